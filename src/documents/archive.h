#pragma once
// A zip archive in memory, as .xlsx, .ods and .docx are: its parts by name, unpacked in pieces and never to more than limits.h allows.

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::documents {

class Archive {
public:
    static Result<std::unique_ptr<Archive>> open(std::string bytes);
    ~Archive();

    bool has(std::string_view part) const; // whatever the case of its letters
    const std::vector<std::string>& parts() const;

    // One part at a time, from its beginning. read() gives the next piece, an empty one at the end; the checksum has been right by then.
    Result<void> begin(std::string_view part);
    Result<std::string_view> read(); // valid until the next call
    Result<std::string> read_all(std::string_view part, std::uint64_t most_bytes);

private:
    Archive();
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace yinfeng::documents
