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

    // The empty text has no block.
    static Block* make(std::string_view text) {
        if (text.empty()) return nullptr;
        void* memory = std::malloc(sizeof(Block) + text.size());
        if (!memory) std::abort();
        Block* block = new (memory) Block;
        block->length = static_cast<std::uint32_t>(text.size());
        std::memcpy(reinterpret_cast<char*>(block + 1), text.data(), text.size());
        return block;
    }
};

namespace {
constexpr bool has_block(Value::Shape shape) { return shape == Value::Shape::text || shape == Value::Shape::compound; }
} // namespace

Value::Value(const Value& other) : number_(0), shape_(other.shape_) {
    if (has_block(shape_)) {
        block_ = other.block_;
        if (block_) block_->count.add();
    } else {
        number_ = other.number_;
    }
}

Value::Value(Value&& other) noexcept : number_(0), shape_(other.shape_) {
    if (has_block(shape_)) {
        block_ = other.block_;
    } else {
        number_ = other.number_;
    }
    other.shape_ = Shape::none;
    other.number_ = 0;
}

Value& Value::operator=(Value other) noexcept {
    this->~Value();
    return *new (this) Value(std::move(other));
}

Value::~Value() {
    if (has_block(shape_) && block_ && block_->count.drop()) std::free(block_);
}

Value Value::of(bool yes) {
    Value value;
    value.shape_ = Shape::boolean;
    value.number_ = yes ? 1 : 0;
    return value;
}

Value Value::of(std::int64_t number) {
    Value value;
    value.shape_ = Shape::integer;
    value.number_ = number;
    return value;
}

Value Value::text(std::string_view utf8) {
    Value value;
    value.shape_ = Shape::text;
    value.block_ = Block::make(utf8);
    return value;
}

Value Value::compound(std::string_view canonical_json) {
    Value value;
    value.shape_ = Shape::compound;
    value.block_ = Block::make(canonical_json);
    return value;
}

std::string_view Value::as_text() const {
    return shape_ == Shape::text && block_ ? block_->view() : std::string_view{};
}

std::string_view Value::as_compound() const {
    return shape_ == Shape::compound && block_ ? block_->view() : std::string_view{};
}

bool Value::operator==(const Value& other) const {
    if (shape_ != other.shape_) return false;
    if (!has_block(shape_)) return number_ == other.number_;
    if (block_ == other.block_) return true;
    if (!block_ || !other.block_) return false; // only the empty text has no block
    return block_->view() == other.block_->view();
}

std::uint64_t Value::hash() const {
    const char tag = static_cast<char>(shape_);
    const std::uint64_t seed = hash_bytes({&tag, 1});
    if (has_block(shape_)) return block_ ? hash_bytes(block_->view(), seed) : seed;
    char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(static_cast<std::uint64_t>(number_) >> (8 * i));
    return hash_bytes({bytes, 8}, seed);
}

bool Value::shares_text_with(const Value& other) const {
    return has_block(shape_) && shape_ == other.shape_ && block_ == other.block_;
}

std::size_t Value::heap_bytes() const { return has_block(shape_) && block_ ? sizeof(Block) + block_->length : 0; }

void Value::append_json(std::string& out) const {
    switch (shape_) {
    case Shape::none: out += "null"; break;
    case Shape::boolean: out += number_ ? "true" : "false"; break;
    case Shape::integer: append_integer(out, number_); break;
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
