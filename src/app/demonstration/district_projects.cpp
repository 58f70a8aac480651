// Projects: each has come up the ladder day by day to where it stands, with what was known at each step.

#include "app/demonstration/district.h"

#include "domain/field_draft.h"
#include "model/field_input.h"
#include "model/typed.h"
#include "store/custom_fields.h"

#include <algorithm>
#include <array>

namespace yinfeng::app {

using domain::is_exit;
using domain::Stage;

namespace {

namespace project = field::project;

Value words(std::string_view text) { return Value::text(text); }
Value whole(std::int64_t number) { return to_value(Quantity{Decimal::from_integer(number), Qualifier::none}); }

// How many of 180 stand where, and for how many days a project of today may have stood there.
struct Standing {
    Stage stage;
    int share;
    int least_days, most_days;
};
constexpr Standing standings[] = {
    {Stage::lead, 16, 1, 30},
    {Stage::planning, 14, 4, 60},
    {Stage::reserve, 18, 5, 90},
    {Stage::talks, 36, 2, 50},
    {Stage::review, 9, 2, 20},
    {Stage::signed_, 20, 2, 40},
    {Stage::landing, 14, 5, 80},
    {Stage::started, 12, 3, 60},
    {Stage::building, 16, 20, 200},
    {Stage::commissioning, 6, 5, 50},
    {Stage::production, 11, 10, 240},
    {Stage::capacity, 4, 20, 200},
    {Stage::shelved, 3, 20, 200},
    {Stage::withdrawn, 1, 30, 200},
};
constexpr int all_shares = [] {
    int sum = 0;
    for (const Standing& each : standings) sum += each.share;
    return sum;
}();

// Stages that some pass over: one chance in so many.
int skipped_once_in(Stage stage) {
    switch (stage) {
    case Stage::reserve: return 2;
    case Stage::review:
    case Stage::landing: return 3;
    case Stage::commissioning: return 4;
    default: return 0;
    }
}

// Amounts as people state them, one in so many is none of these but a plain number.
constexpr std::string_view stated[] = {"3亿至5亿元", "约2亿元", "超10亿元", "5000万美元", "1.2亿元", "近8000万元"};

} // namespace

void District::own_fields() {
    Change& change = by_office(first_day_ + 14);
    const auto field = [&](std::string_view name, std::string_view type,
                           std::vector<domain::FieldDraft::Option> options) {
        domain::FieldDraft draft;
        draft.name = name;
        draft.type = type;
        draft.section = "scale";
        draft.options = std::move(options);
        return domain::write_draft(workspace_, draft, [this] { return new_id(first_day_ + 14); }, change);
    };
    constexpr std::array<std::string_view, 3> colours = {"blue", "green", "amber"};
    std::vector<domain::FieldDraft::Option> options;
    for (std::size_t i = 0; const std::string& name : words_.list("option"))
        options.push_back({{}, name, std::string(colours[i++ % colours.size()])});
    tax_field_ = field(words_.one("tax_field"), "amount", {});
    way_field_ = field(words_.one("way_field"), "choice", std::move(options));
    for (const Write& write : change.writes)
        if (write.field == field::custom_choice::name_) way_options_.push_back(write.record);
}

void District::projects() {
    for (std::size_t i = 0; i < size_.projects; ++i) {
        // Spread, so that no two that follow one another stand in one stage.
        int place = static_cast<int>(i * 67 % static_cast<std::size_t>(all_shares));
        const Standing* standing = standings;
        while (place >= standing->share) place -= (standing++)->share;
        project(i, standing->stage);
    }
}

void District::project(std::size_t number, Stage target) {
    const Standing& standing = *std::ranges::find(standings, target, &Standing::stage);
    const std::size_t enterprise = random_.below(enterprises_.size());
    const auto& [industry, chain, products] = words_.industries[enterprises_[enterprise].industry];
    const std::size_t product = random_.below(products.size());
    const std::size_t officer =
        number % 3 == 0 ? enterprises_[enterprise].industry % officers_.size() : random_.below(officers_.size());
    const std::string name = enterprises_[enterprise].brand + products[product] + pick("plant");

    // Downwards from where it stands to where it came in.
    struct Step {
        Stage stage;
        Date day;
    };
    std::vector<Step> steps = {{target, within(standing.least_days, standing.most_days)}};
    const Stage top = is_exit(target) ? Stage::talks : target;
    const int entry = std::min<int>(static_cast<int>(top), pick_of(std::vector<int>{0, 0, 1, 3}));
    if (is_exit(target))
        steps.push_back({top, work_day(steps.back().day - static_cast<std::int32_t>(random_.between(30, 120)))});
    for (int stage = static_cast<int>(top) - 1; stage >= entry; --stage) {
        const int skipped = skipped_once_in(static_cast<Stage>(stage));
        if (stage > entry && skipped > 0 && random_.chance(1, static_cast<std::uint32_t>(skipped))) continue;
        const Date day = steps.back().day - static_cast<std::int32_t>(random_.between(9, 70));
        if (day < first_day_ + 20) break;
        steps.push_back({static_cast<Stage>(stage), work_day(day)});
    }
    std::ranges::reverse(steps);

    Project made{new_id(steps.front().day), name, enterprise, officer, target, steps.back().day};
    const auto puts = [&](Change& change) {
        return [&change, id = made.id](
                   FieldId field, Value value) { change.set(Kind::project, id, field, std::move(value)); };
    };
    const bool lacks_tracker = random_.chance(1, 16), lacks_leader = random_.chance(1, 12),
               lacks_unit = random_.chance(1, 9);
    for (const Step& step : steps) {
        Change& change = by(officer, step.day);
        const auto put = puts(change);
        put(project::stage_, words(stage_code(step.stage)));
        if (&step == &steps.front()) {
            std::string code = std::to_string(number + 1);
            if (code.size() < 3) code.insert(0, 3 - code.size(), '0');
            put(project::code_, words("P" + code));
            put(project::name_, words(name));
            put(project::investor_, to_value(enterprises_[enterprise].id));
            put(project::industry_, words(industry));
            put(project::source_region_, words(pick("region")));
            put(project::method_, choice_value(ChoiceList::method, random_.below(9)));
            put(project::level_, words(number % 11 == 0 ? "province" : number % 4 == 0 ? "city" : "district"));
            if (!lacks_tracker) put(project::tracker_, to_value(officers_[officer].id));
            for (const Node& node : nodes_)
                if (node.industry == enterprises_[enterprise].industry && node.product == product)
                    change.set(
                        Kind::project, made.id, element(project::chain_nodes_, to_string(node.id)), Value::of(true));
            if (random_.chance(1, 5))
                change.set(Kind::project, made.id, element(project::tags_, pick("tag")), Value::of(true));
        }
        const bool is_last = &step == &steps.back();
        if (step.stage >= Stage::talks || is_last) {
            if (step.stage == Stage::talks || (is_last && !is_exit(step.stage))) {
                amount(made, change);
                put(project::park_, words(words_.list("park")[number % words_.list("park").size()]));
                if (!lacks_leader && step.stage >= Stage::talks)
                    put(project::leader_, to_value(leaders_[number % leaders_.size()].id));
            }
        }
        if (step.stage == Stage::signed_ || (is_last && step.stage > Stage::signed_ && !is_exit(step.stage))) {
            if (!lacks_unit) put(project::landing_unit_, to_value(parks_[number % parks_.size()]));
            put(project::area_, whole(random_.between(2, 40) * 10));
            const auto start = static_cast<std::int32_t>(random_.between(20, 160));
            const Date planned = work_day(step.day + start);
            // Early on only the month is known.
            if (random_.chance(1, 2)) put(project::planned_start_, to_value(planned));
            else put(project::planned_start_, words(to_iso(planned).substr(0, 7)));
        }
        if (step.stage == Stage::started)
            put(project::planned_production_,
                to_value(work_day(step.day + static_cast<std::int32_t>(random_.between(200, 420)))));
        if (is_exit(step.stage)) put(project::exit_reason_, words(pick("exit")));
    }
    Change& last = by(officer, steps.back().day);
    if (number % 12 == 5) puts(last)(project::key_project_, Value::of(true));
    if (target >= Stage::signed_ && !is_exit(target)) {
        if (number % 10 == 3) puts(last)(project::green_channel_, Value::of(true));
        if (random_.chance(2, 3))
            puts(last)(workspace_.names().field(static_cast<KindId>(Kind::project), custom_field_name(tax_field_)),
                whole(random_.between(3, 90) * 50));
        puts(last)(workspace_.names().field(static_cast<KindId>(Kind::project), custom_field_name(way_field_)),
            to_value(pick_of(way_options_)));
    }
    next_step(made);
    phases(made);
    follow_ups(made);
    projects_.push_back(std::move(made));
}

void District::amount(const Project& made, Change& change) {
    if (random_.chance(1, 12)) return; // not said yet
    if (random_.chance(1, 9)) {
        const auto value =
            parse_field_input(info(project::amount_), stated[random_.below(std::size(stated))], {.today = today_});
        if (value) change.set(Kind::project, made.id, project::amount_, *value);
        return;
    }
    // Many small ones, few large ones: 万元, rounded to hundreds.
    std::int64_t figure = random_.between(12, 60);
    for (std::uint64_t doubling = random_.below(6); doubling > 0; --doubling) figure *= 2;
    change.set(Kind::project, made.id, project::amount_, whole(figure * 100));
}

// What is agreed next. Two of five were spoken with lately and are in time; the days of some have passed, and some nobody has touched for long.
void District::next_step(const Project& made) {
    if (made.stage >= Stage::production || random_.chance(1, 6)) return;
    const std::int32_t since = today_ - made.since;
    const bool is_late = random_.chance(1, 9);
    const Date spoken = ago(std::min<std::int64_t>(since, random_.between(is_late ? 8 : 1, is_late ? 20 : 25)));
    const Date due =
        is_late ? ago(random_.between(1, 7))
                : calendar_.add_working_days(today_, static_cast<std::int32_t>(random_.between(0, 24)), FirstDay::next);
    Change& change = by(made.officer, std::max(spoken, made.since));
    change.set(Kind::project, made.id, project::next_action_, words(pick("next")));
    change.set(Kind::project, made.id, project::next_date_, to_value(due));
}

void District::phases(const Project& made) {
    namespace phase = field::phase;
    if (made.stage < Stage::signed_ || made.stage > Stage::production || !random_.chance(1, 8)) return;
    Change& change = by(made.officer, made.since);
    for (std::int64_t number = 1; number <= 2; ++number) {
        const Id id = new_id(made.since);
        const auto set = [&](FieldId field, Value value) { change.set(Kind::phase, id, field, std::move(value)); };
        set(phase::project_, to_value(made.id));
        set(phase::number_, Value::of(number));
        set(phase::stage_, words(stage_code(number == 1 ? made.stage : Stage::signed_)));
        if (number == 1) set(phase::amount_, whole(random_.between(10, 80) * 100));
    }
}

void District::follow_ups(const Project& made) {
    namespace follow_up = field::follow_up;
    if (made.stage < Stage::planning || made.stage >= Stage::production) return;
    for (std::uint64_t left = random_.below(3); left > 0; --left) {
        const Date day = work_day(made.since + static_cast<std::int32_t>(random_.below(
                                                   static_cast<std::uint64_t>(std::max(1, today_ - made.since)))));
        const Id id = new_id(day);
        Change& change = by(made.officer, day);
        const auto set = [&](FieldId field, Value value) { change.set(Kind::follow_up, id, field, std::move(value)); };
        set(follow_up::project_, to_value(made.id));
        set(follow_up::text_, words(pick("note")));
        set(follow_up::on_, to_value(day));
        set(follow_up::by_, to_value(officers_[made.officer].id));
        set(follow_up::way_, words(pick("way")));
    }
}

} // namespace yinfeng::app
