#include "ui/screens/project_filters.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/sort_list.h"
#include "base/utf8.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/record_options.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

struct ProjectFilters::Chip {
    std::string label;
    ChipOptions options;
    Quick quick = Quick::all; // of a quick filter
    Part part = Part::none;   // of a condition, or menu for the chip that adds one
    bool hidden = false;      // behind 更多
};

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += tr(Str::list_comma);
        text += word;
    }
    return text;
}

bool has_value(const std::vector<std::string>& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

std::string amount_words(Decimal wan) { return format_amount({wan}).text(); }

std::string stale_label(const Workspace& workspace) {
    const domain::StaleLimits limits = domain::stale_limits(workspace);
    const auto [least, most] = std::minmax({limits.planning, limits.talks, limits.signed_});
    const std::string range =
        least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
    return tr(Str::quick_stale, {range});
}

} // namespace

std::vector<ProjectFilters::Chip> ProjectFilters::chips(
    const Ui& ui, const ProjectFilter& filter, const ProjectList& list) const {
    std::vector<Chip> chips;
    const auto quick = [&](Quick which, std::string label, const char* glyph, Color tint) {
        Chip chip{std::move(label), {}, which, Part::none};
        chip.options.icon = glyph;
        chip.options.icon_color = tint;
        chip.options.count = static_cast<int>(list.count(which));
        chip.options.on = which == Quick::all ? filter.is_empty() : filter.quick == which;
        chips.push_back(std::move(chip));
    };
    quick(Quick::all, std::string(tr(Str::all)), nullptr, color::text_2);
    quick(Quick::overdue, std::string(tr(Str::quick_overdue)), icons::triangle_alert, color::late);
    quick(Quick::due_soon, std::string(tr(Str::quick_due_soon)), icons::clock, color::soon);
    quick(Quick::incomplete, std::string(tr(Str::quick_incomplete)), icons::user_x, color::text_2);
    quick(Quick::stale, stale_label(workspace_of(ui)), icons::history, color::text_2);
    quick(Quick::big, std::string(tr(Str::quick_big)), nullptr, color::text_2);

    const auto condition = [&](Part part, std::string label) {
        Chip chip{std::move(label), {}, Quick::all, part};
        chip.options = {.icon = icons::funnel, .on = true, .removable = true};
        chips.push_back(std::move(chip));
    };
    if (!filter.stages.empty()) {
        std::vector<std::string> names;
        for (const std::string& code : filter.stages) names.emplace_back(app::choice_label(ChoiceList::stage, code));
        condition(Part::stage, tr(Str::filter_is, {tr(Str::filter_stage), joined(names)}));
    }
    if (!filter.industries.empty())
        condition(Part::industry, tr(Str::filter_is, {tr(Str::filter_industry), joined(filter.industries)}));
    if (!filter.parks.empty()) condition(Part::park, tr(Str::filter_is, {tr(Str::filter_park), joined(filter.parks)}));
    const auto linked = [&](Part part, FieldId field, const std::vector<std::string>& ids) {
        std::vector<std::string> names;
        for (const std::string& id : ids) names.push_back(link_words(ui, id));
        if (!ids.empty()) condition(part, tr(Str::filter_is, {app::label(info(field)), joined(names)}));
    };
    linked(Part::investor, field::project::investor_, filter.investors);
    linked(Part::tracker, field::project::tracker_, filter.trackers);
    if (filter.amount_from || filter.amount_to) {
        std::string words =
            filter.amount_from && filter.amount_to
                ? tr(Str::filter_amount_range, {amount_words(*filter.amount_from), amount_words(*filter.amount_to)})
            : filter.amount_from ? tr(Str::filter_amount_from, {amount_words(*filter.amount_from)})
                                 : tr(Str::filter_amount_to, {amount_words(*filter.amount_to)});
        condition(Part::amount, filter.amount_or_unfilled ? tr(Str::filter_or_unfilled, {words}) : std::move(words));
    }
    if (!filter.tags.empty()) condition(Part::tag, tr(Str::filter_is, {tr(Str::filter_tag), joined(filter.tags)}));
    if (!filter.sources.empty())
        condition(Part::source, tr(Str::filter_is, {tr(Str::filter_source), joined(filter.sources)}));

    Chip add{std::string(tr(Str::add_filter)), {}, Quick::all, Part::menu};
    add.options = {.icon = icons::plus, .dashed = true};
    chips.push_back(std::move(add));

    return chips;
}

float ProjectFilters::height(const Ui& ui) { return ui.px(ui.touch ? 60 : 48); }

void ProjectFilters::press(const Chip& chip, const Rect& place, bool remove, ProjectFilter& filter) {
    if (chip.part == Part::none) {
        if (chip.quick == Quick::all) filter.clear();
        else filter.quick = filter.quick == chip.quick ? Quick::all : chip.quick;
        ++filter.version;
    } else if (remove) {
        switch (chip.part) {
        case Part::stage: filter.stages.clear(); break;
        case Part::industry: filter.industries.clear(); break;
        case Part::park: filter.parks.clear(); break;
        case Part::investor: filter.investors.clear(); break;
        case Part::tracker: filter.trackers.clear(); break;
        case Part::amount:
            filter.amount_from.reset(), filter.amount_to.reset(), filter.amount_or_unfilled = false;
            break;
        case Part::tag: filter.tags.clear(); break;
        case Part::source: filter.sources.clear(); break;
        default: break;
        }
        ++filter.version;
    } else {
        wanted_ = chip.part;
        anchor_ = place;
        if (wanted_ == Part::amount) {
            from_ = filter.amount_from ? amount_words(*filter.amount_from) : std::string();
            to_ = filter.amount_to ? amount_words(*filter.amount_to) : std::string();
            or_unfilled_ = filter.amount_or_unfilled;
            problem_.clear();
        }
    }
}

// The chips that found no room, as a menu.
void ProjectFilters::draw_overflow(Ui& ui, const std::vector<Chip>& chips, const Rect& anchor, ProjectFilter& filter) {
    if (!begin_popup(ui, tr(Str::more_filters), anchor, 260)) return;
    for (const Chip& chip : chips) {
        if (!chip.hidden) continue;
        const bool removable = chip.options.removable;
        const std::string count = chip.options.count >= 0 ? std::to_string(chip.options.count) : std::string();
        const bool quick = chip.part == Part::none;
        if (menu_item(ui, chip.label, quick ? nullptr : chip.options.icon, count, false, false,
                quick ? std::optional(chip.options.on) : std::nullopt)) {
            press(chip, anchor, false, filter);
            ui.want_frames(3); // an editor opens when this menu is gone
        }
        const std::string remove = tr(Str::remove_filter, {chip.label});
        if (removable && menu_item(ui, remove, icons::x)) press(chip, anchor, true, filter);
    }
    end_popup(ui);
}

void ProjectFilters::draw(Ui& ui, const Rect& box, ProjectFilter& filter, const ProjectList& list, float tools) {
    const IdScope scope("filters");
    std::vector<Chip> all = chips(ui, filter, list);
    Chip more{std::string(tr(Str::more_filters)), {}, Quick::all, Part::none};
    more.options = {.icon = icons::ellipsis, .count = 0};
    const float gap = ui.px(8), room = box.width - tools, widest = std::min(room, ui.px(280));
    const auto width_of = [&](const Chip& each) { return std::min(chip_width(ui, each.label, each.options), widest); };
    const auto wanted = [&] {
        float width = more.options.count > 0 ? width_of(more) : -gap;
        for (const Chip& each : all) width += each.hidden ? 0 : width_of(each) + gap;
        return width;
    };
    // From the right: first what would find nothing, then what is off, last what is on and says what is left out.
    const auto hide = [&](auto&& may) {
        for (std::size_t i = all.size(); i-- > 0 && wanted() > room;) {
            if (all[i].hidden || !may(all[i])) continue;
            all[i].hidden = true;
            ++more.options.count;
            more.options.on |= all[i].options.on;
        }
    };
    const auto is_quick = [](const Chip& each) { return each.part == Part::none && each.quick != Quick::all; };
    hide([&](const Chip& each) { return is_quick(each) && !each.options.on && each.options.count <= 0; });
    hide([&](const Chip& each) { return is_quick(each) && !each.options.on; });
    hide([](const Chip& each) { return each.part == Part::menu; });
    hide([](const Chip& each) { return !each.options.on; });
    hide([](const Chip&) { return true; });

    float x = box.x;
    const auto draw_chip = [&](const Chip& each) {
        const Rect place{x, box.y + ui.px(2), width_of(each), ui.px(ui.touch ? 44 : 32)};
        x += place.width + gap;
        return std::pair(place, chip(ui, place, each.label, each.options));
    };
    for (const Chip& each : all) {
        if (each.hidden) continue;
        const auto [place, result] = draw_chip(each);
        if (result != ChipResult::none) press(each, place, result == ChipResult::removed, filter);
    }
    if (more.options.count > 0) {
        const auto [place, result] = draw_chip(more);
        if (result != ChipResult::none) open_popup(ui, tr(Str::more_filters));
        draw_overflow(ui, all, place, filter);
    }
    draw_editors(ui, filter);
}

void ProjectFilters::draw_editors(Ui& ui, ProjectFilter& filter) {
    const auto id_of = [](Part part) -> std::string_view {
        switch (part) {
        case Part::stage: return tr(Str::filter_stage);
        case Part::industry: return tr(Str::filter_industry);
        case Part::park: return tr(Str::filter_park);
        case Part::investor: return app::label(info(field::project::investor_));
        case Part::tracker: return app::label(info(field::project::tracker_));
        case Part::amount: return tr(Str::filter_amount);
        case Part::tag: return tr(Str::filter_tag);
        case Part::source: return tr(Str::filter_source);
        default: return tr(Str::filter_title);
        }
    };
    if (wanted_ != Part::none) {
        open_popup(ui, id_of(wanted_));
        wanted_ = Part::none;
    }
    draw_menu(ui);
    draw_stage_editor(ui, filter);
    draw_amount_editor(ui, filter);
    const auto list = [&](Part part, FieldId field, std::vector<std::string>& values) {
        const Picked picked = picker_popup(
            ui, id_of(part), anchor_, 280,
            [&](std::string_view typed) {
                auto options = info(field).type == FieldType::link ? used_link_options(ui, field, typed)
                                                                   : used_text_options(ui, field, typed);
                for (Option& option : options)
                    if (has_value(values, option.code)) option.icon = icons::check;
                return options;
            },
            false, !values.empty());
        if (picked.what == Picked::What::cleared) values.clear();
        else if (picked.what == Picked::What::option) {
            if (std::erase(values, picked.code) == 0) values.push_back(picked.code);
        } else return;
        ++filter.version;
    };
    list(Part::industry, field::project::industry_, filter.industries);
    list(Part::park, field::project::park_, filter.parks);
    list(Part::investor, field::project::investor_, filter.investors);
    list(Part::tracker, field::project::tracker_, filter.trackers);
    list(Part::tag, field::project::tags_, filter.tags);
    list(Part::source, field::project::source_, filter.sources);
}

void ProjectFilters::draw_menu(Ui& ui) {
    if (!begin_popup(ui, tr(Str::filter_title), anchor_, 200)) return;
    menu_title(ui, tr(Str::filter_title));
    const auto add = [&](Part part, std::string_view label, const char* glyph) {
        if (menu_item(ui, label, glyph)) {
            wanted_ = part; // opened in the next frame, when this menu is gone
            from_.clear(), to_.clear(), problem_.clear();
            ui.want_frames(3);
        }
    };
    const auto item = [&](Part part, Str label, const char* glyph) { add(part, tr(label), glyph); };
    item(Part::stage, Str::filter_stage, icons::layers);
    item(Part::industry, Str::filter_industry, icons::factory);
    item(Part::park, Str::filter_park, icons::map_pin);
    add(Part::investor, app::label(info(field::project::investor_)), icons::building_2);
    add(Part::tracker, app::label(info(field::project::tracker_)), icons::user);
    item(Part::amount, Str::filter_amount, icons::database);
    item(Part::tag, Str::filter_tag, icons::tag);
    item(Part::source, Str::filter_source, icons::scroll_text);
    end_popup(ui);
}

void ProjectFilters::draw_stage_editor(Ui& ui, ProjectFilter& filter) {
    const auto choices = choices_of(ChoiceList::stage);
    const float row_css = ui.touch ? 44 : 32;
    if (!begin_popup(ui, tr(Str::filter_stage), anchor_, 200, 16 + row_css * static_cast<float>(choices.size())))
        return;
    Rect area = popover_content(ui, 8);
    for (const Choice& choice : choices) {
        Rect row = inset(cut_top(area, ui.px(row_css)), ui.px(4), 0);
        const std::string code(choice.code);
        Tri on = has_value(filter.stages, code) ? Tri::yes : Tri::no;
        const Rect whole = row;
        if (checkbox(ui, whole, code, app::label(choice), on)) {
            if (std::erase(filter.stages, code) == 0) filter.stages.push_back(code);
            // In the order of the ladder, so that the sentence reads like it.
            sort_list(filter.stages, {},
                [](const std::string& each) { return choice_index(ChoiceList::stage, each).value_or(99); });
            ++filter.version;
        }
        const Rect glyph = cut_right(row, ui.px(20));
        stage_glyph(ui, {glyph.x + glyph.width / 2, glyph.y + glyph.height / 2}, stage_look_of(code), 13);
    }
    end_popup(ui);
}

void ProjectFilters::draw_amount_editor(Ui& ui, ProjectFilter& filter) {
    if (!begin_popup(ui, tr(Str::filter_amount), anchor_, 280, problem_.empty() ? 192 : 214)) return;
    Rect area = popover_content(ui, 12);
    heading(ui, cut_top(area, ui.px(28)), tr(Str::filter_amount), face::section, 3);
    // In the unit of the list; the field says so.
    const FieldInfo& amounts = info(field::project::amount_);
    const auto bound = [&](std::string_view id, std::string& typed, Str name) {
        return text_field(ui, cut_top(area, ui.control_height()), id, typed,
            {.name = tr(name), .hint = tr(name), .suffix = unsaid_unit(amounts, typed, true), .figure = true});
    };
    const Edit from = bound("from", from_, Str::filter_from);
    cut_top(area, ui.px(8));
    const Edit to = bound("to", to_, Str::filter_to);
    cut_top(area, ui.px(4));
    Tri unfilled = or_unfilled_ ? Tri::yes : Tri::no;
    if (checkbox(ui, cut_top(area, ui.px(32)), "unfilled", tr(Str::filter_include_unfilled), unfilled))
        or_unfilled_ = unfilled == Tri::yes;
    if (!problem_.empty()) text(ui, cut_top(area, ui.px(22)), problem_, tinted(face::caption, color::late));
    cut_top(area, ui.px(4));
    Rect row = cut_top(area, ui.control_height());
    const ButtonOptions apply{.kind = ButtonKind::primary};
    const bool pressed =
        button(ui, cut_right(row, button_width(ui, tr(Str::filter_apply), apply)), tr(Str::filter_apply), apply);
    if (pressed || from.submitted || to.submitted) {
        std::optional<Decimal> bounds[2];
        const std::string* typed[2] = {&from_, &to_};
        problem_.clear();
        for (int i = 0; i < 2; ++i) {
            if (trim(*typed[i]).empty()) continue;
            const auto amount = parse_amount(*typed[i], column_unit(amounts.options.unit)->spelling);
            if (!amount) problem_ = amount.error().message;
            else bounds[i] = amount->value;
        }
        if (problem_.empty()) {
            filter.amount_from = bounds[0], filter.amount_to = bounds[1];
            filter.amount_or_unfilled = or_unfilled_;
            ++filter.version;
            close_popup(ui);
        }
    }
    end_popup(ui);
}

} // namespace yinfeng::ui
