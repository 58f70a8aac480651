#include "ui/records/view_set.h"

#include "app/app.h"
#include "base/text_tables.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"
#include "ui/records/board.h"
#include "ui/records/cell.h"
#include "ui/records/statistics.h"
#include "view/arrangement.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::size_t most_own = 50;

// One line each in what is kept: "@now KEY", "@own KEY" and "@tried KEY" begin what the parts below them are of.
constexpr std::string_view now_line = "@now", own_line = "@own", tried_line = "@tried";

// What a page comes with gives way to what the office has arranged for the kind: all its own views with the cards, the first with the
// columns too. complete_view() puts there what was arranged.
view::Overlay as_arranged(const Workspace& workspace, KindId kind, view::Overlay parts, bool is_first) {
    const auto give_way = [&](view::ArrangedPart part, std::string_view key) {
        if (view::is_arranged(workspace, kind, part))
            std::erase_if(parts, [&](const view::ViewPart& each) { return each.key == key; });
    };
    if (is_first) give_way(view::ArrangedPart::columns, "columns");
    give_way(view::ArrangedPart::cards, "cards");
    return parts;
}

view::Overlay without_name(view::Overlay parts) {
    std::erase_if(parts, [](const view::ViewPart& part) { return part.key == "name"; });
    return parts;
}

} // namespace

void ViewSet::reset() {
    is_read_ = false;
    passing_.reset();
    passed_.clear();
    seen_revision_ = 0;
    tabs_.clear();
    own_.clear();
    tried_.clear();
    current_ = 0;
    wanted_.clear();
    stored_.clear();
    arranged_.clear();
    behind_.reset();
}

void complete_view(view::Columns& columns, view::View& view) {
    view::complete_columns(columns, view);
    if (view.layout == view::Layout::board && view.groups.empty())
        if (const auto bucket = Board::usual_bucket(columns, view.kind)) view.groups = {*bucket};
    if (view.layout == view::Layout::board && view.groups.empty())
        view.layout = view::Layout::cards; // there is nothing to have columns by
    if (view.layout == view::Layout::statistics && view.groups.empty())
        if (const auto bucket = usual_dimension(columns, view.kind)) view.groups = {*bucket};
}

// --- kept in this browser ----------------------------------------------------------------------------------

std::string ViewSet::to_text() const {
    std::string text;
    if (current_ != 0) text.append(now_line).append(" ").append(tab().key).append("\n");
    for (const Own& own : own_)
        text.append(own_line).append(" ").append(own.key).append("\n").append(view::to_text(own.parts));
    for (const auto& [key, overlay] : tried_)
        if (!overlay.empty())
            text.append(tried_line).append(" ").append(key).append("\n").append(view::to_text(overlay));
    return text;
}

void ViewSet::read(std::string_view text) {
    view::Overlay* into = nullptr;
    for (view::ViewPart& part : view::parse_parts(text)) {
        if (part.key == now_line) wanted_ = part.text;
        else if (part.key == own_line && own_.size() < most_own) into = &own_.emplace_back(Own{part.text, {}}).parts;
        else if (part.key == tried_line) into = &tried_[part.text];
        else if (into && !part.key.starts_with('@')) into->push_back(std::move(part));
    }
}

void ViewSet::keep(Ui& ui) {
    if (!is_read_ || ImGui::IsAnyMouseDown()) return; // not while a column is being dragged
    note_changes(columns_of(ui));
    std::string text = kept_text(columns_of(ui));
    if (text == stored_) return;
    stored_ = std::move(text);
    ui.app.set_view_preference(page_, stored_);
}

// --- which views there are ---------------------------------------------------------------------------------

void ViewSet::list_tabs(Ui& ui) {
    const Workspace& data = workspace_of(ui);
    if (wanted_.empty() && current_ < tabs_.size()) wanted_ = tab().key;
    tabs_.clear();
    for (const DefaultView& each : defaults_)
        tabs_.push_back({What::standard, "standard:" + std::string(each.key), std::string(tr(each.name))});
    for (const RecordIndex record : view::saved_views(data, static_cast<KindId>(kind_)))
        tabs_.push_back(
            {What::shared, "shared:" + to_string(data.record(record).id), record_title(ui, record), record});
    for (const Own& own : own_) {
        const auto name = std::ranges::find(own.parts, "name", &view::ViewPart::key);
        tabs_.push_back({What::own, own.key, name == own.parts.end() ? std::string() : name->text});
    }
    const auto found = std::ranges::find(tabs_, wanted_, &Tab::key); // one that is gone: the first
    current_ = found == tabs_.end() ? 0 : static_cast<std::size_t>(found - tabs_.begin());
    wanted_.clear();
}

view::View ViewSet::base_of(view::Columns& columns, std::size_t place) const {
    const Tab& tab = tabs_[place];
    view::View base;
    if (tab.what == What::shared) {
        base = view::saved_view(columns, tab.record);
    } else {
        std::vector<view::ViewPart> parts;
        if (tab.what == What::own) parts = std::ranges::find(own_, tab.key, &Own::key)->parts;
        else
            parts = as_arranged(
                columns.workspace(), static_cast<KindId>(kind_), view::parse_parts(defaults_[place].text), place == 0);
        parts.push_back({"kind", std::string(info(kind_).name)});
        base = view::read_view(columns, parts);
    }
    base.name.clear(); // stands in the tab
    complete_view(columns, base);
    return base;
}

void ViewSet::read_base(Ui& ui) {
    view::Columns& columns = columns_of(ui);
    const Tab& now = tab();
    base_ = base_of(columns, current_);
    const auto tried = tried_.find(now.key);
    shown_ = tried == tried_.end() ? base_ : view::with_overlay(columns, base_, tried->second);
    complete_view(columns, shown_);
    noted_ = shown_;
    refer(columns);
}

// What the page's own view is in another layout than its own.
view::View ViewSet::as_it_comes(view::Columns& columns, const view::View& base, view::Layout layout) const {
    view::View view = base;
    if (view.layout == layout) return view;
    view.layout = layout;
    const auto choice = std::ranges::find(layouts_, layout, &LayoutChoice::layout);
    if (choice != layouts_.end() && !choice->arranged.empty()) {
        std::vector<view::ViewPart> parts = view::parse_parts(choice->arranged);
        parts.push_back({"kind", std::string(info(kind_).name)});
        const view::View arranged = view::read_view(columns, parts);
        view.groups = arranged.groups;
        view.sort = arranged.sort;
    }
    complete_view(columns, view);
    return view;
}

void ViewSet::refer(view::Columns& columns) {
    reference_ = tab().what == What::standard ? as_it_comes(columns, base_, shown_.layout) : base_;
    is_marked_ = !view::overlay_of(columns, reference_, shown_).empty();
}

// The table with these conditions more; 还原 leads back to what they were found in.
void ViewSet::look_behind(Ui& ui, const std::vector<view::Filter>& conditions) {
    view::View before = shown_;
    choose_layout(ui, view::Layout::table);
    view::Filter all{view::Filter::Join::all, {}, {}};
    if (shown_.filter.join == view::Filter::Join::all) all.parts = shown_.filter.parts;
    else all.parts.push_back(shown_.filter);
    for (const view::Filter& each : conditions)
        if (!std::ranges::contains(all.parts, each)) all.parts.push_back(each);
    shown_.filter = view::simplified(std::move(all));
    behind_ = std::move(before);
}

void ViewSet::choose_layout(Ui& ui, view::Layout layout) {
    behind_.reset();
    view::Columns& columns = columns_of(ui);
    std::erase_if(arranged_, [&](const Arranged& each) { return each.layout == shown_.layout; });
    arranged_.push_back({shown_.layout, shown_.groups, shown_.sort, shown_.from, shown_.to});
    const auto before = std::ranges::find(arranged_, layout, &Arranged::layout);
    const view::View now = as_it_comes(columns, base_, layout);
    shown_.layout = layout;
    shown_.groups = before != arranged_.end() ? before->groups : now.groups;
    shown_.sort = before != arranged_.end() ? before->sort : now.sort;
    shown_.from = before != arranged_.end() ? before->from : now.from;
    shown_.to = before != arranged_.end() ? before->to : now.to;
    complete_view(columns, shown_);
    ui.want_frames(2);
}

void ViewSet::update(Ui& ui) {
    if (!is_read_) {
        is_read_ = true;
        stored_ = ui.app.view_preference(page_);
        read(stored_);
    }
    const Workspace& data = workspace_of(ui);
    const std::uint64_t revision =
        data.revision(Kind::view) + data.revision(Kind::arrangement) + 1 + text_tables_number(); // they are in order
    if (seen_revision_ == revision) return;
    if (!tabs_.empty()) note_changes(columns_of(ui));
    seen_revision_ = revision;
    const std::string before = tabs_.empty() ? std::string() : tab().key;
    list_tabs(ui);
    read_base(ui);
    if (tab().key == before)
        ui.app.continue_step(); // what was tried has become the view's, or its conditions are others now
}

void ViewSet::note_changes(view::Columns& columns) {
    if (tabs_.empty() || shown_ == noted_) return;
    noted_ = shown_;
    tried_[tab().key] = view::overlay_of(columns, base_, shown_);
    refer(columns);
}

bool ViewSet::is_tried() const {
    if (shown_ == noted_) return is_marked_;
    return tab().what != What::standard || shown_.layout == noted_.layout; // until it is noted
}

void ViewSet::choose(Ui& ui, std::size_t tab) {
    note_changes(columns_of(ui));
    arranged_.clear();
    behind_.reset();
    current_ = tab;
    read_base(ui);
    ui.want_frames(2);
}

bool ViewSet::show(Ui& ui, std::string_view key) {
    const auto found = std::ranges::find(tabs_, key, &Tab::key);
    if (found == tabs_.end()) return false;
    if (const auto place = static_cast<std::size_t>(found - tabs_.begin()); place != current_) choose(ui, place);
    return true;
}

void ViewSet::go_back() {
    shown_ = behind_ ? *behind_ : reference_;
    behind_.reset();
}

void ViewSet::restore_columns() {
    shown_.columns = reference_.columns;
    shown_.cards = reference_.cards;
    shown_.colour = reference_.colour;
}

void ViewSet::show_everything() { shown_.filter = {}; }

// --- saving ------------------------------------------------------------------------------------------------

void ViewSet::save_as(Ui& ui, bool shared, std::string_view name) {
    view::Columns& columns = columns_of(ui);
    view::View made = shown_;
    made.name = name;
    behind_.reset();
    go_back(); // what was tried has become a view of its own
    note_changes(columns);
    if (shared) {
        const Id id = ui.app.new_id();
        if (!ui.app.apply(view::new_view(columns, made, id), tr(Str::view_saved, {name}))) return;
        wanted_ = "shared:" + to_string(id);
    } else {
        if (own_.size() >= most_own) return ui.app.warn(tr(Str::view_too_many, {std::to_string(most_own)}));
        std::size_t number = 1;
        const auto key = [&] { return "own:" + std::to_string(number); };
        while (std::ranges::contains(own_, key(), &Own::key)) ++number;
        own_.push_back({key(), view::parts_of(columns, made)});
        wanted_ = key();
        ui.app.say(tr(Str::view_saved, {name}));
    }
    seen_revision_ = 0;
}

void ViewSet::update_base(Ui& ui) {
    view::Columns& columns = columns_of(ui);
    note_changes(columns);
    view::View made = shown_;
    made.name = tab().name;
    if (tab().what == What::shared) {
        auto change = view::update_view(columns, tab().record, made);
        if (!change) return ui.app.warn(change.error().message);
        if (!ui.app.apply(*change, tr(Str::view_updated, {made.name}))) return;
    } else {
        std::ranges::find(own_, tab().key, &Own::key)->parts = view::parts_of(columns, made);
        ui.app.say(tr(Str::view_updated, {made.name}));
    }
    tried_.erase(tab().key);
    wanted_ = tab().key;
    noted_ = shown_;
    seen_revision_ = 0;
}

void ViewSet::remove(Ui& ui) {
    tried_.erase(tab().key);
    noted_ = shown_;
    if (tab().what == What::shared) ui.app.trash({tab().record});
    else std::erase_if(own_, [&](const Own& own) { return own.key == tab().key; });
    seen_revision_ = 0;
    current_ = 0;
    wanted_ = tabs_.front().key;
}

void ViewSet::name_it(Ui& ui, Naming naming) {
    naming_ = naming;
    if (name_form_.open(ui)) name_ = naming == Naming::rename ? tab().name : std::string();
}

void ViewSet::draw_naming(Ui& ui) {
    constexpr Str titles[] = {Str::view_save_own, Str::view_save_shared, Str::view_rename};
    const std::string_view title = tr(titles[static_cast<std::size_t>(naming_)]);
    const bool is_new = naming_ != Naming::rename;
    // What will be in it, in words: it is what the list shows now.
    const std::string sentence = is_new ? view::sentence_of(columns_of(ui), shown_) : std::string();
    const float inner = dialog_room(ui, 480);
    const float sentence_height = is_new ? wrapped_height(ui, inner, sentence, face::body, 4) + ui.px(12) : 0;
    Dialog dialog = name_form_.begin(ui, title, 480, 64 + (is_new ? 44 + ui.css(sentence_height) : 0));
    if (!dialog.open) return;
    if (is_new) {
        wrapped_text(ui, cut_top(dialog.content, sentence_height), sentence, face::body, 4);
        wrapped_text(ui, cut_top(dialog.content, ui.px(44)),
            tr(naming_ == Naming::own ? Str::view_own_explained : Str::view_shared_explained), face::secondary);
    }
    name_form_.text(ui, cut_top(dialog.content, labelled_field_height(ui)), "name", tr(Str::view_name), name_,
        {.hint = tr(Str::view_name), .required = true});
    if (name_form_.end(ui, tr(naming_ == Naming::rename ? Str::view_rename : Str::save)) != FormDialog::Answer::done)
        return;
    if (is_new) return save_as(ui, naming_ == Naming::shared, name_);
    if (tab().what == What::shared) {
        write_field(ui, tab().record, field::view::name_, Value::text(name_));
        return;
    }
    view::Overlay& parts = std::ranges::find(own_, tab().key, &Own::key)->parts;
    parts = without_name(std::move(parts));
    parts.push_back({"name", name_});
    seen_revision_ = 0;
}

} // namespace yinfeng::ui
