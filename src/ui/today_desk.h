#pragma once
// What 工作台 stands on, kept up to date from frame to frame wherever the user is, because the numbers on the rail come from it: the
// agenda (domain/agenda.h), whose work is looked at, what was put off, and up to where others' changes have been seen. The last three
// are of this browser and no record ever says them. Many records are looked at between frames.

#include "app/app.h"
#include "app/put_off.h"
#include "domain/agenda.h"
#include "ui/ui.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::ui {

class TodayDesk {
public:
    void update(Ui& ui); // once per frame, before anything asks
    void reset() { *this = {}; }

    // How many the rail shows beside a page: what is overdue there, and on 数据 what waits for a decision. As 工作台 counts them: of
    // whom is looked at, without what was put off.
    std::size_t badge(app::Screen screen) const;

    domain::Agenda::Asked asked(const Ui& ui) const { return {ui.app.reading(), visit_}; }
    const domain::Agenda& agenda() const { return agenda_; }
    bool only_mine() const { return only_mine_; }
    void show_mine(Ui& ui, bool only_mine);
    bool is_put_off(domain::Matter matter, RecordIndex record) const;
    // Without what was put off.
    std::size_t count(domain::Matter matter) const;
    std::size_t count(domain::Matter matter, Kind kind) const;
    std::span<const domain::AgendaItem> items(Ui& ui, domain::Matter matter);

    // What was put off and would stand there else, the next to come back first.
    std::vector<app::PutOff> put_off_now() const;
    app::PutOff put_off(Ui& ui, const domain::AgendaItem& item, Date until); // what was put off, for bring_back()
    void bring_back(Ui& ui, const app::PutOff& what);
    void see_all(Ui& ui); // what others have changed until now

private:
    void begin(Ui& ui);
    void go_on(Ui& ui);
    void keep_put_off(Ui& ui);
    std::size_t hidden(domain::Matter matter, std::optional<Kind> kind) const;

    struct Listed {
        std::vector<domain::AgendaItem> items;
        std::uint64_t number = 0; // of the agenda, plus one
        std::uint64_t choice = 0;
    };
    domain::Agenda agenda_;
    domain::LastVisit visit_;
    std::vector<app::PutOff> put_off_;
    const Workspace* workspace_ = nullptr;
    std::uint64_t number_ = 0; // App::workspace_number() of what is kept
    Date today_;
    bool only_mine_ = false;
    std::uint64_t choice_ = 0; // another one whenever somebody has chosen what is shown
    std::array<Listed, domain::matter_count> listed_;
    std::shared_ptr<int> waiting_; // while a slice is due
};

} // namespace yinfeng::ui
