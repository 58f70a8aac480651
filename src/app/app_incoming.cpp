// A file on its way in, for imports and comparisons alike: what it is, unpacked, and where it is sealed, unlocked with the
// passphrase that the user is asked for.

#include "app/app_impl.h"

#include "app/file_kind.h"
#include "app/kept_text.h"
#include "app/passphrase.h"
#include "app/sealed_file.h"
#include "model/limits.h"

namespace yinfeng::app {

namespace {

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

} // namespace

void App::Impl::take_in(platform::File file, TakenIn done) {
    drop_locked();
    if (sealed::looks_sealed(file.bytes)) {
        take_in_sealed(std::move(file), std::move(done));
    } else {
        unpack(std::move(file), std::move(done));
    }
}

// What is not sealed. An export that is read back goes the same way.
void App::Impl::unpack(platform::File file, TakenIn done) {
    const FileKind kind = file_kind(file.bytes, file.name);
    if (const std::optional<Str> hint = hint_for(kind)) {
        done(std::unexpected(std::string(tr(*hint))));
        return;
    }
    if (kind != FileKind::gzip) {
        done(Incoming{.bytes = std::move(file.bytes)});
        return;
    }
    const std::size_t limit = limits::unpacked_bytes(file.bytes.size());
    platform.gunzip(
        std::move(file.bytes), limit, guarded([done = std::move(done)](platform::Outcome<std::string> plain) {
            if (plain) {
                done(Incoming{.bytes = std::move(*plain)});
            } else {
                const bool unable = plain.error().fault == platform::Fault::unsupported;
                done(std::unexpected(std::string(tr(unable ? Str::import_cannot_unpack : Str::import_damaged_gzip))));
            }
        }));
}

void App::Impl::take_in_sealed(platform::File file, TakenIn done) {
    const std::uint64_t ticket = ++locked_ticket;
    locked_bytes = std::move(file.bytes);
    check_sealed(platform, locked_bytes,
        guarded([this, ticket, name = kept_line(file.name, most_title_characters), done = std::move(done)](
                    sealed::Checked<sealed::Header> header) {
            if (ticket != locked_ticket) {
                return;
            }
            if (!header) {
                drop_locked();
                done(std::unexpected(header.error().message));
                return;
            }
            locked = std::make_unique<LockedFile>();
            locked->file_name = name;
            locked->file_bytes = locked_bytes.size();
            locked->office = kept_line(header->office, most_title_characters);
            locked->created_ms = header->created_ms;
            locked->public_key = header->public_key;
            locked->trust = keys.judge(locked->office, header->public_key);
            locked_done = done;
            progress.reset(); // nothing goes on until somebody types
            platform.wake();
        }));
}

void App::Impl::unlock(std::string passphrase) {
    locked->opening = true;
    locked->problem.clear();
    open_sealed(platform, locked_bytes, passphrase,
        guarded([this, ticket = locked_ticket, passphrase](sealed::Checked<Opened> opened) {
            if (ticket != locked_ticket || !locked) {
                return;
            }
            platform.wake();
            const bool wrong = !opened && opened.error().trouble == sealed::Trouble::wrong_passphrase;
            if (std::string typed = as_typed(passphrase); wrong && typed != passphrase && !typed.empty()) {
                unlock(std::move(typed)); // a line end that was pasted with it
                return;
            }
            if (!opened && opened.error().trouble == sealed::Trouble::wrong_passphrase) {
                locked->opening = false;
                locked->problem = opened.error().message;
                return;
            }
            const LockedFile facts = *locked;
            const TakenIn done = std::move(locked_done);
            drop_locked();
            if (!opened) {
                done(std::unexpected(opened.error().message));
                return;
            }
            done(Incoming{.bytes = std::move(opened->bytes),
                .office = facts.office,
                .public_key = facts.public_key,
                .trust = facts.trust});
        }));
    platform.wake();
}

void App::Impl::drop_locked() {
    ++locked_ticket;
    locked.reset();
    locked_done = {};
    locked_bytes = {};
}

const LockedFile* App::locked_file() const { return impl_->locked.get(); }

void App::unlock(std::string passphrase, bool takes_changed_key) {
    if (impl_->locked && !impl_->locked->opening && (impl_->locked->trust != Trust::changed || takes_changed_key)) {
        impl_->unlock(std::move(passphrase));
    }
}

void App::leave_locked() {
    if (!impl_->locked) {
        return;
    }
    const auto done = std::move(impl_->locked_done);
    impl_->drop_locked();
    done(std::unexpected(std::string()));
}

} // namespace yinfeng::app
