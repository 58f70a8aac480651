#include "base/stated_quantity.h"

#include "base/amount_english.h"
#include "base/words.h"

#include <algorithm>

namespace yinfeng {
namespace {

constexpr std::string_view undecided = "待定", each_year = "/年", ten_thousand = "万";
constexpr char before_words = '|', before_rate = '@';

bool is_capital(char letter) { return letter >= 'A' && letter <= 'Z'; }

// 12000万USD; the scale and the code are cut off `text`.
std::optional<Currency> take_code(std::string_view& text) {
    if (text.size() < 3 || !std::all_of(text.end() - 3, text.end(), is_capital)) return Currency::yuan;
    const auto found = find_currency(text.substr(text.size() - 3));
    text.remove_suffix(3);
    if (!text.ends_with(ten_thousand)) return std::nullopt; // typed: 12000USD are dollars
    text.remove_suffix(ten_thousand.size());
    return found;
}

// @7.1, @7.1@2026-03-01
bool read_rate(std::string_view text, StatedQuantity& stated) {
    const std::size_t at = text.find(before_rate);
    const auto rate = parse_decimal(text.substr(0, at));
    if (!rate || rate->millionths <= 0) return false;
    stated.rate = *rate;
    if (at == std::string_view::npos) return true;
    stated.rate_day = parse_iso_date(text.substr(at + 1));
    return stated.rate_day.has_value();
}

} // namespace

std::optional<Quantity> StatedQuantity::figure() const {
    if (is_undecided || per_year) return std::nullopt;
    if (currency == Currency::yuan) return quantity;
    if (rate.millionths <= 0) return std::nullopt;
    const auto lower = multiply_rounded(quantity.value, rate), upper = multiply_rounded(quantity.upper(), rate);
    if (!lower || !upper) return std::nullopt;
    if (*lower == *upper) return Quantity{*lower, quantity.qualifier};
    return make_range(*lower, *upper, quantity.qualifier);
}

Addend addend_of(const StatedQuantity& stated) {
    if (const auto figure = stated.figure()) return addend_of(figure);
    using What = Addend::What;
    return {stated.is_undecided ? What::undecided : stated.per_year ? What::per_year : What::foreign, {}, {}};
}

std::string to_string(const StatedQuantity& stated, std::string_view words) {
    std::string text(undecided);
    if (!stated.is_undecided) {
        text = to_string(stated.quantity);
        if (stated.currency != Currency::yuan) (text += ten_thousand) += code_of(stated.currency);
        if (stated.rate.millionths > 0) (text += before_rate) += to_string(stated.rate);
        if (stated.rate_day) (text += before_rate) += to_iso(*stated.rate_day);
        if (stated.per_year) text += each_year;
    }
    if (!words.empty()) (text += before_words) += words;
    return text;
}

std::optional<StatedQuantity> parse_stated_quantity(std::string_view text) {
    StatedQuantity stated;
    if (const auto plain = parse_quantity(text)) { // nearly all of them
        stated.quantity = *plain;
        return stated;
    }
    if (const std::size_t at = text.find(before_words); at != std::string_view::npos) {
        if (at + 1 == text.size()) return std::nullopt;
        text = text.substr(0, at);
    }
    if (text == undecided) {
        stated.is_undecided = true;
        return stated;
    }
    if (text.ends_with(each_year)) {
        stated.per_year = true;
        text.remove_suffix(each_year.size());
    }
    if (const std::size_t at = text.find(before_rate); at != std::string_view::npos) {
        if (!read_rate(text.substr(at + 1), stated)) return std::nullopt;
        text = text.substr(0, at);
    }
    const auto currency = take_code(text);
    const auto quantity = parse_quantity(text);
    if (!currency || !quantity || (stated.rate.millionths > 0 && currency == Currency::yuan)) return std::nullopt;
    stated.currency = *currency;
    stated.quantity = *quantity;
    const bool is_convertible = stated.rate.millionths == 0 || stated.per_year || stated.figure();
    return is_convertible ? std::optional(stated) : std::nullopt;
}

std::string_view words_in(std::string_view canonical) {
    const std::size_t at = canonical.find(before_words);
    return at == std::string_view::npos ? std::string_view() : canonical.substr(at + 1);
}

namespace {
// A dash looks like nothing: what is known to be open says so.
bool is_sign(std::string_view words) {
    for (const std::string_view sign : {"", "—", "——", "-", "--", "–", "/", "／", "－"})
        if (words == sign) return true;
    return false;
}
} // namespace

FormattedQuantity format_stated(
    const StatedQuantity& stated, const Measure& measure, std::string_view words, Language spoken) {
    if (stated.is_undecided) {
        FormattedQuantity formatted;
        formatted.number = !is_sign(words) ? words : is_chinese(spoken) ? undecided : english_undecided;
        return formatted;
    }
    const bool is_foreign = stated.currency != Currency::yuan;
    FormattedQuantity formatted =
        format_quantity(stated.quantity, is_foreign ? measure_of(stated.currency) : measure, spoken);
    if (stated.per_year) formatted.unit += is_chinese(spoken) ? each_year : english_year;
    if (stated.rate_day)
        formatted.note = say(spoken, BaseWord::rate_of_day, {to_iso(*stated.rate_day), to_string(stated.rate)});
    else if (stated.rate.millionths > 0) formatted.note = say(spoken, BaseWord::rate, {to_string(stated.rate)});
    return formatted;
}

std::string editable_stated(const StatedQuantity& stated, const Measure& measure, std::string_view words) {
    if (!words.empty()) {
        const Result<StatedInput> read = parse_stated_input(words, measure);
        if (read && read->stated == stated) return std::string(words);
    }
    std::string text = format_stated(stated, measure).text();
    std::erase(text, ',');
    return text;
}

} // namespace yinfeng
