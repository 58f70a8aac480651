// What somebody does with a choice list of the office, as writes.

#include "domain/list_edits.h"

#include "base/date.h"
#include "domain/checks.h"
#include "domain/reading.h"

#include "tests/support/office.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::test;
using domain::ChoiceAt;

namespace {

using Words = std::vector<std::string>;

struct Maker : Office {
    using Office::Office;
    template <class Edit> std::size_t edit(const Edit& make) {
        Change change{"改", {}};
        make(change);
        REQUIRE(data.apply(change, clock_ms += 1'000).has_value());
        return change.writes.size();
    }
    std::string names(ChoiceList list) const {
        std::string all;
        for (const Choice& each : data.names().choices(list))
            all.append(all.empty() ? "" : " ").append(each.is_retired ? "-" : "").append(each.zh);
        return all;
    }
};

constexpr ChoiceAt district{ChoiceList::level, "district"}, city{ChoiceList::level, "city"},
    park{ChoiceList::level, "park"}, province{ChoiceList::level, "province"};

} // namespace

TEST_CASE("a choice is renamed and gets its name back, each in one step") {
    Maker a(0xA);
    a.edit([&](Change& change) { domain::rename_choice(a.data, district, " 县（区） ", change); });
    CHECK(a.names(ChoiceList::level) == "省 市 县（区） 园区 部门");
    a.edit([&](Change& change) { domain::rename_choice(a.data, district, "区", change); }); // as everybody calls it
    CHECK(a.names(ChoiceList::level) == "省 市 区 园区 部门");
    CHECK(a.data.value(domain::record_of(a.data, district), field::custom_choice::name_).is_none());
    REQUIRE(a.data.undo(a.clock_ms += 1'000).has_value());
    CHECK(a.names(ChoiceList::level) == "省 市 县（区） 园区 部门");
    CHECK(domain::check_choice_name(a.data, district, "市").error().message.find("市") != std::string::npos);
    CHECK(domain::check_choice_name(a.data, district, "区县").has_value());
    CHECK(domain::check_choice_name(a.data, district, "").has_value());
    CHECK_FALSE(domain::check_choice_name(a.data, {ChoiceList::level, {}}, "").has_value());
}

TEST_CASE("a choice is moved over its neighbour by one write, over those out of use too") {
    Maker a(0xA);
    CHECK(a.edit([&](Change& change) { domain::move_choice(a.data, district, true, change); }) ==
          3); // with list and code
    CHECK(a.names(ChoiceList::level) == "省 区 市 园区 部门");
    CHECK(a.edit([&](Change& change) { domain::move_choice(a.data, district, true, change); }) == 1);
    CHECK(a.names(ChoiceList::level) == "区 省 市 园区 部门");
    a.edit([&](Change& change) { domain::move_choice(a.data, district, true, change); });
    CHECK(a.names(ChoiceList::level) == "区 省 市 园区 部门");
    a.edit([&](Change& change) { domain::retire_choice(a.data, city, true, change); });
    a.edit([&](Change& change) { domain::move_choice(a.data, province, false, change); });
    CHECK(a.names(ChoiceList::level) == "区 -市 园区 省 部门");
    a.edit([&](Change& change) { domain::retire_choice(a.data, city, false, change); });
    CHECK(a.names(ChoiceList::level) == "区 市 园区 省 部门");
    a.edit([&](Change& change) { domain::add_choice(ChoiceList::level, "镇", id_of(7), change); });
    a.edit([&](Change& change) { domain::add_choice(ChoiceList::level, "村", id_of(8), change); });
    const std::string village = to_string(id_of(8));
    a.edit([&](Change& change) { domain::move_choice(a.data, {ChoiceList::level, village}, true, change); });
    CHECK(a.names(ChoiceList::level) == "区 市 园区 省 部门 村 镇");
    a.edit([&](Change& change) { domain::move_choice(a.data, park, false, change); });
    for (int i = 0; i < 30; ++i) { // room between two places comes to an end
        a.edit([&](Change& change) { domain::move_choice(a.data, park, true, change); });
        a.edit([&](Change& change) { domain::move_choice(a.data, park, false, change); });
        CHECK(a.names(ChoiceList::level) == "区 市 省 园区 部门 村 镇");
    }
}

TEST_CASE("the order of a list that rules rely on is not written") {
    Maker a(0xA);
    Change change;
    domain::move_choice(a.data, {ChoiceList::stage, "talks"}, true, change);
    CHECK(change.writes.empty());
}

TEST_CASE("words are written as a set, and one that does nothing is named") {
    Maker a(0xA);
    a.edit([&](Change& change) { domain::set_choice_words(a.data, district, {"县", "旗", "县级市"}, change); });
    CHECK(domain::words_of_choice(a.data, district) == Words{"县", "县级市", "旗"});
    a.edit([&](Change& change) { domain::set_choice_words(a.data, district, {"县", "旗"}, change); });
    CHECK(domain::words_of_choice(a.data, district) == Words{"县", "旗"});
    a.edit([&](Change& change) { domain::learn_word(a.data, district, "自治县", change); });
    CHECK(domain::words_of_choice(a.data, district) == Words{"县", "旗", "自治县"});
    CHECK(domain::words_that_yield(a.data, district).empty());
    a.edit([&](Change& change) { domain::learn_word(a.data, district, "市", change); }); // the name of another one
    CHECK(domain::words_that_yield(a.data, district) == Words{"市"});
}

TEST_CASE("what was thrown away of a choice of the catalogue is said anew by the next step") {
    Maker a(0xA);
    a.edit([&](Change& change) { domain::rename_choice(a.data, district, "县", change); });
    a.edit([&](Change& change) { a.data.add_delete(change, domain::record_of(a.data, district)); });
    CHECK(a.names(ChoiceList::level) == "省 市 区 园区 部门");
    CHECK(domain::record_of(a.data, district) == no_record);
    a.edit([&](Change& change) { domain::rename_choice(a.data, district, "旗", change); });
    CHECK(a.names(ChoiceList::level) == "省 市 旗 园区 部门");
}

TEST_CASE("a record of a choice that nobody heeds is pointed out") {
    Maker a(0xA);
    const auto put = [&](std::uint64_t n, std::string_view list, std::string_view code, std::string_view name) {
        a.edit([&](Change& change) {
            change.set(Kind::custom_choice, id_of(n), field::custom_choice::list_, Value::text(list));
            change.set(Kind::custom_choice, id_of(n), field::custom_choice::code_, Value::text(code));
            change.set(Kind::custom_choice, id_of(n), field::custom_choice::name_, Value::text(name));
        });
        return a.data.find(id_of(n));
    };
    const auto said = [&](RecordIndex record) {
        std::string all;
        for (const domain::Check& each : domain::check_record(a.data, record, *parse_iso_date("2020-07-25")))
            if (each.kind == domain::CheckKind::choice) all += each.text;
        return all;
    };
    CHECK(said(put(1, "holograms", "x", "全息")).find("holograms") != std::string::npos);
    CHECK(said(put(2, "level", "village", "村")).find("village") != std::string::npos);
    CHECK(said(put(3, "level", "city", "州")).empty());
    CHECK_FALSE(said(put(4, "level", "city", "盟")).empty()); // the older one holds
    CHECK(a.names(ChoiceList::level) == "省 州 区 园区 部门");
}

TEST_CASE("a record that only retires a choice is called as the choice is") {
    Maker a(0xA);
    a.edit([&](Change& change) { domain::retire_choice(a.data, district, true, change); });
    CHECK(domain::name_of(a.data, domain::record_of(a.data, district)) == "区");
}
