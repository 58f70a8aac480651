#include "ui/field_words.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/formulas.h"
#include "domain/label_sets.h"
#include "domain/reading.h"
#include "ui/record_form.h"
#include "view/cell_text.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

const Workspace& workspace_of(const Ui& ui) { return *ui.app.workspace(); }
const FieldInfo& info_of(const Ui& ui, FieldId field) { return *workspace_of(ui).names().info(field); }

std::optional<ColumnFigure> column_figure(const FieldInfo& field, const Value& value) {
    const auto stated = field.type == FieldType::quantity ? stated_of(value) : std::nullopt;
    if (!stated) return std::nullopt;
    const bool is_in_unit = *stated == StatedQuantity{stated->quantity};
    if (const Measure::ShownUnit* column = view::column_unit(field.options); column && is_in_unit) {
        const FormattedQuantity parts = format_quantity_in(stated->quantity, *column);
        return ColumnFigure{parts.figure(), parts.behind};
    }
    const FormattedQuantity parts = format_stated(*stated, measure_of(field.options), words_of(value));
    return ColumnFigure{parts.figure(), parts.unit};
}

const Measure::ShownUnit* meant_unit(const FieldOptions& options, bool in_cell) {
    return in_cell || !is_chinese(language()) ? view::column_unit(options) : nullptr;
}

std::string_view unsaid_unit(const FieldInfo& field, std::string_view typed, bool in_cell) {
    if (field.type == FieldType::integer) return app::unit_label(field.options);
    if (field.type != FieldType::quantity) return {};
    const Measure::ShownUnit* column = meant_unit(field.options, in_cell);
    const std::string_view unit = column ? std::string_view(column->spelling) : std::string_view();
    if (unit_left_unsaid(typed, measure_of(field.options), unit).empty()) return {};
    return column ? tr(Str::yi_yuan) : app::unit_label(field.options);
}

std::string counts_as(const FieldInfo& field, std::string_view typed) {
    if (field.type != FieldType::quantity) return {};
    const auto read = parse_stated_input(typed, measure_of(field.options));
    if (!read || read->words.empty() || read->stated.is_undecided) return {};
    return tr(Str::counts_as, {format_stated(read->stated, measure_of(field.options)).text()});
}

const StageLook& stage_look_of(std::string_view stage_code) {
    static constexpr StageLook outside{color::pause, color::pause_tint, 0};
    const auto stage = domain::parse_stage(stage_code);
    const auto look = stage ? domain::class_of(*stage) : std::nullopt;
    if (!look) return outside;
    switch (*look) {
    case domain::StageClass::reserve: return stage_look::reserve;
    case domain::StageClass::talk: return stage_look::talk;
    case domain::StageClass::sign: return stage_look::sign;
    case domain::StageClass::build: return stage_look::build;
    case domain::StageClass::run: return stage_look::run;
    }
    return outside;
}

std::string_view group_label(Group group) {
    switch (group) {
    case Group::basic: return tr(Str::group_basic);
    case Group::scale: return tr(Str::group_scale);
    case Group::people: return tr(Str::group_people);
    case Group::progress: return tr(Str::group_progress);
    case Group::place: return tr(Str::group_place);
    case Group::channel: return tr(Str::group_channel);
    case Group::chain: return tr(Str::group_chain);
    case Group::feedback: return tr(Str::group_feedback);
    case Group::limits: return tr(Str::group_limits);
    case Group::source: return tr(Str::group_source);
    case Group::own: return tr(Str::group_own);
    }
    return {};
}

std::string date_words(std::string_view iso, Date today) {
    if (const auto date = parse_iso_date(iso)) return to_display(*date, today);
    const auto period = parse_partial_date(iso);
    return period ? yinfeng::date_words(*period) : std::string(iso);
}

std::string_view boolean_words(const Value& value) {
    if (value.shape() != Value::Shape::boolean) return tr(Str::unknown);
    return tr(value.as_boolean() ? Str::yes : Str::no);
}

std::string title_of(const Workspace& workspace, RecordIndex record) {
    const KindId kind = workspace.record(record).kind;
    if (kind >= known_kind_count) return {};
    return std::string(domain::name_of(workspace, record));
}

std::string link_words(const Ui& ui, RecordIndex target) {
    if (target == no_record) return std::string(tr(Str::link_missing));
    std::string title = record_title(ui, target);
    return workspace_of(ui).is_live(target) ? title : tr(Str::link_deleted, {title});
}

std::string link_words(const Ui& ui, std::string_view id_text) {
    const auto id = parse_id(id_text);
    return link_words(ui, id ? workspace_of(ui).find(*id) : no_record);
}

std::string filled_words(const Ui& ui, FieldId field, const Value& value) {
    const Workspace& workspace = workspace_of(ui);
    if (value.is_none()) return {};
    if (value.shape() == Value::Shape::compound) return std::string(value.as_compound());
    const FieldInfo* info = workspace.names().info(field);
    if (!info) { // a field of a newer version
        if (value.shape() == Value::Shape::boolean) return std::string(boolean_words(value));
        if (value.shape() == Value::Shape::integer) return std::to_string(value.as_integer());
        return std::string(value.as_text());
    }
    switch (info->type) {
    case FieldType::choice: return std::string(app::choice_label(info->options, value.as_text()));
    case FieldType::date: return date_words(value.as_text(), ui.app.today());
    case FieldType::quantity:
        if (const auto stated = stated_of(value)) {
            std::string words = format_stated(*stated, measure_of(info->options), words_of(value)).text();
            const bool says_more = !words_of(value).empty() && !stated->is_undecided;
            return says_more ? tr(Str::as_written, {words, words_of(value)}) : words;
        }
        return std::string(value.as_text());
    case FieldType::integer: {
        std::string words = std::to_string(value.as_integer());
        if (!app::unit_label(info->options).empty()) words.append(" ").append(app::unit_label(info->options));
        return words;
    }
    case FieldType::boolean: return std::string(boolean_words(value));
    case FieldType::link: return link_words(ui, value.as_text());
    case FieldType::tag_set:
    case FieldType::choice_set:
    case FieldType::link_set: return std::string(boolean_words(value)); // an element's cell
    case FieldType::text:
    case FieldType::long_text: break;
    }
    // Kept with the names of files, read with those of the office.
    if (field == field::custom_field::formula_) return domain::shown_formula(workspace.names(), value.as_text());
    return std::string(value.as_text());
}

std::string element_words(const Ui& ui, FieldId set, std::string_view element) {
    const FieldInfo* info = workspace_of(ui).names().info(set);
    if (info && info->type == FieldType::link_set) return link_words(ui, element);
    if (info && info->type == FieldType::choice_set) return std::string(app::choice_label(info->options, element));
    return std::string(element);
}

std::string value_words(const Ui& ui, FieldId field, const Value& value) {
    std::string words = filled_words(ui, field, value);
    if (words.empty()) {
        const FieldInfo* info = workspace_of(ui).names().info(field);
        return std::string(tr(info && info->type == FieldType::boolean ? Str::unknown : Str::unfilled));
    }
    return words;
}

std::string record_title(const Ui& ui, RecordIndex record) {
    const Workspace& workspace = workspace_of(ui);
    std::string title = title_of(workspace, record);
    if (!title.empty()) return title;
    const KindId kind = workspace.record(record).kind;
    if (kind >= known_kind_count) return std::string(tr(Str::untitled_record));
    return tr(Str::untitled, {app::label(info(static_cast<Kind>(kind)))});
}

} // namespace yinfeng::ui
