#include "ui/records/group_lines.h"

#include <algorithm>

namespace yinfeng::ui {

bool GroupLines::update(const view::Rows& rows) {
    if (rows_ == &rows && version_ == rows.version + 1) return false;
    rows_ = &rows;
    version_ = rows.version + 1;
    lines_.clear();
    if (rows.groups.empty()) {
        lines_.reserve(rows.order.size());
        for (const RecordIndex record : rows.order) lines_.push_back({record, 0});
        return true;
    }
    std::size_t closed_level = SIZE_MAX; // below a closed group nothing is shown
    for (std::size_t i = 0; i < rows.groups.size(); ++i) {
        const view::Group& group = rows.groups[i];
        if (group.level > closed_level) continue;
        closed_level = SIZE_MAX;
        const auto number = static_cast<std::uint32_t>(i);
        lines_.push_back({no_record, number});
        if (!is_open(i)) {
            closed_level = group.level;
            continue;
        }
        if (i + 1 < rows.groups.size() && rows.groups[i + 1].level > group.level)
            continue; // its inner groups have them
        for (std::uint32_t row = group.first; row < group.first + group.count; ++row)
            lines_.push_back({rows.order[row], number});
    }
    return true;
}

std::ptrdiff_t GroupLines::line_of(RecordIndex record) const {
    const auto found = std::ranges::find(lines_, record, &ListLine::record);
    return found == lines_.end() ? -1 : found - lines_.begin();
}

std::string GroupLines::path_of(std::size_t group) const {
    std::string path = rows_->groups[group].label;
    for (std::size_t level = rows_->groups[group].level, i = group; level > 0 && i-- > 0;) {
        if (rows_->groups[i].level >= level) continue;
        level = rows_->groups[i].level;
        path.insert(0, rows_->groups[i].label + '\n');
    }
    return path;
}

bool GroupLines::is_open(std::size_t group) const {
    return closed_.empty() || !std::ranges::contains(closed_, path_of(group));
}

void GroupLines::toggle(std::size_t group) {
    const std::string path = path_of(group);
    if (std::erase(closed_, path) == 0) closed_.push_back(path);
    version_ = 0;
}

void GroupLines::reveal(RecordIndex record) {
    if (!rows_ || closed_.empty()) return;
    const auto at = static_cast<std::size_t>(std::ranges::find(rows_->order, record) - rows_->order.begin());
    for (std::size_t i = 0; i < rows_->groups.size(); ++i) {
        const view::Group& group = rows_->groups[i];
        if (at >= group.first && at - group.first < group.count && !is_open(i)) toggle(i);
    }
}

void GroupLines::open_all(bool open) {
    closed_.clear();
    for (std::size_t i = 0; rows_ && !open && i < rows_->groups.size(); ++i)
        if (rows_->groups[i].level == 0) closed_.push_back(path_of(i));
    version_ = 0;
}

} // namespace yinfeng::ui
