#pragma once
// An open file that closes itself, and what errno means at the seam.

#include "platform/platform.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace yinfeng::platform::native {

class Descriptor {
public:
    explicit Descriptor(int number = -1, bool owned = true) : number_(number), owned_(owned) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)), owned_(other.owned_) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this == &other) return *this;
        close();
        number_ = std::exchange(other.number_, -1);
        owned_ = other.owned_;
        return *this;
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    int close() { return owned_ && number_ >= 0 ? ::close(std::exchange(number_, -1)) : 0; }

private:
    int number_;
    bool owned_;
};

inline std::unexpected<Failure> failed(int error) {
    const auto fault = [&] {
        switch (error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG: return Fault::full;
        case EACCES:
        case EPERM:
        case EROFS: return Fault::refused;
        default: return Fault::damaged;
        }
    };
    char text[128] = "";
    return std::unexpected(Failure{fault(), strerror_r(error, text, sizeof text)});
}

} // namespace yinfeng::platform::native
