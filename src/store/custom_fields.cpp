#include "store/custom_fields.h"

#include "model/typed.h"

#include <algorithm>
#include <map>
#include <set>

namespace yinfeng {

namespace {

namespace custom_field = field::custom_field;
namespace custom_choice = field::custom_choice;

constexpr std::string_view prefix = "x-";
constexpr std::int64_t last_place = INT64_MAX;

const Value& shown(const Record& record, FieldId field) {
    static const Value none;
    const Cell* cell = record.find(field);
    return cell ? cell->shown() : none;
}

std::string text(const Record& record, FieldId field) { return std::string(shown(record, field).as_text()); }

bool is_it(const Record& record, Kind kind) { return record.kind == static_cast<KindId>(kind); }

bool is_retired(const Record& record, FieldId field) {
    return record.state == Record::State::deleted || shown(record, field).as_boolean();
}

// While two offices do not agree, what one of them keeps back stays back.
bool is_confidential(const Record& record) {
    const Cell* cell = record.find(custom_field::confidential_);
    return cell && std::ranges::any_of(cell->siblings(), [](const Sibling& each) { return each.value.as_boolean(); });
}

struct Type {
    std::string_view code; // of ChoiceList::custom_type
    FieldType type;
    Unit measure = Unit::none;
    Kind target = Kind::count_;
};
constexpr Type types[] = {
    {"text", FieldType::text},
    {"long_text", FieldType::long_text},
    {"number", FieldType::quantity},
    {"amount", FieldType::quantity, Unit::wan_yuan},
    {"date", FieldType::date},
    {"choice", FieldType::choice},
    {"choices", FieldType::choice_set},
    {"tags", FieldType::tag_set},
    {"yes_no", FieldType::boolean},
    {"person", FieldType::link, Unit::none, Kind::person},
    {"link", FieldType::link},
    {"formula", FieldType::text},
};
constexpr std::string_view formula_code = "formula";

// Places first, then the order in which they were made.
auto order_of(const Record& record, FieldId place) {
    const auto number = integer_of(shown(record, place));
    return std::pair(number.value_or(last_place), record.id);
}

std::map<Id, std::vector<OwnField::Option>> options_by_field(std::span<const Record> records) {
    std::vector<const Record*> choices;
    for (const Record& record : records)
        if (is_it(record, Kind::custom_choice)) choices.push_back(&record);
    std::ranges::sort(choices, {}, [](const Record* each) { return order_of(*each, custom_choice::place_); });
    std::map<Id, std::vector<OwnField::Option>> options;
    for (const Record* choice : choices) {
        const auto field = link_of(shown(*choice, custom_choice::field_));
        const std::string name = text(*choice, custom_choice::name_);
        if (!field || name.empty()) continue;
        options[*field].push_back({to_string(choice->id), name, text(*choice, custom_choice::colour_),
            is_retired(*choice, custom_choice::retired_)});
    }
    return options;
}

} // namespace

std::string custom_field_name(Id definition) { return std::string(prefix) + to_string(definition); }

std::span<const Kind> customizable_kinds() {
    static constexpr Kind kinds[] = {Kind::project, Kind::phase, Kind::enterprise, Kind::chain, Kind::chain_node,
        Kind::service_record, Kind::person, Kind::unit};
    return kinds;
}

std::vector<OwnField> custom_fields(std::span<const Record> records, Names& names) {
    std::vector<const Record*> definitions;
    for (const Record& record : records)
        if (is_it(record, Kind::custom_field)) definitions.push_back(&record);
    if (definitions.empty()) return {};
    std::ranges::sort(definitions, {}, [](const Record* each) { return each->id; });
    auto options = options_by_field(records);

    std::vector<OwnField> fields;
    std::vector<std::pair<std::int64_t, Id>> order;
    std::set<std::pair<KindId, std::string>> taken;
    for (const Record* record : definitions) {
        const auto kind = find_kind(text(*record, custom_field::kind_));
        const std::string label = text(*record, custom_field::name_);
        const auto type = std::ranges::find(types, text(*record, custom_field::type_), &Type::code);
        if (!kind || !std::ranges::contains(customizable_kinds(), *kind) || label.empty() || type == std::end(types))
            continue; // of a newer version, or not finished: its values stay as they are
        OwnField field;
        field.kind = static_cast<KindId>(*kind);
        field.id = names.field(field.kind, custom_field_name(record->id));
        field.type = type->type;
        field.measure = type->measure;
        field.target = type->target;
        if (type->type == FieldType::link && type->target == Kind::count_) {
            const auto target = find_kind(text(*record, custom_field::target_));
            if (!target) continue;
            field.target = *target;
        }
        field.unit = text(*record, custom_field::unit_);
        field.help = text(*record, custom_field::note_);
        field.confidential = is_confidential(*record);
        field.is_retired = is_retired(*record, custom_field::retired_);
        field.is_deleted = record->state == Record::State::deleted;
        field.is_formula = type->code == formula_code;
        if (field.is_formula) field.formula = text(*record, custom_field::formula_);
        if (const auto section = choice_index(ChoiceList::section, text(*record, custom_field::section_)))
            field.group = static_cast<Group>(*section);
        if (has_choices(field.type)) field.options = std::move(options[record->id]);
        const auto is_free = [&](const std::string& name) {
            for (const FieldInfo& each : fields_of(*kind))
                if (each.zh == name || each.en == name) return false;
            return taken.emplace(field.kind, name).second;
        };
        field.label = label;
        for (int i = 2; !is_free(field.label); ++i) field.label = label + "（" + std::to_string(i) + "）";
        order.push_back(order_of(*record, custom_field::place_));
        fields.push_back(std::move(field));
    }
    std::vector<std::size_t> places(fields.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::ranges::sort(places, {}, [&](std::size_t i) { return order[i]; });
    std::vector<OwnField> in_order;
    for (const std::size_t i : places) in_order.push_back(std::move(fields[i]));
    return in_order;
}

} // namespace yinfeng
