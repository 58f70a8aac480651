#include "build.h"
#include "domain/checks.h"
#include "domain/phases.h"
#include "domain/pipeline.h"
#include "domain/reading.h"

namespace yinfeng::domain {
namespace {

namespace p = field::project;

RecordIndex project_in(Builder& builder, Stage stage, std::vector<std::pair<FieldId, Value>> more = {}) {
    more.emplace_back(p::name_, Value::text("项目"));
    more.emplace_back(p::stage_, Value::text(stage_code(stage)));
    return builder.add(Kind::project, std::move(more));
}

Quantity amount(std::string_view typed) { return parse_amount(typed).value(); }

std::string text_on(const Builder& builder, RecordIndex record, std::string_view today) {
    return project_badge(builder.on(today), record).text;
}

} // namespace

TEST_CASE("the ladder of the code is the ladder of the catalogue") {
    const auto choices = choices_of(ChoiceList::stage);
    REQUIRE(choices.size() == stage_count);
    CHECK(stage_code(Stage::signed_) == "signed");
    CHECK(stage_name(Workspace(), Stage::commissioning) == "竣工调试");
    CHECK(parse_stage("withdrawn") == Stage::withdrawn);
    CHECK_FALSE(parse_stage("won").has_value());
}

TEST_CASE("every public grouping puts a stage under at most one label, and the exits under none") {
    for (const LabelSet& set : built_in_label_sets()) {
        CHECK(choice_index(ChoiceList::label_set, set.code).has_value());
        unsigned seen = 0;
        for (const Label& label : set.labels) {
            CHECK((seen & label.stages) == 0u);
            seen |= label.stages;
            CHECK(label.has(label.entry));
            CHECK(class_of(label.entry) == label.look);
        }
        CHECK_FALSE(set.label_of(Stage::shelved).has_value());
        CHECK_FALSE(set.label_of(Stage::withdrawn).has_value());
    }
    CHECK(label_set("four_plus").labels.size() == 5);
    CHECK(label_set("four").labels.size() == 4);
    CHECK(label_set("three").labels.size() == 3);
    CHECK(label_set("ladder").labels.size() == ladder_length);
    CHECK(label_set("unheard of").code == "four_plus");
    CHECK(label_set("three").labels[*label_set("three").label_of(Stage::building)].name == "开工建设");
}

TEST_CASE("a label set made by hand works like the built-in ones") {
    LabelSet seven{"", "七个一批", {}};
    for (int i = 0; i < 7; ++i) {
        const auto stage = static_cast<Stage>(i);
        seven.labels.push_back(make_stage_label({}, "第 " + std::to_string(i + 1) + " 批", only(stage), stage));
    }
    CHECK(seven.label_of(Stage::landing) == 6u);
}

TEST_CASE("a move writes the stage, its day and the one date that goes with it") {
    Builder builder;
    const RecordIndex project = project_in(builder, Stage::talks, {{p::as_of_, Value::text("2017")}});
    const Change change =
        builder.doing(Action::project_move, project, "2019-07-24", {{p::stage_, Value::text("signed")}}).value();
    builder.put(change);
    CHECK(stage_of(builder.workspace, project) == Stage::signed_);
    CHECK(text(builder.workspace, project, p::stage_since_) == "2019-07-24");
    CHECK(text(builder.workspace, project, p::signed_on_) == "2019-07-24");
    CHECK_FALSE(is_filled(builder.workspace, project, p::as_of_));

    builder.move(project, Stage::building, "2019-11-18");
    CHECK_FALSE(is_filled(builder.workspace, project, p::started_on_)); // skipped: nobody said when
    builder.move(project, Stage::signed_, "2019-12-01");
    CHECK(text(builder.workspace, project, p::signed_on_) == "2019-07-24"); // a date that is there stays
    CHECK(builder.doing(Action::project_move, project, "2020-01-01", {{p::stage_, Value::text("signed")}}).error() ==
          Reason::at_that_stage);
}

TEST_CASE("coming back from an exit clears its reason") {
    Builder builder;
    const RecordIndex project = project_in(builder, Stage::talks);
    CHECK(describe_missing(missing_for_stage(builder.workspace, project, Stage::shelved)) == "还缺：搁置退库原因");
    builder.move(project, Stage::shelved, "2019-08-01");
    builder.set(project, p::exit_reason_, Value::text("投资方推迟"));
    const TimeBadge badge = project_badge(builder.on("2019-09-01"), project);
    CHECK(badge.status == TimeStatus::paused);
    CHECK(badge.text == "搁置");
    CHECK(badge.detail == "投资方推迟");
    builder.move(project, Stage::talks, "2019-09-02");
    CHECK_FALSE(is_filled(builder.workspace, project, p::exit_reason_));
}

TEST_CASE("neighbours on the ladder and on the board") {
    CHECK(next_stage(Stage::lead) == Stage::planning);
    CHECK_FALSE(next_stage(Stage::capacity).has_value());
    CHECK_FALSE(next_stage(Stage::shelved).has_value());
    CHECK(previous_stage(Stage::signed_) == Stage::review);
    CHECK_FALSE(previous_stage(Stage::lead).has_value());
    const LabelSet& labels = label_set("four_plus");
    CHECK(neighbour_stage(labels, Stage::review, 1) == Stage::signed_);
    CHECK(neighbour_stage(labels, Stage::review, -1) == Stage::reserve);
    CHECK_FALSE(neighbour_stage(labels, Stage::lead, -1).has_value());
    CHECK_FALSE(neighbour_stage(labels, Stage::capacity, 1).has_value());
}

TEST_CASE("a gate names what is missing, and asks for nothing on the way back") {
    Builder builder;
    const RecordIndex project = project_in(builder, Stage::reserve, {{p::industry_, Value::text("造纸")}});
    CHECK(describe_missing(missing_for_stage(builder.workspace, project, Stage::talks)) == "还缺：投资方、跟踪人");
    CHECK(missing_for_stage(builder.workspace, project, Stage::lead).empty());
    CHECK(missing_for_stage(builder.workspace, project, Stage::started).size() > 5);
}

TEST_CASE("the badge tells the nearest date that was stated") {
    Builder builder;
    const RecordIndex project = project_in(builder, Stage::signed_, {{p::stage_since_, Value::text("2019-08-01")}});
    CHECK(text_on(builder, project, "2019-08-11") == "在阶段 10 天");
    CHECK(project_badge(builder.on("2019-08-30"), project).status == TimeStatus::due_soon); // limit 20
    builder.set(project, p::planned_start_, Value::text("2019-11"));
    CHECK(text_on(builder, project, "2019-09-01") == "按期");
    CHECK(text_on(builder, project, "2019-11-20") == "剩 7 工作日"); // a month lasts to its last day
    CHECK(text_on(builder, project, "2019-11-30") == "今天到期");
    CHECK(text_on(builder, project, "2019-12-01") == "已到期"); // a Sunday: nobody could work
    CHECK(text_on(builder, project, "2019-12-02") == "超 1 工作日");
    builder.set(project, p::next_date_, Value::text("2019-11-22"));
    CHECK(project_badge(builder.on("2019-11-20"), project).status == TimeStatus::due_soon);
    // A period is late only after it, and is called by its name.
    builder.set(project, p::next_date_, Value());
    builder.set(project, p::planned_start_, Value::text("2019-10/2019-12"));
    CHECK(project_badge(builder.on("2019-12-02"), project).detail.contains("2019年四季度"));
    CHECK(text_on(builder, project, "2019-12-31") == "今天到期");
    CHECK(project_badge(builder.on("2019-12-31"), project).status == TimeStatus::due_soon);
    CHECK(project_badge(builder.on("2020-01-02"), project).status == TimeStatus::overdue);
    builder.set(project, p::planned_start_, Value::text("/2019-11-22"));
    CHECK(project_badge(builder.on("2019-11-22"), project).status == TimeStatus::due_soon);
    CHECK(project_badge(builder.on("2019-11-25"), project).status == TimeStatus::overdue);
    builder.move(project, Stage::production, "2019-12-03");
    const TimeBadge running = project_badge(builder.on("2030-01-01"), project);
    CHECK(running.status == TimeStatus::closed); // in production nothing is late any more
    CHECK(running.text == "2019-12-03 投产");
}

TEST_CASE("stale: neither moved nor written for longer than the limit of the stage") {
    Builder builder;
    const RecordIndex project = project_in(builder, Stage::talks); // written on 2019-07-01
    const StaleLimits limits = stale_limits(builder.workspace);
    CHECK(limits.of(Stage::planning) == 45);
    CHECK(limits.of(Stage::review) == 30);
    CHECK(limits.of(Stage::landing) == 20);
    CHECK_FALSE(limits.of(Stage::building).has_value());
    CHECK_FALSE(stale_days(builder.workspace, project, day("2019-07-31"), limits).has_value());
    CHECK(stale_days(builder.workspace, project, day("2019-08-01"), limits) == 31);
    builder.add(Kind::settings, {{field::settings::stale_talks_, Value::of(std::int64_t{60})}});
    CHECK_FALSE(stale_days(builder.workspace, project, day("2019-08-01"), stale_limits(builder.workspace)).has_value());
}

TEST_CASE("跟 管 落: what is needed grows with the stage") {
    Builder builder;
    const RecordIndex person = builder.add(Kind::person, {{field::person::name_, Value::text("服务专员甲")}});
    const RecordIndex project = project_in(builder, Stage::lead);
    const auto missing_roles = [](const Workspace& workspace, RecordIndex of) {
        const auto missing = domain::missing_roles(workspace, of);
        return missing ? std::string(choices_of(ChoiceList::roles_missing)[*missing].zh) : std::string();
    };
    CHECK(missing_roles(builder.workspace, project) == "缺跟");
    builder.set(project, p::tracker_, builder.link(person));
    CHECK(missing_roles(builder.workspace, project).empty());
    builder.move(project, Stage::signed_, "2019-07-24");
    CHECK(missing_roles(builder.workspace, project) == "缺管、落");
    const auto red_list = [&] {
        const auto checks = check_data(builder.workspace, day("2019-08-01"));
        const auto red = std::ranges::find_if(checks,
            [](const Check& each) { return each.kind == CheckKind::responsibility && each.text.contains("1"); });
        return red == checks.end() ? 0 : red->records.size();
    };
    CHECK(red_list() == 1);
    builder.move(project, Stage::capacity, "2020-07-24");
    CHECK(red_list() == 0);

    Change change{"删除", {}};
    builder.workspace.add_delete(change, person);
    builder.put(change);
    builder.move(project, Stage::lead, "2020-07-25");
    CHECK(missing_roles(builder.workspace, project) == "缺跟"); // a deleted person follows nothing
}

TEST_CASE("phases that sum to more than the project are pointed out") {
    Builder builder;
    const RecordIndex project = project_in(builder, Stage::signed_, {{p::amount_, to_value(amount("10亿元"))}});
    for (int number = 2; number >= 1; --number) {
        builder.add(Kind::phase,
            {{field::phase::project_, builder.link(project)}, {field::phase::number_, Value::of(std::int64_t{number})},
                {field::phase::stage_, Value::text(number == 1 ? "building" : "signed")},
                {field::phase::amount_, to_value(amount("6亿元"))}});
    }
    const PhaseSummary summary = phase_summary(builder.workspace, project);
    CHECK(summary.parts[0].name == "一期");
    CHECK(summary.exceeds_total);
    CHECK(summary.parts[0].width == doctest::Approx(0.5));
    CHECK(stage_suggested_by_phases(builder.workspace, project) == Stage::building);
    CHECK(check_data(builder.workspace, day("2020-07-25")).front().kind == CheckKind::phases_exceed);
    builder.set(project, p::amount_, to_value(amount(">10亿元")));
    CHECK_FALSE(phase_summary(builder.workspace, project).exceeds_total); // more than 10 may well be 12
}

TEST_CASE("phases of a project whose amount is a range exceed it only beyond its most") {
    Builder builder;
    const RecordIndex project = builder.add(Kind::project, {{p::amount_, Value::text("30000..50000")}});
    const auto phase = [&](const char* amount) {
        return builder.add(Kind::phase,
            {{field::phase::project_, builder.link(project)}, {field::phase::amount_, Value::text(amount)}});
    };
    phase("20000");
    CHECK_FALSE(phase_summary(builder.workspace, project).share_percent.has_value()); // of what?
    phase("25000..40000");
    CHECK_FALSE(phase_summary(builder.workspace, project).exceeds_total);
    phase("10000");
    CHECK(phase_summary(builder.workspace, project).exceeds_total);
    phase("500万USD");
    CHECK(phase_summary(builder.workspace, project).stated.count(Addend::What::foreign) == 1);
}

TEST_CASE("a plan in a year whose holidays are not known is provisional, near and far") {
    Builder builder;
    const RecordIndex project = project_in(builder, Stage::talks, {{p::next_date_, Value::text("2090-01-09")}});
    CHECK(project_badge(builder.on("2089-12-30"), project).text.ends_with("（暂定）"));
    CHECK(project_badge(builder.on("2019-12-30"), project).text.ends_with("（暂定）"));
    CHECK(project_badge(builder.on("2019-12-30"), project).is_provisional);
    builder.set(project, p::next_date_, Value::text("2019-09-06"));
    CHECK_FALSE(project_badge(builder.on("2019-08-30"), project).text.contains("暂定"));
}

TEST_CASE("size bands know what a qualifier says") {
    const auto band = [](std::string_view typed) { return size_band(parse_amount(typed).value()); };
    CHECK(band("7000万元") == 0u);
    CHECK(band("1亿元") == 1u);
    CHECK(band("15亿元") == 3u);
    CHECK(band("约15亿元") == 3u);
    CHECK(band(">50亿元") == 4u);
    CHECK(band("60亿元以上") == 4u);
    CHECK(band("<820万元") == 0u);
    CHECK(band("<1亿元") == 0u);
    // A bound that may lie in several is in none.
    for (const std::string_view open : {">10亿元", "≥111万元", ">247万元", "5亿元以上", "≤1亿元", "<3亿元", "<100亿元"})
        CHECK_MESSAGE(!band(open).has_value(), open);
    CHECK(band("1–3亿元") == 1u);
    for (const std::string_view open : {"3–5亿元", "0.5–2亿元", "9–60亿元"})
        CHECK_MESSAGE(!band(open).has_value(), open);
    CHECK(band("100亿元") == 4u);
    CHECK_FALSE(size_band(std::nullopt).has_value());
    const Decimal ten = Decimal::from_integer(100'000);
    CHECK(is_at_least(amount(">10亿元"), ten));
    CHECK_FALSE(is_at_least(amount("近10亿元"), ten));
    CHECK_FALSE(is_at_least(std::nullopt, ten));
}

TEST_CASE("stated counts are read line by line, and lines of another form are skipped") {
    const auto counts = parse_stated_counts("003 签约落地一批 12\n\n说明\n004 2018年 集中开工 24\r\n002 协议审核 很多");
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].source == "003");
    CHECK(counts[0].count == 12);
    CHECK(counts[1].tag == "2018年 集中开工");
}

TEST_CASE("dates that are certainly in the wrong order are pointed out") {
    Builder builder;
    const RecordIndex project = project_in(
        builder, Stage::started, {{p::signed_on_, Value::text("2019-07-24")}, {p::started_on_, Value::text("2019")}});
    const auto has_order_check = [&] {
        for (const Check& check : check_data(builder.workspace, day("2020-07-25"))) {
            if (check.kind == CheckKind::dates_out_of_order) return true;
        }
        return false;
    };
    CHECK_FALSE(has_order_check());
    builder.set(project, p::started_on_, Value::text("2019-06"));
    CHECK(has_order_check());
}

TEST_CASE("what is odd about one record is pointed out in words") {
    Builder builder;
    const auto said = [&](RecordIndex record) {
        std::string words;
        for (const Check& check : check_record(builder.workspace, record, day("2020-07-25")))
            words += check.text + "\n";
        return words;
    };
    const auto at = [](std::string_view iso) { return Value::text(iso); };
    const RecordIndex project = project_in(builder, Stage::production,
        {{p::name_, Value::text("甲")}, {p::signed_on_, at("2019-07-24")}, {p::started_on_, at("2019-08-01")},
            {p::production_on_, at("2020-05-01")}, {p::planned_start_, at("2019-08-01")}});
    CHECK(said(project).empty());
    builder.set(project, p::production_on_, at("2019-07-31"));
    CHECK(said(project) == "投产日期 2019-07-31 早于开工日期 2019-08-01。\n");
    builder.set(project, p::production_on_, at("2020-08"));
    CHECK(said(project) == "投产日期 2020-08 还没有到，请核对年份。\n");
    builder.set(project, p::production_on_, at("2020-07")); // may be yesterday
    CHECK(said(project).empty());
    builder.set(project, p::planned_start_, at("2019-09-16"));
    CHECK(said(project) == "开工日期 2019-08-01 早于计划开工 2019-09-16。\n");

    const RecordIndex enterprise =
        builder.add(Kind::enterprise, {{field::enterprise::name_, Value::text("乙")},
                                          {field::enterprise::credit_code_, Value::text("91520100MA6X1")}});
    CHECK(said(enterprise) == "统一社会信用代码应为 18 位，现为 13 位。\n");

    const RecordIndex record =
        builder.add(Kind::service_record, {{field::service_record::accepted_on_, at("2020-06-10")},
                                              {field::service_record::resolved_on_, at("2020-06-01")}});
    CHECK(said(record) == "办结日期 2020-06-01 早于受理日期 2020-06-10。\n");
    builder.set(record, field::service_record::resolved_on_, at("2020-06-11"));
    builder.bring(record, field::service_record::rating_, Value::of(std::int64_t{6}));
    CHECK(said(record) == "业主评分要在 1 到 5 之间。现为 6。\n");
    builder.bring(record, field::service_record::amount_, Value::text("-50000"));
    CHECK(said(record) == "涉及金额不能小于 0。现为 -5 亿元。\n业主评分要在 1 到 5 之间。现为 6。\n");
}

} // namespace yinfeng::domain
