#include "platform/web/clipboard.h"

#include <string>

extern "C" {
void yf_clipboard_write(const char* text, const char* html);
}

namespace yinfeng::platform::web {

namespace {

std::string clipboard;

} // namespace

const char* clipboard_text() { return clipboard.c_str(); }

void set_clipboard_text(const char* text) { clipboard = text; }

void copy_to_clipboard(const char* text, const char* html) {
    clipboard = text;
    yf_clipboard_write(text, html);
}

} // namespace yinfeng::platform::web
