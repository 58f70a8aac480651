#include "app/kept_text.h"

#include "base/utf8.h"
#include "model/typed.h"

namespace yinfeng::app {

namespace {

constexpr std::size_t most_file_name_characters = 40; // of one part; a whole name may have 255 bytes

} // namespace

std::string kept_line(std::string_view text, std::size_t most_characters) {
    std::string line = clean_text(text, true);
    for (char& c : line) {
        if (c == '\t') c = ' ';
    }
    return std::string(trim(truncate_code_points(trim(line), most_characters)));
}

std::string file_name_part(std::string_view text) {
    std::string part = kept_line(text, most_file_name_characters);
    for (char& c : part) {
        if (std::string_view("\\/:*?\"<>|").find(c) != std::string_view::npos) c = '-';
    }
    while (!part.empty() && (part.back() == '.' || part.back() == ' ')) part.pop_back();
    return part;
}

} // namespace yinfeng::app
