// Numbers, texts and the other values of a file that hold no others: what each means where it stands.

#include "sync/snapshot_reader.h"

#include "model/limits.h"
#include "model/words.h"
#include "store/deletion.h"
#include "sync/words.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace yinfeng {

using sync::say;
using sync::Word;

bool SnapshotReader::null() {
    if (carried_.is_open()) return carry(carried_.word("null"));
    return take_value(Value());
}

bool SnapshotReader::boolean(bool yes) {
    if (carried_.is_open()) return carry(carried_.word(yes ? "true" : "false"));
    return take_value(Value::of(yes));
}

bool SnapshotReader::integer(std::int64_t number) {
    if (carried_.is_open()) return carry(carried_.integer(number));
    if (number > static_cast<std::int64_t>(greatest_n) || number < -greatest_integer)
        return fail(say(ModelWord::number_out_of_range));
    switch (at_) {
    case At::header_number:
        if (!header_key_known_) return take_value(Value::of(number));
        if (number < 0 || number > limits::version) return fail(say(Word::version_out_of_range));
        if (current_key_ == "min_reader" && number > snapshot_format) {
            too_new_ = true;
            return fail(say(Word::too_new));
        }
        if (current_key_ == "schema") fragment_.schema = static_cast<int>(number);
        if (current_key_ == "format") format_ = static_cast<int>(number);
        at_ = At::header;
        return true;
    case At::count:
        counts_.back().second = number;
        at_ = At::counts;
        return true;
    case At::stamp:
    case At::context_entry:
        if (numbers_read_ == numbers_.size()) return unexpected();
        numbers_[numbers_read_++] = number;
        return true;
    case At::pair:
        if (pair_read_ == 0) {
            if (number < 0 || static_cast<std::uint64_t>(number) >= fragment_.stamps.size()) {
                return fail(say(Word::no_such_stamp));
            }
            pair_stamp_ = static_cast<StampId>(number);
            pair_read_ = 1;
            return true;
        }
        if (number > greatest_integer) return fail(say(ModelWord::number_out_of_range));
        return take_value(Value::of(number));
    default: return take_value(Value::of(number));
    }
}

bool SnapshotReader::other_number(std::string_view raw) {
    if (carried_.is_open()) return carry(carried_.other_number(raw));
    if (!CarriedValue::is_readable_number(raw)) return fail(say(ModelWord::number_out_of_range));
    return take_value(Value::compound(raw));
}

// Of two cells with the same short text the second usually follows soon: a small table finds it without much memory. A
// text takes its place only when it comes a second time, so what stands once in the file does not drive out what repeats.
Value SnapshotReader::shared_text(std::string_view text) {
    if (text.size() > 48 || text.empty()) return Value::text(text);
    if (recent_.empty()) recent_.resize(recent_texts);
    std::uint64_t head = 0, tail = 0;
    std::memcpy(&head, text.data(), std::min<std::size_t>(8, text.size()));
    std::memcpy(&tail, text.data() + (text.size() > 8 ? text.size() - 8 : 0), std::min<std::size_t>(8, text.size()));
    const std::uint64_t hash = combine_hashes(head, tail) + text.size();
    RecentText& slot = recent_[hash % recent_texts];
    if (slot.hash == hash && slot.value.as_text() == text) return slot.value;
    Value value = Value::text(text);
    if (std::exchange(slot.last_hash, hash) == hash) {
        slot.hash = hash;
        slot.value = value;
    }
    return value;
}

bool SnapshotReader::string(std::string_view text, bool clean) {
    if (carried_.is_open()) return carry(carried_.text(text, clean));
    switch (at_) {
    case At::pair:
        if (pair_read_ != 1) return unexpected();
        if (!check_text(text, clean, most_text_bytes)) return false;
        return take_value(shared_text(text));
    case At::replicas: {
        if (!opened_) return unexpected();
        const auto id = parse_replica(text);
        if (!id) return fail(say(Word::bad_replica));
        const std::size_t place = fragment_.stamps.replica_count();
        if (fragment_.stamps.replica(*id) != place) return fail(say(Word::double_replica));
        return true;
    }
    case At::authors: {
        if (!opened_) return unexpected();
        // Earlier programs wrote authors as they were given. Two may be one when they are kept as they ought to have been.
        const std::string kept = kept_author(text);
        fragment_.was_mended = fragment_.was_mended || kept != text;
        const std::size_t count = fragment_.stamps.author_count();
        authors_.push_back(fragment_.stamps.author(kept));
        if (authors_.back() != count && !fragment_.was_mended) return fail(say(Word::double_author));
        return true;
    }
    case At::record_kind:
        if (!is_name(text, clean)) return fail(say(Word::bad_kind));
        kind_ = fragment_.names.kind(text);
        if (kind_ == no_kind) return fail(say(Word::many_kinds));
        at_ = At::record;
        return true;
    case At::record_id: {
        const auto id = parse_id(text);
        if (!id || is_nil(*id)) return fail(say(Word::bad_record));
        id_ = *id;
        at_ = At::record;
        return true;
    }
    default:
        if (!check_text(text, clean, most_text_bytes)) return false;
        return take_value(Value::text(text));
    }
}

// A whole value has been read: into a pair, or as an unknown key of the header.
bool SnapshotReader::take_value(Value value) {
    if (at_ == At::pair) {
        if (pair_read_ != 1) return unexpected();
        pair_value_ = std::move(value);
        pair_read_ = 2;
        return true;
    }
    if (at_ == At::header_number && !header_key_known_) {
        if (current_key_ == "left_out") {
            if (!fragment_.left_out.empty()) return fail(say(ModelWord::double_key));
            fragment_.left_out = value.to_json();
            at_ = At::header;
            return true;
        }
        if (!fragment_.header_extras.emplace(current_key_, value.to_json()).second)
            return fail(say(ModelWord::double_key));
        at_ = At::header;
        return true;
    }
    if (at_ == At::skipped_end) return true;
    if (at_ == At::outside) foreign_ = true;
    return unexpected();
}

} // namespace yinfeng
