#include "app/sum_words.h"

#include "app/strings.h"
#include "base/words.h"
#include "model/field_input.h"

namespace yinfeng::app {

using view::Figure;

std::string figure_label(const view::Columns& columns, const view::Sum& sum) {
    const view::Column& column = columns[sum.column];
    if (sum.figure == Figure::sum) return {};
    return view::figure_label(column, sum.figure, language()) + ' ';
}

std::string left_out(const view::Sum& sum, const view::Summary& of) {
    if (sum.figure == Figure::count || sum.figure == Figure::share) return {};
    std::string words;
    const auto add = [&](Str label, std::size_t number) {
        if (number == 0) return;
        words.append(words.empty() ? "" : " · ").append(tr(label, {std::to_string(number)}));
    };
    add(Str::board_sum_unfilled, of.unfilled);
    add(Str::board_sum_bounded, of.sum.bounded());
    add(Str::board_sum_undecided, of.sum.count(Addend::What::undecided));
    add(Str::board_sum_foreign, of.sum.count(Addend::What::foreign));
    add(Str::board_sum_per_year, of.sum.count(Addend::What::per_year));
    if (of.sum.overflowed() && (sum.figure == Figure::sum || sum.figure == Figure::average))
        words.append(words.empty() ? "" : " · ").append(say(BaseWord::sum_overflowed));
    return words;
}

std::string omissions(const view::Sum& sum, const view::Summary& of) {
    std::string words = left_out(sum, of);
    if (of.conflicts == 0 || sum.figure == Figure::count || sum.figure == Figure::share) return words;
    return words.append(words.empty() ? "" : " · ").append(tr(Str::sum_contested, {std::to_string(of.conflicts)}));
}

std::string sum_words(const view::Columns& columns, const view::View& view, std::size_t place, const view::Summary& of,
    const view::Summary& whole) {
    const view::Sum& sum = view.sums[place];
    if (sum.figure == Figure::sum) {
        std::string words = view::sum_words(columns, sum.column, of.sum);
        if (of.conflicts > 0) words += " · " + tr(Str::sum_contested, {std::to_string(of.conflicts)});
        return words;
    }
    const std::string figure = view::figure_words(columns, sum, of, whole);
    std::string words(columns[sum.column].label(language()));
    words.append(" ")
        .append(figure_label(columns, sum))
        .append(figure.empty() ? tr(Str::dash) : std::string_view(figure));
    return words;
}

std::string sums_words(const view::Columns& columns, const view::View& view, const view::Rows& rows,
    std::span<const view::Summary> sums, std::size_t count) {
    std::string words = tr(Str::n_items, {std::to_string(count)});
    for (std::size_t i = 0; i < sums.size() && i < view.sums.size() && count > 0; ++i)
        words.append(" · ").append(sum_words(columns, view, i, sums[i], rows.sums[i]));
    return words;
}

} // namespace yinfeng::app
