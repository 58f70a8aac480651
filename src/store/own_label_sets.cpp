#include "store/own_label_sets.h"

#include "model/typed.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace yinfeng {

namespace {

namespace label_set = field::label_set;
namespace stage_label = field::stage_label;

const Value& shown(const Record& record, FieldId field) {
    static const Value none;
    const Cell* cell = record.find(field);
    return cell ? cell->shown() : none;
}

std::string text(const Record& record, FieldId field) { return std::string(shown(record, field).as_text()); }

bool is_it(const Record& record, Kind kind) { return record.kind == static_cast<KindId>(kind); }

bool is_retired(const Record& record, FieldId field) {
    return record.state == Record::State::deleted || shown(record, field).as_boolean();
}

Stages stages_of(const Record& record, const Names& names) {
    unsigned stages = 0;
    for (const Field& field : record.fields) {
        if (field.id < first_extra_field || !field.cell.shown().as_boolean()) continue;
        const Names::Element* element = names.as_element(field.id);
        if (!element || element->set != stage_label::stages_) continue;
        if (const auto stage = parse_stage(element->text)) stages |= only(*stage);
    }
    return static_cast<Stages>(stages);
}

// Numbers are given in the order in which records were made, so that a name does not change when places do.
class Taken {
public:
    std::string told_apart(const std::string& name) {
        std::string free = name;
        for (int i = 2; !names_.insert(free).second; ++i) free = name + "（" + std::to_string(i) + "）";
        return free;
    }

private:
    std::set<std::string> names_;
};

std::vector<const Record*> by_age(std::span<const Record> records, Kind kind) {
    std::vector<const Record*> found;
    for (const Record& record : records)
        if (is_it(record, kind)) found.push_back(&record);
    std::ranges::sort(found, {}, [](const Record* each) { return each->id; });
    return found;
}

template <class Made> struct Placed {
    std::int64_t place;
    Made made;
};

std::int64_t place_of(const Record& record, FieldId field) {
    return integer_of(shown(record, field)).value_or(INT64_MAX);
}

} // namespace

std::vector<LabelSet> own_label_sets(std::span<const Record> records, const Names& names) {
    struct Read {
        StageLabel label;
        bool is_retired;
    };
    std::map<Id, std::vector<Placed<Read>>> labels; // by set
    std::map<Id, Taken> taken_labels;
    for (const Record* record : by_age(records, Kind::stage_label)) {
        const auto set = link_of(shown(*record, stage_label::set_));
        const std::string name = text(*record, stage_label::name_);
        if (!set || name.empty()) continue;
        const bool retired = is_retired(*record, stage_label::retired_);
        labels[*set].push_back({place_of(*record, stage_label::place_),
            {make_stage_label(to_string(record->id), retired ? name : taken_labels[*set].told_apart(name),
                 stages_of(*record, names), parse_stage(text(*record, stage_label::entry_))),
                retired}});
    }

    Taken taken;
    for (const Choice& built_in : choices_of(ChoiceList::label_set))
        taken.told_apart(std::string(built_in.zh)), taken.told_apart(std::string(built_in.en));
    std::vector<Placed<LabelSet>> sets;
    for (const Record* record : by_age(records, Kind::label_set)) {
        const std::string name = text(*record, label_set::name_);
        if (name.empty()) continue;
        LabelSet set;
        set.code = to_string(record->id);
        set.is_deleted = record->state == Record::State::deleted;
        set.is_retired = is_retired(*record, label_set::retired_);
        set.name = set.is_deleted ? name : taken.told_apart(name);
        auto& of_set = labels[record->id];
        std::ranges::stable_sort(of_set, {}, &Placed<Read>::place);
        Stages taken_stages = 0; // what stands under a label stands under no later one
        for (auto& [place, read] : of_set) {
            StageLabel& label = read.label;
            if (read.is_retired) {
                set.retired_labels.push_back(std::move(label));
                continue;
            }
            const auto left = static_cast<Stages>(label.stages & ~taken_stages);
            taken_stages |= label.stages;
            set.labels.push_back(
                make_stage_label(std::move(label.code), std::move(label.name), left, label.stated_entry));
        }
        sets.push_back({place_of(*record, label_set::place_), std::move(set)});
    }
    std::ranges::stable_sort(sets, {}, &Placed<LabelSet>::place);
    std::vector<LabelSet> in_order;
    for (auto& [place, set] : sets) in_order.push_back(std::move(set));
    return in_order;
}

std::string chosen_label_set_code(std::span<const Record> records) {
    const Record* settings = nullptr; // of several, as of all live records, the first by id
    for (const Record& record : records)
        if (is_it(record, Kind::settings) && record.state != Record::State::deleted &&
            (!settings || record.id < settings->id))
            settings = &record;
    return settings ? text(*settings, field::settings::label_set_) : std::string();
}

void add_label_lists(std::span<const LabelSet> sets, std::string_view chosen, std::vector<OwnList>& lists) {
    if (sets.empty()) return;
    const auto line = [](std::string code, const std::string& name, bool is_retired) {
        OwnList::Line made;
        made.code = std::move(code);
        made.zh = made.en = name;
        made.is_retired = is_retired;
        return made;
    };
    const auto add_catalogues = [](OwnList& list) {
        for (const Choice& each : choices_of(list.list)) {
            OwnList::Line& made = list.lines.emplace_back();
            made.code = each.code;
            made.zh = each.zh;
            made.en = each.en;
        }
    };
    OwnList of_sets{ChoiceList::label_set, {}}, of_labels{ChoiceList::batch, {}};
    add_catalogues(of_sets);
    const auto add_labels = [&](const LabelSet& set) {
        for (const StageLabel& label : set.labels)
            of_labels.lines.push_back(line(label.code, label.name, set.is_deleted));
    };
    const auto in_force = std::ranges::find(sets, chosen, &LabelSet::code);
    if (in_force != sets.end()) add_labels(*in_force);
    add_catalogues(of_labels);
    for (const LabelSet& set : sets) {
        of_sets.lines.push_back(line(set.code, set.name, set.is_retired));
        if (set.code != chosen) add_labels(set);
    }
    for (const LabelSet& set : sets)
        for (const StageLabel& label : set.retired_labels)
            of_labels.lines.push_back(line(label.code, label.name, true));
    lists.push_back(std::move(of_sets));
    lists.push_back(std::move(of_labels));
}

} // namespace yinfeng
