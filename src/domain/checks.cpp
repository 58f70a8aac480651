#include "domain/checks.h"

#include "domain/phases.h"
#include "domain/pipeline.h"
#include "domain/reading.h"

#include <algorithm>
#include <charconv>

namespace yinfeng::domain {
namespace {

void check_stated_counts(const Workspace& workspace, std::vector<Check>& checks) {
    const RecordIndex settings = settings_record(workspace);
    if (settings == no_record) return;
    for (const StatedCount& stated : parse_stated_counts(text(workspace, settings, field::settings::stated_counts_))) {
        Check check{CheckKind::stated_count, {}, {}};
        for (const RecordIndex project : workspace.live(Kind::project)) {
            if (text(workspace, project, field::project::source_) != stated.source) continue;
            const auto tags = workspace.elements(project, field::project::tags_);
            if (std::ranges::find(tags, stated.tag) != tags.end()) check.records.push_back(project);
        }
        if (std::cmp_equal(check.records.size(), stated.count)) continue;
        check.text = "来源 " + stated.source + "“" + stated.tag + "”：原文说 " + std::to_string(stated.count) +
                     " 项，已登记 " + std::to_string(check.records.size()) + " 项。请核对是漏登还是原文有误。";
        checks.push_back(std::move(check));
    }
}

void check_dates(const Workspace& workspace, RecordIndex project, std::vector<Check>& checks) {
    constexpr FieldId in_order[] = {
        field::project::signed_on_, field::project::started_on_, field::project::production_on_};
    for (std::size_t i = 0; i + 1 < std::size(in_order); ++i) {
        const auto earlier = partial_date(workspace, project, in_order[i]);
        for (std::size_t j = i + 1; j < std::size(in_order); ++j) {
            const auto later = partial_date(workspace, project, in_order[j]);
            // Only what is certainly wrong: 2019 and 2019-07-24 may well be in order. 先开工后签约
            // happens, 压茬推进 too, but somebody should look.
            if (!earlier || !later || later->last() >= earlier->first()) continue;
            checks.push_back({CheckKind::dates_out_of_order,
                std::string(name_of(workspace, project)) + "：" + std::string(info(in_order[j]).zh) + " " +
                    to_string(*later) + " 早于" + std::string(info(in_order[i]).zh) + " " + to_string(*earlier) + "。",
                {project}});
        }
    }
}

} // namespace

std::vector<StatedCount> parse_stated_counts(std::string_view lines) {
    std::vector<StatedCount> result;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
        const std::size_t first = line.find(' '), last = line.rfind(' ');
        if (first == std::string_view::npos || first == last || first == 0) continue;
        StatedCount stated{
            std::string(line.substr(0, first)), std::string(line.substr(first + 1, last - first - 1)), 0};
        const std::string_view number = line.substr(last + 1);
        const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), stated.count);
        if (error != std::errc() || stop != number.data() + number.size() || stated.count < 0) continue;
        result.push_back(std::move(stated));
    }
    return result;
}

std::vector<RecordIndex> without_responsible(const Workspace& workspace) {
    std::vector<RecordIndex> red;
    for (const RecordIndex project : workspace.live(Kind::project)) {
        if (!responsibility(workspace, project).is_complete()) red.push_back(project);
    }
    return red;
}

std::string missing_roles(const Workspace& workspace, RecordIndex project) {
    const Responsibility roles = responsibility(workspace, project);
    std::string words;
    const auto add = [&](bool is_missing, std::string_view word) {
        if (!is_missing) return;
        words += words.empty() ? "缺" : "、";
        words += word;
    };
    add(roles.needs_tracker && roles.tracker == no_record, "跟");
    add(roles.needs_leader && roles.leader == no_record, "管");
    add(roles.needs_landing_unit && roles.landing_unit == no_record, "落");
    return words;
}

std::vector<Check> check_data(const Workspace& workspace) {
    std::vector<Check> checks;
    check_stated_counts(workspace, checks);
    for (const RecordIndex project : workspace.live(Kind::project)) {
        if (phase_summary(workspace, project).exceeds_total) {
            checks.push_back({CheckKind::phases_exceed,
                std::string(name_of(workspace, project)) + "：分期合计超过投资总额。", {project}});
        }
        check_dates(workspace, project, checks);
    }
    if (auto red = without_responsible(workspace); !red.empty()) {
        checks.push_back(
            {CheckKind::responsibility, std::to_string(red.size()) + " 个项目跟、管、落不全。", std::move(red)});
    }
    return checks;
}

} // namespace yinfeng::domain
