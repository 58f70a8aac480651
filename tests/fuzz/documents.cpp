// Documents of strangers: whatever the bytes are, they are read or refused, and what is read goes over as bytes and comes back.
#include "documents/limits.h"
#include "documents/table_bytes.h"
#include "documents/table_reader.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace yinfeng::documents;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    (void)table_from_bytes(bytes);
    auto reader = TableReader::open(bytes, {});
    if (!reader) return 0;
    for (std::size_t sheet = 0; sheet < std::min<std::size_t>((*reader)->sheets().size(), 3); ++sheet) {
        if (!(*reader)->begin(sheet)) continue;
        while (true) {
            const auto done = (*reader)->work(100);
            if (!done) return 0;
            if (*done) break;
        }
        const Table table = (*reader)->take();
        if (table.rows() > 10'000) continue;
        const std::string packed = to_bytes(table);
        const auto again = table_from_bytes(packed);
        if (!again || to_bytes(*again) != packed) std::abort();
    }
    return 0;
}
