#pragma once
// Runs the command-line program as people and scripts do: as a process of its own, in a folder of its own.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yinfeng::test {

struct Ran {
    int exit = -1; // below 0: killed by that signal
    std::string out, err;
};

// A program that runs beside the test until somebody waits for it.
class Started {
public:
    Started(int process, std::filesystem::path around) : process_(process), around_(std::move(around)) {}
    Ran wait();
    int process() const { return process_; }

private:
    int process_;
    std::filesystem::path around_; // what goes in and comes out
};

class Workplace {
public:
    Workplace();
    ~Workplace();
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    // `yinfeng` with these arguments, in this folder, with no YINFENG_… variables but these, a state folder of this place and no
    // terminal.
    using Variables = std::vector<std::pair<std::string, std::string>>;
    Ran run(const std::vector<std::string>& arguments, const std::string& input = {},
        const Variables& variables = {}) const;
    Started start(const std::vector<std::string>& arguments, const std::string& input = {},
        const Variables& variables = {}) const;
    // No file may grow beyond `most_bytes` (ulimit -f).
    Ran run_limited(const std::vector<std::string>& arguments, std::size_t most_bytes) const;
    // With standard output closed, or going to `output`.
    Ran run_to(const std::vector<std::string>& arguments, const std::optional<std::string>& output) const;

    // `watch` sees each request to the system before the system does, while the program waits, and says what becomes of it; not
    // those about memory, time and threads, which differ from run to run.
    // Nothing goes in; `out` is empty.
    struct Request {
        long number = 0; // SYS_…
        std::uint64_t arguments[6] = {};
        bool changes_the_disk = false;
    };
    enum class Reply : std::uint8_t { pass, unknown }; // unknown: as a system answers that does not know the request
    using Watch = std::function<Reply(const Request&, int process)>;
    Ran run_watched(const std::vector<std::string>& arguments, const Watch& watch) const;
    // Sends it `signal` when it is about to make its `step`th change to anything on the disk (from 0), and lets it go on if it
    // survives that. `steps`: how many it was about to make in all.
    struct Interrupted {
        Ran ran;
        int steps = 0;
    };
    Interrupted run_interrupted(const std::vector<std::string>& arguments, int step, int signal) const;
    // With a terminal, on which the lines are typed. `out` is everything that appeared on it.
    Ran run_on_terminal(const std::vector<std::string>& arguments, const std::string& typed) const;

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, const std::string& bytes) const;
    std::string read(const std::string& name) const;
    std::string state() const { return folder_.string() + ".state"; } // YINFENG_STATE of what runs here
    std::vector<std::string> names() const; // of everything in the folder, hidden or not, sorted
    bool has(const std::string& name) const { return std::filesystem::exists(folder_ / name); }

private:
    void begin(const std::filesystem::path& around) const; // in the child: what goes in and comes out
    std::filesystem::path new_around(const std::string& input) const;

    std::filesystem::path folder_;
};

} // namespace yinfeng::test
