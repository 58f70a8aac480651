#pragma once
// A zip archive for tests, part by part: stored, or packed by zlib.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::test {

class ZipBuilder {
public:
    ZipBuilder& add(std::string name, std::string_view bytes, bool is_packed = false);
    std::string bytes() const;

private:
    struct Part {
        std::string name;
        std::uint32_t crc, packed, size, offset;
        bool is_packed;
    };
    std::string out_;
    std::vector<Part> parts_;
};

} // namespace yinfeng::test
