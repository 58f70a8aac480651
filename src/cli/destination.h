#pragma once
// The file that a command writes, from before the first input is read until it stands on the disk.
//
// Nobody else's write is lost: other writers of the file are waited for (file_lock.h), and it is replaced only while it is what
// look() has seen. Where it is not, because a program without locks or on another machine of a network folder has written it,
// write() says so, and a command that builds on the file reads it again and does its work again.
//
// What a file was marked with stays: a signed one is replaced only by a signed one, or where --unsigned says that it goes; one
// that was made without the confidential fields is written without them.
//
// What is sealed is sealed under a passphrase that was said for it (passphrase.h), or under its own if it is one of the inputs. A
// signing key is never replaced by data.
//
// Nothing is replaced by what nobody can read: what was encoded is unpacked and decoded again as an opening would, first.

#include "cli/own_replica.h"
#include "cli/passphrase.h"
#include "platform/native/file_lock.h"
#include "sync/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace yinfeng::cli {

class Destination {
public:
    // Everything that can be refused before the work begins is: a file that is there and no --force, a signature that would go;
    // passphrases are asked for. `inputs`: the files that are going to be read. Says on stderr when it has to wait.
    enum class PackedAs : std::uint8_t { named, before }; // unless --to says it; before: as the file that is replaced
    static Answer<Destination> open(const Options& options, Passphrases& passphrases,
        const std::vector<std::string>& inputs, PackedAs packed = PackedAs::named);
    void pack_as(Container container) { container_ = container; } // once it is known

    const std::string& file() const { return file_; }
    bool is_standard_output() const { return file_ == "-"; }
    bool is_input() const { return is_input_; } // so what it holds is read before it is written
    bool is(const std::string& input) const;    // that file
    // Marked so, as far as look() could tell: of an input that is sealed, whoever reads it knows.
    bool lacks_confidential() const { return standing_.lacks_confidential; }
    OwnReplica& replica() { return replica_; }

    // The digest of the data; none where the work is to be done again, if again() agrees. `uses`: the workspace has been written
    // under the number of replica().
    enum class Uses : std::uint8_t { no_replica, own_replica };
    Answer<std::optional<std::string>> write(
        const Workspace& workspace, Contents contents, Uses uses = Uses::no_replica);
    // Looks at what stands there now: the next write() replaces just that. Refused where the file is none that the command builds
    // on, so that nobody has looked at what others have written, and after many attempts.
    Answer<void> again();

private:
    struct Standing {
        bool is_there = false;
        std::string sha256;
        bool lacks_confidential = false;
    };
    Destination(const Options& options, Passphrases& passphrases, std::string path);

    enum class Again : std::uint8_t { changed, renumbered }; // somebody has written it; the number cannot be remembered
    Passphrases::Else whose_passphrase(const std::vector<std::string>& inputs, bool was_sealed) const;
    Answer<void> look();
    Answer<void> check_signature(const std::string& signer) const;
    Answer<void> take_locks();
    Answer<std::string> encode(std::string snapshot, const std::string& office);

    const Options& options_;
    Passphrases& passphrases_;
    std::string file_, path_; // as it was named; the one absolute path, or "" if it is no ordinary file
    Container container_ = Container::plain;
    bool is_input_ = false;
    platform::native::FileLock state_lock_, lock_;
    Standing standing_;
    OwnReplica replica_;
    Again again_ = Again::changed;
    int attempts_ = 0;
};

} // namespace yinfeng::cli
