#include "view/arrangement_draft.h"

#include <algorithm>

namespace yinfeng::view {

namespace {

constexpr std::array listed{ArrangedPart::columns, ArrangedPart::cards, ArrangedPart::overview};

std::vector<DraftLine> lines_from(const std::vector<ColumnId>& ids, KindId kind) {
    std::vector<DraftLine> lines;
    for (const ColumnId id : ids)
        if (kind >= known_kind_count || id != title_field(static_cast<Kind>(kind))) lines.push_back({.column = id});
    return lines;
}

} // namespace

ArrangementDraft::ArrangementDraft(Columns& columns, KindId kind, Lists usual) : kind_(kind), usual_(std::move(usual)) {
    const Workspace& workspace = columns.workspace();
    for (const ArrangedPart part : listed) {
        const bool is_own = is_arranged(workspace, kind, part);
        lines_of(part) = lines_from(is_own ? arranged(columns, kind, part) : usual_[index(part)], kind);
    }
    take(form_of(workspace, kind));
    before_ = lines_;
    hidden_before_ = hidden_;
}

void ArrangementDraft::take(const Form& form) {
    std::vector<DraftLine>& lines = lines_of(ArrangedPart::form);
    lines.clear();
    for (const Form::Section& section : form.sections) {
        lines.push_back({.section = section.group});
        for (const FieldId field : section.fields) lines.push_back({.column = field, .section = section.group});
    }
    hidden_ = form.hidden;
}

Form ArrangementDraft::form() const {
    Form form;
    for (const DraftLine& line : lines(ArrangedPart::form)) {
        if (line.is_section()) form.sections.push_back({line.section, {}});
        else form.sections.back().fields.push_back(line.column);
    }
    std::erase_if(form.sections, [](const Form::Section& each) { return each.fields.empty(); });
    form.hidden = hidden_;
    return form;
}

bool ArrangementDraft::has(ArrangedPart part, ColumnId column) const {
    return std::ranges::contains(lines(part), column, &DraftLine::column);
}

// Behind its last field.
std::size_t ArrangementDraft::end_of_section(std::size_t head) const {
    const std::vector<DraftLine>& all = lines(ArrangedPart::form);
    const auto next = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(head) + 1, all.end(),
        [](const auto& each) { return each.is_section(); });
    return static_cast<std::size_t>(next - all.begin());
}

void ArrangementDraft::add(const Workspace& workspace, ArrangedPart part, ColumnId column) {
    std::vector<DraftLine>& all = lines_of(part);
    if (column == no_column || has(part, column)) return;
    if (part != ArrangedPart::form) {
        if (all.size() < most_columns) all.push_back({.column = column});
        return;
    }
    if (std::erase(hidden_, column) == 0) return;
    const yinfeng::Group group = workspace.names().info(column)->group;
    auto head =
        std::ranges::find_if(all, [&](const DraftLine& each) { return each.is_section() && each.section == group; });
    if (head == all.end()) {
        all.push_back({.section = group});
        head = all.end() - 1;
    }
    const std::size_t end = end_of_section(static_cast<std::size_t>(head - all.begin()));
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(end), {.column = column, .section = group});
}

void ArrangementDraft::remove(ArrangedPart part, std::size_t line) {
    std::vector<DraftLine>& all = lines_of(part);
    if (line >= all.size() || all[line].is_section()) return;
    if (part == ArrangedPart::form) hidden_.push_back(all[line].column);
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(line));
}

void ArrangementDraft::move(ArrangedPart part, std::size_t line, std::ptrdiff_t to) {
    std::vector<DraftLine>& all = lines_of(part);
    if (line >= all.size() || all[line].is_section()) return;
    const std::ptrdiff_t first = part == ArrangedPart::form ? 1 : 0;
    to = std::clamp(to, first, std::ssize(all) - 1);
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(line), there = all.begin() + to;
    if (from < there) std::rotate(from, from + 1, there + 1);
    else std::rotate(there, from, from + 1);
    if (part != ArrangedPart::form) return;
    yinfeng::Group group = all.front().section;
    for (DraftLine& each : all) {
        if (each.is_section()) group = each.section;
        else each.section = group;
    }
}

bool ArrangementDraft::can_step(ArrangedPart part, std::size_t line, bool up) const {
    const std::vector<DraftLine>& all = lines(part);
    if (line >= all.size()) return false;
    if (all[line].is_section()) return up ? line > 0 : end_of_section(line) < all.size();
    const std::size_t first = part == ArrangedPart::form ? 1 : 0;
    return up ? line > first : line + 1 < all.size();
}

void ArrangementDraft::step(ArrangedPart part, std::size_t line, bool up) {
    if (!can_step(part, line, up)) return;
    std::vector<DraftLine>& all = lines_of(part);
    const auto at = [&](std::size_t place) { return all.begin() + static_cast<std::ptrdiff_t>(place); };
    if (!all[line].is_section()) {
        move(part, line, static_cast<std::ptrdiff_t>(line) + (up ? -1 : 1));
        return;
    }
    if (!up) {
        const std::size_t next = end_of_section(line);
        std::rotate(at(line), at(next), at(end_of_section(next)));
        return;
    }
    std::size_t previous = line - 1;
    while (!all[previous].is_section()) --previous;
    std::rotate(at(previous), at(line), at(end_of_section(line)));
}

bool ArrangementDraft::is_usual(const Workspace& workspace, ArrangedPart part) const {
    if (part == ArrangedPart::form) return form() == usual_form(workspace, kind_);
    return lines(part).empty() || lines(part) == lines_from(usual_[index(part)], kind_);
}

bool ArrangementDraft::is_changed(ArrangedPart part) const {
    return lines(part) != before_[index(part)] || (part == ArrangedPart::form && hidden_ != hidden_before_);
}

void ArrangementDraft::restore(const Workspace& workspace, ArrangedPart part) {
    if (part == ArrangedPart::form) take(usual_form(workspace, kind_));
    else lines_of(part) = lines_from(usual_[index(part)], kind_);
    before_[index(part)] = lines(part);
    if (part == ArrangedPart::form) hidden_before_ = hidden_;
}

void ArrangementDraft::write(Columns& columns, Change& change) const {
    for (const ArrangedPart part : listed) {
        if (!is_changed(part)) continue;
        std::vector<ColumnId> ids;
        if (!is_usual(columns.workspace(), part))
            for (const DraftLine& line : lines(part)) ids.push_back(line.column);
        arrange(columns, kind_, part, ids, change);
    }
    if (is_changed(ArrangedPart::form)) arrange(columns.workspace(), kind_, form(), change);
}

} // namespace yinfeng::view
