// Conditions from text.

#include "model/typed.h"
#include "view/condition_grammar.h"
#include "view/condition_signs.h"
#include "view/messages.h"
#include "view/ranks.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::view {

namespace {

constexpr std::size_t most_name_looked_at = 200; // bytes of a column's name, where one might begin

// Where the values of a sentence have 、 between them, those behind a sign have |: a name with 、 in it can be asked for.
struct Operator {
    const OpWords* words = nullptr;
    std::size_t length = 0;
    bool is_sign = false;
};

class Parser {
public:
    Parser(Columns& columns, KindId kind, std::string_view text) : columns_(columns), kind_(kind), text_(text) {}

    Result<Filter> run() {
        const std::string_view whole = trim(text_);
        if (whole.empty() || whole == "全部" || whole == "all") return Filter{};
        auto filter = joined(0, Filter::Join::any);
        if (!filter) return filter;
        skip_blanks();
        if (at_ < text_.size()) return unreadable();
        Filter simple = simplified(*std::move(filter));
        if (simple.join == Filter::Join::all) return simple;
        return Filter{Filter::Join::all, {}, {std::move(simple)}};
    }

private:
    std::unexpected<Error> no(Message message, std::initializer_list<std::string_view> values = {}) const {
        return fail(say(columns_.language(), message, values));
    }
    std::unexpected<Error> unreadable() const {
        const std::string_view rest = trim(text_.substr(std::min(at_, text_.size())));
        if (rest.empty()) return no(Message::unfinished);
        return no(Message::unreadable, {truncate_code_points(rest, 20)});
    }

    void skip_blanks() {
        while (at_ < text_.size() && signs::is_blank(text_[at_])) ++at_;
    }
    template <std::size_t n> bool take(const std::array<std::string_view, n>& wanted) {
        const std::size_t length = signs::sign_at(text_, at_, wanted);
        at_ += length;
        return length > 0;
    }
    std::size_t joiner_at(std::size_t place, Filter::Join join) const {
        const bool any = join == Filter::Join::any;
        if (text_.substr(place).starts_with(any ? "||" : "&&")) return 2;
        if (const std::size_t word = signs::word_at(text_, place, any ? signs::ors : signs::ands)) return word;
        const std::size_t spoken = signs::word_at(text_, place, any ? signs::spoken_ors : signs::spoken_ands);
        const std::size_t length =
            spoken ? spoken : signs::sign_at(text_, place, any ? signs::dense_ors : signs::dense_ands);
        return length > 0 && begins_condition(place + length) ? length : 0;
    }
    bool joins(std::size_t place) const {
        return joiner_at(place, Filter::Join::all) || joiner_at(place, Filter::Join::any);
    }

    // Whether a condition stands there: perhaps 非 and parentheses, then a column that there is, and an operator.
    bool begins_condition(std::size_t place) const {
        const auto skip = [&] {
            while (place < text_.size() && signs::is_blank(text_[place])) ++place;
        };
        skip();
        if (const std::size_t length = negation_at(place)) {
            if (begins_column(place)) return true; // one that begins like it
            place += length;
            skip();
        }
        if (signs::sign_at(text_, place, signs::opening)) {
            while (const std::size_t opens = signs::sign_at(text_, place, signs::opening)) {
                place += opens;
                skip();
            }
            if (const std::size_t length = negation_at(place))
                return begins_column(place) || begins_column(place + length);
        }
        return begins_column(place);
    }
    bool begins_column(std::size_t place) const {
        const std::size_t start = place, end = std::min(text_.size(), place + most_name_looked_at);
        if (text_.substr(place).starts_with('"'))
            return false; // of a newer version: with blanks around what is before it
        for (int depth = 0; place < end; ++place) {
            if (signs::sign_at(text_, place, signs::opening)) ++depth;
            if (signs::sign_at(text_, place, signs::closing) && depth-- == 0) return false;
            if (depth > 0) continue;
            if (signs::sign_at(text_, place, signs::dense_ands) || signs::sign_at(text_, place, signs::dense_ors))
                return false;
            const Operator found = operator_at(place, start);
            if (found.is_sign) return columns_.named(kind_, trim(text_.substr(start, place - start))).has_value();
            if (found.words && columns_.named(kind_, trim(text_.substr(start, place - start)))) return true;
        }
        return false;
    }
    std::size_t negation_at(std::size_t place) const {
        if (text_.substr(place).starts_with('!') && !sign_of(text_.substr(place))) return 1;
        return signs::sign_at(text_, place, signs::nots);
    }

    Result<Filter> joined(int depth, Filter::Join join) {
        Filter filter{join, {}, {}};
        for (;;) {
            auto next = join == Filter::Join::any ? joined(depth, Filter::Join::all) : single(depth);
            if (!next) return next;
            filter.parts.push_back(*std::move(next));
            skip_blanks();
            const std::size_t joiner = at_ < text_.size() ? joiner_at(at_, join) : 0;
            if (joiner == 0) return filter;
            at_ += joiner;
        }
    }

    Result<Filter> single(int depth) {
        if (depth > most_depth) return no(Message::too_deep);
        skip_blanks();
        const std::size_t start = at_;
        if (const std::size_t length = negation_at(at_); length > 0 && !begins_column(at_)) {
            at_ += length;
            skip_blanks();
            if (signs::sign_at(text_, at_, signs::opening) || begins_condition(at_)) {
                auto inside = single(depth + 1);
                if (!inside) return inside;
                return Filter{Filter::Join::none, {}, {*std::move(inside)}};
            }
            at_ = start; // said of what cannot be read
        }
        if (take(signs::opening)) {
            auto inside = joined(depth + 1, Filter::Join::any);
            if (!inside) return inside;
            skip_blanks();
            if (!take(signs::closing)) return unreadable();
            return inside;
        }
        if (++conditions_ > most_conditions) return no(Message::too_many_conditions);
        return condition();
    }

    // A column, up to the operator: a sign, or a word of its own. Parentheses of a gathered figure belong to the name.
    Result<Filter> condition() {
        const std::size_t start = at_;
        std::string name;
        if (at_ < text_.size() && text_[at_] == '"') {
            auto quoted = quoted_text();
            if (!quoted) return std::unexpected(quoted.error());
            name = *std::move(quoted);
            skip_blanks();
        }
        int depth = 0;
        const std::size_t named_from = at_;
        for (; at_ < text_.size(); ++at_) {
            if (signs::sign_at(text_, at_, signs::opening)) ++depth;
            if (signs::sign_at(text_, at_, signs::closing) && depth-- == 0) break;
            if (depth > 0) continue;
            const Operator found = operator_at(at_, named_from);
            if (!found.words) continue;
            if (named_from == start) name = trim(text_.substr(start, at_ - start));
            else if (!trim(text_.substr(named_from, at_ - named_from)).empty())
                break; // something behind the quoted name
            if (name.empty()) break;
            const auto column = columns_.named(kind_, name);
            if (!column) return std::unexpected(column.error());
            at_ += found.length;
            return operands(*column, found);
        }
        at_ = start;
        return unreadable();
    }

    // `name_from`: where the name of the column begins. A Chinese word needs no blanks around it behind a column that there is.
    Operator operator_at(std::size_t place, std::size_t name_from) const {
        const std::string_view rest = text_.substr(place);
        if (const OpWords* sign = sign_of(rest)) return {sign, sign->sign.size(), true};
        Operator best, dense;
        for (const OpWords& each : op_words()) {
            for (const std::string_view word : {each.zh, each.en, each.hant}) { // the longer of two that begin alike
                if (word.size() > best.length && stands_at(place, word, each.takes_operand))
                    best = {&each, word.size(), false};
            }
            for (const std::string_view word : {each.zh, each.hant}) {
                if (word.size() > dense.length && rest.starts_with(word) &&
                    (each.takes_operand || ends_condition(place + word.size())))
                    dense = {&each, word.size(), false};
            }
        }
        if (best.words || !dense.words) return best;
        const auto column = columns_.named(kind_, trim(text_.substr(name_from, place - name_from)));
        return column ? dense : best;
    }
    bool stands_at(std::size_t place, std::string_view word, bool takes_operand) const {
        const std::string_view before = text_.substr(0, place);
        if (before.empty() || !(signs::is_blank(before.back()) || before.back() == '"')) return false;
        if (!text_.substr(place).starts_with(word)) return false;
        const std::string_view after = text_.substr(place + word.size());
        return after.empty() || signs::is_blank(after.front()) || after.front() == '"' ||
               signs::sign_at(after, 0, signs::closing) || (!takes_operand && might_join(place + word.size()));
    }
    bool ends_condition(std::size_t place) const {
        while (place < text_.size() && signs::is_blank(text_[place])) ++place;
        return place == text_.size() || signs::sign_at(text_, place, signs::closing) || might_join(place);
    }
    bool might_join(std::size_t place) const {
        const std::string_view rest = text_.substr(place);
        return rest.starts_with("&&") || rest.starts_with("||") || signs::sign_at(text_, place, signs::ands) ||
               signs::sign_at(text_, place, signs::ors) || signs::word_at(text_, place, signs::spoken_ands) ||
               signs::word_at(text_, place, signs::spoken_ors);
    }

    Result<Filter> operands(ColumnId id, const Operator& by) {
        Condition condition{id, by.words->op, {}};
        const Column& column = columns_[id];
        const std::string_view label = column.label(columns_.language());
        if (condition.op == Op::bound_only && column.type != FieldType::quantity)
            return no(Message::no_bounds, {label});
        const bool compares = condition.op >= Op::less && condition.op <= Op::between;
        if (compares && !has_order(column.type)) return no(Message::no_order, {label, said(by)});
        // amount>>10 is nothing; amount=>10亿 asks for just that bound.
        const bool may_be_bound = column.type == FieldType::quantity && !compares;
        if (by.is_sign && !may_be_bound && at_ < text_.size() && sign_of(text_.substr(at_))) {
            at_ -= by.length;
            return unreadable();
        }
        const auto done = [&] { return Filter{Filter::Join::condition, std::move(condition), {}}; };
        if (!by.words->takes_operand) return done();
        const bool may_be_span =
            spans_make_sense(column.type) && (condition.op == Op::is || condition.op == Op::between);
        std::vector<std::string> typed;
        for (;;) {
            skip_blanks();
            bool is_quoted = false;
            auto text = operand_text(by.is_sign, may_be_span, column.type, is_quoted);
            if (!text) return std::unexpected(text.error());
            const bool lacks_end = condition.operands.size() == 1 && condition.op == Op::between;
            if (text->empty() && may_be_span && (lacks_end || (condition.operands.empty() && span_at(at_) > 0)))
                return no(Message::open_span, {label});
            if (text->empty()) // of a variable that is not set; whoever means 未填 says so
                return no(Message::no_operand, {said(by), label, label});
            auto operand = operand_of(condition.op, column, *text, is_quoted);
            if (!operand) return std::unexpected(operand.error());
            condition.operands.push_back(*std::move(operand));
            typed.push_back(*std::move(text));
            if (condition.operands.size() > most_operands) return no(Message::too_many_operands);
            skip_blanks();
            const bool is_first = condition.operands.size() == 1;
            if (is_first && may_be_span && at_ < text_.size() && !joins(at_)) {
                if (const std::size_t span = span_at(at_)) {
                    at_ += span;
                    condition.op = Op::between;
                    continue;
                }
            }
            if (!take_separator(by.is_sign)) break;
            if (compares || condition.op == Op::between) return no(Message::one_operand, {said(by)});
        }
        if (condition.op == Op::between && condition.operands.size() != 2) return no(Message::two_operands, {said(by)});
        if (condition.op == Op::between && is_reversed(column, condition.operands[0], condition.operands[1]))
            return no(Message::reversed_span, {label, typed[0], typed[1]});
        return done();
    }

    // Whether nothing can lie between the two, whatever day it is.
    static bool is_reversed(const Column& column, const Operand& first, const Operand& last) {
        if (first.what != last.what) return false;
        if (first.what == Operand::What::period) {
            const bool is_span_of_days = first.period.unit >= Period::Unit::last_days;
            return first.period.unit == last.period.unit && !is_span_of_days && first.period.count > last.period.count;
        }
        if (first.what != Operand::What::value) return false;
        if (column.type == FieldType::date) { // from a day to the end of its month
            const auto begin = date_of(first.value), end = date_of(last.value);
            return begin && end && begin->first() > end->last();
        }
        if (column.type == FieldType::quantity) { // 300 .. <300 is a matter of its own
            const auto begin = quantity_of(first.value), end = quantity_of(last.value);
            return begin && end && begin->value > end->value;
        }
        return rank_of_value(column, first.value) > rank_of_value(column, last.value);
    }

    std::string_view said(const Operator& by) const {
        const OpWords& words = *by.words;
        const std::string_view word = said_in(columns_.language(), words);
        return by.is_sign || word.empty() ? words.sign : word;
    }

    static bool has_order(FieldType type) {
        return type != FieldType::boolean && type != FieldType::link && !is_set(type);
    }
    static bool spans_make_sense(FieldType type) {
        return has_order(type) && type != FieldType::text && type != FieldType::long_text;
    }
    std::size_t span_at(std::size_t place) const {
        return text_.substr(place).starts_with("..") ? 2 : signs::word_at(text_, place, signs::spans);
    }
    std::size_t separator_at(std::size_t place, bool behind_sign) const {
        const std::string_view rest = text_.substr(place);
        if (rest.starts_with("||")) return 0;
        if (rest.starts_with('|')) return 1;
        constexpr std::string_view between_words = "、";
        return !behind_sign && rest.starts_with(between_words) ? between_words.size() : 0;
    }
    bool take_separator(bool behind_sign) {
        const std::size_t length = at_ < text_.size() ? separator_at(at_, behind_sign) : 0;
        at_ += length;
        return length > 0;
    }

    Result<Operand> operand_of(Op op, const Column& column, const std::string& text, bool is_quoted) const {
        if (op == Op::contains || op == Op::lacks) return Operand{Operand::What::value, Value::text(text), {}};
        const bool links = is_link(column.type);
        if (!is_quoted && (text == me_zh || text == me_en) && (links || column.type == FieldType::text)) {
            return Operand{Operand::What::me, {}, {}};
        }
        if (!is_quoted && column.type == FieldType::date) {
            if (const auto period = parse_period(text)) {
                if (period->unit == Period::Unit::past && op != Op::is && op != Op::is_not)
                    return no(Message::past_alone);
                return Operand{Operand::What::period, {}, *period};
            }
        }
        if (links && !parse_id(text)) {
            const RecordIndex told_apart = columns_.find_told_apart(column.options.target, text);
            if (told_apart == no_record) return Operand{Operand::What::name, Value::text(text), {}};
            return Operand{Operand::What::value, to_value(columns_.targets().record(told_apart).id), {}};
        }
        auto value = parse_words(columns_.workspace(), column, text, columns_.language());
        if (value) return Operand{Operand::What::value, *std::move(value), {}};
        if (text.find("、") == std::string::npos) return std::unexpected(value.error());
        std::string with_bars = text; // 阶段=签约、开工
        for (std::size_t at = 0; (at = with_bars.find("、", at)) != std::string::npos;) with_bars.replace(at, 3, "|");
        return fail(value.error().message + say(columns_.language(), Message::several_with_bars, {with_bars}));
    }

    // In quotation marks, or up to the next sign of the grammar; parentheses in pairs belong to it: 数据中心（一期）. What might as
    // well be a condition of its own is neither: then nobody knows what was asked.
    Result<std::string> operand_text(bool behind_sign, bool may_be_span, FieldType type, bool& is_quoted) {
        if (at_ < text_.size() && text_[at_] == '"') {
            is_quoted = true;
            return quoted_text();
        }
        if (auto text = text_in_chinese_marks(behind_sign, may_be_span)) {
            is_quoted = true;
            return *std::move(text);
        }
        const std::size_t start = at_;
        std::string text;
        for (int depth = 0; at_ < text_.size();) {
            if (const std::size_t opens = signs::sign_at(text_, at_, signs::opening)) {
                ++depth;
                text.append(text_, at_, opens);
                at_ += opens;
                continue;
            }
            if (const std::size_t closes = signs::sign_at(text_, at_, signs::closing)) {
                if (depth-- == 0) break;
                text.append(text_, at_, closes);
                at_ += closes;
                continue;
            }
            if (ends_operand(at_, behind_sign, may_be_span)) break;
            if (is_doubtful(start, at_, type)) return no(Message::doubtful_value, {around(start, at_)});
            const std::string_view next = text_.substr(at_);
            if (next.starts_with("\\|") || next.starts_with("\\\\")) ++at_; // as | alone it would part two values
            text += text_[at_++];
        }
        return std::string(trim(text));
    }
    bool ends_operand(std::size_t place, bool behind_sign, bool may_be_span) const {
        return joins(place) || separator_at(place, behind_sign) || (may_be_span && span_at(place));
    }
    // Inside a value that begins at `start`.
    bool is_doubtful(std::size_t start, std::size_t place, FieldType type) const {
        const std::string_view rest = text_.substr(place);
        const bool is_figure = type == FieldType::quantity || type == FieldType::integer || type == FieldType::date;
        if (const OpWords* sign = sign_of(rest)) {
            const bool is_range =
                is_figure && (sign->sign == "~" || sign->sign == "～"); // refused by whoever reads figures
            return !is_range && !(type == FieldType::quantity && place == start);
        }
        if (rest.front() == '"') return true;
        if (signs::sign_at(text_, place, signs::dense_ands) || signs::sign_at(text_, place, signs::dense_ors))
            return true;
        const std::size_t pause = place == start ? 0 : signs::sign_at(text_, place, signs::pauses);
        return (pause > 0 || place == start) && begins_column(place + pause);
    }
    // Some characters before the place and behind it, and the place between them.
    std::string around(std::size_t start, std::size_t place) const {
        std::string_view before = text_.substr(start, place - start);
        if (const std::size_t cut = cut_before(before, 30)) before.remove_prefix(cut);
        return std::string(before).append("▸").append(truncate_code_points(text_.substr(place), 12));
    }
    // How many bytes to leave out so that at most `most` stay, whole characters.
    static std::size_t cut_before(std::string_view text, std::size_t most) {
        std::size_t cut = text.size() > most ? text.size() - most : 0;
        while (cut > 0 && cut < text.size() && (text[cut] & 0xC0) == 0x80) ++cut;
        return cut;
    }

    // “甲”, as an input method types the marks; where a value goes on behind them they belong to it: “引凤”工程.
    std::optional<std::string> text_in_chinese_marks(bool behind_sign, bool may_be_span) {
        constexpr std::string_view opens = "“", closes = "”";
        if (!text_.substr(at_).starts_with(opens)) return std::nullopt;
        const std::size_t from = at_ + opens.size(), to = text_.find(closes, from);
        if (to == std::string_view::npos) return std::nullopt;
        std::size_t end = to + closes.size();
        while (end < text_.size() && signs::is_blank(text_[end])) ++end;
        if (end < text_.size() && !signs::sign_at(text_, end, signs::closing) &&
            !ends_operand(end, behind_sign, may_be_span))
            return std::nullopt;
        at_ = to + closes.size();
        return std::string(text_.substr(from, to - from));
    }

    Result<std::string> quoted_text() {
        const std::size_t start = at_++;
        std::string text;
        for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] != '\\' || at_ + 1 >= text_.size()) {
                text += text_[at_];
                continue;
            }
            const char escaped = text_[++at_];
            text += escaped == 'n' ? '\n' : escaped;
        }
        if (at_ >= text_.size()) return no(Message::open_quote, {truncate_code_points(text_.substr(start), 20)});
        ++at_;
        return text;
    }

    Columns& columns_;
    const KindId kind_;
    const std::string_view text_;
    std::size_t at_ = 0;
    std::size_t conditions_ = 0;
};

} // namespace

Result<Filter> parse_filter(Columns& columns, KindId kind, std::string_view text) {
    const std::string cleaned = clean_text(text); // as what it is compared with was, when it was written
    return Parser(columns, kind, cleaned).run();
}

} // namespace yinfeng::view
