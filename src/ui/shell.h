#pragma once
// The frame around every page: navigation rail, top bar with workspace, search, undo and save state, toasts, the
// progress of long work, and the keys that work everywhere.

#include "app/app.h"
#include "app/everywhere.h"
#include "ui/hint_line.h"
#include "ui/screens/page.h"
#include "ui/today_desk.h"
#include "ui/widgets.h"
#include "ui/workspace_view.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng {
class Workspace;
}

namespace yinfeng::ui {

class Shell final : public WorkspaceView {
public:
    Shell();
    void draw(Ui& ui) override;
    void offer_new_version(std::function<void()> switch_over) { switch_over_ = std::move(switch_over); }
    void reset() override;
    void arrive() override { arriving_ = true; }
    bool leave_search() override;
    void going_away(Ui& ui) override;
    std::string document(Ui& ui) override;

private:
    Page& page(Ui& ui);
    void draw_rail(Ui& ui, const Rect& area);
    void draw_bottom_bar(Ui& ui, const Rect& area);
    void draw_top_bar(Ui& ui, Rect area); // shell_top_bar.cpp
    void draw_search_alone(Ui& ui, Rect area, float side);
    void draw_reminder(Ui& ui, Rect area, int days);
    void draw_open_conflicts(Ui& ui, const Rect& box, const Workspace& workspace);
    void draw_workspace_switcher(Ui& ui, const Rect& box);
    void draw_search(Ui& ui, const Rect& box);
    void draw_search_results(Ui& ui, const Rect& box);
    const std::vector<app::SearchEverywhere::Hit>& hits(Ui& ui);
    void draw_save_state(Ui& ui, const Rect& box);
    void draw_undo(Ui& ui, const Rect& undo_box, const Rect& redo_box);
    void draw_avatar(Ui& ui, const Rect& box);
    void draw_shortcuts(Ui& ui);
    void handle_keys(Ui& ui);
    void print(Ui& ui);

    HintLine hint_;
    TodayDesk desk_; // before the pages: one of them shows it
    bool creates_project_ = false;
    std::array<std::unique_ptr<Page>, static_cast<std::size_t>(app::Screen::count_)> pages_;
    std::string query_;
    app::SearchEverywhere everywhere_;
    int highlighted_ = 0;
    bool search_wanted_ = false; // Ctrl+K: the box takes the keyboard when it is drawn
    bool search_open_ = false;
    bool is_search_used_ = false;      // on a narrow screen: the box stands in the bar instead of its icon
    std::optional<app::Screen> shown_; // in the frame before
    bool arriving_ = false;
    std::function<void()> switch_over_;
};

} // namespace yinfeng::ui
