// unite: two records that are one and the same become one, as 合并 in the page does it; links that still lead to one that went.

#include "cli/commands.h"
#include "cli/edit_file.h"
#include "cli/fields.h"
#include "cli/words.h"
#include "domain/duplicates.h"
#include "domain/record_merge.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

// What is not asked for is as the dialog of the page suggests it: filled before unfilled, the kept one's before the other's.
Answer<Edited> united(Workspace& workspace, const Options& options) {
    const auto kept = record_named(workspace, options.words[0], Deleted::by_id);
    if (!kept) return std::unexpected(kept.error());
    const auto other = record_named(workspace, options.words[1], Deleted::by_id);
    if (!other) return std::unexpected(other.error());
    const Record &stays = workspace.record(*kept), &goes = workspace.record(*other);
    const bool are_live = workspace.is_live(*kept) && workspace.is_live(*other);
    if (*kept == *other || stays.kind != goes.kind || !are_live)
        return refuse(Exit::refused,
            say(Word::not_two, {in_one_line(title_of(workspace, *kept)), in_one_line(title_of(workspace, *other))}));
    if (stays.kind >= known_kind_count || domain::merged_field(static_cast<Kind>(stays.kind)) == no_field)
        return refuse(Exit::refused, say(Word::not_united, {kind_label(workspace.names(), stays.kind)}));
    auto fields = domain::fields_to_merge(workspace, *kept, *other);
    for (std::size_t i = 2; i < options.words.size(); ++i) {
        const auto column = column_named(workspace, stays.kind, options.words[i]);
        if (!column) return std::unexpected(column.error());
        // Where both say the same there is nothing to choose.
        if (std::ranges::contains(fields, column->field, &domain::MergedField::field))
            domain::choose_from(fields, column->field, domain::MergedField::From::other);
    }
    const Id id = stays.id;
    return Edited{domain::merge_records(workspace, *kept, *other, fields, std::string(say(Word::step_unite))), id};
}

Answer<Edited> with_links_moved(Workspace& workspace) {
    std::vector<Write> moved = domain::moved_links(workspace);
    if (moved.empty()) return refuse(Exit::refused, std::string(say(Word::no_links_to_move)));
    const Id id = moved.front().record;
    return Edited{{std::string(say(Word::step_unite)), std::move(moved)}, id};
}

} // namespace

Exit run_unite(const Options& options) {
    return edit_file(options, [&](Workspace& workspace, const domain::Reading&, Id) {
        return options.links ? with_links_moved(workspace) : united(workspace, options);
    });
}

} // namespace yinfeng::cli
