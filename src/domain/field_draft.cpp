#include "domain/field_draft.h"

#include "base/utf8.h"
#include "domain/formulas.h"
#include "domain/reading.h"
#include "domain/words.h"
#include "model/typed.h"
#include "store/custom_fields.h"

#include <algorithm>
#include <set>

namespace yinfeng::domain {

namespace {

namespace custom_field = field::custom_field;
namespace custom_choice = field::custom_choice;

std::string words(const Workspace& workspace, RecordIndex record, FieldId field) {
    return std::string(text(workspace, record, field));
}

Value filled(std::string_view said) { return said.empty() ? Value() : Value::text(said); }

std::int64_t place_of(const Workspace& workspace, RecordIndex record, FieldId field) {
    return integer_of(workspace.value(record, field)).value_or(INT64_MAX);
}

// Of a field, in use, in their order.
std::vector<RecordIndex> options_of(const Workspace& workspace, Id field) {
    const auto pointing = workspace.links_to(field, custom_choice::field_);
    std::vector<RecordIndex> options(pointing.begin(), pointing.end());
    std::erase_if(options, [&](RecordIndex each) { return is_yes(workspace, each, custom_choice::retired_); });
    std::ranges::stable_sort(
        options, {}, [&](RecordIndex each) { return place_of(workspace, each, custom_choice::place_); });
    return options;
}

void write(const Workspace& workspace, Change& change, Kind kind, Id id, FieldId field, Value value) {
    const RecordIndex record = workspace.find(static_cast<KindId>(kind), id);
    if (record == no_record ? !value.is_none() : workspace.value(record, field) != value)
        change.set(kind, id, field, std::move(value));
}

} // namespace

FieldDraft field_draft(const Workspace& workspace, RecordIndex definition) {
    FieldDraft draft;
    draft.id = workspace.record(definition).id;
    draft.kind = find_kind(words(workspace, definition, custom_field::kind_)).value_or(Kind::project);
    draft.name = words(workspace, definition, custom_field::name_);
    draft.type = words(workspace, definition, custom_field::type_);
    draft.unit = words(workspace, definition, custom_field::unit_);
    draft.help = words(workspace, definition, custom_field::note_);
    draft.section = words(workspace, definition, custom_field::section_);
    if (draft.section.empty()) draft.section = "own";
    draft.target = find_kind(words(workspace, definition, custom_field::target_)).value_or(Kind::enterprise);
    draft.formula = shown_formula(
        workspace.names(), static_cast<KindId>(draft.kind), text(workspace, definition, custom_field::formula_));
    draft.confidential = is_yes(workspace, definition, custom_field::confidential_);
    for (const RecordIndex each : options_of(workspace, draft.id))
        draft.options.push_back({workspace.record(each).id, words(workspace, each, custom_choice::name_),
            words(workspace, each, custom_choice::colour_)});
    return draft;
}

Result<void> check_draft(const Workspace& workspace, const FieldDraft& draft) {
    const std::string_view name = trim(draft.name);
    for (const FieldInfo& each : fields_of(draft.kind))
        if (each.zh == name || each.en == name) return fail(say(Word::field_name_taken, {name}));
    for (const RecordIndex each : definitions_of(workspace, draft.kind)) {
        const bool is_other = workspace.record(each).id != draft.id && !is_yes(workspace, each, custom_field::retired_);
        if (is_other && trim(text(workspace, each, custom_field::name_)) == name)
            return fail(say(Word::field_name_taken, {name}));
    }
    if (draft.type == "formula") {
        Formulas formulas;
        if (const Formula formula = drafted(workspace, formulas, draft); !formula.problem.empty())
            return fail(say(Word::sentence, {formula.problem}));
    }
    std::set<std::string_view> names;
    for (const FieldDraft::Option& each : draft.options)
        if (const std::string_view option = trim(each.name); !option.empty() && !names.insert(option).second)
            return fail(say(Word::option_name_taken, {option}));
    return {};
}

Formula drafted(const Workspace& workspace, Formulas& formulas, const FieldDraft& draft) {
    const Names& names = workspace.names();
    const auto kind = static_cast<KindId>(draft.kind);
    const FieldId self = is_nil(draft.id) ? no_field : names.find_field(kind, custom_field_name(draft.id));
    return formulas.draft(names, kind, self, stored_formula(names, kind, trim(draft.formula)), draft.unit);
}

Id write_draft(const Workspace& workspace, const FieldDraft& draft, const std::function<Id()>& new_id, Change& change) {
    const bool is_new = is_nil(draft.id);
    const Id id = is_new ? new_id() : draft.id;
    const auto set = [&](FieldId field, Value value) {
        write(workspace, change, Kind::custom_field, id, field, std::move(value));
    };
    const bool is_link = draft.type == "link", is_formula = draft.type == "formula";
    const bool has_unit = draft.type == "number" || is_formula;
    set(custom_field::name_, filled(trim(draft.name)));
    set(custom_field::kind_, Value::text(info(draft.kind).name));
    set(custom_field::type_, Value::text(draft.type));
    set(custom_field::unit_, has_unit ? filled(trim(draft.unit)) : Value());
    set(custom_field::target_, is_link ? Value::text(info(draft.target).name) : Value());
    const std::string stored = stored_formula(workspace.names(), static_cast<KindId>(draft.kind), trim(draft.formula));
    set(custom_field::formula_, is_formula ? filled(stored) : Value());
    set(custom_field::section_, filled(draft.section == "own" ? std::string_view() : draft.section));
    set(custom_field::note_, filled(trim(draft.help)));
    set(custom_field::confidential_, draft.confidential ? Value::of(true) : Value());
    if (is_new) {
        std::int64_t place = 0;
        for (const RecordIndex each : definitions_of(workspace, draft.kind))
            if (const auto one = integer_of(workspace.value(each, custom_field::place_))) place = std::max(place, *one);
        set(custom_field::place_, Value::of(place + 1));
    }
    if (!draft.has_options()) return id;

    std::int64_t place = 0;
    std::set<Id> kept;
    for (const FieldDraft::Option& option : draft.options) {
        if (trim(option.name).empty()) continue;
        const Id choice = is_nil(option.id) ? new_id() : option.id;
        kept.insert(choice);
        const auto write_choice = [&](FieldId field, Value value) {
            write(workspace, change, Kind::custom_choice, choice, field, std::move(value));
        };
        write_choice(custom_choice::name_, filled(trim(option.name)));
        write_choice(custom_choice::field_, to_value(id));
        write_choice(custom_choice::place_, Value::of(++place));
        write_choice(custom_choice::colour_, filled(option.colour));
    }
    for (const RecordIndex each : options_of(workspace, id))
        if (const Id choice = workspace.record(each).id; !kept.contains(choice))
            change.set(Kind::custom_choice, choice, custom_choice::retired_, Value::of(true));
    return id;
}

bool is_in_use(const Workspace& workspace, const FieldDraft& draft) {
    const Names& names = workspace.names();
    const auto kind = static_cast<KindId>(draft.kind);
    const FieldId field = is_nil(draft.id) ? no_field : names.find_field(kind, custom_field_name(draft.id));
    if (field == no_field) return false;
    for (RecordIndex record = 0; record < workspace.record_count(); ++record) {
        if (workspace.record(record).kind != kind) continue;
        for (const Field& each : workspace.record(record).fields) {
            const Names::Element* element = names.as_element(each.id);
            if (each.id == field || (element && element->set == field)) return true;
        }
    }
    return false;
}

std::vector<RecordIndex> definitions_of(const Workspace& workspace, Kind kind) {
    std::vector<RecordIndex> definitions;
    for (const RecordIndex each : workspace.live(Kind::custom_field))
        if (text(workspace, each, custom_field::kind_) == info(kind).name) definitions.push_back(each);
    std::ranges::stable_sort(definitions, {}, [&](RecordIndex each) {
        return std::pair(
            is_yes(workspace, each, custom_field::retired_), place_of(workspace, each, custom_field::place_));
    });
    return definitions;
}

void move_definition(const Workspace& workspace, RecordIndex definition, bool up, Change& change) {
    const auto kind = find_kind(text(workspace, definition, custom_field::kind_));
    if (!kind) return;
    std::vector<RecordIndex> order = definitions_of(workspace, *kind);
    const auto here = std::ranges::find(order, definition);
    if (here == order.end() || (up ? here == order.begin() : here + 1 == order.end())) return;
    std::iter_swap(here, up ? here - 1 : here + 1);
    for (std::size_t i = 0; i < order.size(); ++i)
        write(workspace, change, Kind::custom_field, workspace.record(order[i]).id, custom_field::place_,
            Value::of(static_cast<std::int64_t>(i) + 1));
}

} // namespace yinfeng::domain
