// Queries from outside: what is marked, what can be asked for, and that little is kept of a large file.

#include <doctest/doctest.h>

#include "platform/native/gzip.h"
#include "sync/snapshot.h"
#include "tests/native/office.h"
#include "tests/support/synthetic.h"
#include "tests/support/xml_check.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

using namespace yinfeng;
using nlohmann::json;
using test::Ran;
using test::Workplace;

namespace {

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
    return lines;
}

Id id_of(std::uint64_t n) { return {0x0190000000000000 + n, 0x8000000000000000 + n}; }

} // namespace

TEST_CASE("cli: a text in a column of figures leaves as text") {
    const Workplace place;
    Workspace workspace;
    workspace.set_replica(1);
    // As a stranger's file may hold it: no edit of ours writes such an amount.
    Fragment fragment;
    const StampId stamp =
        fragment.stamps.intern({fragment.stamps.replica(1), fragment.stamps.author("局"), 1, 1'567'123'200'000});
    Record record;
    record.id = id_of(1);
    record.kind = static_cast<KindId>(Kind::project);
    for (const auto& [field, text] :
        std::vector<std::pair<FieldId, const char*>>{{field::project::name_, "=HYPERLINK(\"http://x\",\"y\")"},
            {field::project::amount_, "=1+cmd|' /C calc'!A0"}, {field::project::area_, "-12.5"},
            {field::project::floor_area_, "@SUM(1)"}})
        record.fields.push_back({field, Cell(Value::text(text), stamp)});
    std::ranges::sort(record.fields, {}, &Field::id);
    fragment.records.push_back(std::move(record));
    workspace.join(fragment, {});
    place.write("a.json", encode_snapshot(workspace));
    const Ran ran = place.run({"query", "a.json", "project", "-c", "name,amount,area,floor_area", "--format", "csv"});
    REQUIRE(ran.exit == 0);
    CHECK(
        ran.out.ends_with("\r\n\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'=1+cmd|' /C calc'!A0,-12.5,'@SUM(1)\r\n"));
}

TEST_CASE("cli: names are found in traditional and full-width writing and sorted by pinyin") {
    const Workplace place;
    REQUIRE(place.run({"new", "-o", "a.json", "--name", "x"}).exit == 0);
    for (const char* name : {"中山", "遼寧１２号", "10号地", "2号地", "安阳|甲"})
        REQUIRE(place.run({"set", "a.json", "--new", "项目", std::string("名称=") + name}).exit == 0);
    const auto query = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json", "项目", "-c", "name", "--format", "csv"});
        return place.run(more).out;
    };
    CHECK(query({"--sort", "name"}) == "名称\r\n2号地\r\n10号地\r\n安阳|甲\r\n遼寧１２号\r\n中山\r\n");
    CHECK(query({"-w", "name~辽宁12"}) == "名称\r\n遼寧１２号\r\n");
    CHECK(query({"-w", "name=安阳\\|甲|中山", "--sort", "-name"}) == "名称\r\n中山\r\n安阳|甲\r\n");
    CHECK(place.run({"query", "--help"}).out.find("\\|") != std::string::npos);
}

TEST_CASE("cli: what links to a deleted record says so, and clocks that cannot be believed are marked") {
    const Workplace place;
    Workspace a, b;
    for (Workspace* each : {&a, &b}) each->set_replica(each == &a ? 1 : 2);
    a.set_author("甲");
    b.set_author("乙");
    Change change;
    change.set(Kind::enterprise, id_of(1), field::enterprise::name_, Value::text("忠旺"));
    change.set(Kind::project, id_of(2), field::project::name_, Value::text("项目甲"));
    change.set(Kind::project, id_of(2), field::project::investor_, Value::text(to_string(id_of(1))));
    REQUIRE(a.apply(change, 1'567'123'200'000));
    b.join(*decode_snapshot(encode_snapshot(a)), {});
    Change gone, one, other;
    a.add_delete(gone, a.find(id_of(1)));
    REQUIRE(a.apply(gone, 1'567'123'300'000));
    one.set(Kind::project, id_of(2), field::project::note_, Value::text("一"));
    REQUIRE(a.apply(one, 4'000'000'000'000)); // 2096
    other.set(Kind::project, id_of(2), field::project::note_, Value::text("二"));
    REQUIRE(b.apply(other, 3'600'000)); // 1970
    a.join(*decode_snapshot(encode_snapshot(b)), {});
    place.write("a.json", encode_snapshot(a));

    Ran ran = place.run({"query", "a.json", "项目", "-c", "name,investor", "-w", "investor=忠旺", "--json"});
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    REQUIRE(lines_of(ran.out).size() == 1);
    CHECK(lines_of(ran.out)[0]["investor"] == to_string(id_of(1)));
    CHECK(lines_of(ran.out)[0]["investor_deleted"] == true);
    CHECK(place.run({"query", "a.json", "项目", "-c", "investor", "--format", "csv"}).out ==
          "投资方\r\n忠旺（已删除）\r\n");
    CHECK(place.run({"query", "a.json", "项目", "-w", "investor~已删除"}).out.find("忠旺（已删除）") !=
          std::string::npos);
    CHECK(place.run({"log", "a.json", "企业/忠旺"}).exit == 0);

    ran = place.run({"conflicts", "a.json", "--json"});
    CHECK(ran.exit == 1);
    REQUIRE(lines_of(ran.out).size() == 2);
    for (const json& line : lines_of(ran.out)) CHECK(line["suspicious_clock"] == true);
    ran = place.run({"conflicts", "a.json"});
    CHECK(ran.out.find("2096-10-02 15:06 电脑时间可疑") != std::string::npos);
    CHECK(ran.out.find("1970-01-01 09:00 电脑时间可疑") != std::string::npos);
    for (const json& line : lines_of(place.run({"log", "a.json", "项目甲", "investor", "--json"}).out)) {
        CHECK_FALSE(line.contains("suspicious_clock"));
        CHECK(line["value_deleted"] == true);
    }
}

TEST_CASE("cli: a query in parts finds what one of the whole finds") {
    const Workplace place;
    const std::string bytes = encode_snapshot(test::make_synthetic({.records = 3'000}));
    place.write("a.json", bytes);
    place.write("a.json.gz", *platform::native::gzip(bytes));
    const auto ids = [&](const char* file, std::vector<std::string> more) {
        more.insert(more.begin(), {"query", file, "project", "-c", "id,name,investor", "--json"});
        const Ran ran = place.run(more);
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        return lines_of(ran.out);
    };
    const auto all = ids("a.json", {});
    REQUIRE(all.size() > 1'000);
    for (const std::vector<std::string>& where :
        {std::vector<std::string>{"-w", "amount>=1"}, {"-w", "investor 已填"}, {"-w", "name~项目"}}) {
        const auto some = ids("a.json", where);
        CHECK_FALSE(some.empty());
        CHECK(ids("a.json.gz", where) == some);
        for (const json& line : some) CHECK(std::ranges::find(all, line) != all.end());
    }
    // By the name of what it links to: known only when the file has been read once.
    const auto linked = std::ranges::find_if(all, [](const json& line) { return line["investor"].is_string(); });
    REQUIRE(linked != all.end());
    const auto investor = (*linked)["investor"].get<std::string>();
    const auto by_id = ids("a.json", {"-w", "investor=" + investor});
    CHECK_FALSE(by_id.empty());
    for (const json& line : by_id) CHECK(line["investor"] == investor);
    // Nothing is printed of a file that turns out to be damaged at its end.
    std::string bad = bytes;
    bad[bad.size() - 10] = bad[bad.size() - 10] == '0' ? '1' : '0';
    place.write("bad.json", bad);
    const Ran ran = place.run({"query", "bad.json", "project", "-w", "amount>=1", "--json"});
    CHECK(ran.exit == 3);
    CHECK(ran.out.empty());
}

TEST_CASE("cli: a query speaks the sentences of views, over links and backwards, in groups with sums") {
    const Workplace place;
    REQUIRE(place.run({"new", "-o", "a.json", "--name", "x"}).exit == 0);
    const auto make = [&](std::vector<std::string> what) {
        what.insert(what.begin(), {"set", "a.json", "--new"});
        const Ran ran = place.run(what);
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    };
    make({"企业", "名称=忠旺", "所在地=辽宁辽阳"});
    make({"项目", "名称=型材", "阶段=签约", "投资总额=15亿", "投资方=忠旺"});
    make({"项目", "名称=箔", "阶段=签约", "投资总额=>10亿元", "投资方=忠旺"});
    make({"项目", "名称=面板", "阶段=在谈"});
    const auto csv = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json", "--format", "csv"});
        const Ran ran = place.run(more);
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran.out;
    };
    CHECK(csv({"项目", "-c", "name", "-w", "阶段 是 签约、开工 且 投资方.所在地 包含 辽宁", "--sort", "-amount"}) ==
          "名称\r\n型材\r\n箔\r\n");
    CHECK(csv({"企业", "-c", "name,count(project/investor),sum(project/investor.amount)"}) ==
          "名称,项目数（投资方）,项目投资总额合计（投资方）（万元）\r\n忠旺,2,150000\r\n");
    CHECK(csv({"项目", "--group", "stage", "--sum", "amount", "--totals"}) ==
          "阶段,个数,投资总额（万元）,投资总额未填,投资总额仅有区间,投资总额待确认\r\n在谈,1,,1,0,0\r\n"
          "签约,2,150000,0,1,0\r\n合计,3,150000,1,1,0\r\n");
    CHECK(csv({"项目", "--view-text", "where amount 未填\ncolumns name"}) == "名称\r\n面板\r\n");

    make({"视图", "名称=大项目", "记录类型=project", "条件=amount >= 100000", "排序=name", "列=name, amount"});
    CHECK(csv({"--view", "大项目"}) == "名称,投资总额（万元）\r\n箔,>100000\r\n型材,150000\r\n");
    CHECK(csv({"--view", "大项目", "-w", "name = 箔", "-c", "name"}) == "名称\r\n箔\r\n");
    // What a view cannot show is said; without its condition it would show more than was meant, so it shows nothing.
    const auto rewrite = [&](std::string_view field, std::string_view from,
                             std::string_view to) { // as another version may
        std::string file = place.read("a.json");
        file.replace(file.find(from, file.find("\"" + std::string(field) + "\":[")), from.size(), to);
        place.write("a.json", test::finished(file));
    };
    rewrite("sort", "name", "colour");
    Ran ran = place.run({"query", "a.json", "--view", "大项目"});
    CHECK(ran.exit == 0);
    CHECK(ran.err.find("没有“colour”这一列") != std::string::npos);
    rewrite("where", "amount >= 100000", "colour = red");
    ran = place.run({"query", "a.json", "--view", "大项目"});
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    // The spelling of several values behind a sign is named.
    ran = place.run({"query", "a.json", "项目", "-w", "stage=签约、开工"});
    CHECK(ran.exit == 2);
    CHECK(ran.err.find("签约|开工") != std::string::npos);
    CHECK(place.run({"query", "a.json"}).exit == 2);
}

TEST_CASE("cli: a list on paper has the columns of its page where none are said") {
    const test::SmallOffice office;
    const auto heads = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json"});
        more.insert(more.end(), {"--format", "html"});
        const Ran ran = office.run(more);
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        std::string all;
        for (std::size_t at = ran.out.find("<th"); at < ran.out.find("</thead>"); at = ran.out.find("<th", at + 1)) {
            const std::size_t from = ran.out.find('>', at) + 1;
            if (ran.out.compare(at, 6, "<thead") == 0) continue;
            all.append(all.empty() ? "" : "|").append(ran.out, from, ran.out.find("</th>", from) - from);
        }
        return all;
    };
    CHECK(heads({"项目"}) == "名称|投资方|投资总额|用地|责任缺位|下一步|时限状态|产业|落地园区|标签");
    office.set("a.json", {"--new", "企业", "名称=忠旺"});
    CHECK(heads({"企业"}) == "名称|产业|所在地|本地企业|龙头企业|项目数（投资方）|标签");
    CHECK(heads({"项目", "-c", "name,stage"}) == "名称|阶段");
}

TEST_CASE("cli: boards, timelines, statistics and a chain are written as pictures, anything else is refused by name") {
    const test::SmallOffice office;
    office.set("a.json", {office.project, "阶段=签约", "投资总额=15亿", "计划开工=2019-09-01"});
    office.set("a.json", {"--new", "项目", "名称=<b>面板</b>", "阶段=在谈"});
    office.set("a.json", {"--new", "产业链", "名称=铝"});
    office.set("a.json", {"--new", "链节点", "名称=熔铸", "产业链=铝", "位置=上游"});
    const auto ask = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json"});
        return office.run(more);
    };
    for (const std::string layout :
        {"layout board", "layout board\ngroup stage", "layout timeline", "layout statistics"}) {
        CAPTURE(layout);
        const Ran ran = ask({"项目", "--view-text", layout, "--format", "svg"});
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        CHECK(test::what_is_wrong_with_xml(ran.out) == "");
        CHECK(ran.out.find("甲区招商局") != std::string::npos);
        CHECK(ran.out.find("截至 ") != std::string::npos);
        CHECK((ran.out.find("&lt;b&gt;面板") != std::string::npos) == (layout != "layout statistics"));
    }
    const Ran map = ask({"产业链", "--format", "svg"});
    REQUIRE_MESSAGE(map.exit == 0, map.err);
    CHECK(map.out.find(">熔铸<") != std::string::npos);
    office.set("a.json", {"--new", "产业链", "名称=铜"});
    CHECK(ask({"产业链", "--format", "svg"}).exit == 2);
    CHECK(ask({"产业链", "--format", "svg"}).err.find("现在选出 2 条") != std::string::npos);
    CHECK(ask({"产业链", "-w", "name = 铝", "--format", "svg"}).out.find(">熔铸<") != std::string::npos);
    CHECK(ask({"项目", "--format", "svg"}).exit == 2);
    CHECK(ask({"项目", "--format", "svg"}).err.find("没有图") != std::string::npos);
    CHECK(ask({"项目", "--format", "html", "--paper", "a3", "--turn", "across"}).out.find("size:420.0mm 297.0mm") !=
          std::string::npos);
    CHECK(ask({"项目", "--paper", "a3"}).exit == 2);
}

TEST_CASE("cli: a view is printed and listed for a spreadsheet as the page has it") {
    const test::SmallOffice office;
    office.set("a.json", {"--new", "企业", "名称=忠旺", "电话=13800138000"});
    office.set("a.json", {office.project, "阶段=签约", "投资总额=15亿", "投资方=忠旺"});
    office.set("a.json", {"--new", "项目", "名称=<b>面板</b>", "阶段=在谈"});
    office.set("a.json", {"--new", "视图", "名称=重点", "记录类型=project", "分组=stage", "列=name, investor.phone",
                             "合计=amount", "条件=阶段 已填"});
    const auto ask = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json"});
        const Ran ran = office.run(more);
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran.out;
    };
    const auto has = [](const std::string& text, std::string_view piece) {
        return text.find(piece) != std::string::npos;
    };
    const std::string html = ask({"--view", "重点", "--format", "html"});
    CHECK(has(html, "<h1>项目 · 重点</h1>"));
    CHECK(has(html, "甲区招商局 · 甲区招商"));
    CHECK(has(html, "项目：阶段 已填；按阶段分组"));
    CHECK(has(html, "签约 · 1 项 · 15 亿元"));
    CHECK(has(html, "总计 · 2 项"));
    CHECK(has(html, "&lt;b&gt;面板"));
    CHECK(has(html, "截至 "));
    CHECK(has(html, "含保密字段：投资方的电话"));
    const std::string without = ask({"--view", "重点", "--format", "html", "--without-confidential"});
    CHECK(has(without, "已去掉保密字段：投资方的电话"));
    CHECK_FALSE(has(without, "13800138000"));
    CHECK(ask({"--view", "重点", "--format", "csv"}) ==
          "阶段,名称,投资方的电话\r\n在谈,<b>面板</b>,\r\n签约,数据中心,13800138000\r\n");
    CHECK(ask({"--view", "重点", "--format", "csv", "--without-confidential"}) ==
          "阶段,名称\r\n在谈,<b>面板</b>\r\n签约,数据中心\r\n");
    // Read in parts, it knows whose it is all the same; groups and sums are on paper.
    const std::string asked =
        ask({"项目", "-w", "阶段=签约", "-c", "name", "--group", "stage", "--sum", "amount", "--format", "html"});
    CHECK(has(asked, "甲区招商局"));
    CHECK(has(asked, "签约 · 1 项 · 15 亿元"));
    CHECK(has(ask({"项目", "--format", "html", "--limit", "1"}), "只列出前 1 条，共 2 条"));
    CHECK(has(ask({"项目", "--format", "html", "--lang", "en"}), "<html lang=\"en\">"));
    CHECK(office.run({"query", "a.json", "项目", "--json", "--without-confidential"}).exit == 2);
    CHECK(office.run({"query", "a.json", "项目", "--totals", "--format", "html"}).exit == 2);
    CHECK(office.run({"log", "a.json", office.project, "--format", "html"}).exit == 2);
}

TEST_CASE("cli: a sheet of a file without confidential fields says that it has none, and info says it in words") {
    const test::SmallOffice office;
    office.set("a.json", {"--new", "企业", "名称=忠旺", "电话=13800138000"});
    REQUIRE(office.run({"convert", "a.json", "-o", "lacking.json", "--without-confidential"}).exit == 0);
    for (const std::vector<std::string>& more : {std::vector<std::string>{}, {"-w", "名称=忠旺"}}) {
        std::vector<std::string> words{"query", "lacking.json", "企业", "-c", "name,phone", "--format", "html"};
        words.insert(words.end(), more.begin(), more.end());
        const Ran ran = office.run(words);
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        CHECK_MESSAGE(ran.out.find("已去掉保密字段：电话") != std::string::npos, ran.out);
    }
    const Ran info = office.run({"info", "lacking.json"});
    CHECK_MESSAGE(info.out.find("已去掉: 保密字段") != std::string::npos, info.out);
    CHECK(office.run({"info", "lacking.json", "--lang", "en"}).out.find("\"confidential\"") == std::string::npos);
}

TEST_CASE("cli: a view whose conditions were left out of the file says so on paper and in each row") {
    const test::SmallOffice office;
    office.set("a.json", {"--new", "视图", "名称=重点", "记录类型=project", "列=name", "条件=阶段=签约", "颜色=stage"});
    REQUIRE(office.run({"convert", "a.json", "-o", "lacking.json", "--without-confidential"}).exit == 0);
    const auto ask = [&](std::string_view format) {
        return office.run({"query", "lacking.json", "--view", "重点", "--format", std::string(format)});
    };
    CHECK(ask("csv").out == "名称,条件\r\n数据中心,不在文件里\r\n");
    CHECK_MESSAGE(ask("html").out.contains("视图的条件也不在里面"), ask("html").out);
    CHECK(ask("html").err.contains("视图的条件也不在里面"));
    CHECK_FALSE(office.read("lacking.json").contains("\"colour\""));
    const Ran listed =
        office.run({"query", "a.json", "视图", "-c", "name,colour", "--format", "csv", "--without-confidential"});
    CHECK(listed.out == "名称\r\n重点\r\n");
}

TEST_CASE("cli: what a view text cannot say is refused with what it could say") {
    const test::SmallOffice office;
    const auto refused = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json", "项目"});
        const Ran ran = office.run(more);
        CHECK_MESSAGE(ran.exit == 2, more.back());
        return ran.err;
    };
    for (const char* text : {"layout carousel", "chart pie"}) {
        const std::string said = refused({"--view-text", text});
        CHECK_MESSAGE(said.contains("可以填"), said);
        CHECK_FALSE(said.contains("按表格显示"));
        CHECK_FALSE(said.contains("按合适的画"));
        CHECK_FALSE(said.contains("可用：id"));
        CHECK_FALSE(said.contains("next_action"));
    }
    CHECK(refused({"--view-text", "columns hue"}).contains("next_action"));
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"--sort", "amount desc"},
             {"--columns", "name abc"}, {"--view-text", "sort amount desc"}, {"--view-text", "colour stage = zz"}})
        CHECK(refused(words).contains("读不懂"));
    const Ran set = office.run({"set", "a.json", "--new", "视图", "名称=坏", "记录类型=project", "回收站=maybe"});
    CHECK(set.exit != 0);
    CHECK_MESSAGE(set.err.contains("请填是或否"), set.err);
}

TEST_CASE("cli: a deleted view that is asked for by its id says that it is") {
    const test::SmallOffice office;
    const std::string view = office.set("a.json", {"--new", "视图", "名称=旧", "记录类型=project", "列=name"});
    REQUIRE(office.run({"do", "a.json", view, "trash"}).exit == 0);
    const Ran ran = office.run({"query", "a.json", "--view", view, "--format", "html"});
    CHECK_MESSAGE(ran.exit == 0, ran.err);
    CHECK_MESSAGE(ran.err.contains("回收站"), ran.err);
    CHECK(ran.out.contains("这个视图在回收站里"));
}

TEST_CASE("cli: statistics give groups and figures as JSON and as a table, and of a funnel its steps") {
    const test::SmallOffice office;
    office.set("a.json", {office.project, "阶段=签约", "投资总额=15亿"});
    office.set("a.json", {"--new", "项目", "名称=面板", "阶段=在谈", "投资总额=5亿"});
    office.set("a.json", {"--new", "项目", "名称=未定"});
    const std::string view = office.set(
        "a.json", {"--new", "视图", "名称=统计", "记录类型=project", "版式=统计", "分组=stage", "合计=amount"});
    const auto ask = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json", "--view", "统计"});
        const Ran ran = office.run(more);
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran.out;
    };
    auto lines = lines_of(ask({"--json"}));
    REQUIRE(lines.size() == 4);
    CHECK(lines[0]["group1"] == "在谈");
    CHECK(lines[0]["count"] == 1);
    CHECK(lines[0]["amount"] == "50000");
    CHECK(lines[1]["group1"] == "签约");
    CHECK(lines[2]["group1"].is_null());
    CHECK(lines[3]["total"] == true);
    CHECK(lines[3]["count"] == 3);
    CHECK(lines[3]["amount"] == "200000");
    CHECK(ask({"--json"}) == ask({"--totals", "--json"}));
    CHECK(ask({}).contains("签约"));
    CHECK_FALSE(ask({}).contains("面板"));
    CHECK(lines_of(ask({"--json", "--columns", "name"})).size() == 3); // who asks for columns means records
    office.set("a.json", {view, "图形=漏斗"});
    lines = lines_of(ask({"--json"}));
    const auto step = [&](std::string_view name) {
        const auto found = std::ranges::find_if(lines, [&](const json& line) { return line["group1"] == name; });
        REQUIRE(found != lines.end());
        return *found;
    };
    CHECK(step("在谈")["reached"] == 2);
    CHECK(step("在谈")["count"] == 1);
    CHECK(step("签约")["reached"] == 1);
    CHECK(step("签约")["amount_reached"] == "150000");
    CHECK(step("签约")["amount"] == "150000");
    CHECK(step("在谈")["amount_reached"] == "200000");
    CHECK(step("协议审核")["lost_percent"] == 50);
    CHECK(step("协议审核")["amount_lost_percent"] == 25);
    CHECK(lines.back()["outside"] == true);
    CHECK(lines.back()["count"] == 1);
    CHECK(ask({}).contains("到过这一步"));
    CHECK(ask({"--format", "csv"}).contains("比上一步少"));
    office.set("a.json", {view, "合计=amount average"});
    const Ran average = office.run({"query", "a.json", "--view", "统计"});
    CHECK_MESSAGE(average.err.contains("条长是项数"), average.err);
    CHECK_FALSE(average.out.contains("：停在这一步"));
}

TEST_CASE("cli: a due day over years whose holidays are not known says so, and sorts by the day") {
    const test::SmallOffice office;
    const auto issue = [&](const char* name, const char* from, const char* days) {
        office.set("a.json", {"--new", "服务记录", std::string("问题=") + name, std::string("受理日期=") + from,
                                 std::string("承诺时限=") + days});
    };
    issue("远", "2090-01-04", "5");
    issue("近", "2019-08-30", "5");
    const auto ask = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json", "服务记录", "--columns", "title,due", "--sort", "due"});
        const Ran ran = office.run(more);
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran.out;
    };
    CHECK(ask({"--format", "csv"}) == "问题,到期日\r\n近,2019-09-06\r\n远,2090-01-11（暂定）\r\n");
    CHECK(ask({"--format", "csv", "--codes"}) == "问题,到期日\r\n近,2019-09-06\r\n远,2090-01-11\r\n");
    CHECK(ask({"--format", "html"}).contains(">2090-01-11（暂定）<"));
    const auto lines = lines_of(ask({"--json"}));
    REQUIRE(lines.size() == 2);
    CHECK_FALSE(lines[0].contains("due_provisional"));
    CHECK(lines[1]["due"] == "2090-01-11");
    CHECK(lines[1]["due_provisional"] == true);
}

TEST_CASE("cli: sums in a table are whole and name what waits for a decision, and provisional days are told") {
    const test::SmallOffice office;
    office.set("a.json", {office.project, "投资总额=15亿", "下一步日期=2090-01-09"});
    office.write("b.json", office.read("a.json"));
    office.set("b.json", {office.project, "投资总额=17亿"});
    office.set("a.json", {office.project, "投资总额=16亿"});
    REQUIRE(office.run({"merge", "a.json", "b.json", "-o", "c.json"}).exit == 0);
    for (int i = 0; i < 3; ++i) office.set("c.json", {"--new", "项目", "名称=没有金额的一个" + std::to_string(i)});
    office.set("c.json", {"--new", "项目", "名称=区间", "投资总额=>10亿元"});
    const Ran table = office.run({"query", "c.json", "项目", "--sum", "amount", "--totals"});
    CHECK_MESSAGE(table.out.contains("含 1 个待确认"), table.out);
    CHECK_FALSE(table.out.contains("…"));
    const Ran json = office.run({"query", "c.json", "项目", "--sum", "amount", "--totals", "--json"});
    CHECK_MESSAGE(json.out.contains("\"amount_conflicts\":1"), json.out);
    const Ran names =
        office.run({"query", "c.json", "项目", "--sum", "name", "--totals"}); // of a text there is no total
    CHECK_MESSAGE(names.out.contains("名称 已填个数"), names.out);
    const Ran timed = office.run({"query", "c.json", "项目", "--columns", "name,time_state"});
    CHECK_MESSAGE(timed.err.contains("1 条的时限为暂定"), timed.err);
    CHECK_FALSE(office.run({"query", "c.json", "项目", "--columns", "name"}).err.contains("暂定"));
}

TEST_CASE("cli: a condition set by a name is kept by the record's id, as the page keeps it") {
    const test::SmallOffice office;
    const Ran made = office.run({"set", "a.json", "--new", "企业", "名称=忠旺"});
    REQUIRE_MESSAGE(made.exit == 0, made.err);
    const std::string id = made.out.substr(0, made.out.find('\n'));
    office.set("a.json", {"--new", "视图", "名称=忠旺的", "记录类型=project", "列=name", "条件=投资方 是 忠旺"});
    const Ran asked = office.run({"query", "a.json", "视图", "-c", "name,where", "--json"});
    CHECK_MESSAGE(asked.out.find("investor = " + id) != std::string::npos, asked.out);
}

TEST_CASE("cli: who writes without a name is called in the language that is spoken") {
    const test::SmallOffice office;
    REQUIRE(office.run({"set", "a.json", office.project, "备注=x", "--lang", "en"}).exit == 0);
    const Ran log = office.run({"log", "a.json", office.project, "--json"});
    CHECK_MESSAGE(log.out.find("command line") != std::string::npos, log.out);
}

TEST_CASE("cli: a view whose condition asks for a record that is gone says so") {
    const test::SmallOffice office;
    const std::string gone = to_string(id_of(4711));
    office.set("a.json",
        {"--new", "视图", "名称=没了的", "记录类型=project", "列=name", "条件=investor = " + gone + " 或 阶段 未填"});
    for (const char* format : {"table", "csv", "html"}) {
        const Ran ran = office.run({"query", "a.json", "--view", "没了的", "--format", format});
        CHECK(ran.exit == 0);
        CHECK(ran.err.find("记录 " + gone + " 不在了") != std::string::npos);
        CHECK(ran.out.find("数据中心") != std::string::npos);
        CHECK((std::string_view(format) != "html" || ran.out.find(gone + " 不在了") != std::string::npos));
    }
}

TEST_CASE("cli: ranges, currencies, periods and the words of stages are read, asked for and summed as on the page") {
    const test::SmallOffice office;
    const auto make = [&](std::vector<std::string> what) {
        what.insert(what.begin(), {"--new", "项目"});
        office.set("a.json", std::move(what));
    };
    make({"名称=甲", "投资总额=3–5亿", "阶段=续建", "计划开工=2019年三季度"});
    make({"名称=乙", "投资总额=1.2亿美元", "阶段=前期手续", "计划开工=2019-07-01前"});
    make({"名称=丙", "投资总额=总投资15亿元，其中一期3亿元", "阶段=停工", "计划开工=2019.7–2021.12"});
    make({"名称=丁", "投资总额=面议", "阶段=已签约未开工", "重点项目=√"});
    const auto csv = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json", "项目", "--format", "csv"});
        const Ran ran = office.run(more);
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran.out;
    };
    CHECK(csv({"-c", "name,amount,stage,planned_start", "-w", "阶段 是 续建、前期手续、停工、已签约未开工", "--sort",
              "name"}) ==
          "名称,投资总额（万元）,阶段,计划开工\r\n丙,150000,搁置,2019-07 至 2021-12\r\n丁,面议,签约,\r\n"
          "甲,3–5 亿元,在建,2019年三季度\r\n乙,1.2 亿美元,落地手续,2019-07-01前\r\n");
    CHECK(csv({"-c", "name", "-w", "amount >= 3亿", "--sort", "name"}) == "名称\r\n丙\r\n甲\r\n");
    CHECK(csv({"-c", "name", "-w", "amount = 待定"}) == "名称\r\n丁\r\n");
    CHECK(csv({"-c", "name", "-w", "计划开工 是 2019年三季度"}) == "名称\r\n甲\r\n");
    CHECK(csv({"-w", "amount 已填", "--group", "key_project", "--sum", "amount", "--totals"}) ==
          "重点项目,个数,投资总额（万元）,投资总额未填,投资总额仅有区间,投资总额待确认,投资总额待定、外币或按年\r\n"
          "是,1,,0,0,0,1\r\n未填,3,180000..200000,0,0,0,1\r\n合计,4,180000..200000,0,0,0,2\r\n");
    // Dollars that are typed are dollars, and what is told of them can be set again.
    make({"名称=己", "投资总额=12000USD"});
    const std::string told = csv({"-c", "amount", "-w", "name = 己", "--codes"});
    CHECK_MESSAGE(told.ends_with("\r\n1.2万USD\r\n"), told);
    make({"名称=庚", "投资总额=1.2万USD"});
    CHECK(csv({"-c", "name", "-w", "amount = 1.2万美元", "--sort", "name"}) == "名称\r\n庚\r\n己\r\n");
    const Ran refused = office.run({"set", "a.json", "--new", "项目", "名称=戊", "投资总额=5000|3000"});
    CHECK(refused.exit != 0);
    CHECK_MESSAGE(refused.err.contains("两个数"), refused.err);
}

TEST_CASE("cli: a calendar leaves as the grid of a month, with everything by day below it") {
    const test::SmallOffice office;
    office.set("a.json", {office.project, "计划开工=2019-09-11"});
    office.set("a.json", {"--new", "项目", "名称=面板", "计划开工=2031-05-02"});
    const std::vector<std::string> ask{"query", "a.json", "项目", "--view-text", "layout calendar\nfrom planned_start"};
    const auto run = [&](std::vector<std::string> more) {
        more.insert(more.begin(), ask.begin(), ask.end());
        return office.run(more);
    };
    const Ran html = run({"--format", "html", "--month", "2019-09"});
    CHECK_MESSAGE(html.exit == 0, html.err);
    CHECK(html.out.contains("2019 年 9 月，按计划开工"));
    CHECK(html.out.contains("<svg"));
    CHECK(html.out.contains("09-11 · 1 项")); // in the list by day
    CHECK(html.out.contains("面板"));
    const Ran svg = run({"--format", "svg", "--month", "2031-05"});
    CHECK_MESSAGE(svg.exit == 0, svg.err);
    CHECK(svg.out.starts_with("<?xml"));
    CHECK(svg.out.contains("<title>面板</title>"));
    const Ran wrong = run({"--format", "svg", "--month", "5月"});
    CHECK(wrong.exit == 2);
    CHECK_MESSAGE(wrong.err.contains("2019-09"), wrong.err);
    CHECK(run({"--month", "2019-09"}).exit == 2);
    CHECK_FALSE(run({"--format", "csv"}).out.contains("<svg"));
}

TEST_CASE("cli: a sum that is too large to be added is no number that a script goes on with") {
    const test::SmallOffice office;
    office.set("a.json", {office.project, "投资总额=90000000亿"});
    for (const char* name : {"名称=乙", "名称=丙"})
        office.set("a.json", {"--new", "项目", name, "投资总额=900000000亿"});
    const Ran ran = office.run({"query", "a.json", "项目", "--sum", "amount", "--totals", "--json"});
    CHECK_MESSAGE(ran.exit == 0, ran.err);
    CHECK_MESSAGE(ran.out.contains("（不全）"), ran.out);
}
