// The program from outside: what it writes, says and ends with.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "platform/native/gzip.h"
#include "sync/snapshot.h"
#include "tests/native/cli_program.h"
#include "tests/support/source_dir.h"
#include "tests/support/synthetic.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <sstream>

using namespace yinfeng;
using nlohmann::json;
using test::Ran;
using test::Workplace;

namespace {

std::string golden(const std::string& name) {
    std::ifstream file(test::source_path("tests/golden/" + name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string synthetic(std::uint32_t records, std::uint64_t seed = 1) {
    return encode_snapshot(test::make_synthetic({.records = records, .seed = seed}));
}

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
    return lines;
}

// A workspace with one enterprise and two projects, made by the program itself.
struct Office : Workplace {
    Office() {
        REQUIRE(
            run({"new", "-o", "a.json", "--name", "甲区招商", "--office", "甲区招商局", "--author", "甲"}).exit == 0);
        set({"--new", "企业", "名称=宏泰集团"});
        alpha = set({"--new", "项目", "名称=数据中心", "阶段=签约", "签约日期=2019-08-30", "投资总额=15亿",
            "投资方=宏泰集团", "标签+=省关注"});
        beta = set({"--new", "项目", "名称==1+1", "投资总额=近500万"});
    }
    std::string set(
        std::vector<std::string> change, const std::string& file = "a.json", const std::string& author = "甲") {
        change.insert(change.begin(), {"set", file});
        change.insert(change.end(), {"--author", author});
        const Ran ran = run(change);
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        return ran.out.substr(0, ran.out.find('\n'));
    }
    std::string alpha, beta; // ids
};

} // namespace

TEST_CASE("cli: help for everything, with examples; what is wrong is said on stderr") {
    const Workplace place;
    for (const char* command :
        {"new", "info", "verify", "digest", "merge", "diff", "log", "query", "set", "convert", "conflicts", "keygen"}) {
        const Ran help = place.run({command, "--help"});
        CHECK(help.exit == 0);
        CHECK(help.out.find("yinfeng " + std::string(command)) != std::string::npos);
        CHECK(help.out.find("例：") != std::string::npos);
        CHECK(help.err.empty());
    }
    CHECK(place.run({"--help"}).out.find("退出码") != std::string::npos);
    CHECK(place.run({"--lang", "en", "--help"}).out.find("Exit codes") != std::string::npos);
    CHECK(place.run({"--version"}).out.starts_with("yinfeng "));
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{}, {"nonsense"}, {"info"}, {"query", "x"},
             {"merge", "a"}, {"info", "a", "--bad"}, {"convert", "a", "-o", "b", "--to", "zip"}, {"set", "a"},
             {"query", "a", "project", "--format", "xml"}, {"merge", "-", "-", "-o", "x"}}) {
        const Ran ran = place.run(wrong);
        CHECK(ran.exit == 2);
        CHECK(ran.out.empty());
        CHECK(ran.err.starts_with("引凤："));
    }
}

TEST_CASE("cli: new, set, query, log") {
    Office office;
    Ran ran = office.run(
        {"query", "a.json", "项目", "--columns", "name,阶段,amount,investor,tags", "--sort", "-amount", "--json"});
    REQUIRE(ran.exit == 0);
    const auto rows = lines_of(ran.out);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["name"] == "数据中心");
    CHECK(rows[0]["stage"] == "signed");
    CHECK(rows[0]["amount"] == "150000");
    CHECK(rows[0]["tags"] == json::array({"省关注"}));
    CHECK(rows[1]["name"] == "=1+1");
    CHECK(rows[1]["stage"].is_null());

    ran = office.run({"query", "a.json", "project", "-w", "amount>1亿", "-c", "name,stage,investor,amount"});
    CHECK(ran.out == "名称      阶段  投资方    投资总额\n数据中心  签约  宏泰集团   15 亿元\n");
    CHECK(ran.err.find("1 条") != std::string::npos);
    ran =
        office.run({"query", "a.json", "project", "-c", "name,amount", "--sort", "amount", "--format", "csv", "--bom"});
    CHECK(ran.out == "\xEF\xBB\xBF名称,投资总额（万元）\r\n'=1+1,近500\r\n数据中心,150000\r\n");
    CHECK(office.run({"query", "a.json", "project", "--limit", "1", "--json"}).out.find('\n') + 1 ==
          office.run({"query", "a.json", "project", "--limit", "1", "--json"}).out.size());
    ran = office.run({"query", "--json", "-w", "stage=signed", "-c", "name,stage", "-c", "id", "-w", "amount>100亿",
        "a.json", "project"});
    CHECK(ran.exit == 0);
    CHECK(ran.out.empty());
    CHECK(office.run({"query", "a.json", "nothing"}).exit == 2);
    CHECK(office.run({"query", "a.json", "project", "-w", "x=1"}).exit == 2);

    office.set({office.alpha, "阶段=开工", "标签-=省关注", "标签+=外资", "投资总额="}, "a.json", "乙");
    ran = office.run({"log", "a.json", "项目/数据中心", "stage", "--json"});
    const auto log = lines_of(ran.out);
    REQUIRE(log.size() == 2);
    CHECK(log[0]["value"] == "started");
    CHECK(log[0]["author"] == "乙");
    CHECK(log[0]["state"] == "current");
    CHECK(log[1]["value"] == "signed");
    CHECK(log[1]["author"] == "甲");
    CHECK(log[1]["state"] == "old");
    ran = office.run({"log", "a.json", "数据中心"});
    CHECK(ran.out.find("标签/外资") != std::string::npos);
    CHECK(ran.out.find("未填") != std::string::npos);

    office.set({office.beta, "--delete"});
    CHECK(lines_of(office.run({"query", "a.json", "project", "--json"}).out).size() == 1);
    CHECK(lines_of(office.run({"query", "a.json", "project", "--deleted", "--json"}).out).size() == 1);
    office.set({office.beta, "--restore"});
    CHECK(lines_of(office.run({"query", "a.json", "project", "--json"}).out).size() == 2);
}

TEST_CASE("cli: an edit that is refused leaves the file as it was") {
    Office office;
    const std::string before = office.read("a.json");
    const auto refused = [&](std::vector<std::string> change, int exit) {
        change.insert(change.begin(), {"set", "a.json"});
        const Ran ran = office.run(change);
        CHECK_MESSAGE(ran.exit == exit, ran.err);
        CHECK(ran.out.empty());
        CHECK_FALSE(ran.err.empty());
        CHECK(office.read("a.json") == before);
    };
    refused({"项目/数据中心", "阶段=卖掉"}, 6);
    refused({"项目/数据中心", "投资总额=很多"}, 6);
    for (const char* amount : {"5000 3000", "5000\t3000", "2019 5亿", "1,2,3", "-5亿", "若干亿", "8–5亿", "5000|3000"})
        refused({"项目/数据中心", "投资总额=" + std::string(amount)}, 6);
    refused({"项目/数据中心", "签约日期=2019-02-29"}, 6);
    refused({"--new", "服务记录", "业主评分=6"}, 6);
    refused({"--new", "服务记录", "承诺时限=-5"}, 6);
    refused({"--new", "分期", "期次=-1"}, 6);
    refused({"项目/没有", "阶段=签约"}, 6);
    refused({"项目/数据中心", "没有=1"}, 2);
    refused({"项目/数据中心", "标签=外资"}, 2);
    refused({"项目/数据中心", "名称+=x"}, 2);
    refused({"项目/数据中心", "名称"}, 2);
    refused({"项目/数据中心"}, 2);
    refused({"--new", "没有", "名称=x"}, 2);
    refused({"项目/数据中心", "名称=x", "-o", "/nowhere/x.json"}, 5);
    CHECK(office.run({"set", "a.json", "项目/数据中心", "阶段=签约"}).err.find("没有变化") != std::string::npos);
    const Ran english = office.run({"--lang", "en", "set", "a.json", "项目/数据中心", "投资总额=5000 3000"});
    CHECK(english.err.find("There are two numbers in “5000 3000”. Enter one.") != std::string::npos);
}

TEST_CASE("cli: a figure that becomes a thousand times another one is written, and said") {
    Office office;
    const Ran fell = office.run({"set", "a.json", "项目/数据中心", "投资总额=15"});
    CHECK(fell.exit == 0);
    CHECK_MESSAGE(
        fell.err.find("请核对：数据中心的投资总额由 15 亿元 改为 15 万元，是原来的 1/10000。") != std::string::npos,
        fell.err);
    CHECK(office.run({"set", "a.json", "项目/数据中心", "投资总额=15亿"}).err.find("是原来的 10000 倍") !=
          std::string::npos);
    CHECK(office.run({"set", "a.json", "项目/数据中心", "投资总额=1.5亿"}).err.find("请核对") == std::string::npos);
}

TEST_CASE("cli: merging is free of order, from files, folders and standard input, and finds conflicts") {
    Office office;
    const std::string base = office.read("a.json");
    office.write("收件箱/b.json", base);
    office.set({office.alpha, "阶段=开工"}, "a.json", "甲");
    office.set({office.alpha, "阶段=搁置", "备注=乙区写"}, "收件箱/b.json", "乙");
    office.write("收件箱/ignored.txt", "no snapshot");

    Ran ran = office.run({"merge", "a.json", "收件箱", "-o", "ab.json.gz", "--json"});
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    const json merged = json::parse(ran.out);
    CHECK(merged["files"] == 2);
    CHECK(merged["conflicts"] == 1);
    REQUIRE(office.run({"merge", "-", "a.json", "-o", "ba.json"}, office.read("收件箱/b.json")).exit == 0);
    CHECK(*platform::native::gunzip(office.read("ab.json.gz"), 1'000'000) == office.read("ba.json"));
    ran = office.run({"merge", "ba.json", "a.json", "收件箱", "ab.json.gz", "a.json", "-o", "-"});
    CHECK(ran.out == office.read("ba.json")); // nothing new, and stdout carries the file alone
    CHECK(office.run({"merge", "a.json", "收件箱", "-o", "one.json", "--jobs", "1"}).exit == 0);
    CHECK(office.read("one.json") == office.read("ba.json"));

    const Ran a = office.run({"digest", "ab.json.gz", "ba.json"});
    CHECK(a.out.substr(0, 64) == a.out.substr(a.out.find('\n') + 1, 64));
    CHECK(a.out.substr(0, 64) == merged["digest"].get<std::string>());

    ran = office.run({"conflicts", "ba.json", "--json"});
    CHECK(ran.exit == 1);
    const auto conflicts = lines_of(ran.out);
    REQUIRE(conflicts.size() == 2);
    CHECK(conflicts[0]["field"] == "stage");
    CHECK(conflicts[0]["record"] == "数据中心");
    CHECK(conflicts[0]["value"] != conflicts[1]["value"]);
    CHECK(office.run({"conflicts", "a.json"}).exit == 0);
    office.set({office.alpha, "阶段=开工"}, "ba.json", "丙"); // a write settles it
    CHECK(office.run({"conflicts", "ba.json"}).exit == 0);

    // Nothing is overwritten unasked, and nothing is written if one file is bad.
    CHECK(office.run({"merge", "a.json", "-o", "ba.json"}).exit == 5);
    office.write("收件箱/c.json", golden("v1-small.json").substr(0, 1000));
    ran = office.run({"merge", "a.json", "收件箱", "-o", "bad.json"});
    CHECK(ran.exit == 3);
    CHECK(ran.err.find("c.json") != std::string::npos);
    CHECK(ran.err.find("不完整") != std::string::npos);
    CHECK_FALSE(office.has("bad.json"));
    CHECK(office.run({"merge", "没有.json", "-o", "bad.json"}).exit == 3);
    office.write("空/x.txt", "");
    CHECK(office.run({"merge", "空", "-o", "bad.json"}).exit == 3);
}

TEST_CASE("cli: what joining would change") {
    Office office;
    office.write("b.json", office.read("a.json"));
    CHECK(office.run({"diff", "a.json", "b.json"}).exit == 0);
    office.set({office.alpha, "阶段=开工", "备注=看过"}, "a.json", "甲");
    CHECK(office.run({"diff", "a.json", "b.json"}).exit == 0); // b is only behind
    office.set({office.alpha, "阶段=搁置"}, "b.json", "乙");
    office.set({"--new", "项目", "名称=新项目"}, "b.json", "乙");
    const Ran ran = office.run({"diff", "a.json", "b.json", "--json"});
    CHECK(ran.exit == 1);
    bool conflict = false, added = false;
    for (const json& line : lines_of(ran.out)) {
        if (line["effect"] == "conflicting" && line["field"] == "stage") {
            conflict = true;
            CHECK(line["ours"] == json::array({"started"}));
            CHECK(line["theirs"] == json::array({"shelved"}));
            CHECK(line["author"] == "乙");
        }
        added = added || (line["effect"] == "added" && line["record"] == "新项目" && line["field"].is_null());
        CHECK(line["field"] != "note");
    }
    CHECK(conflict);
    CHECK(added);
    CHECK(office.run({"diff", "a.json", "b.json"}).out.find("开工") != std::string::npos);
    CHECK(office.run({"diff", "a.json", "没有.json"}).exit == 3);
}

TEST_CASE("cli: what is in a file, and whether it is whole") {
    const Workplace place;
    place.write("golden.json", golden("v1-small.json"));
    Ran ran = place.run({"info", "golden.json", "--json"});
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    const json facts = json::parse(ran.out);
    CHECK(facts["container"] == "plain");
    CHECK(facts["bytes"] == golden("v1-small.json").size());
    CHECK(facts["records"].size() >= 2);
    ran = place.run({"info", "golden.json"});
    CHECK(ran.out.find(facts["digest"].get<std::string>()) != std::string::npos);

    place.write("inbox/good.json", golden("v1-small.json"));
    place.write("inbox/cut.json", golden("v1-small.json").substr(0, 1500));
    place.write("inbox/packed.json.gz", *platform::native::gzip(golden("v1-small.json")));
    place.write("inbox/broken.json.gz", place.read("inbox/packed.json.gz").substr(0, 300));
    ran = place.run({"verify", "inbox", "--json"});
    CHECK(ran.exit == 1);
    int whole = 0;
    for (const json& line : lines_of(ran.out)) whole += line["whole"].get<bool>();
    CHECK(whole == 2);
    CHECK(lines_of(ran.out).size() == 4);
    CHECK(place.run({"verify", "inbox/good.json", "inbox/packed.json.gz"}).exit == 0);
    const std::string bomb = *platform::native::gzip(std::string(20'000'000, ' '));
    place.write("bomb.json.gz", bomb);
    CHECK(place.run({"info", "bomb.json.gz"}).exit == 3);
    CHECK(place.run({"info", "inbox"}).exit == 3);
}

TEST_CASE("cli: without the confidential fields, and the file goes on saying so") {
    Office office;
    office.set({"--new", "人员", "名称=联络员", "电话=13900000000"});
    REQUIRE(office.run({"convert", "a.json", "-o", "b.json", "--without-confidential"}).exit == 0);
    CHECK(office.run({"query", "b.json", "person", "-c", "name,phone", "--format", "csv"}).out ==
          "名称,电话\r\n联络员,\r\n");
    REQUIRE(office.run({"convert", "b.json", "-o", "c.json"}).exit == 0);
    CHECK(office.run({"info", "c.json"}).out.find("已去掉: 保密字段") != std::string::npos);
    CHECK(office.run({"merge", "c.json", "a.json", "-o", "d.json"}).exit == 0);
    CHECK(office.run({"query", "d.json", "person", "-c", "phone", "--format", "csv"}).out == "电话\r\n13900000000\r\n");
    CHECK(office.run({"info", "d.json"}).out.find("已去掉") == std::string::npos);
}

TEST_CASE("cli: sealed files, passphrases and signatures") {
    const Workplace place;
    const Workplace::Variables right{{"YINFENG_PASSPHRASE", "引凤 correct horse 2019 电池"}};
    place.write("golden.yfs", golden("sealed-v1.yfs"));
    place.write("signed.yfs", golden("sealed-v1-signed.yfs"));
    Ran ran = place.run({"convert", "golden.yfs", "-o", "-", "--to", "plain"}, {}, right);
    CHECK(ran.exit == 0);
    CHECK(ran.out == golden("v1-small.json"));
    ran = place.run({"info", "golden.yfs"}, {}, {{"YINFENG_PASSPHRASE", "not this one at all"}});
    CHECK(ran.exit == 4);
    CHECK(ran.err.find("口令不对") != std::string::npos);
    CHECK(place.run({"info", "golden.yfs"}).exit == 4);   // nobody to ask
    CHECK(place.run({"verify", "signed.yfs"}).exit == 0); // a signature can be checked all the same
    CHECK(place.run({"verify", "golden.yfs"}).exit == 4); // and nothing but the structure where there is none
    place.write("cut.yfs", golden("sealed-v1.yfs").substr(0, 3000));
    CHECK(place.run({"info", "cut.yfs"}, {}, right).exit == 3);
    CHECK(place.run({"verify", "cut.yfs"}).exit == 1);

    place.write("word.txt", "引凤 correct horse 2019 电池\r\n");
    CHECK(place.run({"info", "golden.yfs", "--passphrase-file", "word.txt"}).exit == 0);
    CHECK(place.run({"info", "golden.yfs", "--passphrase-env", "MINE"}, {}, {{"MINE", right[0].second}}).exit == 0);
    CHECK(place.run({"info", "golden.yfs", "--passphrase-file", "missing"}).exit == 4);
    CHECK(place.run({"info", "golden.yfs", "--passphrase-env", "MISSING"}).exit == 4);

    // Sign, and trust one key.
    ran = place.run({"keygen", "-o", "key.pem", "--json"});
    REQUIRE(ran.exit == 0);
    const auto print = json::parse(ran.out)["fingerprint"].get<std::string>();
    CHECK((std::filesystem::status(place.path("key.pem")).permissions() & std::filesystem::perms::group_all) ==
          std::filesystem::perms::none);
    CHECK(place.run({"keygen", "-o", "key.pem"}).exit == 5);
    place.write("a.json", golden("v1-small.json"));
    const Workplace::Variables fresh{
        {"YINFENG_NEW_PASSPHRASE", "another long one"}, {"YINFENG_PASSPHRASE", "another long one"}};
    CHECK(place.run({"convert", "a.json", "-o", "a.json.gz", "--sign", "key.pem"}).exit == 2);
    CHECK(place.run({"convert", "a.json", "-o", "weak.yfs"}, {}, {{"YINFENG_NEW_PASSPHRASE", "short"}}).exit == 4);
    ran = place.run({"convert", "a.json", "-o", "a.yfs", "--sign", "key.pem", "--rounds", "600000"}, {}, fresh);
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK(place.run({"digest", "a.yfs", "--trust", print}, {}, fresh).exit == 0);
    CHECK(place.run({"digest", "signed.yfs", "--trust", print}, {}, right).exit == 4);
    CHECK(place.run({"digest", "golden.yfs", "--trust", print}, {}, right).exit == 4);
    CHECK(place.run({"digest", "a.json", "--trust", print}).exit == 4);
    CHECK(place.run({"verify", "a.yfs", "--trust", print}).exit == 0); // without the passphrase
    CHECK(place.run({"verify", "signed.yfs", "--trust", print}).exit == 1);
    std::string forged = place.read("a.yfs");
    forged[forged.size() - 100] = static_cast<char>(forged[forged.size() - 100] ^ 1);
    place.write("forged.yfs", forged);
    ran = place.run({"info", "forged.yfs"}, {}, fresh);
    CHECK(ran.exit == 4);
    CHECK(ran.err.find("签名不符") != std::string::npos);
    place.write("bad.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    CHECK(place.run({"convert", "a.json", "-o", "b.yfs", "--sign", "bad.pem"}, {}, fresh).exit == 3);
}

TEST_CASE("cli: a passphrase that is typed is not shown") {
    const Workplace place;
    place.write("a.json", golden("v1-small.json"));
    const std::string word = "typed in the dark";
    Ran ran =
        place.run_on_terminal({"convert", "a.json", "-o", "a.yfs", "--rounds", "600000"}, word + "\n" + word + "\n");
    CHECK_MESSAGE(ran.exit == 0, ran.out);
    CHECK(ran.out.find(word) == std::string::npos);
    CHECK(ran.out.find("再输一遍") != std::string::npos);
    ran = place.run_on_terminal({"digest", "a.yfs"}, word + "\n");
    CHECK_MESSAGE(ran.exit == 0, ran.out);
    CHECK(ran.out.find(word) == std::string::npos);
    ran = place.run_on_terminal({"convert", "a.json", "-o", "b.yfs"}, word + "\nsomething else long\n");
    CHECK(ran.exit == 4);
    CHECK_FALSE(place.has("b.yfs"));
}

TEST_CASE("cli: many files in parallel give what one after the other gives") {
    const Workplace place;
    Workspace all;
    for (int i = 0; i < 40; ++i) {
        const std::string bytes = synthetic(60, static_cast<std::uint64_t>(i % 30) + 1);
        place.write(
            "in/" + std::to_string(i) + (i % 2 ? ".json" : ".json.gz"), i % 2 ? bytes : *platform::native::gzip(bytes));
        all.join(*decode_snapshot(bytes), {});
    }
    const Ran ran = place.run({"merge", "in", "-o", "all.json", "--jobs", "4"});
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK(sha256_hex(place.read("all.json")) == sha256_hex(encode_snapshot(all)));
}

TEST_CASE("cli: a full disk is noticed") {
    const Workplace place;
    place.write("a.json", golden("v1-small.json"));
    if (!std::filesystem::exists("/dev/full")) return;
    CHECK(place.run({"convert", "a.json", "-o", "/dev/full"}).exit == 5);
}
