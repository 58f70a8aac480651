#pragma once
// One record under a matter of 工作台: what it is, why it stands there, and what can be done with it at once. Where there is room its
// step and 推迟 stand beside it, else both are in a menu.

#include "ui/today_desk.h"
#include "ui/widgets.h"

#include <optional>

namespace yinfeng::ui {

class TodayRows {
public:
    explicit TodayRows(TodayDesk& desk) : desk_(desk) {}
    static float height(const Ui& ui, float width);
    // Inside a scroll area. `with_matter`: under a heading that is no matter, so the row says which it is.
    void draw(Ui& ui, const Rect& box, const domain::AgendaItem& item, bool with_matter = false);
    // Once per frame, after all rows and outside of the scroll area: menus, and what was pressed.
    void finish(Ui& ui);
    void reset() { asked_.reset(), wanted_.reset(), opened_ = no_record; }

private:
    struct Menu {
        Id record;
        domain::Matter matter;
        Rect anchor;
        bool with_step; // there was no room for it beside the row
    };
    void draw_menu(Ui& ui);
    void put_off(Ui& ui, Date until);
    std::optional<domain::AgendaItem> asked_item(const Ui& ui) const;

    TodayDesk& desk_;
    std::optional<Menu> asked_, wanted_;
    std::optional<domain::AgendaItem> step_;
    RecordIndex opened_ = no_record;
};

} // namespace yinfeng::ui
