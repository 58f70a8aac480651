#pragma once
// What stands above a list: quick filters with their counts, the view's conditions as sentences, the search box, order, groups and
// columns. Always one row, or the list would move with its width: chips that find no room go into a menu behind 更多.

#include "ui/records/filter_builder.h"
#include "ui/records/list_spec.h"
#include "ui/records/quick_counts.h"
#include "view/query.h"

#include <string>
#include <vector>

namespace yinfeng::ui {

// What a view has to do with, in the order in which people see it.
std::vector<view::ColumnId> columns_in(const view::View& view);

class ListHead {
public:
    static float height(const Ui& ui);
    enum class Wish : std::uint8_t { nothing, columns, close_groups, open_groups };
    // `compact`: tools as icons, with their words as tooltips. Where the columns are asked for, `place` is beside what.
    Wish draw(Ui& ui, const Rect& box, bool compact, const ListSpec& spec, ViewSet& views, Rect& place);
    // One condition more, on this column.
    void filter_by(Ui& ui, const Rect& anchor, view::ColumnId column, const ViewSet& views) {
        builder_.ask(ui, anchor, column, views.shown().filter);
    }
    const std::string& typed() const { return typed_; }
    void type(std::string_view words) { typed_ = words; }
    void clear(ViewSet& views); // everything that leaves records out
    bool is_filtering(const ViewSet& views) const { return !typed_.empty() || !views.shown().filter.is_empty(); }
    void reset();

private:
    struct Chip;
    std::vector<Chip> chips(Ui& ui, const ListSpec& spec, const view::View& view);
    void read_quick(Ui& ui, const ListSpec& spec);
    void press(Ui& ui, const Chip& chip, const Rect& place, bool remove, ViewSet& views);
    void draw_chips(Ui& ui, const Rect& box, std::vector<Chip> all, ViewSet& views);
    void draw_overflow(Ui& ui, const std::vector<Chip>& chips, const Rect& anchor, ViewSet& views);
    void draw_problems(Ui& ui, const Rect& anchor);
    float tools_width(Ui& ui, float room, bool compact, const view::View& view) const;
    void draw_find(Ui& ui, const Rect& box, const ListSpec& spec);
    Wish draw_tools(Ui& ui, Rect row, bool compact, const ListSpec& spec, view::View& view, Rect& place);
    void draw_order(Ui& ui, const Rect& anchor, view::View& view);
    void draw_level(Ui& ui, view::View& view, std::size_t level);
    Wish draw_grouping(Ui& ui, const Rect& anchor, view::View& view);

    std::string typed_;
    bool is_narrow_ = false;                 // the search is an icon until somebody uses it, for the filters' sake
    bool finds_ = false, finds_now_ = false; // … and somebody does
    std::size_t grouping_level_ = 0;         // that the menu of groups is choosing
    FilterBuilder builder_;
    QuickCounts counts_;
    void follow_problems(Ui& ui, const view::View& view);
    // Of the view: also what its conditions ask for and the data has not any more.
    std::vector<std::string> problems_;
    view::View asked_; // they are of, at that revision of the workspace plus one
    std::uint64_t asked_at_ = 0;
    std::vector<view::Filter> quick_; // as read
    std::vector<std::string> quick_text_;
    const ListSpec* spec_ = nullptr; // they are of
};

} // namespace yinfeng::ui
