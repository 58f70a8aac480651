// The laws of merging on whole files: triples of cells, each joined in other orders and groupings through the file format, and the
// exports compared byte by byte. Many triples travel as the fields of three fragments, so that one comparison of two exports is a
// comparison of all of them. scripts/test.sh laws runs twenty times as many, a million, in an optimised build.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "store/deletion.h"
#include "tests/support/core_world.h"

#include <array>
#include <cstdio>
#include <optional>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr int records_per_batch = 100;
constexpr std::array<ReplicaId, 5> replica_ids{0x30, 0x10, 0x50, 0x20, 0x40};

// What there was of each sort, to be printed: a law that was never put to the test is not proven.
struct Tally {
    int triples = 0, conflicts = 0, deletions = 0, clones = 0, unknown = 0;
};

// Three fragments of one past, or of none that could have been.
class Batch {
public:
    Batch(std::uint64_t seed, Tally& tally) : random_(seed), tally_(tally) {
        for (const ReplicaId id : replica_ids) stamps_.replica(id);
        for (const char* author : {"甲 · 单位一", "乙 · 单位二", "丙"}) stamps_.author(author);
        for (int i = 0; i < records_per_batch; ++i) add_record(static_cast<std::uint64_t>(i));
    }

    // As files of three versions of the program.
    std::array<std::string, 3> files() {
        std::array<std::string, 3> out;
        for (std::size_t side = 0; side < 3; ++side) {
            Fragment& fragment = sides_[side];
            fragment.stamps = StampTable(stamps_);
            fragment.schema = 1 + static_cast<int>(random_.below(3));
            if (random_.chance(1, 2))
                fragment.header_extras["audit"] = random_.chance(1, 2) ? "[1,2.50]" : "{\"z\":null}";
            if (random_.chance(1, 3)) fragment.header_extras["later"] = "7";
            out[side] = encode_snapshot(fragment);
        }
        return out;
    }

private:
    using Triple = std::array<Cell, 3>;
    enum class Sort : std::uint8_t { text, element, deletion, future };

    Value text() {
        std::string out = "值";
        append_integer(out, static_cast<std::int64_t>(random_.below(5)));
        return Value::text(out);
    }
    // What a deleter had seen: often all, sometimes less, sometimes a note that nobody can read.
    Value note() {
        if (random_.chance(1, 12)) return random_.chance(1, 2) ? text() : Value::compound("{\"seen\":7}");
        std::string out = "{\"seen\":[[[\"industry\",\"name\"],[";
        for (std::size_t desk = 0; desk < 3; ++desk) {
            if (desk) out += ',';
            append_json_string(out, replica_text(replica_ids[desks_[desk]]));
            out += ',';
            append_integer(out, static_cast<std::int64_t>(1 + random_.below(5)));
        }
        return Value::compound(out + "]]]}");
    }
    Value value(Sort sort) {
        if (random_.chance(1, 8)) return {};
        switch (sort) {
        case Sort::text:
            return random_.chance(1, 10) ? Value::of(static_cast<std::int64_t>(random_.below(3)) - 1) : text();
        case Sort::element: return Value::of(random_.chance(2, 3));
        case Sort::deletion: return random_.chance(1, 3) ? Value() : note();
        case Sort::future: break;
        }
        return random_.chance(1, 2) ? Value::compound("{\"a\":[1,2.50],\"b\":null}") : text();
    }
    Sibling write(Sort sort, ReplicaIndex replica, std::uint64_t n) {
        Stamp stamp;
        stamp.replica = replica;
        stamp.n = n;
        stamp.wall_ms =
            1'567'000'000'000 + static_cast<std::int64_t>(random_.below(3)) * 315'000'000'000; // ten years ahead
        stamp.author = static_cast<std::uint32_t>(random_.below(3));
        return {value(sort), stamps_.intern(stamp)};
    }

    // Three desks that write and read each other. Where two of them are one copied profile, both write under the same dots.
    Triple honest(Sort sort) {
        Triple cells;
        std::array<std::uint64_t, 3> n{};
        for (auto left = 2 + random_.below(7); left > 0; --left) {
            const std::size_t desk = random_.below(3);
            if (random_.chance(3, 5)) {
                Sibling written = write(sort, desks_[desk], ++n[desk]);
                cells[desk].write(std::move(written.value), written.stamp, stamps_);
            } else {
                const std::size_t other = (desk + 1 + random_.below(2)) % 3;
                cells[desk].merge(cells[other], stamps_);
                // One's own dots come back by way of others, also those of the copy.
                for (const Seen& seen : cells[desk].context(stamps_)) {
                    if (seen.replica == desks_[desk]) n[desk] = std::max(n[desk], seen.n);
                }
            }
        }
        return cells;
    }
    // A cell as no honest program would write it.
    Cell adversarial(Sort sort) {
        std::vector<Sibling> siblings, history;
        std::vector<Seen> context;
        const auto any = [&] { return write(sort, desks_[random_.below(3)], 1 + random_.below(4)); };
        for (auto left = random_.below(4); left > 0; --left) siblings.push_back(any());
        for (auto left = random_.below(random_.chance(1, 30) ? 40 : 3); left > 0; --left) history.push_back(any());
        for (auto left = random_.below(3); left > 0; --left)
            context.push_back({desks_[random_.below(3)], random_.below(6)});
        return Cell::assemble(std::move(context), std::move(siblings), std::move(history), stamps_);
    }

    void add_record(std::uint64_t n) {
        for (auto& desk : desks_) desk = static_cast<ReplicaIndex>(random_.below(replica_ids.size()));
        if (!random_.chance(1, 4)) { // mostly three different ones
            const auto first = random_.below(replica_ids.size());
            for (std::size_t desk = 0; desk < 3; ++desk)
                desks_[desk] = static_cast<ReplicaIndex>((first + desk) % replica_ids.size());
        }
        const bool has_clone = desks_[0] == desks_[1] || desks_[1] == desks_[2] || desks_[0] == desks_[2];
        const char* kind = n % 7 == 6 ? "future_kind" : n % 7 == 5 ? "unit" : "project";
        // The same id in two kinds happens in forged files.
        const Id id{0x0190000000000000 + (n % 14 == 5 ? n - 1 : n), 0x8000000000000001};
        std::array<Record, 3> records;
        for (std::size_t side = 0; side < 3; ++side) {
            records[side].id = id;
            records[side].kind = sides_[side].names.kind(kind);
        }
        const auto add = [&](std::string_view name, Sort sort) {
            Triple cells;
            if (random_.chance(3, 5)) {
                cells = honest(sort);
            } else {
                for (Cell& cell : cells) cell = adversarial(sort);
            }
            for (std::size_t side = 0; side < 3; ++side) {
                const FieldId field = sides_[side].names.field(records[side].kind, name);
                if (!cells[side].is_empty()) records[side].fields.push_back({field, cells[side]});
            }
            int filled = 0, notes = 0;
            for (const Cell& cell : cells)
                filled += !cell.is_empty(), notes += sort == Sort::deletion && !cell.shown().is_none();
            if (filled < 2) return; // hardly anything to merge: not counted
            ++tally_.triples;
            tally_.clones += has_clone;
            tally_.deletions += notes > 0;
            tally_.unknown += sort == Sort::future || kind == std::string_view("future_kind");
            cells[0].merge(cells[1], stamps_);
            cells[0].merge(cells[2], stamps_);
            tally_.conflicts += cells[0].in_conflict();
        };
        for (const char* name : {"name", "industry", "note", "park"}) add(name, Sort::text);
        for (const char* name : {"tags/甲", "tags/省关注", "chain_nodes/01j00000000008000000000000"})
            add(name, Sort::element);
        add("deleted", Sort::deletion);
        for (const char* name : {"future_field", "another", "future/é"}) add(name, Sort::future);
        for (std::size_t side = 0; side < 3; ++side) {
            if (random_.chance(1, 10) || records[side].fields.empty()) continue; // this office never heard of it
            std::sort(records[side].fields.begin(), records[side].fields.end(),
                [](const Field& a, const Field& b) { return a.id < b.id; });
            sides_[side].records.push_back(std::move(records[side]));
        }
    }

    SeededRandom random_;
    Tally& tally_;
    StampTable stamps_;
    std::array<ReplicaIndex, 3> desks_{};
    std::array<Fragment, 3> sides_;
};

Fragment read(const std::string& bytes) {
    auto fragment = decode_snapshot(bytes);
    REQUIRE_MESSAGE(fragment.has_value(), (fragment ? "" : fragment.error().message));
    return *std::move(fragment);
}

// Two exports that ought to be equal; says where they part.
void same(const std::string& a, const std::string& b, const char* law) {
    if (a == b) return;
    const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    const std::size_t from = at < 200 ? 0 : at - 200;
    FAIL("not ", std::string(law), ":\n", a.substr(from, 400), "\nand\n", b.substr(from, 400));
}

} // namespace

TEST_CASE("triples joined in any order and grouping are exported as the same bytes") {
    Tally tally;
    Sha256 all;
    const int wanted = rounds(50'000);
    int exports = 0;
    const auto bytes_of = [&](const Workspace& workspace) {
        ++exports;
        return encode_snapshot(workspace);
    };
    for (std::uint64_t seed = 1; tally.triples < wanted; ++seed) {
        CAPTURE(seed);
        const std::array<std::string, 3> files = Batch(seed, tally).files();
        const Fragment a = read(files[0]), b = read(files[1]), c = read(files[2]);

        Workspace abc, bca;
        abc.join(a, "");
        same(bytes_of(abc), files[0], "the neutral element");
        abc.join(a, "");
        same(bytes_of(abc), files[0], "idempotent");
        abc.join(b, "导入");
        const std::string ab = bytes_of(abc);
        Workspace ba;
        ba.join(b, "");
        ba.join(a, "导入");
        same(bytes_of(ba), ab, "commutative");
        abc.join(c, "");
        bca.join(b, "");
        bca.join(c, "");
        const Fragment bc = read(bytes_of(bca)); // what the third gets is a file, too
        Workspace grouped;
        grouped.adopt(read(files[0]));
        grouped.join(bc, "导入");
        const std::string whole = bytes_of(abc);
        same(bytes_of(grouped), whole, "associative");
        bca.join(a, "");
        same(bytes_of(bca), whole, "associative from the other side");
        bca.join(read(whole), "");
        same(bytes_of(bca), whole, "absorbing");
        all.update(whole);
        if (seed % 16 == 0) {
            REQUIRE(visible(bca) == visible(abc));
            for (const Workspace* workspace : {&abc, &bca, &grouped}) {
                const std::string problem = check_indexes(*workspace);
                REQUIRE_MESSAGE(problem.empty(), problem);
            }
        }
    }
    std::printf(
        "laws: %d triples of cells in files, %d exports; %d in conflict, %d with deletions, %d of clones, %d of unknown fields\n",
        tally.triples, exports, tally.conflicts, tally.deletions, tally.clones, tally.unknown);
    std::printf("digest merged-triples %s\n", to_hex(all.finish()).c_str());
    for (const int count : {tally.conflicts, tally.deletions, tally.clones, tally.unknown}) CHECK(count > wanted / 40);
}
