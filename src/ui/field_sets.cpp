#include "ui/field_sets.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "model/choice_words.h"
#include "ui/choice_options.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/widgets.h"

#include "base/utf8.h"

#include <imgui.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

struct Element {
    std::string_view code; // the tag, the code of the choice, or the id
    std::string label;
    RecordIndex target = no_record;
    std::optional<TagLook> look = {}; // of a choice
};

std::vector<Element> elements_of(const Ui& ui, RecordIndex record, FieldId field) {
    const Workspace& workspace = workspace_of(ui);
    std::vector<Element> elements;
    for (const std::string_view code : workspace.elements(record, field)) {
        Element element{code, element_words(ui, field, code)};
        const FieldInfo& info = info_of(ui, field);
        if (info.type == FieldType::link_set) {
            const auto id = parse_id(code);
            element.target = id ? workspace.find(*id) : no_record;
        } else if (info.type == FieldType::choice_set) {
            element.look = tag_of_choice(info.options, code);
        }
        elements.push_back(std::move(element));
    }
    return elements;
}

ChipOptions chip_options(const Element& element, bool editable) {
    ChipOptions options;
    options.removable = editable;
    if (element.target != no_record) options.icon = icons::link;
    if (element.look) options.text = element.look->text, options.fill = element.look->fill;
    return options;
}

// As they are offered. 用地、环评 typed at once are offered as one line.
std::vector<Option> offered_choices(
    const Ui& ui, RecordIndex record, const FieldInfo& info, FieldId field, std::string_view typed) {
    const auto held = workspace_of(ui).elements(record, field);
    std::vector<Option> options = choice_options(
        info, workspace_of(ui).names().learned(),
        [&](std::string_view code) { return std::ranges::contains(held, code); }, typed);
    const ChoicesByWords read = choices_by_words(info.options, typed, workspace_of(ui).names().learned());
    if (options.empty() && read.unknown.empty() && read.codes.size() > 1) {
        Option all{typed, {}};
        for (const std::string& code : read.codes)
            all.label.append(all.label.empty() ? std::string_view() : tr(Str::list_comma))
                .append(app::choice_label(info.options, code));
        options.push_back(std::move(all));
    }
    return options;
}

// One is ticked or taken out, several that were typed are ticked.
bool take_choices(Ui& ui, RecordIndex record, FieldId field, const Picked& picked) {
    const auto held = workspace_of(ui).elements(record, field);
    if (picked.what == Picked::What::cleared)
        return write_elements(ui, record, field, std::vector<std::string>(held.begin(), held.end()), false);
    if (picked.what != Picked::What::option) return false;
    const FieldOptions& options = info_of(ui, field).options;
    if (choice_index(options, picked.code))
        return write_element(ui, record, field, picked.code, !std::ranges::contains(held, picked.code));
    return write_elements(
        ui, record, field, choices_by_words(options, picked.code, workspace_of(ui).names().learned()).codes, true);
}

constexpr ChipOptions add_chip{.icon = icons::plus, .dashed = true};

float line_px(const Ui& ui) { return ui.touch ? ui.px(48) : ui.px(36); }

// Where each chip and the picker go, from the top left corner (0, 0).
std::vector<Rect> flow(
    const Ui& ui, const std::vector<Element>& elements, std::string_view add_label, float width, bool editable) {
    std::vector<Rect> places;
    float x = 0, y = 0;
    const auto place = [&](float wanted) {
        wanted = std::min(wanted, width);
        if (x > 0 && x + wanted > width) x = 0, y += line_px(ui);
        places.push_back({x, y, wanted, ui.control_height()});
        x += wanted + ui.px(6);
    };
    for (const Element& element : elements) place(chip_width(ui, element.label, chip_options(element, editable)));
    if (editable) place(chip_width(ui, add_label, add_chip));
    return places;
}

} // namespace

float set_editor_height(const Ui& ui, RecordIndex record, FieldId field, float width) {
    const std::vector<Rect> places = flow(ui, elements_of(ui, record, field),
        tr(Str::add_to, {app::label(info_of(ui, field))}), width, can_edit(ui, record));
    return places.empty() ? ui.control_height() : bottom(places.back());
}

EditorResult set_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field) {
    const FieldInfo& field_info = info_of(ui, field);
    const std::vector<Element> elements = elements_of(ui, record, field);
    const std::string title = tr(Str::add_to, {app::label(field_info)});
    const std::vector<Rect> places = flow(ui, elements, title, box.width, can_edit(ui, record));
    EditorResult outcome;
    std::string removed;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        Rect place = places[i];
        place.x += box.x, place.y += box.y;
        const IdScope scope(elements[i].code);
        switch (chip(ui, place, elements[i].label, chip_options(elements[i], can_edit(ui, record)))) {
        case ChipResult::removed: removed = elements[i].code; break;
        case ChipResult::pressed:
            if (elements[i].target != no_record) ui.app.open_record(workspace_of(ui).record(elements[i].target).id);
            break;
        case ChipResult::none: break;
        }
    }
    if (!removed.empty()) outcome.wrote = write_element(ui, record, field, removed, false);
    if (!can_edit(ui, record)) {
        if (elements.empty()) text(ui, box, tr(Str::unfilled), tinted(face::body, color::text_3));
        return outcome;
    }

    Rect place = places.back();
    place.x += box.x, place.y += box.y;
    const bool links = field_info.type == FieldType::link_set;
    if (chip(ui, place, title, add_chip) == ChipResult::pressed) open_popup(ui, title);
    if (field_info.type == FieldType::choice_set) {
        outcome.wrote |= take_choices(ui, record, field,
            picker_popup(
                ui, title, place, 280,
                [&](std::string_view typed) { return offered_choices(ui, record, field_info, field, typed); }, false,
                !elements.empty(), /*stays_open=*/true));
        return outcome;
    }
    const Picked picked = picker_popup(
        ui, title, place, 280,
        [&](std::string_view typed) {
            auto options =
                links ? record_options(ui, field_info.options.target, typed) : used_text_options(ui, field, typed);
            std::erase_if(options, [&](const Option& option) {
                return std::ranges::any_of(
                    elements, [&](const Element& element) { return element.code == option.code; });
            });
            return options;
        },
        true);
    if (picked.what == Picked::What::option) outcome.wrote |= write_element(ui, record, field, picked.code, true);
    if (picked.what == Picked::What::created && !trim(picked.code).empty()) {
        outcome.wrote |= links ? create_and_link(ui, record, field, picked.code)
                               : write_element(ui, record, field, trim(picked.code), true);
    }
    return outcome;
}

EditorResult choices_in_cell(Ui& ui, const Rect& box, RecordIndex record, FieldId field) {
    static ImGuiID open_one = 0; // whose list was open in the frame before
    const FieldInfo& info = info_of(ui, field);
    std::string shown;
    for (const Element& each : elements_of(ui, record, field))
        shown.append(shown.empty() ? std::string_view() : tr(Str::list_comma)).append(each.label);
    EditorResult outcome;
    outcome.wrote = take_choices(ui, record, field,
        picker_of_several(ui, box, "value", app::label(info), shown,
            [&](std::string_view typed) { return offered_choices(ui, record, info, field, typed); }));
    const IdScope scope("value");
    const ImGuiID id = ImGui::GetID("cell");
    const bool is_open = popup_is_open(ui, app::label(info));
    outcome.ended = !is_open && open_one == id;
    if (is_open) open_one = id;
    else if (open_one == id) open_one = 0;
    return outcome;
}

} // namespace yinfeng::ui
