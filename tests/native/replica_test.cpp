// Under which replica numbers the command line writes, whatever is done to its files and to what it remembers.

#include "tests/native/office.h"

#include <fstream>

using namespace yinfeng;
using test::Ran;
using test::SmallOffice;
namespace fs = std::filesystem;

namespace {

void edit(const SmallOffice& office, const std::string& file, const std::string& text) {
    office.set(file, {office.project, "备注=" + text});
}

// What the program remembers of the files, as lines that a test may change.
std::vector<fs::path> entries(const SmallOffice& office) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(office.state() + "/replicas")) {
        if (entry.path().extension() != ".lock") found.push_back(entry.path());
    }
    return found;
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("replicas: a file that is only edited here has one, however often and by whichever path") {
    const SmallOffice office;
    fs::create_directory(office.path("sub"));
    fs::create_symlink("../a.json", office.path("sub/link.json"));
    for (int i = 0; i < 4; ++i) {
        edit(office, "a.json", "a" + std::to_string(i));
        edit(office, office.path("a.json"), "b" + std::to_string(i));
        edit(office, "sub/link.json", "c" + std::to_string(i));
        edit(office, "sub/../a.json", "d" + std::to_string(i));
        office.set("a.json", {"--new", "企业", "名称=" + std::to_string(i)});
    }
    CHECK(office.replicas("a.json") == 1);
    CHECK(entries(office).size() == 1);
    const Fragment fragment = office.fragment("a.json");
    CHECK(fragment.stamps.newest_n(0) == 22); // new, the project, 4 times 5
    // Nothing changed: nothing is written, and no number used.
    const auto time = fs::last_write_time(office.path("a.json"));
    edit(office, "a.json", "d3");
    CHECK(fs::last_write_time(office.path("a.json")) == time);
}

TEST_CASE("replicas: a copy takes a number of its own, and comes back without using one twice") {
    const SmallOffice office;
    office.write("copy.json", office.read("a.json"));
    edit(office, "copy.json", "副本");
    edit(office, "a.json", "原件");
    CHECK(office.replicas("a.json") == 1);
    CHECK(office.replicas("copy.json") == 2);
    REQUIRE(office.run({"merge", "a.json", "copy.json", "-o", "both.json"}).exit == 0);
    CHECK(office.workspace("both.json").conflict_count() == 1); // neither has seen the other
    fs::copy_file(office.path("copy.json"), office.path("a.json"), fs::copy_options::overwrite_existing);
    edit(office, "a.json", "换回来");
    CHECK(office.replicas("a.json") == 3);
    REQUIRE(office.run({"merge", "a.json", "both.json", "-o", "all.json"}).exit == 0);
    for (const char* text : {"副本", "原件", "换回来"}) CHECK(office.texts("all.json").contains(text));
}

TEST_CASE("replicas: an older copy put back over the file gets a new number") {
    const SmallOffice office;
    const std::string older = office.read("a.json");
    edit(office, "a.json", "新的");
    office.write("kept.json", office.read("a.json"));
    office.write("a.json", older);
    edit(office, "a.json", "从旧的来");
    CHECK(office.replicas("a.json") == 2);
    edit(office, "a.json", "再来"); // which then stays
    CHECK(office.replicas("a.json") == 2);
    REQUIRE(office.run({"merge", "a.json", "kept.json", "-o", "both.json"}).exit == 0);
    CHECK(office.workspace("both.json").conflict_count() == 1);
    for (const char* text : {"新的", "从旧的来", "再来"}) CHECK(office.texts("both.json").contains(text));
}

TEST_CASE("replicas: a file that has lost some of what was written, and not the newest, gets a new number") {
    const SmallOffice office;
    const std::string person = office.set("a.json", {"--new", "人员", "名称=联络员"});
    office.set("a.json", {person, "电话=13900000000"});
    office.set("a.json", {person, "名称=联络员甲"}); // the newest is not confidential
    REQUIRE(office.run({"convert", "a.json", "-o", "open.json", "--without-confidential"}).exit == 0);
    office.write("whole.json", office.read("a.json"));
    office.write("a.json", office.read("open.json"));
    edit(office, "a.json", "以后");
    CHECK(office.replicas("a.json") == 2);
}

TEST_CASE("replicas: what others write into the file costs no new number") {
    const SmallOffice office;
    office.write("b.json", office.read("a.json"));
    edit(office, "b.json", "乙");
    edit(office, "a.json", "甲");
    REQUIRE(office.run({"merge", "b.json", "a.json", "-o", "a.json", "--force"}).exit == 0);
    CHECK(office.workspace("a.json").conflict_count() == 1);
    edit(office, "a.json", "定了");
    CHECK(office.workspace("a.json").conflict_count() == 0);
    CHECK(office.replicas("a.json") == 2);
}

TEST_CASE(
    "replicas: what is remembered may be damaged, old, of another machine or nowhere: a new number, and the edit is made") {
    const SmallOffice office;
    const auto entry = [&] { return entries(office).at(0); };
    const std::string good = text_of(entry());
    std::size_t replicas = 1;
    const auto costs_a_number = [&] {
        edit(office, "a.json", std::to_string(replicas));
        CHECK(office.replicas("a.json") == ++replicas);
    };
    std::ofstream(entry()) << good; // as it is
    edit(office, "a.json", "好的");
    CHECK(office.replicas("a.json") == replicas);
    std::ofstream(entry()) << good; // of an older day: the file knows more
    costs_a_number();
    std::ofstream(entry()) << "rubbish\xff";
    costs_a_number();
    std::ofstream(entry()) << "";
    costs_a_number();
    std::string cut = text_of(entry());
    cut.resize(cut.size() - 3);
    std::ofstream(entry()) << cut;
    costs_a_number();
    std::string other = text_of(entry());
    other.replace(other.find("machine ") + 8, 4, "0000");
    std::ofstream(entry()) << other;
    costs_a_number();
    fs::remove_all(office.state());
    costs_a_number();
    // Nowhere to remember it: said, and new each time.
    const SmallOffice::Variables nowhere{{"YINFENG_STATE", "/dev/null/state"}};
    for (int i = 0; i < 2; ++i) {
        const Ran ran = office.run({"set", "a.json", office.project, "备注=无处" + std::to_string(i)}, {}, nowhere);
        CHECK(ran.exit == 0);
        CHECK(ran.err.find("YINFENG_STATE") != std::string::npos);
        CHECK(office.replicas("a.json") == ++replicas);
    }
    // There, but the entry cannot be replaced.
    const fs::path place = entry();
    fs::remove(place);
    fs::create_directory(place);
    for (int i = 0; i < 2; ++i) {
        const Ran ran = office.run({"set", "a.json", office.project, "备注=占着" + std::to_string(i)});
        CHECK(ran.exit == 0);
        CHECK(ran.err.find("YINFENG_STATE") != std::string::npos);
        CHECK(office.replicas("a.json") == ++replicas);
    }
}

TEST_CASE("replicas: standard output has no file to remember") {
    const SmallOffice office;
    const Ran one = office.run({"set", "-", office.project, "备注=x"}, office.read("a.json"));
    REQUIRE(one.exit == 0);
    const Ran two = office.run({"set", "-", office.project, "备注=y"}, one.out);
    REQUIRE(two.exit == 0);
    CHECK(decode_snapshot(two.out)->stamps.replica_count() == 3);
}
