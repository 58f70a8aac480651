// Numbers that are written in Chinese: 三亿, 叁亿, 十五, 一百二十, 三点五.
#pragma once

#include <string>
#include <string_view>

namespace yinfeng {

// The text with each such number below ten thousand in digits; 万 and 亿 stay as they are, as the scales that they are
// behind digits too: 一亿二千万 becomes 1亿2000万, 两三亿 2-3亿, 七八十亿 70-80亿, 廿五亿 25亿; 两万两千万 is one number of
// 万, 22000万. Of a number that stops short only the digits change: 三亿五千 and 三亿五 are 3亿5千. What says no number exactly
// stays: 数十, 百亿, 一百二.
std::string with_digits(std::string_view text);

} // namespace yinfeng
