#include "model/value.h"

#include "base/hash.h"

#include <atomic>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace yinfeng {

namespace {

#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
// One thread: counting is a plain addition.
class Count {
public:
    void add() { ++count_; }
    bool drop() { return --count_ == 0; }

private:
    std::uint32_t count_ = 1;
};
#else
class Count {
public:
    void add() { count_.fetch_add(1, std::memory_order_relaxed); }
    bool drop() { return count_.fetch_sub(1, std::memory_order_acq_rel) == 1; }

private:
    std::atomic<std::uint32_t> count_{1};
};
#endif

} // namespace

struct Value::Block {
    Count count;
    std::uint32_t length = 0;

    const char* bytes() const { return reinterpret_cast<const char*>(this + 1); }
    std::string_view view() const { return {bytes(), length}; }

    static Block* make(std::string_view text) {
        void* memory = std::malloc(sizeof(Block) + text.size());
        if (!memory) std::abort();
        Block* block = new (memory) Block;
        block->length = static_cast<std::uint32_t>(text.size());
        std::memcpy(reinterpret_cast<char*>(block + 1), text.data(), text.size());
        return block;
    }
};

void Value::share() const { block()->count.add(); }

void Value::release() {
    if (block()->count.drop()) std::free(block());
}

Value Value::of(bool yes) {
    Value value;
    value.shape_ = Shape::boolean;
    value.bits_ = yes;
    return value;
}

Value Value::of(std::int64_t number) {
    Value value;
    value.shape_ = Shape::integer;
    value.bits_ = static_cast<std::uint64_t>(number);
    return value;
}

Value Value::of_block(Shape shape, std::string_view text) {
    Value value;
    value.shape_ = shape;
    if (!text.empty()) value.bits_ = reinterpret_cast<std::uintptr_t>(Block::make(text));
    return value;
}

Value Value::text(std::string_view utf8) { return of_block(Shape::text, utf8); }
Value Value::compound(std::string_view canonical_json) { return of_block(Shape::compound, canonical_json); }

std::string_view Value::as_text() const {
    return shape_ == Shape::text && has_block() ? block()->view() : std::string_view{};
}

std::string_view Value::as_compound() const {
    return shape_ == Shape::compound && has_block() ? block()->view() : std::string_view{};
}

bool Value::operator==(const Value& other) const {
    if (shape_ != other.shape_) return false;
    if (bits_ == other.bits_) return true;
    return has_block() && other.has_block() && block()->view() == other.block()->view();
}

std::uint64_t Value::hash() const {
    const char tag = static_cast<char>(shape_);
    const std::uint64_t seed = hash_bytes({&tag, 1});
    if (shape_ >= Shape::text) return has_block() ? hash_bytes(block()->view(), seed) : seed;
    char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(bits_ >> (8 * i));
    return hash_bytes({bytes, 8}, seed);
}

bool Value::shares_text_with(const Value& other) const {
    return shape_ >= Shape::text && shape_ == other.shape_ && bits_ == other.bits_;
}

std::size_t Value::heap_bytes() const { return has_block() ? sizeof(Block) + block()->length : 0; }

void Value::append_json(std::string& out) const {
    switch (shape_) {
    case Shape::none: out += "null"; break;
    case Shape::boolean: out += bits_ ? "true" : "false"; break;
    case Shape::integer: append_integer(out, as_integer()); break;
    case Shape::text: append_json_string(out, as_text()); break;
    case Shape::compound: out += as_compound(); break;
    }
}

std::string Value::to_json() const {
    std::string out;
    append_json(out);
    return out;
}

void append_integer(std::string& out, std::int64_t number) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, static_cast<std::size_t>(end - digits));
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t clean_from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out.append(text, clean_from, i - clean_from);
        clean_from = i + 1;
        switch (byte) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\t': out += "\\t"; break;
        default: {
            constexpr char digits[] = "0123456789abcdef";
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
        }
    }
    out.append(text, clean_from, text.size() - clean_from);
    out += '"';
}

} // namespace yinfeng
