// Measures what the page asks of a view on a large demonstration: filters, orders, groups, sums, search, and what one edit costs
// afterwards. A plain program that prints a table; runs natively and, compiled to WebAssembly, under Node.
//
//   yinfeng_view_bench [records, 100000 by default] [part of the lines' names]
//
// Each line is what a person does to the view of the line before, so the figures are those of a change, not of a beginning; `first`
// is the time of the first run, `again` the best of four that come back to it from elsewhere. Processor time, in milliseconds; budget 50.

#include "assets/embedded.h"
#include "base/date.h"
#include "base/text_tables.h"
#include "base/working_calendar.h"
#include "tests/bench/bench_workspace.h"
#include "tests/bench/processor_time.h"
#include "view/calendar.h"
#include "view/query.h"
#include "view/statistics.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace yinfeng;

namespace {

constexpr double budget_ms = 50;

struct Bench {
    Workspace workspace;
    view::Columns columns{workspace};
    view::Ranks ranks{columns};
    view::Query query{columns, ranks};
    WorkingCalendar calendar = *load_calendar(assets::find("calendar.txt"));
    std::string_view only; // lines whose name holds it

    explicit Bench(std::uint32_t records) : workspace(test::bench_workspace(records)) { look(); }
    void look() { columns.look({workspace, *parse_iso_date(test::bench_day), calendar, "服务专员甲"}); }

    view::View read(std::string_view text) {
        view::View made = view::parse_view(columns, "kind project\n" + std::string(text));
        for (const std::string& problem : made.problems) std::fprintf(stderr, "view_bench: %s\n", problem.c_str());
        if (!made.problems.empty()) std::abort();
        return made;
    }
    double run_ms(const view::View& view, std::string_view typed) {
        const double begin = test::processor_seconds();
        look();
        (void)query.run(view, typed);
        return (test::processor_seconds() - begin) * 1e3;
    }
    void measure(const char* what, std::string_view text, std::string_view typed = {}) {
        static const view::View elsewhere = read("where name contains 无\nsort code\ncolumns name, stage, amount");
        if (std::string_view(what).find(only) == std::string_view::npos) return;
        const view::View view = read(text);
        const double first = run_ms(view, typed);
        double again = 1e9;
        for (int i = 0; i < 4; ++i) {
            (void)run_ms(elsewhere, {});
            again = std::min(again, run_ms(view, typed));
        }
        std::printf("%-44s %8.1f %8.1f   %6zu records, %4zu groups%s\n", what, first, again, query.rows().count,
            query.rows().groups.size(), again > budget_ms ? "   over" : "");
    }
    // What the layout 统计 makes of rows that have been found.
    void count(const char* what, std::string_view text) {
        if (std::string_view(what).find(only) == std::string_view::npos) return;
        const view::View view = read(text);
        (void)run_ms(view, {});
        double first = 0, again = 1e9;
        std::size_t parts = 0;
        for (int i = 0; i < 5; ++i) {
            const double begin = test::processor_seconds();
            const view::Counting counting = view::counting_of(columns, view);
            if (counting.chart == view::Chart::funnel) {
                parts = view::make_funnel(query, view, counting.by.front()).steps.size();
            } else {
                const view::Tally tally = view::make_tally(query, view, counting);
                parts = tally.rows.size() * std::max<std::size_t>(1, tally.columns.size());
            }
            const double took = (test::processor_seconds() - begin) * 1e3;
            (i == 0 ? first : again) = i == 0 ? took : std::min(again, took);
        }
        std::printf("%-44s %8.1f %8.1f   %6zu records, %4zu figures%s\n", what, first, again, query.rows().count, parts,
            again > budget_ms ? "   over" : "");
    }
    // One edit, and the view brought up to date: the middle of so many.
    void edits(const char* what, std::string_view text, FieldId field, std::string_view value) {
        if (std::string_view(what).find(only) == std::string_view::npos) return;
        const view::View view = read(text);
        (void)run_ms(view, {});
        workspace.set_replica(1);
        std::vector<double> took;
        const auto all = workspace.live(Kind::project);
        for (std::size_t i = 0; i < 101; ++i) {
            const RecordIndex record = all[i * (all.size() / 101)];
            Change change;
            change.set(Kind::project, workspace.record(record).id, field,
                Value::text(std::string(value) + (field == field::project::name_ ? std::to_string(i) : "")));
            if (!workspace.apply(change, 1'600'000'000'000 + static_cast<std::int64_t>(i))) std::abort();
            took.push_back(run_ms(view, {}));
        }
        std::ranges::sort(took);
        std::printf("%-44s %8.2f %8.2f   (median, 99 of 100)\n", what, took[50], took[99]);
    }
    // The days of a month, made for the first time and after one edit: what a frame of the calendar costs where something is new.
    void calendars(const char* what, std::string_view text) {
        if (std::string_view(what).find(only) == std::string_view::npos) return;
        const view::View view = read(text);
        view::Calendar days(columns);
        const auto month_ms = [&] {
            look();
            const view::Rows& rows = query.run(view);
            const double begin = test::processor_seconds();
            days.follow(view, rows);
            (void)days.days(*parse_iso_date("2018-04-30"), *parse_iso_date("2018-06-03"));
            return (test::processor_seconds() - begin) * 1e3;
        };
        const double first = month_ms();
        workspace.set_replica(1);
        std::vector<double> took;
        const auto all = workspace.live(Kind::project);
        for (std::size_t i = 0; i < 101; ++i) {
            Change change;
            change.set(Kind::project, workspace.record(all[i * (all.size() / 101)]).id, field::project::signed_on_,
                Value::text(to_iso(*parse_iso_date("2018-05-01") + static_cast<std::int32_t>(i % 30))));
            if (!workspace.apply(change, 1'600'000'100'000 + static_cast<std::int64_t>(i))) std::abort();
            took.push_back(month_ms());
        }
        std::ranges::sort(took);
        std::printf("%-44s %8.2f %8.2f   (first; median after an edit), %zu records, %zu without the date\n", what,
            first, took[50], days.count(), days.undated().size());
    }
};

} // namespace

int main(int argc, char** argv) {
    const auto records = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 100'000);
    if (!load_text_tables(assets::find("text_tables.bin"))) return 2;
    Bench bench(records);
    if (argc > 2) bench.only = argv[2];
    std::printf("%-44s %8s %8s\n", "", "first", "again");
    const std::string columns = "columns name, stage, amount, investor, park, industry, signed_on\n";
    const auto measure = [&](const char* what, const std::string& text, std::string_view typed = {}) {
        bench.measure(what, columns + text, typed);
    };
    measure("all", "");
    measure("filter: stage", "where stage = signed | started");
    measure("filter: amount", "where amount >= 100000");
    measure("filter: text", "where name contains 产业园");
    measure("filter: date", "where signed_on between 2018-01-01 and 2018-12-31");
    measure("filter: over a link", "where investor.region contains 辽");
    measure("filter: tree", "where (stage = signed && amount >= 10000) || !(park=)");
    measure("sort: amount", "sort -amount");
    measure("sort: name, by pinyin", "sort name");
    measure("sort: investor, then date", "sort investor, -signed_on");
    measure("group: stage, sums", "group stage\nsums amount");
    measure("group: stage, sorted by amount, sums", "group stage\nsort -amount\nsums amount");
    measure("group: investor", "group investor\nsums amount");
    measure("group: park and stage", "group park, stage\nsums amount");
    measure("group: month of signing", "group signed_on month\nsums amount");
    measure("search: z", "", "z");
    measure("search: zw", "", "zw");
    measure("search: 产业园", "", "产业园");
    measure("board: labels, filter and search",
        "layout board\nwhere amount >= 1000\ngroup stage labels\nsort -amount\nsums amount", "c");
    bench.count("statistics: stage", columns + "group stage\nsums amount\nchart bars");
    bench.count("statistics: industry and stage", columns + "group industry, stage\nsums amount\nchart matrix");
    bench.count("statistics: investor and stage", columns + "group investor, stage\nsums amount\nchart matrix");
    bench.count(
        "statistics: month of signing and stage", columns + "group signed_on month, stage\nsums amount\nchart line");
    bench.count("statistics: funnel of stages", columns + "group stage\nsums amount\nchart funnel");
    bench.edits("an edit: amount, sorted and grouped by others", columns + "group stage\nsort name\nsums amount",
        field::project::amount_, "5000");
    bench.edits("an edit: name, sorted by it", columns + "sort name", field::project::name_, "新的名称");
    bench.calendars("calendar: by day of signing", "layout calendar\nfrom signed_on\nsort name");
    bench.calendars(
        "calendar: from signing to the planned start", "layout calendar\nfrom signed_on\nto planned_start\nsort name");
    return 0;
}
