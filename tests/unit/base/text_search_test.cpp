#include "assets/embedded.h"
#include "base/random.h"
#include "base/text_search.h"
#include "base/text_tables.h"
#include "base/utf8.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace yinfeng {
namespace {

using namespace std::string_view_literals;

// Every test below needs the tables; loading them again is cheap.
struct Loaded {
    Loaded() { REQUIRE(load_text_tables(assets::find("text_tables.bin")).has_value()); }
};

bool finds(std::string_view query, std::string_view text) {
    return matches(make_search_key(text), make_search_query(query));
}

std::uint32_t mask(std::string_view letters) {
    std::uint32_t bits = 0;
    for (const char each : letters) {
        bits |= 1u << (each - 'a');
    }
    return bits;
}

std::string_view usual_reading(char32_t character) {
    const auto readings = pinyin_readings(character);
    return readings.empty() ? std::string_view("none") : pinyin_syllable(readings[0]);
}

std::u32string random_text(SeededRandom& random, std::size_t most) {
    std::u32string text;
    for (std::size_t left = random.below(most + 1); left > 0; --left) {
        switch (random.below(5)) {
        case 0: text.push_back(static_cast<char32_t>(random.below(0x80))); break;
        case 1: text.push_back(static_cast<char32_t>(0xff00 + random.below(0x70))); break;
        case 2: text.push_back(static_cast<char32_t>(0x2e80 + random.below(0x200))); break;
        case 3: text.push_back(static_cast<char32_t>(random.below(0x30000))); break;
        default: text.push_back(static_cast<char32_t>(0x4e00 + random.below(0x5200))); break;
        }
    }
    return text;
}

} // namespace

TEST_CASE_FIXTURE(Loaded, "fixture F18 and the other promised searches") {
    CHECK(finds("辽宁一化", "遼寧一化"));
    CHECK(finds("lnyh", "遼寧一化"));
    CHECK(finds("LNYH", "辽宁一化"));
    CHECK(finds("遼寧一化", "辽宁一化"));
    CHECK(finds("zw", "忠旺高精铝项目"));
    CHECK(finds("dxgd", "东旭光电项目"));
    CHECK(finds("zhongwang", "忠旺高精铝项目"));
    CHECK(finds("zhongwa", "忠旺"));
    CHECK(finds("zhw", "忠旺"));
    CHECK(finds("zhongw", "忠旺"));
    CHECK(finds("zwang", "忠旺"));
    CHECK(finds("忠w", "忠旺"));
    CHECK(finds("gjl", "忠旺高精铝项目"));
}

TEST_CASE_FIXTURE(Loaded, "what must not be found") {
    CHECK_FALSE(finds("wz", "忠旺"));
    CHECK_FALSE(finds("zwx", "忠旺"));
    CHECK_FALSE(finds("zhongwangx", "忠旺"));
    CHECK_FALSE(finds("zhangw", "忠旺"));
    CHECK_FALSE(finds("忠 光", "忠旺"));
    CHECK_FALSE(finds("12", "忠旺1 3"));
    CHECK_FALSE(finds("h", "忠"));
    CHECK_FALSE(finds("a", ""));
}

TEST_CASE_FIXTURE(Loaded, "polyphones are found by each reading") {
    CHECK(finds("cq", "重庆"));
    CHECK(finds("zg", "重工"));
    CHECK(finds("chongqing", "重庆"));
    CHECK(finds("cj", "长江"));
    CHECK(finds("zz", "长子"));
    CHECK(finds("yh", "银行"));
    CHECK(finds("wx", "无锡"));
    CHECK(make_search_key("长").initials.at(0) == mask("cz"));
    CHECK(make_search_key("行").initials.at(0) == mask("hx"));
    CHECK(make_search_key("忠").initials.at(0) == mask("z"));
}

TEST_CASE_FIXTURE(Loaded, "letters, digits and Chinese mixed") {
    CHECK(finds("daw", "DAW特种涂料项目"));
    CHECK(finds("dawtz", "ＤＡＷ 特种涂料项目"));
    CHECK(finds("24wd", "24万吨挤压材项目"));
    CHECK(finds("24万d", "24万吨挤压材项目"));
    CHECK(finds("vd", "橡胶V带及橡胶制品"));
    CHECK(finds("lvdai", "绿带"));
    CHECK(finds("luliang", "吕梁"));
    CHECK(finds("lvliang", "吕梁"));
    CHECK(make_search_key("A1忠").initials == std::vector<std::uint32_t>{mask("a"), 0, mask("z")});
}

TEST_CASE_FIXTURE(Loaded, "several words must all be found, spaces in the text do not matter") {
    CHECK(finds("", "忠旺"));
    CHECK(finds("　", "忠旺"));
    CHECK(finds("铝 忠旺", "忠旺高精铝项目"));
    CHECK(finds("lü 忠旺", "忠旺 lü"));
    CHECK(finds("忠 旺", "忠旺"));
    CHECK(finds("忠旺", "忠 旺"));
    CHECK(make_search_query(" a　b ").terms.size() == 2);
    CHECK(make_search_query(" · ").empty());
}

TEST_CASE_FIXTURE(Loaded, "a term is found where it stands, in any form that is found") {
    const auto piece = [](std::string_view typed, std::string_view text) {
        const Found found = find_in(text, make_search_query(typed).terms.at(0));
        return std::string(text.substr(found.at, found.length));
    };
    CHECK(piece("忠旺", "辽宁忠旺集团") == "忠旺");
    CHECK(piece("zw", "辽宁忠旺集团") == "忠旺");
    CHECK(piece("zhongwa", "辽宁忠旺集团") == "忠旺");
    CHECK(piece("遼寧", "营口辽宁") == "辽宁");
    CHECK(piece("DAW", "ｄａｗ特种涂料") == "ｄａｗ");
    CHECK(piece("集团", "辽宁忠旺集团") == "集团");
    CHECK(piece("忠", "忠") == "忠");
    CHECK(find_in("忠旺忠旺", make_search_query("zw").terms.at(0)) == Found{0, 6});
    CHECK(piece("北京", "辽宁忠旺集团").empty());
}

TEST_CASE_FIXTURE(Loaded, "folding") {
    CHECK(fold("ＡbＣ　１２") == "abc12");
    CHECK(fold("遼寧營口臺灣產業園") == "辽宁营口台湾产业园");
    CHECK(fold("亚历山大·普希金") == "亚历山大普希金");
    CHECK(fold("亚历山大・普希金") == fold("亚历山大•普希金"));
    CHECK(fold("⼀⽉") == "一月"); // radicals out of a PDF
    CHECK(fold("\ufa0a") == "见"); // compatibility form of 見
    CHECK(fold("a\xff") == "a\uFFFD");
    CHECK(fold("") == "");
}

TEST_CASE_FIXTURE(Loaded, "folding again changes nothing, and folded text is valid") {
    SeededRandom random(41);
    for (int i = 0; i < 5000; ++i) {
        const std::string text = to_utf8(random_text(random, 12));
        const std::string folded = fold(text);
        REQUIRE(fold(folded) == folded);
        REQUIRE(is_valid_utf8(folded));
        const SearchKey key = make_search_key(text);
        REQUIRE(key.folded == folded);
        REQUIRE(key.initials.size() == length_in_code_points(folded));
    }
    for (char32_t code_point = 1; code_point < 0x30000; ++code_point) {
        if (simplified(simplified(code_point)) != simplified(code_point)) {
            FAIL("not idempotent: U+", static_cast<std::uint32_t>(code_point));
        }
    }
}

TEST_CASE_FIXTURE(Loaded, "any part of a text, and any way of spelling it, finds the text") {
    const std::u32string text = U"岳阳新华达制药有限公司长春重庆银行佳木斯东风区24万吨挤压材";
    const std::string utf8 = to_utf8(text);
    SeededRandom random(42);
    for (int i = 0; i < 3000; ++i) {
        const std::size_t first = random.below(text.size());
        const std::size_t count = 1 + random.below(std::min<std::size_t>(8, text.size() - first));
        std::string query;
        for (const char32_t character : std::u32string_view(text).substr(first, count)) {
            const auto readings = pinyin_readings(character);
            if (readings.empty() || random.chance(1, 4)) {
                append_code_point(query, character);
            } else {
                const std::string_view syllable = pinyin_syllable(readings[random.below(readings.size())]);
                query += random.chance(1, 2) ? syllable : syllable.substr(0, 1);
            }
        }
        CAPTURE(query);
        REQUIRE(finds(query, utf8));
    }
}

TEST_CASE_FIXTURE(Loaded, "ambiguous spellings end") {
    // 凹 reads wa and ao, so wa may be one of it or two, and wawa… can be cut in 2^40 ways, all of
    // them in vain: who tries them all does not come back in this life.
    std::string text;
    std::string query;
    for (int i = 0; i < 100; ++i) {
        text += "凹";
        query += i < 40 ? "wa" : "";
    }
    CHECK_FALSE(finds(query + "q", text));
}

TEST_CASE_FIXTURE(Loaded, "the tables know the characters in use") {
    // The first and last of the 3500 most used characters, surnames, and place names with readings
    // of their own.
    CHECK(usual_reading(U'一') == "yi");
    CHECK(usual_reading(U'蠢') == "chun");
    CHECK(usual_reading(U'绿') == "lv");
    CHECK(usual_reading(U'䶮') == "yan");
    CHECK(usual_reading(U'〇') == "ling");
    CHECK(pinyin_readings(U'a').empty());
    CHECK(pinyin_readings(U'あ').empty());
    CHECK(pinyin_syllable(60'000) == "");
    CHECK(pinyin_initials(U'干') == mask("gq")); // 乾 falls together with 干
    CHECK(simplified(U'著') == U'著');
    CHECK(simplified(U'後') == U'后');
    std::size_t known = 0;
    for (char32_t code_point = 0x4e00; code_point < 0x9fa6; ++code_point) {
        known += pinyin_readings(simplified(code_point)).empty() ? 0u : 1u;
    }
    CHECK(known > 10'800); // 通用规范汉字表 and GB 2312, with their traditional forms
}

TEST_CASE_FIXTURE(Loaded, "a character without a reading is found by itself, and the rest of the name by pinyin") {
    REQUIRE(pinyin_readings(U'伄').empty()); // in no list of the mainland
    CHECK(finds("伄", "赵伄明"));
    CHECK(finds("赵伄", "赵伄明"));
    CHECK(finds("zh", "赵伄明"));
    CHECK(finds("ming", "赵伄明"));
    CHECK_FALSE(finds("伄", "赵明"));
}

TEST_CASE_FIXTURE(Loaded, "names are sorted as people expect") {
    const std::vector<std::string> sorted{"(暂定)", "2号路", "10号路", "DAW涂料", "daz", "安老", "长春", "重庆",
        "东旭光电", "东旭光电二期", "海济", "地产项目"};
    std::vector<std::string> expected = sorted;
    expected.erase(expected.end() - 1);
    expected.insert(expected.end() - 3, "地产项目"); // di before dong
    std::vector<std::string> names = expected;
    std::ranges::reverse(names);
    std::ranges::sort(names, {}, pinyin_sort_key);
    CHECK(names == expected);

    CHECK(compare_pinyin("遼寧", "辽阳") < 0);
    CHECK(compare_pinyin("辽阳", "遼寧") > 0);
    CHECK(compare_pinyin("辽宁", "遼寧") != 0);
    CHECK(compare_pinyin("辽宁", "辽宁") == 0);
    CHECK(compare_pinyin("忠", "忠旺") < 0);
    CHECK(compare_pinyin("", "忠") < 0);
    CHECK(compare_pinyin("第007", "第8") < 0);
    CHECK(compare_pinyin("妈", "麻") < 0); // tones 1 to 4
    CHECK(compare_pinyin("麻", "马") < 0);
    CHECK(compare_pinyin("马", "骂") < 0);
    CHECK(compare_pinyin("忠", "あ") < 0);
}

TEST_CASE_FIXTURE(Loaded, "sorting is by value for numbers and total for everything") {
    SeededRandom random(43);
    for (int i = 0; i < 3000; ++i) {
        const std::uint64_t left = random.next() >> random.below(64);
        const std::uint64_t right = random.next() >> random.below(64);
        REQUIRE((compare_pinyin("第" + std::to_string(left) + "号", "第" + std::to_string(right) + "号") < 0) ==
                (left < right));
        const std::string one = to_utf8(random_text(random, 4));
        const std::string two = to_utf8(random_text(random, 4));
        REQUIRE((compare_pinyin(one, two) == 0) == (one == two));
    }
}

TEST_CASE_FIXTURE(Loaded, "index letters") {
    CHECK(index_letter("忠旺") == 'Z');
    CHECK(index_letter(" 遼寧") == 'L');
    CHECK(index_letter("daw") == 'D');
    CHECK(index_letter("24万吨") == '#');
    CHECK(index_letter("") == '#');
}

TEST_CASE_FIXTURE(Loaded, "damaged tables are refused whole") {
    const std::string blob(assets::find("text_tables.bin"));
    CHECK_FALSE(load_text_tables("").has_value());
    CHECK_FALSE(load_text_tables("YFTEXT01").has_value());
    CHECK_FALSE(load_text_tables(blob.substr(0, blob.size() / 2)).has_value());
    CHECK_FALSE(load_text_tables(blob + "x").has_value());
    SeededRandom random(44);
    for (int i = 0; i < 200; ++i) {
        std::string damaged = blob;
        damaged[random.below(damaged.size())] ^= static_cast<char>(1 << random.below(8));
        REQUIRE_FALSE(load_text_tables(damaged).has_value());
    }
    CHECK(finds("lnyh", "遼寧一化")); // the good ones are still there
}

TEST_CASE_FIXTURE(Loaded, "hostile tables with a right checksum do no harm") {
    const std::string blob(assets::find("text_tables.bin"));
    SeededRandom random(45);
    for (int i = 0; i < 300; ++i) {
        std::string hostile = blob;
        // Counts and syllables stand at the beginning; cut, too, so that columns run out.
        hostile[12 + random.below(i % 2 == 0 ? 40 : hostile.size() - 12)] = static_cast<char>(random.below(256));
        if (random.chance(1, 3)) {
            hostile.resize(12 + random.below(hostile.size() - 12));
        }
        std::uint32_t sum = 0x811c9dc5u;
        for (std::size_t at = 12; at < hostile.size(); ++at) {
            sum = (sum ^ static_cast<unsigned char>(hostile[at])) * 0x01000193u;
        }
        for (std::size_t at = 0; at < 4; ++at) {
            hostile[8 + at] = static_cast<char>(sum >> (8 * at));
        }
        if (load_text_tables(hostile)) {
            fold("遼寧一化");
            finds("zhongw", "忠旺重庆");
            pinyin_sort_key("忠旺重庆");
        }
    }
    REQUIRE(load_text_tables(blob).has_value());
}

} // namespace yinfeng
