#include "tests/native/cli_program.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <pty.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>
#if !defined(__x86_64__)
#include <elf.h>
#endif

#include <algorithm>
#include <csignal>
#include <cstddef>
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
    ::setenv("YINFENG_STATE", (folder + ".state").c_str(), 1);
    for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
    ::setenv("TZ", "Asia/Shanghai", 1);
    const std::string name = program();
    std::vector<char*> argv{const_cast<char*>(name.c_str())};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    if (::chdir(folder.c_str()) == 0) ::execv(name.c_str(), argv.data());
    ::_exit(127);
}

bool changes_the_disk(const __ptrace_syscall_info& call) {
    switch (call.entry.nr) {
    case SYS_openat: return (call.entry.args[2] & O_CREAT) != 0;
    case SYS_write:
    case SYS_fsync:
    case SYS_fchmod:
    case SYS_fchown:
    case SYS_ftruncate:
    case SYS_flock:
    case SYS_linkat:
    case SYS_renameat:
    case SYS_renameat2:
    case SYS_unlinkat:
#ifdef SYS_open // not of every processor
    case SYS_link:
    case SYS_rename:
    case SYS_unlink:
#endif
        return true;
    default: return false;
    }
}

// The request that it stands before becomes one that there is not.
void forget_request(pid_t process) {
    int nothing = -1;
#if defined(__x86_64__)
    ::ptrace(PTRACE_POKEUSER, process, offsetof(user, regs.orig_rax), static_cast<long>(nothing));
#else
    iovec place{&nothing, sizeof nothing};
    ::ptrace(PTRACE_SETREGSET, process, NT_ARM_SYSTEM_CALL, &place);
#endif
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

Workplace::~Workplace() {
    fs::remove_all(folder_);
    fs::remove_all(state());
}

Ran Started::wait() {
    Ran ran;
    ran.exit = exit_of(process_);
    ran.out = bytes_of(around_ / "out");
    ran.err = bytes_of(around_ / "err");
    fs::remove_all(around_);
    return ran;
}

fs::path Workplace::new_around(const std::string& input) const {
    static int count = 0;
    const fs::path around = folder_.string() + ".io" + std::to_string(++count); // beside it: the folder is the test's
    fs::create_directory(around);
    std::ofstream(around / "in", std::ios::binary) << input;
    return around;
}

void Workplace::begin(const fs::path& around) const {
    const std::string in = (around / "in").string(), out = (around / "out").string(), err = (around / "err").string();
    ::setsid(); // no terminal to ask on
    ::dup2(::open(in.c_str(), O_RDONLY), STDIN_FILENO);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
}

Started Workplace::start(
    const std::vector<std::string>& arguments, const std::string& input, const Variables& variables) const {
    const fs::path around = new_around(input);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        begin(around);
        become(folder_.string(), arguments, variables);
    }
    return {child, around};
}

Ran Workplace::run_limited(const std::vector<std::string>& arguments, std::size_t most_bytes) const {
    const fs::path around = new_around({});
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        begin(around);
        ::signal(SIGXFSZ, SIG_DFL);
        const rlimit limit{most_bytes, most_bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        become(folder_.string(), arguments, {});
    }
    return Started(child, around).wait();
}

Ran Workplace::run_to(const std::vector<std::string>& arguments, const std::optional<std::string>& output) const {
    const fs::path around = new_around({});
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        begin(around);
        ::close(STDOUT_FILENO);
        if (output && ::open(output->c_str(), O_WRONLY) != STDOUT_FILENO) ::_exit(126);
        become(folder_.string(), arguments, {});
    }
    return Started(child, around).wait();
}

Ran Workplace::run(
    const std::vector<std::string>& arguments, const std::string& input, const Variables& variables) const {
    return start(arguments, input, variables).wait();
}

namespace {

// Memory, time and threads: how often a program asks for them depends on where the system puts things, not on its work.
bool is_about_itself(long request) {
    constexpr long those[] = {SYS_mmap, SYS_munmap, SYS_mprotect, SYS_madvise, SYS_mremap, SYS_brk, SYS_futex,
        SYS_sched_yield, SYS_clock_gettime, SYS_getrandom, SYS_sigaltstack, SYS_rt_sigaction, SYS_rt_sigprocmask};
    return std::ranges::find(those, request) != std::end(those);
}

} // namespace

Ran Workplace::run_watched(const std::vector<std::string>& arguments, const Watch& watch) const {
    const fs::path around = new_around({});
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        begin(around);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
            ::signal(signal, SIG_DFL); // whoever runs the tests may ignore it
        ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        become(folder_.string(), arguments, {{"ASAN_OPTIONS", "detect_leaks=0"}}); // which wants to trace it too
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child); // stopped where the program begins
    REQUIRE(WIFSTOPPED(status));
    ::ptrace(PTRACE_SETOPTIONS, child, nullptr, reinterpret_cast<void*>(PTRACE_O_TRACESYSGOOD));
    for (int pass_on = 0;;) {
        ::ptrace(PTRACE_SYSCALL, child, nullptr, reinterpret_cast<void*>(static_cast<long>(pass_on))); // or it is gone
        REQUIRE(::waitpid(child, &status, 0) == child);
        if (!WIFSTOPPED(status)) break;
        pass_on = 0;
        if (WSTOPSIG(status) != (SIGTRAP | 0x80)) {
            pass_on = WSTOPSIG(status);
            continue;
        }
        __ptrace_syscall_info call{};
        ::ptrace(PTRACE_GET_SYSCALL_INFO, child, reinterpret_cast<void*>(sizeof call), &call);
        if (call.op != PTRACE_SYSCALL_INFO_ENTRY || is_about_itself(static_cast<long>(call.entry.nr))) continue;
        Request request{static_cast<long>(call.entry.nr), {}, changes_the_disk(call)};
        std::ranges::copy(call.entry.args, request.arguments);
        if (watch(request, child) == Reply::unknown) forget_request(child);
    }
    Ran ran;
    ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    ran.err = bytes_of(around / "err");
    fs::remove_all(around);
    return ran;
}

Workplace::Interrupted Workplace::run_interrupted(
    const std::vector<std::string>& arguments, int step, int signal) const {
    Interrupted result;
    result.ran = run_watched(arguments, [&](const Request& request, int process) {
        if (request.changes_the_disk && result.steps++ == step) ::kill(process, signal);
        return Reply::pass;
    });
    return result;
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

std::vector<std::string> Workplace::names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string Workplace::read(const std::string& name) const { return bytes_of(folder_ / name); }

} // namespace yinfeng::test
