// Folders: every snapshot in them is read, whatever it is called, and everything else is listed.

#include <doctest/doctest.h>

#include "platform/native/gzip.h"
#include "sync/snapshot.h"
#include "tests/native/cli_program.h"
#include "tests/support/synthetic.h"

#include <nlohmann/json.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

using namespace yinfeng;
using nlohmann::json;
using test::Ran;
using test::Workplace;

namespace {

std::string office(std::uint64_t seed) {
    return encode_snapshot(test::make_synthetic(
        {.records = 10, .seed = seed, .from_ms = 1'483'200'000'000 + static_cast<std::int64_t>(seed)}));
}

std::string packed(const std::string& bytes) { return *platform::native::gzip(bytes); }

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
    return lines;
}

} // namespace

TEST_CASE("cli: a folder's snapshots are told by their bytes, whatever they are called") {
    const Workplace place;
    const std::vector<std::string> names{"a.json", "a.JSON", "b.json.txt", "c.json(1)", "d", "e 副本", "f.json.bak"};
    for (std::size_t i = 0; i < names.size(); ++i) place.write("in/" + names[i], office(i + 1));
    const std::vector<std::string> packed_names{"g.json.gz.1", "h.GZ", "i.gz.download", "j"};
    for (std::size_t i = 0; i < packed_names.size(); ++i) place.write("in/" + packed_names[i], packed(office(i + 20)));
    place.write("in/k.json", "\xEF\xBB\xBF" + office(40)); // a byte order mark, as editors put it
    const std::size_t count = names.size() + packed_names.size() + 1;
    Ran ran = place.run({"merge", "in", "-o", "all.json", "--json"});
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK(json::parse(ran.out)["files"] == count);
    CHECK_FALSE(json::parse(ran.out).contains("skipped"));
    CHECK(json::parse(ran.out)["records"] == 10 * count);
    ran = place.run({"verify", "in"});
    CHECK(ran.exit == 0);
    CHECK(static_cast<std::size_t>(std::count(ran.out.begin(), ran.out.end(), '\n')) == count);
    CHECK(ran.err.empty());
}

TEST_CASE("cli: what a folder holds beside snapshots is listed and counted, and changes no exit code") {
    const Workplace place;
    place.write("in/a.json", office(1));
    place.write("in/photo.png", "\x89PNG\r\n\x1A\n....");
    place.write("in/letter.pdf", "%PDF-1.4");
    place.write("in/table.xlsx", "PK\x03\x04....");
    place.write("in/notes.txt", "{\"name\":1}");
    place.write("in/archive", packed("no snapshot at all"));
    place.write("in/nothing", "");
    place.write("in/.hidden", office(2));
    place.write("in/deeper/b.json", office(3));
    REQUIRE(::mkfifo(place.path("in/pipe").c_str(), 0600) == 0); // opening it would wait for ever
    REQUIRE(::symlink("../elsewhere", place.path("in/link").c_str()) == 0);
    place.write("elsewhere", office(4));
    const std::vector<std::pair<std::string, std::string>> skipped{{"in/.hidden", "hidden"}, {"in/archive", "archive"},
        {"in/deeper", "folder"}, {"in/letter.pdf", "pdf"}, {"in/notes.txt", "other"}, {"in/nothing", "empty"},
        {"in/photo.png", "picture"}, {"in/pipe", "special"}, {"in/table.xlsx", "archive"}};

    Ran ran = place.run({"merge", "in", "-o", "all.json", "--json"});
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    const json merged = json::parse(ran.out);
    CHECK(merged["files"] == 2); // a.json, and what the link leads to
    REQUIRE(merged["skipped"].size() == skipped.size());
    for (std::size_t i = 0; i < skipped.size(); ++i) {
        CHECK(merged["skipped"][i]["file"] == skipped[i].first);
        CHECK(merged["skipped"][i]["what"] == skipped[i].second);
        CHECK(ran.err.find(skipped[i].first) != std::string::npos);
    }
    CHECK(ran.err.find("9 项") != std::string::npos);

    for (const char* command : {"verify", "info", "digest"}) {
        CAPTURE(command);
        ran = place.run({command, "in", "--json"});
        CHECK(ran.exit == 0);
        std::vector<std::pair<std::string, std::string>> found;
        for (const json& line : lines_of(ran.out)) {
            if (line.contains("skipped")) found.emplace_back(line["file"], line["skipped"]);
        }
        CHECK(found == skipped);
        CHECK(lines_of(ran.out).size() == skipped.size() + 2);
        CHECK(place.run({command, "in"}).err.find("in/photo.png") != std::string::npos);
    }
    CHECK(place.run({"--lang", "en", "verify", "in"}).err.find("a picture") != std::string::npos);
    // A file that is named is read whatever it is.
    CHECK(place.run({"verify", "in/photo.png"}).exit == 1);
    CHECK(place.run({"merge", "in/photo.png", "-o", "x.json"}).exit == 3);
    place.write("pictures/photo.png", "\x89PNG\r\n\x1A\n....");
    ran = place.run({"merge", "pictures", "-o", "x.json"});
    CHECK(ran.exit == 3);
    CHECK(ran.err.find("photo.png") != std::string::npos);
}

TEST_CASE("cli: what is a snapshot by its bytes or its name and cannot be read stops a roll-up") {
    const auto exits = [](const char* name, const std::string& bytes) {
        const Workplace place;
        place.write("in/a.json", office(1));
        place.write(std::string("in/") + name, bytes);
        const Ran merged = place.run({"merge", "in", "-o", "all.json"});
        CHECK_FALSE(place.has("all.json"));
        CHECK(merged.err.find(name) != std::string::npos);
        CHECK(place.run({"verify", "in"}).exit == 1);
        return merged.exit;
    };
    const std::string whole = office(2);
    CHECK(exits("cut", whole.substr(0, whole.size() / 2)) == 3);
    CHECK(exits("cut.gz.part", packed(whole).substr(0, 200)) == 3);
    CHECK(exits("cut-inside", packed(whole).substr(0, 200)) == 3);
    CHECK(exits("damaged", [&] {
        std::string bytes = packed(whole);
        bytes[12] = '\xFF';
        return bytes;
    }()) == 3);
    CHECK(exits("empty.json", "") == 3);
    CHECK(exits("picture.json", "\x89PNG\r\n\x1A\n....") == 3);
    CHECK(exits("other.json.txt", "{\"name\":1}") == 3);
    std::string wide = "\xFF\xFE";
    for (const char c : whole) wide += {c, '\0'};
    CHECK(exits("saved-again", wide) == 3);
    {
        const Workplace place;
        place.write("in/a.json", office(1));
        REQUIRE(::symlink("nowhere", place.path("in/link").c_str()) == 0);
        CHECK(place.run({"merge", "in", "-o", "all.json"}).exit == 3);
        CHECK_FALSE(place.has("all.json"));
    }
    if (::geteuid() != 0) { // who may read everything cannot be kept from it
        const Workplace place;
        place.write("in/a.json", office(1));
        place.write("in/b", office(2));
        REQUIRE(::chmod(place.path("in/b").c_str(), 0) == 0);
        CHECK(place.run({"merge", "in", "-o", "all.json"}).exit == 3);
    }
}
