#pragma once
// The head of an inspector, the same for every kind: number and marks, the way on and out, the title, which is edited where it stands,
// and a line that says what the record belongs to. An inspector of its own says what stands in it, as data.

#include "ui/records/record_inspector.h"

#include <string>
#include <vector>

namespace yinfeng::ui {

struct HeadMark {
    std::string words;
    TagLook look = {};
    const StageLook* stage = nullptr;
};
// A plain one: a word in a frame.
inline constexpr TagLook framed_mark{color::text_2, color::surface, color::line_strong};

struct RecordHead {
    std::string number; // S006; empty: there is none
    std::vector<HeadMark> marks;
    std::string subtitle;       // empty: no line
    FieldId missing = no_field; // it only says that this is unfilled, and leads there
    const char* subtitle_icon = nullptr;
    RecordIndex subtitle_of = no_record; // opened by a press on it
};
// With 待确认 among the marks where something is. Cuts off `rest` what it used.
Inspector::Wish draw_record_head(Ui& ui, Rect& rest, RecordIndex record, std::span<const RecordIndex> neighbours,
    bool sheet, RecordTitle& title, const RecordHead& head);

} // namespace yinfeng::ui
