// What people get wrong on the command line, and what it answers.

#include "base/sha256.h"
#include "platform/native/disk.h"
#include "platform/native/gzip.h"
#include "tests/native/office.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

using namespace yinfeng;
using test::Ran;
using test::SmallOffice;
using test::Started;
using test::Workplace;

namespace {

const Workplace::Variables word{{"YINFENG_PASSPHRASE", "引凤 correct horse 2019"}};

bool says(const Ran& ran, std::string_view text) { return ran.err.find(text) != std::string::npos; }

} // namespace

TEST_CASE("cli: a query whose condition speaks of linked records reads a pipe once") {
    const SmallOffice office;
    office.set("a.json", {"--new", "人员", "名称=张三"});
    office.set("a.json", {office.project, "tracker=张三"});
    const std::string bytes = office.read("a.json");
    const std::vector<std::string> end{"project", "--where", "tracker=张三", "--columns", "name", "--format", "csv"};
    const auto query = [&](const std::string& file) {
        std::vector<std::string> arguments{"query", file};
        arguments.insert(arguments.end(), end.begin(), end.end());
        return arguments;
    };
    const Ran whole = office.run(query("a.json"));
    CHECK(whole.out.find("数据中心") != std::string::npos);
    CHECK(office.run(query("-"), bytes).out == whole.out);
    REQUIRE(::mkfifo(office.path("pipe").c_str(), 0600) == 0);
    Started started = office.start(query("pipe"));
    const int pipe = ::open(office.path("pipe").c_str(), O_WRONLY);
    REQUIRE(::write(pipe, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    ::close(pipe);
    CHECK(started.wait().out == whole.out);
}

TEST_CASE("cli: the ending of an output means the same in capitals") {
    const SmallOffice office;
    CHECK(office.run({"convert", "a.json", "-o", "B.JSON.GZ"}).exit == 0);
    CHECK(office.read("B.JSON.GZ").starts_with("\x1F\x8B"));
    CHECK(office.run({"convert", "a.json", "-o", "c.YFS", "--rounds", "600000"}, {}, word).exit == 0);
    CHECK(office.read("c.YFS").starts_with("\x89YFS"));
    CHECK(office.run({"convert", "a.json", "-o", "d.YFS"}).exit == 4); // never in the clear under such a name
    CHECK_FALSE(office.has("d.YFS"));
}

TEST_CASE("cli: a deleted record is found to be restored, and not edited back to life") {
    const SmallOffice office;
    const auto set = [&](std::vector<std::string> change) {
        change.insert(change.begin(), {"set", "a.json"});
        return office.run(change);
    };
    CHECK(set({"project/数据中心", "--delete", "code=zz"}).exit == 2);
    CHECK(office.workspace("a.json").live(Kind::project).size() == 1);
    REQUIRE(set({"project/数据中心", "--delete"}).exit == 0);
    const std::string deleted = office.read("a.json");
    const Ran ran = set({office.project, "code=P9"});
    CHECK(ran.exit == 6);
    CHECK(says(ran, "--restore"));
    CHECK(office.read("a.json") == deleted);
    REQUIRE(set({"project/数据中心", "--restore", "code=P9"}).exit == 0);
    const Workspace restored = office.workspace("a.json");
    REQUIRE(restored.live(Kind::project).size() == 1);
    const RecordIndex record = restored.live(Kind::project).front();
    CHECK(restored.record(record).state == Record::State::live);
    CHECK(restored.conflict_count() == 0);
    CHECK(restored.value(record, field::project::code_).as_text() == "P9");
    // One deleted and one that lives are called so: the deleted one is meant.
    REQUIRE(set({office.project, "--delete"}).exit == 0);
    office.set("a.json", {"--new", "项目", "名称=数据中心"});
    CHECK(set({"project/数据中心", "--restore"}).out.starts_with(office.project));
    CHECK(office.workspace("a.json").live(Kind::project).size() == 2);
}

TEST_CASE("cli: choices are shown and refused by their names") {
    const SmallOffice office;
    const auto is_clean = [](const std::string& text) {
        return std::ranges::none_of(text, [](char c) { return c >= 0 && c < 0x20 && c != '\n'; }) &&
               text.find("\uFFFD") == std::string::npos;
    };
    for (const std::vector<std::string>& command : {std::vector<std::string>{"query", "--help"}, {"convert", "--help"},
             {"query", "a.json", "project", "--format", "xml"}, {"convert", "a.json", "-o", "b", "--to", "zip"}}) {
        const Ran ran = office.run(command);
        CHECK(is_clean(ran.out));
        CHECK_MESSAGE(is_clean(ran.err), ran.err);
    }
    CHECK(office.run({"query", "--help"}).out.find("{csv,html,ics,json,svg,table,xlsx}") != std::string::npos);
    CHECK(says(office.run({"convert", "a.json", "-o", "b", "--to", "zip"}), "plain"));
}

TEST_CASE("cli: what was typed wrong is named, in one line") {
    const SmallOffice office;
    Ran ran = office.run({"frob", "a.json"});
    CHECK(ran.exit == 2);
    CHECK(says(ran, "frob"));
    CHECK(says(ran, "merge"));
    ran = office.run({"set", "a.json", "project/甲\n乙", "备注=1"});
    CHECK(ran.exit == 6);
    CHECK(std::ranges::count(ran.err, '\n') == 1);
    const std::string before = office.read("a.json");
    ran = office.run({"set", "a.json", office.project, "amount=5", "投资总额=6"});
    CHECK(ran.exit == 2);
    CHECK(says(ran, "投资总额"));
    CHECK(office.read("a.json") == before);
    for (const char* where : {"name~数据|", "name~|数据", "name~", "name~\"\"", "name=甲||"})
        CHECK_MESSAGE(office.run({"query", "a.json", "project", "--where", where}).exit == 2, where);
    CHECK(office.run({"query", "a.json", "project", "--limit", "-1"}).exit == 2);
    CHECK(office.run({"query", "a.json", "project", "--limit", "0"}).exit == 0);
    ran = office.run({"query", "a.json", "project", "--columns", "name,id,名称,name", "--json"});
    CHECK(ran.out.find("\"name\"") == ran.out.rfind("\"name\""));
}

TEST_CASE("cli: a fingerprint is trusted however it is written") {
    const SmallOffice office;
    REQUIRE(office.run({"keygen", "-o", "key.pem"}).exit == 0);
    REQUIRE(
        office.run({"convert", "a.json", "-o", "a.yfs", "--sign", "key.pem", "--rounds", "600000"}, {}, word).exit ==
        0);
    const std::string info = office.run({"info", "--json", "a.yfs"}, {}, word).out;
    const std::size_t at = info.find("\"signed_by\":\"") + 13;
    std::string print = info.substr(at, info.find('"', at) - at);
    for (char& c : print)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 32);
    CHECK(office.run({"verify", "a.yfs", "--trust", print}).exit == 0);
    std::erase(print, ' ');
    CHECK(office.run({"verify", "a.yfs", "--trust", print}).exit == 0);
    print.front() = print.front() == 'A' ? 'B' : 'A';
    CHECK(office.run({"verify", "a.yfs", "--trust", print}).exit == 1);
}

TEST_CASE("cli: what a file is marked with holds for new and keygen too, and a read-only file is left alone") {
    const SmallOffice office;
    REQUIRE(office.run({"convert", "a.json", "-o", "open.json", "--without-confidential"}).exit == 0);
    Ran ran = office.run({"new", "-o", "open.json", "--name", "乙", "--force"});
    CHECK(ran.exit == 0);
    CHECK(says(ran, "保密"));
    CHECK_FALSE(office.fragment("open.json").left_out.empty());
    const std::string before = office.read("a.json");
    ran = office.run({"keygen", "-o", "a.json", "--force"});
    CHECK(ran.exit == 5);
    CHECK(office.read("a.json") == before);
    REQUIRE(office.run({"keygen", "-o", "key.pem"}).exit == 0);
    const std::string key = office.read("key.pem");
    CHECK(office.run({"keygen", "-o", "key.pem", "--force"}).exit == 0);
    CHECK(office.read("key.pem") != key);

    REQUIRE(::chmod(office.path("a.json").c_str(), 0444) == 0);
    ran = office.run({"set", "a.json", office.project, "备注=x"});
    CHECK(ran.exit == 5);
    CHECK(says(ran, "只读"));
    CHECK(office.read("a.json") == before);
    CHECK(office.run({"set", "a.json", office.project, "备注=x", "--force"}).exit == 0);
}

TEST_CASE("cli: English is English throughout") {
    const SmallOffice office;
    office.set("a.json", {"--new", "人员", "名称=张三"});
    const auto is_chinese = [](std::string_view text) {
        return text.find("例：") != text.npos || text.find("、") != text.npos;
    };
    const std::string info = office.run({"--lang", "en", "info", "a.json"}).out;
    CHECK(info.find("、") == std::string::npos);
    CHECK(info.find(", ") != std::string::npos);
    for (const char* command : {"new", "info", "verify", "digest", "merge", "diff", "log", "query", "set", "do",
             "convert", "conflicts", "keygen"}) {
        const std::string help = office.run({"--lang", "en", command, "--help"}).out;
        const std::size_t examples = help.find("Examples:");
        REQUIRE(examples != std::string::npos);
        CHECK_MESSAGE(help.find("区", examples) == std::string::npos, help.substr(examples));
        CHECK_FALSE(is_chinese(help.substr(examples)));
    }
    const Ran ran = office.run({"--lang", "en", "set", "a.json", office.project, "tracker=Nobody"});
    CHECK_MESSAGE(says(ran, "No record “Nobody”. An id"), ran.err);
}

TEST_CASE("cli: a gzip file of several members is read") {
    const SmallOffice office;
    const std::string bytes = office.read("a.json"), half = bytes.substr(0, bytes.size() / 2);
    office.write("b.json.gz", *platform::native::gzip(half) + *platform::native::gzip(bytes.substr(half.size())));
    CHECK(office.run({"verify", "b.json.gz"}).exit == 0);
}

TEST_CASE("cli: an edit that goes into another file is not written over what that has become meanwhile") {
    const SmallOffice office;
    office.write("b.json", office.read("a.json"));
    office.set("b.json", {office.project, "备注=原来"});
    office.write("c.json", office.read("b.json"));
    office.set("c.json", {office.project, "备注=别人的"});
    REQUIRE(::mkfifo(office.path("pipe").c_str(), 0600) == 0);
    Started started = office.start({"set", "pipe", office.project, "落地园区=x", "-o", "b.json", "--force"});
    const int pipe = ::open(office.path("pipe").c_str(), O_WRONLY); // b.json has been looked at
    std::filesystem::rename(office.path("c.json"), office.path("b.json"));
    const std::string bytes = office.read("a.json");
    REQUIRE(::write(pipe, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    ::close(pipe);
    const Ran ran = started.wait();
    CHECK(ran.exit == 5);
    CHECK_MESSAGE(says(ran, "改过"), ran.err);
    CHECK(office.texts("b.json").contains("别人的"));
}

TEST_CASE("cli: what comes from standard input is edited although the number of its replica cannot be remembered") {
    const SmallOffice office;
    const std::string file = platform::native::resolved(office.path("b.json"));
    std::filesystem::create_directories(
        office.state() + "/replicas/" + sha256_hex(file).substr(0, 32)); // where it would be kept
    const Ran ran = office.run({"set", "-", office.project, "备注=x", "-o", "b.json"}, office.read("a.json"));
    CHECK(says(ran, "YINFENG_STATE"));
    CHECK_MESSAGE(ran.exit == 0, ran.err);
    CHECK(office.texts("b.json").contains("x"));
}

TEST_CASE("cli: a second record of settings is refused, with the command that edits the first") {
    const SmallOffice office;
    const Ran ran = office.run({"set", "a.json", "--new", "settings", "name=另一个"});
    CHECK(ran.exit == 6);
    CHECK_MESSAGE(says(ran, "yinfeng set a.json settings/甲区招商"), ran.err);
    office.set("a.json", {"settings/甲区招商", "name=乙区招商"});
    CHECK(office.workspace("a.json").live(Kind::settings).size() == 1);
    const Ran gone = office.run({"set", "a.json", "settings/乙区招商", "--delete"}); // and then a second would be none
    CHECK(gone.exit == 6);
    CHECK_MESSAGE(says(gone, "不能删除"), gone.err);
    CHECK(office.workspace("a.json").live(Kind::settings).size() == 1);
}

TEST_CASE("cli: an empty argument, as of an unset variable, names nothing") {
    const SmallOffice office;
    const std::string before = office.read("a.json");
    for (const std::vector<std::string>& words :
        std::vector<std::vector<std::string>>{{"query", "", "项目"}, {"set", "", office.project, "备注=x"},
            {"convert", "", "-o", "x.json"}, {"log", "", office.project}, {"conflicts", ""},
            {"set", "a.json", "", "--delete"}, {"set", "a.json", office.project, "备注=x", "-o", ""}}) {
        const Ran ran = office.run(words);
        CHECK_MESSAGE(ran.exit == 2, words[0] << ": " << ran.err);
        CHECK_MESSAGE(says(ran, "不能是空的"), ran.err);
    }
    CHECK(office.read("a.json") == before);
}

TEST_CASE("cli: a new passphrase for what would not be sealed is refused") {
    const SmallOffice office;
    office.write("word.txt", "引凤 correct horse 2019 电池");
    const std::string before = office.read("a.json");
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"set", "a.json", office.project, "备注=x"}, {"convert", "a.json", "-o", "b.json"},
             {"merge", "a.json", "-o", "b.json.gz"}, {"new", "-o", "b.json", "--name", "乙"}}) {
        auto given = words;
        given.insert(given.end(), {"--new-passphrase-file", "word.txt"});
        const Ran ran = office.run(given);
        CHECK_MESSAGE(ran.exit == 2, words[0] << ": " << ran.err);
        CHECK_MESSAGE(says(ran, "不会加密"), ran.err);
    }
    CHECK(office.read("a.json") == before);
    CHECK_FALSE(office.has("b.json"));
}

TEST_CASE("cli: a file that lacks what only a newer version knows is not rewritten") {
    const SmallOffice office;
    REQUIRE(office.run({"convert", "a.json", "-o", "b.json", "--without-confidential"}).exit == 0);
    std::string file = office.read("b.json");
    const std::string mark = "\"left_out\":\"confidential\"";
    REQUIRE(file.contains(mark));
    file.replace(file.find(mark), mark.size(), "\"left_out\":\"photos\"");
    const std::string body = file.substr(0, file.rfind("\"end\":"));
    file = body + "\"end\":{\"bytes\":" + std::to_string(body.size()) + ",\"sha256\":\"" + sha256_hex(body) + "\"}}\n";
    office.write("b.json", file);
    REQUIRE(office.run({"verify", "b.json"}).exit == 0);
    for (const std::vector<std::string>& words :
        std::vector<std::vector<std::string>>{{"set", "b.json", office.project, "备注=x"},
            {"convert", "b.json", "-o", "c.json"}, {"merge", "a.json", "b.json", "-o", "c.json"}}) {
        const Ran ran = office.run(words);
        CHECK_MESSAGE(ran.exit == 6, words[0] << ": " << ran.err);
        CHECK_MESSAGE(says(ran, "更新的版本"), ran.err);
    }
    CHECK(office.read("b.json") == file);
    CHECK_FALSE(office.has("c.json"));
}
