// What is blank, turned round or not there is refused in words, and nothing is taken for it.

#include "tests/native/office.h"

#include <string_view>

using namespace yinfeng;
using test::Ran;
using test::SmallOffice;
using test::Workplace;

namespace {

bool says(const Ran& ran, std::string_view text) { return ran.err.contains(text); }

constexpr const char *word = "引凤 correct horse 2019", *short_word = "短";
Workplace::Variables reading(const char* passphrase) { return {{"YINFENG_PASSPHRASE", passphrase}}; }

struct Office : SmallOffice {
    Ran query(const std::string& where, const std::string& kind = "项目") const {
        return run({"query", "a.json", kind, "--where", where});
    }
    void refuses(const std::vector<std::string>& words, int exit, std::string_view text) const {
        const std::string before = read("a.json");
        const Ran ran = run(words);
        CAPTURE(text);
        CHECK_MESSAGE(ran.exit == exit, ran.err);
        CHECK_MESSAGE(says(ran, text), ran.err);
        CHECK(read("a.json") == before);
    }
};

} // namespace

TEST_CASE("blanks: a condition without its value, or without anything, asks nothing and says how to ask for 未填") {
    const Office office;
    for (const char* where :
        {"备注=", "备注!=", "备注~", "备注 是 ", "投资总额=", "备注=\"\"", "备注=甲|", "备注=“”", "投资总额>="}) {
        CAPTURE(where);
        const Ran ran = office.query(where);
        CHECK_MESSAGE(ran.exit == 2, ran.out);
        CHECK_MESSAGE(says(ran, "未填"), ran.err);
        CHECK(ran.out.empty());
    }
    CHECK(office.query("备注 未填").out.contains("数据中心"));
    for (const char* where : {" ", "\t", "\u3000"}) {
        const Ran ran = office.query(where);
        CHECK(ran.exit == 2);
        CHECK_MESSAGE(says(ran, "--where"), ran.err);
    }
    CHECK(office.query("全部").exit == 0);
}

TEST_CASE("blanks: a span that is the wrong way round is refused, one that could hold something is not") {
    const Office office;
    for (const char* where : {"投资总额 是 5亿..1亿", "投资总额=5亿..1亿", "签约日期=2020..2019",
             "签约日期 介于 2019-08 至 2019-07", "阶段=签约..在谈", "签约日期=下月..本月", "非 投资总额=5亿..1亿"}) {
        CAPTURE(where);
        const Ran ran = office.query(where);
        CHECK_MESSAGE(ran.exit == 2, ran.out);
        CHECK_MESSAGE(says(ran, "起止反了"), ran.err);
    }
    for (const char* where : {"投资总额=1亿..5亿", "投资总额=1亿..1亿", "签约日期=2019-07-15..2019-07",
             "签约日期=2019..2019", "签约日期=本月..下月", "阶段=在谈..签约", "签约日期=2019-08..今天"})
        CHECK_MESSAGE(office.query(where).exit == 0, where);
    const Ran english = office.run({"query", "a.json", "project", "--where", "amount = 5亿 .. 1亿", "--lang", "en"});
    CHECK_MESSAGE(says(english, "comes after"), english.err);
}

TEST_CASE("blanks: names of nothing are refused, in new, set and do") {
    const Office office;
    for (const char* name : {" ", "\u3000", "\u200B", "\u2800", "\u061C"}) {
        CAPTURE(name);
        const Ran ran = office.run({"new", "-o", "b.json", "--name", name});
        CHECK(ran.exit == 6);
        CHECK_MESSAGE(says(ran, "--name"), ran.err);
        CHECK(office.run({"new", "-o", "b.json", "--name", "甲", "--office", name}).exit == 6);
        CHECK_FALSE(office.has("b.json"));
    }
    office.refuses({"set", "a.json", office.project, "名称=\u2800"}, 6, "看得见");
    office.refuses({"do", "a.json", office.project, "copy", "名称=\u2800"}, 6, "看得见");
    office.refuses({"set", "a.json", "--new", "项目", "名称=\u3164", "备注=x"}, 6, "看得见");
}

TEST_CASE("blanks: a value that was given and of which nothing is seen is refused, only nothing empties") {
    const Office office;
    const std::string service = office.set("a.json", {"--new", "service_record", "title=缺电"});
    for (const std::string nothing :
        {" ", "\u200B", "\u200E", "\u200F", "\u061C", "\u202E", "\u2066", "\x01", "\x7F", "\u3164"}) {
        CAPTURE(nothing);
        office.refuses({"set", "a.json", office.project, "名称=" + nothing}, 6, "看得见");
        office.refuses({"set", "a.json", office.project, "备注=" + nothing}, 6, "看得见");
        office.refuses({"set", "a.json", office.project, "投资总额=" + nothing}, 6, "看得见");
        office.refuses({"set", "a.json", office.project, "标签+=" + nothing}, 6, "看得见");
        office.refuses({"set", "a.json", "--new", "企业", "名称=" + nothing}, 6, "看得见");
        office.refuses({"do", "a.json", office.project, "copy", "名称=" + nothing}, 6, "看得见");
        office.refuses({"do", "a.json", office.project, "add_phase", "名称=" + nothing}, 6, "看得见");
        office.refuses({"do", "a.json", service, "pause", "pause_reason=" + nothing}, 6, "看得见");
    }
    office.set("a.json", {office.project, "备注=\u200Ex"});
    CHECK(office.texts("a.json").contains("x"));
    office.set("a.json", {office.project, "备注="});
    CHECK(office.run({"query", "a.json", "项目", "--where", "备注 未填"}).out.contains("数据中心"));
    CHECK_FALSE(office.read("a.json").contains(",\"\"]"));
}

TEST_CASE("blanks: a link of a chain has two ends") {
    const Office office;
    const std::string chain = office.set("a.json", {"--new", "产业链", "名称=铝"});
    const auto node = [&](const std::string& name) {
        return office.set("a.json", {"--new", "chain_node", "名称=" + name, "产业链=" + chain});
    };
    const std::string a = node("电解铝"), b = node("铝材");
    office.refuses({"set", "a.json", "--new", "chain_link", "chain=" + chain, "from=" + a, "to=" + a}, 6, "同一个节点");
    const std::string link = office.set("a.json", {"--new", "chain_link", "chain=" + chain, "from=" + a, "to=" + b});
    office.refuses({"set", "a.json", link, "to=" + a}, 6, "同一个节点");
    office.set("a.json", {link, "to=" + a, "from=" + b}); // turned round
}

TEST_CASE("blanks: what contradicts itself after an edit is pointed out, once") {
    const Office office;
    Ran ran = office.run({"set", "a.json", office.project, "开工日期=2019-08-30", "投产日期=2019-05-01"});
    CHECK(ran.exit == 0);
    CHECK_MESSAGE(says(ran, "请核对：数据中心：投产日期 2019-05-01 早于开工日期 2019-08-30"), ran.err);
    ran = office.run({"set", "a.json", office.project, "备注=x"});
    CHECK_FALSE(says(ran, "请核对"));
    ran = office.run({"set", "a.json", "--new", "企业", "名称=甲", "统一社会信用代码=91"});
    CHECK_MESSAGE(says(ran, "18 位"), ran.err);
    ran = office.run({"do", "a.json", office.project, "move", "阶段=签约", "签约日期=2019-09-30", "--lang", "en"});
    CHECK_MESSAGE(says(ran, "Please check: 数据中心: Started on 2019-08-30 is before Signed on 2019-09-30"), ran.err);
}

TEST_CASE("blanks: what --trust names is a fingerprint, or a key file that is there") {
    const Office office;
    REQUIRE(office.run({"keygen", "-o", "key.pem"}).exit == 0);
    REQUIRE(office.run({"keygen", "-o", "other.pem"}).exit == 0);
    REQUIRE(
        office.run({"convert", "a.json", "-o", "a.yfs", "--sign", "key.pem", "--rounds", "600000"}, {}, reading(word))
            .exit == 0);
    for (const std::string trusted : {"nowhere.pem", "a.json", "8f3a", "12345678901234567890123456789012x", " "}) {
        const Ran ran = office.run({"verify", "a.yfs", "--trust", trusted});
        CHECK_MESSAGE(ran.exit == 2, ran.err);
        CHECK_MESSAGE(says(ran, "不是指纹"), ran.err);
        CHECK(ran.out.empty());
    }
    CHECK(office.run({"verify", "a.yfs", "--trust", "key.pem"}).exit == 0);
    CHECK(office.run({"verify", "a.yfs", "--trust", "other.pem"}).exit == 1);
    CHECK(office.run({"verify", "a.yfs", "--trust", "other.pem", "--trust", "key.pem"}).exit == 0);
}

TEST_CASE("blanks: a passphrase that does not open a file does not fit, however short it is") {
    const Office office;
    REQUIRE(office.run({"convert", "a.json", "-o", "a.yfs", "--rounds", "600000"}, {}, reading(word)).exit == 0);
    const std::string before = office.read("a.yfs");
    for (const std::vector<std::string>& words : {std::vector<std::string>{"set", "a.yfs", office.project, "备注=x"},
             {"convert", "a.yfs", "-o", "a.yfs", "--force"}, {"query", "a.yfs", "项目"}}) {
        const Ran ran = office.run(words, {}, reading(short_word));
        CHECK(ran.exit == 4);
        CHECK_MESSAGE(says(ran, "口令不对"), ran.err);
        CHECK_MESSAGE(!says(ran, "太短"), ran.err);
    }
    CHECK(office.read("a.yfs") == before);
    CHECK(says(office.run({"convert", "a.json", "-o", "b.yfs"}, {}, reading(short_word)), "太短"));
}

TEST_CASE("blanks: marks of a direction are in no name, tag or author that is written") {
    const Office office;
    for (const std::string mark : {"\u061C", "\u200E", "\u200F", "\u202E"}) {
        office.set("a.json", {office.project, "名称=数据" + mark + "中心", "标签+=" + mark + "重点"});
        const Workspace all = office.workspace("a.json");
        const RecordIndex record = all.find(parse_id(office.project).value());
        CHECK(all.value(record, field::project::name_).as_text() == "数据中心");
        CHECK(all.elements(record, field::project::tags_) == std::vector<std::string_view>{"重点"});
        office.refuses({"set", "a.json", office.project, "备注=" + mark + "x", "--author", "甲" + mark}, 6, "修改人");
    }
}
