#pragma once
// Records of one kind that are called the same, and what tells them apart beside the name: place, unit, code, number, and if nothing
// else the end of the id. Groups, statistics, legends, choices of filters, conditions in words and pickers say it in these words.

#include "base/hash.h"
#include "base/language.h"
#include "store/workspace.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinfeng::view {

// For each record `details`, what is said of it anyway; where names repeat, as much more as no two of them have in common.
std::vector<std::string> tell_apart(const Workspace& workspace, std::span<const RecordIndex> records,
    std::vector<std::string> details, Language language);

// Remembers whose name is whose until records of the kind are written.
class Namesakes {
public:
    explicit Namesakes(const Workspace& workspace) : workspace_(workspace) {}
    // "" where the name is its alone. What lies in the trash is marked so, and told apart among what lies there.
    std::string_view detail(RecordIndex record, Language language);

    // Of the shared names with which the words begin, those of the longest: live ones.
    std::span<const RecordIndex> named(Kind kind, std::string_view words);

private:
    struct Of {                     // a kind
        std::uint64_t revision = 0; // plus one
        std::unordered_map<std::string, std::vector<RecordIndex>, StringHash, std::equal_to<>> live,
            deleted; // only shared names
    };
    Of& of(Kind kind);

    const Workspace& workspace_;
    std::unordered_map<Kind, Of> kinds_;
    std::unordered_map<RecordIndex, std::string> details_; // of the state below
    std::uint64_t revision_ = 0;
    Language language_ = Language::zh;
};

} // namespace yinfeng::view
