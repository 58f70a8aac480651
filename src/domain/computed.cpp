#include "domain/computed.h"

#include "domain/computed_rules.h"

namespace yinfeng::domain {

namespace {

constexpr ComputedInfo describe(FieldInfo field, ComputedOptions options, Value (*value)(const Reading&, RecordIndex)) {
    field.options = options.field;
    return {field, options, value};
}

constexpr ComputedInfo infos[] = {
#define COMPUTED(kind, name, type, zh, en, group, function, ...)                                                       \
    describe({Kind::kind, #name, FieldType::type, zh, en, Group::group, {}}, {__VA_ARGS__}, function),
#include "domain/computed.def"
#undef COMPUTED
};

} // namespace

std::span<const ComputedInfo> computed_fields() { return infos; }

std::optional<std::size_t> find_computed(Kind kind, std::string_view name) {
    for (std::size_t i = 0; i < std::size(infos); ++i) {
        if (infos[i].field.kind == kind && infos[i].field.name == name) return i;
    }
    return std::nullopt;
}

} // namespace yinfeng::domain
