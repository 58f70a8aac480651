// Records that were made and not filled in: N and Esc leave nothing behind.

#include "app/app_impl.h"

namespace yinfeng::app {

namespace {

constexpr int frames_to_leave = 3;            // long enough for what was typed to be written
constexpr std::string_view kept_in = "draft"; // a preference of the workspace

bool is_linked_to(const Workspace& data, Id record, KindId kind) {
    return std::ranges::any_of(
        data.names().links_to(kind), [&](FieldId field) { return !data.links_to(record, field).empty(); });
}

} // namespace

bool App::create(const Change& change, Screen screen, Id record, Id back) {
    impl_->drop_draft(); // the one before
    if (!apply(change)) {
        return false;
    }
    const Workspace& data = impl_->open->workspace;
    const RecordIndex index = data.find(record);
    if (index == no_record) {
        return false;
    }
    impl_->draft = Impl::DraftRecord{screen, record, back, data.undo_step(), data.record(index).changed};
    set_view_preference(kept_in, to_string(record));
    select_record(screen, record);
    return true;
}

bool App::Impl::draft_is_blank() const {
    if (!draft || !ready()) {
        return false;
    }
    const Workspace& data = open->workspace;
    const RecordIndex index = data.find(draft->record);
    return index != no_record && data.is_live(index) && data.record(index).changed == draft->changed &&
           data.undo_step() == draft->step && !is_linked_to(data, draft->record, data.record(index).kind);
}

bool App::is_draft(Id record) const {
    return impl_->draft && impl_->draft->record == record && impl_->draft_is_blank();
}

void App::leave_draft(Id record) {
    if (is_draft(record)) {
        impl_->draft->left_for = frames_to_leave;
        impl_->platform.wake();
    }
}

void App::Impl::drop_draft() {
    if (!draft) {
        return;
    }
    if (draft_is_blank() && can_write()) {
        if (const Result<Applied> applied = open->workspace.withdraw(now())) {
            store(*applied);
        }
    }
    Id& shown = selected[static_cast<std::size_t>(draft->screen)];
    if (ready() && shown == draft->record && !open->workspace.is_live(open->workspace.find(shown))) {
        shown = draft->back;
    }
    if (open) {
        registry.set_preference(view_key(kept_in, open->entry.key), {});
    }
    draft.reset();
}

void App::Impl::tick_draft() {
    if (!draft) {
        return;
    }
    if (!draft_is_blank()) {
        drop_draft();
        return;
    }
    const bool shown = screen == draft->screen && selected[static_cast<std::size_t>(screen)] == draft->record;
    if (shown && draft->left_for < frames_to_leave) {
        draft->left_for = 0;
        return;
    }
    if (++draft->left_for <= frames_to_leave) {
        platform.wake();
        return;
    }
    drop_draft();
    platform.wake();
}

void App::Impl::remove_blank_draft() {
    const std::string key = view_key(kept_in, open->entry.key);
    const std::optional<Id> id = parse_id(registry.preference(key));
    if (!id || !can_write()) {
        return;
    }
    registry.set_preference(key, {});
    Workspace& data = open->workspace;
    const RecordIndex index = data.find(*id);
    if (index == no_record || !data.is_live(index) || is_linked_to(data, *id, data.record(index).kind)) {
        return;
    }
    // Blank: everything in it was written in one step.
    Change change{std::string(tr(Str::app_change_trash)), {}};
    std::optional<std::uint64_t> n;
    for (const Field& field : data.record(index).fields) {
        const Stamp& stamp = data.stamps()[field.cell.shown_stamp()];
        if (field.cell.sibling_count() != 1 || (n && *n != stamp.n)) {
            return;
        }
        n = stamp.n;
        change.writes.push_back({*id, data.record(index).kind, field.id, Value()});
    }
    data.add_delete(change, index);
    if (const Result<Applied> applied = data.apply(change, now())) {
        store(*applied);
        data.forget_undo();
    }
}

} // namespace yinfeng::app
