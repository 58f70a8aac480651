#include "base/chinese_number.h"

#include "base/utf8.h"

#include <algorithm>
#include <optional>

namespace yinfeng {
namespace {

constexpr std::u32string_view digits = U"零一二三四五六七八九", capitals = U"〇壹贰叁肆伍陆柒捌玖";
constexpr std::u32string_view units = U"十百千", capital_units = U"拾佰仟";

std::optional<int> digit(char32_t character) {
    if (character == U'两') return 2;
    for (const std::u32string_view list : {digits, capitals}) {
        if (const std::size_t place = list.find(character); place != std::u32string_view::npos)
            return static_cast<int>(place);
    }
    return std::nullopt;
}

// 10, 100 or 1000; 0 for none.
int unit(char32_t character) {
    for (const std::u32string_view list : {units, capital_units}) {
        const std::size_t place = list.find(character);
        if (place != std::u32string_view::npos) return place == 0 ? 10 : place == 1 ? 100 : 1000;
    }
    return 0;
}

bool is_scale(char32_t character) { return unit(character) > 0 || character == U'万' || character == U'亿'; }

// Behind digits 十, 百 and 千 are scales (5千万), behind these they say no number (数十亿, 上百亿).
bool may_begin_behind(char32_t before) {
    constexpr std::u32string_view keeps = U"0123456789.数几";
    return keeps.find(before) == std::u32string_view::npos;
}

class Section {
public:
    Section(std::u32string_view text, std::size_t at) : text_(text), at_(at) {}

    // In digits; nothing where it is no number.
    std::optional<std::string> read() {
        if (const auto pair = neighbours()) return pair;
        const std::size_t begin = at_;
        auto number = read_number();
        if (!number || number->contains('.')) return number;
        if (const auto whole = with_ten_thousands(*number)) return whole;
        if (begin > 0 && (text_[begin - 1] == U'万' || text_[begin - 1] == U'亿')) return short_tail(begin, *number);
        return number;
    }
    std::size_t end() const { return at_; }

private:
    std::optional<std::string> read_number() {
        int value = 0, last_unit = 10'000;
        std::optional<int> pending;
        bool has_zero = false;
        for (; at_ < text_.size(); ++at_) {
            if (const auto number = digit(text_[at_])) {
                if (pending && *pending != 0) return std::nullopt; // 二三: not one number
                if (*number == 0) has_zero = true;
                pending = number;
            } else if (const int factor = unit(text_[at_])) {
                if (factor >= last_unit) return std::nullopt;
                const bool begins = value == 0 && !pending;
                if (!pending && !(begins && factor == 10)) return std::nullopt;
                value += (begins ? 1 : *pending) * factor;
                last_unit = factor;
                pending.reset();
            } else {
                break;
            }
        }
        if (pending) { // 一百二 says 120 to some and 102 to others
            if (value > 0 && !has_zero && last_unit != 10) return std::nullopt;
            value += *pending;
        }
        std::string number = std::to_string(value);
        if (at_ + 1 < text_.size() && text_[at_] == U'点' && digit(text_[at_ + 1])) {
            number += '.';
            for (++at_; at_ < text_.size() && digit(text_[at_]); ++at_) number += std::to_string(*digit(text_[at_]));
        }
        return number;
    }

    // 两三亿 is 2 to 3 亿, 三五千万 3000 to 5000 万, 七八十亿 70 to 80.
    std::optional<std::string> neighbours() {
        if (at_ + 2 >= text_.size()) return std::nullopt;
        const bool is_counted = text_[at_ + 2] == U'个' && at_ + 3 < text_.size(); // 七八个亿
        if (!is_scale(text_[at_ + (is_counted ? 3 : 2)])) return std::nullopt;
        const auto first = digit(text_[at_]), second = digit(text_[at_ + 1]);
        if (!first || !second || *first == 0) return std::nullopt;
        if (*second != *first + 1 && !(*first == 3 && *second == 5)) return std::nullopt;
        const int factor = std::max(1, unit(text_[at_ + 2]));
        const std::size_t behind = at_ + (factor > 1 ? 3 : 2);
        const bool goes_on = behind < text_.size() && (digit(text_[behind]) || unit(text_[behind]) > 0);
        if (goes_on) return std::nullopt; // 七八十五亿
        at_ = behind;
        return std::to_string(*first * factor) + "-" + std::to_string(*second * factor);
    }

    // 两万两千 before 万 and 亿 is one number of them: 22000. 两万两百万 is two.
    std::optional<std::string> with_ten_thousands(const std::string& thousands) {
        if (at_ + 1 >= text_.size() || text_[at_] != U'万' || !digit(text_[at_ + 1])) return std::nullopt;
        Section rest(text_, at_ + 1);
        const bool has_zero = digit(text_[at_ + 1]) == 0;
        const auto ones = rest.read_number();
        const bool is_before_scale = rest.at_ < text_.size() && (text_[rest.at_] == U'万' || text_[rest.at_] == U'亿');
        if (!ones || !is_before_scale || ones->contains('.') || (ones->size() < 4 && !has_zero)) return std::nullopt;
        at_ = rest.at_;
        return thousands + std::string(4 - ones->size(), '0') + *ones;
    }

    // Behind 万 and 亿: 三亿五千 and 三亿五 say less than 三亿零五千, so the scale stays (amount_input.cpp). What is not
    // at its end is none: 三亿五千万.
    std::string short_tail(std::size_t begin, const std::string& number) const {
        const char32_t behind = at_ < text_.size() ? text_[at_] : U'\0';
        if (behind == U'万' || behind == U'亿' || digit(text_[begin]) == 0) return number;
        constexpr std::u32string_view ends = U",;。、)左上以多余不至到-~";
        if (number.size() == 1) return at_ == text_.size() || ends.contains(behind) ? number + "千" : number;
        if (number.size() == 4 && number.ends_with("000")) return number.substr(0, 1) + "千";
        return number.size() == 3 && number.ends_with("00") ? number.substr(0, 1) + "百" : number;
    }

    const std::u32string_view text_;
    std::size_t at_;
};

// 廿 and 卅 are 二十 and 三十.
std::u32string spelled_out(std::u32string_view text) {
    std::u32string out;
    for (const char32_t character : text) {
        if (character == U'廿') out += U"二十";
        else if (character == U'卅') out += U"三十";
        else out += character;
    }
    return out;
}

} // namespace

std::string with_digits(std::string_view text) {
    const std::u32string from = spelled_out(to_code_points(text));
    std::string out;
    for (std::size_t at = 0; at < from.size();) {
        const bool begins = (digit(from[at]) || unit(from[at]) == 10) && (at == 0 || may_begin_behind(from[at - 1]));
        if (begins) {
            Section section(from, at);
            if (const auto number = section.read()) {
                out += *number;
                at = section.end();
                continue;
            }
            // Not in part either: 一百二 is not 100 and 二.
            while (at < from.size() && (digit(from[at]) || unit(from[at]) > 0)) append_code_point(out, from[at++]);
            continue;
        }
        append_code_point(out, from[at++]);
    }
    return out;
}

} // namespace yinfeng
