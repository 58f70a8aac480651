#pragma once
// Where the keyboard is. It is always somewhere: what was pressed with the mouse has it as well as what the keys have come to,
// and where that is gone (a deleted row, a closed dialog, a button that has done its work) it goes to what had it before: the
// thing that opened it, the row beside the one that is gone, else the list.
//
// Widgets offer themselves in every frame (pressable.cpp, text_field.cpp); nothing else takes part. A page that wants the
// keyboard elsewhere says so with focus_next().
//
// A ring is drawn around it only while keys are used; see shows_ring().

#include "ui/semantics.h"

#include <cstdint>
#include <vector>

namespace yinfeng::ui {

struct Ui;

class Keyboard {
public:
    void begin_frame();     // before anything is drawn: whether keys or the mouse are used
    void end_frame(Ui& ui); // after everything: remembers the place, or looks for another
    void forget();          // another page or workspace: what had it there is of no use
    // The widget with that id has done its work (the search box, a button of a message): back to what had it before.
    void leave(std::uint32_t id);

    // The last thing used was a key.
    bool shows_ring() const { return ring_; }
    void show_ring() { ring_ = true; }
    // The widget with that id was pressed with the mouse, or the program has put the keyboard there: keys act on it.
    // After offer().
    void place(std::uint32_t id);
    void send_to(std::uint32_t id) { target_ = id, target_frames_ = 0; } // in the next frame
    bool is_placed(std::uint32_t id) const { return placed_ == id; }

    // Every widget that can have it, after its item was added to the current window. True: it has it from now on.
    // `is_record`: one of many (rows, cards), which stand for one another when one is gone. The one that has the keyboard is
    // drawn also where it is out of sight.
    bool offer(std::uint32_t id, const Rect& box, bool is_record);

    bool is_lost() const { return lost_; } // nothing on the screen has it
    // Where it is out of sight or has not been anywhere yet, keys bring it back. False: the page has to say where it begins.
    bool look();

private:
    struct Place {
        std::uint32_t id = 0, window = 0;
        Rect box;
        bool is_record = false;
        float scroll_x = 0, scroll_y = 0; // of the window
    };
    void remember(const Place& place);
    const Place* find_next() const;
    bool is_out_of_sight() const;

    std::vector<Place> trail_;  // where somebody or the program has put it, the newest last
    std::vector<Place> offers_; // of one frame, while it is looked for
    Place now_, offered_;       // of this frame: where it is; the widget that was offered last
    std::uint32_t placed_ = 0, target_ = 0, last_ = 0;
    bool ring_ = false, lost_ = true, looking_ = false, nowhere_ = false, returning_ = false;
    int lost_frames_ = 0, target_frames_ = 0;
};

} // namespace yinfeng::ui
