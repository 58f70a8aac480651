// What is typed as an amount, in one form for those who read it.
#include "base/amount_english.h"
#include "base/amount_reader.h"
#include "base/chinese_number.h"
#include "base/text_tables.h"
#include "base/utf8.h"

namespace yinfeng {
namespace {

// Traditional forms in amounts, for programs that have not loaded text_tables.h.
constexpr std::u32string_view traditional = U"億萬圓畝頃個幾數約餘過於將達幣內兩歐鎊韓臺參貳陸總資額級間擬預計佔產";
constexpr std::u32string_view their_simplified =
    U"亿万圆亩顷个几数约余过于将达币内两欧镑韩台叁贰陆总资额级间拟预计占产";
static_assert(traditional.size() == their_simplified.size());

char32_t plain_form(char32_t code_point) {
    if (const std::size_t place = traditional.find(code_point); place != std::u32string_view::npos) {
        return their_simplified[place];
    }
    if (code_point >= 'A' && code_point <= 'Z') {
        return code_point - 'A' + 'a';
    }
    return code_point == U'−' ? U'-' : simplified(code_point);
}

} // namespace

std::string plain_amount_text(std::string_view text) {
    std::string plain;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t code_point = plain_form(to_half_width(next_code_point(text, position)));
        const bool is_point = code_point == U'。' && !plain.empty() && plain.back() >= '0' && plain.back() <= '9' &&
                              position < text.size() && text[position] >= '0' && text[position] <= '9';
        append_code_point(plain, is_point ? U'.' : code_point); // 1。5亿 is what a Chinese keyboard makes of 1.5亿
    }
    return with_digits(plain);
}

std::string plain_unit(std::string_view spelling, const Measure& measure) {
    std::string plain = plain_amount_text(spelling);
    std::erase(plain, ' ');
    return with_chinese_units(std::move(plain), measure);
}

} // namespace yinfeng
