#pragma once
// Line wrapping for a text input that knows only hard line breaks.
//
// Dear ImGui's multi-line input (1.92.2) does not wrap, and a note in Chinese is one long line. So the input edits a
// view of the text in which each place where the line must be broken carries a mark: a zero-width space and a line
// feed. Whatever the user does to the view is translated back into an edit of the text, and the view is made anew.
// Everything here is a pure function of strings; positions are byte offsets.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

inline constexpr std::string_view soft_break = "\xE2\x80\x8B\n";

// The text with its marks taken out (also what goes to the clipboard).
std::string without_soft_breaks(std::string_view view);

class SoftWrap {
public:
    SoftWrap() = default;
    // `line_starts`: where lines begin, ascending, as break_lines() finds them; those after a hard break are ignored.
    SoftWrap(std::string text, const std::vector<std::size_t>& line_starts);

    const std::string& text() const { return text_; }
    const std::string& view() const { return view_; }
    std::size_t to_text(std::size_t view_position) const;
    std::size_t to_view(std::size_t text_position) const; // behind the mark, if there is one

    enum class Key : unsigned char { other, backspace, forward_delete };
    struct Edited {
        std::string text;
        std::size_t cursor = 0; // in the text
    };
    // What the text becomes when the view has become `new_view`. Deleting a mark means deleting the character
    // before it (backspace) or behind it.
    Edited translate(std::string_view new_view, Key key) const;

private:
    std::string text_, view_;
    std::vector<std::size_t> breaks_; // in the text
};

} // namespace yinfeng::ui
