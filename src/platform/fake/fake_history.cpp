#include "platform/fake/fake_history.h"

#include <utility>

namespace yinfeng::platform {

bool FakeHistory::go(int steps) {
    const std::size_t to = at + static_cast<std::size_t>(steps); // wraps round below the first
    if (to >= entries.size()) return false;
    came_from_ = std::exchange(at, to);
    if (moved) moved();
    return true;
}

void FakeHistory::push(std::string address, std::string title) {
    entries.resize(at + 1); // what was forward is gone
    entries.push_back({std::move(address), std::move(title), entries[at].address, true});
    ++at;
}

void FakeHistory::open(std::string address) {
    if (address == entries[at].address) return;
    came_from_ = at;
    entries.resize(at + 1);
    entries.push_back({std::move(address), {}, {}, false});
    ++at;
    if (moved) moved();
}

void FakeHistory::set(std::string address, std::string title, AddressStep step) {
    switch (step) {
    case AddressStep::replace:
        entries[at].address = std::move(address);
        entries[at].title = std::move(title);
        return;
    case AddressStep::close:
        if (at > 0 && entries[at].was_pushed && entries[at].before == address && entries[at - 1].address == address) {
            --at;
            return;
        }
        break;
    case AddressStep::stay:
        if (came_from_ < entries.size() && entries[came_from_].address == address) {
            at = came_from_;
            return;
        }
        break;
    case AddressStep::push: break;
    }
    push(std::move(address), std::move(title));
}

} // namespace yinfeng::platform
