// Columns: what formulas of the office's own say, and why one says nothing.

#include "view/columns.h"

namespace yinfeng::view {

const domain::Formulas& Columns::formulas() const {
    formulas_.follow(workspace_.names());
    return formulas_;
}

const domain::Formula* Columns::formula(const Column& column) const {
    return column.source == Column::Source::formula ? formulas().find(column.formula) : nullptr;
}

domain::FormulaValue Columns::worked_out(const domain::Formula& formula, RecordIndex record) const {
    return formulas_.work_out(formula, {*reading_, targets_}, record);
}

std::string_view Columns::formula_problem(ColumnId id) const {
    const Column& column = (*this)[id];
    if (column.source == Column::Source::path) return formula_problem(column.end);
    const domain::Formula* formula = this->formula(column);
    return formula ? std::string_view(formula->problem) : std::string_view();
}

std::string Columns::why_empty(RecordIndex record, ColumnId id) {
    const Column& column = (*this)[id];
    if (column.source == Column::Source::path) {
        const RecordIndex target = linked(record, column.link);
        return target == no_record ? std::string() : why_empty(target, column.end);
    }
    const domain::Formula* formula = this->formula(column);
    if (!formula) return {};
    if (!formula->problem.empty()) return formula->problem;
    if (!value(record, id).is_none()) return {};
    return domain::lack_words(workspace_.names(), worked_out(*formula, record));
}

bool Columns::is_formula_provisional(RecordIndex record, ColumnId id) const {
    const domain::Formula* formula = this->formula((*this)[id]);
    return formula && formula->reads_day && worked_out(*formula, record).is_provisional;
}

} // namespace yinfeng::view
