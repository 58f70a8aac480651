#pragma once
// 编号规则: how the office numbers its records, for each kind that is numbered, with the number that the next one would get, as somebody
// types (domain/number_pattern.h).

#include "store/workspace.h"
#include "ui/widgets.h"

#include <array>
#include <string>

namespace yinfeng::ui {

class NumbersCard {
public:
    // While there are settings. Draws itself at the top left corner and in the width of `box` and returns its height in device pixels.
    float draw(Ui& ui, const Rect& box);

private:
    struct Line {
        std::string typed, stored; // what is typed, and what stood in the settings when that began
        std::string next;          // by what is typed
        std::uint64_t revision = 0;
        bool is_known = false;
    };
    void draw_line(Ui& ui, Rect row, RecordIndex settings, Kind kind, Line& line);

    std::array<Line, 2> lines_;
    std::uint64_t workspace_ = 0;
};

} // namespace yinfeng::ui
