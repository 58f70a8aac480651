#include "platform/native/native_platform.h"

#include "assets/embedded.h"
#include "platform/native/descriptor.h"
#include "platform/native/file_write.h"
#include "platform/native/gzip.h"
#include "platform/openssl/openssl_crypto.h"

#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <thread>

namespace yinfeng::platform::native {

namespace {

std::int64_t monotonic_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::unexpected<Failure> unsupported() {
    return std::unexpected(Failure{Fault::unsupported, "not on the command line"});
}

} // namespace

NativePlatform::NativePlatform()
    : crypto_(openssl::make_crypto([this](std::function<void()> run) { later(std::move(run)); })) {}

void NativePlatform::run_until_idle() {
    for (;;) {
        while (!timers_.empty() && timers_.begin()->first <= monotonic_ms()) {
            tasks_.push_back(std::move(timers_.begin()->second));
            timers_.erase(timers_.begin());
        }
        if (tasks_.empty()) {
            if (timers_.empty()) return;
            std::this_thread::sleep_for(
                std::chrono::milliseconds(std::max<std::int64_t>(1, timers_.begin()->first - monotonic_ms())));
            continue;
        }
        const std::function<void()> run = std::move(tasks_.front());
        tasks_.pop_front();
        run();
    }
}

void NativePlatform::open_database(std::string, Done<std::unique_ptr<Database>> done) {
    later([done = std::move(done)] { done(unsupported()); });
}
void NativePlatform::delete_database(std::string, Done<void> done) {
    later([done = std::move(done)] { done(unsupported()); });
}
void NativePlatform::storage_status(Done<StorageStatus> done) {
    later([done = std::move(done)] { done(unsupported()); });
}
void NativePlatform::request_persistence(Done<bool> done) {
    later([done = std::move(done)] { done(unsupported()); });
}
void NativePlatform::request_lock(std::string, std::function<void()> granted, std::function<void()>) {
    later(std::move(granted));
}

void NativePlatform::pick_files(std::string, bool, Done<std::vector<File>> done) {
    later([done = std::move(done)] { done(std::unexpected(Failure{Fault::cancelled, "nobody to ask"})); });
}
void NativePlatform::save_file(std::string path, std::string, std::string bytes, Done<void> done) {
    later([path = std::move(path), bytes = std::move(bytes), done = std::move(done)] {
        const auto written = write_file(path, bytes);
        if (!written) return done(std::unexpected(written.error()));
        if (*written != Written::done) return done(failed(EIO));
        done({});
    });
}

void NativePlatform::save_png(std::string, Drawing, Done<void> done) {
    later([done = std::move(done)] { done(unsupported()); });
}

void NativePlatform::asset(std::string name, Done<std::string> done) {
    later([name = std::move(name), done = std::move(done)] {
        const std::string_view bytes = assets::find(name);
        if (!bytes.data()) return done(unsupported());
        done(std::string(bytes));
    });
}

void NativePlatform::gzip(std::string bytes, Done<std::string> done) {
    later([bytes = std::move(bytes), done = std::move(done)] { done(native::gzip(bytes)); });
}
void NativePlatform::gunzip(std::string bytes, std::size_t limit_bytes, Done<std::string> done) {
    later(
        [bytes = std::move(bytes), limit_bytes, done = std::move(done)] { done(native::gunzip(bytes, limit_bytes)); });
}

std::int64_t NativePlatform::now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

int NativePlatform::utc_offset_minutes() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    return ::localtime_r(&now, &local) ? static_cast<int>(local.tm_gmtoff / 60) : 0;
}

void NativePlatform::random(std::span<std::byte> out) {
    while (!out.empty()) {
        const ssize_t got = ::getrandom(out.data(), std::min<std::size_t>(out.size(), 256), 0);
        if (got < 0 && errno != EINTR) std::abort(); // a machine without randomness must not make keys
        if (got > 0) out = out.subspan(static_cast<std::size_t>(got));
    }
}

void NativePlatform::after(int delay_ms, std::function<void()> run) {
    if (delay_ms <= 0) later(std::move(run));
    else timers_.emplace(monotonic_ms() + delay_ms, std::move(run));
}

} // namespace yinfeng::platform::native
