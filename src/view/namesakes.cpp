#include "view/namesakes.h"

#include "base/amount.h"
#include "domain/reading.h"
#include "model/field_input.h"
#include "model/labels.h"
#include "model/typed.h"

#include <algorithm>
#include <map>
#include <set>

namespace yinfeng::view {

namespace {

constexpr std::size_t end_of_id = 4;

std::string words_of(const Workspace& workspace, RecordIndex record, FieldId field, Language language) {
    const Value& value = workspace.value(record, field);
    const FieldInfo& known = *workspace.names().info(field);
    switch (known.type) {
    case FieldType::choice: return std::string(choice_label(known.options, value.as_text(), language));
    case FieldType::link: return std::string(domain::name_of(workspace, domain::linked(workspace, record, field)));
    case FieldType::quantity:
        if (const auto quantity = quantity_of(value))
            return format_quantity(*quantity, measure_of(known.options)).text();
        break;
    default: break;
    }
    return std::string(value.as_text());
}

// What may tell two records of one name apart, the most telling first.
std::vector<std::string> facts_of(const Workspace& workspace, RecordIndex record, Language language) {
    std::vector<std::string> facts;
    const auto add = [&](std::initializer_list<FieldId> fields) {
        for (const FieldId field : fields)
            if (std::string words = words_of(workspace, record, field, language); !words.empty())
                facts.push_back(std::move(words));
    };
    switch (static_cast<Kind>(workspace.record(record).kind)) {
    case Kind::enterprise:
        add({field::enterprise::region_, field::enterprise::credit_code_, field::enterprise::short_name_});
        break;
    case Kind::person: add({field::person::unit_, field::person::level_}); break;
    case Kind::unit: add({field::unit::parent_, field::unit::short_name_}); break;
    case Kind::project:
        add({field::project::code_, field::project::investor_, field::project::park_, field::project::amount_});
        break;
    case Kind::chain_node: add({field::chain_node::chain_, field::chain_node::tier_}); break;
    case Kind::chain: add({field::chain::park_, field::chain::industry_}); break;
    case Kind::service_record:
        add({field::service_record::code_, field::service_record::project_, field::service_record::accepted_on_});
        break;
    default: break;
    }
    const std::string id = to_string(workspace.record(record).id);
    facts.push_back("…" + id.substr(id.size() - end_of_id));
    return facts;
}

} // namespace

std::vector<std::string> tell_apart(const Workspace& workspace, std::span<const RecordIndex> records,
    std::vector<std::string> details, Language language) {
    details.resize(records.size());
    std::map<std::pair<KindId, std::string_view>, std::vector<std::size_t>> by_name;
    for (std::size_t i = 0; i < records.size(); ++i)
        by_name[{workspace.record(records[i]).kind, domain::name_of(workspace, records[i])}].push_back(i);
    for (const auto& [name, places] : by_name) {
        if (places.size() < 2) continue;
        std::vector<std::vector<std::string>> facts;
        for (const std::size_t place : places) facts.push_back(facts_of(workspace, records[place], language));
        const auto all_differ = [&] {
            std::set<std::string_view> seen;
            return std::ranges::all_of(places, [&](std::size_t place) { return seen.insert(details[place]).second; });
        };
        // A fact more for each of them until no two are alike; the last one is the end of the id.
        for (std::size_t depth = 0; depth < 8; ++depth) {
            const bool told_apart = all_differ();
            for (std::size_t i = 0; i < places.size(); ++i) {
                if (depth >= facts[i].size()) continue;
                if (depth + 1 == facts[i].size() && told_apart) continue;
                std::string& detail = details[places[i]];
                detail += (detail.empty() ? "" : " · ") + facts[i][depth];
            }
            if (all_differ()) break;
        }
    }
    return details;
}

Namesakes::Of& Namesakes::of(Kind kind) {
    Of& known = kinds_[kind];
    const std::uint64_t revision = workspace_.revision(kind) + 1;
    if (known.revision == revision) return known;
    known.revision = revision;
    const auto note = [&](std::span<const RecordIndex> records, auto& shared) {
        shared.clear();
        std::unordered_map<std::string_view, RecordIndex> first;
        for (const RecordIndex record : records) {
            const std::string_view name = domain::name_of(workspace_, record);
            if (name.empty()) continue;
            const auto [place, is_new] = first.try_emplace(name, record);
            if (is_new) continue;
            std::vector<RecordIndex>& together = shared[std::string(name)];
            if (together.empty()) together.push_back(place->second);
            together.push_back(record);
        }
    };
    note(workspace_.live(kind), known.live);
    note(workspace_.deleted(kind), known.deleted);
    return known;
}

std::span<const RecordIndex> Namesakes::named(Kind kind, std::string_view words) {
    if (kind == Kind::count_) return {};
    const auto& shared = of(kind).live;
    for (std::size_t length = shared.empty() ? 0 : words.size(); length > 0; --length)
        if (const auto found = shared.find(words.substr(0, length)); found != shared.end()) return found->second;
    return {};
}

std::string_view Namesakes::detail(RecordIndex record, Language language) {
    const KindId kind = workspace_.record(record).kind;
    if (kind >= known_kind_count) return {};
    if (revision_ != workspace_.revision() || language_ != language) details_.clear();
    revision_ = workspace_.revision();
    language_ = language;
    const Of& known = of(static_cast<Kind>(kind));
    const auto& shared = workspace_.is_live(record) ? known.live : known.deleted;
    const auto found = shared.find(domain::name_of(workspace_, record));
    if (found == shared.end()) return {};
    if (!details_.contains(record)) {
        std::vector<std::string> all = tell_apart(workspace_, found->second, {}, language);
        for (std::size_t i = 0; i < all.size(); ++i) details_[found->second[i]] = std::move(all[i]);
    }
    return details_[record];
}

} // namespace yinfeng::view
