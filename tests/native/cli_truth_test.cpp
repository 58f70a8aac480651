// The command line says only what is so: what it cannot use it refuses in words, what it does not know it does not claim.

#include "tests/native/office.h"

#include <algorithm>

using namespace yinfeng;
using test::Ran;
using test::SmallOffice;
using test::Workplace;

namespace {

bool says(const Ran& ran, std::string_view text) { return ran.err.find(text) != std::string::npos; }
bool prints(const Ran& ran, std::string_view text) { return ran.out.find(text) != std::string::npos; }

constexpr const char *first_word = "引凤 correct horse 2019", *second_word = "电池 staple battery 2020";
Workplace::Variables reading(const char* passphrase) { return {{"YINFENG_PASSPHRASE", passphrase}}; }
Workplace::Variables both(const char* old_one, const char* new_one) {
    return {{"YINFENG_PASSPHRASE", old_one}, {"YINFENG_NEW_PASSPHRASE", new_one}};
}

struct TruthfulOffice : SmallOffice {
    using Words = std::vector<std::string>;
    // Refused with this exit code and text, and the file as it was.
    void refuses(const Words& words, int exit, std::string_view text) const {
        const std::string before = read("a.json");
        const Ran ran = run(words);
        CAPTURE(words.size() > 3 ? words[3] : words[0]);
        CHECK_MESSAGE(ran.exit == exit, ran.err);
        CHECK_MESSAGE(says(ran, text), ran.err);
        CHECK(read("a.json") == before);
    }
    Ran query(Words words) const {
        words.insert(words.begin(), {"query", "a.json", "项目"});
        return run(words);
    }
    std::string names(const std::string& where) const {
        return query({"--where", where, "--columns", "name", "--format", "csv"}).out;
    }
};

} // namespace

TEST_CASE("cli: a condition without blanks asks what it says, or is refused with the place") {
    const TruthfulOffice office;
    office.set("a.json", {office.project, "阶段=签约", "投资总额=5亿"});
    office.set("a.json", {"--new", "项目", "名称=电池"});
    CHECK(office.names("名称=数据中心且阶段=签约") == "名称\r\n数据中心\r\n");
    CHECK(office.names("名称=电池或阶段=签约且投资总额>=1亿") == "名称\r\n数据中心\r\n电池\r\n");
    CHECK(office.names("amount<>10亿且阶段是签约") == "名称\r\n数据中心\r\n");
    CHECK(office.names("非名称=电池") == "名称\r\n数据中心\r\n");
    for (const char* where :
        {"名称=电池且颜色=红", "名称=电池，阶段=签约", "amount>>10亿", "名称 含 \"\"", "签约日期 早于 改天"}) {
        const Ran ran = office.query({"--where", where});
        CHECK_MESSAGE(ran.exit == 2, where);
        CHECK(ran.out.empty());
    }
    CHECK(says(office.query({"--where", "名称=电池且颜色=红"}), "电池▸且颜色=红"));
}

TEST_CASE("cli: lines of --view-text that are unknown, said twice or of another kind are refused by name") {
    const TruthfulOffice office;
    const auto view = [&](const std::string& text) { return office.query({"--view-text", text}); };
    CHECK(view("where: 名称 是 数据中心\ncolumns name").exit == 0);
    for (const auto& [text, named] :
        {std::pair("wher 名称 是 x", "“wher”"), std::pair("where 名称 是 甲\nwhere 名称 是 乙", "“where”写了两次"),
            std::pair("kind 企业", "企业"), std::pair("trash maybe", "maybe"), std::pair("note x", "“note”")}) {
        const Ran ran = view(text);
        CHECK_MESSAGE(ran.exit == 2, text);
        CHECK_MESSAGE(says(ran, named), ran.err);
        CHECK(ran.out.empty());
    }
    CHECK(office.run({"query", "a.json", "--view", "x", "--view-text", "where 名称 是 甲"}).exit == 2);
}

TEST_CASE("cli: verify says whole, damaged or unknown, and its exit code says the same") {
    const TruthfulOffice office;
    REQUIRE(office.run({"convert", "a.json", "-o", "a.yfs", "--rounds", "600000"}, {}, reading(first_word)).exit == 0);
    REQUIRE(office.run({"keygen", "-o", "key.pem"}).exit == 0);
    REQUIRE(office
                .run({"convert", "a.json", "-o", "s.yfs", "--sign", "key.pem", "--rounds", "600000"}, {},
                    reading(first_word))
                .exit == 0);
    std::string damaged = office.read("a.yfs");
    damaged[damaged.size() - 40] = static_cast<char>(damaged[damaged.size() - 40] ^ 1);
    office.write("b.yfs", damaged);
    office.write("cut.json", office.read("a.json").substr(0, 100));
    const auto verdict = [&](const std::string& file, const Workplace::Variables& variables, int exit,
                             const char* whole) {
        const Ran ran = office.run({"verify", "--json", file}, {}, variables);
        CAPTURE(file);
        CHECK_MESSAGE(ran.exit == exit, ran.out);
        CHECK_MESSAGE(prints(ran, "\"whole\":" + std::string(whole)), ran.out);
    };
    verdict("a.json", {}, 0, "true");
    verdict("cut.json", {}, 1, "false");
    verdict("a.yfs", {}, 4, "null"); // nobody has looked into it
    verdict("b.yfs", {}, 4, "null");
    verdict("a.yfs", reading(first_word), 0, "true");
    verdict("b.yfs", reading(first_word), 1, "false");
    verdict("a.yfs", reading(second_word), 4, "null");
    verdict("s.yfs", {}, 0, "true"); // the signature is over every byte
    CHECK(office.run({"verify", "a.yfs", "cut.json"}).exit == 1);
    CHECK(office.run({"verify", "a.yfs"}).out.starts_with("? a.yfs"));
    CHECK(prints(office.run({"verify", "--help"}), "4 没有损坏"));
}

TEST_CASE("cli: what a query is asked for wrongly is exit code 2, never that of an edit") {
    const TruthfulOffice office;
    office.set("a.json", {"--new", "人员", "名称=张三"});
    office.set("a.json", {"--new", "人员", "名称=张三"});
    CHECK(office.query({"--where", "名称 是 没有"}).exit == 0);
    CHECK(office.query({"--where", "跟踪人=张三"}).exit == 2); // two are called so
    CHECK(office.query({"--where", "跟踪人=李四"}).exit == 2);
    CHECK(office.run({"query", "a.json", "--view", "没有的视图"}).exit == 2);
    CHECK(office.run({"query", "a.json", "颜色"}).exit == 2);
    CHECK(office.run({"query", "none.json", "项目"}).exit == 3);
}

TEST_CASE("cli: files with fields and kinds of newer versions are equal to themselves") {
    const TruthfulOffice office;
    std::string file = office.read("a.json");
    const std::string kind = "{\"kind\":\"project\"", fields = "\"fields\":{";
    const std::size_t record = file.find(kind), begin = file.find(fields, record) + fields.size();
    REQUIRE(record != std::string::npos);
    const auto with = [&](const std::string& content) {
        std::string changed = file;
        return test::finished(changed.insert(changed.find('}', begin), ",\"new_field\":" + content));
    };
    office.write("n.json", with("[0,\"甲\"]"));
    office.write("later.json", with("{\"s\":[[1,\"乙\"]],\"h\":[[0,\"甲\"]]}")); // written again since
    REQUIRE_MESSAGE(office.run({"verify", "n.json"}).exit == 0, office.run({"verify", "n.json"}).out);
    Ran ran = office.run({"diff", "n.json", "n.json", "--json"});
    CHECK_MESSAGE(ran.exit == 0, ran.out);
    CHECK(ran.out.empty());
    ran = office.run({"diff", "a.json", "n.json", "--json"});
    CHECK(ran.exit == 1);
    CHECK(prints(ran, "\"unknown\""));
    CHECK(office.run({"diff", "n.json", "a.json"}).exit == 0); // nothing to join
    CHECK(office.run({"diff", "n.json", "later.json"}).exit == 1);
    ran = office.run({"diff", "later.json", "n.json", "--json"});
    CHECK_MESSAGE(ran.exit == 0, ran.out << ran.err);
    while (file.contains("\"project\"")) file.replace(file.find("\"project\""), 9, "\"zz_kind\"");
    office.write("k.json", test::finished(file));
    ran = office.run({"verify", "k.json"});
    if (ran.exit == 0) CHECK(office.run({"diff", "k.json", "k.json"}).exit == 0);
    CHECK_MESSAGE(ran.exit == 0, ran.out);
}

TEST_CASE("cli: what an action does not take is refused, and nothing is written") {
    const TruthfulOffice office;
    const std::string issue = office.set("a.json", {"--new", "服务记录", "问题=用电"});
    const auto act = [&](TruthfulOffice::Words words) {
        words.insert(words.begin(), {"do", "a.json"});
        return words;
    };
    office.refuses(act({office.project, "trash", "备注=x"}), 6, "备注");
    office.refuses(act({office.project, "add_tag", "标签-=重点"}), 6, "不去掉标签");
    office.refuses(act({office.project, "add_phase", "number=1", "项目=没有"}), 6, "没有");
    REQUIRE(office.run({"do", "a.json", issue, "pause", "暂停原因=补件"}).exit == 0);
    office.refuses(act({issue, "resume", "暂停自=2019-08-30"}), 6, "暂停自");
    REQUIRE(office.run({"do", "a.json", issue, "resume"}).exit == 0);
    REQUIRE(
        office.run({"do", "a.json", office.project, "move", "阶段=签约", "签约日期=2019-08-30", "投资总额=5亿"}).exit ==
        0);
    REQUIRE(office.run({"do", "a.json", office.project, "move", "阶段=开工"}).exit == 0);
    office.refuses(act({office.project, "move", "阶段=签约", "签约日期=2019-09-01"}), 6, "签约日期");
    REQUIRE(office.run({"do", "a.json", office.project, "trash"}).exit == 0);
    office.refuses(act({office.project, "restore", "名称=新"}), 6, "名称");
    CHECK(office.run({"do", "a.json", office.project, "restore"}).exit == 0);
}

TEST_CASE("cli: nobody ends with a file sealed under a passphrase that was not said for it") {
    const SmallOffice office;
    const auto seal = [&](const std::string& file, const char* word) {
        REQUIRE(office.run({"convert", "a.json", "-o", file, "-f", "--rounds", "600000"}, {}, reading(word)).exit == 0);
    };
    const auto opens = [&](const std::string& file, const char* word) {
        return office.run({"verify", file}, {}, reading(word)).exit == 0;
    };
    seal("in.yfs", first_word);
    seal("out.yfs", second_word);
    const std::string before = office.read("out.yfs");
    // What opens one file says nothing of another one, new or there already.
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"convert", "in.yfs", "-o", "out.yfs", "-f"}, {"merge", "in.yfs", "a.json", "-o", "out.yfs", "-f"},
             {"set", "in.yfs", office.project, "备注=x", "-o", "out.yfs", "-f"},
             {"convert", "in.yfs", "-o", "new.yfs"}}) {
        const Ran ran = office.run(words, {}, reading(first_word));
        CHECK_MESSAGE(ran.exit == 4, words[0]);
        CHECK_MESSAGE(says(ran, "--new-passphrase-file"), ran.err);
    }
    CHECK(office.run({"convert", "-", "-o", "new.yfs"}, office.read("in.yfs"), reading(first_word)).exit == 4);
    // The file that is replaced is sealed under another one than was given.
    CHECK(
        office.run({"set", "a.json", office.project, "备注=x", "-o", "out.yfs", "-f"}, {}, reading(first_word)).exit ==
        4);
    CHECK(office.read("out.yfs") == before);
    CHECK_FALSE(office.has("new.yfs"));
    // Said for it, its own, or meant for nothing else.
    REQUIRE(office.run({"convert", "in.yfs", "-o", "new.yfs", "--rounds", "600000"}, {}, both(first_word, second_word))
                .exit == 0);
    CHECK(opens("new.yfs", second_word));
    REQUIRE(
        office.run({"set", "in.yfs", office.project, "备注=y", "--rounds", "600000"}, {}, reading(first_word)).exit ==
        0);
    CHECK(opens("in.yfs", first_word));
    REQUIRE(
        office.run({"merge", "in.yfs", "a.json", "-o", "in.yfs", "-f", "--rounds", "600000"}, {}, reading(first_word))
            .exit == 0);
    CHECK(opens("in.yfs", first_word));
    REQUIRE(office
                .run({"set", "a.json", office.project, "备注=x", "-o", "out.yfs", "-f", "--rounds", "600000"}, {},
                    reading(second_word))
                .exit == 0);
    CHECK(opens("out.yfs", second_word));
}

TEST_CASE("cli: a view with a wrong kind, condition or column is refused with the reason of whoever reads it") {
    const TruthfulOffice office;
    const auto set = [](TruthfulOffice::Words words) {
        words.insert(words.begin(), {"set", "a.json"});
        return words;
    };
    const std::string view =
        office.set("a.json", {"--new", "view", "名称=重点", "kind=project", "where=阶段=签约且名称~数据"});
    office.refuses(set({"--new", "view", "名称=x", "kind=projekt"}), 6, "projekt");
    office.refuses(set({"--new", "view", "名称=x"}), 6, "哪一类");
    office.refuses(set({"--new", "view", "名称=x", "kind=project", "where=颜色=红"}), 6, "没有“颜色”这一列");
    office.refuses(set({view, "where=阶段=谈成"}), 6, "谈成");
    office.refuses(set({view, "kind=企业啊"}), 6, "企业啊");
    office.refuses(set({view, "sort=颜色"}), 6, "颜色");
    office.refuses({"do", "a.json", view, "copy", "条件=颜色=红"}, 6, "用不上给的条件");
    const std::string other = office.set("a.json", {"--new", "视图", "名称=企业们", "记录类型=企业"});
    const Workspace all = office.workspace("a.json");
    CHECK(all.value(all.find(parse_id(other).value()), field::view::kind_).as_text() == "enterprise");
    office.set("a.json", {view, "where=", "columns=name, stage"});
    CHECK(office.run({"query", "a.json", "--view", "重点"}).exit == 0);
}

TEST_CASE("cli: groups and sums are never lost without a word, and what is unfilled is not the total") {
    const TruthfulOffice office;
    office.set("a.json", {office.project, "签约日期=2019"});
    office.set("a.json", {"--new", "项目", "名称=电池"});
    for (const char* option : {"--group", "--sum"}) {
        for (const TruthfulOffice::Words& format :
            {TruthfulOffice::Words{"--json"}, {"--format", "csv"}, {"--format", "json"}}) {
            TruthfulOffice::Words words{option, "amount"};
            words.insert(words.end(), format.begin(), format.end());
            const Ran ran = office.query(words);
            CHECK(ran.exit == 2);
            CHECK_MESSAGE(says(ran, "--totals"), ran.err);
        }
        CHECK(office.query({option, "amount"}).exit == 0);
    }
    CHECK(office.query({"--totals", "--group", "stage", "--columns", "name"}).exit == 2);
    CHECK(says(office.query({"--totals", "--group", "stage", "--format", "csv", "--without-confidential"}),
        "不能同时用 --without-confidential"));
    const Ran ran = office.query({"--group", "signed_on month", "--totals", "--json"});
    CHECK(ran.out == "{\"group1\":\"归不进组\",\"count\":1}\n{\"group1\":null,\"count\":1}\n"
                     "{\"group1\":null,\"count\":2,\"total\":true}\n");
}

TEST_CASE("cli: what is wrong with a command line is said in Chinese, and in English where that is asked for") {
    const SmallOffice office;
    const auto letters = [](std::string_view text) {
        return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    };
    for (const std::vector<std::string>& words :
        std::vector<std::vector<std::string>>{{}, {"set"}, {"query", "a.json", "项目", "--frob"},
            {"query", "a.json", "项目", "甲", "乙"}, {"query", "a.json", "项目", "--sort"},
            {"query", "a.json", "项目", "--format", "xml"}, {"info", "a.json", "--jobs", "0"},
            {"info", "a.json", "--jobs", "x"}, {"query", "a.json", "项目", "--view", "x"},
            {"query", "a.json", "项目", "--json=x"}, {"diff", "a.json"}, {"convert", "a.json"},
            {"set", "a.json", "--new", "项目", "--delete"}, {"convert", "a.json", "-o", "b.yfs", "--rounds", "5"}}) {
        const Ran ran = office.run(words);
        CHECK_MESSAGE(ran.exit == 2, ran.err);
        const std::string line = ran.err.substr(0, ran.err.find('\n'));
        for (const char* english :
            {"required", "expected", "excludes", "convert:", "not in", "Value", "missing", "flag", "number"})
            CHECK_MESSAGE(line.find(english) == std::string::npos, line);
        auto spoken = words;
        spoken.insert(spoken.begin(), {"--lang", "en"});
        const Ran english = office.run(spoken);
        const std::string said = english.err.substr(0, english.err.find('\n'));
        if (std::ranges::find(words, "项目") == words.end()) CHECK_MESSAGE(!letters(said), said);
        CHECK(said.starts_with("yinfeng: "));
    }
}

TEST_CASE("cli: tags have no blanks around them, and blanks are no author") {
    const TruthfulOffice office;
    office.set("a.json", {office.project, "标签+= 重点　"});
    CHECK(prints(office.query({"--columns", "tags", "--json"}), "[\"重点\"]"));
    office.set("a.json", {office.project, "标签-= 重点"});
    CHECK(prints(office.query({"--columns", "tags", "--json"}), "[]"));
    office.refuses({"set", "a.json", office.project, "标签+=　 "}, 6, "标签");
    office.refuses({"set", "a.json", office.project, "备注=x", "--author", "  "}, 6, "空白");
    CHECK(office.run({"set", "a.json", office.project, "备注=x"}, {}, {{"YINFENG_AUTHOR", " "}}).exit == 6);
    office.set("a.json", {office.project, "备注=y", "--author", " 甲 "});
    CHECK(prints(office.run({"log", "a.json", office.project, "备注", "--json"}), "\"甲\""));
}

TEST_CASE("cli: what is refused is called what it is") {
    const TruthfulOffice office;
    std::string tag;
    while (tag.size() < 1100) tag += "长";
    office.refuses({"set", "a.json", office.project, "标签+=" + tag}, 6, "这个标签太长");
    const std::string issue = office.set("a.json", {"--new", "服务记录", "问题=用电"});
    for (const char* rating : {"五", "5星", "4.5", "1.2.3"})
        office.refuses({"set", "a.json", issue, std::string("业主评分=") + rating}, 6, "例如 12");
    office.refuses({"set", "a.json", office.project, "用地=150亿"}, 6, "没有写单位");
    office.set("a.json", {office.project, "用地=4万"});
    office.set("a.json", {office.project, "建筑面积=1.5亿㎡"});
    std::filesystem::create_directory(office.path("folder"));
    for (const char* folder : {"folder", "folder/"}) {
        const Ran ran = office.run({"convert", "a.json", "-o", folder, "-f"});
        CHECK(ran.exit == 5);
        CHECK_MESSAGE(says(ran, "文件夹"), ran.err);
        CHECK_FALSE(says(ran, "写出了一部分"));
    }
    REQUIRE(office.run({"keygen", "-o", "key.pem"}).exit == 0);
    const std::string key = office.read("key.pem");
    for (const TruthfulOffice::Words& words : {TruthfulOffice::Words{"convert", "a.json"}, {"merge", "a.json"},
             {"set", "a.json", office.project, "备注=x"}, {"new", "--name", "乙"}}) {
        auto over = words;
        over.insert(over.end(), {"-o", "key.pem", "--force"});
        const Ran ran = office.run(over);
        CHECK(ran.exit == 5);
        CHECK_MESSAGE(says(ran, "签名密钥"), ran.err);
    }
    CHECK(office.read("key.pem") == key);
}

TEST_CASE("cli: nothing stands above itself") {
    const TruthfulOffice office;
    const std::string a = office.set("a.json", {"--new", "单位", "名称=甲局"});
    office.set("a.json", {"--new", "单位", "名称=乙科", "上级单位=甲局"});
    const std::string c = office.set("a.json", {"--new", "单位", "名称=丙组", "上级单位=乙科"});
    office.refuses({"set", "a.json", a, "上级单位=甲局"}, 6, "甲局 → 甲局");
    office.refuses({"set", "a.json", a, "上级单位=丙组"}, 6, "甲局 → 丙组 → 乙科 → 甲局");
    const std::string e = office.set("a.json", {"--new", "企业", "名称=丁"});
    office.refuses({"set", "a.json", e, "引荐企业=丁"}, 6, "引荐企业");
    office.set("a.json", {c, "上级单位=甲局"});
}

TEST_CASE("cli: a record of which nothing was said is not made, and no number of it is given out") {
    const SmallOffice office;
    for (const std::string value : {"name=", "name=  ", "name=\u200B"}) {
        const Ran ran = office.run({"set", "a.json", "--new", "unit", value});
        CHECK_MESSAGE(ran.exit == 6, ran.err);
        CHECK_MESSAGE(ran.out.empty(), ran.out);
    }
}

TEST_CASE("cli: a file that is not there is not called damaged") {
    const SmallOffice office;
    const Ran ran = office.run({"verify", "nowhere.json", "--json"});
    CHECK(ran.exit == 3);
    CHECK_MESSAGE(ran.out.find("\"whole\":null") != std::string::npos, ran.out);
    CHECK(office.run({"verify", "a.json"}).exit == 0);
}
