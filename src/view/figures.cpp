// What is said below a column, in words.

#include "domain/reading.h"
#include "model/typed.h"
#include "view/messages.h"
#include "view/query.h"
#include "view/words.h"

namespace yinfeng::view {

std::string figure_label(const Column& column, Figure figure, Language language) {
    const bool is_date = column.type == FieldType::date;
    switch (figure) {
    case Figure::sum: return say(language, Message::figure_sum);
    case Figure::count: return say(language, Message::figure_count);
    case Figure::average: return say(language, Message::figure_average);
    case Figure::least: return say(language, is_date ? Message::figure_earliest : Message::figure_least);
    case Figure::greatest: return say(language, is_date ? Message::figure_latest : Message::figure_greatest);
    case Figure::share: break;
    }
    return say(language, Message::figure_share);
}

namespace {

// A sum, or what is like one. Of whole numbers the unit is that of the column, which format_sum() does not know: 12.5 工作日.
std::string with_unit(const Column& column, const QuantitySum& sum, Language language) {
    const auto parts = format_sum(sum, measure_of(column.options));
    std::string words = parts ? parts->text() : std::string();
    if (!words.empty() && column.type == FieldType::integer && !unit_label(column.options, language).empty())
        words.append(" ").append(unit_label(column.options, language));
    return words;
}

} // namespace

std::string sum_words(const Columns& columns, ColumnId id, const QuantitySum& sum) {
    const std::string figure = with_unit(columns[id], sum, columns.language()), omissions = describe_omissions(sum);
    const std::string words = figure.empty() ? "—" : figure;
    return omissions.empty() ? words : words + " · " + omissions;
}

bool is_figure_whole(const Sum& sum, const Summary& summary, const Summary& whole) {
    switch (sum.figure) {
    case Figure::sum:
    case Figure::average: return !summary.sum.overflowed();
    case Figure::share: return !summary.sum.overflowed() && !whole.sum.overflowed();
    default: return true;
    }
}

std::string as_not_whole(std::string_view figure, Language language) {
    return figure.empty() ? std::string() : say(language, Message::figure_not_whole, {figure});
}

namespace {

std::string bare_figure_words(const Columns& columns, const Sum& sum, const Summary& summary, const Summary& whole) {
    const Column& column = columns[sum.column];
    const auto value = [&](const Value& shown) {
        return value_words(columns.targets(), column, shown, Style::words, columns.language());
    };
    switch (sum.figure) {
    case Figure::sum: return with_unit(column, summary.sum, columns.language());
    case Figure::average: {
        const auto average = summary.average_figure();
        if (!average) return {};
        QuantitySum rounded; // as sums are
        rounded.add(average);
        return with_unit(column, rounded, columns.language());
    }
    case Figure::count: return std::to_string(summary.filled);
    case Figure::least: return value(summary.least);
    case Figure::greatest: return value(summary.greatest);
    case Figure::share: break;
    }
    const auto share = summary.share_of(whole);
    return share ? to_rounded_string(*share, 1, TrailingZeros::drop) + "%" : std::string();
}

} // namespace

std::string figure_words(const Columns& columns, const Sum& sum, const Summary& summary, const Summary& whole) {
    const std::string words = bare_figure_words(columns, sum, summary, whole);
    return is_figure_whole(sum, summary, whole) ? words : as_not_whole(words, columns.language());
}

} // namespace yinfeng::view
