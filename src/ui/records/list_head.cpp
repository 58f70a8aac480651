#include "ui/records/list_head.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "model/typed.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/records/cell.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

struct ListHead::Chip {
    enum class What : std::uint8_t { all, quick, condition, add, problems } what;
    std::size_t place = 0; // among the quick filters, or the conditions of the view
    std::string label;
    ChipOptions options;
    bool hidden = false; // behind 更多
};

namespace {

constexpr float widest_chip_css = 280, most_find_more_css = 140;

// The condition as a sentence; a target that was deleted is marked, as wherever links are shown.
std::string condition_words(const Ui& ui, const view::Filter& filter) {
    const view::Columns& columns = columns_of(ui);
    std::string words = view::to_text(columns, filter, view::Wording::words);
    if (filter.join != view::Filter::Join::condition) return words;
    for (const view::Operand& operand : filter.condition.operands) {
        const auto id = operand.what == view::Operand::What::value ? link_of(operand.value) : std::nullopt;
        const RecordIndex target = id ? workspace_of(ui).find(*id) : no_record;
        if (target == no_record || workspace_of(ui).is_live(target)) continue;
        const std::string name = title_of(workspace_of(ui), target);
        if (const std::size_t at = words.find(name); !name.empty() && at != std::string::npos)
            words.replace(at, name.size(), link_words(ui, target));
    }
    return words;
}

} // namespace

float ListHead::height(const Ui& ui) { return ui.px(ui.touch ? 60 : 48); }

void ListHead::reset() {
    typed_.clear();
    finds_ = false;
    counts_.reset();
    spec_ = nullptr;
    asked_at_ = 0;
}

void ListHead::clear(ViewSet& views) {
    typed_.clear();
    views.show_everything();
}

// Quick filters are read once, and again where a number in them has moved.
void ListHead::read_quick(Ui& ui, const ListSpec& spec) {
    if (spec_ != &spec) quick_.clear(), quick_text_.assign(spec.quick.size(), "?");
    spec_ = &spec;
    quick_.resize(spec.quick.size());
    for (std::size_t i = 0; i < spec.quick.size(); ++i) {
        const QuickFilter& each = spec.quick[i];
        std::string text = each.condition ? each.condition(ui) : std::string(each.where);
        if (text == quick_text_[i]) continue;
        quick_text_[i] = std::move(text);
        if (auto read = view::parse_filter(columns_of(ui), static_cast<KindId>(spec.kind), quick_text_[i]))
            quick_[i] = view::simplified(*std::move(read));
    }
    counts_.update(ui, static_cast<KindId>(spec.kind), quick_);
}

std::vector<ListHead::Chip> ListHead::chips(Ui& ui, const ListSpec& spec, const view::View& view) {
    std::vector<Chip> chips;
    const std::vector<view::Filter> conditions = conditions_of(view.filter);
    if (!spec.quick.empty()) {
        const auto all = static_cast<int>(workspace_of(ui).live(spec.kind).size());
        chips.push_back({Chip::What::all, 0, std::string(tr(Str::all)),
            {.count = all, .on = conditions.empty() && typed_.empty()}});
    }
    for (std::size_t i = 0; i < spec.quick.size(); ++i) {
        const QuickFilter& each = spec.quick[i];
        Chip chip{Chip::What::quick, i, each.words ? each.words(ui) : std::string(tr(each.label)), {}};
        chip.options = {.icon = each.icon,
            .icon_color = each.tint,
            .count = counts_.of(i),
            .on = std::ranges::contains(conditions, quick_[i])};
        chips.push_back(std::move(chip));
    }
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        if (std::ranges::contains(quick_, conditions[i])) continue;
        chips.push_back({Chip::What::condition, i, condition_words(ui, conditions[i]),
            {.icon = icons::funnel, .on = true, .removable = true}});
    }
    follow_problems(ui, view);
    if (!problems_.empty())
        chips.push_back({Chip::What::problems, 0, tr(Str::view_problems, {std::to_string(problems_.size())}),
            {.icon = icons::triangle_alert, .icon_color = color::soon}});
    chips.push_back({Chip::What::add, 0, std::string(tr(Str::add_filter)), {.icon = icons::plus, .dashed = true}});
    return chips;
}

void ListHead::press(Ui& ui, const Chip& chip, const Rect& place, bool remove, ViewSet& views) {
    view::View& view = views.shown();
    std::vector<view::Filter> conditions = conditions_of(view.filter);
    switch (chip.what) {
    case Chip::What::all: clear(views); break;
    case Chip::What::quick: { // one at a time
        const view::Filter& pressed = quick_[chip.place];
        const bool was_on = std::ranges::contains(conditions, pressed);
        std::erase_if(conditions, [&](const view::Filter& each) { return std::ranges::contains(quick_, each); });
        if (!was_on) conditions.insert(conditions.begin(), pressed);
        view.filter = all_of(std::move(conditions));
        break;
    }
    case Chip::What::condition:
        if (!remove) return builder_.edit(ui, place, conditions[chip.place]);
        conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(chip.place));
        view.filter = all_of(std::move(conditions));
        break;
    case Chip::What::add: return builder_.open_menu(ui, place);
    case Chip::What::problems: open_popup(ui, tr(Str::view_problems_title)); return;
    }
    ui.want_frames(2);
}

// The chips that found no room, as a menu.
void ListHead::draw_overflow(Ui& ui, const std::vector<Chip>& chips, const Rect& anchor, ViewSet& views) {
    if (!begin_popup(ui, tr(Str::more_filters), anchor, 260)) return;
    for (const Chip& chip : chips) {
        if (!chip.hidden) continue;
        const bool plain = chip.what == Chip::What::all || chip.what == Chip::What::quick;
        const std::string count = chip.options.count >= 0 ? std::to_string(chip.options.count) : std::string();
        if (menu_item(ui, chip.label, plain ? nullptr : chip.options.icon, count, false, false,
                plain ? std::optional(chip.options.on) : std::nullopt)) {
            press(ui, chip, anchor, false, views);
            ui.want_frames(3); // an editor opens when this menu is gone
        }
        if (chip.options.removable && menu_item(ui, tr(Str::remove_filter, {chip.label}), icons::x))
            press(ui, chip, anchor, true, views);
    }
    end_popup(ui);
}

// Names are looked for among all records: not in every frame.
void ListHead::follow_problems(Ui& ui, const view::View& view) {
    const std::uint64_t now = workspace_of(ui).revision() + 1;
    if (asked_at_ == now && asked_ == view) return;
    asked_at_ = now;
    asked_ = view;
    problems_ = view::problems_of(columns_of(ui), view);
}

void ListHead::draw_problems(Ui& ui, const Rect& anchor) {
    if (!begin_popup(ui, tr(Str::view_problems_title), anchor, 360)) return;
    menu_title(ui, tr(Str::view_problems_title));
    for (const std::string& problem : problems_) {
        const float room = popup_row(ui, 0).width - ui.px(20);
        const Rect row = popup_row(ui, wrapped_height(ui, room, problem, {13}) + ui.px(10));
        wrapped_text(ui, inset(row, ui.px(10), ui.px(4)), problem, {13});
        advance_popup(row);
    }
    end_popup(ui);
}

void ListHead::draw_chips(Ui& ui, const Rect& box, std::vector<Chip> all, ViewSet& views) {
    const IdScope scope("filters");
    Chip more{Chip::What::all, 0, std::string(tr(Str::more_filters)), {.icon = icons::ellipsis, .count = 0}};
    const float gap = ui.px(is_narrow_ ? 6 : 8), widest = std::min(box.width, ui.px(widest_chip_css));
    const auto width_of = [&](const Chip& each) {
        if (is_narrow_ && each.what == Chip::What::add) return ui.reach(32); // its icon
        return std::min(chip_width(ui, each.label, each.options), widest);
    };
    const auto wanted = [&] {
        float width = more.options.count > 0 ? width_of(more) : -gap;
        for (const Chip& each : all) width += each.hidden ? 0 : width_of(each) + gap;
        return width;
    };
    // From the right: first what would find nothing, then what is off, last what is on and says what is left out.
    using Rule = bool (*)(const Chip&);
    // Where nothing is on, the chip that says so is the first to go.
    const Rule nothing_is_on = [](const Chip& each) { return each.what == Chip::What::all && each.options.on; };
    const Rule rules[] = {is_narrow_ ? nothing_is_on : [](const Chip&) { return false; },
        [](const Chip& each) { return each.what == Chip::What::quick && !each.options.on && each.options.count <= 0; },
        [](const Chip& each) { return each.what == Chip::What::quick && !each.options.on; },
        [](const Chip& each) { return each.what == Chip::What::add; },
        [](const Chip& each) { return !each.options.on; }, [](const Chip&) { return true; }};
    for (const Rule may : rules)
        for (std::size_t i = all.size(); i-- > 0 && wanted() > box.width;) {
            if (all[i].hidden || !may(all[i])) continue;
            all[i].hidden = true;
            ++more.options.count;
            more.options.on |= all[i].options.on && all[i].what != Chip::What::all;
        }

    float x = box.x;
    const auto draw_chip = [&](const Chip& each) {
        const Rect place{x, box.y, width_of(each), ui.px(ui.touch ? 44 : 32)};
        x += place.width + gap;
        return std::pair(place, chip(ui, place, each.label, each.options));
    };
    Rect last = box;
    for (const Chip& each : all) {
        if (each.hidden) continue;
        const auto [place, result] = draw_chip(each);
        last = place;
        if (result != ChipResult::none) press(ui, each, place, result == ChipResult::removed, views);
    }
    if (more.options.count > 0) {
        const auto [place, result] = draw_chip(more);
        last = place;
        if (result != ChipResult::none) open_popup(ui, tr(Str::more_filters));
        draw_overflow(ui, all, place, views);
    }
    draw_problems(ui, last);
}

ListHead::Wish ListHead::draw(
    Ui& ui, const Rect& box, bool compact, const ListSpec& spec, ViewSet& views, Rect& place) {
    read_quick(ui, spec);
    Rect row = centred(box, ui.px(ui.touch ? 44 : 32));
    std::vector<Chip> all = chips(ui, spec, views.shown());
    float wanted = 0;
    for (const Chip& each : all)
        wanted += std::min(chip_width(ui, each.label, each.options), ui.px(widest_chip_css)) + ui.px(8);
    is_narrow_ = false;
    float tools = tools_width(ui, row.width, compact, views.shown());
    if (const float left = row.width - tools - wanted; left > 0) {
        tools += std::min(left, ui.px(most_find_more_css)); // what the filters leave is the search's
    } else if (compact && ui.css(row.width) < 480) {
        is_narrow_ = true;
        tools = tools_width(ui, row.width, compact, views.shown());
    }
    Rect tool_row = cut_right(row, std::min(tools, row.width));
    cut_right(row, ui.px(8));
    draw_chips(ui, row, std::move(all), views);
    if (builder_.draw(ui, static_cast<KindId>(spec.kind), columns_in(views.shown()), views.shown().filter))
        ui.want_frames(2);
    return draw_tools(ui, tool_row, compact, spec, views.shown(), place);
}

} // namespace yinfeng::ui
