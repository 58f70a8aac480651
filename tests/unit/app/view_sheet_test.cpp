// A view on paper and in a spreadsheet: nothing of it is lost on the way, and what must not leave does not.

#include "app/view_sheet.h"
#include "domain/time_badge.h"
#include "exchange/csv.h"
#include "tests/unit/view/view_world.h"

using namespace yinfeng;
using app::SheetFor;
using exchange::Sheet, exchange::SheetRow;

namespace {

struct SheetWorld : view::ViewWorld {
    void name_office(bool is_sample = false) {
        Change change{"设置", {}};
        const Id id{0x0190'0000'0000'0000u, 77};
        change.set(Kind::settings, id, field::settings::name_, Value::text("2019 年招商项目"));
        change.set(Kind::settings, id, field::settings::office_, Value::text("双台子区招商局"));
        if (is_sample) change.set(Kind::settings, id, field::settings::sample_, Value::of(true));
        put(change);
    }
    void some_projects() {
        project("挤压型材", "signed", "150000", zhongwang);
        project("=板带箔", "signed", ">100000", zhongwang);
        project("面板", "talks", "", boe);
    }
    Sheet sheet(const view::View& wanted, app::SheetOptions options = {}) {
        look();
        return app::sheet_of(columns, wanted, query.run(wanted, options.typed), options);
    }
    Sheet sheet(std::string_view text, app::SheetOptions options = {}) { return sheet(view(text), std::move(options)); }
    std::string csv(std::string_view text, app::SheetOptions options = {}) {
        options.use = SheetFor::spreadsheet;
        return exchange::to_csv(sheet(text, std::move(options)));
    }
};

std::string in_lines(const Sheet& sheet) {
    std::string text;
    for (const SheetRow& row : sheet.rows) {
        text += row.what == SheetRow::What::group ? "#" : row.what == SheetRow::What::total ? "=" : "";
        for (const std::string& cell : row.cells) text += cell + "|";
        text += "\n";
    }
    return text;
}

} // namespace

TEST_CASE("a view on paper has its sentence, groups with figures, an honest total, office and day") {
    SheetWorld world;
    world.name_office();
    world.some_projects();
    const Sheet sheet =
        world.sheet("name 重点\nwhere stage 已填\ngroup stage, investor\nsort name\ncolumns name, stage, amount\n"
                    "sums amount");
    CHECK(sheet.title == "项目 · 重点");
    CHECK(sheet.mark.empty());
    REQUIRE(sheet.lines.size() == 2);
    CHECK(sheet.lines[0] == "双台子区招商局 · 2019 年招商项目");
    CHECK(sheet.lines[1] ==
          view::sentence_of(world.columns, world.view("where stage 已填\ngroup stage, investor\nsort name")));
    CHECK(in_lines(sheet) == "#在谈 · 1 项 · 投资总额 1 个未填||—|\n"
                             "#\u3000京东方 · 1 项 · 投资总额 1 个未填||—|\n"
                             "面板|在谈||\n"
                             "#签约 · 2 项 · 投资总额 1 个仅有区间||15 亿元|\n"
                             "#\u3000忠旺集团 · 2 项 · 投资总额 1 个仅有区间||15 亿元|\n"
                             "=板带箔|签约|>10 亿元|\n"
                             "挤压型材|签约|15 亿元|\n"
                             "=总计 · 3 项 · 投资总额 1 个未填 · 1 个仅有区间||15 亿元|\n");
    CHECK(sheet.footer.starts_with("截至 2019-08-30（数据最后改动 "));
    CHECK(sheet.footer.ends_with(" · 李敏"));
    const std::string html = exchange::to_html(sheet);
    CHECK(html.find("<td colspan=\"2\">签约 · 2 项") != std::string::npos);
    CHECK(html.find(sheet.footer) != std::string::npos);
}

TEST_CASE("in a spreadsheet each record stands once, with what the view groups by, and its formulas are text") {
    SheetWorld world;
    world.some_projects();
    world.put_in(world.workspace.live(Kind::project).front(), field::project::tags_, "重点");
    world.put_in(world.workspace.live(Kind::project).front(), field::project::tags_, "省关注");
    CHECK(world.csv("group tags, stage\nsort name\ncolumns name, amount\nsums amount") ==
          "标签,阶段,名称,投资总额（万元）\r\n"
          "省关注、重点,签约,挤压型材,150000\r\n"
          ",在谈,面板,\r\n"
          ",签约,'=板带箔,>100000\r\n");
    CHECK(world.csv("layout board\ngroup stage\ncolumns name\ncards investor.region, amount") ==
          "阶段,名称,投资方的所在地,投资总额（万元）\r\n"
          "在谈,面板,北京,\r\n"
          "签约,挤压型材,辽宁辽阳,150000\r\n"
          "签约,'=板带箔,辽宁辽阳,>100000\r\n");
}

TEST_CASE("statistics leave as the figures that they show, with totals, and say what they are of") {
    SheetWorld world;
    world.some_projects();
    const std::string_view by_two = "layout statistics\ngroup stage, investor\nsums amount\nchart matrix\n";
    const Sheet sheet = world.sheet(by_two);
    CHECK(in_lines(sheet) == "在谈||||\n签约|15 亿元||15 亿元|\n=合计|15 亿元||15 亿元|\n");
    REQUIRE(sheet.columns.size() == 4);
    CHECK(sheet.columns[1].heading == "忠旺集团");
    CHECK(sheet.lines.back() == "表中是投资总额 合计：下行阶段，横栏投资方");
    CHECK(world.csv(by_two) == "阶段,忠旺集团,京东方,合计\r\n在谈,,,\r\n签约,150000,,150000\r\n");
    CHECK(world.csv("layout statistics\ngroup stage\nsums amount\nchart bars") ==
          "阶段,项数,投资总额（万元） 合计,没有计入\r\n"
          "在谈,1,,1 个未填\r\n"
          "签约,2,150000,1 个仅有区间\r\n");
    CHECK(world.csv("layout statistics\ngroup stage\nchart bars") == "阶段,项数\r\n在谈,1\r\n签约,2\r\n");
    const Sheet funnel = world.sheet("layout statistics\ngroup stage labels\nchart funnel");
    CHECK(in_lines(funnel) == "储备|3|0||\n在谈|3|1|0%|\n签约|2|2|33.3%|\n开工|0|0|100%|\n投产|0|0||\n");
    const Sheet of_money = world.sheet("layout statistics\ngroup stage labels\nsums amount\nchart funnel");
    REQUIRE(of_money.columns.size() == 8);
    CHECK(of_money.columns[4].heading == "投资总额 合计：到过这一步");
    CHECK(of_money.columns[6].heading == "投资总额 合计：比上一步少");
    CHECK(in_lines(of_money).find("在谈|3|1|0%|15 亿元|||1 个未填 · 1 个仅有区间|\n") != std::string::npos);
    CHECK(std::ranges::contains(of_money.lines, "投资总额 合计，按阶段"));
    CHECK(world.csv("layout statistics\ngroup stage labels\nsums amount\nchart funnel")
            .starts_with("阶段,到过这一步,停在这一步,比上一步少,投资总额（万元） 合计：到过这一步,"
                         "投资总额（万元） 合计：停在这一步,投资总额（万元） 合计：比上一步少,没有计入\r\n"
                         "储备,3,0,,150000,,,1 个未填 · 1 个仅有区间\r\n"));
    const Sheet of_average = world.sheet("layout statistics\ngroup stage labels\nsums amount average\nchart funnel");
    CHECK(std::ranges::contains(of_average.lines, "条长是项数：投资总额 平均不能逐步相减，看不出流失"));
    CHECK(std::ranges::contains(of_average.lines, "项数，按阶段"));
    // Nothing that is confidential stands among the figures when it must not leave.
    world.set(world.boe, field::enterprise::phone_, Value::text("13800138000"));
    const auto phones = [&](bool without) {
        return exchange::to_html(world.sheet(
            "layout statistics\ngroup investor.phone, stage\nchart matrix", {.without_confidential = without}));
    };
    CHECK(phones(false).find("13800138000") != std::string::npos);
    CHECK(phones(true).find("13800138000") == std::string::npos);
    CHECK(app::shows_confidential(world.columns, world.view("layout statistics\ngroup investor.phone")));
}

TEST_CASE("sample data says that it is, on paper and in every row of a spreadsheet") {
    SheetWorld world;
    world.name_office(true);
    world.some_projects();
    const Sheet sheet = world.sheet("columns name");
    CHECK(sheet.mark == "示例数据");
    CHECK(exchange::to_html(sheet).find("<b>示例数据</b>") != std::string::npos);
    CHECK(world.csv("where name = 面板\ncolumns name") == "名称,示例数据\r\n面板,示例数据\r\n");
}

TEST_CASE("what is confidential is named on the sheet, or stays at home with everything that would tell it") {
    SheetWorld world;
    world.set(world.boe, field::enterprise::phone_, Value::text("13800138000"));
    world.set(world.boe, field::enterprise::contact_, Value::text("王工"));
    const auto sheet = [&](bool without) {
        world.look();
        const view::View view = view::parse_view(world.columns,
            "kind enterprise\nwhere phone ~ 13800 && name 已填\ngroup phone, region\nsort contact\ncolumns name, phone, contact\n"
            "sums phone count, region count");
        REQUIRE(view.problems.empty());
        CHECK(app::shows_confidential(world.columns, view));
        return world.sheet(view, {.without_confidential = without});
    };
    const std::string with = exchange::to_html(sheet(false));
    CHECK(with.find("含保密字段：电话、联系人") != std::string::npos);
    CHECK(with.find("13800138000") != std::string::npos);
    const std::string without = exchange::to_html(sheet(true));
    CHECK(without.find("京东方") != std::string::npos);
    CHECK(without.find("已去掉保密字段：电话、联系人") != std::string::npos);
    CHECK(without.find("另有涉及保密字段的条件") != std::string::npos);
    CHECK(without.find("13800") == std::string::npos);
    CHECK(without.find("王工") == std::string::npos);
    world.look();
    CHECK_FALSE(app::shows_confidential(world.columns, world.view("columns name, investor.region")));
    CHECK(app::shows_confidential(world.columns, world.view("columns name, investor.phone")));
}

TEST_CASE("what must not leave gives no order: nobody can tell from a sheet who stands before whom in it") {
    SheetWorld world;
    world.some_projects();
    world.set(world.boe, field::enterprise::phone_, Value::text("1"));
    world.set(world.zhongwang, field::enterprise::phone_, Value::text("2"));
    const std::string_view said = "；按保密字段的分组、排序没有采用";
    const std::string columns = "\ncolumns name, stage";
    for (const std::string order : {"sort investor.phone", "sort -investor.phone", "group investor.phone",
             "sort investor.contact, investor.phone"}) {
        CAPTURE(order);
        for (const SheetFor use : {SheetFor::paper, SheetFor::spreadsheet}) {
            const Sheet sheet = world.sheet(order + columns, {.use = use, .without_confidential = true});
            std::vector<std::string> names;
            for (const SheetRow& row : sheet.rows)
                if (row.what == SheetRow::What::record) names.push_back(row.cells.front());
            CHECK(names == std::vector<std::string>{"挤压型材", "=板带箔", "面板"});
            CHECK_MESSAGE(sheet.lines.front().ends_with(said), sheet.lines.front());
        }
    }
    CHECK(in_lines(world.sheet("sort investor.phone" + columns)).starts_with("面板|"));
    // What else orders and groups them goes on doing so.
    const Sheet rest =
        world.sheet("group investor.phone, stage\nsort investor.phone, name" + columns, {.without_confidential = true});
    CHECK(in_lines(rest) ==
          "#在谈 · 1 项||\n面板|在谈|\n#签约 · 2 项||\n=板带箔|签约|\n挤压型材|签约|\n=总计 · 3 项||\n");
    CHECK(rest.lines.front() == "项目：全部；按阶段分组；按名称排列" + std::string(said));
    // Of some that were ticked as well, in a search too.
    const view::View view = world.view("sort investor.phone" + columns);
    const std::vector<RecordIndex> order = world.query.run(view, "型").order;
    REQUIRE(order.size() == 1);
    const view::Rows one = world.query.rows_of(order);
    const Sheet chosen =
        app::sheet_of(world.columns, view, one, {.chosen = 1, .typed = "型", .without_confidential = true});
    CHECK(in_lines(chosen) == "挤压型材|签约|\n=总计 · 1 项||\n");
    CHECK_FALSE(world.sheet("sort name" + columns, {.without_confidential = true}).lines.front().contains(said));
}

TEST_CASE("a sheet of data that was made without confidential fields does not say that it has them") {
    SheetWorld world;
    world.some_projects();
    const auto footer = [&](bool lacks) {
        return world.sheet("columns name, investor.phone", {.lacks_confidential = lacks}).footer;
    };
    CHECK(footer(false).contains("含保密字段：投资方的电话"));
    CHECK(footer(true).contains("已去掉保密字段：投资方的电话"));
}

TEST_CASE("a condition that cannot be read is not quoted where confidential fields stay at home") {
    SheetWorld world;
    world.some_projects();
    world.look();
    const view::View odd =
        view::parse_view(world.columns, "kind project\nwhere 手机 = 13800138000\ncolumns name, investor.phone");
    REQUIRE_FALSE(odd.problems.empty());
    CHECK(exchange::to_html(world.sheet(odd)).contains("13800138000"));
    const std::string without = exchange::to_html(world.sheet(odd, {.without_confidential = true}));
    CHECK_FALSE(without.contains("13800138000"));
    CHECK(without.contains("有读不出的条件"));
}

TEST_CASE("what the colour of a view asks for stays at home with what is confidential") {
    SheetWorld world;
    world.some_projects();
    world.look();
    const view::View odd =
        view::parse_view(world.columns, "kind project\ncolour investor.phone = 13800138000\ncolumns name");
    CHECK(exchange::to_html(world.sheet(odd)).contains("13800138000"));
    CHECK_FALSE(exchange::to_html(world.sheet(odd, {.without_confidential = true})).contains("13800138000"));
    const auto views = [&](SheetFor use) {
        const view::View list = view::parse_view(world.columns, "kind view\ncolumns name, where, colour");
        return world.sheet(list, {.use = use, .without_confidential = true}).columns.size();
    };
    CHECK(views(SheetFor::paper) == 1);
    CHECK(views(SheetFor::spreadsheet) == 1);
}

TEST_CASE("rows on paper have the edge that the view colours them by, and none by what stays at home") {
    SheetWorld world;
    world.some_projects();
    const Sheet sheet = world.sheet("colour red: amount > 1\ncolumns name, amount");
    CHECK(std::ranges::count_if(sheet.rows, [](const SheetRow& row) { return row.colour != 0; }) == 2);
    CHECK(exchange::to_html(sheet).contains("border-left:1mm solid #B5173A"));
    CHECK(world.sheet("columns name, amount").rows.front().colour == 0);
    world.set(world.boe, field::enterprise::phone_, Value::text("13800138000"));
    const auto coloured = [&](bool without) {
        const Sheet made =
            world.sheet("colour red: investor.phone = 13800138000\ncolumns name", {.without_confidential = without});
        return std::ranges::any_of(made.rows, [](const SheetRow& row) { return row.colour != 0; });
    };
    CHECK(coloured(false));
    CHECK_FALSE(coloured(true));
}

TEST_CASE("statistics by nothing count all, and what is contested is not called left out") {
    SheetWorld world;
    world.some_projects();
    const Sheet sheet = world.sheet("layout statistics\nsums amount");
    CHECK(in_lines(sheet) == "项目|3|15 亿元|1 个未填 · 1 个仅有区间|\n");
    CHECK(world.csv("layout statistics") == "全部,项数\r\n项目,3\r\n");
    CHECK(exchange::to_html(world.sheet("layout statistics")).contains("<td>项目</td>"));
    const RecordIndex one = world.project("箔", "signed", "20000");
    world.set(one, field::project::amount_, Value::text("30000"));
    world.bring(one, field::project::amount_, Value::text("40000"));
    CHECK(world.csv("layout statistics\ngroup stage\nsums amount\nchart bars\nwhere name = 箔")
            .starts_with("阶段,项数,投资总额（万元） 合计,没有计入,含待确认\r\n签约,1,"));
    CHECK(world.csv("layout statistics\ngroup stage\nsums amount\nchart bars\nwhere name = 箔").ends_with(",,1\r\n"));
}

TEST_CASE("a sheet of a view whose conditions were left out of the file says so, in each row of a spreadsheet") {
    SheetWorld world;
    world.some_projects();
    CHECK(
        world.csv("where name = 面板\ncolumns name", {.lacks_condition = true}) == "名称,条件\r\n面板,不在文件里\r\n");
    CHECK(world.csv("layout statistics\ngroup stage", {.lacks_condition = true}).starts_with("阶段,项数,条件\r\n"));
}

TEST_CASE("a sheet says what was searched for, what of its view could not be read, and where it was cut") {
    SheetWorld world;
    world.some_projects();
    world.look();
    const view::View odd =
        view::parse_view(world.columns, "kind project\nwhere colour = red\ngroup stage\ncolumns name");
    const Sheet all = world.sheet(odd, {.typed = "板"});
    CHECK(all.lines.front().find("条件没有用上：colour = red") != std::string::npos);
    CHECK(all.lines.front().ends_with("；搜索“板”"));
    CHECK(std::ranges::contains(all.lines, odd.problems.front()));
    CHECK(std::ranges::count(all.rows, SheetRow::What::record, &SheetRow::what) == 2);
    const Sheet cut = world.sheet(odd, {.most_records = 2});
    CHECK(cut.lines.back() == "只列出前 2 条，共 3 条；总计是全部的。");
    CHECK(std::ranges::count(cut.rows, SheetRow::What::record, &SheetRow::what) == 2);
    CHECK(cut.rows.back().cells.front() == "总计 · 3 项");
    CHECK(world.sheet("where name = 没有的").rows.empty());
}

TEST_CASE("a contested value is marked on paper and counted at the foot") {
    SheetWorld world;
    const RecordIndex project = world.project("甲", "talks", "100");
    world.bring(project, field::project::name_, Value::text("乙"));
    const Sheet sheet = world.sheet("columns name, amount");
    CHECK(sheet.rows.front().cells.front().ends_with(" 待确认"));
    CHECK(sheet.footer.ends_with("1 个待确认"));
}

TEST_CASE("every kind there is leaves on paper and as a list, with the columns that the catalogue offers") {
    SheetWorld world;
    world.some_projects();
    world.look();
    for (std::size_t kind = 0; kind < known_kind_count; ++kind) {
        view::View view = view::parse_view(
            world.columns, "kind " + std::string(info(static_cast<Kind>(kind)).name) + "\nsort updated");
        view::complete_columns(world.columns, view);
        CAPTURE(info(static_cast<Kind>(kind)).name);
        const Sheet sheet = world.sheet(view);
        CHECK_FALSE(sheet.columns.empty());
        CHECK(sheet.rows.empty() == world.workspace.live(static_cast<Kind>(kind)).empty());
        CHECK_FALSE(exchange::to_html(sheet).empty());
    }
}

TEST_CASE("on paper the time of a record reads as on the screen, in a spreadsheet as the state it sorts by") {
    SheetWorld world;
    world.add(Kind::project,
        {{field::project::name_, Value::text("面板")}, {field::project::next_action_, Value::text("看地")},
            {field::project::next_date_, Value::text("2019-08-20")}});
    const Sheet sheet = world.sheet("columns name, time_state");
    const RecordIndex project = world.workspace.live(Kind::project).front();
    const std::string badge = domain::time_badge(world.columns.reading(), project).text;
    REQUIRE_FALSE(badge.empty());
    REQUIRE(sheet.rows.size() >= 1);
    CHECK(sheet.rows.front().cells[1] == badge);
    CHECK(world.csv("columns name, time_state").find(badge) == std::string::npos);
}

TEST_CASE("a sum that is too large to be added is marked on paper, in lanes, in totals and in a spreadsheet") {
    SheetWorld world;
    world.project("甲", "signed", "9000000000000");
    world.project("乙", "signed", "9000000000000");
    const std::string_view whole = "数值过大，合计不全";
    const std::string table = in_lines(world.sheet("group stage\ncolumns name, amount\nsums amount"));
    CHECK_MESSAGE(table.find("（不全）") != table.rfind("（不全）"), "of the group and of all: ", table);
    CHECK(table.find(whole) != std::string::npos);
    const Sheet board = world.sheet("layout board\ngroup stage\ncolumns name, amount\nsums amount");
    const auto signed_ = std::ranges::find(board.lanes, "签约", &exchange::SheetLane::name);
    REQUIRE(signed_ != board.lanes.end());
    CHECK(signed_->figure.ends_with("（不全）"));
    CHECK(signed_->note == whole);
    const std::string csv = world.csv("layout statistics\ngroup stage\nsums amount\nchart bars");
    CHECK_MESSAGE(csv.find("（不全）") != std::string::npos, csv);
    CHECK(csv.find(whole) != std::string::npos);
    CHECK(world.csv("layout statistics\ngroup stage, investor\nsums amount\nchart matrix").find("（不全）") !=
          std::string::npos);
}
