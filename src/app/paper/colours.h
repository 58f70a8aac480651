#pragma once
// The colours of paper and pictures: those of the page (ui/theme.h) on white, whatever the screen is set to, so that a print of the
// dark page is no dark sheet.

#include "exchange/picture.h"
#include "view/colour_rules.h"
#include "view/columns.h"
#include "view/view.h"

#include <string_view>

namespace yinfeng::app::ink {

using exchange::Colour;

inline constexpr Colour text_1 = 0x1A2133, text_2 = 0x4A5468, text_3 = 0x5F697D, line = 0xE2E5EC,
                        line_strong = 0xC6CCD8, line_control = 0x8791A3, sunken = 0xF1F3F8, subtle = 0xF8F9FB,
                        white = 0xFFFFFF, accent = 0x3450BE, ok = 0x0B7361, soon = 0x855E00, late = 0xB5173A,
                        pause = 0x5C687D, talk = 0x0F6CB0, build = 0x985A00, run = 0x0A6B4E, edge = 0x7F8AA0,
                        gap_line = 0xA9B1C0;

// Of what has no colour of its own, in the order of its parts.
Colour of_series(std::size_t place);
Colour of_option(std::size_t place);    // in ChoiceList::option_colour
Colour of_stage(std::string_view code); // the exits and unknown codes look paused
// Of a group; 0 where it has no colour of its own.
Colour of_group(const view::Columns& columns, const view::Bucket& bucket, const Value& key);
// Of records as the view colours them, by its rules or by a value.
class OfRecords {
public:
    OfRecords(view::Columns& columns, const view::View& view) : columns_(columns), view_(view) {
        rules_.follow(columns, view);
    }
    Colour of(RecordIndex record) const; // 0: it has none

private:
    view::Columns& columns_;
    const view::View& view_;
    view::ColourRules rules_;
};
// As much of the colour on white.
Colour tint(Colour colour, float share);
bool is_dark(Colour colour); // white can be read on it

} // namespace yinfeng::app::ink
