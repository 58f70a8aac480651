#pragma once
// The matters of 工作台 as cards: each with its name, how many, the way to all of them, and its most urgent records. What is empty is
// not there; where nothing is, that is said.

#include "ui/screens/today_rows.h"
#include "ui/screens/today_week.h"
#include "ui/today_desk.h"
#include "ui/widgets.h"

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace yinfeng::ui {

class TodaySections {
public:
    TodaySections(TodayDesk& desk, TodayWeek& week, TodayRows& rows) : desk_(desk), week_(week), rows_(rows) {}
    // In one column, or two where there is room. Returns the height.
    float draw(Ui& ui, Vec top, float width);
    void reset() { more_ = {}, is_put_off_open_ = false; }

private:
    struct Section { // a card, before it is known where it stands
        float height;
        std::function<void(const Rect&)> draw;
    };
    std::vector<Section> sections(Ui& ui, float width);
    static Section not_exported(Ui& ui, float width, int days);
    Section of_day(Ui& ui, float width, Date day);
    Section of_matter(Ui& ui, float width, domain::Matter matter);
    void draw_ways(Ui& ui, Rect& head, domain::Matter matter);
    float draw_put_off(Ui& ui, Vec top, float width);
    float draw_calm(Ui& ui, Vec top, float width);
    void open_list(Ui& ui, domain::Matter matter, Kind kind) const;

    TodayDesk& desk_;
    TodayWeek& week_;
    TodayRows& rows_;
    std::array<std::size_t, domain::matter_count> more_{}; // rows that somebody has asked for beyond the first
    bool is_put_off_open_ = false;
};

} // namespace yinfeng::ui
