#pragma once
// Where a formula of the office's own is written (domain/formula.h): the text, lists of fields and functions to put into it, what is
// wrong with it as it is typed, and what it says of some records.

#include "domain/field_draft.h"
#include "domain/formulas.h"
#include "ui/widgets.h"

#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

class FormulaEditor {
public:
    float height(const Ui& ui) const; // device pixels
    void draw(Ui& ui, Rect box, domain::FieldDraft& draft);
    bool is_good() const { return formula_ && formula_->problem.empty(); }

private:
    void follow(Ui& ui, const domain::FieldDraft& draft);
    void draw_lists(Ui& ui, Rect line, const domain::FieldDraft& draft);
    std::string said(const Ui& ui) const; // that it is good, and what comes out

    domain::Formulas formulas_;
    std::optional<domain::Formula> formula_;
    struct Seen {
        std::uint64_t workspace = 0, revision = 0;
        Kind kind = Kind::count_;
        std::string text, unit;
        Language language = Language::zh;
        bool operator==(const Seen&) const = default;
    };
    std::optional<Seen> seen_;
    struct Tried {
        std::string name, words;
        bool is_lacking = false;
    };
    std::vector<Tried> tried_;
};

} // namespace yinfeng::ui
