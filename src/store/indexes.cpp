#include "store/indexes.h"

#include "base/sort_list.h"
#include "model/typed.h"

#include <algorithm>

namespace yinfeng {

namespace {

// Every text that the record shows in the field: the value, or the elements that are in.
template <class Visit> void for_each_text(const Record& record, FieldId field, const Names& names, const Visit& visit) {
    const FieldInfo* info = names.info(field);
    if (info && is_set(info->type)) {
        for (const Field& each : record.fields) {
            if (each.id < first_extra_field || !each.cell.shown().as_boolean()) continue;
            const Names::Element* element = names.as_element(each.id);
            if (element && element->set == field) visit(element->text);
        }
    } else if (const Cell* cell = record.find(field)) {
        if (!cell->shown().as_text().empty()) visit(cell->shown().as_text());
    }
}

} // namespace

void Indexes::change_links(
    Links& links, const std::vector<Record>& records, RecordIndex index, const Names& names, bool in) {
    for_each_text(records[index], links.field, names, [&](std::string_view text) {
        const auto target = parse_id(text);
        if (!target) return;
        auto& sources = links.by_target[*target];
        const auto place = std::lower_bound(sources.begin(), sources.end(), index,
            [&](RecordIndex a, RecordIndex b) { return records[a].id < records[b].id; });
        const bool is_there = place != sources.end() && *place == index;
        if (in && !is_there) sources.insert(place, index);
        if (!in && is_there) sources.erase(place);
    });
}

void Indexes::change_texts(Texts& texts, const Record& record, const Names& names, bool in) {
    for_each_text(record, texts.field, names, [&](std::string_view text) {
        auto place = texts.uses.find(text);
        if (in) {
            if (place == texts.uses.end()) place = texts.uses.emplace(std::string(text), 0).first;
            ++place->second;
        } else if (place != texts.uses.end() && --place->second == 0) {
            texts.uses.erase(place);
        }
    });
}

void Indexes::remove(const std::vector<Record>& records, RecordIndex index, const Names& names) {
    const Record& record = records[index];
    if (record.state == Record::State::deleted) return; // was not in
    for (Links& links : links_) {
        if (names.field_kind(links.field) == record.kind) change_links(links, records, index, names, false);
    }
    for (Texts& texts : texts_) {
        if (names.field_kind(texts.field) == record.kind) change_texts(texts, record, names, false);
    }
}

void Indexes::add(const std::vector<Record>& records, RecordIndex index, const Names& names) {
    const Record& record = records[index];
    if (record.state == Record::State::deleted) return;
    for (Links& links : links_) {
        if (names.field_kind(links.field) == record.kind) change_links(links, records, index, names, true);
    }
    for (Texts& texts : texts_) {
        if (names.field_kind(texts.field) == record.kind) change_texts(texts, record, names, true);
    }
}

void Indexes::drop_all() {
    links_.clear();
    texts_.clear();
}

std::span<const RecordIndex> Indexes::links_to(const std::vector<Record>& records, std::span<const RecordIndex> live,
    const Names& names, Id target, FieldId field) {
    auto links = std::find_if(links_.begin(), links_.end(), [&](const Links& each) { return each.field == field; });
    if (links == links_.end()) {
        links = links_.insert(links_.end(), Links{field, {}});
        for (const RecordIndex index : live) change_links(*links, records, index, names, true);
    }
    const auto found = links->by_target.find(target);
    return found == links->by_target.end() ? std::span<const RecordIndex>{} : found->second;
}

std::vector<std::pair<std::string, std::uint32_t>> Indexes::used_texts(
    const std::vector<Record>& records, std::span<const RecordIndex> live, const Names& names, FieldId field) {
    auto texts = std::find_if(texts_.begin(), texts_.end(), [&](const Texts& each) { return each.field == field; });
    if (texts == texts_.end()) {
        texts = texts_.insert(texts_.end(), Texts{field, {}});
        for (const RecordIndex index : live) change_texts(*texts, records[index], names, true);
    }
    std::vector<std::pair<std::string, std::uint32_t>> result(texts->uses.begin(), texts->uses.end());
    sort_list(result,
        [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    return result;
}

} // namespace yinfeng
