// Reading what people write around an amount: a label before it, a currency and its rate, what it is made up of behind it.
#include "base/amount_english.h"
#include "base/amount_parts.h"
#include "base/amount_reader.h"
#include "base/date_input.h"
#include "base/stated_quantity.h"
#include "base/take_words.h"
#include "base/typed_blanks.h"
#include "base/utf8.h"
#include "base/words.h"

#include <algorithm>
#include <array>

namespace yinfeng {
namespace {

// That somebody knows it to be open, and how they write it; a sign alone is what empty cells of public tables have.
constexpr std::string_view undecided_words[] = {"待定", "未定", "待明确", "待确定", "未明确", "未确定", "待核定",
    "待商定", "待议", "另议", "面议", "不详", "未知", "未公布", "未披露", "不公开", "保密", "暂无", "无", "tbd", "n/a",
    "na", "-", "--", "—", "——", "―", "─", "/", "\\"};

constexpr std::string_view money_labels[] = {"项目计划总投资", "项目总投资额", "项目总投资", "项目投资总额",
    "项目投资额", "计划总投资额", "计划总投资", "预计总投资", "估算总投资", "概算总投资", "拟总投资", "合同总投资",
    "协议总投资", "总投资额", "总投资", "投资总额", "计划投资额", "计划投资", "预计投资", "估算投资", "概算投资",
    "拟投资额", "拟投资", "协议投资额", "协议投资", "合同投资额", "合同投资", "投资额", "投资规模", "投资", "总额",
    "总金额", "金额", "合计", "共计", "总计", "预计", "计划", "总共", "一共", "共", "折合"};
constexpr std::string_view area_labels[] = {"规划总用地", "规划用地", "总用地面积", "总用地", "用地面积", "用地规模",
    "用地", "总占地面积", "占地面积", "总占地", "占地", "总建筑面积", "规划建筑面积", "建筑面积", "总面积", "面积",
    "合计", "共计", "总计", "预计", "计划", "总共", "一共", "共"};
// In brackets behind an amount; it changes nothing of it, but says more.
constexpr std::string_view remarks[] = {"暂定", "暂定数", "暂估", "暂估数", "估算", "概算", "预估", "初步估算", "初步",
    "初定", "拟定", "税前", "税后", "以合同为准", "以协议为准", "以实际为准", "以最终为准"};
constexpr std::string_view behind_label[] = {":", "为", "达到", "达", "是"};
constexpr std::string_view pauses[] = {",", ";", "、", "(", "。", ":", "[", "【"};

template <std::size_t n> bool take_any(std::string_view& rest, const std::string_view (&words)[n]) {
    return std::ranges::any_of(words, [&rest](std::string_view word) { return take(rest, word); });
}
template <std::size_t n> void drop_end(std::string_view& rest, const std::string_view (&words)[n]) {
    while (std::ranges::any_of(words, [&rest](std::string_view word) { return take_end(rest, word); })) {}
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }

void drop_label(std::string_view& rest, const Measure& measure) {
    if (measure.is_money()) take_any(rest, money_labels);
    else take_any(rest, area_labels);
    while (take_any(rest, behind_label)) {}
}

bool take_remark(std::string_view& rest) {
    if (!rest.ends_with(')')) return false;
    const std::size_t at = rest.rfind('(');
    if (at == std::string_view::npos || at == 0) return false;
    if (!std::ranges::contains(remarks, rest.substr(at + 1, rest.size() - at - 2))) return false;
    rest = rest.substr(0, at);
    return true;
}

constexpr std::size_t most_words = 1000; // bytes; more is an article and not what stands in a cell

class StatedReader {
public:
    StatedReader(std::string_view typed, const Measure& measure, std::string_view default_unit)
        : typed_(typed.size() > most_words ? std::string(typed) : lines_as_pauses(typed)), measure_(measure),
          default_unit_(default_unit) {}

    Result<StatedInput> read() {
        if (typed_.empty()) return fail(say(BaseWord::number_wanted));
        if (typed_.size() > most_words) return unreadable();
        if (auto stored = read_stored()) return *std::move(stored);
        const Result<std::string> joined = without_blanks(typed_);
        if (!joined) return std::unexpected(joined.error());
        plain_ = with_chinese_units(plain_amount_text(*joined), measure_);
        std::string_view rest = plain_;
        if (std::ranges::contains(undecided_words, rest)) {
            input_.stated.is_undecided = true;
            if (rest != undecided_words[0]) input_.words = typed_;
            return input_;
        }
        std::string_view parts;
        if (const std::size_t at = parts_begin(rest); at != std::string_view::npos) {
            parts = rest.substr(at);
            rest = rest.substr(0, at);
            drop_end(rest, pauses);
        }
        const bool has_remark = take_remark(rest);
        drop_label(rest, measure_);
        if (rest.empty() && is_conversion(parts)) std::swap(rest, parts); // 总投资约合3亿元
        const Result<std::string_view> behind = total_behind(parts);
        if (!behind) return std::unexpected(behind.error());
        if (rest.empty() && !behind->empty()) {
            rest = *behind;
            drop_label(rest, measure_);
        } else if (rest.empty() && !parts.empty()) {
            return read_phases(parts);
        } else if (!behind->empty()) {
            return fail(say(BaseWord::list_of_amounts, {quoted(typed_)}));
        }
        const std::string total = without_year(rest);
        if (const Result<void> done = read_total(total); !done) return std::unexpected(done.error());
        if (parts.empty() && !has_remark) return input_;
        if (!input_.states_unit) return fail(say(BaseWord::unit_wanted, {quoted(typed_), example_quantity(money())}));
        if (const auto yuan = in_yuan(parts); yuan && input_.stated.currency != Currency::yuan) {
            input_.stated = {};
            input_.stated.quantity = *yuan;
        }
        input_.words = typed_;
        return input_;
    }

private:
    // The canonical text, whose words are read anew: whoever types 5000|3000 has two figures.
    std::optional<StatedInput> read_stored() const {
        const std::string_view words = words_in(typed_);
        auto stated = parse_stated_quantity(typed_);
        if (!stated) return std::nullopt;
        // What names no unit goes the way of everything typed: in the unit that is meant there.
        if (words.empty() && stated->currency == Currency::yuan) return std::nullopt;
        if (words.empty()) return StatedInput{*stated, {}, true};
        auto read = StatedReader(words, measure_, {}).read();
        const bool is_same = read && read->stated == *stated && !read->words.empty();
        return is_same ? std::optional(*std::move(read)) : std::nullopt;
    }

    // 每年3亿元, 3亿元/年, 3亿美元/年（汇率 7.1）
    std::string without_year(std::string_view rest) {
        std::string total(rest);
        for (const std::string_view word : {"/年", "每年", "年均"}) {
            const std::size_t at = total.find(word);
            if (at == std::string::npos) continue;
            total.erase(at, word.size());
            input_.stated.per_year = true;
            break;
        }
        return total;
    }

    Result<void> read_amount_in(Currency currency, std::string_view text, std::string_view unit) {
        const Measure& measure = currency == Currency::yuan ? measure_ : measure_of(currency);
        const Result<ReadAmount> read = read_amount(text, measure, unit, typed_);
        if (!read) return std::unexpected(read.error());
        input_.stated.quantity = read->quantity;
        input_.stated.currency = currency;
        input_.states_unit = read->states_unit;
        if (read->is_loose) input_.words = typed_;
        return {};
    }

    Result<void> read_total(std::string_view rest) {
        if (!measure_.is_money()) return read_amount_in(Currency::yuan, rest, default_unit_);
        Currency currency = currency_in(rest);
        std::string_view unit = default_unit_;
        const std::string unit_plain = plain_unit(default_unit_, measure_);
        if (currency != Currency::yuan) {
            unit = {};
        } else if (const Currency of_heading = currency_in(unit_plain); of_heading != Currency::yuan) { // （万美元）
            const bool is_bare =
                rest.find("元") == std::string_view::npos && rest.find("人民币") == std::string_view::npos;
            if (is_bare) currency = of_heading;
            else unit = {};
        }
        if (currency == Currency::yuan) return read_amount_in(currency, rest, unit);
        const std::size_t by = rate_begins(rest);
        if (const Result<void> done = read_amount_in(currency, rest.substr(0, by), unit); !done) return done;
        if (by == std::string_view::npos) return {};
        return read_rate(rest.substr(by));
    }

    // Commas within a number part thousands.
    static std::size_t rate_begins(std::string_view rest) {
        std::size_t by = std::min(rest.find("按"), rest.find("汇率"));
        for (std::size_t at = rest.find_first_of("@(,;"); at < by; at = rest.find_first_of("@(,;", at + 1)) {
            const bool is_inside =
                rest[at] == ',' && at + 1 < rest.size() && is_digit(rest[at + 1]) && at > 0 && is_digit(rest[at - 1]);
            if (!is_inside) by = at;
        }
        return by;
    }

    // @7.1, @7.1@2026-03-01, (2026-03-01汇率7.1), ,按2026年3月1日汇率7.1折算
    Result<void> read_rate(std::string_view clause) {
        constexpr std::string_view before[] = {"(", ",", ";", "、", "@", "按照", "按", "以"};
        constexpr std::string_view behind[] = {")", "折算", "计算", "换算", "计", ",", "。"};
        while (take_any(clause, before)) {}
        drop_end(clause, behind);
        std::string_view number = clause, day;
        for (const std::string_view word : {"汇率", "rate"}) {
            const std::size_t at = clause.find(word);
            if (at == std::string_view::npos) continue;
            day = clause.substr(0, at);
            number = clause.substr(at + word.size());
            for (const std::string_view each : {"的", "当日", "当天"}) take_end(day, each);
            constexpr std::string_view links[] = {":", "为", "按", "是"};
            while (take_any(number, links)) {}
        }
        const std::size_t end = std::min(number.find_first_not_of("0123456789."), number.size());
        std::string_view rest = number.substr(end);
        constexpr std::string_view between[] = {"@", ",", "(", "、"};
        if (day.empty() && take_any(rest, between)) day = rest, rest = {};
        const Result<Decimal> rate = parse_decimal_input(number.substr(0, end));
        if (!rate || rate->millionths <= 0 || !rest.empty())
            return fail(say(BaseWord::unreadable_rate, {quoted(typed_)}));
        input_.stated.rate = *rate;
        if (!day.empty()) {
            const Result<PartialDate> date = parse_date_input(day);
            if (!date || !date->whole()) return fail(say(BaseWord::unreadable_rate, {quoted(typed_)}));
            input_.stated.rate_day = date->whole();
        }
        if (!input_.stated.per_year && !input_.stated.figure())
            return fail(say(BaseWord::large_amount, {quoted(typed_)}));
        return {};
    }

    // 1.2亿美元(约合人民币8.5亿元): what is stated in RMB is the figure.
    std::optional<Quantity> in_yuan(std::string_view parts) const {
        constexpr std::string_view behind[] = {")", "]", "】", "。"};
        drop_end(parts, behind);
        const bool is_about = parts.starts_with("约");
        if (!(take(parts, "约合") || take(parts, "折合") || take(parts, "合") || take(parts, "折")))
            return std::nullopt;
        take(parts, "约");
        const Result<ReadAmount> read = read_amount(parts, money(), {});
        if (!read || !read->states_unit || currency_in(parts) != Currency::yuan) return std::nullopt;
        Quantity quantity = read->quantity;
        if (is_about && quantity.qualifier == Qualifier::none) quantity.qualifier = Qualifier::about;
        return quantity;
    }

    // 一期3亿元、二期5亿元, without a total.
    Result<StatedInput> read_phases(std::string_view parts) const {
        const auto sum = sum_of_phases(parts, measure_);
        if (!sum) return unreadable();
        StatedInput input;
        input.stated.quantity = *sum;
        input.words = typed_;
        return input;
    }

    // Behind what it is made up of: 一期3亿元，总投资10亿元. In brackets it may be the phase's own (一期（总投资3亿元）), unless
    // it is their sum.
    Result<std::string_view> total_behind(std::string_view parts) const {
        std::string_view total;
        for (const AmountPiece& piece : pieces_of_amount(parts)) {
            if (!is_stated_total(piece.text, measure_)) continue;
            if (!total.empty()) return fail(say(BaseWord::list_of_amounts, {quoted(typed_)}));
            total = piece.text;
            if (!piece.is_bracketed) continue;
            std::string_view amount = total;
            drop_label(amount, measure_);
            const auto sum = sum_of_phases(parts, measure_);
            const auto stated = read_amount(amount, measure_, {});
            if (!sum || !stated || stated->quantity != *sum) return unreadable();
        }
        return total;
    }

    std::unexpected<Error> unreadable() const {
        return fail(say(BaseWord::unreadable_amount, {quoted(typed_), example_quantity(money())}));
    }

    const std::string typed_;
    const Measure& measure_;
    const std::string_view default_unit_;
    std::string plain_;
    StatedInput input_;
};

} // namespace

Result<StatedInput> parse_stated_input(std::string_view text, const Measure& measure, std::string_view default_unit) {
    return StatedReader(text, measure, default_unit).read();
}

std::string_view unit_left_unsaid(std::string_view typed, const Measure& measure, std::string_view default_unit) {
    const std::string_view unit = default_unit.empty() ? std::string_view(measure.base_unit) : default_unit;
    if (trim(typed).empty()) return unit;
    const Result<StatedInput> read = parse_stated_input(typed, measure, default_unit);
    return read && !read->states_unit ? unit : std::string_view();
}

} // namespace yinfeng
