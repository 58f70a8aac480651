#pragma once
// What this user's program remembers on this machine between its runs: YINFENG_STATE, else XDG_STATE_HOME/yinfeng, else
// ~/.local/state/yinfeng. Losing it costs nothing but a replica number for each file that is edited afterwards.

#include <optional>
#include <string>

namespace yinfeng::cli {

// Where things about the file of this path (absolute, links followed) are kept; the folder is there. None where nothing can be.
struct StatePlace {
    std::string entry, lock;
};
std::optional<StatePlace> state_of(const std::string& path);

// Which machine this is: its id (/etc/machine-id, else one drawn by chance and kept in the folder) and its name, hashed. None
// where neither can be kept.
std::optional<std::string> this_machine();

// Removes the entries that have not been written for longest, so that their number stays bounded.
void forget_oldest_state();

} // namespace yinfeng::cli
