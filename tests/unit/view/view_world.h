#pragma once
// A small office with two enterprises, and what a view needs to look at it.

#include "base/text_tables.h"
#include "tests/unit/domain/build.h"
#include "view/query.h"
#include "view/words.h"

#include <string>
#include <vector>

namespace yinfeng::view {

struct ViewWorld : domain::Builder {
    ViewWorld() {
        if (!text_tables_loaded()) REQUIRE(load_text_tables(assets::find("text_tables.bin")).has_value());
    }
    Columns columns{workspace};
    Ranks ranks{columns};
    Query query{columns, ranks};
    Date today = domain::day("2019-08-30"); // a Friday

    RecordIndex zhongwang = add(Kind::enterprise,
        {{field::enterprise::name_, Value::text("忠旺集团")}, {field::enterprise::region_, Value::text("辽宁辽阳")}});
    RecordIndex boe = add(Kind::enterprise,
        {{field::enterprise::name_, Value::text("京东方")}, {field::enterprise::region_, Value::text("北京")}});

    RecordIndex project(
        std::string_view name, std::string_view stage, std::string_view amount, RecordIndex investor = no_record) {
        std::vector<std::pair<FieldId, Value>> values{{field::project::name_, Value::text(name)}};
        if (!stage.empty()) values.emplace_back(field::project::stage_, Value::text(stage));
        if (!amount.empty()) values.emplace_back(field::project::amount_, Value::text(amount));
        if (investor != no_record) values.emplace_back(field::project::investor_, link(investor));
        return add(Kind::project, std::move(values));
    }

    void look() { columns.look({workspace, today, domain::china(), "李敏"}); }
    ColumnId column(std::string_view name, Kind kind = Kind::project) {
        look();
        const auto found = columns.named(static_cast<KindId>(kind), name);
        REQUIRE_MESSAGE(found.has_value(), name);
        return *found;
    }
    std::string shown(RecordIndex record, std::string_view name, Kind kind = Kind::project) {
        return words(columns, record, column(name, kind), Style::words);
    }
    View view(std::string_view text) {
        look();
        View made = parse_view(columns, "kind project\n" + std::string(text));
        for (const std::string& problem : made.problems) FAIL_CHECK(problem);
        return made;
    }
    std::vector<std::string> names(const View& wanted, std::string_view typed = {}) {
        look();
        std::vector<std::string> names;
        for (const RecordIndex record : query.run(wanted, typed).order) {
            names.emplace_back(workspace.value(record, field::project::name_).as_text());
        }
        return names;
    }
    std::vector<std::string> where(std::string_view condition) {
        return names(view("where " + std::string(condition)));
    }
};

using Names = std::vector<std::string>;

} // namespace yinfeng::view
