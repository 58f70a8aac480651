#pragma once
// Reading a snapshot that is larger than memory allows: its bytes come in pieces of any size, its records go out some hundred at a
// time. What stays is the tables of the header, the names, and as much of the file as its longest record. Checks and
// words are those of SnapshotDecoder.
//
//   SnapshotStream stream([&](Fragment& records) { … });
//   while (… a piece …) stream.feed(piece);
//   Result<Fragment> rest = stream.finish();
//
// The records are nobody's business before finish() says that the file is whole: what was made of them until then is to be thrown
// away if it is not. Records out of order (no program of ours writes them) can only be checked all together: needs_all() then says
// to read the file with a stream that keeps them.

#include "base/sha256.h"
#include "sync/snapshot_reader.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace yinfeng {

class SnapshotStream {
public:
    // Where `take` is none, finish() returns all records. It may take what it likes of the fragment's records; names and
    // stamps are to stay.
    explicit SnapshotStream(SnapshotReader::Take take = {});
    ~SnapshotStream();

    // The whole file has to be given, also when it is found wrong on the way: what is said of it depends on the rest.
    void feed(std::string_view bytes);
    Result<Fragment> finish(); // once, at the end
    bool needs_all() const;    // after finish()
    const std::string& stated_digest() const;

    static constexpr std::size_t records_at_a_time = 512;
    // Read so far at least before anything is looked at. Tests make it small.
    std::size_t piece_bytes = std::size_t{256} << 10;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yinfeng
