#pragma once
// The history of one tab in memory: what a browser's address bar, Back and Forward do, so that tests can press them.
//
//   tab.history.back();              // false: there is nothing before it; a browser would leave the page
//   tab.history.open("page=data");   // a link, or typed into the bar
//
// What the user does is reported through `moved`; what the program does is not.

#include "platform/platform.h"

#include <functional>
#include <string>
#include <vector>

namespace yinfeng::platform {

class FakeHistory {
public:
    struct Entry {
        std::string address, title;
        std::string before; // what was shown when it was pushed
        bool was_pushed = false;
    };

    // The user's side
    bool back() { return go(-1); }
    bool forward() { return go(1); }
    void open(std::string address);
    std::function<void()> moved;

    // The program's
    void set(std::string address, std::string title, AddressStep step);

    const std::string& address() const { return entries[at].address; }
    std::vector<Entry> entries{Entry{}}; // the first: the program was opened without an address
    std::size_t at = 0;

private:
    bool go(int steps);
    void push(std::string address, std::string title);

    std::size_t came_from_ = 0; // before the user's last step
};

} // namespace yinfeng::platform
