#include "ui/screens/merge_detail.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/screens/merge_words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

MergeReview& review_of(Ui& ui) { return *ui.app.import_session()->review; }
const Fragment& file_of(const Ui& ui) { return *ui.app.import_session()->fragment; }

// tick | field | started from | here | there (with room for the mark at the end of plain rows)
struct Columns {
    Rect tick, field, base, here, there;
};
Columns columns(const Ui& ui, Rect row) {
    row = inset(row, ui.px(12), 0);
    const float gap = ui.px(12);
    Columns out;
    out.tick = cut_left(row, ui.px(28));
    const bool narrow = ui.css(row.width) < 620;
    const float field = std::round(row.width * (narrow ? 0.22f : 0.16f));
    out.field = cut_left(row, field);
    cut_left(row, gap);
    out.base = cut_left(row, narrow ? 0 : std::round(row.width * 0.15f));
    if (!narrow) cut_left(row, gap);
    out.here = cut_left(row, std::round((row.width - gap) / 2));
    cut_left(row, gap);
    out.there = row;
    return out;
}

struct Mark {
    Str words;
    TagLook look;
};
Mark mark_of(FieldEffect effect) {
    switch (effect) {
    case FieldEffect::added:
        return {Str::merge_takes_new, {color::ok, color::ok_tint, color::transparent, icons::plus}};
    case FieldEffect::updated:
        return {Str::merge_takes_theirs, {color::update, color::update_tint, color::transparent, icons::git_merge}};
    case FieldEffect::kept:
        return {Str::merge_keeps_ours, {color::update, color::update_tint, color::transparent, icons::git_merge}};
    case FieldEffect::unknown: return {Str::data_unknown, {color::text_2, color::sunken}};
    case FieldEffect::conflicting: break;
    }
    return {Str::data_conflicting, {color::soon, color::soon_tint}};
}

std::string all_of(const FileWords& words, const FieldComparison& field, const std::vector<Said>& said) {
    if (said.empty()) return words.value(field, {});
    std::string out;
    for (const Said& each : said) out += (out.empty() ? "" : " / ") + words.value(field, each.value);
    return out;
}

} // namespace

void MergeDetail::update(Ui& ui, std::uint32_t record) {
    const app::ImportSession& session = *ui.app.import_session();
    if (record_ == record && seen_review_ == session.reviewed) return;
    record_ = record;
    seen_review_ = session.reviewed;
    fields_ = session.review->fields(record);
}

bool MergeDetail::draw_head(Ui& ui, Rect box, std::uint32_t record) {
    MergeReview& review = review_of(ui);
    const FileWords words(ui, file_of(ui));
    const auto conflicts = std::count_if(fields_.begin(), fields_.end(),
        [](const FieldComparison& each) { return each.effect == FieldEffect::conflicting; });
    bool changed = false;
    box = inset(box, ui.px(16), 0);
    if (conflicts > 0) {
        const auto choose = [&](Str label, ConflictChoice choice) {
            const Rect place = centred(cut_right(box, button_width(ui, tr(label))), ui.control_height());
            if (button(ui, place, tr(label))) {
                review.choose_all(record, choice);
                changed = true;
            }
            cut_right(box, ui.px(8));
        };
        choose(Str::merge_all_theirs, ConflictChoice::theirs);
        choose(Str::merge_all_ours, ConflictChoice::ours);
        choose(Str::merge_all_both, ConflictChoice::both);
    }
    Rect lines = centred(box, ui.px(46));
    Rect first = cut_top(lines, ui.px(24));
    const std::string title = words.title(record);
    heading(ui, cut_left(first, std::min(first.width, text_width(ui, title, face::title) + ui.px(2))), title,
        face::title, 2);
    const KindId kind = file_of(ui).records[record].kind;
    if (kind == static_cast<KindId>(Kind::project)) {
        const Cell* stage = file_of(ui).records[record].find(field::project::stage_);
        if (stage && first.width > ui.px(90) && !stage->shown().as_text().empty()) {
            cut_left(first, ui.px(8));
            const std::string_view code = stage->shown().as_text();
            stage_tag(ui, {first.x, first.y + ui.px(2)},
                app::choice_label(workspace_of(ui).names(), ChoiceList::stage, code), stage_look_of(code));
        }
    }
    const auto kept = std::count_if(
        fields_.begin(), fields_.end(), [](const FieldComparison& each) { return each.effect == FieldEffect::kept; });
    std::string facts = words.kind(kind) + " · " +
                        tr(Str::merge_fields_changed, {std::to_string(static_cast<long>(fields_.size()) - kept)});
    if (conflicts > 0) facts += tr(Str::merge_of_which_conflicts, {std::to_string(conflicts)});
    text(ui, lines, facts, face::secondary);
    return changed;
}

bool MergeDetail::draw_tick(Ui& ui, const Rect& box, std::uint32_t record, const FieldComparison& field) {
    if (field.there == no_field || field.effect == FieldEffect::kept) return false; // nothing of the file to leave out
    MergeReview& review = review_of(ui);
    Tri tick = review.is_ticked(record, field.there) ? Tri::yes : Tri::no;
    const FileWords words(ui, file_of(ui));
    if (!checkbox(ui, centred(box, ui.px(32)), "tick", tr(Str::merge_tick, {words.label(field)}), tick, false))
        return false;
    if (tick == Tri::yes) review.tick(record, true);
    review.tick(record, field.there, tick == Tri::yes);
    return true;
}

// Two cards, one for each side, and the choice to keep both.
bool MergeDetail::draw_conflict(Ui& ui, const Rect& box, std::uint32_t record, const FieldComparison& field) {
    MergeReview& review = review_of(ui);
    const FileWords words(ui, file_of(ui));
    fill(ui, box, color::conflict_row);
    const Columns at = columns(ui, box);
    bool changed = draw_tick(ui, at.tick, record, field);
    const bool ticked = field.there == no_field ? review.is_ticked(record) : review.is_ticked(record, field.there);
    const ConflictChoice choice = review.choice(record, field.here);

    Rect label = centred(at.field, ui.px(56));
    Rect first = cut_top(label, ui.px(28));
    icon(ui, cut_left(first, ui.px(16)), icons::git_branch, 14, color::soon);
    cut_left(first, ui.px(6));
    text(ui, first, words.label(field), face::body);
    const auto radio = [&](const Rect& place, std::string_view id, ConflictChoice mine, std::string_view name,
                           std::string_view value) {
        const Press press = pressable(ui, id, place,
            {.role = Role::radio,
                .name = name,
                .value = value,
                .checked = choice == mine ? Tri::yes : Tri::no,
                .disabled = !ticked,
                .radius = metric::radius_card});
        if (press.pressed && choice != mine) {
            review.choose(record, field.here, mine);
            changed = true;
        }
        return press;
    };
    const auto dot = [&](const Rect& place, bool on) {
        const Rect ring = centred(place, ui.px(16), ui.px(16));
        fill(ui, ring, on ? color::accent : color::surface, 8);
        outline(ui, ring, on ? color::accent : color::line_control, 8, 1.5f);
        if (on) fill(ui, inset(ring, ui.px(5)), color::on_accent, 3);
    };
    const std::string name = words.label(field);
    {
        const Press press = radio(label, "both", ConflictChoice::both, tr(Str::merge_keep_both), name);
        if (press.hovered) fill(ui, label, color::hover, metric::radius);
        Rect inside = label;
        dot(cut_left(inside, ui.px(16)), choice == ConflictChoice::both);
        cut_left(inside, ui.px(6));
        silent_text(ui, inside, tr(Str::merge_keep_both), face::caption);
    }
    text(ui, at.base, words.base(field), face::secondary);
    const auto side = [&](const Rect& column, std::string_view id, ConflictChoice mine, Str whose,
                          const std::vector<Said>& said) {
        const Rect place = inset(column, 0, ui.px(7));
        const std::string value = all_of(words, field, said);
        const std::string who = said.empty() ? std::string(tr(Str::merge_nobody)) : said_by(ui, said.front());
        const bool on = choice == mine;
        const Press press =
            radio(place, id, mine, tr(whose, {name}), std::string(value).append(tr(Str::clause_comma)).append(who));
        fill(ui, place, on ? color::accent_tint : press.hovered ? color::hover : color::surface, metric::radius_card);
        outline(ui, place, on ? color::accent : color::line, metric::radius_card, on ? 2.0f : 1.0f);
        Rect inside = inset(place, ui.px(10), ui.px(7));
        Rect mark = cut_left(inside, ui.px(18));
        dot(cut_top(mark, ui.px(22)), on);
        cut_left(inside, ui.px(6));
        const bool suspicious = !said.empty() && clock_is_suspicious(ui, said.front().wall_ms);
        Rect last = cut_bottom(inside, ui.px(20));
        wrapped_text(ui, inside, value, tinted(face::body, ticked ? color::text_1 : color::text_3), 2, true);
        silent_text(ui, last, who, suspicious ? tinted(face::caption, color::soon) : face::caption);
        tooltip(ui, press, value);
    };
    side(at.here, "ours", ConflictChoice::ours, Str::merge_take_ours, field.ours);
    side(at.there, "theirs", ConflictChoice::theirs, Str::merge_take_theirs, field.theirs);
    return changed;
}

bool MergeDetail::draw_field(Ui& ui, const Rect& box, std::uint32_t record, const FieldComparison& field) {
    const FileWords words(ui, file_of(ui));
    Columns at = columns(ui, box);
    const bool changed = draw_tick(ui, at.tick, record, field);
    const bool ticked = field.there == no_field || review_of(ui).is_ticked(record, field.there);
    const bool theirs_counts = field.effect != FieldEffect::kept && ticked;
    text(ui, at.field, words.label(field), face::body_2);
    text(ui, at.base, words.base(field), face::secondary);
    const Mark mark = ticked ? mark_of(field.effect) : Mark{Str::merge_left_out, {color::text_2, color::sunken}};
    const float width = tag_width(ui, tr(mark.words), mark.look);
    const Rect place = centred(cut_right(at.there, width), ui.px(20));
    tag(ui, {place.x, place.y}, tr(mark.words), mark.look);
    cut_right(at.there, ui.px(8));
    // The value that will stand is written strongly, the other one quietly.
    const auto side = [&](std::string_view id, const Rect& column, const std::vector<Said>& said, bool counts) {
        const std::string value = all_of(words, field, said);
        const float lines = wrapped_height(ui, column.width, value, face::body, 2);
        wrapped_text(ui, centred(column, lines), value, tinted(face::body, counts ? color::text_1 : color::text_3), 2);
        if (said.empty()) return;
        const Press press = pressable(ui, id, column, {.role = Role::text, .name = said_by(ui, said.front())});
        tooltip(ui, press, said_by(ui, said.front()) + "\n" + value);
    };
    side("here", at.here, field.ours, !theirs_counts);
    side("there", at.there, field.theirs, theirs_counts);
    return changed;
}

bool MergeDetail::draw(Ui& ui, const Rect& box, std::uint32_t record) {
    card(ui, box, metric::radius_large);
    Rect rest = inset(box, ui.px(1));
    update(ui, record);
    const IdScope scope("merge detail");
    const IdScope record_scope(static_cast<std::uint64_t>(record));
    bool changed = draw_head(ui, cut_top(rest, ui.px(68)), record);

    const Rect head = cut_top(rest, ui.px(40));
    fill(ui, head, color::subtle);
    horizontal_line(ui, head.x, right(head), head.y, color::line);
    horizontal_line(ui, head.x, right(head), bottom(head) - 1, color::line);
    const Columns titles = columns(ui, head);
    text(ui, titles.field, tr(Str::merge_field), face::secondary);
    text(ui, titles.base, tr(Str::merge_base), face::secondary);
    text(ui, titles.here, tr(Str::merge_here), face::secondary);
    text(ui, titles.there, tr(Str::merge_there), face::secondary);

    const float foot_height =
        wrapped_height(ui, rest.width - ui.px(56), tr(Str::data_merge_rule), face::secondary) + ui.px(20);
    Rect foot = cut_bottom(rest, foot_height);
    const Scroll scroll = begin_scroll(ui, "fields", rest);
    float y = scroll.origin.y;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const FieldComparison& field = fields_[i];
        const IdScope field_scope(static_cast<std::uint64_t>(i));
        const bool conflicting = field.effect == FieldEffect::conflicting;
        const FileWords words(ui, file_of(ui));
        float height = ui.px(ui.touch ? 52 : 40);
        const Columns at = columns(ui, {scroll.origin.x, y, scroll.view.width, ui.px(40)});
        const auto needs = [&](const std::vector<Said>& said, float width) {
            return wrapped_height(ui, width, all_of(words, field, said), face::body, 2);
        };
        if (conflicting) {
            const float inner = at.here.width - ui.px(44);
            height =
                ui.px(14 + 14 + 20 + 2) + std::max({needs(field.ours, inner), needs(field.theirs, inner), ui.px(22)});
        } else {
            height = std::max({height, needs(field.ours, at.here.width) + ui.px(16),
                needs(field.theirs, at.there.width - ui.px(110)) + ui.px(16)});
        }
        const Rect row{scroll.origin.x, y, scroll.view.width, std::round(height)};
        if (overlaps(row, scroll.view)) {
            changed |= conflicting ? draw_conflict(ui, row, record, field) : draw_field(ui, row, record, field);
            horizontal_line(ui, row.x, right(row), bottom(row) - 1, color::line);
        }
        y += row.height;
    }
    end_scroll(ui, scroll, {0, y - scroll.origin.y});

    horizontal_line(ui, foot.x, right(foot), foot.y, color::line);
    fill(ui, {foot.x, foot.y + 1, foot.width, foot.height - 1}, color::subtle, metric::radius_large);
    foot = inset(foot, ui.px(16), ui.px(10));
    const Rect mark = cut_left(foot, ui.px(16));
    icon(ui, {mark.x, mark.y + ui.px(1), ui.px(16), ui.px(16)}, icons::info, 16, color::text_3);
    cut_left(foot, ui.px(8));
    wrapped_text(ui, foot, tr(Str::data_merge_rule), face::secondary);
    return changed;
}

} // namespace yinfeng::ui
