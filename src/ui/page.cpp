#include "ui/page.h"

#include "app/app.h"
#include "icons_generated.h"

namespace yinfeng::ui {

ButtonOptions create_button(const Ui& ui) {
    return {.icon = icons::plus,
        .kind = ButtonKind::primary,
        .shortcut = ui.touch ? "" : "N",
        .disabled = !ui.app.can_write()};
}

} // namespace yinfeng::ui
