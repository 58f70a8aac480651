#pragma once
// When something was written, for people; with a remark where the clock of the computer cannot be believed (base/wall_clock.h).

#include "base/wall_clock.h"
#include "cli/fields.h"
#include "cli/words.h"
#include "platform/native/native_platform.h"

namespace yinfeng::cli {

class Times {
public:
    std::string text(std::int64_t wall_ms) const {
        std::string time = time_text(wall_ms, utc_offset_minutes_);
        if (clock_is_doubtful(wall_ms, now_ms_)) time.append(" ").append(say(Word::clock_suspicious));
        return time;
    }
    std::vector<Remark> remarks(std::int64_t wall_ms) const { // the same in JSON
        if (!clock_is_doubtful(wall_ms, now_ms_)) return {};
        return {{"suspicious_clock", "true"}};
    }
    int utc_offset_minutes() const { return utc_offset_minutes_; }

private:
    platform::native::NativePlatform platform_;
    std::int64_t now_ms_ = platform_.now_ms();
    int utc_offset_minutes_ = platform_.utc_offset_minutes();
};

} // namespace yinfeng::cli
