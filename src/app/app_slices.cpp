// Long work on the whole workspace, in slices between which the page draws and listens.

#include "app/app_impl.h"

#include "base/sha256.h"
#include "sync/read_back.h"
#include "sync/snapshot.h"

#include <span>

namespace yinfeng::app {

namespace {

constexpr std::size_t slice_records = 200; // less than a millisecond: how often the clock is looked at
constexpr std::size_t slice_bytes = 64 * 1024;
constexpr std::size_t worth_a_thread_bytes = 1'000'000;

} // namespace

struct App::Impl::Encoding {
    EncodingOptions options;
    std::uint64_t workspace_number = 0, revision = 0;
    std::string bytes;
    std::unique_ptr<SnapshotEncoder> encoder;
};

void App::Impl::encode_in_slices(EncodingOptions options) {
    auto job = std::make_shared<Encoding>();
    job->options = std::move(options);
    job->workspace_number = opened_count;
    encode_next(std::move(job));
}

void App::Impl::encode_next(std::shared_ptr<Encoding> job) {
    // Without a wake: the bar is drawn ten times a second, not after every slice.
    platform.after(0, guarded([this, job = std::move(job)] {
        if (!ready() || job->workspace_number != opened_count || !job->options.goes_on()) {
            return;
        }
        const auto until = std::chrono::steady_clock::now() + slice;
        if (!job->encoder || job->revision != open->workspace.revision()) { // somebody wrote meanwhile
            job->revision = open->workspace.revision();
            job->bytes.clear();
            const Sink sink = [job = job.get()](std::string_view part) {
                if (job->options.keeps_bytes) job->bytes += part;
            };
            job->encoder = std::make_unique<SnapshotEncoder>(open->workspace, sink, job->options.contents);
        }
        while (!job->encoder->step(slice_records)) {
            if (std::chrono::steady_clock::now() >= until) {
                if (job->options.progressed) job->options.progressed(job->encoder->steps_done(), job->encoder->steps());
                encode_next(job);
                return;
            }
        }
        job->options.done(std::move(job->bytes), job->encoder->digest(), job->revision);
    }));
}

std::function<void(std::size_t, std::size_t)> App::Impl::shows_progress() {
    return [this](std::size_t done, std::size_t of) {
        if (progress) {
            progress->done = done;
            progress->total = of;
        }
    };
}

struct App::Impl::Decoding {
    explicit Decoding(std::string file) : bytes(std::move(file)), decoder(bytes) {}
    const std::string bytes;
    SnapshotDecoder decoder;
    DecodingOptions options;
    bool awaits_digest = false, at_end = false;
};

void App::Impl::decode_in_slices(std::string bytes, DecodingOptions options) {
    auto job = std::make_shared<Decoding>(std::move(bytes));
    job->options = std::move(options);
    // The digest of a hundred megabytes takes a third as long as reading them; a browser works it out on another thread.
    job->awaits_digest = job->decoder.digested_part().size() >= worth_a_thread_bytes;
    if (job->awaits_digest) {
        job->decoder.leave_digest(true);
        platform.crypto().sha256(
            job->decoder.digested_part(), guarded([this, job](platform::Outcome<std::string> digest) {
                job->awaits_digest = false;
                job->decoder.leave_digest(false); // if there are no ciphers here, the next slices make up for it
                if (digest) job->decoder.set_digest(to_hex(std::as_bytes(std::span(*digest)).first<32>()));
                if (job->at_end) decode_next(job);
            }));
    }
    decode_next(std::move(job));
}

void App::Impl::decode_next(std::shared_ptr<Decoding> job) {
    platform.after(0, guarded([this, job = std::move(job)]() mutable {
        if (!job->options.goes_on()) {
            return;
        }
        const auto until = std::chrono::steady_clock::now() + slice;
        while (!job->decoder.step(slice_bytes)) {
            if (std::chrono::steady_clock::now() >= until) {
                job->options.progressed(
                    job->decoder.records_read(), std::max<std::size_t>(1, job->decoder.records_stated()));
                decode_next(job);
                return;
            }
        }
        job->at_end = true;
        if (job->awaits_digest) return;
        Result<Fragment> fragment = job->decoder.take();
        std::string stated = stated_digest(job->bytes);
        const auto done = std::move(job->options.done);
        job.reset(); // what comes now has the room of the file
        done(std::move(fragment), std::move(stated));
    }));
}

struct App::Impl::Comparing {
    std::uint64_t workspace_number, revision;
    std::shared_ptr<Fragment> read;
    std::function<void(std::optional<bool>)> done;
    ReadBack comparison;
};

void App::Impl::compare_in_slices(std::shared_ptr<Fragment> read, std::function<void(std::optional<bool> same)> done) {
    const Workspace& data = open->workspace;
    ReadBack comparison(*read, data);
    compare_next(std::make_shared<Comparing>(
        Comparing{opened_count, data.revision(), std::move(read), std::move(done), std::move(comparison)}));
}

void App::Impl::compare_next(std::shared_ptr<Comparing> job) {
    platform.after(0, guarded([this, job = std::move(job)] {
        if (!ready() || job->workspace_number != opened_count || job->revision != open->workspace.revision()) {
            job->done(std::nullopt);
            return;
        }
        const auto until = std::chrono::steady_clock::now() + slice;
        while (!job->comparison.step(slice_records)) {
            if (std::chrono::steady_clock::now() >= until) {
                compare_next(job);
                return;
            }
        }
        job->done(job->comparison.same());
    }));
}

} // namespace yinfeng::app
