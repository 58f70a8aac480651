#pragma once
// What can be done with a record where it stands in a list, in every layout: by the right button, the Menu key or a long press. With
// one of several that are ticked, what is done is done with all of them.
//
//   if (menu_.begin(ui)) {
//       …                              what the layout adds on top
//       opened = menu_.end(ui);
//   }

#include "domain/actions.h"
#include "ui/records/ticks.h"
#include "ui/widgets.h"

#include <utility>

namespace yinfeng::ui {

// Writes the value into the field that their kind is moved by, one or several; true if it was done at once.
using MoveRecords = bool (*)(Ui&, const std::vector<RecordIndex>&, const Value&);

class RecordMenu {
public:
    void set_move(MoveRecords move) { move_ = move; } // of the page; nothing: as the action says
    // At the pointer where that opens it, else at the beginning of `box`.
    void open(Ui& ui, RecordIndex record, const Rect& box, const Ticks* ticks);
    RecordIndex record() const { return record_; }
    // Its menu is open, or what it asks for: the layout marks the row or card.
    bool is_open_on(RecordIndex record) const { return is_open_ && record == record_; }
    bool begin(Ui& ui);
    RecordIndex end(Ui& ui); // the record that is to be opened, or no_record
    // The copy that was made in it, once: it is shown with its name being edited.
    Id take_copy() { return std::exchange(copied_, Id{}); }

private:
    enum class Open : std::uint8_t { nothing, menu, ask, merge };
    void draw_actions(Ui& ui);
    void draw_asking(Ui& ui);
    void draw_merging(Ui& ui);

    RecordIndex record_ = no_record;
    std::vector<RecordIndex> records_; // that what is chosen is done with
    Rect anchor_;
    bool is_open_ = false;
    MoveRecords move_ = nullptr;
    Id copied_;
    Open wanted_ = Open::nothing;
    domain::Action asking_ = domain::Action::copy;
    std::vector<RecordIndex> alike_; // what it may be merged into stands first
};

} // namespace yinfeng::ui
