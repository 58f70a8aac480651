// Loads a snapshot, merges another into it and saves the result, as the page and the command line do, and prints how long
// each step took: one line of JSON for tests/bench/rivals.mjs. Runs natively and, as WebAssembly, under Node.
//
//   yinfeng_merge_bench BASE.json OTHER.json OUTPUT.json

#include "sync/snapshot.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#if defined(__EMSCRIPTEN__)
#include <emscripten.h>
#else
#include "platform/openssl/openssl_sha256.h"

#include <sys/resource.h>
#endif

using namespace yinfeng;

namespace {

#if defined(__EMSCRIPTEN__)
EM_JS(double, most_memory_bytes, (), { return process.resourceUsage().maxRSS * 1024; });
#else
double most_memory_bytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) * 1024;
}
#endif

std::string read(const char* path) {
    std::FILE* file = std::fopen(path, "rb");
    if (!file) {
        std::perror(path);
        std::exit(1);
    }
    std::fseek(file, 0, SEEK_END);
    std::string bytes;
    bytes.resize_and_overwrite(static_cast<std::size_t>(std::ftell(file)), [&](char* data, std::size_t size) {
        std::fseek(file, 0, SEEK_SET);
        return std::fread(data, 1, size, file);
    });
    std::fclose(file);
    return bytes;
}

Fragment decode(std::string_view bytes, const char* path) {
    Result<Fragment> fragment = decode_snapshot(bytes);
    if (!fragment) {
        std::fprintf(stderr, "%s: %s\n", path, fragment.error().message.c_str());
        std::exit(1);
    }
    return *std::move(fragment);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: yinfeng_merge_bench BASE.json OTHER.json OUTPUT.json\n", stderr);
        return 2;
    }
#if !defined(__EMSCRIPTEN__)
    use_sha256_engine(platform::openssl::sha256_engine());
#endif
    using Clock = std::chrono::steady_clock;
    const auto since = [](Clock::time_point begin) {
        return std::chrono::duration<double>(Clock::now() - begin).count();
    };

    auto begin = Clock::now();
    Workspace workspace;
    {
        const std::string base = read(argv[1]);
        workspace.adopt(decode(base, argv[1]));
        std::size_t seen = 0;
        for (RecordIndex i = 0; i < workspace.record_count(); ++i) {
            const Record& record = workspace.record(i);
            if (!record.fields.empty()) seen += record.fields.front().cell.shown().as_text().size();
        }
        if (seen == 0) std::exit(1);
    }
    const double load = since(begin);

    begin = Clock::now();
    double join = 0;
    {
        const std::string other = read(argv[2]);
        const Fragment fragment = decode(other, argv[2]);
        const auto joining = Clock::now();
        workspace.join(fragment, "合并");
        join = since(joining);
    }
    const double merge = since(begin);

    begin = Clock::now();
    std::FILE* file = std::fopen(argv[3], "wb");
    if (!file) {
        std::perror(argv[3]);
        return 1;
    }
    std::size_t bytes = 0;
    write_snapshot(workspace, [&](std::string_view part) { bytes += std::fwrite(part.data(), 1, part.size(), file); });
    if (std::fclose(file) != 0) return 1;
    const double save = since(begin);

    std::printf("{\"load\":%.4f,\"merge\":%.4f,\"join\":%.4f,\"save\":%.4f,\"bytes\":%zu,\"memory\":%.0f}\n", load,
        merge, join, save, bytes, most_memory_bytes());
    return 0;
}
