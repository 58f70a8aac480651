// The list of what can be taken back: of this session, and what this browser has written before it.

#include "app/app_impl.h"

#include <algorithm>
#include <set>

namespace yinfeng::app {

namespace {

constexpr std::size_t most_recalled = 200, most_listed = 50;

// Of an earlier session only the writes are known, not what the button was called.
std::string words_of(const Workspace& data, const RecalledStep& step) {
    // What happened to records that were there before and afterwards is what it was about: a person who was made or thrown away
    // beside it came along.
    const auto came_or_went = [&](RecordIndex record) {
        return std::ranges::any_of(std::initializer_list{&step.made, &step.deleted, &step.restored},
            [&](const std::vector<RecordIndex>* records) { return std::ranges::binary_search(*records, record); });
    };
    const auto name_of = [&](FieldId id) {
        const FieldInfo* field = data.names().info(id);
        return field ? label(*field) : data.names().field_name(id);
    };
    std::string_view name;
    std::set<std::string_view> fields;
    for (const Touched& each : step.touched) {
        if (came_or_went(each.record)) continue;
        if (fields.empty()) name = name_of(each.field);
        fields.insert(name_of(each.field));
    }
    if (fields.empty()) {
        if (!step.deleted.empty()) return std::string(tr(Str::app_change_trash));
        if (!step.restored.empty()) return std::string(tr(Str::app_change_restore));
        const KindId kind = data.record(step.made.front()).kind;
        return tr(Str::step_made,
            {kind < known_kind_count ? label(info(static_cast<Kind>(kind))) : data.names().kind_name(kind)});
    }
    return fields.size() == 1 ? tr(Str::step_changed, {name})
                              : tr(Str::step_changed_some, {name, std::to_string(fields.size())});
}

} // namespace

void App::Impl::recall_steps() {
    if (!can_write()) return; // a window that only follows takes nothing back
    Workspace& data = open->workspace;
    data.recall_undo(most_recalled, [&data](const RecalledStep& step) { return words_of(data, step); });
}

std::vector<App::UndoLine> App::undo_list() const {
    std::vector<UndoLine> lines;
    if (!impl_->ready()) return lines;
    for (const UndoStep& step : impl_->open->workspace.undo_list(most_listed))
        lines.push_back({step.number, impl_->named(step.name, step.records), step.wall_ms, std::string(step.author)});
    return lines;
}

void App::undo_to(std::uint64_t step) {
    if (step == 0 || impl_->refuse_write()) return;
    const Workspace& data = impl_->open->workspace;
    std::size_t done = 0;
    while (data.undo_step() >= step) {
        const std::uint64_t before = data.undo_step();
        impl_->take_back(false);
        if (data.undo_step() == before) return; // refused, and that was said
        ++done;
    }
    if (done > 1) impl_->say(Toast::Kind::info, tr(Str::steps_undone, {std::to_string(done)}));
}

} // namespace yinfeng::app
