#include "domain/codes.h"

#include "base/sort_list.h"
#include "base/utf8.h"

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
    FieldId field, pattern;
    std::string_view first; // where there is no pattern, and no record has a number yet
};
constexpr Numbered numbered[] = {
    {Kind::project, field::project::code_, field::settings::project_number_, "P001"},
    {Kind::service_record, field::service_record::code_, field::settings::service_number_, "S001"},
};

const Numbered* numbered_of(Kind kind) {
    const auto found = std::ranges::find(numbered, kind, &Numbered::kind);
    return found == std::end(numbered) ? nullptr : found;
}

std::optional<NumberPattern> pattern_of(std::string_view text) {
    auto pattern = text.empty() ? fail("") : NumberPattern::parse(text);
    return pattern ? std::optional(*std::move(pattern)) : std::nullopt;
}

std::string_view pattern_text(const Workspace& workspace, const Numbered& of) {
    const RecordIndex settings = settings_record(workspace);
    return settings == no_record ? std::string_view() : trim(text(workspace, settings, of.pattern));
}

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
    // Of the pattern the numbers of that day, or those around which the same stands as around `like`.
    Series(const Reading& reading, const Numbered& of, const Change& change, std::string_view pattern,
        std::string_view like = {})
        : pattern_(pattern_of(pattern)), next_(*parse_code(of.first)) {
        next_.number = 0;
        if (pattern_) {
            around_ = pattern_->around(reading.today);
            if (auto before = pattern_->read(like)) around_ = std::move(before->around);
        }
        const Workspace& workspace = reading.data;
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
            ++next_.number;
            code = pattern_ ? pattern_->write(around_, next_.number) : plain();
        } while (taken_.contains(code));
        return code;
    }

private:
    void take(const Value& value) {
        if (value.as_text().empty()) return;
        taken_.insert(value.as_text());
        if (pattern_) {
            const auto read = pattern_->read(value.as_text());
            if (read && read->around == around_) next_.number = std::max(next_.number, read->number);
        } else if (const auto code = parse_code(value.as_text()); code && code->number >= next_.number) {
            next_ = *code;
        }
    }
    std::string plain() const {
        std::string number = std::to_string(next_.number);
        if (number.size() < next_.digits) number.insert(0, next_.digits - number.size(), '0');
        return prefix_ + number;
    }

    std::optional<NumberPattern> pattern_;
    NumberPattern::Around around_;
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
    const Numbered* const of = numbered_of(kind);
    return of ? of->field : no_field;
}

FieldId pattern_field(Kind kind) {
    const Numbered* const of = numbered_of(kind);
    return of ? of->pattern : no_field;
}

Result<void> check_pattern(std::string_view text) {
    if (trim(text).empty()) return {};
    auto pattern = NumberPattern::parse(text);
    return pattern ? Result<void>() : std::unexpected(std::move(pattern.error()));
}

bool is_house_code(const Workspace& workspace, Kind kind, std::string_view text) {
    if (parse_code(text)) return true;
    const Numbered* const of = numbered_of(kind);
    const auto pattern = of ? pattern_of(pattern_text(workspace, *of)) : std::nullopt;
    return pattern && pattern->read(text);
}

std::vector<Write> codes_of(const Reading& reading, const Change& change) {
    std::vector<Write> codes;
    for (const Numbered& each : numbered) {
        const KindId kind = static_cast<KindId>(each.kind);
        std::vector<Id> made;
        std::set<Id> done; // that say it themselves, and later those that have got one
        for (const Write& write : change.writes) {
            if (write.kind != kind || reading.data.find(kind, write.record) != no_record) continue;
            made.push_back(write.record);
            if (write.field == each.field) done.insert(write.record);
        }
        std::optional<Series> series;
        for (const Id record : made) {
            if (!done.insert(record).second) continue;
            if (!series) series.emplace(reading, each, change, pattern_text(reading.data, each));
            codes.push_back({record, kind, each.field, Value::text(series->next())});
        }
    }
    return codes;
}

std::string next_code(const Reading& reading, Kind kind, std::string_view pattern) {
    const Numbered* const of = numbered_of(kind);
    return of ? Series(reading, *of, {}, pattern).next() : std::string();
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

bool is_later_of_shared(const Workspace& workspace, RecordIndex record) {
    const auto others = sharing_code(workspace, record);
    return std::ranges::any_of(others, [&](RecordIndex other) { // ids stand in order of time
        return workspace.record(other).id < workspace.record(record).id;
    });
}

void renumber(const Reading& reading, RecordIndex record, Change& change) {
    const Record& of = reading.data.record(record);
    const Numbered* const numbers = numbered_of(static_cast<Kind>(of.kind));
    if (!numbers) return;
    Series series(
        reading, *numbers, change, pattern_text(reading.data, *numbers), code_of(reading.data, record, numbers->field));
    change.set(numbers->kind, of.id, numbers->field, Value::text(series.next()));
}

} // namespace yinfeng::domain
