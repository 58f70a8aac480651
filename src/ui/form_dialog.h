#pragma once
// A dialog that asks for something. All dialogs with fields are made of it, so that they behave alike:
//
// - What is required is marked. The main button can always be pressed; what is missing is then named beside it and marked,
//   and the keyboard goes there. Enter in a field goes to the next one that is missing, and is the main button when none is.
// - Esc puts the form aside: opened again for the same thing, it shows what was typed. 取消 throws it away.
//
//   if (form_.open(ui)) name_.clear();                        // from anywhere; true: nothing was put aside
//   if (Dialog dialog = form_.begin(ui, title, 480, height); dialog.open) {
//       form_.text(ui, cut_top(dialog.content, labelled_field_height(ui)), "name", label, name_, {.required = true});
//       if (form_.end(ui, tr(Str::create)) == FormDialog::Answer::done) …
//   }

#include "base/id.h"
#include "ui/widgets.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

struct FormEnd {
    bool danger = false;
    bool stays = false;    // open after the main button: the caller closes it
    bool disabled = false; // nothing can be done now, whatever is filled in
    bool is_ready = false; // it may be done as it stands: the keyboard is on the main button
};

class FormDialog {
public:
    enum class Answer : std::uint8_t { none, done, cancelled, put_aside };
    struct Text {
        std::string_view hint = {};
        bool required = false;
        bool secret = false;
        std::string_view problem = {}; // why what it holds cannot be taken, whatever else is there
        float beside = 0;              // device pixels at its right that are left to the caller
    };

    explicit FormDialog(std::string id) : id_(std::move(id)) {}

    bool open(Ui& ui, Id about = {});
    bool is_open() const { return open_ || wanted_; }
    bool is_opening() const { return wanted_; } // begin() will show it for the first time
    Dialog begin(Ui& ui, std::string_view title, float width_css, float content_height_css);
    // In reading order. `box` has labelled_field_height(); without a label the height of a control.
    Edit text(Ui& ui, Rect box, std::string_view id, std::string_view label, std::string& buffer, const Text& options);
    // Something else that must be so before it can be done: named like a field, but the keyboard is not sent there.
    void require(bool fulfilled, std::string_view words);
    void press_primary() { entered_ = fields_; }    // as if Enter was pressed behind the last field; before end()
    void close(Ui& ui);                             // from where it was begun
    bool asked_in_vain() const { return in_vain_; } // the main button was pressed and something was missing
    Answer end(Ui& ui, std::string_view primary, const FormEnd& options = {});

private:
    struct Missing {
        int field; // place among the fields, or -1
        std::string words;
        bool is_sentence; // a problem, not a name
    };
    std::string id_;
    Id about_, kept_about_;
    bool wanted_ = false, open_ = false, kept_ = false, in_vain_ = false;
    int fields_ = 0, focus_ = -1, entered_ = -1;
    std::vector<Missing> missing_;
};

// A label with its text field below: `height` of labelled_field_height().
void field_label(Ui& ui, Rect& box, std::string_view label, bool required = false); // cuts its line off `box`
float labelled_field_height(const Ui& ui);                                          // device pixels

} // namespace yinfeng::ui
