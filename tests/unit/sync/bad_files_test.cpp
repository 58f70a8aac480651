// Files from outside that are broken, foreign, hostile or too new: a message that says what to do, and nothing applied.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "model/limits.h"
#include "sync/snapshot.h"
#include "tests/support/core_world.h"
#include "tests/support/source_dir.h"

#include <cstdio>
#include <fstream>
#include <iterator>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

std::string golden() {
    std::ifstream file(source_path("tests/golden/v1-small.json"), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// With a right trailer, as a hostile writer would.
std::string sealed(std::string body) {
    std::string out = body;
    out += "\"end\":{\"bytes\":";
    append_integer(out, static_cast<std::int64_t>(body.size()));
    return out + ",\"sha256\":\"" + sha256_hex(body) + "\"}}\n";
}

const std::string head =
    R"({"yinfeng":{"format":1,"min_reader":1,"schema":1,"replicas":["00000000000000aa"],"authors":["甲"],"stamps":[[0,1,5,0],[0,2,6,0]],"counts":{"unit":1}},)"
    "\n\"records\":[\n";
const std::string tail = "\n],\n";
std::string with_fields(const std::string& fields) {
    return sealed(head + R"({"kind":"unit","id":"01j00000000008000000000000","fields":{)" + fields + "}}" + tail);
}

std::string message_of(std::string_view bytes) {
    const auto result = decode_snapshot(bytes);
    return result ? std::string() : result.error().message;
}

#define CHECK_SAYS(bytes, words) CHECK_MESSAGE(message_of(bytes).find(words) != std::string::npos, message_of(bytes))

} // namespace

TEST_CASE("the golden file of format 1 is read and written back byte for byte") {
    const std::string bytes = golden();
    REQUIRE(bytes.size() > 2'000);
    const auto fragment = decode_snapshot(bytes);
    REQUIRE_MESSAGE(fragment.has_value(), fragment.error().message);
    Workspace joined;
    joined.join(*fragment, "导入");
    CHECK(encode_snapshot(joined) == bytes);
    CHECK(joined.header_extras().at("audit") == "{\"head\":\"0a\",\"weight\":1.50}");
    CHECK(joined.newest_schema() == 3);
    std::printf("digest golden-v1-small %s\n", state_digest(joined).c_str());
}

TEST_CASE("the golden file cut at any byte is refused as incomplete") {
    const std::string bytes = golden();
    for (std::size_t length = 0; length + 1 < bytes.size(); ++length) { // without the last line end it is still whole
        const auto result = decode_snapshot(std::string_view(bytes).substr(0, length));
        REQUIRE_FALSE(result.has_value());
        if (length > 40) {
            const bool says = result.error().message.find("文件不完整") != std::string::npos;
            if (!says) FAIL("cut at ", length, ": ", result.error().message);
        }
    }
}

TEST_CASE("the golden file with any bit flipped is refused") {
    const std::string bytes = golden();
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string flipped = bytes;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            const auto result = decode_snapshot(flipped);
            if (result) FAIL("byte ", at, " bit ", bit, " went unnoticed");
            if (result.error().message.empty()) FAIL("no words");
        }
    }
}

TEST_CASE("a file read in slices gives the same, or is refused in the same words") {
    const std::string bytes = golden();
    const auto check = [](const std::string& file, std::size_t slice) {
        SnapshotDecoder decoder(file);
        std::size_t steps = 1, read = 0;
        while (!decoder.step(slice)) {
            ++steps;
            CHECK(decoder.records_read() >= read);
            read = decoder.records_read();
        }
        auto in_slices = decoder.take();
        const auto at_once = decode_snapshot(file);
        REQUIRE(in_slices.has_value() == at_once.has_value());
        if (!at_once) {
            CHECK(in_slices.error().message == at_once.error().message);
        } else {
            CHECK(encode_snapshot(*in_slices) == encode_snapshot(*at_once));
            CHECK(decoder.records_stated() == at_once->records.size());
        }
        // The digest is worked out by somebody else, or is left to somebody who then has none.
        for (const bool given : {true, false}) {
            SnapshotDecoder other(file);
            other.leave_digest(true);
            while (!other.step(slice)) {}
            if (given) other.set_digest(sha256_hex(other.digested_part()));
            const auto with_digest = other.take();
            REQUIRE(with_digest.has_value() == at_once.has_value());
            if (!at_once) CHECK(with_digest.error().message == at_once.error().message);
        }
        return steps;
    };
    for (const std::size_t slice : {std::size_t{1}, std::size_t{64}, std::size_t{1'000}, bytes.size(), SIZE_MAX}) {
        const std::size_t steps = check(bytes, slice);
        CHECK((slice < bytes.size() / 2) == (steps > 1));
        check("\xEF\xBB\xBF" + bytes, slice);
        check("PK\x03\x04" + bytes, slice);
        check({}, slice);
        for (std::size_t at = 0; at + 1 < bytes.size(); at += 37) {
            check(bytes.substr(0, at), slice);
            std::string flipped = bytes;
            flipped[at] = static_cast<char>(flipped[at] ^ 4);
            check(flipped, slice);
        }
    }
}

TEST_CASE("random damage of several bytes never gets through and never crashes") {
    const std::string bytes = golden();
    SeededRandom random(3);
    for (int i = 0; i < rounds(4'000); ++i) {
        std::string damaged = bytes;
        for (auto n = 1 + random.below(5); n > 0; --n) {
            const std::size_t at = random.below(damaged.size());
            const std::size_t length = random.below(30);
            switch (random.below(4)) {
            case 0: damaged.erase(at, length + 1); break;
            case 1: damaged.insert(at, damaged.substr(random.below(damaged.size()), length + 1)); break;
            case 2: damaged[at] = static_cast<char>(random.next()); break;
            default: damaged.insert(at, std::string(length, "[{\"9,"[random.below(5)]));
            }
            if (damaged.empty()) damaged = "x";
        }
        const auto last = damaged.find_last_not_of(" \r\n\t"); // white space behind the end does no harm
        if (damaged.substr(0, last + 1) == bytes.substr(0, bytes.size() - 1)) continue;
        REQUIRE_FALSE(decode_snapshot(damaged).has_value());
        // Without the digest the structure alone must hold: what is accepted can be written and read again.
        if (auto accepted = decode_snapshot(damaged, Digest::ignored)) {
            Workspace workspace;
            workspace.adopt(std::move(*accepted));
            REQUIRE(decode_snapshot(encode_snapshot(workspace)).has_value());
        }
    }
}

TEST_CASE("what mail and editors do to a file is repaired where the digest proves it, else named") {
    const std::string bytes = golden();
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : bytes) {
        if (c == '\n') windows += '\r';
        windows += c;
    }
    CHECK(decode_snapshot(windows).has_value());
    CHECK(decode_snapshot("\xEF\xBB\xBF" + bytes).has_value());
    CHECK(decode_snapshot(bytes + "\n \n").has_value());

    CHECK_SAYS("", "空的");
    CHECK_SAYS("\x1F\x8B\x08", "压缩");
    CHECK_SAYS("PK\x03\x04xl/", "Excel");
    CHECK_SAYS("\xD0\xCF\x11\xE0", ".xls");
    CHECK_SAYS("%PDF-1.7", "PDF");
    CHECK_SAYS("\n<!DOCTYPE html>", "网页");
    CHECK_SAYS("\x89PNG", "图片");
    CHECK_SAYS("Rar!", "压缩包");
    CHECK_SAYS("项目名称,投资额\n", "不是引凤的快照");
    CHECK_SAYS("[1,2]", "不是引凤的快照");
    CHECK_SAYS("{\"name\":1}", "不是引凤的快照");
    CHECK_SAYS("12", "不是引凤的快照");
    std::string utf16 = "\xFF\xFE";
    for (const char c : bytes.substr(0, 100)) {
        utf16 += c;
        utf16 += '\0';
    }
    CHECK_SAYS(utf16, "UTF-16");
    CHECK_SAYS(utf16.substr(2), "UTF-16");
    std::string gbk = bytes;
    const auto chinese = gbk.find("\xE9"); // some character of three bytes
    REQUIRE(chinese != std::string::npos);
    gbk.replace(chinese, 3, "\xCF\xEE"); // 项
    CHECK_SAYS(gbk, "GBK");
    std::string pretty = bytes;
    pretty.replace(pretty.find(','), 1, ", ");
    CHECK_SAYS(pretty, "被改动");
    CHECK_SAYS(bytes.substr(0, bytes.rfind("\"end\"") - 2) + "}", "缺少校验码");
    CHECK_SAYS(bytes.substr(0, bytes.size() / 2), "请让对方重新发送");
}

TEST_CASE("a file of a newer version asks for an update") {
    std::string newer =
        sealed(R"({"yinfeng":{"format":3,"min_reader":3,"schema":9,"tables":{"all":"new"}},"records":{}},)");
    CHECK_SAYS(newer, "升级");
    CHECK_SAYS(R"({"yinfeng":{"format":3,"min_reader":3,)", "升级");
}

TEST_CASE("hostile files with a right digest are refused") {
    const std::string good = with_fields(R"("name":[0,"x"])");
    REQUIRE_MESSAGE(message_of(good).empty(), message_of(good));
    CHECK(decode_snapshot(with_fields(R"("future":[0,{"a":[1,null,true,"z",-0,1.50],"b":{}}])")).has_value());
    CHECK(decode_snapshot(with_fields(R"("__proto__":[0,"x"],"constructor":[0,{"__proto__":1}])"))
            .has_value()); // only a name

    for (const std::string& fields : std::initializer_list<std::string>{
             R"("name":[0,"x"],"name":[0,"y"])", // twice
             R"("name":{"s":[[0,"x"]],"s":[[1,"y"]]})",
             R"("note":[0,{"a":1,"a":2}])",
             R"("note":[0,{"b":{"a":1,"c":0,"a":2}}])",
             R"("name":[2,"x"])",
             R"("name":[-1,"x"])", // no such stamp
             R"("name":[0])",
             R"("name":[])",
             R"("name":[0,1,2])",
             R"("name":0)",
             R"("name":"x")",
             R"("name":null)",
             R"("name":["x",0])",
             R"("name":[[0],1])",
             R"("name":{"q":1})",
             R"("name":{"x":[[5,1]],"s":[[0,1]]})",
             R"("name":{"x":[[0,0]],"s":[[0,1]]})",
             R"("name":{"x":[[0,-1]],"s":[[0,1]]})",
             R"("name":{"x":[[0,9007199254740993]],"s":[[0,1]]})",
             R"("name":{"x":[0]})",
             R"("name":{"s":[0]})",
             R"("name":{"s":{}})",
             R"("order":[0,9007199254740992])",
             R"("order":[0,-9007199254740992])",
             R"("order":[0,18446744073709551616])",
             R"("order":[0,1e400])",
             R"("order":[0,1e-400])",
             R"("name":[0,"a\u0000b"])",
             R"("name":[0,"\u202e反"])",
             R"("name":[0,"\r"])",
             "\"na\\u0007me\":[0,1]",
             "\"name\":[0,\"\xE2\x80\xAE\"])",
             R"("name":[0,"\ud800"])",
             "\"name\":[0,\"\xC0\xAF\"]",
             R"("":[0,1])",
             "\"name\":[0,\"" + std::string(most_text_bytes + 1, 'x') + "\"]",
             "\"" + std::string(most_name_bytes + 1, 'n') + "\":[0,1]",
             "\"note\":[0," + std::string(40, '[') + std::string(40, ']') + "]",
             "\"note\":[0," + std::string(100'000, '[') + "]",
         }) {
        CAPTURE(fields.substr(0, 200));
        const std::string message = message_of(with_fields(fields));
        CHECK_FALSE(message.empty());
    }
    // As many values side by side as offices have answered.
    std::string many = "\"name\":{\"s\":[";
    for (std::size_t i = 0; i <= 20'000; ++i) {
        many += i ? ",[0,\"" : "[0,\"";
        append_integer(many, static_cast<std::int64_t>(i));
        many += "\"]";
    }
    many += "]}";
    const auto answered = decode_snapshot(with_fields(many));
    REQUIRE(answered.has_value());
    CHECK(answered->records.at(0).fields.at(0).cell.sibling_count() == 20'001);

    const auto header = [](const std::string& from, const std::string& to) {
        std::string text = head;
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        return sealed(text + R"({"kind":"unit","id":"01j00000000008000000000000","fields":{"name":[0,"x"]}})" + tail);
    };
    for (const auto& [from, to] : std::initializer_list<std::pair<std::string, std::string>>{
             {"\"00000000000000aa\"", "\"00000000000000aa\",\"00000000000000aa\""},
             {"\"00000000000000aa\"", "\"00000000000000AA\""},
             {"\"00000000000000aa\"", "\"aa\""},
             {"\"00000000000000aa\"", "12"},
             {"[\"00000000000000aa\"]", "\"00000000000000aa\""},
             {"\"甲\"", "\"甲\",\"甲\""},
             {"[0,1,5,0]", "[0,2,6,0]"},
             {"[0,1,5,0]", "[1,1,5,0]"},
             {"[0,1,5,0]", "[0,0,5,0]"},
             {"[0,1,5,0]", "[0,1,-5,0]"},
             {"[0,1,5,0]", "[0,1,253402300800000,0]"},
             {"[0,1,5,0]", "[0,1,5,1]"},
             {"[0,1,5,0]", "[0,1,5]"},
             {"[0,1,5,0]", "[0,1,5,0,0]"},
             {"[0,1,5,0]", "[0,9007199254740993,5,0]"},
             {"\"unit\":1", "\"unit\":2"},
             {"\"unit\":1", "\"unit\":1,\"project\":1"},
             {"\"unit\":1", ""},
             {"\"unit\":1", "\"unit\":1,\"unit\":1"},
             {"\"schema\":1,", ""},
             {"\"schema\":1,", "\"schema\":1,\"schema\":1,"},
             {"\"schema\":1", "\"schema\":-1"},
             {"\"schema\":1,", "\"schema\":1,\"new\":1,\"new\":2,"},
             {"\"records\":[\n", "\"records\":[],\"records\":[\n"},
             {"\"records\":[\n", "\"other\":1,\"records\":[\n"},
             {"\"records\":[\n", "\"yinfeng\":{},\"records\":[\n"},
         }) {
        CAPTURE(to);
        CHECK_FALSE(message_of(header(from, to)).empty());
    }
    for (const char* records :
        {R"({"kind":"unit","id":"01j00000000008000000000000","fields":{}},{"kind":"unit","id":"01j00000000008000000000000","fields":{}})",
            R"({"kind":"unit","fields":{}})", R"({"id":"01j00000000008000000000000","kind":"unit"})",
            R"({"kind":"unit","id":"x","fields":{}})",
            R"({"kind":"unit","id":"00000000000000000000000000","fields":{}})",
            R"({"kind":"","id":"01j00000000008000000000000","fields":{}})",
            R"({"id":"01j00000000008000000000000","fields":{},"kind":"unit"})",
            R"({"kind":"unit","id":"01j00000000008000000000000","fields":{},"fields":{}})",
            R"({"kind":"unit","id":"01j00000000008000000000000","fields":{},"more":1})", R"([])", R"(1)", R"("x")"}) {
        CAPTURE(std::string(records));
        CHECK_FALSE(message_of(sealed(head + records + tail)).empty());
    }
    CHECK_SAYS(with_fields(R"("name":[0,"x"],"name":[0,"y"])"), "第 1 条记录");
}

TEST_CASE("keys of the header and values that this version does not know are carried and joined the same way round") {
    const auto file = [](const char* extra) {
        std::string text = head;
        text.replace(text.find("\"counts\""), 0, std::string("\"audit\":") + extra + ",");
        return sealed(text + R"({"kind":"unit","id":"01j00000000008000000000000","fields":{"name":[0,"x"]}})" + tail);
    };
    auto a = decode_snapshot(file("[1,2.50]"));
    auto b = decode_snapshot(file("{\"z\":1}"));
    REQUIRE(a.has_value());
    REQUIRE(b.has_value());
    Workspace ab, ba;
    ab.join(*a, "");
    ab.join(*b, "");
    ba.join(*b, "");
    ba.join(*a, "");
    CHECK(encode_snapshot(ab) == encode_snapshot(ba));
    CHECK(ab.header_extras().at("audit") == "{\"z\":1}");
}
