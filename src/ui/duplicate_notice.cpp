#include "ui/duplicate_notice.h"

#include "app/app.h"
#include "app/duplicate_words.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/duplicates.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/widgets.h"

#include <memory>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::Duplicate;
using domain::DuplicatesOfOne;

namespace {

constexpr std::size_t records_a_frame = 400;
constexpr std::uint8_t least_sure = 2; // the level that is said without being asked for

struct {
    std::uint64_t workspace = 0, revision = 0;
    RecordIndex record = no_record;
    std::unique_ptr<DuplicatesOfOne> search; // until it has come to its end
    std::vector<Duplicate> found;
} state;

const Duplicate* nearest(Ui& ui, RecordIndex record) {
    const Workspace& workspace = workspace_of(ui);
    const auto kind = static_cast<Kind>(workspace.record(record).kind);
    if (!has_duplicates(kind) || !workspace.is_live(record)) return nullptr;
    const std::uint64_t number = ui.app.workspace_number(), revision = workspace.revision(kind);
    const bool is_other = state.workspace != number || state.record != record;
    if (is_other) state.found.clear();
    if (is_other || state.revision != revision) {
        state.workspace = number, state.record = record, state.revision = revision;
        state.search = std::make_unique<DuplicatesOfOne>(workspace, kind, record);
    }
    if (state.search) {
        if (!state.search->work(records_a_frame)) {
            ui.want_frames(1);
        } else {
            state.found = state.search->found();
            state.search.reset();
        }
    }
    if (state.found.empty() || state.found.front().level > least_sure) return nullptr;
    const Duplicate& first = state.found.front();
    return workspace.is_live(first.one) ? &first : nullptr;
}

} // namespace

void duplicate_notice(Ui& ui, Rect& rest, RecordIndex record) {
    const Duplicate* pair = nearest(ui, record);
    if (!pair) return;
    const RecordIndex other = pair->one;
    const std::string words =
        tr(Str::duplicate_maybe_there, {record_title(ui, other), app::duplicate_reasons(workspace_of(ui), *pair)});
    Rect row = cut_top(rest, ui.px(ui.touch ? 44 : 32));
    cut_top(rest, ui.px(4));
    const IdScope scope("duplicate");
    const Press press = pressable(ui, "notice", row, {.name = words, .disabled = !ui.app.can_write()});
    fill(ui, row, press.hovered ? color::soon_tint_2 : color::soon_tint, metric::radius);
    row = inset(row, ui.px(10), 0);
    icon(ui, cut_left(row, ui.px(16)), icons::copy, 14, color::soon);
    cut_left(row, ui.px(8));
    silent_text(ui, row, words, tinted(face::secondary, color::soon));
    tooltip(ui, press, words);
    if (press.pressed) ask_merge(ui, other, record);
}

} // namespace yinfeng::ui
