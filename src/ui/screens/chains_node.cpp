// The first tab of a node: what it brought, projects and enterprises on it, its neighbours, whom to look for.

#include "app/app.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/screens/chains_edit.h"
#include "ui/screens/chains_panel.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;
namespace node_field = field::chain_node;

namespace {

// A section's title with its count and the action at the right. True when the action is pressed; `action_box` is where it stands.
bool section_head(
    Ui& ui, const Rect& box, std::string_view title, int count, std::string_view action, Rect& action_box) {
    Rect rest = box;
    bool pressed = false;
    if (!action.empty()) {
        const float width = text_width(ui, action, {13}) + ui.px(20);
        action_box = centred(cut_right(rest, width), ui.px(24));
        pressed = text_button(ui, action_box, action, icons::plus);
    }
    heading(ui, rest, title, face::section, 3);
    if (count >= 0) {
        cut_left(rest, text_width(ui, title, face::section) + ui.px(8));
        text(ui, rest, std::to_string(count), face::secondary);
    }
    return pressed;
}

// One record in a list: icon or stage, title, words at the right, × to take it off. 1: opened, 2: taken off.
int member_row(Ui& ui, Rect box, RecordIndex record, std::string_view remove_name, bool can_remove) {
    const Workspace& data = *ui.app.workspace();
    IdScope scope(static_cast<std::uint64_t>(record));
    const bool project = data.record(record).kind == static_cast<KindId>(Kind::project);
    const std::string name = record_title(ui, record);
    std::string words;
    if (project) {
        const auto amount = domain::quantity(data, record, field::project::amount_);
        words = amount ? format_amount(*amount).text() : std::string(tr(Str::unfilled));
    } else {
        words = domain::text(data, record, field::enterprise::region_);
    }
    const std::string_view stage = project ? domain::text(data, record, field::project::stage_) : std::string_view();
    std::string value(app::choice_label(workspace_of(ui).names(), ChoiceList::stage, stage));
    value.append(value.empty() ? "" : " ").append(words);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    int result = 0;
    Rect rest = box;
    if (can_remove) {
        const float side = ui.px(ui.touch ? 40 : 28);
        if (icon_button(
                ui, centred(cut_right(rest, side), side, side), icons::x, remove_name, {.kind = ButtonKind::quiet}))
            result = 2;
        cut_right(rest, ui.px(4));
    }
    const Press press = pressable(
        ui, "member", rest, {.role = Role::link, .name = name, .value = value, .radius = metric::radius_small});
    if (press.hovered) fill(ui, rest, color::hover, metric::radius_small);
    if (press.pressed) result = 1;
    Rect inside = rest;
    const Rect mark = cut_left(inside, ui.px(20));
    if (project && !stage.empty())
        stage_glyph(ui, {mark.x + mark.width / 2, mark.y + mark.height / 2}, stage_look_of(stage), 14);
    else icon(ui, mark, project ? icons::folder_kanban : icons::building_2, 15, color::text_3);
    cut_left(inside, ui.px(8));
    const bool leading = !project && domain::is_yes(data, record, field::enterprise::leading_);
    const float words_width = std::min(text_width(ui, words, face::secondary), inside.width * 0.45f);
    silent_text(ui, cut_right(inside, words_width), words, face::secondary, Align::right);
    cut_right(inside, ui.px(8));
    const float used = silent_text(ui, inside, name, face::body);
    if (leading && used + ui.px(8) + tag_width(ui, tr(Str::chains_leading)) < inside.width)
        tag(ui, {inside.x + used + ui.px(8), inside.y + (inside.height - ui.px(20)) / 2}, tr(Str::chains_leading));
    return result;
}

} // namespace

float ChainsPanel::draw_members(Ui& ui, Vec top, float width, const domain::NodeView& node, Kind kind) {
    IdScope scope(kind == Kind::project ? "projects" : "enterprises");
    const Workspace& data = *ui.app.workspace();
    const bool project = kind == Kind::project;
    const auto& members = project ? node.projects : node.enterprises;
    const FieldId set_field = project ? field::project::chain_nodes_ : field::enterprise::chain_nodes_;
    const std::string_view put = tr(project ? Str::chains_put_project : Str::chains_put_enterprise);
    const std::string node_id = to_string(data.record(node.node).id);
    float y = top.y;
    Rect action;
    if (section_head(ui, {top.x, y, width, ui.px(36)}, tr(project ? Str::chains_projects : Str::chains_enterprises),
            static_cast<int>(members.size()), ui.app.can_write() ? put : std::string_view(), action))
        open_popup(ui, put);
    y += ui.px(36);
    const Picked picked = picker_popup(
        ui, put, action, 320, [&](std::string_view typed) { return record_options(ui, kind, typed); }, true);
    if (picked.what == Picked::What::option) {
        const auto id = parse_id(picked.code);
        const RecordIndex record = id ? data.find(*id) : no_record;
        if (record != no_record) write_element(ui, record, set_field, node_id, true);
        return y - top.y; // what was read above may be another list now
    }
    if (picked.what == Picked::What::created) {
        Workspace* names = ui.app.names_of_workspace();
        const Id id = ui.app.new_id();
        Change change{std::string(put), {}};
        change.set(kind, id, title_field(kind), Value::text(picked.code));
        if (project) change.set(kind, id, field::project::stage_, Value::text("lead"));
        else change.set(kind, id, field::enterprise::local_, Value::of(true));
        change.set(kind, id, names->names().element(set_field, node_id), Value::of(true));
        ui.app.apply(change, picked.code);
        return y - top.y;
    }
    const float row = ui.px(ui.touch ? 52 : metric::table_row);
    for (const RecordIndex record : members) {
        const Rect box{top.x, y, width, row};
        y += row;
        if (!overlaps(box, clip_rect())) continue;
        const std::string remove = tr(Str::chains_take_off, {record_title(ui, record)});
        const int pressed = member_row(ui, box, record, remove, ui.app.can_write());
        if (pressed == 1) ui.app.open_record(data.record(record).id);
        if (pressed == 2) {
            write_element(ui, record, set_field, node_id, false);
            return y - top.y;
        }
    }
    if (members.empty()) {
        text(ui, {top.x, y, width, ui.px(28)}, tr(Str::chains_none_here), {13, false, color::text_3});
        y += ui.px(28);
    }
    return y - top.y;
}

float ChainsPanel::draw_neighbours(
    Ui& ui, Vec top, float width, const ChainMap& map, std::size_t node, const PanelState& state, PanelEvent& event) {
    IdScope scope("neighbours");
    float y = top.y;
    Rect action;
    const bool can_edit = state.editing && ui.app.can_write();
    const std::string_view connect = tr(Str::chains_connect_to);
    if (section_head(ui, {top.x, y, width, ui.px(36)}, tr(Str::chains_neighbours), -1,
            can_edit ? connect : std::string_view(), action))
        open_popup(ui, connect);
    y += ui.px(36);
    if (can_edit) {
        const auto others = [&](std::string_view typed) {
            std::vector<Option> options;
            static std::vector<std::string> codes; // Option::code is a view
            codes.assign(map.view.nodes.size(), {});
            for (std::size_t i = 0; i < map.view.nodes.size(); ++i) {
                if (i == node || (!typed.empty() && map.cards[i].name.find(typed) == std::string::npos)) continue;
                codes[i] = std::to_string(i);
                options.push_back({.code = codes[i],
                    .label = map.cards[i].name,
                    .detail = std::string(tier_word(workspace_of(ui), map.view.nodes[i].tier))});
            }
            return options;
        };
        const Picked picked = picker_popup(ui, connect, action, 280, others, false);
        if (picked.what == Picked::What::option) {
            const auto target = static_cast<std::size_t>(std::atoi(picked.code.c_str()));
            if (target < map.view.nodes.size()) connect_nodes(ui, map, node, target);
            return y - top.y;
        }
    }
    const float row = ui.px(ui.touch ? 48 : 32);
    bool any = false;
    for (const bool incoming : {true, false}) {
        for (const domain::LinkView& link : map.view.links) {
            if ((incoming ? link.to : link.from) != node) continue;
            any = true;
            const std::size_t other = incoming ? link.from : link.to;
            const Rect box{top.x, y, width, row};
            y += row;
            IdScope of_link(static_cast<std::uint64_t>(link.link));
            Rect rest = box;
            if (can_edit) {
                const float side = ui.px(ui.touch ? 40 : 28);
                const std::string remove = tr(Str::chains_remove_link, {map.cards[other].name});
                if (icon_button(ui, centred(cut_right(rest, side), side, side), icons::unlink, remove,
                        {.kind = ButtonKind::quiet})) {
                    ui.app.trash({link.link});
                    return y - top.y;
                }
            }
            const Press press = pressable(ui, "neighbour", rest,
                {.role = Role::link,
                    .name = map.cards[other].name,
                    .value = tr(incoming ? Str::chains_from : Str::chains_to),
                    .radius = metric::radius_small});
            if (press.hovered) fill(ui, rest, color::hover, metric::radius_small);
            Rect inside = rest;
            icon(ui, cut_left(inside, ui.px(20)), incoming ? icons::arrow_left : icons::arrow_right, 15, color::text_3);
            cut_left(inside, ui.px(8));
            silent_text(
                ui, cut_left(inside, ui.px(40)), tr(incoming ? Str::chains_from : Str::chains_to), face::caption);
            const StateLook look = look_of(map.view.nodes[other].state);
            icon(ui, cut_right(inside, ui.px(16)), look.icon, 14, look.color);
            silent_text(ui, inside, map.cards[other].name, face::body);
            if (press.pressed) event = {PanelEvent::What::show_node, other};
        }
    }
    if (!any) {
        text(ui, {top.x, y, width, ui.px(28)}, tr(Str::chains_none_here), {13, false, color::text_3});
        y += ui.px(28);
    }
    return y - top.y;
}

float ChainsPanel::draw_node(
    Ui& ui, Vec top, float width, const ChainMap& map, std::size_t index, const PanelState& state, PanelEvent& event) {
    const domain::NodeView& node = map.view.nodes[index];
    const std::uint64_t version = ui.app.workspace()->revision();
    float y = top.y;
    const auto divide = [&] {
        y += ui.px(10);
        horizontal_line(
            ui, top.x - ui.px(metric::page_padding), top.x + width + ui.px(metric::page_padding), y, color::line);
        y += ui.px(6);
    };
    const auto changed = [&] {
        return ui.app.workspace()->revision() != version;
    }; // the map is stale until the next frame

    if (!node.enterprises.empty()) {
        const BroughtSum sum = brought_by(*ui.app.workspace(), node.enterprises);
        if (sum.anchor != no_record) {
            const std::string title = tr(Str::chains_anchor_title, {record_title(ui, sum.anchor)});
            heading(ui, {top.x, y, width, ui.px(30)}, title, face::section, 3);
            y += ui.px(32);
            draw_brought_figures(ui, {top.x, y, width, ui.px(62)}, sum);
            y += ui.px(64);
            divide();
        }
    }
    y += draw_members(ui, {top.x, y}, width, node, Kind::enterprise);
    if (changed()) return y - top.y;
    divide();
    y += draw_members(ui, {top.x, y}, width, node, Kind::project);
    if (changed()) return y - top.y;
    divide();
    y += draw_neighbours(ui, {top.x, y}, width, map, index, state, event);
    if (changed()) return y - top.y;
    divide();
    Rect none;
    section_head(ui, {top.x, y, width, ui.px(36)}, tr(Str::chains_targets), -1, {}, none);
    y += ui.px(38);
    for (const FieldId field : {node_field::squad_, node_field::targets_}) {
        const float height = field_editor_height(ui, node.node, field, width);
        field_editor(ui, {top.x, y, width, height}, node.node, field);
        y += height + ui.px(8);
    }
    divide();
    static constexpr FieldId skip[] = {node_field::name_, node_field::chain_, node_field::squad_, node_field::targets_};
    y += record_form(ui, {top.x, y}, width, node.node, skip);
    return y - top.y;
}

} // namespace yinfeng::ui
