// demo: the demonstration as a file, of its usual size or as large as tests and benchmarks want it.

#include "app/demonstration/demonstration.h"
#include "assets/embedded.h"
#include "cli/commands.h"
#include "cli/destination.h"
#include "cli/json_line.h"
#include "cli/session.h"
#include "cli/words.h"

namespace yinfeng::cli {

namespace {

constexpr std::uint64_t most_records = 1'000'000;

} // namespace

Exit run_demonstration(const Options& options) {
    platform::native::NativePlatform platform;
    Date day = local_date(platform.now_ms(), platform.utc_offset_minutes());
    if (!options.day.empty()) {
        const auto said = parse_iso_date(options.day);
        if (!said) return report({Exit::usage, say(Word::no_such_day, {in_one_line(options.day)})});
        day = *said;
    }
    app::DemonstrationSize size;
    const std::uint64_t seed = options.seed.value_or(size.seed);
    if (options.records) {
        if (*options.records == 0 || *options.records > most_records)
            return report({Exit::usage, say(Word::too_many_records, {number_text(most_records)})});
        size = app::DemonstrationSize::of_records(static_cast<std::uint32_t>(*options.records));
    }
    size.seed = seed;
    const WorkingCalendar calendar = load_calendar(assets::find("calendar.txt")).value_or(WorkingCalendar{});
    const auto made = app::make_demonstration(assets::find("demonstration.txt"), day, calendar, size);
    if (!made) return report({Exit::internal, say(Word::demonstration_failed, {made.error().message})});
    Passphrases passphrases(options);
    auto destination = Destination::open(options, passphrases, {});
    if (!destination) return report(destination.error());
    for (;;) {
        const auto digest = destination->write(*made, Contents::everything);
        if (!digest) return report(digest.error());
        if (*digest) {
            const std::string records = number_text(made->record_count());
            if (options.json && options.output != "-") {
                JsonObject line;
                line.text("output", options.output).number("records", made->record_count());
                line.number("conflicts", made->conflict_count()).text("digest", **digest);
                line.print_line();
            } else {
                note(say(Word::written, {in_one_line(options.output), records, short_digest(**digest)}));
            }
            return Exit::done;
        }
        if (const auto again = destination->again(); !again) return report(again.error());
    }
}

} // namespace yinfeng::cli
