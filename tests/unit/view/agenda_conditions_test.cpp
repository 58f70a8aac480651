// The ways from 工作台 into the lists: the conditions of each matter find just the records that stand under it.

#include "tests/support/synthetic.h"
#include "tests/unit/domain/build.h"

#include "domain/agenda.h"
#include "view/query.h"

#include <algorithm>

namespace yinfeng::view {

TEST_CASE("agenda: the condition of each matter finds its records, everybody's and one's own") {
    Workspace workspace = test::make_synthetic({.records = 1'500, .seed = 11});
    workspace.set_replica(1);
    std::string me;
    for (const RecordIndex person : workspace.live(Kind::person))
        if (me.empty() && domain::linked(workspace, person, field::person::unit_) != no_record)
            me = domain::name_of(workspace, person);
    if (me.empty()) me = domain::name_of(workspace, workspace.live(Kind::person).front());
    std::size_t found_any = 0;
    for (const std::string_view today : {"2018-03-05", "2019-04-30", "2019-10-05", "2020-01-02"}) {
        const domain::Reading reading{workspace, domain::day(today), domain::china(), me};
        const domain::LastVisit visit = domain::visit_of(workspace);
        const domain::Agenda::Asked asked{reading, visit};
        domain::Agenda agenda;
        REQUIRE(agenda.work(asked, workspace.record_count() + 1));
        Columns columns(workspace);
        Ranks ranks(columns);
        columns.look(reading);
        for (std::size_t i = 0; i < domain::matter_count; ++i) {
            const auto matter = static_cast<domain::Matter>(i);
            for (const Kind kind : {Kind::project, Kind::service_record, Kind::unit}) {
                for (const bool only_mine : {false, true}) {
                    const std::string condition =
                        domain::condition_of(matter, kind, only_mine ? &agenda.me() : nullptr);
                    if (condition.empty()) continue;
                    CAPTURE(condition);
                    const auto filter = parse_filter(columns, static_cast<KindId>(kind), condition);
                    REQUIRE_MESSAGE(filter.has_value(), (filter ? std::string() : filter.error().message));
                    Query query(columns, ranks);
                    View view;
                    view.kind = static_cast<KindId>(kind);
                    view.filter = *filter;
                    std::vector<RecordIndex> rows = query.run(view).order, wanted;
                    for (const domain::AgendaItem& item : agenda.items(asked, matter, only_mine))
                        if (workspace.record(item.record).kind == static_cast<KindId>(kind))
                            wanted.push_back(item.record);
                    std::ranges::sort(rows);
                    std::ranges::sort(wanted);
                    CHECK(rows == wanted);
                    found_any += wanted.size();
                }
            }
        }
    }
    CHECK(found_any > 100);
}

} // namespace yinfeng::view
