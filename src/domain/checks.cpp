#include "domain/checks.h"

#include "base/language.h"
#include "base/utf8.h"
#include "domain/circles.h"
#include "domain/codes.h"
#include "domain/list_edits.h"
#include "domain/phases.h"
#include "domain/pipeline.h"
#include "domain/reading.h"
#include "domain/words.h"
#include "model/field_input.h"
#include "store/custom_fields.h"

#include <algorithm>
#include <charconv>

namespace yinfeng::domain {
namespace {

std::string_view label(FieldId field) { return in_language(info(field).zh, info(field).en); }

void check_stated_counts(const Workspace& workspace, std::vector<Check>& checks) {
    const RecordIndex settings = settings_record(workspace);
    if (settings == no_record) return;
    for (const StatedCount& stated : parse_stated_counts(text(workspace, settings, field::settings::stated_counts_))) {
        Check check{CheckKind::stated_count, {}, {}};
        for (const RecordIndex project : workspace.live(Kind::project)) {
            if (text(workspace, project, field::project::source_) != stated.source) continue;
            const auto tags = workspace.elements(project, field::project::tags_);
            if (std::ranges::find(tags, stated.tag) != tags.end()) check.records.push_back(project);
        }
        if (std::cmp_equal(check.records.size(), stated.count)) continue;
        check.text = say(Word::stated_count,
            {stated.source, stated.tag, std::to_string(stated.count), std::to_string(check.records.size())});
        checks.push_back(std::move(check));
    }
}

// Two dates of a record of which the first is not expected to be after the second. 先开工后签约 happens, 压茬推进 and
// starting ahead of plan too, but somebody should look.
struct Order {
    FieldId earlier, later;
};
constexpr Order orders[] = {
    {field::project::signed_on_, field::project::started_on_},
    {field::project::signed_on_, field::project::production_on_},
    {field::project::started_on_, field::project::production_on_},
    {field::project::planned_start_, field::project::started_on_},
    {field::project::planned_production_, field::project::production_on_},
    {field::project::planned_start_, field::project::planned_production_},
    {field::project::started_on_, field::project::planned_production_},
    {field::phase::started_on_, field::phase::production_on_},
    {field::phase::planned_start_, field::phase::started_on_},
    {field::phase::planned_production_, field::phase::production_on_},
    {field::phase::planned_start_, field::phase::planned_production_},
    {field::phase::started_on_, field::phase::planned_production_},
    {field::service_record::accepted_on_, field::service_record::assigned_on_},
    {field::service_record::assigned_on_, field::service_record::handling_on_},
    {field::service_record::accepted_on_, field::service_record::resolved_on_},
    {field::service_record::handling_on_, field::service_record::resolved_on_},
    {field::service_record::resolved_on_, field::service_record::closed_on_},
    {field::service_record::accepted_on_, field::service_record::due_on_},
};

// Dates that say when something happened.
constexpr FieldId happened[] = {field::project::signed_on_, field::project::started_on_, field::project::production_on_,
    field::phase::started_on_, field::phase::production_on_, field::service_record::accepted_on_,
    field::service_record::assigned_on_, field::service_record::handling_on_, field::service_record::resolved_on_,
    field::service_record::closed_on_};

// What is wrong where a formula says nothing of a record; "" where it only does not know enough.
std::string fault_words(
    const Formulas& formulas, const Formula& formula, const Workspace& workspace, RecordIndex record, Date today) {
    static const WorkingCalendar plain;      // no fault depends on which days are worked
    if (!formula.problem.empty()) return {}; // said of the formula
    const Reading reading{workspace, today, plain};
    const FormulaValue value = formulas.work_out(formula, {reading, workspace}, record);
    if (!value.lack) return {};
    switch (*value.lack) {
    case Lack::zero:
    case Lack::large:
    case Lack::not_whole:
    case Lack::long_text:
    case Lack::unreadable: return lack_words(workspace.names(), value);
    default: return {};
    }
}

template <class Each>
void each_fault(
    const Formulas& formulas, const Workspace& workspace, RecordIndex record, Date today, const Each& each) {
    if (formulas.is_empty()) return;
    for (const FieldId field : workspace.names().formulas_of(workspace.record(record).kind)) {
        const Formula* formula = formulas.find(field);
        if (!formula) continue;
        const std::string words = fault_words(formulas, *formula, workspace, record, today);
        if (!words.empty()) each(field, words);
    }
}

std::string formula_name(const Workspace& workspace, FieldId field) {
    const FieldInfo& known = *workspace.names().info(field);
    return std::string(in_language(known.zh, known.en));
}

// Adds to `checks` what there is to say about one record.
class RecordChecks {
public:
    RecordChecks(const Workspace& workspace, const Formulas& formulas, RecordIndex record, Date today,
        std::vector<Check>& checks)
        : workspace_(workspace), formulas_(formulas), record_(record), today_(today), checks_(checks) {}

    void run() {
        const KindId kind = workspace_.record(record_).kind;
        if (kind >= known_kind_count) return;
        dates(static_cast<Kind>(kind));
        numbers();
        if (kind == static_cast<KindId>(Kind::enterprise)) credit_code();
        if (kind == static_cast<KindId>(Kind::custom_field)) formula();
        if (kind == static_cast<KindId>(Kind::custom_choice)) choice();
        if (kind == static_cast<KindId>(Kind::project) && phase_summary(workspace_, record_).exceeds_total)
            add(CheckKind::phases_exceed, say(Word::sentence, {say(Word::phases_exceed)}));
    }

private:
    void add(CheckKind kind, std::string_view sentence) { checks_.push_back({kind, std::string(sentence), {record_}}); }
    std::string dated(FieldId field, PartialDate date) const {
        return std::string(label(field)) + " " + date_words(date);
    }

    void dates(Kind kind) {
        for (const Order& order : orders) {
            if (info(order.earlier).kind != kind) continue;
            const auto earlier = partial_date(workspace_, record_, order.earlier);
            const auto later = partial_date(workspace_, record_, order.later);
            // Only what is certainly out of order: 2019 and 2019-07-24 may well be in order.
            if (!earlier || !later || later->last() >= earlier->first()) continue;
            add(CheckKind::dates_out_of_order,
                say(Word::earlier_than, {dated(order.later, *later), dated(order.earlier, *earlier)}));
        }
        for (const FieldId field : happened) {
            if (info(field).kind != kind) continue;
            const auto date = partial_date(workspace_, record_, field);
            if (date && date->first() > today_)
                add(CheckKind::date_ahead, say(Word::still_ahead, {dated(field, *date)}));
        }
    }
    void numbers() {
        for (const Field& each : workspace_.record(record_).fields) {
            if (!workspace_.names().is_defined(each.id)) continue;
            const FieldInfo& field = *workspace_.names().info(each.id);
            const Value& value = each.cell.shown();
            if (is_within_bounds(field, value)) continue;
            const auto stated = stated_of(value); // also of a whole number
            const std::string now = stated ? format_stated(*stated, measure_of(field.options)).text() : value.to_json();
            add(CheckKind::out_of_bounds, say(Word::now_is, {bounds_message(field), now}));
        }
    }
    void credit_code() {
        const std::string_view code = text(workspace_, record_, field::enterprise::credit_code_);
        if (!code.empty() && length_in_code_points(code) != 18)
            add(CheckKind::credit_code, say(Word::credit_code_length, {std::to_string(length_in_code_points(code))}));
    }

    // A field of the office's own that is a formula.
    void formula() {
        const auto kind = find_kind(text(workspace_, record_, field::custom_field::kind_));
        if (!kind || is_yes(workspace_, record_, field::custom_field::retired_)) return;
        const FieldId field =
            workspace_.names().find_field(static_cast<KindId>(*kind), custom_field_name(workspace_.record(record_).id));
        const Formula* formula = formulas_.find(field);
        if (formula && !formula->problem.empty()) add(CheckKind::formula, say(Word::sentence, {formula->problem}));
    }

    // What is said of a choice and heeded by nobody.
    void choice() {
        const ChoiceSaid said = choice_said(workspace_.record(record_));
        const std::string_view list = text(workspace_, record_, field::custom_choice::list_);
        const auto wrong = [&](Word word, std::initializer_list<std::string_view> parts) {
            add(CheckKind::choice, say(Word::sentence, {say(word, parts)}));
        };
        switch (said.fault) {
        case ChoiceSaid::Fault::unknown_list: return wrong(Word::choice_no_list, {list});
        case ChoiceSaid::Fault::unknown_code: return wrong(Word::choice_no_code, {said.code, list});
        case ChoiceSaid::Fault::fixed_list: return wrong(Word::choice_fixed_list, {list});
        case ChoiceSaid::Fault::none: break;
        }
        if (said.is_catalogues && record_of(workspace_, {said.list, said.code}) != record_)
            wrong(Word::choice_said_twice, {said.code, list});
    }

    const Workspace& workspace_;
    const Formulas& formulas_;
    RecordIndex record_;
    Date today_;
    std::vector<Check>& checks_;
};

// One for each circle; the first of its records is a live one.
void check_circles(const Workspace& workspace, std::vector<Check>& checks) {
    for (const Circle& circle : circles_in(workspace)) {
        Check check{CheckKind::circle, circle_words(workspace, circle), {}};
        for (const Id id : circle.way) {
            const RecordIndex record = workspace.find(static_cast<KindId>(info(circle.field).kind), id);
            if (workspace.is_live(record)) check.records.push_back(record);
        }
        checks.push_back(std::move(check));
    }
}

std::string shared_code_words(const Workspace& workspace, RecordIndex record, std::size_t count) {
    const FieldId field = code_field(static_cast<Kind>(workspace.record(record).kind));
    return say(Word::shared_code, {label(field), text(workspace, record, field), std::to_string(count)});
}

// One for each number that several records have.
void check_shared_codes(const Workspace& workspace, std::vector<Check>& checks) {
    for (std::size_t kind = 0; kind < known_kind_count; ++kind) {
        const FieldId field = code_field(static_cast<Kind>(kind));
        std::vector<RecordIndex> records = with_shared_code(workspace, static_cast<Kind>(kind));
        for (auto first = records.begin(); first != records.end();) {
            const auto end = std::find_if(first, records.end(),
                [&](RecordIndex each) { return text(workspace, each, field) != text(workspace, *first, field); });
            checks.push_back({CheckKind::shared_code,
                shared_code_words(workspace, *first, static_cast<std::size_t>(end - first)), {first, end}});
            first = end;
        }
    }
}

} // namespace

std::vector<StatedCount> parse_stated_counts(std::string_view lines) {
    std::vector<StatedCount> result;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
        const std::size_t first = line.find(' '), last = line.rfind(' ');
        if (first == std::string_view::npos || first == last || first == 0) continue;
        StatedCount stated{
            std::string(line.substr(0, first)), std::string(line.substr(first + 1, last - first - 1)), 0};
        const std::string_view number = line.substr(last + 1);
        const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), stated.count);
        if (error != std::errc() || stop != number.data() + number.size() || stated.count < 0) continue;
        result.push_back(std::move(stated));
    }
    return result;
}

std::optional<std::size_t> missing_roles(const Workspace& workspace, RecordIndex project) {
    const Responsibility roles = responsibility(workspace, project);
    std::size_t missing = 0; // a bit each: the list has them in this order
    if (roles.needs_tracker && roles.tracker == no_record) missing |= 1;
    if (roles.needs_leader && roles.leader == no_record) missing |= 2;
    if (roles.needs_landing_unit && roles.landing_unit == no_record) missing |= 4;
    return missing == 0 ? std::nullopt : std::optional(missing - 1);
}

namespace {

void check_label_set(const Workspace& workspace, std::vector<Check>& checks) {
    const ChosenLabelSet chosen = chosen_label_set(workspace);
    const bool is_deleted = chosen == ChosenLabelSet::in_trash;
    if (!is_deleted && chosen != ChosenLabelSet::unknown) return;
    const RecordIndex settings = settings_record(workspace);
    const std::string_view code = text(workspace, settings, field::settings::label_set_);
    const LabelSet* set = find_label_set(workspace, code);
    checks.push_back({CheckKind::label_set,
        say(is_deleted ? Word::check_set_in_trash : Word::check_set_unknown,
            {set ? std::string_view(set->name) : code, label_set_of(workspace).name}),
        {settings}});
}

} // namespace

bool DataCheck::step(std::size_t records) {
    if (kind_ == 0 && at_ == 0) check_stated_counts(workspace_, checks_);
    for (; kind_ < known_kind_count; ++kind_, at_ = 0) {
        const auto live = workspace_.live(static_cast<Kind>(kind_));
        for (; at_ < live.size(); ++at_, --records) {
            if (records == 0) return false;
            RecordChecks(workspace_, formulas_, live[at_], today_, checks_).run();
            each_fault(formulas_, workspace_, live[at_], today_,
                [&](FieldId field, const std::string& words) { faults_[{field, words}].push_back(live[at_]); });
            if (static_cast<Kind>(kind_) == Kind::project && !responsibility(workspace_, live[at_]).is_complete())
                red_.push_back(live[at_]);
        }
    }
    for (auto& [fault, of] : faults_) {
        const std::string name = formula_name(workspace_, fault.first);
        std::string words = of.size() == 1
                                ? say(Word::check_formula, {name, fault.second})
                                : say(Word::check_formula_records, {name, fault.second, std::to_string(of.size())});
        checks_.push_back({CheckKind::formula, say(Word::sentence, {words}), std::move(of)});
    }
    faults_.clear();
    check_circles(workspace_, checks_);
    check_shared_codes(workspace_, checks_);
    check_label_set(workspace_, checks_);
    if (!red_.empty())
        checks_.push_back({CheckKind::responsibility, say(Word::projects_without_roles, {std::to_string(red_.size())}),
            std::move(red_)});
    return true;
}

std::vector<Check> check_data(const Workspace& workspace, Date today) {
    DataCheck check(workspace, today);
    check.step(SIZE_MAX);
    return std::move(check.checks());
}

std::vector<Check> check_record(const Workspace& workspace, RecordIndex record, Date today) {
    std::vector<Check> checks;
    Formulas formulas;
    formulas.follow(workspace.names());
    RecordChecks(workspace, formulas, record, today, checks).run();
    each_fault(formulas, workspace, record, today, [&](FieldId field, const std::string& words) {
        const std::string named = say(Word::check_formula, {formula_name(workspace, field), words});
        checks.push_back({CheckKind::formula, say(Word::sentence, {named}), {record}});
    });
    if (const auto circle = circle_of(workspace, record))
        checks.push_back({CheckKind::circle, circle_words(workspace, *circle), {record}});
    if (const auto others = sharing_code(workspace, record); !others.empty())
        checks.push_back({CheckKind::shared_code, shared_code_words(workspace, record, others.size() + 1), {record}});
    return checks;
}

} // namespace yinfeng::domain
