#include "app/app_impl.h"

#include "domain/follow_ups.h"

#include "app/kept_text.h"
#include "base/utf8.h"

namespace yinfeng::app {

namespace {
constexpr std::int64_t toast_ms = 8000;
constexpr std::int64_t hold_lasts_ms = 1500; // frames come only now and then while nothing happens
constexpr std::int64_t storage_status_age_ms = 30'000;
} // namespace

App::Impl::Impl(platform::Platform& p)
    : platform(p), registry(p), ids([&p](std::span<std::byte> out) { p.random(out); }) {}

void App::Impl::later(int delay_ms, std::function<void()> run) {
    platform.after(delay_ms, guarded([this, run = std::move(run)] {
        run();
        platform.wake();
    }));
}

void App::set_whole(bool whole) {
    impl_->whole = whole;
    if (!whole) return;
    for (const std::function<void()>& run : std::exchange(impl_->when_whole, {})) run();
}

App::App(platform::Platform& platform) : impl_(std::make_unique<Impl>(platform)) {}
App::~App() = default;

void App::start() { impl_->start(); }
void App::tick() { impl_->tick(); }

void App::Impl::start() {
    phase = Phase::starting;
    failure.clear();
    refresh_storage();
    const auto one_more = [this, waiting_for = std::make_shared<int>(2)] {
        if (--*waiting_for == 0) {
            enter();
        }
    };
    load_side_data(one_more);
    registry.open(guarded([this, one_more](Result<void> done) {
        keeps_nothing = !done.has_value();
        if (!done) {
            failure = done.error().message; // the start page shows it beside the warning that nothing is kept
        }
        begin_language(one_more);
    }));
}

// Where the program begins: what the address asks for, the workspace that was open last, or the start page.
void App::Impl::enter() {
    list_entries();
    enter_by_address();
    if (phase == Phase::starting && entries.empty()) {
        phase = Phase::first_run;
    } else if (phase == Phase::starting) {
        open_workspace({.entry = entries.front(), .seed = {}, .fresh = false});
    }
    platform.wake();
}

void App::Impl::tick() {
    toast_is_new = false;
    tick_toast();
    tick_address();
    if (!ready()) {
        return;
    }
    open->looked_revision = 0; // the day, or who works here, may be another
    refresh_entry();
    tick_draft();
    if (session && session->state == ImportSession::State::ready && planned_revision != open->workspace.revision()) {
        plan();
    }
    consider_backup();
    look_at_storage();
    if (now() - storage_read_at_ms > storage_status_age_ms || now() < storage_read_at_ms) {
        refresh_storage();
    }
}

platform::Platform& App::platform() { return impl_->platform; }
Phase App::phase() const { return impl_->phase; }
const std::string& App::failure() const { return impl_->failure; }
std::int64_t App::now_ms() const { return impl_->now(); }
const WorkingCalendar& App::calendar() const { return *impl_->calendar; }
domain::Reading App::reading() const {
    return {impl_->open->workspace, today(), *impl_->calendar, impl_->identity().name,
        impl_->platform.utc_offset_minutes()};
}
SearchIndex& App::search_index() {
    if (impl_->ready()) {
        impl_->search_index.update(impl_->open->workspace);
    }
    return impl_->search_index;
}

Date App::today() const {
    return impl_->fixed_today ? *impl_->fixed_today : local_date(impl_->now(), impl_->platform.utc_offset_minutes());
}
void App::set_slice(int milliseconds) { impl_->slice = std::chrono::milliseconds(milliseconds); }
void App::set_today(std::optional<Date> today) {
    impl_->fixed_today = today;
    if (impl_->open) impl_->open->looked_revision = 0;
    impl_->platform.wake();
}

// --- who works here --------------------------------------------------------------------------------------

const Identity& App::Impl::identity() const { return keeps_nothing ? memory_identity : registry.identity(); }

std::string App::Impl::author() const {
    if (identity().is_set()) {
        return identity().author();
    }
    return std::string(tr(is_sample() ? Str::app_trial_author : Str::app_unsigned_author));
}

const Identity& App::identity() const { return impl_->identity(); }

void App::set_identity(Identity given) {
    const Identity identity = given.kept();
    const auto is_too_long = [](std::string_view text) {
        return length_in_code_points(trim(text)) > most_person_characters;
    };
    if (is_too_long(given.name) || is_too_long(given.unit)) {
        impl_->say(Toast::Kind::info, tr(Str::app_identity_cut, {std::to_string(most_person_characters)}), false);
    }
    impl_->memory_identity = identity;
    if (impl_->open) impl_->open->looked_revision = 0;
    if (!impl_->keeps_nothing) {
        impl_->registry.set_identity(identity, impl_->guarded([this](Result<void> done) {
            if (!done) {
                warn(done.error().message);
            }
            if (impl_->open) {
                impl_->open->workspace.set_author(impl_->author());
            }
            impl_->platform.wake();
        }));
    }
    if (impl_->open) {
        impl_->open->workspace.set_author(impl_->author());
    }
    impl_->platform.wake();
}

bool App::wants_identity() const {
    return impl_->ready() && impl_->can_write() && !impl_->is_sample() && !impl_->identity().is_set();
}

// --- how the interface was left ----------------------------------------------------------------------------

std::string App::preference(std::string_view key) const { return impl_->registry.preference(key); }
void App::set_preference(std::string_view key, std::string text) {
    impl_->registry.set_preference(std::string(key), std::move(text));
    impl_->platform.wake();
}

std::string App::view_preference(std::string_view page) const {
    return impl_->open ? preference(view_key(page, impl_->open->entry.key)) : std::string();
}
void App::set_view_preference(std::string_view page, std::string text) {
    if (impl_->open) {
        set_preference(view_key(page, impl_->open->entry.key), std::move(text));
    }
}

// --- where the user is -----------------------------------------------------------------------------------

Screen App::screen() const { return impl_->screen; }
void App::go(Screen screen) { impl_->go(screen); }
void App::Impl::go(Screen to) {
    if (to != screen && toast && toast->kind != Toast::Kind::error && !toast_is_new) {
        toast.reset();
    }
    screen = to;
    platform.wake();
}
Id App::current_record(Screen screen) const { return impl_->selected[static_cast<std::size_t>(screen)]; }
void App::select_record(Screen screen, Id id) {
    impl_->selected[static_cast<std::size_t>(screen)] = id;
    impl_->platform.wake();
}

Screen App::screen_of(Kind kind) {
    switch (kind) {
    case Kind::chain:
    case Kind::chain_node:
    case Kind::chain_link: return Screen::chains;
    case Kind::service_record: return Screen::services;
    case Kind::settings:
    case Kind::custom_field:
    case Kind::custom_choice:
    case Kind::label_set:
    case Kind::stage_label:
    case Kind::arrangement: return Screen::settings;
    case Kind::project:
    case Kind::phase:
    case Kind::view: return Screen::projects;
    default: return Screen::directory; // every other kind has a list of its own there
    }
}

void App::open_record(Id id) { impl_->open_record(id); }
Id App::opened_part() const { return impl_->opened_part; }
void App::forget_opened_part() { impl_->opened_part = {}; }
void App::Impl::open_record(Id id) {
    if (!ready()) {
        return;
    }
    const Workspace& data = open->workspace;
    const RecordIndex index = data.find(id);
    if (index == no_record || data.record(index).kind >= known_kind_count) {
        return;
    }
    const Kind kind = static_cast<Kind>(data.record(index).kind);
    // Parts are shown inside what they belong to.
    opened_part = {};
    if (kind == Kind::follow_up) {
        const RecordIndex about = domain::followed(data, index);
        if (about != no_record) {
            open_record(data.record(about).id);
            opened_part = id;
            return;
        }
    }
    FieldId whole = known_field_count;
    if (kind == Kind::phase) {
        whole = field::phase::project_;
    } else if (kind == Kind::chain_link) {
        whole = field::chain_link::chain_;
    }
    if (whole != known_field_count) {
        if (const std::optional<Id> target = parse_id(data.value(index, whole).as_text())) {
            id = *target;
        }
    }
    selected[static_cast<std::size_t>(screen_of(kind))] = id;
    go(screen_of(kind));
}

// --- telling the user ------------------------------------------------------------------------------------

void App::Impl::say(Toast::Kind kind, std::string text, std::uint64_t undoes) {
    toast = Toast{next_toast_id++, kind, std::move(text), undoes, now(), {}};
    toast_is_new = true;
    held_elapsed_ms.reset();
    platform.wake();
    tick_toast();
}

// One timer at a time, so that frames and timers do not breed each other.
void App::Impl::arm_toast_timer(std::int64_t delay_ms) {
    if (!toast_timer_armed) {
        toast_timer_armed = true;
        later(static_cast<int>(delay_ms) + 20, [this] {
            toast_timer_armed = false;
            tick_toast();
        });
    }
}

void App::Impl::tick_toast() {
    if (toast_is_stale()) {
        toast.reset();
    }
    if (!toast || toast->kind == Toast::Kind::error) {
        return;
    }
    if (held_elapsed_ms && now() - held_at_ms < hold_lasts_ms) {
        arm_toast_timer(hold_lasts_ms);
        return;
    }
    held_elapsed_ms.reset(); // the pointer left, or the toast is no longer drawn
    if (toast->shown_at_ms > now()) {
        toast->shown_at_ms = now(); // the clock was set back
    }
    const std::int64_t left_ms = toast->shown_at_ms + toast_ms - now();
    if (left_ms <= 0) {
        toast.reset();
    } else {
        arm_toast_timer(left_ms);
    }
}

bool App::Impl::toast_is_stale() const {
    return toast && toast->undoes != 0 && (!ready() || open->workspace.undo_step() != toast->undoes);
}

void App::say(std::string text) { impl_->say(Toast::Kind::done, std::move(text)); }
void App::say(std::string text, std::function<void()> take_back) {
    impl_->say(Toast::Kind::done, std::move(text));
    impl_->toast->take_back = std::move(take_back);
}
void App::warn(std::string text) { impl_->say(Toast::Kind::error, std::move(text)); }
const Toast* App::toast() const { return impl_->toast && !impl_->toast_is_stale() ? &*impl_->toast : nullptr; }
void App::undo_toast() {
    const Toast* shown = toast();
    if (!shown || !shown->has_button()) return;
    if (shown->take_back) {
        const auto take_back = shown->take_back;
        close_toast();
        take_back();
    } else {
        undo();
    }
}
void App::close_toast() { impl_->toast.reset(); }
void App::hold_toast(bool hovered) {
    if (!impl_->toast || !hovered) {
        return;
    }
    if (!impl_->held_elapsed_ms) {
        impl_->held_elapsed_ms = impl_->now() - impl_->toast->shown_at_ms;
    }
    impl_->held_at_ms = impl_->now();
    impl_->toast->shown_at_ms = impl_->now() - *impl_->held_elapsed_ms;
}
std::optional<Progress> App::progress() const { return impl_->progress; }

// --- storage figures -------------------------------------------------------------------------------------

void App::Impl::refresh_storage() {
    storage_read_at_ms = now();
    if (storage_being_read) {
        return;
    }
    storage_being_read = true;
    platform.storage_status(guarded([this](platform::Outcome<platform::StorageStatus> status) {
        storage_being_read = false;
        if (status) {
            storage = *status;
            platform.wake();
        }
    }));
}
const platform::StorageStatus& App::storage_status() const { return impl_->storage; }
void App::refresh_storage_status() { impl_->refresh_storage(); }
bool App::keeps_nothing() const { return impl_->keeps_nothing; }

void App::going_away() {
    if (impl_->ready()) {
        impl_->refresh_entry();
        impl_->write_entry();
    }
}

} // namespace yinfeng::app
