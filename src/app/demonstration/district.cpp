// The district itself: its office, people, chains, enterprises, and what of them two offices do not agree on.

#include "app/demonstration/district.h"

#include "model/typed.h"
#include "store/fragment.h"
#include "sync/snapshot.h"

#include <algorithm>
#include <optional>

namespace yinfeng::app {

using domain::Stage;

namespace {

constexpr std::uint64_t id_mark = 0x5E40'5E40'0000'0000u; // low halves of ids begin so
constexpr ReplicaId own_replica = 0x0d15'0000'0000'0000u, park_replica = 0x0d16'0000'0000'0000u;
constexpr std::int32_t days_of_history = 730;

Value words(std::string_view text) { return Value::text(text); }

} // namespace

bool is_demonstration(Id workspace) { return workspace.low == (id_mark | 1); }

District::District(
    const DemonstrationWords& words, Date today, const WorkingCalendar& calendar, const DemonstrationSize& size)
    : words_(words), today_(today), calendar_(calendar), size_(size),
      random_(size.seed * 1'000'003 + static_cast<std::uint64_t>(today.days)),
      first_day_(work_day(today - days_of_history)), office_name_(words.one("office")) {}

Id District::new_id(Date day) {
    ++made_;
    return {static_cast<std::uint64_t>(office_hour(day, 0)) << 16 | (size_.seed & 0xFFFF), id_mark | made_};
}

Id District::unit_of(std::string_view department) const {
    const auto found = std::ranges::find(departments_, department, &Department::code);
    return found == departments_.end() ? departments_.front().id : found->id;
}

Result<Workspace> District::make() {
    // Of another day or seed they are other ones: stamps of two demonstrations must never be taken for each other's.
    const auto which = static_cast<std::uint64_t>(today_.days) << 16 | (size_.seed & 0xFFFF);
    workspace_.set_replica(own_replica | which);
    settings();
    units_and_people();
    chains();
    enterprises();
    twins();
    own_fields();
    projects();
    service_records();
    views();
    if (!diary_.play(workspace_, calendar_) || !disagreements()) return fail("demonstration: a write was refused");
    return std::move(workspace_);
}

void District::settings() {
    namespace settings = field::settings;
    Change& change = by_office(first_day_);
    const Id id = settings_id_ = new_id(first_day_);
    const auto set = [&](FieldId field, Value value) { change.set(Kind::settings, id, field, std::move(value)); };
    set(settings::name_, words(words_.one("district")));
    set(settings::office_, words(office_name_));
    set(settings::sample_, Value::of(true));
    set(settings::label_set_, words("four_plus"));
    set(settings::first_day_, words("next"));
    set(settings::due_soon_days_, Value::of(std::int64_t{3}));
    set(settings::reserve_minimum_, Value::of(std::int64_t{20}));
}

void District::units_and_people() {
    Change& change = by_office(first_day_);
    const auto unit = [&](std::string_view name, std::string_view kind, std::optional<Id> parent) {
        const Id id = new_id(first_day_);
        change.set(Kind::unit, id, field::unit::name_, words(name));
        change.set(Kind::unit, id, field::unit::kind_, words(kind));
        if (parent) change.set(Kind::unit, id, field::unit::parent_, to_value(*parent));
        return id;
    };
    const Id office = unit(office_name_, "department", {});
    for (const std::string& park : words_.list("park")) parks_.push_back(unit(park, "committee", {}));
    for (const std::string& squad : words_.list("squad")) squads_.push_back(unit(squad, "squad", office));
    for (const auto& [code, name] : words_.with_codes("department"))
        departments_.push_back({code, unit(name, "department", {})});
    const auto person = [&](const std::string& name, Id of, std::string_view level) {
        const Id id = new_id(first_day_);
        change.set(Kind::person, id, field::person::name_, words(name));
        change.set(Kind::person, id, field::person::unit_, to_value(of));
        change.set(Kind::person, id, field::person::level_, words(level));
        return Person{id, name};
    };
    for (const std::string& name : words_.list("role")) leaders_.push_back(person(name, office, "district"));
    for (std::size_t i = 0; const std::string& name : words_.list("officer"))
        officers_.push_back(person(name, squads_[i++ % squads_.size()], "department"));
    for (std::size_t i = 0; const std::string& name : words_.list("service"))
        helpers_.push_back(person(name, parks_[i++ % parks_.size()], "park"));
}

// Chains of the industries that have a map: products in their order, three tiers, each linked to the next. The last one and one in the
// middle are gaps: nothing stands on them (projects.cpp).
void District::chains() {
    Change& change = by_office(first_day_ + 7);
    constexpr std::string_view tiers[] = {"upstream", "midstream", "downstream"};
    for (std::size_t industry = 0; industry < words_.industries.size(); ++industry) {
        const auto& [name, chain_name, products] = words_.industries[industry];
        if (chain_name.empty()) continue;
        const Id chain = new_id(first_day_ + 7);
        change.set(Kind::chain, chain, field::chain::name_, words(chain_name));
        change.set(Kind::chain, chain, field::chain::industry_, words(name));
        change.set(Kind::chain, chain, field::chain::order_, Value::of(static_cast<std::int64_t>(industry) + 1));
        change.set(Kind::chain, chain, field::chain::leader_, to_value(leaders_[industry % 2].id));
        change.set(Kind::chain, chain, field::chain::unit_, to_value(squads_[industry % squads_.size()]));
        std::optional<Id> before;
        for (std::size_t product = 0; product < products.size(); ++product) {
            const Id node = new_id(first_day_ + 7);
            const auto set = [&](FieldId field, Value value) {
                change.set(Kind::chain_node, node, field, std::move(value));
            };
            set(field::chain_node::chain_, to_value(chain));
            set(field::chain_node::name_, words(products[product]));
            set(field::chain_node::tier_, words(tiers[product * std::size(tiers) / products.size()]));
            set(field::chain_node::order_, Value::of(static_cast<std::int64_t>(product) + 1));
            const bool is_gap = product + 1 == products.size() || product == products.size() / 2;
            set(field::chain_node::action_, words(is_gap ? "fill" : product == 0 ? "strengthen" : "extend"));
            set(field::chain_node::squad_, to_value(squads_[industry % squads_.size()]));
            if (!is_gap) nodes_.push_back({node, industry, product});
            if (before) {
                const Id link = new_id(first_day_ + 7);
                change.set(Kind::chain_link, link, field::chain_link::chain_, to_value(chain));
                change.set(Kind::chain_link, link, field::chain_link::from_, to_value(*before));
                change.set(Kind::chain_link, link, field::chain_link::to_, to_value(node));
            }
            before = node;
        }
    }
}

void District::enterprises() {
    namespace enterprise = field::enterprise;
    const auto &begins = words_.list("begin"), &ends = words_.list("end");
    for (std::size_t i = 0; i < size_.enterprises; ++i) {
        const std::size_t industry = i % words_.industries.size();
        // Neighbours in the list differ in both syllables.
        std::string brand = begins[i % begins.size()] + ends[(i / begins.size() + i) % ends.size()];
        if (const std::size_t round = i / (begins.size() * ends.size()); round > 0) brand += std::to_string(round + 1);
        const Date day = within(40, days_of_history - 30);
        const Id id = new_id(day);
        enterprises_.push_back({id, brand + words_.industries[industry].name + "有限公司", brand, industry});
        Change& change = by(random_.below(officers_.size()), day);
        const auto set = [&](FieldId field, Value value) { change.set(Kind::enterprise, id, field, std::move(value)); };
        const std::string& region = pick("region");
        set(enterprise::name_, words(enterprises_.back().name));
        set(enterprise::short_name_, words(brand));
        set(enterprise::industry_, words(words_.industries[industry].name));
        set(enterprise::region_, words(region));
        set(enterprise::local_, Value::of(region == words_.list("region").back()));
        set(enterprise::leading_, Value::of(i % 9 == 0));
        if (random_.chance(1, 3)) set(enterprise::growth_, choice_value(ChoiceList::growth, random_.below(6)));
        if (random_.chance(1, 4)) {
            const std::int64_t tax = random_.between(80, 4'000);
            set(enterprise::tax_, to_value(Quantity{Decimal::from_integer(tax), Qualifier::none}));
            set(enterprise::tax_forecast_, to_value(Quantity{Decimal::from_integer(tax * 3 / 2), Qualifier::about}));
        }
        if (i > 8 && random_.chance(1, 6)) set(enterprise::introducer_, to_value(enterprises_[random_.below(8)].id));
        if (random_.chance(1, 8))
            change.set(Kind::enterprise, id, element(enterprise::tags_, pick("tag")), Value::of(true));
        for (const Node& node : nodes_) {
            if (node.industry != industry || (i / words_.industries.size() + node.product) % 4 != 0) continue;
            change.set(Kind::enterprise, id, element(enterprise::chain_nodes_, to_string(node.id)), Value::of(true));
        }
    }
}

void District::twins() {
    if (enterprises_.empty()) return;
    const Enterprise& known = enterprises_[std::min<std::size_t>(7, enterprises_.size() - 1)];
    const Date day = within(10, 30);
    const Id id = new_id(day);
    Change& change = diary_.on(day, helpers_.front().name);
    change.set(
        Kind::enterprise, id, field::enterprise::name_, words(known.brand + words_.industries[known.industry].name));
    change.set(Kind::enterprise, id, field::enterprise::short_name_, words(known.brand));
    change.set(Kind::enterprise, id, field::enterprise::industry_, words(words_.industries[known.industry].name));
}

void District::views() {
    struct Saved {
        std::string_view name, kind, layout, where, part, value;
    };
    static constexpr Saved saved[] = {
        {"重点项目", "project", "table", "key_project = yes", "sort", "-amount"},
        {"今年计划开工", "project", "timeline", "planned_start = this year", "group", "park"},
        {"按园区看规模", "project", "statistics", "stage = signed | landing | started | building", "group",
            "park, stage labels"},
        {"超期与将到期", "service_record", "ledger", "time_state = overdue | due_soon", "sort", "due"},
    };
    const Date day = within(60, 90);
    Change& change = by_office(day);
    for (const Saved& each : saved) {
        const Id id = new_id(day);
        change.set(Kind::view, id, field::view::name_, words(each.name));
        change.set(Kind::view, id, field::view::kind_, words(each.kind));
        change.set(Kind::view, id, field::view::layout_, words(each.layout));
        change.set(Kind::view, id, field::view::where_, words(each.where));
        change.set(Kind::view, id, each.part == "sort" ? field::view::sort_ : field::view::group_, words(each.value));
    }
}

// The park has kept the same projects for itself and knew nothing of what the office wrote.
bool District::disagreements() {
    Workspace park;
    park.set_replica(park_replica | (workspace_.replica() & 0xFFFF'FFFF'FFFFu));
    park.set_author(helpers_[helpers_.size() / 2].name);
    Change change;
    std::size_t wanted = 4;
    for (const Project& each : projects_) {
        const RecordIndex record = workspace_.find(each.id);
        const std::string_view next = workspace_.value(record, field::project::next_date_).as_text();
        const auto day = parse_iso_date(next);
        if (!day || each.stage < Stage::signed_ || each.stage >= Stage::production) continue;
        if (wanted % 2 == 0)
            change.set(Kind::project, each.id, field::project::next_date_,
                to_value(calendar_.add_working_days(*day, 3, FirstDay::next)));
        else
            change.set(Kind::project, each.id, field::project::area_,
                to_value(Quantity{Decimal::from_integer(96), Qualifier::about}));
        if (--wanted == 0) break;
    }
    const auto applied = park.apply(change, office_hour(ago(2), 200));
    if (!applied) return false;
    workspace_.join(extract(park, applied->touched), {});
    workspace_.forget_undo();
    return true;
}

DemonstrationSize DemonstrationSize::of_records(std::uint32_t records, std::uint64_t seed) {
    const auto share = [&](std::uint64_t percent) {
        return static_cast<std::uint32_t>(std::max<std::uint64_t>(1, records * percent / 100));
    };
    return {.projects = share(42), .enterprises = share(10), .service_records = share(10), .seed = seed};
}

Result<Workspace> make_demonstration(
    std::string_view text, Date today, const WorkingCalendar& calendar, const DemonstrationSize& size) {
    Result<DemonstrationWords> words = read_demonstration_words(text);
    if (!words) return fail(words.error().message);
    return District(*words, today, calendar, size).make();
}

} // namespace yinfeng::app
