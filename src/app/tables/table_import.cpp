#include "app/tables/table_import.h"

#include "app/strings.h"
#include "app/tables/heading_text.h"
#include "app/tables/merged_areas.h"
#include "base/utf8.h"
#include "documents/cell_name.h"
#include "domain/reading.h"
#include "model/catalogue.h"
#include "model/typed.h"
#include "view/heading.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

namespace yinfeng::app {

namespace {

using documents::CellKind, documents::CellView;

// By the leaf of a heading, by its path as one word, by what stands before the unit: 投资/总投资, 总投资, 投资总投资.
view::ColumnId column_of(const view::Columns& columns, Kind kind, const ShapedColumn& shaped) {
    std::string joined = shaped.path;
    std::erase(joined, '/');
    for (const std::string& words : {shaped.path, joined, shaped.name})
        if (const view::Heading heading = view::read_heading(columns, static_cast<KindId>(kind), words);
            heading.column != view::no_column)
            return heading.column;
    return view::no_column;
}

std::optional<double> number_of(const CellView& cell) {
    if (cell.kind != CellKind::number && cell.kind != CellKind::text) return std::nullopt;
    std::string text;
    for (const char c : trim(cell.text))
        if (c != ',') text += c;
    if (text.empty() || text.find_first_not_of("0123456789.-+eE") != std::string::npos) return std::nullopt;
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    return *end == '\0' ? std::optional(number) : std::nullopt;
}

std::size_t decimals_of(std::string_view text) {
    const std::size_t point = text.find('.');
    return point == std::string_view::npos ? 0 : text.size() - point - 1;
}

FieldId code_field(Kind kind) {
    switch (kind) {
    case Kind::project: return field::project::code_;
    case Kind::enterprise: return field::enterprise::credit_code_;
    default: return no_field;
    }
}

} // namespace

TableImport::TableImport(view::Columns& columns, const documents::Table& table, TableImportAsked asked)
    : columns_(columns), table_(table), asked_(std::move(asked)) {
    shape_ = find_shape(
        table,
        [this](std::string_view words) {
            return view::read_heading(columns_, static_cast<KindId>(asked_.kind), words).column != view::no_column;
        },
        asked_.shape);
    map_columns();
    match_rows();
    check_sums();
}

void TableImport::map_columns() {
    for (const ShapedColumn& shaped : shape_.columns) {
        Column made{.from = &shaped};
        const auto said = std::ranges::find_if(asked_.columns,
            [&](const SaidColumn& each) { return each.heading == shaped.path || each.heading == shaped.name; });
        if (said != asked_.columns.end()) {
            if (!said->column.empty())
                if (const auto named = columns_.named(static_cast<KindId>(asked_.kind), said->column))
                    made.column = *named;
        } else if (!shaped.is_number) {
            made.column = column_of(columns_, asked_.kind, shaped);
        }
        // Two columns of one field: the first; what the other holds is told as left out.
        if (std::ranges::contains(mapped_, made.column, &Column::column)) made.column = view::no_column;
        if (made.column != view::no_column) {
            const view::Column& column = columns_[made.column];
            made.is_id = column.source == view::Column::Source::own && column.own == view::Own::id;
        }
        for (const ShapedRow& row : shape_.rows)
            made.filled += row.what == ShapedRow::What::record && !trim(table_.at(row.row, shaped.column).text).empty();
        mapped_.push_back(made);
    }
}

std::string TableImport::text_of(const CellView& cell, const Column& column) const {
    std::string text(trim(cell.text));
    const FieldType type = columns_[column.column].type;
    if (cell.kind == CellKind::date && type == FieldType::date) return text.substr(0, 10); // without the time of day
    if (cell.kind == CellKind::percent && type == FieldType::text)
        if (const char* end = nullptr; const double number = std::strtod(text.c_str(), const_cast<char**>(&end)))
            return std::to_string(std::lround(number * 100)) + "%";
    if (cell.kind == CellKind::flag) return text == "TRUE" ? "是" : "否";
    return text;
}

// What the file itself has spoilt, whatever the field would make of it.
std::string TableImport::problem_of(const CellView& cell, const Column& column) const {
    const FieldType type = columns_[column.column].type;
    if (cell.kind == CellKind::error) return tr(Str::import_cell_error, {cell.text});
    if (cell.kind == CellKind::no_date) return tr(Str::import_cell_no_date, {cell.text});
    if (cell.is_rounded && (type == FieldType::text || type == FieldType::long_text))
        return tr(Str::import_cell_rounded, {cell.text});
    // 2025.10 that was typed as a number is 2025.1.
    if (cell.kind == CellKind::number && type == FieldType::date && decimals_of(cell.text) == 1 &&
        cell.text.size() == 6 && cell.text.ends_with(".1"))
        return tr(Str::import_cell_month, {cell.text, std::string(cell.text) + "0"});
    return {};
}

void TableImport::match_rows() {
    const Workspace& data = columns_.workspace();
    const FieldId code = code_field(asked_.kind);
    for (const RecordIndex each : data.live(asked_.kind)) {
        by_name_[std::string(domain::name_of(data, each))].push_back(each);
        if (code != no_field && domain::is_filled(data, each, code))
            by_code_.emplace(data.value(each, code).as_text(), each);
    }
    const MergedAreas areas(table_);
    const auto cell_at = [&](std::uint32_t row, std::uint32_t column) {
        const CellView own = table_.at(row, column);
        if (own.kind != CellKind::empty) return own;
        const documents::Area* area = areas.at(row, column); // down within it, not across
        return area && area->first_column == column ? table_.at(area->first_row, area->first_column) : own;
    };
    exchange::Grid grid;
    std::vector<std::string> headings;
    PasteWhere where{.kind = asked_.kind, .new_linked = asked_.new_linked, .mapped = asked_.mapped};
    for (std::size_t i = 0; i < mapped_.size(); ++i) {
        if (mapped_[i].column == view::no_column || mapped_[i].is_id) continue;
        grid_columns_.push_back(i);
        where.columns.push_back(mapped_[i].column);
        std::string unit = mapped_[i].from->unit;
        for (const SaidColumn& said : asked_.columns)
            if (!said.unit.empty() && (said.heading == mapped_[i].from->path || said.heading == mapped_[i].from->name))
                unit = said.unit;
        where.units.push_back(std::move(unit));
    }
    std::unordered_map<RecordIndex, std::uint32_t> taken; // by which row of the sheet
    for (const ShapedRow& shaped : shape_.rows) {
        if (shaped.what != ShapedRow::What::record) continue;
        Row row{.row = shaped.row};
        std::vector<std::string> texts(mapped_.size()), cells, problems;
        for (std::size_t i = 0; i < mapped_.size(); ++i) {
            if (mapped_[i].column == view::no_column) continue;
            const CellView cell = cell_at(shaped.row, mapped_[i].from->column);
            const std::string corrected =
                asked_.corrected ? asked_.corrected(shaped.row, mapped_[i].from->column) : std::string();
            texts[i] = corrected.empty() ? text_of(cell, mapped_[i]) : corrected;
            if (mapped_[i].is_id) continue;
            cells.push_back(texts[i]);
            problems.push_back(corrected.empty() ? problem_of(cell, mapped_[i]) : std::string());
        }
        if (std::ranges::all_of(cells, [](const std::string& each) { return each.empty(); })) continue;
        if (std::string wrong = match(texts, row.record); !wrong.empty()) {
            row.fate = Fate::wrong;
            row.reasons.push_back(std::move(wrong));
        } else if (row.record != no_record) {
            const auto [first, is_first] = taken.try_emplace(row.record, shaped.row);
            if (!is_first) {
                row.fate = Fate::wrong;
                row.reasons.push_back(tr(Str::import_row_twice, {std::to_string(first->second + 1)}));
            } else if (asked_.mode == ImportMode::append) {
                row.fate = Fate::skipped;
            }
        }
        rows_.push_back(std::move(row));
        if (rows_.back().fate == Fate::wrong || rows_.back().fate == Fate::skipped) continue;
        grid_rows_.push_back(rows_.size() - 1);
        where.rows.push_back(rows_.back().record);
        grid.rows.push_back(std::move(cells));
        problems_.push_back(std::move(problems));
    }
    where.has_no_headings = true;
    where.keeps_where_empty = true;
    where.fills_only = asked_.mode == ImportMode::fill;
    where.problem = [this](
                        std::uint32_t row, std::size_t column) -> std::string_view { return problems_[row][column]; };
    plan_ = std::make_unique<PastePlan>(columns_, std::move(grid), std::move(where));
}

// By the id of our own workbooks, the code of the kind, its name; where several have that name, by the investor too.
std::string TableImport::match(const std::vector<std::string>& texts, RecordIndex& record) const {
    const Workspace& data = columns_.workspace();
    const auto text_under = [&](FieldId field) -> std::string {
        for (std::size_t i = 0; i < mapped_.size(); ++i)
            if (mapped_[i].column != view::no_column &&
                columns_[mapped_[i].column].source == view::Column::Source::field &&
                columns_[mapped_[i].column].field == field)
                return texts[i];
        return {};
    };
    for (std::size_t i = 0; i < mapped_.size(); ++i) {
        if (!mapped_[i].is_id || texts[i].empty()) continue;
        const std::optional<Id> id = parse_id(texts[i]);
        const RecordIndex found = id ? data.find(*id) : no_record;
        if (found == no_record || data.record(found).kind != static_cast<KindId>(asked_.kind)) continue;
        if (!data.is_live(found)) return std::string(tr(Str::import_row_deleted));
        record = found;
        return {};
    }
    if (const FieldId code = code_field(asked_.kind); code != no_field) {
        if (const std::string wanted = text_under(code); !wanted.empty())
            if (const auto found = by_code_.find(wanted); found != by_code_.end()) {
                record = found->second;
                return {};
            }
    }
    const std::string name = text_under(title_field(asked_.kind));
    if (name.empty()) return std::string(tr(Str::import_row_no_name));
    const auto found = by_name_.find(name);
    std::vector<RecordIndex> named = found == by_name_.end() ? std::vector<RecordIndex>() : found->second;
    if (named.size() > 1 && asked_.kind == Kind::project) {
        const std::string investor = text_under(field::project::investor_);
        std::erase_if(named, [&](RecordIndex each) {
            return investor.empty() ||
                   domain::name_of(data, domain::linked(data, each, field::project::investor_)) != investor;
        });
        if (named.size() != 1) return tr(Str::import_row_ambiguous, {name});
    }
    if (named.size() > 1) return tr(Str::import_row_ambiguous, {name});
    if (!named.empty()) record = named.front();
    return {};
}

bool TableImport::work(std::size_t cells) {
    if (is_done_) return true;
    if (!plan_->work(cells)) return false;
    finish();
    return is_done_ = true;
}

void TableImport::finish() {
    for (const std::size_t row : grid_rows_)
        if (rows_[row].record == no_record) rows_[row].fate = Fate::added;
    const std::vector<PastePlan::Line>& lines = plan_->lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Row& row = rows_[grid_rows_[lines[i].row]];
        row.lines.push_back(i);
        if (lines[i].fate == PastePlan::Fate::refused) {
            row.reasons.push_back(documents::cell_name(row.row, sheet_column_of(lines[i])) + " " +
                                  std::string(columns_[lines[i].column].label(columns_.language())) + "：" +
                                  lines[i].problem);
        } else if (row.fate == Fate::same) {
            row.fate = Fate::updated;
        }
    }
    for (const std::size_t row : grid_rows_)
        if (!rows_[row].reasons.empty()) rows_[row].fate = Fate::wrong;
}

std::size_t TableImport::count(Fate fate) const {
    return static_cast<std::size_t>(std::ranges::count(rows_, fate, &Row::fate));
}

std::uint32_t TableImport::sheet_column_of(const PastePlan::Line& line) const {
    const auto found = std::ranges::find(mapped_, line.column, &Column::column);
    return found == mapped_.end() ? 0 : found->from->column;
}

// 小计 is of the rows since the one before it or a head of a section, 合计 of all rows, above and below.
void TableImport::check_sums() {
    for (const ShapedColumn& column : shape_.columns) {
        if (column.is_number) continue;
        double all = 0, part = 0;
        std::size_t all_cells = 0, part_cells = 0, most_decimals = 0;
        std::vector<Check> totals;
        const auto judge = [&](Check check, std::size_t decimals) {
            // Each may be rounded in its last digit.
            const double unit = std::pow(10.0, -static_cast<double>(std::max(decimals, most_decimals)));
            check.is_right =
                std::fabs(check.said - check.sum) <= unit * (0.5 * static_cast<double>(check.cells) + 0.51);
            checks_.push_back(check);
        };
        std::vector<std::size_t> total_decimals;
        for (const ShapedRow& row : shape_.rows) {
            const CellView cell = table_.at(row.row, column.column);
            const std::optional<double> number = number_of(cell);
            switch (row.what) {
            case ShapedRow::What::record:
                if (!number) break;
                all += *number, part += *number;
                ++all_cells, ++part_cells;
                most_decimals = std::max(most_decimals, std::min<std::size_t>(decimals_of(cell.text), 6));
                break;
            case ShapedRow::What::section: part = 0, part_cells = 0; break;
            case ShapedRow::What::subtotal:
                if (number && part_cells > 0)
                    judge({row.row, column.column, *number, part, part_cells},
                        std::min<std::size_t>(decimals_of(cell.text), 6));
                part = 0, part_cells = 0;
                break;
            case ShapedRow::What::total:
                if (!number) break;
                totals.push_back({row.row, column.column, *number});
                total_decimals.push_back(std::min<std::size_t>(decimals_of(cell.text), 6));
                break;
            case ShapedRow::What::note: break;
            }
        }
        for (std::size_t i = 0; i < totals.size(); ++i) {
            totals[i].sum = all, totals[i].cells = all_cells;
            if (all_cells > 0) judge(totals[i], total_decimals[i]);
        }
    }
}

Change TableImport::change(std::string name, Workspace& names, const std::function<Change(Id)>& make,
    const std::function<Id()>& new_id) const {
    return plan_->change(std::move(name), names, make, new_id);
}

} // namespace yinfeng::app
