#pragma once
// What can be done with a column at its head, in every layout that has heads: by the right button, the Menu key, a long press, or the
// arrow that stands in it. Everything changes the view; only a condition is asked for elsewhere.

#include "ui/widgets.h"
#include "view/view.h"

#include <optional>

namespace yinfeng::ui {

class ColumnMenu {
public:
    // The head's own menu key or button, and the small arrow at its far end: drawn where the head is pointed at or has the keyboard,
    // always on a touch screen. The arrow takes `box`'s end on the side that the words do not use.
    void draw_arrow(Ui& ui, const Rect& head, const Press& press, view::ColumnId column);
    // … and on a touch screen these keep clear of it.
    static void leave_room(const Ui& ui, Rect& words, bool on_right);
    void open(Ui& ui, view::ColumnId column, const Rect& anchor);
    // Every frame; the column that is to be asked about, with the place of its menu.
    struct Asked {
        view::ColumnId column;
        Rect anchor;
    };
    std::optional<Asked> draw(Ui& ui, view::View& view);

private:
    enum class Open : std::uint8_t { nothing, menu, sums };
    void draw_order(Ui& ui, view::View& view);
    void draw_groups(Ui& ui, view::View& view);
    void draw_places(Ui& ui, view::View& view);
    void draw_sums(Ui& ui, view::View& view);

    view::ColumnId column_ = view::no_column;
    Rect anchor_;
    Open wanted_ = Open::nothing;
};

} // namespace yinfeng::ui
