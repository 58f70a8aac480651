#include "ui/soft_wrap.h"

#include <algorithm>

namespace yinfeng::ui {

namespace {

constexpr std::string_view zero_width_space = "\xE2\x80\x8B";

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

} // namespace

std::string without_soft_breaks(std::string_view view) {
    std::string out;
    out.reserve(view.size());
    for (std::size_t i = 0; i < view.size();) {
        if (view.substr(i).starts_with(soft_break)) i += soft_break.size();
        else if (view.substr(i).starts_with(zero_width_space)) i += zero_width_space.size();
        else out += view[i++];
    }
    return out;
}

SoftWrap::SoftWrap(std::string text, const std::vector<std::size_t>& line_starts) : text_(std::move(text)) {
    view_.reserve(text_.size() + line_starts.size() * soft_break.size());
    std::size_t done = 0;
    for (const std::size_t start : line_starts) {
        if (start == 0 || start > text_.size() || text_[start - 1] == '\n') continue;
        view_.append(text_, done, start - done).append(soft_break);
        done = start;
        breaks_.push_back(start);
    }
    view_.append(text_, done);
}

std::size_t SoftWrap::to_text(std::size_t view_position) const {
    std::size_t marks = 0;
    for (const std::size_t at : breaks_) {
        const std::size_t mark_begin = at + marks;
        if (view_position <= mark_begin) break;
        if (view_position < mark_begin + soft_break.size()) return at;
        marks += soft_break.size();
    }
    return std::min(view_position - marks, text_.size());
}

std::size_t SoftWrap::to_view(std::size_t text_position) const {
    const auto marks = std::upper_bound(breaks_.begin(), breaks_.end(), text_position) - breaks_.begin();
    return text_position + static_cast<std::size_t>(marks) * soft_break.size();
}

SoftWrap::Edited SoftWrap::translate(std::string_view new_view, Key key) const {
    const std::string_view old_view = view_;
    // One edit: what lies between the common beginning and the common end, on whole characters.
    std::size_t begin = 0;
    const std::size_t shorter = std::min(old_view.size(), new_view.size());
    while (begin < shorter && old_view[begin] == new_view[begin]) ++begin;
    const auto inside_character = [&](std::string_view view, std::size_t at) {
        return at < view.size() && continues_character(view[at]);
    };
    while (begin > 0 && (inside_character(old_view, begin) || inside_character(new_view, begin))) --begin;
    std::size_t tail = 0;
    while (tail < shorter - begin && old_view[old_view.size() - 1 - tail] == new_view[new_view.size() - 1 - tail])
        ++tail;
    while (tail > 0 && continues_character(old_view[old_view.size() - tail])) --tail;

    std::size_t from = to_text(begin), to = to_text(old_view.size() - tail);
    const std::string inserted = without_soft_breaks(new_view.substr(begin, new_view.size() - tail - begin));
    if (from == to && inserted.empty() && old_view.size() > new_view.size()) { // only a mark went
        if (key == Key::forward_delete) {
            if (to < text_.size()) ++to;
            while (to < text_.size() && continues_character(text_[to])) ++to;
        } else if (key == Key::backspace) {
            if (from > 0) --from;
            while (from > 0 && continues_character(text_[from])) --from;
        }
    }
    Edited edited{text_.substr(0, from) + inserted, 0};
    edited.cursor = edited.text.size();
    edited.text.append(text_, to);
    return edited;
}

} // namespace yinfeng::ui
