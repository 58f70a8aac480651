#pragma once
// The machine itself behind Platform, as far as the command line needs it: clock, chance, gzip, ciphers, and files by their path.
// There is no browser around it: databases, pictures and printing are unsupported, a picker is always cancelled, other tabs do not exist.
//
// One object belongs to one thread. Callbacks run in run_until_idle(), in the order they were asked for.

#include "platform/platform.h"

#include <deque>
#include <map>

namespace yinfeng::platform::native {

class NativePlatform final : public Platform {
public:
    NativePlatform();

    // Until nothing is left to do; waits for timers.
    void run_until_idle();

    void open_database(std::string name, Done<std::unique_ptr<Database>> done) override;
    void delete_database(std::string name, Done<void> done) override;
    void storage_status(Done<StorageStatus> done) override;
    void request_persistence(Done<bool> done) override;
    void request_lock(std::string name, std::function<void()> granted, std::function<void()> taken) override;
    void release_lock(std::string) override {}
    void post(std::string, std::string) override {}
    void listen(std::string, std::function<void(std::string)>) override {}
    void pick_files(std::string accept, bool multiple, Done<std::vector<File>> done) override;
    void save_file(std::string path, std::string mime, std::string bytes, Done<void> done) override;
    void save_png(std::string name, Drawing drawing, Done<void> done) override;
    void print_html(std::string) override {}
    void copy(std::string, std::string) override {}
    void asset(std::string name, Done<std::string> done) override;
    void gzip(std::string bytes, Done<std::string> done) override;
    void gunzip(std::string bytes, std::size_t limit_bytes, Done<std::string> done) override;
    Crypto& crypto() override { return *crypto_; }
    std::int64_t now_ms() override;
    int utc_offset_minutes() override;
    void random(std::span<std::byte> out) override;
    void after(int delay_ms, std::function<void()> run) override;
    void wake() override {}
    std::string protocol() override { return "native:"; }
    std::string user_agent() override { return "native"; }

private:
    void later(std::function<void()> run) { tasks_.push_back(std::move(run)); }

    std::deque<std::function<void()>> tasks_;
    std::multimap<std::int64_t, std::function<void()>> timers_; // by monotonic milliseconds
    std::unique_ptr<Crypto> crypto_;
};

} // namespace yinfeng::platform::native
