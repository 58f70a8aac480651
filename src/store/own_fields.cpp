// Names: what the office's own fields and lists are. Apart from names.cpp, which gives numbers.

#include "base/amount.h"
#include "store/names.h"

#include <algorithm>
#include <utility>

namespace yinfeng {

// A FieldInfo with the texts that it points into.
struct Names::OwnInfo {
    OwnField field;
    std::string name;
    Measure measure;
    std::vector<Choice> choices;
    FieldInfo info;

    OwnInfo(OwnField said, std::string_view named)
        : field(std::move(said)), name(named),
          info{static_cast<Kind>(field.kind), name, field.type, field.label, field.label, field.group, {}} {
        for (const OwnField::Option& each : field.options)
            choices.push_back({each.code, each.name, each.name, each.is_retired, each.colour});
        FieldOptions& options = info.options;
        options.unit = field.measure;
        options.target = field.target;
        options.column = true;
        options.search = field.type == FieldType::text && !field.is_formula;
        options.suggest = field.type == FieldType::text && !field.is_formula;
        options.confidential = field.confidential;
        options.help = field.help;
        options.own_choices = choices;
        if (field.type == FieldType::quantity && field.measure == Unit::none) {
            measure = plain_measure(field.unit);
            options.own_measure = &measure;
        }
    }
};

// A list with the texts that its choices point into, and the catalogue's fields that choose from it.
struct Names::KeptList {
    OwnList said;
    std::vector<Choice> choices;
    std::vector<std::pair<FieldId, FieldInfo>> infos;

    explicit KeptList(OwnList list) : said(std::move(list)) {
        for (const OwnList::Line& each : said.lines)
            choices.push_back({each.code, each.zh, each.en, each.is_retired, each.colour});
        for (FieldId field = 0; field < known_field_count; ++field) {
            if (yinfeng::info(field).options.choices != said.list) continue;
            infos.emplace_back(field, yinfeng::info(field)).second.options.own_choices = choices;
        }
    }
};

Names::Names() = default;
Names::~Names() = default;
Names::Names(Names&&) noexcept = default;
Names& Names::operator=(Names&&) noexcept = default;

void Names::define(std::vector<OwnField> fields, std::vector<OwnList> lists, std::vector<LearnedWord> learned) {
    const bool other_lists = define_lists(std::move(lists)), other_words = learned != learned_, others = fields != own_;
    if (other_words) learned_ = std::move(learned);
    if (other_lists || other_words || others) ++definitions_;
    if (!others) return;
    std::unordered_map<FieldId, const OwnField*> before;
    for (const OwnField& each : own_) before.emplace(each.id, &each);
    std::unordered_map<FieldId, const FieldInfo*> infos;
    for (const OwnField& each : fields) {
        const auto known = before.find(each.id);
        if (known != before.end() && *known->second == each) {
            infos.emplace(each.id, own_infos_.at(each.id));
            continue;
        }
        kept_infos_.push_back(std::make_unique<OwnInfo>(each, field_name(each.id)));
        infos.emplace(each.id, &kept_infos_.back()->info);
    }
    own_ = std::move(fields);
    own_infos_ = std::move(infos);
    formulas_.clear();
    for (const OwnField& each : own_)
        if (each.is_formula) formulas_.insert(each.id);
    for (const OwnField& each : own_)
        if (is_set(each.type)) link_elements(each.id);
}

void Names::define_label_sets(std::vector<LabelSet> sets) {
    const auto is_same = [](const LabelSet* kept, const LabelSet& set) { return *kept == set; };
    if (std::ranges::equal(label_sets_, sets, is_same)) return;
    ++definitions_;
    std::vector<const LabelSet*> before = std::exchange(label_sets_, {});
    for (LabelSet& set : sets) {
        const auto kept = std::ranges::find_if(before, [&](const LabelSet* each) { return *each == set; });
        if (kept == before.end()) kept_label_sets_.push_back(std::make_unique<LabelSet>(std::move(set)));
        label_sets_.push_back(kept == before.end() ? kept_label_sets_.back().get() : *kept);
    }
}

const LabelSet* Names::own_label_set(std::string_view code) const {
    const auto found = std::ranges::find_if(label_sets_, [&](const LabelSet* each) { return each->code == code; });
    return found == label_sets_.end() ? nullptr : *found;
}

bool Names::define_lists(std::vector<OwnList> lists) {
    std::array<const KeptList*, choice_list_count> now{};
    for (OwnList& each : lists) {
        const auto place = static_cast<std::size_t>(each.list);
        const KeptList* before = lists_[place];
        if (!before || before->said != each) {
            kept_lists_.push_back(std::make_unique<KeptList>(std::move(each)));
            before = kept_lists_.back().get();
        }
        now[place] = before;
    }
    if (now == lists_) return false;
    lists_ = now;
    listed_infos_.assign(known_field_count, nullptr);
    for (const KeptList* list : lists_) {
        if (!list) continue;
        for (const auto& [field, info] : list->infos) listed_infos_[field] = &info;
    }
    return true;
}

std::span<const Choice> Names::choices(ChoiceList list) const {
    const KeptList* own = lists_[static_cast<std::size_t>(list)];
    return own ? std::span<const Choice>(own->choices) : choices_of(list);
}

// Elements that were met before it was known that their field is a set.
void Names::link_elements(FieldId set) {
    const std::string begin = std::string(field_name(set)) + '/';
    for (Extra& each : extra_fields_) {
        if (each.kind == field_kind(set) && each.name.starts_with(begin))
            each.element = {set, std::string_view(each.name).substr(begin.size())};
    }
}

std::vector<FieldId> Names::fields_of(KindId kind) const {
    std::vector<FieldId> fields;
    if (!is_known(kind)) return fields;
    const KindInfo& known = yinfeng::info(static_cast<Kind>(kind));
    for (FieldId field = 0; field < known.field_count; ++field) fields.push_back(known.first_field + field);
    for (const OwnField& each : own_)
        if (each.kind == kind && !each.is_retired && !each.is_formula) fields.push_back(each.id);
    return fields;
}

std::vector<FieldId> Names::formulas_of(KindId kind) const {
    std::vector<FieldId> fields;
    for (const OwnField& each : own_)
        if (each.kind == kind && !each.is_retired && each.is_formula) fields.push_back(each.id);
    return fields;
}

std::vector<FieldId> Names::links_to(KindId target) const {
    std::vector<FieldId> fields;
    const auto leads_there = [&](const FieldInfo& field) {
        const bool is_link = field.type == FieldType::link || field.type == FieldType::link_set;
        return is_link && static_cast<KindId>(field.options.target) == target;
    };
    for (FieldId field = 0; field < known_field_count; ++field)
        if (leads_there(yinfeng::info(field))) fields.push_back(field);
    for (const OwnField& each : own_)
        if (!each.is_retired && leads_there(*own_infos_.at(each.id))) fields.push_back(each.id);
    return fields;
}

} // namespace yinfeng
