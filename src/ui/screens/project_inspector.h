#pragma once
// One project in full: head with stage and tags, name, stage ladder, and five tabs.

#include "ui/records/record_inspector.h"

#include <string>

namespace yinfeng::ui {

class ProjectInspector final : public Inspector {
public:
    Wish draw(
        Ui& ui, const Rect& area, RecordIndex project, std::span<const RecordIndex> neighbours, bool sheet) override;
    void edit_title(RecordIndex project) override { tab_ = 0, title_.edit(project); }
    void reset() override { *this = ProjectInspector(); }

private:
    void draw_ladder(Ui& ui, const Rect& box, RecordIndex project);
    void draw_actions(Ui& ui, const Rect& box, RecordIndex project); // at the foot, for fingers

    int tab_ = 0;
    RecordTitle title_;
};

// The tabs; each draws from `top` on and returns its height. `show_history` is set when "all n" is pressed.
float project_overview(Ui& ui, Vec top, float width, RecordIndex project, bool& show_history);
void edit_figure(Ui& ui, RecordIndex project, FieldId field); // of the overview: its field takes the keyboard
float project_phases(Ui& ui, Vec top, float width, RecordIndex project);
float project_links(Ui& ui, Vec top, float width, RecordIndex project);
std::size_t project_link_count(const Ui& ui, RecordIndex project);

// A section's head: bold title, a short fact, an action at the right (pressed: true). 40 high with the line above it.
bool section_head(Ui& ui, Rect box, std::string_view title, std::string_view fact, std::string_view action = {},
    const char* action_icon = nullptr);

} // namespace yinfeng::ui
