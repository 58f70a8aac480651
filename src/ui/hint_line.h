#pragma once
// The line at the foot of a page that gives a hint (app/hints.h): it takes its room off the page, so it covers nothing and moves
// nothing that is pressed; and the row in the settings that brings all hints back.

#include "app/hints.h"
#include "ui/widgets.h"

#include <string>

namespace yinfeng::ui {

class HintLine {
public:
    void cut_room(Ui& ui, Rect& area); // off the foot of a page, if there is anything to say
    void draw(Ui& ui);                 // behind the page, so that Tab comes to it last

private:
    app::Hints hints_;
    std::string kept_ = "?"; // what hints_ was read from; no text that is ever kept
    std::optional<app::Hint> shown_, told_;
    Rect box_;
};

// With a button that brings them back; `box` is one row.
void hint_setting(Ui& ui, const Rect& box);

} // namespace yinfeng::ui
