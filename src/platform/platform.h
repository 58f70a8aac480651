#pragma once
// The seam between Yinfeng and the machine it runs on.
//
// Everything the program wants from outside goes through the one class below: a place to keep bytes,
// files in and out, other tabs, the clock, randomness, compression, a timer and a wake-up. There are three
// implementations: web/ (IndexedDB, Web Locks, downloads), native/ (files, for the command line) and
// fake/ (memory, with every failure on demand, for tests). Nothing here knows records or pictures.
//
// Rules of the seam
//  - Every call returns at once. Whatever takes time reports through its callback, later, on the same
//    thread, never from inside the call. A callback is called exactly once unless the text says otherwise.
//  - A failure is a value. `detail` is for the log and the help desk; the words for the user are chosen by
//    the app, which knows what was being done.
//  - Bytes are std::string; names and text are UTF-8; times are milliseconds since 1970-01-01 UTC.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::platform {

enum class Fault : std::uint8_t {
    full,        // no space left for this origin (QuotaExceededError)
    aborted,     // the transaction was rolled back; nothing of it is stored
    lost,        // the connection died; open again
    blocked,     // another tab holds an old version open
    refused,     // this browser or mode keeps no data at all (private mode, policy, file:// on some phones)
    damaged,     // what is stored cannot be read
    cancelled,   // the user closed the picker
    unsupported, // this browser has no such function
    unknown,
    newer, // a newer version of the program has laid the data out anew: this one must leave it alone
};

struct Failure {
    Fault fault = Fault::unknown;
    std::string detail;
};

template <class T> using Outcome = std::expected<T, Failure>;
template <class T> using Done = std::function<void(Outcome<T>)>;

// The three tables of a database (design, section 4).
enum class Table : std::uint8_t { log, chunk, meta };

struct Entry {
    Table table = Table::meta;
    std::string key; // ASCII, compared bytewise
    std::string bytes;
};

struct Key {
    Table table = Table::meta;
    std::string key;
};

enum class Durability : std::uint8_t {
    relaxed, // handed to the operating system
    strict,  // on the disk before the callback runs
};

// One database. All puts and removes of one commit happen together or not at all.
class Database {
public:
    virtual ~Database() = default; // closes; outstanding callbacks are dropped
    virtual void commit(std::vector<Entry> puts, std::vector<Key> removes, Durability durability, Done<void> done) = 0;
    virtual void get(Key key, Done<std::optional<std::string>> done) = 0;
    // Several values in one transaction, in the order asked for; a missing key gives nullopt in its place.
    virtual void get_many(
        Table table, std::vector<std::string> keys, Done<std::vector<std::optional<std::string>>> done) = 0;
    virtual void list_keys(Table table, Done<std::vector<std::string>> done) = 0; // ascending
    // Runs when the connection dies without anybody here closing it: the browser's data are cleared, or another tab deletes
    // the database. Not where a connection cannot die so.
    virtual void on_lost(std::function<void()>) {}
};

struct File {
    std::string name;
    std::string bytes;
};

// What becomes of the entry in the browser's history when the user is somewhere else.
enum class AddressStep : std::uint8_t {
    replace, // the entry that is shown
    push,    // a new one: Back leads to where the user was
    close,   // back to the entry before, if that has this address, so that closing leaves no trail; else as push
    stay, // the user pressed Back or Forward, and remains: to the entry that was shown before, if it is known; else as push
};

struct StorageStatus {
    bool persisted = false; // the browser has promised not to evict
    std::optional<std::int64_t> quota_bytes, used_bytes;
};

// Ciphers, the same in every implementation: WebCrypto in the browser, OpenSSL elsewhere. Keys, salts and nonces are drawn by
// Platform::random. A browser gives ciphers only to pages from https, localhost or a file: else all of them answer
// Fault::unsupported. Sizes that do not fit are Fault::unknown.
class Crypto {
public:
    virtual ~Crypto() = default;

    // 32 bytes, worked out beside the program where that can be (base/sha256.h does it on the thread that asks).
    virtual void sha256(std::string_view message, Done<std::string> done) = 0; // the message is copied

    // PBKDF2 with HMAC-SHA-256: 32 bytes. The passphrase is not empty.
    virtual void pbkdf2(std::string passphrase, std::string salt, std::uint32_t rounds, Done<std::string> done) = 0;

    // AES-256-GCM: key 32 bytes, nonce 12; the tag of 16 bytes stands behind the ciphertext. What does not fit the key,
    // the nonce, the associated data or the tag opens as Fault::damaged.
    virtual void aes_gcm_seal(
        std::string key, std::string nonce, std::string associated, std::string plain, Done<std::string> done) = 0;
    virtual void aes_gcm_open(
        std::string key, std::string nonce, std::string associated, std::string sealed, Done<std::string> done) = 0;

    // ECDSA over P-256 with SHA-256. Private keys are PKCS #8 (DER), public ones the uncompressed point (65 bytes),
    // signatures r and s of 32 bytes each.
    struct KeyPair {
        std::string private_key, public_key;
    };
    virtual void ecdsa_generate(Done<KeyPair> done) = 0;
    virtual void ecdsa_sign(std::string private_key, std::string message, Done<std::string> done) = 0;
    virtual void ecdsa_verify(std::string public_key, std::string message, std::string signature, Done<bool> done) = 0;
};

class Platform {
public:
    virtual ~Platform() = default;

    // Storage
    virtual void open_database(std::string name, Done<std::unique_ptr<Database>> done) = 0;
    virtual void delete_database(std::string name, Done<void> done) = 0;
    virtual void storage_status(Done<StorageStatus> done) = 0;
    virtual void request_persistence(Done<bool> done) = 0;

    // Other tabs. `granted` runs when this tab holds the lock, at once or when the holder goes away, and
    // not at all after release_lock(); `taken` once, before that, where another tab holds it. On a busy machine either takes its time.
    // A platform without locks grants at once.
    virtual void request_lock(std::string name, std::function<void()> granted, std::function<void()> taken = {}) = 0;
    virtual void release_lock(std::string name) = 0;
    virtual void post(std::string channel, std::string bytes) = 0; // to every other tab, never to this one
    virtual void listen(std::string channel, std::function<void(std::string)> heard) = 0; // replaces; null stops

    // Files. pick_files must be called while a user gesture is being handled.
    virtual void pick_files(std::string accept, bool multiple, Done<std::vector<File>> done) = 0;
    virtual void save_file(std::string name, std::string mime, std::string bytes, Done<void> done) = 0;
    // A drawing (SVG, so many CSS pixels) as a picture file with `scale` times as many pixels on each side. Fault::unsupported where
    // so large a picture cannot be made.
    struct Drawing {
        std::string svg;
        int width = 0, height = 0, scale = 1;
    };
    virtual void save_png(std::string name, Drawing drawing, Done<void> done) = 0;
    virtual void print_html(std::string html) = 0;
    // Onto the clipboard: the text, and the same as an HTML table for programs that prefer one. To be called while a user gesture
    // is being handled; a browser that does not let it leaves the clipboard as it was.
    virtual void copy(std::string text, std::string html) = 0;

    // Elsewhere, in a new tab or the program that telephones or writes mail: an address that base/text_links.h has found, no other. What
    // is opened knows nothing of this page. To be called while a user gesture is being handled. Here: a machine that opens nothing.
    virtual void open_link(std::string /*address*/) {}

    // Where the user is, as what stands after '#' in the address bar: printable ASCII (app/address.h), empty if there is nothing.
    // `moved` runs when the user went elsewhere: by Back or Forward, a link, or typing into the bar; never for what
    // set_address() did. `title` is what the browser lists the entry as. Here: a machine without an address bar.
    virtual std::string address() { return {}; }
    virtual void set_address(std::string /*address*/, std::string /*title*/, AddressStep) {}
    virtual void on_address(std::function<void(std::string)> /*moved*/) {}   // replaces
    virtual std::string link_to(std::string_view /*address*/) { return {}; } // that can be sent; empty: there is none

    // Side data of the program by its name ("text_tables.bin"): what the first picture does not need. In the browser it is
    // loaded when it is first asked for, and may fail as downloads do; elsewhere the program carries it.
    virtual void asset(std::string name, Done<std::string> done) = 0;
    // `came` runs whenever the page is shown again after it was out of sight, or the network is back: what has failed may go now.
    // Replaces. Here: a machine on which there is neither.
    virtual void on_return(std::function<void()> /*came*/) {}

    // gzip (RFC 1952). gunzip stops with Fault::damaged at `limit_bytes`.
    virtual void gzip(std::string bytes, Done<std::string> done) = 0;
    virtual void gunzip(std::string bytes, std::size_t limit_bytes, Done<std::string> done) = 0;

    virtual Crypto& crypto() = 0; // lives as long as the platform

    // Clock, chance, and being called again
    virtual std::int64_t now_ms() = 0;                               // wall clock; may jump
    virtual int utc_offset_minutes() = 0;                            // of the local zone, now; +480 in China
    virtual void random(std::span<std::byte> out) = 0;               // cryptographic
    virtual void after(int delay_ms, std::function<void()> run) = 0; // 0: as soon as the stack is empty
    virtual void wake() = 0; // draw a frame soon; cheap, may be called at any time

    // What this is
    virtual std::string protocol() = 0; // "https:", "http:", "file:", "native:", "fake:"
    virtual std::string user_agent() = 0;
};

} // namespace yinfeng::platform
