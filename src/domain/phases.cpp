#include "domain/phases.h"

#include "base/sort_list.h"
#include "domain/reading.h"
#include "domain/words.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace yinfeng::domain {
namespace {

namespace phase_field = field::phase;

double width_of(Decimal amount, Decimal whole) {
    return static_cast<double>(amount.millionths) / static_cast<double>(whole.millionths);
}

} // namespace

std::vector<RecordIndex> phases_of(const Workspace& workspace, RecordIndex project) {
    const auto links = workspace.links_to(workspace.record(project).id, phase_field::project_);
    std::vector<RecordIndex> phases(links.begin(), links.end());
    const auto key = [&](RecordIndex phase) {
        const auto number = integer_of(workspace.value(phase, phase_field::number_));
        return std::tuple(!number, number.value_or(0), workspace.record(phase).id);
    };
    sort_list(phases, {}, key);
    return phases;
}

std::int64_t next_phase_number(const Workspace& workspace, RecordIndex project) {
    std::int64_t number = 1;
    for (const RecordIndex phase : phases_of(workspace, project))
        number = std::max(number, integer_of(workspace.value(phase, phase_field::number_)).value_or(0) + 1);
    return number;
}

PhaseSummary phase_summary(const Workspace& workspace, RecordIndex project) {
    PhaseSummary summary;
    summary.total = quantity(workspace, project, field::project::amount_);
    QuantitySum area;
    for (const RecordIndex phase : phases_of(workspace, project)) {
        PhasePart part;
        part.phase = phase;
        part.name = text(workspace, phase, phase_field::name_);
        if (part.name.empty()) {
            const auto number = integer_of(workspace.value(phase, phase_field::number_));
            part.name = number ? phase_name(*number) : std::string(say(Word::phase_unnumbered));
        }
        part.amount = quantity(workspace, phase, phase_field::amount_);
        summary.stated.add(addend_of(workspace.value(phase, phase_field::amount_)));
        if (const auto mu = quantity(workspace, phase, phase_field::area_)) area.add(mu);
        summary.parts.push_back(std::move(part));
    }
    if (summary.parts.empty()) return summary;

    const Decimal stated = summary.stated.total(); // of ranges the least, and the total the most that it can be
    const Decimal total = summary.total ? summary.total->upper() : Decimal{};
    if (total > Decimal{}) {
        // '>10 亿' and '10 余亿' have no upper end to exceed; of a bound no share can be told.
        const Qualifier qualifier = summary.total->qualifier;
        const bool has_upper_end = qualifier <= Qualifier::nearly || qualifier >= Qualifier::less;
        const bool is_exact = !is_open_figure(*summary.total) && !summary.stated.quantity().is_range();
        if (is_exact && summary.stated.counted() > 0) summary.share_percent = ratio_percent(stated, total, 1);
        summary.exceeds_total = has_upper_end && stated > total;
    }
    if (const auto whole = quantity(workspace, project, field::project::area_); whole && !is_bound(whole->qualifier)) {
        if (const auto over = subtract(area.total(), whole->upper()); over && *over > Decimal{})
            summary.area_over_mu = over;
    }

    const std::size_t unfilled = summary.parts.size() - summary.stated.counted();
    const bool to_scale = summary.total && stated > Decimal{} && !summary.exceeds_total && stated <= total;
    const Decimal whole = to_scale ? total : stated;
    double left = 1;
    for (PhasePart& part : summary.parts) {
        if (!part.amount || is_bound(part.amount->qualifier) || whole <= Decimal{}) continue;
        part.width = width_of(part.amount->value, whole);
        if (!to_scale && unfilled > 0) part.width *= 0.5; // the total is not known: leave half the bar to the unfilled
        left -= part.width;
    }
    for (PhasePart& part : summary.parts) {
        const bool is_open = !part.amount || is_bound(part.amount->qualifier);
        if (is_open) part.width = std::max(0.0, left) / static_cast<double>(unfilled);
    }

    if (summary.exceeds_total) summary.note = say(Word::phases_exceed);
    else if (summary.stated.unfilled() > 0)
        summary.note = say(Word::phases_unfilled, {std::to_string(summary.stated.unfilled())});
    return summary;
}

std::optional<Stage> stage_suggested_by_phases(const Workspace& workspace, RecordIndex project) {
    std::optional<Stage> furthest;
    for (const RecordIndex phase : phases_of(workspace, project)) {
        const auto stage = stage_of(workspace, phase);
        if (stage && !is_exit(*stage) && (!furthest || *stage > *furthest)) furthest = stage;
    }
    return furthest && furthest != stage_of(workspace, project) ? furthest : std::nullopt;
}

std::string phase_name(std::int64_t number) {
    constexpr Word names[] = {Word::one, Word::two, Word::three, Word::four, Word::five, Word::six, Word::seven,
        Word::eight, Word::nine, Word::ten, Word::eleven, Word::twelve};
    if (number < 1 || number > std::ssize(names)) return say(Word::phase_number, {std::to_string(number)});
    return say(Word::phase_named, {say(names[number - 1])});
}

} // namespace yinfeng::domain
