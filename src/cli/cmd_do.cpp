// do: what the buttons of the page do (domain/actions.def), for scripts; and the list of them.

#include "app/action_words.h"
#include "app/strings.h"
#include "cli/commands.h"
#include "cli/edit_file.h"
#include "cli/fields.h"
#include "cli/table.h"
#include "cli/words.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

using domain::Reason;

KindId kind_of_given(const domain::ActionInfo& action, KindId of_record) {
    return action.options.makes ? static_cast<KindId>(*action.options.makes) : of_record;
}

std::string labels(const Workspace& workspace, const std::vector<FieldId>& fields) {
    std::string words;
    for (const FieldId field : fields)
        words.append(words.empty() ? std::string_view() : say(Word::between))
            .append(field_label(workspace.names(), field));
    return words;
}

Answer<Edited> wanted(Workspace& workspace, const domain::Reading& reading, const Options& options, Id new_id) {
    const auto record = record_named(workspace, options.target, Deleted::too);
    if (!record) return std::unexpected(record.error());
    const KindId kind = workspace.record(*record).kind;
    const auto action = domain::find_action(kind, options.action);
    if (!action)
        return refuse(Exit::usage, say(Word::no_action, {kind_label(workspace.names(), kind), options.action}));
    const domain::ActionInfo& info = domain::action_info(*action);
    Change typed;
    for (const std::string& text : options.words) {
        const auto added = add_assignment(typed, workspace, kind_of_given(info, kind), new_id, text);
        if (!added) return std::unexpected(added.error());
    }
    domain::Given given{{}, new_id};
    for (Write& write : typed.writes) given.values.emplace_back(write.field, std::move(write.value));
    auto change = domain::perform(reading, *action, std::span(&*record, 1), given);
    if (!change)
        return refuse(Exit::refused, say(Word::cannot_do, {in_one_line(title_of(workspace, *record)), app::label(info),
                                                              app::words(change.error())}));
    if (const auto unused = domain::not_taken(reading, *action, *record, given); !unused.empty()) {
        std::string words = say(
            Word::not_taken, {in_one_line(title_of(workspace, *record)), app::label(info), labels(workspace, unused)});
        if (!info.options.makes) {
            const auto takes = domain::takes(reading, *action, *record, given);
            words += takes.empty() ? std::string(say(Word::takes_nothing))
                                   : say(Word::takes_fields, {labels(workspace, takes)});
        }
        return refuse(Exit::refused, words + std::string(say(Word::set_writes_fields)));
    }
    change->name = app::label(info);
    const bool makes = std::ranges::any_of(change->writes, [&](const Write& each) { return each.record == new_id; });
    return Edited{*std::move(change), makes ? new_id : workspace.record(*record).id};
}

Exit list_actions(const Options& options) {
    const Format format = options.json ? Format::json : Format::table;
    Table table(format, false,
        {{std::string(say(Word::column_kind)), "kind"}, {std::string(say(Word::column_action)), "action"},
            {std::string(say(Word::column_called)), "label"}});
    for (const domain::ActionInfo& each : domain::actions()) {
        const std::string kind(each.kind ? format == Format::json ? info(*each.kind).name : app::label(info(*each.kind))
                               : format == Format::json ? std::string_view()
                                                        : say(Word::every_kind));
        std::vector<std::string> cells{kind, std::string(each.name), std::string(app::label(each))};
        if (format == Format::json) {
            for (std::string& cell : cells) cell = json_text(cell);
        }
        table.row(std::move(cells));
    }
    table.end();
    return Exit::done;
}

} // namespace

Exit run_do(const Options& options) {
    if (options.list) return list_actions(options);
    return edit_file(options, [&](Workspace& workspace, const domain::Reading& reading, Id new_id) {
        return wanted(workspace, reading, options, new_id);
    });
}

} // namespace yinfeng::cli
