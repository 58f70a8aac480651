// What a file is marked with stays, and what cannot be typed, read or stored is refused before anything is written.

#include "cli/containers.h"
#include "cli/passphrase.h"
#include "tests/native/office.h"

#include <fstream>

using namespace yinfeng;
using test::Ran;
using test::SmallOffice;
using test::Workplace;

namespace {

const Workplace::Variables word{{"YINFENG_PASSPHRASE", "引凤 correct horse 2019"}};

std::string utf16(const std::string& ascii, bool with_mark) {
    std::string bytes = with_mark ? "\xFF\xFE" : "";
    for (const char c : ascii) bytes += {c, '\0'};
    return bytes;
}

// Under any passphrase, as versions did that did not look at it.
std::string sealed_under(const SmallOffice& office, const std::string& passphrase) {
    const auto bytes =
        cli::pack(office.read("a.json"), cli::Container::sealed, {passphrase, "甲区招商局", 600'000, {}});
    REQUIRE(bytes.has_value());
    return *bytes;
}

} // namespace

TEST_CASE("marks: a signed file is replaced only by a signed one, or where the signature may go") {
    const SmallOffice office;
    REQUIRE(office.run({"keygen", "-o", "key.pem"}).exit == 0);
    const auto run = [&](const std::vector<std::string>& arguments) { return office.run(arguments, {}, word); };
    REQUIRE(run({"convert", "a.json", "-o", "a.yfs", "--sign", "key.pem", "--rounds", "600000"}).exit == 0);
    const std::string before = office.read("a.yfs");
    const std::vector<std::string> edit{"set", "a.yfs", office.project, "备注=x", "--rounds", "600000"};
    for (std::vector<std::string> command : {edit, {"merge", "a.yfs", "a.json", "-o", "a.yfs", "--force"},
             {"convert", "a.json", "-o", "a.yfs", "--force"}, {"new", "-o", "a.yfs", "--name", "乙", "--force"}}) {
        const Ran ran = run(command);
        CHECK(ran.exit == 4);
        CHECK(ran.err.find("--unsigned") != std::string::npos);
        CHECK(office.read("a.yfs") == before);
    }
    auto with = [&](const std::string& option, const std::string& value = {}) {
        std::vector<std::string> command = edit;
        command.push_back(option);
        if (!value.empty()) command.push_back(value);
        return run(command);
    };
    Ran ran = with("--sign", "key.pem");
    CHECK_MESSAGE(ran.exit == 0, ran.err);
    CHECK(run({"info", "a.yfs"}).out.find("签名指纹") != std::string::npos);
    // Somewhere else it does not go along, which is said.
    ran = office.run({"set", "a.yfs", office.project, "备注=y", "-o", "b.yfs", "--rounds", "600000"}, {},
        {word.front(), {"YINFENG_NEW_PASSPHRASE", word.front().second}});
    CHECK(ran.exit == 0);
    CHECK(ran.err.find("签名") != std::string::npos);
    ran = run({"convert", "a.yfs", "-o", "c.json"});
    CHECK(ran.exit == 0);
    CHECK(ran.err.find("签名") != std::string::npos);
    ran = with("--unsigned");
    CHECK_MESSAGE(ran.exit == 0, ran.err);
    CHECK(run({"info", "a.yfs"}).out.find("签名指纹") == std::string::npos);
}

TEST_CASE("marks: a file that is sealed stays sealed, under its passphrase") {
    const SmallOffice office;
    REQUIRE(office.run({"convert", "a.json", "-o", "a.yfs", "--rounds", "600000"}, {}, word).exit == 0);
    office.write("odd.json", office.read("a.yfs")); // whatever it is called
    REQUIRE(office.run({"merge", "a.json", "-o", "odd.json", "--force", "--rounds", "600000"}, {}, word).exit == 0);
    CHECK(office.read("odd.json").starts_with("\x89YFS"));
    const Ran typed =
        office.run_on_terminal({"set", "a.yfs", office.project, "备注=x", "--rounds", "600000"}, word[0].second + "\n");
    CHECK_MESSAGE(typed.exit == 0, typed.out); // asked for once
    CHECK(office.run({"digest", "a.yfs"}, {}, word).exit == 0);
}

TEST_CASE("marks: a sealed file without its passphrase is refused by its name, once, each by its own") {
    const SmallOffice office;
    for (const char* file : {"a.yfs", "b.yfs"})
        REQUIRE(office.run({"convert", "a.json", "-o", file, "--rounds", "600000"}, {}, word).exit == 0);
    const auto count = [](const std::string& text, std::string_view what) {
        std::size_t times = 0;
        for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++times;
        return times;
    };
    for (const std::vector<std::string>& words : {std::vector<std::string>{"query", "a.yfs", "项目"},
             {"set", "a.yfs", office.project, "备注=x"}, {"convert", "a.yfs", "-o", "c.json"}}) {
        const Ran ran = office.run(words);
        CHECK(ran.exit == 4);
        CHECK_MESSAGE(count(ran.err, "a.yfs: 是密封文件，需要口令") == 1, ran.err);
        CHECK_MESSAGE(count(ran.err, "a.yfs") == 1, ran.err);
    }
    const Ran both = office.run({"merge", "a.yfs", "b.yfs", "-o", "c.json"});
    CHECK_MESSAGE(count(both.err, "a.yfs: 是密封文件") == 1, both.err);
    CHECK_MESSAGE(count(both.err, "b.yfs: 是密封文件") == 1, both.err);
}

TEST_CASE("marks: what was sealed, or is named so, becomes readable by anybody only with --force") {
    const SmallOffice office;
    REQUIRE(office.run({"convert", "a.json", "-o", "a.yfs", "--rounds", "600000"}, {}, word).exit == 0);
    REQUIRE(
        office.run({"convert", "a.json", "-o", "sealed.dat", "--to", "sealed", "--rounds", "600000"}, {}, word).exit ==
        0);
    const std::string before = office.read("a.yfs"), data = office.read("sealed.dat");
    for (const std::string container : {"plain", "gz"}) {
        for (const std::vector<std::string>& words :
            {std::vector<std::string>{"set", "a.yfs", office.project, "备注=x", "--to", container},
                {"convert", "a.yfs", "-o", "a.yfs", "--to", container},
                {"merge", "a.json", "-o", "new.YFS", "--to", container},
                {"new", "--name", "甲", "-o", "new.yfs", "--to", container},
                {"set", "sealed.dat", office.project, "备注=x", "--to", container}}) {
            CAPTURE(words.front());
            const Ran ran = office.run(words, {}, word);
            CHECK_MESSAGE(ran.exit == 5, ran.err);
            CHECK_MESSAGE(ran.err.contains("任何人都能读"), ran.err);
            CHECK_MESSAGE(ran.err.contains("--force"), ran.err);
        }
    }
    CHECK_FALSE(office.has("new.yfs"));
    CHECK_FALSE(office.has("new.YFS"));
    CHECK(office.read("a.yfs") == before);
    CHECK(office.read("sealed.dat") == data);
    CHECK(office.run({"convert", "a.yfs", "-o", "b.json", "--to", "plain"}, {}, word).exit == 0);
    const Ran forced = office.run({"set", "a.yfs", office.project, "备注=x", "--to", "plain", "--force"}, {}, word);
    CHECK_MESSAGE(forced.exit == 0, forced.err);
    CHECK_MESSAGE(forced.err.contains("任何人都能读"), forced.err);
    CHECK(office.read("a.yfs").starts_with("{"));
    // What is refused in the end does not say first what would be.
    REQUIRE(office.run({"keygen", "-o", "key.pem"}).exit == 0);
    REQUIRE(
        office.run({"convert", "b.json", "-o", "s.yfs", "--sign", "key.pem", "--rounds", "600000"}, {}, word).exit ==
        0);
    const Ran refused = office.run({"set", "s.yfs", office.project, "备注=y", "--to", "plain", "--force"}, {}, word);
    CHECK(refused.exit != 0);
    CHECK_MESSAGE(!refused.err.contains("任何人都能读"), refused.err);
}

TEST_CASE("marks: what a saved view asks for does not leave with a file or sheet without confidential fields") {
    const SmallOffice office;
    office.set("a.json", {"--new", "企业", "名称=甲企", "联系人=SECRETMAN"});
    const std::string view = office.set(
        "a.json", {"--new", "view", "名称=V4", "kind=project", "where=investor.contact = OTHERMAN", "columns=name"});
    office.set("a.json", {view, "where=investor.contact = SECRETMAN"}); // what it asked for before is history
    REQUIRE(office.run({"convert", "a.json", "-o", "open.json", "--without-confidential"}).exit == 0);
    CHECK_FALSE(office.read("open.json").contains("SECRETMAN"));
    CHECK_FALSE(office.read("open.json").contains("OTHERMAN"));
    CHECK(office.read("open.json").contains("V4"));
    for (const std::string format : {"csv", "html"}) {
        const auto sheet = [&](std::vector<std::string> more) {
            more.insert(more.begin(), {"query", "a.json", "view", "--format", format});
            return office.run(more).out;
        };
        CHECK(sheet({}).contains("SECRETMAN"));
        const std::string without = sheet({"--without-confidential"});
        CHECK(without.contains("V4"));
        CHECK_FALSE(without.contains("SECRETMAN"));
    }
    // Where the view is used without its condition, that is said.
    CHECK(office.run({"query", "open.json", "--view", "V4"}).err.contains("视图的条件也不在里面"));
    CHECK_FALSE(office.run({"query", "a.json", "--view", "V4"}).err.contains("视图的条件"));
    // Joined where the condition is, it takes nothing away.
    REQUIRE(office.run({"merge", "a.json", "open.json", "-o", "whole.json"}).exit == 0);
    CHECK(office.read("whole.json").contains("SECRETMAN"));
}

TEST_CASE("marks: a file without confidential fields stays one, and says so") {
    const SmallOffice office;
    const std::string person = office.set("a.json", {"--new", "人员", "名称=联络员", "电话=13900000000"});
    REQUIRE(office.run({"convert", "a.json", "-o", "open.json", "--without-confidential"}).exit == 0);
    const auto is_marked = [&](const std::string& file) {
        return !office.fragment(file).left_out.empty() && office.read(file).find("13900000000") == std::string::npos;
    };
    REQUIRE(is_marked("open.json"));
    office.set("open.json", {person, "名称=联络员甲"});
    CHECK(is_marked("open.json"));
    office.set("open.json", {person, "名称=联络员乙", "-o", "other.json"});
    CHECK(is_marked("other.json"));
    // Nothing can be written into what it lacks.
    const std::string before = office.read("open.json");
    Ran ran = office.run({"set", "open.json", person, "电话=13911111111"});
    CHECK(ran.exit == 6);
    CHECK(ran.err.find("电话") != std::string::npos);
    CHECK(office.read("open.json") == before);
    // What has them, over what has not: the mark stays and that is said.
    for (const std::vector<std::string>& command :
        {std::vector<std::string>{"merge", "a.json", "open.json", "-o", "open.json", "--force"},
            {"merge", "a.json", "-o", "open.json", "--force"}, {"convert", "a.json", "-o", "open.json", "--force"}}) {
        ran = office.run(command);
        CHECK(ran.exit == 0);
        CHECK(ran.err.find("保密") != std::string::npos);
        CHECK(is_marked("open.json"));
    }
    ran = office.run({"merge", "a.json", "open.json", "-o", "whole.json"});
    CHECK(ran.exit == 0);
    CHECK(office.fragment("whole.json").left_out.empty());
}

TEST_CASE("passphrases: what a file, a variable or the keyboard gives is what people can type elsewhere") {
    const SmallOffice office;
    const std::string plain = "引凤 correct horse 2019", gbk = "\xD2\xFD\xB7\xEF correct horse 2019";
    int made = 0;
    const auto seals = [&](const std::string& bytes) {
        office.write("word.txt", bytes);
        const std::string file = std::to_string(++made) + ".yfs";
        const Ran ran =
            office.run({"convert", "a.json", "-o", file, "--new-passphrase-file", "word.txt", "--rounds", "600000"});
        if (ran.exit != 0) {
            CHECK(ran.exit == 4);
            CHECK(ran.err.find("word.txt") != std::string::npos);
            CHECK_FALSE(office.has(file));
            return false;
        }
        CHECK(office.run({"digest", file}, {}, word).exit == 0);
        return true;
    };
    for (const std::string& bytes : {plain, plain + "\n", plain + "\r\n", plain + "\r", "\xEF\xBB\xBF" + plain + "\r\n",
             plain + "\nsomething else", plain + "\rsomething else"}) {
        CHECK_MESSAGE(seals(bytes), bytes);
    }
    for (const std::string& bytes : {gbk, utf16("correct horse 2019", true), utf16("correct horse 2019", false),
             std::string("\xFE\xFF\0c\0o", 6), "\n" + plain, std::string(), std::string("\xEF\xBB\xBF"),
             std::string("correct horse\x01 2019"), std::string("correct\xE2\x80\xAE horse 2019")}) {
        CHECK_FALSE_MESSAGE(seals(bytes), bytes);
    }
    // Variables and the keyboard.
    const auto env = [&](const char* file, const std::string& text) {
        return office.run({"convert", "a.json", "-o", file, "--new-passphrase-env", "MINE", "--rounds", "600000"}, {},
            {{"MINE", text}});
    };
    CHECK(env("env.yfs", "\xEF\xBB\xBF" + plain + "\r").exit == 0);
    CHECK(office.run({"digest", "env.yfs"}, {}, word).exit == 0);
    CHECK(env("env2.yfs", gbk).exit == 4);
    CHECK(office.run({"digest", "env.yfs"}, {}, {{"YINFENG_PASSPHRASE", gbk}}).exit == 4);
    const Ran typed = office.run_on_terminal({"convert", "a.json", "-o", "typed.yfs"}, gbk + "\n" + gbk + "\n");
    CHECK(typed.exit == 4);
    CHECK_FALSE(office.has("typed.yfs"));
    // As long as the page wants it, counted as there.
    CHECK(env("han.yfs", "招商引资工作").exit == 0);
    CHECK(env("short.yfs", "招商引资工").exit == 4);
}

TEST_CASE("passphrases: what an earlier version sealed under a byte order mark opens with the same file") {
    const std::string text = "correct horse 2019";
    const auto with_mark = cli::passphrase_in("\xEF\xBB\xBF" + text + "\r\n", "x");
    REQUIRE(with_mark.has_value());
    CHECK(with_mark->text == text);
    CHECK(with_mark->as_before == "\xEF\xBB\xBF" + text);
    const SmallOffice office;
    // Sealed as that version did: the mark inside.
    office.write("mark.txt", "\xEF\xBB\xBF" + text + "\n");
    office.write("old.yfs", sealed_under(office, "\xEF\xBB\xBF" + text));
    CHECK(office.run({"digest", "old.yfs", "--passphrase-file", "mark.txt"}).exit == 0);
    CHECK(office.run({"digest", "old.yfs"}, {}, {{"YINFENG_PASSPHRASE", text}}).exit == 4);
}

TEST_CASE("passphrases: nothing is sealed under what nobody sees or types, and what was opens and stays") {
    const SmallOffice office;
    const std::string begin = "correct horse", end = " 2019";
    int made = 0;
    for (const auto& [odd, name] : std::initializer_list<std::pair<std::string, std::string>>{
             {"\xE2\x80\x8B", "U+200B"}, {"\xEF\xBB\xBF", "U+FEFF"}, {"\xC2\xAD", "U+00AD"}, {"\xC2\xA0", "U+00A0"},
             {"\xE2\x80\x83", "U+2003"}, {"\xEF\xBF\xBD", "U+FFFD"}, {"e\xCC\x81", "U+0301"}}) {
        office.write("word.txt", begin + odd + end + "\n");
        const std::string file = std::to_string(++made) + ".yfs";
        Ran ran =
            office.run({"convert", "a.json", "-o", file, "--new-passphrase-file", "word.txt", "--rounds", "600000"});
        CHECK(ran.exit == 4);
        CHECK_MESSAGE(ran.err.find(name) != std::string::npos, ran.err);
        CHECK(ran.err.find(std::to_string(14 + (odd.size() == 3 && odd[0] == 'e' ? 1 : 0))) !=
              std::string::npos); // its place
        CHECK_FALSE(office.has(file));
        office.write(file, sealed_under(office, begin + odd + end));
        CHECK(office.run({"digest", file, "--passphrase-file", "word.txt"}).exit == 0);
        ran =
            office.run({"set", file, office.project, "备注=x", "--passphrase-file", "word.txt", "--rounds", "600000"});
        CHECK_MESSAGE(ran.exit == 0, ran.err);
    }
    for (const std::string& blank :
        {std::string("correct horse 2019 "), std::string("correct horse 2019\xE3\x80\x80")}) {
        office.write("word.txt", blank + "\n");
        const Ran ran =
            office.run({"convert", "a.json", "-o", "x.yfs", "--new-passphrase-file", "word.txt", "--rounds", "600000"});
        CHECK(ran.exit == 4);
        CHECK_FALSE(office.has("x.yfs"));
    }
}

TEST_CASE("bytes: an argument that is no UTF-8 is refused by every command, and nothing is written") {
    const SmallOffice office;
    const std::string gbk = "\xD5\xC5\xC8\xFD";
    const auto before = office.read("a.json");
    const std::vector<std::vector<std::string>> commands = {{"new", "-o", "x.json", "--name", gbk},
        {"new", "-o", "x.json", "--name", "x", "--office", gbk},
        {"new", "-o", "x.json", "--name", "x", "--author", gbk}, {"new", "-o", gbk, "--name", "x"},
        {"set", "a.json", office.project, "备注=" + gbk}, {"set", "a.json", office.project, "标签+=" + gbk},
        {"set", "a.json", office.project, gbk + "=1"}, {"set", "a.json", gbk, "备注=1"},
        {"set", "a.json", office.project, "备注=1", "--author", gbk},
        {"set", "a.json", office.project, "备注=1", "--author=" + gbk}, {"set", "a.json", "--new", gbk, "备注=1"},
        {"merge", "a.json", "-o", gbk}, {"merge", gbk, "-o", "x.json"}, {"convert", "a.json", "-o", gbk},
        {"keygen", "-o", gbk}, {"query", "a.json", "project", "--where", "name=" + gbk}, {"query", "a.json", gbk},
        {"log", "a.json", gbk}, {"info", gbk}, {"verify", gbk}, {"digest", gbk}, {"diff", gbk, "a.json"},
        {"conflicts", gbk}, {gbk}};
    for (const auto& command : commands) {
        const Ran ran = office.run(command);
        CHECK(ran.exit == 2);
        CHECK(ran.err.find("UTF-8") != std::string::npos);
        CHECK(ran.out.empty());
    }
    CHECK(office.names() == std::vector<std::string>{"a.json"});
    CHECK(office.read("a.json") == before);
}

TEST_CASE("bytes: an author that no file could hold is refused, from wherever it comes") {
    const SmallOffice office;
    const auto before = office.read("a.json");
    const std::string too_long(513, 'a'), longest(512, 'a'), turned = "甲\xE2\x80\xAE乙", lines = "甲\n乙",
                                                             bell = "甲\x07";
    const auto with = [&](const std::string& author, bool by_variable) {
        std::vector<std::string> command{"set", "a.json", office.project, "备注=" + std::to_string(author.size())};
        if (by_variable) return office.run(command, {}, {{"YINFENG_AUTHOR", author}});
        command.insert(command.end(), {"--author", author});
        return office.run(command);
    };
    for (const bool by_variable : {false, true}) {
        for (const std::string& author : {too_long, turned, lines, bell}) {
            const Ran ran = with(author, by_variable);
            CHECK(ran.exit == 6);
            CHECK(ran.out.empty());
            CHECK(office.read("a.json") == before);
            CHECK(office.run({"new", "-o", "x.json", "--name", "x", "--author", author}).exit == 6);
        }
    }
    CHECK(with("\xD5\xC5", true).exit == 6);
    CHECK(office.read("a.json") == before);
    CHECK(with(longest, true).exit == 0);
    CHECK(office.run({"verify", "a.json"}).exit == 0);
    CHECK_FALSE(office.has("x.json"));
}

TEST_CASE("bytes: what could not be read again is not written, and what was there stays") {
    const SmallOffice office;
    const auto before = office.read("a.json");
    const Ran ran = office.run({"set", "a.json", office.project, "备注=" + std::string(70'000, 'a')});
    CHECK(ran.exit == 6);
    CHECK(office.read("a.json") == before);
    // More kinds of a newer version than a reader takes, joined from two files that can each be read.
    const auto with_kinds = [&](int from, int count) {
        Workspace workspace;
        workspace.set_replica(static_cast<ReplicaId>(from + 1));
        workspace.set_author("新版");
        Change change;
        for (int i = from; i < from + count; ++i) {
            char name[16];
            std::snprintf(name, sizeof name, "kind_%05d", i);
            const KindId kind = workspace.names().kind(name);
            change.writes.push_back({{0x0190000000000000u + static_cast<std::uint64_t>(i), 1}, kind,
                workspace.names().field(kind, "name"), Value::text("x")});
        }
        REQUIRE(workspace.apply(change, 1'567'123'200'000));
        return encode_snapshot(workspace);
    };
    office.write("one.json", with_kinds(0, 600));
    office.write("two.json", with_kinds(600, 600));
    CHECK(office.run({"verify", "one.json", "two.json"}).exit == 0);
    for (const char* name : {"both.json", "both.json.gz"}) {
        const Ran merged = office.run({"merge", "one.json", "two.json", "-o", name});
        CHECK(merged.exit == 6);
        CHECK_FALSE(office.has(name));
    }
    CHECK(office.names() == std::vector<std::string>{"a.json", "one.json", "two.json"});
}
