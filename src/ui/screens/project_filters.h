#pragma once
// The row of filters above the list of projects: quick filters with their counts, conditions as sentences, a text box.

#include "ui/screens/project_list.h"

namespace yinfeng::ui {

class ProjectFilters {
public:
    // Always one row, or the list below would move with its width: chips that find no room go into a menu behind 更多. `tools` is
    // the room that the caller wants at the right.
    static float height(const Ui& ui);
    void draw(Ui& ui, const Rect& box, ProjectFilter& filter, const ProjectList& list, float tools);

private:
    enum class Part : std::uint8_t { none, menu, stage, industry, park, investor, tracker, amount, tag, source };
    struct Chip;
    std::vector<Chip> chips(const Ui& ui, const ProjectFilter& filter, const ProjectList& list) const;
    void press(const Chip& chip, const Rect& place, bool remove, ProjectFilter& filter);
    void draw_overflow(Ui& ui, const std::vector<Chip>& chips, const Rect& anchor, ProjectFilter& filter);
    void draw_editors(Ui& ui, ProjectFilter& filter);
    void draw_menu(Ui& ui);
    void draw_stage_editor(Ui& ui, ProjectFilter& filter);
    void draw_amount_editor(Ui& ui, ProjectFilter& filter);

    Part wanted_ = Part::none; // to be opened in this frame
    Rect anchor_;
    std::string from_, to_, problem_;
    bool or_unfilled_ = false;
};

} // namespace yinfeng::ui
