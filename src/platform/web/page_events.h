#pragma once
// The functions that the page's JavaScript calls (page_events.cpp) act on one page.

namespace yinfeng::platform::web {

class Page;
void receive_page_events(Page& page);

} // namespace yinfeng::platform::web
