// Side data: the tables of characters and the public holidays, which the first picture does without. Nothing is opened before they
// have been asked for once, because readings order lists and find names, holidays move deadlines. What has not come is asked for
// again, after pauses that grow, when the network is back and when the page is shown again: until then search works on the text
// itself and clocks count weekdays, and the page says so.

#include "app/app_impl.h"

#include "base/text_tables.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

constexpr int first_pause_ms = 15'000, longest_pause_ms = 600'000;

} // namespace

void App::Impl::load_side_data(std::function<void()> asked) {
    platform.on_return(guarded([this] {
        if (side_data.lacks_any()) ask_side_data();
        language_may_come();
    }));
    ask_side_data(std::move(asked));
}

void App::Impl::ask_side_data(std::function<void()> asked) {
    if (asked) side_data.told.push_back(std::move(asked));
    if (side_data.waiting_for > 0) return; // it has been asked for already
    ++side_data.asking;                    // a pause that is under way is over
    side_data.waiting_for = 2;
    const auto answered = [this] {
        if (--side_data.waiting_for > 0) return;
        side_data.lacks = {.names = !text_tables_loaded(), .holidays = calendar->last_covered_year() == 0};
        for (const auto& tell : std::exchange(side_data.told, {})) tell();
        if (!side_data.lacks_any()) return;
        side_data.pause_ms = std::clamp(side_data.pause_ms * 2, first_pause_ms, longest_pause_ms);
        later(side_data.pause_ms, [this, asking = side_data.asking] {
            if (asking == side_data.asking) ask_side_data();
        });
    };
    if (text_tables_loaded()) answered();
    else
        platform.asset("text_tables.bin", guarded([this, answered](platform::Outcome<std::string> tables) {
            if (tables && !text_tables_loaded() && load_text_tables(*tables)) side_data_came();
            answered();
        }));
    if (calendar->last_covered_year() != 0) answered();
    else
        platform.asset("calendar.txt", guarded([this, answered](platform::Outcome<std::string> text) {
            if (Result<WorkingCalendar> days = load_calendar(text.value_or("")); days) {
                calendar_before = std::exchange(calendar, std::make_unique<WorkingCalendar>(std::move(*days)));
                side_data_came();
            }
            answered();
        }));
}

// What was ordered, found and counted without it is made anew.
void App::Impl::side_data_came() {
    search_index.clear();
    if (open) open->looked_revision = 0;
    if (ready()) prepare_search();
    platform.wake();
}

LackingSideData App::lacking_side_data() const { return impl_->side_data.lacks; }
void App::retry_side_data() {
    if (impl_->side_data.lacks_any()) impl_->ask_side_data();
}

} // namespace yinfeng::app
