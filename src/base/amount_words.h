// The words that amounts are written with, for amount_input.cpp. Longer words first, where one begins with another.
#pragma once

#include "base/amount.h"

#include <cstdint>
#include <string_view>

namespace yinfeng {

struct QualifierWord {
    std::string_view word;
    Qualifier qualifier;
};

inline constexpr QualifierWord words_before[] = {
    {"大约", Qualifier::about},
    {"大概", Qualifier::about},
    {"约为", Qualifier::about},
    {"约合", Qualifier::about},
    {"约", Qualifier::about},
    {"~", Qualifier::about},
    {"≈", Qualifier::about},
    {"将近", Qualifier::nearly},
    {"接近", Qualifier::nearly},
    {"近", Qualifier::nearly},
    {">=", Qualifier::at_least},
    {"≥", Qualifier::at_least},
    {">", Qualifier::greater},
    {"不少于", Qualifier::at_least},
    {"不低于", Qualifier::at_least},
    {"不小于", Qualifier::at_least},
    {"至少", Qualifier::at_least},
    {"最少", Qualifier::at_least},
    {"最低", Qualifier::at_least},
    {"超过", Qualifier::greater},
    {"超出", Qualifier::greater},
    {"超", Qualifier::greater},
    {"大于", Qualifier::greater},
    {"高于", Qualifier::greater},
    {"多于", Qualifier::greater},
    {"逾", Qualifier::greater},
    {"过", Qualifier::greater},
    {"上", Qualifier::at_least}, // 上亿元
    {"<=", Qualifier::at_most},
    {"≤", Qualifier::at_most},
    {"<", Qualifier::less},
    {"不超过", Qualifier::at_most},
    {"不高于", Qualifier::at_most},
    {"不大于", Qualifier::at_most},
    {"至多", Qualifier::at_most},
    {"最多", Qualifier::at_most},
    {"最高", Qualifier::at_most},
    {"不足", Qualifier::less},
    {"不到", Qualifier::less},
    {"不满", Qualifier::less},
    {"未满", Qualifier::less},
    {"少于", Qualifier::less},
    {"低于", Qualifier::less},
    {"小于", Qualifier::less},
};
inline constexpr QualifierWord words_after[] = {
    {"左右", Qualifier::about},
    {"上下", Qualifier::about},
    {"出头", Qualifier::more},
    {"不到", Qualifier::less},
    {"余", Qualifier::over},
    {"多", Qualifier::more},
    {"几", Qualifier::more},     // 十几亿
    {"级", Qualifier::at_least}, // 百亿级
    {"以上", Qualifier::at_least},
    {"及以上", Qualifier::at_least},
    {"+", Qualifier::at_least},
    {"以下", Qualifier::at_most},
    {"及以下", Qualifier::at_most},
    {"以内", Qualifier::at_most},
    {"之内", Qualifier::at_most},
};

struct ScaleWord {
    std::string_view word;
    std::int64_t factor;
};
inline constexpr ScaleWord scales[] = {{"十", 10}, {"百", 100}, {"千", 1000}, {"万", 10'000}, {"亿", 100'000'000}};

inline constexpr std::string_view foreign_currencies[] = {"美元", "美金", "欧元", "日元", "日圆", "港元", "港币",
    "港纸", "英镑", "韩元", "卢布", "法郎", "台币", "新元", "澳元", "加元", "usd", "hkd", "eur", "jpy", "gbp", "$", "€",
    "£"};
inline constexpr std::string_view ranges[] = {"——", "-", "~", "〜", "—", "–", "―", "‐", "‑", "‒", "─", "至", "到"};
inline constexpr std::string_view lists[] = {"、", ",", ";", "/", "|", "和", "与", "及", "+"};
// What stands where a number is wanted. Not how many is said by 几, 数, 若干, nor by a scale alone; how many in Chinese,
// but not as a number, by the last.
inline constexpr std::string_view vague[] = {"若干", "多少", "几", "数", "好几"};
inline constexpr std::string_view several[] = {"好几", "几", "数"}; // before a scale: more than one of it
inline constexpr std::string_view bare_scales[] = {"百", "千", "万", "亿", "半", "佰", "仟"};
inline constexpr std::string_view chinese_digits[] = {"一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十",
    "零", "〇", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾"};

} // namespace yinfeng
