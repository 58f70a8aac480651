#include "app/strings.h"

#include <doctest/doctest.h>

#include <set>

using namespace yinfeng;
using app::Str;
using app::tr;

TEST_CASE("gaps are filled in turn") {
    CHECK(tr(Str::undo_named, {"改阶段"}) == "撤销：改阶段");
    CHECK(tr(Str::data_fields_of_kind, {"1", "2", "3"}) == "新 1 · 改 2 · 冲突 3");
    CHECK(tr(Str::data_fields_of_kind, {"1"}) == "新 1 · 改  · 冲突 ");
    CHECK(tr(Str::cancel, {"无用"}) == "取消");
}

TEST_CASE("the other language, and back") {
    app::set_language(app::Language::en);
    CHECK(tr(Str::cancel) == (app::has_language(app::Language::en) ? "Cancel" : "取消"));
    CHECK(app::label(info(Kind::project)) == "Project");
    app::set_language(app::Language::zh);
    CHECK(tr(Str::cancel) == "取消");
    CHECK(app::choice_label(ChoiceList::stage, "signed") == "签约");
    CHECK(app::choice_label(ChoiceList::stage, "newer") == "newer");
}

TEST_CASE("every text exists, and shouts nowhere") {
    for (std::size_t i = 0; i < static_cast<std::size_t>(Str::count_); ++i) {
        CAPTURE(i);
        app::set_language(app::Language::zh);
        const std::string_view zh = tr(static_cast<Str>(i));
        CHECK_FALSE(zh.empty());
        CHECK(zh.find("！") == std::string_view::npos);
    }
}
