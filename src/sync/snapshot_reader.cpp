// What brackets and keys mean where they stand, and what went wrong in the words of the user. Values are in
// snapshot_reader_scalars.cpp, what follows from a whole part in snapshot_reader_parts.cpp.

#include "sync/snapshot_reader.h"

#include "model/limits.h"
#include "model/words.h"
#include "sync/words.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace yinfeng {

using sync::say;
using sync::Word;

namespace {

enum HeaderKey : std::uint32_t {
    key_format = 1,
    key_min_reader = 2,
    key_schema = 4,
    key_replicas = 8,
    key_authors = 16,
    key_stamps = 32,
    key_counts = 64,
    all_header_keys = 127,
};

constexpr std::pair<std::string_view, HeaderKey> header_keys[] = {
    {"format", key_format},
    {"min_reader", key_min_reader},
    {"schema", key_schema},
    {"replicas", key_replicas},
    {"authors", key_authors},
    {"stamps", key_stamps},
    {"counts", key_counts},
};

enum CellPart : std::uint32_t { part_context = 1, part_siblings = 2, part_history = 4 };

} // namespace

bool SnapshotReader::fail(std::string_view what) {
    const auto number = [&] {
        std::string text;
        append_integer(text, static_cast<std::int64_t>(records_read() + 1));
        return text;
    };
    if (at_ == At::after || at_ == At::skipped_end) error_ = say(Word::in_file, {what});
    else if (!seen_records_) error_ = say(Word::in_beginning, {what});
    else if (field_ == no_field) error_ = say(Word::in_record, {number(), what});
    else error_ = say(Word::in_field, {number(), fragment_.names.field_name(field_), what});
    return false;
}

bool SnapshotReader::unexpected() { return fail(say(Word::unexpected)); }

bool SnapshotReader::is_name(std::string_view text, bool clean) {
    return clean && !text.empty() && text.size() <= most_name_bytes;
}

bool SnapshotReader::check_text(std::string_view text, bool clean, std::size_t most_bytes) {
    if (text.size() > most_bytes) return fail(say(ModelWord::long_text));
    if (!clean) return fail(say(ModelWord::control_characters));
    return true;
}

std::size_t SnapshotReader::records_stated() const {
    std::size_t stated = 0;
    for (const auto& [kind, count] : counts_) {
        if (count > 0)
            stated += std::min(static_cast<std::size_t>(count), limits::bytes); // none is smaller than a byte
    }
    return stated;
}

bool SnapshotReader::start_object() {
    if (carried_.is_open()) return start_carried('{');
    switch (at_) {
    case At::outside: at_ = At::top; return true;
    case At::top_value:
        if (current_key_ == "yinfeng") {
            at_ = At::header;
            return true;
        }
        if (current_key_ == "end" && seen_records_ && !seen_end_) {
            seen_end_ = true;
            at_ = At::skipped_end;
            return true;
        }
        return unexpected();
    case At::counts: return opened_ = true;
    case At::records:
        at_ = At::record;
        kind_ = no_kind;
        id_ = {};
        fields_.clear();
        fields_read_ = false;
        return true;
    case At::record_fields:
        at_ = At::fields;
        previous_field_ = no_field;
        return true;
    case At::cell:
        at_ = At::cell_parts;
        parts_seen_ = 0;
        return true;
    case At::pair:
    case At::header_number: return start_carried('{');
    default: return unexpected();
    }
}

bool SnapshotReader::key(std::string_view name, bool clean) {
    if (carried_.is_open()) return carry(carried_.key(name, clean));
    switch (at_) {
    case At::top:
        if (!seen_header_ && name != "yinfeng") {
            foreign_ = true;
            return unexpected();
        }
        if (name == "yinfeng" && seen_header_) return fail(say(ModelWord::double_key));
        if (name == "records" && seen_records_) return fail(say(ModelWord::double_key));
        if (name != "yinfeng" && name != "records" && name != "end") return unexpected();
        current_key_ = name;
        at_ = At::top_value;
        return true;
    case At::header: {
        if (!is_name(name, clean)) return unexpected();
        current_key_ = name;
        std::uint32_t which = 0;
        for (const auto& [text, bit] : header_keys) {
            if (name == text) which = bit;
        }
        header_key_known_ = which != 0;
        if (!header_key_known_) { // its value is copied
            at_ = At::header_number;
            return true;
        }
        if (header_seen_ & which) return fail(say(ModelWord::double_key));
        header_seen_ |= which;
        at_ = which == key_replicas  ? At::replicas
              : which == key_authors ? At::authors
              : which == key_stamps  ? At::stamps
              : which == key_counts  ? At::counts
                                     : At::header_number;
        opened_ = false;
        return true;
    }
    case At::counts:
        if (!is_name(name, clean)) return unexpected();
        if (std::any_of(counts_.begin(), counts_.end(), [&](const auto& each) { return each.first == name; })) {
            return fail(say(ModelWord::double_key));
        }
        if (counts_.size() >= known_kind_count + limits::unknown_kinds) return fail(say(Word::many_kinds));
        counts_.emplace_back(name, 0);
        at_ = At::count;
        return true;
    case At::record:
        if (name == "kind" && kind_ == no_kind) {
            at_ = At::record_kind;
        } else if (name == "id" && is_nil(id_)) {
            at_ = At::record_id;
        } else if (name == "fields" && kind_ != no_kind && !is_nil(id_) && !fields_read_) {
            at_ = At::record_fields;
        } else {
            return fail(say(Word::bad_key));
        }
        return true;
    case At::fields:
        if (!is_name(name, clean)) return fail(say(Word::bad_field));
        field_ = field_named(name);
        at_ = At::cell;
        return true;
    case At::cell_parts: {
        const std::uint32_t which = name == "x"   ? part_context
                                    : name == "s" ? part_siblings
                                    : name == "h" ? part_history
                                                  : 0u;
        if (which == 0) return unexpected();
        if (parts_seen_ & which) return fail(say(ModelWord::double_key));
        parts_seen_ |= which;
        at_ = which == part_context ? At::context : which == part_siblings ? At::siblings : At::history;
        opened_ = false;
        return true;
    }
    default:
        assert(at_ == At::skipped_end); // start_object() takes objects nowhere else
        return true;
    }
}

bool SnapshotReader::end_object() {
    if (carried_.is_open()) return end_carried('}');
    switch (at_) {
    case At::top: at_ = At::after; return true;
    case At::header:
        seen_header_ = true;
        if ((header_seen_ & all_header_keys) != all_header_keys) return fail(say(Word::part_missing));
        at_ = At::top;
        return true;
    case At::counts: at_ = At::header; return true;
    case At::skipped_end: at_ = At::top; return true;
    case At::fields:
        at_ = At::record;
        fields_read_ = true;
        field_ = no_field;
        return true;
    case At::record: return finish_record();
    default:
        assert(at_ == At::cell_parts); // start_object() takes objects nowhere else
        return finish_cell();
    }
}

bool SnapshotReader::start_array() {
    if (carried_.is_open()) return start_carried('[');
    switch (at_) {
    case At::top_value:
        if (current_key_ != "records") return unexpected();
        seen_records_ = true;
        at_ = At::records;
        return true;
    case At::replicas:
    case At::authors:
        if (opened_) return unexpected();
        return opened_ = true;
    case At::stamps:
        if (!opened_) return opened_ = true;
        at_ = At::stamp;
        numbers_read_ = 0;
        return true;
    case At::cell:
    case At::siblings:
    case At::history:
        if (at_ != At::cell && !opened_) return opened_ = true; // the list itself
        list_ = at_;
        at_ = At::pair;
        pair_read_ = 0;
        return true;
    case At::context:
        if (!opened_) return opened_ = true;
        at_ = At::context_entry;
        numbers_read_ = 0;
        return true;
    case At::pair:
    case At::header_number: return start_carried('[');
    case At::outside: foreign_ = true; return unexpected();
    default: return unexpected();
    }
}

bool SnapshotReader::end_array() {
    if (carried_.is_open()) return end_carried(']');
    switch (at_) {
    case At::replicas:
    case At::authors:
    case At::stamps: at_ = At::header; return true;
    case At::stamp: return finish_stamp();
    case At::records: at_ = At::top; return true;
    case At::pair: return finish_pair();
    case At::context_entry: {
        if (numbers_read_ != 2) return unexpected();
        const auto [replica, n] = std::pair(numbers_[0], numbers_[1]);
        if (replica < 0 || static_cast<std::uint64_t>(replica) >= fragment_.stamps.replica_count() || n < 1) {
            return fail(say(Word::writes_out_of_range));
        }
        context_.push_back({static_cast<ReplicaIndex>(replica), static_cast<std::uint64_t>(n)});
        fragment_.stamps.note_n(context_.back().replica, context_.back().n);
        at_ = At::context;
        return true;
    }
    default:
        // start_array() takes arrays nowhere else
        assert(at_ == At::context || at_ == At::siblings || at_ == At::history);
        at_ = At::cell_parts;
        return true;
    }
}

} // namespace yinfeng
