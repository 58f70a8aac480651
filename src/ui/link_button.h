#pragma once
// What in a text can be opened (base/text_links.h), behind one small button: an address in a new tab, a telephone number, a mail
// address. Of several a list says which.

#include "base/text_links.h"
#include "model/catalogue.h"
#include "ui/widgets.h"

#include <string_view>
#include <vector>

namespace yinfeng::ui {

// Texts of this field may be telephone numbers without more ado.
bool is_telephone_field(const FieldInfo& field);
std::vector<TextLink> links_of(const FieldInfo& field, std::string_view text);

// Cuts a square of that side off the right end of `row` and draws the button into it; nothing where there is nothing to open.
void link_button(Ui& ui, Rect& row, std::string_view text, float side, bool telephones = false);
void open_link(Ui& ui, const TextLink& link);

} // namespace yinfeng::ui
