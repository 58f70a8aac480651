#include "platform/web/text_host.h"

#include "platform/web/clipboard.h"
#include "platform/web/page.h"
#include "ui/imgui_access.h"
#include "ui/typed_text.h"

#include <imgui.h>
#include <imgui_internal.h>

extern "C" {
void yf_text_listen(int key_backspace, int key_enter, int key_menu);
void yf_text_show(double x, double y, double height, int decimal, int cell);
void yf_text_hide();
void yf_text_typed(const char* before, const char* selected, const char* after);
void yf_clipboard_listen();
}

namespace yinfeng::platform::web {

namespace {

Page* host = nullptr;

void place_text_field(ImGuiContext* context, ImGuiViewport*, ImGuiPlatformImeData* data) {
    if (!data->WantTextInput) return yf_text_hide();
    const bool decimal = (context->InputTextState.Flags & ui::wants_digits_keyboard) != 0;
    const bool cell = context->InputTextState.ID == 0 || context->ActiveId != context->InputTextState.ID;
    const float scale = host->scale();
    yf_text_show(static_cast<double>(data->InputPos.x / scale), static_cast<double>(data->InputPos.y / scale),
        static_cast<double>(data->InputLineHeight / scale), decimal && !cell, cell);
}

} // namespace

void start_text_host(Page& page) {
    host = &page;
    ImGuiPlatformIO& io = ImGui::GetPlatformIO();
    io.Platform_SetImeDataFn = place_text_field;
    io.Platform_GetClipboardTextFn = [](ImGuiContext*) { return clipboard_text(); };
    io.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) { copy_to_clipboard(text, ""); };
    yf_text_listen(ImGuiKey_Backspace, ImGuiKey_Enter, ImGuiKey_Menu);
    yf_clipboard_listen();
}

void tell_typed_text() {
    const ui::TypedText typed = ui::typed_text();
    yf_text_typed(typed.before.c_str(), typed.selected.c_str(), typed.after.c_str());
}

} // namespace yinfeng::platform::web
