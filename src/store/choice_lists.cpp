#include "store/choice_lists.h"

#include "base/sha256.h"
#include "model/typed.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace yinfeng {

namespace {

namespace custom_choice = field::custom_choice;

struct Listed {
    ChoiceList list;
    std::string_view name;
    ListSort sort;
};
// In the order in which they are shown: of projects, of chains, of the service for enterprises, of units.
constexpr Listed listed[] = {
#define LIST(name, sort) {ChoiceList::name, #name, ListSort::sort},
    LIST(method, open) LIST(level, open) LIST(growth, open) LIST(service_type, open) LIST(service_category, open)
        LIST(service_origin, open) LIST(service_phase, open) LIST(unit_kind, open)
    // the ladder, the sorts of date and tier by which charts are drawn, the steps of a matter
    LIST(stage, fixed) LIST(basis, fixed) LIST(tier, fixed) LIST(chain_action, fixed) LIST(service_state, fixed)
#undef LIST
};
constexpr auto office_list_order = [] {
    std::array<ChoiceList, std::size(listed)> order{};
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = listed[i].list;
    return order;
}();

const Listed* find(ChoiceList list) {
    const auto found = std::ranges::find(listed, list, &Listed::list);
    return found == std::end(listed) ? nullptr : &*found;
}

const Value& shown(const Record& record, FieldId field) {
    static const Value none;
    const Cell* cell = record.find(field);
    return cell ? cell->shown() : none;
}
std::string text(const Record& record, FieldId field) { return std::string(shown(record, field).as_text()); }
bool is_deleted(const Record& record) { return record.state == Record::State::deleted; }

std::vector<const Record*> choices_in_order_of_id(std::span<const Record> records) {
    std::vector<const Record*> choices;
    for (const Record& record : records)
        if (record.kind == static_cast<KindId>(Kind::custom_choice)) choices.push_back(&record);
    std::ranges::sort(choices, {}, [](const Record* each) { return each->id; });
    return choices;
}

// One list while its records are read.
struct Draft {
    struct Line : OwnList::Line {
        std::int64_t place = 0;
        bool is_named = false, is_said = false; // by a record
    };
    std::vector<Line> lines; // the catalogue's, then the office's in order of id

    explicit Draft(ChoiceList list) {
        for (const Choice& each : choices_of(list)) {
            Line& line = lines.emplace_back();
            line.code = each.code;
            line.zh = each.zh;
            line.en = each.en;
            line.place = catalogue_place(lines.size() - 1);
        }
    }
    void say(const Record& record, const ChoiceSaid& said, bool is_open) {
        Line* line = nullptr;
        if (said.is_catalogues) {
            line = &*std::ranges::find(lines, said.code, &Line::code);
            if (line->is_said || is_deleted(record)) return; // of two records for one choice the older one counts
        } else {
            if (text(record, custom_choice::name_).empty()) return; // not finished
            line = &lines.emplace_back();
            line->code = said.code;
            line->place = last_choice_place;
        }
        line->is_said = true;
        if (const std::string name = text(record, custom_choice::name_); !name.empty() && name != line->zh) {
            line->zh = line->en = name;
            line->is_named = true;
        }
        line->colour = text(record, custom_choice::colour_);
        if (!is_open) return;
        line->is_retired = is_deleted(record) || shown(record, custom_choice::retired_).as_boolean();
        if (const auto place = integer_of(shown(record, custom_choice::place_))) line->place = *place;
    }
    // Names that the catalogue gives stay; of those that records give the older one's does.
    void tell_apart() {
        std::set<std::string> taken;
        for (const Line& each : lines) {
            if (each.is_named) continue;
            taken.insert(each.zh);
            taken.insert(each.en);
        }
        for (Line& each : lines) {
            if (!each.is_named) continue;
            const std::string name = each.zh;
            for (int i = 2; !taken.insert(each.zh).second; ++i) each.zh = name + "（" + std::to_string(i) + "）";
            each.en = each.zh;
        }
    }
    OwnList done(ChoiceList list) {
        tell_apart();
        std::ranges::stable_sort(lines, {}, &Line::place);
        OwnList own{list, {}};
        for (Line& each : lines) own.lines.push_back(std::move(each));
        return own;
    }
};

} // namespace

ListSort sort_of(ChoiceList list) {
    const Listed* known = find(list);
    return known ? known->sort : ListSort::program;
}

std::string_view choice_list_name(ChoiceList list) {
    const Listed* known = find(list);
    return known ? known->name : std::string_view();
}

std::optional<ChoiceList> find_choice_list(std::string_view name) {
    const auto found = std::ranges::find(listed, name, &Listed::name);
    return found == std::end(listed) ? std::nullopt : std::optional(found->list);
}

std::optional<ChoiceList> choice_list_called(std::string_view name) {
    for (FieldId field = 0; field < known_field_count; ++field) {
        const FieldInfo& known = info(field);
        if (find(known.options.choices) && (known.zh == name || known.en == name)) return known.options.choices;
    }
    return find_choice_list(name);
}

std::span<const ChoiceList> office_lists() { return office_list_order; }

Id choice_record(ChoiceList list, std::string_view code) {
    const std::string digest =
        sha256_hex("custom_choice/" + std::string(choice_list_name(list)) + '/' + std::string(code));
    const auto number = [&](std::size_t at, std::size_t digits) {
        std::uint64_t value = 0;
        std::from_chars(digest.data() + at, digest.data() + at + digits, value, 16);
        return value;
    };
    return {number(0, 4), number(4, 16)}; // no time: nobody's is older, whoever writes first
}

ChoiceSaid choice_said(const Record& record) {
    ChoiceSaid said;
    said.code = to_string(record.id);
    if (!shown(record, custom_choice::field_).is_none()) return said; // a choice of a field of the office's own
    const std::string name = text(record, custom_choice::list_), code = text(record, custom_choice::code_);
    if (name.empty()) return said;
    const auto list = find_choice_list(name);
    if (!list) {
        said.fault = ChoiceSaid::Fault::unknown_list;
        return said;
    }
    said.list = *list;
    if (!code.empty()) {
        said.code = code;
        said.is_catalogues = choice_index(*list, code).has_value();
        if (!said.is_catalogues) said.fault = ChoiceSaid::Fault::unknown_code;
    } else if (sort_of(*list) == ListSort::fixed) {
        said.fault = ChoiceSaid::Fault::fixed_list;
    }
    return said;
}

std::vector<OwnList> choice_lists(std::span<const Record> records) {
    std::map<ChoiceList, Draft> drafts;
    for (const Record* each : choices_in_order_of_id(records)) {
        const ChoiceSaid said = choice_said(*each);
        if (said.list == ChoiceList::none || said.fault != ChoiceSaid::Fault::none) continue;
        drafts.try_emplace(said.list, said.list).first->second.say(*each, said, sort_of(said.list) == ListSort::open);
    }
    std::vector<OwnList> lists;
    for (auto& [list, draft] : drafts) lists.push_back(draft.done(list));
    return lists;
}

std::vector<LearnedWord> learned_words(std::span<const Record> records, const Names& names) {
    std::vector<LearnedWord> learned;
    std::set<std::pair<ChoiceList, std::string>> taken;
    for (const Record* each : choices_in_order_of_id(records)) {
        const ChoiceSaid said = choice_said(*each);
        if (is_deleted(*each) || said.fault != ChoiceSaid::Fault::none) continue;
        std::set<std::string> words; // the order of the cells differs from run to run
        for (const Field& cell : each->fields) {
            const Names::Element* element = names.as_element(cell.id);
            if (element && element->set == custom_choice::words_ && cell.cell.shown().as_boolean())
                words.insert(folded_choice_word(element->text));
        }
        for (const std::string& word : words) {
            // What a field of the office's own calls a choice says nothing of the choices of another one.
            const bool is_lists = said.list != ChoiceList::none;
            if (!word.empty() && (!is_lists || taken.emplace(said.list, word).second))
                learned.push_back({said.list, word, said.code});
        }
    }
    return learned;
}

} // namespace yinfeng
