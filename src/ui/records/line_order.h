#pragma once
// The order of lines in a list, as people change it: each line has a grip that is dragged with the mouse or a finger, or moved with Ctrl
// and the arrow keys. All lines are equally high.
//
//   if (const auto move = order_.grip(ui, box, row, line, id, tr(Str::move_column, {label}))) …
//   order_.draw_mark(ui, scroll, height, lines);      behind the last line

#include "ui/widgets.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yinfeng::ui {

class LineOrder {
public:
    struct Move {
        bool by_key = false;
        std::ptrdiff_t to = 0; // by key: one up or down, -1 or 1. Dropped: on which line, perhaps beyond the last
    };
    // `row` is the whole line, the `line`th of the list; `id` says which one it is while it is dragged.
    std::optional<Move> grip(
        Ui& ui, const Rect& box, const Rect& row, std::size_t line, std::uint32_t id, std::string_view name);
    bool is_dragged(std::uint32_t id) const { return dragged_ == id; }
    // Where what is dragged would come to stand.
    void draw_mark(Ui& ui, const Scroll& scroll, float width, float height, std::size_t lines);

private:
    std::optional<std::uint32_t> dragged_;
};

} // namespace yinfeng::ui
