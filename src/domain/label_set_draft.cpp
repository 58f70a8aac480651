#include "domain/label_set_draft.h"

#include "base/utf8.h"
#include "domain/reading.h"
#include "domain/words.h"
#include "model/typed.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

namespace set_field = field::label_set;
namespace label_field = field::stage_label;

std::int64_t place_of(const Workspace& workspace, RecordIndex record, FieldId field) {
    return integer_of(workspace.value(record, field)).value_or(INT64_MAX);
}

std::vector<RecordIndex> labels_of(const Workspace& workspace, Id set) {
    const auto pointing = workspace.links_to(set, label_field::set_);
    std::vector<RecordIndex> labels(pointing.begin(), pointing.end());
    std::ranges::stable_sort(
        labels, {}, [&](RecordIndex each) { return place_of(workspace, each, label_field::place_); });
    return labels;
}

std::string free_name(const Workspace& workspace, const std::string& name) {
    const auto is_taken = [&](const std::string& wanted) {
        return std::ranges::any_of(workspace.names().choices(ChoiceList::label_set),
            [&](const Choice& each) { return !each.is_retired && (each.zh == wanted || each.en == wanted); });
    };
    std::string free = name;
    for (int i = 2; is_taken(free); ++i) free = name + "（" + std::to_string(i) + "）";
    return free;
}

void write(const Workspace& workspace, Change& change, Kind kind, Id id, FieldId field, Value value) {
    const RecordIndex record = workspace.find(static_cast<KindId>(kind), id);
    if (record == no_record ? !value.is_none() : workspace.value(record, field) != value)
        change.set(kind, id, field, std::move(value));
}

Stages stages_of(const Workspace& workspace, RecordIndex label) {
    unsigned stages = 0;
    for (const std::string_view code : workspace.elements(label, label_field::stages_))
        if (const auto stage = parse_stage(code)) stages |= only(*stage);
    return static_cast<Stages>(stages & whole_ladder);
}

} // namespace

LabelSetDraft label_set_draft(const Workspace& workspace, RecordIndex set) {
    LabelSetDraft draft{workspace.record(set).id, std::string(text(workspace, set, set_field::name_)), {}};
    for (const RecordIndex each : labels_of(workspace, draft.id))
        draft.lines.push_back({workspace.record(each).id, std::string(text(workspace, each, label_field::name_)),
            stages_of(workspace, each), parse_stage(text(workspace, each, label_field::entry_)),
            is_yes(workspace, each, label_field::retired_)});
    return draft;
}

LabelSetDraft copy_of(const Workspace& workspace, const LabelSet& set) {
    LabelSetDraft draft{{}, free_name(workspace, say(Word::copy_of, {set.name})), {}};
    for (const Label& each : set.labels)
        draft.lines.push_back(
            {{}, each.name, each.stages, each.is_empty() ? std::nullopt : std::optional(each.entry), false});
    return draft;
}

LabelSetDraft seven_batches(const Workspace& workspace) {
    LabelSetDraft draft{{}, free_name(workspace, std::string(say(Word::seven_batches))), {}};
    draft.lines.resize(7);
    return draft;
}

LabelSet drafted(const LabelSetDraft& draft) {
    LabelSet set;
    set.name = draft.name;
    for (const LabelSetDraft::Line& each : draft.lines)
        set.labels.push_back(
            each.is_retired ? Label() : make_stage_label({}, std::string(trim(each.name)), each.stages, each.entry));
    return set;
}

Result<void> check_draft(const Workspace& workspace, const LabelSetDraft& draft) {
    const std::string_view name = trim(draft.name);
    if (name.empty()) return fail(say(Word::set_name_wanted));
    const std::string id = is_nil(draft.id) ? std::string() : to_string(draft.id);
    for (const Choice& each : choices_of(ChoiceList::label_set))
        if (each.zh == name || each.en == name) return fail(say(Word::set_name_taken, {name}));
    for (const LabelSet* each : workspace.names().own_label_sets())
        if (each->code != id && !each->is_retired && each->name == name) return fail(say(Word::set_name_taken, {name}));
    for (const LabelSetDraft::Line& line : draft.lines)
        if (!line.is_retired && trim(line.name).empty() && (line.stages != 0 || !is_nil(line.id)))
            return fail(say(Word::label_name_wanted));
    return {};
}

Id write_draft(Workspace& workspace, const LabelSetDraft& draft, const std::function<Id()>& new_id, Change& change) {
    const bool is_new = is_nil(draft.id);
    const Id id = is_new ? new_id() : draft.id;
    write(workspace, change, Kind::label_set, id, set_field::name_, Value::text(trim(draft.name)));
    if (is_new) {
        std::int64_t place = 0;
        for (const RecordIndex each : workspace.live(Kind::label_set))
            if (const auto one = integer_of(workspace.value(each, set_field::place_))) place = std::max(place, *one);
        write(workspace, change, Kind::label_set, id, set_field::place_, Value::of(place + 1));
    }
    std::int64_t place = 0;
    for (const LabelSetDraft::Line& line : draft.lines) {
        const std::string_view name = trim(line.name);
        if (is_nil(line.id) && name.empty()) continue;
        const Id label = is_nil(line.id) ? new_id() : line.id;
        const auto set = [&](FieldId field, Value value) {
            write(workspace, change, Kind::stage_label, label, field, std::move(value));
        };
        if (!name.empty()) set(label_field::name_, Value::text(name));
        set(label_field::set_, to_value(id));
        set(label_field::place_, Value::of(++place));
        set(label_field::retired_, line.is_retired ? Value::of(true) : Value());
        set(label_field::entry_, line.entry ? Value::text(stage_code(*line.entry)) : Value());
        for (std::size_t i = 0; i < ladder_length; ++i) {
            const auto stage = static_cast<Stage>(i);
            const FieldId element = workspace.names().element(label_field::stages_, stage_code(stage));
            const RecordIndex record = workspace.find(static_cast<KindId>(Kind::stage_label), label);
            const bool is_in = record != no_record && workspace.value(record, element).as_boolean();
            if (is_in != has(line.stages, stage))
                change.set(Kind::stage_label, label, element, Value::of(has(line.stages, stage)));
        }
    }
    return id;
}

std::vector<RecordIndex> own_sets_of(const Workspace& workspace) {
    const auto live = workspace.live(Kind::label_set);
    std::vector<RecordIndex> sets(live.begin(), live.end());
    std::ranges::stable_sort(sets, {}, [&](RecordIndex each) {
        return std::pair(is_yes(workspace, each, set_field::retired_), place_of(workspace, each, set_field::place_));
    });
    return sets;
}

void move_set_up(const Workspace& workspace, RecordIndex set, Change& change) {
    std::vector<RecordIndex> order = own_sets_of(workspace);
    const auto here = std::ranges::find(order, set);
    if (here == order.end() || here == order.begin()) return;
    std::iter_swap(here, here - 1);
    for (std::size_t i = 0; i < order.size(); ++i)
        write(workspace, change, Kind::label_set, workspace.record(order[i]).id, set_field::place_,
            Value::of(static_cast<std::int64_t>(i) + 1));
}

void delete_labels(const Workspace& workspace, Change& change) {
    const FieldId deleted = deleted_field_of(Kind::stage_label);
    const auto is_said = [&](Id id) {
        return std::ranges::any_of(
            change.writes, [&](const Write& each) { return each.record == id && each.field == deleted; });
    };
    for (std::size_t i = 0, said = change.writes.size(); i < said; ++i) {
        const Write write = change.writes[i];
        if (write.field != deleted_field_of(Kind::label_set) || write.value.is_none()) continue;
        for (const RecordIndex label : labels_of(workspace, write.record))
            if (!is_said(workspace.record(label).id)) workspace.add_delete(change, label);
    }
}

} // namespace yinfeng::domain
