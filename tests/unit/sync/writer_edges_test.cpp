// Writers and readers agree: whatever is in memory is written, read and equal, wherever a buffer ends; and what earlier programs
// wrote wrong at the end of theirs is read.

#include <doctest/doctest.h>

#include "base/random.h"
#include "base/sha256.h"
#include "model/limits.h"
#include "sync/snapshot.h"
#include "tests/support/any_workspace.h"
#include "tests/support/office.h"

#include <algorithm>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

std::string with_end(std::string body) {
    return body + "\"end\":{\"bytes\":" + std::to_string(body.size()) + ",\"sha256\":\"" + sha256_hex(body) + "\"}}\n";
}
std::string body_of(const std::string& snapshot) { return snapshot.substr(0, snapshot.rfind("\"end\"")); }

std::string message_of(const Result<Fragment>& read) { return read ? std::string() : read.error().message; }

Workspace read_back(const std::string& bytes, Digest digest = Digest::required) {
    auto fragment = decode_snapshot(bytes, digest);
    REQUIRE_MESSAGE(fragment.has_value(), message_of(fragment));
    Workspace workspace;
    workspace.adopt(*std::move(fragment));
    return workspace;
}

std::vector<RecordIndex> all_of(const Workspace& workspace) {
    std::vector<RecordIndex> all(workspace.record_count());
    for (RecordIndex i = 0; i < all.size(); ++i) all[i] = i;
    return all;
}

// A workspace with so many stamps: one project, one tag per change.
Workspace with_stamps(std::size_t count) {
    Workspace workspace;
    workspace.set_replica(0xA);
    workspace.set_author("甲");
    for (std::size_t i = 0; i < count; ++i) {
        Change change;
        change.set(Kind::project, id_of(1), workspace.names().element(field::project::tags_, "t" + std::to_string(i)),
            Value::of(true));
        REQUIRE(workspace.apply(change, 1'567'123'200'000 + static_cast<std::int64_t>(i)));
    }
    return workspace;
}

// Where the list of stamps ends: the place of its last bracket.
std::size_t end_of_stamps(const std::string& bytes) { return bytes.find("]],\"counts\"") + 1; }

} // namespace

TEST_CASE("whatever is in memory is written, read and equal, with a buffer of any size") {
    for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(rounds(60)); ++seed) {
        CAPTURE(seed);
        SeededRandom random(seed);
        const Choose choose = [&](std::uint64_t bound) { return random.below(bound); };
        const Workspace made = any_workspace(choose, 1 + static_cast<int>(random.below(120)));
        const std::string whole = encode_snapshot(made);
        const std::string part = encode_records(made, all_of(made));
        const Fragment extracted = extract_records(made, all_of(made));
        const std::string fragment = encode_fragment(extracted);
        CHECK(fragment == part);
        CHECK(encode_snapshot(extracted) == whole);
        for (const std::size_t buffer :
            {0uz, 1uz, 2uz, 3uz, 7uz, 100uz, whole.size() - 1, whole.size(), whole.size() + 1}) {
            CAPTURE(buffer);
            REQUIRE(encode_snapshot(made, buffer) == whole);
            REQUIRE(encode_snapshot(extracted, buffer) == whole);
            REQUIRE(encode_records(made, all_of(made), buffer) == part);
            REQUIRE(encode_fragment(extracted, buffer) == part);
        }
        for (const auto& [bytes, digest] : {std::pair(whole, Digest::required), std::pair(part, Digest::ignored)}) {
            const Workspace again = read_back(bytes, digest);
            const std::string differs = difference(made, again);
            REQUIRE_MESSAGE(differs.empty(), differs);
            CHECK(state_digest(again) == state_digest(made));
        }
    }
}

TEST_CASE("the last stamp may fill the buffer: a file of 2 662 changes is written and read") {
    for (const std::size_t count : {2'661uz, 2'662uz, 2'663uz}) { // of which the second once was the end of scripts
        CAPTURE(count);
        const Workspace made = with_stamps(count);
        CHECK(difference(made, read_back(encode_snapshot(made))).empty());
    }
    // Here at the last stamp of every number of them.
    const Workspace made = with_stamps(40);
    const std::string whole = encode_snapshot(made);
    for (std::size_t buffer = end_of_stamps(whole) - 40; buffer < end_of_stamps(whole) + 40; ++buffer) {
        REQUIRE(encode_snapshot(made, buffer) == whole);
    }
}

TEST_CASE("the comma that earlier programs put behind the last stamp is read, there and nowhere else") {
    const Workspace made = with_stamps(2'662);
    const std::string whole = encode_snapshot(made);
    REQUIRE(end_of_stamps(whole) >= 65'536);
    const auto with = [&](std::size_t place, std::string_view text) {
        std::string wrong = body_of(whole);
        return with_end(wrong.insert(place, text));
    };
    const std::string wrong = with(end_of_stamps(whole), ",");
    CHECK(difference(made, read_back(wrong)).empty()); // a file, a backup
    std::string chunk = encode_records(made, all_of(made));
    chunk.insert(end_of_stamps(chunk), ",");
    CHECK(difference(made, read_back(chunk, Digest::ignored)).empty()); // a chunk, an entry of the log
    // In slices that end at any place near it.
    for (std::size_t first = end_of_stamps(whole) - 5; first < end_of_stamps(whole) + 5; ++first) {
        SnapshotDecoder decoder(wrong);
        decoder.step(first);
        while (!decoder.step(1'000)) {}
        CHECK(decoder.take().has_value());
    }
    for (const std::string& other : {with(end_of_stamps(whole), ",,"), with(end_of_stamps(whole), ", "),
             with(end_of_stamps(whole), " ,"), with(end_of_stamps(whole) - 1, ","),
             with(whole.find("],\"authors\""), ","), with(whole.find("],\"stamps\""), ","),
             with(whole.find("}},\n{") != std::string::npos ? whole.find("}},\n{") : whole.rfind("\n]"), ",")}) {
        CHECK_FALSE(decode_snapshot(other).has_value());
    }
    // Before the first 65 536 bytes no buffer was full.
    const std::string small = encode_snapshot(with_stamps(3));
    std::string forged = body_of(small);
    CHECK_FALSE(decode_snapshot(with_end(forged.insert(end_of_stamps(small), ","))).has_value());
}
