#pragma once
// The panel beside the directory's tables: one enterprise, person or unit with its fields, what points at it, and its
// history.

#include "store/workspace.h"
#include "ui/widgets.h"

#include <string>
#include <vector>

namespace yinfeng::ui {

class DirectoryInspector {
public:
    enum class Wish : std::uint8_t { none, close };
    // `neighbours`: the list as shown, for previous and next.
    Wish draw(Ui& ui, const Rect& area, RecordIndex record, const std::vector<RecordIndex>& neighbours);
    void edit_title() { edit_title_ = true; }
    void reset();

private:
    Wish draw_head(Ui& ui, Rect box, RecordIndex record, const std::vector<RecordIndex>& neighbours);

    int tab_ = 0;
    bool edit_title_ = false;
    std::string title_;
    RecordIndex titled_ = no_record; // whose name title_ is
    bool editing_ = false;
};

} // namespace yinfeng::ui
