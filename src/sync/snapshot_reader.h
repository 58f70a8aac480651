#pragma once
// The part of reading that sees one JSON event after another and builds the fragment. It trusts nothing: every number,
// text and order is checked when it arrives, and the first thing that is wrong ends the reading.
//
// JsonScanner calls null(), boolean(), key(), start_object() and so on; each returns false to stop.

#include "model/carried_value.h"
#include "store/fragment.h"
#include "sync/snapshot.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

class SnapshotReader {
public:
    // Hands records over, so many at a time, instead of keeping them: `take` gets the fragment as it is by then. Nothing of it
    // may count before finish() is true. Works only for a file in order: needs_all() says that it is not.
    using Take = std::function<void(Fragment&)>;
    void hand_over(Take take, std::size_t records) {
        take_ = std::move(take);
        at_a_time_ = records;
    }
    bool needs_all() const { return take_ && !sorted_; }

    // After parsing: sorts, and checks what can only be checked at the end. False if something is wrong.
    bool finish();
    Fragment take() { return std::move(fragment_); }

    const std::string& error() const { return error_; } // with the place; empty if the JSON itself broke
    bool is_too_new() const { return too_new_; }
    bool is_foreign() const { return foreign_; } // JSON, but of something else
    bool has_header() const { return seen_header_; }
    std::size_t records_read() const { return handed_over_ + fragment_.records.size(); }
    std::size_t records_stated() const; // by the header
    static constexpr std::size_t earlier_buffer_bytes = 65'536;

    // Called by JsonScanner
    bool null();
    bool boolean(bool yes);
    bool integer(std::int64_t number);
    bool other_number(std::string_view raw);
    bool string(std::string_view text, bool clean);
    bool start_object();
    bool key(std::string_view name, bool clean);
    bool end_object();
    bool start_array();
    bool end_array();
    // Of the list of stamps as earlier programs wrote it (snapshot.h): they emptied their buffer only when it was full.
    bool allows_comma_at_end(std::size_t position) const {
        return at_ == At::stamps && position >= earlier_buffer_bytes;
    }
    // Of an author's name: earlier programs took --author as the terminal gave it, in GBK.
    bool allows_other_bytes() const { return at_ == At::authors; }

private:
    // Where in the document the next event stands.
    enum class At : std::uint8_t {
        outside,
        top,
        top_value,
        skipped_end,
        header,
        header_number,
        replicas,
        authors,
        stamps,
        stamp,
        counts,
        count,
        records,
        record,
        record_kind,
        record_id,
        record_fields,
        fields,
        cell,
        cell_parts,
        context,
        context_entry,
        siblings,
        history,
        pair,
        after,
    };

    bool fail(std::string_view what);
    bool unexpected();
    bool take_value(Value value);
    bool finish_stamp();
    bool finish_pair();
    bool finish_cell();
    bool finish_record();
    void give_records();
    static bool is_name(std::string_view text, bool clean);
    bool check_text(std::string_view text, bool clean, std::size_t most_bytes);
    FieldId field_named(std::string_view name);
    Value shared_text(std::string_view text);

    // Values of a shape that this version does not know
    bool carry(bool may_be) { return may_be || fail(carried_.error()); }
    bool start_carried(char bracket);
    bool end_carried(char bracket);

    Fragment fragment_;
    At at_ = At::outside;
    std::string error_;
    bool too_new_ = false, foreign_ = false, seen_header_ = false, seen_records_ = false, seen_end_ = false;
    bool opened_ = false; // the list or object that a key announced has begun

    // Header
    std::string current_key_;
    int format_ = 0;
    std::uint32_t header_seen_ = 0; // bits: which known keys
    bool header_key_known_ = false;
    std::vector<std::pair<std::string, std::int64_t>> counts_;
    std::vector<std::uint32_t> authors_; // of the file, in its order: which of the fragment's
    std::array<std::int64_t, 4> numbers_{};
    std::size_t numbers_read_ = 0;

    // Records
    KindId kind_ = no_kind;
    Id id_;
    std::vector<Field> fields_;                                  // of the record being read, in the order of the file
    std::vector<FieldId> previous_fields_;                       // of the record before, in the order of the file
    std::vector<std::pair<FieldId, std::uint32_t>> field_order_; // these by number, with their places
    Take take_;
    std::size_t at_a_time_ = 0, handed_over_ = 0;
    std::vector<std::int64_t> found_; // records by kind
    KindId previous_kind_ = no_kind;  // of the record before, and its id
    Id previous_id_;
    bool sorted_ = true;
    std::vector<FieldId> following_; // by field: which one stood after it
    std::vector<FieldId> first_of_kind_;
    FieldId field_ = no_field, previous_field_ = no_field;
    bool fields_read_ = false;

    // Cells
    At list_ = At::cell; // what the pair being read belongs to
    std::uint32_t parts_seen_ = 0;
    StampId pair_stamp_ = 0;
    Value pair_value_;
    int pair_read_ = 0;
    std::vector<Seen> context_;
    std::vector<Sibling> siblings_, history_;

    CarriedValue carried_;

    struct RecentText {
        Value value;
        std::uint64_t hash = 0;      // of the value
        std::uint64_t last_hash = 0; // of the text that came here last and was another
    };
    static constexpr std::size_t recent_texts = 4096;
    std::vector<RecentText> recent_;
};

} // namespace yinfeng
