#include "app/sealed_file.h"

#include "app/strings.h"
#include "model/limits.h"

#include <memory>
#include <span>
#include <utility>

namespace yinfeng::app {

namespace {

using platform::Fault;
using platform::Outcome;
using platform::Platform;
using sealed::Problem;

std::string random_bytes(Platform& platform, std::size_t length) {
    std::string bytes(length, '\0');
    platform.random(std::as_writable_bytes(std::span(bytes)));
    return bytes;
}

Problem machine_failed(const platform::Failure& failure) {
    if (failure.fault == Fault::unsupported) return sealed::impossible(tr(Str::sealed_no_ciphers));
    return sealed::impossible(tr(Str::sealed_ciphers_failed, {failure.detail}));
}

// --- sealing -----------------------------------------------------------------------------------------------

class Sealer : public std::enable_shared_from_this<Sealer> {
public:
    Sealer(Platform& platform, std::string packed, Sealing sealing, SealSecrets secrets, OnSealed<std::string> done)
        : platform_(platform), packed_(std::move(packed)), sealing_(std::move(sealing)), secrets_(std::move(secrets)),
          done_(std::move(done)) {}

    void run() {
        platform_.crypto().pbkdf2(sealing_.passphrase, secrets_.salt, sealing_.rounds, next([this](std::string key) {
            platform_.crypto().aes_gcm_seal(std::move(key), secrets_.key_nonce, std::string(sealed::wrap_context),
                secrets_.file_key, next([this](std::string wrapped) { begin(std::move(wrapped)); }));
        }));
    }

private:
    // Goes on with `step`, or ends with the machine's failure. Keeps this object alive until then.
    template <class Step> platform::Done<std::string> next(Step step) {
        return [self = shared_from_this(), step = std::move(step)](Outcome<std::string> outcome) {
            if (!outcome) return self->done_(std::unexpected(machine_failed(outcome.error())));
            step(std::move(*outcome));
        };
    }

    void begin(std::string wrapped) {
        header_.keys = {{sealing_.rounds, secrets_.salt, secrets_.key_nonce, std::move(wrapped)}};
        header_.prefix = secrets_.prefix;
        header_.length = packed_.size();
        header_.created_ms = sealing_.created_ms;
        header_.office = sealing_.office;
        if (sealing_.signer) header_.public_key = sealing_.signer->public_key;
        preamble_ = sealed::encode_preamble(header_);
        file_ = preamble_;
        file_.reserve(preamble_.size() + packed_.size() + sealed::chunk_count(packed_.size()) * sealed::tag_bytes +
                      sealed::signature_bytes);
        seal_chunk(0);
    }

    void seal_chunk(std::uint64_t index) {
        if (index == sealed::chunk_count(packed_.size())) return sign();
        sealed::Chunk chunk = sealed::chunk_at(header_, index);
        platform_.crypto().aes_gcm_seal(secrets_.file_key, std::move(chunk.nonce), preamble_,
            packed_.substr(static_cast<std::size_t>(chunk.plain_begin), static_cast<std::size_t>(chunk.plain_bytes)),
            next([this, index](std::string bytes) {
                file_ += bytes;
                seal_chunk(index + 1);
            }));
    }

    void sign() {
        if (!sealing_.signer) return done_(std::move(file_));
        platform_.crypto().ecdsa_sign(sealing_.signer->private_key, file_, next([this](std::string signature) {
            file_ += signature;
            done_(std::move(file_));
        }));
    }

    Platform& platform_;
    std::string packed_;
    Sealing sealing_;
    SealSecrets secrets_;
    OnSealed<std::string> done_;
    sealed::Header header_;
    std::string preamble_, file_;
};

// --- opening -----------------------------------------------------------------------------------------------

class Opener : public std::enable_shared_from_this<Opener> {
public:
    Opener(Platform& platform, std::string file, std::string passphrase, OnSealed<Opened> done)
        : platform_(platform), file_(std::move(file)), passphrase_(std::move(passphrase)), done_(std::move(done)) {}

    // Structure and signature; then `go_on`.
    template <class GoOn> void check(GoOn go_on) {
        auto parts = sealed::read(file_);
        if (!parts) {
            // Never from inside the call.
            return platform_.after(
                0, [self = shared_from_this(), problem = parts.error()] { self->done_(std::unexpected(problem)); });
        }
        parts_ = *std::move(parts);
        if (parts_.header.public_key.empty()) {
            return platform_.after(0, [self = shared_from_this(), go_on = std::move(go_on)] { go_on(*self); });
        }
        platform_.crypto().ecdsa_verify(parts_.header.public_key, std::string(parts_.signed_bytes),
            std::string(parts_.signature), [self = shared_from_this(), go_on = std::move(go_on)](Outcome<bool> holds) {
                if (!holds && holds.error().fault != Fault::damaged) {
                    return self->done_(std::unexpected(machine_failed(holds.error())));
                }
                if (!holds || !*holds) return self->done_(std::unexpected(sealed::forged()));
                go_on(*self);
            });
    }

    void unlock(std::size_t which) {
        if (which == parts_.header.keys.size()) return done_(std::unexpected(sealed::wrong_passphrase()));
        const sealed::WrappedKey& key = parts_.header.keys[which];
        platform_.crypto().pbkdf2(
            passphrase_, key.salt, key.rounds, [self = shared_from_this(), which](Outcome<std::string> derived) {
                if (!derived) return self->done_(std::unexpected(machine_failed(derived.error())));
                self->unwrap(which, std::move(*derived));
            });
    }

    void give_header() { done_(Opened{std::move(parts_.header), {}}); }

private:
    void unwrap(std::size_t which, std::string derived) {
        const sealed::WrappedKey& key = parts_.header.keys[which];
        platform_.crypto().aes_gcm_open(std::move(derived), key.nonce, std::string(sealed::wrap_context), key.wrapped,
            [self = shared_from_this(), which](Outcome<std::string> file_key) {
                if (file_key) {
                    self->file_key_ = std::move(*file_key);
                    self->packed_.reserve(static_cast<std::size_t>(self->parts_.header.length));
                    self->open_chunk(0);
                } else if (file_key.error().fault == Fault::damaged) {
                    self->unlock(which + 1);
                } else {
                    self->done_(std::unexpected(machine_failed(file_key.error())));
                }
            });
    }

    void open_chunk(std::uint64_t index) {
        if (index == sealed::chunk_count(parts_.header.length))
            return done_(Opened{std::move(parts_.header), std::move(packed_)});
        sealed::Chunk chunk = sealed::chunk_at(parts_.header, index);
        platform_.crypto().aes_gcm_open(file_key_, std::move(chunk.nonce), std::string(parts_.preamble),
            std::string(parts_.chunks.substr(static_cast<std::size_t>(chunk.sealed_begin),
                static_cast<std::size_t>(chunk.plain_bytes) + sealed::tag_bytes)),
            [self = shared_from_this(), index](Outcome<std::string> bytes) {
                if (bytes) {
                    self->packed_ += *bytes;
                    self->open_chunk(index + 1);
                } else if (bytes.error().fault == Fault::damaged) {
                    self->done_(std::unexpected(sealed::altered(tr(Str::sealed_block, {std::to_string(index + 1)}))));
                } else {
                    self->done_(std::unexpected(machine_failed(bytes.error())));
                }
            });
    }

    Platform& platform_;
    std::string file_, passphrase_;
    OnSealed<Opened> done_;
    sealed::Parts parts_; // views into file_
    std::string file_key_, packed_;
};

} // namespace

SealSecrets draw_secrets(Platform& platform) {
    return {random_bytes(platform, sealed::key_bytes), random_bytes(platform, sealed::salt_bytes),
        random_bytes(platform, sealed::nonce_bytes), random_bytes(platform, sealed::prefix_bytes)};
}

void seal_packed(
    Platform& platform, std::string gzipped, Sealing sealing, SealSecrets secrets, OnSealed<std::string> done) {
    if (sealing.passphrase.empty() || sealing.rounds < sealed::least_rounds || sealing.rounds > sealed::most_rounds) {
        platform.after(0,
            [done = std::move(done)] { done(std::unexpected(sealed::impossible(tr(Str::sealed_passphrase_wanted)))); });
        return;
    }
    std::make_shared<Sealer>(platform, std::move(gzipped), std::move(sealing), std::move(secrets), std::move(done))
        ->run();
}

void seal(Platform& platform, std::string snapshot, Sealing sealing, OnSealed<std::string> done) {
    platform.gzip(std::move(snapshot),
        [&platform, sealing = std::move(sealing), done = std::move(done)](Outcome<std::string> packed) {
            if (!packed) return done(std::unexpected(machine_failed(packed.error())));
            seal_packed(platform, std::move(*packed), sealing, draw_secrets(platform), done);
        });
}

void open_packed(Platform& platform, std::string file, std::string passphrase, OnSealed<Opened> done) {
    if (passphrase.empty()) { // no key is derived from nothing
        return check_sealed(
            platform, std::move(file), [done = std::move(done)](sealed::Checked<sealed::Header> header) {
                done(std::unexpected(header ? sealed::wrong_passphrase() : header.error()));
            });
    }
    std::make_shared<Opener>(platform, std::move(file), std::move(passphrase), std::move(done))
        ->check([](Opener& self) { self.unlock(0); });
}

void open_sealed(Platform& platform, std::string file, std::string passphrase, OnSealed<Opened> done) {
    open_packed(platform, std::move(file), std::move(passphrase),
        [&platform, done = std::move(done)](sealed::Checked<Opened> opened) {
            if (!opened) return done(std::move(opened));
            const std::size_t limit = limits::unpacked_bytes(opened->bytes.size());
            platform.gunzip(std::move(opened->bytes), limit,
                [header = std::move(opened->header), done](Outcome<std::string> plain) {
                    if (plain) return done(Opened{header, std::move(*plain)});
                    if (plain.error().fault == Fault::unsupported)
                        return done(std::unexpected(machine_failed(plain.error())));
                    done(std::unexpected(sealed::altered(tr(Str::sealed_packed))));
                });
        });
}

void check_sealed(Platform& platform, std::string file, OnSealed<sealed::Header> done) {
    OnSealed<Opened> only_header = [done = std::move(done)](sealed::Checked<Opened> opened) {
        if (!opened) return done(std::unexpected(std::move(opened.error())));
        done(std::move(opened->header));
    };
    std::make_shared<Opener>(platform, std::move(file), std::string(), std::move(only_header))->check([](Opener& self) {
        self.give_header();
    });
}

} // namespace yinfeng::app
