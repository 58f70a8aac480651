#pragma once
// How a page is left (view, columns, order) is kept in this browser, for each workspace: App::view_preference().
//
//   if (kept_.unread()) take(kept_.restore(ui, as_text()));   // first thing in draw()
//   …
//   kept_.keep(ui, as_text());                                // once per frame

#include "ui/ui.h"

#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::ui {

class KeptView {
public:
    explicit KeptView(std::string_view page) : page_(page) {}
    void reset() { read_ = false; } // another workspace
    bool unread() const { return !read_; }
    // What was kept; else how the page was when it was first drawn, which is what `now` says at the first call.
    std::string restore(const Ui& ui, std::string now);
    // Stores the text when it has changed, but not while a column is being dragged.
    void keep(const Ui& ui, std::string text);

private:
    std::string page_, last_;
    std::optional<std::string> first_;
    bool read_ = false;
};

} // namespace yinfeng::ui
