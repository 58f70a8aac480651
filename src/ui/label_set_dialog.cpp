#include "ui/label_set_dialog.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/ladder_picture.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::Coverage;
using domain::LabelSetDraft;
using domain::Stage;

namespace {

constexpr float width_css = 760, gap_css = 14, line_gap_css = 12, chip_gap_css = 6, entry_css = 150;
// The first seven have what S4-01 counts as a hint, and nothing filled in.
constexpr Str hints[] = {Str::label_hint_1, Str::label_hint_2, Str::label_hint_3, Str::label_hint_4, Str::label_hint_5,
    Str::label_hint_6, Str::label_hint_7};

std::string_view name_of(const Ui& ui, Stage stage) { return domain::stage_name(workspace_of(ui), stage); }

constexpr Face chip_face{13};
float chip_width_of(const Ui& ui, Stage stage) {
    return std::max(text_width(ui, name_of(ui, stage), chip_face) + ui.px(22), ui.reach(0));
}
float chip_height(const Ui& ui) { return ui.reach(30); }

// Where the stages of a line stand, row by row.
struct Chips {
    std::array<Rect, domain::ladder_length> boxes;
    float height = 0;
};
Chips chips_in(const Ui& ui, const Rect& box) {
    Chips chips;
    float x = 0, y = 0;
    for (std::size_t i = 0; i < domain::ladder_length; ++i) {
        const float width = chip_width_of(ui, static_cast<Stage>(i));
        if (x > 0 && x + width > box.width) x = 0, y += chip_height(ui) + ui.px(chip_gap_css);
        chips.boxes[i] = {box.x + x, box.y + y, width, chip_height(ui)};
        x += width + ui.px(chip_gap_css);
    }
    chips.height = y + chip_height(ui);
    return chips;
}

bool is_narrow(const Ui& ui, float width) { return ui.css(width) < 560; }

float line_height_of(const Ui& ui, float width, bool is_retired) {
    float height = ui.control_height() + ui.px(line_gap_css);
    if (is_retired) return height;
    if (is_narrow(ui, width)) height += ui.control_height() + ui.px(chip_gap_css);
    return height + ui.px(chip_gap_css) + chips_in(ui, {0, 0, width, 0}).height;
}

bool stage_chip(Ui& ui, const Rect& box, Stage stage, bool is_in, bool is_lost, std::string_view name) {
    const StageLook& look = stage_look_of(domain::stage_code(stage));
    const Press press = pressable(ui, domain::stage_code(stage), box,
        {.role = Role::toggle, .name = name, .checked = is_in ? Tri::yes : Tri::no, .radius = 15});
    const Rect drawn = centred(box, ui.px(28));
    fill(ui, drawn, is_in ? look.tint : press.hovered ? color::hover : color::surface, 14);
    if (is_lost) dashed_outline(ui, drawn, color::soon, 14, 1.5f);
    else outline(ui, drawn, is_in ? look.color : color::line, 14);
    silent_text(ui, drawn, name_of(ui, stage), tinted(chip_face, is_in ? look.color : color::text_2), Align::centre);
    return press.pressed;
}

} // namespace

void LabelSetDialog::begin(Ui& ui, Id about, const LabelSetDraft& draft) {
    if (!form_.open(ui, about)) return; // what was put aside
    draft_ = draft;
    is_seven_ = false;
    problem_.clear();
    focus_.reset();
}

void LabelSetDialog::make(Ui& ui) { begin(ui, Id{0, 1}, {}); }

void LabelSetDialog::make_seven(Ui& ui) {
    begin(ui, Id{0, 2}, domain::seven_batches(workspace_of(ui)));
    is_seven_ = true;
}

void LabelSetDialog::copy(Ui& ui, const LabelSet& set) {
    // What was put aside of another set's copy is not this one's.
    begin(ui, Id{1, std::hash<std::string>()(set.code)}, domain::copy_of(workspace_of(ui), set));
}

void LabelSetDialog::edit(Ui& ui, RecordIndex set) {
    begin(ui, workspace_of(ui).record(set).id, domain::label_set_draft(workspace_of(ui), set));
}

void LabelSetDialog::draw_stages(Ui& ui, Rect& rest, std::size_t at, const Coverage& coverage) {
    LabelSetDraft::Line& line = draft_.lines[at];
    const Chips chips = chips_in(ui, rest);
    for (std::size_t i = 0; i < domain::ladder_length; ++i) {
        const auto stage = static_cast<Stage>(i);
        const bool is_in = has(line.stages, stage);
        const bool is_lost = is_in && coverage.label_of(stage) != at; // an earlier line has it
        const std::string name = tr(Str::label_line_stage, {std::to_string(at + 1), name_of(ui, stage)});
        if (stage_chip(ui, chips.boxes[i], stage, is_in, is_lost, name))
            line.stages = static_cast<Stages>(line.stages ^ only(stage));
    }
    cut_top(rest, chips.height);
}

float LabelSetDialog::draw_line(Ui& ui, Rect rest, std::size_t at, const Coverage& coverage) {
    LabelSetDraft::Line& line = draft_.lines[at];
    const float height = line_height_of(ui, rest.width, line.is_retired);
    const std::string number = std::to_string(at + 1);
    Rect row = cut_top(rest, ui.control_height());
    const auto square = [&] {
        const Rect box = cut_right(row, ui.control_height());
        cut_right(row, ui.px(4));
        return box;
    };
    const Rect last = square();
    if (line.is_retired) {
        if (icon_button(ui, last, icons::rotate_ccw, tr(Str::label_line_use, {number}))) done_ = {at, What::retire};
        text(ui, row, line.name, tinted(face::body, color::text_3));
        return height;
    }
    const bool is_kept = !is_nil(line.id); // others rely on it: it is retired, not taken away
    const std::string remove = tr(is_kept ? Str::label_line_retire : Str::label_line_remove, {number});
    if (icon_button(ui, last, is_kept ? icons::eye_off : icons::x, remove)) done_ = {at, What::retire};
    const Rect down = square(), up = square();
    if (at + 1 < draft_.lines.size() && icon_button(ui, down, icons::arrow_down, tr(Str::label_line_down, {number})))
        done_ = {at, What::down};
    if (at > 0 && icon_button(ui, up, icons::arrow_up, tr(Str::label_line_up, {number}))) done_ = {at, What::up};

    std::vector<Option> stages;
    int current = -1;
    for (std::size_t i = 0; i < domain::ladder_length; ++i) {
        const auto stage = static_cast<Stage>(i);
        if (!has(line.stages, stage)) continue;
        if (stage == line.entry) current = static_cast<int>(stages.size());
        const std::string_view code = domain::stage_code(stage);
        stages.push_back({.code = code, .label = std::string(name_of(ui, stage)), .stage = &stage_look_of(code)});
    }
    if (current < 0 && !stages.empty()) current = 0; // the first of them is taken
    Rect entry;
    if (is_narrow(ui, rest.width)) {
        cut_top(rest, ui.px(chip_gap_css));
        entry = cut_top(rest, ui.control_height());
    } else {
        cut_right(row, ui.px(4));
        entry = cut_right(row, ui.px(entry_css));
        cut_right(row, ui.px(8));
    }
    if (focus_ == at) focus_next(ui), focus_.reset();
    const Edit typed = text_field(ui, row, "name", line.name,
        {.name = tr(Str::label_line, {number}),
            .hint = tr(is_seven_ && at < std::size(hints) ? hints[at] : Str::label_line_hint)});
    if (typed.submitted) { // Enter goes on to the next, the last of which waits for another one
        std::size_t next = at + 1;
        while (next < draft_.lines.size() && draft_.lines[next].is_retired) ++next;
        focus_ = next;
        ui.want_frames(2);
    }
    const int picked =
        select(ui, entry, "entry", tr(Str::label_line_entry, {number}), stages, current, false, stages.empty());
    if (picked >= 0 && static_cast<std::size_t>(picked) < stages.size())
        line.entry = domain::parse_stage(stages[static_cast<std::size_t>(picked)].code);
    cut_top(rest, ui.px(chip_gap_css));
    draw_stages(ui, rest, at, coverage);
    return height;
}

void LabelSetDialog::draw_lines(Ui& ui, Rect& rest, const Coverage& coverage) {
    done_.reset();
    for (std::size_t i = 0; i < draft_.lines.size(); ++i) {
        const IdScope scope(static_cast<std::uint64_t>(i));
        cut_top(rest, draw_line(ui, rest, i, coverage));
    }
    const std::size_t behind = draft_.lines.size();
    if (behind < domain::most_labels) {
        const IdScope scope(static_cast<std::uint64_t>(behind));
        std::string another;
        if (focus_ == behind) focus_next(ui), focus_.reset();
        Rect row = cut_top(rest, ui.control_height());
        cut_right(row, 3 * (ui.control_height() + ui.px(4)));
        text_field(ui, row, "name", another,
            {.name = tr(Str::label_line, {std::to_string(behind + 1)}), .hint = tr(Str::label_line_another)});
        if (!another.empty()) {
            draft_.lines.push_back({{}, another});
            ui.want_frames(2);
        }
    }
    if (!done_) return;
    std::vector<LabelSetDraft::Line>& lines = draft_.lines;
    const auto here = lines.begin() + static_cast<std::ptrdiff_t>(done_->line);
    if (done_->what == What::up) std::iter_swap(here, here - 1);
    else if (done_->what == What::down) std::iter_swap(here, here + 1);
    else if (is_nil(here->id)) lines.erase(here);
    else here->is_retired = !here->is_retired;
    ui.want_frames(2);
}

void LabelSetDialog::write(Ui& ui) {
    Workspace* workspace = ui.app.names_of_workspace();
    if (!workspace) return;
    if (const auto good = domain::check_draft(*workspace, draft_); !good) {
        problem_ = good.error().message;
        ui.semantics.announce(problem_, true);
        ui.want_frames(2);
        return;
    }
    Change change{tr(is_nil(draft_.id) ? Str::label_set_made : Str::label_set_changed, {trim(draft_.name)}), {}};
    domain::write_draft(*workspace, draft_, [&] { return ui.app.new_id(); }, change);
    if (change.writes.empty() || ui.app.apply(change, change.name)) form_.close(ui);
}

void LabelSetDialog::draw(Ui& ui) {
    if (!form_.is_open()) return;
    const LabelSet set = domain::drafted(draft_);
    const Coverage coverage = domain::coverage_of(set);
    const float field = labelled_field_height(ui), gap = ui.px(gap_css), room = dialog_room(ui, width_css);
    float height = field + gap + ui.px(26) + ui.control_height() + 2 * gap + ui.px(26);
    for (const LabelSetDraft::Line& each : draft_.lines) height += line_height_of(ui, room, each.is_retired);
    height += ladder_picture_height(ui, room, set, coverage);
    if (!problem_.empty()) height += ui.px(28);
    const bool is_new = is_nil(draft_.id);
    const Dialog dialog =
        form_.begin(ui, is_new ? std::string(tr(Str::label_set_new)) : tr(Str::label_set_edit, {draft_.name}),
            width_css, ui.css(height));
    if (!dialog.open) return;
    Rect rest = dialog.content;
    form_.text(ui, cut_top(rest, field), "set name", tr(Str::label_set_name), draft_.name, {.required = true});
    cut_top(rest, gap);
    text(ui, cut_top(rest, ui.px(26)), tr(Str::label_set_labels), face::secondary);
    draw_lines(ui, rest, coverage);
    cut_top(rest, gap);
    text(ui, cut_top(rest, ui.px(26)), tr(Str::label_ladder), face::strong);
    ladder_picture(ui, cut_top(rest, ladder_picture_height(ui, rest.width, set, coverage)), set, coverage);
    if (!problem_.empty()) {
        cut_top(rest, gap);
        text(ui, cut_top(rest, ui.px(28)), problem_, tinted(face::secondary, color::late));
    }
    if (form_.end(ui, tr(is_new ? Str::create : Str::save), {.stays = true, .disabled = !ui.app.can_write()}) ==
        FormDialog::Answer::done)
        write(ui);
}

} // namespace yinfeng::ui
