#pragma once
// The types that a field of the catalogue can have, and how each is written as a Value.
//
// | type       | Value                                                                                     |
// |------------|-------------------------------------------------------------------------------------------|
// | text       | text, one line                                                                            |
// | long_text  | text, with line breaks                                                                    |
// | choice     | text: the code of one entry of the field's choice list                                    |
// | date       | text: to_string(PartialDate) of base/partial_date.h: YYYY-MM-DD, or YYYY-MM, or YYYY where   |
// |            | no more is known ("4月份开工" is 2017-04); of a period "2017-04/2017-06", "/2017-06-30"        |
// | quantity   | text: to_string(StatedQuantity) of base/stated_quantity.h, in the field's unit, with the sign |
// |            | of its qualifier before it: "150000" (15 亿元 in 万元), ">100000", "约4700000", "近500", "余3000", |
// |            | "多40000"; "30000..50000", "12000万USD@7.1", "待定", "150000|总投资15亿元，其中一期3亿元"            |
// | integer    | integer                                                                                   |
// | boolean    | boolean; unfilled means 未知, not 否                                                        |
// | link       | text: the id of a record of the field's target kind                                       |
// | tag_set    | one cell per element, named "field/element", boolean: true in, false taken out            |
// | choice_set | likewise, the element being the code of one entry of the field's choice list                |
// | link_set   | likewise, the element being an id                                                         |
//
// Sets are one cell per element so that two offices that each add a tag both keep theirs.

#include <cstdint>

namespace yinfeng {

enum class FieldType : std::uint8_t {
    text,
    long_text,
    choice,
    date,
    quantity,
    integer,
    boolean,
    link,
    tag_set,
    choice_set,
    link_set,
};

enum class Unit : std::uint8_t {
    none,
    wan_yuan,     // 万元, shown as 亿元 from one 亿 on
    mu,           // 亩, 1/15 hectare
    square_metre, // ㎡
    working_days, // 工作日
    days,         // 天
};

constexpr bool is_set(FieldType type) {
    return type == FieldType::tag_set || type == FieldType::choice_set || type == FieldType::link_set;
}
// Whether each of its values is the code of a choice.
constexpr bool has_choices(FieldType type) { return type == FieldType::choice || type == FieldType::choice_set; }

} // namespace yinfeng
