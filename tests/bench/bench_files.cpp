// Writes the snapshots that the page, the command line and its rivals are measured with.
//
//   yinfeng_bench_files FOLDER [records, 100000 by default]
//     a demonstration of that size, and what another office made of it by changing 1 % and 20 % of its texts: FOLDER/base.json,
//     FOLDER/changed-1.json and FOLDER/changed-20.json. The number of cells goes to the standard output.
//   yinfeng_bench_files --inbox FOLDER OFFICES WEEKS RECORDS
//     what an office above others gets: from each office a gzipped snapshot of all its records every week, in which 1 % of the
//     texts differ from those of the week before. Synthetic ones: offices that have nothing in common, and so many small files that
//     what a record says is of no account. The bytes of all of them, unpacked and packed, go to the standard output.

#include "platform/native/gzip.h"
#include "sync/snapshot.h"
#include "tests/bench/bench_workspace.h"
#include "tests/support/synthetic.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace yinfeng;

namespace {

bool write_bytes(const std::string& path, std::string_view bytes) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return false;
    const bool good = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    return std::fclose(file) == 0 && good;
}

bool write(const Workspace& workspace, const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return false;
    bool good = true;
    write_snapshot(workspace, [&](std::string_view bytes) {
        good = good && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    });
    return std::fclose(file) == 0 && good;
}

bool write_base_and_changed(const std::string& folder, std::uint32_t records) {
    const auto make = [&] { return test::bench_workspace(records); };
    const Workspace base = make();
    bool good = write(base, folder + "/base.json");
    for (const int percent : {1, 20}) {
        Workspace changed = make();
        test::edit_synthetic(changed, percent, 7, 0xE0 + static_cast<ReplicaId>(percent));
        good = good && write(changed, folder + "/changed-" + std::to_string(percent) + ".json");
    }
    std::printf("{\"records\":%zu,\"cells\":%zu}\n", base.memory().records, base.memory().cells);
    return good;
}

bool write_inbox(const std::string& folder, std::uint32_t offices, std::uint32_t weeks, std::uint32_t records) {
    std::size_t plain_bytes = 0, packed_bytes = 0;
    for (std::uint32_t office = 0; office < offices; ++office) {
        // A millisecond apart, so that no two offices make the same ids.
        Workspace workspace = test::make_synthetic({.records = records,
            .seed = office + 1,
            .from_ms = 1'483'200'000'000 + office,
            .first_replica = 0x0f00'0000'0000'0001u + office * 16u});
        for (std::uint32_t week = 0; week < weeks; ++week) {
            if (week > 0)
                test::edit_synthetic(workspace, 1, office * 1'000u + week, 0x0f00'0000'0000'0008u + office * 16u);
            const std::string plain = encode_snapshot(workspace);
            const auto packed = platform::native::gzip(plain);
            char name[64];
            std::snprintf(name, sizeof name, "/office-%04u-week-%03u.json.gz", office + 1, week + 1);
            if (!packed || !write_bytes(folder + name, *packed)) return false;
            plain_bytes += plain.size();
            packed_bytes += packed->size();
        }
    }
    std::printf(
        "{\"files\":%u,\"plain_bytes\":%zu,\"packed_bytes\":%zu}\n", offices * weeks, plain_bytes, packed_bytes);
    return true;
}

} // namespace

int main(int argc, char** argv) {
    const auto number = [&](int at, std::uint32_t otherwise) {
        return at < argc ? static_cast<std::uint32_t>(std::atoi(argv[at])) : otherwise;
    };
    const bool inbox = argc > 1 && std::string_view(argv[1]) == "--inbox";
    if (argc < 2 || (inbox && argc != 6)) {
        std::fputs(
            "usage: yinfeng_bench_files FOLDER [RECORDS]\n       yinfeng_bench_files --inbox FOLDER OFFICES WEEKS RECORDS\n",
            stderr);
        return 2;
    }
    const bool good = inbox ? write_inbox(argv[2], number(3, 0), number(4, 0), number(5, 0))
                            : write_base_and_changed(argv[1], number(2, 100'000));
    if (!good) std::perror("yinfeng_bench_files");
    return good ? 0 : 1;
}
