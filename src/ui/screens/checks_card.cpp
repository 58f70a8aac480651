#include "ui/screens/checks_card.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/actions.h"
#include "icons_generated.h"
#include "ui/fact_row.h"
#include "ui/field_words.h"
#include "ui/record_form.h"

#include <chrono>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::size_t most_shown = 40;
constexpr float row_css = 52;
constexpr std::size_t records_at_once = 2'000; // take no time
constexpr auto slice = std::chrono::milliseconds(8);

// All but the one that was made first, in one step.
void give_new_numbers(Ui& ui, const std::vector<RecordIndex>& records) {
    const bool is_project = workspace_of(ui).record(records.front()).kind == static_cast<KindId>(Kind::project);
    auto change = domain::perform(ui.app.reading(),
        is_project ? domain::Action::project_renumber : domain::Action::service_record_renumber, records);
    if (!change) return;
    change->name = tr(Str::numbers_renumber);
    ui.app.apply(*change, std::string(tr(Str::numbers_renumbered)));
}

} // namespace

void ChecksCard::look(Ui& ui) {
    const Seen now{workspace_of(ui).revision(), ui.app.today()};
    if (seen_ == now) return;
    seen_ = now;
    waiting_.reset();
    checking_ = std::make_unique<domain::DataCheck>(workspace_of(ui), now.today);
    if (checking_->step(records_at_once)) {
        checks_ = std::move(checking_->checks());
        checking_.reset();
        is_checked_ = true;
    } else {
        go_on(ui);
    }
}

void ChecksCard::go_on(Ui& ui) {
    waiting_ = std::make_shared<int>(0);
    ui.app.platform().after(0, [this, &ui, number = ui.app.workspace_number(), alive = std::weak_ptr<int>(waiting_)] {
        if (alive.expired()) return; // the page is gone, or something was written
        waiting_.reset();
        if (ui.app.workspace_number() != number || !ui.app.workspace()) return;
        if (workspace_of(ui).revision() != seen_->revision) return; // the next frame begins anew
        const auto until = std::chrono::steady_clock::now() + slice;
        while (!checking_->step(200))
            if (std::chrono::steady_clock::now() >= until) return go_on(ui);
        checks_ = std::move(checking_->checks());
        checking_.reset();
        is_checked_ = true;
        ui.app.platform().wake();
    });
}

float ChecksCard::draw(Ui& ui, const Rect& box) {
    const Workspace& data = *ui.app.workspace();
    look(ui);
    const std::size_t shown = std::min(checks_.size(), most_shown);
    const bool more = checks_.size() > shown;
    const std::string_view words = tr(!is_checked_      ? Str::data_checks_running
                                      : checks_.empty() ? Str::data_checks_none
                                                        : Str::data_checks_text);
    const float words_height = wrapped_height(ui, box.width - 2 * ui.px(card_padding), words, face::secondary);
    const float height = ui.px(card_padding * 2 + card_title) + words_height + (shown ? ui.px(8) : 0) +
                         ui.px(row_css) * static_cast<float>(shown) + (more ? ui.px(fact_height) : 0);
    std::string title(tr(Str::data_checks));
    if (!checks_.empty()) title += " " + count_words(checks_.size());
    Rect rest = card_with_title(ui, box, height, title);
    wrapped_text(ui, cut_top(rest, words_height), words, face::secondary);
    cut_top(rest, ui.px(8));
    Id opened;
    std::size_t renumber = shown;
    for (std::size_t i = 0; i < shown; ++i) {
        const domain::Check& check = checks_[i];
        const Rect row = cut_top(rest, ui.px(row_css));
        const IdScope scope(static_cast<std::uint64_t>(i));
        // Of a circle any record leads to what is to be changed.
        const bool of_one = check.records.size() == 1 || check.kind == domain::CheckKind::circle;
        const std::string name = of_one ? record_title(ui, check.records.front()) : std::string(tr(Str::data_checks));
        const Press press = pressable(ui, "check", row,
            {.role = Role::link, .name = name, .value = check.text, .disabled = !of_one, .allow_overlap = !of_one});
        if (press.hovered && of_one) fill(ui, row, color::hover, metric::radius);
        horizontal_line(ui, row.x, right(row), row.y, color::line);
        Rect line = row;
        icon(ui, cut_left(line, ui.px(24)), icons::info, 16, color::soon);
        if (check.kind == domain::CheckKind::shared_code && ui.app.can_write()) {
            const Rect place =
                centred(cut_right(line, button_width(ui, tr(Str::numbers_renumber))), ui.control_height());
            if (button(ui, place, tr(Str::numbers_renumber), {.name = tr(Str::numbers_renumber)})) renumber = i;
            cut_right(line, ui.px(8));
        }
        Rect lines = centred(line, ui.px(42));
        if (of_one) silent_text(ui, cut_top(lines, ui.px(21)), name, face::strong);
        else lines = centred(line, ui.px(21));
        silent_text(ui, lines, check.text, face::secondary);
        tooltip(ui, press, check.text);
        if (press.pressed && of_one) opened = data.record(check.records.front()).id;
    }
    if (more)
        text(ui, cut_top(rest, ui.px(fact_height)), tr(Str::data_more_conflicts, {count_words(checks_.size() - shown)}),
            face::caption);
    if (!is_nil(opened)) ui.app.open_record(opened);
    if (renumber < shown) give_new_numbers(ui, checks_[renumber].records);
    return height;
}

} // namespace yinfeng::ui
