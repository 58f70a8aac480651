// The office's choice lists on the command line: renamed, added to and retired with `set`, and read by their names and words.

#include <doctest/doctest.h>

#include "tests/native/office.h"

using namespace yinfeng;
using test::Ran;

namespace {

struct Lists : test::SmallOffice {
    Ran good(std::vector<std::string> words) {
        const Ran ran = run(std::move(words));
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran;
    }
    std::string methods(const std::string& file) {
        return good({"query", file, "项目", "--columns", "招商方式", "--format", "csv"}).out;
    }
};

} // namespace

TEST_CASE("cli: a choice is renamed under every value, added, retired and read by its words") {
    Lists office;
    office.good({"set", "a.json", office.project, "招商方式=敲门招商"});
    office.good({"set", "a.json", "--new", "选项", "选项表=招商方式", "代码=knocking", "名称=上门招商", "也叫+=扫楼"});
    CHECK_MESSAGE(office.methods("a.json").find("上门招商") != std::string::npos, office.methods("a.json"));
    CHECK(office.good({"query", "a.json", "项目", "--where", "招商方式 是 上门招商"}).out.find("数据中心") !=
          std::string::npos);
    CHECK(office.good({"query", "a.json", "项目", "--where", "method is knocking"}).out.find("数据中心") !=
          std::string::npos);
    office.good({"set", "a.json", "--new", "选项", "选项表=method", "名称=驻点招商"});
    office.good({"set", "a.json", office.project, "招商方式=驻点招商"});
    CHECK(office.methods("a.json").find("驻点招商") != std::string::npos);
    office.good({"set", "a.json", "驻点招商", "已停用=是"});
    CHECK(office.methods("a.json").find("驻点招商") != std::string::npos);
    office.good({"set", "a.json", office.project, "招商方式=扫楼"});
    CHECK(office.methods("a.json").find("上门招商") != std::string::npos);
    const Ran refused = office.run({"set", "a.json", office.project, "招商方式=瞎蒙"});
    CHECK(refused.exit == 6);
    CHECK(refused.err.find("上门招商") != std::string::npos);
    CHECK(refused.err.find("驻点招商") == std::string::npos); // is not offered any more
}

TEST_CASE("cli: two offices that rename one choice have one record, and decide") {
    Lists office;
    office.good({"new", "-o", "b.json", "--name", "乙区招商", "--office", "乙区招商局"});
    office.good({"set", "a.json", "--new", "选项", "选项表=level", "代码=district", "名称=县"});
    office.good({"set", "b.json", "--new", "选项", "选项表=level", "代码=district", "名称=旗"});
    office.good({"merge", "a.json", "b.json", "-o", "c.json"});
    const std::string conflicts = office.run({"conflicts", "c.json"}).out;
    CHECK_MESSAGE(conflicts.find("县") != std::string::npos, conflicts);
    CHECK_MESSAGE(conflicts.find("旗") != std::string::npos, conflicts);
    const Workspace both = office.workspace("c.json");
    CHECK(both.live(Kind::custom_choice).size() == 1);
}

TEST_CASE("cli: an option of a list that nobody knows is kept and pointed out") {
    Lists office;
    const Ran ran = office.run({"set", "a.json", "--new", "选项", "选项表=holograms", "名称=全息"});
    CHECK(ran.exit == 0);
    const std::string said = ran.out + ran.err;
    CHECK_MESSAGE(said.find("没有叫“holograms”的选项表") != std::string::npos, said);
    CHECK(office.workspace("a.json").live(Kind::custom_choice).size() == 1);
    CHECK(office.workspace("a.json").names().choices(ChoiceList::method).size() == 9);
}
