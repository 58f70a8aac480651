#include "app/app_impl.h"

#include "app/kept_text.h"
#include "base/sort_list.h"
#include "base/utf8.h"
#include "base/wall_clock.h"
#include "domain/circles.h"
#include "domain/consequences.h"
#include "domain/record_merge.h"
#include "sync/change_list.h"
#include "sync/snapshot.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace yinfeng::app {

namespace {

constexpr std::size_t slice_records = 200;
constexpr int let_a_frame_be_drawn_ms = 60;

std::vector<std::string> senders_of(const ImportSession& session) {
    if (!session.public_key.empty() && !session.signing_office.empty()) return {session.signing_office};
    std::map<std::string, std::uint32_t> brought; // records, by office
    for (const MergeReview::Group& group : session.review->groups()) {
        const ImportCounts& counts = group.counts;
        const std::uint32_t records = counts.records_added + counts.records_updated + counts.records_conflicting +
                                      counts.records_deleted + counts.records_restored;
        if (records > 0 && !group.office.empty()) brought[group.office] += records;
    }
    std::vector<std::string> senders;
    for (const auto& [office, records] : brought) senders.push_back(office);
    sort_list(senders, [&](const std::string& a, const std::string& b) { return brought[a] > brought[b]; });
    const StampTable& stamps = session.fragment->stamps;
    if (senders.empty() && stamps.size() > 0) {
        StampId newest = 0;
        for (StampId id = 1; id < stamps.size(); ++id) {
            if (stamps[id].wall_ms > stamps[newest].wall_ms) newest = id;
        }
        const std::string_view office = office_of_author(stamps.author_name(stamps[newest].author));
        if (!office.empty()) senders.emplace_back(office);
    }
    return senders;
}

std::string stem(std::string_view file_name) {
    for (const std::string_view ending :
        {std::string_view(".gz"), std::string_view(".txt"), std::string_view(".json"), sealed::file_extension}) {
        if (file_name.ends_with(ending)) {
            file_name.remove_suffix(ending.size());
        }
    }
    return kept_line(file_name, most_person_characters);
}

} // namespace

// --- one file after the other --------------------------------------------------------------------------------

void App::import_files(std::vector<platform::File> files) {
    for (platform::File& file : files) {
        impl_->waiting_files.push_back(std::move(file));
    }
    if (impl_->session && impl_->session->state == ImportSession::State::refused) {
        impl_->session.reset();
    }
    impl_->read_next_file();
}

void App::pick_import() {
    impl_->platform.pick_files(
        files_accepted, true, impl_->guarded([this](platform::Outcome<std::vector<platform::File>> files) {
            if (files) {
                import_files(std::move(*files));
            } else if (files.error().fault != platform::Fault::cancelled) {
                warn(std::string(tr(Str::import_cannot_pick)));
            }
        }));
}

ImportSession* App::import_session() { return impl_->session.get(); }
std::size_t App::imports_waiting() const { return impl_->waiting_files.size(); }

void App::Impl::read_next_file() {
    if (session || waiting_files.empty() || phase == Phase::opening || phase == Phase::starting) {
        return; // opened() comes back here
    }
    platform::File file = std::move(waiting_files.front());
    waiting_files.pop_front();
    session = std::make_unique<ImportSession>();
    session->file_name = kept_line(file.name, most_title_characters);
    session->file_bytes = file.bytes.size();
    ++import_ticket;
    progress = Progress{tr(Str::import_reading, {session->file_name}), 0, 3, now(), true};
    platform.wake();
    take_in(std::move(file), [this, ticket = import_ticket](std::expected<Incoming, std::string> taken) {
        if (ticket != import_ticket || !session) {
            return;
        }
        if (!taken && taken.error().empty()) {
            end_import();
            read_next_file();
            return;
        }
        if (!taken) {
            refuse_import(std::move(taken.error()));
            return;
        }
        session->signing_office = std::move(taken->office);
        session->public_key = std::move(taken->public_key);
        session->trust = taken->trust;
        if (!progress) {
            progress = Progress{tr(Str::import_reading, {session->file_name}), 0, 3, now(), true};
        }
        decode(std::move(taken->bytes));
    });
}

// Where the file is taken, the key that signed it is known from now on.
void App::Impl::keep_signer(const ImportSession& from) {
    if (!from.public_key.empty()) {
        keys.keep(from.signing_office, from.public_key, now());
    }
}

void App::Impl::decode(std::string bytes) {
    decode_in_slices(std::move(bytes),
        {
            .goes_on = [this, ticket = import_ticket] { return ticket == import_ticket && session != nullptr; },
            .progressed = shows_progress(),
            .done =
                [this](Result<Fragment> fragment, std::string stated) {
                    if (!fragment) {
                        refuse_import(fragment.error().message);
                        return;
                    }
                    session->digest = std::move(stated);
                    decoded(std::move(*fragment));
                },
        });
}

void App::Impl::decoded(Fragment fragment) {
    session->fragment = std::make_unique<Fragment>(std::move(fragment));
    if (ready()) {
        plan();
        return;
    }
    // On the start page there is nothing to merge with. A workspace of this browser that the file belongs to is opened
    // and shown the file as any other; else the file becomes a workspace.
    for (const Record& record : session->fragment->records) {
        if (record.kind != static_cast<KindId>(Kind::settings)) {
            continue;
        }
        for (const WorkspaceEntry& entry : entries) {
            if (entry.id != record.id) {
                continue;
            }
            after_open = [this, kept = std::make_shared<std::unique_ptr<ImportSession>>(std::move(session))] {
                session = std::move(*kept);
                plan();
                screen = Screen::data;
                say(Toast::Kind::info, tr(Str::app_workspace_known, {open->entry.name}), false);
            };
            progress.reset();
            open_workspace({.entry = WorkspaceEntry(entry), .seed = {}, .fresh = false});
            return;
        }
    }
    keep_signer(*session);
    auto shared = std::make_shared<Fragment>(std::move(*session->fragment));
    std::string name = stem(session->file_name);
    end_import();
    after_open = [this] {
        std::string done = tr(Str::app_workspace_from_file, {std::to_string(open->entry.records)});
        if (const std::string said = move_links(false); !said.empty()) done.append(" · ").append(said);
        say(Toast::Kind::done, std::move(done), false);
        read_next_file();
    };
    create_from(std::move(shared), std::move(name));
}

// Counts what would happen, and again after each change of the workspace meanwhile.
void App::Impl::plan() {
    if (!session->review) {
        session->review = std::make_unique<MergeReview>(*session->fragment);
    }
    session->state = ImportSession::State::reading;
    session->review->begin_comparing(open->workspace);
    planned_revision = open->workspace.revision();
    plan_next();
}

void App::Impl::plan_next() {
    if (planned_revision != open->workspace.revision()) {
        plan();
        return;
    }
    const auto until = std::chrono::steady_clock::now() + slice;
    while (!session->review->compare_next(slice_records)) {
        if (std::chrono::steady_clock::now() >= until) {
            if (!progress) {
                progress = Progress{tr(Str::import_reading, {session->file_name}), 0, 0, now(), true};
            }
            progress->done = session->review->compared();
            progress->total = session->fragment->records.size();
            platform.after(0, guarded([this, ticket = import_ticket] {
                if (ticket == import_ticket && session && ready()) {
                    plan_next();
                }
            }));
            return;
        }
    }
    planned();
}

void App::Impl::planned() {
    progress.reset();
    ++session->reviewed;
    const ImportSource& source = session->review->source();
    const ImportCounts& found = session->review->found();
    if (source.is_sample != is_sample()) {
        refuse_import(std::string(tr(source.is_sample ? Str::import_sample_into_real : Str::import_real_into_sample)));
        return;
    }
    session->warnings.clear();
    const auto note = [&](std::string words) { session->warnings.push_back(std::move(words)); };
    const std::string& own = open->entry.office;
    std::string foreign;
    for (const std::string& office : source.offices) {
        if (office != own) {
            foreign += std::string(foreign.empty() ? std::string_view() : tr(Str::list_comma)).append(office);
        }
    }
    if (!own.empty() && !foreign.empty()) {
        note(tr(Str::import_other_office, {foreign}));
    }
    if (clock_is_ahead(source.newest_wall_ms, now())) {
        note(
            tr(Str::import_clock_ahead, {format_full_wall_time(source.newest_wall_ms, platform.utc_offset_minutes())}));
    }
    if (found.records_unknown + found.fields_unknown > 0) {
        note(tr(
            Str::import_unknown_kept, {std::to_string(found.records_unknown), std::to_string(found.fields_unknown)}));
    }
    if (source.counter_is_suspicious) {
        note(std::string(tr(Str::import_counter_suspicious)));
    }
    if (source.clone_noticed && open->vault && can_write()) {
        open->vault->renew_replica(); // whether it is merged or not: two must not write under one number
    }
    session->clone_noticed = session->clone_noticed || source.clone_noticed; // the new number is not in the file
    if (session->clone_noticed) {
        note(std::string(tr(Str::import_clone_noticed)));
    }
    session->senders = senders_of(*session);
    const auto gone = [&](const std::string& office) { return keys.judge(office, {}) == Trust::signature_gone; };
    const std::string& signer = session->signing_office;
    const auto unsigned_one = std::find_if(source.offices.begin(), source.offices.end(), gone);
    switch (session->trust) {
    case Trust::first: note(tr(Str::import_first_signature, {signer, sealed::fingerprint(session->public_key)})); break;
    case Trust::changed: note(tr(Str::import_changed_signature, {signer})); break;
    case Trust::signature_gone: note(tr(Str::import_signature_gone, {signer})); break;
    case Trust::known: break;
    case Trust::not_signed:
        if (unsigned_one != source.offices.end()) note(tr(Str::import_signature_gone, {*unsigned_one}));
        break;
    }
    const bool is_whole = session->fragment->left_out.empty();
    if (!is_whole) {
        note(std::string(tr(Str::import_left_out)));
    }
    // A file that lacks fields is no backup: bringing it back would empty them.
    const bool is_backup = is_whole && !session->clone_noticed && session->review->is_own_backup();
    session->restorable_records = is_backup ? count_restorable() : 0;
    session->state = ImportSession::State::ready;
    platform.wake();
}

// What the backup showed, as a workspace of its own.
Workspace App::Impl::backup_of_session() const {
    Workspace then;
    then.join(*session->fragment, {});
    return then;
}

std::size_t App::Impl::count_restorable() const {
    const Change change = change_to_restore(open->workspace, backup_of_session(), {});
    std::size_t records = 0;
    Id last;
    for (const Write& write : change.writes) {
        records += write.record != last ? 1 : 0;
        last = write.record;
    }
    return records;
}

void App::Impl::refuse_import(std::string problem) {
    progress.reset();
    session->state = ImportSession::State::refused;
    session->problem = std::move(problem);
    session->review.reset(); // before the fragment, which it reads
    session->fragment.reset();
    if (!ready()) {
        say(Toast::Kind::error, tr(Str::found_in, {session->file_name, session->problem}), false);
    }
    platform.wake();
}

void App::Impl::end_import() {
    ++import_ticket;
    if (session) {
        drop_locked();
    }
    session.reset();
    progress.reset();
    platform.wake();
}

void App::cancel_import() {
    impl_->end_import();
    impl_->read_next_file();
}

// --- applying ------------------------------------------------------------------------------------------------

void App::apply_import() {
    if (!impl_->session || impl_->session->state != ImportSession::State::ready || impl_->refuse_write()) {
        return;
    }
    ImportSession& session = *impl_->session;
    session.state = ImportSession::State::applying;
    impl_->progress = Progress{tr(Str::import_applying, {session.file_name}), 2, 3, now_ms(), false};
    const int delay = session.fragment->records.size() > 5'000 ? let_a_frame_be_drawn_ms : 0;
    impl_->later(delay, [impl = impl_.get(), ticket = impl_->import_ticket] {
        if (ticket == impl->import_ticket && impl->session && impl->ready()) {
            impl->apply_import();
        }
    });
}

// Of what `is_step`, the step that was just made, has brought. What was done, in words.
std::string App::Impl::move_links(bool is_step) {
    std::vector<Write> moved = domain::moved_links(open->workspace);
    if (moved.empty()) return {};
    const Change change{tr(Str::merge_links_moved, {std::to_string(moved.size())}), std::move(moved)};
    const auto applied =
        is_step ? open->workspace.apply_to_last_step(change, now()) : open->workspace.apply(change, now());
    if (!applied) return {};
    store(*applied);
    return change.name;
}

void App::Impl::apply_import() {
    const std::string name = session->file_name;
    MergeReview& review = *session->review;
    if (!review.does_anything()) {
        end_import();
        say(Toast::Kind::info, tr(Str::import_nothing_new, {name}), false);
        read_next_file();
        return;
    }
    const ImportCounts counts = review.wanted();
    const std::uint32_t open_conflicts = review.open_conflicts();
    const std::string step = tr(Str::app_change_import, {name});
    const std::uint64_t step_before = open->workspace.undo_step();
    const std::vector<domain::Circle> circles = domain::circles_in(open->workspace);
    const bool is_seen = !session->changes_nothing(); // else only who has seen what is joined: nothing to take back
    const Result<Applied> applied = open->workspace.join(
        *session->fragment, step, review.part(), {step, review.settlements(domain::followers_of)}, now());
    if (!applied) {
        session->state = ImportSession::State::ready;
        progress.reset();
        say(Toast::Kind::error, applied.error().message, false);
        return;
    }
    store(*applied);
    keep_signer(*session);
    if (open->vault) {
        open->vault->checkpoint();
    }
    end_import();
    std::string done =
        tr(Str::import_done, {name, std::to_string(counts.records_added), std::to_string(counts.records_updated),
                                 std::to_string(open_conflicts)});
    // Links that others made meanwhile to records that were merged here, and those here to what was merged there.
    const bool is_step = open->workspace.undo_step() != step_before;
    if (const std::string said = move_links(is_step); !said.empty()) done.append(" · ").append(said);
    // What the file and the workspace have made of each other stays in the data checks; here it is said once.
    for (const domain::Circle& circle : domain::circles_in(open->workspace)) {
        if (std::ranges::find(circles, circle) != circles.end()) continue;
        done.append(" · ").append(domain::circle_words(open->workspace, circle));
        break;
    }
    say(Toast::Kind::done, std::move(done),
        is_seen && open->workspace.undo_step() != step_before ? open->workspace.undo_step() : 0);
    read_next_file();
}

void App::restore_backup() {
    if (!impl_->session || impl_->session->restorable_records == 0 || impl_->refuse_write()) {
        return;
    }
    const std::string step = tr(Str::app_change_to_backup, {impl_->session->file_name});
    const std::size_t records = impl_->session->restorable_records;
    const Change change = change_to_restore(*workspace(), impl_->backup_of_session(), step);
    impl_->end_import();
    apply(change, tr(Str::import_restored, {std::to_string(records)}));
    impl_->read_next_file();
}

} // namespace yinfeng::app
