#pragma once
// The address of a place, as text: what stands after '#' in the address bar, in a bookmark, and in a link that one colleague sends
// to another.
//
//   w=01j3…&page=projects&list=project&view=standard:all&record=01j7…&layout=table&where=stage%20%3D%20signed!
//
// Records, shared views and the workspace are named by their id: a number such as S003 can be given twice by two offices and is
// changed by whoever tidies up, and a link must not show another record then. Pages, lists and the page's own views are named by
// words. Conditions are what view::to_text writes by the names of files: the same in every language, records in them by their id.
// They end with a '!', so that a sentence which lost its end is not taken for a wider one. In a link that is copied the name of the workspace comes along, for the browser that does not have it: nothing is looked up by it,
// it is the last part, so that a link whose end was cut off in a chat loses it first, and nothing else of what is recorded stands in
// a link but what somebody typed into a condition or the search box. The address bar goes without: browsers keep and share what stood there.
// Everything but letters, digits and "-._~:" is percent-encoded: chat programs end a link at the first Chinese character.

#include "app/app.h"

#include <expected>
#include <string>
#include <string_view>

namespace yinfeng::app {

struct Address {
    Id workspace;     // of its settings record, the same for all who share it; nil: whichever is open
    std::string name; // of the workspace, in links only
    std::optional<Screen> page = Screen::projects; // nothing: the start page
    std::string list; // of a page with several, by the name of its kind; empty: as it was left
    std::string view; // ui/records/view_set.h; empty: as it was left
    Id record;        // nil: none
    Sight sight;      // of the list
    bool operator==(const Address&) const = default;
};

enum class AddressFault : std::uint8_t {
    foreign,      // not one of ours at all
    damaged,      // cut, or changed on the way
    unknown_page, // of another version
};

// Conditions that are longer than a link may be are left out: they stay with the browser that has them (Sight::Conditions::as_left).
std::string to_text(const Address& address);
bool leaves_out_conditions(const Address& address);
// Takes what to_text() writes and, in any order, any part of it; parts that it does not know are of a newer version and left out.
std::expected<Address, AddressFault> parse_address(std::string_view text);

} // namespace yinfeng::app
