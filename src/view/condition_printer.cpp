// Conditions as text.

#include "domain/reading.h"
#include "model/typed.h"
#include "view/condition_grammar.h"
#include "view/condition_signs.h"
#include "view/messages.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::view {

namespace {

// Whether the parser would read it otherwise than as it stands; rather once too often.
bool needs_quotes(std::string_view text, FieldType type) {
    if (text.empty() || text == me_zh || text == me_en || parse_period(text)) return true;
    if (signs::is_blank(text.front()) || signs::is_blank(text.back())) return true;
    if (text.find_first_of("\"\\()|;\t\n\r") != std::string_view::npos) return true;
    for (const std::string_view sign : {"（", "）", "、", "&&", "..", "且", "或"}) {
        if (text.find(sign) != std::string_view::npos) return true;
    }
    const OpWords* bound = type == FieldType::quantity ? sign_of(text) : nullptr; // >10 亿元 is a figure
    if (text.starts_with("“") || may_say_condition(text.substr(bound ? bound->sign.size() : 0))) return true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (signs::word_at(text, at, signs::ands) || signs::word_at(text, at, signs::ors) ||
            signs::word_at(text, at, signs::spans)) {
            return true;
        }
    }
    return false;
}

std::string quoted_if_needed(std::string_view text, FieldType type = FieldType::text) {
    return needs_quotes(text, type) ? quoted(text) : std::string(text);
}

class Printer {
public:
    Printer(const Columns& columns, Wording wording) : columns_(columns), wording_(wording) {}

    std::string print(const Filter& filter, bool inside) const {
        if (filter.join == Filter::Join::condition) return condition(filter.condition);
        const bool is_none = filter.join == Filter::Join::none;
        std::string text;
        for (const Filter& part : filter.parts) {
            if (!text.empty()) text += filter.join == Filter::Join::all ? sign(" 且 ", " && ") : sign(" 或 ", " || ");
            text += print(part, filter.parts.size() > 1 || is_none);
        }
        if (is_none) return sign("非（", "!(") + text + sign("）", ")");
        return inside ? sign("（", "(") + text + sign("）", ")") : text;
    }

private:
    Language spoken() const { return wording_ == Wording::words ? columns_.language() : Language::en; }
    bool is_chinese() const { return yinfeng::is_chinese(spoken()); }
    std::string sign(std::string_view zh, std::string_view key) const { return std::string(is_chinese() ? zh : key); }

    std::string condition(const Condition& condition) const {
        const Column& column = columns_[condition.column];
        const OpWords& op = words_of(condition.op, column.type);
        const bool is_strange = column.source == Column::Source::field && // of a newer version
                                !columns_.workspace().names().info(column.field);
        std::string text = wording_ == Wording::keys || is_strange ? quoted_name(column.name)
                                                                   : std::string(column.label(columns_.language()));
        text += ' ';
        if (wording_ == Wording::keys) {
            const OpWords& plain = words_of(condition.op, FieldType::text);
            text += plain.sign.empty() ? plain.en : plain.sign;
        } else {
            text += said_in(spoken(), op);
        }
        if (!op.takes_operand) return text;
        const std::string_view between = condition.op == Op::between ? (is_chinese() ? " 至 " : " .. ")
                                         : is_chinese()              ? std::string_view("、")
                                                                     : std::string_view(" | ");
        for (std::size_t i = 0; i < condition.operands.size(); ++i) {
            text.append(i == 0 ? " " : between).append(operand(condition, column, condition.operands[i]));
        }
        return text;
    }

    std::string operand(const Condition& condition, const Column& column, const Operand& operand) const {
        switch (operand.what) {
        case Operand::What::me: return std::string(is_chinese() ? me_zh : me_en);
        case Operand::What::period: return to_text(operand.period, spoken());
        case Operand::What::name: return quoted_if_needed(operand.value.as_text());
        case Operand::What::value: break;
        }
        if (condition.op == Op::contains || condition.op == Op::lacks) return quoted_if_needed(operand.value.as_text());
        const auto stored = [&] {
            return quoted_if_needed(value_words(columns_.targets(), column, operand.value, Style::codes), column.type);
        };
        const bool links = is_link(column.type);
        if (wording_ == Wording::keys || column.type == FieldType::integer) return stored();
        if (links) { // for people by name
            const auto id = link_of(operand.value);
            const RecordIndex target = id ? columns_.targets().find(*id) : no_record;
            const std::string_view name =
                target == no_record ? std::string_view() : domain::name_of(columns_.targets(), target);
            if (name.empty()) return stored();
            return quoted_if_needed(columns_.told_apart(target, std::string(name)));
        }
        const std::string words =
            value_words(columns_.targets(), column, operand.value, Style::words, columns_.language());
        // What would not be read back as it is stays as it is stored.
        const auto again = parse_words(columns_.targets(), column, words, columns_.language());
        return again && *again == operand.value ? quoted_if_needed(words, column.type) : stored();
    }

    const Columns& columns_;
    const Wording wording_;
};

void collect(const Filter& filter, std::vector<ColumnId>& columns) {
    if (filter.join == Filter::Join::condition) {
        if (std::ranges::find(columns, filter.condition.column) == columns.end())
            columns.push_back(filter.condition.column);
    }
    for (const Filter& part : filter.parts) collect(part, columns);
}

} // namespace

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') out += "\\n";
        else out += c;
    }
    return out + '"';
}

// Names of the catalogue and paths stand as they are; what a newer version calls its fields may be anything.
std::string quoted_name(std::string_view name) {
    const bool plain = !name.empty() && name.find_first_of("\"\\=!~<>&|,;: \t\n\r") == std::string_view::npos &&
                       !name.starts_with('(') && !name.starts_with('-') && !name.starts_with("（");
    return plain ? std::string(name) : quoted(name);
}

std::string to_text(const Columns& columns, const Filter& filter, Wording wording) {
    if (filter.is_empty())
        return wording == Wording::keys ? std::string() : say(columns.language(), Message::everything);
    return Printer(columns, wording).print(filter, false);
}

Filter simplified(Filter filter) {
    if (filter.join == Filter::Join::condition) return filter;
    std::vector<Filter> parts;
    for (Filter& part : filter.parts) {
        Filter inner = simplified(std::move(part));
        // 且 inside 且 says nothing; 或 inside 非 is what 非 means.
        const bool melts =
            inner.join != Filter::Join::condition &&
            (inner.join == filter.join ? filter.join != Filter::Join::none
                                       : filter.join == Filter::Join::none && inner.join == Filter::Join::any);
        if (!melts) parts.push_back(std::move(inner));
        else
            for (Filter& each : inner.parts) parts.push_back(std::move(each));
    }
    if (parts.size() == 1 && filter.join != Filter::Join::none) return std::move(parts.front());
    return {filter.join, {}, std::move(parts)};
}

std::vector<ColumnId> columns_of(const Filter& filter) {
    std::vector<ColumnId> columns;
    collect(filter, columns);
    return columns;
}

} // namespace yinfeng::view
