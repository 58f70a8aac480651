// The reader of snapshot files, with what follows when one is imported: whatever is accepted joins a workspace, is counted
// and reviewed, is written out, and comes back the same.
#include "sync/snapshot.h"
#include "store/fragment.h"
#include "sync/change_list.h"
#include "sync/merge_review.h"
#include "sync/open_conflicts.h"
#include "tests/support/source_dir.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

using namespace yinfeng;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

// What the golden file holds, for the fuzzer's files to meet records of theirs.
const Fragment& golden() {
    static const Fragment fragment = [] {
        std::ifstream file(test::source_path("tests/golden/v1-small.json"), std::ios::binary);
        auto read = decode_snapshot(std::string{std::istreambuf_iterator<char>(file), {}});
        require(read.has_value());
        return *std::move(read);
    }();
    return fragment;
}

// Whoever has something already: every conflict is decided one way, and what the review foretold comes true.
void require_joins(const Fragment& file, bool theirs) {
    Workspace workspace;
    workspace.set_replica(7);
    workspace.join(golden(), {});
    MergeReview review(file);
    review.compare(workspace);
    for (const MergeReview::Item& item : review.items()) {
        (void)review.fields(item.record);
        review.choose_all(item.record, theirs ? ConflictChoice::theirs : ConflictChoice::ours);
    }
    const bool changes = review.does_anything();
    const auto joined = workspace.join(file, "导入", review.part(), {"导入", review.settlements()}, 1'600'000'000'000);
    require(joined.has_value() && changes == !joined->touched.empty());
    (void)changes_in(workspace, 0, 2'000'000'000'000);
    (void)settle(workspace, open_conflicts(workspace), {.office = {}, .now_ms = 1'600'000'000'000}, "处理");
    (void)workspace.undo(1'600'000'001'000);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto whole = decode_snapshot(bytes); // mostly refused: the digest is never right by chance
    require(whole.has_value() || !whole.error().message.empty());
    const auto fragment = decode_snapshot(bytes, Digest::ignored);
    // In slices it is the same, word by word.
    SnapshotDecoder decoder(bytes, Digest::ignored);
    while (!decoder.step(1 + size % 50)) {}
    const auto sliced = decoder.take();
    require(sliced.has_value() == fragment.has_value());
    if (!fragment) {
        require(!fragment.error().message.empty() && sliced.error().message == fragment.error().message);
        return 0;
    }
    require_joins(*fragment, size % 2 == 0);
    Workspace workspace;
    workspace.set_replica(7);
    MergeReview review(*fragment);
    review.compare(workspace);
    for (const MergeReview::Item& item : review.items()) (void)review.fields(item.record);
    require(workspace.join(*fragment, "导入", review.part(), {"导入", review.settlements()}, 1'600'000'000'000)
            .has_value());
    const std::string written = encode_snapshot(workspace);
    const auto again = decode_snapshot(written);
    require(again.has_value());
    Workspace copy;
    copy.join(*again, {});
    require(encode_snapshot(copy) == written);
    workspace.join(*fragment, "再次导入"); // the same again changes nothing
    require(encode_snapshot(workspace) == written);
    (void)changes_between(copy, workspace);
    (void)workspace.undo(1'600'000'001'000);
    return 0;
}
