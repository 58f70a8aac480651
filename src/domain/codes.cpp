#include "domain/codes.h"

#include "base/sort_list.h"
#include "domain/reading.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

namespace yinfeng::domain {
namespace {

struct Numbered {
    Kind kind;
    FieldId field;
    std::string_view first; // where no record has a number yet
};
constexpr Numbered numbered[] = {
    {Kind::project, field::project::code_, "P001"},
    {Kind::service_record, field::service_record::code_, "S001"},
};

constexpr std::size_t most_letters = 4, most_digits = 8;

struct Code {
    std::string_view prefix;
    std::size_t digits = 0;
    std::uint64_t number = 0;
};

// Of the house's own form: a few letters and a number.
std::optional<Code> parse_code(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto letters = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
    Code code{text.substr(0, letters), text.size() - letters};
    if (letters > most_letters || code.digits == 0 || code.digits > most_digits) return std::nullopt;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + letters, end, code.number);
    return error == std::errc() && stop == end ? std::optional(code) : std::nullopt;
}

// Gives one number after another; no two are alike, nor like one that is there or is about to be.
class Series {
public:
    Series(const Workspace& workspace, const Numbered& of, const Change& change) : next_(*parse_code(of.first)) {
        next_.number = 0;
        const auto take = [&](const Value& value) {
            if (value.as_text().empty()) return;
            const auto code = parse_code(value.as_text());
            if (code && code->number >= next_.number) next_ = *code;
            taken_.insert(value.as_text());
        };
        for (const auto records : {workspace.live(of.kind), workspace.deleted(of.kind)}) {
            for (const RecordIndex record : records) {
                const Cell* cell = workspace.record(record).find(of.field);
                if (!cell || cell->sibling_count() == 0) continue;
                if (cell->is_simple()) take(cell->shown());
                else
                    for (const Sibling& each : cell->siblings()) kept_.push_back(each.value);
            }
        }
        for (const Value& value : kept_) take(value);
        for (const Write& write : change.writes) {
            if (write.field == of.field) take(write.value);
        }
        prefix_ = next_.prefix;
    }

    std::string next() {
        std::string code;
        do {
            std::string number = std::to_string(++next_.number);
            if (number.size() < next_.digits) number.insert(0, next_.digits - number.size(), '0');
            code = prefix_ + number;
        } while (taken_.contains(code));
        return code;
    }

private:
    Code next_;
    std::string prefix_;
    std::deque<Value> kept_; // values of cells in conflict are copies
    std::set<std::string_view> taken_;
};

std::string_view code_of(const Workspace& workspace, RecordIndex record, FieldId field) {
    return text(workspace, record, field);
}

} // namespace

FieldId code_field(Kind kind) {
    for (const Numbered& each : numbered) {
        if (each.kind == kind) return each.field;
    }
    return no_field;
}

bool is_house_code(std::string_view text) { return parse_code(text).has_value(); }

std::vector<Write> codes_of(const Workspace& workspace, const Change& change) {
    std::vector<Write> codes;
    for (const Numbered& each : numbered) {
        const KindId kind = static_cast<KindId>(each.kind);
        std::vector<Id> made;
        std::set<Id> done; // that say it themselves, and later those that have got one
        for (const Write& write : change.writes) {
            if (write.kind != kind || workspace.find(kind, write.record) != no_record) continue;
            made.push_back(write.record);
            if (write.field == each.field) done.insert(write.record);
        }
        std::optional<Series> series;
        for (const Id record : made) {
            if (!done.insert(record).second) continue;
            if (!series) series.emplace(workspace, each, change);
            codes.push_back({record, kind, each.field, Value::text(series->next())});
        }
    }
    return codes;
}

std::vector<RecordIndex> with_shared_code(const Workspace& workspace, Kind kind) {
    const FieldId field = code_field(kind);
    std::vector<RecordIndex> shared;
    if (field == no_field) return shared;
    // Nearly all codes are of one record: only the others are put in order.
    std::unordered_map<std::string_view, std::uint32_t> uses;
    for (const RecordIndex record : workspace.live(kind)) {
        const std::string_view code = code_of(workspace, record, field);
        if (!code.empty()) ++uses[code];
    }
    for (const RecordIndex record : workspace.live(kind)) {
        const std::string_view code = code_of(workspace, record, field);
        if (!code.empty() && uses[code] > 1) shared.push_back(record);
    }
    sort_list(shared, {},
        [&](RecordIndex record) { return std::tuple(code_of(workspace, record, field), workspace.record(record).id); });
    return shared;
}

std::vector<RecordIndex> sharing_code(const Workspace& workspace, RecordIndex record) {
    std::vector<RecordIndex> others;
    const KindId kind = workspace.record(record).kind;
    const FieldId field = kind < known_kind_count ? code_field(static_cast<Kind>(kind)) : no_field;
    const std::string_view code = field == no_field ? std::string_view() : code_of(workspace, record, field);
    if (code.empty()) return others;
    for (const RecordIndex other : workspace.live(static_cast<Kind>(kind))) {
        if (other != record && code_of(workspace, other, field) == code) others.push_back(other);
    }
    return others;
}

} // namespace yinfeng::domain
