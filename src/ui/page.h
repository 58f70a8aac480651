#pragma once
// One page of the rail. A page draws itself into the area that the shell gives it (everything right of the rail and below
// the top bar), reads the app, and keeps only what concerns the eye: scroll, open popups, column widths.

#include "ui/print_dialog.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

class Page {
public:
    virtual ~Page() = default;
    virtual void draw(Ui& ui, const Rect& area) = 0;
    // N was pressed, or the page's own "new" button: make a new record of the page's main kind.
    virtual void create(Ui&) {}
    // What 打印 and Ctrl+P put on paper of what is in sight; nothing: there is nothing to print. Also between frames.
    virtual std::optional<PrintJob> print_job(Ui&) { return std::nullopt; }
    // The page itself keeps room for messages (messages.h), beside what stands at its foot.
    virtual bool keeps_message_strip() const { return false; }
    // The workspace was switched: forget everything that points into the old one.
    virtual void reset() {}
};

// Of the button that calls create(); N does the same.
ButtonOptions create_button(const Ui& ui);

} // namespace yinfeng::ui
