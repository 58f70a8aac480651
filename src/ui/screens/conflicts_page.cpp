// 待确认: every field with two values, in one list. Pressing a value writes it; many can be decided at once by a rule.
// Each decision is a change of its own with undo.

#include "app/app.h"
#include "app/paper/frame.h"
#include "app/strings.h"
#include "domain/record_merge.h"
#include "exchange/table_fit.h"
#include "icons_generated.h"
#include "sync/open_conflicts.h"
#include "ui/copy_link.h"
#include "ui/fact_row.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/screens/merge_words.h"
#include "ui/screens/page.h"
#include "ui/widgets.h"

#include <algorithm>
#include <optional>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;

namespace {

constexpr float record_css = 44, field_css = 76;

// What is asked of one field: what each side wrote, and who.
struct Side {
    std::string words;
    Said said;
    bool restores = false; // of a deletion: the record stays
    Value value;
};
struct Asked {
    std::string label;
    std::vector<Side> sides;
};

Asked asked_of(const Ui& ui, const OpenConflict& conflict) {
    const Workspace& data = workspace_of(ui);
    const Record& record = data.record(conflict.record);
    std::vector<Side> sides;
    const Cell* cell = record.find(conflict.field);
    const StampTable& stamps = data.stamps();
    const auto said = [&](const Sibling& write) {
        const Stamp& stamp = stamps[write.stamp];
        return Said{write.value, stamp.wall_ms, stamps.author_name(stamp.author)};
    };
    std::string label;
    if (conflict.is_deletion) {
        const RecordIndex twin = domain::merged_crosswise(data, conflict.record);
        label = twin == no_record ? std::string(tr(Str::merge_deletion))
                                  : tr(Str::conflicts_crosswise, {record_title(ui, twin)});
        Sibling newest;
        bool any = false;
        for (const Field& field : record.fields) {
            if (field.id == conflict.field || field.cell.sibling_count() == 0) continue;
            const Sibling shown{field.cell.shown(), field.cell.shown_stamp()};
            if (!any || compare_writes(newest, shown, stamps) < 0) newest = shown;
            any = true;
        }
        if (any) sides.push_back({std::string(tr(Str::conflicts_keep_record)), said(newest), true, {}});
        if (cell && cell->sibling_count() > 0) {
            for (const Sibling& write : cell->siblings()) {
                if (!write.value.is_none())
                    sides.push_back({std::string(tr(Str::conflicts_delete_record)), said(write), false, write.value});
            }
        }
    } else if (cell) {
        const FieldInfo* known = data.names().info(conflict.field);
        label = known ? std::string(app::label(*known)) : std::string(data.names().field_name(conflict.field));
        const Names::Element* element = data.names().as_element(conflict.field);
        if (element) {
            label = tr(Str::field_colon, {label}) + element_words(ui, element->set, element->text);
        }
        for (const Sibling& write : cell->siblings()) {
            const bool listed =
                std::any_of(sides.begin(), sides.end(), [&](const Side& each) { return each.value == write.value; });
            if (listed) continue;
            std::string words =
                element ? std::string(tr(write.value.as_boolean() ? Str::merge_element_in : Str::merge_element_out))
                        : value_words(ui, conflict.field, write.value);
            sides.push_back({std::move(words), said(write), false, write.value});
        }
    }
    return {std::move(label), std::move(sides)};
}

bool is_confidential(const Workspace& data, const OpenConflict& conflict) {
    const FieldInfo* known = data.names().info(conflict.field);
    return known && known->options.confidential;
}

class ConflictsPage final : public Page {
public:
    void draw(Ui& ui, const Rect& area) override;
    void reset() override {
        seen_ = 0;
        ticked_.clear();
    }
    std::optional<PrintJob> print_job(Ui& ui) override;

private:
    struct Row {
        std::uint32_t conflict; // position in conflicts_
        bool is_record;         // the record's line above its fields
        float y, height;
    };
    void update(Ui& ui);
    void draw_header(Ui& ui, Rect box);
    void draw_record(Ui& ui, const Rect& box, const OpenConflict& conflict);
    void draw_conflict(Ui& ui, const Rect& box, const OpenConflict& conflict);
    void settle_by(Ui& ui, const std::string& office);
    exchange::Sheet sheet(Ui& ui, const PrintChoice& choice);
    std::vector<OpenConflict> wanted() const; // the ticked ones, or all

    std::vector<OpenConflict> conflicts_;
    std::set<std::string> offices_;
    std::set<RecordIndex> ticked_;
    std::vector<Row> rows_;
    std::size_t records_ = 0;
    std::uint64_t seen_ = 0; // revision, plus one
    float seen_scale_ = 0;
};

void ConflictsPage::update(Ui& ui) {
    const Workspace& data = workspace_of(ui);
    if (seen_ == data.revision() + 1 && seen_scale_ == ui.scale) return;
    seen_ = data.revision() + 1;
    seen_scale_ = ui.scale;
    conflicts_ = open_conflicts(data);
    offices_ = offices_in(data, conflicts_);
    rows_.clear();
    records_ = 0;
    std::set<RecordIndex> listed;
    float y = 0;
    for (std::uint32_t i = 0; i < conflicts_.size(); ++i) {
        if (i == 0 || conflicts_[i].record != conflicts_[i - 1].record) {
            ++records_;
            listed.insert(conflicts_[i].record);
            rows_.push_back({i, true, y, ui.px(record_css)});
            y += ui.px(record_css);
        }
        rows_.push_back({i, false, y, ui.px(field_css)});
        y += ui.px(field_css);
    }
    std::erase_if(ticked_, [&](RecordIndex record) { return !listed.contains(record); });
}

std::vector<OpenConflict> ConflictsPage::wanted() const {
    if (ticked_.empty()) return conflicts_;
    std::vector<OpenConflict> out;
    for (const OpenConflict& each : conflicts_) {
        if (ticked_.contains(each.record)) out.push_back(each);
    }
    return out;
}

void ConflictsPage::settle_by(Ui& ui, const std::string& office) {
    const std::vector<OpenConflict> all = wanted();
    const std::string name =
        office.empty() ? std::string(tr(Str::conflicts_take_newest)) : tr(Str::conflicts_take_office, {office});
    const Change change = settle(workspace_of(ui), all, {.office = office, .now_ms = ui.app.now_ms()}, name);
    if (change.writes.empty()) {
        ui.app.say(std::string(tr(Str::conflicts_rule_decides_none)));
        return;
    }
    const std::size_t left = all.size() - std::min(all.size(), change.writes.size());
    ui.app.apply(change, tr(left == 0 ? Str::conflicts_settled : Str::conflicts_settled_some,
                             {std::to_string(change.writes.size()), std::to_string(left)}));
    ticked_.clear();
}

void ConflictsPage::draw_header(Ui& ui, Rect box) {
    box = inset(box, ui.px(metric::page_padding), 0);
    const Rect back = centred(cut_left(box, ui.reach(32)), ui.reach(32));
    if (icon_button(ui, back, icons::arrow_left, tr(Str::back), {.kind = ButtonKind::quiet})) ui.app.go(Screen::data);
    cut_left(box, ui.px(8));
    heading(ui, cut_left(box, text_width(ui, tr(Str::data_conflicts), face::page_title)), tr(Str::data_conflicts),
        face::page_title, 1);
    cut_left(box, ui.px(4));
    page_link_button(ui, box);
    if (conflicts_.empty()) return;
    const bool can = ui.app.can_write();
    if (!offices_.empty()) {
        const ButtonOptions by_office{.icon_after = icons::chevron_down, .disabled = !can};
        const Rect place =
            centred(cut_right(box, button_width(ui, tr(Str::conflicts_by_office), by_office)), ui.control_height());
        if (button(ui, place, tr(Str::conflicts_by_office), by_office)) open_popup(ui, "offices");
        if (begin_popup(ui, "offices", place, 280)) {
            std::optional<std::string> picked;
            for (const std::string& office : offices_) {
                if (menu_item(ui, tr(Str::conflicts_take_office, {office}), icons::building_2)) picked = office;
            }
            end_popup(ui);
            if (picked) settle_by(ui, *picked);
        }
        cut_right(box, ui.px(8));
    }
    const ButtonOptions newest{.icon = icons::check, .disabled = !can};
    const float width = button_width(ui, tr(Str::conflicts_take_newest), newest);
    if (button(ui, centred(cut_right(box, width), ui.control_height()), tr(Str::conflicts_take_newest), newest))
        settle_by(ui, {});
    cut_right(box, ui.px(8));
    const Rect print = centred(cut_right(box, ui.control_height()), ui.control_height());
    if (icon_button(ui, print, icons::printer, tr(Str::sheet_print), {.kind = ButtonKind::quiet}))
        if (auto job = print_job(ui)) open_print_dialog(ui, *std::move(job));
    cut_right(box, ui.px(12));
    const std::string scope = ticked_.empty()
                                  ? tr(Str::conflicts_counted, {count_words(records_), count_words(conflicts_.size())})
                                  : tr(Str::conflicts_ticked, {count_words(ticked_.size())});
    text(ui, box, scope, face::secondary);
}

void ConflictsPage::draw_record(Ui& ui, const Rect& box, const OpenConflict& conflict) {
    const Workspace& data = workspace_of(ui);
    const Record& record = data.record(conflict.record);
    const IdScope scope(static_cast<std::uint64_t>(conflict.record));
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    Rect row = inset(box, ui.px(16), 0);
    const std::string title = record_title(ui, conflict.record);
    Tri tick = ticked_.contains(conflict.record) ? Tri::yes : Tri::no;
    if (checkbox(
            ui, centred(cut_left(row, ui.px(24)), ui.px(32)), "tick", tr(Str::conflicts_tick, {title}), tick, false)) {
        if (tick == Tri::yes) {
            ticked_.insert(conflict.record);
        } else {
            ticked_.erase(conflict.record);
        }
    }
    cut_left(row, ui.px(8));
    const float link = text_width(ui, tr(Str::conflicts_open_record), face::link);
    if (text_button(ui, centred(cut_right(row, link + ui.px(4)), ui.px(32)), tr(Str::conflicts_open_record)))
        ui.app.open_record(record.id);
    cut_left(row, text(ui, row, title, face::strong) + ui.px(8));
    text(ui, row, kind_name(data, record.kind), face::caption);
}

void ConflictsPage::draw_conflict(Ui& ui, const Rect& box, const OpenConflict& conflict) {
    const Workspace& data = workspace_of(ui);
    const Record& record = data.record(conflict.record);
    const IdScope record_scope(static_cast<std::uint64_t>(conflict.record));
    const IdScope scope(static_cast<std::uint64_t>(conflict.field));
    const Asked asked = asked_of(ui, conflict);
    const auto& [label, sides] = asked;
    fill(ui, box, color::surface);
    Rect row = inset(box, ui.px(16), ui.px(8));
    Rect name = cut_left(row, std::clamp(row.width * 0.18f, ui.px(96), ui.px(200)));
    icon(ui, cut_left(name, ui.px(18)), icons::git_branch, 14, color::soon);
    cut_left(name, ui.px(6));
    text(ui, name, label, face::body);
    cut_left(row, ui.px(12));
    const float gap = ui.px(12);
    const auto count = static_cast<float>(std::max<std::size_t>(sides.size(), 2));
    const float width = std::min(ui.px(420), (row.width - gap * (count - 1)) / count);
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const Side& side = sides[i];
        const Rect place = cut_left(row, width);
        cut_left(row, gap);
        const IdScope side_scope(static_cast<std::uint64_t>(i));
        const std::string who = said_by(ui, side.said);
        const Press press = pressable(ui, "side", place,
            {.role = Role::button,
                .name = tr(Str::conflicts_take, {label, side.words}),
                .value = who,
                .disabled = !ui.app.can_write(),
                .radius = metric::radius_card});
        fill(ui, place, press.hovered ? color::accent_tint : color::surface, metric::radius_card);
        outline(ui, place, press.hovered ? color::accent : color::line_strong, metric::radius_card);
        Rect inside = inset(place, ui.px(12), ui.px(8));
        if (i == 0 && !conflict.is_deletion) {
            const std::string_view shown = tr(Str::conflicts_shown_now);
            const float tag = tag_width(ui, shown);
            const Rect mark = cut_right(inside, tag);
            yinfeng::ui::tag(ui, {mark.x, mark.y}, shown);
            cut_right(inside, ui.px(6));
        }
        silent_text(ui, cut_top(inside, ui.px(22)), side.words, face::strong);
        silent_text(ui, inside, who,
            clock_is_suspicious(ui, side.said.wall_ms) ? tinted(face::caption, color::soon) : face::caption);
        tooltip(ui, press, side.words);
        if (!press.pressed) continue;
        Change change;
        change.name = tr(Str::conflict_of, {label});
        if (!conflict.is_deletion) {
            change.writes.push_back({record.id, record.kind, conflict.field, side.value});
        } else if (side.restores) {
            data.add_restore(change, conflict.record);
        } else {
            data.add_delete(change, conflict.record);
        }
        ui.app.apply(change, tr(Str::conflict_settled, {side.words}));
        return; // the record may have moved
    }
}

std::optional<PrintJob> ConflictsPage::print_job(Ui& ui) {
    if (!ui.app.workspace()) return std::nullopt;
    update(ui);
    if (conflicts_.empty()) return std::nullopt;
    return PrintJob{.kept = "conflicts",
        .title = std::string(tr(Str::data_conflicts)),
        .has_confidential = std::ranges::any_of(
            conflicts_, [&](const OpenConflict& each) { return is_confidential(workspace_of(ui), each); }),
        .make = [this, &ui](const PrintChoice& choice) { return sheet(ui, choice); }};
}

// Each field below its record, with what each side wrote: to be decided with a pen.
exchange::Sheet ConflictsPage::sheet(Ui& ui, const PrintChoice& choice) {
    update(ui);
    const Workspace& data = workspace_of(ui);
    exchange::Sheet made;
    app::frame_sheet(made, columns_of(ui), std::string(tr(Str::data_conflicts)), ui.app.now_ms());
    const std::vector<OpenConflict> listed = wanted();
    std::set<RecordIndex> records;
    for (const OpenConflict& each : listed) records.insert(each.record);
    made.lines.push_back(tr(Str::conflicts_counted, {std::to_string(records.size()), std::to_string(listed.size())}));
    made.columns = {{std::string(tr(Str::compare_column_field))}, {std::string(tr(Str::record_sheet_value))},
        {std::string(tr(Str::compare_column_who))}};
    RecordIndex last = no_record;
    std::string confidential;
    for (const OpenConflict& each : listed) {
        if (is_confidential(data, each)) {
            const std::string_view name = app::label(*data.names().info(each.field));
            if (!confidential.contains(name))
                confidential.append(confidential.empty() ? std::string_view() : tr(Str::list_comma)).append(name);
            if (choice.without_confidential) continue;
        }
        if (each.record != last)
            made.rows.push_back(
                {{record_title(ui, each.record) + " · " + kind_name(data, data.record(each.record).kind), {}, {}},
                    exchange::SheetRow::What::group});
        last = each.record;
        Asked asked = asked_of(ui, each);
        for (Side& side : asked.sides) {
            made.rows.push_back({{std::move(asked.label), std::move(side.words), said_by(ui, side.said)}});
            asked.label.clear(); // the first line says it
        }
    }
    if (!confidential.empty())
        made.footer +=
            " · " + tr(choice.without_confidential ? Str::sheet_without_confidential : Str::sheet_with_confidential,
                        {confidential});
    made.paper = {choice.size, choice.is_across.value_or(exchange::is_better_across(made, choice.size))};
    return made;
}

void ConflictsPage::draw(Ui& ui, const Rect& area) {
    if (!ui.app.workspace()) return;
    update(ui);
    Rect rest = area;
    draw_header(ui, cut_top(rest, ui.px(metric::page_header)));
    Rect body = inset(rest, ui.px(metric::page_padding), 0);
    cut_bottom(body, ui.px(metric::page_padding));
    if (conflicts_.empty()) {
        card(ui, body, metric::radius_large);
        if (empty_state(ui, body, icons::circle_check, tr(Str::data_no_conflicts), tr(Str::conflicts_back_to_data)))
            ui.app.go(Screen::data);
        return;
    }
    const float hint =
        wrapped_height(ui, body.width - ui.px(44), tr(Str::conflicts_explained), face::secondary) + ui.px(16);
    notice(ui, cut_top(body, hint), tr(Str::conflicts_explained), false);
    cut_top(body, ui.px(metric::gap));
    card(ui, body, metric::radius_large);
    const Scroll scroll = begin_scroll(ui, "conflicts", inset(body, ui.px(1)));
    const std::uint64_t revision = seen_;
    const float end = rows_.back().y + rows_.back().height;
    const auto first = std::lower_bound(
        rows_.begin(), rows_.end(), scroll.y, [](const Row& row, float y) { return row.y + row.height < y; });
    for (auto row = first; row != rows_.end() && row->y < scroll.y + scroll.view.height; ++row) {
        const Rect place{scroll.origin.x, scroll.origin.y + row->y, scroll.view.width, row->height};
        if (row->is_record) {
            draw_record(ui, place, conflicts_[row->conflict]);
        } else {
            draw_conflict(ui, place, conflicts_[row->conflict]);
        }
        if (workspace_of(ui).revision() + 1 != revision) { // a decision was made: what follows is stale
            ui.want_frames(1);
            break;
        }
    }
    end_scroll(ui, scroll, {0, end});
}

} // namespace

std::unique_ptr<Page> make_conflicts_page() { return std::make_unique<ConflictsPage>(); }

} // namespace yinfeng::ui
