#pragma once
// The layout 时间线: one line for each record, in the groups and order of the view, as a bar between two of its dates. A bar that is
// dragged moves both by as much (view::shifted), its end one of them; Ctrl with ← and → does so by the step that is shown (a day, a
// week, a month …), Shift with them moves the end alone. While it is dragged it says from when to when, and Esc leaves it where it
// was. What ends before it begins lies between its two dates in a broken line, says so, and is moved likewise. What is out of sight
// on a line has an arrow that leads there. One stop of the Tab key, arrows inside.

#include "ui/records/listed.h"
#include "view/timeline.h"

#include <optional>

namespace yinfeng::ui {

class Timeline {
public:
    RecordIndex draw(Ui& ui, Rect area, Listed& listed);
    void show(RecordIndex record) { show_ = record; } // scrolls there
    void focus(RecordIndex record) { focus_ = cursor_ = record; }
    void reset() { *this = Timeline(); }

private:
    using Part = view::SpanPart;
    struct Axis { // where days stand
        Rect box;
        float px_per_day = 1;
        double first = 0; // day at the left edge, with a part of one
        float x(double day) const {
            return box.x + static_cast<float>((day - first) * static_cast<double>(px_per_day));
        }
        Date first_day() const { return view::in_calendar(static_cast<std::int64_t>(first) - 1); }
        Date last_day() const {
            return view::in_calendar(
                static_cast<std::int64_t>(first + static_cast<double>(box.width / px_per_day)) + 1);
        }
    };
    float tools_height(const Ui& ui, float width) const;
    void draw_tools(Ui& ui, Rect row, Listed& listed);
    void draw_elsewhere(Ui& ui, Rect& row);
    void look_elsewhere(Ui& ui, const Listed& listed, const Axis& axis, int first, int last);
    void draw_head(Ui& ui, const Rect& box, const Axis& axis);
    void draw_ground(Ui& ui, const Rect& box, const Axis& axis, const view::Ticks& ticks);
    struct Line {
        Rect box;
        std::size_t at;
        bool is_stop;
    };
    bool draw_line(Ui& ui, Listed& listed, const Line& line, const Axis& axis, float names);
    // True if it was pressed and not dragged.
    bool draw_bar(Ui& ui, Listed& listed, RecordIndex record, const Rect& row, const Axis& axis, const view::Span& span,
        const std::string& name);
    void line_keys(Ui& ui, Listed& listed, std::size_t at, const Axis& axis, const std::optional<view::Span>& span);
    void draw_reversed(Ui& ui, const Rect& bar, const Rect& room) const;
    void take_part(Ui& ui, RecordIndex record, Part part, const Press& press, const Axis& axis, const view::Span& span);
    void write(Ui& ui, RecordIndex record, Part part, const view::Span& before, DateShift by);
    bool can_move(const Ui& ui, RecordIndex record, Part part, const view::Span& span) const;
    // The date that keeps the bar where it is because nobody writes it.
    view::ColumnId unwritten(const Ui& ui, const view::Span& span) const;
    void say_unmoved(Ui& ui, const view::Span& span) const;
    void pan_to(Date day, const Axis& axis);
    void set_zoom(Ui& ui, view::Zoom zoom);

    view::DatePair dates_;
    view::Zoom zoom_ = view::Zoom::months;
    double first_ = 0; // day at the left edge
    bool is_placed_ = false;
    float listed_width_ = 1; // of the time, device pixels
    struct {                 // while a bar or its end is dragged
        RecordIndex record = no_record;
        Part part = Part::whole;
        DateShift by;
    } dragged_;
    RecordIndex show_ = no_record, focus_ = no_record, cursor_ = no_record;
    std::optional<std::size_t> focus_line_;
    // Where no line that is seen has anything in the time that is shown: the beginning of what is nearest to it.
    std::optional<Date> elsewhere_;
};

} // namespace yinfeng::ui
