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
    struct Lack {
        FieldId field;
        std::size_t records;
    };
    std::vector<Lack> lacks;
    if (records.size() > most_looked_at) return {};
    for (const RecordIndex record : records) {
        for (const domain::Ask& ask : domain::asks_of(ui.app.reading(), action, std::span(&record, 1), given)) {
            if (!ask.suggestion.is_none()) continue;
            const auto known = std::ranges::find(lacks, ask.field, &Lack::field);
            if (known == lacks.end()) lacks.push_back({ask.field, 1});
            else ++known->records;
        }
    }
    if (lacks.empty()) return {};
    if (records.size() == 1) {
        std::vector<FieldId> fields;
        for (const Lack& each : lacks) fields.push_back(each.field);
        return domain::describe_missing(fields);
    }
    std::string words;
    for (const Lack& each : lacks) {
        if (!words.empty()) words += tr(Str::list_comma);
        const std::string_view label = app::label(info(each.field));
        words += each.records == records.size() ? std::string(label)
                                                : tr(Str::lack_of_n, {label, std::to_string(each.records)});
    }
    return tr(Str::many_lack, {words});
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
    if (asks.empty() || !ui.app.can_write()) return finish(ui, action, ids, given, words, std::move(beside));

    // Of many the form shows one that the first question is about.
    const auto shown = std::ranges::find_if(those, [&](RecordIndex record) {
        const auto own = domain::asks_of(reading, action, std::span(&record, 1), given);
        return std::ranges::find(own, asks.front().field, &domain::Ask::field) != own.end();
    });
    ShortForm form;
    form.record = reading.data.record(shown == those.end() ? those.front() : *shown).id;
    for (const domain::Ask& ask : asks) {
        form.fields.push_back(ask.field);
        if (!ask.suggestion.is_none())
            form.change.set(domain::action_info(action).kind.value_or(info(ask.field).kind), form.record, ask.field,
                ask.suggestion);
    }
    form.title = form.save = words.form.empty() ? std::string(app::label(domain::action_info(action))) : words.form;
    form.words = words.above;
    form.done = [action, ids, given, words, beside, record = form.record](Ui& then, Change entered) {
        domain::Given all = given;
        std::vector<Write> made = beside;
        for (Write& write : entered.writes) {
            if (write.record == record) all.values.emplace_back(write.field, std::move(write.value));
            else made.push_back(std::move(write));
        }
        finish(then, action, ids, all, words, std::move(made));
    };
    ask(ui, std::move(form));
    return false;
}

} // namespace yinfeng::ui
