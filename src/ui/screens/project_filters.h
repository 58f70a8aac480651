#pragma once
// The row of filters above the list of projects: quick filters with their counts, conditions as sentences, a text box.

#include "ui/screens/project_list.h"

namespace yinfeng::ui {

class ProjectFilters {
public:
    // How high the row becomes in this width: chips wrap. `tools` is the room that the caller wants at the right.
    float height(Ui& ui, const ProjectFilter& filter, const ProjectList& list, float width, float tools);
    bool fit_in_one_row(Ui& ui, const ProjectFilter& filter, const ProjectList& list, float width, float tools);
    void draw(Ui& ui, const Rect& box, ProjectFilter& filter, const ProjectList& list, float tools);

private:
    enum class Part : std::uint8_t { none, menu, stage, industry, park, investor, tracker, amount, tag, source };
    struct Chip;
    std::vector<Chip> chips(const Ui& ui, const ProjectFilter& filter, const ProjectList& list, float room) const;
    std::vector<Rect> flow(const Ui& ui, const std::vector<Chip>& chips, float width, float tools) const;
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
