#pragma once
// A value that one field of one record can hold: 16 bytes, cheap to copy, compared by content.
//
// Five shapes are enough for every field type (model/field_type.h says how each type is written):
// nothing, yes or no, a 64-bit integer, text, and compound - canonical JSON text that is only carried (deletion
// notes, values of a newer version). Text is shared between copies by reference count, so a column of
// 100 000 equal stages costs one string. "Nothing" is how an emptied field is stored: unknown, never zero.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yinfeng {

class Value {
public:
    enum class Shape : std::uint8_t { none, boolean, integer, text, compound };

    Value() = default;
    Value(const Value& other);
    Value(Value&& other) noexcept;
    Value& operator=(Value other) noexcept;
    ~Value();

    static Value of(bool yes);
    static Value of(std::int64_t number);
    static Value text(std::string_view utf8); // "" is a text; use Value() for "unfilled"
    static Value compound(std::string_view canonical_json);

    Shape shape() const { return shape_; }
    bool is_none() const { return shape_ == Shape::none; }
    bool as_boolean() const { return shape_ == Shape::boolean && number_ != 0; }       // else false
    std::int64_t as_integer() const { return shape_ == Shape::integer ? number_ : 0; } // else 0
    std::string_view as_text() const;                                                  // else ""
    std::string_view as_compound() const;                                              // else ""

    bool operator==(const Value& other) const;
    std::uint64_t hash() const;  // the same natively and in WebAssembly
    std::string to_json() const; // canonical: what a snapshot holds
    void append_json(std::string& out) const;

    // Two values whose texts are one allocation; the decoder uses it to intern.
    bool shares_text_with(const Value& other) const;
    std::size_t heap_bytes() const; // of the text, shared or not

private:
    struct Block; // reference count, length, bytes
    union {
        std::int64_t number_ = 0;
        Block* block_;
    };
    Shape shape_ = Shape::none;
};

// Appends `text` as a canonical JSON string: " \ and control characters are escaped, everything else is as it is.
void append_json_string(std::string& out, std::string_view text);
void append_integer(std::string& out, std::int64_t number); // in decimal

} // namespace yinfeng
