#pragma once
// Fields that an office has made for itself. Each is a record of the kind custom_field, and the choices of one are records of the
// kind custom_choice: so they travel, merge, are undone and have their history as everything has. What such a field holds stands in
// cells of the records, named after the record that defines it:
//
//   custom_field 01m8…   name 用工人数, kind project, type number, unit 人
//   project 01k2…        "x-01m8…": "300"
//
// so that two offices that make a field of one name have two, each with its values, and a name can be changed without touching a
// value. A field that is retired, or whose record lies in the trash, keeps its values: they are shown in history and come back with
// it. Of two fields that are called the same the younger one is told apart, 用工人数（2）.

#include "store/names.h"
#include "store/workspace.h"

#include <span>
#include <string>

namespace yinfeng {

std::string custom_field_name(Id definition); // of the cells

// The kinds that can have such fields.
std::span<const Kind> customizable_kinds();

// What those among the records say, in the order of their places; ones in the trash are retired. Asks `names` for the numbers of
// their cells.
std::vector<OwnField> custom_fields(std::span<const Record> records, Names& names);

} // namespace yinfeng
