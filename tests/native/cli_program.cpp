#include "tests/native/cli_program.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace yinfeng::test {

namespace {

namespace fs = std::filesystem;

std::string program() { return (fs::read_symlink("/proc/self/exe").parent_path() / "yinfeng").string(); }

int exit_of(pid_t child) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// In the child; does not return.
[[noreturn]] void become(
    const std::string& folder, const std::vector<std::string>& arguments, const Workplace::Variables& variables) {
    for (const char* name : {"YINFENG_PASSPHRASE", "YINFENG_NEW_PASSPHRASE", "YINFENG_AUTHOR", "YINFENG_LANG"})
        ::unsetenv(name);
    for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
    ::setenv("TZ", "Asia/Shanghai", 1);
    const std::string name = program();
    std::vector<char*> argv{const_cast<char*>(name.c_str())};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    if (::chdir(folder.c_str()) == 0) ::execv(name.c_str(), argv.data());
    ::_exit(127);
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

Workplace::Workplace() {
    std::string name = (fs::temp_directory_path() / "yinfeng-cli-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()));
    folder_ = name;
}

Workplace::~Workplace() { fs::remove_all(folder_); }

Ran Workplace::run(
    const std::vector<std::string>& arguments, const std::string& input, const Variables& variables) const {
    const fs::path around = folder_.string() + ".io"; // beside it: the folder is the test's
    fs::create_directory(around);
    std::ofstream(around / "in", std::ios::binary) << input;
    const std::string in = (around / "in").string(), out = (around / "out").string(), err = (around / "err").string();
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::setsid(); // no terminal to ask on
        ::dup2(::open(in.c_str(), O_RDONLY), STDIN_FILENO);
        ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
        ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
        become(folder_.string(), arguments, variables);
    }
    Ran ran;
    ran.exit = exit_of(child);
    ran.out = bytes_of(out);
    ran.err = bytes_of(err);
    fs::remove_all(around);
    return ran;
}

Ran Workplace::run_on_terminal(const std::vector<std::string>& arguments, const std::string& typed) const {
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(child >= 0);
    if (child == 0) become(folder_.string(), arguments, {});
    Ran ran;
    // A line is typed when the program asks, that is when it has printed a colon since the last one.
    std::size_t typed_to = 0, looked_to = 0;
    char buffer[4096];
    for (ssize_t count; (count = ::read(terminal, buffer, sizeof buffer)) > 0;) {
        ran.out.append(buffer, static_cast<std::size_t>(count));
        const bool asks = ran.out.find("：", looked_to) != std::string::npos && ran.out.ends_with("：");
        if (!asks || typed_to == typed.size()) continue;
        looked_to = ran.out.size();
        const std::size_t end = typed.find('\n', typed_to) + 1;
        REQUIRE(::write(terminal, typed.data() + typed_to, end - typed_to) == static_cast<ssize_t>(end - typed_to));
        typed_to = end;
    }
    ::close(terminal);
    ran.exit = exit_of(child);
    return ran;
}

void Workplace::write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
}

std::string Workplace::read(const std::string& name) const { return bytes_of(folder_ / name); }

} // namespace yinfeng::test
