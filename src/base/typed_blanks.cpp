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

std::string quoted(std::string_view typed) {
    std::string text;
    std::size_t count = 0;
    const std::string_view whole = trim(typed);
    for (std::size_t position = 0; position < whole.size() && count < 20; ++count) {
        const char32_t code_point = next_code_point(whole, position);
        append_code_point(text, is_space(code_point) ? U' ' : code_point);
    }
    return text;
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
        if (!is_of_number(marked[at])) {
            const bool parts_figures =
                marked[at] == '\t' && has_number_before &&
                std::any_of(marked.begin() + static_cast<std::ptrdiff_t>(at), marked.end(), is_digit);
            if (parts_figures) return two_numbers(typed);
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
