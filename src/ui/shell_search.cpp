// The search box in the top bar and the list below it; see shell.h.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/kind_icons.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/shell.h"

#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::size_t shown_hits = 12;
constexpr float row_css = 44;

} // namespace

const std::vector<app::SearchEverywhere::Hit>& Shell::hits(Ui& ui) {
    const auto& found = everywhere_.find(ui.app, query_, shown_hits);
    if (!everywhere_.is_complete()) ui.want_frames(1);
    return found;
}

bool Shell::leave_search() {
    if (!std::exchange(search_open_, false)) return false;
    ImGui::ClearActiveID(); // the box, which would open it again; what was typed stays in it
    return true;
}

void Shell::draw_search(Ui& ui, const Rect& box) {
    const float width_css = ui.css(box.width);
    const Str hint = width_css < 300 ? Str::search_short : width_css < 420 ? Str::search_brief : Str::search_hint;
    // By its id: focus_next() does not come through while a field of the page has the keyboard without being typed into.
    if (std::exchange(search_wanted_, false)) ImGui::ActivateItemByID(ImGui::GetCurrentWindow()->GetID("##search"));
    const Edit edit = text_field(ui, box, "search", query_,
        {.name = tr(Str::search_short),
            .hint = tr(hint),
            .icon = icons::search,
            .shortcut = ui.touch ? std::string_view() : "Ctrl K",
            .search = true});
    if (edit.active && !query_.empty()) search_open_ = true;
    if (edit.changed) highlighted_ = 0;
    if (edit.cancelled || (search_open_ && !edit.active && take_escape(ui))) {
        query_.clear();
        search_open_ = false;
        ui.keyboard.leave(ImGui::GetCurrentWindow()->GetID("##search"));
    }
    if (search_open_ && edit.active) {
        if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++highlighted_;
        if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) highlighted_ = std::max(0, highlighted_ - 1);
    }
    if (query_.empty()) search_open_ = false;
    if (!search_open_) return;

    const Workspace* workspace = ui.app.workspace();
    if (!workspace) return;
    if (edit.submitted) {
        const auto& found = hits(ui);
        if (!found.empty()) {
            const std::size_t chosen = std::min(found.size() - 1, static_cast<std::size_t>(highlighted_));
            ui.app.open_record(workspace->record(found[chosen].record).id);
            query_.clear();
            search_open_ = false;
        }
    }
}

// Over the page: a window of its own, so that the page below does not take the mouse.
void Shell::draw_search_results(Ui& ui, const Rect& top) {
    const Workspace* workspace = ui.app.workspace();
    if (!workspace || query_.empty()) return;
    const std::vector<app::SearchEverywhere::Hit> hits = this->hits(ui);
    highlighted_ = std::clamp(highlighted_, 0, std::max(0, static_cast<int>(hits.size()) - 1));

    const float width = std::min(ui.px(480), top.width - ui.px(16)), padding = ui.px(6);
    const float height = padding * 2 + ui.px(row_css) * static_cast<float>(std::max<std::size_t>(1, hits.size()));
    const Rect box = {std::round(top.x + (top.width - width) / 2), bottom(top) + ui.px(2), width, height};
    const float edge = ui.px(16);
    ImGui::SetNextWindowPos({box.x - edge, box.y - edge});
    ImGui::SetNextWindowSize({box.width + 2 * edge, box.height + 2 * edge});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
    ImGui::Begin("search results", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
            ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNavFocus);
    ImGui::PopStyleVar(2);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    shadow(ui, box, 3, metric::radius_card);
    fill(ui, box, color::surface, metric::radius_card);
    outline(ui, box, color::line, metric::radius_card);
    const bool is_list = ui.semantics.wanted() && !hits.empty(); // a list of nothing is none
    if (is_list)
        ui.semantics.push_parent(
            ui.semantics.add({.role = Role::listbox, .rect = box, .name = std::string(tr(Str::search_results))}));

    Rect rest = inset(box, padding);
    if (hits.empty() && everywhere_.is_complete())
        text(ui, inset(cut_top(rest, ui.px(row_css)), ui.px(8), 0), tr(Str::search_nothing, {query_}), face::secondary);
    std::vector<RecordIndex> records;
    for (const auto& hit : hits) records.push_back(hit.record);
    const std::vector<std::string> details = details_of(ui, records);
    Id chosen{};
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const Record& record = workspace->record(hits[i].record);
        const Rect row = cut_top(rest, ui.px(row_css));
        IdScope scope(static_cast<std::uint64_t>(hits[i].record));
        const std::string title = record_title(ui, hits[i].record);
        std::string detail(app::label(info(static_cast<Kind>(record.kind))));
        if (!hits[i].where.empty()) {
            detail.append(" · ").append(hits[i].where);
        } else if (record.kind == static_cast<KindId>(Kind::project)) {
            detail.append(" · ").append(value_words(
                ui, field::project::investor_, workspace->value(hits[i].record, field::project::investor_)));
        }
        if (!details[i].empty()) detail.append(" · ").append(details[i]);
        const Press press = pressable(ui, "hit", row,
            {.role = Role::option, .name = title, .value = detail, .selected = static_cast<int>(i) == highlighted_});
        if (press.hovered || static_cast<int>(i) == highlighted_) fill(ui, row, color::hover, metric::radius);
        Rect inside = inset(row, ui.px(10), 0);
        icon(ui, cut_left(inside, ui.px(18)), kind_icon(record.kind), 18, color::text_3);
        cut_left(inside, ui.px(10));
        Rect lines = centred(inside, ui.px(37));
        silent_text(ui, cut_top(lines, ui.px(20)), title, face::body);
        silent_text(ui, lines, detail, face::caption);
        if (press.pressed) chosen = record.id;
    }
    if (is_list) ui.semantics.pop_parent();
    const bool clicked_elsewhere = ImGui::IsMouseClicked(0) &&
                                   !contains(box, {ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y}) &&
                                   ImGui::GetIO().MousePos.y > bottom(top);
    ImGui::End();
    if (!is_nil(chosen)) {
        ui.app.open_record(chosen);
        query_.clear();
    }
    if (!is_nil(chosen) || clicked_elsewhere) search_open_ = false, ui.want_frames(2);
}

} // namespace yinfeng::ui
