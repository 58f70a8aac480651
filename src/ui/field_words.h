#pragma once
// Values in words, and what the form, the table and the history need to know about a field to show it.

#include "model/field_input.h"
#include "model/typed.h"
#include "store/workspace.h"
#include "ui/ui.h"

#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::ui {

// A quantity in a column: the number with what stands before it, and behind it, drawn lighter, its unit or under a heading that says
// the unit only 余 or 多. Nothing if the value is none.
struct ColumnFigure {
    std::string main, after;
};
std::optional<ColumnFigure> column_figure(const FieldInfo& field, const Value& value);
// Of a typed number without a unit: in a cell that of the heading, in English everywhere that of English, which knows no 万; null: the
// base unit.
const Measure::ShownUnit* meant_unit(const FieldOptions& options, bool in_cell);
// The unit that goes without saying in a field that is being typed into (base/amount.h), as words.
std::string_view unsaid_unit(const FieldInfo& field, std::string_view typed, bool in_cell);
// What the words that are typed or kept count as, where they say more than a figure: '计为 15 亿元'; "" else.
std::string counts_as(const FieldInfo& field, std::string_view typed);
std::string_view group_label(Group group);

// A stored date as lists show it: 07-24, 2017-04-30, 2017-04, 2017.
std::string date_words(std::string_view iso, Date today);

// The words for a boolean of a set's element or a field: 是, 否, 未知.
std::string_view boolean_words(const Value& value);

// "" where value_words() says 未填.
std::string filled_words(const Ui& ui, FieldId field, const Value& value);

// An element of a set: the tag, the name of the choice or of the record that is linked to.
std::string element_words(const Ui& ui, FieldId set, std::string_view element);

// Colour and glyph of a stage by its code; the exits and unknown codes look paused.
const StageLook& stage_look_of(std::string_view stage_code);

const Workspace& workspace_of(const Ui& ui);                          // only while one is open
const FieldInfo& info_of(const Ui& ui, FieldId field);                // one that is defined, or an element of one
std::string title_of(const Workspace& workspace, RecordIndex record); // "" if it has none

// The target of a link as it is shown wherever links are: its title, marked where it is in the trash, or that it is not here.
std::string link_words(const Ui& ui, RecordIndex target);
std::string link_words(const Ui& ui, std::string_view id_text);

} // namespace yinfeng::ui
