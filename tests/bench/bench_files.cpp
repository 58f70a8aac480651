// Writes the snapshots that the page is measured with: a synthetic workspace, and what another office made of it by
// changing 1 % and 20 % of its texts, quantities and choices. Each of the two as an office of its own.
//
//   yinfeng_bench_files FOLDER [records, 100000 by default]
//
// FOLDER/base.json, FOLDER/changed-1.json and FOLDER/changed-20.json; the number of cells goes to the standard output.

#include "sync/snapshot.h"
#include "tests/support/synthetic.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace yinfeng;

namespace {

bool write(const Workspace& workspace, const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return false;
    bool good = true;
    write_snapshot(workspace, [&](std::string_view bytes) {
        good = good && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    });
    return std::fclose(file) == 0 && good;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("usage: yinfeng_bench_files FOLDER [RECORDS]\n", stderr);
        return 2;
    }
    const std::string folder = argv[1];
    const auto records = static_cast<std::uint32_t>(argc > 2 ? std::atoi(argv[2]) : 100'000);
    const auto make = [&] { return test::make_synthetic({.records = records}); };
    const Workspace base = make();
    bool good = write(base, folder + "/base.json");
    for (const int percent : {1, 20}) {
        Workspace changed = make();
        test::edit_synthetic(changed, percent, 7, 0xE0 + static_cast<ReplicaId>(percent));
        good = good && write(changed, folder + "/changed-" + std::to_string(percent) + ".json");
    }
    if (!good) std::perror("yinfeng_bench_files");
    std::printf("{\"records\":%zu,\"cells\":%zu}\n", base.memory().records, base.memory().cells);
    return good ? 0 : 1;
}
