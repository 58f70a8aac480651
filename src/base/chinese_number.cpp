#include "base/chinese_number.h"

#include "base/utf8.h"

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
    std::size_t end() const { return at_; }

private:
    // 两三亿 is 2 to 3 亿, 三五千万 3 to 5.
    std::optional<std::string> neighbours() {
        if (at_ + 2 >= text_.size() || !is_scale(text_[at_ + 2])) return std::nullopt;
        const auto first = digit(text_[at_]), second = digit(text_[at_ + 1]);
        if (!first || !second || *first == 0) return std::nullopt;
        if (*second != *first + 1 && !(*first == 3 && *second == 5)) return std::nullopt;
        at_ += 2;
        return std::to_string(*first) + "-" + std::to_string(*second);
    }

    const std::u32string_view text_;
    std::size_t at_;
};

} // namespace

std::string with_digits(std::string_view text) {
    const std::u32string from = to_code_points(text);
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
