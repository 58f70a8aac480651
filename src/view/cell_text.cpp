#include "view/cell_text.h"

#include "base/traditional.h"
#include "base/typed_blanks.h"
#include "base/utf8.h"
#include "base/written_list.h"
#include "domain/reading.h"
#include "model/choice_words.h"
#include "model/field_input.h"
#include "model/labels.h"
#include "model/limits.h"
#include "model/typed.h"
#include "view/messages.h"
#include "view/words.h"

#include <algorithm>
#include <functional>

namespace yinfeng::view {

namespace {

FieldInfo as_field(const Column& column) {
    const Kind kind = column.kind < known_kind_count ? static_cast<Kind>(column.kind) : Kind::count_;
    return {kind, column.name, column.type, column.zh, column.en, Group::basic, column.options};
}

// A number that parse_decimal_input() reads again, or with its own unit; the words, where they say more.
std::string quantity_text(const FieldOptions& options, const StatedQuantity& stated, std::string_view words) {
    const Measure& measure = measure_of(options);
    const Quantity& quantity = stated.quantity;
    const bool is_number = quantity == Quantity{quantity.value} && stated == StatedQuantity{quantity};
    if (!is_number || !words.empty()) return editable_stated(stated, measure, words);
    const Measure::ShownUnit* unit = column_unit(options);
    std::string number = to_string_shifted(quantity.value, unit ? unit->power_of_ten : 0);
    const std::size_t point = number.find('.');
    const bool is_read_again = point == std::string::npos || number.size() - point - 1 <= Decimal::decimals;
    return is_read_again ? number : editable_quantity(quantity, measure);
}

std::string_view unit_spelling(const Column& column, Language language) {
    if (const Measure::ShownUnit* unit = column_unit(column.options))
        return language == Language::zh_hant ? traditional(unit->spelling) : std::string_view(unit->spelling);
    return unit_label(column.options, language);
}

} // namespace

const Measure::ShownUnit* column_unit(const FieldOptions& options) {
    if (options.unit != Unit::wan_yuan) return nullptr;
    static const Measure::ShownUnit yi_yuan{"亿元", 4}, million_yuan{"million yuan", 2};
    return is_chinese(language()) ? &yi_yuan : &million_yuan;
}

std::string cell_heading(const Column& column, Language language) {
    std::string text(column.label(language));
    const std::string_view unit = column.is_figure() ? unit_spelling(column, language) : std::string_view();
    if (unit.empty()) return text;
    if (!is_chinese(language)) return text.append(" (").append(unit).append(")");
    return text.append("（").append(unit).append("）");
}

const CellTexts::Called& CellTexts::called(Kind kind) {
    const auto [at, is_new] = called_.try_emplace(kind);
    if (!is_new) return at->second;
    const Workspace& data = columns_.targets();
    const auto put = [](auto& names, std::string_view name, RecordIndex record) {
        if (name.empty()) return;
        const auto [place, first] = names.try_emplace(name, record);
        if (!first) place->second = no_record;
    };
    FieldId code = no_field;
    for (const std::string_view name : {"code", "credit_code"}) {
        if (const auto field = find_field(kind, name); field && code == no_field) code = *field;
    }
    for (const RecordIndex record : data.live(kind)) {
        put(at->second.by_name, domain::name_of(data, record), record);
        if (code != no_field) put(at->second.by_code, domain::text(data, record, code), record);
    }
    return at->second;
}

std::string CellTexts::link_text(Kind kind, std::string_view id_text) {
    const auto id = parse_id(id_text);
    const RecordIndex target = id ? columns_.targets().find(*id) : no_record;
    if (target == no_record) return std::string(id_text);
    const std::string_view name = domain::name_of(columns_.targets(), target);
    const auto& names = called(kind).by_name;
    const auto found = names.find(name);
    const bool is_read_again = found != names.end() && found->second == target && trim(name) == name && !parse_id(name);
    return std::string(is_read_again ? name : id_text);
}

// Its name, unless that is read as another choice, of the same name.
std::string CellTexts::choice_text(const Column& column, std::string_view code) const {
    const std::string_view name = choice_label(column.options, code, columns_.language());
    const auto place = choice_index(column.options, code);
    const auto learned = columns_.targets().names().learned();
    return std::string(place && choice_by_words(column.options, trim(name), learned) != place ? code : name);
}

std::string CellTexts::element_text(const Column& column, const std::string& element) {
    if (is_link(column.type)) return link_text(column.options.target, element);
    return column.type == FieldType::choice_set ? choice_text(column, element) : element;
}

std::string CellTexts::text(RecordIndex record, ColumnId id) {
    const Column& column = columns_[id];
    if (is_set(column.type)) {
        std::string list;
        for (const std::string& each : value(record, id).elements) append_to_list(list, element_text(column, each));
        return list;
    }
    const Value value = columns_.value(record, id);
    if (column.type == FieldType::choice && value.shape() == Value::Shape::text)
        return choice_text(column, value.as_text());
    if (column.type == FieldType::quantity) {
        if (const auto stated = stated_of(value)) return quantity_text(column.options, *stated, words_of(value));
    }
    if (column.type == FieldType::link && value.shape() == Value::Shape::text)
        return link_text(column.options.target, value.as_text());
    return value_words(columns_.targets(), column, value, Style::cells, columns_.language());
}

CellValue CellTexts::value(RecordIndex record, ColumnId id) {
    CellValue cell;
    if (!is_set(columns_[id].type)) {
        cell.value = columns_.value(record, id);
        return cell;
    }
    columns_.each_value(record, id, [&](const Value& each) {
        if (!each.is_none()) cell.elements.emplace_back(each.as_text());
    });
    if (columns_[id].type != FieldType::choice_set) std::ranges::sort(cell.elements); // that has the order of its list
    return cell;
}

const CellTexts::Missing* CellTexts::find_missing(std::string_view id_text) const {
    const auto found = missing_by_id_.find(id_text);
    return found == missing_by_id_.end() ? nullptr : &missing_[found->second];
}

Id CellTexts::note_missing(Kind kind, std::string_view name) {
    const std::string key = std::to_string(static_cast<int>(kind)) + ' ' + std::string(name);
    const auto [at, is_new] = missing_by_name_.try_emplace(key, missing_.size());
    if (is_new) {
        missing_.push_back({kind, std::string(name), new_id_ ? new_id_() : Id()});
        if (new_id_) missing_by_id_.emplace(to_string(missing_.back().id), at->second);
    }
    return missing_[at->second].id;
}

Result<std::string> CellTexts::link(const Column& column, std::string_view text, bool may_be_new) {
    if (parse_id(text)) return std::string(text);
    const Kind kind = column.options.target;
    const Language language = columns_.language();
    const auto bad = [&](std::string_view hint) {
        return fail(say(language, Message::bad_value, {column.label(language), yinfeng::quoted(text), hint}));
    };
    for (const auto& names : {std::cref(called(kind).by_name), std::cref(called(kind).by_code)}) {
        const auto found = names.get().find(text);
        if (found == names.get().end()) continue;
        if (found->second == no_record) return bad(say(language, Message::several_of_that_name));
        return to_string(columns_.targets().record(found->second).id);
    }
    if (may_be_new && !trim(text).empty() && kind != never_missing_ && kind < Kind::count_ &&
        text.size() <= most_text_bytes) {
        const Id id = note_missing(kind, text);
        if (new_id_) return to_string(id);
    }
    return bad(say(language, Message::none_of_that_name, {label(info(kind), language)}));
}

Result<CellValue> CellTexts::parse_set(const Column& column, std::string_view text) {
    CellValue cell;
    if (column.type == FieldType::choice_set) {
        ChoicesByWords read = choices_by_words(column.options, text, columns_.targets().names().learned());
        if (!read.unknown.empty()) // refused with what there is
            if (auto none = parse_words(columns_.targets(), column, read.unknown, columns_.language()); !none)
                return std::unexpected(none.error());
        cell.elements = std::move(read.codes);
        return cell;
    }
    const auto put = [&](std::string_view part, bool may_be_new) -> Result<void> {
        if (is_link(column.type)) {
            auto id = link(column, part, may_be_new);
            if (!id) return std::unexpected(id.error());
            cell.elements.push_back(std::move(*id));
            return {};
        }
        if (std::string cleaned = clean_element(part); !cleaned.empty()) cell.elements.push_back(std::move(cleaned));
        return {};
    };
    if (is_link(column.type) && put(trim(text), false)) return cell; // a name with 、 in it
    Result<void> all; // each is looked at, so that all that are missing are known
    for (const std::string& part : parts_of_list(text)) {
        if (auto done = put(part, true); !done && all) all = std::move(done);
    }
    if (!all) return std::unexpected(all.error());
    std::ranges::sort(cell.elements);
    const auto repeated = std::ranges::unique(cell.elements);
    cell.elements.erase(repeated.begin(), repeated.end());
    return cell;
}

Result<CellValue> CellTexts::parse(ColumnId id, std::string_view text, std::string_view unit) {
    const Column& column = columns_[id];
    if (trim(text).empty()) return CellValue();
    Result<Value> value = Value();
    switch (column.type) {
    case FieldType::tag_set:
    case FieldType::choice_set:
    case FieldType::link_set: return parse_set(column, text);
    case FieldType::link: {
        auto linked = link(column, trim(text), true);
        if (!linked) return std::unexpected(linked.error());
        value = Value::text(*linked);
        break;
    }
    case FieldType::choice:
    case FieldType::boolean: value = parse_words(columns_.targets(), column, trim(text), columns_.language()); break;
    default: {
        const Measure::ShownUnit* shown = column.type == FieldType::quantity ? column_unit(column.options) : nullptr;
        const std::string_view unsaid = !unit.empty() ? unit : shown ? std::string_view(shown->spelling) : "";
        value = parse_field_input(as_field(column), text, {.today = columns_.reading().today, .default_unit = unsaid});
    }
    }
    if (!value) return std::unexpected(value.error());
    return CellValue{std::move(*value), {}};
}

} // namespace yinfeng::view
