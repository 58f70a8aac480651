#pragma once
// Numbers for names. Kinds and fields of the catalogue have fixed ids; kinds and fields of a newer version, and
// the elements of sets ("tags/省关注", "chain_nodes/01j…"), get one when they are first met. Ids of the second sort
// differ from program run to program run and are never stored.

#include "base/hash.h"
#include "model/catalogue.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinfeng {

using KindId = std::uint16_t; // below known_kind_count: static_cast<KindId>(Kind::…)
inline constexpr KindId no_kind = UINT16_MAX;
inline constexpr FieldId no_field = UINT32_MAX;

// `deleted` exists in every kind and is not in the catalogue: the cell that takes a record away (store/deletion.h).
// Its ids for the kinds of the catalogue follow the catalogue's fields.
inline constexpr FieldId first_deleted_field = known_field_count;
inline constexpr FieldId first_extra_field = known_field_count + known_kind_count;
inline constexpr std::string_view deleted_name = "deleted";
constexpr FieldId deleted_field_of(Kind kind) { return first_deleted_field + static_cast<FieldId>(kind); }

class Names {
public:
    Names() = default;
    Names(Names&&) = default;
    Names& operator=(Names&&) = default;
    Names(const Names&) = delete; // texts given out point into this object
    Names& operator=(const Names&) = delete;

    KindId kind(std::string_view name); // adds it; no_kind when there are too many (limits::unknown_kinds)
    std::string_view kind_name(KindId kind) const;
    bool is_known(KindId kind) const { return kind < known_kind_count; }
    std::size_t kind_count() const { return known_kind_count + extra_kinds_.size(); }
    KindId find_kind(std::string_view name) const; // no_kind if it has not been met

    FieldId field(KindId kind, std::string_view name);            // `name` may be "set/element"
    FieldId find_field(KindId kind, std::string_view name) const; // no_field if it has not been met
    FieldId element(FieldId set_field, std::string_view element);
    std::string_view field_name(FieldId field) const; // whole, as in files
    KindId field_kind(FieldId field) const;
    // The set field that this is an element of, if it is one; its element text.
    struct Element {
        FieldId set;
        std::string_view text;
    };
    const Element* as_element(FieldId field) const;
    // The catalogue's entry: of the field itself, or of the set it is an element of; null for unknown fields.
    const FieldInfo* info(FieldId field) const;
    std::size_t field_count() const { return first_extra_field + extra_fields_.size(); } // ids are below

    FieldId deleted_field(KindId kind);
    bool is_deleted_field(FieldId field) const { return field_name(field) == deleted_name; }

private:
    struct Extra {
        KindId kind;
        std::string name;
        Element element; // its set is no_field where this is none
    };
    using ByName = std::unordered_map<std::string_view, FieldId, StringHash>; // keys point into extra_fields_
    std::deque<std::string> extra_kinds_;                                     // deques: addresses stay
    std::deque<Extra> extra_fields_;
    std::vector<ByName> extra_by_kind_;
    std::unordered_map<std::string_view, KindId, StringHash> extra_kind_by_name_;
};

} // namespace yinfeng
