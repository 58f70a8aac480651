#include "domain/list_edits.h"

#include "base/utf8.h"
#include "domain/reading.h"
#include "domain/words.h"
#include "model/choice_words.h"
#include "model/typed.h"

#include <algorithm>
#include <optional>

namespace yinfeng::domain {

namespace {

namespace custom_choice = field::custom_choice;

Value filled(std::string_view said) { return said.empty() ? Value() : Value::text(said); }

// Writes of one choice, with what its record must say for them to be heeded.
class Writer {
public:
    Writer(const Workspace& workspace, ChoiceAt choice, Change& change)
        : workspace_(workspace), choice_(choice), change_(change), record_(record_of(workspace, choice)) {
        const auto own = parse_id(choice.code);
        id_ = record_ != no_record                                         ? workspace.record(record_).id
              : choice_index(choice.list, choice.code).has_value() || !own ? choice_record(choice.list, choice.code)
                                                                           : *own;
        if (record_ == no_record) record_ = workspace.find(static_cast<KindId>(Kind::custom_choice), id_);
        if (record_ != no_record && !workspace.is_live(record_)) workspace.add_restore(change, record_);
    }
    void write(FieldId field, Value value) {
        if (choice_index(choice_.list, choice_.code)) {
            set(custom_choice::list_, Value::text(choice_list_name(choice_.list)));
            set(custom_choice::code_, Value::text(choice_.code));
        }
        set(field, std::move(value));
    }

private:
    void set(FieldId field, Value value) {
        const bool is_so = record_ == no_record ? value.is_none() : workspace_.value(record_, field) == value;
        if (!is_so) change_.set(Kind::custom_choice, id_, field, std::move(value));
    }

    const Workspace& workspace_;
    ChoiceAt choice_;
    Change& change_;
    RecordIndex record_;
    Id id_;
};

std::span<const Choice> choices_beside(const Workspace& workspace, ChoiceAt choice) {
    if (choice.list != ChoiceList::none) return workspace.names().choices(choice.list);
    for (const OwnField& each : workspace.names().own_fields()) {
        const auto choices = choices_of(workspace.names().info(each.id)->options);
        if (std::ranges::contains(choices, choice.code, &Choice::code)) return choices;
    }
    return {};
}

} // namespace

RecordIndex record_of(const Workspace& workspace, ChoiceAt choice) {
    constexpr auto kind = static_cast<KindId>(Kind::custom_choice);
    if (!choice_index(choice.list, choice.code)) {
        const auto id = parse_id(choice.code);
        return id ? workspace.find(kind, *id) : no_record;
    }
    for (const RecordIndex each : workspace.live(Kind::custom_choice)) { // the older one counts
        const ChoiceSaid said = choice_said(workspace.record(each));
        if (said.is_catalogues && said.list == choice.list && said.code == choice.code) return each;
    }
    return no_record;
}

Result<void> check_choice_name(const Workspace& workspace, ChoiceAt choice, std::string_view name) {
    name = trim(name);
    if (name.empty() && !choice_index(choice.list, choice.code)) return fail(say(Word::choice_name_wanted));
    for (const Choice& each : choices_beside(workspace, choice))
        if (each.code != choice.code && (each.zh == name || each.en == name))
            return fail(say(Word::choice_name_taken, {name}));
    return {};
}

void rename_choice(const Workspace& workspace, ChoiceAt choice, std::string_view name, Change& change) {
    name = trim(name);
    if (const auto known = choice_index(choice.list, choice.code)) { // called as by everybody: nothing of the office's
        const Choice& catalogues = choices_of(choice.list)[*known];
        if (name == catalogues.zh || name == catalogues.en) name = {};
    }
    Writer(workspace, choice, change).write(custom_choice::name_, filled(name));
}

void colour_choice(const Workspace& workspace, ChoiceAt choice, std::string_view colour, Change& change) {
    Writer(workspace, choice, change).write(custom_choice::colour_, filled(colour));
}

void retire_choice(const Workspace& workspace, ChoiceAt choice, bool retired, Change& change) {
    Writer(workspace, choice, change).write(custom_choice::retired_, retired ? Value::of(true) : Value());
}

void add_choice(ChoiceList list, std::string_view name, Id id, Change& change) {
    change.set(Kind::custom_choice, id, custom_choice::list_, Value::text(choice_list_name(list)));
    change.set(Kind::custom_choice, id, custom_choice::name_, Value::text(trim(name)));
}

void move_choice(const Workspace& workspace, ChoiceAt choice, bool up, Change& change) {
    if (sort_of(choice.list) != ListSort::open) return;
    std::vector<const Choice*> order;
    for (const Choice& each : workspace.names().choices(choice.list)) order.push_back(&each);
    const auto from = std::ranges::find(order, choice.code, &Choice::code);
    if (from == order.end()) return;
    // Over those out of use to the other side of the next one in use.
    auto to = from;
    do {
        if (up ? to == order.begin() : to + 1 == order.end()) return;
        to += up ? -1 : 1;
    } while ((*to)->is_retired);
    if (up) std::rotate(to, from, from + 1);
    else std::rotate(from, from + 1, to + 1);

    const auto place_of = [&](const Choice& each) {
        const RecordIndex record = record_of(workspace, {choice.list, each.code});
        const auto said =
            record == no_record ? std::nullopt : integer_of(workspace.value(record, custom_choice::place_));
        const auto known = choice_index(choice.list, each.code);
        return said ? *said : known ? catalogue_place(*known) : last_choice_place;
    };
    const auto at = static_cast<std::size_t>(std::ranges::find(order, choice.code, &Choice::code) - order.begin());
    const std::int64_t before = at == 0 ? 0 : place_of(*order[at - 1]);
    const std::int64_t after = at + 1 == order.size() ? last_choice_place : place_of(*order[at + 1]);
    const std::int64_t between =
        at + 1 == order.size() ? std::min(before + choice_place_step, after) : before + (after - before) / 2;
    if (before < between && (between < after || at + 1 == order.size())) { // one write, which meets no other's
        Writer(workspace, choice, change).write(custom_choice::place_, Value::of(between));
        return;
    }
    const std::int64_t step = std::max<std::int64_t>(
        1, std::min(choice_place_step, last_choice_place / static_cast<std::int64_t>(order.size())));
    for (std::size_t i = 0; i < order.size(); ++i)
        Writer(workspace, {choice.list, order[i]->code}, change)
            .write(custom_choice::place_, Value::of(static_cast<std::int64_t>(i + 1) * step));
}

std::vector<std::string> words_of_choice(const Workspace& workspace, ChoiceAt choice) {
    const RecordIndex record = record_of(workspace, choice);
    if (record == no_record) return {};
    const auto elements = workspace.elements(record, custom_choice::words_);
    return {elements.begin(), elements.end()};
}

void set_choice_words(Workspace& workspace, ChoiceAt choice, const std::vector<std::string>& words, Change& change) {
    Writer writer(workspace, choice, change);
    const std::vector<std::string> before = words_of_choice(workspace, choice);
    for (const std::string& each : before)
        if (!std::ranges::contains(words, each))
            writer.write(workspace.names().element(custom_choice::words_, each), Value::of(false));
    for (const std::string& each : words)
        if (!trim(each).empty() && !std::ranges::contains(before, each))
            writer.write(workspace.names().element(custom_choice::words_, clean_element(each)), Value::of(true));
}

void learn_word(Workspace& workspace, ChoiceAt choice, std::string_view word, Change& change) {
    std::vector<std::string> words = words_of_choice(workspace, choice);
    words.emplace_back(trim(word));
    set_choice_words(workspace, choice, words, change);
}

std::vector<std::string> words_that_yield(const Workspace& workspace, ChoiceAt choice) {
    std::vector<std::string> yielding;
    FieldOptions options;
    options.choices = choice.list;
    options.own_choices = choices_beside(workspace, choice);
    for (std::string& word : words_of_choice(workspace, choice)) {
        const auto meant = choice_by_words(options, word, workspace.names().learned());
        if (meant && options.own_choices[*meant].code != choice.code) yielding.push_back(std::move(word));
    }
    return yielding;
}

} // namespace yinfeng::domain
