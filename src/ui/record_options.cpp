#include "ui/record_options.h"

#include "app/app.h"
#include "ui/field_words.h"
#include "ui/record_form.h"

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
    default: return {};
    }
}

std::vector<Option> record_options(Ui& ui, Kind kind, std::string_view typed) {
    const Workspace& workspace = workspace_of(ui);
    std::vector<Option> options;
    const auto add = [&](RecordIndex record) {
        Option option;
        option.label = record_title(ui, record);
        option.detail = record_detail(ui, record);
        option.code = {}; // filled below: it must outlive the call
        options.push_back(std::move(option));
    };
    // Option::code is a view. Ids are kept per call, because the picker copies the code it returns.
    static std::vector<std::string> codes;
    codes.clear();
    std::vector<RecordIndex> found;
    if (typed.empty()) {
        const auto all = workspace.live(kind);
        found.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most_options)));
    } else {
        ui.app.search_index().update(workspace);
        found = ui.app.search_index().filter(workspace, kind, typed);
        if (found.size() > most_options) found.resize(most_options);
    }
    codes.reserve(found.size());
    for (const RecordIndex record : found) {
        add(record);
        codes.push_back(to_string(workspace.record(record).id));
        options.back().code = codes.back();
    }
    return options;
}

std::vector<Option> used_text_options(Ui& ui, FieldId field, std::string_view typed) {
    // Counted once while the list is open, not at every frame; the views below point into it.
    static struct {
        const Workspace* workspace;
        FieldId field;
        std::uint64_t revision;
        std::vector<std::pair<std::string, std::uint32_t>> used;
    } kept;
    const Workspace& workspace = workspace_of(ui);
    if (kept.workspace != &workspace || kept.field != field || kept.revision != workspace.revision())
        kept = {&workspace, field, workspace.revision(), workspace.used_texts(field)};
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
