// The choice lists of the catalogue as an office has them: what its records say, what travels, and what two offices make of them.

#include "store/choice_lists.h"

#include "model/field_input.h"
#include "model/labels.h"
#include "model/typed.h"
#include "sync/open_conflicts.h"
#include "tests/support/office.h"

#include <doctest/doctest.h>

#include <rapidcheck.h>

#include <algorithm>
#include <set>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

namespace custom_choice = field::custom_choice;
namespace project = field::project;

struct Maker : Office {
    using Office::Office;
    void say(Id id, FieldId field, Value value) {
        Change change;
        change.set(Kind::custom_choice, id, field, std::move(value));
        REQUIRE(data.apply(change, clock_ms += 1'000).has_value());
    }
    // Of a choice of the catalogue.
    Id change(ChoiceList list, std::string_view code, FieldId field, Value value) {
        const Id id = choice_record(list, code);
        say(id, custom_choice::list_, Value::text(choice_list_name(list)));
        say(id, custom_choice::code_, Value::text(code));
        say(id, field, std::move(value));
        return id;
    }
    Id rename(ChoiceList list, std::string_view code, std::string_view name) {
        return change(list, code, custom_choice::name_, Value::text(name));
    }
    Id add(std::uint64_t n, ChoiceList list, std::string_view name) {
        const Id id = id_of(2000 + n);
        say(id, custom_choice::list_, Value::text(choice_list_name(list)));
        say(id, custom_choice::name_, Value::text(name));
        return id;
    }
    void word(Id id, std::string_view word) {
        say(id, data.names().element(custom_choice::words_, word), Value::of(true));
    }
    std::vector<std::string> offered(ChoiceList list) const {
        std::vector<std::string> names;
        for (const Choice& each : data.names().choices(list))
            if (!each.is_retired) names.emplace_back(each.zh);
        return names;
    }
    std::string name(ChoiceList list, std::string_view code) const {
        for (const Choice& each : data.names().choices(list))
            if (each.code == code) return std::string(each.zh);
        return "?";
    }
    const FieldInfo& info(FieldId field) const { return *data.names().info(field); }
    std::string read(FieldId field, std::string_view typed) const {
        const auto value = parse_field_input(info(field), typed, {.learned = data.names().learned()});
        return value ? std::string(value->as_text()) : value.error().message;
    }
};

std::vector<std::string> first(std::vector<std::string> names, std::size_t count) {
    names.resize(count);
    return names;
}

} // namespace

TEST_CASE("a choice that is renamed keeps its code, and what was chosen shows the new name") {
    Maker a(0xA);
    a.set(1, project::method_, Value::text("knocking"));
    const std::uint64_t before = a.data.names().definitions();
    const Id record = a.rename(ChoiceList::method, "knocking", "上门招商");
    CHECK(a.data.names().definitions() > before);
    CHECK(a.text(1, project::method_) == "knocking");
    const FieldInfo& method = a.info(project::method_);
    CHECK(choice_label(method.options, "knocking", Language::zh) == "上门招商");
    CHECK(choice_label(method.options, "chain", Language::zh) == "产业链招商");
    CHECK(method.options.choices == ChoiceList::method);
    CHECK(a.data.names().choices(ChoiceList::level).data() == choices_of(ChoiceList::level).data());
    CHECK(a.read(project::method_, "上门招商") == "knocking");
    CHECK(a.read(project::method_, "敲门招商") == "knocking"); // what everybody calls it is still understood
    a.say(record, custom_choice::name_, Value());
    CHECK(a.name(ChoiceList::method, "knocking") == "敲门招商");
    CHECK(choice_label(method.options, "knocking", Language::zh) == "上门招商"); // what was given out stays what it was
}

TEST_CASE("choices are added, ordered and retired, and a retired one is still read") {
    Maker a(0xA);
    const Id own = a.add(1, ChoiceList::level, "县");
    a.set(1, project::level_, to_value(own));
    CHECK(a.offered(ChoiceList::level) == std::vector<std::string>{"省", "市", "区", "园区", "部门", "县"});
    a.say(own, custom_choice::place_, Value::of(std::int64_t{2'500}));
    a.change(ChoiceList::level, "province", custom_choice::retired_, Value::of(true));
    CHECK(a.offered(ChoiceList::level) == std::vector<std::string>{"市", "县", "区", "园区", "部门"});
    CHECK(a.name(ChoiceList::level, "province") == "省");
    CHECK(a.read(project::level_, "省") == "province");
    CHECK(choice_label(a.info(project::level_).options, to_string(own), Language::zh) == "县");

    Change change;
    a.data.add_delete(change, a.data.find(own));
    REQUIRE(a.data.apply(change, a.clock_ms += 1'000).has_value());
    CHECK(a.offered(ChoiceList::level) == std::vector<std::string>{"市", "区", "园区", "部门"});
    CHECK(a.name(ChoiceList::level, to_string(own)) == "县"); // in the trash it is as a retired one
}

TEST_CASE("lists that rules rely on are named, and neither added to nor put in another order") {
    Maker a(0xA);
    a.rename(ChoiceList::stage, "talks", "洽谈");
    a.change(ChoiceList::stage, "lead", custom_choice::retired_, Value::of(true));
    a.change(ChoiceList::stage, "lead", custom_choice::place_, Value::of(std::int64_t{900'000}));
    const Id added = a.add(1, ChoiceList::stage, "意向");
    const auto choices = a.data.names().choices(ChoiceList::stage);
    REQUIRE(choices.size() == choices_of(ChoiceList::stage).size());
    for (std::size_t i = 0; i < choices.size(); ++i) CHECK(choices[i].code == choices_of(ChoiceList::stage)[i].code);
    CHECK(choices[3].zh == "洽谈");
    CHECK_FALSE(choices[0].is_retired);
    CHECK(choice_said(a.data.record(a.data.find(added))).fault == ChoiceSaid::Fault::fixed_list);
}

TEST_CASE("a record whose list or code nobody knows says nothing and loses nothing") {
    Maker a(0xA);
    const Id list = id_of(1), code = id_of(2);
    a.say(list, custom_choice::list_, Value::text("holograms"));
    a.say(list, custom_choice::name_, Value::text("全息"));
    a.say(code, custom_choice::list_, Value::text("method"));
    a.say(code, custom_choice::code_, Value::text("telepathy"));
    a.say(code, custom_choice::name_, Value::text("心灵招商"));
    CHECK(choice_said(a.data.record(a.data.find(list))).fault == ChoiceSaid::Fault::unknown_list);
    CHECK(choice_said(a.data.record(a.data.find(code))).fault == ChoiceSaid::Fault::unknown_code);
    CHECK(a.data.names().choices(ChoiceList::method).size() == choices_of(ChoiceList::method).size());
    a.set(1, project::method_, Value::text("telepathy"));
    CHECK(choice_label(a.info(project::method_).options, "telepathy", Language::zh) == "telepathy");
}

TEST_CASE("words that an office has learned are read, the older record's where two say one") {
    Maker a(0xA);
    const Id signed_record = a.change(ChoiceList::stage, "signed", custom_choice::colour_, Value::text("red"));
    const Id talks = a.change(ChoiceList::stage, "talks", custom_choice::colour_, Value());
    a.word(signed_record, "已 签框架");
    CHECK(a.read(project::stage_, "已签框架项目") == "signed");
    a.word(talks, "已签框架");
    CHECK(a.read(project::stage_, "已签框架") == (signed_record < talks ? "signed" : "talks"));
    a.say(signed_record, a.data.names().element(custom_choice::words_, "已 签框架"), Value::of(false));
    CHECK(a.read(project::stage_, "已签框架") == "talks");
    const Id own = a.add(1, ChoiceList::method, "驻点招商");
    a.word(own, "驻外");
    CHECK(a.read(project::method_, "驻外") == to_string(own));
    CHECK(a.read(project::stage_, "驻外") != to_string(own));
}

TEST_CASE("two offices that rename one choice write one cell, and both names stand side by side") {
    Maker a(0xA), b(0xB, "乙");
    const Id one = a.rename(ChoiceList::method, "knocking", "上门招商");
    const Id other = b.rename(ChoiceList::method, "knocking", "登门招商");
    CHECK(one == other);
    a.import(b);
    b.import(a);
    CHECK(a.bytes() == b.bytes());
    const auto conflicts = open_conflicts(a.data);
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0].field == custom_choice::name_);
    std::set<std::string> names;
    for (const Sibling& each : a.data.record(a.data.find(one)).find(custom_choice::name_)->siblings())
        names.emplace(each.value.as_text());
    CHECK(names == std::set<std::string>{"上门招商", "登门招商"});
    CHECK(a.name(ChoiceList::method, "knocking") == b.name(ChoiceList::method, "knocking"));
    CHECK(names.contains(a.name(ChoiceList::method, "knocking")));
    a.say(one, custom_choice::name_, Value::text("登门招商"));
    CHECK(open_conflicts(a.data).empty());
}

TEST_CASE("what one office retires and another uses stays chosen and named") {
    Maker a(0xA), b(0xB, "乙");
    const Id own = a.add(1, ChoiceList::method, "驻点招商");
    b.import(a);
    b.set(1, project::method_, to_value(own));
    a.say(own, custom_choice::retired_, Value::of(true));
    b.import(a);
    CHECK(b.text(1, project::method_) == to_string(own));
    const auto place = choice_index(b.info(project::method_).options, to_string(own));
    REQUIRE(place);
    CHECK(choices_of(b.info(project::method_).options)[*place].is_retired);
    CHECK(choices_of(b.info(project::method_).options)[*place].zh == "驻点招商");
}

TEST_CASE("two offices that add a choice of one name have two, told apart alike in both") {
    Maker a(0xA), b(0xB, "乙");
    a.add(1, ChoiceList::method, "驻点招商");
    b.add(2, ChoiceList::method, "驻点招商");
    a.import(b);
    b.import(a);
    const auto names = a.offered(ChoiceList::method);
    CHECK(std::vector(names.end() - 2, names.end()) == std::vector<std::string>{"驻点招商", "驻点招商（2）"});
    CHECK(b.offered(ChoiceList::method) == names);
    a.rename(ChoiceList::method, "chain", "专业招商"); // called like another one of the catalogue's
    CHECK(a.name(ChoiceList::method, "chain") == "专业招商（2）");
    CHECK(a.name(ChoiceList::method, "professional") == "专业招商");
}

TEST_CASE("a file brings the lists of an office, and they can be read before it is joined") {
    Maker a(0xA);
    a.rename(ChoiceList::level, "district", "县（区）");
    const Id own = a.add(1, ChoiceList::level, "镇");
    a.word(own, "乡镇");
    const Fragment file = reread(a.data);
    const Names& names = file.names;
    CHECK(choice_label(names.info(project::level_)->options, "district", Language::zh) == "县（区）");
    REQUIRE(names.learned().size() == 1);
    CHECK(names.learned()[0] == LearnedWord{ChoiceList::level, "乡镇", to_string(own)});
    Maker b(0xB, "乙");
    b.import(a);
    CHECK(b.offered(ChoiceList::level) == a.offered(ChoiceList::level));
    CHECK(b.read(project::level_, "乡镇") == to_string(own));
    CHECK(first(b.offered(ChoiceList::level), 3) == std::vector<std::string>{"省", "市", "县（区）"});
}

TEST_CASE("any records give lists with every code once and every name once") {
    CHECK(rc::check([] {
        Office office(0xA);
        Change change;
        const auto count = *rc::gen::inRange(0, 14);
        for (int i = 0; i < count; ++i) {
            const auto list = *rc::gen::elementOf(std::vector<std::string>{"method", "stage", "level", "layout", "?"});
            const auto known = find_choice_list(list);
            const auto code = *rc::gen::elementOf(std::vector<std::string>{"", "chain", "talks", "city", "?"});
            const bool derived = known && !code.empty() && *rc::gen::arbitrary<bool>();
            const Id id = derived ? choice_record(*known, code) : id_of(static_cast<std::uint64_t>(i));
            const auto set = [&](FieldId field, Value value) {
                change.set(Kind::custom_choice, id, field, std::move(value));
            };
            set(custom_choice::list_, Value::text(list));
            if (!code.empty()) set(custom_choice::code_, Value::text(code));
            const auto name = *rc::gen::elementOf(std::vector<std::string>{"", "甲", "乙", "市", "产业链招商"});
            if (!name.empty()) set(custom_choice::name_, Value::text(name));
            if (*rc::gen::arbitrary<bool>()) set(custom_choice::retired_, Value::of(true));
            if (*rc::gen::arbitrary<bool>()) set(custom_choice::place_, Value::of(std::int64_t{i * 700}));
        }
        if (count > 0) RC_ASSERT(office.data.apply(change, 1'600'000'000'000).has_value());
        for (const ChoiceList list : office_lists()) {
            const auto choices = office.data.names().choices(list);
            std::set<std::string_view> codes, names;
            for (const Choice& each : choices) {
                RC_ASSERT(codes.insert(each.code).second);
                RC_ASSERT(names.insert(each.zh).second);
            }
            for (const Choice& each : choices_of(list)) RC_ASSERT(codes.contains(each.code));
            if (sort_of(list) == ListSort::fixed) RC_ASSERT(choices.size() == choices_of(list).size());
        }
    }));
}
