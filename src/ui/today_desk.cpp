#include "ui/today_desk.h"

#include "ui/field_words.h"

#include <algorithm>
#include <chrono>

namespace yinfeng::ui {

using domain::AgendaItem;
using domain::Matter;

namespace {

constexpr std::size_t records_at_once = 500; // take no time
constexpr auto slice = std::chrono::milliseconds(8);

// Of this browser: whose work is looked at. Of each workspace: what was put off, and what has been seen.
constexpr std::string_view whose_key = "today.whose", mine = "mine", put_off_key = "today.put_off",
                           seen_key = "today.seen";

} // namespace

void TodayDesk::begin(Ui& ui) {
    *this = {};
    number_ = ui.app.workspace_number();
    only_mine_ = ui.app.preference(whose_key) == mine;
    put_off_ = app::parse_put_off(ui.app.view_preference(put_off_key));
    if (auto kept = domain::parse_last_visit(ui.app.view_preference(seen_key))) {
        visit_ = *std::move(kept);
    } else { // a first visit: nothing is news
        visit_ = domain::visit_of(workspace_of(ui));
        ui.app.set_view_preference(seen_key, domain::to_text(visit_));
    }
}

void TodayDesk::update(Ui& ui) {
    if (!ui.app.workspace()) return;
    if (number_ != ui.app.workspace_number()) begin(ui);
    workspace_ = ui.app.workspace();
    if (today_ != ui.app.today()) {
        today_ = ui.app.today();
        ++choice_;
    }
    if (!waiting_ && !agenda_.work(asked(ui), records_at_once)) go_on(ui);
}

void TodayDesk::go_on(Ui& ui) {
    waiting_ = std::make_shared<int>(0);
    ui.app.platform().after(0, [this, &ui, alive = std::weak_ptr<int>(waiting_)] {
        if (alive.expired()) return; // another workspace, or none
        waiting_.reset();
        if (number_ != ui.app.workspace_number() || !ui.app.workspace()) return;
        const auto until = std::chrono::steady_clock::now() + slice;
        while (!agenda_.work(asked(ui), 200))
            if (std::chrono::steady_clock::now() >= until) return go_on(ui);
        ui.app.platform().wake();
    });
}

// --- what is shown -------------------------------------------------------------------------------------------

void TodayDesk::show_mine(Ui& ui, bool only_mine) {
    if (only_mine_ == only_mine) return;
    only_mine_ = only_mine;
    ++choice_;
    ui.app.set_preference(whose_key, only_mine ? std::string(mine) : std::string("all"));
}

bool TodayDesk::is_put_off(Matter matter, RecordIndex record) const {
    if (put_off_.empty()) return false;
    const Id id = workspace_->record(record).id;
    return std::ranges::any_of(put_off_,
        [&](const app::PutOff& each) { return each.until > today_ && each.matter == matter && each.record == id; });
}

std::vector<app::PutOff> TodayDesk::put_off_now() const {
    std::vector<app::PutOff> list;
    for (const app::PutOff& each : put_off_) {
        const RecordIndex record = workspace_ ? workspace_->find(each.record) : no_record;
        if (record != no_record && each.until > today_ && agenda_.is_under(each.matter, record) &&
            (!only_mine_ || agenda_.is_mine(record)))
            list.push_back(each);
    }
    std::ranges::stable_sort(list, {}, &app::PutOff::until);
    return list;
}

std::size_t TodayDesk::hidden(Matter matter, std::optional<Kind> kind) const {
    if (put_off_.empty()) return 0;
    return static_cast<std::size_t>(std::ranges::count_if(put_off_now(), [&](const app::PutOff& each) {
        return each.matter == matter &&
               (!kind || workspace_->record(workspace_->find(each.record)).kind == static_cast<KindId>(*kind));
    }));
}

std::size_t TodayDesk::count(Matter matter) const { return agenda_.count(matter, only_mine_) - hidden(matter, {}); }
std::size_t TodayDesk::count(Matter matter, Kind kind) const {
    return agenda_.count(matter, static_cast<KindId>(kind), only_mine_) - hidden(matter, kind);
}

std::size_t TodayDesk::badge(app::Screen screen) const {
    if (!workspace_) return 0;
    switch (screen) {
    case app::Screen::projects: return count(Matter::overdue, Kind::project);
    case app::Screen::services: return count(Matter::overdue, Kind::service_record);
    case app::Screen::data: return count(Matter::contested);
    default: return 0;
    }
}

std::span<const AgendaItem> TodayDesk::items(Ui& ui, Matter matter) {
    Listed& listed = listed_[static_cast<std::size_t>(matter)];
    if (listed.number != agenda_.number() + 1 || listed.choice != choice_) {
        listed = {agenda_.items(asked(ui), matter, only_mine_), agenda_.number() + 1, choice_};
        std::erase_if(listed.items, [&](const AgendaItem& item) { return is_put_off(matter, item.record); });
    }
    return listed.items;
}

// --- what is chosen ------------------------------------------------------------------------------------------

void TodayDesk::keep_put_off(Ui& ui) {
    ++choice_;
    app::drop_past(put_off_, today_); // only here: a clock that is wrong for a while forgets nothing
    ui.app.set_view_preference(put_off_key, app::to_text(put_off_));
}

app::PutOff TodayDesk::put_off(Ui& ui, const AgendaItem& item, Date until) {
    const app::PutOff what{item.matter, workspace_of(ui).record(item.record).id, until};
    app::put_off(put_off_, what);
    keep_put_off(ui);
    return what;
}

void TodayDesk::bring_back(Ui& ui, const app::PutOff& what) {
    std::erase(put_off_, what);
    keep_put_off(ui);
}

void TodayDesk::see_all(Ui& ui) {
    visit_ = domain::visit_of(workspace_of(ui));
    ui.app.set_view_preference(seen_key, domain::to_text(visit_));
    ui.app.platform().wake();
}

} // namespace yinfeng::ui
