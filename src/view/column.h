#pragma once
// A column is anything a view can show, ask about, sort, group or sum: a field of the catalogue, a computed field, what is
// known of the record itself, a path over links (项目 → 投资方 → 所在地), or a figure gathered backwards over them (企业 → 项目数).
// All of them have one number space, the types of fields, and a name that views and the command line write:
//
//   amount                        a field                      投资总额
//   time_state                    a computed field             时限状态
//   x-01m8…                       a formula of the office's own  亩均投资
//   id  updated  conflicts        of the record                更新时间
//   investor.region               over a link                  投资方的所在地
//   count(project/investor)       backwards                    项目数
//   sum(project/investor.amount)  sum, least, greatest, latest  投资总额合计
//
// Two links at most: what is further off belongs into a computed field.

#include "model/catalogue.h"
#include "model/labels.h"
#include "store/names.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace yinfeng::view {

// Fields have their FieldId; then come computed fields, the record's own, and paths in the order in which they were asked for.
using ColumnId = std::uint32_t;
inline constexpr ColumnId no_column = UINT32_MAX;
inline constexpr ColumnId first_computed = 0x4000'0000;
inline constexpr ColumnId first_own = 0x5000'0000;
inline constexpr ColumnId first_path = 0x6000'0000;

inline bool is_link(FieldType type) { return type == FieldType::link || type == FieldType::link_set; }

enum class Own : std::uint8_t { id, updated, conflicts, count_ };

enum class Gather : std::uint8_t { none, count, sum, least, greatest, latest };

struct Column {
    enum class Source : std::uint8_t { field, formula, computed, own, path, gathered } source = Source::field;
    KindId kind = no_kind; // no_kind: of every kind (Own)
    std::string name;      // as views write it
    std::string zh, en;    // as people read it
    std::string hant;      // likewise, over links: made of what its parts are called; else empty, and made of zh and en
    FieldType type = FieldType::text;
    FieldOptions options;       // of the value: unit, choices, target
    FieldId field = no_field;   // source field
    FieldId formula = no_field; // source formula (domain/formulas.h)
    std::size_t computed = 0;   // source computed: place in domain::computed_fields()
    Own own = Own::id;          // source own
    FieldId link = no_field;    // path: of this kind. gathered: of the other kind, pointing here
    ColumnId end = no_column;   // path: of the link's target. gathered: of the other kind; no_column where it counts
    Gather gather = Gather::none;
    int links = 0; // how many it goes over

    bool is_figure() const { return type == FieldType::quantity || type == FieldType::integer; }
    bool is_writable() const { return source == Source::field; }
    bool is_worked_out() const { return source == Source::formula || source == Source::computed; } // of a record
    std::string_view label(Language language) const {
        return language == Language::zh_hant && !hant.empty() ? std::string_view(hant) : in_language(zh, en, language);
    }
};

} // namespace yinfeng::view
