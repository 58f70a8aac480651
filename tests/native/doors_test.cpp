// `yinfeng set` and `yinfeng do` write the records that the page writes: the same edit by each, field by field.

#include "domain/actions.h"
#include "tests/native/office.h"

#include <map>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

// What a record says, by field; without what tells two records apart.
std::map<std::string, std::string> said(const Workspace& workspace, RecordIndex record) {
    std::map<std::string, std::string> values;
    for (const Field& field : workspace.record(record).fields) {
        const std::string name(workspace.names().field_name(field.id));
        if (!field.cell.shown().is_none() && name != "code" && name != "name" && name != "title")
            values[name] = field.cell.shown().to_json();
    }
    return values;
}

struct Doors : SmallOffice {
    std::string made(std::vector<std::string> change) { return set("a.json", std::move(change)); }
    std::map<std::string, std::string> record(const std::string& id) {
        const Workspace all = workspace("a.json");
        const RecordIndex index = all.find(parse_id(id).value());
        REQUIRE(index != no_record);
        return said(all, index);
    }
    std::string act(std::vector<std::string> words) {
        words.insert(words.begin(), {"do", "a.json"});
        const Ran ran = run(words);
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        return ran.out.substr(0, ran.out.find('\n'));
    }
};

} // namespace

TEST_CASE("doors: set and do write equal records, for every field that brings others with it") {
    struct Row {
        std::vector<std::string> before, set, act;
    };
    const Row rows[] = {
        {{"--new", "项目", "名称=甲", "阶段=在谈", "资料截至=2019-06"}, {"阶段=签约"}, {"改阶段", "阶段=签约"}},
        {{"--new", "项目", "名称=甲", "阶段=在谈"}, {"阶段=签约", "签约日期=2019-08-30"},
            {"move", "stage=signed", "signed_on=2019-08-30"}},
        {{"--new", "项目", "名称=甲", "阶段=投产"}, {"阶段=签约"}, {"move", "阶段=签约"}},
        {{"--new", "项目", "名称=甲", "阶段=搁置", "exit_reason=资金"}, {"阶段=在谈"}, {"move", "阶段=在谈"}},
        {{"--new", "服务记录", "问题=用电", "进度=受理"}, {"进度=交办"}, {"下一步"}},
        {{"--new", "服务记录", "问题=用电", "进度=办理", "暂停自=2019-08-01", "暂停原因=补正"}, {"进度=办结"},
            {"advance"}},
        {{"--new", "服务记录", "问题=用电", "进度=办结"}, {"进度=办理"}, {"退回办理"}},
        {{"--new", "服务记录", "问题=用电", "进度=办理", "暂停自=2019-08-01", "暂停原因=补正"}, {"暂停自="},
            {"恢复计时"}},
    };
    Doors office;
    for (const Row& row : rows) {
        CAPTURE(row.set.front());
        const std::string one = office.made(row.before), two = office.made(row.before);
        REQUIRE(office.record(one) == office.record(two));
        const auto before = office.record(one);
        std::vector<std::string> change{one};
        change.insert(change.end(), row.set.begin(), row.set.end());
        office.set("a.json", change);
        std::vector<std::string> action{two};
        action.insert(action.end(), row.act.begin(), row.act.end());
        CHECK(office.act(action) == two);
        CHECK(office.record(one) == office.record(two));
        CHECK(office.record(one) != before);
        CHECK(office.record(one).size() > 1);
    }
}

TEST_CASE("doors: the example of set in README gives a right project") {
    Doors office;
    const std::string id = office.made({"--new", "project", "name=Wafer plant", "stage=talks"});
    office.set(
        "a.json", {"project/Wafer plant", "stage=signed", "signed_on=2019-08-30", "tags+=key", "--author", "Desk A"});
    auto record = office.record(id);
    CHECK(record["stage"] == "\"signed\"");
    CHECK(record["signed_on"] == "\"2019-08-30\"");
    CHECK(record["stage_since"] == "\"2019-08-30\"");
}

TEST_CASE("doors: a stage and its day by two commands are as by one") {
    Doors office;
    const std::string id = office.made({"--new", "项目", "名称=甲", "阶段=签约"});
    office.set("a.json", {id, "签约日期=2019-07-03"});
    CHECK(office.record(id)["signed_on"] == "\"2019-07-03\"");
    CHECK(office.record(id)["stage_since"] == "\"2019-07-03\"");
    office.set("a.json", {id, "进入本阶段=2019-07-10"});
    office.set("a.json", {id, "签约日期=2019-07-05"});
    CHECK(office.record(id)["stage_since"] == "\"2019-07-10\"");
}

TEST_CASE("doors: a record that is made on the command line has its number") {
    Doors office;
    const auto code = [&](const std::string& id, FieldId field) {
        const Workspace all = office.workspace("a.json");
        return std::string(all.value(all.find(parse_id(id).value()), field).as_text());
    };
    CHECK(code(office.project, field::project::code_) == "P001");
    CHECK(code(office.made({"--new", "项目", "名称=乙"}), field::project::code_) == "P002");
    CHECK(code(office.made({"--new", "项目", "名称=丙", "编号=甲7"}), field::project::code_) == "甲7");
    const std::string issue = office.act({office.project, "登记问题", "问题=用电"});
    CHECK(code(issue, field::service_record::code_) == "S001");
    const std::string copy = office.act({office.project, "copy", "名称=数据中心二期"});
    CHECK(code(copy, field::project::code_) == "P003");
}

TEST_CASE("doors: what cannot be done is refused with the reason, in both languages, and the file stays as it was") {
    Doors office;
    const std::string before = office.read("a.json");
    Ran ran = office.run({"do", "a.json", office.project, "restore"});
    CHECK(ran.exit == 6);
    CHECK_MESSAGE(ran.err.find("记录没有删除") != std::string::npos, ran.err);
    ran = office.run({"do", "a.json", office.project, "move", "--lang", "en"});
    CHECK(ran.exit == 6);
    CHECK_MESSAGE(ran.err.find("Say which stage") != std::string::npos, ran.err);
    ran = office.run({"do", "a.json", office.project, "advance"});
    CHECK(ran.exit == 2);
    CHECK(office.run({"do", "a.json"}).exit == 2);
    CHECK(office.read("a.json") == before);
}

TEST_CASE("doors: do takes what the form of its button offers, and refuses other fields naming what it takes") {
    Doors office;
    const std::string id = office.made({"--new", "项目", "名称=甲", "阶段=在谈"});
    const std::string before = office.read("a.json");
    Ran ran = office.run({"do", "a.json", id, "move", "stage=signed", "name=Z"});
    CHECK(ran.exit == 6);
    CHECK_MESSAGE(ran.err.find("用不上给的名称") != std::string::npos, ran.err);
    CHECK_MESSAGE(ran.err.find("可以一起给的：阶段、签约日期") != std::string::npos, ran.err);
    ran = office.run({"do", "a.json", id, "move", "stage=signed", "note=x", "--lang", "en"});
    CHECK(ran.exit == 6);
    CHECK_MESSAGE(ran.err.find("It takes: Stage, Signed on") != std::string::npos, ran.err);
    ran = office.run({"do", "a.json", id, "trash", "note=x"});
    CHECK(ran.exit == 6);
    CHECK_MESSAGE(ran.err.find("不带字段") != std::string::npos, ran.err);
    CHECK(office.read("a.json") == before);
    office.act({id, "move", "stage=signed", "signed_on=2019-08-30", "amount=5亿"});
    CHECK(office.record(id)["amount"] == "\"50000\"");
    const std::string issue = office.act({id, "登记问题", "问题=用电", "备注=x"});
    CHECK(office.record(issue)["note"] == "\"x\"");
}

TEST_CASE("doors: a locked view is changed by no command before it is unlocked") {
    Doors office;
    office.made({"--new", "视图", "名称=重点", "记录类型=project", "排序=amount", "锁定=是"});
    const std::string before = office.read("a.json");
    for (const std::vector<std::string>& words :
        {std::vector<std::string>{"排序=-amount"}, {"名称=别的"}, {"--delete"}}) {
        std::vector<std::string> command{"set", "a.json", "视图/重点"};
        command.insert(command.end(), words.begin(), words.end());
        const Ran ran = office.run(command);
        CHECK(ran.exit == 6);
        CHECK_MESSAGE(ran.err.contains("视图“重点”已锁定，没有写。请先解锁（“锁定”改为“否”）"), ran.err);
    }
    CHECK(office.read("a.json") == before);
    office.made({"视图/重点", "锁定=否"});
    office.made({"视图/重点", "排序=-amount"});
    CHECK(office.read("a.json") != before);
}

TEST_CASE("doors: the list has every action, with a name for scripts") {
    Doors office;
    const Ran ran = office.run({"do", "--list", "--json"});
    CHECK(ran.exit == 0);
    for (const domain::ActionInfo& each : domain::actions())
        CHECK_MESSAGE(ran.out.find("\"action\":\"" + std::string(each.name) + "\"") != std::string::npos, ran.out);
}
