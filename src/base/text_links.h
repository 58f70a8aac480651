#pragma once
// What in a text can be opened: addresses of the web, mail addresses and telephone numbers of China. What only looks like one (an
// amount, a date, a credit code, the number of a permit) is none.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

struct TextLink {
    enum class Kind : std::uint8_t { web, mail, telephone } kind = Kind::web;
    std::size_t first = 0, size = 0; // bytes of the text
    std::string address;             // https://…, http://…, mailto:… or tel:…, and nothing else
};

// In the order of the text. Web: what begins with http:// or https://, or with www. and has a point behind it (http is meant then; a
// server that has https says so). Telephone: a mobile number, one with its area code, 400 and 800 numbers, with +86 and an extension
// or without, in the groups in which they are written.
// `telephones`: the text is a field for telephones, where a number of 7 or 8 digits without its area code is one too.
std::vector<TextLink> links_in_text(std::string_view text, bool telephones = false);

} // namespace yinfeng
