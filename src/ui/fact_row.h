#pragma once
// Facts in words, and the rows that show them: icon, label at the left, value at the right. Start, data and settings
// pages use them for the same facts, so that they are said alike everywhere.

#include "store/workspace.h"
#include "ui/widgets.h"

#include <cstdint>
#include <string>

namespace yinfeng::ui {

std::string bytes_words(std::int64_t bytes);  // 214 KB, 12.4 GB
std::string count_words(std::uint64_t count); // 100 000
std::string time_words(
    const Ui& ui, std::int64_t unix_ms); // 17:42 today, 08-29 17:42, with the year where it is another
std::string kind_name(const Workspace& workspace, KindId kind);

struct Fact {
    const char* icon = nullptr;
    Color icon_color = color::text_3;
    std::string_view label;
    std::string_view value;
    Color value_color = color::text_1;
    std::string_view tooltip = {};
};
inline constexpr float fact_height = 28; // CSS pixels
void fact_row(Ui& ui, const Rect& box, const Fact& fact);

// The state of persistent storage, said the same way wherever it stands.
Fact persistence_fact(const Ui& ui);
Fact free_space_fact(const Ui& ui, std::string& words);

// A tile with an icon, as on cards and in the file card of an import.
void icon_tile(Ui& ui, const Rect& box, const char* glyph, bool strong);
// A key that can be pressed, drawn as a small frame.
void key_frame(Ui& ui, const Rect& box, std::string_view key);

} // namespace yinfeng::ui
