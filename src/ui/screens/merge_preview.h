#pragma once
// What an import would do, before anything is written; see the picture merge-preview of the design. Records and fields
// are counted per kind here; single values with both sides follow with the full preview.

#include "ui/widgets.h"

namespace yinfeng::ui {

class MergePreview {
public:
    void draw(Ui& ui, const Rect& area); // while app.import_session() is there
    void reset() { chosen_ = -1; }

private:
    void draw_header(Ui& ui, Rect box);
    void draw_file(Ui& ui, Rect box);
    void draw_tiles(Ui& ui, Rect box);
    float draw_kinds(Ui& ui, const Rect& box);
    void draw_actions(Ui& ui, Rect box);
    void draw_refused(Ui& ui, Rect box);

    int chosen_ = -1; // tile whose kinds are listed; -1: all
};

} // namespace yinfeng::ui
