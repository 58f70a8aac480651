// What is said is said in the language that was asked for.

#include "app/strings.h"
#include "base/words.h"
#include "cli/words.h"
#include "domain/words.h"
#include "model/words.h"
#include "store/words.h"
#include "sync/words.h"
#include "tests/native/office.h"
#include "tests/support/english.h"
#include "view/messages.h"

#include <string>
#include <utility>
#include <vector>

using namespace yinfeng;
using test::has_chinese;
using test::Ran;
using test::SmallOffice;
using test::unquoted;

namespace {

// Every word of one table in both languages. `pattern` says one, its gaps as {}. Commands to be copied have Chinese that is not quoted.
template <class Word, class Pattern> void check_table(const char* room, Pattern pattern, bool has_commands = false) {
    CAPTURE(room);
    const auto gaps = [](const std::string& text) {
        std::size_t count = 0;
        for (std::size_t at = 0; (at = text.find("{}", at)) != std::string::npos; at += 2) ++count;
        return count;
    };
    for (std::size_t i = 0; i < static_cast<std::size_t>(Word::count_); ++i) {
        const std::string zh(pattern(static_cast<Word>(i)));
        const test::InEnglish english;
        const std::string en(pattern(static_cast<Word>(i)));
        CAPTURE(zh);
        CAPTURE(en);
        CHECK_FALSE(zh.empty());
        CHECK((has_commands ? en != zh || !has_chinese(zh) : !has_chinese(unquoted(en))));
        CHECK(gaps(en) == gaps(zh));
    }
}

} // namespace

TEST_CASE("words: every table has every word in both languages, with the same gaps") {
    const auto said = [](auto word) { return say(word); };
    check_table<BaseWord>("base", said);
    check_table<ModelWord>("model", said);
    check_table<StoreWord>("store", said);
    check_table<sync::Word>("sync", said);
    check_table<domain::Word>("domain", said);
    check_table<cli::Word>("cli", said, true);
    check_table<app::Str>("app", [](app::Str text) { return app::tr(text); });
    check_table<view::Message>(
        "view", [](view::Message message) { return say(language(), message, {"{}", "{}", "{}", "{}", "{}", "{}"}); });
}

TEST_CASE("words: with --lang en what a field refuses is said in English, but for what is quoted") {
    const SmallOffice office;
    const std::string service = office.set("a.json", {"--new", "服务记录", "问题=停电"});
    std::vector<std::pair<std::string, std::string>> refused;
    for (const char* amount :
        {"abc", "1,23", "1.2345678", "99999999999999999999", "9999999999亿", "0.00000001亿", "5000 3000", "5亿法郎",
            "若干亿", "一百二", "5亿3亿", "约近5亿", "8–5亿", "1、2", "-5亿", "，", "2019-2021", "1亿美元@0"})
        refused.emplace_back(office.project, "amount=" + std::string(amount));
    for (const char* day : {"abc", "0000-01-01", "2026-13-01", "2026-03-00", "2026-04-31", "2019-02-29", "19-3-5", "。",
             "7月前", "2026-03 至 2026-01"})
        refused.emplace_back(office.project, "signed_on=" + std::string(day));
    for (const char* rating : {"6", "0", "1.5", "abc", "1 2", "99999999999999999999"})
        refused.emplace_back(service, "rating=" + std::string(rating));
    refused.emplace_back(service, "limit_days=-5");
    refused.emplace_back(office.project, "stage=abc");
    refused.emplace_back(office.project, "name=" + std::string(70'000, 'a'));
    for (const auto& [record, written] : refused) {
        CAPTURE(written.substr(0, 40));
        const Ran english = office.run({"--lang", "en", "set", "a.json", record, written});
        const Ran chinese = office.run({"set", "a.json", record, written});
        CHECK(english.exit == 6);
        CHECK_MESSAGE(!has_chinese(unquoted(english.err)), english.err);
        CHECK_MESSAGE(has_chinese(unquoted(chinese.err)), chinese.err);
    }
    for (const auto& [kind, where] : {std::pair("project", "amount>=abc"), std::pair("project", "signed_on=2026-13"),
             std::pair("project", "stage=abc、def"), std::pair("service_record", "rating=1.5")}) {
        CAPTURE(where);
        const Ran english = office.run({"--lang", "en", "query", "a.json", kind, "--where", where});
        CHECK(english.exit == 2);
        CHECK_MESSAGE(!has_chinese(unquoted(english.err)), english.err);
    }
}

TEST_CASE("words: with --lang en what is wrong with a file is said in English, in Chinese without") {
    SmallOffice office;
    const std::string good = office.read("a.json");
    std::string flipped = good, renamed = good;
    flipped[good.find("records") + 20] ^= 1;
    const std::pair<const char*, std::string> files[] = {{"empty.json", ""}, {"page.json", "<html></html>"},
        {"pdf.json", "%PDF-1.7"}, {"zip.json", "PK\x03\x04"}, {"foreign.json", "{\"a\":1}"},
        {"cut.json", good.substr(0, good.size() / 2)}, {"flipped.json", flipped}, {"sealed.yfs", "\x89YFS"},
        {"text.yfs", "\xEF\xBF\xBDYFS\r\n"}};
    for (const auto& [name, bytes] : files) {
        CAPTURE(name);
        office.write(name, bytes);
        const Ran english = office.run({"--lang", "en", "verify", name}), chinese = office.run({"verify", name});
        const std::string in_english = english.out + english.err, in_chinese = chinese.out + chinese.err;
        CHECK(english.exit != 0);
        CHECK_MESSAGE(!has_chinese(in_english), in_english);
        CHECK_MESSAGE(has_chinese(in_chinese), in_chinese);
    }
}

TEST_CASE("words: in English one is one: no plural stands beside 1") {
    const SmallOffice office;
    const Ran made = office.run({"--lang", "en", "convert", "a.json", "-o", "b.json"});
    CHECK_MESSAGE(made.err.find("2 records,") != std::string::npos, made.err);
    const Ran found = office.run({"--lang", "en", "query", "a.json", "project"});
    CHECK_MESSAGE(found.err.find("1 record\n") != std::string::npos, found.err);
    const Ran merged = office.run({"--lang", "en", "merge", "a.json", "-o", "c.json"});
    CHECK_MESSAGE(merged.err.find("merged 1 file: 2 records, 0 open conflicts") != std::string::npos, merged.err);
    const test::InEnglish english;
    for (std::size_t i = 0; i < static_cast<std::size_t>(cli::Word::count_); ++i) {
        const std::string one = cli::say(static_cast<cli::Word>(i), {"1", "1", "1", "1", "1", "1"});
        CAPTURE(one);
        CHECK(one.find("{?") == std::string::npos);
        for (const char* plural : {"1 records", "1 files", "1 conflicts", "1 entries", "1 arguments", "1 times as"})
            CHECK(one.find(plural) == std::string::npos);
    }
}

TEST_CASE("words: --help is in the language that is spoken, frame and arguments and all") {
    const SmallOffice office;
    for (const char* command : {"", "new", "info", "verify", "digest", "merge", "diff", "conflicts", "log", "query",
             "set", "do", "convert", "keygen"}) {
        CAPTURE(command);
        std::vector<std::string> words{"--help"};
        if (*command) words.insert(words.begin(), command);
        const std::string chinese = office.run(words).out;
        for (const char* frame :
            {"Usage", "OPTIONS", "Options", "REQUIRED", "TEXT", "INT", "Positionals", "Subcommands", "SUBCOMMAND",
                "Print this", "Excludes", "Needs", " file", " kind", " record", " field", " action", " change"})
            CHECK_MESSAGE(chinese.find(frame) == std::string::npos, chinese);
        CHECK_MESSAGE(chinese.find("用法") != std::string::npos, chinese);
        words.insert(words.begin(), {"--lang", "en"});
        const std::string english = office.run(words).out;
        for (const char* chinese_sign : {"；", "，", "：", "（", "用法", "文件"})
            CHECK_MESSAGE(unquoted(english).find(chinese_sign) == std::string::npos, english);
    }
    const Ran nowhere = office.run({"info"});
    CHECK_MESSAGE(nowhere.err.find("少了 文件") != std::string::npos, nowhere.err);
}

TEST_CASE("words: what the system says of a file is said in the language that is spoken") {
    const SmallOffice office;
    office.write("file", "x");
    struct Row {
        std::vector<std::string> words;
        const char *zh, *en;
    };
    const Row rows[] = {{{"info", "nowhere.json"}, "没有这个文件或文件夹", "No such file or directory"},
        {{"info", "file/a.json"}, "不是文件夹", "Not a directory"},
        {{"convert", "a.json", "-o", "nowhere/b.json"}, "没有这个文件或文件夹", "No such file or directory"},
        {{"info", std::string(300, 'a')}, "文件名太长", "File name too long"},
        {{"keygen", "-o", "nowhere/key.pem"}, "没有这个文件或文件夹", "No such file or directory"}};
    for (const Row& row : rows) {
        std::vector<std::string> words = row.words;
        Ran ran = office.run(words);
        CHECK_MESSAGE(ran.err.find(row.zh) != std::string::npos, ran.err);
        CHECK_MESSAGE(ran.err.find(row.en) == std::string::npos, ran.err);
        words.insert(words.begin(), {"--lang", "en"});
        ran = office.run(words);
        CHECK_MESSAGE(ran.err.find(row.en) != std::string::npos, ran.err);
    }
}

TEST_CASE("words: what is copied in English has an English mark") {
    const SmallOffice office;
    for (int i = 0; i < 2; ++i) REQUIRE(office.run({"--lang", "en", "do", "a.json", office.project, "copy"}).exit == 0);
    const std::string names = office.run({"query", "a.json", "project", "--format", "csv"}).out;
    CHECK_MESSAGE(names.find("数据中心 (copy)") != std::string::npos, names);
    CHECK_MESSAGE(names.find("数据中心 (copy 2)") != std::string::npos, names);
}
