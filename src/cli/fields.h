#pragma once
// Records, kinds and fields by the words people use for them, and values as words and back.

#include "cli/table.h"
#include "model/field_input.h"
#include "store/workspace.h"
#include "view/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::cli {

Answer<KindId> kind_named(const Workspace& workspace, std::string_view name); // project, 项目, or of a newer version
std::string kind_label(const Names& names, KindId kind);

// A field, or what is known of the record itself, by name.
struct Column {
    enum class What : std::uint8_t { field, id, updated, conflicts } what = What::field;
    FieldId field = no_field;
    const FieldInfo* info = nullptr; // null for fields of newer versions
    std::string key;                 // in JSON
};
Answer<Column> column_named(const Workspace& workspace, KindId kind, std::string_view name);

std::string value_text(const Workspace& workspace, const FieldInfo* info, const Value& value, view::Style style);
// Whether a link points at a record that has been deleted.
bool is_deleted_target(const Workspace& workspace, const FieldInfo* info, const Value& value);
std::string value_json(const Value& value);

FieldId code_field(Kind kind); // 编号, 统一社会信用代码; no_field if the kind has none
std::string title_of(const Workspace& workspace, RecordIndex record); // its id if it has no name
std::string field_label(const Names& names, FieldId field);           // with the element of a set: 标签/省关注

// An id, KIND/NAME, or a name that only one record has. Where no record has the name it may be a code (编号, 统一社会信用代码)
// or the beginning of an id. The message lists all that it may mean. Deleted records are found by their ids, where
// Deleted::too says so and no live one is called that, and before live ones by Deleted::first.
enum class Deleted : std::uint8_t { by_id, too, first };
Answer<RecordIndex> record_named(const Workspace& workspace, std::string_view target, Deleted deleted = Deleted::by_id);
Answer<RecordIndex> record_of_kind(
    const Workspace& workspace, KindId kind, std::string_view name, Deleted deleted = Deleted::by_id);
// What a condition on a link may mean by a name: the one live record that is called that, and all deleted ones.
Answer<std::vector<RecordIndex>> targets_named(const Workspace& workspace, KindId kind, std::string_view name);

// What somebody typed, as the field's value (model/field_input.h); an empty text is "unfilled". Also a quantity as files
// write it: 余3000. Dates have their year: a script says what it means on any day.
Answer<Value> parse_value(
    const Workspace& workspace, const FieldInfo& info, std::string_view text, const InputContext& context = {});

// '2019-08-30 14:05', local.
std::string time_text(std::int64_t unix_ms, int utc_offset_minutes);

} // namespace yinfeng::cli
