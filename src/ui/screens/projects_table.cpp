// The table view of the projects page and its bulk bar.

#include "ui/screens/projects_page.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/project_actions.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/screens/project_card.h"
#include "view/condition_grammar.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

void draw_bulk(Ui& ui, Rect& rest, const std::vector<RecordIndex>& ticked) {
    const bool can_write = ui.app.can_write();
    const auto place = [&](Str label, const char* glyph) {
        const ButtonOptions options{.icon = glyph, .disabled = !can_write};
        const Rect box = cut_right(rest, button_width(ui, tr(label), options));
        cut_right(rest, ui.px(8));
        if (button(ui, box, tr(label), options)) open_popup(ui, tr(label));
        return box;
    };
    const Rect tag_box = place(Str::add_tag, icons::tag);
    const Rect assign_box = place(Str::assign, icons::user_plus);
    const Rect stage_box = place(Str::change_stage, icons::arrow_left_right);

    const Picked stage = picker_popup(
        ui, tr(Str::change_stage), stage_box, 220,
        [&](std::string_view typed) {
            std::vector<Option> options;
            for (const Choice& choice : choices_of(ChoiceList::stage)) {
                const std::string_view label = app::label(choice);
                if (!typed.empty() && label.find(typed) == std::string_view::npos) continue;
                options.push_back({choice.code, std::string(label), {}, nullptr, &stage_look_of(choice.code)});
            }
            return options;
        },
        false);
    const Picked person = picker_popup(
        ui, tr(Str::assign), assign_box, 260,
        [&](std::string_view typed) { return record_options(ui, Kind::person, typed); }, true);
    const Picked tag = picker_popup(
        ui, tr(Str::add_tag), tag_box, 240,
        [&](std::string_view typed) { return used_text_options(ui, field::project::tags_, typed); }, true);
    // A copy: the change makes the table ask for its rows again.
    const std::vector<RecordIndex> projects = ticked;
    if (stage.what == Picked::What::option) move_projects(ui, projects, stage.code);
    if (person.what == Picked::What::option) assign_tracker(ui, projects, person.code);
    if (person.what == Picked::What::created) assign_new_tracker(ui, projects, person.code);
    if (tag.what == Picked::What::option || tag.what == Picked::What::created) add_tag(ui, projects, tag.code);
}

void add(std::string& text, std::string_view condition) {
    if (!text.empty()) text += " && ";
    text += condition;
}

void add_any(std::string& text, std::string_view column, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::string condition(column);
    for (const std::string& value : values)
        condition.append(condition.size() == column.size() ? " = " : " | ").append(view::quoted(value));
    add(text, condition);
}

// The filters above the list, as the condition of a view.
view::Filter condition_of(Ui& ui, const ProjectFilter& filter) {
    static constexpr std::string_view quick[] = {"", "time_state = overdue", "time_state = due_soon",
        "roles_missing is filled", "days_stale is filled", "amount >= 100000"};
    std::string text(quick[static_cast<std::size_t>(filter.quick)]);
    add_any(text, "stage", filter.stages);
    add_any(text, "industry", filter.industries);
    add_any(text, "park", filter.parks);
    add_any(text, "investor", filter.investors);
    add_any(text, "tracker", filter.trackers);
    add_any(text, "tags", filter.tags);
    add_any(text, "source", filter.sources);
    std::string amount;
    if (filter.amount_from) add(amount, "amount >= " + to_string(*filter.amount_from));
    if (filter.amount_to) add(amount, "amount <= " + to_string(*filter.amount_to));
    if (!amount.empty()) add(text, filter.amount_or_unfilled ? "((" + amount + ") || amount is empty)" : amount);
    if (text.empty()) return {};
    auto read = view::parse_filter(ui.app.columns(), static_cast<KindId>(Kind::project), text);
    return read ? *std::move(read) : view::Filter{};
}

} // namespace

const view::Rows& ProjectsPage::table_rows(Ui& ui) {
    if (!table_query_) table_query_ = std::make_unique<view::Query>(ui.app.columns(), ui.app.ranks());
    table_view_.filter = condition_of(ui, filter_);
    ui.app.columns();
    return table_query_->run(table_view_, filter_.text);
}

void ProjectsPage::draw_table(Ui& ui, const Rect& area) {
    const RecordTable::Result result = table_.draw(ui, area, table_view_, table_rows(ui), current(ui), draw_bulk);
    if (result.empty.width > 0) draw_nothing(ui, result.empty);
    if (result.wants_default_columns) table_view_.columns = view::parse_view(ui.app.columns(), table_columns).columns;
    if (result.opened != no_record) open(ui, result.opened);
}

} // namespace yinfeng::ui
