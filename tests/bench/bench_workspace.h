#pragma once
// The large workspaces that the page, its lists and views and the command line are measured with: the demonstration
// (app/demonstration) in any size, as `yinfeng demo --records N --seed S` writes it, around a day that stays the same.

#include "app/demonstration/demonstration.h"
#include "assets/embedded.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace yinfeng::test {

inline constexpr std::string_view bench_day = "2019-08-30";

inline Workspace bench_workspace(std::uint32_t records, std::uint64_t seed = 1) {
    const auto calendar = load_calendar(assets::find("calendar.txt"));
    if (!calendar) std::abort();
    auto made = app::make_demonstration(assets::find("demonstration.txt"), *parse_iso_date(bench_day), *calendar,
        app::DemonstrationSize::of_records(records, seed));
    if (made) return *std::move(made);
    std::fprintf(stderr, "%s\n", made.error().message.c_str());
    std::abort();
}

} // namespace yinfeng::test
