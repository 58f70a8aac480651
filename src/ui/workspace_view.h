#pragma once
// What shows a workspace: the rail, the top bar, the pages. Frontend speaks with it through this alone, and makes it when all of
// the program is there: the first picture comes before (scripts/split_program.mjs).

#include "ui/ui.h"

#include <memory>
#include <string>

namespace yinfeng::ui {

class WorkspaceView {
public:
    virtual ~WorkspaceView() = default;
    virtual void draw(Ui& ui) = 0;
    virtual void reset() = 0;            // another workspace
    virtual void arrive() = 0;           // the keyboard goes to the first control of the page
    virtual bool leave_search() = 0;     // the list below the search box goes; false: it is not open
    virtual void going_away(Ui& ui) = 0; // the page is about to be hidden or closed: what is being typed is written
    virtual std::string document(Ui& ui) = 0; // what the browser's own print command puts on paper; "": nothing
};

std::unique_ptr<WorkspaceView> make_shell();

} // namespace yinfeng::ui
