// How many came as far as each step of a ladder.

#include "domain/label_sets.h"
#include "model/typed.h"
#include "view/statistics.h"
#include "view/words.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::view {

namespace {

int thousandths(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<int>((part * 1000 + whole / 2) / whole);
}

// Of a part that is no more than the whole; what is below zero is no part of anything.
std::optional<int> share_in(double part, double whole) {
    if (!(whole > 0) || part < 0 || part > whole) return std::nullopt;
    return static_cast<int>(std::lround(part / whole * 1000));
}

// So many of the choices are steps; what comes after them has left the ladder.
std::size_t steps_in(const FieldOptions& options) {
    return options.choices == ChoiceList::stage ? domain::ladder_length : choices_of(options).size();
}

} // namespace

Funnel make_funnel(Query& query, const View& view, const Bucket& ladder) {
    const Columns& columns = query.columns();
    const FieldOptions& list = columns[ladder.column].options;
    Funnel funnel;
    // The values of a step are those that are at or beyond it.
    const auto add_step = [&](Value key, std::string label, std::size_t from) {
        Funnel::Step step;
        step.key = std::move(key);
        step.label = std::move(label);
        for (std::size_t i = from; i < steps_in(list); ++i) step.values.push_back(choice_value(list, i));
        funnel.steps.push_back(std::move(step));
    };
    if (ladder.by == Bucket::By::labels) {
        const auto& labels = domain::label_set_of(columns.workspace()).labels;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (labels[i].is_empty()) continue; // nothing can reach it
            std::size_t first = steps_in(list);
            for (std::size_t stage = 0; stage < domain::ladder_length; ++stage)
                if (labels[i].has(static_cast<domain::Stage>(stage))) first = std::min(first, stage);
            add_step(Value::of(static_cast<std::int64_t>(i)), labels[i].name, first);
        }
        // A set that people made may have its labels in any order.
        std::ranges::stable_sort(
            funnel.steps, [](const auto& a, const auto& b) { return a.values.size() > b.values.size(); });
    } else {
        for (std::size_t i = 0; i < steps_in(list); ++i)
            add_step(choice_value(list, i),
                value_words(
                    columns.targets(), columns[ladder.column], choice_value(list, i), Style::words, columns.language()),
                i);
    }

    const std::optional<std::size_t> figure = counted_figure(columns, view);
    if (adds_up(view, figure)) funnel.figure = figure;
    funnel.is_figure_beside = figure && !funnel.figure;
    // Shares are of all that the view has.
    Tally whole;
    whole.figure = funnel.figure;
    whole.all = {query.rows().count, {}};
    if (figure) whole.all.summary = query.rows().sums[*figure];
    const auto size_of = [&](const Counted& of) { return number_of(view, whole, of).value_or(0); };
    // A sum that is not whole has no parts: too large to be added, or of records of which some do not say it.
    const auto is_whole = [&](const Counted& of) {
        const QuantitySum& sum = of.summary.sum;
        return !sum.overflowed() && (!funnel.figure || sum.unfilled() + sum.bounded() + sum.apart() == 0);
    };
    const auto counted = [&](std::span<const RecordIndex> records) {
        Counted made{records.size(), {}};
        if (figure) made.summary = query.summaries_of(records)[*figure];
        return made;
    };
    // By value, also where labels are the steps: a stage without a label is beyond those before it.
    const Rows rows = query.regrouped({{ladder.column, Bucket::By::value}});
    const auto records_of = [&](const Group& group) { return std::span(rows.order).subspan(group.first, group.count); };
    const auto is_at = [](const Funnel::Step& step, const Value& key) {
        return std::ranges::contains(step.values, key);
    };
    std::vector<RecordIndex> outside;
    for (const Group& group : rows.groups) {
        if (!funnel.steps.empty() && is_at(funnel.steps.front(), group.key)) continue;
        const auto records = records_of(group);
        outside.insert(outside.end(), records.begin(), records.end());
    }
    funnel.outside = counted(outside);
    for (std::size_t i = 0; i < funnel.steps.size(); ++i) {
        Funnel::Step& step = funnel.steps[i];
        std::vector<RecordIndex> reached, here;
        for (const Group& group : rows.groups) {
            if (!is_at(step, group.key)) continue;
            const auto records = records_of(group);
            reached.insert(reached.end(), records.begin(), records.end());
            if (i + 1 < funnel.steps.size() && is_at(funnel.steps[i + 1], group.key)) continue;
            here.insert(here.end(), records.begin(), records.end());
        }
        step.reached = counted(reached);
        step.here = counted(here);
        step.of_first = thousandths(step.reached.count, funnel.steps.front().reached.count);
        step.measured = {size_of(step.reached), size_of(step.here), {}, {}};
        const Funnel::Step& first = funnel.steps.front();
        if (is_whole(first.reached) && is_whole(step.reached))
            step.measured.of_first = share_in(step.measured.reached, first.measured.reached);
        if (i == 0) continue;
        const Funnel::Step& before = funnel.steps[i - 1];
        if (before.reached.count > 0)
            step.lost = thousandths(before.reached.count - step.reached.count, before.reached.count);
        if (is_whole(before.reached) && is_whole(step.reached))
            step.measured.lost = share_in(before.measured.reached - step.measured.reached, before.measured.reached);
    }
    return funnel;
}

Filter condition_from(const Bucket& ladder, const Funnel::Step& step) {
    Condition condition{ladder.column, Op::is, {}};
    for (const Value& value : step.values) condition.operands.push_back({.value = value});
    return {Filter::Join::condition, std::move(condition), {}};
}

} // namespace yinfeng::view
