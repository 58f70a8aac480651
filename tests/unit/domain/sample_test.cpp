#include "base/hash.h"
#include "base/utf8.h"
#include "build.h"
#include "domain/chain.h"
#include "domain/checks.h"
#include "domain/phases.h"
#include "domain/pipeline.h"
#include "domain/reading.h"
#include "domain/service.h"

#include <algorithm>
#include <array>
#include <string>

namespace yinfeng::domain {
namespace {

std::vector<RecordIndex> projects_where(const Workspace& workspace, auto condition) {
    std::vector<RecordIndex> found;
    for (const RecordIndex each : workspace.live(Kind::project)) {
        if (condition(each)) found.push_back(each);
    }
    return found;
}

QuantitySum sum_of(const Workspace& workspace, std::span<const RecordIndex> projects) {
    QuantitySum sum;
    for (const RecordIndex each : projects) sum.add(quantity(workspace, each, field::project::amount_));
    return sum;
}

RecordIndex chain_named(const Workspace& workspace, std::string_view name) {
    for (const RecordIndex each : workspace.live(Kind::chain)) {
        if (name_of(workspace, each) == name) return each;
    }
    return no_record;
}

RecordIndex enterprise_named(const Workspace& workspace, std::string_view name) {
    for (const RecordIndex each : workspace.live(Kind::enterprise)) {
        if (name_of(workspace, each) == name) return each;
    }
    return no_record;
}

} // namespace

TEST_CASE("the sample opens by the ordinary decoder and writes back the same bytes") {
    const std::string_view file = assets::find("sample.json");
    REQUIRE(file.data() != nullptr);
    const Workspace workspace = sample_workspace();
    CHECK(encode_snapshot(workspace) == file);
    CHECK(file.find(state_digest(workspace)) != std::string_view::npos);
    CHECK(workspace.conflict_count() == 0);
    const RecordIndex settings = settings_record(workspace);
    REQUIRE(settings != no_record);
    CHECK(is_yes(workspace, settings, field::settings::sample_));
    CHECK(text(workspace, settings, field::settings::name_) == "示例工作区");
    CHECK(text(workspace, settings, field::settings::office_) == "五地公开报道");
}

TEST_CASE("of the sample's projects two are in reserve, and eleven are of a billion and more") {
    const Workspace workspace = sample_workspace();
    const auto projects = workspace.live(Kind::project);
    CHECK(projects.size() == 57);
    CHECK(reserve_warning(workspace, projects) == "储备仅 2 项，在谈 16 项。少于设定的 5 项，后续接续不足。");
    CHECK(projects_where(workspace, [&](RecordIndex each) {
        return is_at_least(quantity(workspace, each, field::project::amount_), Decimal::from_integer(100'000));
    }).size() == 11);
}

TEST_CASE("F9 and F10: sums of source 000 and source 003") {
    const Workspace workspace = sample_workspace();
    const auto signed_in_000 = projects_where(workspace, [&](RecordIndex each) {
        return text(workspace, each, field::project::source_) == "000" && stage_of(workspace, each) == Stage::signed_;
    });
    CHECK(signed_in_000.size() == 4);
    CHECK(describe_sum(sum_of(workspace, signed_in_000), money()) == "180 亿元");
    const auto april = projects_where(workspace, [&](RecordIndex each) {
        return text(workspace, each, field::project::source_) == "003" &&
               text(workspace, each, field::project::planned_start_) == "2017-04";
    });
    CHECK(april.size() == 5);
    CHECK(describe_sum(sum_of(workspace, april), money()) == "12.5 亿元");
}

TEST_CASE("F11: the source says 12, 11 are recorded") {
    const Workspace workspace = sample_workspace();
    const auto checks = check_data(workspace, day("2026-11-29"));
    const auto found = std::ranges::find_if(checks, [](const Check& check) {
        return check.kind == CheckKind::stated_count && check.text.find("签约落地一批") != std::string::npos;
    });
    REQUIRE(found != checks.end());
    CHECK(found->records.size() == 11);
    CHECK(found->text.find("原文说 12 项，已登记 11 项") != std::string::npos);
    CHECK(std::ranges::none_of(checks, [](const Check& check) {
        return check.kind != CheckKind::stated_count && check.kind != CheckKind::responsibility;
    }));
}

TEST_CASE("F12: phases of 百思特达, one stated of three") {
    const Workspace workspace = sample_workspace();
    const RecordIndex project = project_by_code(workspace, "P014");
    REQUIRE(project != no_record);
    const PhaseSummary summary = phase_summary(workspace, project);
    REQUIRE(summary.parts.size() == 3);
    CHECK(summary.parts[0].name == "一期");
    REQUIRE(summary.share_percent.has_value());
    CHECK(to_string(*summary.share_percent) == "20");
    CHECK_FALSE(summary.exceeds_total);
    CHECK(summary.note == "2 期未填，不算差错");
    CHECK(summary.parts[0].width == doctest::Approx(0.2));
    CHECK(summary.parts[2].width == doctest::Approx(0.4));
    CHECK_FALSE(stage_suggested_by_phases(workspace, project).has_value());
}

TEST_CASE("nothing in the sample is painted overdue, whenever it is opened") {
    const Workspace workspace = sample_workspace();
    for (const Date today : {day("2017-03-14"), day("2019-08-30"), day("2026-11-22")}) {
        for (const RecordIndex each : workspace.live(Kind::project)) {
            const TimeBadge badge = project_badge({workspace, today, china()}, each);
            CHECK(badge.status != TimeStatus::overdue);
            CHECK_FALSE(badge.text.empty());
            CHECK_FALSE(stale_days(workspace, each, today, stale_limits(workspace)).has_value());
        }
        const auto summary = service_summary(workspace, workspace.live(Kind::service_record), china(), today);
        CHECK(summary.overdue == 0);
        CHECK(summary.total == 11);
        CHECK(summary.open == 9);
    }
    const Date today = day("2026-11-22");
    CHECK(project_badge({workspace, today, china()}, project_by_code(workspace, "P020")).text == "税收近 500 万元");
    CHECK(project_badge({workspace, today, china()}, project_by_code(workspace, "P043")).text == "真石漆车间投产");
    CHECK(project_badge({workspace, today, china()}, project_by_code(workspace, "P024")).text == "计划 2017-04 开工");
    CHECK(
        project_badge({workspace, today, china()}, project_by_code(workspace, "P015")).text == "计划 2020-08-01 投产");
    CHECK(project_badge({workspace, today, china()}, project_by_code(workspace, "P051")).text == "资料截至 2019-07-03");
}

TEST_CASE("the petrochemical chain of the sample stands as in the reference picture") {
    const Workspace workspace = sample_workspace();
    const RecordIndex chain = chain_named(workspace, "石油化工及精细化工");
    REQUIRE(chain != no_record);
    CHECK(chains_in_order(workspace).front() == chain);
    const ChainView view = chain_view(workspace, chain);
    CHECK(view.is_template);
    CHECK(view.nodes.size() == 14);
    CHECK(view.count(NodeState::present) == 4);
    CHECK(view.count(NodeState::building) == 2);
    CHECK(view.count(NodeState::talking) == 2);
    CHECK(view.count(NodeState::missing) == 6);
    CHECK(view.missing_by_tier == std::array<std::size_t, 3>{2, 1, 3});
    CHECK(to_string(view.coverage_percent().value()) == "43");

    const auto gaps = gap_list(workspace, view);
    REQUIRE(gaps.size() == 6);
    CHECK(name_of(workspace, view.nodes[gaps[0].node].node) == "丙烯及丙烯酸单体");
    CHECK(gaps[0].reason == "下游 2 个节点在等");
    CHECK(std::ranges::all_of(gaps, [](const Suggestion& gap) { return gap.action == ChainAction::fill; }));
    const auto stronger = strengthen_list(workspace, view);
    REQUIRE(stronger.size() == 2);
    CHECK(name_of(workspace, view.nodes[stronger[0].node].node) == "基础化工原料");
    CHECK(name_of(workspace, view.nodes[stronger[1].node].node) == "防水建材");

    const AnchorEffect effect = anchor_effect(workspace, enterprise_named(workspace, "长城钻探"));
    CHECK(effect.enterprise_count == 13);
    CHECK(format_amount(effect.tax.value()).text() == "近 500 万元");
    CHECK(format_amount(effect.tax_forecast.value()).text() == "3000 余万元");
}

TEST_CASE("every chain of the sample is marked as a template, and every record but the settings "
          "names its source") {
    const Workspace workspace = sample_workspace();
    for (const RecordIndex each : workspace.live(Kind::chain)) {
        CHECK(is_yes(workspace, each, field::chain::template_));
        CHECK_FALSE(chain_view(workspace, each).nodes.empty());
    }
    const auto all_have = [&](Kind kind, FieldId field) {
        return std::ranges::all_of(
            workspace.live(kind), [&](RecordIndex each) { return is_filled(workspace, each, field); });
    };
    CHECK(all_have(Kind::project, field::project::source_));
    CHECK(all_have(Kind::phase, field::phase::source_));
    CHECK(all_have(Kind::enterprise, field::enterprise::source_));
    CHECK(all_have(Kind::chain, field::chain::source_));
    CHECK(all_have(Kind::service_record, field::service_record::source_));
    CHECK(all_have(Kind::person, field::person::source_));
    CHECK(all_have(Kind::unit, field::unit::source_));
}

TEST_CASE("one licence took one working day though its dates are not known") {
    const Workspace workspace = sample_workspace();
    for (const RecordIndex each : workspace.live(Kind::service_record)) {
        if (text(workspace, each, field::service_record::code_) != "S004") continue;
        const ServiceClock clock = service_clock(workspace, each, china(), day("2026-11-22"), service_rules(workspace));
        CHECK(clock.badge.status == TimeStatus::closed);
        CHECK(clock.badge.text == "1 工作日办结");
    }
}

TEST_CASE("the sample names no person") {
    // Names of people in the sources, as hashes, so that this list does not print them again.
    constexpr std::uint64_t names[] = {
        0x03c289382a1df561,
        0xfd8c5d4dddf24edc,
        0xc45b117e699f9438,
        0x1a1d575f9a05fa2e,
        0xd2420ca2b3d7bc92,
        0x8fc0f62511abaae5,
        0x40cbc36dc0cc63a8,
        0x5b02d4fec9ba4f28,
        0xd19dfd6129d9ab0e,
        0xfb8a8856bc28d71c,
        0xcebc61a1c6cdd3a2,
        0x51975ae3573dfd0e,
        0x95bf97dd5e1cad8a,
        0xf8ba2060db39fe2a,
        0x0bc864f858756ef8,
        0xd6bd20e79e1615b1,
        0xbbd0a5ff4a02f0ac,
    };
    const std::string_view file = assets::find("sample.json");
    const std::u32string letters = to_code_points(file);
    REQUIRE(letters.size() > 10'000);
    std::size_t named = 0;
    for (std::size_t length = 2; length <= 3; ++length) {
        for (std::size_t i = 0; i + length <= letters.size(); ++i) {
            const auto hash = hash_bytes(to_utf8(std::u32string_view(letters).substr(i, length)));
            if (std::ranges::find(names, hash) != std::end(names)) ++named;
        }
    }
    CHECK(named == 0);
}

} // namespace yinfeng::domain
