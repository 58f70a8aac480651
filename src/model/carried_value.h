#pragma once
// Values of a shape that this version does not know, as they are carried: JSON without white space, in the order and the words of
// whoever wrote it. CarriedValue makes that text of the events of a JsonScanner, and refuses what the format refuses.

#include "model/json_writer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

class CarriedValue {
public:
    bool is_open() const { return writer_.depth() > 0; }

    // Each is false where the value may not be; error() then says why. All but open() only within brackets.
    bool open(char bracket);
    bool close(char bracket); // when is_open() is false afterwards, take() gives the whole
    bool key(std::string_view name, bool clean);
    bool text(std::string_view text, bool clean);
    bool integer(std::int64_t number);
    bool other_number(std::string_view raw);
    bool word(std::string_view null_true_or_false);

    std::string take() { return writer_.take(); }
    std::string_view error() const { return error_; }

    // A number that cannot be an integer of ours is carried as it is written, if others can read it.
    static bool is_readable_number(std::string_view raw);

private:
    bool fail(std::string_view why) {
        error_ = why;
        return false;
    }

    JsonWriter writer_;
    std::vector<std::vector<std::string>> keys_; // of the open objects, to find duplicates; of a list: none
    std::string_view error_;
};

// Whether the text is what reading it would make of it: a value that can be written and comes back the same.
bool is_carried_value(std::string_view json);

} // namespace yinfeng
