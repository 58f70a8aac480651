#pragma once
// Reads JSON text as a stream of events, strictly by RFC 8259, in one pass and without copying.
//
// Snapshots of 100 000 records are 70 to 100 MB and are read whenever the program starts, so this is what the user
// waits for. The JSON library that the tests compare this with (tests/unit/sync/json_scanner_test.cpp) collects every
// character twice, which is three times slower in WebAssembly; here text that needs no unescaping is handed on as it
// stands in the file, and the same pass checks that it is valid UTF-8 and holds no control characters.
//
// The handler's functions return false to stop:
//   null()  boolean(bool)  integer(int64)  other_number(text)  string(text, clean)  key(text, clean)
//   start_object()  end_object()  start_array()  end_array()
// other_number is for fractions, exponents and -0, as they are written. `clean` is false where the text has control
// characters but \n and \t, or characters that turn the direction of writing (model/typed.h, clean_text).
//
// A handler that has allows_comma_at_end(position) is asked where a list closes right behind a comma that
// stands right behind an item; one that has allows_other_bytes(), where a text holds bytes that are no UTF-8: they are handed on
// as they are, and the text is not clean.

#include "model/typed.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace yinfeng {

template <class Handler> class JsonScanner {
public:
    JsonScanner(std::string_view text, Handler& handler)
        : begin_(text.data()), at_(text.data()), end_(text.data() + text.size()), handler_(handler) {}

    // True if the whole text is one JSON value and the handler never stopped.
    bool run() { return step(SIZE_MAX) == Step::done; }

    // The same in slices: reads `bytes` and what is needed to get between two values.
    enum class Step : std::uint8_t { more, done, failed };
    Step step(std::size_t bytes) {
        const char* until = at_ + std::min(bytes, static_cast<std::size_t>(end_ - at_));
        if (!begun_) {
            begun_ = true;
            if (!value()) return Step::failed;
        }
        while (depth_ > 0) {
            if (at_ >= until && (at_ < end_ || !is_last_)) return Step::more;
            if (!(in_object() ? member() : element())) return Step::failed;
        }
        skip_space();
        return at_ == end_ ? Step::done : Step::failed;
    }

    // For a text that comes in pieces: the first is given as unfinished, and go_on() with the rest of a piece that step() has
    // left and what follows it. A piece must end right behind a value or a member, before its comma.
    JsonScanner(std::string_view text, Handler& handler, bool is_last) : JsonScanner(text, handler) {
        is_last_ = is_last;
    }
    void go_on(std::string_view text, bool is_last) {
        begin_ = at_ = text.data();
        end_ = begin_ + text.size();
        is_last_ = is_last;
    }
    // How much of the piece has been read. It may go away now.
    std::size_t put_down() {
        const auto used = static_cast<std::size_t>(at_ - begin_);
        broke_off_ = broke_off();
        before_ += used;
        begin_ = at_ = end_ = nullptr;
        return used;
    }

    // Where the reading ended. At the end of the text after a failure: the text breaks off.
    std::size_t position() const { return before_ + static_cast<std::size_t>(at_ - begin_); }
    bool broke_off() const { return begin_ ? at_ >= end_ && is_last_ : broke_off_; }

    static constexpr int most_depth = 64; // a handler with a smaller bound stops before

private:
    void skip_space() {
        while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    }
    bool next_is(char c) {
        skip_space();
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }

    bool in_object() const { return objects_ >> (depth_ - 1) & 1; }
    bool push(bool is_object) {
        if (depth_ == most_depth) return false;
        objects_ = (objects_ & ~(std::uint64_t{1} << depth_)) | (std::uint64_t{is_object} << depth_);
        ++depth_;
        first_ = true;
        return true;
    }
    void pop() {
        --depth_;
        first_ = false;
    }

    bool value() {
        skip_space();
        if (at_ == end_) return false;
        std::string_view text;
        switch (*at_) {
        case '{': ++at_; return push(true) && handler_.start_object();
        case '[': ++at_; return push(false) && handler_.start_array();
        case '"': return string(text) && handler_.string(text, clean_);
        case 't': return word("true") && handler_.boolean(true);
        case 'f': return word("false") && handler_.boolean(false);
        case 'n': return word("null") && handler_.null();
        default: return number();
        }
    }

    bool member() {
        if (next_is('}')) return pop(), handler_.end_object();
        if (!first_ && !next_is(',')) return false;
        first_ = false;
        skip_space();
        std::string_view name;
        if (at_ == end_ || *at_ != '"' || !string(name) || !handler_.key(name, clean_)) return false;
        return next_is(':') && value();
    }

    bool element() {
        if (next_is(']')) return pop(), handler_.end_array();
        if (!first_ && !next_is(',')) return false;
        if constexpr (requires { handler_.allows_comma_at_end(std::size_t{}); }) {
            const bool is_at_end = !first_ && at_ < end_ && *at_ == ']' && static_cast<unsigned char>(at_[-2]) > ' ';
            if (is_at_end && handler_.allows_comma_at_end(position())) {
                ++at_;
                return pop(), handler_.end_array();
            }
        }
        first_ = false;
        return value();
    }

    bool word(std::string_view expected) {
        for (const char c : expected) {
            if (at_ == end_ || *at_ != c) return false;
            ++at_;
        }
        return true;
    }

    static bool is_digit(char c) { return c >= '0' && c <= '9'; }
    bool digits() {
        const char* from = at_;
        while (at_ < end_ && is_digit(*at_)) ++at_;
        return at_ > from;
    }

    bool number() {
        const char* from = at_;
        const bool negative = *at_ == '-';
        if (negative) ++at_;
        const char* first = at_;
        if (!digits()) return false;
        if (*first == '0' && at_ - first > 1) return at_ = first + 1, false;
        bool whole = true;
        if (at_ < end_ && *at_ == '.') {
            whole = false;
            ++at_;
            if (!digits()) return false;
        }
        if (at_ < end_ && (*at_ == 'e' || *at_ == 'E')) {
            whole = false;
            ++at_;
            if (at_ < end_ && (*at_ == '+' || *at_ == '-')) ++at_;
            if (!digits()) return false;
        }
        if (!whole || (negative && *first == '0')) {
            return handler_.other_number({from, static_cast<std::size_t>(at_ - from)});
        }
        if (at_ - first > 18) return handler_.integer(negative ? INT64_MIN : INT64_MAX); // beyond every bound
        std::int64_t number = 0;
        for (const char* c = first; c < at_; ++c) number = number * 10 + (*c - '0');
        return handler_.integer(negative ? -number : number);
    }

    // Length of the code point at at_ if it is valid UTF-8 (not ASCII), else 0; sees to clean_.
    int code_point_bytes() {
        const auto byte = [&](int i) { return static_cast<unsigned char>(at_[i]); };
        const auto follows = [&](int i) { return (byte(i) & 0xC0) == 0x80; };
        const unsigned char lead = byte(0);
        const std::ptrdiff_t left = end_ - at_;
        if (lead >= 0xE0 && lead <= 0xEF) {
            if (left < 3 || !follows(1) || !follows(2)) return 0;
            if (lead == 0xE0 && byte(1) < 0xA0) return 0; // longer than needed
            if (lead == 0xED && byte(1) > 0x9F) return 0; // surrogate
            if (lead == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                                    (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9))) {
                clean_ = false;
            }
            return 3;
        }
        if (lead >= 0xC2 && lead <= 0xDF) {
            if (left < 2 || !follows(1)) return 0;
            if (lead == 0xC2 && byte(1) < 0xA0) clean_ = false;
            return 2;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            if (left < 4 || !follows(1) || !follows(2) || !follows(3)) return 0;
            if (lead == 0xF0 && byte(1) < 0x90) return 0;
            if (lead == 0xF4 && byte(1) > 0x8F) return 0;
            return 4;
        }
        return 0;
    }

    // Whether one of eight bytes is a quotation mark, a backslash, a control character, DEL or not ASCII.
    static bool has_special(std::uint64_t eight) {
        constexpr std::uint64_t ones = 0x0101010101010101, high = 0x8080808080808080;
        const auto has_zero = [](std::uint64_t bytes) { return (bytes - ones) & ~bytes & high; };
        return ((eight & high) | ((eight - ones * 0x20) & ~eight & high) | has_zero(eight ^ ones * '"') |
                   has_zero(eight ^ ones * '\\') | has_zero(eight ^ ones * 0x7F)) != 0;
    }

    bool string(std::string_view& text) {
        ++at_; // the quotation mark
        clean_ = true;
        const char* from = at_;
        bool copied = false;
        while (at_ < end_) {
            while (end_ - at_ >= 8) {
                std::uint64_t eight;
                std::memcpy(&eight, at_, 8);
                if (has_special(eight)) break;
                at_ += 8;
            }
            if (at_ == end_) return false;
            const auto byte = static_cast<unsigned char>(*at_);
            if (byte == '"') {
                const std::string_view last(from, static_cast<std::size_t>(at_ - from));
                if (copied) {
                    unescaped_ += last;
                    text = unescaped_;
                    clean_ = clean_ && is_clean_text(unescaped_);
                } else {
                    text = last;
                }
                ++at_;
                return true;
            }
            if (byte == '\\') {
                if (!copied) unescaped_.clear();
                copied = true;
                unescaped_.append(from, static_cast<std::size_t>(at_ - from));
                if (!escape()) return false;
                from = at_;
            } else if (byte < 0x20) {
                return false;
            } else if (byte < 0x80) {
                clean_ = clean_ && byte != 0x7F;
                ++at_;
            } else {
                do { // Chinese text seldom comes alone
                    int bytes = code_point_bytes();
                    if (bytes == 0 && allows_other_bytes()) clean_ = false, bytes = 1;
                    if (bytes == 0) {
                        if (is_last_ && end_ - at_ < 4 && is_cut()) at_ = end_;
                        return false;
                    }
                    at_ += bytes;
                } while (at_ < end_ && static_cast<unsigned char>(*at_) >= 0x80);
            }
        }
        return false;
    }

    bool allows_other_bytes() const {
        if constexpr (requires { handler_.allows_other_bytes(); }) return handler_.allows_other_bytes();
        else return false;
    }

    // The text ends within a character.
    bool is_cut() const {
        for (const char* c = at_ + 1; c < end_; ++c) {
            if ((static_cast<unsigned char>(*c) & 0xC0) != 0x80) return false;
        }
        return static_cast<unsigned char>(*at_) >= 0xC2;
    }

    bool four_digits(std::uint32_t& code) {
        code = 0;
        for (int i = 0; i < 4; ++i, ++at_) {
            if (at_ == end_) return false;
            const char c = *at_;
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) return false;
            code = code << 4 | static_cast<std::uint32_t>(digit);
        }
        return true;
    }

    bool escape() {
        if (++at_ == end_) return false;
        const char kind = *at_++;
        switch (kind) {
        case '"':
        case '\\':
        case '/': unescaped_ += kind; return true;
        case 'b': unescaped_ += '\b'; return true;
        case 'f': unescaped_ += '\f'; return true;
        case 'n': unescaped_ += '\n'; return true;
        case 'r': unescaped_ += '\r'; return true;
        case 't': unescaped_ += '\t'; return true;
        case 'u': break;
        default: --at_; return false;
        }
        std::uint32_t code = 0;
        if (!four_digits(code)) return false;
        if (code >= 0xDC00 && code <= 0xDFFF) return false;
        if (code >= 0xD800 && code <= 0xDBFF) {
            std::uint32_t low = 0;
            if (!word("\\u") || !four_digits(low) || low < 0xDC00 || low > 0xDFFF) return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        if (code < 0x80) {
            unescaped_ += static_cast<char>(code);
        } else if (code < 0x800) {
            unescaped_ += static_cast<char>(0xC0 | code >> 6);
            unescaped_ += static_cast<char>(0x80 | (code & 0x3F));
        } else {
            if (code < 0x10000) {
                unescaped_ += static_cast<char>(0xE0 | code >> 12);
            } else {
                unescaped_ += static_cast<char>(0xF0 | code >> 18);
                unescaped_ += static_cast<char>(0x80 | (code >> 12 & 0x3F));
            }
            unescaped_ += static_cast<char>(0x80 | (code >> 6 & 0x3F));
            unescaped_ += static_cast<char>(0x80 | (code & 0x3F));
        }
        return true;
    }

    const char* begin_;
    const char* at_;
    const char* end_;
    Handler& handler_;
    int depth_ = 0;
    std::uint64_t objects_ = 0; // a bit per open bracket
    bool first_ = true;         // nothing has been read within the innermost bracket yet
    bool clean_ = true;
    bool begun_ = false;
    bool is_last_ = true;    // of the pieces of the text
    bool broke_off_ = false; // of the piece that was put down
    std::size_t before_ = 0; // bytes of the pieces before
    std::string unescaped_;
};

} // namespace yinfeng
