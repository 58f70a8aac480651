// The chain page: which chain, the counts of its nodes, the map, and what stands beside it.

#include "app/app.h"
#include "app/paper/chain.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "icons_generated.h"
#include "ui/copy_link.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/kept_view.h"
#include "ui/messages.h"
#include "ui/records/cell.h"
#include "ui/screens/chains_canvas.h"
#include "ui/screens/chains_edit.h"
#include "ui/screens/chains_new.h"
#include "ui/screens/chains_panel.h"
#include "ui/screens/page.h"
#include "ui/trash.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;

namespace {

constexpr float least_for_message = 320; // CSS pixels of the map
constexpr float brief_css = 700;         // of the screen: below it the head has room for icons

// The panel covers part of the map.
bool is_panel_sheet(const Ui& ui) { return ui.css(ui.screen.width) < 1200; }
bool is_brief(const Ui& ui) { return ui.css(ui.screen.width) < brief_css; }

class ChainsPage final : public Page {
public:
    void draw(Ui& ui, const Rect& area) override;
    bool keeps_message_strip() const override { return true; }
    void create(Ui& ui) override;
    void reset() override;
    std::optional<PrintJob> print_job(Ui& ui) override;

private:
    void follow_selection(Ui& ui);
    void draw_header(Ui& ui, Rect box);
    void draw_chooser(Ui& ui, Rect& row);
    void draw_counts(Ui& ui, Rect& row);
    void draw_menu(Ui& ui, const Rect& anchor);
    void draw_new_dialog(Ui& ui);
    void handle(Ui& ui, const CanvasEvent& event);
    void handle(Ui& ui, const PanelEvent& event);
    void name_node(Ui& ui, CanvasEvent::Then then);
    void select_node(Ui& ui, std::optional<std::size_t> node);
    std::optional<std::size_t> selected(Ui& ui) const;

    ChainMap map_;
    ChainsCanvas canvas_;
    ChainsPanel panel_;
    Id chain_, followed_;
    bool editing_ = false, connecting_ = false, overview_ = false;
    NewChainDialog new_;
    KeptView kept_{"chains"}; // which chain is shown
};

void ChainsPage::reset() {
    map_ = {};
    canvas_.reset();
    panel_.reset();
    chain_ = followed_ = {};
    editing_ = connecting_ = overview_ = false;
    kept_.reset();
}

std::optional<std::size_t> ChainsPage::selected(Ui& ui) const {
    const Id id = ui.app.current_record(Screen::chains);
    if (is_nil(id)) return std::nullopt;
    const RecordIndex record = ui.app.workspace()->find(id);
    return record == no_record ? std::nullopt : map_.view.find(record);
}

void ChainsPage::select_node(Ui& ui, std::optional<std::size_t> node) {
    const Workspace& data = *ui.app.workspace();
    const Id id = node ? data.record(map_.view.nodes[*node].node).id : chain_;
    ui.app.select_record(Screen::chains, id);
    followed_ = id;
}

// A chain, a node or a link opened from elsewhere decides which map is shown.
void ChainsPage::follow_selection(Ui& ui) {
    const Workspace& data = *ui.app.workspace();
    if (kept_.unread()) chain_ = parse_id(kept_.restore(ui, {})).value_or(Id{});
    const Id id = ui.app.current_record(Screen::chains);
    if (id != followed_ && !is_nil(id)) {
        followed_ = id;
        const RecordIndex record = data.find(id);
        if (record != no_record && data.is_live(record)) {
            const auto kind = static_cast<Kind>(data.record(record).kind);
            RecordIndex chain = no_record, node = no_record;
            if (kind == Kind::chain) chain = record;
            if (kind == Kind::chain_node)
                chain = domain::linked(data, record, field::chain_node::chain_), node = record;
            if (kind == Kind::chain_link) {
                chain = domain::linked(data, record, field::chain_link::chain_);
                node = domain::linked(data, record, field::chain_link::from_);
                if (node != no_record) ui.app.select_record(Screen::chains, followed_ = data.record(node).id);
            }
            if (chain != no_record) {
                if (chain_ != data.record(chain).id) canvas_.take_unnamed(); // it was meant for the other map
                chain_ = data.record(chain).id;
                map_.update(ui, chain);
                if (node != no_record)
                    if (const auto place = map_.view.find(node)) canvas_.show(*place);
            }
        }
    }
    const RecordIndex current = is_nil(chain_) ? no_record : data.find(chain_);
    if (current == no_record || !data.is_live(current)) {
        const auto chains = domain::chains_in_order(data);
        chain_ = chains.empty() ? Id{} : data.record(chains.front()).id;
        canvas_.reset();
        connecting_ = false;
    }
    if (is_nil(ui.app.current_record(Screen::chains)) && !is_nil(chain_))
        ui.app.select_record(Screen::chains, followed_ = chain_); // its address says which map it shows
    kept_.keep(ui, is_nil(chain_) ? std::string() : to_string(chain_));
}

void ChainsPage::create(Ui& ui) {
    if (ui.app.can_write()) new_.open(ui);
}

void ChainsPage::draw_new_dialog(Ui& ui) {
    const auto wanted = new_.draw(ui);
    if (!wanted) return;
    const auto id = add_chain(ui, wanted->name, wanted->outline, wanted->is_template);
    if (!id) return;
    ui.app.select_record(Screen::chains, *id);
    chain_ = *id; // the map that is shown already when the selection is followed: the node below is meant for it
    canvas_.reset();
    editing_ = true; // a new map is there to be filled
    if (wanted->outline.nodes.empty())
        canvas_.begin_node({.tier = domain::Tier::upstream, .from = {}, .to = {}, .name = {}});
}

void ChainsPage::draw_chooser(Ui& ui, Rect& row) {
    const Workspace& data = *ui.app.workspace();
    std::vector<Option> options;
    int current = -1;
    const auto chains = domain::chains_in_order(data);
    float widest = 0;
    for (const RecordIndex chain : chains) {
        std::string name = title_of(data, chain);
        if (name.empty()) name = tr(Str::chains_unnamed);
        if (data.record(chain).id == chain_)
            current = static_cast<int>(options.size()), widest = text_width(ui, name, face::body);
        options.push_back({.code = {}, .label = std::move(name)});
    }
    const Rect box = cut_left(row, std::clamp(widest + ui.px(48), ui.px(160), ui.px(280)));
    const int chosen = select(ui, box, "chain", tr(Str::chains_chooser), options, current);
    if (chosen >= 0) {
        ui.app.select_record(Screen::chains, data.record(chains[static_cast<std::size_t>(chosen)]).id);
        canvas_.reset();
        connecting_ = false;
    }
}

void ChainsPage::draw_counts(Ui& ui, Rect& row) {
    constexpr domain::NodeState states[] = {domain::NodeState::missing, domain::NodeState::talking,
        domain::NodeState::building, domain::NodeState::present};
    for (const domain::NodeState state : states) {
        const StateLook look = look_of(state);
        const std::string words = tr(Str::chains_count, {state_word(state), std::to_string(map_.view.count(state))});
        const float width = ui.px(21) + text_width(ui, words, face::body);
        if (width + ui.px(14) > row.width) return;
        Rect place = cut_right(row, width);
        icon(ui, cut_left(place, ui.px(16)), look.icon, 16, look.color);
        cut_left(place, ui.px(5));
        text(ui, place, words, tinted(face::body, look.color));
        cut_right(row, ui.px(14));
    }
}

void ChainsPage::draw_header(Ui& ui, Rect box) {
    fill(ui, box, color::app);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    Rect row = centred(inset(box, ui.px(metric::page_padding), 0), ui.control_height());
    const std::string_view title = tr(Str::chains_title);
    heading(ui, cut_left(row, text_width(ui, title, face::page_title)), title, face::page_title, 1);
    cut_left(row, ui.px(16));
    const bool locked = !ui.app.can_write();
    const std::string_view make = tr(Str::chains_new);
    const ButtonOptions make_options{.icon = icons::plus, .disabled = locked};
    const bool brief = is_brief(ui);
    const Rect make_box = brief ? Rect{} : cut_right(row, button_width(ui, make, make_options));
    if (!brief) cut_right(row, ui.px(8));
    const Rect menu_box = cut_right(row, row.height);
    if (!is_nil(chain_)) {
        cut_right(row, ui.px(8));
        const std::string_view edit = tr(editing_ ? Str::chains_edit_done : Str::chains_edit);
        const ButtonOptions edit_options{.icon = editing_ ? icons::check : icons::pencil,
            .kind = editing_ ? ButtonKind::primary : ButtonKind::normal,
            .name = tr(Str::chains_edit),
            .disabled = locked,
            .toggled = editing_};
        const Rect edit_box = cut_right(row, brief ? row.height : button_width(ui, edit, edit_options));
        const bool sheet = is_panel_sheet(ui);
        if (sheet) cut_right(row, ui.px(8));
        const Rect panel_box = sheet ? cut_right(row, row.height) : Rect{};
        cut_right(row, ui.px(12));
        if (!brief) {
            vertical_line(ui, right(row), row.y + ui.px(6), bottom(row) - ui.px(6), color::line_strong);
            cut_right(row, ui.px(12));
        }
        draw_chooser(ui, row);
        draw_counts(ui, row);
        const std::string_view words = tr(Str::chains_template);
        const TagLook look{.text = color::soon, .fill = color::soon_tint};
        cut_left(row, ui.px(16));
        if (map_.view.is_template && tag_width(ui, words, look) <= row.width)
            tag(ui, {row.x, row.y + (row.height - ui.px(20)) / 2}, words, look);
        if (sheet && icon_button(ui, panel_box, icons::panel_right, tr(Str::chains_show_panel), {.toggled = overview_}))
            overview_ = !overview_;
        if (brief ? icon_button(ui, edit_box, edit_options.icon, tr(Str::chains_edit), edit_options)
                  : button(ui, edit_box, edit, edit_options))
            editing_ = !editing_, connecting_ = false;
    }
    if (icon_button(ui, menu_box, icons::ellipsis, tr(Str::page_menu))) open_popup(ui, tr(Str::page_menu));
    draw_menu(ui, menu_box);
    if (!brief && button(ui, make_box, make, make_options)) create(ui);
}

std::optional<PrintJob> ChainsPage::print_job(Ui& ui) {
    const RecordIndex chain = is_nil(chain_) || !ui.app.workspace() ? no_record : ui.app.workspace()->find(chain_);
    if (chain == no_record || !ui.app.workspace()->is_live(chain)) return std::nullopt;
    return PrintJob{.kept = "chain",
        .title = title_of(*ui.app.workspace(), chain),
        .parts = {{Str::print_part_map}, {Str::print_part_nodes}},
        .make = [&ui, id = chain_](const PrintChoice& choice) {
            const RecordIndex now = ui.app.workspace()->find(id);
            if (now == no_record) return exchange::Sheet{.empty = std::string(tr(Str::sheet_empty))};
            return app::chain_sheet(columns_of(ui), now,
                {.size = choice.size,
                    .is_across = choice.is_across,
                    .parts = app::SheetParts{choice.has(0), choice.has(1)},
                    .now_ms = ui.app.now_ms()});
        }};
}

void ChainsPage::draw_menu(Ui& ui, const Rect& anchor) {
    if (!begin_popup(ui, tr(Str::page_menu), anchor, 220)) return;
    if (is_brief(ui)) {
        if (menu_item(ui, tr(Str::chains_new), icons::plus, {}, !ui.app.can_write())) create(ui);
        menu_separator(ui);
    }
    auto job = print_job(ui);
    if (menu_item(ui, tr(Str::sheet_print), icons::printer, "Ctrl P", !job)) open_print_dialog(ui, *std::move(job));
    const auto save = [&](Str words, app::App::PictureFile as) {
        if (menu_item(ui, tr(words), icons::image, {}, !job))
            ui.app.save_picture(app::chain_sheet(columns_of(ui), ui.app.workspace()->find(chain_),
                                    {.use = app::SheetFor::picture, .now_ms = ui.app.now_ms()}),
                as);
    };
    save(Str::save_png, app::App::PictureFile::png);
    save(Str::save_svg, app::App::PictureFile::svg);
    if (menu_item(ui, tr(Str::copy_link), icons::link)) copy_page_link(ui);
    menu_separator(ui);
    if (menu_item(ui, tr(Str::open_trash), icons::trash_2, std::to_string(trash_count(ui, Kind::chain))))
        open_trash(ui, Kind::chain);
    end_popup(ui);
}

void ChainsPage::handle(Ui& ui, const CanvasEvent& event) {
    using What = CanvasEvent::What;
    switch (event.what) {
    case What::nothing: break;
    case What::select: select_node(ui, event.node); break;
    case What::background:
    case What::cancel:
        if (connecting_) connecting_ = false;
        else select_node(ui, std::nullopt);
        break;
    case What::connect: {
        const auto from = selected(ui);
        connecting_ = false;
        if (from) connect_nodes(ui, map_, *from, event.node);
        break;
    }
    case What::move: move_node(ui, map_, event.node, event.tier, event.place); break;
    case What::link: connect_nodes(ui, map_, event.from, event.node); break;
    case What::begin_connect:
        select_node(ui, event.node);
        connecting_ = true;
        break;
    case What::name: name_node(ui, event.then); break;
    }
    if (event.what != What::nothing) ui.want_frames(3);
}

// The node is there with its name, and after Enter the next one asks for its own.
void ChainsPage::name_node(Ui& ui, CanvasEvent::Then then) {
    const auto node = canvas_.take_unnamed();
    if (!node) return;
    const auto id = add_node(ui, map_, {node->tier, node->name, node->from, node->to});
    if (!id) return;
    // Not where the panel would cover the map while the next one is named, nor under what is being pressed elsewhere.
    if (then != CanvasEvent::Then::stop && !is_panel_sheet(ui)) {
        ui.app.continue_step();
        ui.app.select_record(Screen::chains, *id);
    }
    if (then == CanvasEvent::Then::next)
        canvas_.begin_node({.tier = domain::next_tier(node->tier), .from = *id, .to = {}, .name = {}});
    if (then == CanvasEvent::Then::beside)
        canvas_.begin_node({.tier = node->tier, .from = node->from, .to = node->to, .name = {}});
}

void ChainsPage::handle(Ui& ui, const PanelEvent& event) {
    using What = PanelEvent::What;
    switch (event.what) {
    case What::nothing: return;
    case What::close:
        overview_ = connecting_ = false;
        ui.app.select_record(Screen::chains, followed_ = chain_);
        break;
    case What::show_node:
        select_node(ui, event.node);
        canvas_.show(event.node);
        break;
    case What::connect: connecting_ = !connecting_; break;
    case What::next_node: {
        const domain::NodeView& node = map_.view.nodes[event.node];
        canvas_.begin_node({.tier = domain::next_tier(node.tier),
            .from = ui.app.workspace()->record(node.node).id,
            .to = {},
            .name = {}});
        break;
    }
    }
    ui.want_frames(3);
}

void ChainsPage::draw(Ui& ui, const Rect& area) {
    IdScope scope("chains");
    follow_selection(ui);
    Rect rest = area;
    if (is_nil(chain_)) {
        draw_header(ui, cut_top(rest, ui.header_height()));
        draw_new_dialog(ui);
        fill(ui, rest, color::subtle);
        if (empty_state(ui, rest, icons::git_merge, tr(Str::chains_empty),
                ui.app.can_write() ? tr(Str::chains_new) : std::string_view()))
            create(ui);
        return;
    }
    map_.update(ui, ui.app.workspace()->find(chain_));
    if (!ui.app.can_write()) editing_ = connecting_ = false;
    draw_header(ui, cut_top(rest, ui.header_height()));
    draw_new_dialog(ui);
    if (!ui.app.workspace()->is_live(map_.view.chain)) return;

    const auto node = selected(ui);
    if (!node) connecting_ = false;
    const float screen = ui.css(ui.screen.width);
    const bool sheet = is_panel_sheet(ui);
    const bool has_panel = !sheet || node || overview_;
    const float panel_width =
        sheet ? std::min(rest.width, ui.px(420)) : ui.px(screen >= 1800 ? metric::inspector : 384);
    const bool is_map_narrow = has_panel && rest.width - panel_width < ui.px(least_for_message);
    if (is_map_narrow) cut_message_strip(ui, rest);
    const Rect side = has_panel ? cut_right(rest, panel_width) : Rect{};
    if (!is_map_narrow) cut_message_strip(ui, rest);
    CanvasEvent event;
    if (rest.width > ui.px(80)) {
        const std::string hint =
            connecting_ && node ? tr(Str::chains_connect_hint, {map_.cards[*node].name}) : std::string();
        event = canvas_.draw(ui, rest, map_,
            {.selected = node,
                .editing = editing_,
                .connecting = connecting_,
                .can_write = ui.app.can_write(),
                .hint = hint});
    }
    PanelEvent wish;
    if (has_panel)
        wish = panel_.draw(ui, side, map_, node, {.editing = editing_, .connecting = connecting_, .sheet = sheet});
    else panel_.leave(ui);

    const bool free = !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup);
    if ((connecting_ || node) && take_escape(ui)) event.what = CanvasEvent::What::cancel;
    if (free && editing_ && node && shortcut(ui, ImGuiKey_Delete)) {
        delete_node(ui, map_.view.nodes[*node].node);
        select_node(ui, std::nullopt);
        return;
    }
    handle(ui, event);
    handle(ui, wish);
}

} // namespace

std::unique_ptr<Page> make_chains_page() { return std::make_unique<ChainsPage>(); }

} // namespace yinfeng::ui
