// New workspaces: empty, from a file, and the sample.

#include "app/app_impl.h"

#include "app/demonstration/demonstration.h"
#include "app/kept_text.h"
#include "sync/import_plan.h"
#include "sync/snapshot.h"

#include <numeric>
#include <vector>

namespace yinfeng::app {

void App::Impl::create(NewWorkspace wanted) {
    wanted.name = kept_line(wanted.name, most_title_characters);
    wanted.office = kept_line(wanted.office, most_title_characters);
    if (wanted.name.empty()) {
        wanted.name = wanted.office.empty() ? std::string(tr(Str::app_workspace_default_name)) : wanted.office;
    }
    Opening opening;
    opening.entry.key = "ws-" + to_string(ids.next(now()));
    opening.entry.id = ids.next(now());
    opening.entry.name = wanted.name;
    opening.entry.office = wanted.office;
    opening.entry.opened_at_ms = now();
    opening.fresh = true;
    opening.seed = [this, wanted] {
        Change change{std::string(tr(Str::app_change_create_workspace)), {}};
        const Id id = open->entry.id;
        change.set(Kind::settings, id, field::settings::name_, Value::text(wanted.name));
        if (!wanted.office.empty()) {
            change.set(Kind::settings, id, field::settings::office_, Value::text(wanted.office));
        }
        change.set(Kind::settings, id, field::settings::label_set_, Value::text(wanted.label_set));
        if (const Result<Applied> applied = open->workspace.apply(change, now())) {
            store(*applied);
        } else {
            say(Toast::Kind::error, applied.error().message, false);
        }
    };
    open_workspace(std::move(opening));
}

// A workspace of what a file holds. Its settings record is taken over where there is exactly one, so that the offices
// that pass this file around share one workspace; else the new workspace gets settings of its own.
void App::Impl::create_from(std::shared_ptr<Fragment> fragment, std::string fallback_name) {
    const ImportPlan contents = plan_import(Workspace(), *fragment);
    Opening opening;
    opening.entry.key = "ws-" + to_string(ids.next(now()));
    opening.entry.name = std::move(fallback_name);
    opening.entry.sample = contents.is_sample;
    opening.entry.opened_at_ms = now();
    opening.fresh = true;
    opening.seed = [this, fragment] {
        Workspace& data = open->workspace;
        store(data.join(*fragment, {}));
        const std::span<const RecordIndex> settings = data.live(Kind::settings);
        if (settings.size() == 1) {
            open->entry.id = data.record(settings.front()).id;
            return;
        }
        open->entry.id = ids.next(now());
        Change change{std::string(tr(Str::app_change_create_workspace)), {}};
        change.set(Kind::settings, open->entry.id, field::settings::name_, Value::text(open->entry.name));
        if (is_sample()) {
            change.set(Kind::settings, open->entry.id, field::settings::sample_, Value::of(true));
        }
        if (const Result<Applied> applied = data.apply(change, now())) {
            store(*applied);
        }
    };
    open_workspace(std::move(opening));
}

void App::create_workspace(NewWorkspace wanted) {
    impl_->leave_then([impl = impl_.get(), wanted = std::move(wanted)] { impl->create(wanted); });
}

void App::open_sample() {
    for (const WorkspaceEntry& entry : impl_->entries) {
        if (entry.sample && !is_demonstration(entry.id)) {
            open_workspace(entry.key);
            return;
        }
    }
    impl_->platform.asset("sample.json", impl_->guarded([impl = impl_.get()](platform::Outcome<std::string> bytes) {
        if (!bytes) {
            impl->say(Toast::Kind::error, std::string(tr(Str::app_sample_missing)), false);
            return;
        }
        Result<Fragment> fragment = decode_snapshot(*bytes, Digest::ignored);
        if (!fragment) {
            impl->say(Toast::Kind::error, tr(Str::app_sample_damaged, {fragment.error().message}), false);
            return;
        }
        impl->leave_then([impl, shared = std::make_shared<Fragment>(std::move(*fragment))] {
            impl->create_from(shared, std::string(tr(Str::start_sample)));
        });
    }));
}

// Around today, with the holidays that are known: they have been asked for before the first workspace is opened.
void App::open_demonstration() {
    for (const WorkspaceEntry& entry : impl_->entries) {
        if (entry.sample && is_demonstration(entry.id)) {
            open_workspace(entry.key);
            return;
        }
    }
    if (!impl_->whole) return impl_->when_whole.push_back([this] { open_demonstration(); });
    impl_->ask_side_data([this, impl = impl_.get()] {
        impl->platform.asset("demonstration.txt", impl->guarded([this, impl](platform::Outcome<std::string> words) {
            if (!words) {
                impl->say(Toast::Kind::error, std::string(tr(Str::app_demonstration_missing)), false);
                return;
            }
            Result<Workspace> made = impl->later_part->make_demonstration(*words, today(), *impl->calendar);
            if (!made) {
                impl->say(Toast::Kind::error, tr(Str::app_demonstration_damaged, {made.error().message}), false);
                return;
            }
            std::vector<RecordIndex> all(made->record_count());
            std::iota(all.begin(), all.end(), RecordIndex{0});
            impl->leave_then([impl, shared = std::make_shared<Fragment>(extract_records(*made, all))] {
                impl->create_from(shared, std::string(tr(Str::start_demonstration)));
            });
        }));
    });
}

} // namespace yinfeng::app
