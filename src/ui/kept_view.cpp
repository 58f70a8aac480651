#include "ui/kept_view.h"

#include "app/app.h"

#include <imgui.h>

namespace yinfeng::ui {

std::string KeptView::restore(const Ui& ui, std::string now) {
    read_ = true;
    if (!first_) first_ = std::move(now);
    last_ = ui.app.view_preference(page_);
    if (last_.empty()) last_ = *first_;
    return last_;
}

void KeptView::keep(const Ui& ui, std::string text) {
    if (text == last_ || ImGui::IsAnyMouseDown()) return;
    last_ = std::move(text);
    ui.app.set_view_preference(page_, last_);
}

} // namespace yinfeng::ui
