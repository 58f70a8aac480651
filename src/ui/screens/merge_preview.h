#pragma once
// What an import would do, before anything is written; see the picture merge-preview of the design. Tiles count and filter,
// the list ticks records, the detail shows both sides of every field.

#include "ui/screens/merge_detail.h"
#include "ui/screens/merge_list.h"

namespace yinfeng::ui {

class MergePreview {
public:
    void draw(Ui& ui, const Rect& area); // while app.import_session() is there
    void reset() { *this = {}; }

private:
    void draw_header(Ui& ui, Rect box);
    void draw_file(Ui& ui, Rect box);
    void draw_tiles(Ui& ui, Rect box);
    void draw_records(Ui& ui, Rect box);
    void draw_actions(Ui& ui, Rect box);
    void draw_refused(Ui& ui, Rect box);

    MergeList list_;
    MergeDetail detail_;
    int chosen_ = -1; // tile whose records are listed; -1: all
};

} // namespace yinfeng::ui
