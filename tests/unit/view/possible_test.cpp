// What conditions leave of the values of a column.

#include "tests/unit/view/view_world.h"

#include "view/possible.h"

namespace yinfeng::view {

TEST_CASE("what a condition leaves of the values of a column is known before any record is looked at") {
    ViewWorld world;
    const auto left = [&](std::string_view where) {
        const View view = world.view("where " + std::string(where));
        std::string codes;
        for (const std::string_view code : {"talks", "signed", "started", "building"}) {
            const auto choice = choice_label(ChoiceList::stage, code, Language::zh);
            if (can_hold(world.columns, view.filter, world.column("stage"), Value::text(code), choice))
                codes.append(codes.empty() ? "" : " ").append(code);
        }
        return codes;
    };
    const std::string all = "talks signed started building";
    CHECK(left("stage = started") == "started");
    CHECK(left("stage != started") == "talks signed building");
    CHECK(left("stage >= signed && stage < building") == "signed started");
    CHECK(left("amount >= 100000") == all);
    CHECK(left("stage 未填").empty());
    CHECK(left("stage 已填") == all);
    // By either language and the name in files, as records are asked, whichever is spoken.
    for (const Language spoken : {Language::zh, Language::en}) {
        world.columns.speak(spoken);
        CHECK(left("stage ~ 开工") == "started");
        CHECK(left("stage ~ Started") == "started");
        CHECK(left("stage !~ started") == "talks signed building");
        CHECK(left("stage ~ build") == "building");
    }
    world.columns.speak(Language::zh);
    // Also within 或 and 非; what depends on something else is possible.
    CHECK(left("stage = signed || stage = started") == "signed started");
    CHECK(left("stage = signed || amount >= 100000") == all);
    CHECK(left("!(stage = signed || stage = started)") == "talks building");
    CHECK(left("!(stage = signed && amount >= 100000)") == all);
    CHECK(left("(stage = signed || amount >= 100000) && stage != building") == "talks signed started");
}

} // namespace yinfeng::view
