#include "ui/screens/merge_words.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/wall_clock.h"
#include "domain/follow_ups.h"
#include "ui/field_words.h"
#include "ui/record_form.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

} // namespace

std::string FileWords::kind(KindId there) const {
    if (there < known_kind_count) return std::string(app::label(yinfeng::info(static_cast<Kind>(there))));
    return tr(Str::data_kind_unknown, {file_.names.kind_name(there)});
}

std::string FileWords::title(std::uint32_t record) const {
    const Record& theirs = file_.records[record];
    if (theirs.kind < known_kind_count) {
        const Cell* cell = theirs.find(title_field(static_cast<Kind>(theirs.kind)));
        if (cell && !cell->shown().as_text().empty()) return first_line(cell->shown().as_text());
    }
    const RecordIndex here = workspace_of(ui_).find(theirs.id);
    if (here != no_record) return record_title(ui_, here);
    if (theirs.kind < known_kind_count) return tr(Str::untitled, {kind(theirs.kind)});
    return std::string(tr(Str::untitled_record));
}

std::string FileWords::fact(std::uint32_t record) const {
    // One line is enough here: what differs is shown beside it.
    static constexpr FieldId telling[] = {field::project::code_, field::project::park_, field::enterprise::region_,
        field::enterprise::credit_code_, field::person::title_, field::unit::short_name_, field::chain::park_,
        field::service_record::code_};
    const Record& theirs = file_.records[record];
    if (theirs.kind == static_cast<KindId>(Kind::follow_up)) { // a note says little without what it is about
        for (std::size_t kind = 0; kind < known_kind_count; ++kind) {
            const FieldId about = domain::follow_up_link(static_cast<Kind>(kind));
            const Cell* cell = about == no_field ? nullptr : theirs.find(about);
            if (cell && !cell->shown().as_text().empty()) return link(cell->shown().as_text());
        }
    }
    for (const FieldId each : telling) {
        if (static_cast<KindId>(yinfeng::info(each).kind) != theirs.kind) continue;
        const Cell* cell = theirs.find(each);
        if (cell && !cell->shown().as_text().empty()) return std::string(cell->shown().as_text());
    }
    return {};
}

const FieldInfo* FileWords::info(const FieldComparison& field) const {
    if (field.there != no_field) return file_.names.info(field.there);
    return field.here == no_field ? nullptr : workspace_of(ui_).names().info(field.here);
}

std::string FileWords::link(std::string_view id_text) const {
    const auto id = parse_id(id_text);
    if (!id) return std::string(id_text);
    const RecordIndex here = workspace_of(ui_).find(*id);
    if (here != no_record) return link_words(ui_, here);
    // Records of a file stand in order of kind and id.
    for (auto from = file_.records.begin(); from != file_.records.end();) {
        const auto to =
            std::find_if(from, file_.records.end(), [&](const Record& each) { return each.kind != from->kind; });
        const auto found =
            std::lower_bound(from, to, *id, [](const Record& each, Id wanted) { return each.id < wanted; });
        if (found != to && found->id == *id) return title(static_cast<std::uint32_t>(found - file_.records.begin()));
        from = to;
    }
    return std::string(tr(Str::link_missing));
}

std::string FileWords::label(const FieldComparison& field) const {
    if (field.is_deletion) return std::string(tr(Str::merge_deletion));
    const FieldInfo* known = info(field);
    const Names& names = field.there != no_field ? file_.names : workspace_of(ui_).names();
    const FieldId id = field.there != no_field ? field.there : field.here;
    if (!known) return std::string(names.field_name(id));
    std::string words(app::label(*known));
    if (const Names::Element* element = names.as_element(id)) {
        words = tr(Str::field_colon, {words});
        words += known->type == FieldType::link_set     ? link(element->text)
                 : known->type == FieldType::choice_set ? app::choice_label(known->options, element->text)
                                                        : element->text;
    }
    return words;
}

std::string FileWords::value(const FieldComparison& field, const Value& value) const {
    if (field.is_deletion) return std::string(tr(value.is_none() ? Str::merge_not_deleted : Str::merge_is_deleted));
    const FieldInfo* known = info(field);
    if (known && is_set(known->type)) {
        return std::string(tr(value.as_boolean() ? Str::merge_element_in : Str::merge_element_out));
    }
    if (value.is_none()) return std::string(tr(Str::unfilled));
    if (known && known->type == FieldType::link) return link(value.as_text());
    if (known) return value_words(ui_, static_cast<FieldId>(field.there != no_field ? field.there : field.here), value);
    return value.shape() == Value::Shape::text ? std::string(value.as_text()) : value.to_json();
}

std::string FileWords::base(const FieldComparison& field) const {
    switch (field.base) {
    case FieldComparison::Base::value: return value(field, field.base_value);
    case FieldComparison::Base::unfilled: return value(field, {});
    case FieldComparison::Base::forgotten: break;
    }
    return std::string(tr(Str::dash));
}

bool clock_is_suspicious(const Ui& ui, std::int64_t wall_ms) { return clock_is_doubtful(wall_ms, ui.app.now_ms()); }

std::string said_by(const Ui& ui, const Said& said) {
    const std::string author = said.author.empty() ? std::string(tr(Str::author_unknown)) : std::string(said.author);
    std::string words =
        tr(Str::who_when, {author, format_wall_time(said.wall_ms, ui.app.platform().utc_offset_minutes())});
    if (clock_is_suspicious(ui, said.wall_ms)) {
        words =
            tr(Str::who_when, {author, format_full_wall_time(said.wall_ms, ui.app.platform().utc_offset_minutes())});
        if (clock_is_ahead(said.wall_ms, ui.app.now_ms())) // an early one speaks for itself
            words += tr(Str::merge_clock_ahead, {std::to_string((said.wall_ms - ui.app.now_ms()) / day_ms)});
    }
    return words;
}

} // namespace yinfeng::ui
