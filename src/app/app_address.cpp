// Where the user is, as an address: the browser's history follows the app, and the app follows Back, Forward and links.

#include "app/app_impl.h"

#include "app/kept_text.h"
#include "domain/reading.h"
#include "domain/record_merge.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

constexpr int settling_frames = 2; // until a page shows what an address asks for, or says what it shows instead
constexpr std::size_t most_name_characters = 40; // of a workspace, in a message

std::string title_of(const Address& place) {
    constexpr Str pages[] = {Str::rail_today, Str::rail_projects, Str::rail_chains, Str::rail_services,
        Str::rail_directory, Str::rail_data, Str::rail_settings, Str::data_conflicts, Str::compare_title,
        Str::trash_title, Str::duplicates_title};
    static_assert(std::size(pages) == static_cast<std::size_t>(Screen::count_));
    if (!place.page) return std::string(tr(Str::app_name));
    return tr(Str::address_title, {tr(pages[static_cast<std::size_t>(*place.page)])});
}

bool is_same_list(const Address& a, const Address& b) { return a.list == b.list && a.view == b.view; }

// In the search box: letters are no steps.
bool is_typing(const Address& before, const Address& now) {
    Sight typed = before.sight;
    typed.find = now.sight.find;
    return is_same_list(before, now) && typed == now.sight;
}

// Data pages that were opened from another one, and have a way back to it.
bool is_opened_from_another(const std::optional<Screen>& page) { return page && *page > Screen::settings; }

} // namespace

// --- what the history says of the app ------------------------------------------------------------------------

Address App::Impl::place() const {
    if (!ready()) return {.page = {}};
    const auto at = static_cast<std::size_t>(screen);
    Address now{.workspace = open->entry.id,
        .page = screen,
        .list = lists[at].list,
        .view = lists[at].view,
        .record = selected[at],
        .sight = lists[at].sight};
    if (is_nil(now.record) || now.list.empty()) return now;
    // The record decides which of several lists is shown; until the page has followed, it tells of the one before.
    const Workspace& data = open->workspace;
    const RecordIndex record = data.find(now.record);
    if (record != no_record && data.names().kind_name(data.record(record).kind) != now.list) {
        now.list.clear();
        now.view.clear();
        now.sight = {};
    }
    return now;
}

platform::AddressStep App::Impl::step_to(const Address& now) const {
    using enum platform::AddressStep;
    if (!shown || settling > 0) return replace;
    const Address& before = *shown;
    if (before.workspace != now.workspace) return push;
    if (before.page != now.page)
        return is_opened_from_another(before.page) && !is_opened_from_another(now.page) ? close : push;
    if (before.record == now.record) {
        const bool is_told_late = before.view.empty() && (before.list.empty() || before.list == now.list);
        return is_told_late || is_typing(before, now) ? replace : push;
    }
    const auto is_chain = [&](Id id) {
        const RecordIndex record = is_nil(id) ? no_record : open->workspace.find(id);
        return record != no_record && open->workspace.record(record).kind == static_cast<KindId>(Kind::chain);
    };
    // Where nothing on a map is chosen, the chain itself is what is shown: the page says which when it is drawn.
    if (is_nil(before.record) && is_chain(now.record)) return replace;
    const bool nothing = is_nil(now.record) || (is_chain(now.record) && !is_chain(before.record));
    return nothing && is_same_list(before, now) && before.sight == now.sight ? close : push;
}

void App::Impl::tick_address() {
    if (phase == Phase::starting || phase == Phase::opening) return;
    if (is_leaving && ready() && open->vault && open->vault->status().state == VaultStatus::State::saving) return;
    is_leaving = false; // what was waited for is on the disk, or will not get there
    const bool drafting =
        draft && screen == draft->screen && selected[static_cast<std::size_t>(screen)] == draft->record;
    if (called_to && drafting) {
        // It is no step of the history, so Back closes it. What is being typed into it is written: then it is a record.
        selected[static_cast<std::size_t>(screen)] = draft->back;
        stay();
        return;
    }
    if (called_to) {
        go_to(*std::exchange(called_to, {}));
        return;
    }
    if (drafting || phase == Phase::failed) return;
    const Address now = place();
    if (shown != now) {
        platform.set_address(to_text(now), title_of(now), step_to(now));
        shown = now;
    }
    settling = std::max(0, settling - 1);
}

void App::Impl::stay() {
    if (!std::exchange(called_to, {}) || !shown) return;
    platform.set_address(to_text(*shown), title_of(*shown), platform::AddressStep::stay);
}

// --- what the app makes of an address ------------------------------------------------------------------------

const WorkspaceEntry* App::Impl::entry_of(const Address& address) const {
    const bool any = is_nil(address.workspace);
    if (open && (any || open->entry.id == address.workspace)) return &open->entry;
    const auto found = std::ranges::find_if(
        entries, [&](const WorkspaceEntry& entry) { return any || entry.id == address.workspace; }); // the last used
    return found == entries.end() ? nullptr : &*found;
}

void App::Impl::enter_by_address() {
    platform.on_address(guarded([this](std::string text) {
        called_to = std::move(text);
        platform.wake();
    }));
    shown.reset();
    const std::string text = platform.address();
    if (text.empty()) return;
    const auto address = parse_address(text);
    if (!address) return say_fault(address.error());
    if (!address->page) {
        phase = Phase::first_run;
        return;
    }
    if (const WorkspaceEntry* entry = entry_of(*address)) {
        arriving = {entry->key, *address};
        open_workspace({.entry = WorkspaceEntry(*entry), .seed = {}, .fresh = false});
    } else if (!is_nil(address->workspace)) {
        phase = Phase::first_run; // rather than a workspace that nobody has asked for
        say_not_here(*address);
    }
}

// By Back, Forward, a link or the address bar. What cannot be shown is said, and the address becomes that of what is.
void App::Impl::go_to(const std::string& text) {
    shown.reset();
    settling = settling_frames;
    platform.wake();
    if (text.empty()) return;
    const auto address = parse_address(text);
    if (!address) return say_fault(address.error());
    is_leaving = true;
    if (!address->page) {
        if (!open || !close()) is_leaving = false;
        return;
    }
    const WorkspaceEntry* entry = entry_of(*address);
    if (!entry || (ready() && open->entry.key == entry->key)) {
        is_leaving = false;
        return entry ? arrive(*address) : say_not_here(*address);
    }
    arriving = {entry->key, *address};
    const bool leaves = leave_then([this, entry = *entry] {
        is_leaving = false;
        open_workspace({.entry = entry, .seed = {}, .fresh = false});
    });
    if (!leaves) {
        is_leaving = false;
        arriving.reset();
    }
}

void App::Impl::arrive_if_called() {
    const auto to = std::exchange(arriving, {});
    if (!to || to->key != open->entry.key) return;
    settling = settling_frames;
    arrive(to->address);
}

void App::Impl::arrive(const Address& address) {
    const Screen page = address.page.value_or(Screen::projects);
    const Workspace& data = open->workspace;
    const RecordIndex named = is_nil(address.record) ? no_record : data.find(address.record);
    // One that was merged into another lives on there.
    const RecordIndex lives_on = named == no_record ? no_record : domain::successor(data, named);
    const RecordIndex record = lives_on != no_record ? lives_on : named;
    const bool can_show = record != no_record && data.record(record).kind < known_kind_count && data.is_live(record);
    // A part that has a list of its own, and was shown there, is shown there again.
    const bool is_listed =
        can_show && page == Screen::directory && screen_of(static_cast<Kind>(data.record(record).kind)) == page;
    if (is_listed) {
        go(page);
        selected[static_cast<std::size_t>(page)] = data.record(record).id;
    } else if (can_show) {
        open_record(data.record(record).id);
    } else {
        go(page);
        selected[static_cast<std::size_t>(page)] = {};
    }
    if (!address.view.empty() || !address.list.empty() || address.sight != Sight()) {
        const ListShown list{address.list, address.view, address.sight};
        lists[static_cast<std::size_t>(screen)] = list;
        asked_list = {screen, list};
    }
    if (can_show && record != named)
        return say(
            Toast::Kind::info, tr(Str::merge_done, {domain::name_of(data, named), domain::name_of(data, record)}));
    if (can_show || is_nil(address.record)) return;
    if (record == no_record) return say(Toast::Kind::info, std::string(tr(Str::address_no_record)));
    const std::string name(domain::name_of(data, record));
    say(Toast::Kind::info, data.is_live(record) ? std::string(tr(Str::address_newer_record))
                           : name.empty()       ? std::string(tr(Str::address_in_trash))
                                                : tr(Str::address_named_in_trash, {name}));
}

void App::Impl::say_not_here(const Address& address) {
    const std::string name = kept_line(address.name, most_name_characters);
    say(Toast::Kind::error,
        name.empty() ? std::string(tr(Str::address_no_workspace)) : tr(Str::address_no_such_workspace, {name}));
}

void App::Impl::say_fault(AddressFault fault) {
    const Str words = fault == AddressFault::foreign   ? Str::address_foreign
                      : fault == AddressFault::damaged ? Str::address_damaged
                                                       : Str::address_unknown_page;
    say(Toast::Kind::error, std::string(tr(words)));
}

// --- for the pages -------------------------------------------------------------------------------------------

Address App::address() const { return impl_->place(); }

std::string App::link(Address address) const {
    if (impl_->open) address.name = impl_->open->entry.name;
    return impl_->platform.link_to(to_text(address));
}

Address App::address_of(Id record) const {
    Address address{.record = record};
    if (!impl_->ready()) return address;
    const Workspace& data = impl_->open->workspace;
    address.workspace = impl_->open->entry.id;
    if (const RecordIndex index = data.find(record); index != no_record && data.record(index).kind < known_kind_count)
        address.page = screen_of(static_cast<Kind>(data.record(index).kind));
    return address;
}

void App::tell_list(Screen screen, ListShown shown) {
    ListShown& told = impl_->lists[static_cast<std::size_t>(screen)];
    if (told == shown) return;
    told = std::move(shown);
    impl_->platform.wake();
}

void App::show_list(Screen screen, ListShown shown) {
    if (!impl_->ready()) return;
    impl_->go(screen);
    const auto place = static_cast<std::size_t>(screen);
    // In the layout that it was left in; nothing stays in its search box.
    if (shown.sight.layout.empty()) shown.sight.layout = impl_->lists[place].sight.layout;
    impl_->selected[place] = {};
    impl_->lists[place] = shown;
    shown.passes = true;
    impl_->asked_list = {screen, std::move(shown)};
}

void App::continue_step() { impl_->settling = std::max(impl_->settling, 1); }

std::optional<App::ListShown> App::take_asked_list(Screen screen) {
    if (!impl_->asked_list || impl_->asked_list->first != screen) return {};
    impl_->settling = settling_frames;
    return std::exchange(impl_->asked_list, {})->second;
}

void App::say_view_is_gone() { impl_->say(Toast::Kind::info, std::string(tr(Str::address_no_view))); }
bool App::is_called_away() const { return impl_->called_to.has_value(); }
void App::stay() { impl_->stay(); }

} // namespace yinfeng::app
