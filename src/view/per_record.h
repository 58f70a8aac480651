#pragma once
// Something that is worked out of one column for every record, kept until its record or what the column looks at changes.
// The figures of Columns, the texts that Query searches.

#include "model/typed.h"
#include "view/columns.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace yinfeng::view {

template <class T> class PerRecord {
public:
    explicit PerRecord(ColumnId column) : column_(column) {}
    ColumnId column() const { return column_; }

    // Once before values are asked for.
    void follow(Columns& columns) {
        known_.resize(columns.workspace().record_count());
        changed_.resize(known_.size());
        values_.resize(known_.size());
        if (moment_ == columns.moment()) return;
        std::vector<RecordIndex> touched;
        if (moment_ == 0 || !columns.touched_since(column_, moment_, touched)) {
            std::ranges::fill(known_, std::uint8_t{false});
        } else {
            for (const RecordIndex record : touched)
                if (record < known_.size()) known_[record] = false;
        }
        moment_ = columns.moment();
    }

    template <class Make> const T& of(const Workspace& workspace, RecordIndex record, const Make& make) {
        const std::uint32_t changed = workspace.record(record).changed;
        if (!known_[record] || changed_[record] != changed) {
            values_[record] = make();
            changed_[record] = changed;
            known_[record] = true;
        }
        return values_[record];
    }

private:
    ColumnId column_;
    std::uint64_t moment_ = 0;
    std::vector<T> values_;
    std::vector<std::uint32_t> changed_;
    std::vector<std::uint8_t> known_;
};

inline const AmountFigure& figure_of(Figures& figures, Columns& columns, RecordIndex record) {
    return figures.of(columns.workspace(), record, [&] {
        const auto stated = stated_of(columns.value(record, figures.column()));
        if (!stated) return AmountFigure{};
        return AmountFigure{stated->figure().value_or(Quantity{}), addend_of(*stated).what};
    });
}

} // namespace yinfeng::view
