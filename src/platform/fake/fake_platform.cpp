#include "platform/fake/fake_platform.h"

#include "assets/embedded.h"
#include "platform/fake/fake_crypto.h"
#include "platform/fake/stored_gzip.h"

#include <algorithm>
#include <utility>

namespace yinfeng::platform {

namespace {

std::unexpected<Failure> failed(Fault fault, std::string detail = "fault on demand") {
    return std::unexpected(Failure{fault, std::move(detail)});
}

std::size_t size_of(const FakeWorld::Tables& tables) {
    std::size_t total = 0;
    for (const auto& rows : tables) {
        for (const auto& [key, bytes] : rows) total += key.size() + bytes.size();
    }
    return total;
}

} // namespace

class FakeDatabase final : public Database {
public:
    FakeDatabase(FakePlatform& platform, std::string name) : platform_(platform), name_(std::move(name)) {
        platform_.world_.disks_[name_].open.insert(this);
    }
    ~FakeDatabase() override {
        *alive_ = false;
        detach();
    }

    void commit(std::vector<Entry> puts, std::vector<Key> removes, Durability durability, Done<void> done) override {
        operate(std::move(done),
            [this, puts = std::move(puts), removes = std::move(removes), durability]() -> Outcome<void> {
                auto& disk = platform_.world_.disks_[name_];
                FakeWorld::Tables next = disk.written;
                for (const Key& key : removes) next[static_cast<std::size_t>(key.table)].erase(key.key);
                for (const Entry& entry : puts) next[static_cast<std::size_t>(entry.table)][entry.key] = entry.bytes;
                const std::size_t others = platform_.world_.used_bytes() - size_of(disk.written);
                if (others + size_of(next) > platform_.world_.capacity_bytes)
                    return failed(Fault::full, "QuotaExceededError");
                disk.written = std::move(next);
                if (platform_.world_.spoil) {
                    for (const Entry& entry : puts) {
                        auto& stored = disk.written[static_cast<std::size_t>(entry.table)][entry.key];
                        platform_.world_.spoil(name_, entry.table, entry.key, stored);
                    }
                }
                if (durability == Durability::strict) disk.durable = disk.written;
                return {};
            });
    }

    void get(Key key, Done<std::optional<std::string>> done) override {
        operate(std::move(done), [this, key = std::move(key)]() -> Outcome<std::optional<std::string>> {
            return value_of(key.table, key.key);
        });
    }

    void get_many(
        Table table, std::vector<std::string> keys, Done<std::vector<std::optional<std::string>>> done) override {
        operate(std::move(done),
            [this, table, keys = std::move(keys)]() -> Outcome<std::vector<std::optional<std::string>>> {
                std::vector<std::optional<std::string>> values;
                for (const std::string& key : keys) values.push_back(value_of(table, key));
                return values;
            });
    }

    void list_keys(Table table, Done<std::vector<std::string>> done) override {
        operate(std::move(done), [this, table]() -> Outcome<std::vector<std::string>> {
            std::vector<std::string> keys;
            for (const auto& [key, bytes] : platform_.world_.rows(name_, table)) keys.push_back(key);
            return keys;
        });
    }

    void on_lost(std::function<void()> run) override { lost_ = std::move(run); }

    void die() { // the browser closed the connection
        if (dead_) return;
        detach();
        platform_.world_.enqueue(&platform_, [this, alive = alive_] {
            if (*alive && lost_) lost_();
        });
    }

private:
    void detach() {
        if (dead_) return;
        dead_ = true;
        if (const auto disk = platform_.world_.disks_.find(name_); disk != platform_.world_.disks_.end()) {
            disk->second.open.erase(this);
        }
    }

    std::optional<std::string> value_of(Table table, const std::string& key) {
        const auto& rows = platform_.world_.rows(name_, table);
        const auto found = rows.find(key);
        return found == rows.end() ? std::nullopt : std::optional(found->second);
    }

    template <class T, class Work> void operate(Done<T> done, Work work) {
        platform_.world_.enqueue(
            &platform_, [this, alive = alive_, done = std::move(done), work = std::move(work)]() mutable {
                if (!*alive) return;
                const std::optional<Fault> fault = platform_.world_.next_fault();
                if (dead_) return done(failed(Fault::lost, "the connection is closed"));
                if (fault) {
                    if (*fault == Fault::lost) detach();
                    if (*fault == Fault::lost && platform_.world_.tells_losses_first && lost_) lost_();
                    return done(failed(*fault));
                }
                done(work());
            });
    }

    FakePlatform& platform_;
    std::string name_;
    bool dead_ = false;
    std::function<void()> lost_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

// --- the world ---------------------------------------------------------------------------------------------

FakeWorld::FakeWorld() = default;
FakeWorld::~FakeWorld() = default;

void FakeWorld::enqueue(FakePlatform* owner, std::function<void()> run) {
    if (owner && owner->killed_) return;
    tasks_.push_back({owner, std::move(run)});
}

void FakeWorld::enqueue_at(FakePlatform* owner, std::int64_t due_ms, std::function<void()> run) {
    if (owner && owner->killed_) return;
    timers_.emplace(due_ms, Task{owner, std::move(run)});
}

bool FakeWorld::run_one() {
    if (tasks_.empty()) {
        if (timers_.empty() || timers_.begin()->first > clock_ms) return false;
        tasks_.push_back(std::move(timers_.begin()->second));
        timers_.erase(timers_.begin());
    }
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    task.run();
    return true;
}

void FakeWorld::run_until_idle() {
    while (run_one()) {}
}

void FakeWorld::advance(std::int64_t ms) {
    const std::int64_t end_ms = clock_ms + ms;
    run_until_idle();
    while (!timers_.empty() && timers_.begin()->first <= end_ms) {
        clock_ms = std::max(clock_ms, timers_.begin()->first);
        run_until_idle();
    }
    clock_ms = end_ms;
}

void FakeWorld::fail_operation(int nth_from_now, Fault fault) { planned_faults_[operations_ + nth_from_now] = fault; }
void FakeWorld::fail_all(Fault fault) { standing_fault_ = fault; }

void FakeWorld::succeed_again() {
    standing_fault_.reset();
    planned_faults_.clear();
}

std::optional<Fault> FakeWorld::next_fault() {
    ++operations_;
    if (const auto planned = planned_faults_.find(operations_); planned != planned_faults_.end()) {
        const Fault fault = planned->second;
        planned_faults_.erase(planned);
        return fault;
    }
    return standing_fault_;
}

FakeWorld::Rows& FakeWorld::rows(const std::string& database, Table table) {
    return disks_[database].written[static_cast<std::size_t>(table)];
}

bool FakeWorld::has_database(const std::string& database) const { return disks_.contains(database); }

std::size_t FakeWorld::used_bytes() const {
    std::size_t total = 0;
    for (const auto& [name, disk] : disks_) total += size_of(disk.written);
    return total;
}

void FakeWorld::clear_storage() {
    for (auto& [name, disk] : disks_) {
        for (FakeDatabase* open : std::set(disk.open)) open->die();
    }
    disks_.clear();
}

void FakeWorld::power_loss() {
    for (FakePlatform* tab : std::set(tabs_)) tab->kill();
    for (auto& [name, disk] : disks_) disk.written = disk.durable;
}

void FakeWorld::forget(FakePlatform& platform) {
    std::erase_if(tasks_, [&](const Task& task) { return task.owner == &platform; });
    std::erase_if(timers_, [&](const auto& timer) { return timer.second.owner == &platform; });
    for (auto& [name, queue] : locks_) {
        const bool held = !queue.empty() && queue.front().owner == &platform;
        std::erase_if(queue, [&](const Waiting& waiting) { return waiting.owner == &platform; });
        if (held) grant_next(name);
    }
}

void FakeWorld::grant_next(const std::string& lock) {
    const auto& queue = locks_[lock];
    if (queue.empty()) return;
    FakePlatform* owner = queue.front().owner;
    enqueue(owner, [this, lock, owner] { // may have been released meanwhile
        auto& waiting = locks_[lock];
        if (!waiting.empty() && waiting.front().owner == owner && waiting.front().granted) {
            std::exchange(waiting.front().granted, nullptr)();
        }
    });
}

// --- one tab -----------------------------------------------------------------------------------------------

FakePlatform::FakePlatform(FakeWorld& world, std::uint64_t seed) : world_(world), random_state_(seed) {
    world_.tabs_.insert(this);
    const auto later = [this](std::function<void()> run) { world_.enqueue(this, std::move(run)); };
    crypto_ = make_fake_crypto(later);
    missing_crypto_ = make_missing_crypto(later);
}

FakePlatform::~FakePlatform() {
    kill();
    world_.tabs_.erase(this);
}

void FakePlatform::kill() {
    if (std::exchange(killed_, true)) return;
    world_.forget(*this);
    listeners_.clear();
}

void FakePlatform::open_database(std::string name, Done<std::unique_ptr<Database>> done) {
    world_.enqueue(this, [this, name = std::move(name), done = std::move(done)] {
        if (const auto fault = world_.next_fault()) return done(failed(*fault));
        done(std::make_unique<FakeDatabase>(*this, name));
    });
}

void FakePlatform::delete_database(std::string name, Done<void> done) {
    world_.enqueue(this, [this, name = std::move(name), done = std::move(done)] {
        if (const auto fault = world_.next_fault()) return done(failed(*fault));
        if (const auto disk = world_.disks_.find(name); disk != world_.disks_.end()) {
            for (FakeDatabase* open : std::set(disk->second.open)) open->die();
            world_.disks_.erase(disk);
        }
        done({});
    });
}

void FakePlatform::storage_status(Done<StorageStatus> done) {
    world_.enqueue(this, [this, done = std::move(done)] {
        StorageStatus status{.persisted = persisted_, .used_bytes = static_cast<std::int64_t>(world_.used_bytes())};
        if (world_.capacity_bytes != static_cast<std::size_t>(-1)) {
            status.quota_bytes = static_cast<std::int64_t>(world_.capacity_bytes);
        }
        done(status);
    });
}

void FakePlatform::request_persistence(Done<bool> done) {
    world_.enqueue(this, [this, done = std::move(done)] { done(persisted_ = grants_persistence); });
}

void FakePlatform::request_lock(std::string name, std::function<void()> granted, std::function<void()> taken) {
    if (killed_) return;
    if (!has_locks) return world_.enqueue(this, std::move(granted));
    auto& queue = world_.locks_[name];
    queue.push_back({this, std::move(granted)});
    if (queue.size() > 1) {
        if (taken) world_.enqueue(this, std::move(taken));
        return;
    }
    if (lock_delay_ms == 0) return world_.grant_next(name);
    world_.enqueue_at(
        this, world_.clock_ms + lock_delay_ms, [this, name = std::move(name)] { world_.grant_next(name); });
}

void FakePlatform::release_lock(std::string name) {
    auto& queue = world_.locks_[name];
    const auto mine = std::ranges::find(queue, this, &FakeWorld::Waiting::owner);
    if (mine == queue.end()) return;
    const bool held = mine == queue.begin();
    queue.erase(mine);
    if (held) world_.grant_next(name);
}

void FakePlatform::post(std::string channel, std::string bytes) {
    if (killed_) return;
    for (FakePlatform* tab : world_.tabs_) {
        if (tab == this) continue;
        world_.enqueue(tab, [tab, channel, bytes] {
            const auto heard = tab->listeners_.find(channel);
            if (heard == tab->listeners_.end()) return;
            const auto call = heard->second; // may replace itself
            call(bytes);
        });
    }
}

void FakePlatform::set_address(std::string address, std::string title, AddressStep step) {
    if (!killed_) history.set(std::move(address), std::move(title), step);
}

void FakePlatform::on_address(std::function<void(std::string)> moved) {
    history.moved = [this, moved = std::move(moved)] {
        world_.enqueue(this, [this, moved] { moved(history.address()); });
    };
}

void FakePlatform::listen(std::string channel, std::function<void(std::string)> heard) {
    if (heard && !killed_) listeners_[std::move(channel)] = std::move(heard);
    else listeners_.erase(channel);
}

void FakePlatform::pick_files(std::string, bool multiple, Done<std::vector<File>> done) {
    world_.enqueue(this, [this, multiple, done = std::move(done)] {
        if (files_to_pick.empty()) return done(failed(Fault::cancelled, "nothing to pick"));
        std::vector<File> files = std::move(files_to_pick.front());
        files_to_pick.pop_front();
        if (!multiple && files.size() > 1) files.resize(1);
        done(std::move(files));
    });
}

void FakePlatform::save_file(std::string name, std::string, std::string bytes, Done<void> done) {
    world_.enqueue(this, [this, file = File{std::move(name), std::move(bytes)}, done = std::move(done)]() mutable {
        if (const auto fault = std::exchange(fail_next_save, std::nullopt)) return done(failed(*fault));
        saved_files.push_back(std::move(file));
        done({});
    });
}

void FakePlatform::save_png(std::string name, Drawing drawing, Done<void> done) {
    world_.enqueue(
        this, [this, picture = std::pair(std::move(name), std::move(drawing)), done = std::move(done)]() mutable {
            if (const auto fault = std::exchange(fail_next_save, std::nullopt)) return done(failed(*fault));
            pictures.push_back(std::move(picture));
            done({});
        });
}

void FakePlatform::print_html(std::string html) { printed.push_back(std::move(html)); }
void FakePlatform::copy(std::string text, std::string html) { copied = std::move(text), copied_html = std::move(html); }

void FakePlatform::asset(std::string name, Done<std::string> done) {
    world_.enqueue(this, [this, name = std::move(name), done = std::move(done)] {
        ++assets_asked;
        if (fail_assets) return done(failed(*fail_assets));
        if (lost_assets.contains(name)) return done(failed(Fault::lost, name));
        const std::string_view bytes = assets::find(name);
        if (!bytes.data()) return done(failed(Fault::unsupported, "no such side data: " + name));
        done(std::string(bytes));
    });
}

void FakePlatform::come_back() {
    world_.enqueue(this, [this] {
        if (came_) came_();
    });
}

void FakePlatform::gzip(std::string bytes, Done<std::string> done) {
    world_.enqueue(this, [this, bytes = std::move(bytes), done = std::move(done)] {
        if (!can_compress) return done(failed(Fault::unsupported, "no CompressionStream"));
        done(stored_gzip(bytes));
    });
}

void FakePlatform::gunzip(std::string bytes, std::size_t limit_bytes, Done<std::string> done) {
    world_.enqueue(this, [this, bytes = std::move(bytes), limit_bytes, done = std::move(done)] {
        if (!can_compress) return done(failed(Fault::unsupported, "no DecompressionStream"));
        if (auto plain = stored_gunzip(bytes, limit_bytes)) return done(*std::move(plain));
        done(failed(Fault::damaged, "not a gzip file, damaged, or too large"));
    });
}

void FakePlatform::random(std::span<std::byte> out) {
    for (std::byte& byte : out) { // splitmix64
        std::uint64_t z = random_state_ += 0x9E3779B97F4A7C15ull;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ z >> 27) * 0x94D049BB133111EBull;
        byte = static_cast<std::byte>(z >> 56);
    }
}

void FakePlatform::after(int delay_ms, std::function<void()> run) {
    if (delay_ms <= 0) world_.enqueue(this, std::move(run));
    else world_.enqueue_at(this, world_.clock_ms + delay_ms, std::move(run));
}

} // namespace yinfeng::platform
