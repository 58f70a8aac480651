// The snapshot format: what is written, and that reading gives it back.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "model/typed.h"
#include "store/fragment.h"
#include "sync/snapshot.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

using namespace yinfeng;

namespace {

Id id_of(std::uint64_t n) { return {0x0190000000000000 + n, 0x8000000000000000 + n}; }

Workspace small_workspace() {
    Workspace workspace;
    workspace.set_replica(0x00c0ffee00c0ffee);
    workspace.set_author("服务专员甲");
    Change change;
    change.name = "新建项目";
    change.set(Kind::project, id_of(1), field::project::name_, Value::text("数博环球\"项目\""));
    change.set(Kind::project, id_of(1), field::project::amount_, Value::text(">100000"));
    change.set(Kind::project, id_of(1), field::project::key_project_, Value::of(true));
    change.set(Kind::project, id_of(1), workspace.names().element(field::project::tags_, "省关注"), Value::of(true));
    change.set(Kind::chain_node, id_of(2), field::chain_node::order_, Value::of(std::int64_t{3}));
    REQUIRE(workspace.apply(change, 1'567'123'200'000));
    return workspace;
}

} // namespace

TEST_CASE("a snapshot is one sorted record per line, with tables in front and a digest behind") {
    const Workspace workspace = small_workspace();
    const std::string bytes = encode_snapshot(workspace);
    const std::string expected =
        R"({"yinfeng":{"format":1,"min_reader":1,"schema":1,"replicas":["00c0ffee00c0ffee"],"authors":["服务专员甲"],)"
        R"("stamps":[[0,1,1567123200000,0]],"counts":{"chain_node":1,"project":1}},)"
        "\n\"records\":[\n"
        R"({"kind":"chain_node","id":")" +
        to_string(id_of(2)) +
        R"(","fields":{"order":[0,3]}},)"
        "\n"
        R"({"kind":"project","id":")" +
        to_string(id_of(1)) +
        R"(","fields":{"amount":[0,">100000"],"key_project":[0,true],"name":[0,"数博环球\"项目\""],"tags/省关注":[0,true]}})"
        "\n],\n";
    CHECK(bytes.substr(0, bytes.rfind("\"end\"")) == expected);
    CHECK(bytes.ends_with("\"" + state_digest(workspace) + "\"}}\n"));
}

TEST_CASE("reading gives back what was written") {
    Workspace workspace = small_workspace();
    Change change;
    change.set(Kind::project, id_of(1), field::project::name_, Value::text("改名"));
    change.set(Kind::project, id_of(1), field::project::amount_, Value());
    REQUIRE(workspace.apply(change, 1'567'123'300'000));
    Change deletion;
    workspace.add_delete(deletion, workspace.find(id_of(2)));
    REQUIRE(workspace.apply(deletion, 1'567'123'400'000));

    const std::string bytes = encode_snapshot(workspace);
    auto fragment = decode_snapshot(bytes);
    REQUIRE_MESSAGE(fragment.has_value(), (fragment ? "" : fragment.error().message));
    Workspace copy;
    copy.adopt(std::move(*fragment));
    CHECK(encode_snapshot(copy) == bytes);
    const RecordIndex project = copy.find(id_of(1));
    CHECK(copy.value(project, field::project::name_).as_text() == "改名");
    CHECK(copy.value(project, field::project::amount_).is_none());
    CHECK(copy.record(project).find(field::project::name_)->history().size() == 1);
    CHECK(copy.elements(project, field::project::tags_) == std::vector<std::string_view>{"省关注"});
    CHECK(copy.live(Kind::chain_node).empty());
    CHECK(copy.deleted(Kind::chain_node).size() == 1);

    auto again = decode_snapshot(bytes);
    Workspace joined;
    joined.join(*again, "导入");
    CHECK(encode_snapshot(joined) == bytes);
}

TEST_CASE("writing in slices gives the same bytes, and says how far it has come") {
    const Workspace office = small_workspace();
    for (const std::size_t slice : {1uz, 2uz, 1'000uz}) {
        std::string bytes;
        SnapshotEncoder encoder(office, [&](std::string_view part) { bytes += part; });
        std::size_t done = encoder.steps_done();
        CHECK(done == 0);
        while (!encoder.step(slice)) {
            CHECK(encoder.steps_done() >= done);
            done = encoder.steps_done();
        }
        CHECK(encoder.steps_done() == encoder.steps());
        CHECK(encoder.steps() == 2 * office.record_count());
        CHECK(encoder.step(slice)); // it has ended
        CHECK(bytes == encode_snapshot(office));
        CHECK(encoder.digest() == state_digest(office));
    }
}

TEST_CASE("without the confidential fields: they are not in the file, it says so, and joining it touches none") {
    Workspace office = small_workspace();
    Change change;
    change.set(Kind::person, id_of(3), field::person::name_, Value::text("联络员"));
    change.set(Kind::person, id_of(3), field::person::phone_, Value::text("13900000000"));
    change.set(Kind::person, id_of(4), field::person::phone_, Value::text("13911111111")); // nothing else
    REQUIRE(office.apply(change, 1'567'123'300'000));
    Change changed;
    changed.set(Kind::person, id_of(3), field::person::phone_, Value::text("13922222222")); // a history, too
    for (const FieldId quoting : {field::view::where_, field::view::colour_}) // a view may quote what it asks for
        for (const char* phone : {"phone ~ 13933333333", "phone ~ 13944444444"}) {
            Change asked;
            asked.set(Kind::view, id_of(5), quoting, Value::text(phone));
            REQUIRE(office.apply(asked, 1'567'123'500'000));
        }

    std::string bytes;
    const std::string digest =
        write_snapshot(office, [&](std::string_view part) { bytes += part; }, Contents::without_confidential);
    CHECK(bytes.find("139") == std::string::npos);
    CHECK(bytes.find("\"phone\"") == std::string::npos);
    CHECK(bytes.find(",\"left_out\":\"confidential\"},\n") != std::string::npos);
    CHECK(bytes.ends_with("\"" + digest + "\"}}\n"));

    auto fragment = decode_snapshot(bytes);
    REQUIRE_MESSAGE(fragment.has_value(), (fragment ? "" : fragment.error().message));
    CHECK(fragment->left_out == "\"confidential\"");
    CHECK(encode_snapshot(*fragment) == bytes); // and says so again when it is written on

    const std::string before = encode_snapshot(office);
    office.join(*fragment, "导入");
    CHECK(encode_snapshot(office) == before);
    Workspace other;
    other.join(*fragment, "导入");
    CHECK(other.value(other.find(id_of(3)), field::person::name_).as_text() == "联络员");
    CHECK(other.value(other.find(id_of(3)), field::person::phone_).is_none());
    CHECK(encode_snapshot(other).find("left_out") == std::string::npos);
    const std::size_t key = bytes.find(",\"left_out\"");
    const auto twice =
        decode_snapshot(bytes.substr(0, key) + ",\"left_out\":\"confidential\"" + bytes.substr(key), Digest::ignored);
    CHECK_FALSE(twice.has_value());
}

TEST_CASE("fields are read by their names, in whatever order, however many are missing") {
    // Sorted, as we write them; one of a set, two that this version does not know.
    constexpr std::array names = {"amount", "area", "floor_area", "name", "tags/省关注", "未来一", "未来二"};
    std::mt19937 random(7);
    std::string sorted, shuffled;
    constexpr int count = 200;
    for (int record = 0; record < count; ++record) {
        std::vector<std::string> fields;
        for (const std::string name : names) {
            if (random() % 3 == 0) continue;
            const bool repeats = random() % 2 == 0; // texts that come again and texts that do not
            const std::string value = repeats ? "\"是\"" : "\"值" + std::to_string(random()) + "\"";
            fields.push_back("\"" + name + "\":[0," + (name.starts_with("tags") ? "true" : value) + "]");
        }
        const auto line = [&] {
            std::string out = record ? ",\n" : "";
            out += R"({"kind":"project","id":")" + to_string(id_of(static_cast<std::uint64_t>(record))) +
                   R"(","fields":{)";
            for (std::size_t i = 0; i < fields.size(); ++i) out += (i ? "," : "") + fields[i];
            return out + "}}";
        };
        sorted += line();
        if (random() % 4 != 0) std::ranges::shuffle(fields, random);
        shuffled += line();
    }
    const auto file = [&](const std::string& records) {
        std::string body = R"({"yinfeng":{"format":1,"min_reader":1,"schema":1,"replicas":["00c0ffee00c0ffee"],)"
                           R"("authors":["服务专员甲"],"stamps":[[0,1,1567123200000,0]],"counts":{"project":)" +
                           std::to_string(count) + "}},\n\"records\":[\n" + records + "\n],\n";
        const std::string digest = sha256_hex(body);
        return body + R"("end":{"bytes":)" + std::to_string(body.size()) + R"(,"sha256":")" + digest + "\"}}\n";
    };
    for (const std::string& records : {sorted, shuffled}) {
        auto fragment = decode_snapshot(file(records));
        REQUIRE_MESSAGE(fragment.has_value(), fragment.error().message);
        Workspace workspace;
        workspace.adopt(std::move(*fragment));
        CHECK(encode_snapshot(workspace) == file(sorted));
    }
}
