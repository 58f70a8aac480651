#include "ui/records/paste_dialog.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "domain/list_edits.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace yinfeng::ui {

using app::PastePlan;
using app::Str;
using app::tr;
using Fate = PastePlan::Fate;

namespace {

constexpr std::string_view dialog_id = "paste";
constexpr float dialog_css = 860, lines_css = 340, line_css = 34, narrow_css = 560;
constexpr float most_words_shown = 3.5f;
constexpr std::size_t cells_a_frame = 3'000, lines_a_frame = 2'000;

std::string counted(Str words, std::size_t count) { return tr(words, {std::to_string(count)}); }

} // namespace

void PasteDialog::paste(Ui& ui, exchange::Grid grid, Where where, Str name) {
    if (grid.rows.empty()) return;
    if (!ui.app.can_write()) return ui.app.warn(std::string(tr(Str::read_only_now)));
    grid_ = std::move(grid);
    where_ = std::move(where);
    name_ = name;
    all_new_ = where_.rows.empty();
    only_refused_ = makes_linked_ = false;
    remembers_ = true;
    mapped_.clear();
    look_again(ui);
    if (!all_new_ && page_.makes_records && plan_->names_other_records()) {
        all_new_ = true; // what is named is not what would be written over
        look_again(ui);
    }
    const bool is_small = grid_.rows.size() * grid_.width() <= cells_a_frame;
    if (is_small && plan_->work(cells_a_frame) && is_clear()) {
        write(ui);
        return;
    }
    opens_ = true;
    ui.want_frames(3);
}

// Nothing that somebody would want to see before: no record is made, nothing is left out, and all cells say the same or stand on the
// screen already.
bool PasteDialog::is_clear() const {
    const PastePlan::Counts& counts = plan_->counts();
    const auto& first = grid_.rows.front();
    const bool is_alike = std::ranges::all_of(grid_.rows, [&](const auto& row) {
        return std::ranges::all_of(
            row, [&](const std::string& cell) { return !first.empty() && cell == first.front(); });
    });
    const bool is_down = std::ranges::all_of(grid_.rows, [&](const auto& row) { return row == first; });
    return (is_alike || is_down || name_ == Str::fill_down) && counts.made == 0 && counts.refused == 0 &&
           counts.outside == 0 && counts.unmade == 0 && (name_ != Str::paste || counts.emptied == 0);
}

void PasteDialog::look_again(Ui& ui) {
    revision_ = workspace_of(ui).revision();
    workspace_ = ui.app.workspace_number();
    refused_.clear();
    tops_.clear();
    plan_ = std::make_unique<PastePlan>(columns_of(ui), grid_,
        app::PasteWhere{.kind = page_.kind,
            .rows = all_new_ ? std::vector<RecordIndex>() : where_.rows,
            .columns = where_.columns,
            .makes_records = page_.makes_records,
            .new_linked = makes_linked_ ? [&app = ui.app] { return app.new_id(); } : std::function<Id()>(),
            .mapped = mapped_});
}

void PasteDialog::write(Ui& ui) {
    const PastePlan::Counts counts = plan_->counts();
    if (!counts.writes()) {
        ui.app.say(std::string(tr(Str::paste_changes_nothing)));
        plan_.reset();
        return;
    }
    Change change = plan_->change(
        std::string(tr(name_)), *ui.app.names_of_workspace(), [&](Id id) { return page_.make(ui, id); },
        [&] { return ui.app.new_id(); });
    std::string said;
    const auto say = [&said](std::string words) { said.append(said.empty() ? "" : " · ").append(words); };
    if (counts.changed > 0) say(counted(Str::paste_changed, counts.changed));
    if (counts.emptied > 0) say(counted(Str::paste_emptied, counts.emptied));
    if (counts.made > 0) say(counted(Str::paste_made, counts.made));
    if (counts.refused > 0) say(counted(Str::paste_left_out, counts.refused));
    if (const std::size_t words = remember(ui, change); words > 0) say(counted(Str::lists_remembered, words));
    if (ui.app.apply(change, tr(Str::paste_done, {tr(name_), said}))) plan_.reset();
}

void PasteDialog::draw(Ui& ui) {
    if (!plan_) return;
    if (workspace_ != ui.app.workspace_number()) return plan_.reset();
    if (opens_) {
        opens_ = false;
        asks_ = true;
        open_dialog(ui, dialog_id);
    }
    if (revision_ != workspace_of(ui).revision()) look_again(ui); // another tab has written, or somebody has undone
    const bool is_whole = plan_->work(cells_a_frame);
    if (!is_whole) ui.want_frames(1);
    const PastePlan::Counts counts = plan_->counts(); // what is pressed below may make the plan anew
    const std::string title =
        tr(Str::paste_title, {tr(name_), std::to_string(plan_->rows()), std::to_string(grid_.width())});
    const bool can_choose = !where_.rows.empty() && page_.makes_records;
    const float words = draw_summary(ui, {0, 0, dialog_room(ui, dialog_css), 0});
    const bool lacks_linked = !plan_->missing().empty();
    const float row = ui.control_height() + ui.px(12); // of what can be chosen
    const float height = ui.css(words) +
                         ui.css(row) * static_cast<float>((can_choose || counts.refused > 0) + lacks_linked) +
                         ui.css(words_height(ui)) + lines_css + 8;
    Dialog dialog = begin_dialog(ui, dialog_id, title, dialog_css, height);
    if (!dialog.open) return plan_.reset();
    Rect rest = dialog.content;
    cut_top(rest, draw_summary(ui, rest));
    Rect tools = can_choose || counts.refused > 0 ? cut_top(rest, ui.control_height()) : Rect{};
    if (tools.height > 0) cut_top(rest, ui.px(12));
    if (lacks_linked) draw_linked(ui, cut_top(rest, row));
    if (!plan_->unknown_words().empty()) draw_words(ui, cut_top(rest, words_height(ui)));
    if (can_choose) {
        const std::string from = tr(Str::paste_from, {record_title(ui, where_.rows.front())});
        const Piece ways[] = {{from}, {tr(Str::paste_all_new)}};
        const float width = segmented_width(ui, ways);
        if (const int way = segmented(ui, cut_left(tools, std::min(width, tools.width)), "way", ways, all_new_ ? 1 : 0);
            (way == 1) != all_new_) {
            all_new_ = way == 1;
            look_again(ui);
            ui.want_frames(2);
        }
    }
    if (counts.refused > 0) {
        cut_left(tools, ui.px(16));
        Tri only = only_refused_ ? Tri::yes : Tri::no;
        if (checkbox(ui, tools, "refused", counted(Str::paste_only_refused, counts.refused), only))
            only_refused_ = only == Tri::yes;
    } else {
        only_refused_ = false;
    }
    draw_lines(ui, cut_top(rest, rest.height));
    const std::string done = plan_->counts().writes() ? counted(Str::paste_write, counts.changed + counts.emptied)
                                                      : std::string(tr(Str::paste_write_none));
    const int pressed = end_dialog(ui, done,
        {.disabled = !is_whole || !counts.writes(),
            .stays = true,
            .takes_keyboard = is_whole && std::exchange(asks_, false)});
    if (pressed == 1) {
        write(ui);
        if (!plan_) close_dialog(ui, dialog_id);
    } else if (pressed != 0) {
        plan_.reset();
    }
}

void PasteDialog::draw_linked(Ui& ui, Rect box) {
    constexpr std::size_t most_named = 3;
    std::string names;
    for (const auto& each : plan_->missing() | std::views::take(most_named))
        names.append(names.empty() ? std::string_view() : tr(Str::list_comma))
            .append(tr(Str::paste_linked_name, {app::label(info(each.kind)), truncate_code_points(each.name, 16)}));
    const std::size_t count = plan_->missing().size();
    Tri makes = makes_linked_ ? Tri::yes : Tri::no;
    if (!checkbox(ui, centred(box, ui.control_height()), "linked",
            tr(count > most_named ? Str::paste_make_linked_more : Str::paste_make_linked,
                {names, std::to_string(count)}),
            makes))
        return;
    makes_linked_ = makes == Tri::yes;
    look_again(ui);
    ui.want_frames(2);
}

float PasteDialog::words_height(const Ui& ui) const {
    const std::size_t words = plan_->unknown_words().size();
    if (words == 0) return 0;
    return (ui.control_height() + ui.px(6)) * std::min(static_cast<float>(words), most_words_shown) +
           ui.control_height() + ui.px(12);
}

// What is none of the choices of its column: somebody says once which of them it is.
void PasteDialog::draw_words(Ui& ui, Rect box) {
    const std::vector<PastePlan::UnknownWord> words = plan_->unknown_words(); // mapping one makes the plan anew
    cut_bottom(box, ui.px(12));
    Rect head = cut_top(box, ui.control_height());
    const std::string_view remember = tr(Str::lists_remember);
    Tri remembers = remembers_ ? Tri::yes : Tri::no;
    const Rect tick = cut_right(head, text_width(ui, remember, face::body) + ui.px(40));
    if (!mapped_.empty() && checkbox(ui, tick, "remember", remember, remembers)) remembers_ = remembers == Tri::yes;
    text(ui, head, tr(Str::lists_unknown_words, {std::to_string(words.size())}), face::body_2);
    const Scroll scroll = begin_scroll(ui, "words", box);
    const float height = ui.control_height() + ui.px(6);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const IdScope scope(static_cast<std::uint64_t>(i));
        Rect row = centred(Rect{scroll.origin.x, scroll.origin.y + height * static_cast<float>(i),
                               scroll.view.width - ui.px(12), height},
            ui.control_height());
        const view::Column& column = columns_of(ui)[words[i].column];
        std::vector<Option> options{{"", std::string(tr(Str::lists_map_none))}};
        int now = 0;
        for (const Choice& each : choices_of(column.options)) {
            if (each.is_retired) continue;
            if (each.code == words[i].code) now = static_cast<int>(options.size());
            options.push_back({each.code, std::string(app::label(each))});
        }
        const std::string_view label = column.label(app::language());
        const int picked = select(ui, cut_right(row, std::min(ui.px(240), std::round(row.width * 0.45f))), "choice",
            tr(Str::lists_map, {words[i].word, label}), options, now);
        cut_right(row, ui.px(8));
        text(ui, row, tr(Str::lists_map_cells, {words[i].word, label, std::to_string(words[i].cells)}), face::body);
        if (picked >= 0 && picked != now) map(ui, words[i], options[static_cast<std::size_t>(picked)].code);
    }
    end_scroll(ui, scroll, {0, height * static_cast<float>(words.size())});
}

void PasteDialog::map(Ui& ui, const PastePlan::UnknownWord& word, std::string_view code) {
    const std::string folded = folded_choice_word(word.word);
    std::erase_if(
        mapped_, [&](const app::MappedWord& each) { return each.column == word.column && each.word == folded; });
    if (!code.empty()) mapped_.push_back({word.column, folded, std::string(code)});
    look_again(ui);
    ui.want_frames(2);
}

std::size_t PasteDialog::remember(Ui& ui, Change& change) const {
    std::size_t count = 0;
    if (!remembers_) return count;
    for (const PastePlan::UnknownWord& each : plan_->unknown_words()) {
        if (each.code.empty()) continue;
        const FieldOptions& options = columns_of(ui)[each.column].options;
        domain::learn_word(*ui.app.names_of_workspace(), {options.choices, each.code}, each.word, change);
        ++count;
    }
    return count;
}

// Where the box has no height it only says how high it would be.
float PasteDialog::draw_summary(Ui& ui, Rect box) {
    const PastePlan::Counts& counts = plan_->counts();
    std::string words;
    const auto say = [&words](std::string more) { words.append(words.empty() ? "" : " · ").append(more); };
    if (plan_->rows_done() < plan_->rows())
        say(tr(Str::paste_reading, {std::to_string(plan_->rows_done()), std::to_string(plan_->rows())}));
    if (plan_->has_headings()) say(std::string(tr(Str::paste_headings)));
    if (counts.changed > 0) say(counted(Str::paste_changed, counts.changed));
    if (counts.emptied > 0) say(counted(Str::paste_emptied, counts.emptied));
    if (counts.made > 0) say(counted(Str::paste_made, counts.made));
    if (counts.same > 0) say(counted(Str::paste_same, counts.same));
    if (counts.refused > 0) say(counted(Str::paste_left_out, counts.refused));
    std::string left_out;
    for (const std::string& each : plan_->left_out())
        left_out.append(left_out.empty() ? std::string_view() : tr(Str::list_comma))
            .append(truncate_code_points(each, 12));
    if (!left_out.empty()) say(tr(Str::paste_no_column, {left_out}));
    else if (counts.outside > 0) say(counted(Str::paste_outside, counts.outside));
    if (counts.unmade > 0) say(counted(Str::paste_unmade, counts.unmade));
    std::string computed;
    for (const view::ColumnId each : plan_->computed())
        computed.append(computed.empty() ? std::string_view() : tr(Str::list_comma))
            .append(columns_of(ui)[each].label(app::language()));
    if (!computed.empty()) say(tr(Str::paste_computed_columns, {computed}));
    if (const auto& names = plan_->same_named(); !names.empty())
        say(tr(Str::paste_same_named, {std::to_string(names.size()), truncate_code_points(names.front(), 16)}));
    const float height = wrapped_height(ui, box.width, words, face::body_2) + ui.px(12);
    if (box.height > 0) wrapped_text(ui, box, words, face::body_2);
    return height;
}

namespace {

// On a narrow screen which cell it is stands above what becomes of it.
bool is_narrow(const Ui& ui, float width) { return width < ui.px(narrow_css); }

struct LineParts {
    Rect name, column, before, after;
};

LineParts parts_of(const Ui& ui, const Rect& row) {
    Rect cells = inset(row, ui.px(12), 0);
    const float gap = ui.px(10), width = cells.width;
    LineParts parts;
    if (is_narrow(ui, row.width)) {
        Rect head = cut_top(cells, ui.px(line_css));
        parts.column = cut_right(head, width * 0.38f);
        cut_right(head, gap);
        parts.name = head;
        parts.after = inset(cells, 0, ui.px(2));
        return parts;
    }
    for (const auto& [part, share] : std::to_array<std::pair<Rect*, float>>(
             {{&parts.name, 0.28f}, {&parts.column, 0.18f}, {&parts.before, 0.22f}})) {
        *part = cut_left(cells, width * share);
        cut_right(*part, gap);
    }
    parts.after = cells;
    return parts;
}

// A reason takes the room of what stands there now, too, where nothing does.
Rect reason_box(const LineParts& parts, const PastePlan::Line& line) {
    if (parts.before.width <= 0 || !line.before.empty()) return parts.after;
    return {parts.before.x, parts.after.y, right(parts.after) - parts.before.x, parts.after.height};
}

std::string reason_of(const PastePlan::Line& line) { return tr(Str::paste_refused, {line.after, line.problem}); }

constexpr Face reason_face = tinted(face::secondary, color::late);

float height_of(Ui& ui, float width, const PastePlan::Line& line) {
    const float least = ui.px(is_narrow(ui, width) ? line_css + 28 : line_css);
    if (line.fate != Fate::refused) return least;
    const Rect box = reason_box(parts_of(ui, {0, 0, width, least}), line);
    const float reason = wrapped_height(ui, box.width - ui.px(20), reason_of(line), reason_face);
    return std::max(least, (is_narrow(ui, width) ? ui.px(line_css) : 0) + reason + ui.px(12));
}

} // namespace

const PastePlan::Line& PasteDialog::line_at(std::size_t place) const {
    return plan_->lines()[only_refused_ ? refused_[place] : place];
}

void PasteDialog::place_lines(Ui& ui, float width, std::size_t count) {
    if (tops_.empty() || measured_width_ != width || measured_refused_ != only_refused_) {
        tops_.assign(1, 0);
        measured_width_ = width;
        measured_refused_ = only_refused_;
    }
    for (std::size_t n = 0; n < lines_a_frame && tops_.size() <= count; ++n)
        tops_.push_back(tops_.back() + height_of(ui, width, line_at(tops_.size() - 1)));
    if (tops_.size() <= count) ui.want_frames(1);
}

void PasteDialog::draw_lines(Ui& ui, const Rect& box) {
    const std::vector<PastePlan::Line>& lines = plan_->lines();
    Rect rest = box;
    outline(ui, box, color::line, metric::radius);
    rest = inset(rest, ui.px(1));
    if (!is_narrow(ui, rest.width)) {
        const Rect head = cut_top(rest, ui.px(line_css));
        fill(ui, head, color::subtle);
        const LineParts parts = parts_of(ui, head);
        text(ui, parts.name, tr(Str::paste_head_record), face::caption);
        text(ui, parts.column, tr(Str::paste_head_column), face::caption);
        text(ui, parts.before, tr(Str::paste_head_before), face::caption);
        text(ui, parts.after, tr(Str::paste_head_after), face::caption);
    }
    if (only_refused_) {
        for (std::size_t i = refused_.empty() ? 0 : refused_.back() + 1; i < lines.size(); ++i)
            if (lines[i].fate == Fate::refused) refused_.push_back(i);
    }
    const std::size_t count = only_refused_ ? refused_.size() : lines.size();
    const Scroll scroll = begin_scroll(ui, "lines", rest);
    place_lines(ui, scroll.view.width, count);
    const std::size_t known = tops_.size() - 1;
    auto i = static_cast<std::size_t>(
        std::max<std::ptrdiff_t>(0, std::ranges::upper_bound(tops_, scroll.y) - tops_.begin() - 1));
    for (; i < known && tops_[i] < scroll.y + scroll.view.height; ++i)
        draw_line(
            ui, {scroll.view.x, scroll.origin.y + tops_[i], scroll.view.width, tops_[i + 1] - tops_[i]}, line_at(i));
    end_scroll(ui, scroll, {0, tops_.back() + ui.px(line_css) * static_cast<float>(count - known)});
}

void PasteDialog::draw_line(Ui& ui, Rect row, const PastePlan::Line& line) {
    horizontal_line(ui, row.x, right(row), bottom(row) - ui.px(1), color::line);
    LineParts parts = parts_of(ui, row);
    std::string title;
    if (line.record != no_record) {
        title = record_title(ui, line.record);
    } else {
        title = plan_->name_of_row(line.row);
        title =
            title.empty() ? tr(Str::paste_new_row, {std::to_string(line.row + 1)}) : tr(Str::paste_new_named, {title});
    }
    text(ui, parts.name, title, face::body);
    text(ui, parts.column, columns_of(ui)[line.column].label(app::language()), face::body_2);
    if (parts.before.width > 0 && (line.fate != Fate::refused || !line.before.empty()))
        text(ui, parts.before, line.before.empty() ? tr(Str::dash) : std::string_view(line.before), face::body_2);
    Rect after = parts.after;
    switch (line.fate) {
    case Fate::refused: {
        after = reason_box(parts, line);
        Rect mark = cut_left(after, ui.px(20));
        const float height = wrapped_height(ui, after.width, reason_of(line), reason_face);
        mark = centred(mark, height);
        mark.height = std::min(mark.height, line_height(ui, reason_face)); // beside the first line
        icon(ui, mark, icons::circle_alert, 14, color::late);
        wrapped_text(ui, centred(after, height), reason_of(line), reason_face);
        break;
    }
    case Fate::empties: text(ui, after, tr(Str::paste_empties), tinted(face::body, color::text_3)); break;
    case Fate::makes:
    case Fate::changes: text(ui, after, line.after, face::body); break;
    }
}

} // namespace yinfeng::ui
