#pragma once
// Headings as offices write them, cleaned: without blanks, line ends and ＊, with brackets and figures of one width; 其中： in front is left out; what
// stands in brackets at the end is the unit where it is one.

#include <string>
#include <string_view>

namespace yinfeng::app {

struct HeadingText {
    std::string name; // 总投资
    std::string unit; // 万元; "" if there is none
};
HeadingText clean_heading(std::string_view written);

// 万元, 亿元, 元, 万美元, 亩, 平方米, 公顷 and what else is written behind figures.
bool is_unit(std::string_view text);

// 单位：万元 somewhere in it: 万元; "" if it is not there.
std::string unit_said_in(std::string_view text);

} // namespace yinfeng::app
