#pragma once
// Who wrote what into a field and when; and, where two offices wrote different values, which one shall stand.

#include "model/catalogue.h"
#include "store/workspace.h"
#include "ui/ui.h"

#include <cstdint>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct HistoryEntry {
    FieldId field = 0;
    Value before, after;
    std::int64_t wall_ms = 0;
    std::uint64_t n = 0;
    std::string author;
    bool open = false; // one of several values nobody has chosen from
};
// Newest first. Of one field (a set: of all its elements) or of the whole record.
std::vector<HistoryEntry> history_of(const Ui& ui, RecordIndex record, FieldId field);
std::vector<HistoryEntry> history_of(const Ui& ui, RecordIndex record);

// "投资总额：未填 → 15 亿元", "标签：＋省关注", "移到回收站": the field part and the change part.
struct HistoryWords {
    std::string field, before, after;
};
HistoryWords words_of(const Ui& ui, const HistoryEntry& entry);
// A row of it: time left, field and change, author right. Where one line is too little the values go below, and of several values
// that nobody has chosen from each is shown whole. What somebody can have back has 换回, in the author's place while the pointer or
// the keyboard is there, and beside it at all times where there are fingers.
void history_row(Ui& ui, const Rect& box, RecordIndex record, const HistoryEntry& entry);
float history_row_height(const Ui& ui, float width, const HistoryEntry& entry);

bool field_in_conflict(const Ui& ui, RecordIndex record, FieldId field);
bool field_was_changed(const Ui& ui, RecordIndex record, FieldId field); // more than its first value

// The badge 待确认 at the right end of `box`, with its popover; takes its width off `box`. Nothing when there is no conflict.
void conflict_badge(Ui& ui, Rect& box, RecordIndex record, FieldId field);
// The clock button with the field's history, where 换回 writes an older value anew.
void history_button(Ui& ui, const Rect& box, RecordIndex record, FieldId field);
bool history_is_open(const Ui& ui, FieldId field); // its button must be drawn, wherever the pointer is

} // namespace yinfeng::ui
