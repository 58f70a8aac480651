#include "ui/records/arrangement_dialog.h"

#include "app/app.h"
#include "app/page_views.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/form_dialog.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"
#include "ui/records/card.h"
#include "ui/records/cell.h"
#include "ui/records/line_order.h"
#include "ui/records/offered_columns.h"
#include "ui/records/overview.h"
#include "view/arrangement_draft.h"

#include <algorithm>
#include <optional>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::ArrangedPart;
using view::ColumnId;
using view::DraftLine;

namespace {

constexpr float width_css = 960, side_by_side_css = 600, look_from_css = 820, look_css = 272, gap_css = 16;

struct {
    FormDialog dialog{"arrangement"};
    std::optional<view::ArrangementDraft> draft;
    std::uint64_t workspace = 0, definitions = 0, revision = 0; // that the draft was begun with
    Kind kind = Kind::project;
    ArrangedPart part = ArrangedPart::columns;
    Id looked_at;
    std::string typed;
    std::vector<ColumnId> all; // what can be added, over links too; listed when somebody types
    LineOrder order;
    bool shows_end = false; // a line was added there
} state;

float line_css(const Ui& ui) { return ui.touch ? 44 : 32; }
KindId kind_id() { return static_cast<KindId>(state.kind); }

// What is shown where nothing is arranged: as the page of the kind has it.
view::ArrangementDraft::Lists usual_lists(Ui& ui, Kind kind) {
    view::Columns& columns = columns_of(ui);
    std::string text = "kind ";
    text.append(info(kind).name).append("\n").append(app::page_view(kind));
    view::View page = view::parse_view(columns, text);
    view::add_catalogue_columns(columns, page);
    view::ArrangementDraft::Lists lists;
    for (const view::Shown& shown : page.columns) lists[0].push_back(shown.column);
    lists[1] = card_columns(columns, page);
    lists[2] = usual_overview(columns, static_cast<KindId>(kind));
    return lists;
}

RecordIndex looked_at(const Ui& ui) {
    const Workspace& data = workspace_of(ui);
    const RecordIndex record = is_nil(state.looked_at) ? no_record : data.find(state.looked_at);
    if (record != no_record && data.is_live(record)) return record;
    const auto live = data.live(state.kind);
    return live.empty() ? no_record : live.front();
}

std::string label_of(const Ui& ui, const DraftLine& line) {
    return std::string(
        line.is_section() ? group_label(line.section) : columns_of(ui)[line.column].label(app::language()));
}

// --- what is shown -------------------------------------------------------------------------------------------

// True where the lines are others now.
bool draw_shown_line(Ui& ui, Rect row, std::size_t at) {
    view::ArrangementDraft& draft = *state.draft;
    const ArrangedPart part = state.part;
    const DraftLine line = draft.lines(part)[at];
    const IdScope scope(line.is_section() ? (std::uint64_t{1} << 40) + static_cast<std::uint64_t>(line.section)
                                          : std::uint64_t{line.column});
    const std::string label = label_of(ui, line);
    const Rect whole = row;
    const float side = ui.px(line_css(ui)), small = ui.px(ui.touch ? 44 : 28);
    if (!line.is_section() && state.order.is_dragged(line.column))
        fill(ui, whole, with_alpha(color::accent_tint, 0.6f), metric::radius_small);
    // From the right: the grip stands where the thumb is.
    const Rect grip = cut_right(row, side), out = centred(cut_right(row, side), small, small),
               down = centred(cut_right(row, side), small, small), up = centred(cut_right(row, side), small, small);
    Rect words = inset(row, ui.px(line.is_section() ? 0 : 8), 0);
    text(ui, words, label, line.is_section() ? face::strong : face::body);
    const auto step = [&](const Rect& box, const char* glyph, Str name, bool is_up) {
        const ButtonOptions look{.kind = ButtonKind::quiet, .disabled = !draft.can_step(part, at, is_up)};
        if (!icon_button(ui, box, glyph, tr(name, {label}), look)) return false;
        draft.step(part, at, is_up);
        return true;
    };
    if (step(up, icons::arrow_up, Str::arrange_up, true)) return true;
    if (step(down, icons::arrow_down, Str::arrange_down, false)) return true;
    if (line.is_section()) return false;
    if (icon_button(ui, out, icons::x, tr(Str::arrange_remove, {label}), {.kind = ButtonKind::quiet})) {
        draft.remove(part, at);
        return true;
    }
    const auto move = state.order.grip(ui, grip, whole, at, line.column, tr(Str::move_column, {label}));
    if (!move) return false;
    if (move->by_key) draft.step(part, at, move->to < 0);
    else draft.move(part, at, move->to);
    return true;
}

void draw_shown(Ui& ui, Rect area) {
    text(ui, cut_top(area, ui.px(28)), tr(Str::arrange_shown), face::section);
    const Scroll scroll = begin_scroll(ui, "shown", area);
    const float height = ui.px(line_css(ui)), width = scroll.view.width - ui.px(12);
    const std::size_t count = state.draft->lines(state.part).size();
    for (std::size_t i = 0; i < count; ++i) {
        const Rect row{scroll.origin.x, scroll.origin.y + height * static_cast<float>(i), width, height};
        if (!overlaps(row, scroll.view) && !ui.semantics.wanted()) continue;
        if (draw_shown_line(ui, row, i)) {
            ui.want_frames(2);
            break; // the lines are others in the next frame
        }
    }
    if (count == 0)
        wrapped_text(
            ui, {scroll.origin.x, scroll.origin.y, width, height * 2}, tr(Str::arrange_none_shown), face::secondary, 2);
    state.order.draw_mark(ui, scroll, width, height, count);
    if (std::exchange(state.shows_end, false)) scroll_to_show(ui, scroll, height * static_cast<float>(count), 0);
    end_scroll(ui, scroll, {width, height * static_cast<float>(count)});
}

// --- what can be added ---------------------------------------------------------------------------------------

std::vector<ColumnId> offered(Ui& ui) {
    view::Columns& columns = columns_of(ui);
    const view::ArrangementDraft& draft = *state.draft;
    if (state.part == ArrangedPart::form) return columns_called(columns, draft.hidden(), state.typed);
    std::vector<ColumnId> ids = columns.offered(kind_id());
    if (!state.typed.empty()) {
        if (state.all.empty()) state.all = all_columns(columns, kind_id());
        for (const ColumnId id : state.all)
            if (!std::ranges::contains(ids, id)) ids.push_back(id);
    }
    std::erase_if(ids, [&](ColumnId id) { return is_title(columns[id]) || draft.has(state.part, id); });
    return columns_called(columns, ids, state.typed);
}

void draw_offered(Ui& ui, Rect area) {
    const bool is_form = state.part == ArrangedPart::form;
    text(ui, cut_top(area, ui.px(28)), tr(is_form ? Str::arrange_hidden : Str::arrange_offered), face::section);
    const Edit edit = text_field(ui, cut_top(area, ui.control_height()), "find", state.typed,
        {.name = tr(Str::arrange_find), .hint = tr(Str::arrange_find), .icon = icons::search, .search = true});
    if (edit.changed || edit.cancelled) ui.want_frames(2);
    cut_top(area, ui.px(4));
    const std::vector<ColumnId> ids = offered(ui);
    const Scroll scroll = begin_scroll(ui, "offered", area);
    const float height = ui.px(line_css(ui)), width = scroll.view.width - ui.px(12);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Rect row{scroll.origin.x, scroll.origin.y + height * static_cast<float>(i), width, height};
        if (!overlaps(row, scroll.view) && !ui.semantics.wanted()) continue;
        const IdScope scope(std::uint64_t{ids[i]});
        const std::string label(columns_of(ui)[ids[i]].label(app::language()));
        const Press press = pressable(ui, "add", row, {.name = tr(Str::arrange_add, {label})});
        if (press.hovered || press.focused) fill(ui, row, color::hover, metric::radius);
        Rect words = inset(row, ui.px(8), 0);
        icon(ui, cut_left(words, ui.px(16)), icons::plus, 14, color::accent);
        cut_left(words, ui.px(8));
        silent_text(ui, words, label, face::body);
        tooltip(ui, press, text_width(ui, label, face::body) > words.width ? std::string_view(label) : "");
        if (!press.pressed) continue;
        state.draft->add(workspace_of(ui), state.part, ids[i]);
        state.shows_end = !is_form;
        ui.want_frames(2);
    }
    if (ids.empty()) text(ui, {scroll.origin.x, scroll.origin.y, width, height}, tr(Str::no_match), face::secondary);
    end_scroll(ui, scroll, {width, height * static_cast<float>(ids.size())});
}

// --- how it looks --------------------------------------------------------------------------------------------

bool has_look(ArrangedPart part) { return part == ArrangedPart::cards || part == ArrangedPart::overview; }

void draw_look(Ui& ui, Rect area) {
    const RecordIndex record = looked_at(ui);
    if (record == no_record) {
        wrapped_text(ui, area, tr(Str::arrange_no_record), face::secondary, 3);
        return;
    }
    const std::string title = record_title(ui, record);
    text(ui, cut_top(area, ui.px(28)), tr(Str::arrange_look, {title}), face::secondary);
    std::vector<ColumnId> shown;
    for (const DraftLine& line : state.draft->lines(state.part)) shown.push_back(line.column);
    const Scroll scroll = begin_scroll(ui, "look", area);
    const float width = scroll.view.width - ui.px(12);
    float height = 0;
    if (state.part == ArrangedPart::cards) {
        view::View view;
        view.kind = kind_id();
        view.cards = std::move(shown);
        const CardPlan plan = plan_card(columns_of(ui), view);
        height = card_height(ui, plan, record, width);
        draw_card_face(ui, {scroll.origin.x, scroll.origin.y, width, height}, plan, record, {});
    } else {
        const float inner = ui.px(8);
        height = overview_facts(ui, {scroll.origin.x + inner, scroll.origin.y}, width - inner, record, shown, true);
    }
    end_scroll(ui, scroll, {width, height + ui.px(8)});
}

// --- the dialog ----------------------------------------------------------------------------------------------

void begin_draft(Ui& ui, Kind kind) {
    const Workspace& data = workspace_of(ui);
    state.kind = kind;
    state.draft.emplace(columns_of(ui), static_cast<KindId>(kind), usual_lists(ui, kind));
    state.workspace = ui.app.workspace_number();
    state.definitions = data.names().definitions();
    state.revision = data.revision(Kind::arrangement);
    state.typed.clear();
    state.all.clear();
    state.order = {};
}

// What was put aside is of another time.
bool is_draft_old(const Ui& ui) {
    const Workspace& data = workspace_of(ui);
    return !state.draft || state.workspace != ui.app.workspace_number() ||
           state.definitions != data.names().definitions() || state.revision != data.revision(Kind::arrangement);
}

// The default of this part at once; what was changed in the others stays to be saved. True where nothing was.
bool restore_part(Ui& ui) {
    const Workspace& data = workspace_of(ui);
    const std::string kind(app::label(info(state.kind)));
    Change change{std::string(tr(Str::arrange_restore_change)), {}};
    if (view::is_arranged(data, kind_id(), state.part)) view::restore_default(data, kind_id(), state.part, change);
    state.draft->restore(data, state.part);
    ui.want_frames(2);
    if (change.writes.empty() || !ui.app.apply(change, tr(Str::arrange_restored, {kind}))) return false;
    state.revision = workspace_of(ui).revision(Kind::arrangement);
    for (std::size_t part = 0; part < view::arranged_part_count; ++part)
        if (state.draft->is_changed(static_cast<ArrangedPart>(part))) return false;
    return true;
}

bool save(Ui& ui) {
    const std::string kind(app::label(info(state.kind)));
    Change change{std::string(tr(Str::arrange_change)), {}};
    state.draft->write(columns_of(ui), change);
    return change.writes.empty() || ui.app.apply(change, tr(Str::arrange_saved, {kind}));
}

// True when the dialog has done its work.
bool draw_head(Ui& ui, Rect& rest) {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < view::arranged_part_count; ++i)
        pieces.push_back({.label = part_label(static_cast<ArrangedPart>(i))});
    const std::string_view words = tr(Str::default_columns);
    const ButtonOptions look{.icon = icons::rotate_ccw,
        .kind = ButtonKind::quiet,
        .disabled = !ui.app.can_write() || (state.draft->is_usual(workspace_of(ui), state.part) &&
                                               !view::is_arranged(workspace_of(ui), kind_id(), state.part))};
    const float wanted = button_width(ui, words, look), parts = segmented_width(ui, pieces);
    const float height = ui.control_height();
    Rect row = cut_top(rest, height);
    const bool is_one = parts + ui.px(gap_css) + wanted <= row.width;
    Rect place = row;
    place.width = std::min(parts, row.width);
    const int now = static_cast<int>(state.part);
    const int chosen = segmented(ui, place, tr(Str::arrange_card), pieces, now);
    if (chosen >= 0 && chosen != now) {
        state.part = static_cast<ArrangedPart>(chosen);
        state.typed.clear();
        ui.want_frames(2);
    }
    if (!is_one) row = cut_top(rest, height);
    const bool is_done = button(ui, cut_right(row, wanted), words, look) && restore_part(ui);
    cut_top(rest, ui.px(8));
    return is_done;
}

// True when the dialog has done its work.
bool draw_content(Ui& ui, Rect rest) {
    const IdScope of_kind(static_cast<std::uint64_t>(state.kind));
    const bool is_done = draw_head(ui, rest);
    const IdScope of_part(static_cast<std::uint64_t>(state.part));
    const float gap = ui.px(gap_css);
    const bool is_beside = ui.css(rest.width) >= side_by_side_css;
    const bool looks = is_beside && has_look(state.part) && ui.css(rest.width) >= look_from_css;
    const Rect look = looks ? cut_right(rest, ui.px(look_css)) : Rect{};
    if (looks) cut_right(rest, gap);
    const Rect shown = is_beside ? cut_left(rest, std::round((rest.width - gap) * 0.55f))
                                 : cut_top(rest, std::round((rest.height - gap) * 0.5f));
    if (is_beside) cut_left(rest, gap);
    else cut_top(rest, gap);
    draw_shown(ui, shown);
    draw_offered(ui, rest);
    if (looks) draw_look(ui, look);
    return is_done;
}

} // namespace

std::string_view part_label(ArrangedPart part) {
    switch (part) {
    case ArrangedPart::columns: return tr(Str::arrange_columns);
    case ArrangedPart::cards: return tr(Str::arrange_cards);
    case ArrangedPart::overview: return tr(Str::arrange_overview);
    case ArrangedPart::form: return tr(Str::arrange_form);
    }
    return {};
}

bool can_arrange(Kind kind) { return std::ranges::contains(view::arrangeable_kinds(), kind); }

void open_arrangement(Ui& ui, Kind kind, ArrangedPart part, RecordIndex record) {
    if (!ui.app.workspace()) return;
    const bool is_new = state.dialog.open(ui, Id{0, static_cast<std::uint64_t>(kind) + 1});
    if (is_new || state.kind != kind || is_draft_old(ui)) begin_draft(ui, kind);
    state.part = part;
    state.looked_at = record == no_record ? Id{} : workspace_of(ui).record(record).id;
}

float arrange_fields_button(Ui& ui, Vec top, RecordIndex record) {
    const KindId kind = workspace_of(ui).record(record).kind;
    if (kind >= known_kind_count || !can_arrange(static_cast<Kind>(kind)) || !ui.app.can_write()) return 0;
    const ButtonOptions look{.icon = icons::sliders_horizontal, .kind = ButtonKind::quiet};
    const std::string_view words = tr(Str::arrange_fields);
    const Rect place{top.x, top.y + ui.px(8), button_width(ui, words, look), ui.control_height()};
    if (button(ui, place, words, look)) open_arrangement(ui, static_cast<Kind>(kind), ArrangedPart::form, record);
    return ui.px(8) + place.height;
}

void restore_arrangement(Ui& ui, Kind kind) {
    const std::string words(app::label(info(kind)));
    Change change{std::string(tr(Str::arrange_restore_change)), {}};
    view::restore_default(workspace_of(ui), static_cast<KindId>(kind), change);
    ui.app.apply(change, tr(Str::arrange_restored, {words}));
}

void draw_arrangement_dialog(Ui& ui) {
    if (!state.draft || !ui.app.workspace()) return;
    const float height_css = std::clamp(ui.css(ui.screen.height) - 220, 300.0f, 560.0f);
    const std::string title = tr(Str::arrange_title, {app::label(info(state.kind))});
    Dialog dialog = state.dialog.begin(ui, title, width_css, height_css);
    if (!dialog.open) return;
    if (state.workspace != ui.app.workspace_number()) begin_draft(ui, state.kind);
    Rect rest = dialog.content;
    rest.height = ui.px(height_css);
    const bool is_done = draw_content(ui, rest);
    const auto answer = state.dialog.end(ui, tr(Str::save), {.stays = true, .disabled = !ui.app.can_write()});
    if (is_done || (answer == FormDialog::Answer::done && save(ui))) state.dialog.close(ui);
}

} // namespace yinfeng::ui
