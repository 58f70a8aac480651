#pragma once
// A platform in memory, where every failure can be had on demand.
//
//   FakeWorld world;                 // disk, locks, channels, clock: what the tabs of one browser share
//   FakePlatform tab(world);         // one tab
//   App app(tab); app.start();
//   world.run_until_idle();          // runs callbacks until none is due
//   world.advance(5000);             // lets time pass, timers included
//
// Everything is deterministic: callbacks run in the order they were asked for, the clock stands still until
// advance(), random bytes follow from the seed. Faults:
//
//   world.fail_operation(3, Fault::full);   // the third storage operation from now fails, once
//   world.fail_all(Fault::lost);            // every one, until succeed_again()
//   world.capacity_bytes = 1'000'000;       // a disk that fills up
//   tab.kill();                             // the tab dies: what it had not committed is gone, its locks are free
//   world.power_loss();                     // all tabs die, and relaxed commits since the last strict one are lost
//
// A commit reaches the disk when its turn comes in the queue, not when commit() is called, so that a death in
// between loses it, as in a browser.

#include "platform/fake/fake_history.h"
#include "platform/platform.h"

#include <array>
#include <deque>
#include <map>
#include <set>

namespace yinfeng::platform {

class FakePlatform;

class FakeWorld {
public:
    using Rows = std::map<std::string, std::string>;
    using Tables = std::array<Rows, 3>; // by Table

    FakeWorld();
    ~FakeWorld();
    FakeWorld(const FakeWorld&) = delete;
    FakeWorld& operator=(const FakeWorld&) = delete;

    // Running
    void run_until_idle();                     // everything that is due now, also what that brings about
    bool run_one();                            // false if nothing was due
    void advance(std::int64_t ms);             // runs timers at their time
    std::int64_t clock_ms = 1'567'123'200'000; // 2019-08-30 00:00 UTC, the day of the design's pictures

    // Faults of storage
    void fail_operation(int nth_from_now, Fault fault); // 1: the next one
    void fail_all(Fault fault);
    void succeed_again();
    bool tells_losses_first = false;               // the connection's end is heard of before what was asked of it fails
    int operations() const { return operations_; } // storage operations run so far
    std::size_t capacity_bytes = static_cast<std::size_t>(-1);
    void power_loss();
    void clear_storage(); // somebody clears the browser's data under the open pages: every database is gone
    // A disk that does not keep what it is given: changes what a commit has just stored.
    std::function<void(const std::string& database, Table table, const std::string& key, std::string& bytes)> spoil;

    // A look at the disk, and a hand in it (to damage something).
    Rows& rows(const std::string& database, Table table);
    bool has_database(const std::string& database) const;
    std::size_t used_bytes() const;

private:
    friend class FakePlatform;
    friend class FakeDatabase;

    struct Disk {
        Tables written, durable; // durable: what survives a power loss
        std::set<class FakeDatabase*> open;
    };
    struct Task {
        FakePlatform* owner = nullptr;
        std::function<void()> run;
    };

    void enqueue(FakePlatform* owner, std::function<void()> run);
    void enqueue_at(FakePlatform* owner, std::int64_t due_ms, std::function<void()> run);
    std::optional<Fault> next_fault(); // counts one operation
    void forget(FakePlatform& platform);
    void grant_next(const std::string& lock);

    std::map<std::string, Disk> disks_;
    std::deque<Task> tasks_;
    std::multimap<std::int64_t, Task> timers_;
    std::map<int, Fault> planned_faults_; // by operation number
    std::optional<Fault> standing_fault_;
    int operations_ = 0;
    struct Waiting {
        FakePlatform* owner = nullptr;
        std::function<void()> granted;
    };
    std::map<std::string, std::deque<Waiting>> locks_; // the first one holds
    std::set<FakePlatform*> tabs_;
};

class FakePlatform final : public Platform {
public:
    explicit FakePlatform(FakeWorld& world, std::uint64_t seed = 1);
    ~FakePlatform() override;

    void run_until_idle() { world_.run_until_idle(); }
    void kill(); // the tab dies; nothing of it is called any more
    bool killed() const { return killed_; }

    // The user's side
    std::deque<std::vector<File>> files_to_pick; // one entry per picker; none: the user cancels
    std::vector<File> saved_files;
    std::optional<Fault> fail_next_save;
    std::optional<Fault> fail_assets;  // side data cannot be loaded
    std::set<std::string> lost_assets; // these cannot
    int assets_asked = 0;
    void come_back(); // the page is shown again, or the network is back
    std::vector<std::string> printed;
    std::vector<std::string> opened_links;
    std::vector<std::pair<std::string, Drawing>> pictures; // that were saved, with their names
    std::string copied, copied_html;                       // what is on the clipboard
    int wakes = 0;                                         // how often a frame was asked for
    std::int64_t clock_skew_ms = 0;                        // this machine's clock is wrong by so much
    int lock_delay_ms = 0;                                 // a busy machine grants even a free lock late
    bool has_locks = true;                                 // false: whoever asks has it, as in a browser without locks
    FakeHistory history;                                   // Back, Forward and the address bar
    int offset_minutes = 480;
    bool grants_persistence = true;
    bool can_compress = true; // false: gzip and gunzip are unsupported
    bool can_encrypt = true;  // false: no ciphers, as on a page without https

    void open_database(std::string name, Done<std::unique_ptr<Database>> done) override;
    void delete_database(std::string name, Done<void> done) override;
    void storage_status(Done<StorageStatus> done) override;
    void request_persistence(Done<bool> done) override;
    void request_lock(std::string name, std::function<void()> granted, std::function<void()> taken = {}) override;
    void release_lock(std::string name) override;
    void post(std::string channel, std::string bytes) override;
    void listen(std::string channel, std::function<void(std::string)> heard) override;
    void pick_files(std::string accept, bool multiple, Done<std::vector<File>> done) override;
    void save_file(std::string name, std::string mime, std::string bytes, Done<void> done) override;
    void save_png(std::string name, Drawing drawing, Done<void> done) override;
    void print_html(std::string html) override;
    void open_link(std::string address) override { opened_links.push_back(std::move(address)); }
    void copy(std::string text, std::string html) override;
    std::string address() override { return history.address(); }
    void set_address(std::string address, std::string title, AddressStep step) override;
    void on_address(std::function<void(std::string)> moved) override;
    std::string link_to(std::string_view address) override { return "fake:/yinfeng#" + std::string(address); }
    void asset(std::string name, Done<std::string> done) override;
    void on_return(std::function<void()> came) override { came_ = std::move(came); }
    void gzip(std::string bytes, Done<std::string> done) override;
    void gunzip(std::string bytes, std::size_t limit_bytes, Done<std::string> done) override;
    Crypto& crypto() override { return can_encrypt ? *crypto_ : *missing_crypto_; }
    std::int64_t now_ms() override { return world_.clock_ms + clock_skew_ms; }
    int utc_offset_minutes() override { return offset_minutes; }
    void random(std::span<std::byte> out) override;
    void after(int delay_ms, std::function<void()> run) override;
    void wake() override { ++wakes; }
    std::string protocol() override { return "fake:"; }
    std::string user_agent() override { return "fake"; }

private:
    friend class FakeWorld;
    friend class FakeDatabase;

    FakeWorld& world_;
    std::uint64_t random_state_;
    bool killed_ = false;
    bool persisted_ = false;
    std::unique_ptr<Crypto> crypto_, missing_crypto_;
    std::map<std::string, std::function<void(std::string)>> listeners_;
    std::function<void()> came_;
};

} // namespace yinfeng::platform
