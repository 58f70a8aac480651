#include "view/words.h"

#include "base/typed_blanks.h"
#include "domain/reading.h"
#include "domain/time_badge.h"
#include "model/typed.h"
#include "view/messages.h"

#include <algorithm>
#include <array>

namespace yinfeng::view {

namespace {

std::string target_words(const Workspace& workspace, std::string_view id_text, Language language) {
    const auto id = parse_id(id_text);
    const RecordIndex target = id ? workspace.find(*id) : no_record;
    if (target == no_record) return say(language, Message::missing_target);
    const std::string_view name = domain::name_of(workspace, target);
    std::string words(name.empty() ? id_text : name);
    return workspace.is_live(target) ? words : say(language, Message::deleted_target, {words});
}

FieldInfo as_field(const Column& column) {
    const Kind kind = column.kind < known_kind_count ? static_cast<Kind>(column.kind) : Kind::count_;
    return {kind, column.name, column.type, column.zh, column.en, Group::basic, column.options};
}

class Reader {
public:
    Reader(const Workspace& workspace, const Column& column, std::string_view text, Language language)
        : workspace_(workspace), column_(column), text_(text), language_(language) {}

    Result<Value> value() const {
        switch (column_.type) {
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::tag_set: return Value::text(text_);
        case FieldType::choice:
        case FieldType::choice_set: return choice();
        case FieldType::date: return typed();
        case FieldType::quantity:
            if (parse_stated_quantity(text_)) return Value::text(text_); // as it is stored
            return typed();
        case FieldType::integer: return typed();
        case FieldType::boolean: return boolean();
        case FieldType::link:
        case FieldType::link_set: return link();
        }
        return Value();
    }

private:
    std::unexpected<Error> bad(std::string_view hint) const {
        return fail(say(language_, Message::bad_value, {column_.label(language_), yinfeng::quoted(text_), hint}));
    }

    Result<Value> typed() const {
        auto value = parse_field_input(as_field(column_), text_, {.asks = true});
        return value ? value : bad(value.error().message);
    }

    Result<Value> choice() const {
        std::string known;
        if (const auto said = choice_by_words(column_.options, text_, workspace_.names().learned()))
            return choice_value(column_.options, *said);
        for (const Choice& choice : choices_of(column_.options)) {
            if (choice.is_retired) continue;
            if (!known.empty()) known += is_chinese(language_) ? "、" : ", ";
            known += is_chinese(language_) ? label(choice, language_) : std::string_view(choice.code);
        }
        return bad(say(language_, Message::one_of, {known}));
    }

    Result<Value> boolean() const {
        if (const auto yes = boolean_by_words(text_)) return Value::of(*yes);
        return bad(say(language_, Message::yes_or_no));
    }

    Result<Value> link() const {
        if (const auto id = parse_id(text_)) return to_value(*id);
        std::vector<RecordIndex> found = targets_named(workspace_, column_.options.target, text_);
        std::erase_if(found, [&](RecordIndex record) { return !workspace_.is_live(record); });
        if (found.size() > 1) return bad(say(language_, Message::several_of_that_name));
        if (found.size() == 1) return to_value(workspace_.record(found.front()).id);
        const Kind target = column_.options.target;
        return bad(
            say(language_, Message::none_of_that_name, {target == Kind::count_ ? "" : label(info(target), language_)}));
    }

    const Workspace& workspace_;
    const Column& column_;
    const std::string_view text_;
    const Language language_;
};

// In cells a figure in the unit of the heading stands as it is stored; whatever else is stated says its own unit.
std::string stated_words(
    const Column& column, const StatedQuantity& stated, const Value& value, Style style, Language language) {
    const bool is_plain =
        stated.currency == Currency::yuan && !stated.per_year && !stated.is_undecided && !stated.quantity.is_range();
    if (style == Style::cells && is_plain) return to_string(stated.quantity);
    return format_stated(stated, measure_of(column.options), words_of(value), language).text();
}

FieldId code_field(Kind kind) {
    for (const std::string_view name : {"code", "credit_code"}) {
        if (const auto field = find_field(kind, name)) return *field;
    }
    return no_field;
}

} // namespace

std::vector<RecordIndex> targets_named(const Workspace& workspace, Kind kind, std::string_view name) {
    std::vector<RecordIndex> found;
    if (name.empty() || kind == Kind::count_) return found;
    for (const FieldId field : {title_field(kind), code_field(kind)}) {
        if (field == no_field || !found.empty()) break;
        for (const auto list : {workspace.live(kind), workspace.deleted(kind)}) {
            for (const RecordIndex record : list) {
                if (domain::text(workspace, record, field) == name) found.push_back(record);
            }
        }
    }
    return found;
}

std::string value_words(
    const Workspace& workspace, const Column& column, const Value& value, Style style, Language language) {
    switch (value.shape()) {
    case Value::Shape::none: return {};
    case Value::Shape::compound: return std::string(value.as_compound());
    case Value::Shape::integer: {
        std::string text = std::to_string(value.as_integer());
        if (style == Style::words && !unit_label(column.options, language).empty()) {
            text.append(" ").append(unit_label(column.options, language));
        }
        return text;
    }
    case Value::Shape::boolean:
        if (style == Style::codes) return value.as_boolean() ? "true" : "false";
        return say(language, value.as_boolean() ? Message::yes : Message::no);
    case Value::Shape::text: break;
    }
    const std::string_view text = value.as_text();
    if (style == Style::codes) return std::string(text);
    if (has_choices(column.type)) return std::string(choice_label(column.options, text, language));
    if (column.type == FieldType::quantity) {
        if (const auto stated = stated_of(value)) return stated_words(column, *stated, value, style, language);
    }
    if (column.type == FieldType::date) {
        if (const auto date = date_of(value)) return date_words(*date);
    }
    return is_link(column.type) ? target_words(workspace, text, language) : std::string(text);
}

bool is_called(const Workspace& workspace, const Column& column, const Value& value, Language language,
    const std::function<bool(std::string_view)>& found) {
    if (found(value_words(workspace, column, value, Style::words, language))) return true;
    if (has_choices(column.type))
        for (const Language each : languages)
            if (each != language && found(value_words(workspace, column, value, Style::words, each))) return true;
    return column.type != FieldType::text && column.type != FieldType::long_text && !is_link(column.type) &&
           found(value_words(workspace, column, value, Style::codes));
}

bool is_provisional(Columns& columns, RecordIndex record, ColumnId id) {
    const Column& column = columns[id];
    if (column.type != FieldType::date && column.type != FieldType::quantity) return false;
    if (column.source == Column::Source::formula) return columns.is_formula_provisional(record, id);
    if (column.source == Column::Source::path) {
        const RecordIndex target = columns.linked(record, column.link);
        return target != no_record && is_provisional(columns, target, column.end);
    }
    return column.source == Column::Source::computed && column.type == FieldType::date &&
           domain::is_due_provisional(columns.reading(), record);
}

std::string as_provisional(std::string_view words, Language language) {
    return say(language, Message::provisional, {words});
}

std::string words(Columns& columns, RecordIndex record, ColumnId id, Style style) {
    const Language language = columns.language();
    const Column& column = columns[id];
    if (!is_set(column.type)) {
        std::string text = value_words(columns.targets(), column, columns.value(record, id), style, language);
        const bool is_marked = style != Style::codes && !text.empty() && is_provisional(columns, record, id);
        return is_marked ? as_provisional(text, language) : text;
    }
    std::string all;
    columns.each_value(record, id, [&](const Value& value) {
        if (value.is_none()) return;
        if (!all.empty()) all += style == Style::words && !is_chinese(language) ? ", " : "、";
        all += value_words(columns.targets(), column, value, style, language);
    });
    return all;
}

std::string heading(const Column& column, bool with_unit, Language language) {
    std::string text(column.label(language));
    const std::string_view unit = unit_label(column.options, language);
    if (!with_unit || unit.empty()) return text;
    if (!is_chinese(language)) return text.append(" (").append(unit).append(")");
    return text.append("（").append(unit).append("）");
}

Result<Value> parse_words(const Workspace& workspace, const Column& column, std::string_view text, Language language) {
    if (text.empty()) return Value();
    return Reader(workspace, column, text, language).value();
}

} // namespace yinfeng::view
