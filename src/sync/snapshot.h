#pragma once
// The snapshot format: how records are written to files, chunks and log entries.
//
// UTF-8 JSON, one record per line, everything sorted, integers and strings only; equal states give equal bytes.
//
//   {"yinfeng":{"format":1,"min_reader":1,"schema":1,"replicas":["00c0…",…],"authors":["服务专员甲",…],"stamps":
//     [[replica,n,wall_ms,author],…],"counts":{"project":57,…}}, (all of it in one line)
//   "records":[
//   {"kind":"project","id":"01j…","fields":{"amount":[0,">100000"],"name":[0,"数博环球项目"]}},
//   …
//   ],
//   "end":{"bytes":18234,"sha256":"8f3a…"}}
//
// A cell written once is [stamp, value]. Any other is {"x":[[replica,n],…],"s":[[stamp,value],…],"h":[[stamp,value],…]}
// where s are the siblings, h the history, newest first (left out when empty), and x the floor (store/cell.h; left out when
// empty). Numbers of replicas, authors and stamps are positions
// in the header's tables, which hold just what the records use: replicas by id, authors by text, stamps by
// (replica id, n, wall_ms, author). Records are sorted by (kind, id), keys bytewise; a line ends with \n.
// The digest covers every byte before "end"; `bytes` is their number. Within a cell the keys stand in the order x, s, h.
//
// Format 1 has no floor: x is what numbers were seen beyond those in s and h. Where the history is full, writes have been
// forgotten that no number tells, so the floor is taken to be x and all that s and h close by numbers (closed_by_numbers). A file is
// written as format 1 as long as that is the floor of every cell with a full history - so old files are written back byte
// for byte - and as format 2 from then on. Programs that know format 1 only read either.
//
// `schema` is the newest of all that has been joined. Keys of the header that this version does not know stand after
// "counts", sorted; of two different values of one key, joining keeps the bytewise greater. Before them stands "left_out":
// "confidential" in a file that was made without the confidential fields of the catalogue: such cells are not in it at all,
// so joining it changes nothing of them.
//
// Reading is reading a stranger's file: streamed, with bounds on depth and sizes (model/limits.h),
// duplicate keys refused, nothing applied before all of it has been checked. What a newer version adds - kinds, fields,
// compound values, keys in the header - is kept and written back byte for byte.
//
// One thing that is no JSON is read: programs before November 2026 put a comma behind the last stamp where that stamp filled their
// buffer of 65 536 bytes ("stamps":[[…],[…],],"counts":…). Such files and chunks are whole otherwise; nobody should lose them. Nor are
// authors always UTF-8, or clean, in what those programs wrote: they are read as they ought to have been written (kept_author).

#include "base/result.h"
#include "store/fragment.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace yinfeng {

inline constexpr int snapshot_format = 2; // container: the newest that is read and written
inline constexpr int least_reader = 1;    // what is written can be read by programs of this format
inline constexpr int snapshot_schema = 1; // kinds and fields of the catalogue

using Sink = std::function<void(std::string_view)>;

inline constexpr std::string_view left_out_confidential = "\"confidential\""; // Fragment::left_out
enum class Contents : std::uint8_t { everything, without_confidential };

// How much is collected before it goes to the sink. Where it goes changes no byte; tests let it go after every item.
inline constexpr std::size_t write_buffer_bytes = 64 * 1024;

// All records of the workspace, deleted ones too. Returns the digest (64 hex digits).
std::string write_snapshot(const Workspace& workspace, const Sink& sink, Contents contents = Contents::everything,
    std::size_t buffer_bytes = write_buffer_bytes);
std::string encode_snapshot(const Workspace& workspace, std::size_t buffer_bytes = write_buffer_bytes);

// The same in slices, for a workspace that takes longer than a blink. The workspace stays and must not change meanwhile:
// where it did, begin anew.
class SnapshotEncoder {
public:
    SnapshotEncoder(const Workspace& workspace, Sink sink, Contents contents = Contents::everything,
        std::size_t buffer_bytes = write_buffer_bytes);
    ~SnapshotEncoder();

    bool step(std::size_t records); // looks at or writes so many on; true when everything has been written
    std::size_t steps_done() const; // of steps(): each record is looked at once and written once
    std::size_t steps() const;
    const std::string& digest() const; // after the end

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

std::string state_digest(const Workspace& workspace);
// A part, as a file that can be imported.
std::string encode_snapshot(const Fragment& fragment, std::size_t buffer_bytes = write_buffer_bytes);

// A fragment in the same format (log entries and chunks: no digest, the container has its own).
std::string encode_fragment(const Fragment& fragment, std::size_t buffer_bytes = write_buffer_bytes);
std::string encode_records(
    const Workspace& workspace, std::span<const RecordIndex> records, std::size_t buffer_bytes = write_buffer_bytes);

// ignored: for what this program has stored itself and has checked already; a trailer is neither needed nor read.
enum class Digest : std::uint8_t { required, ignored };

// Every message is Chinese, names the place (第 n 行, 第 n 条) and says what to do. A byte order mark and line ends
// changed to CRLF are put right, since the digest proves that nothing else was changed.
Result<Fragment> decode_snapshot(std::string_view bytes, Digest digest = Digest::required);

// The digest as a file states it, from its last line; empty if there is none. The decoder proves it.
std::string stated_digest(std::string_view bytes);

// Decoding in slices, for a file that takes longer than a blink:
//
//   SnapshotDecoder decoder(bytes);
//   while (!decoder.step(256 * 1024)) { … let the page draw … }
//   Result<Fragment> fragment = decoder.take();
class SnapshotDecoder {
public:
    // `bytes` must stay until take().
    explicit SnapshotDecoder(std::string_view bytes, Digest digest = Digest::required);
    ~SnapshotDecoder();

    bool step(std::size_t bytes); // reads so many on; true when it has come to an end, good or bad
    std::size_t records_read() const;
    std::size_t records_stated() const; // as the file's header says; 0 before it has been read
    Result<Fragment> take();            // once, after the end

    // The digest is worked out by step(), unless whoever calls has it worked out elsewhere: of digested_part(), 64 hexadecimal
    // digits, given before take().
    std::string_view digested_part() const; // empty if the file states none that could be right
    void leave_digest(bool to_caller);
    void set_digest(std::string sha256_hex);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yinfeng
