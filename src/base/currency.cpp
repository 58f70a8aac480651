#include "base/currency.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace yinfeng {
namespace {

constexpr std::size_t currency_count = static_cast<std::size_t>(Currency::count_);

constexpr std::array<std::string_view, currency_count> codes{
    "",
#define CURRENCY(code, ...) #code,
#include "base/currencies.def"
#undef CURRENCY
};

constexpr std::size_t most_names = 8;
constexpr std::array<std::array<std::string_view, most_names>, currency_count> names{{
    {},
#define CURRENCY(code, ...) {__VA_ARGS__},
#include "base/currencies.def"
#undef CURRENCY
}};

Measure make_measure(Currency currency) {
    Measure measure;
    const std::string coin(names[static_cast<std::size_t>(currency)].front());
    measure.base_unit = "万" + coin;
    for (const std::string_view name : names[static_cast<std::size_t>(currency)]) {
        if (name.empty()) continue;
        measure.accepted.push_back({std::string(name), {100}});
        measure.signs.emplace_back(name);
    }
    measure.shown = {{"万亿" + coin, 8}, {"亿" + coin, 4}, {"万" + coin, 0}};
    measure.coin = coin;
    return measure;
}

} // namespace

std::string_view code_of(Currency currency) { return codes[static_cast<std::size_t>(currency)]; }

std::optional<Currency> find_currency(std::string_view code) {
    const auto found = std::ranges::find(codes, code);
    if (code.empty() || found == codes.end()) return std::nullopt;
    return static_cast<Currency>(found - codes.begin());
}

const Measure& measure_of(Currency currency) {
    if (currency == Currency::yuan) return money();
    static const std::vector<Measure> measures = [] {
        std::vector<Measure> made(currency_count);
        for (std::size_t i = 1; i < currency_count; ++i) made[i] = make_measure(static_cast<Currency>(i));
        return made;
    }();
    return measures[static_cast<std::size_t>(currency)];
}

Currency currency_in(std::string_view plain) {
    Currency found = Currency::yuan;
    std::size_t first = std::string_view::npos, length = 0;
    for (std::size_t i = 1; i < currency_count; ++i) {
        for (const std::string_view name : names[i]) {
            const std::size_t at = name.empty() ? std::string_view::npos : plain.find(name);
            // us$ has $ in it, and begins before it
            if (at == std::string_view::npos || at > first || (at == first && name.size() <= length)) continue;
            found = static_cast<Currency>(i), first = at, length = name.size();
        }
    }
    return found;
}

} // namespace yinfeng
