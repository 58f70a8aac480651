// Service records: most are closed, some late; a dozen run, some of them past their day or near it, a few stand still.

#include "app/demonstration/district.h"

#include "domain/service.h"
#include "model/typed.h"

#include <algorithm>

namespace yinfeng::app {

using domain::ServiceState;
using domain::Stage;

namespace {

namespace service = field::service_record;

Value words(std::string_view text) { return Value::text(text); }

} // namespace

void District::service_records() {
    // Those that are talked with have nothing to be served yet.
    for (std::size_t i = 0; i < size_.service_records; ++i) service_record(i);
}

void District::service_record(std::size_t number) {
    static constexpr std::int64_t limits[] = {3, 5, 7, 10, 15};
    const auto& [category, title] = pick_of(words_.with_codes("issue"));
    const Person& helper = helpers_[number % helpers_.size()];
    const std::int64_t limit = limits[random_.below(std::size(limits))];
    const bool runs = number % 5 == 0;
    // One that runs was taken up as long ago as its limit, or less; one in four is past it.
    const auto age = static_cast<std::int32_t>(runs ? random_.between(1, limit + (number % 4 == 0 ? 6 : 0)) : 0);
    const Date accepted = runs ? calendar_.add_working_days(ago(1), -age, FirstDay::next) : within(30, 600);
    const auto later = [&](Date day, std::int64_t days) {
        return std::min(calendar_.add_working_days(day, static_cast<std::int32_t>(days), FirstDay::next), ago(1));
    };
    const Id id = new_id(accepted);
    const auto put = [&](Date day, FieldId field, Value value) {
        diary_.on(day, helper.name).set(Kind::service_record, id, field, std::move(value));
    };
    std::string code = std::to_string(number + 1);
    if (code.size() < 3) code.insert(0, 3 - code.size(), '0');
    put(accepted, service::code_, words("S" + code));
    put(accepted, service::title_, words(title));
    put(accepted, service::category_, words(category));
    put(accepted, service::type_, words(category == "finance" ? "finance" : "issue"));
    put(accepted, service::origin_, choice_value(ChoiceList::service_origin, random_.below(3)));
    put(accepted, service::state_, words("accepted"));
    put(accepted, service::accepted_on_, to_value(accepted));
    put(accepted, service::limit_days_, Value::of(limit));
    put(accepted, service::officer_, to_value(helper.id));
    for (std::size_t tries = 0; tries < 20 && !projects_.empty(); ++tries) {
        const Project& about = pick_of(projects_);
        if (about.stage < Stage::signed_ || domain::is_exit(about.stage)) continue;
        put(accepted, service::project_, to_value(about.id));
        put(accepted, service::enterprise_, to_value(enterprises_[about.enterprise].id));
        put(accepted, service::phase_,
            words(about.stage < Stage::started      ? "early"
                  : about.stage < Stage::production ? "middle"
                                                    : "late"));
        break;
    }
    const Date assigned = later(accepted, 1), handling = later(assigned, 1);
    if (runs && number % 15 == 0) return; // nobody has been asked yet
    put(assigned, service::lead_unit_, to_value(unit_of(category)));
    put(assigned, service::state_, words("assigned"));
    if (runs && age < 3) return;
    put(handling, service::state_, words("handling"));
    put(handling, service::measures_, words(pick("measure")));
    if (runs && number % 20 == 5) {
        put(later(handling, 1), service::paused_since_, to_value(later(handling, 1)));
        put(later(handling, 1), service::pause_reason_, words(words_.one("pause")));
    }
    if (runs) return;
    const std::int64_t taken =
        std::max<std::int64_t>(1, random_.chance(1, 7) ? limit + random_.between(1, 5) : random_.between(1, limit));
    const Date resolved = std::max(handling, later(accepted, taken));
    put(resolved, service::state_, words("resolved"));
    put(resolved, service::result_, words(pick("result")));
    if (number % 9 == 1) return; // its enterprise has not confirmed it yet
    const Date closed = later(resolved, random_.between(1, 5));
    if (closed <= resolved) return;
    put(closed, service::state_, words("closed"));
    if (!random_.chance(2, 3)) return;
    const std::int64_t rating = random_.chance(1, 6) ? 3 : random_.between(4, 5);
    put(closed, service::rating_, Value::of(rating));
    put(closed, service::feedback_,
        words(rating == 3   ? words_.list("rating")[1]
              : rating == 5 ? words_.list("rating")[2]
                            : words_.list("rating")[0]));
}

} // namespace yinfeng::app
