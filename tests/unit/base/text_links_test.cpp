// What in a text can be opened, and what only looks like it.

#include "base/random.h"
#include "base/text_links.h"
#include "tests/support/source_dir.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

namespace yinfeng {

TEST_CASE("addresses and telephone numbers are found in a text, and nothing that only looks like one") {
    std::ifstream file(test::source_path("tests/unit/base/text_link_forms.txt"));
    REQUIRE(file.good());
    bool telephones = false;
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with("#")) continue;
        if (line.starts_with("[")) {
            telephones = line == "[telephones]";
            continue;
        }
        const std::size_t arrow = line.find(" => ");
        REQUIRE(arrow != std::string::npos);
        const std::string text = line.substr(0, arrow), wanted = line.substr(arrow + 4);
        std::string found;
        for (const TextLink& link : links_in_text(text, telephones))
            found.append(found.empty() ? "" : " ").append(link.address);
        CAPTURE(text);
        CHECK((found.empty() ? "-" : found) == wanted);
        ++rows;
    }
    CHECK(rows > 70);
}

TEST_CASE("whatever a text holds, what is opened is of the web, mail or a telephone, and lies in it") {
    SeededRandom random(7);
    constexpr std::string_view pieces[] = {"http", "s", "://", "www.", "javascript:", "a", ".cn", "@", "138", "0013",
        "8000", "024", "-", " ", "(", ")", "（", "）", "+86", "转", "元", "%", ";", "tel:", "mailto:", "\n", "\xff",
        "号"};
    for (int round = 0; round < 3'000; ++round) {
        std::string text;
        for (std::uint64_t i = random.below(12); i > 0; --i) text += pieces[random.below(std::size(pieces))];
        std::size_t end = 0;
        for (const TextLink& link : links_in_text(text, round % 2 == 0)) {
            CAPTURE(text);
            CHECK(link.first >= end);
            end = link.first + link.size;
            CHECK(end <= text.size());
            const std::string& to = link.address;
            const bool web = to.starts_with("http://") || to.starts_with("https://");
            CHECK((web || to.starts_with("mailto:") || to.starts_with("tel:")));
        }
    }
}

} // namespace yinfeng
