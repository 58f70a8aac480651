#include "ui/typed_ahead.h"

#include "ui/imgui_access.h"
#include "ui/preedit.h"

namespace yinfeng::ui {

namespace {

struct {
    const ImGuiContext* context = nullptr;
    int frame = 0;
} letters;

// To the platform the cell is where text goes, as a field would be. Not on a touch screen, whose keyboard would come up.
void ask_for_text(const Ui& ui, const Rect& cell) {
    if (ui.touch) return;
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGuiPlatformImeData& ime = g.PlatformImeData;
    ime.WantVisible = ime.WantTextInput = true;
    ime.InputLineHeight = em(ui, face::body);
    ime.InputPos = {cell.x + ui.px(8), cell.y + std::round((cell.height - ime.InputLineHeight) / 2)};
    ime.ViewportId = ImGui::GetCurrentWindow()->Viewport->ID;
    compose_in_cell(cell);
}

std::string take_queue() {
    ImGuiIO& io = ImGui::GetIO();
    std::string typed;
    const bool is_command = io.KeyCtrl && !io.KeyAlt; // Alt and Ctrl together are AltGr
    for (const ImWchar each : io.InputQueueCharacters) {
        if (is_command || each < ' ' || each == 127 || (each == ' ' && typed.empty())) continue; // a blank ticks
        char utf8[5] = {};
        ImTextCharToUtf8(utf8, each);
        typed += utf8;
    }
    io.InputQueueCharacters.resize(0);
    return typed;
}

} // namespace

std::string take_letters(Ui& ui, const Rect& cell) {
    letters = {ImGui::GetCurrentContext(), ImGui::GetFrameCount()};
    ask_for_text(ui, cell);
    return take_queue();
}

std::string keep_letters(Ui& ui, const Rect& cell) {
    if (ImGui::GetActiveID() != 0) return {};
    ask_for_text(ui, cell);
    return take_queue();
}

bool are_letters_taken() {
    return letters.context == ImGui::GetCurrentContext() && ImGui::GetFrameCount() - letters.frame <= 1 &&
           ImGui::GetFrameCount() >= letters.frame;
}

bool give_letters(Ui& ui, std::string_view typed) {
    ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetActiveID());
    if (!state || typed.empty()) return false;
    state->SelectAll(); // one that was left by Esc comes back as it was left, with its caret behind the text
    ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
    const ImVector<ImWchar> since = queue;
    queue.resize(0);
    const char *at = typed.data(), *end = at + typed.size();
    while (at < end) {
        unsigned int code = 0;
        at += ImTextCharFromUtf8(&code, at, end);
        queue.push_back(static_cast<ImWchar>(code));
    }
    for (const ImWchar each : since) queue.push_back(each);
    ui.want_frames(2);
    return true;
}

} // namespace yinfeng::ui
