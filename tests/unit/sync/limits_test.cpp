// Bounds of files from outside (model/limits.h), and every way in which a header or a record can be the wrong shape.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "model/limits.h"
#include "sync/snapshot.h"
#include "tests/support/core_world.h"

#include <algorithm>
#include <memory>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

std::string number(std::uint64_t n) { return std::to_string(n); }

// `count` things, each made from its number, with commas between.
template <class Make> std::string list(std::size_t count, Make make) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += (i ? "," : "") + make(i);
    return out;
}

std::string replica(std::uint64_t n) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text(18, '"');
    for (std::size_t i = 0; i < 16; ++i) text[16 - i] = digits[n >> (4 * i) & 15];
    return text;
}

std::string id(std::uint64_t n) { return "\"" + to_string(Id{0x0190000000000000, 0x8000000000000000 + n}) + "\""; }

struct File {
    std::string start = R"("format":1,"min_reader":1,"schema":1)";
    std::string replicas = "[" + replica(0xAA) + "]", authors = R"(["甲"])", stamps = "[[0,1,5,0],[0,2,6,0]]",
                counts = R"({"unit":1})", more;
    std::string fields = R"("name":[0,"x"])";
    std::string records = "";

    std::string bytes() const {
        std::string body =
            "{\"yinfeng\":{" + start + ",\"replicas\":" + replicas + ",\"authors\":" + authors +
            ",\"stamps\":" + stamps + ",\"counts\":" + counts + more + "},\n\"records\":[\n" +
            (records.empty() ? R"({"kind":"unit","id":)" + id(1) + ",\"fields\":{" + fields + "}}" : records) +
            "\n],\n";
        return with_end(body);
    }
    static std::string with_end(std::string body) {
        return body + "\"end\":{\"bytes\":" + number(body.size()) + ",\"sha256\":\"" + sha256_hex(body) + "\"}}\n";
    }
};

std::string message_of(std::string_view bytes) {
    const auto result = decode_snapshot(bytes);
    return result ? std::string() : result.error().message;
}

#define CHECK_SAYS(bytes, words) CHECK_MESSAGE(message_of(bytes).find(words) != std::string::npos, message_of(bytes))

} // namespace

TEST_CASE("limits: authors of earlier programs are read as they ought to have been written") {
    const std::string gbk = "\xBC\xD7\xBE\xD6\xD5\\\xC1"; // with a backslash within a character
    File file;
    file.authors = "[\"\u202e甲\",\"甲\",\"" + std::string(most_author_bytes + 1, 'x') +
                   "\",\"a\\u0007b\",\"\xBC\xD7\xBE\xD6\xD5\\\\\xC1\"]";
    file.stamps = "[[0,1,5,0],[0,2,6,1],[0,3,6,2],[0,4,6,3],[0,5,6,4]]";
    file.fields = R"("brief":[4,"v"],"name":[3,"x"],"note":[2,"y"],"short_name":[1,"z"],"source":[0,"w"])";
    const Result<Fragment> read = decode_snapshot(file.bytes());
    REQUIRE_MESSAGE(read.has_value(), message_of(file.bytes()));
    CHECK(read->was_mended);
    Workspace workspace;
    workspace.join(*read, {});
    std::vector<std::string> authors;
    for (StampId stamp = 0; stamp < workspace.stamps().size(); ++stamp)
        authors.emplace_back(workspace.stamps().author_name(workspace.stamps()[stamp].author));
    std::ranges::sort(authors);
    authors.erase(std::unique(authors.begin(), authors.end()), authors.end());
    std::vector<std::string> expected{kept_author("a\ab"), std::string(most_author_bytes, 'x'), "甲", kept_author(gbk)};
    std::ranges::sort(expected);
    CHECK(authors == expected);
    CHECK(is_valid_utf8(kept_author(gbk)));
    CHECK(decode_snapshot(encode_snapshot(workspace)).has_value());
}

TEST_CASE("limits: as many as are allowed are read, one more is refused by name") {
    REQUIRE_MESSAGE(message_of(File{}.bytes()).empty(), message_of(File{}.bytes()));
    for (const std::size_t more : {0uz, 1uz}) {
        CAPTURE(more);
        const auto check = [&](const File& file, std::string_view words) {
            if (more) {
                CHECK_SAYS(file.bytes(), words);
            } else {
                CHECK_MESSAGE(message_of(file.bytes()).empty(), message_of(file.bytes()));
            }
        };
        File kinds; // a record of each, and one of this version
        const std::size_t unknown = limits::unknown_kinds + more;
        kinds.records = list(unknown,
            [](std::size_t i) { return "{\"kind\":\"k" + number(i) + "\",\"id\":" + id(1) + ",\"fields\":{}}"; });
        kinds.counts = "{" + list(unknown, [](std::size_t i) { return "\"k" + number(i) + "\":1"; }) + "}";
        check(kinds, "类别过多");
        File counted;
        counted.counts = "{\"unit\":1," + list(known_kind_count + limits::unknown_kinds + 2 * more, [](std::size_t i) {
            return "\"k" + number(i) + "\":0";
        }) + "}";
        if (more) CHECK_SAYS(counted.bytes(), "类别过多");

        // Of a value that is only carried: its depth, wherever it stands; a long number.
        for (const bool objects : {false, true}) {
            const std::size_t depth = static_cast<std::size_t>(most_value_depth) + more;
            std::string value;
            for (std::size_t i = 0; i < depth; ++i) value += objects ? "{\"a\":" : "[";
            value += "1" + std::string(depth, objects ? '}' : ']');
            File deep;
            deep.fields = "\"note\":[0," + value + "]";
            check(deep, "嵌套过深");
            deep.fields = "\"note\":{\"s\":[[0," + value + "]],\"h\":[[1," + value + "]]}";
            check(deep, "嵌套过深");
            deep = {};
            deep.more = ",\"later\":" + value;
            check(deep, "嵌套过深");
        }
        File digits;
        digits.fields = "\"note\":[0,1." + std::string(30 + more, '1') + "]";
        check(digits, "数字超出范围");
    }
    File exponents;
    exponents.fields = "\"note\":[0,[1e+5,1E-250,2e05]]";
    CHECK(message_of(exponents.bytes()).empty());
}

TEST_CASE("limits: what honest work makes in any number is read in any number") {
    const std::size_t many = 120'000;
    File file;
    file.replicas = "[" + list(many, [](std::size_t i) { return replica(i + 1); }) + "]";
    file.stamps = "[" + list(many, [](std::size_t i) { return "[" + number(i) + ",1,5,0]"; }) + "]";
    file.more = "," + list(1'000, [](std::size_t i) { return "\"later" + number(i) + "\":[]"; });
    const std::string writes = list(many, [](std::size_t i) { return "[" + number(i) + "," + number(i) + "]"; });
    file.fields = "\"name\":{\"s\":[" + writes + "]},\"note\":{\"x\":[" +
                  list(many, [](std::size_t i) { return "[" + number(i) + ",3]"; }) + "],\"s\":[[0,1]],\"h\":[" +
                  writes + "]}," + list(many, [](std::size_t i) { return "\"tags/" + number(i) + "\":[0,true]"; });
    const std::string carried = "[\"" + std::string(3'000'000, 'x') + "\"]";
    file.fields += ",\"later\":[0," + carried + "]";
    auto fragment = decode_snapshot(file.bytes());
    REQUIRE_MESSAGE(fragment.has_value(), message_of(file.bytes()));
    CHECK(fragment->stamps.replica_count() == many);
    CHECK(fragment->header_extras.size() == 1'000);
    CHECK(fragment->records.at(0).fields.size() == many + 3);
    Workspace workspace, again;
    workspace.adopt(*std::move(fragment));
    const std::string bytes = encode_snapshot(workspace);
    again.join(*decode_snapshot(bytes), "导入");
    CHECK(encode_snapshot(again) == bytes);
    CHECK(again.record(0).find(static_cast<FieldId>(field::unit::name_))->sibling_count() == many);
}

TEST_CASE("limits: a file that is too large is not even looked into") {
    const std::unique_ptr<char[]> memory(
        new char[limits::bytes + 1]); // never written: it costs an address and no memory
    CHECK_SAYS(std::string_view(memory.get(), limits::bytes + 1), "文件太大");
    CHECK(limits::unpacked_bytes(100) == 1'000'000);
    CHECK(limits::unpacked_bytes(400'000) == 400'000 * limits::highest_ratio);
    CHECK(limits::highest_ratio > 1'032); // deflate's own: a match of 258 bytes takes two bits at least
    CHECK(limits::unpacked_bytes(std::size_t{1} << 30) == limits::bytes);
}

TEST_CASE("a header of the wrong shape is refused") {
    const auto with = [](std::string File::* part, std::string text) {
        File file;
        file.*part = std::move(text);
        return file.bytes();
    };
    for (const char* stamps : {"[[-1,1,5,0]]", "[[0,1,5,-1]]", "[[1,1,5,0]]", "[[0,1,5,1]]", "[[0,0,5,0]]",
             "[[0,1,-5,0]]", "[[0,\"1\",5,0]]", "[5]", "{}", "5", "[[[0]]]", "[{}]", "[[0,1,5]]", "[[0,1,5,0,0]]"}) {
        CAPTURE(std::string(stamps));
        CHECK_FALSE(message_of(with(&File::stamps, stamps)).empty());
    }
    for (const char* other : {"\"x\"", "5", "{}", "[[]]", "[{}]", "[null]", "[true]", "[1.5]", "[7]"}) {
        CAPTURE(std::string(other));
        CHECK_FALSE(message_of(with(&File::replicas, other)).empty());
        CHECK_FALSE(message_of(with(&File::authors, other)).empty());
    }
    for (const char* counts : {"{\"\":1}", "{\"unit\":\"1\"}", "{\"unit\":[]}", "{\"unit\":{}}", "{\"unit\":1.0}", "[]",
             "5", "{\"unit\":2}", "{\"unit\":-1}", "{}"}) {
        CAPTURE(std::string(counts));
        CHECK_FALSE(message_of(with(&File::counts, counts)).empty());
    }
    for (const char* start : {R"("format":[],"min_reader":1,"schema":1)", R"("format":{},"min_reader":1,"schema":1)",
             R"("format":"1","min_reader":1,"schema":1)", R"("format":1.0,"min_reader":1,"schema":1)",
             R"("format":1,"min_reader":1,"schema":1000001)", R"("format":null,"min_reader":1,"schema":1)"}) {
        CAPTURE(std::string(start));
        CHECK_FALSE(message_of(with(&File::start, start)).empty());
    }
    // What this version does not know may be anything.
    CHECK(message_of(with(&File::more, R"(,"a":null,"b":true,"c":"x","d":-7,"e":1.5,"f":{"g":[]})")).empty());
    CHECK_FALSE(message_of(with(&File::more, ",\"a\":\"" + std::string(most_text_bytes + 1, 'x') + "\"")).empty());
    CHECK_FALSE(message_of(with(&File::more, ",\"a\":1,\"a\":1")).empty());
    CHECK_FALSE(message_of(with(&File::more, ",\"left_out\":1,\"left_out\":1")).empty());
    CHECK_FALSE(message_of(with(&File::more, ",\"\\u0001\":1")).empty());
}

TEST_CASE("a record or a cell of the wrong shape is refused") {
    const std::string name = R"("fields":{"name":[0,"x"]})",
                      good = "{\"kind\":\"unit\",\"id\":" + id(1) + "," + name + "}";
    for (const std::string& records :
        {std::string("{\"kind\":\"unit\",\"kind\":\"unit\",\"id\":") + id(1) + "," + name + "}",
            "{\"kind\":\"unit\",\"id\":" + id(1) + ",\"id\":" + id(1) + "," + name + "}",
            "{\"kind\":\"unit\",\"id\":" + id(1) + "}", std::string("{}"),
            "{\"kind\":{},\"id\":" + id(1) + "," + name + "}", "{\"kind\":\"unit\",\"id\":5," + name + "}",
            "{\"kind\":\"unit\",\"id\":" + id(1) + ",\"fields\":[]}",
            "{\"kind\":\"unit\",\"id\":" + id(1) + ",\"fields\":5}", std::string("null"), std::string("[[]]"),
            good + "," + good}) {
        CAPTURE(records);
        File file;
        file.records = records;
        CHECK_FALSE(message_of(file.bytes()).empty());
    }
    for (const char* fields : {R"("name":{"x":[[-1,1]],"s":[[0,1]]})", R"("name":{"x":[[0,1,2]],"s":[[0,1]]})",
             R"("name":{"x":[[0,1,2,3,4]],"s":[[0,1]]})", R"("name":{"x":[[0]],"s":[[0,1]]})",
             R"("name":{"x":[["0",1]],"s":[[0,1]]})", R"("name":{"x":{},"s":[[0,1]]})", R"("name":{"s":5})",
             R"("name":{"s":[[0,1]],"s":[]})", R"("name":[[0],1])", R"("name":[{},1])", R"("name":[0,1,{}])",
             R"("name":[0,1,[]])", R"("name":[0,{"\u0001":1}])", R"("name":[0,["\u0001"]])",
             R"("name":[0,[99999999999999999999]])", R"("name":[0,[-99999999999999999999]])", R"("name":[0,[1e999]])",
             R"("name":[null,1])", R"("name":[true,1])", R"("name":[0.5,1])", R"("name":[0,"x","y"])"}) {
        CAPTURE(std::string(fields));
        File file;
        file.fields = fields;
        CHECK_FALSE(message_of(file.bytes()).empty());
    }
    // A cell in which nothing is left is none.
    File empty;
    empty.fields = R"("name":{},"note":{"s":[],"h":[],"x":[]},"other":[0,null])";
    const auto fragment = decode_snapshot(empty.bytes());
    REQUIRE(fragment.has_value());
    CHECK(fragment->records.at(0).fields.size() == 1);
}

TEST_CASE("parts of a file that are missing, twice or in the wrong order") {
    const std::string whole = File{}.bytes();
    const std::size_t records = whole.find("\"records\""), end = whole.find("\"end\"");
    const std::string header = whole.substr(0, records), list = whole.substr(records, end - records);
    CHECK_FALSE(message_of("{}").empty());
    CHECK_FALSE(message_of(File::with_end(header)).empty());                                // no records
    CHECK_FALSE(message_of(header.substr(0, header.size() - 2) + "}").empty());             // and no end
    CHECK_FALSE(message_of(header + "\"end\":{\"bytes\":1}," + list + "\"x\":1}").empty()); // the end first
    CHECK_FALSE(message_of(File::with_end(header + list + "\"end\":{\"bytes\":1},")).empty());
    CHECK_FALSE(message_of(header + "\"records\":{}}").empty());
    CHECK_FALSE(message_of(header + list + "\"end\":[]}").empty());
    CHECK_FALSE(message_of(header + list + "\"end\":{\"bytes\":99999999999999999999}}").empty());
    CHECK_FALSE(message_of(header + list + "\"end\":{\"bytes\":[]}}").empty());
    CHECK_FALSE(message_of(header + list + "\"end\":5}").empty());
    CHECK_FALSE(message_of("{\"yinfeng\":5}").empty());
    CHECK_FALSE(message_of("{\"yinfeng\":[]}").empty());
    CHECK_SAYS(whole.substr(0, whole.size() - 5) + "\"}}\n", "被改动"); // a digest that is too short
    CHECK_SAYS(header + list.substr(0, list.size() - 2) + "}" + std::string(200, ' '), "缺少校验码");
    std::string long_ago = whole; // an end that is not at the end
    long_ago.insert(whole.size() - 3, ",\"x\":\"" + std::string(200, 'x') + "\"");
    CHECK_FALSE(message_of(long_ago).empty());
    std::string no_number = whole;
    no_number.replace(no_number.find("\"bytes\":") + 8, 1, "x");
    CHECK_FALSE(message_of(no_number).empty());
    CHECK_SAYS(" \n\t ", "不完整");
    for (const char* bytes : {"PK\x05\x06", "\xFF\xD8\xFF", "7z\xBC\xAF", "\x89YFS", "\xFE\xFF{"})
        CHECK_FALSE(message_of(bytes).empty());
    using namespace std::string_view_literals;
    CHECK_SAYS("\0{"sv, "UTF-16");
    CHECK_SAYS("{\0"sv, "UTF-16");
    // A line end of an old Macintosh is no line end of a snapshot.
    std::string lone = whole;
    lone.insert(records, "\r");
    CHECK_SAYS(lone, "被改动");
    CHECK(message_of(whole + "\r").empty()); // behind the end it does no harm
}

TEST_CASE("a decoder asked again after the end says the same, and what it has not opened it has not read") {
    SnapshotDecoder refused("PK\x03\x04");
    CHECK(refused.step(1));
    CHECK(refused.step(1));
    CHECK(refused.records_read() == 0);
    CHECK(refused.records_stated() == 0);
    CHECK_FALSE(refused.take().has_value());
    const std::string whole = File{}.bytes();
    SnapshotDecoder good(whole, Digest::ignored);
    while (!good.step(7)) {}
    CHECK(good.step(7));
    CHECK(good.take().has_value());
    CHECK(stated_digest(whole).size() == 64);
    CHECK(stated_digest("{}").empty());
    File none;
    none.counts = R"({"unit":1,"project":0})";
    const std::string bytes = none.bytes();
    SnapshotDecoder counted(bytes);
    counted.step(SIZE_MAX);
    CHECK(counted.records_stated() == 1);
    CHECK(counted.take().has_value());
}
