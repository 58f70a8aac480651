#include "ui/record_checks.h"

#include "app/app.h"
#include "domain/checks.h"
#include "icons_generated.h"
#include "ui/field_words.h"

namespace yinfeng::ui {

namespace {

// Of the record that is looked at, made anew when something has been written or the day changes.
const std::vector<domain::Check>& checks_of(const Ui& ui, RecordIndex record) {
    static struct {
        std::uint64_t workspace = 0;
        RecordIndex record = no_record;
        std::uint64_t revision = 0;
        Date today;
        std::vector<domain::Check> checks;
    } kept;
    const Workspace& workspace = workspace_of(ui);
    const Date today = ui.app.today();
    if (kept.workspace != ui.app.workspace_number() || kept.record != record || kept.revision != workspace.revision() ||
        kept.today != today) {
        kept = {ui.app.workspace_number(), record, workspace.revision(), today,
            domain::check_record(workspace, record, today)};
    }
    return kept.checks;
}

} // namespace

float record_checks(Ui& ui, Vec top, float width, RecordIndex record) {
    float y = top.y;
    for (const domain::Check& check : checks_of(ui, record)) {
        const float left = ui.px(20);
        const float height = wrapped_height(ui, width - left, check.text, face::secondary);
        icon(ui, {top.x, y, ui.px(14), std::min(height, ui.px(20))}, icons::info, 14, color::soon);
        wrapped_text(ui, {top.x + left, y, width - left, height}, check.text, tinted(face::secondary, color::soon));
        y += height + ui.px(4);
    }
    return y > top.y ? y - top.y + ui.px(4) : 0;
}

} // namespace yinfeng::ui
