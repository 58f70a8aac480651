#pragma once
// Numbers for names. Kinds and fields of the catalogue have fixed ids; kinds and fields of a newer version, and
// the elements of sets ("tags/省关注", "chain_nodes/01j…"), get one when they are first met. Ids of the second sort
// differ from program run to program run and are never stored.

#include "model/catalogue.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinfeng {

using KindId = std::uint16_t; // below known_kind_count: static_cast<KindId>(Kind::…)

class Names {
public:
    Names();
    KindId kind(std::string_view name);
    std::string_view kind_name(KindId kind) const;
    bool is_known(KindId kind) const { return kind < known_kind_count; }

    FieldId field(KindId kind, std::string_view name);       // `name` may be "set/element"
    FieldId element(FieldId set_field, std::string_view element);
    std::string_view field_name(FieldId field) const;        // whole, as in files
    KindId field_kind(FieldId field) const;
    // The set field that this is an element of, if it is one; its element text.
    struct Element { FieldId set; std::string_view text; };
    const Element* as_element(FieldId field) const;
    // The catalogue's entry: of the field itself, or of the set it is an element of; null for unknown fields.
    const FieldInfo* info(FieldId field) const;
    std::size_t field_count() const;

    // `deleted` exists in every kind and is not in the catalogue: the cell that takes a record away (store/deletion.h).
    FieldId deleted_field(KindId kind);

private:
    struct Impl;
    std::vector<std::string> extra_kinds_;
    struct Extra { KindId kind; std::string name; Element element; bool is_element; };
    std::vector<Extra> extra_fields_;
    std::unordered_map<std::string, FieldId> field_by_key_; // "kind\0name"
    std::unordered_map<std::string, KindId> kind_by_name_;
};

} // namespace yinfeng
