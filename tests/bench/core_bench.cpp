// Measures the core on a synthetic workspace, all of whose records are live and alike: building, encoding, decoding, merging, digest,
// search, memory. A plain program that prints a table; runs natively and, compiled to WebAssembly, under Node.
//
//   yinfeng_core_bench [records, 100000 by default]

#include "app/search_index.h"
#include "assets/embedded.h"
#include "base/text_tables.h"
#include "store/fragment.h"
#include "sync/import_plan.h"
#include "sync/snapshot.h"
#include "tests/bench/processor_time.h"
#include "tests/support/synthetic.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#if defined(__EMSCRIPTEN__) || defined(__linux__)
#include <malloc.h>
#endif

using namespace yinfeng;

namespace {

double heap_mb() {
#if defined(__EMSCRIPTEN__)
    return static_cast<double>(mallinfo().uordblks) / 1e6;
#elif defined(__GLIBC__)
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd) / 1e6;
#else
    return 0;
#endif
}

// The best of `times` runs, in seconds; `prepare` is not counted.
template <class Prepare, class Run> double best_of(int times, const Prepare& prepare, const Run& run) {
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        auto input = prepare();
        const double begin = test::processor_seconds();
        run(input);
        best = std::min(best, test::processor_seconds() - begin);
    }
    return best;
}

void row(const char* what, double seconds, double megabytes = 0) {
    if (megabytes > 0) {
        std::printf("%-38s %8.3f s   %7.1f MB/s\n", what, seconds, megabytes / seconds);
    } else {
        std::printf("%-38s %8.3f s\n", what, seconds);
    }
}

} // namespace

int main(int argc, char** argv) {
    const auto records = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 100'000);
    const double empty_mb = heap_mb();
    double begin = test::processor_seconds();
    Workspace workspace = test::make_synthetic({.records = records});
    row("build (apply)", test::processor_seconds() - begin);
    const auto memory = workspace.memory();
    std::printf("%zu records, %zu cells; cells' own figures %.1f MB, heap %.1f MB\n", memory.records, memory.cells,
        static_cast<double>(memory.extra_bytes) / 1e6, heap_mb() - empty_mb);

    std::string bytes;
    row("encode",
        best_of(
            3, [] { return 0; }, [&](int) { bytes = encode_snapshot(workspace); }),
        static_cast<double>(bytes.size()) / 1e6);
    std::printf("snapshot %.1f MB, %.0f bytes per record\n", static_cast<double>(bytes.size()) / 1e6,
        static_cast<double>(bytes.size()) / static_cast<double>(memory.records));
    const double megabytes = static_cast<double>(bytes.size()) / 1e6;
    std::string digest;
    row("digest (encode and SHA-256)",
        best_of(1, [] { return 0; }, [&](int) { digest = state_digest(workspace); }), megabytes);

    row("decode, digest checked",
        best_of(
            3, [] { return 0; },
            [&](int) {
                if (!decode_snapshot(bytes)) std::abort();
            }),
        megabytes);
    row("decode, digest ignored",
        best_of(
            3, [] { return 0; },
            [&](int) {
                if (!decode_snapshot(bytes, Digest::ignored)) std::abort();
            }),
        megabytes);

    {
        const double before_mb = heap_mb();
        auto fragment = decode_snapshot(bytes, Digest::ignored);
        Workspace opened;
        begin = test::processor_seconds();
        opened.adopt(std::move(*fragment));
        row("adopt into an empty workspace", test::processor_seconds() - begin);
        std::printf("opened workspace: heap %.1f MB\n", heap_mb() - before_mb);
        begin = test::processor_seconds();
        std::size_t found = 0;
        for (std::size_t kind = 0; kind < known_kind_count; ++kind)
            found += opened.live(static_cast<Kind>(kind)).size();
        row("lists of live records", test::processor_seconds() - begin);
        begin = test::processor_seconds();
        const auto link = opened.links_to(opened.record(0).id, field::project::investor_);
        row("index of links, first use", test::processor_seconds() - begin);
        if (found != memory.records || link.size() > found || state_digest(opened) != digest) std::abort();
    }

    for (const double percent : {0.0, 1.0, 20.0}) {
        Workspace other;
        other.adopt(std::move(*decode_snapshot(bytes, Digest::ignored)));
        if (percent > 0) test::edit_synthetic(other, percent, 7, 0xE0);
        const std::string edited = encode_snapshot(other);
        auto fragment = decode_snapshot(edited, Digest::ignored);
        char label[64];
        std::snprintf(label, sizeof label, "plan of an import, %.0f %% changed", percent);
        row(label, best_of(2, [] { return 0; }, [&](int) { (void)plan_import(workspace, *fragment); }));
        std::snprintf(label, sizeof label, "merge, %.0f %% changed", percent);
        const auto fresh = [&] {
            Workspace copy;
            copy.adopt(std::move(*decode_snapshot(bytes, Digest::ignored)));
            return copy;
        };
        row(label, best_of(3, fresh, [&](Workspace& copy) { copy.join(*fragment, {}); }));
        std::snprintf(label, sizeof label, "decode and merge, %.0f %% changed", percent);
        row(label, best_of(1, fresh, [&](Workspace& copy) { copy.join(*decode_snapshot(edited), "导入"); }));
    }

    {
        Workspace copy;
        copy.adopt(std::move(*decode_snapshot(bytes, Digest::ignored)));
        copy.set_replica(1);
        const RecordIndex index = copy.live(Kind::project)[copy.live(Kind::project).size() / 2];
        const Id id = copy.record(index).id;
        begin = test::processor_seconds();
        for (int i = 0; i < 1'000; ++i) {
            Change change;
            std::string text = "步骤";
            append_integer(text, i);
            change.set(Kind::project, id, field::project::next_action_, Value::text(text));
            const auto applied = copy.apply(change, 1'600'000'000'000 + i);
            (void)encode_fragment(extract(copy, applied->touched));
        }
        row("1 000 edits, each as a log entry", test::processor_seconds() - begin);
    }
    {
        (void)load_text_tables(assets::find("text_tables.bin"));
        app::SearchIndex index;
        begin = test::processor_seconds();
        index.update(workspace);
        row("search index of everything", test::processor_seconds() - begin);
        for (const char* query : {"忠旺", "z", "zw", "bdt", "产业园"}) {
            char label[64];
            std::snprintf(label, sizeof label, "search %s", query);
            row(label, best_of(3, [] { return 0; }, [&](int) { (void)index.find(workspace, query, 12); }));
        }
        row("filter projects by zw",
            best_of(3, [] { return 0; }, [&](int) { (void)index.filter(workspace, Kind::project, "zw"); }));
    }
    std::printf("digest bench-%u %s\n", records, digest.c_str());
    return 0;
}
