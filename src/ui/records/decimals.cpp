#include "ui/records/decimals.h"

#include "view/cell_text.h"
#include "view/per_record.h"

#include <algorithm>

namespace yinfeng::ui {

namespace {

constexpr int most_digits = 4;
constexpr std::size_t rows_looked_at = 2000; // a frame has no time for all

// Behind the point, in a unit that is so many powers of ten of what is stored.
int digits_of(Decimal value, int power_of_ten) {
    int digits = 6 + power_of_ten;
    for (std::int64_t rest = value.millionths; digits > 0 && rest % 10 == 0; rest /= 10) --digits;
    return value.millionths == 0 ? 0 : digits;
}

} // namespace

int Decimals::of(view::Columns& columns, const view::Rows& rows, view::ColumnId id) {
    if (rows.version != version_) known_.clear();
    version_ = rows.version;
    const auto known = known_.find(id);
    if (known != known_.end()) return known->second;
    int digits = 0;
    const view::Column& column = columns[id];
    const Measure::ShownUnit* unit = column.type == FieldType::quantity ? view::column_unit(column.options) : nullptr;
    const std::size_t count = unit ? std::min(rows.order.size(), rows_looked_at) : 0;
    auto* figures = count > 0 ? &columns.figures(id) : nullptr;
    for (std::size_t i = 0; i < count; ++i) {
        const view::AmountFigure& figure = view::figure_of(*figures, columns, rows.order[i]);
        if (figure.has_figure()) digits = std::max(digits, digits_of(figure.figure.value, unit->power_of_ten));
    }
    return known_[id] = std::min(digits, most_digits);
}

} // namespace yinfeng::ui
