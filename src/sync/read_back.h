#pragma once
// The proof that stands before anything is called saved: what was written has been read by the reader that will read it
// later, and holds just what it was written from.
//
//   const std::string json = encode_records(workspace, records);
//   const auto read = decode_snapshot(json, Digest::ignored);
//   const bool proven = read && holds_the_same(*read, workspace, records);
//
// Compared is everything a file keeps: which records there are, every cell with its values, the stamps of each write to the
// replica, number, time and author, the history, the context, and what newer versions have put into the header. Numbers
// of names and stamps are private to each side and are translated.

#include "store/fragment.h"

#include <memory>
#include <span>

namespace yinfeng {

bool holds_the_same(const Fragment& read, const Fragment& written);
// `records` in any order, each once.
bool holds_the_same(const Fragment& read, const Workspace& workspace, std::span<const RecordIndex> records);

// The same for all of a workspace, in slices. Both must stay, and the workspace must not change meanwhile.
class ReadBack {
public:
    ReadBack(const Fragment& read, const Workspace& workspace);
    ~ReadBack();
    ReadBack(ReadBack&&) noexcept;

    bool step(std::size_t records); // compares so many on; true at the end, or where it is known that they differ
    bool same() const;              // after the end

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yinfeng
