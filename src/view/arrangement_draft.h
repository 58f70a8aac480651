#pragma once
// An arrangement while somebody changes it: the lines of each part, moved, added and taken out, and the writes that make it so. Only
// parts that were changed are written, so that two people who arrange different parts of one kind both keep theirs.

#include "view/arrangement.h"

#include <array>
#include <cstddef>
#include <vector>

namespace yinfeng::view {

// A column; or of a form the head of a section, with its fields below.
struct DraftLine {
    ColumnId column = no_column;
    yinfeng::Group section = yinfeng::Group::basic;
    bool is_section() const { return column == no_column; }
    bool operator==(const DraftLine&) const = default;
};

class ArrangementDraft {
public:
    using Lists = std::array<std::vector<ColumnId>, 3>; // columns, cards, overview
    // `usual`: what is shown where nothing is arranged. The title is in none of them: it is always shown.
    ArrangementDraft(Columns& columns, KindId kind, Lists usual);

    KindId kind() const { return kind_; }
    const std::vector<DraftLine>& lines(ArrangedPart part) const { return lines_[index(part)]; }
    const std::vector<ColumnId>& hidden() const { return hidden_; } // of the form
    bool has(ArrangedPart part, ColumnId column) const;

    void add(const Workspace& workspace, ArrangedPart part, ColumnId column); // at the end, in a form of its section
    void remove(ArrangedPart part, std::size_t line);
    // To that place among the lines as they stand now; above the first section of a form nothing can stand.
    void move(ArrangedPart part, std::size_t line, std::ptrdiff_t to);
    // One up or down; the head of a section goes with its fields.
    void step(ArrangedPart part, std::size_t line, bool up);
    bool can_step(ArrangedPart part, std::size_t line, bool up) const;

    bool is_usual(const Workspace& workspace, ArrangedPart part) const;
    bool is_changed(ArrangedPart part) const;
    void restore(const Workspace& workspace, ArrangedPart part); // the default, as if it had been so when this began
    void write(Columns& columns, Change& change) const;          // nothing where nothing was changed

private:
    static std::size_t index(ArrangedPart part) { return static_cast<std::size_t>(part); }
    std::vector<DraftLine>& lines_of(ArrangedPart part) { return lines_[index(part)]; }
    void take(const Form& form);
    Form form() const;
    std::size_t end_of_section(std::size_t head) const;

    KindId kind_;
    Lists usual_;
    std::array<std::vector<DraftLine>, arranged_part_count> lines_, before_;
    std::vector<FieldId> hidden_, hidden_before_;
};

} // namespace yinfeng::view
