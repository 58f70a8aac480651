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
#include <utility>

namespace yinfeng {

class Value {
public:
    enum class Shape : std::uint8_t { none, boolean, integer, text, compound };

    Value() = default;
    Value(const Value& other) : bits_(other.bits_), shape_(other.shape_) {
        if (has_block()) share();
    }
    Value(Value&& other) noexcept
        : bits_(std::exchange(other.bits_, 0)), shape_(std::exchange(other.shape_, Shape::none)) {}
    Value& operator=(Value other) noexcept {
        std::swap(bits_, other.bits_);
        std::swap(shape_, other.shape_);
        return *this;
    }
    ~Value() {
        if (has_block()) release();
    }

    static Value of(bool yes);
    static Value of(std::int64_t number);
    static Value text(std::string_view utf8); // "" is a text; use Value() for "unfilled"
    static Value compound(std::string_view canonical_json);

    Shape shape() const { return shape_; }
    bool is_none() const { return shape_ == Shape::none; }
    // Each is false, 0 or "" for another shape.
    bool as_boolean() const { return shape_ == Shape::boolean && bits_ != 0; }
    std::int64_t as_integer() const { return shape_ == Shape::integer ? static_cast<std::int64_t>(bits_) : 0; }
    std::string_view as_text() const;
    std::string_view as_compound() const;

    bool operator==(const Value& other) const;
    std::uint64_t hash() const;  // the same natively and in WebAssembly
    std::string to_json() const; // canonical: what a snapshot holds
    void append_json(std::string& out) const;

    // Two values whose texts are one allocation; the decoder uses it to intern.
    bool shares_text_with(const Value& other) const;
    std::size_t heap_bytes() const; // of the text, shared or not

private:
    struct Block; // reference count, length, bytes; the empty text has none
    bool has_block() const { return shape_ >= Shape::text && bits_ != 0; }
    Block* block() const { return reinterpret_cast<Block*>(static_cast<std::uintptr_t>(bits_)); }
    static Value of_block(Shape shape, std::string_view text);
    void share() const;
    void release();

    std::uint64_t bits_ = 0; // the number, or where the block is
    Shape shape_ = Shape::none;
};

// Appends `text` as a canonical JSON string: " \ and control characters are escaped, everything else is as it is.
void append_json_string(std::string& out, std::string_view text);
void append_integer(std::string& out, std::int64_t number); // in decimal

} // namespace yinfeng
