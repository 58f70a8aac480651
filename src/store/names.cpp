#include "store/names.h"

#include "model/limits.h"

namespace yinfeng {

KindId Names::find_kind(std::string_view name) const {
    if (const auto known = yinfeng::find_kind(name)) return static_cast<KindId>(*known);
    const auto found = extra_kind_by_name_.find(name);
    return found == extra_kind_by_name_.end() ? no_kind : found->second;
}

KindId Names::kind(std::string_view name) {
    if (const KindId met = find_kind(name); met != no_kind) return met;
    if (extra_kinds_.size() >= limits::unknown_kinds) return no_kind;
    const auto id = static_cast<KindId>(kind_count());
    extra_kind_by_name_.emplace(extra_kinds_.emplace_back(name), id);
    field(id, deleted_name); // as in the kinds of the catalogue: somebody may delete a record before anybody else has
    return id;
}

std::string_view Names::kind_name(KindId kind) const {
    if (is_known(kind)) return yinfeng::info(static_cast<Kind>(kind)).name;
    return extra_kinds_[kind - known_kind_count];
}

FieldId Names::find_field(KindId kind, std::string_view name) const {
    if (is_known(kind)) {
        if (name == deleted_name) return deleted_field_of(static_cast<Kind>(kind));
        if (const auto known = yinfeng::find_field(static_cast<Kind>(kind), name)) return *known;
    }
    if (kind >= extra_by_kind_.size()) return no_field;
    const auto found = extra_by_kind_[kind].find(name);
    return found == extra_by_kind_[kind].end() ? no_field : found->second;
}

FieldId Names::field(KindId kind, std::string_view name) {
    if (const FieldId met = find_field(kind, name); met != no_field) return met;
    if (kind >= extra_by_kind_.size()) extra_by_kind_.resize(kind + 1u);
    const auto id = static_cast<FieldId>(field_count());
    Extra& extra = extra_fields_.emplace_back(Extra{kind, std::string(name), {no_field, {}}});
    const auto slash = name.find('/');
    if (is_known(kind) && slash != std::string_view::npos) {
        const FieldId set = find_field(kind, name.substr(0, slash));
        const FieldInfo* known = set == no_field ? nullptr : info(set);
        if (known && is_set(known->type)) extra.element = {set, std::string_view(extra.name).substr(slash + 1)};
    }
    extra_by_kind_[kind].emplace(extra.name, id);
    return id;
}

FieldId Names::element(FieldId set_field, std::string_view element) {
    std::string name(field_name(set_field));
    name += '/';
    name += element;
    return field(field_kind(set_field), name);
}

std::string_view Names::field_name(FieldId field) const {
    if (field < known_field_count) return yinfeng::info(field).name;
    if (field < first_extra_field) return deleted_name;
    return extra_fields_[field - first_extra_field].name;
}

KindId Names::field_kind(FieldId field) const {
    if (field < known_field_count) return static_cast<KindId>(yinfeng::info(field).kind);
    if (field < first_extra_field) return static_cast<KindId>(field - first_deleted_field);
    return extra_fields_[field - first_extra_field].kind;
}

const Names::Element* Names::as_element(FieldId field) const {
    if (field < first_extra_field) return nullptr;
    const Extra& extra = extra_fields_[field - first_extra_field];
    return extra.element.set == no_field ? nullptr : &extra.element;
}

const FieldInfo* Names::info(FieldId field) const {
    if (field < known_field_count) {
        const FieldInfo* listed = listed_infos_.empty() ? nullptr : listed_infos_[field];
        return listed ? listed : &yinfeng::info(field);
    }
    if (const Element* element = as_element(field)) return info(element->set);
    const auto own = own_infos_.find(field);
    return own == own_infos_.end() ? nullptr : own->second;
}

FieldId Names::deleted_field(KindId kind) { return field(kind, deleted_name); }

} // namespace yinfeng
