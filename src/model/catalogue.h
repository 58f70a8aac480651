#pragma once
// The catalogue: what kinds of record exist and which fields each has. The lists themselves are catalogue.def
// and choices.def; this header turns them into types that cannot be misspelt:
//
//   Kind::project, field::project::amount_, ChoiceList::stage
// (handles end in _ because some fields are named like C++ keywords: chain.template_)
//
// A FieldId names one field of one kind. Ids below `known_field_count` are the catalogue's; larger ones are
// given out by store/names.h to fields that an office has made for itself (store/custom_fields.h), to fields of newer
// versions and to the elements of sets. Whoever may meet any of them asks Names::info(), not info().

#include "model/field_type.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace yinfeng {

enum class Kind : std::uint16_t {
#define KIND(name, zh, en) name,
#define FIELD(...)
#include "model/catalogue.def"
#undef KIND
#undef FIELD
    count_
};
inline constexpr std::size_t known_kind_count = static_cast<std::size_t>(Kind::count_);

enum class ChoiceList : std::uint8_t {
    none,
    stage,
    basis,
    method,
    level,
    growth,
    tier,
    chain_action,
    service_type,
    service_category,
    service_origin,
    service_state,
    service_phase,
    unit_kind,
    first_day,
    label_set,
    time_state,
    size_band,
    roles_missing,
    batch,
    layout,
    chart,
    row_height,
    custom_type,
    section,
    option_colour,
};
inline constexpr std::size_t choice_list_count = static_cast<std::size_t>(ChoiceList::option_colour) + 1;

struct Choice {
    std::string_view code; // in files
    std::string_view zh, en;
    // Where an office has said so of its lists (store/choice_lists.h, store/custom_fields.h): no longer offered where something is chosen, and still read where it was.
    bool is_retired = false;
    std::string_view colour = {}; // a code of ChoiceList::option_colour
};
std::span<const Choice> choices_of(ChoiceList list);
std::optional<std::size_t> choice_index(ChoiceList list, std::string_view code);

using FieldId = std::uint32_t;

// The section of the inspector that a field stands in.
enum class Group : std::uint8_t {
    basic,
    scale,
    people,
    progress,
    place,
    channel,
    chain,
    feedback,
    limits,
    source,
    own, // of the office's own fields, where they say no other
};

inline constexpr std::size_t group_count = static_cast<std::size_t>(Group::own) + 1;

struct Measure; // base/amount.h

inline constexpr std::int64_t no_least = INT64_MIN, no_greatest = INT64_MAX;

struct FieldOptions {
    Unit unit = Unit::none;
    ChoiceList choices = ChoiceList::none;
    Kind target = Kind::count_; // of a link
    bool column = false;        // offered as a table column
    bool search = false;        // found by the search box
    bool confidential = false;  // can be left out of an export
    bool suggest = false;       // the editor offers values already used
    // What an integer or a quantity may be, in the field's unit. Nobody writes anything else (Workspace::apply); what
    // a file brings stays and is pointed out (domain/checks.h).
    std::int64_t least = no_least, greatest = no_greatest;
    // A date that lies ahead. Without a year - 7月3日, 7月底, 三季度, 上半年 - the first one that is not over by more than
    // a month (base/date_input.h).
    bool planned = false;
    std::string_view help = {};
    // Of the office's own fields: what they may be, and the unit of a quantity. The catalogue's have `choices` and `unit`; where
    // the office has changed that list, Names::info() gives both, and `own_choices` holds.
    std::span<const Choice> own_choices = {};
    const Measure* own_measure = nullptr;
};
std::span<const Choice> choices_of(const FieldOptions& options);
std::optional<std::size_t> choice_index(const FieldOptions& options, std::string_view code);
// Place in ChoiceList::option_colour of the colour that the office gave it.
std::optional<std::size_t> choice_colour(const FieldOptions& options, std::string_view code);

struct FieldInfo {
    Kind kind;
    std::string_view name; // in files
    FieldType type;
    std::string_view zh, en;
    Group group;
    FieldOptions options;
};

struct KindInfo {
    std::string_view name; // in files
    std::string_view zh, en;
    FieldId first_field;
    std::uint32_t field_count;
};

// Ordinals: field::project::name_ is the FieldId of project.name.
namespace detail {
enum FieldOrdinal : FieldId {
#define KIND(...)
#define FIELD(kind, name, ...) kind##__##name,
#include "model/catalogue.def"
#undef KIND
#undef FIELD
    field_count_
};
} // namespace detail
inline constexpr FieldId known_field_count = detail::field_count_;

#define KIND(...)
#define FIELD(kind, name, ...)                                                                                         \
    namespace field::kind {                                                                                            \
    inline constexpr FieldId name##_ = detail::kind##__##name;                                                         \
    }
#include "model/catalogue.def"
#undef KIND
#undef FIELD

const KindInfo& info(Kind kind);
const FieldInfo& info(FieldId known_field); // only for id < known_field_count
std::span<const FieldInfo> fields_of(Kind kind);
std::optional<Kind> find_kind(std::string_view name);
std::optional<FieldId> find_field(Kind kind, std::string_view name);

// The field that names a record of this kind in lists (name or title).
FieldId title_field(Kind kind);

} // namespace yinfeng
