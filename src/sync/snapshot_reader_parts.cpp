// What the reader does when a part of the file is whole - a stamp, a cell, a record, all of it - and with values of a
// shape that this version does not know. What each token means where it stands is in
// snapshot_reader.cpp and snapshot_reader_scalars.cpp.

#include "sync/snapshot_reader.h"

#include "sync/words.h"

#include "base/sort_list.h"
#include "model/limits.h"
#include "store/choice_lists.h"
#include "store/custom_fields.h"

#include <algorithm>
#include <cassert>

namespace yinfeng {

using sync::say;
using sync::Word;

// --- Parts that are whole -----------------------------------------------------------------------------------

bool SnapshotReader::finish_stamp() {
    const auto [replica, n, wall_ms, author] = numbers_;
    const bool in_range = numbers_read_ == 4 && replica >= 0 && author >= 0 && n >= 1 && wall_ms >= 0 &&
                          static_cast<std::uint64_t>(replica) < fragment_.stamps.replica_count() &&
                          static_cast<std::uint64_t>(author) < authors_.size();
    if (!in_range) return fail(say(Word::stamp_out_of_range));
    if (wall_ms > latest_wall_ms) return fail(say(Word::time_out_of_range));
    const std::size_t place = fragment_.stamps.size();
    Stamp stamp;
    stamp.replica = static_cast<ReplicaIndex>(replica);
    stamp.n = static_cast<std::uint64_t>(n);
    stamp.wall_ms = wall_ms;
    stamp.author = authors_[static_cast<std::size_t>(author)];
    if (fragment_.stamps.intern(stamp) != place) return fail(say(Word::double_stamp));
    at_ = At::stamps;
    return true;
}

bool SnapshotReader::finish_pair() {
    if (pair_read_ != 2) return unexpected();
    pair_read_ = 0;
    at_ = list_;
    if (list_ == At::cell) {
        fields_.push_back({field_, Cell(std::move(pair_value_), pair_stamp_)});
        field_ = no_field;
        at_ = At::fields;
        return true;
    }
    auto& writes = list_ == At::siblings ? siblings_ : history_;
    writes.push_back({std::move(pair_value_), pair_stamp_});
    return true;
}

bool SnapshotReader::finish_cell() {
    if (format_ < 2 && history_.size() >= history_limit) {
        const auto closed = closed_by_numbers(siblings_, history_, fragment_.stamps);
        context_.insert(context_.end(), closed.begin(), closed.end());
    }
    Cell cell = Cell::assemble(std::move(context_), std::move(siblings_), std::move(history_), fragment_.stamps);
    context_.clear();
    siblings_.clear();
    history_.clear();
    if (!cell.is_empty()) fields_.push_back({field_, std::move(cell)});
    field_ = no_field;
    at_ = At::fields;
    return true;
}

// Fields come in the order of the record before, with some left out: then it takes a comparison or two, and no lookup.
FieldId SnapshotReader::field_named(std::string_view name) {
    const Names& names = fragment_.names;
    if (kind_ >= first_of_kind_.size()) first_of_kind_.resize(kind_ + 1u, no_field);
    if (following_.size() < names.field_count()) following_.resize(names.field_count(), no_field);
    FieldId& expected = previous_field_ == no_field ? first_of_kind_[kind_] : following_[previous_field_];
    FieldId guess = expected;
    for (int i = 0; i < 4 && guess != no_field; ++i) {
        if (names.field_name(guess) == name) return previous_field_ = guess;
        guess = following_[guess];
    }
    return previous_field_ = expected = fragment_.names.field(kind_, name);
}

bool SnapshotReader::finish_record() {
    if (!fields_read_) return fail(say(Word::part_missing)); // which come after kind and id
    // The file sorts by name, memory by number. Most records have the fields of the one before.
    if (!std::ranges::equal(fields_, previous_fields_, {}, &Field::id)) {
        previous_fields_.clear();
        field_order_.clear();
        for (std::uint32_t i = 0; i < fields_.size(); ++i) {
            previous_fields_.push_back(fields_[i].id);
            field_order_.emplace_back(fields_[i].id, i);
        }
        sort_list(field_order_);
    }
    Record record;
    record.id = id_;
    record.kind = kind_;
    record.fields.reserve(fields_.size());
    for (const auto& [id, place] : field_order_) {
        if (!record.fields.empty() && record.fields.back().id == id) return fail(say(Word::double_field));
        record.fields.push_back(std::move(fields_[place]));
    }
    if (previous_kind_ != no_kind) {
        const bool in_order = previous_kind_ == kind_
                                  ? previous_id_ < id_
                                  : fragment_.names.kind_name(previous_kind_) < fragment_.names.kind_name(kind_);
        sorted_ = sorted_ && in_order;
    }
    previous_kind_ = kind_;
    previous_id_ = id_;
    if (kind_ >= found_.size()) found_.resize(kind_ + 1u, 0);
    ++found_[kind_];
    fragment_.records.push_back(std::move(record));
    // Whoever takes them translates the tables each time: the larger those are, the more records go at once.
    const std::size_t tables = std::max<std::size_t>(fragment_.stamps.size(), fragment_.names.field_count());
    if (take_ && fragment_.records.size() >= std::max(at_a_time_, tables / 8)) give_records();
    at_ = At::records;
    return true;
}

void SnapshotReader::give_records() {
    handed_over_ += fragment_.records.size();
    if (sorted_) take_(fragment_);
    fragment_.records.clear();
}

bool SnapshotReader::finish() {
    assert(at_ == At::after && error_.empty());
    if (!seen_header_ || !seen_records_) return fail(say(Word::not_whole));
    if (take_) {
        give_records();
        if (!sorted_) return fail(say(Word::bad_order)); // not a fault of the file, if nobody had taken its records
    } else if (!sorted_) {
        const Names& names = fragment_.names;
        sort_list(fragment_.records, [&](const Record& a, const Record& b) {
            return a.kind != b.kind ? names.kind_name(a.kind) < names.kind_name(b.kind) : a.id < b.id;
        });
        for (std::size_t i = 1; i < fragment_.records.size(); ++i) {
            const Record& a = fragment_.records[i - 1];
            const Record& b = fragment_.records[i];
            if (a.kind == b.kind && a.id == b.id) return fail(say(Word::double_record));
        }
    }
    if (!take_)
        fragment_.names.define(custom_fields(fragment_.records, fragment_.names), choice_lists(fragment_.records),
            learned_words(fragment_.records, fragment_.names)); // to be read before it is joined
    std::vector<std::int64_t> found = found_;
    found.resize(fragment_.names.kind_count(), 0);
    for (const auto& [name, count] : counts_) {
        const KindId kind = fragment_.names.find_kind(name);
        if (kind == no_kind || found[kind] != count) return fail(say(Word::other_count));
        found[kind] = 0;
    }
    if (std::any_of(found.begin(), found.end(), [](std::int64_t count) { return count != 0; })) {
        return fail(say(Word::other_count));
    }
    return true;
}

// --- Values that are only carried ---------------------------------------------------------------------------

bool SnapshotReader::start_carried(char bracket) {
    if (!carried_.is_open()) {
        if (at_ == At::pair && pair_read_ != 1) return unexpected();
        if (at_ == At::header_number && header_key_known_) return unexpected();
    }
    return carry(carried_.open(bracket));
}

bool SnapshotReader::end_carried(char bracket) {
    if (!carry(carried_.close(bracket))) return false;
    return carried_.is_open() || take_value(Value::compound(carried_.take()));
}

} // namespace yinfeng
