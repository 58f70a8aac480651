// Parts of amounts as people write them: phases, and what stands behind 其中.
#include "base/amount_parts.h"

#include "base/amount_reader.h"
#include "base/amount_words.h"
#include "base/stated_quantity.h"
#include "base/take_words.h"
#include "base/typed_blanks.h"

#include <algorithm>
#include <array>

namespace yinfeng {
namespace {

constexpr std::string_view among[] = {"其中", "包括", "包含", "含"};
constexpr std::string_view without[] = {"不含", "不包括", "不包含", "未含", "未包括"};
constexpr std::string_view converts[] = {"约合", "折合", "合人民币", "折人民币"};
constexpr std::string_view open_words[] = {"待定", "未定", "另定", "面议", "若干", "待议", "另议", "另行", "不详",
    "未知", "待明确", "待确定", "未明确", "未确定", "待商定", "待核定", "暂无", "视情况"};
constexpr std::string_view money_totals[] = {"项目计划总投资", "项目总投资", "项目投资总额", "计划总投资", "预计总投资",
    "估算总投资", "概算总投资", "拟总投资", "合同总投资", "协议总投资", "总投资", "投资总额", "总额", "总金额"};
constexpr std::string_view area_totals[] = {"规划总用地", "总用地", "总占地", "总建筑面积", "总面积"};
constexpr std::string_view each_year[] = {"/年", "每年", "年均"};
constexpr std::string_view counts[] = {"合计", "共计", "总计", "总共", "一共", "共"};
// Between a phase and its amount; anything else is said of another figure, such as its output.
constexpr std::string_view names_of_amounts[] = {"", "投资", "投资额", "总投资", "总投资额", "计划投资", "计划总投资",
    "预计投资", "拟投资", "估算投资", "用地", "用地面积", "占地", "占地面积", "建筑面积", "面积"};

template <std::size_t n> bool contains_any(std::string_view text, const std::string_view (&words)[n]) {
    return std::ranges::any_of(words, [text](std::string_view word) { return text.contains(word); });
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// 1期, 第2期, 首期, with its number; 0 if none stands there.
int take_phase(std::string_view& rest) {
    std::string_view behind = rest;
    if (take(behind, "首期") || take(behind, "起步期")) {
        rest = behind;
        return 1;
    }
    take(behind, "第");
    std::size_t count = 0;
    while (count < behind.size() && count < 2 && is_digit(behind[count])) ++count;
    if (count == 0) return 0;
    int number = 0;
    for (const char each : behind.substr(0, count)) number = number * 10 + (each - '0');
    behind.remove_prefix(count);
    if (number == 0 || !(take(behind, "期工程") || take(behind, "期项目") || take(behind, "期"))) return 0;
    rest = behind;
    return number;
}

// 分3期建设, 共分3期: how many there are; 0 if that is not said.
int phases_announced(std::string_view piece) {
    take(piece, "共");
    return take(piece, "分") ? take_phase(piece) : 0;
}

// Cuts the name before an amount off: 投资约 of 投资约3亿元, whose 约 is the amount's.
std::string_view take_name(std::string_view& piece) {
    while (take(piece, ":")) {}
    const std::size_t number = std::min(piece.find_first_of("0123456789"), piece.size());
    std::string_view name = piece.substr(0, number);
    for (bool is_word = true; is_word;)
        is_word =
            std::ranges::any_of(words_before, [&](const QualifierWord& each) { return take_end(name, each.word); });
    piece = piece.substr(name.size());
    while (take_end(name, ":") || take_end(name, "为")) {}
    return name;
}

} // namespace

std::size_t parts_begin(std::string_view plain) {
    std::size_t first = std::string_view::npos;
    for (const std::string_view word : among) first = std::min(first, plain.find(word));
    for (const std::string_view word : without) first = std::min(first, plain.find(word));
    for (const std::string_view word : {"首期", "起步期"}) first = std::min(first, plain.find(word));
    std::size_t behind = 1; // a conversion at the beginning is a label
    for (const std::string_view word : converts) {
        if (plain.starts_with(word)) behind = word.size();
    }
    for (const std::string_view word : converts) first = std::min(first, plain.find(word, behind));
    for (std::size_t at = 0; at < plain.size() && at < first; ++at) {
        std::string_view rest = plain.substr(at);
        take(rest, "分");
        const bool is_inside = at > 0 && is_digit(plain[at]) &&
                               (is_digit(plain[at - 1]) || plain[at - 1] == '.' ||
                                   (plain[at - 1] == ',' && at > 1 && is_digit(plain[at - 2])));
        if (!is_inside && take_phase(rest) > 0) first = at;
    }
    return first;
}

bool is_conversion(std::string_view parts) {
    return std::ranges::any_of(converts, [parts](std::string_view word) { return parts.starts_with(word); });
}

std::vector<AmountPiece> pieces_of_amount(std::string_view plain) {
    constexpr std::string_view between[] = {",", ";", "、", "(", ")", "。", "[", "]", "【", "】", "\n"};
    std::vector<AmountPiece> pieces;
    std::size_t begin = 0;
    bool is_bracketed = false;
    for (std::size_t at = 0; at <= plain.size();) {
        const std::string_view rest = plain.substr(at);
        const bool is_in_number =
            rest.starts_with(',') && at > 0 && is_digit(plain[at - 1]) && rest.size() > 1 && is_digit(rest[1]);
        const auto sign =
            std::ranges::find_if(between, [rest](std::string_view each) { return rest.starts_with(each); });
        if (!rest.empty() && (is_in_number || sign == std::end(between))) {
            ++at;
            continue;
        }
        if (at > begin) pieces.push_back({plain.substr(begin, at - begin), is_bracketed});
        if (rest.empty()) break;
        at = begin = at + sign->size();
        is_bracketed = *sign == "(" || *sign == "[" || *sign == "【";
    }
    return pieces;
}

bool is_stated_total(std::string_view piece, const Measure& measure) {
    const auto begins = [&piece](std::string_view word) { return take(piece, word); };
    const bool is_named =
        measure.is_money() ? std::ranges::any_of(money_totals, begins) : std::ranges::any_of(area_totals, begins);
    const bool is_counted = !is_named && std::ranges::any_of(counts, begins);
    if (!is_named && !is_counted) return false;
    for (const std::string_view word : {"额", "面积", ":", "为", "达到", "达", "是"}) take(piece, word);
    std::string_view phases = piece;
    if (take_phase(phases) > 0 || !take_name(piece).empty() || piece.empty()) return false;     // 共3期, 共建厂房
    return is_named || currency_in(piece) != Currency::yuan || read_amount(piece, measure, {}); // 共2栋
}

std::optional<Quantity> sum_of_phases(std::string_view plain, const Measure& measure) {
    enum class Phase : std::uint8_t { unsaid, open, known };
    std::array<Phase, 100> phases{};
    Quantity sum;
    bool is_open = false;
    bool is_inside = false; // behind 其中
    bool is_among = false;  // directly: 其中一期3亿元 is of more than that
    std::size_t announced = 0;
    if (contains_any(plain, each_year)) return std::nullopt;
    for (const AmountPiece& piece : pieces_of_amount(plain)) {
        if (is_stated_total(piece.text, measure)) continue;
        if (const int count = phases_announced(piece.text)) {
            announced = static_cast<std::size_t>(count);
            continue;
        }
        is_open = is_open || contains_any(piece.text, open_words) || contains_any(piece.text, without);
        std::string_view rest = piece.text;
        for (const std::string_view word : among) {
            if (!take(rest, word)) continue;
            is_inside = is_among = true;
            while (take(rest, ":")) {}
        }
        if (rest.empty()) continue;
        const int phase = take_phase(rest);
        std::string_view amount = rest;
        const std::string_view name = take_name(amount);
        const Result<ReadAmount> read = read_amount(amount, measure, {});
        const bool is_figure = read && read->states_unit;
        const bool is_foreign = measure.is_money() && currency_in(amount) != Currency::yuan;
        if (phase == 0) { // 远期20亿元
            is_open = is_open || (!is_inside && (is_figure || is_foreign));
            is_among = false;
            continue;
        }
        is_open = is_open || is_among;
        is_inside = contains_any(rest, among);
        Phase& known = phases[static_cast<std::size_t>(phase)];
        if (!is_figure || !std::ranges::contains(names_of_amounts, name)) {
            if (known == Phase::unsaid) known = Phase::open;
            continue;
        }
        const Quantity& quantity = read->quantity;
        const bool is_least = quantity.qualifier == Qualifier::at_least || quantity.qualifier == Qualifier::greater;
        const auto total = add(sum.value, quantity.value);
        if (known == Phase::known || !total || (is_open_figure(quantity) && !is_least)) return std::nullopt;
        known = Phase::known;
        is_open = is_open || is_least;
        sum.value = *total;
        if (quantity.qualifier != Qualifier::none) sum.qualifier = Qualifier::about;
    }
    const auto count = static_cast<std::size_t>(std::ranges::count(phases, Phase::known));
    if (count == 0) return std::nullopt;
    const auto first = phases.begin() + 1;
    const bool is_whole = std::all_of(first, first + static_cast<std::ptrdiff_t>(count),
                              [](Phase phase) { return phase == Phase::known; }) &&
                          !std::ranges::contains(phases, Phase::open) && (announced == 0 || announced == count);
    if (!is_whole || is_open || (count == 1 && announced != 1)) sum.qualifier = Qualifier::at_least;
    return sum;
}

std::vector<AmountPart> parts_of_amount(std::string_view words, const Measure& measure) {
    std::vector<AmountPart> parts;
    const Result<std::string> joined = without_blanks(words);
    const std::string plain = plain_amount_text(joined ? std::string_view(*joined) : words);
    bool is_inside = false; // behind 其中
    for (const AmountPiece& each : pieces_of_amount(plain)) {
        std::string_view piece = each.text;
        if (contains_any(piece, without)) continue;
        for (const std::string_view word : among) {
            const std::size_t at = piece.find(word);
            if (at == std::string_view::npos) continue;
            is_inside = true;
            piece = piece.substr(at + word.size());
        }
        AmountPart part;
        const std::string_view whole = piece;
        part.phase = take_phase(piece);
        if (part.phase == 0 && !is_inside) continue;
        const std::string_view called = whole.substr(0, whole.size() - piece.size());
        const std::string_view name = take_name(piece);
        const Result<ReadAmount> read = read_amount(piece, measure, {});
        if (!read || !read->states_unit) continue;
        part.amount = read->quantity;
        part.name = part.phase > 0 ? std::string(called) : std::string(name);
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace yinfeng
