#pragma once
// Processor time of this program, so that a busy machine does not count. For programs that measure.

#include <ctime>

#if defined(__EMSCRIPTEN__)
#include <emscripten.h>
#endif

namespace yinfeng::test {

#if defined(__EMSCRIPTEN__)
inline double processor_seconds() {
    return EM_ASM_DOUBLE({
        const used = process.cpuUsage();
        return (used.user + used.system) / 1e6;
    });
}
#else
inline double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
#endif

} // namespace yinfeng::test
