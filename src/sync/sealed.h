#pragma once
// The sealed file (.yfs): a snapshot that only who knows the passphrase can read, and that may carry the office's signature.
//
//   89 59 46 53 0D 0A 1A 0A                  magic "\x89YFS\r\n\x1a\n"; what mail does to text files breaks it visibly
//   version, header length                   two 32-bit numbers, most significant byte first
//   header                                   JSON, UTF-8, keys sorted
//   SHA-256 of everything so far             32 bytes; tells damage from a wrong passphrase
//   chunks                                   the gzipped snapshot in pieces of 64 KiB, each AES-256-GCM: ciphertext, tag of 16
//   signature                                64 bytes (r, s), only where the header names a key: ECDSA P-256 with SHA-256 over
//                                            every byte before it
//
//   {"cipher":"A256GCM","compression":"gzip","created":1567123200000,"keys":[{"kdf":"PBKDF2-HMAC-SHA-256","key":"…","nonce":
//     "…","rounds":1000000,"salt":"…","wrap":"A256GCM"}],"length":18234,"nonce":"…","office":"开发区招商局",
//     "signature":{"key":"…","scheme":"ES256"}}          bytes in base64; "signature" only where it is signed
//
// A random file key of 256 bits encrypts the chunks; each entry of "keys" is that key, wrapped by a key that is derived from a
// passphrase (associated data: the text of wrap_context). So another passphrase is another entry, and new passphrases cost
// nothing. The nonce of chunk i is header.nonce (7 random bytes), i (4 bytes), and 1 for the last chunk, else 0: chunks cannot
// be swapped, repeated or left out. Associated data of every chunk is the whole of the file before the first one, so nobody can
// change the header and keep the rest. "length" is that of the gzipped snapshot: a cut file is known before any passphrase is
// asked. Algorithms are named and not numbered by version, because some offices will have to use others (SM4).
//
// Structure: reference/sync-storage-security.md, section 3.1 (that of age, with what WebCrypto and OpenSSL both have).
// Everything here is plain work on bytes; ciphers are the platform's (platform/platform.h), and app/sealed_file.h joins the two.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::sealed {

inline constexpr std::string_view magic = "\x89YFS\r\n\x1a\n";
inline constexpr std::string_view file_extension = ".yfs";
inline constexpr std::string_view wrap_context = "yinfeng sealed file key 1";
inline constexpr std::uint32_t newest_version = 1;

inline constexpr std::size_t key_bytes = 32, nonce_bytes = 12, tag_bytes = 16, signature_bytes = 64,
                             public_key_bytes = 65;
inline constexpr std::size_t chunk_bytes = 64 * 1024;
inline constexpr std::size_t salt_bytes = 16;  // written; 16 to 64 are read
inline constexpr std::size_t prefix_bytes = 7; // of the chunks' nonces

// PBKDF2 rounds. The least is OWASP's for SHA-256; the most bounds what a stranger's file can make this machine do.
inline constexpr std::uint32_t least_rounds = 600'000, usual_rounds = 1'000'000, most_rounds = 10'000'000;
inline constexpr std::size_t most_keys = 8; // in one file, with most_rounds for all of them together
inline constexpr std::size_t most_header_bytes = 65536;

struct WrappedKey {
    std::uint32_t rounds = usual_rounds;
    std::string salt;
    std::string nonce;   // 12 bytes
    std::string wrapped; // 48 bytes: the file key and its tag
};

struct Header {
    std::vector<WrappedKey> keys;
    std::string prefix;          // 7 bytes
    std::uint64_t length = 0;    // of the gzipped snapshot
    std::int64_t created_ms = 0; // by the maker's clock
    std::string office;          // as the maker states it; only a signature by a known key proves it
    std::string public_key;      // 65 bytes (uncompressed point of P-256) where the file is signed, else empty
};

enum class Trouble : std::uint8_t {
    not_sealed,       // something else
    too_new,          // a version or an algorithm that this program does not know
    cut,              // the end is missing
    altered,          // not the bytes that were written
    wrong_passphrase, // the header is whole, and no key in it can be unwrapped with this passphrase
    forged,           // the signature does not fit
    impossible,       // this browser has no ciphers, or no room
};

struct Problem {
    Trouble trouble;
    std::string message; // Chinese, for the user: what is wrong, what to do
};

template <class T> using Checked = std::expected<T, Problem>;

// True for a sealed file and for what a text conversion makes of one, so that read() can say what happened.
bool looks_sealed(std::string_view bytes);

// Everything before the first chunk.
std::string encode_preamble(const Header& header);

// A sealed file taken apart, checked as far as that goes without a passphrase: structure, checksum of the header, bounds,
// length. Views point into the bytes that were given.
struct Parts {
    Header header;
    std::string_view preamble; // associated data of every chunk
    std::string_view chunks;
    std::string_view signed_bytes; // all before the signature; empty where the file is not signed
    std::string_view signature;
};
Checked<Parts> read(std::string_view bytes);

// The pieces of a payload. An empty payload has one empty chunk: the last flag must stand somewhere.
struct Chunk {
    std::uint64_t plain_begin = 0, plain_bytes = 0;
    std::uint64_t sealed_begin = 0; // in Parts::chunks; sealed length is plain_bytes + tag_bytes
    std::string nonce;
};
std::uint64_t chunk_count(std::uint64_t payload_bytes);
Chunk chunk_at(const Header& header, std::uint64_t index);

// For comparing by telephone: 8f3a 12bc … (half of the SHA-256 of the public key).
std::string fingerprint(std::string_view public_key);

// The problems that are found with keys in hand, in the same words everywhere.
Problem wrong_passphrase();
Problem altered(std::string_view where);
Problem forged();
Problem impossible(std::string_view why);

} // namespace yinfeng::sealed
