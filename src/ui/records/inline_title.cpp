#include "ui/records/inline_title.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "ui/field_editors.h"

namespace yinfeng::ui {

void InlineTitle::leave(Ui& ui) {
    if (!active_ || record_ == no_record) return;
    active_ = false;
    const Workspace* data = ui.app.workspace();
    if (!data || record_ >= data->record_count() || !data->is_live(record_)) return;
    const std::string_view name = trim(typed_);
    if (!name.empty() && name != data->value(record_, field_).as_text())
        write_field(ui, record_, field_, Value::text(name));
}

void InlineTitle::draw(Ui& ui, const Rect& box, RecordIndex record, FieldId field, std::string_view hint) {
    if (record_ != record || field_ != field) leave(ui);
    if (!active_ || record_ != record) {
        record_ = record, field_ = field;
        typed_ = ui.app.workspace()->value(record, field).as_text();
    }
    IdScope scope(static_cast<std::uint64_t>(record));
    const Edit edit = text_field(ui, inset(box, -ui.px(4), 0), "title", typed_,
        {.name = app::label(info(field)),
            .hint = hint,
            .read_only = !ui.app.can_write(),
            .frameless = true,
            .face = face::title});
    const bool was_active = active_;
    active_ = edit.active;
    if (edit.cancelled) return;
    if (edit.committed || (was_active && !edit.active)) {
        active_ = true;
        leave(ui);
    }
}

} // namespace yinfeng::ui
