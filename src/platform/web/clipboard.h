#pragma once
// The clipboard as the page knows it (web/lib/clipboard.js): what it was given last, and what it gives. Apart from text_host.h,
// because the platform copies without anything on the screen.

namespace yinfeng::platform::web {

// What the next Ctrl+V pastes: what was copied here, or what the browser handed over since.
const char* clipboard_text();
void set_clipboard_text(const char* text);

// The same words for the system's clipboard, and as HTML beside them unless that is empty.
void copy_to_clipboard(const char* text, const char* html);

} // namespace yinfeng::platform::web
