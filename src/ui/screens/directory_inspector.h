#pragma once
// The panel beside the directory's tables: one enterprise, person or unit with its fields, what points at it, and its
// history.

#include "store/workspace.h"
#include "ui/screens/inline_title.h"
#include "ui/widgets.h"

#include <vector>

namespace yinfeng::ui {

class DirectoryInspector {
public:
    enum class Wish : std::uint8_t { none, close };
    // `neighbours`: the list as shown, for previous and next.
    Wish draw(Ui& ui, const Rect& area, RecordIndex record, const std::vector<RecordIndex>& neighbours);
    void edit_title(RecordIndex record) { tab_ = 0, title_.edit(record); }
    void leave(Ui& ui) { title_.leave(ui); } // writes what is being typed; when nothing is shown any more
    void reset();

private:
    Wish draw_head(Ui& ui, Rect box, RecordIndex record, const std::vector<RecordIndex>& neighbours);

    int tab_ = 0;
    InlineTitle title_;
};

} // namespace yinfeng::ui
