#include "ui/typed_text.h"

#include "ui/soft_wrap.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <string_view>

namespace yinfeng::ui {

TypedText typed_text() {
    ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetActiveID());
    if (!state || (state->Flags & ImGuiInputTextFlags_Password)) return {};
    // Of a field that is only read the text is not kept here; for the menu it is enough that there is some.
    if (state->Flags & ImGuiInputTextFlags_ReadOnly) return {{}, state->HasSelection() ? "-" : "", "-"};
    const std::string_view text(state->TextA.Data, static_cast<std::size_t>(state->TextLen));
    auto from = static_cast<std::size_t>(state->GetSelectionStart()),
         to = static_cast<std::size_t>(state->GetSelectionEnd());
    if (!state->HasSelection()) from = to = static_cast<std::size_t>(state->GetCursorPos());
    return {without_soft_breaks(text.substr(0, from)), without_soft_breaks(text.substr(from, to - from)),
        without_soft_breaks(text.substr(to))};
}

} // namespace yinfeng::ui
