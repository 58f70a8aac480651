#pragma once
// Conditions of a view as people build them: a tree of 且, 或 and 非, each condition a column, an operator that suits its type, and
// what it is compared with, typed as in a sentence (view/condition.h) or picked from what there is. Every step takes effect at once.

#include "app/strings.h"
#include "ui/widgets.h"
#include "view/view.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::ui {

// The parts of a filter that all have to hold, and back.
std::vector<view::Filter> conditions_of(const view::Filter& filter);
view::Filter all_of(std::vector<view::Filter> parts);

class FilterBuilder {
public:
    void entitle(app::Str title) { title_ = title; } // of the builder, where the conditions are of something else
    // The menu of columns behind 筛选: one that is picked from a list opens that list, any other the builder.
    void open_menu(Ui& ui, const Rect& anchor);
    void open(Ui& ui, const Rect& anchor); // the builder
    // One condition more, on this column: from the list of its values, or in the builder with the caret in it.
    void ask(Ui& ui, const Rect& anchor, view::ColumnId column, const view::Filter& filter);
    // Opens what a condition is best changed with.
    void edit(Ui& ui, const Rect& anchor, const view::Filter& condition);
    // Every frame; true when the filter was changed. `first`: the columns that the menu offers first.
    bool draw(Ui& ui, KindId kind, std::span<const view::ColumnId> first, view::Filter& filter);

private:
    enum class Open : std::uint8_t { nothing, menu, list, builder };
    enum class Deed : std::uint8_t { none, changed, removed };

    void draw_menu(Ui& ui, KindId kind, std::span<const view::ColumnId> first, const view::Filter& filter);
    bool draw_list(Ui& ui, view::Filter& filter);
    bool draw_builder(Ui& ui, KindId kind, view::Filter& filter);
    Deed draw_group(Ui& ui, KindId kind, view::Filter& filter, int depth);
    Deed draw_condition(Ui& ui, KindId kind, view::Filter& filter, int depth);
    bool draw_column_choice(Ui& ui, const Rect& box, KindId kind, view::Condition& condition);
    bool draw_operands(Ui& ui, const Rect& box, KindId kind, view::Condition& condition, int number);
    bool pick_operands(Ui& ui, const Rect& box, view::Condition& condition);
    bool read_operands(Ui& ui, KindId kind, view::Condition& condition);
    void begin_condition(Ui& ui, view::ColumnId column, const view::Filter& filter);

    app::Str title_ = app::Str::filter_conditions;
    Open wanted_ = Open::nothing;
    Rect anchor_;
    // What is being built, also conditions that are not complete: those are not asked yet.
    std::optional<view::Filter> draft_;
    view::ColumnId listed_ = view::no_column; // whose values the list shows
    bool is_building_ = false;                // the builder was open in the last frame
    int number_ = 0;                          // of the condition that is drawn, in reading order
    int editing_ = -1;                        // whose text is being typed
    int focus_ = -1;                          // that is to take the keyboard
    std::string typed_, problem_;
    int problem_of_ = -1;
};

} // namespace yinfeng::ui
