#pragma once
// What stands in the text field that is typed into, for menus that the browser shows over it.

#include <string>

namespace yinfeng::ui {

// In three parts; without a selection `selected` is empty and the caret stands between the others. All are empty where
// nothing is typed into, and for what must not be read (a passphrase).
struct TypedText {
    std::string before, selected, after;
};
TypedText typed_text();

} // namespace yinfeng::ui
