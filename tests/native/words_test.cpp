// What is said is said in the language that was asked for.

#include "app/strings.h"
#include "assets/embedded.h"
#include "base/language_pack.h"
#include "base/traditional.h"
#include "base/words.h"
#include "cli/words.h"
#include "domain/actions.h"
#include "domain/computed.h"
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

// Names of languages, each as it calls itself.
bool is_own_name(std::string_view text) {
    return text == "简体中文" || text == "繁體中文" || text == "简体" || text == "繁體";
}

// Characters that no traditional text has, of those that the program says most (scripts/gen_language.mjs looks for all of them).
bool has_simplified(std::string_view text) {
    for (const std::string_view each :
        {"这", "们", "为", "项", "业", "来", "说", "时", "问", "没", "还", "开", "关", "记", "录", "导", "删", "数",
            "据", "库", "链", "节", "点", "阶", "额", "区", "县", "园", "条", "签", "约", "标", "设", "请"})
        if (text.contains(each)) return true;
    return false;
}

// Every word of one table in every language. `pattern` says one, its gaps as {}. Commands to be copied have Chinese that is not quoted.
template <class Word, class Pattern> void check_table(const char* room, Pattern pattern, bool has_commands = false) {
    CAPTURE(room);
    const auto gaps = [](const std::string& text) {
        std::size_t count = 0;
        for (std::size_t at = 0; (at = text.find("{}", at)) != std::string::npos; at += 2) ++count;
        return count;
    };
    for (std::size_t i = 0; i < static_cast<std::size_t>(Word::count_); ++i) {
        const auto said = [&](Language language) {
            set_language(language);
            const std::string text(pattern(static_cast<Word>(i)));
            set_language(Language::zh);
            return text;
        };
        const std::string zh = said(Language::zh), en = said(Language::en), hant = said(Language::zh_hant);
        CAPTURE(zh);
        CAPTURE(en);
        CAPTURE(hant);
        CHECK_FALSE(zh.empty());
        CHECK((has_commands ? en != zh || !has_chinese(zh) : is_own_name(en) || !has_chinese(unquoted(en))));
        CHECK(gaps(en) == gaps(zh));
        CHECK(gaps(hant) == gaps(zh));
        CHECK_FALSE(has_simplified(hant));
    }
}

// Of catalogue, rules and grammar: what is called so in Chinese is called something in English, and is one text in traditional Chinese.
void check_name(std::string_view zh, std::string_view en) {
    CAPTURE(zh);
    CAPTURE(en);
    CHECK_FALSE(zh.empty());
    CHECK_FALSE(en.empty());
    CHECK_FALSE(has_chinese(en));
    const std::string hant(in_language(zh, en, Language::zh_hant));
    CHECK_FALSE(has_simplified(hant));
    CHECK(has_chinese(hant) == has_chinese(zh));
}

} // namespace

TEST_CASE("words: every table has every word in every language, with the same gaps") {
    REQUIRE(load_language(Language::zh_hant, assets::find(asset_of(Language::zh_hant))).has_value());
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
    CHECK(traditional("导出快照") == "匯出快照"); // as programs say it there, not by character
    unload_traditional();
}

TEST_CASE("words: kinds, fields, choices, rules and actions are called something in every language") {
    REQUIRE(load_language(Language::zh_hant, assets::find(asset_of(Language::zh_hant))).has_value());
    for (std::size_t kind = 0; kind < known_kind_count; ++kind)
        check_name(info(static_cast<Kind>(kind)).zh, info(static_cast<Kind>(kind)).en);
    for (FieldId field = 0; field < known_field_count; ++field) check_name(info(field).zh, info(field).en);
    for (std::size_t list = 0; list < choice_list_count; ++list)
        for (const Choice& choice : choices_of(static_cast<ChoiceList>(list))) check_name(choice.zh, choice.en);
    for (const domain::ComputedInfo& each : domain::computed_fields()) check_name(each.field.zh, each.field.en);
    for (const domain::ActionInfo& each : domain::actions()) check_name(each.zh, each.en);
    unload_traditional();
}

TEST_CASE("words: what the page loads for English is what the program says in English") {
    REQUIRE(load_language_pack(std::string(assets::find(asset_of(Language::en)))).has_value());
    const test::InEnglish english;
    constexpr std::uint32_t of_app = table_key(
#define S(name, zh, en) #name "\n"
#include "app/strings/all.def"
#undef S
    );
    for (std::size_t i = 0; i < static_cast<std::size_t>(app::Str::count_); ++i)
        CHECK(packed_word(of_app, i) == app::tr(static_cast<app::Str>(i)));
    constexpr std::uint32_t of_domain = table_key(
#define S(name, zh, en) #name "\n"
#include "domain/words.def"
#undef S
    );
    for (std::size_t i = 0; i < static_cast<std::size_t>(domain::Word::count_); ++i)
        CHECK(packed_word(of_domain, i) == domain::say(static_cast<domain::Word>(i)));
    constexpr std::uint32_t of_view = table_key(
#define M(name, zh, en) #name "\n"
#include "view/messages.def"
#undef M
    );
    CHECK(packed_word(of_view, static_cast<std::size_t>(view::Message::everything)) == "all");
    CHECK(packed_word(of_view + 1, 0).empty()); // a table that has changed since
    unload_language_pack();
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

TEST_CASE("words: --lang zh-hant speaks traditional Chinese, and what an office has written stays as it is") {
    const SmallOffice office;
    const Ran ran = office.run({"--lang", "zh-hant", "query", "a.json", "项目", "--format", "csv"});
    CHECK_MESSAGE(ran.out.find("投資總額") != std::string::npos, ran.out);
    CHECK_MESSAGE(ran.out.find("数据中心") != std::string::npos, ran.out);
    CHECK(office.run({"--lang", "zh-hant", "--help"}).out.find("用法") != std::string::npos);
    unload_traditional();
}
