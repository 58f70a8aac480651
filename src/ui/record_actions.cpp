#include "ui/record_actions.h"

#include "app/action_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/short_form.h"

#include <algorithm>
#include <iterator>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::size_t most_looked_at = 5'000; // for what they lack, while a list of steps is open

std::vector<RecordIndex> able(
    Ui& ui, domain::Action action, const std::vector<RecordIndex>& records, const domain::Given& given) {
    std::vector<RecordIndex> found;
    for (const RecordIndex record : records) {
        const domain::Reason reason = domain::why_not(ui.app.reading(), action, record, given);
        if (reason == domain::Reason::none) found.push_back(record);
        else if (record == records.back() && found.empty() && reason != domain::Reason::at_that_stage)
            ui.app.say(std::string(app::words(reason)));
    }
    return found;
}

struct Lack {
    FieldId field;
    std::size_t records; // that lack it
};

std::vector<Lack> lacks_of(
    Ui& ui, domain::Action action, std::span<const RecordIndex> records, const domain::Given& given) {
    std::vector<Lack> lacks;
    if (records.size() > most_looked_at) return lacks;
    for (const RecordIndex record : records) {
        for (const domain::Ask& ask : domain::asks_of(ui.app.reading(), action, std::span(&record, 1), given)) {
            if (!ask.suggestion.is_none()) continue;
            const auto known = std::ranges::find(lacks, ask.field, &Lack::field);
            if (known == lacks.end()) lacks.push_back({ask.field, 1});
            else ++known->records;
        }
    }
    return lacks;
}

// 用地、施工许可证 3 项
std::string words_of(std::span<const Lack> lacks, std::size_t of) {
    std::string words;
    for (const Lack& each : lacks) {
        if (!words.empty()) words += tr(Str::list_comma);
        const std::string_view label = app::label(info(each.field));
        words += each.records == of ? std::string(label) : tr(Str::lack_of_n, {label, std::to_string(each.records)});
    }
    return words;
}

bool is_advice(const domain::Ask& ask) { return ask.needed == domain::Reason::none && ask.suggestion.is_none(); }

// Above the form of several: that what is filled in is said of each, and what of them only some lack.
std::string words_for_several(
    std::string above, std::span<const domain::Ask> asks, std::size_t several, std::vector<Lack> lacks) {
    const auto add = [&](std::string more) {
        above = above.empty() ? std::move(more) : tr(Str::form_sentences, {above, more});
    };
    if (std::ranges::any_of(asks, is_advice)) add(tr(Str::form_for_all, {std::to_string(several)}));
    std::erase_if(lacks,
        [&](const Lack& each) { return std::ranges::find(asks, each.field, &domain::Ask::field) != asks.end(); });
    if (!lacks.empty()) add(tr(Str::form_some_lack, {words_of(lacks, several)}));
    return above;
}

bool finish(Ui& ui, domain::Action action, const std::vector<Id>& ids, const domain::Given& given,
    const ActionWords& words, std::vector<Write> beside) {
    std::vector<RecordIndex> records;
    for (const Id id : ids)
        if (const RecordIndex record = workspace_of(ui).find(id); record != no_record) records.push_back(record);
    records = able(ui, action, records, given);
    if (records.empty()) return false;
    auto change = domain::perform(ui.app.reading(), action, records, given);
    if (!change) {
        ui.app.say(std::string(app::words(change.error())));
        return false;
    }
    change->name = words.step.empty() ? std::string(app::label(domain::action_info(action))) : words.step;
    change->writes.insert(
        change->writes.end(), std::make_move_iterator(beside.begin()), std::make_move_iterator(beside.end()));
    std::string said = words.done ? words.done(ui, given) : std::string();
    return ui.app.apply(*change, std::move(said));
}

} // namespace

const char* action_icon(domain::Action action) {
    static constexpr const char* all[] = {
#define ACTION(kind, name, zh, en, icon, ...) icons::icon,
#define ACTION_OF_ALL(name, zh, en, icon, ...) icons::icon,
#define REASON(...)
#include "domain/actions.def"
#undef ACTION
#undef ACTION_OF_ALL
#undef REASON
    };
    return all[static_cast<std::size_t>(action)];
}

std::string missing_words(
    Ui& ui, domain::Action action, std::span<const RecordIndex> records, const domain::Given& given) {
    const std::vector<Lack> lacks = lacks_of(ui, action, records, given);
    if (lacks.empty()) return {};
    if (records.size() == 1) {
        std::vector<FieldId> fields;
        for (const Lack& each : lacks) fields.push_back(each.field);
        return domain::describe_missing(fields);
    }
    return tr(Str::many_lack, {words_of(lacks, records.size())});
}

std::string names_of(Ui& ui, std::span<const Id> records) {
    constexpr std::size_t most_named = 2, longest = 14;
    std::string words;
    for (const Id id : records.first(std::min(records.size(), most_named))) {
        const RecordIndex record = workspace_of(ui).find(id);
        if (record == no_record) continue;
        const std::string title = record_title(ui, record);
        const std::string_view begin = truncate_code_points(title, longest);
        if (!words.empty()) words += tr(Str::list_comma);
        words.append(begin).append(begin.size() < title.size() ? "…" : "");
    }
    if (records.size() <= most_named) return words;
    return tr(Str::named_and_more, {words, std::to_string(records.size())});
}

bool act(Ui& ui, domain::Action action, const std::vector<RecordIndex>& records, domain::Given given, ActionWords words,
    std::vector<Write> beside) {
    const std::vector<RecordIndex> those = able(ui, action, records, given);
    if (those.empty()) return false;
    const domain::Reading reading = ui.app.reading();
    std::vector<Id> ids;
    for (const RecordIndex record : those) ids.push_back(reading.data.record(record).id);
    const std::vector<domain::Ask> asks = domain::asks_of(reading, action, those, given);
    const bool several = those.size() > 1;
    std::vector<Lack> lacks; // what several lack is said before it is done, also where nothing can be filled in for all
    if (several) lacks = lacks_of(ui, action, those, given);
    if ((asks.empty() && lacks.empty()) || !ui.app.can_write())
        return finish(ui, action, ids, given, words, std::move(beside));

    // Of many the form shows one that the first question is about.
    const auto shown = std::ranges::find_if(those, [&](RecordIndex record) {
        const auto own = domain::asks_of(reading, action, std::span(&record, 1), given);
        return !asks.empty() && std::ranges::find(own, asks.front().field, &domain::Ask::field) != own.end();
    });
    ShortForm form;
    std::vector<FieldId> left_as_it_is; // where it stays empty in the form of several
    form.record = reading.data.record(shown == those.end() ? those.front() : *shown).id;
    for (const domain::Ask& ask : asks) {
        form.fields.push_back(ask.field);
        if (several && is_advice(ask)) left_as_it_is.push_back(ask.field);
        // What comes next is asked for, not what is there now: that would look kept, and go.
        const RecordIndex record = reading.data.find(form.record);
        const bool is_anew = ask.needed == domain::Reason::none && domain::is_filled(reading.data, record, ask.field);
        if (!ask.suggestion.is_none() || is_anew)
            form.change.set(domain::action_info(action).kind.value_or(info(ask.field).kind), form.record, ask.field,
                ask.suggestion);
    }
    form.title = form.save = words.form.empty() ? std::string(app::label(domain::action_info(action))) : words.form;
    form.words = several ? words_for_several(words.above, asks, those.size(), std::move(lacks)) : words.above;
    form.done = [action, ids, given, words, beside, record = form.record, left_as_it_is](Ui& then, Change entered) {
        domain::Given all = given;
        std::vector<Write> made = beside;
        for (Write& write : entered.writes) {
            if (write.value.is_none() && std::ranges::contains(left_as_it_is, write.field)) continue;
            if (write.record == record) all.values.emplace_back(write.field, std::move(write.value));
            else made.push_back(std::move(write));
        }
        finish(then, action, ids, all, words, std::move(made));
    };
    ask(ui, std::move(form));
    return false;
}

} // namespace yinfeng::ui
