#pragma once
// Text and the keys of the clipboard between Dear ImGui and the page (web/lib/text_input.js, clipboard.js).

namespace yinfeng::platform::web {

class Page;

// Takes Dear ImGui's input-method and clipboard functions over, after the SDL2 backend has installed its own.
void start_text_host(Page& page);

// What the field holds that is typed into, to the page (for the browser's menu).
void tell_typed_text();

} // namespace yinfeng::platform::web
