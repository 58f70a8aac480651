#pragma once
// What is pasted into a text field. Dear ImGui drops tabs, and with them what they part: two cells of a spreadsheet would become
// one word or one number.

#include "ui/widgets.h"

#include <string>
#include <string_view>

namespace yinfeng::ui {

// Of one line: without line ends and tabs at the ends; inside, a run of them is a blank, and in a field for a figure a bar, because a
// blank may stand inside a number. Of several lines: tabs are blanks.
std::string pasted_text(std::string_view text, const TextFieldOptions& options);

// While it stands, Dear ImGui pastes through pasted_text().
class PasteScope {
public:
    explicit PasteScope(const TextFieldOptions& options);
    ~PasteScope();
    PasteScope(const PasteScope&) = delete;
};

} // namespace yinfeng::ui
