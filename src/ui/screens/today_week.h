#pragma once
// The week of 工作台: seven days with what is due on each, today, holidays and days worked for them (调休) marked. A day that is pressed
// is the one whose records are listed; pressed again, none is.

#include "ui/today_desk.h"
#include "ui/widgets.h"

#include <array>
#include <optional>

namespace yinfeng::ui {

class TodayWeek {
public:
    static float height(const Ui& ui, float width);
    void draw(Ui& ui, const Rect& box, const TodayDesk& desk);
    std::optional<Date> chosen() const { return chosen_; }
    void choose(std::optional<Date> day) { chosen_ = day; }
    void reset() { *this = {}; }

private:
    struct Day {
        std::size_t due = 0, late = 0;
    };
    void count(const Ui& ui, const TodayDesk& desk);
    void draw_way_back(Ui& ui, Rect& row);
    void draw_day(Ui& ui, const Rect& box, Date date, const Day& day);

    std::optional<Date> monday_; // nothing: this week
    std::optional<Date> chosen_;
    std::array<Day, 7> days_{};
    Date first_;
    std::uint64_t counted_ = 0; // of the agenda, plus one
    bool counted_mine_ = false;
};

} // namespace yinfeng::ui
