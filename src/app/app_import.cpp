#include "app/app_impl.h"

#include "app/file_kind.h"
#include "base/utf8.h"
#include "sync/snapshot.h"
#include "sync/snapshot_limits.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

constexpr std::size_t large_file = 2'000'000;       // bytes, from which decoding takes more than a blink
constexpr int let_a_frame_be_drawn_ms = 60;
constexpr std::size_t highest_ratio = 200;          // real snapshots pack 10 to 20 times
constexpr std::int64_t tolerated_ahead_ms = 24LL * 60 * 60 * 1000;

std::optional<Str> hint_for(FileKind kind) {
    switch (kind) {
    case FileKind::spreadsheet: return Str::import_spreadsheet;
    case FileKind::document: return Str::import_document;
    case FileKind::archive: return Str::import_archive;
    case FileKind::web_page: return Str::import_web_page;
    case FileKind::empty: return Str::import_empty;
    case FileKind::text:
    case FileKind::gzip: break;
    }
    return {};
}

// The digest as the file states it; the decoder has checked that it is true. It stands in the last line.
std::string stated_digest(std::string_view bytes) {
    static constexpr std::string_view key = "\"sha256\":\"";
    const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 300));
    const std::size_t at = tail.rfind(key);
    return at == std::string_view::npos ? std::string() : std::string(tail.substr(at + key.size(), 64));
}

std::string stem(std::string_view file_name) {
    for (const std::string_view ending : {".gz", ".txt", ".json"}) {
        if (file_name.ends_with(ending)) {
            file_name.remove_suffix(ending.size());
        }
    }
    return std::string(truncate_code_points(trim(file_name), 60));
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
    impl_->platform.pick_files(".json,.gz,.json.gz,application/json,application/gzip", true,
                               impl_->guarded([this](platform::Outcome<std::vector<platform::File>> files) {
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
    session->file_name = repair_utf8(file.name);
    session->file_bytes = file.bytes.size();
    ++import_ticket;
    progress = Progress{tr(Str::import_reading, {session->file_name}), 0, 3, now(), true};
    platform.wake();
    const FileKind kind = file_kind(file.bytes, file.name);
    if (const std::optional<Str> hint = hint_for(kind)) {
        refuse_import(std::string(tr(*hint)));
    } else if (kind == FileKind::gzip) {
        unpack(std::move(file));
    } else {
        decode(std::move(file.bytes));
    }
}

void App::Impl::unpack(platform::File file) {
    const std::size_t limit = std::min(limits::bytes, std::max<std::size_t>(1'000'000, file.bytes.size() * highest_ratio));
    platform.gunzip(std::move(file.bytes), limit,
                    guarded([this, ticket = import_ticket](platform::Outcome<std::string> plain) {
                        if (ticket != import_ticket || !session) {
                            return;
                        }
                        if (plain) {
                            decode(std::move(*plain));
                        } else if (plain.error().fault == platform::Fault::unsupported) {
                            refuse_import(std::string(tr(Str::import_cannot_unpack)));
                        } else {
                            refuse_import(std::string(tr(Str::import_damaged_gzip)));
                        }
                    }));
}

void App::Impl::decode(std::string bytes) {
    if (progress) {
        progress->done = 1;
    }
    const int delay = bytes.size() > large_file ? let_a_frame_be_drawn_ms : 0;
    later(delay, [this, ticket = import_ticket, bytes = std::make_shared<std::string>(std::move(bytes))] {
        if (ticket != import_ticket || !session) {
            return;
        }
        Result<Fragment> fragment = decode_snapshot(*bytes, Digest::required);
        if (!fragment) {
            refuse_import(fragment.error().message);
            return;
        }
        session->digest = stated_digest(*bytes);
        *bytes = {};
        decoded(std::move(*fragment));
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
    auto shared = std::make_shared<Fragment>(std::move(*session->fragment));
    std::string name = stem(session->file_name);
    end_import();
    after_open = [this] {
        say(Toast::Kind::done, tr(Str::app_workspace_from_file, {std::to_string(open->entry.records)}), false);
        read_next_file();
    };
    create_from(std::move(shared), std::move(name));
}

// Counts what would happen, and again after each change of the workspace meanwhile.
void App::Impl::plan() {
    progress.reset();
    const Workspace& data = open->workspace;
    session->plan = plan_import(data, *session->fragment);
    planned_revision = data.revision();
    const ImportPlan& counted = session->plan;
    if (counted.is_sample != is_sample()) {
        refuse_import(std::string(tr(counted.is_sample ? Str::import_sample_into_real : Str::import_real_into_sample)));
        return;
    }
    session->warnings.clear();
    const auto note = [&](std::string words) { session->warnings.push_back(std::move(words)); };
    const std::string& own = open->entry.office;
    std::string foreign;
    for (const std::string& office : counted.offices) {
        if (office != own) {
            foreign += (foreign.empty() ? "" : "、") + office;
        }
    }
    if (!own.empty() && !foreign.empty()) {
        note(tr(Str::import_other_office, {foreign}));
    }
    if (counted.newest_wall_ms > now() + tolerated_ahead_ms) {
        note(tr(Str::import_clock_ahead, {format_full_wall_time(counted.newest_wall_ms, platform.utc_offset_minutes())}));
    }
    if (counted.total.records_unknown + counted.total.fields_unknown > 0) {
        note(tr(Str::import_unknown_kept,
                {std::to_string(counted.total.records_unknown), std::to_string(counted.total.fields_unknown)}));
    }
    if (counted.clone_noticed) {
        note(std::string(tr(Str::import_clone_noticed)));
    }
    session->state = ImportSession::State::ready;
    platform.wake();
}

void App::Impl::refuse_import(std::string problem) {
    progress.reset();
    session->state = ImportSession::State::refused;
    session->problem = std::move(problem);
    session->fragment.reset();
    if (!ready()) {
        say(Toast::Kind::error, session->file_name + "：" + session->problem, false);
    }
    platform.wake();
}

void App::Impl::end_import() {
    ++import_ticket;
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

void App::Impl::apply_import() {
    const std::string name = session->file_name;
    if (session->changes_nothing() && session->plan.total.fields_unknown + session->plan.total.records_unknown == 0) {
        end_import();
        say(Toast::Kind::info, tr(Str::import_nothing_new, {name}), false);
        read_next_file();
        return;
    }
    const ImportCounts counts = session->plan.total;
    if (session->plan.clone_noticed && open->vault) {
        open->vault->renew_replica(); // before the join: the undo of it writes under the new number
    }
    store(open->workspace.join(*session->fragment, tr(Str::app_change_import, {name})));
    if (open->vault) {
        open->vault->checkpoint();
    }
    end_import();
    say(Toast::Kind::done,
        tr(Str::import_done, {name, std::to_string(counts.records_added), std::to_string(counts.records_updated),
                              std::to_string(counts.records_conflicting)}),
        true);
    read_next_file();
}

} // namespace yinfeng::app
