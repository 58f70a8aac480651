#include "app/paste_plan.h"

#include "app/strings.h"
#include "base/utf8.h"
#include "base/written_list.h"
#include "domain/consequences.h"
#include "domain/label_sets.h"
#include "domain/reading.h"
#include "model/catalogue.h"
#include "model/choice_words.h"
#include "model/field_input.h"
#include "model/limits.h"
#include "model/typed.h"
#include "view/heading.h"
#include "view/words.h"

#include <algorithm>
#include <optional>

namespace yinfeng::app {

namespace {

constexpr std::size_t most_unknown_words = 100; // more is no column of choices

// 12 亿元, 2019-07-05, P058: what stands in a row of values. 2026年计划投资, 1-6月完成 and 第1期 are names.
bool is_value(std::string_view words, std::optional<Date> today) {
    if (words.find_first_of("0123456789") == std::string_view::npos) return false;
    const bool is_code = std::ranges::all_of(words, [](char each) { return static_cast<unsigned char>(each) < 0x80; });
    const InputContext context{.today = today};
    return is_code || parse_field_input(info(field::project::amount_), words, context).has_value() ||
           parse_field_input(info(field::project::signed_on_), words, context).has_value();
}

bool is_filled_in_by_hand(const view::Columns& columns, const view::Column& column) {
    return column.is_writable() && columns.workspace().names().is_defined(column.field);
}

} // namespace

PastePlan::PastePlan(view::Columns& columns, exchange::Grid grid, PasteWhere where)
    : columns_(columns), texts_(columns), grid_(std::move(grid)), where_(std::move(where)) {
    texts_.never_missing(where_.kind); // it may be one of the rows that are being pasted
    if (where_.new_linked) texts_.link_to_new(where_.new_linked);
    if (!where_.has_no_headings) find_headings();
    if (has_headings_) return;
    targets_.resize(grid_.width());
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        if (i < where_.units.size()) targets_[i].unit = where_.units[i];
        if (i < where_.columns.size()) targets_[i].column = where_.columns[i];
        else ++counts_.outside;
    }
}

// Headings if there are two, or the one of the name, or one and nothing else, and no values: an office's table also has columns that nothing here is like,
// such as 序号.
void PastePlan::find_headings() {
    if (grid_.rows.size() < 2) return;
    const std::vector<std::string>& first = grid_.rows.front();
    std::vector<Target> found(grid_.width());
    std::size_t named = 0, others = 0;
    bool names_title = false;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::string_view words = trim(first[i]);
        if (words.empty()) continue;
        view::Heading heading = view::read_heading(columns_, static_cast<KindId>(where_.kind), words);
        if (heading.column == view::no_column) {
            for (const view::ColumnId shown : where_.columns) { // also paths, which only the view names
                if (columns_[shown].label(columns_.language()) == words) heading.column = shown;
            }
        }
        if (heading.column == view::no_column) {
            if (is_value(words, columns_.reading().today)) return;
            ++others;
            continue;
        }
        ++named;
        names_title = names_title || columns_[heading.column].field == title_field(where_.kind);
        // Of two of one name the first: which is meant nobody has said.
        if (!std::ranges::contains(found, heading.column, &Target::column))
            found[i] = {heading.column, std::move(heading.unit)};
    }
    if (named < 2 && named <= others && !names_title) return;
    has_headings_ = true;
    targets_ = std::move(found);
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        if (targets_[i].column != view::no_column) continue;
        ++counts_.outside;
        if (i < first.size() && !trim(first[i]).empty()) left_out_.emplace_back(trim(first[i]));
    }
}

bool PastePlan::names_other_records() const {
    if (!has_headings_) return false;
    std::size_t named = 0, same = 0;
    for (std::uint32_t row = 0; row < rows(); ++row) {
        const std::string name = name_of_row(row);
        if (name.empty()) continue;
        ++named;
        same += row < where_.rows.size() && domain::name_of(columns_.workspace(), where_.rows[row]) == name;
    }
    return named > 0 && same * 2 < named;
}

std::size_t PastePlan::rows() const { return grid_.rows.size() - (has_headings_ ? 1 : 0); }

bool PastePlan::work(std::size_t cells) {
    std::size_t looked_at = 0;
    while (row_ < rows() && looked_at < cells) {
        looked_at += std::max<std::size_t>(1, targets_.size());
        look_at_row();
        ++row_;
    }
    return row_ == rows();
}

std::string PastePlan::words_of(const view::Column& column, const view::CellValue& cell) const {
    const auto words = [&](const Value& value) {
        if (const auto* made = view::is_link(column.type) ? texts_.find_missing(value.as_text()) : nullptr)
            return tr(Str::paste_new_named, {made->name});
        return view::value_words(columns_.targets(), column, value, view::Style::words, columns_.language());
    };
    if (!is_set(column.type)) return words(cell.value);
    std::string all;
    for (const std::string& element : cell.elements)
        all.append(all.empty() ? std::string_view() : tr(Str::list_comma)).append(words(Value::text(element)));
    return all;
}

std::string PastePlan::name_of_row(std::uint32_t row) const {
    const auto& cells = grid_.rows[row + (has_headings_ ? 1 : 0)];
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const view::ColumnId column = targets_[i].column;
        if (column != view::no_column && columns_[column].field == title_field(where_.kind))
            return std::string(trim(cells[i]));
    }
    return {};
}

// A record that is made under a name that there is already, or that another row makes.
void PastePlan::note_same_named(std::string name) {
    if (name.empty()) return;
    if (!names_) {
        names_.emplace().reserve(columns_.workspace().live(where_.kind).size());
        for (const RecordIndex record : columns_.workspace().live(where_.kind))
            names_->emplace(domain::name_of(columns_.workspace(), record));
    }
    const bool is_taken = names_->contains(name) || !made_names_.insert(name).second;
    if (is_taken) same_named_.push_back(std::move(name));
}

// What is none of the choices is noted, so that somebody can say what it means, and read so where somebody has: before everything
// else, in a list of several choices too.
Result<view::CellValue> PastePlan::read(const Target& target, const std::string& cell) {
    const view::Column& column = columns_[target.column];
    const bool is_several = column.type == FieldType::choice_set;
    const auto known = columns_.targets().names().learned();
    if (has_choices(column.type) && note_mapped(target.column, cell)) {
        std::vector<LearnedWord> learned;
        for (const MappedWord& each : where_.mapped)
            if (each.column == target.column) learned.push_back({column.options.choices, each.word, each.code});
        learned.insert(learned.end(), known.begin(), known.end());
        if (!is_several) {
            if (const auto place = choice_by_words(column.options, trim(cell), learned))
                return view::CellValue{choice_value(column.options, *place), {}};
        } else if (ChoicesByWords read = choices_by_words(column.options, cell, learned); read.unknown.empty()) {
            return view::CellValue{Value(), std::move(read.codes)};
        }
    }
    auto value = texts_.parse(target.column, cell, target.unit);
    if (!value && column.type == FieldType::choice) note_unknown(target.column, trim(cell), {});
    if (!value && is_several)
        note_unknown(target.column, trim(choices_by_words(column.options, cell, known).unknown), {});
    return value;
}

bool PastePlan::note_mapped(view::ColumnId column, const std::string& cell) {
    bool is_mapped = false;
    for (const MappedWord& each : where_.mapped) {
        if (each.column != column) continue;
        const bool is_several = columns_[column].type == FieldType::choice_set;
        for (const std::string& part : is_several ? parts_of_list(cell) : std::vector{cell}) {
            if (each.word != folded_choice_word(part)) continue;
            note_unknown(column, trim(part), each.code);
            is_mapped = true;
        }
    }
    return is_mapped;
}

void PastePlan::note_unknown(view::ColumnId column, std::string_view word, std::string_view code) {
    const std::string folded = folded_choice_word(word);
    auto known = std::ranges::find_if(unknown_words_,
        [&](const UnknownWord& each) { return each.column == column && folded_choice_word(each.word) == folded; });
    if (known == unknown_words_.end()) {
        if (folded.empty() || unknown_words_.size() >= most_unknown_words) return;
        known = unknown_words_.insert(unknown_words_.end(), {column, std::string(word), std::string(code)});
    }
    ++known->cells;
}

// A workbook says in words what a cell that is pasted says by an id: a link to a record that is in the trash, or one of several of a name. Figures are not
// words: their unit is the heading's.
bool PastePlan::is_as_it_left(
    RecordIndex record, const view::Column& column, view::ColumnId id, std::string_view pasted) const {
    if (!where_.keeps_where_empty || record == no_record || pasted.empty()) return false;
    if (column.is_figure() && pasted.find_first_not_of("0123456789.,-") == std::string_view::npos) return false;
    return pasted == trim(view::words(columns_, record, id, view::Style::cells));
}

void PastePlan::look_at_row() {
    const std::vector<std::string>& cells = grid_.rows[row_ + (has_headings_ ? 1 : 0)];
    const auto row = static_cast<std::uint32_t>(row_);
    const RecordIndex record = row_ < where_.rows.size() ? where_.rows[row_] : no_record;
    if (record == no_record) {
        if (std::ranges::all_of(cells, [](const std::string& each) { return trim(each).empty(); })) return;
        if (!where_.makes_records) {
            ++counts_.unmade;
            return;
        }
        ++counts_.made;
        note_same_named(name_of_row(row));
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Target& target = targets_[i];
        if (target.column == view::no_column) continue;
        ++counts_.cells;
        const view::Column& column = columns_[target.column];
        const std::string before = record == no_record ? std::string() : texts_.text(record, target.column);
        const std::string_view pasted = trim(cells[i]);
        // Also what could not be read today, such as a choice of a newer version, stays as it is where it is pasted over itself.
        if (pasted == before || (pasted.empty() && where_.keeps_where_empty) ||
            is_as_it_left(record, column, target.column, pasted) ||
            (where_.fills_only && record != no_record && !texts_.value(record, target.column).is_empty())) {
            ++counts_.same;
            continue;
        }
        const auto refuse = [&](std::string problem) {
            ++counts_.refused;
            lines_.push_back({Fate::refused, row, record, target.column,
                record == no_record ? std::string() : words_of(column, texts_.value(record, target.column)), cells[i],
                std::move(problem)});
        };
        if (const std::string_view problem = where_.problem ? where_.problem(row, i) : std::string_view();
            !problem.empty()) {
            refuse(std::string(problem));
            continue;
        }
        if (!is_filled_in_by_hand(columns_, column)) {
            if (record != no_record) {
                refuse(std::string(tr(Str::paste_computed)));
            } else { // of a new record it follows by itself: said once for all
                ++counts_.computed;
                if (!std::ranges::contains(computed_, target.column)) computed_.push_back(target.column);
            }
            continue;
        }
        if (pasted.empty() && column.field == title_field(where_.kind)) {
            if (record == no_record) ++counts_.same;
            else refuse(std::string(tr(Str::paste_no_title)));
            continue;
        }
        auto value = read(target, cells[i]);
        if (!value) {
            refuse(value.error().message);
            continue;
        }
        view::CellValue now = record == no_record ? view::CellValue() : texts_.value(record, target.column);
        if (value->value.as_text().size() > most_text_bytes) {
            refuse(tr(Str::paste_too_long, {std::to_string(length_in_code_points(value->value.as_text()))}));
            continue;
        }
        if (*value == now) {
            ++counts_.same;
            continue;
        }
        const Fate fate = record == no_record ? Fate::makes : value->is_empty() ? Fate::empties : Fate::changes;
        ++(fate == Fate::empties ? counts_.emptied : counts_.changed);
        lines_.push_back({fate, row, record, target.column, words_of(column, now), words_of(column, *value), {}});
        written_.push_back({row, record, target.column, std::move(*value), std::move(now)});
    }
}

// A table says of a project in which stage it stands. Since when it does is what the table says too, and nothing where it does not:
// a move that somebody makes here gets today, a row that is taken over must not.
void PastePlan::keep_day_open(Change& change, const Written& stage, Id id) const {
    const auto target = domain::parse_stage(stage.value.value.as_text());
    const auto day = target ? domain::day_of_stage(*target) : std::nullopt;
    if (!day) return;
    const bool has_column = std::ranges::contains(targets_, *day, &Target::column);
    if (stage.record != no_record && !has_column) return; // a move
    const auto row = std::ranges::equal_range(written_, stage.row, {}, &Written::row);
    const auto is_given = [&](FieldId field) { return std::ranges::contains(row, field, &Written::column); };
    if (is_given(*day)) return;
    if (stage.record != no_record && domain::is_filled(columns_.workspace(), stage.record, *day)) return;
    change.set(where_.kind, id, *day, Value());
    constexpr FieldId since = field::project::stage_since_;
    if (stage.record == no_record && !is_given(since)) change.set(where_.kind, id, since, Value());
}

// What is linked to and not there yet stands first. Of a cell that was refused after all nothing is made.
void PastePlan::make_linked(Change& change) const {
    std::vector<std::uint8_t> is_linked(missing().size());
    const auto note = [&](std::string_view id) {
        if (const auto* each = texts_.find_missing(id))
            is_linked[static_cast<std::size_t>(each - missing().data())] = 1;
    };
    for (const Written& each : written_) {
        if (!view::is_link(columns_[each.column].type)) continue;
        if (!is_set(columns_[each.column].type)) note(each.value.value.as_text());
        for (const std::string& element : each.value.elements) note(element);
    }
    for (std::size_t i = 0; i < missing().size(); ++i) {
        const auto& [kind, linked_name, id] = missing()[i];
        if (is_linked[i]) change.set(kind, id, title_field(kind), Value::text(linked_name));
    }
}

Change PastePlan::change(
    std::string name, Workspace& data, const std::function<Change(Id)>& make, const std::function<Id()>& new_id) const {
    Change change{std::move(name), {}};
    if (where_.new_linked) make_linked(change);
    std::optional<std::uint32_t> made_row;
    Id made;
    for (auto at = written_.begin(); at != written_.end(); ++at) {
        const Written& each = *at;
        if (each.record == no_record && made_row != each.row) {
            made_row = each.row;
            made = new_id();
            // What the page writes into a new one gives way to what was pasted.
            const auto is_pasted = [&](FieldId field) {
                for (auto other = at; other != written_.end() && other->row == each.row; ++other)
                    if (columns_[other->column].field == field) return true;
                return false;
            };
            for (Write& write : make(made).writes)
                if (!is_pasted(write.field)) change.writes.push_back(std::move(write));
        }
        const Id id = each.record == no_record ? made : data.record(each.record).id;
        const FieldId field = columns_[each.column].field;
        if (!is_set(columns_[each.column].type)) {
            change.set(where_.kind, id, field, each.value.value);
            if (field == field::project::stage_) keep_day_open(change, each, id);
            continue;
        }
        const auto put = [&](const std::vector<std::string>& from, const std::vector<std::string>& without, bool in) {
            for (const std::string& element : from) {
                if (!std::ranges::contains(without, element))
                    change.set(where_.kind, id, data.names().element(field, element), Value::of(in));
            }
        };
        put(each.value.elements, each.before.elements, true);
        put(each.before.elements, each.value.elements, false);
    }
    return change;
}

} // namespace yinfeng::app
