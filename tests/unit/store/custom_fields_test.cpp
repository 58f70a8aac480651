// Fields of an office's own: what their records say, what travels with a file, and what two offices make of them.

#include "store/custom_fields.h"

#include "model/labels.h"
#include "model/typed.h"
#include "tests/support/office.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

namespace custom_field = field::custom_field;
namespace custom_choice = field::custom_choice;
constexpr KindId project = static_cast<KindId>(Kind::project);

// An office that makes fields for projects.
struct Maker : Office {
    using Office::Office;
    Id definition(std::uint64_t n, std::string_view name, std::string_view type, std::string_view unit = {}) {
        const Id id = id_of(1000 + n);
        Change change;
        change.set(Kind::custom_field, id, custom_field::name_, Value::text(name));
        change.set(Kind::custom_field, id, custom_field::kind_, Value::text("project"));
        change.set(Kind::custom_field, id, custom_field::type_, Value::text(type));
        if (!unit.empty()) change.set(Kind::custom_field, id, custom_field::unit_, Value::text(unit));
        write(change);
        return id;
    }
    Id option(std::uint64_t n, Id field, std::string_view name) {
        const Id id = id_of(2000 + n);
        Change change;
        change.set(Kind::custom_choice, id, custom_choice::name_, Value::text(name));
        change.set(Kind::custom_choice, id, custom_choice::field_, to_value(field));
        write(change);
        return id;
    }
    void write(const Change& change) { REQUIRE(data.apply(change, clock_ms += 1'000).has_value()); }
    void define(Id definition, FieldId field, Value value) {
        Change change;
        change.set(Kind::custom_field, definition, field, std::move(value));
        write(change);
    }
    FieldId field(Id definition) { return data.names().find_field(project, custom_field_name(definition)); }
    const FieldInfo& known(Id definition) {
        const FieldInfo* info = data.names().info(field(definition));
        REQUIRE(info);
        return *info;
    }
    std::vector<std::string> own_labels() {
        std::vector<std::string> labels;
        for (const FieldId each : data.names().fields_of(project))
            if (data.names().is_own(each)) labels.emplace_back(data.names().info(each)->zh);
        return labels;
    }
};

using Labels = std::vector<std::string>;

} // namespace

TEST_CASE("a field of the office's own is what its record says") {
    Maker a(0xA);
    const Id workers = a.definition(1, "用工人数", "number", "人");
    const FieldInfo& info = a.known(workers);
    CHECK(info.kind == Kind::project);
    CHECK(info.type == FieldType::quantity);
    CHECK(info.zh == "用工人数");
    CHECK(info.group == Group::own);
    CHECK(unit_label(info.options, Language::zh) == "人");
    CHECK(a.own_labels() == Labels{"用工人数"});

    a.set(1, a.field(workers), Value::text("300"));
    CHECK(a.text(1, a.field(workers)) == "300");
    a.define(workers, custom_field::name_, Value::text("员工"));
    CHECK(a.own_labels() == Labels{"员工"});
    CHECK(info.zh == "用工人数"); // what was given out stays what it was
    CHECK(a.text(1, a.field(workers)) == "300");
    REQUIRE(a.data.undo(a.clock_ms += 1'000).has_value());
    CHECK(a.own_labels() == Labels{"用工人数"});
}

TEST_CASE("a retired field, and one in the trash, keeps its values and comes back with them") {
    Maker a(0xA);
    const Id field = a.definition(1, "备案号", "text");
    a.set(1, a.field(field), Value::text("黔备1号"));
    a.define(field, custom_field::retired_, Value::of(true));
    CHECK(a.own_labels().empty());
    CHECK(a.known(field).zh == "备案号");
    CHECK(a.text(1, a.field(field)) == "黔备1号");
    a.define(field, custom_field::retired_, Value());
    CHECK(a.own_labels() == Labels{"备案号"});

    Change change;
    a.data.add_delete(change, a.data.find(field));
    a.write(change);
    CHECK(a.own_labels().empty());
    CHECK(a.known(field).zh == "备案号");
    Change back;
    a.data.add_restore(back, a.data.find(field));
    a.write(back);
    CHECK(a.own_labels() == Labels{"备案号"});
    CHECK(a.text(1, a.field(field)) == "黔备1号");
}

TEST_CASE("a file brings its fields, and what is kept back stays back where its field lies in the trash") {
    Maker a(0xA), b(0xB, "乙");
    b.set(9, field::project::name_, Value::text("乙的项目"));
    const Id phone = a.definition(1, "业主电话", "text");
    a.define(phone, custom_field::confidential_, Value::of(true));
    a.set(1, a.field(phone), Value::text("139"));
    b.import(a);
    CHECK(b.own_labels() == Labels{"业主电话"});
    CHECK(b.text(1, b.field(phone)) == "139");
    CHECK(b.known(phone).options.confidential);

    Change change;
    a.data.add_delete(change, a.data.find(phone));
    a.write(change);
    std::string bytes;
    write_snapshot(a.data, [&](std::string_view part) { bytes += part; }, Contents::without_confidential);
    CHECK(bytes.find("139") == std::string::npos);
    CHECK(a.bytes().find("139") != std::string::npos);
}

TEST_CASE("two offices that make a field of one name have two, told apart, with their values") {
    Maker a(0xA), b(0xB, "乙");
    const Id one = a.definition(1, "用工", "number", "人"), two = b.definition(2, "用工", "text");
    a.set(1, a.field(one), Value::text("300"));
    b.set(2, b.field(two), Value::text("三百"));
    a.import(b);
    b.import(a);
    CHECK(a.own_labels() == Labels{"用工", "用工（2）"});
    CHECK(b.own_labels() == a.own_labels());
    CHECK(a.text(2, a.field(two)) == "三百");
    CHECK(b.text(1, b.field(one)) == "300");
    CHECK(a.bytes() == b.bytes());

    const Id stage = a.definition(3, "阶段", "text"); // called like a field of everybody's
    CHECK(a.known(stage).zh == "阶段（2）");
}

TEST_CASE("a field that one office retires while another fills it in is retired with its values, and comes back") {
    for (const bool retired_first : {true, false}) {
        Maker a(0xA), b(0xB, "乙");
        const Id staff = a.definition(1, "用工", "number", "人");
        a.set(1, a.field(staff), Value::text("300"));
        b.import(a);
        a.define(staff, custom_field::retired_, Value::of(true));
        b.set(1, b.field(staff), Value::text("400"));
        b.set(2, b.field(staff), Value::text("50"));
        (retired_first ? b : a).import(retired_first ? a : b);
        (retired_first ? a : b).import(retired_first ? b : a);
        for (Maker* each : {&a, &b}) {
            CHECK(each->own_labels().empty());
            CHECK(each->known(staff).zh == "用工"); // what stands in it is called so still
            CHECK(each->text(1, each->field(staff)) == "400");
        }
        CHECK(a.bytes() == b.bytes());
        a.define(staff, custom_field::retired_, Value());
        CHECK(a.own_labels() == Labels{"用工"});
        CHECK(a.text(2, a.field(staff)) == "50");
    }
}

TEST_CASE("choices merge one by one, and one that is retired keeps its name where it stands") {
    Maker a(0xA), b(0xB, "乙");
    const Id grade = a.definition(1, "评级", "choice");
    const Id first = a.option(1, grade, "甲级");
    b.import(a);
    b.option(2, grade, "乙级");
    Change rename;
    rename.set(Kind::custom_choice, first, custom_choice::name_, Value::text("A级"));
    a.write(rename);
    a.import(b);
    const auto choices = choices_of(a.known(grade).options);
    REQUIRE(choices.size() == 2);
    CHECK(choices[0].zh == "A级");
    CHECK(choices[1].zh == "乙级");
    CHECK(choices[0].code == to_string(first)); // and stays it, however it is called

    Change retire;
    retire.set(Kind::custom_choice, first, custom_choice::retired_, Value::of(true));
    a.write(retire);
    CHECK(choices_of(a.known(grade).options)[0].is_retired);
    CHECK(choice_label(a.known(grade).options, to_string(first), Language::zh) == "A级");
}

TEST_CASE("several choices: what two offices tick at once both stays, in the order of the list") {
    Maker a(0xA), b(0xB, "乙");
    const Id licence = a.definition(1, "资质", "choices");
    const Id first = a.option(1, licence, "用地"), second = a.option(2, licence, "环评");
    CHECK(a.known(licence).type == FieldType::choice_set);
    CHECK(choices_of(a.known(licence).options).size() == 2);
    a.set(1, field::project::name_, Value::text("一"));
    b.import(a);
    const auto tick = [&](Maker& office, Id choice, bool in) {
        office.set(1, office.data.names().element(office.field(licence), to_string(choice)), Value::of(in));
    };
    tick(a, second, true);
    tick(b, first, true);
    a.import(b);
    b.import(a);
    using Codes = std::vector<std::string_view>;
    const std::string one = to_string(first), two = to_string(second);
    CHECK(a.data.elements(a.at(1), a.field(licence)) == Codes{one, two});
    CHECK(a.bytes() == b.bytes());
    CHECK(a.data.conflict_count() == 0);

    Change turned; // the list the other way round
    turned.set(Kind::custom_choice, first, custom_choice::place_, Value::of(std::int64_t{2}));
    turned.set(Kind::custom_choice, second, custom_choice::place_, Value::of(std::int64_t{1}));
    a.write(turned);
    CHECK(a.data.elements(a.at(1), a.field(licence)) == Codes{two, one});
    CHECK(b.data.elements(b.at(1), b.field(licence)) == Codes{one, two});

    Change retire; // one office retires what the other takes out and in again
    retire.set(Kind::custom_choice, second, custom_choice::retired_, Value::of(true));
    a.write(retire);
    tick(b, second, false);
    tick(b, second, true);
    a.import(b);
    b.import(a);
    CHECK(a.data.elements(a.at(1), a.field(licence)) == Codes{two, one});
    CHECK(choices_of(a.known(licence).options)[0].is_retired);
    CHECK(choice_label(a.known(licence).options, two, Language::zh) == "环评");
    CHECK(a.bytes() == b.bytes());

    tick(a, id_of(99), true); // of an office with more choices: it stays, behind those that are known
    CHECK(a.data.elements(a.at(1), a.field(licence)) == Codes{two, one, to_string(id_of(99))});
    CHECK(choice_label(a.known(licence).options, to_string(id_of(99)), Language::zh) == to_string(id_of(99)));
}

TEST_CASE("elements of an own set that come before their field are its elements once it is there") {
    Maker a(0xA), b(0xB, "乙");
    const Id tags = a.definition(1, "专班标签", "tags");
    a.set(1, a.data.names().element(a.field(tags), "省重点"), Value::of(true));
    const RecordIndex only[] = {a.at(1)};
    b.data.join(extract_records(a.data, only), {}); // a tab tells of the project first
    const RecordIndex definition[] = {a.data.find(tags)};
    b.data.join(extract_records(a.data, definition), {});
    CHECK(b.data.elements(b.at(1), b.field(tags)) == std::vector<std::string_view>{"省重点"});
    Change whole;
    whole.set(Kind::project, id_of(1), b.field(tags), Value::text("一"));
    CHECK_FALSE(b.data.apply(whole, b.clock_ms).has_value()); // a set is not written whole
}

TEST_CASE("a definition that this version does not understand defines nothing and loses nothing") {
    Maker a(0xA);
    for (const auto& [type, kind] :
        {std::pair("hologram", "project"), {"text", "settings"}, {"text", "没有"}, {"", "project"}}) {
        const Id id = a.definition(1, "全息", type);
        a.define(id, custom_field::kind_, Value::text(kind));
        CHECK(a.own_labels().empty());
        const FieldId cell = a.data.names().field(project, custom_field_name(id));
        a.set(1, cell, Value::text("原样"));
        CHECK(a.text(1, cell) == "原样");
    }
}
