#pragma once
// The cards of the data page: export, import, open conflicts, storage, about, keys. Each draws itself at the top left
// corner and in the width of `box` and returns its height in device pixels.

#include "store/workspace.h"
#include "ui/widgets.h"

#include <vector>

namespace yinfeng::ui {

float export_card(Ui& ui, const Rect& box);
float import_card(Ui& ui, const Rect& box);
float compare_card(Ui& ui, const Rect& box);
float backups_card(Ui& ui, const Rect& box);
float keys_of_offices_card(Ui& ui, const Rect& box);
float storage_card(Ui& ui, const Rect& box);
float about_card(Ui& ui, const Rect& box);
float keys_card(Ui& ui, const Rect& box);

// The records that hold a field with two values, in order of kind and name; counted anew when the workspace changes.
class ConflictCard {
public:
    float draw(Ui& ui, const Rect& box);
    void reset() { revision_ = 0; }

private:
    std::vector<RecordIndex> records_;
    std::uint64_t revision_ = 0; // plus one
};

// The surface with its title; returns what is left for the content.
Rect card_with_title(Ui& ui, const Rect& box, float height, std::string_view title);
inline constexpr float card_padding = 20, card_title = 32; // CSS pixels

} // namespace yinfeng::ui
