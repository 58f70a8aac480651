#include "ui/pasted_text.h"

#include "base/utf8.h"
#include "model/typed.h"

#include <imgui.h>

namespace yinfeng::ui {

namespace {

using ReadClipboard = const char* (*)(ImGuiContext*);
ReadClipboard clipboard = nullptr; // the platform's, while a field is drawn; fields are drawn one after the other
const TextFieldOptions* pasted_into = nullptr;

const char* read_for_field(ImGuiContext* context) {
    static std::string text;
    const char* copied = clipboard(context);
    if (!copied) return nullptr;
    text = pasted_text(copied, *pasted_into);
    return text.c_str();
}

} // namespace

std::string pasted_text(std::string_view text, const TextFieldOptions& options) {
    const std::string clean = clean_text(text); // every kind of line end is \n
    std::string out;
    if (options.multiline) {
        for (const char each : clean) out += each == '\t' ? ' ' : each;
        return out;
    }
    constexpr std::string_view ends = "\n\t";
    for (std::size_t at = clean.find_first_not_of(ends); at < clean.size();) {
        const std::size_t end = std::min(clean.find_first_of(ends, at), clean.size());
        out.append(clean, at, end - at);
        at = clean.find_first_not_of(ends, end);
        if (at < clean.size()) out += options.figure ? " | " : " ";
    }
    return out;
}

PasteScope::PasteScope(const TextFieldOptions& options) {
    ImGuiPlatformIO& io = ImGui::GetPlatformIO();
    clipboard = io.Platform_GetClipboardTextFn;
    pasted_into = &options;
    if (clipboard) io.Platform_GetClipboardTextFn = read_for_field;
}

PasteScope::~PasteScope() {
    ImGui::GetPlatformIO().Platform_GetClipboardTextFn = clipboard;
    clipboard = nullptr;
    pasted_into = nullptr;
}

} // namespace yinfeng::ui
