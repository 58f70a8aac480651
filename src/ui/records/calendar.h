#pragma once
// The layout 日历: the records of a view on the days of a month or a week, or one below the other as an agenda. The date is the view's
// (view/calendar.h); days off are quiet, 班 and 休 marked, what is late stands inside today. A day shows what it has room for; the
// rest, and what has only a month, a year or no date at all, is a press away in a list that draws what is seen of it.
//
// One stop of the Tab key. Arrows go from day to day and up and down through what stands on one, PageUp and PageDown turn the page,
// T goes to today, Enter opens, N makes a new record on the day. A chip is dragged to another day, or goes there with Ctrl and an
// arrow, over the ends of the page: that writes the date. Held at an edge of the days or over an arrow of the bar it turns the page.

#include "ui/records/listed.h"
#include "view/calendar.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::ui {

class CalendarLayout {
public:
    struct Result {
        RecordIndex opened = no_record;
        std::optional<Date> create_on;
        bool as_table = false; // there is no date to go by
    };
    Result draw(Ui& ui, Rect area, Listed& listed);
    void focus(RecordIndex record) {
        sought_ = record;
    } // has the keyboard, on the page that is shown or on that of its date
    void show(RecordIndex record) { shown_record_ = record; }
    // The day that has the keyboard, and whose date can be written: there something new belongs.
    std::optional<Date> day_of_keyboard() const;
    void reset() { *this = CalendarLayout(); }
    // That is shown, and leaves as that; nothing before the first frame.
    std::optional<view::CalendarPage> page() const {
        return is_begun_ ? std::optional(view::CalendarPage{mode_, page_}) : std::nullopt;
    }

private:
    using Mode = view::CalendarPage::Mode;
    enum class What : std::uint8_t { day, month, year, undated };
    struct Spot { // where the keyboard is
        What what = What::day;
        Date date;     // the first day of a month or year
        int item = -1; // of what is drawn there; -1: the day itself
        bool operator==(const Spot&) const = default;
    };
    struct Cell {
        What what = What::day;
        Date date;
        std::size_t late = 0;
        std::vector<RecordIndex> records;
        Rect box;
    };
    struct Line { // of the agenda
        std::uint32_t cell = 0;
        std::int32_t item = -1; // -1: the head
    };
    struct Moving {
        RecordIndex record = no_record;
        Date from, to;
    };

    // What is shown
    void refresh(Ui& ui);
    void span_days();
    void resolve(Ui& ui);
    std::vector<std::size_t> chosen(const Cell& cell) const; // of its records, as many as there is room for
    static std::uint64_t scope_of(What what, Date date);     // of its widgets' ids
    int elements(const Cell& cell) const;                    // with the button for the rest
    const Cell* cell_at(What what, Date date) const;
    std::string name_of_cell(const Cell& cell) const;
    std::string title() const;
    void turn(int pages);
    void go(Spot spot);
    void set_mode(Ui& ui, Mode mode);

    // calendar.cpp
    float bar_height(const Ui& ui, float width) const;
    void draw_bar(Ui& ui, Rect bar);
    void keys(Ui& ui);
    void grid_keys(int key);
    void agenda_keys(int key);
    void move(Ui& ui);
    void say_period(Ui& ui, RecordIndex record); // why it does not go to another day
    std::string move_words(Ui& ui) const;        // of what is dragged, over a day
    void draw_lifted(Ui& ui);
    void turn_at_edge(Ui& ui, const Rect& days);
    void hold_lifted(Ui& ui, bool is_on_day);
    void take_drop(const Press& press);
    // calendar_days.cpp
    void draw_grid(Ui& ui, Rect area, Result& result);
    void draw_strip(Ui& ui, Cell& cell, Result& result);
    void draw_day(Ui& ui, Cell& cell, Result& result);
    void draw_day_head(Ui& ui, const Cell& cell, Rect head, bool has_pointer, Result& result);
    void draw_rest(Ui& ui, const Cell& cell, const Rect& box, int item, std::size_t left);
    bool take_press(Ui& ui, const Cell& cell, const Press& press, Result& result);
    // calendar_chips.cpp
    void draw_chip(Ui& ui, const Cell& cell, std::size_t place, int item, const Rect& box, Result& result);
    Color colour_of(const Ui& ui, RecordIndex record) const; // of its chip or line
    void draw_face(Ui& ui, const Rect& box, RecordIndex record, bool is_late, bool is_lifted, bool is_going_on);
    std::string chip_name(const Ui& ui, RecordIndex record, bool is_late) const;
    void note_focus(const Press& press, Spot spot);
    // calendar_lists.cpp
    void draw_agenda(Ui& ui, Rect area, Result& result);
    void draw_agenda_head(Ui& ui, const Cell& cell, const Rect& box, bool stop, Result& result);
    void draw_agenda_row(Ui& ui, const Cell& cell, int item, const Rect& box, bool stop, Result& result);
    void draw_row_face(Ui& ui, const Rect& box, RecordIndex record, bool is_late, std::size_t most_cells);
    void open_list(const Cell& cell, const Rect& anchor);
    void draw_list(Ui& ui, Result& result);

    Listed* listed_ = nullptr; // of this frame
    std::unique_ptr<view::Calendar> calendar_;
    const WorkingCalendar* working_ = nullptr;
    std::uint64_t workspace_ = 0; // that it is of
    Mode mode_ = Mode::month;
    bool is_mode_read_ = false, is_begun_ = false;
    Date today_, page_;                   // a day of the page that is shown
    Date first_, last_;                   // all its days
    Mode placed_mode_ = Mode::month;      // that the cells were made for …
    Date placed_first_{INT32_MAX}, seen_; // … and the first of them, and today
    bool can_move_ = false;
    view::View painted_;                          // by whose column the chips are coloured …
    view::ColumnId painted_by_ = view::no_column; // … because the view says this
    std::vector<view::ColumnId> facts_;
    std::vector<Cell> cells_; // those of the month and the year first
    std::size_t strips_ = 0;
    std::vector<Line> lines_; // of the agenda, and where each begins
    std::vector<float> tops_;
    std::vector<std::size_t> first_lines_; // of each cell
    std::size_t room_ = 0;                 // for chips on a day …
    float chip_px_ = 0;                    // … so high
    std::size_t strip_room_ = 0;

    Spot cursor_;
    bool wants_focus_ = false;
    bool wants_sight_ = false; // the day of the cursor is scrolled into view
    float days_width_ = 0;     // of the weeks beside their scroll bar, in the frame before
    int focus_frames_ = 0;
    std::uint32_t focused_id_ = 0; // in this frame
    RecordIndex sought_ = no_record, shown_record_ = no_record;
    bool had_keyboard_ = false;

    RecordIndex dragged_ = no_record;
    What dragged_what_ = What::day; // it was lifted off …
    Date dragged_from_;             // … this day, month or year
    Date dragged_date_;             // whose move it is: its own where it stood as late
    bool is_lifted_drawn_ = false;  // the place that it was lifted off is on the page that is shown
    int edge_ = 0;                  // where it rests: back, on, or nowhere
    double edge_since_ = 0;         // Dear ImGui's seconds
    Rect back_, on_;                // the arrows of the bar
    Vec grip_, drag_size_;
    std::optional<Date> target_;
    std::optional<Moving> moving_; // waits until everything is drawn

    What list_what_ = What::day; // the list of what stands somewhere
    Date list_date_;
    Rect list_anchor_;
    bool list_wanted_ = false;
};

// A layout for which a kind has to have a date of its own.
bool has_dates(const view::Columns& columns, KindId kind);

} // namespace yinfeng::ui
