// duplicates: which records of a file may be one and the same.

#include "app/duplicate_words.h"
#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/session.h"
#include "cli/words.h"
#include "domain/duplicates.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

constexpr std::size_t records_at_once = 10'000;

std::string_view name_of(domain::Sameness::Of of) {
    constexpr std::string_view names[] = {
        "code", "name", "alike_name", "owner", "place", "amount", "phone", "other_code"};
    return names[static_cast<std::size_t>(of)];
}

std::string reasons_json(const domain::Duplicate& pair) {
    std::string list = "[";
    for (const domain::Sameness& each : pair.reasons)
        list.append(list.size() > 1 ? "," : "").append(json_text(name_of(each.of)));
    return list + "]";
}

} // namespace

Exit run_duplicates(const Options& options) {
    Reader reader(options);
    Exit problem = Exit::done;
    const auto open = open_file(reader, options.files.front(), problem);
    if (!open) return problem;
    const Workspace& workspace = open->workspace;
    std::vector<Kind> kinds(domain::kinds_with_duplicates().begin(), domain::kinds_with_duplicates().end());
    if (!options.kind.empty()) {
        const auto kind = kind_named(workspace, options.kind);
        if (!kind) return report(kind.error());
        const bool is_compared = *kind < known_kind_count && std::ranges::contains(kinds, static_cast<Kind>(*kind));
        kinds = is_compared ? std::vector{static_cast<Kind>(*kind)} : std::vector<Kind>();
    }
    const Format format = options.json ? Format::json : options.format;
    Table table(format, options.bom,
        {{std::string(say(Word::column_kind)), "kind"}, {std::string(say(Word::column_level)), "level", true},
            {std::string(say(Word::column_reasons)), "reasons"}, {std::string(say(Word::column_record)), "record"},
            {"id", "id"}, {std::string(say(Word::column_other)), "other"}, {"id", "other_id"}});
    std::size_t pairs = 0;
    bool is_cut = false;
    for (const Kind kind : kinds) {
        domain::DuplicateSearch search(workspace, kind);
        while (!search.work(records_at_once)) {}
        is_cut = is_cut || search.is_cut();
        for (const domain::Duplicate& pair : search.found()) {
            ++pairs;
            const std::string one = title_of(workspace, pair.one), other = title_of(workspace, pair.other);
            const std::string one_id = to_string(workspace.record(pair.one).id),
                              other_id = to_string(workspace.record(pair.other).id);
            const auto number = static_cast<KindId>(kind);
            if (format == Format::json) {
                table.row({json_text(workspace.names().kind_name(number)), std::to_string(pair.level),
                    reasons_json(pair), json_text(one), json_text(one_id), json_text(other), json_text(other_id)});
            } else {
                table.row({kind_label(workspace.names(), number), std::string(app::tr(app::level_words(pair.level))),
                    app::duplicate_reasons(workspace, pair), one, one_id, other, other_id});
            }
        }
    }
    table.end();
    if (format == Format::table) note(say(Word::duplicates_found, {number_text(pairs)}));
    if (is_cut) note(say(Word::duplicates_cut));
    return pairs ? Exit::findings : Exit::done;
}

} // namespace yinfeng::cli
