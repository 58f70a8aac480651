#pragma once
// Runs the command-line program as people and scripts do: as a process of its own, in a folder of its own.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace yinfeng::test {

struct Ran {
    int exit = -1; // below 0: killed by that signal
    std::string out, err;
};

class Workplace {
public:
    Workplace();
    ~Workplace();
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    // `yinfeng` with these arguments, in this folder, with no YINFENG_… variables but these and no terminal.
    using Variables = std::vector<std::pair<std::string, std::string>>;
    Ran run(const std::vector<std::string>& arguments, const std::string& input = {},
        const Variables& variables = {}) const;
    // With a terminal, on which the lines are typed. `out` is everything that appeared on it.
    Ran run_on_terminal(const std::vector<std::string>& arguments, const std::string& typed) const;

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, const std::string& bytes) const;
    std::string read(const std::string& name) const;
    bool has(const std::string& name) const { return std::filesystem::exists(folder_ / name); }

private:
    std::filesystem::path folder_;
};

} // namespace yinfeng::test
