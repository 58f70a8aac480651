#include "ui/records/ticks.h"

#include <algorithm>

namespace yinfeng::ui {

void Ticks::follow(const view::Rows& rows) {
    const bool are_other = rows_ != &rows || rows_version_ != rows.version + 1;
    rows_ = &rows;
    rows_version_ = rows.version + 1;
    if (!are_other && !is_changed_) return;
    is_changed_ = false;
    ++version_;
    ticked_.clear();
    for (const RecordIndex record : rows.order) {
        if (!has(record)) continue;
        is_ticked_[record] = false; // once, where it stands in several groups
        ticked_.push_back(record);
    }
    std::fill(is_ticked_.begin(), is_ticked_.end(), std::uint8_t{0});
    for (const RecordIndex record : ticked_) is_ticked_[record] = true;
}

void Ticks::set(RecordIndex record, bool on) {
    if (record >= is_ticked_.size()) is_ticked_.resize(record + 1);
    if (is_ticked_[record] == on) return;
    is_ticked_[record] = on;
    is_changed_ = true;
}

void Ticks::set_all(bool on) {
    if (!rows_) return;
    for (const RecordIndex record : rows_->order) set(record, on);
}

void Ticks::set_between(std::span<const ListLine> lines, std::size_t from, std::size_t to) {
    for (std::size_t i = std::min(from, to); i <= std::max(from, to) && i < lines.size(); ++i)
        if (lines[i].record != no_record) set(lines[i].record, true);
}

void Ticks::press(std::span<const ListLine> lines, std::size_t line, bool on, bool extend) {
    const auto from = std::ranges::find(lines, anchor, &ListLine::record);
    if (extend && anchor != no_record && from != lines.end())
        set_between(lines, static_cast<std::size_t>(from - lines.begin()), line);
    set(lines[line].record, on);
    anchor = lines[line].record;
}

} // namespace yinfeng::ui
