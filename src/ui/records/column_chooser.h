#pragma once
// The dialog 列: which columns a list shows and in which order, what its cards say, and by which rules or column rows and cards are coloured; of a table how high its rows are.
// Any column of the kind, also over links and backwards, is found by typing. While it is open no line moves by itself: what is
// ticked stays where it is, and order is changed by dragging, or with Ctrl and the arrow keys.

#include "ui/records/colour_rule_lines.h"
#include "ui/records/line_order.h"

#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

class ColumnChooser {
public:
    void open(Ui& ui, const Rect& anchor, view::Layout layout);
    // restore: back to the columns of the view as it was. new_field: a field of the office's own, as another column.
    enum class Wish : std::uint8_t { none, restore, new_field };
    Wish draw(Ui& ui, view::View& view);
    void reset() { *this = ColumnChooser(); }

private:
    enum class Part : std::uint8_t { columns, cards, colour };
    std::vector<view::ColumnId> chosen(const Ui& ui, const view::View& view) const;
    void choose(view::View& view, const std::vector<view::ColumnId>& ids) const;
    void list_lines(Ui& ui, const view::View& view);
    void draw_lines(Ui& ui, const Rect& area, view::View& view);
    void draw_line(Ui& ui, Rect row, view::View& view, std::vector<view::ColumnId>& ids, std::size_t line);
    void draw_row_heights(Ui& ui, const Rect& area, view::View& view);
    void draw_colours(Ui& ui, const Rect& area, view::View& view);
    void move(view::View& view, std::vector<view::ColumnId>& ids, view::ColumnId column, std::ptrdiff_t to);

    bool is_wanted_ = false;
    Rect anchor_;
    Part part_ = Part::columns;
    std::string typed_;
    std::vector<view::ColumnId> all_, lines_; // while it is open
    ColourRuleLines rules_;
    LineOrder order_;
};

} // namespace yinfeng::ui
