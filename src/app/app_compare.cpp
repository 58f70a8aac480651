// Comparing: between two dates of the open workspace, or a snapshot file with it. Nothing is written.

#include "app/app_impl.h"

#include "app/comparison.h"
#include "app/kept_text.h"
#include "sync/snapshot.h"

namespace yinfeng::app {

namespace {

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

// The file was made without these fields: that it does not show them is no difference.
void leave_out_confidential(std::vector<ChangedRecord>& records, const Workspace& workspace) {
    for (ChangedRecord& record : records) {
        if (record.only_before) continue; // its fields are numbered by the other state, and it has none of these
        std::erase_if(record.fields, [&](const ChangedField& each) {
            const FieldInfo* known = workspace.names().info(each.field);
            return known && known->options.confidential;
        });
    }
    std::erase_if(records, [](const ChangedRecord& record) {
        return record.what == ChangedRecord::What::changed && record.fields.empty();
    });
}

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
    impl_->platform.pick_files(
        files_accepted, false, impl_->guarded([this](platform::Outcome<std::vector<platform::File>> files) {
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
    const std::string name = kept_line(file.name, most_title_characters);
    impl_->take_in(std::move(file), [this, name](std::expected<Impl::Incoming, std::string> taken) {
        if (!impl_->ready() || (!taken && taken.error().empty())) {
            return;
        }
        if (!taken) {
            warn(tr(Str::found_in, {name, taken.error()}));
            return;
        }
        const std::uint64_t ticket = ++impl_->comparison_ticket;
        impl_->progress = Progress{tr(Str::import_reading, {name}), 0, 1, now_ms(), true};
        impl_->decode_in_slices(std::move(taken->bytes),
            {
                .goes_on = [this, ticket] { return ticket == impl_->comparison_ticket && impl_->ready(); },
                .progressed = impl_->shows_progress(),
                .done = [this, name](
                            Result<Fragment> fragment, std::string) { impl_->compare(name, std::move(fragment)); },
            });
    });
}

void App::Impl::compare(const std::string& name, Result<Fragment> fragment) {
    progress.reset();
    platform.wake();
    if (!fragment) {
        say(Toast::Kind::error, tr(Str::found_in, {name, fragment.error().message}), false);
        return;
    }
    const bool is_whole = fragment->left_out.empty();
    auto made = std::make_unique<Comparison>();
    made->before = std::make_unique<Workspace>();
    made->before->adopt(std::move(*fragment));
    made->scope = tr(Str::compare_scope_file, {name});
    made->records = changes_between(*made->before, open->workspace);
    if (!is_whole) leave_out_confidential(made->records, open->workspace);
    made->revision = open->workspace.revision();
    comparison = std::move(made);
}

} // namespace yinfeng::app
