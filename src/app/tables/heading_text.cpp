#include "app/tables/heading_text.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace yinfeng::app {

namespace {

constexpr std::array units{"元", "万元", "亿元", "千元", "百万元", "万美元", "亿美元", "美元", "亩", "公顷", "平方米",
    "万平方米", "㎡", "万㎡", "平方公里", "个", "家", "人", "项", "户", "套", "吨", "万吨", "%", "％", "天", "工作日",
    "年", "kw", "万千瓦"};

std::string narrowed(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = to_half_width(next_code_point(text, at));
        if (is_space(c) || c == U'*' || c == U'＊' || draws_nothing(c)) continue;
        append_code_point(out, c == U'：'   ? U':'
                               : c == U'【' ? U'('
                               : c == U'】' ? U')'
                               : c == U'['  ? U'('
                               : c == U']'  ? U')'
                                            : c);
    }
    return out;
}

} // namespace

bool is_unit(std::string_view text) { return std::ranges::contains(units, text); }

HeadingText clean_heading(std::string_view written) {
    HeadingText heading{narrowed(written), {}};
    for (const std::string_view front : {"其中:", "其中"})
        if (heading.name.starts_with(front) && heading.name.size() > front.size()) heading.name.erase(0, front.size());
    const std::size_t open = heading.name.rfind('(');
    if (heading.name.ends_with(')') && open != std::string::npos && open > 0) {
        std::string inner = heading.name.substr(open + 1, heading.name.size() - open - 2);
        for (const std::string_view front : {"单位:", "单位"})
            if (inner.starts_with(front)) inner.erase(0, front.size());
        if (is_unit(inner)) {
            heading.unit = std::move(inner);
            heading.name.resize(open);
        }
    }
    return heading;
}

std::string unit_said_in(std::string_view text) {
    const std::string clean = narrowed(text);
    for (const std::string_view front : {"计量单位:", "金额单位:", "单位:"}) {
        for (std::size_t at = clean.find(front); at != std::string::npos; at = clean.find(front, at + 1)) {
            const std::string_view behind = std::string_view(clean).substr(at + front.size());
            std::string_view longest; // 填报单位：招商局 has none
            for (const std::string_view unit : units)
                if (behind.starts_with(unit) && unit.size() > longest.size()) longest = unit;
            if (!longest.empty()) return std::string(longest);
        }
    }
    return {};
}

} // namespace yinfeng::app
