#include "app/app_impl.h"

namespace yinfeng::app {

const Workspace* App::workspace() const { return impl_->ready() ? &impl_->open->workspace : nullptr; }
Workspace* App::names_of_workspace() { return impl_->ready() ? &impl_->open->workspace : nullptr; }
bool App::can_write() const { return impl_->can_write(); }
Id App::new_id() { return impl_->ids.next(impl_->now()); }
RecordIndex App::settings_record() const { return impl_->settings_record(); }

bool App::Impl::can_write() const { return ready() && (!open->vault || open->vault->can_write()); }

SaveState App::save_state() const {
    SaveState state;
    if (!impl_->ready()) {
        return state;
    }
    if (!impl_->open->vault) {
        state.kind = SaveKind::failed;
        state.reason = tr(Str::app_not_stored);
        return state;
    }
    const VaultStatus& status = impl_->open->vault->status();
    state.reason = status.reason;
    state.saved_at_ms = status.saved_at_ms;
    switch (status.state) {
    case VaultStatus::State::opening:
    case VaultStatus::State::saved: state.kind = SaveKind::saved; break;
    case VaultStatus::State::saving: state.kind = SaveKind::saving; break;
    case VaultStatus::State::failed:
    case VaultStatus::State::read_only: state.kind = SaveKind::failed; break;
    case VaultStatus::State::following:
        state.kind = SaveKind::read_only;
        if (state.reason.empty()) {
            state.reason = tr(Str::app_another_window);
        }
        break;
    }
    return state;
}

void App::retry_saving() {
    if (impl_->ready() && impl_->open->vault) {
        impl_->open->vault->retry();
    } else if (impl_->keeps_nothing && !impl_->open) {
        start();
    }
}

std::int64_t App::setting(FieldId field, std::int64_t fallback) const {
    const RecordIndex index = settings_record();
    if (index == no_record) {
        return fallback;
    }
    const Value& value = impl_->open->workspace.value(index, field);
    return value.shape() == Value::Shape::integer ? value.as_integer() : fallback;
}

// What was changed in memory goes to the disk; the save state tells when it is there.
void App::Impl::store(const Applied& applied) {
    if (open->vault) {
        open->vault->append(applied);
    }
    platform.wake();
}

// True (and said so) if nothing may be written now.
bool App::Impl::refuse_write() {
    if (can_write()) {
        return false;
    }
    std::string why(tr(Str::read_only_now));
    if (ready() && open->vault && !open->vault->status().reason.empty()) {
        why += "：";
        why += open->vault->status().reason;
    }
    say(Toast::Kind::error, std::move(why), false);
    return true;
}

bool App::apply(const Change& change, std::string toast) {
    if (impl_->refuse_write()) {
        return false;
    }
    const Result<Applied> applied = impl_->open->workspace.apply(change, impl_->now());
    if (!applied) {
        warn(applied.error().message);
        return false;
    }
    impl_->store(*applied);
    if (!toast.empty()) {
        say(std::move(toast), true);
    }
    return true;
}

void App::undo() {
    if (impl_->refuse_write()) {
        return;
    }
    Workspace& data = impl_->open->workspace;
    if (!data.can_undo()) {
        impl_->say(Toast::Kind::info, std::string(tr(Str::app_nothing_to_undo)), false);
        return;
    }
    const std::string name(data.undo_name());
    const Result<Applied> applied = data.undo(impl_->now());
    if (!applied) {
        warn(applied.error().message);
        return;
    }
    impl_->store(*applied);
    impl_->say(Toast::Kind::info, tr(Str::app_undone, {name}), false);
}

void App::redo() {
    if (impl_->refuse_write()) {
        return;
    }
    Workspace& data = impl_->open->workspace;
    if (!data.can_redo()) {
        return;
    }
    const std::string name(data.redo_name());
    const Result<Applied> applied = data.redo(impl_->now());
    if (!applied) {
        warn(applied.error().message);
        return;
    }
    impl_->store(*applied);
    impl_->say(Toast::Kind::info, tr(Str::app_redone, {name}), false);
}

void App::trash(std::vector<RecordIndex> records) {
    if (records.empty() || impl_->refuse_write()) {
        return;
    }
    Change change{std::string(tr(Str::app_change_trash)), {}};
    for (const RecordIndex record : records) {
        impl_->open->workspace.add_delete(change, record);
    }
    apply(change, records.size() == 1 ? std::string(tr(Str::moved_to_trash))
                                      : tr(Str::app_moved_n_to_trash, {std::to_string(records.size())}));
}

void App::restore(std::vector<RecordIndex> records) {
    if (records.empty() || impl_->refuse_write()) {
        return;
    }
    Change change{std::string(tr(Str::app_change_restore)), {}};
    for (const RecordIndex record : records) {
        impl_->open->workspace.add_restore(change, record);
    }
    apply(change, records.size() == 1 ? std::string(tr(Str::restored))
                                      : tr(Str::app_restored_n, {std::to_string(records.size())}));
}

} // namespace yinfeng::app
