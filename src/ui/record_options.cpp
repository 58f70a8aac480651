#include "ui/record_options.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/follow_ups.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "view/columns.h"
#include "view/namesakes.h"

#include <algorithm>

namespace yinfeng::ui {

namespace {
constexpr std::size_t most_options = 60; // more is not read; typing narrows it down
}

std::string record_detail(const Ui& ui, RecordIndex record) {
    const Workspace& workspace = workspace_of(ui);
    const auto words = [&](FieldId field) { return filled_words(ui, field, workspace.value(record, field)); };
    switch (static_cast<Kind>(workspace.record(record).kind)) {
    case Kind::person: return words(field::person::title_);
    case Kind::unit: return words(field::unit::kind_);
    case Kind::enterprise: return words(field::enterprise::industry_);
    case Kind::project: return words(field::project::stage_);
    case Kind::chain_node: return words(field::chain_node::chain_);
    case Kind::service_record: return words(field::service_record::state_);
    case Kind::follow_up:
        if (const RecordIndex about = domain::followed(workspace, record); about != no_record)
            return link_words(ui, about);
        return {};
    default: return {};
    }
}

std::vector<std::string> details_of(const Ui& ui, std::span<const RecordIndex> records) {
    std::vector<std::string> details;
    for (const RecordIndex record : records) details.push_back(record_detail(ui, record));
    return view::tell_apart(workspace_of(ui), records, std::move(details), app::language());
}

namespace {

std::vector<Option> options_with(Ui& ui, std::span<const RecordIndex> records, std::vector<std::string>& codes) {
    codes.clear();
    codes.reserve(records.size());
    std::vector<Option> options;
    std::vector<std::string> details = details_of(ui, records);
    for (std::size_t i = 0; i < records.size(); ++i) {
        codes.push_back(to_string(workspace_of(ui).record(records[i]).id));
        options.push_back({codes.back(), record_title(ui, records[i]), std::move(details[i])});
    }
    return options;
}

} // namespace

std::vector<Option> record_options(Ui& ui, Kind kind, std::string_view typed) {
    const Workspace& workspace = workspace_of(ui);
    std::vector<RecordIndex> found;
    if (typed.empty()) {
        const auto all = workspace.live(kind);
        found.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most_options)));
    } else {
        ui.app.search_index().update(workspace);
        found = ui.app.search_index().filter(workspace, kind, typed);
        if (found.size() > most_options) found.resize(most_options);
    }
    // Option::code is a view. Ids are kept per call, because the picker copies the code it returns.
    static std::vector<std::string> codes;
    return options_with(ui, found, codes);
}

std::vector<Option> options_of(Ui& ui, std::span<const RecordIndex> records) {
    static std::vector<std::string> codes;
    return options_with(ui, records, codes);
}

std::vector<Option> used_link_options(Ui& ui, FieldId link, std::string_view typed) {
    static std::vector<std::string> codes; // Option::code is a view
    codes.clear();
    const Workspace& workspace = workspace_of(ui);
    const SearchQuery query = make_search_query(typed);
    std::vector<Option> options;
    auto used = workspace.used_texts(link);
    codes.reserve(used.size());
    for (auto& [id, count] : used) {
        if (options.size() == most_options) break;
        const auto named = parse_id(id);
        const RecordIndex target = named ? workspace.find(*named) : no_record;
        std::string words = link_words(ui, target);
        if (target != no_record) words = ui.app.columns().told_apart(target, std::move(words));
        if (!query.empty() && !matches(make_search_key(words), query)) continue;
        codes.push_back(std::move(id));
        options.push_back({codes.back(), std::move(words), std::to_string(count)});
    }
    return options;
}

std::vector<Option> used_text_options(Ui& ui, FieldId field, std::string_view typed) {
    // Counted once while the list is open, not at every frame; the views below point into it.
    static struct {
        std::uint64_t workspace;
        FieldId field;
        std::uint64_t revision;
        std::vector<std::pair<std::string, std::uint32_t>> used;
    } kept;
    const Workspace& workspace = workspace_of(ui);
    if (kept.workspace != ui.app.workspace_number() || kept.field != field || kept.revision != workspace.revision())
        kept = {ui.app.workspace_number(), field, workspace.revision(), workspace.used_texts(field)};
    const auto& used = kept.used;
    const SearchQuery query = make_search_query(typed);
    std::vector<Option> options;
    for (const auto& [words, count] : used) {
        if (options.size() == most_options) break;
        if (!query.empty() && !matches(make_search_key(words), query)) continue;
        Option option;
        option.code = words;
        option.label = words;
        option.detail = std::to_string(count);
        options.push_back(std::move(option));
    }
    return options;
}

} // namespace yinfeng::ui
