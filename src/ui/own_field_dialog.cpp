#include "ui/own_field_dialog.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "icons_generated.h"
#include "store/custom_fields.h"
#include "ui/choice_options.h"
#include "ui/field_words.h"

#include <algorithm>
#include <array>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::FieldDraft;

namespace {

constexpr float width_css = 560, gap_css = 14, option_css = 44, colour_css = 104,
                options_css = 4.5f * option_css; // however many there are: nothing moves away from under a press
constexpr std::size_t most_options = 200;

// What a link may lead to; people are a type of their own.
constexpr std::array link_targets{
    Kind::project, Kind::enterprise, Kind::chain, Kind::chain_node, Kind::service_record, Kind::unit};

// A list without 未填 under its label.
std::optional<std::size_t> choose(Ui& ui, Rect box, std::string_view id, std::string_view name,
    std::span<const Option> options, std::size_t now, bool fixed = false) {
    field_label(ui, box, name);
    const int picked =
        select(ui, cut_top(box, ui.control_height()), id, name, options, static_cast<int>(now), false, fixed);
    return picked < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(picked));
}

void choose_code(Ui& ui, const Rect& box, std::string_view id, std::string_view name, ChoiceList list,
    std::string& code, bool fixed = false) {
    std::vector<Option> options;
    for (const Choice& choice : choices_of(list)) options.push_back({choice.code, std::string(app::label(choice))});
    if (const auto picked = choose(ui, box, id, name, options, choice_index(list, code).value_or(0), fixed))
        code = choices_of(list)[*picked].code;
}

void choose_target(Ui& ui, const Rect& box, Kind& target, bool fixed) {
    std::vector<Option> options;
    for (const Kind kind : link_targets) options.push_back({info(kind).name, std::string(app::label(info(kind)))});
    const auto now = static_cast<std::size_t>(std::ranges::find(link_targets, target) - link_targets.begin());
    if (const auto picked =
            choose(ui, box, "target", tr(Str::own_field_target), options, now % link_targets.size(), fixed))
        target = link_targets[*picked];
}

// The one that fewest of them have; none in a list that is kept without colours.
std::string next_colour(const std::vector<FieldDraft::Option>& options) {
    const auto colours = choices_of(ChoiceList::option_colour);
    const auto uses = [&](const Choice& colour) {
        return std::ranges::count(options, std::string_view(colour.code), &FieldDraft::Option::colour);
    };
    const bool is_plain =
        !options.empty() && std::ranges::all_of(options, [](const auto& each) { return each.colour.empty(); });
    return is_plain ? std::string() : std::string(std::ranges::min_element(colours, {}, uses)->code);
}

void choose_colour(Ui& ui, const Rect& box, const std::string& name, std::string& colour) {
    std::vector<Option> options{{"", std::string(tr(Str::own_field_no_colour))}};
    int now = 0;
    for (const Choice& each : choices_of(ChoiceList::option_colour)) {
        if (each.code == colour) now = static_cast<int>(options.size());
        options.push_back({each.code, std::string(app::label(each))});
        options.back().colour = option_colour(options.size() - 2);
    }
    const int picked = select(ui, box, "colour", name, options, now);
    if (picked >= 0) colour = options[static_cast<std::size_t>(picked)].code;
}

// 优、良、差 typed or pasted into one line are three.
void part_options(std::vector<FieldDraft::Option>& options, std::size_t at) {
    constexpr std::string_view signs[] = {"、", "；", ";", "\n", "\t"};
    const std::string typed = options[at].name;
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < typed.size();) {
        const auto sign =
            std::ranges::find_if(signs, [&](std::string_view each) { return typed.substr(i).starts_with(each); });
        if (sign == std::end(signs)) {
            ++i;
            continue;
        }
        parts.emplace_back(trim(std::string_view(typed).substr(begin, i - begin)));
        begin = i += sign->size();
    }
    if (parts.empty()) return;
    parts.emplace_back(trim(std::string_view(typed).substr(begin)));
    std::erase(parts, std::string());
    options[at].name = parts.empty() ? std::string() : parts.front();
    for (std::size_t i = 1; i < parts.size() && options.size() < most_options; ++i) {
        FieldDraft::Option part{{}, parts[i], next_colour(options)};
        options.insert(options.begin() + static_cast<std::ptrdiff_t>(at + i), std::move(part));
    }
}

} // namespace

void OwnFieldDialog::make(Ui& ui, Kind kind) {
    if (!form_.open(ui, Id{0, static_cast<std::uint64_t>(kind) + 1})) return; // what was put aside
    draft_ = {};
    draft_.kind = kind;
    is_in_use_ = false;
    problem_.clear();
}

void OwnFieldDialog::edit(Ui& ui, RecordIndex definition) {
    if (!form_.open(ui, workspace_of(ui).record(definition).id)) return;
    draft_ = domain::field_draft(workspace_of(ui), definition);
    is_in_use_ = domain::is_in_use(workspace_of(ui), draft_);
    problem_.clear();
}

void OwnFieldDialog::draw_options(Ui& ui, Rect& rest) {
    std::vector<FieldDraft::Option>& options = draft_.options;
    const Scroll scroll = begin_scroll(ui, "options", cut_top(rest, ui.px(options_css)));
    const float width = scroll.view.width - ui.px(12), height = ui.px(option_css);
    std::optional<std::size_t> removed, parted;
    for (std::size_t i = 0; i <= options.size(); ++i) { // the last is waiting for another one
        Rect row{scroll.origin.x, scroll.origin.y + height * static_cast<float>(i), width, height};
        const IdScope scope(static_cast<std::uint64_t>(i));
        const Rect bin = cut_right(row, ui.control_height());
        cut_right(row, ui.px(8));
        const Rect colour = cut_right(row, ui.px(colour_css));
        cut_right(row, ui.px(8));
        std::string another;
        std::string& name = i < options.size() ? options[i].name : another;
        const std::string label = tr(Str::own_field_option_n, {std::to_string(i + 1)});
        const Edit typed = text_field(ui, centred(row, ui.control_height()), "option", name,
            {.name = label, .hint = tr(i < options.size() ? Str::own_field_option : Str::own_field_another)});
        if (i < options.size()) {
            const std::string remove = tr(Str::own_field_remove, {name});
            if (icon_button(ui, centred(bin, ui.control_height()), icons::x, remove)) removed = i;
            choose_colour(ui, centred(colour, ui.control_height()),
                tr(Str::own_field_colour_n, {std::to_string(i + 1)}), options[i].colour);
            if (typed.committed) parted = i;
        } else if (!another.empty() && options.size() < most_options) {
            options.push_back({{}, another, next_colour(options)});
            ui.want_frames(2);
            break;
        }
    }
    if (parted) part_options(options, *parted);
    if (removed) options.erase(options.begin() + static_cast<std::ptrdiff_t>(*removed));
    end_scroll(ui, scroll, {width, height * static_cast<float>(options.size() + 1)});
}

std::optional<Id> OwnFieldDialog::write(Ui& ui) {
    for (std::size_t i = 0; i < draft_.options.size(); ++i) part_options(draft_.options, i);
    if (const auto good = domain::check_draft(workspace_of(ui), draft_); !good) {
        problem_ = good.error().message;
        return {};
    }
    Change change{tr(is_nil(draft_.id) ? Str::own_field_made : Str::own_field_edited, {trim(draft_.name)}), {}};
    const Id id = domain::write_draft(workspace_of(ui), draft_, [&] { return ui.app.new_id(); }, change);
    if (!ui.app.apply(change, change.name)) return {};
    form_.close(ui);
    return id;
}

std::optional<Id> OwnFieldDialog::draw(Ui& ui) {
    const bool is_new = is_nil(draft_.id), is_choice = draft_.has_options(), is_formula = draft_.type == "formula";
    const float field = labelled_field_height(ui), gap = ui.px(gap_css);
    float height = 3 * field + 2 * gap + ui.px(44);
    if (is_choice) height += ui.px(24) + ui.px(options_css) + gap;
    if (is_formula) height += formula_.height(ui) + gap;
    if (!problem_.empty()) height += ui.px(28);
    const std::string title = tr(is_new ? Str::own_field_new : Str::own_field_edit, {app::label(info(draft_.kind))});
    const Dialog dialog = form_.begin(ui, title, width_css, ui.css(height));
    if (!dialog.open) return {};
    Rect rest = dialog.content;
    const auto halves = [&] {
        Rect row = cut_top(rest, field);
        const Rect left = cut_left(row, std::round((row.width - gap) / 2));
        cut_left(row, gap);
        cut_top(rest, gap);
        return std::pair(left, row);
    };
    const auto [name, type] = halves();
    form_.text(ui, name, "name", tr(Str::own_field_name), draft_.name,
        {.hint = tr(Str::own_field_name_hint), .required = true});
    choose_code(ui, type, "type", tr(Str::own_field_type), ChoiceList::custom_type, draft_.type, is_in_use_);
    const auto [section, more] = halves();
    choose_code(ui, section, "section", tr(Str::own_field_section), ChoiceList::section, draft_.section);
    if (draft_.type == "number" || is_formula)
        form_.text(ui, more, "unit", tr(Str::own_field_unit), draft_.unit,
            {.hint = tr(is_formula ? Str::own_field_formula_unit_hint : Str::own_field_unit_hint)});
    if (draft_.type == "link") choose_target(ui, more, draft_.target, is_in_use_);
    if (is_formula) {
        formula_.draw(ui, cut_top(rest, formula_.height(ui)), draft_);
        cut_top(rest, gap);
        form_.require(formula_.is_good(), tr(Str::own_field_formula_wanted));
    }
    if (is_choice) {
        text(ui, cut_top(rest, ui.px(24)), tr(Str::own_field_options), face::secondary);
        draw_options(ui, rest);
        cut_top(rest, gap);
    }
    form_.text(
        ui, cut_top(rest, field), "help", tr(Str::own_field_help), draft_.help, {.hint = tr(Str::own_field_help_hint)});
    Tri confidential = draft_.confidential ? Tri::yes : Tri::no;
    if (checkbox(ui, cut_top(rest, ui.px(44)), "confidential", tr(Str::own_field_confidential), confidential))
        draft_.confidential = confidential == Tri::yes;
    if (!problem_.empty()) text(ui, cut_top(rest, ui.px(28)), problem_, tinted(face::secondary, color::late));
    if (form_.end(ui, tr(is_new ? Str::create : Str::save), {.stays = true, .disabled = !ui.app.can_write()}) !=
        FormDialog::Answer::done)
        return {};
    return write(ui);
}

} // namespace yinfeng::ui
