// What info, verify and digest say of a file, whose records they do not keep.

#include "tests/native/office.h"

#include "base/sha256.h"
#include "tests/support/source_dir.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace yinfeng;
using nlohmann::json;
using test::Ran;
using test::SmallOffice;
using test::Workplace;

namespace {

// The last records of the file before its first ones, with a digest that is right again: no program of ours writes that.
std::string out_of_order(const std::string& file) {
    const std::string_view begin_mark = "\"records\":[\n", end_mark = "\n],\n";
    const std::size_t begin = file.find(begin_mark) + begin_mark.size(), end = file.find(end_mark, begin);
    std::vector<std::string> records;
    for (std::size_t at = begin; at < end;) {
        const std::size_t line = std::min(file.find('\n', at), end);
        records.push_back(file.substr(at, line - at));
        if (records.back().ends_with(',')) records.back().pop_back();
        at = line + 1;
    }
    std::reverse(records.begin(), records.end());
    std::string out = file.substr(0, begin);
    for (const std::string& record : records) out += record + (&record == &records.back() ? "\n" : ",\n");
    out += "],\n";
    const std::string digest = sha256_hex(out);
    return out + "\"end\":{\"bytes\":" + std::to_string(out.size()) + ",\"sha256\":\"" + digest + "\"}}\n";
}

} // namespace

TEST_CASE("cli: info, verify, digest and who wrote a file say one digest, however it is packed") {
    const SmallOffice office;
    office.set("a.json", {"--new", "人员", "名称=联络员", "电话=13900000000"});
    const Workplace::Variables word{{"YINFENG_PASSPHRASE", "引凤 correct horse 2019 电池"}};
    REQUIRE(office.run({"convert", "a.json", "-o", "packed.json.gz"}).exit == 0);
    REQUIRE(office.run({"convert", "a.json", "-o", "a.yfs"}, {}, word).exit == 0);
    office.write("disorder.json", out_of_order(office.read("a.json")));
    const Ran written = office.run({"convert", "a.json", "-o", "lacking.json", "--without-confidential", "--json"});
    REQUIRE_MESSAGE(written.exit == 0, written.err);
    std::vector<std::string> digests;
    for (const char* file : {"a.json", "packed.json.gz", "a.yfs", "disorder.json", "lacking.json"}) {
        CAPTURE(file);
        const Ran info = office.run({"info", file, "--json"}, {}, word),
                  verify = office.run({"verify", file}, {}, word), digest = office.run({"digest", file}, {}, word);
        REQUIRE_MESSAGE(info.exit == 0, info.err);
        const auto said = json::parse(info.out)["digest"].get<std::string>();
        CHECK(digest.out.substr(0, 64) == said);
        CHECK(verify.out.find(said.substr(0, 8)) != std::string::npos);
        digests.push_back(said);
    }
    office.set("a.json", {office.project, "--delete"});
    const json facts = json::parse(office.run({"info", "a.json", "--json"}).out);
    CHECK(facts["records"]["project"]["deleted"] == 1);
    CHECK(digests[0] == digests[1]);
    CHECK(digests[0] == digests[2]);
    CHECK(digests[4] == json::parse(written.out)["digest"].get<std::string>());
}

TEST_CASE("cli: what info counts is what a workspace of the file holds") {
    const Workplace place;
    std::ifstream stream(test::source_path("tests/golden/v1-small.json"), std::ios::binary); // has all that is counted
    const std::string golden{std::istreambuf_iterator<char>(stream), {}};
    for (const std::string& file : {golden, out_of_order(golden)}) {
        place.write("file.json", file);
        const Ran ran = place.run({"info", "file.json", "--json"});
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        const json facts = json::parse(ran.out);
        Workspace workspace;
        workspace.adopt(*decode_snapshot(file));
        CHECK(facts["conflicts"] == workspace.conflict_count());
        CHECK(facts["cells"] == workspace.memory().cells);
        CHECK(facts["replicas"] == workspace.stamps().replica_count());
        CHECK(facts["authors"] == workspace.stamps().author_count());
        std::size_t all = 0, deleted = 0, in_bin = 0;
        for (const auto& [kind, count] : facts["records"].items()) {
            all += count["all"].get<std::size_t>();
            deleted += count["deleted"].get<std::size_t>();
        }
        for (RecordIndex i = 0; i < workspace.record_count(); ++i)
            in_bin += workspace.record(i).state == Record::State::deleted;
        CHECK(all == workspace.record_count());
        CHECK(deleted == in_bin);
        CHECK(workspace.conflict_count() > 0);
    }
}
