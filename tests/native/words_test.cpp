// What is wrong with a file is said in the language that was asked for.

#include "tests/native/office.h"

#include <string>
#include <utility>

using namespace yinfeng::test;

namespace {

// Chinese characters and punctuation, E3 80 to E9 BF and EF BC … in UTF-8.
bool has_chinese(const std::string& text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]), second = static_cast<unsigned char>(text[i + 1]);
        if ((first >= 0xE4 && first <= 0xE9) || (first == 0xE3 && second >= 0x80) || (first == 0xEF && second >= 0xBC))
            return true;
    }
    return false;
}

} // namespace

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
