#include "app/passphrase.h"

#include <cstddef>

namespace yinfeng::app {

bool is_long_enough(std::string_view passphrase) {
    std::size_t weight = 0;
    for (const char c : passphrase) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) ++weight;
        else if (byte >= 0xC0) weight += 2; // the first byte of a longer one
    }
    return weight >= 12;
}

} // namespace yinfeng::app
