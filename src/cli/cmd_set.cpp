// set: one edit of fields, for scripts.

#include "cli/commands.h"
#include "cli/edit_file.h"
#include "cli/fields.h"
#include "cli/words.h"
#include "domain/list_edits.h"
#include "view/arrangement.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

// What is said of a choice of the catalogue stands in one record, whoever says it first (store/choice_lists.h).
void in_its_record(const Workspace& workspace, Edited& edited) {
    namespace custom_choice = field::custom_choice;
    const auto said = [&](FieldId field) {
        const auto write = std::ranges::find(edited.change.writes, field, &Write::field);
        return write == edited.change.writes.end() ? std::string() : std::string(write->value.as_text());
    };
    const auto list = find_choice_list(said(custom_choice::list_));
    const std::string code = said(custom_choice::code_);
    if (!list || !choice_index(*list, code)) return;
    const RecordIndex there = domain::record_of(workspace, {*list, code});
    edited.id = there == no_record ? choice_record(*list, code) : workspace.record(there).id;
    for (Write& each : edited.change.writes) each.record = edited.id;
    const RecordIndex record = workspace.find(static_cast<KindId>(Kind::custom_choice), edited.id);
    if (record != no_record && !workspace.is_live(record)) workspace.add_restore(edited.change, record);
}

// What the command line asks for, as a change of this workspace.
Answer<Edited> wanted(Workspace& workspace, const Options& options, Id new_id) {
    Edited edited{{std::string(say(Word::step_set)), {}}, new_id};
    KindId kind = no_kind;
    if (!options.new_kind.empty()) {
        const auto named = kind_named(workspace, options.new_kind);
        if (!named) return std::unexpected(named.error());
        kind = *named;
        if (kind ==
            static_cast<KindId>(Kind::settings)) { // a workspace has one; two offices' meet where files are merged
            if (const auto& there = workspace.live(Kind::settings); !there.empty())
                return refuse(
                    Exit::refused, say(Word::one_settings, {options.files.front(), title_of(workspace, there[0])}));
        }
    } else {
        if (options.remove && !options.words.empty()) return refuse(Exit::usage, std::string(say(Word::delete_alone)));
        const auto record = record_named(workspace, options.target, options.restore ? Deleted::first : Deleted::by_id);
        if (!record) return std::unexpected(record.error());
        if (!options.restore && !options.words.empty() &&
            !workspace.is_live(*record)) // it would come back without a word
            return refuse(Exit::refused, say(Word::is_deleted, {title_of(workspace, *record)}));
        kind = workspace.record(*record).kind;
        edited.id = workspace.record(*record).id;
        if (options.restore) workspace.add_restore(edited.change, *record);
        if (options.remove) workspace.add_delete(edited.change, *record);
    }
    for (const std::string& text : options.words) {
        const auto added = add_assignment(edited.change, workspace, kind, edited.id, text);
        if (!added) return std::unexpected(added.error());
    }
    if (!options.new_kind.empty() && kind == static_cast<KindId>(Kind::custom_choice)) in_its_record(workspace, edited);
    if (!options.new_kind.empty() && kind == static_cast<KindId>(Kind::arrangement))
        edited.id = view::settle_arrangement(workspace, edited.change, edited.id);
    if (edited.change.writes.empty()) return refuse(Exit::usage, std::string(say(Word::nothing_to_set)));
    const auto is_empty = [](const Write& each) { return each.value.is_none(); };
    if (!options.new_kind.empty() &&
        std::ranges::all_of(edited.change.writes, is_empty)) // its number would be of no record
        return refuse(Exit::refused, std::string(say(Word::empty_record)));
    return edited;
}

} // namespace

Exit run_set(const Options& options) {
    return edit_file(options,
        [&](Workspace& workspace, const domain::Reading&, Id new_id) { return wanted(workspace, options, new_id); });
}

} // namespace yinfeng::cli
