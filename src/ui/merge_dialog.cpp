// Two records become one: what the one that stays will say, field by field.

#include "app/app.h"
#include "app/strings.h"
#include "domain/duplicates.h"
#include "domain/hierarchy.h"
#include "domain/merge_effects.h"
#include "domain/phases.h"
#include "domain/record_merge.h"
#include "icons_generated.h"
#include "ui/duplicates.h"
#include "ui/field_words.h"
#include "ui/form_dialog.h"
#include "ui/record_form.h"
#include "ui/widgets.h"
#include "view/columns.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::MergedField;
using From = MergedField::From;

namespace {

constexpr float width_css = 780, line_css = 40, touch_line_css = 48;
constexpr float narrow_css = 560, label_css = 28; // narrower: what a field is called stands above what the two say
constexpr std::size_t lines_shown = 8;

struct {
    FormDialog dialog{"merge records"};
    Id kept, other;
    std::vector<MergedField> fields;
    std::vector<MergedField> chosen; // by somebody, not suggested: whatever stays
    std::uint64_t revision = 0, workspace = 0;
} state;

float line_height(const Ui& ui) { return ui.px(ui.touch ? touch_line_css : line_css); }
bool is_narrow(const Ui& ui, float width) { return ui.css(width) < narrow_css; }

// Of two that are called the same, what tells them apart.
std::string name_of(Ui& ui, RecordIndex record) {
    return ui.app.columns().told_apart(record, record_title(ui, record));
}

// A field of a newer version is taken where it is filled, without asking: nobody here knows what it is called.
bool is_shown(const Ui& ui, const MergedField& field) { return workspace_of(ui).names().info(field.field) != nullptr; }

// What can be chosen, with what was chosen before somebody else wrote into one of the two.
void follow(Ui& ui, RecordIndex kept, RecordIndex other) {
    const Workspace& workspace = workspace_of(ui);
    if (state.revision == workspace.revision()) return;
    state.revision = workspace.revision();
    std::vector<MergedField> fields = domain::fields_to_merge(workspace, kept, other);
    for (const MergedField& before : state.chosen)
        for (const MergedField& field : fields)
            if (before.field == field.field && before.kept == field.kept && before.other == field.other)
                domain::choose_from(fields, before.field, before.from);
    state.fields = std::move(fields);
}

void choose(FieldId field, From from) {
    domain::choose_from(state.fields, field, from);
    std::erase_if(state.chosen, [&](const MergedField& each) { return each.field == field; });
    state.chosen.push_back(*std::ranges::find(state.fields, field, &MergedField::field));
}

// Another one stays; what somebody has chosen to be said is still said.
void turn_round() {
    std::swap(state.kept, state.other);
    for (MergedField& each : state.chosen) {
        std::swap(each.kept, each.other);
        if (each.from != From::both) each.from = each.from == From::kept ? From::other : From::kept;
    }
    state.fields.clear();
    state.revision = 0;
}

bool draw_side(Ui& ui, Rect box, std::string_view id, std::string_view name, std::string_view words, bool on) {
    box = inset(box, ui.px(2), ui.px(2));
    const Press press = pressable(ui, id, box, {.role = Role::radio, .name = name, .checked = on ? Tri::yes : Tri::no});
    fill(ui, box,
        on                               ? color::accent_tint
        : press.hovered || press.focused ? color::hover
                                         : color::surface,
        metric::radius);
    Rect inside = inset(box, ui.px(8), 0);
    const Rect mark = cut_left(inside, ui.px(20));
    if (on) icon(ui, mark, icons::check, 16, color::accent);
    silent_text(ui, inside, words, on ? face::body : face::body_2);
    tooltip(ui, press, words);
    return press.pressed;
}

std::optional<From> draw_field(Ui& ui, Rect row, const MergedField& field) {
    std::optional<From> chosen;
    const IdScope scope(static_cast<std::uint64_t>(field.field));
    horizontal_line(ui, row.x, right(row), bottom(row) - ui.px(1), color::line);
    const std::string_view label = app::label(info_of(ui, field.field));
    const Rect name = is_narrow(ui, row.width) ? cut_top(row, ui.px(label_css)) : cut_left(row, row.width * 0.2f);
    text(ui, inset(name, ui.px(8), 0), label, face::body_2);
    const Rect both = field.can_be_both ? cut_right(row, ui.px(84)) : Rect{};
    const auto words = [&](const Value& value) {
        return value.is_none() ? std::string(tr(Str::unfilled)) : filled_words(ui, field.field, value);
    };
    const auto side = [&](const Rect& box, std::string_view id, const Value& value, From from) {
        const std::string said = words(value);
        const bool pressed = draw_side(ui, box, id, tr(Str::merge_field_is, {label, said}), said, field.from == from);
        if (pressed) chosen = from;
    };
    side(cut_left(row, row.width / 2), "kept", field.kept, From::kept);
    side(row, "other", field.other, From::other);
    if (!field.can_be_both) return chosen;
    const std::string_view said = tr(Str::merge_both);
    if (draw_side(ui, both, "both", tr(Str::merge_field_is, {label, said}), said, field.from == From::both))
        chosen = From::both;
    return chosen;
}

// What the merge does beside the fields and the links.
std::string effects_of(Ui& ui, RecordIndex kept, RecordIndex other) {
    const Workspace& workspace = workspace_of(ui);
    std::string said;
    const domain::ViewsNaming views = domain::views_naming(workspace, state.other);
    if (!views.rewritten.empty()) said += tr(Str::merge_views, {std::to_string(views.rewritten.size())});
    if (!views.left.empty()) said += tr(Str::merge_views_left, {std::to_string(views.left.size())});
    for (const auto& each : domain::phases_to_renumber(workspace, kept, other))
        said += tr(Str::merge_phase, {domain::phase_name(each.before), domain::phase_name(each.now)});
    for (const FieldId field : domain::upwards) {
        if (static_cast<KindId>(info(field).kind) != workspace.record(kept).kind) continue;
        const auto chosen = std::ranges::find(state.fields, field, &MergedField::field);
        const bool is_other = chosen != state.fields.end() && chosen->from == From::other;
        const Value& wanted = is_other ? chosen->other : workspace.value(kept, field);
        // Of each other nothing is said any more, which is no circle.
        const auto above = link_of(wanted);
        if (!above || *above == state.other || *above == state.kept) continue;
        const auto parent = domain::other_parent(workspace, kept, other, field, wanted);
        if (!parent) continue;
        const std::string_view label = app::label(info(field));
        said += parent->is_none() ? tr(Str::merge_no_parent, {label})
                                  : tr(Str::merge_parent, {label, filled_words(ui, field, *parent)});
    }
    return said;
}

struct Heads {
    std::string kept, other;
    float height = 0;
};
Heads heads_of(Ui& ui, float width, RecordIndex kept, RecordIndex other) {
    Heads heads{tr(Str::merge_kept, {name_of(ui, kept)}), tr(Str::merge_gone, {name_of(ui, other)})};
    const float room = width * (is_narrow(ui, width) ? 0.5f : 0.4f) - ui.px(20);
    for (const std::string* each : {&heads.kept, &heads.other})
        heads.height = std::max(heads.height, wrapped_height(ui, room, *each, face::strong, 4));
    heads.height = std::max(line_height(ui), heads.height + ui.px(12));
    return heads;
}

void draw_heads(Ui& ui, Rect row, const Heads& heads) {
    fill(ui, row, color::subtle, metric::radius_small);
    if (!is_narrow(ui, row.width)) cut_left(row, row.width * 0.2f);
    const auto head = [&](Rect box, std::string_view words) {
        box = inset(box, ui.px(10), 0);
        wrapped_text(ui, centred(box, wrapped_height(ui, box.width, words, face::strong, 4)), words, face::strong, 4);
    };
    head(cut_left(row, row.width / 2), heads.kept);
    head(row, heads.other);
}

void finish(Ui& ui, RecordIndex kept, RecordIndex other) {
    Workspace* names = ui.app.names_of_workspace();
    if (!names) return;
    const std::string kept_name = name_of(ui, kept), other_name = name_of(ui, other);
    const Change change =
        domain::merge_records(*names, kept, other, state.fields, tr(Str::merge_step, {other_name, kept_name}));
    const Id stays = state.kept;
    if (!ui.app.apply(change, tr(Str::merge_done, {other_name, kept_name}))) return;
    state.dialog.close(ui);
    if (ui.app.screen() != app::Screen::duplicates) ui.app.open_record(stays);
}

} // namespace

void ask_merge(Ui& ui, RecordIndex kept, RecordIndex other) {
    const Workspace& workspace = workspace_of(ui);
    state.kept = workspace.record(kept).id;
    state.other = workspace.record(other).id;
    state.workspace = ui.app.workspace_number();
    state.revision = 0;
    state.fields.clear();
    state.chosen.clear();
    (void)state.dialog.open(ui);
}

void draw_merge_dialog(Ui& ui) {
    if (!state.dialog.is_open()) return;
    const Workspace& workspace = workspace_of(ui);
    const bool is_same = state.workspace == ui.app.workspace_number();
    const RecordIndex kept = is_same ? workspace.find(state.kept) : no_record,
                      other = is_same ? workspace.find(state.other) : no_record;
    const auto is_there = [&](RecordIndex record) { return record != no_record && workspace.is_live(record); };
    if (!is_there(kept) || !is_there(other) || !ui.app.can_write()) return state.dialog.close(ui);
    follow(ui, kept, other);
    const std::size_t links = domain::links_to_move(workspace, other);
    const std::string sentence =
        tr(links > 0 ? Str::merge_explained_links : Str::merge_explained, {name_of(ui, other), std::to_string(links)}) +
        effects_of(ui, kept, other);
    const float inner = std::min(ui.px(width_css), ui.screen.width - ui.px(32)) - ui.px(48);
    const float words = wrapped_height(ui, inner, sentence, face::secondary) + ui.px(12);
    const float line = line_height(ui) + (is_narrow(ui, inner) ? ui.px(label_css) : 0);
    const float tools = ui.control_height() + ui.px(8);
    const Heads heads = heads_of(ui, inner, kept, other);
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(state.fields, [&](const MergedField& field) { return is_shown(ui, field); }));
    const float lines = line * static_cast<float>(std::clamp<std::size_t>(count, 1, lines_shown));
    Dialog dialog =
        state.dialog.begin(ui, tr(Str::merge_title), width_css, ui.css(words + tools + heads.height + lines));
    if (!dialog.open) return;
    Rect rest = dialog.content;
    wrapped_text(ui, cut_top(rest, words), sentence, face::secondary);
    Rect row = cut_top(rest, tools);
    row.height = ui.control_height();
    const ButtonOptions turn{.icon = icons::arrow_left_right};
    if (button(ui, cut_left(row, button_width(ui, tr(Str::merge_turn), turn)), tr(Str::merge_turn), turn)) {
        turn_round();
        ui.want_frames(2);
        (void)state.dialog.end(ui, tr(Str::merge_button), {.stays = true});
        return;
    }
    draw_heads(ui, cut_top(rest, heads.height), heads);
    const Scroll scroll = begin_scroll(ui, "fields", cut_top(rest, lines));
    Rect place{scroll.origin.x, scroll.origin.y, scroll.view.width, line};
    std::optional<std::pair<FieldId, From>> pressed;
    for (const MergedField& field : state.fields) {
        if (!is_shown(ui, field)) continue;
        if (const auto chosen = draw_field(ui, place, field)) pressed = {field.field, *chosen};
        place.y += line;
    }
    if (pressed) {
        choose(pressed->first, pressed->second);
        ui.want_frames(2);
    }
    if (count == 0) text(ui, inset(place, ui.px(8), 0), tr(Str::merge_no_difference), face::secondary);
    end_scroll(ui, scroll, {0, line * static_cast<float>(count)});
    if (state.dialog.end(ui, tr(Str::merge_button), {.stays = true}) == FormDialog::Answer::done)
        finish(ui, kept, other);
}

} // namespace yinfeng::ui
