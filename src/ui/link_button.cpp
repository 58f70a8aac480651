#include "ui/link_button.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"

#include <algorithm>
#include <string>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::size_t most_listed = 12;

const char* icon_of(TextLink::Kind kind) {
    switch (kind) {
    case TextLink::Kind::web: return icons::globe;
    case TextLink::Kind::mail: return icons::send;
    case TextLink::Kind::telephone: return icons::phone;
    }
    return icons::link;
}

} // namespace

bool is_telephone_field(const FieldInfo& field) {
    return field.type == FieldType::text && field.name == info(field::enterprise::phone_).name;
}

std::vector<TextLink> links_of(const FieldInfo& field, std::string_view text) {
    if (field.type != FieldType::text && field.type != FieldType::long_text) return {};
    return links_in_text(text, is_telephone_field(field));
}

void open_link(Ui& ui, const TextLink& link) { ui.app.platform().open_link(link.address); }

void link_button(Ui& ui, Rect& row, std::string_view text, float side, bool telephones) {
    std::vector<TextLink> links = links_in_text(text, telephones);
    if (links.empty()) return;
    if (links.size() > most_listed) links.resize(most_listed);
    const Rect box = centred(cut_right(row, side), side, side);
    const auto words = [&](const TextLink& link) { return text.substr(link.first, link.size); };
    const bool is_one = links.size() == 1;
    const std::string name = is_one ? tr(Str::open_link, {words(links.front())}) : std::string(tr(Str::open_links));
    const bool same = std::ranges::all_of(links, [&](const TextLink& each) { return each.kind == links.front().kind; });
    if (icon_button(ui, box, same ? icon_of(links.front().kind) : icons::link, name, {.kind = ButtonKind::quiet})) {
        if (is_one) open_link(ui, links.front());
        else open_popup(ui, name);
    }
    if (is_one || !begin_popup(ui, name, box, 280)) return;
    for (const TextLink& link : links)
        if (menu_item(ui, words(link), icon_of(link.kind))) open_link(ui, link);
    end_popup(ui);
}

} // namespace yinfeng::ui
