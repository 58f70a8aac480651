// 比较: what changed between two dates, or since a snapshot; a list for reading and for paper.

#include "app/app.h"
#include "app/comparison.h"
#include "app/sample_words.h"
#include "app/strings.h"
#include "exchange/sheet.h"
#include "icons_generated.h"
#include "ui/copy_link.h"
#include "ui/fact_row.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/screens/merge_words.h"
#include "ui/screens/page.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <set>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;

namespace {

constexpr float one_line_css = 880; // narrower: what is compared is chosen in three lines
constexpr float record_css = 40, field_css = 36;

struct WhatLook {
    Str label;
    const char* icon;
    TagLook look;
};
const WhatLook& look_of(ChangedRecord::What what) {
    static constexpr WhatLook looks[] = {
        {Str::data_added, icons::plus, {color::ok, color::ok_tint, color::transparent}},
        {Str::compare_changed, icons::pencil, {color::update, color::update_tint, color::transparent}},
        {Str::data_deleted, icons::trash_2, {color::late, color::late_tint, color::transparent}},
        {Str::data_restored, icons::rotate_ccw, {color::ok, color::ok_tint, color::transparent}},
    };
    return looks[static_cast<std::size_t>(what)];
}

class ComparePage final : public Page {
public:
    void draw(Ui& ui, const Rect& area) override;
    void reset() override { *this = {}; }
    std::optional<PrintJob> print_job(Ui& ui) override;

private:
    struct Row {
        std::uint32_t record; // position in the comparison
        std::uint32_t field;  // of it; none: the record's own line
        float y, height;
    };
    static constexpr std::uint32_t none = UINT32_MAX;

    void draw_header(Ui& ui, Rect box);
    float choices_height(const Ui& ui, float width) const;
    void draw_choices(Ui& ui, Rect whole);
    void update(Ui& ui);
    void draw_row(Ui& ui, const Rect& box, const Row& row);
    exchange::Sheet sheet(Ui& ui, const PrintChoice& choice) const;
    void compare(Ui& ui) const;

    std::optional<Date> from_, to_;
    std::optional<KindId> kind_;
    std::vector<Row> rows_;
    std::set<KindId> kinds_;
    std::array<std::size_t, 4> counts_{};
    const app::Comparison* seen_ = nullptr;
    std::optional<KindId> seen_kind_;
    float seen_scale_ = 0;
};

const Workspace& side_of(const Ui& ui, const app::Comparison& comparison, const ChangedRecord& record) {
    return record.only_before ? *comparison.before : workspace_of(ui);
}

struct FieldWords {
    std::string label, before, after, who;
};
// What nobody here has written stands in the other state only.
std::string who_of(const Ui& ui, std::string_view author, std::int64_t wall_ms) {
    return wall_ms == 0 ? std::string(tr(Str::compare_only_there)) : said_by(ui, {{}, wall_ms, author});
}

FieldWords words_of(
    const Ui& ui, const app::Comparison& comparison, const ChangedRecord& record, const ChangedField& field) {
    const Workspace& data = side_of(ui, comparison, record);
    const FieldInfo* known = data.names().info(field.field);
    FieldWords words;
    words.label = known ? std::string(app::label(*known)) : std::string(data.names().field_name(field.field));
    const Names::Element* element = data.names().as_element(field.field);
    const auto value = [&](const Value& each) {
        if (element) return std::string(tr(each.as_boolean() ? Str::merge_element_in : Str::merge_element_out));
        return value_words(ui, field.field, each);
    };
    if (element) {
        const auto id = parse_id(element->text);
        const RecordIndex target = id ? workspace_of(ui).find(*id) : no_record;
        const bool is_choice = known && known->type == FieldType::choice_set;
        words.label = tr(Str::field_colon, {words.label}) +
                      (is_choice                ? std::string(app::choice_label(known->options, element->text))
                          : target == no_record ? std::string(element->text)
                                                : record_title(ui, target));
    }
    words.before = field.before_is_forgotten ? std::string(tr(Str::compare_forgotten)) : value(field.before);
    words.after = value(field.after);
    words.who = who_of(ui, field.author, field.wall_ms);
    return words;
}

std::string title_of(const Ui& ui, const app::Comparison& comparison, const ChangedRecord& record) {
    if (!record.only_before) return record_title(ui, record.record);
    const std::string title = yinfeng::ui::title_of(*comparison.before, record.record);
    return title.empty() ? std::string(tr(Str::untitled_record)) : title;
}

void ComparePage::compare(Ui& ui) const {
    if (!from_ || !to_) return;
    if (*from_ > *to_) {
        ui.app.warn(std::string(tr(Str::compare_dates_swapped)));
        return;
    }
    ui.app.compare_dates(*from_, *to_);
}

void ComparePage::draw_header(Ui& ui, Rect box) {
    box = inset(box, ui.px(metric::page_padding), 0);
    if (icon_button(ui, centred(cut_left(box, ui.reach(32)), ui.reach(32)), icons::arrow_left, tr(Str::back),
            {.kind = ButtonKind::quiet})) {
        ui.app.end_comparison();
        ui.app.go(Screen::data);
        return;
    }
    cut_left(box, ui.px(8));
    heading(ui, cut_left(box, text_width(ui, tr(Str::compare_title), face::page_title)), tr(Str::compare_title),
        face::page_title, 1);
    cut_left(box, ui.px(4));
    page_link_button(ui, box);
    const app::Comparison* comparison = ui.app.comparison();
    const ButtonOptions print_options{.icon = icons::printer, .disabled = !comparison || rows_.empty()};
    const float width = button_width(ui, tr(Str::compare_print), print_options);
    if (button(ui, centred(cut_right(box, width), ui.control_height()), tr(Str::compare_print), print_options))
        open_print_dialog(ui, *print_job(ui));
    cut_right(box, ui.px(12));
    if (comparison) text(ui, box, comparison->scope, face::secondary);
}

float ComparePage::choices_height(const Ui& ui, float width) const {
    const float line = ui.px(ui.touch ? 60 : metric::filter_row);
    return ui.css(width) < one_line_css ? 3 * line : line;
}

// On a narrow screen spans, days, and what else there is stand below one another.
void ComparePage::draw_choices(Ui& ui, Rect whole) {
    const bool is_narrow = ui.css(whole.width) < one_line_css;
    const float line = is_narrow ? whole.height / 3 : whole.height;
    Rect box;
    const auto next_line = [&] {
        box = centred(inset(cut_top(whole, line), ui.px(metric::page_padding), 0), ui.control_height());
    };
    next_line();
    const Date today = ui.app.today();
    const auto span_chip = [&](Str words, Date from, Date to) {
        const float width = chip_width(ui, tr(words));
        const bool on = from_ == from && to_ == to && ui.app.comparison() && !ui.app.comparison()->before;
        if (chip(ui, cut_left(box, width), tr(words), {.on = on}) == ChipResult::pressed) {
            from_ = from, to_ = to;
            compare(ui);
        }
        cut_left(box, ui.px(8));
    };
    const int into_week = static_cast<int>(weekday(today)) - 1;
    const YearMonthDay day = to_year_month_day(today);
    span_chip(Str::compare_this_week, today - into_week, today);
    span_chip(Str::compare_last_week, today - into_week - 7, today - into_week - 1);
    span_chip(Str::compare_this_month, today - (day.day - 1), today);
    const auto date = [&](std::string_view id, Str name, std::optional<Date>& value) {
        const float label = text_width(ui, tr(name), face::secondary);
        text(ui, cut_left(box, label), tr(name), face::secondary);
        cut_left(box, ui.px(6));
        const auto picked =
            date_field(ui, cut_left(box, ui.px(128)), id, tr(name), value ? to_iso(*value) : std::string());
        cut_left(box, ui.px(10));
        if (!picked) return;
        value = parse_iso_date(*picked);
        compare(ui);
    };
    if (is_narrow) next_line();
    date("from", Str::compare_from, from_);
    date("to", Str::compare_to, to_);
    if (is_narrow) next_line();
    const ButtonOptions file{.icon = icons::file_down};
    if (button(ui, cut_left(box, button_width(ui, tr(Str::compare_with_file), file)), tr(Str::compare_with_file), file))
        ui.app.pick_comparison();
    if (kinds_.size() < 2 || box.width < ui.px(130)) return;
    std::vector<Option> options{{"", std::string(tr(Str::compare_all_kinds))}};
    int current = 0;
    for (const KindId kind : kinds_) {
        if (kind_ == kind) current = static_cast<int>(options.size());
        options.push_back({"", kind_name(workspace_of(ui), kind)});
    }
    const int picked = select(ui, cut_right(box, ui.px(120)), "kind", tr(Str::compare_all_kinds), options, current);
    if (picked == 0) kind_.reset();
    if (picked > 0) kind_ = *std::next(kinds_.begin(), picked - 1);
}

void ComparePage::update(Ui& ui) {
    const app::Comparison* comparison = ui.app.comparison();
    if (seen_ == comparison && seen_kind_ == kind_ && seen_scale_ == ui.scale) return;
    if (seen_ != comparison) kind_.reset();
    seen_ = comparison;
    seen_kind_ = kind_;
    seen_scale_ = ui.scale;
    rows_.clear();
    kinds_.clear();
    counts_ = {};
    if (!comparison) return;
    float y = 0;
    for (std::uint32_t i = 0; i < comparison->records.size(); ++i) {
        const ChangedRecord& record = comparison->records[i];
        const KindId kind = side_of(ui, *comparison, record).record(record.record).kind;
        kinds_.insert(kind);
        if (kind_ && kind != *kind_) continue;
        ++counts_[static_cast<std::size_t>(record.what)];
        rows_.push_back({i, none, y, ui.px(record_css)});
        y += ui.px(record_css);
        if (record.what != ChangedRecord::What::changed) continue; // of a new record its line says enough
        for (std::uint32_t f = 0; f < record.fields.size(); ++f) {
            rows_.push_back({i, f, y, ui.px(field_css)});
            y += ui.px(field_css);
        }
    }
}

void ComparePage::draw_row(Ui& ui, const Rect& box, const Row& row) {
    const app::Comparison& comparison = *ui.app.comparison();
    const ChangedRecord& record = comparison.records[row.record];
    horizontal_line(ui, box.x, right(box), bottom(box) - 1, color::line);
    Rect line = inset(box, ui.px(16), 0);
    const float who_width = std::min(ui.px(260), line.width * 0.3f);
    if (row.field == none) {
        const IdScope scope(static_cast<std::uint64_t>(row.record));
        const std::string title = title_of(ui, comparison, record), who = who_of(ui, record.author, record.wall_ms);
        const WhatLook& look = look_of(record.what);
        const Press press = pressable(ui, "record", box,
            {.role = Role::link,
                .name = title,
                .value = std::string(tr(look.label)).append(tr(Str::clause_comma)).append(who),
                .disabled = record.only_before,
                .radius = 0});
        fill(ui, box, press.hovered ? color::hover : color::subtle);
        horizontal_line(ui, box.x, right(box), bottom(box) - 1, color::line);
        const Rect mark = centred(cut_left(line, ui.px(56)), ui.px(20));
        tag(ui, {mark.x, mark.y}, tr(look.label), look.look);
        silent_text(ui, cut_right(line, who_width), who, face::caption, Align::right);
        cut_right(line, ui.px(12));
        const Workspace& data = side_of(ui, comparison, record);
        cut_left(line, silent_text(ui, line, title, face::strong) + ui.px(8));
        silent_text(ui, line, kind_name(data, data.record(record.record).kind), face::caption);
        if (press.pressed) ui.app.open_record(data.record(record.record).id);
        return;
    }
    const FieldWords words = words_of(ui, comparison, record, record.fields[row.field]);
    cut_left(line, ui.px(56));
    text(ui, cut_right(line, who_width), words.who, face::caption, Align::right);
    cut_right(line, ui.px(12));
    text(ui, cut_left(line, std::round(line.width * 0.24f)), words.label, face::secondary);
    cut_left(line, ui.px(12));
    text(ui, cut_left(line, std::round((line.width - ui.px(40)) / 2)), words.before, tinted(face::body, color::text_3));
    text(ui, cut_left(line, ui.px(28)), tr(Str::arrow), face::secondary, Align::centre);
    text(ui, line, words.after, face::body);
}

std::optional<PrintJob> ComparePage::print_job(Ui& ui) {
    if (!ui.app.comparison() || rows_.empty()) return std::nullopt;
    return PrintJob{.kept = "compare",
        .title = std::string(tr(Str::compare_title)),
        .make = [this, &ui](const PrintChoice& choice) { return sheet(ui, choice); }};
}

exchange::Sheet ComparePage::sheet(Ui& ui, const PrintChoice& choice) const {
    exchange::Sheet document{
        .empty = std::string(tr(Str::compare_none)), .paper = {choice.size, choice.is_across.value_or(false)}};
    if (!ui.app.comparison()) return document;
    const app::Comparison& comparison = *ui.app.comparison();
    const app::WorkspaceEntry* entry = ui.app.current();
    document.title = std::string(tr(Str::compare_title)) + " " + comparison.scope;
    document.lines = {(entry ? entry->name + " · " : "") +
                      tr(Str::compare_counted, {std::to_string(counts_[0]), std::to_string(counts_[1]),
                                                   std::to_string(counts_[2]), std::to_string(counts_[3])})};
    document.columns = {{std::string(tr(Str::compare_column_field))}, {std::string(tr(Str::compare_column_before))},
        {std::string(tr(Str::compare_column_after))}, {std::string(tr(Str::compare_column_who))}};
    if (const Workspace* data = ui.app.workspace()) document.mark = app::sample_mark(*data);
    document.footer = tr(Str::compare_printed,
        {format_full_wall_time(ui.app.now_ms(), ui.app.platform().utc_offset_minutes()), ui.app.identity().author()});
    std::uint32_t last = none;
    for (const Row& row : rows_) {
        const ChangedRecord& record = comparison.records[row.record];
        if (row.record != last) {
            last = row.record;
            const Workspace& data = side_of(ui, comparison, record);
            document.rows.push_back(
                {{std::string(tr(look_of(record.what).label)) + "  " + title_of(ui, comparison, record) + "（" +
                         kind_name(data, data.record(record.record).kind) + "）  " +
                         who_of(ui, record.author, record.wall_ms),
                     {}, {}, {}},
                    exchange::SheetRow::What::group});
            for (const ChangedField& field : record.fields) {
                const FieldWords words = words_of(ui, comparison, record, field);
                document.rows.push_back({{words.label, words.before, words.after, words.who}});
            }
        }
    }
    return document;
}

void ComparePage::draw(Ui& ui, const Rect& area) {
    if (!ui.app.workspace()) return;
    if (!from_) { // a first answer without a question: this week
        const Date today = ui.app.today();
        from_ = today - (static_cast<int>(weekday(today)) - 1);
        to_ = today;
        if (!ui.app.comparison()) compare(ui);
    }
    update(ui);
    Rect rest = area;
    draw_header(ui, cut_top(rest, ui.px(metric::page_header)));
    draw_choices(ui, cut_top(rest, choices_height(ui, rest.width)));
    update(ui); // a choice may have been made just now
    const app::Comparison* comparison = ui.app.comparison();
    Rect body = inset(rest, ui.px(metric::page_padding), ui.px(4));
    cut_bottom(body, ui.px(metric::gap));
    card(ui, body, metric::radius_large);
    if (!comparison || rows_.empty()) {
        empty_state(ui, body, icons::circle_check,
            tr(comparison && comparison->before ? Str::compare_none_file : Str::compare_none));
        return;
    }
    Rect inside = inset(body, ui.px(1));
    const Rect head = cut_top(inside, ui.px(metric::table_header));
    fill(ui, head, color::subtle, metric::radius_large);
    horizontal_line(ui, head.x, right(head), bottom(head) - 1, color::line);
    text(ui, inset(head, ui.px(16), 0),
        tr(Str::compare_counted,
            {count_words(counts_[0]), count_words(counts_[1]), count_words(counts_[2]), count_words(counts_[3])}),
        face::secondary);
    const Scroll scroll = begin_scroll(ui, "changes", inside);
    const auto first = std::lower_bound(
        rows_.begin(), rows_.end(), scroll.y, [](const Row& row, float y) { return row.y + row.height < y; });
    for (auto row = first; row != rows_.end() && row->y < scroll.y + scroll.view.height; ++row) {
        draw_row(ui, {scroll.origin.x, scroll.origin.y + row->y, scroll.view.width, row->height}, *row);
        if (ui.app.screen() != Screen::compare) break; // a record was opened
    }
    end_scroll(ui, scroll, {0, rows_.back().y + rows_.back().height});
}

} // namespace

std::unique_ptr<Page> make_compare_page() { return std::make_unique<ComparePage>(); }

} // namespace yinfeng::ui
