#include "ui/screens/chains_panel.h"
#include "ui/messages.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/popover.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/records/follow_up_list.h"
#include "ui/screens/chains_edit.h"

#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
constexpr float suggestion_height = 68, brought_height = 44;
}

void ChainsPanel::draw_head(Ui& ui, Rect box, const ChainMap& map, std::optional<std::size_t> node,
    const PanelState& state, PanelEvent& event) {
    const Workspace& data = *ui.app.workspace();
    Rect top = cut_top(box, ui.px(ui.touch ? 48 : 34));
    const float side = ui.px(ui.touch ? 44 : 32);
    ButtonOptions quiet{.kind = ButtonKind::quiet};
    if (node || state.sheet)
        if (icon_button(ui, centred(cut_right(top, side), side), icons::x, tr(Str::close), quiet))
            event.what = PanelEvent::What::close;
    quiet.disabled = !ui.app.can_write();
    if (state.editing && node) {
        if (icon_button(ui, centred(cut_right(top, side), side), icons::trash_2, tr(Str::chains_delete_node), quiet)) {
            delete_node(ui, map.view.nodes[*node].node);
            event.what = PanelEvent::What::close;
            return;
        }
        quiet.toggled = state.connecting;
        if (icon_button(ui, centred(cut_right(top, side), side), icons::git_branch, tr(Str::chains_connect), quiet))
            event = {PanelEvent::What::connect, *node};
        quiet.toggled.reset();
        if (icon_button(ui, centred(cut_right(top, side), side), icons::plus, tr(Str::chains_next_node), quiet))
            event = {PanelEvent::What::next_node, *node};
    } else if (state.editing) {
        // Not where a click closed, connected or deleted a node just before.
        cut_right(top, side * (state.sheet ? 2 : 3));
        if (icon_button(ui, centred(cut_right(top, side), side), icons::trash_2, tr(Str::chains_delete_chain), quiet)) {
            delete_chain(ui, map);
            event.what = PanelEvent::What::close;
            return;
        }
    }
    const float tag_y = top.y + std::round((top.height - ui.px(20)) / 2);
    float x = top.x;
    const auto add_tag = [&](std::string_view words, const TagLook& look) {
        x += tag(ui, {x, tag_y}, words, look) + ui.px(6);
    };
    if (node) {
        const domain::NodeView& view = map.view.nodes[*node];
        const StateLook look = look_of(view.state);
        add_tag(state_word(view.state), {.text = look.color, .icon = look.icon});
        add_tag(tier_word(workspace_of(ui), view.tier), {});
        if (data.record(view.node).conflicts > 0)
            add_tag(
                tr(Str::needs_decision), {.text = color::soon, .fill = color::soon_tint, .icon = icons::git_branch});
        title_.draw(ui, cut_top(box, ui.px(36)), view.node, field::chain_node::name_, tr(Str::chains_unnamed_node));
    } else {
        add_tag(tr(Str::chains_panel), {.text = color::accent, .fill = color::accent_tint});
        if (map.view.is_template)
            add_tag(app::label(info(field::chain::template_)), {.text = color::soon, .fill = color::soon_tint});
        title_.draw(ui, cut_top(box, ui.px(36)), map.view.chain, field::chain::name_, tr(Str::chains_unnamed));
    }
}

void draw_brought_figures(Ui& ui, const Rect& box, const BroughtSum& sum) {
    card(ui, box);
    struct Figure {
        std::string number, unit;
        Str label;
    };
    const auto money = [](const std::optional<Quantity>& amount) -> std::pair<std::string, std::string> {
        if (!amount) return {std::string(tr(Str::unfilled)), {}};
        const FormattedQuantity parts = format_amount(*amount);
        return {parts.before.empty() ? parts.number : parts.before + " " + parts.number, parts.unit};
    };
    const auto [tax, tax_unit] = money(sum.tax);
    const auto [forecast, forecast_unit] = money(sum.tax_forecast);
    const Figure figures[] = {
        sum.enterprises > 0 || sum.projects == 0
            ? Figure{std::to_string(sum.enterprises), std::string(tr(Str::chains_brought_unit)),
                  Str::chains_brought_label}
            : Figure{std::to_string(sum.projects), std::string(tr(Str::items)), Str::chains_brought_project_label},
        {tax, tax_unit, Str::chains_tax}, {forecast, forecast_unit, Str::chains_tax_forecast}};
    Rect rest = box;
    const float width = box.width / 3;
    for (std::size_t i = 0; i < 3; ++i) {
        Rect part = cut_left(rest, width);
        if (i > 0) vertical_line(ui, part.x, part.y, bottom(part), color::line);
        part = inset(part, ui.px(10), ui.px(9));
        const bool unfilled = i > 0 && figures[i].unit.empty();
        figure(ui, cut_top(part, ui.px(26)), figures[i].number, figures[i].unit,
            unfilled ? Face{14, false, color::text_3} : face::figure);
        text(ui, part, tr(figures[i].label), face::caption);
    }
}

void ChainsPanel::draw_coverage(Ui& ui, Rect box, const ChainMap& map) {
    const auto& view = map.view;
    Rect head = cut_top(box, ui.px(28));
    const auto percent = view.coverage_percent();
    const std::string share =
        percent ? to_rounded_string(*percent, 0, TrailingZeros::drop) + "%" : std::string(tr(Str::dash));
    const std::string ratio = std::to_string(view.covered()) + " / " + std::to_string(view.nodes.size());
    text(ui, cut_right(head, text_width(ui, share, face::secondary)), share, face::secondary);
    cut_right(head, ui.px(10));
    text(ui, cut_right(head, text_width(ui, ratio, face::strong)), ratio, face::strong);
    text(ui, head, tr(Str::chains_coverage), face::body_2);
    const Rect bar = cut_top(box, ui.px(10));
    progress_bar(ui, bar, 0);
    if (!view.nodes.empty()) {
        // The rounded ends belong to the first and the last part; the joints are straight.
        Rect rest = bar;
        canvas().PushClipRect(top_left(bar), bottom_right(bar), true);
        for (const auto state : {domain::NodeState::present, domain::NodeState::building, domain::NodeState::talking}) {
            const float width =
                std::round(bar.width * static_cast<float>(view.count(state)) / static_cast<float>(view.nodes.size()));
            if (width <= 0) continue;
            const bool first = rest.x == bar.x, last = width >= rest.width - 1;
            const Rect part = cut_left(rest, width);
            const ImDrawFlags corners = first && last ? ImDrawFlags_RoundCornersAll
                                        : first       ? ImDrawFlags_RoundCornersLeft
                                        : last        ? ImDrawFlags_RoundCornersRight
                                                      : ImDrawFlags_RoundCornersNone;
            canvas().AddRectFilled(top_left(part), {right(part) - (last ? 0 : 1), bottom(part)}, look_of(state).color,
                bar.height / 2, corners);
        }
        canvas().PopClipRect();
    }
    cut_top(box, ui.px(4));
    text(ui, cut_top(box, ui.px(20)), tr(Str::chains_coverage_note), face::caption);
}

void ChainsPanel::draw_tabs(Ui& ui, const Rect& box, const ChainMap& map, std::optional<std::size_t> node) {
    std::vector<Piece> pieces;
    std::vector<Tab> order;
    const auto add = [&](Tab tab, Str label, int count) {
        pieces.push_back({.label = tr(label), .count = count});
        order.push_back(tab);
    };
    if (node) add(Tab::node, Str::chains_tab_node, -1);
    const RecordIndex record = node ? map.view.nodes[*node].node : map.view.chain;
    if (node) add(Tab::follow_ups, Str::tab_follow_ups, follow_up_tab(ui, record).count);
    add(Tab::gaps, Str::chains_tab_gaps, static_cast<int>(map.gaps.size()));
    add(Tab::strengthen, Str::chains_tab_strengthen, static_cast<int>(map.strengthen.size()));
    add(Tab::brought, Str::chains_tab_brought, static_cast<int>(map.brought.enterprises));
    if (!node) add(Tab::fields, Str::chains_tab_fields, -1);
    if (!node) add(Tab::follow_ups, Str::tab_follow_ups, follow_up_tab(ui, record).count);
    if (is_follow_up_wanted(ui, record)) tab_ = Tab::follow_ups;
    int current = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (order[i] == tab_) current = static_cast<int>(i);
    tab_ = order[static_cast<std::size_t>(tabs(ui, box, "tabs", pieces, current))];
}

float ChainsPanel::draw_suggestions(
    Ui& ui, Vec top, float width, const ChainMap& map, std::optional<std::size_t> selected, PanelEvent& event) {
    const bool gaps = tab_ == Tab::gaps;
    const auto& list = gaps ? map.gaps : map.strengthen;
    if (list.empty()) {
        const Str words = map.view.nodes.empty() ? Str::chains_no_nodes
                          : gaps                 ? Str::chains_no_gaps
                                                 : Str::chains_no_strengthen;
        empty_state(ui, {top.x, top.y, width, ui.px(140)}, gaps ? icons::circle_check : icons::link, tr(words));
        return ui.px(140);
    }
    const Workspace& data = *ui.app.workspace();
    const float height = ui.px(suggestion_height), gap = ui.px(8);
    float y = top.y + ui.px(4);
    for (const domain::Suggestion& item : list) {
        const Rect box{top.x, y, width, height};
        y += height + gap;
        if (!overlaps(box, clip_rect())) continue;
        const domain::NodeView& node = map.view.nodes[item.node];
        const NodeCard& words = map.cards[item.node];
        IdScope scope(static_cast<std::uint64_t>(node.node));
        const bool on = selected == item.node;
        const std::string_view action = app::label(
            workspace_of(ui).names().choices(ChoiceList::chain_action)[static_cast<std::size_t>(item.action) - 1]);
        const RecordIndex squad = domain::linked(data, node.node, field::chain_node::squad_);
        const std::string squad_name =
            squad == no_record ? std::string(tr(Str::chains_no_squad)) : title_of(data, squad);
        std::string name;
        if (ui.semantics.wanted())
            name.append(action)
                .append(" ")
                .append(words.name)
                .append(" ")
                .append(item.reason)
                .append(" ")
                .append(squad_name);
        const Press press =
            pressable(ui, "suggestion", box, {.name = name, .selected = on, .radius = metric::radius_card});
        fill(ui, box, on ? color::accent_tint : press.hovered ? color::hover : color::surface, metric::radius_card);
        outline(ui, box, on ? color::accent : color::line, metric::radius_card, on ? 1.5f : 1);
        Rect inside = inset(box, ui.px(13), ui.px(9));
        Rect first = cut_top(inside, ui.px(24));
        text(ui, cut_right(first, text_width(ui, tier_word(workspace_of(ui), node.tier), face::caption)),
            tier_word(workspace_of(ui), node.tier), face::caption);
        cut_right(first, ui.px(8));
        const TagLook look = gaps ? TagLook{.text = color::late, .fill = color::late_tint}
                                  : TagLook{.text = color::ok, .fill = color::ok_tint};
        cut_left(first, tag(ui, {first.x, first.y + ui.px(2)}, action, look) + ui.px(8));
        silent_text(ui, first, words.name, face::body);
        const TagLook squad_look =
            squad == no_record ? TagLook{}
                               : TagLook{.text = color::accent, .fill = color::accent_tint, .icon = icons::users};
        Rect second = inside;
        Rect squad_box = cut_right(second, std::min(tag_width(ui, squad_name, squad_look), second.width / 2));
        tag(ui, {squad_box.x, second.y + ui.px(3)}, squad_name, squad_look);
        cut_right(second, ui.px(8));
        silent_text(ui, second, item.reason, {13, false, color::text_2});
        if (press.pressed) event = {PanelEvent::What::show_node, item.node};
    }
    return y - top.y;
}

float ChainsPanel::draw_brought(Ui& ui, Vec top, float width, const ChainMap& map, std::optional<std::size_t> node) {
    const Workspace& data = *ui.app.workspace();
    const BroughtSum* sum = &map.brought;
    BroughtSum of_node;
    if (node && !map.view.nodes[*node].enterprises.empty()) {
        of_node = brought_by(data, map.view.nodes[*node].enterprises);
        if (!of_node.items.empty()) sum = &of_node;
    }
    if (sum->items.empty()) {
        const float height = wrapped_height(ui, width - ui.px(44), tr(Str::chains_no_brought), {13}) + ui.px(16);
        notice(ui, {top.x, top.y + ui.px(8), width, height}, tr(Str::chains_no_brought), false);
        return height + ui.px(8);
    }
    float y = top.y + ui.px(4);
    draw_brought_figures(ui, {top.x, y, width, ui.px(62)}, *sum);
    y += ui.px(72);
    const float height = ui.px(ui.touch ? 52 : brought_height);
    for (const Brought& item : sum->items) {
        const Rect box{top.x, y, width, height};
        y += height;
        if (!overlaps(box, clip_rect())) continue;
        IdScope scope(static_cast<std::uint64_t>(item.record));
        const bool project = data.record(item.record).kind == static_cast<KindId>(Kind::project);
        const std::string name = record_title(ui, item.record), by = tr(Str::chains_by, {record_title(ui, item.by)});
        const Press press = pressable(
            ui, "brought", box, {.role = Role::link, .name = name, .value = by, .radius = metric::radius_small});
        if (press.hovered) fill(ui, box, color::hover, metric::radius_small);
        horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
        Rect inside = inset(box, 0, ui.px(3));
        icon(ui, cut_left(inside, ui.px(20)), project ? icons::folder_kanban : icons::building_2, 16, color::text_3);
        cut_left(inside, ui.px(8));
        const auto batch =
            project ? std::nullopt : integer_of(data.value(item.record, field::enterprise::batch_count_));
        if (batch && *batch > 1) {
            const std::string words = std::to_string(*batch) + " " + std::string(tr(Str::chains_brought_unit));
            text(ui, cut_right(inside, text_width(ui, words, {13})), words, {13});
        }
        silent_text(ui, cut_top(inside, inside.height / 2), name, face::body);
        silent_text(ui, inside, by, face::caption);
        if (press.pressed) ui.app.open_record(data.record(item.record).id);
    }
    return y - top.y;
}

void ChainsPanel::draw_actions(Ui& ui, Rect box, RecordIndex node) {
    keep_messages_above(box.height);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    Rect row = centred(inset(box, ui.px(metric::page_padding), 0), ui.control_height());
    const bool locked = !ui.app.can_write();
    const std::string_view assign = tr(Str::chains_assign_squad), lead = tr(Str::chains_make_lead);
    const ButtonOptions primary{.icon = icons::send, .kind = ButtonKind::primary, .disabled = locked};
    // From the side where the thumb is.
    const auto place = [&](float width) {
        const Rect part = ui.touch ? cut_right(row, width) : cut_left(row, width);
        ui.touch ? cut_right(row, ui.px(8)) : cut_left(row, ui.px(8));
        return part;
    };
    const Rect anchor = place(button_width(ui, assign, primary));
    if (button(ui, anchor, assign, primary)) open_popup(ui, assign);
    const ButtonOptions plain{.icon = icons::folder_plus, .disabled = locked};
    if (button(ui, place(button_width(ui, lead, plain)), lead, plain)) make_lead(ui, node);

    const auto squads = [&](std::string_view typed) {
        const Workspace& data = *ui.app.workspace();
        std::vector<Option> options, others; // squads first; any other unit may be in charge too
        for (Option& option : record_options(ui, Kind::unit, typed)) {
            const auto id = parse_id(option.code);
            const RecordIndex unit = id ? data.find(*id) : no_record;
            const bool is_squad = unit != no_record && domain::text(data, unit, field::unit::kind_) == "squad";
            (is_squad ? options : others).push_back(std::move(option));
        }
        for (Option& option : others) options.push_back(std::move(option));
        return options;
    };
    const bool assigned = domain::linked(*ui.app.workspace(), node, field::chain_node::squad_) != no_record;
    const Picked picked = picker_popup(ui, assign, anchor, 280, squads, true, assigned);
    if (picked.what == Picked::What::option) {
        const auto id = parse_id(picked.code);
        const RecordIndex unit = id ? ui.app.workspace()->find(*id) : no_record;
        if (unit != no_record) assign_squad(ui, node, unit);
    }
    if (picked.what == Picked::What::created) assign_new_squad(ui, node, picked.code);
    if (picked.what == Picked::What::cleared) assign_squad(ui, node, no_record);
}

PanelEvent ChainsPanel::draw(
    Ui& ui, const Rect& area, const ChainMap& map, std::optional<std::size_t> node, const PanelState& state) {
    IdScope scope("chain_panel");
    PanelEvent event;
    fill(ui, area, color::surface);
    vertical_line(ui, area.x, area.y, bottom(area), color::line);
    const RecordIndex record = node ? map.view.nodes[*node].node : no_record;
    if (record != shown_node_ || node.has_value() != had_node_) {
        shown_node_ = record;
        had_node_ = node.has_value();
        if (node) tab_ = Tab::node;
        else if (tab_ == Tab::node) tab_ = Tab::gaps;
    }
    Rect rest = area;
    cut_left(rest, ui.px(1));
    const Rect head = cut_top(rest, ui.px(ui.touch ? 100 : 84));
    draw_head(ui, inset(head, ui.px(metric::page_padding), ui.px(8)), map, node, state, event);
    if (event.what == PanelEvent::What::close &&
        (!ui.app.workspace()->is_live(map.view.chain) || (node && !ui.app.workspace()->is_live(record))))
        return event;

    horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
    draw_coverage(ui, inset(cut_top(rest, ui.px(86)), ui.px(metric::page_padding), ui.px(10)), map);
    horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
    draw_tabs(ui, inset(cut_top(rest, ui.px(42)), ui.px(metric::page_padding), 0), map, node);
    if (node) draw_actions(ui, cut_bottom(rest, ui.control_height() + ui.px(24)), record);

    cut_left(rest, ui.px(metric::page_padding));
    IdScope of_record(static_cast<std::uint64_t>(node ? record : map.view.chain));
    constexpr std::string_view names[] = {"node", "gaps", "strengthen", "brought", "fields", "follow-ups"};
    const Scroll scroll = begin_scroll(ui, names[static_cast<std::size_t>(tab_)], rest);
    const float width = scroll.view.width - ui.px(metric::page_padding);
    const Vec top{scroll.origin.x, scroll.origin.y + ui.px(8)};
    float height = 0;
    switch (tab_) {
    case Tab::node: height = node ? draw_node(ui, top, width, map, *node, state, event) : 0; break;
    case Tab::gaps:
    case Tab::strengthen: height = draw_suggestions(ui, top, width, map, node, event); break;
    case Tab::brought: height = draw_brought(ui, top, width, map, node); break;
    case Tab::fields: {
        static constexpr FieldId skip[] = {field::chain::name_};
        height = record_form(ui, top, width, map.view.chain, skip);
        break;
    }
    case Tab::follow_ups: height = follow_up_list(ui, top, width, node ? record : map.view.chain); break;
    }
    end_scroll(ui, scroll, {0, height + ui.px(28)});
    return event;
}

} // namespace yinfeng::ui
