#include "domain/duplicates.h"

#include "base/text_search.h"
#include "base/utf8.h"
#include "domain/codes.h"
#include "domain/reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace yinfeng::domain {

namespace {

// By what the records of a kind are told from one another.
struct IdentityFields {
    Kind kind;
    FieldId code = no_field, owner = no_field, place = no_field, amount = no_field, phone = no_field;
    FieldId merged = no_field, distinct = no_field;
};
constexpr auto identities = std::to_array<IdentityFields>({
    {Kind::project, field::project::code_, field::project::investor_, field::project::park_, field::project::amount_,
        no_field, field::project::merged_, field::project::distinct_},
    {Kind::enterprise, field::enterprise::credit_code_, no_field, field::enterprise::region_, no_field,
        field::enterprise::phone_, field::enterprise::merged_, field::enterprise::distinct_},
    {Kind::service_record, no_field, field::service_record::project_, no_field, field::service_record::amount_,
        no_field, field::service_record::merged_, field::service_record::distinct_},
    {Kind::person, no_field, field::person::unit_, no_field, no_field, field::person::phone_, field::person::merged_,
        field::person::distinct_},
    {Kind::unit, no_field, no_field, no_field, no_field, no_field, field::unit::merged_, field::unit::distinct_},
});
const IdentityFields* identity_of(Kind kind) {
    const auto found = std::ranges::find(identities, kind, &IdentityFields::kind);
    return found == identities.end() ? nullptr : &*found;
}

// --- names ------------------------------------------------------------------------------------------------

constexpr std::u32string_view legal_forms[] = {
#define GROUP_FORM(words)
#define LEGAL_FORM(words) words,
#define PROJECT_WORD(words)
#define PHONE_SEPARATORS(characters)
#define EXTENSION_WORD(character)
#define NUMERALS(characters)
#define COUNTED(characters)
#include "domain/name_words.def"
#undef LEGAL_FORM
#undef GROUP_FORM
#undef PROJECT_WORD
#undef PHONE_SEPARATORS
#undef EXTENSION_WORD
#undef NUMERALS
#undef COUNTED
};
#define LEGAL_FORM(words)
#define GROUP_FORM(words) constexpr std::u32string_view group_form = words;
#define PROJECT_WORD(words) constexpr std::u32string_view project_word = words;
#define PHONE_SEPARATORS(characters) constexpr std::u32string_view phone_separators = characters;
#define EXTENSION_WORD(character) constexpr char32_t extension_word = character;
#define NUMERALS(characters) constexpr std::u32string_view numerals = characters;
#define COUNTED(characters) constexpr std::u32string_view counted = characters;
#include "domain/name_words.def"
#undef LEGAL_FORM
#undef GROUP_FORM
#undef PROJECT_WORD
#undef PHONE_SEPARATORS
#undef EXTENSION_WORD
#undef NUMERALS
#undef COUNTED

constexpr int alike_but_for_group = 95;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) {
    return is_digit(c) || (c >= U'a' && c <= U'z') ||
           (c > 0x7f && !(c >= 0x2000 && c <= 0x303f) && !(c >= 0xff00 && c <= 0xff0f) &&
               !(c >= 0xff1a && c <= 0xff20));
}

struct NameKey {
    std::u32string core;              // what is compared
    std::u32string numbers;           // the numbers in it, each behind a blank
    bool is_group = false;            // a group is not its company
    std::vector<std::uint64_t> pairs; // of neighbouring characters, sorted
};

NameKey key_of(Kind kind, std::string_view name) {
    NameKey key;
    const std::string folded = fold(name);
    for (std::size_t at = 0; at < folded.size();)
        if (const char32_t c = next_code_point(folded, at); is_letter(c)) key.core += c;
    const auto drop_end = [&](std::u32string_view end) {
        const bool ends = key.core.size() > end.size() && key.core.ends_with(end);
        if (ends) key.core.resize(key.core.size() - end.size());
        key.is_group = key.is_group || (ends && end.contains(group_form));
        return ends;
    };
    if (kind == Kind::enterprise || kind == Kind::unit) {
        while (std::ranges::any_of(legal_forms, drop_end)) {}
    } else if (kind == Kind::project) {
        drop_end(project_word);
    }
    for (std::size_t i = 0; i < key.core.size(); ++i) {
        const char32_t c = key.core[i];
        const bool is_numeral = numerals.contains(c) && i + 1 < key.core.size() &&
                                (counted.contains(key.core[i + 1]) || numerals.contains(key.core[i + 1]));
        if (!is_digit(c) && !is_numeral) continue;
        const bool goes_on = i > 0 && (is_digit(c) ? is_digit(key.core[i - 1]) : numerals.contains(key.core[i - 1]));
        if (!goes_on) key.numbers += U' ';
        key.numbers += c;
    }
    for (std::size_t i = 0; i + 1 < key.core.size(); ++i)
        key.pairs.push_back(std::uint64_t{key.core[i]} << 32 | key.core[i + 1]);
    std::ranges::sort(key.pairs);
    return key;
}

int likeness_of(const NameKey& one, const NameKey& other) {
    if (one.core.empty() || other.core.empty()) return 0;
    if (one.core == other.core) return one.is_group == other.is_group ? 100 : alike_but_for_group;
    if (one.numbers != other.numbers || one.pairs.empty() || other.pairs.empty()) return 0;
    std::size_t both = 0;
    for (auto a = one.pairs.begin(), b = other.pairs.begin(); a != one.pairs.end() && b != other.pairs.end();) {
        if (*a == *b) ++both, ++a, ++b;
        else if (*a < *b) ++a;
        else ++b;
    }
    return static_cast<int>(std::min<std::size_t>(99, 200 * both / (one.pairs.size() + other.pairs.size())));
}

// --- one record -------------------------------------------------------------------------------------------

struct Person {
    NameKey name;
    std::string code, owner, place, amount;
    std::vector<std::string> phones;
};

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Several may stand in one field; what follows the word for an extension is none of the number, and +86 says nothing.
std::vector<std::string> phones_of(std::string_view words) {
    std::vector<std::string> phones;
    std::string digits;
    bool is_extension = false;
    const auto end = [&] {
        if (digits.size() == 13 && digits.starts_with("861")) digits.erase(0, 2);
        if (digits.size() >= 7 && !std::ranges::contains(phones, digits)) phones.push_back(digits); // 110 says nothing
        digits.clear();
        is_extension = false;
    };
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = next_code_point(words, at);
        if (phone_separators.contains(c)) end();
        else if (c == extension_word) is_extension = true;
        else if (is_digit(c) && !is_extension) digits += static_cast<char>(c);
    }
    end();
    return phones;
}

// What an authority gives as a number: 无, 暂无, 123 and 000000000000000000 say nothing. GB 32100-2015 and the codes before it have 15
// characters or more.
bool is_number_of_authority(Kind kind, std::string_view code) {
    const std::size_t least = kind == Kind::enterprise ? 15 : 6;
    const bool has_digit = std::ranges::any_of(code, is_ascii_digit);
    const bool is_alike = std::ranges::all_of(code, [&](char c) { return c == code.front(); });
    const bool is_plain = std::ranges::all_of(code, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return code.size() >= least && has_digit && is_plain && !is_alike;
}

template <class Text> Person person_of(const Workspace& workspace, const IdentityFields& fields, const Text& text) {
    const auto told = [&](FieldId field) { return field == no_field ? std::string() : fold(text(field)); };
    Person person;
    person.name = key_of(fields.kind, text(title_field(fields.kind)));
    person.code = told(fields.code);
    const bool is_house = fields.kind == Kind::project &&
                          is_house_code(workspace, fields.kind, text(fields.code)); // every house counts so
    if (is_house || !is_number_of_authority(fields.kind, person.code)) person.code.clear();
    person.owner = fields.owner == no_field ? std::string() : std::string(text(fields.owner));
    person.place = told(fields.place);
    person.amount = told(fields.amount);
    person.phones = phones_of(told(fields.phone));
    return person;
}

std::optional<Duplicate> compare(const IdentityFields& fields, const Person& one, const Person& other) {
    const auto same = [](const std::string& a, const std::string& b) { return !a.empty() && a == b; };
    Duplicate found;
    found.likeness = likeness_of(one.name, other.name);
    const auto add = [&](bool is, Sameness::Of of, FieldId field) {
        if (is) found.reasons.push_back({of, field});
        return is;
    };
    using Of = Sameness::Of;
    const bool code = add(same(one.code, other.code), Of::code, fields.code);
    const bool name = add(found.likeness == 100, Of::name, title_field(fields.kind));
    if (!name) add(found.likeness >= alike_from, Of::alike_name, title_field(fields.kind));
    const bool owner = add(same(one.owner, other.owner), Of::owner, fields.owner);
    const bool place = add(same(one.place, other.place), Of::place, fields.place);
    const bool amount = add(same(one.amount, other.amount), Of::amount, fields.amount);
    const bool phone = add(std::ranges::any_of(one.phones,
                               [&](const std::string& each) { return std::ranges::contains(other.phones, each); }),
        Of::phone, fields.phone);
    // Two numbers of the authority are two before the law, whatever they are called.
    const bool contradicts = add(!code && !one.code.empty() && !other.code.empty(), Of::other_code, fields.code);
    const bool has_owner = fields.owner != no_field;
    const bool belongs = has_owner ? owner : place;
    const bool is_owner_open = has_owner && (one.owner.empty() || other.owner.empty());
    if (code || (name && (has_owner ? owner : true))) found.level = 1;
    else if (name && is_owner_open) found.level = 2;
    else if (found.likeness >= very_alike_from && belongs) found.level = 2;
    else if ((found.likeness >= alike_from && belongs) || (owner && place && amount) || phone) found.level = 3;
    else if (found.likeness >= very_alike_from) found.level = 4;
    if (found.level == 0) return std::nullopt;
    if (contradicts) found.level = 4;
    return found;
}

// Somebody has said that they are two.
bool are_distinct(const Workspace& workspace, const IdentityFields& fields, RecordIndex one, RecordIndex other) {
    const auto says = [&](RecordIndex from, RecordIndex to) {
        return std::ranges::contains(
            workspace.elements(from, fields.distinct), std::string_view(to_string(workspace.record(to).id)));
    };
    return says(one, other) || says(other, one);
}

bool is_nearer(const Duplicate& a, const Duplicate& b) {
    if (a.level != b.level) return a.level < b.level;
    if (a.likeness != b.likeness) return a.likeness > b.likeness;
    return std::pair(a.one, a.other) < std::pair(b.one, b.other);
}

} // namespace

int name_likeness(Kind kind, std::string_view one, std::string_view other) {
    return likeness_of(key_of(kind, one), key_of(kind, other));
}

std::span<const Kind> kinds_with_duplicates() {
    static constexpr auto kinds = [] {
        std::array<Kind, identities.size()> all{};
        std::ranges::transform(identities, all.begin(), &IdentityFields::kind);
        return all;
    }();
    return kinds;
}

std::vector<FieldId> identity_fields(Kind kind) {
    const IdentityFields* fields = identity_of(kind);
    if (!fields) return {};
    std::vector<FieldId> all{fields->code, fields->owner, fields->place, fields->amount, fields->phone};
    std::erase(all, no_field);
    return all;
}

FieldId merged_field(Kind kind) {
    const IdentityFields* fields = identity_of(kind);
    return fields ? fields->merged : no_field;
}

FieldId distinct_field(Kind kind) {
    const IdentityFields* fields = identity_of(kind);
    return fields ? fields->distinct : no_field;
}

// --- all of a kind ----------------------------------------------------------------------------------------

// Candidates are those that share a number, a telephone, owner with place and amount, or one of the rarer pairs of characters of the
// name: two names that are 60 % alike share at least one of the rarest that many of either (prefix filtering).
struct DuplicateSearch::Impl {
    const Workspace& workspace;
    const IdentityFields* fields;
    std::vector<RecordIndex> records;
    std::vector<Person> persons;
    std::size_t read = 0, compared = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> frequency;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_pair;
    std::unordered_map<std::string, std::vector<std::uint32_t>>
        by_text;                     // the others, each behind a letter for what it is
    std::vector<std::uint32_t> seen; // the record that it was last a candidate of, plus one
    std::vector<Duplicate> found;
    bool is_cut = false;

    Impl(const Workspace& data, Kind kind) : workspace(data), fields(identity_of(kind)) {
        if (!fields) return;
        const auto live = data.live(kind);
        records.assign(live.begin(), live.end());
        persons.reserve(records.size());
        seen.resize(records.size());
    }

    void read_one() {
        const RecordIndex record = records[read++];
        persons.push_back(person_of(workspace, *fields, [&](FieldId field) { return text(workspace, record, field); }));
        for (const std::uint64_t pair : persons.back().name.pairs) ++frequency[pair];
    }

    std::vector<std::uint64_t> rare_pairs(const NameKey& name) const {
        std::vector<std::uint64_t> pairs = name.pairs;
        const auto repeated = std::ranges::unique(pairs);
        pairs.erase(repeated.begin(), repeated.end());
        std::ranges::sort(pairs, [&](std::uint64_t a, std::uint64_t b) {
            return std::pair(frequency.at(a), a) < std::pair(frequency.at(b), b);
        });
        // At least t / (2 - t) of the pairs of a name are in every name that is t alike.
        constexpr std::size_t whole = 200 - alike_from;
        const std::size_t shared = (pairs.size() * alike_from + whole - 1) / whole;
        pairs.resize(pairs.size() - shared + 1);
        return pairs;
    }

    void compare_one() {
        const auto at = static_cast<std::uint32_t>(compared++);
        const Person& person = persons[at];
        constexpr std::size_t most_candidates = 200; // of one key: what hundreds share tells nothing apart
        const auto meet = [&](std::vector<std::uint32_t>& others) {
            if (others.size() <= most_candidates)
                for (const std::uint32_t other : others) {
                    if (seen[other] == at + 1) continue;
                    seen[other] = at + 1;
                    take(other, at);
                }
            else is_cut = true;
            others.push_back(at);
        };
        std::vector<std::string> texts;
        if (!person.code.empty()) texts.push_back('c' + person.code);
        for (const std::string& phone : person.phones) texts.push_back('p' + phone);
        if (!person.owner.empty() && !person.place.empty() && !person.amount.empty())
            texts.push_back('o' + person.owner + '\n' + person.place + '\n' + person.amount);
        if (person.name.core.size() == 1) texts.push_back('n' + std::to_string(person.name.core.front()));
        for (std::string& each : texts) meet(by_text[std::move(each)]);
        if (person.name.pairs.empty()) return;
        for (const std::uint64_t pair : rare_pairs(person.name)) meet(by_pair[pair]);
    }

    void take(std::uint32_t one, std::uint32_t other) {
        auto duplicate = compare(*fields, persons[one], persons[other]);
        if (!duplicate || are_distinct(workspace, *fields, records[one], records[other])) return;
        duplicate->one = records[one];
        duplicate->other = records[other];
        found.push_back(*std::move(duplicate));
        if (found.size() < most_found * 2) return;
        cut();
    }
    void cut() {
        std::ranges::sort(found, is_nearer);
        if (found.size() <= most_found) return;
        found.resize(most_found);
        is_cut = true;
    }
};

DuplicateSearch::DuplicateSearch(const Workspace& workspace, Kind kind)
    : impl_(std::make_unique<Impl>(workspace, kind)) {}
DuplicateSearch::~DuplicateSearch() = default;

bool DuplicateSearch::work(std::size_t records) {
    Impl& impl = *impl_;
    for (; records > 0 && impl.compared < impl.records.size(); --records) {
        if (impl.read < impl.records.size()) impl.read_one();
        else impl.compare_one();
    }
    if (impl.compared < impl.records.size()) return false;
    impl.cut();
    return true;
}

std::size_t DuplicateSearch::done() const { return (impl_->read + impl_->compared) / 2; }
std::size_t DuplicateSearch::all() const { return impl_->records.size(); }
const std::vector<Duplicate>& DuplicateSearch::found() const { return impl_->found; }
bool DuplicateSearch::is_cut() const { return impl_->is_cut; }

// --- one among all ----------------------------------------------------------------------------------------

struct DuplicatesOfOne::Impl {
    const Workspace& workspace;
    Kind kind;
    RecordIndex record;
    const IdentityFields* fields;
    Person person;
    std::size_t place = 0;
    std::vector<Duplicate> found;

    // What this one does not say no other one shares: it is not looked at.
    std::string_view asked(RecordIndex other, FieldId field) const {
        const bool is_silent =
            (field == fields->code && person.code.empty()) || (field == fields->place && person.place.empty()) ||
            (field == fields->amount && person.amount.empty()) || (field == fields->phone && person.phones.empty());
        return is_silent ? std::string_view() : text(workspace, other, field);
    }
    void compare_with(RecordIndex other) {
        if (other == record) return;
        const Person there = person_of(workspace, *fields, [&](FieldId field) { return asked(other, field); });
        auto duplicate = compare(*fields, there, person);
        if (!duplicate || (record != no_record && are_distinct(workspace, *fields, record, other))) return;
        duplicate->one = other;
        duplicate->other = record;
        found.push_back(*std::move(duplicate));
    }
};

DuplicatesOfOne::DuplicatesOfOne(
    const Workspace& workspace, Kind kind, RecordIndex record, std::span<const Write> drafted)
    : impl_(std::make_unique<Impl>(Impl{workspace, kind, record, identity_of(kind), {}, 0, {}})) {
    if (!impl_->fields) return;
    impl_->person = person_of(workspace, *impl_->fields, [&](FieldId field) -> std::string_view {
        for (const Write& write : drafted)
            if (write.field == field) return write.value.as_text();
        return record == no_record ? std::string_view() : text(workspace, record, field);
    });
}
DuplicatesOfOne::~DuplicatesOfOne() = default;

bool DuplicatesOfOne::work(std::size_t records) {
    if (!impl_->fields) return true;
    const auto live = impl_->workspace.live(impl_->kind);
    for (; records > 0 && impl_->place < live.size(); --records) impl_->compare_with(live[impl_->place++]);
    if (impl_->place < live.size()) return false;
    std::ranges::sort(impl_->found, is_nearer);
    return true;
}

const std::vector<Duplicate>& DuplicatesOfOne::found() const { return impl_->found; }

} // namespace yinfeng::domain
