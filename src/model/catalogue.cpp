#include "model/catalogue.h"

#include <algorithm>

namespace yinfeng {

namespace {

// The last member collects the options; naming them keeps catalogue.def readable.
constexpr std::array<FieldInfo, known_field_count> fields{{
#define KIND(...)
#define FIELD(kind, name, type, zh, en, group, ...)                                                                    \
    FieldInfo{Kind::kind, #name, FieldType::type, zh, en, Group::group, FieldOptions{__VA_ARGS__}},
#include "model/catalogue.def"
#undef KIND
#undef FIELD
}};

constexpr KindInfo describe(Kind kind, std::string_view name, std::string_view zh, std::string_view en) {
    KindInfo result{name, zh, en, 0, 0};
    for (FieldId id = 0; id < known_field_count; ++id) {
        if (fields[id].kind != kind) continue;
        if (result.field_count == 0) result.first_field = id;
        ++result.field_count;
    }
    return result;
}

constexpr std::array<KindInfo, known_kind_count> kinds{{
#define KIND(name, zh, en) describe(Kind::name, #name, zh, en),
#define FIELD(...)
#include "model/catalogue.def"
#undef KIND
#undef FIELD
}};

// The fields of a kind stand together; everything below relies on it.
static_assert([] {
    for (FieldId id = 1; id < known_field_count; ++id) {
        if (fields[id].kind < fields[id - 1].kind) return false;
    }
    return true;
}());

// Field ordinals of each kind in bytewise order of their names, for looking names up.
constexpr std::array<FieldId, known_field_count> fields_by_name = [] {
    std::array<FieldId, known_field_count> order{};
    for (FieldId id = 0; id < known_field_count; ++id) order[id] = id;
    std::sort(order.begin(), order.end(), [](FieldId a, FieldId b) {
        return fields[a].kind != fields[b].kind ? fields[a].kind < fields[b].kind : fields[a].name < fields[b].name;
    });
    return order;
}();

static_assert([] { // one name, one field; "deleted" is taken (store/deletion.h), and '/' begins an element
    for (std::size_t i = 0; i < known_field_count; ++i) {
        const FieldInfo& field = fields[fields_by_name[i]];
        if (field.name == "deleted" || field.name.find('/') != std::string_view::npos) return false;
        if (i > 0) {
            const FieldInfo& before = fields[fields_by_name[i - 1]];
            if (before.kind == field.kind && before.name == field.name) return false;
        }
    }
    return true;
}());

struct ListedChoice {
    ChoiceList list;
    Choice choice;
};

constexpr ListedChoice listed_choices[] = {
#define CHOICE(list, code, zh, en) {ChoiceList::list, {#code, zh, en}},
#include "model/choices.def"
#undef CHOICE
};
constexpr std::size_t choice_count = std::size(listed_choices);

constexpr std::array<Choice, choice_count> all_choices = [] {
    std::array<Choice, choice_count> result{};
    for (std::size_t i = 0; i < choice_count; ++i) result[i] = listed_choices[i].choice;
    return result;
}();

struct Range {
    std::size_t first = 0, count = 0;
};
constexpr std::array<Range, choice_list_count> choice_ranges = [] {
    std::array<Range, choice_list_count> result{};
    for (std::size_t i = 0; i < choice_count; ++i) {
        Range& range = result[static_cast<std::size_t>(listed_choices[i].list)];
        if (range.count == 0) range.first = i;
        ++range.count;
    }
    return result;
}();

static_assert([] { // the entries of a list stand together
    for (std::size_t i = 1; i < choice_count; ++i) {
        const auto list = listed_choices[i].list;
        if (list == listed_choices[i - 1].list) continue;
        if (choice_ranges[static_cast<std::size_t>(list)].first != i) return false;
    }
    return true;
}());

constexpr std::array<FieldId, known_kind_count> title_fields = [] {
    std::array<FieldId, known_kind_count> result{};
    for (std::size_t k = 0; k < known_kind_count; ++k) {
        result[k] = kinds[k].first_field;
        for (FieldId id = kinds[k].first_field; id < kinds[k].first_field + kinds[k].field_count; ++id) {
            if (fields[id].name == "name" || fields[id].name == "title") {
                result[k] = id;
                if (fields[id].name == "name") break;
            }
        }
    }
    // A person has a name and a title; a service record has only a title.
    return result;
}();

} // namespace

std::span<const Choice> choices_of(ChoiceList list) {
    const Range range = choice_ranges[static_cast<std::size_t>(list)];
    return std::span(all_choices).subspan(range.first, range.count);
}

std::span<const Choice> choices_of(const FieldOptions& options) {
    return options.own_choices.empty() ? choices_of(options.choices) : options.own_choices;
}

namespace {
std::optional<std::size_t> place_of(std::span<const Choice> choices, std::string_view code) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i].code == code) return i;
    }
    return std::nullopt;
}
} // namespace

std::optional<std::size_t> choice_index(ChoiceList list, std::string_view code) {
    return place_of(choices_of(list), code);
}
std::optional<std::size_t> choice_index(const FieldOptions& options, std::string_view code) {
    return place_of(choices_of(options), code);
}
std::optional<std::size_t> choice_colour(const FieldOptions& options, std::string_view code) {
    const auto place = choice_index(options, code);
    const std::string_view colour = place ? choices_of(options)[*place].colour : std::string_view();
    return colour.empty() ? std::nullopt : choice_index(ChoiceList::option_colour, colour);
}

const KindInfo& info(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
const FieldInfo& info(FieldId known_field) { return fields[known_field]; }

std::span<const FieldInfo> fields_of(Kind kind) {
    const KindInfo& of = info(kind);
    return std::span(fields).subspan(of.first_field, of.field_count);
}

std::optional<Kind> find_kind(std::string_view name) {
    for (std::size_t k = 0; k < known_kind_count; ++k) {
        if (kinds[k].name == name) return static_cast<Kind>(k);
    }
    return std::nullopt;
}

std::optional<FieldId> find_field(Kind kind, std::string_view name) {
    const KindInfo& of = info(kind); // sorting by kind keeps each kind's ordinals in the same stretch
    const auto first = fields_by_name.begin() + of.first_field;
    const auto last = first + of.field_count;
    const auto found = std::lower_bound(
        first, last, name, [](FieldId id, std::string_view wanted) { return fields[id].name < wanted; });
    if (found == last || fields[*found].name != name) return std::nullopt;
    return *found;
}

FieldId title_field(Kind kind) { return title_fields[static_cast<std::size_t>(kind)]; }

} // namespace yinfeng
