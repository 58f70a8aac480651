// The web program: makes the page and lets the browser call it from then on.
#include "platform/web/page.h"
#include "platform/web/page_events.h"

extern "C" void yf_page_impossible();

int main() {
    using yinfeng::platform::web::Page;
    static const std::unique_ptr<Page> page = Page::make(); // lives as long as the tab
    if (!page) {
        yf_page_impossible();
        return 1;
    }
    yinfeng::platform::web::receive_page_events(*page);
    page->listen();
}
