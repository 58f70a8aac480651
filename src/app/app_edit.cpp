#include "app/app_impl.h"

#include "base/utf8.h"
#include "domain/actions.h"
#include "domain/consequences.h"
#include "domain/doors.h"
#include "domain/leaps.h"
#include "domain/record_merge.h"
#include "domain/trash.h"
#include "model/field_input.h"

#include <algorithm>

namespace yinfeng::app {

const Workspace* App::workspace() const { return impl_->ready() ? &impl_->open->workspace : nullptr; }
Workspace* App::names_of_workspace() { return impl_->ready() ? &impl_->open->workspace : nullptr; }
bool App::can_write() const { return impl_->can_write(); }
RefusedTexts& App::refused_texts() { return impl_->refused; }
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
        why = tr(Str::found_in, {why, open->vault->status().reason});
    }
    say(Toast::Kind::error, std::move(why));
    return true;
}

namespace {

// A figure in another unit than was meant is written like any other, but not without a word.
std::string describe_leaps(const Names& names, const std::vector<domain::Leap>& leaps) {
    std::string words;
    for (const domain::Leap& leap : leaps) {
        const FieldInfo& field = *names.info(leap.field);
        const Measure& measure = measure_of(field.options);
        const std::string times = tr(leap.is_up() ? Str::leap_up : Str::leap_down, {std::to_string(leap.times())});
        if (!words.empty()) {
            return words + tr(Str::leap_more, {std::to_string(leaps.size())});
        }
        words = tr(Str::leap, {label(field), format_quantity(leap.before, measure).text(),
                                  format_quantity(leap.after, measure).text(), times});
    }
    return words;
}

} // namespace

constexpr std::size_t most_title = 40; // a follow-up is called by its first line

// '改阶段 · 忠旺轨道车辆', '移到回收站 · 忠旺轨道车辆 等 3 条', or where the step says how many
// it was, '3 项已移到 开工 · 忠旺轨道车辆 等'. Records that never had a name are not worth a mention.
std::string App::Impl::named(std::string_view step, const std::vector<RecordIndex>& records, Str of_many) const {
    const Workspace& data = open->workspace;
    std::string words(step);
    for (const RecordIndex index : records) {
        const KindId kind = data.record(index).kind;
        if (kind >= known_kind_count || kind == static_cast<KindId>(Kind::settings)) {
            continue;
        }
        const std::string_view name = domain::name_of(data, index);
        std::string title(truncate_code_points(name, most_title));
        if (title.size() < name.size()) title += "…";
        if (kind == static_cast<KindId>(Kind::chain_link)) { // it has no name but those of its ends
            const auto end = [&](FieldId field) { return domain::name_of(data, domain::linked(data, index, field)); };
            title = std::string(end(field::chain_link::from_)) + " → " + std::string(end(field::chain_link::to_));
        }
        if (title.empty()) {
            continue;
        }
        if (words.find(title) != std::string::npos) {
            return words;
        }
        words +=
            records.size() == 1 ? tr(Str::app_step_of, {title}) : tr(of_many, {title, std::to_string(records.size())});
        return words;
    }
    return words;
}

// What no door writes, whatever the store would take.
Result<void> App::Impl::check(const Change& change) const {
    if (const auto allowed = domain::check_writes(open->workspace, change); !allowed) return allowed;
    return open->check_views ? open->check_views(change) : Result<void>();
}

bool App::apply(const Change& asked, std::string toast) {
    if (impl_->refuse_write()) {
        return false;
    }
    Workspace& data = impl_->open->workspace;
    const std::optional<Change> with_links = domain::with_links_that_follow(data, asked);
    const Change& change = with_links ? *with_links : asked;
    const std::vector<domain::Leap> leaps = domain::leaps_of(data, change);
    if (const auto allowed = impl_->check(change); !allowed) {
        warn(allowed.error().message);
        return false;
    }
    const Result<Applied> applied = data.apply(domain::with_consequences(reading(), change), impl_->now());
    if (!applied) {
        warn(applied.error().message);
        return false;
    }
    impl_->store(*applied);
    const bool wrote = !applied->touched.empty();
    if (!leaps.empty()) {
        toast += (toast.empty() ? "" : " · ") + describe_leaps(data.names(), leaps);
    }
    if (!toast.empty()) {
        if (wrote) {
            toast = impl_->named(toast, data.undo_records(), Str::app_and_others);
        }
        impl_->say(Toast::Kind::done, std::move(toast), wrote ? data.undo_step() : 0);
    }
    return true;
}

std::string App::undo_words() const {
    const Workspace* data = workspace();
    return data && data->can_undo() ? impl_->named(data->undo_name(), data->undo_records()) : std::string();
}

std::string App::redo_words() const {
    const Workspace* data = workspace();
    return data && data->can_redo() ? impl_->named(data->redo_name(), data->redo_records()) : std::string();
}

// Undo and redo. What is said names the step and the record as it was called while the step stood.
void App::Impl::take_back(bool redo) {
    if (refuse_write()) {
        return;
    }
    Workspace& data = open->workspace;
    if (redo ? !data.can_redo() : !data.can_undo()) {
        if (!redo) {
            say(Toast::Kind::info, std::string(tr(Str::app_nothing_to_undo)));
        }
        return;
    }
    const std::string step(redo ? data.redo_name() : data.undo_name());
    const std::vector<RecordIndex> records = redo ? data.redo_records() : data.undo_records();
    std::string words = named(step, records);
    const Result<Applied> applied = redo ? data.redo(now()) : data.undo(now());
    if (!applied) {
        say(Toast::Kind::error, applied.error().message);
        return;
    }
    store(*applied);
    // What is gone with its step is not left open, as if it could be filled in.
    for (Id& shown : selected) {
        const RecordIndex record = is_nil(shown) ? no_record : data.find(shown);
        if (record != no_record && data.record(record).state == Record::State::deleted &&
            std::ranges::contains(applied->touched, record, &Touched::record))
            shown = {};
    }
    if (words == step) {
        words = named(step, records); // the step that is taken back gave it its name, or took it
    }
    if (applied->touched.empty() && !applied->left_alone.empty()) {
        say(Toast::Kind::info, tr(Str::app_left_alone, {words}));
        return;
    }
    std::string done = tr(redo ? Str::app_redone : Str::app_undone, {words});
    if (!applied->left_alone.empty()) done = tr(Str::app_left_some, {done, std::to_string(applied->left_alone.size())});
    say(Toast::Kind::info, std::move(done));
}

void App::undo() { impl_->take_back(false); }
void App::redo() { impl_->take_back(true); }

void App::trash(std::vector<RecordIndex> records) {
    if (records.empty() || impl_->refuse_write()) {
        return;
    }
    if (auto change = domain::perform(reading(), domain::Action::trash, records)) {
        change->name = tr(Str::app_change_trash);
        apply(*change, records.size() == 1 ? std::string(tr(Str::moved_to_trash))
                                           : tr(Str::app_moved_n_to_trash, {std::to_string(records.size())}));
    }
}

void App::restore(std::vector<RecordIndex> records) {
    if (records.empty() || impl_->refuse_write()) {
        return;
    }
    if (auto change = domain::perform(reading(), domain::Action::restore, records)) {
        change->name = tr(Str::app_change_restore);
        const std::size_t count = domain::restored_with(impl_->open->workspace, records).size();
        apply(*change, count == 1 ? std::string(tr(Str::restored)) : tr(Str::app_restored_n, {std::to_string(count)}));
    }
}

} // namespace yinfeng::app
