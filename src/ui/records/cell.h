#pragma once
// One value of a record as lists show it: in a table's cell, a line of the ledger, a card. How it is painted follows from its
// column (its type, unit, choices and domain::Look), never from the kind.

#include "ui/draw.h"
#include "view/view.h"

#include <string>
#include <string_view>

namespace yinfeng::ui {

view::Columns& columns_of(const Ui& ui);

// The column as editors and words of fields know it; of what is no field without a group of its own.
FieldInfo field_of(const view::Column& column);
Group group_of(const view::Columns& columns, view::ColumnId column);
bool is_title(const view::Column& column); // says which record a row is
domain::Look look_of(const view::Column& column);
bool is_on_right(const view::Column& column); // figures, in line with their heading
int steps_of(const view::Column& column);     // of a choice that goes step by step (受理 … 销号); 0: it does not
bool is_in_conflict(const Ui& ui, RecordIndex record, const view::Column& column);

// What its head says: amounts are shown in one unit, and the head names it.
std::string head_words(const view::Column& column);
// In one line, where it is too narrow in two smaller ones.
void draw_head_words(Ui& ui, const Rect& box, std::string_view words, const Face& face, bool on_right);

// In words, for screen readers and for what is no cell; "" where it is unfilled.
std::string cell_words(const Ui& ui, RecordIndex record, view::ColumnId column);
// An unfilled one is a grey dash.
// `decimals`: for how many digits behind the point a figure leaves room.
void draw_cell(Ui& ui, const Rect& box, RecordIndex record, view::ColumnId column, int decimals = 0);
// Within a line of small text, cut off at the box; returns the width used. Nothing where it is unfilled.
float draw_small_cell(Ui& ui, const Rect& box, RecordIndex record, view::ColumnId column, const Face& face);

// 跟管落: three squares, filled where somebody is named. Returns the width.
float draw_duty_squares(Ui& ui, Vec top_left, RecordIndex project);
std::string duty_words(const Ui& ui, RecordIndex project);

// How a stage is painted as the head of a group or of a board's column, also a label of stages; null for others.
const StageLook* group_look(const view::Column& column, std::string_view key);
const StageLook* bucket_look(const Ui& ui, const view::Bucket& bucket, const Value& key);
// The colour that the office gave the choice; transparent for others.
Color bucket_colour(const Ui& ui, const view::Bucket& bucket, const Value& key);

} // namespace yinfeng::ui
