#pragma once
// Workspaces out: plain, gzipped or sealed, whole or not at all.

#include "cli/passphrase.h"
#include "store/workspace.h"
#include "sync/snapshot.h"

#include <string>

namespace yinfeng::cli {

// Sorted out before the work begins, so that nobody types a passphrase or waits for a merge in vain.
struct Target {
    std::string file;
    Container container = Container::gz;
};
Answer<Target> target_of(const Options& options);

// Returns the digest of the data.
Answer<std::string> write_workspace(const Workspace& workspace, const Target& target, const Options& options,
    Passphrases& passphrases, Contents contents = Contents::everything);
// What is in a container already, in another one: the bytes of the snapshot stay.
Answer<void> write_bytes(std::string snapshot, const std::string& office, const Target& target, const Options& options,
    Passphrases& passphrases);

// A signing key as a file: PKCS #8 in PEM.
Answer<std::string> make_key_file(const std::string& path, bool force); // returns the fingerprint

} // namespace yinfeng::cli
