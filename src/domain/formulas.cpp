#include "domain/formulas.h"

#include "base/utf8.h"
#include "domain/words.h"
#include "model/labels.h"

#include <algorithm>
#include <set>

namespace yinfeng::domain {

namespace {

using What = FormulaType::What;

constexpr std::string_view percent = "%";

std::string called(const Names& names, FieldId field) {
    const FieldInfo* info = names.info(field);
    return std::string(info ? label(*info, language()) : names.field_name(field));
}

const OwnField* own_field(const Names& names, FieldId field) {
    const auto own = std::ranges::find(names.own_fields(), field, &OwnField::id);
    return own == names.own_fields().end() ? nullptr : &*own;
}

FieldType field_type(What what) {
    switch (what) {
    case What::number: return FieldType::quantity;
    case What::date: return FieldType::date;
    case What::yes_no: return FieldType::boolean;
    case What::text: break;
    }
    return FieldType::text;
}

void add_once(std::vector<FieldId>& list, FieldId field) {
    if (!std::ranges::contains(list, field)) list.push_back(field);
}

std::string circle_words(const Names& names, const std::vector<FieldId>& way) {
    std::string words = called(names, way.front());
    for (std::size_t i = 1; i < way.size(); ++i) words = say(Word::formula_then, {words, called(names, way[i])});
    return say(Word::formula_circle, {say(Word::formula_then, {words, called(names, way.front())})});
}

} // namespace

const Measure* Formulas::measure(std::string_view unit) {
    const auto known = measures_.find(unit);
    return known != measures_.end() ? &known->second
                                    : &measures_.emplace(std::string(unit), plain_measure(unit)).first->second;
}

Formula Formulas::read(const Names& names, const FormulaReader& reader, KindId kind, FieldId field, const Said& said) {
    Formula formula;
    formula.field = field;
    formula.kind = kind;
    ReadFormula read = reader.read(said.text);
    for (const FormulaStep& step : read.steps) {
        if (step.op == FormulaOp::field) add_once(formula.reads, step.field);
    }
    formula.steps = std::move(read.steps);
    if (read.problem) formula.problem = place_words(reader.shown(said.text), *read.problem);
    // The place is that of the text as it is kept; it is said in the words that people read.
    if (read.problem && reader.shown(said.text) != said.text) {
        const std::string shown = reader.shown(said.text);
        const ReadFormula again = reader.read(shown);
        if (again.problem) formula.problem = place_words(shown, *again.problem);
    }
    for (const FieldId each : formula.reads) {
        if (const FieldInfo* info = names.info(each)) {
            formula.confidential |= info->options.confidential;
            if (info->type == FieldType::link || info->type == FieldType::link_set) add_once(formula.links, each);
        }
        const OwnField* own = own_field(names, each);
        if (own && own->is_retired && formula.problem.empty())
            formula.problem =
                say(own->is_deleted ? Word::formula_reads_deleted : Word::formula_reads_retired, {called(names, each)});
    }
    return formula;
}

void Formulas::settle(const Names& names, Formula& formula, const Said& said) {
    for (const FieldId each : formula.reads) {
        const Formula* below = find(each);
        if (!below) continue;
        formula.confidential |= below->confidential;
        formula.reads_day |= below->reads_day;
        formula.reads_settings |= below->reads_settings;
        for (const FieldId link : below->links) add_once(formula.links, link);
        formula.layers = std::max(formula.layers, below->layers + 1);
        if (!below->problem.empty() && formula.problem.empty())
            formula.problem = say(Word::formula_reads_wrong, {called(names, each)});
    }
    if (formula.problem.empty() && formula.layers >= most_formula_layers)
        formula.problem = say(Word::formula_layers, {std::to_string(most_formula_layers)});
    if (formula.problem.empty()) {
        const auto type = check_types(formula.steps, [&](FieldId field) -> std::expected<FormulaType, std::string> {
            if (const Formula* below = find(field)) return below->result;
            const FieldInfo* info = names.info(field);
            if (!info) return std::unexpected(std::string(say(Word::formula_unknown)));
            return type_of_field(*info);
        });
        if (type) {
            formula.result = *type;
        } else {
            const FormulaReader reader(names, formula.kind);
            const std::string shown = reader.shown(said.text);
            FormulaProblem problem = type.error();
            if (shown != said.text) { // where that stands in the words that people read
                ReadFormula again = reader.read(shown);
                const auto in_words = check_types(again.steps, [&](FieldId field) {
                    const Formula* below = find(field);
                    return std::expected<FormulaType, std::string>(
                        below ? below->result : type_of_field(*names.info(field)));
                });
                if (!in_words) problem = in_words.error();
            }
            formula.problem = place_words(shown, problem);
        }
    }
    if (!formula.problem.empty()) {
        formula.steps.clear();
        formula.result = {What::text};
    }
    for (const FormulaStep& step : formula.steps) {
        const bool moves_day = step.op == FormulaOp::add || step.op == FormulaOp::subtract;
        formula.reads_day |= step.op == FormulaOp::today || step.op == FormulaOp::working_days ||
                             (moves_day && step.unit == Unit::working_days); // by the calendar
        formula.reads_settings |= step.op == FormulaOp::working_days;
    }
    formula.type = field_type(formula.result.what);
    if (formula.type != FieldType::quantity) return;
    const std::string_view unit = trim(said.unit);
    if (!formula.result.has_unit() && !unit.empty()) {
        formula.is_percent = unit == percent;
        if (!formula.is_percent) formula.result.own_unit = unit;
        formula.own_measure = measure(unit);
    } else if (!formula.result.own_unit.empty()) {
        formula.own_measure = measure(formula.result.own_unit);
    } else if (formula.result.unit == Unit::days || formula.result.unit == Unit::working_days) {
        formula.own_measure = &measure_of_unit(formula.result.unit);
    } else if (formula.result.unit == Unit::none) {
        formula.own_measure = measure({});
    } else {
        formula.unit = formula.result.unit;
    }
}

// The circle to which what reads what leads, from a formula that is not settled.
std::vector<FieldId> Formulas::name_circle(const Names& names, FieldId from) {
    std::vector<FieldId> way;
    std::unordered_map<FieldId, std::size_t> places;
    for (FieldId at = from;;) {
        if (const auto [place, is_new] = places.emplace(at, way.size()); !is_new) {
            way.erase(way.begin(), way.begin() + static_cast<std::ptrdiff_t>(place->second));
            break;
        }
        way.push_back(at);
        const Formula& formula = formulas_.at(at);
        const auto next = std::ranges::find_if(formula.reads, [&](FieldId each) {
            const Formula* below = find(each);
            return below && below->layers == SIZE_MAX;
        });
        if (next == formula.reads.end()) return {from};
        at = *next;
    }
    const std::string words = circle_words(names, way);
    for (const FieldId each : way)
        if (formulas_[each].problem.empty()) formulas_[each].problem = words;
    return way;
}

void Formulas::follow(const Names& names) {
    if (is_read_ && definitions_ == names.definitions() && language_ == language()) return;
    is_read_ = true;
    definitions_ = names.definitions();
    language_ = language();
    formulas_.clear();
    said_.clear();
    std::map<KindId, FormulaReader> readers;
    std::vector<FieldId> waiting;
    for (const OwnField& each : names.own_fields()) {
        if (!each.is_formula) continue;
        const FormulaReader& reader = readers.try_emplace(each.kind, names, each.kind).first->second;
        const Said& said = said_[each.id] = {each.formula, each.unit};
        Formula& formula = formulas_[each.id] = read(names, reader, each.kind, each.id, said);
        formula.confidential |= each.confidential;
        formula.layers = SIZE_MAX; // not settled
        waiting.push_back(each.id);
    }
    const auto is_settled = [&](FieldId field) {
        const Formula* below = find(field);
        return !below || below->layers != SIZE_MAX;
    };
    const auto settle_one = [&](FieldId field) {
        formulas_[field].layers = 0;
        settle(names, formulas_[field], said_[field]);
    };
    // Each after those it reads; who reads it is told when it is settled.
    std::unordered_map<FieldId, std::vector<FieldId>> readers_of;
    std::unordered_map<FieldId, std::size_t> unsettled;
    std::vector<FieldId> ready;
    for (const FieldId each : waiting) {
        std::size_t& count = unsettled[each];
        for (const FieldId read : formulas_[each].reads) {
            if (!find(read)) continue;
            readers_of[read].push_back(each);
            ++count;
        }
        if (count == 0) ready.push_back(each);
    }
    const auto settle_ready = [&] {
        while (!ready.empty()) {
            const FieldId field = ready.back();
            ready.pop_back();
            if (is_settled(field)) continue;
            settle_one(field);
            for (const FieldId each : readers_of[field])
                if (--unsettled[each] == 0) ready.push_back(each);
        }
    };
    settle_ready();
    // What is left is in a circle, or reads one. Those in a circle say so, the others that they read something wrong.
    for (const FieldId each : waiting) {
        if (is_settled(each)) continue;
        ready = name_circle(names, each);
        settle_ready();
    }
}

const Formula* Formulas::find(FieldId field) const {
    const auto found = formulas_.find(field);
    return found == formulas_.end() ? nullptr : &found->second;
}

Formula Formulas::draft(const Names& names, KindId kind, FieldId self, std::string_view text, std::string_view unit) {
    follow(names);
    const FormulaReader reader(names, kind);
    const Said said{std::string(text), std::string(unit)};
    Formula formula = read(names, reader, kind, self, said);
    // A circle: from what it reads, what leads back to it.
    std::map<FieldId, FieldId> came_from;
    std::vector<FieldId> ahead;
    for (const FieldId each : formula.reads)
        if (came_from.emplace(each, no_field).second) ahead.push_back(each);
    while (!ahead.empty() && formula.problem.empty() && self != no_field) {
        const FieldId at = ahead.back();
        ahead.pop_back();
        if (at == self) {
            std::vector<FieldId> way;
            for (FieldId back = came_from.at(self); back != no_field; back = came_from.at(back)) way.push_back(back);
            way.push_back(self);
            std::ranges::reverse(way);
            formula.problem = circle_words(names, way);
            break;
        }
        const Formula* below = find(at);
        if (!below) continue;
        for (const FieldId each : below->reads)
            if (came_from.emplace(each, at).second) ahead.push_back(each);
    }
    settle(names, formula, said);
    return formula;
}

FormulaValue Formulas::work_out(const Formula& formula, const World& world, RecordIndex record) const {
    std::map<FieldId, FormulaValue> known; // each once, however many read it
    std::function<FormulaValue(FieldId)> below = [&](FieldId field) -> FormulaValue {
        if (const auto found = known.find(field); found != known.end()) return found->second;
        const Formula* other = find(field);
        FormulaValue value = other && other->problem.empty()
                                 ? domain::work_out(other->steps, {world.reading, world.targets, record, below})
                                 : FormulaValue::without(Lack::unfilled, field);
        return known.emplace(field, std::move(value)).first->second;
    };
    return domain::work_out(formula.steps, {world.reading, world.targets, record, below});
}

Value Formulas::value(const Formula& formula, const World& world, RecordIndex record) const {
    return to_value(formula, work_out(formula, world, record));
}

Value Formulas::to_value(const Formula& formula, const FormulaValue& worked_out) {
    if (worked_out.lack) return {};
    switch (worked_out.what) {
    case What::text: return worked_out.text.empty() ? Value() : Value::text(worked_out.text);
    case What::yes_no: return Value::of(worked_out.yes);
    case What::date: return yinfeng::to_value(worked_out.date);
    case What::number: break;
    }
    FormulaNumber number = worked_out.number;
    if (formula.is_percent) {
        const auto hundred = product(number, FormulaNumber::exactly(Decimal::from_integer(100)));
        if (!hundred) return {};
        number = *hundred;
    }
    const auto quantity = to_quantity(number);
    return quantity ? yinfeng::to_value(*quantity) : Value();
}

std::string lack_words(const Names& names, const FormulaValue& value) {
    if (!value.lack) return {};
    const std::string about = value.about == no_field ? std::string() : called(names, value.about);
    switch (*value.lack) {
    case Lack::unfilled: return {};
    case Lack::zero: return std::string(say(Word::lack_zero));
    case Lack::large: return std::string(say(Word::lack_large));
    case Lack::undecided: return say(Word::lack_undecided, {about});
    case Lack::currency: return say(Word::lack_currency, {about});
    case Lack::per_year: return say(Word::lack_per_year, {about});
    case Lack::open: return std::string(say(Word::lack_open));
    case Lack::partial: return std::string(say(Word::lack_partial));
    case Lack::not_whole: return std::string(say(Word::lack_not_whole));
    case Lack::long_text: return std::string(say(Word::lack_long));
    case Lack::unreadable: return say(Word::lack_unreadable, {about});
    }
    return {};
}

std::string shown_formula(const Names& names, KindId kind, std::string_view stored) {
    return FormulaReader(names, kind).shown(stored);
}
std::string shown_formula(const Names& names, std::string_view stored) {
    std::vector<std::string_view> named;
    for (std::size_t from = stored.find('{'); from != std::string_view::npos; from = stored.find('{', from + 1)) {
        const std::size_t end = stored.find('}', from);
        if (end == std::string_view::npos) break;
        named.push_back(stored.substr(from + 1, end - from - 1));
    }
    for (std::size_t kind = 0; kind < known_kind_count; ++kind) {
        const auto has = [&](std::string_view name) {
            return names.find_field(static_cast<KindId>(kind), name) != no_field;
        };
        if (std::ranges::all_of(named, has)) return shown_formula(names, static_cast<KindId>(kind), stored);
    }
    return std::string(stored);
}
std::string stored_formula(const Names& names, KindId kind, std::string_view typed) {
    return FormulaReader(names, kind).stored(typed);
}

void settle_formulas(const Workspace& workspace, Change& change) {
    namespace custom_field = field::custom_field;
    for (Write& write : change.writes) {
        if (write.field != custom_field::formula_ || write.value.shape() != Value::Shape::text) continue;
        const RecordIndex record = workspace.find(write.kind, write.record);
        std::string kind =
            record == no_record ? std::string() : std::string(text(workspace, record, custom_field::kind_));
        for (const Write& each : change.writes)
            if (each.record == write.record && each.field == custom_field::kind_) kind = each.value.as_text();
        const auto known = find_kind(kind);
        if (!known) continue;
        write.value =
            Value::text(stored_formula(workspace.names(), static_cast<KindId>(*known), write.value.as_text()));
    }
}

} // namespace yinfeng::domain
