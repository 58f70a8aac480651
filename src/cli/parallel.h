#pragma once
// Work on many files by several threads, with the results in the order of the files.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace yinfeng::cli {

// Does `work` for each file on `jobs` threads and hands its results to `take` on this one, in order, until that says false. No more
// is begun ahead of `take` than `most_ahead` allows by `weight` (bytes that a result will take), but one file always is.
template <class Result>
void in_order(const std::vector<std::string>& files, std::size_t jobs,
    const std::function<Result(const std::string&)>& work, const std::function<bool(const std::string&, Result)>& take,
    const std::function<std::uint64_t(const std::string&)>& weight, std::uint64_t most_ahead) {
    if (jobs <= 1 || files.size() <= 1) {
        for (const std::string& file : files) {
            if (!take(file, work(file))) return;
        }
        return;
    }
    struct Slot {
        std::optional<Result> result;
        std::uint64_t weight = 0;
    };
    std::vector<Slot> slots(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) slots[i].weight = weight(files[i]);
    std::mutex mutex;
    std::condition_variable room, finished; // for the workers; for this thread
    std::size_t next = 0, taken = 0;        // files given to workers, results handed over
    std::uint64_t ahead = 0;
    bool stopped = false;
    const auto work_on = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            room.wait(lock, [&] {
                return stopped || next == files.size() || next == taken ||
                       (next < taken + 64 * jobs && ahead + slots[next].weight <= most_ahead);
            });
            if (stopped || next == files.size()) return;
            const std::size_t mine = next++;
            ahead += slots[mine].weight;
            lock.unlock();
            Result result = work(files[mine]);
            lock.lock();
            slots[mine].result.emplace(std::move(result));
            if (mine == taken) finished.notify_one();
        }
    };
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < jobs && i < files.size(); ++i) workers.emplace_back(work_on);
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::unique_lock lock(mutex);
        finished.wait(lock, [&] { return slots[i].result.has_value(); });
        Result result = *std::move(slots[i].result);
        slots[i].result.reset();
        lock.unlock();
        const bool go_on = take(files[i], std::move(result));
        lock.lock();
        taken = i + 1;
        ahead -= slots[i].weight;
        stopped = !go_on;
        room.notify_all();
        if (stopped) break;
    }
    for (std::thread& worker : workers) worker.join();
}

} // namespace yinfeng::cli
