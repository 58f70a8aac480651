#include "ui/form_dialog.h"

#include "app/strings.h"
#include "base/utf8.h"
#include "ui/layers.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

float labelled_field_height(const Ui& ui) { return ui.px(22) + ui.control_height(); }

void field_label(Ui& ui, Rect& box, std::string_view label, bool required) {
    Rect line = cut_top(box, ui.px(22));
    cut_left(line, text(ui, line, label, face::secondary));
    if (required) silent_text(ui, line, " *", tinted(face::secondary, color::late));
}

bool FormDialog::open(Ui& ui, Id about) {
    about_ = about;
    wanted_ = true;
    ui.want_frames(3);
    return !(kept_ && kept_about_ == about);
}

Dialog FormDialog::begin(Ui& ui, std::string_view title, float width_css, float content_height_css) {
    const bool appears = wanted_;
    if (wanted_) {
        wanted_ = false;
        in_vain_ = false;
        focus_ = 0;
        entered_ = -1;
        open_dialog(ui, id_);
    }
    Dialog dialog = begin_dialog(ui, id_, title, width_css, content_height_css);
    if (open_ && !dialog.open && !appears) kept_ = false; // something else has closed it
    open_ = dialog.open;
    fields_ = 0;
    missing_.clear();
    return dialog;
}

Edit FormDialog::text(
    Ui& ui, Rect box, std::string_view id, std::string_view label, std::string& buffer, const Text& options) {
    const int place = fields_++;
    const bool empty = options.secret ? buffer.empty() : trim(buffer).empty();
    const bool missing = options.required && empty;
    std::string problem;
    if (!options.problem.empty() && !empty) {
        missing_.push_back({place, std::string(options.problem), true});
        problem = options.problem;
    } else if (missing) {
        missing_.push_back({place, std::string(label), false});
        problem = tr(Str::form_please_fill, {label});
    }
    if (box.height > ui.control_height() + ui.px(1)) field_label(ui, box, label, options.required);
    box = cut_top(box, ui.control_height());
    cut_right(box, options.beside);
    if (focus_ == place) focus_next(ui), focus_ = -1;
    const Edit edit = text_field(ui, box, id, buffer,
        {.name = label,
            .hint = options.hint,
            .secret = options.secret,
            .problem = in_vain_ ? std::string_view(problem) : std::string_view()});
    if (edit.submitted) entered_ = place;
    return edit;
}

void FormDialog::close(Ui& ui) {
    close_dialog(ui, id_);
    wanted_ = open_ = kept_ = false;
}

void FormDialog::require(bool fulfilled, std::string_view words) {
    if (!fulfilled) missing_.push_back({-1, std::string(words), true});
}

FormDialog::Answer FormDialog::end(Ui& ui, std::string_view primary, const FormEnd& options) {
    std::string words;
    for (const Missing& each : missing_) {
        if (each.is_sentence) {
            if (words.empty()) words = each.words;
            break; // one sentence at a time
        }
        words += words.empty() ? std::string(tr(Str::form_missing)) : std::string(tr(Str::list_comma));
        words += each.words;
    }
    const int entered = std::exchange(entered_, -1);
    const int pressed = end_dialog(ui, primary,
        {.danger = options.danger,
            .disabled = options.disabled,
            .stays = true,
            .takes_keyboard = options.is_ready,
            .note = in_vain_ ? std::string_view(words) : std::string_view()});
    Answer answer = Answer::none;
    if (pressed == 2) answer = Answer::cancelled;
    if (pressed == 3) answer = Answer::put_aside;
    if ((pressed == 1 || entered >= 0) && !options.disabled) {
        if (missing_.empty()) {
            answer = Answer::done;
        } else {
            // The next one behind the field that was left, else the first.
            const auto behind = std::ranges::find_if(missing_, [&](const Missing& m) { return m.field > entered; });
            const Missing& next = behind != missing_.end() ? *behind : missing_.front();
            focus_ = next.field >= 0 ? next.field : entered; // else it stays where it is
            in_vain_ = true;
            ui.semantics.announce(words, true);
            ui.want_frames(3);
        }
    }
    if (answer == Answer::none) return answer;
    kept_ = answer == Answer::put_aside;
    kept_about_ = about_;
    in_vain_ = false;
    if (answer == Answer::done && options.stays) return answer;
    if (answer == Answer::done) close_dialog(ui, id_);
    open_ = false;
    return answer;
}

} // namespace yinfeng::ui
