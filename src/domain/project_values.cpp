#include "domain/project_values.h"

#include "domain/reading.h"

namespace yinfeng::domain {

void ProjectValues::update(const Workspace& workspace) {
    const std::uint64_t revision = workspace.revision(Kind::project) + 1;
    if (revision_ == revision) return;
    const bool is_first = revision_ == 0;
    values_.resize(workspace.record_count());
    for (const RecordIndex project : workspace.live(Kind::project)) {
        if (!is_first && !workspace.changed_since(project, seen_)) continue;
        values_[project] = {quantity(workspace, project, field::project::amount_), stage_of(workspace, project)};
    }
    revision_ = revision;
    seen_ = workspace.revision();
}

} // namespace yinfeng::domain
