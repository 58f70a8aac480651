#pragma once
// The invented district: who and what there is, made in the order in which later things refer to earlier ones, and written into a diary.
// One object makes one workspace.

#include "app/demonstration/demonstration.h"
#include "app/demonstration/diary.h"
#include "app/demonstration/words.h"
#include "base/random.h"
#include "domain/label_sets.h"

#include <string>
#include <vector>

namespace yinfeng::app {

class District {
public:
    District(
        const DemonstrationWords& words, Date today, const WorkingCalendar& calendar, const DemonstrationSize& size);
    Result<Workspace> make();

private:
    struct Person {
        Id id;
        std::string name;
    };
    struct Enterprise {
        Id id;
        std::string name, brand;
        std::size_t industry = 0;
    };
    struct Node {
        Id id;
        std::size_t industry = 0, product = 0;
    };
    struct Project {
        Id id;
        std::string name;
        std::size_t enterprise = 0, officer = 0;
        domain::Stage stage = domain::Stage::lead;
        Date since; // in its last stage
    };

    // district.cpp
    void settings();
    void units_and_people();
    void chains();
    void enterprises();
    void twins(); // two records that are one, for 查重
    void views();
    bool disagreements(); // what two offices have written at the same time; after everything else
    // district_projects.cpp
    void projects();
    void project(std::size_t number, domain::Stage target);
    void amount(const Project& made, Change& change);
    void next_step(const Project& made);
    void phases(const Project& made);
    void follow_ups(const Project& made);
    void own_fields();
    // district_services.cpp
    void service_records();
    void service_record(std::size_t number);

    Id new_id(Date day); // in the order of making, as IdSource gives them
    Date work_day(Date day) const {
        return calendar_.is_working_day(day) ? day : calendar_.add_working_days(day, -1, FirstDay::next);
    }
    Date ago(std::int64_t days) const { return work_day(today_ - static_cast<std::int32_t>(days)); }
    Date within(std::int64_t least, std::int64_t most) { return ago(random_.between(least, most)); } // days ago
    const std::string& pick(std::string_view list) { return pick_of(words_.list(list)); }
    template <class T> T& pick_of(std::vector<T>& from) { return from[random_.below(from.size())]; }
    template <class T> const T& pick_of(const std::vector<T>& from) { return from[random_.below(from.size())]; }
    Change& by(std::size_t officer, Date day) { return diary_.on(day, officers_[officer].name); }
    Change& by_office(Date day) { return diary_.on(day, office_name_); }
    Id unit_of(std::string_view department) const;
    FieldId element(FieldId set, std::string_view words) { return workspace_.names().element(set, words); }

    const DemonstrationWords& words_;
    const Date today_;
    const WorkingCalendar& calendar_;
    const DemonstrationSize size_;
    SeededRandom random_;
    Workspace workspace_;
    Diary diary_;
    std::uint64_t made_ = 0;
    Date first_day_; // of the workspace: two years ago
    Id settings_id_;
    std::string office_name_;
    std::vector<Person> leaders_, officers_, helpers_; // helpers: 服务专员
    std::vector<Id> squads_, parks_;
    struct Department {
        std::string code;
        Id id;
    };
    std::vector<Department> departments_;
    std::vector<Node> nodes_;
    std::vector<Enterprise> enterprises_;
    std::vector<Project> projects_;
    Id tax_field_, way_field_;
    std::vector<Id> way_options_;
};

} // namespace yinfeng::app
