#include "app/sample_words.h"

#include "app/demonstration/demonstration.h"
#include "app/strings.h"
#include "domain/reading.h"

namespace yinfeng::app {

std::string_view sample_words(const WorkspaceEntry& workspace) {
    if (!workspace.sample) return {};
    return tr(is_demonstration(workspace.id) ? Str::settings_demonstration : Str::settings_sample);
}

std::string_view sample_mark(const Workspace& data) {
    const RecordIndex settings = domain::settings_record(data);
    if (settings == no_record || !domain::is_yes(data, settings, field::settings::sample_)) return {};
    return tr(is_demonstration(data.record(settings).id) ? Str::sheet_demonstration : Str::sheet_sample);
}

} // namespace yinfeng::app
