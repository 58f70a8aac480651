// The reader of snapshot files, with what follows when one is imported: whatever is accepted joins a workspace, is counted
// and reviewed, is written out, and comes back the same.
#include "store/fragment.h"
#include "sync/change_list.h"
#include "sync/merge_review.h"
#include "sync/snapshot.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace yinfeng;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto fragment = decode_snapshot(bytes, Digest::ignored);
    if (!fragment) {
        require(!fragment.error().message.empty());
        return 0;
    }
    Workspace workspace;
    workspace.set_replica(7);
    MergeReview review(*fragment);
    review.compare(workspace);
    for (const MergeReview::Item& item : review.items()) (void)review.fields(item.record);
    require(workspace.join(*fragment, "导入", review.part(), {"导入", review.settlements()}, 1'600'000'000'000).has_value());
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
