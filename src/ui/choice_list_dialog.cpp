#include "ui/choice_list_dialog.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "domain/list_edits.h"
#include "icons_generated.h"
#include "ui/choice_options.h"
#include "ui/field_words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::string_view dialog_id = "choice list";
constexpr float width_css = 860, one_line_css = 640, gap_css = 8, note_css = 20, rows_css = 420;

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& each : words)
        all.append(all.empty() ? std::string_view() : tr(Str::list_comma)).append(each);
    return all;
}

std::vector<std::string> parted(std::string_view typed) {
    constexpr std::string_view signs[] = {"、", "，", ",", "；", ";"};
    std::vector<std::string> words;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        const std::string word(trim(typed.substr(begin, end - begin)));
        if (!word.empty() && !std::ranges::contains(words, word)) words.push_back(word);
    };
    for (std::size_t i = 0; i < typed.size();) {
        const auto sign =
            std::ranges::find_if(signs, [&](std::string_view each) { return typed.substr(i).starts_with(each); });
        if (sign == std::end(signs)) {
            ++i;
            continue;
        }
        take(i);
        begin = i += sign->size();
    }
    take(typed.size());
    return words;
}

void apply(Ui& ui, Change change) {
    if (!change.writes.empty()) {
        const std::string said = change.name;
        ui.app.apply(change, said);
    }
    ui.want_frames(2);
}

} // namespace

namespace {
FieldId field_choosing(ChoiceList list) {
    FieldId field = 0;
    while (info(field).options.choices != list) ++field; // each list of an office is some field's
    return field;
}
} // namespace

std::string_view title_of(ChoiceList list) { return app::label(info(field_choosing(list))); }
Kind kind_choosing(ChoiceList list) { return info(field_choosing(list)).kind; }

void ChoiceListDialog::open(Ui& ui, ChoiceList list) {
    list_ = list;
    opens_ = true;
    lines_.clear();
    revision_ = 0;
    workspace_ = ui.app.workspace_number();
    another_.clear();
    another_problem_.clear();
    ui.want_frames(2);
}

// What is typed and not written yet stays where what it stands for is as it was.
void ChoiceListDialog::read(Ui& ui) {
    const Workspace& data = workspace_of(ui);
    if (revision_ == data.revision() + 1) return;
    revision_ = data.revision() + 1;
    const std::vector<Line> before = std::exchange(lines_, {});
    const auto choices = data.names().choices(list_);
    for (const Choice& each : choices) {
        const domain::ChoiceAt at{list_, each.code};
        Line line{.code = std::string(each.code), .name = std::string(app::label(each))};
        if (const auto known = choice_index(list_, each.code))
            if (const std::string_view was = app::label(choices_of(list_)[*known]); was != line.name) line.was = was;
        line.words = joined(domain::words_of_choice(data, at));
        line.is_retired = each.is_retired;
        if (const auto colour = choice_index(ChoiceList::option_colour, each.colour))
            line.colour = static_cast<int>(*colour);
        for (const std::string& word : domain::words_that_yield(data, at)) {
            FieldOptions options;
            options.choices = list_;
            options.own_choices = choices;
            const auto meant = choice_by_words(options, word, data.names().learned());
            if (!line.note.empty()) line.note += tr(Str::list_comma);
            line.note += tr(Str::lists_yields, {word, app::label(choices[meant.value_or(0)])});
        }
        line.typed_name = line.name;
        line.typed_words = line.words;
        const auto old = std::ranges::find(before, line.code, &Line::code);
        if (old != before.end() && old->name == line.name)
            line.typed_name = old->typed_name, line.problem = old->problem;
        if (old != before.end() && old->words == line.words) line.typed_words = old->typed_words;
        lines_.push_back(std::move(line));
    }
}

float ChoiceListDialog::line_height(const Ui& ui, const Line& line) const {
    const bool has_note = !line.problem.empty() || !line.note.empty() || line.is_retired || !line.was.empty();
    return ui.control_height() * (is_narrow_ ? 2 : 1) + ui.px(gap_css) * (is_narrow_ ? 3 : 1) +
           (has_note ? ui.px(note_css) : 0);
}

void ChoiceListDialog::draw_names(Ui& ui, const Rect& box, Line& line) {
    const Edit edit = text_field(ui, box, "name", line.typed_name,
        {.name = tr(Str::lists_name_of, {line.name}), .read_only = !ui.app.can_write(), .problem = line.problem});
    if (edit.changed) line.problem.clear();
    if (edit.cancelled) line.typed_name = line.name, line.problem.clear();
    if (!edit.committed || line.typed_name == line.name) return;
    const domain::ChoiceAt at{list_, line.code};
    if (const auto good = domain::check_choice_name(workspace_of(ui), at, line.typed_name); !good) {
        line.problem = good.error().message;
        return;
    }
    const bool restores = trim(line.typed_name).empty();
    Change change{restores ? tr(Str::lists_did_restore, {line.name})
                           : tr(Str::lists_did_rename, {line.name, trim(line.typed_name)}),
        {}};
    domain::rename_choice(workspace_of(ui), at, line.typed_name, change);
    line.typed_name = line.name; // till it is read again
    apply(ui, std::move(change));
}

void ChoiceListDialog::draw_words(Ui& ui, const Rect& box, Line& line) {
    const Edit edit = text_field(ui, box, "words", line.typed_words,
        {.name = tr(Str::lists_words_of, {line.name}),
            .hint = tr(Str::lists_words_hint),
            .read_only = !ui.app.can_write()});
    if (edit.cancelled) line.typed_words = line.words;
    if (!edit.committed || line.typed_words == line.words) return;
    Change change{tr(Str::lists_did_words, {line.name}), {}};
    domain::set_choice_words(*ui.app.names_of_workspace(), {list_, line.code}, parted(line.typed_words), change);
    line.typed_words = line.words;
    apply(ui, std::move(change));
}

void ChoiceListDialog::draw_colour(Ui& ui, const Rect& box, Line& line) {
    std::vector<Option> options{{.code = "", .label = std::string(tr(Str::own_field_no_colour))}};
    for (const Choice& each : choices_of(ChoiceList::option_colour)) {
        options.push_back({.code = each.code, .label = std::string(app::label(each))});
        options.back().colour = option_colour(options.size() - 2);
    }
    const int picked = select(
        ui, box, "colour", tr(Str::lists_colour_of, {line.name}), options, line.colour + 1, false, !ui.app.can_write());
    if (picked < 0 || picked == line.colour + 1) return;
    Change change{tr(Str::lists_did_colour, {line.name}), {}};
    domain::colour_choice(workspace_of(ui), {list_, line.code}, options[static_cast<std::size_t>(picked)].code, change);
    apply(ui, std::move(change));
}

void ChoiceListDialog::draw_steps(Ui& ui, Rect box, const Line& line, std::size_t place) {
    const float side = ui.control_height();
    const bool locked = !ui.app.can_write();
    const domain::ChoiceAt at{list_, line.code};
    const auto next = [&] { return centred(cut_left(box, side), side); };
    const auto step = [&](const char* glyph, Str name, std::string_view filled, Str done, bool can, const auto& edit) {
        const Rect where = next();
        if (!can || !icon_button(ui, where, glyph, tr(name, {filled}), {.kind = ButtonKind::quiet, .disabled = locked}))
            return;
        Change change{tr(done, {line.name}), {}};
        edit(change);
        apply(ui, std::move(change));
    };
    step(icons::rotate_ccw, Str::lists_restore, line.was, Str::lists_did_restore, !line.was.empty(),
        [&](Change& change) { domain::rename_choice(workspace_of(ui), at, {}, change); });
    if (!is_open_list()) return;
    const auto in_use = [](const Line& each) { return !each.is_retired; };
    const auto here = lines_.begin() + static_cast<std::ptrdiff_t>(place);
    step(icons::arrow_up, Str::lists_up, line.name, Str::lists_did_move,
        !line.is_retired && std::any_of(lines_.begin(), here, in_use),
        [&](Change& change) { domain::move_choice(workspace_of(ui), at, true, change); });
    step(icons::arrow_down, Str::lists_down, line.name, Str::lists_did_move,
        !line.is_retired && std::any_of(here + 1, lines_.end(), in_use),
        [&](Change& change) { domain::move_choice(workspace_of(ui), at, false, change); });
    step(line.is_retired ? icons::eye : icons::eye_off, line.is_retired ? Str::lists_use : Str::lists_retire, line.name,
        line.is_retired ? Str::lists_did_use : Str::lists_did_retire, true,
        [&](Change& change) { domain::retire_choice(workspace_of(ui), at, !line.is_retired, change); });
}

void ChoiceListDialog::draw_line(Ui& ui, Rect row, Line& line, std::size_t place) {
    const IdScope scope(line.code);
    const float side = ui.control_height(), gap = ui.px(gap_css);
    const float steps = side * (is_open_list() ? 4 : 1), colour = ui.px(ui.touch ? 132 : 112);
    Rect first = cut_top(row, side);
    const Rect buttons = cut_right(first, steps);
    cut_right(first, gap);
    if (is_narrow_) {
        draw_names(ui, first, line);
        cut_top(row, gap);
        Rect second = cut_top(row, side);
        if (has_colours()) draw_colour(ui, cut_left(second, colour), line), cut_left(second, gap);
        draw_words(ui, second, line);
    } else {
        if (has_colours()) draw_colour(ui, cut_left(first, colour), line), cut_left(first, gap);
        draw_names(ui, cut_left(first, std::round(first.width * 0.42f)), line);
        cut_left(first, gap);
        draw_words(ui, first, line);
    }
    draw_steps(ui, buttons, line, place);
    cut_top(row, ui.px(2));
    std::string note;
    const auto say = [&](std::string_view words) {
        if (!words.empty()) note.append(note.empty() ? "" : " · ").append(words);
    };
    if (line.is_retired) say(tr(Str::lists_is_retired));
    if (!line.was.empty()) say(tr(Str::lists_was, {line.was}));
    say(line.note);
    if (!line.problem.empty()) text(ui, row, line.problem, tinted(face::caption, color::late));
    else if (!note.empty()) text(ui, row, note, face::caption);
}

void ChoiceListDialog::draw_another(Ui& ui, const Rect& box) {
    Rect row = box;
    const Edit edit = text_field(ui, cut_top(row, ui.control_height()), "another", another_,
        {.name = tr(Str::lists_add),
            .hint = tr(Str::lists_add_hint),
            .read_only = !ui.app.can_write(),
            .problem = another_problem_});
    if (edit.changed) another_problem_.clear();
    if (edit.cancelled) another_.clear(), another_problem_.clear();
    if (edit.committed && !trim(another_).empty()) {
        const std::string name(trim(another_));
        if (const auto good = domain::check_choice_name(workspace_of(ui), {list_, {}}, name); !good) {
            another_problem_ = good.error().message;
        } else {
            Change change{tr(Str::lists_did_add, {name}), {}};
            domain::add_choice(list_, name, ui.app.new_id(), change);
            another_.clear();
            apply(ui, std::move(change));
        }
    }
    if (!another_problem_.empty()) text(ui, row, another_problem_, tinted(face::caption, color::late));
}

void ChoiceListDialog::draw(Ui& ui) {
    if (list_ == ChoiceList::none) return;
    if (!ui.app.workspace() || workspace_ != ui.app.workspace_number()) {
        list_ = ChoiceList::none;
        return;
    }
    if (opens_) open_dialog(ui, dialog_id);
    opens_ = false;
    read(ui);
    const float room = dialog_room(ui, width_css);
    is_narrow_ = ui.css(room) < one_line_css;
    const std::string_view hint = tr(is_open_list() ? Str::lists_open_hint : Str::lists_fixed_hint);
    const float said = wrapped_height(ui, room, hint, face::secondary) + ui.px(12);
    float lines = 0;
    for (const Line& each : lines_) lines += line_height(ui, each);
    const float shown = ui.touch ? lines : std::min(lines, ui.px(rows_css)); // the whole dialog scrolls under a thumb
    const float another = is_open_list() ? ui.control_height() + ui.px(note_css + gap_css) : 0;
    Dialog dialog = begin_dialog(
        ui, dialog_id, tr(Str::lists_dialog_title, {title_of(list_)}), width_css, ui.css(said + shown + another));
    if (!dialog.open) {
        list_ = ChoiceList::none;
        return;
    }
    Rect rest = dialog.content;
    wrapped_text(ui, cut_top(rest, said), hint, face::secondary);
    const Scroll scroll = begin_scroll(ui, "lines", cut_top(rest, shown));
    float y = scroll.origin.y;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const float height = line_height(ui, lines_[i]);
        draw_line(ui, {scroll.origin.x, y, scroll.view.width - ui.px(12), height}, lines_[i], i);
        y += height;
    }
    end_scroll(ui, scroll, {0, lines});
    if (is_open_list()) {
        cut_top(rest, ui.px(gap_css));
        draw_another(ui, rest);
    }
    end_notice_dialog(ui);
}

} // namespace yinfeng::ui
