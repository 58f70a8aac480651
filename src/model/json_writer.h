#pragma once
// Writes JSON text piece by piece. What stands between two items follows from the structure alone: which brackets are open, and
// whether the innermost one holds anything yet. What the buffer holds is never asked, so it may be emptied after any item.
//
// Whoever writes opens and closes in pairs, and gives a key before each member of an object; everything else is seen to here.

#include "model/value.h"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace yinfeng {

class JsonWriter {
public:
    using Drain = std::function<void(std::string_view)>;

    JsonWriter() = default; // collects everything; take() gives it
    // Empties itself into `drain` whenever `buffer_bytes` are reached, and at flush().
    JsonWriter(Drain drain, std::size_t buffer_bytes)
        : drain_(std::move(drain)), buffer_bytes_(buffer_bytes ? buffer_bytes : 1) {}

    void open_object() { open('{'); }
    void open_list() { open('['); }
    void close_object() { close('}'); }
    void close_list() { close(']'); }
    void open(char bracket) {
        place_item();
        placed_ = false;
        out_ += bracket;
        assert(depth_ < 63);
        ++depth_;
        filled_ &= ~(std::uint64_t{1} << depth_);
    }
    void close(char bracket) { // the one that fits; after new_line() in a line of its own
        assert(depth_ > 0 && !placed_);
        if (std::exchange(breaks_, false)) out_ += '\n';
        --depth_;
        out_ += bracket;
        written();
    }

    void key(std::string_view name) {
        place_item();
        append_json_string(out_, name);
        out_ += ':';
    }
    void prepared_key(std::string_view quoted_with_colon) {
        place_item();
        out_ += quoted_with_colon;
    }
    void text(std::string_view utf8) {
        place_item();
        append_json_string(out_, utf8);
        finish_item();
    }
    void integer(std::int64_t number) {
        place_item();
        append_integer(out_, number);
        finish_item();
    }
    void value(const Value& value) {
        place_item();
        value.append_json(out_);
        finish_item();
    }
    void json(std::string_view whole_value) {
        place_item();
        out_ += whole_value;
        finish_item();
    }

    // What comes next - an item, a key or a closing bracket - begins a line.
    void new_line() { breaks_ = true; }
    void end_text() { // the line end behind the outermost bracket
        assert(depth_ == 0);
        out_ += '\n';
    }

    // Puts what goes before the next item, so that whatever is written from here on are the item's own bytes.
    void place_item() {
        if (placed_) return;
        placed_ = true;
        const std::uint64_t bit = std::uint64_t{1} << depth_;
        if (filled_ & bit) out_ += ',';
        filled_ |= bit;
        if (breaks_) {
            out_ += '\n';
            breaks_ = false;
        }
    }

    void flush() {
        if (!drain_ || out_.empty()) return;
        drained_ += out_.size();
        drain_(out_);
        out_.clear();
    }
    std::size_t bytes() const { return drained_ + out_.size(); } // written in all
    int depth() const { return depth_; }
    std::string take() { // where nothing drains; the writer can then be used anew
        filled_ = 0;
        return std::exchange(out_, {});
    }

private:
    void finish_item() {
        placed_ = false;
        written();
    }
    void written() {
        if (out_.size() >= buffer_bytes_) flush();
    }

    std::string out_;
    std::uint64_t filled_ = 0; // a bit per depth: something stands there
    int depth_ = 0;
    bool placed_ = false; // what goes before the next item is written
    bool breaks_ = false; // the next item begins a line
    Drain drain_;
    std::size_t buffer_bytes_ = SIZE_MAX;
    std::size_t drained_ = 0;
};

} // namespace yinfeng
