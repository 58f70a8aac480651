// What enters a workspace can be written to a file and read again: texts, names and authors are made fit or refused, and an edit or a
// merge that would make the file too large is refused with nothing changed.

#include <doctest/doctest.h>

#include "model/limits.h"
#include "store/file_size.h"
#include "tests/support/any_workspace.h"
#include "tests/support/office.h"

#include "base/random.h"

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr FieldId name = field::project::name_;

std::string author_of(std::string_view given) {
    Office office(0xA, given);
    office.set(1, name, Value::text("一"));
    CHECK(difference(*copy_of(office.data), office.data).empty());
    return std::string(office.data.author());
}

} // namespace

TEST_CASE("an author is kept as a file may hold it: one line of clean text, cut between characters") {
    CHECK(author_of("服务专员甲 · 招商局") == "服务专员甲 · 招商局");
    CHECK(author_of("").empty());
    CHECK(author_of("甲\u202e乙") == "甲乙");
    CHECK(author_of("甲\r\n乙\a") == "甲 乙");
    CHECK(author_of("\xBC\xD7") == "\uFFFD\uFFFD"); // 甲 in GBK
    for (std::size_t bytes = most_author_bytes - 4; bytes <= most_author_bytes + 4; ++bytes) {
        CAPTURE(bytes);
        CHECK(author_of(std::string(bytes, 'x')).size() == std::min(bytes, most_author_bytes));
    }
    std::string long_name;
    for (int i = 0; i < 200; ++i) long_name += "甲";
    CHECK(author_of(long_name) == long_name.substr(0, 510)); // 170 of three bytes
    CHECK(author_of("x" + long_name) == "x" + long_name.substr(0, 510));
    CHECK(author_of("xx" + long_name) == "xx" + long_name.substr(0, 510));
    CHECK(author_of("xxx" + long_name) == "xxx" + long_name.substr(0, 507));
}

TEST_CASE("texts and names as long as they may be are written and read, and those longer by a byte are refused") {
    for (const std::size_t more : {0uz, 1uz}) {
        CAPTURE(more);
        Office a(0xA);
        const KindId project = static_cast<KindId>(Kind::project);
        Names& names = a.data.names();
        const std::string element(most_name_bytes - 5 + more, 'x'), later(most_name_bytes + more, 'y'),
            kind_name(most_name_bytes + more, 'k');
        const KindId kind = names.kind(kind_name);
        for (const Write& write :
            {Write{id_of(1), project, name, Value::text(std::string(most_text_bytes + more, '"'))},
                Write{id_of(1), project, names.element(field::project::tags_, element), Value::of(true)},
                Write{id_of(1), project, names.field(project, later), Value::text("x")},
                Write{id_of(1), kind, names.field(kind, "name"), Value::text("x")},
                Write{id_of(1), project, name, Value::of(greatest_integer + static_cast<std::int64_t>(more))},
                Write{id_of(1), project, name, Value::of(-greatest_integer - static_cast<std::int64_t>(more))}}) {
            Change change;
            change.writes.push_back(write);
            CHECK(a.data.apply(change, 1'000).has_value() == (more == 0));
        }
        CHECK(difference(*copy_of(a.data), a.data).empty());
    }
}

TEST_CASE("a deletion of a record with very many elements is written and read") {
    Office a(0xA);
    Change change;
    for (int i = 0; i < 60'000; ++i) {
        change.set(Kind::project, id_of(1), a.data.names().element(field::project::tags_, "标签" + std::to_string(i)),
            Value::of(true));
    }
    REQUIRE(a.data.apply(change, 1'000));
    a.remove(1);
    const auto copy = copy_of(a.data);
    CHECK(copy->record(0).state == Record::State::deleted);
    CHECK(encode_snapshot(*copy) == a.bytes());
}

TEST_CASE("how large a file may become is told beforehand, and not much too large") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        SeededRandom random(seed);
        const Workspace made = any_workspace([&](std::uint64_t bound) { return random.below(bound); }, 60);
        std::size_t most = most_bytes_of(made.stamps()) + most_bytes_of(made.header_extras());
        for (RecordIndex i = 0; i < made.record_count(); ++i) {
            most += most_bytes_of(made.record(i), made.names(), made.stamps());
        }
        const std::size_t is = encode_snapshot(made).size();
        CHECK(is <= most);
        CHECK(most < 2 * is + 20'000);
        Workspace empty;
        CHECK(is <= most_bytes_of(empty.stamps()) + most_bytes_added(empty, reread(made)));
        CHECK(most_bytes_added(made, reread(made)) <= most);
    }
}

TEST_CASE("an edit or a merge that would make the file too large is refused in words, and nothing changes") {
    constexpr std::size_t most = 40'000;
    Office a(0xA), b(0xB);
    a.data.set_most_bytes(most);
    std::uint64_t n = 1;
    Result<Applied> applied;
    const auto write = [&](Office& office, const std::string& text) {
        Change change;
        change.name = "改";
        change.set(Kind::project, id_of(n), name, Value::text(text));
        return office.data.apply(change, office.clock_ms += 1'000);
    };
    for (applied = write(a, std::string(1'000, 'x')); applied; applied = write(a, std::string(1'000, 'x'))) ++n;
    CHECK(n > 20); // as many as go in
    CHECK(applied.error().message.find("工作区太大") != std::string::npos);
    const std::string before = a.bytes();
    CHECK(before.size() <= most);
    CHECK(before.size() > most - 6'000);
    CHECK(a.data.record_count() == n - 1);

    for (n = 1'000; n < 1'020; ++n) REQUIRE(write(b, std::string(1'000, 'y')));
    const Fragment file = reread(b.data);
    CHECK_FALSE(a.data.can_join(file).has_value());
    const auto joined = a.data.join(file, "导入", {}, {}, 1'000);
    REQUIRE_FALSE(joined.has_value());
    CHECK(joined.error().message.find("工作区太大") != std::string::npos);
    CHECK(a.bytes() == before);
    // One's own file again is no more than what is there.
    CHECK(a.data.can_join(reread(a.data)).has_value());
    // Undo writes too; where there is no room for it, it stays possible for later.
    a.data.set_most_bytes(before.size());
    CHECK_FALSE(a.data.undo(1'000).has_value());
    CHECK(a.data.can_undo());
    CHECK(a.bytes() == before);
    a.data.set_most_bytes(2 * most);
    CHECK(a.data.undo(1'000).has_value());
}
