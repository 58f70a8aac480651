#include "cli/fields.h"

#include "app/strings.h"
#include "base/typed_blanks.h"
#include "cli/words.h"
#include "domain/reading.h"
#include "model/typed.h"
#include "store/choice_lists.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

// Of the office's own by what people call them.
std::vector<std::string> known_fields(const Names& names, KindId kind) {
    std::vector<std::string> known;
    for (const FieldId id : names.fields_of(kind)) {
        const FieldInfo& field = *names.info(id);
        known.emplace_back(names.is_own(id) ? field.zh : field.name);
    }
    return known;
}

} // namespace

std::string time_text(std::int64_t unix_ms, int utc_offset_minutes) {
    return format_full_wall_time(unix_ms, utc_offset_minutes);
}

Answer<KindId> kind_named(const Workspace& workspace, std::string_view name) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < known_kind_count; ++i) {
        const KindInfo& kind = info(static_cast<Kind>(i));
        if (name == kind.name || name == kind.zh || name == kind.en) return static_cast<KindId>(i);
        names.emplace_back(kind.name);
    }
    if (const KindId kind = workspace.names().find_kind(name); kind != no_kind) return kind;
    return refuse(Exit::usage, say(Word::no_kind, {name, joined(names, " ")}));
}

std::string kind_label(const Names& names, KindId kind) {
    if (kind < known_kind_count) return std::string(app::label(info(static_cast<Kind>(kind))));
    return std::string(names.kind_name(kind));
}

Answer<Column> column_named(const Workspace& workspace, KindId kind, std::string_view name) {
    const auto is = [&](Word word, std::string_view key) { return name == key || name == say(word); };
    if (name == "id") return Column{Column::What::id, no_field, nullptr, "id"};
    if (is(Word::column_updated, "updated")) return Column{Column::What::updated, no_field, nullptr, "updated"};
    if (is(Word::column_conflicts, "conflicts")) return Column{Column::What::conflicts, no_field, nullptr, "conflicts"};
    if (kind < known_kind_count) {
        std::vector<FieldId> fields = workspace.names().fields_of(kind);
        for (const FieldId formula : workspace.names().formulas_of(kind)) fields.push_back(formula);
        for (const FieldId id : fields) {
            const FieldInfo& field = *workspace.names().info(id);
            if (name == field.name || name == field.zh || name == field.en)
                return Column{Column::What::field, id, &field, std::string(field.name)};
        }
    }
    if (const FieldId field = workspace.names().find_field(kind, name); field != no_field) {
        return Column{Column::What::field, field, workspace.names().info(field), std::string(name)};
    }
    return refuse(Exit::usage, say(Word::no_field, {kind_label(workspace.names(), kind), name,
                                                       joined(known_fields(workspace.names(), kind), " ")}));
}

std::string value_text(const Workspace& workspace, const FieldInfo* info, const Value& value, view::Style style) {
    switch (value.shape()) {
    case Value::Shape::none: return {};
    case Value::Shape::compound: return std::string(value.as_compound());
    case Value::Shape::integer: {
        std::string text = std::to_string(value.as_integer());
        if (style == view::Style::words && info && !app::unit_label(info->options).empty()) {
            text.append(" ").append(app::unit_label(info->options));
        }
        return text;
    }
    case Value::Shape::boolean:
        if (style == view::Style::codes) return value.as_boolean() ? "true" : "false";
        return std::string(say(value.as_boolean() ? Word::yes : Word::no));
    case Value::Shape::text: break;
    }
    const std::string text(value.as_text());
    if (!info || style == view::Style::codes) return text;
    switch (info->type) {
    case FieldType::choice:
    case FieldType::choice_set: return std::string(app::choice_label(info->options, text));
    case FieldType::quantity:
        if (const auto stated = stated_of(value); stated && style == view::Style::words)
            return format_stated(*stated, measure_of(info->options), words_of(value)).text();
        return text;
    case FieldType::date:
        if (const auto date = date_of(value); date && style == view::Style::words) return date_words(*date);
        return text;
    case FieldType::link:
    case FieldType::link_set: {
        const auto id = parse_id(text);
        const RecordIndex target = id ? workspace.find(*id) : no_record;
        if (target == no_record) return std::string(say(Word::missing_target));
        return workspace.is_live(target) ? title_of(workspace, target)
                                         : say(Word::deleted_target, {title_of(workspace, target)});
    }
    default: return text;
    }
}

std::string value_json(const Value& value) {
    switch (value.shape()) {
    case Value::Shape::none: return "null";
    case Value::Shape::text: return json_text(value.as_text());
    case Value::Shape::compound: return json_text(value.as_compound()); // as text: its content is not ours to vouch for
    default: return value.to_json();
    }
}

bool is_deleted_target(const Workspace& workspace, const FieldInfo* info, const Value& value) {
    if (!info || (info->type != FieldType::link && info->type != FieldType::link_set)) return false;
    const auto id = link_of(value);
    const RecordIndex target = id ? workspace.find(*id) : no_record;
    return target != no_record && !workspace.is_live(target);
}

std::string title_of(const Workspace& workspace, RecordIndex record) {
    const Record& found = workspace.record(record);
    if (found.kind < known_kind_count) {
        const auto title = workspace.value(record, title_field(static_cast<Kind>(found.kind))).as_text();
        if (!title.empty()) return std::string(title);
    }
    return to_string(found.id);
}

std::string field_label(const Names& names, FieldId field) {
    if (names.is_deleted_field(field)) return std::string(say(Word::field_deleted));
    const FieldInfo* info = names.info(field);
    if (!info) return std::string(names.field_name(field));
    std::string text(app::label(*info));
    if (const auto* element = names.as_element(field))
        text.append("/").append(
            info->type == FieldType::choice_set ? app::choice_label(info->options, element->text) : element->text);
    return text;
}

Answer<Value> parse_value(
    const Workspace& workspace, const FieldInfo& info, std::string_view text, const InputContext& context) {
    if (text.empty()) return Value();
    const auto bad = [&](std::string_view hint) {
        return refuse(Exit::refused, say(Word::bad_value, {quoted(text), app::label(info)}) + std::string(hint));
    };
    const auto is = [&](FieldId known) {
        return info.kind == yinfeng::info(known).kind && info.name == yinfeng::info(known).name;
    };
    if (is(field::view::kind_) || is(field::custom_field::kind_) || is(field::custom_field::target_) ||
        is(field::arrangement::kind_)) { // a kind by its name
        if (const auto kind = kind_named(workspace, text))
            return Value::text(workspace.names().kind_name(*kind)); // else said by whoever reads the view
    }
    if (is(field::custom_choice::list_))
        if (const auto list = choice_list_called(text)) return Value::text(choice_list_name(*list)); // else: checks.h
    switch (info.type) {
    case FieldType::text:
    case FieldType::long_text:
    case FieldType::date:
    case FieldType::quantity:
    case FieldType::integer: {
        if (context.asks && info.type <= FieldType::long_text) return Value::text(text); // to the letter
        // As it is stored; words are read anew, so that two figures are not one with words.
        const auto stored =
            info.type == FieldType::quantity && words_in(text).empty() ? parse_stated_quantity(text) : std::nullopt;
        if (stored && (context.asks || is_within_bounds(info, to_value(*stored)))) return to_value(*stored);
        auto value = parse_field_input(info, text, context);
        if (!value) return bad(value.error().message);
        return *std::move(value);
    }
    case FieldType::choice:
    case FieldType::choice_set: {
        std::string known;
        if (const auto said = choice_by_words(info.options, text, workspace.names().learned()))
            return choice_value(info.options, *said);
        for (const Choice& choice : choices_of(info.options)) {
            if (choice.is_retired) continue;
            known.append(known.empty() ? "" : " ").append(choice.code).append("=").append(app::label(choice));
        }
        return bad(say(Word::hint_choices, {known}));
    }
    case FieldType::boolean:
        if (const auto yes = boolean_by_words(text)) return Value::of(*yes);
        return bad(say(Word::hint_boolean));
    case FieldType::link:
    case FieldType::link_set: {
        const auto record = record_of_kind(workspace, static_cast<KindId>(info.options.target), text);
        if (!record) return bad(record.error().message + std::string(say(Word::hint_link)));
        return to_value(workspace.record(*record).id);
    }
    case FieldType::tag_set: return Value::text(text);
    }
    return bad({});
}

} // namespace yinfeng::cli
