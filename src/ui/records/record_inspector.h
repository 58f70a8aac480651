#pragma once
// The panel beside a list: one record with its fields, what points at it, and its history. Kinds that have more to show bring an
// Inspector of their own.

#include "store/workspace.h"
#include "ui/widgets.h"

#include <span>
#include <utility>

namespace yinfeng::ui {

class Inspector {
public:
    struct Wish {
        bool close = false;
        RecordIndex go = no_record; // previous or next
    };
    virtual ~Inspector() = default;
    // `neighbours`: the list as shown, for previous and next. `sheet`: it covers the list, so the way out is a back arrow.
    virtual Wish draw(
        Ui& ui, const Rect& area, RecordIndex record, std::span<const RecordIndex> neighbours, bool sheet) = 0;
    virtual void edit_title(RecordIndex record) = 0; // puts the caret into it as soon as it is shown
    virtual void reset() = 0;
};

// The title, up to three lines of it, which a press turns into a field. What is typed is written on Enter and when the focus or the
// inspector goes elsewhere; Esc gives the old one back, and takes a record away again that was just made.
class RecordTitle {
public:
    void draw(Ui& ui, Rect& rest, RecordIndex record);  // cuts off what it used
    void edit(RecordIndex record) { wanted_ = record; } // takes the keyboard when that record's title is drawn next
    bool take_tab() {
        return std::exchange(tabbed_, false);
    } // it was left by Tab: what the inspector asks next has the keyboard

private:
    RecordIndex shown_ = no_record, wanted_ = no_record;
    bool is_editing_ = false;
    bool returns_ = false; // editing has ended by a key: the heading takes the keyboard
    bool is_tabbing_ = false, tabbed_ = false;
    int frames_ = 0; // of editing
};

// Previous, next, link, printer, trash and close at the right end of a head, with the keys [ and ], the middle ones in a menu where
// there is little room; and the back arrow of a sheet at the left.
// Cuts off what it used.
Inspector::Wish inspector_buttons(
    Ui& ui, Rect& row, RecordIndex record, std::span<const RecordIndex> neighbours, bool sheet);

// Where the inspector takes the whole page, messages are told in it: off the foot of what scrolls, above what stands below that.
void cut_message_strip_of_sheet(Ui& ui, const Rect& inspector, Rect& rest);

// Of a record that lies in the trash, or that one office has deleted while another wrote into it: says so, with the way back. Cut off
// the top of `rest` where there is something to say.
void trash_notice(Ui& ui, Rect& rest, RecordIndex record);

class RecordInspector final : public Inspector {
public:
    Wish draw(
        Ui& ui, const Rect& area, RecordIndex record, std::span<const RecordIndex> neighbours, bool sheet) override;
    void edit_title(RecordIndex record) override { tab_ = Tab::fields, title_.edit(record); }
    void reset() override { *this = RecordInspector(); }

private:
    enum class Tab : std::uint8_t { fields, follow_ups, links, history };
    void draw_tabs(Ui& ui, const Rect& box, RecordIndex record);

    Tab tab_ = Tab::fields;
    RecordTitle title_;
};

} // namespace yinfeng::ui
