// Comparing: between two dates of the open workspace, or a snapshot file with it. Nothing is written.

#include "app/app_impl.h"

#include "app/comparison.h"
#include "base/utf8.h"
#include "sync/snapshot.h"
#include "sync/snapshot_limits.h"

namespace yinfeng::app {

namespace {

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

} // namespace

const Comparison* App::comparison() const { return impl_->comparison.get(); }

void App::end_comparison() { impl_->comparison.reset(); }

void App::compare_dates(Date from, Date to) {
    if (!impl_->ready()) {
        return;
    }
    const std::int64_t offset_ms = platform().utc_offset_minutes() * 60'000LL;
    const auto begin_of = [&](Date day) { return day.days * day_ms - offset_ms; };
    auto made = std::make_unique<Comparison>();
    made->scope = tr(Str::compare_scope_dates, {to_iso(from), to_iso(to)});
    made->records = changes_in(*workspace(), begin_of(from), begin_of(to + 1)); // both days are in
    made->revision = workspace()->revision();
    impl_->comparison = std::move(made);
}

void App::pick_comparison() {
    impl_->platform.pick_files(".json,.gz,.json.gz,application/json,application/gzip", false,
                               impl_->guarded([this](platform::Outcome<std::vector<platform::File>> files) {
                                   if (files && !files->empty()) {
                                       compare_with(std::move(files->front()));
                                   } else if (!files && files.error().fault != platform::Fault::cancelled) {
                                       warn(std::string(tr(Str::import_cannot_pick)));
                                   }
                               }));
}

void App::compare_with(platform::File file) {
    if (!impl_->ready()) {
        return;
    }
    const std::string name = repair_utf8(file.name);
    const auto decoded = [this, name](std::string bytes) {
        Result<Fragment> fragment = decode_snapshot(bytes, Digest::required);
        if (!fragment) {
            warn(name + "：" + fragment.error().message);
            return;
        }
        auto made = std::make_unique<Comparison>();
        made->before = std::make_unique<Workspace>();
        made->before->adopt(std::move(*fragment));
        made->scope = tr(Str::compare_scope_file, {name});
        made->records = changes_between(*made->before, *workspace());
        made->revision = workspace()->revision();
        impl_->comparison = std::move(made);
        impl_->platform.wake();
    };
    if (!file.bytes.starts_with("\x1f\x8b")) {
        decoded(std::move(file.bytes));
        return;
    }
    const std::size_t limit = std::min(limits::bytes, std::max<std::size_t>(1'000'000, file.bytes.size() * 200));
    impl_->platform.gunzip(std::move(file.bytes), limit,
                           impl_->guarded([this, name, decoded](platform::Outcome<std::string> plain) {
                               if (plain && impl_->ready()) {
                                   decoded(std::move(*plain));
                               } else {
                                   warn(name + "：" + std::string(tr(Str::import_damaged_gzip)));
                               }
                           }));
}

} // namespace yinfeng::app
