#include "base/typed_blanks.h"

#include "base/utf8.h"
#include "base/words.h"

#include <algorithm>

namespace yinfeng {
namespace {

bool is_digit(char32_t code_point) { return code_point >= '0' && code_point <= '9'; }
bool is_of_number(char32_t code_point) {
    return is_digit(code_point) || code_point == '.' || code_point == ',' || code_point == U'。';
}

// Joiners and marks that take no room: whoever typed them has seen one number.
bool is_invisible(char32_t code_point) {
    return (code_point >= 0x200b && code_point <= 0x200f) || code_point == 0x2060 || code_point == 0xfeff ||
           code_point == 0xad;
}

// Between cells and lines rather than between words.
bool parts_cells(char32_t code_point) {
    return (code_point >= '\t' && code_point <= '\r') || code_point == 0x85 || code_point == 0x2028 ||
           code_point == 0x2029;
}

bool breaks_line(char32_t code_point) { return code_point != '\t' && parts_cells(code_point); }

constexpr std::u32string_view numerals = U"一二两三四五六七八九十零〇壹贰貳叁參肆伍陆陸柒捌玖拾廿卅";
constexpr std::u32string_view large_scales = U"万亿萬億";

// A digit or a Chinese numeral, but not of 一期.
bool is_of_figure(std::u32string_view text, std::size_t at) {
    if (!is_digit(text[at]) && !numerals.contains(text[at])) return false;
    return at + 1 == text.size() || text[at + 1] != U'期';
}
bool has_figure_from(std::u32string_view text, std::size_t at) {
    for (; at < text.size(); ++at) {
        if (is_of_figure(text, at)) return true;
    }
    return false;
}

// 1 234 567.8: between blanks stand three digits, before the first of them one to three.
bool is_grouped(std::u32string_view number) {
    const std::size_t point = std::min(number.find_first_of(U".。"), number.size());
    if (number.find_first_of(U" \t", point) != std::u32string_view::npos) return false;
    number = number.substr(0, point);
    std::size_t blank = number.find(U' ');
    if (blank == 0 || blank > 3 || number.front() == '0') return false;
    if (!std::ranges::all_of(number.substr(0, blank), is_digit)) return false;
    for (; blank < number.size(); blank += 4) {
        if (number[blank] != ' ' || number.size() - blank < 4) return false;
        if (!std::ranges::all_of(number.substr(blank + 1, 3), is_digit)) return false;
    }
    return true;
}

std::unexpected<Error> two_numbers(std::string_view typed) { return fail(say(BaseWord::two_figures, {quoted(typed)})); }

} // namespace

constexpr std::size_t most_quoted = 40;

std::string quoted(std::string_view typed) {
    std::string text;
    std::size_t count = 0;
    const std::string_view whole = trim(typed);
    std::size_t position = 0;
    for (; position < whole.size() && count < most_quoted; ++count) {
        const char32_t code_point = next_code_point(whole, position);
        append_code_point(text, is_space(code_point) ? U' ' : code_point);
    }
    return position < whole.size() ? text + "…" : text;
}

namespace {

// What stands at a line's end or begin where the line was too long: 15 and 亿元, 其中： and 一期.
bool is_wrapped(std::u32string_view text, std::size_t end, std::size_t begin) {
    constexpr std::u32string_view pauses = U",;、:(", of_units = U"亿億万萬千百元余餘多个個",
                                  behind_scales = U"元余餘多", qualifies = U"左上以之及出不整人";
    const char32_t left = text[end - 1], right = text[begin];
    if (pauses.contains(right) || qualifies.contains(right)) return true;
    if (pauses.contains(left)) return !(end > 1 && is_digit(text[end - 2]) && is_digit(right)); // 3, and 500
    return (is_digit(left) && of_units.contains(right)) ||
           (large_scales.contains(left) && behind_scales.contains(right));
}

template <class Joint> std::string with_lines_joined(std::string_view typed, const Joint& joint) {
    std::u32string text;
    for (std::size_t position = 0; position < typed.size();) text.push_back(next_code_point(typed, position));
    std::string joined;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_space(text[end])) ++end;
        const bool has_break = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at),
            text.begin() + static_cast<std::ptrdiff_t>(end), breaks_line);
        if (has_break) joined += at > 0 && end < text.size() ? joint(text, at, end) : std::string_view();
        else
            for (std::size_t each = at; each < end; ++each) append_code_point(joined, text[each]);
        if (end < text.size()) append_code_point(joined, text[end]);
        at = end + 1;
    }
    return std::string(trim(joined));
}

} // namespace

std::string lines_as_blanks(std::string_view typed) {
    return with_lines_joined(typed, [](auto&&...) { return std::string_view(" "); });
}

std::string lines_as_pauses(std::string_view typed) {
    if (std::ranges::none_of(typed, [](char each) { return static_cast<unsigned char>(each) < ' '; }) &&
        !typed.contains("\u0085") && !typed.contains("\u2028") && !typed.contains("\u2029"))
        return std::string(trim(typed)); // nearly all of them
    return with_lines_joined(typed, [](std::u32string_view text, std::size_t end, std::size_t begin) {
        std::u32string plain;
        for (const char32_t each : text) plain.push_back(to_half_width(each));
        const std::u32string_view before = std::u32string_view(plain).substr(0, end);
        if (!has_figure_from(before, 0)) return std::string_view(" "); // behind a label
        return std::string_view(is_wrapped(plain, end, begin) ? "" : "；");
    });
}

std::u32string marked_blanks(std::string_view typed) {
    std::u32string marked;
    for (std::size_t position = 0; position < typed.size();) {
        const char32_t code_point = to_half_width(next_code_point(typed, position));
        if (is_invisible(code_point)) continue;
        if (!is_space(code_point)) {
            marked.push_back(code_point);
        } else if (!marked.empty() && (marked.back() == ' ' || marked.back() == '\t')) {
            marked.back() = '\t'; // a run of blanks is as good as a tab
        } else if (!marked.empty()) {
            marked.push_back(parts_cells(code_point) ? U'\t' : U' ');
        }
    }
    if (!marked.empty() && (marked.back() == ' ' || marked.back() == '\t')) marked.pop_back();
    return marked;
}

Result<std::string> without_blanks(std::string_view typed) {
    const std::u32string marked = marked_blanks(typed);
    std::string text;
    bool has_number_before = false;
    for (std::size_t at = 0; at < marked.size();) {
        const bool is_pause = marked[at] == ',' && (at == 0 || !is_digit(marked[at - 1]));
        if (!is_of_number(marked[at]) || is_pause) {
            const bool parts_figures = marked[at] == '\t' && has_number_before && has_figure_from(marked, at);
            // 二十 三亿 is not 23亿
            const bool parts_numeral = marked[at] == ' ' && numerals.contains(marked[at - 1]) &&
                                       numerals.contains(marked[at + 1]) && marked[at + 1] != U'十';
            if (parts_figures || parts_numeral) return two_numbers(typed);
            has_number_before = has_number_before || is_of_figure(marked, at) || large_scales.contains(marked[at]);
            if (marked[at] != ' ' && marked[at] != '\t') append_code_point(text, marked[at]);
            ++at;
            continue;
        }
        // A number with the blanks inside it.
        std::size_t end = at + 1;
        while (end < marked.size() &&
               (is_of_number(marked[end]) || ((marked[end] == ' ' || marked[end] == '\t') && end + 1 < marked.size() &&
                                                 is_of_number(marked[end + 1])))) {
            ++end;
        }
        const std::u32string_view number = std::u32string_view(marked).substr(at, end - at);
        const bool has_blank = number.find_first_of(U" \t") != std::u32string_view::npos;
        if (has_blank && !is_grouped(number)) return two_numbers(typed);
        for (const char32_t each : number) {
            if (each != ' ') append_code_point(text, each);
            has_number_before = has_number_before || is_digit(each);
        }
        at = end;
    }
    return text;
}

} // namespace yinfeng
