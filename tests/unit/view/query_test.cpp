#include "tests/unit/view/view_world.h"

#include "tests/support/synthetic.h"

namespace yinfeng::view {

namespace {

std::string groups_in_words(const Rows& rows) {
    std::string text;
    for (const Group& group : rows.groups) {
        text += std::string(2 * group.level, ' ') + (group.label.empty() ? "未填" : group.label) + ' ' +
                std::to_string(group.count);
        for (const Summary& sum : group.sums) text += ' ' + describe_sum(sum.sum, money());
        text += '\n';
    }
    return text;
}

} // namespace

TEST_CASE("rows come in one order on every surface: by pinyin, numbers by value, <10 before 10, unfilled last") {
    ViewWorld world;
    world.project("10号地块", "", "100000");
    world.project("2号地块", "", "<100000");
    world.project("忠旺", "", ">100000");
    world.project("安能", "", "");
    CHECK(world.names(world.view("sort name")) == Names{"2号地块", "10号地块", "安能", "忠旺"});
    CHECK(world.names(world.view("sort amount")) == Names{"2号地块", "10号地块", "忠旺", "安能"});
    CHECK(world.names(world.view("sort -amount")) == Names{"忠旺", "10号地块", "2号地块", "安能"});
}

TEST_CASE("groups of two levels, with sums that say what they leave out") {
    ViewWorld world;
    world.project("挤压型材", "signed", "150000", world.zhongwang);
    world.project("板带箔", "signed", ">100000", world.zhongwang);
    world.project("面板", "talks", "", world.boe);
    world.project("散户", "", "5000");
    world.look();
    const Rows& rows = world.query.run(world.view("group stage, investor\nsort name\nsums amount"));
    CHECK(groups_in_words(rows) == "在谈 1 — · 1 个未填\n"
                                   "  京东方 1 — · 1 个未填\n"
                                   "签约 2 15 亿元 · 1 个仅有区间\n"
                                   "  忠旺集团 2 15 亿元 · 1 个仅有区间\n"
                                   "未填 1 5000 万元\n"
                                   "  未填 1 5000 万元\n");
    CHECK(rows.count == 4);
    CHECK(describe_sum(rows.sums.front().sum, money()) == "15.5 亿元 · 1 个未填、1 个仅有区间");
}

TEST_CASE("a record of two labels stands in both groups and is summed once") {
    ViewWorld world;
    const RecordIndex both = world.project("挤压型材", "", "1000");
    world.put_in(both, field::project::tags_, "省关注");
    world.put_in(both, field::project::tags_, "重点");
    world.project("面板", "", "2000");
    world.look();
    const Rows& rows = world.query.run(world.view("group tags\nsums amount"));
    CHECK(groups_in_words(rows) == "重点 1 1000 万元\n省关注 1 1000 万元\n未填 1 2000 万元\n");
    CHECK(rows.order.size() == 3);
    CHECK(rows.count == 2);
    CHECK(describe_sum(rows.sums.front().sum, money()) == "3000 万元");
}

TEST_CASE("groups by month, quarter, band and initial") {
    ViewWorld world;
    const auto signed_in = [&](std::string_view name, std::string_view on, std::string_view amount) {
        world.set(world.project(name, "", amount), field::project::signed_on_, Value::text(on));
    };
    signed_in("忠旺", "2019-08-30", "60000");
    signed_in("安能", "2019-07", "4000");
    signed_in("ABB", "2018", "<60000");
    world.project("京东方", "", ""); // neither
    world.look();
    CHECK(groups_in_words(world.query.run(world.view("group signed_on month"))) ==
          "2019年7月 1\n2019年8月 1\n归不进组 1\n未填 1\n");
    CHECK(groups_in_words(world.query.run(world.view("group signed_on quarter"))) ==
          "2019年3季度 2\n归不进组 1\n未填 1\n");
    CHECK(groups_in_words(world.query.run(world.view("group signed_on year"))) == "2018年 1\n2019年 2\n未填 1\n");
    CHECK(groups_in_words(world.query.run(world.view("group name initial"))) == "A 2\nJ 1\nZ 1\n");
    CHECK(groups_in_words(world.query.run(world.view("group amount band"))) ==
          "1 亿元以下 1\n5–10 亿元 1\n归不进组 1\n未填 1\n");
    signed_in("笔误", "0019-08-30", "");
    world.look();
    CHECK(groups_in_words(world.query.run(world.view("group signed_on month")))
            .starts_with("0019年8月 1\n2019年7月 1\n"));
}

TEST_CASE("a board by a label set: labels in their order, stages without one behind, each by itself") {
    ViewWorld world;
    for (const char* stage : {"withdrawn", "lead", "signed", "landing", "shelved", "talks", ""})
        world.project(stage, stage, "100");
    world.look();
    const std::string groups = groups_in_words(world.query.run(world.view("group stage labels\nsums amount")));
    CHECK(groups ==
          "储备 1 100 万元\n在谈 1 100 万元\n签约 2 200 万元\n搁置 1 100 万元\n退库 1 100 万元\n未填 1 100 万元\n");
}

TEST_CASE("the sample's board shows what the reference picture shows") {
    const Workspace workspace = domain::sample_workspace();
    Columns columns(workspace);
    columns.look({workspace, domain::day("2019-08-30"), domain::china(), {}});
    Ranks ranks(columns);
    Query query(columns, ranks);
    const Rows& rows = query.run(parse_view(columns, "kind project\ngroup stage labels\nsums amount"));
    REQUIRE(rows.groups.size() == 5);
    CHECK(groups_in_words(rows).starts_with("储备 2 "));
    constexpr std::array<std::uint32_t, 5> counts{2, 16, 18, 19, 2};
    for (std::size_t i = 0; i < counts.size(); ++i) CHECK(rows.groups[i].count == counts[i]);
    const auto sum = [](const std::vector<Summary>& of) { return describe_sum(of.front().sum, money()); };
    CHECK(sum(rows.sums) == "207.5 亿元 · 42 个未填、5 个仅有区间");
    CHECK(sum(rows.groups[2].sums) == "207.5 亿元 · 5 个未填、3 个仅有区间");
    CHECK(sum(rows.groups[3].sums) == "— · 17 个未填、2 个仅有区间");
}

// What a board of very many columns and other odd shapes do: nothing is dropped, nothing is counted twice.
TEST_CASE("no records, 5 000 groups, links in circles, deleted targets and conflicts are shown as what they are") {
    ViewWorld world;
    world.look();
    CHECK(world.query.run(world.view("group stage\nsums amount")).count == 0);
    CHECK(world.query.rows().groups.empty());
    Change change{"许多", {}};
    for (std::uint64_t i = 0; i < 5000; ++i) {
        const Id id{0x0190'0000'0000'0000u, i};
        change.set(Kind::project, id, field::project::name_, Value::text("项目" + std::to_string(i)));
        change.set(Kind::project, id, field::project::amount_, Value::text("10"));
    }
    world.put(change);
    world.look();
    const Rows& many = world.query.run(world.view("group name\nsums amount"));
    CHECK(many.groups.size() == 5000);
    std::size_t counted = 0;
    std::int64_t total = 0;
    for (const Group& group : many.groups) {
        counted += group.count;
        total += group.sums.front().sum.total().millionths;
    }
    CHECK(counted == many.count);
    CHECK(total == many.sums.front().sum.total().millionths);

    world.set(world.zhongwang, field::enterprise::introducer_, world.link(world.boe));
    world.set(world.boe, field::enterprise::introducer_, world.link(world.zhongwang));
    CHECK(world.shown(world.boe, "introducer.introducer.name", Kind::enterprise) == "京东方");
    const RecordIndex one = world.project("挤压型材", "signed", "1", world.zhongwang);
    Change gone{"删除", {}};
    world.workspace.add_delete(gone, world.zhongwang);
    world.put(gone);
    CHECK(world.shown(one, "investor") == "忠旺集团（已删除）");
    CHECK(world.shown(one, "investor.region").empty());
    CHECK(world.where("investor = 忠旺集团") == Names{"挤压型材"});
    CHECK(world.names(world.view("where investor 已填\ngroup investor")) == Names{"挤压型材"});
    world.bring(one, field::project::amount_, Value::text("2"));
    CHECK(world.where("amount 有冲突") == Names{"挤压型材"});
    CHECK(world.where("conflicts > 0") == Names{"挤压型材"});
    CHECK(world.query.run(world.view("where name = 挤压型材\nsums amount")).sums.front().conflicts == 1);
    CHECK(problems_of(world.columns, world.view("where investor = 没有的公司").filter).size() == 1);
}

TEST_CASE("the trash is looked at like everything else") {
    ViewWorld world;
    world.project("甲", "signed", "200");
    const RecordIndex b = world.project("乙", "signed", "100"), c = world.project("丙", "", "50");
    for (const RecordIndex each : {b, c}) {
        Change gone{"删除", {}};
        world.workspace.add_delete(gone, each);
        world.put(gone);
    }
    CHECK(world.names(world.view("trash yes\nsort amount")) == Names{"丙", "乙"});
    CHECK(world.names(world.view("sort amount")) == Names{"甲"});
    CHECK(world.names(world.view("trash yes\nwhere stage = signed")) == Names{"乙"});
}

TEST_CASE("what is typed is found in every shown column, each word somewhere, and it says where") {
    ViewWorld world;
    const RecordIndex one = world.project("挤压型材", "signed", "150000", world.zhongwang);
    world.project("面板", "talks", "", world.boe);
    const View view = world.view("columns name, stage, investor, amount");
    CHECK(world.names(view, "忠旺") == Names{"挤压型材"});
    CHECK(world.names(view, "zw 签约") == Names{"挤压型材"});
    CHECK(world.names(view, "zw 在谈").empty());
    const auto found_in = [&](std::string_view typed) { return world.query.found_in(one, view, typed); };
    CHECK(found_in("忠旺").column == field::project::investor_);
    CHECK(found_in("zw").piece == "忠旺集团");
    CHECK(found_in("挤压").column == field::project::name_);
    CHECK_MESSAGE(found_in("挤压 zw").column == field::project::investor_, "what the title does not say");
    CHECK(found_in("面板").column == no_column);
    const View long_words = world.view("columns name, summary");
    Change change{"内容", {}};
    change.set(Kind::project, world.workspace.record(one).id, field::project::summary_,
        Value::text("一期建设挤压车间两座，二期建设模具中心一座，三期配套污水处理站"));
    world.put(change);
    world.look();
    CHECK(world.query.found_in(one, long_words, "模具").piece == "…座，二期建设模具中心一座，三期配…");
}

TEST_CASE("of a column its sum, average, bounds, count and share are said, in groups and for all") {
    ViewWorld world;
    world.project("甲", "signed", "10000");
    world.project("乙", "signed", "20001");
    world.project("丙", "talks", "30000");
    world.project("丁", "talks", "");
    const View view = world.view(
        "group stage\nsums amount, amount average, amount least, amount greatest, amount share, name, signed_on greatest");
    CHECK(to_text(world.columns, view)
              .find("sums amount, amount average, amount least, amount greatest, amount share, "
                    "name, signed_on greatest\n") != std::string::npos);
    const Rows& rows = world.query.run(view);
    const auto said = [&](const std::vector<Summary>& sums) {
        std::string text;
        for (std::size_t i = 0; i < sums.size(); ++i)
            text += figure_words(world.columns, view.sums[i], sums[i], rows.sums[i]) + "|";
        return text;
    };
    CHECK(said(rows.sums) == "约 6 亿元|约 2 亿元|1 亿元|3 亿元|100%|4||");
    CHECK(said(rows.groups[0].sums) == "3 亿元|3 亿元|3 亿元|3 亿元|50%|2||");
    CHECK(world.view("sums amount sum").sums.front() == Sum{field::project::amount_, Figure::sum});
    world.look();
    const View odd = parse_view(world.columns, "kind project\nsums name average");
    CHECK_MESSAGE(odd.problems.size() == 1, "a name has no average");
    CHECK(odd.sums.front().figure == Figure::count);
}

TEST_CASE("the average and the sum of a column of whole numbers have its unit") {
    ViewWorld world;
    for (const std::int64_t days : {10, 15})
        world.add(Kind::service_record, {{field::service_record::limit_days_, Value::of(days)}});
    world.add(Kind::service_record, {{field::service_record::title_, Value::text("道路")}});
    world.look();
    const View view = parse_view(world.columns, "kind service_record\nsums limit_days average, limit_days sum");
    const Rows& rows = world.query.run(view);
    const auto said = [&](std::size_t i) {
        return figure_words(world.columns, view.sums[i], rows.sums[i], rows.sums[i]);
    };
    CHECK(said(0) == "12.5 工作日");
    CHECK(said(1) == "25 工作日");
    CHECK(sum_words(world.columns, view.sums[1].column, rows.sums[1].sum) == "25 工作日 · 1 个未填");
}

TEST_CASE("a view is read as it was written, and says what of it is gone") {
    ViewWorld world;
    world.look();
    const std::string text =
        "kind project\nname 本周签约\nlayout board\nwhere stage = signed | started && amount >= 100000\n"
        "group stage, signed_on month\nsort -amount, name\ncolumns name 320, investor.region\nsums amount\n"
        "from signed_on\nhue of later versions\n";
    const View view = parse_view(world.columns, text);
    CHECK(view.problems.empty());
    CHECK(to_text(world.columns, view) == text);
    CHECK(sentence_of(world.columns, view) ==
          "项目：阶段 是 签约、开工 且 投资总额 至少 10 亿元；按阶段、签约日期分组；按投资总额从大到小、名称排列");

    const std::string odd_text =
        "kind project\nlayout carousel\nwhere colour = red\ngroup colour, stage month, name, park\n"
        "sort -hue, name\ncolumns name, hue 20\nfrom name\ncolour hue\n";
    const View odd = parse_view(world.columns, odd_text);
    CHECK(odd.problems.size() == 7); // of one column that is gone once
    CHECK(odd.layout == Layout::table);
    CHECK(odd.filter.is_empty());
    CHECK(odd.groups.size() == 2);
    CHECK(odd.sort.size() == 1);
    CHECK(odd.columns.size() == 1);
    CHECK(sentence_of(world.columns, odd).find("条件没有用上：colour = red") != std::string::npos);
    // What it could not read is still there when it is written back; what took its place is what counts.
    const std::string kept = to_text(world.columns, odd);
    for (const char* part : {"layout carousel", "where colour = red", "colour, park", "name, -hue", "name, hue 20",
             "from name", "colour hue"}) {
        CHECK_MESSAGE(kept.find(part) != std::string::npos, kept);
    }
    CHECK(to_text(world.columns, parse_view(world.columns, kept)) == kept);
    View changed = odd;
    changed.filter = *parse_filter(world.columns, view.kind, "stage = signed");
    CHECK(to_text(world.columns, changed).find("where stage = signed\n") != std::string::npos);
    CHECK(to_text(world.columns, changed).find("red") == std::string::npos);

    const View strange = parse_view(world.columns, "kind spaceship\nwhere warp > 9\n");
    CHECK(strange.problems.size() == 1);
    CHECK(to_text(world.columns, strange) == "kind spaceship\nwhere warp > 9\n");
    CHECK(parse_view(world.columns, "").kind == no_kind);
    std::string deep; // a name that would go over very many links
    for (int i = 0; i < 100'000; ++i) deep += "introducer.";
    CHECK_FALSE(world.columns.named(static_cast<KindId>(Kind::enterprise), deep + "name").has_value());
}

// What is brought up to date must be what would be made anew, after any edit and under any view.
TEST_CASE("rows that follow edits are those of a fresh query") {
    ViewWorld world;
    std::vector<RecordIndex> projects;
    const RecordIndex enterprises[] = {world.zhongwang, world.boe};
    for (int i = 0; i < 40; ++i) {
        projects.push_back(world.project(
            "项目" + std::to_string(i), i % 3 ? "signed" : "talks", std::to_string(100 * i), enterprises[i % 2]));
    }
    const View views[] = {
        world.view("where 阶段 是 签约 且 投资方的所在地 包含 北京\nsort -amount\nsums amount\ncolumns name, investor"),
        world.view("group investor, tags\nsort name\nsums amount\ncolumns name"),
        world.view(
            "where time_state = overdue || investor = 忠旺集团\ngroup signed_on month\nsort investor.region\ncolumns name"),
    };
    Query queries[] = {{world.columns, world.ranks}, {world.columns, world.ranks}, {world.columns, world.ranks}};
    std::uint64_t random = 11;
    const auto next = [&](std::size_t below) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>(random >> 33) % below;
    };
    for (int round = 0; round < 200; ++round) {
        const RecordIndex project = projects[next(projects.size())];
        switch (next(9)) {
        case 0: world.set(project, field::project::stage_, Value::text(next(2) ? "signed" : "talks")); break;
        case 1:
            world.set(project, field::project::amount_, next(3) ? Value::text(std::to_string(next(9999))) : Value());
            break;
        case 2: world.set(project, field::project::investor_, world.link(enterprises[next(2)])); break;
        case 3:
            world.set(enterprises[next(2)], field::enterprise::region_, Value::text(next(2) ? "北京" : "辽宁"));
            break;
        case 4:
            world.set(enterprises[next(2)], field::enterprise::name_,
                Value::text(next(2) ? "忠旺集团" : "远大" + std::to_string(next(3))));
            break;
        case 5: world.put_in(project, field::project::tags_, next(2) ? "重点" : "省关注"); break;
        case 6:
            world.set(project, field::project::next_date_,
                Value::text(to_iso(world.today + static_cast<std::int32_t>(next(9)) - 4)));
            break;
        case 7: world.today = world.today + static_cast<std::int32_t>(next(3)); break;
        case 8: {
            Change change{"删除", {}};
            if (world.workspace.is_live(project)) world.workspace.add_delete(change, project);
            else world.workspace.add_restore(change, project);
            world.put(change);
            break;
        }
        }
        world.look();
        Columns columns(world.workspace);
        columns.look(world.columns.reading());
        Ranks ranks(columns);
        for (std::size_t i = 0; i < std::size(views); ++i) {
            if (next(3) == 0) continue; // a view that is not shown in every frame
            const Rows& kept = queries[i].run(views[i]);
            Query fresh(columns, ranks);
            const Rows& made = fresh.run(parse_view(columns, to_text(world.columns, views[i])));
            CAPTURE(round);
            CAPTURE(i);
            CHECK(kept.order == made.order);
            CHECK(groups_in_words(kept) == groups_in_words(made));
            CHECK(kept.count == made.count);
            CHECK(kept.of == made.of);
        }
    }
}

TEST_CASE("what nothing has touched stays as it is") {
    Workspace workspace = test::make_synthetic({.records = 2000});
    workspace.set_replica(1);
    Columns columns(workspace);
    Ranks ranks(columns);
    Query query(columns, ranks);
    const auto look = [&] { columns.look({workspace, domain::day("2019-08-30"), domain::china()}); };
    look();
    const View view =
        parse_view(columns, "kind project\nwhere amount >= 10000\ngroup stage\nsort -amount\nsums amount\n");
    const std::uint64_t version = query.run(view).version;
    CHECK(query.run(view).version == version);
    Change change{"改", {}};
    const RecordIndex person = workspace.live(Kind::person).front();
    change.set(Kind::person, workspace.record(person).id, field::person::title_, Value::text("主任"));
    REQUIRE(workspace.apply(change, 1));
    look();
    CHECK(query.run(view).version == version);
    change = {"改", {}};
    const RecordIndex project = query.rows().order.front();
    change.set(Kind::project, workspace.record(project).id, field::project::note_, Value::text("没有人按它排列"));
    REQUIRE(workspace.apply(change, 2));
    look();
    CHECK(query.run(view).version == version);
    change = {"改", {}};
    change.set(Kind::project, workspace.record(project).id, field::project::amount_, Value::text("10001"));
    REQUIRE(workspace.apply(change, 3));
    look();
    CHECK(query.run(view).version == version + 1);
}

} // namespace yinfeng::view
