#pragma once
// What was typed into fields and could not be understood: kept by record and field until somebody settles it, by typing something
// that is understood or by Esc, which gives the stored value back. Closing the inspector or leaving the page settles nothing. In
// memory only: none of it is part of the data, and a workspace that is left takes its own with it.

#include "base/id.h"
#include "model/catalogue.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::app {

struct RefusedText {
    Id record;
    FieldId field = 0;
    std::string text, reason; // as typed; in the user's words
};

class RefusedTexts {
public:
    const RefusedText* find(Id record, FieldId field) const; // null if nothing waits there
    void keep(RefusedText refused);                          // in place of what waited in that field
    void settle(Id record, FieldId field);
    void clear();
    std::span<const RefusedText> all() const { return all_; } // in the order in which the fields were left
    std::uint64_t version() const { return version_; }        // grows with every change

private:
    std::vector<RefusedText> all_;
    std::uint64_t version_ = 0;
};

} // namespace yinfeng::app
