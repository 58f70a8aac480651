#pragma once
// One import from the moment a file arrives until it is applied or given up: reading, checking, the review of
// what it would do before anything is written, and what is wrong if something is.

#include "app/office_keys.h"
#include "store/fragment.h"
#include "sync/merge_review.h"

#include <memory>
#include <string>
#include <vector>

namespace yinfeng::app {

struct ImportSession {
    enum class State : std::uint8_t { reading, ready, refused, applying } state = State::reading;
    std::string file_name;
    std::uint64_t file_bytes = 0;
    std::string digest;                     // of the snapshot in the file; the first 8 characters are shown
    std::string problem;                    // refused: what is wrong and what to do
    std::vector<std::string> warnings;      // ready: shown above the counts
    std::string signing_office, public_key; // of a sealed file; an empty key: not signed
    Trust trust = Trust::not_signed;
    // Ready: who it comes from. The office that signed it; else those whose writes are new here, most first; else whoever
    // wrote last in it. Not the office that its workspace is called after: several may work on one.
    std::vector<std::string> senders;
    bool clone_noticed = false; // it proves that this database was copied; the new replica id is taken at once
    std::unique_ptr<Fragment> fragment;
    std::unique_ptr<MergeReview> review; // of the fragment; from ready on
    std::uint32_t reviewed = 0;          // grows when the review was made anew: lists drawn from it are stale
    // Ready, and the file is one's own backup: records that differ from what it shows. 0: nothing to bring back.
    std::size_t restorable_records = 0;
    // Nothing in the file is new here.
    bool changes_nothing() const { return !review || !review->found().changes_anything(); }
};

} // namespace yinfeng::app
