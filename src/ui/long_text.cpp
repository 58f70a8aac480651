#include "ui/long_text.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/link_button.h"
#include "ui/record_form.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::string_view dialog_id = "long text";
constexpr float reader_width_css = 760;

struct {
    Id record; // an index means nothing in another workspace
    FieldId field = no_field;
    bool opens = false, takes_keyboard = false;
} reader;

bool is_cut_off(const Ui& ui, const FieldInfo& field, std::string_view text, float width) {
    return field.type == FieldType::long_text && wrapped_height(ui, width - ui.px(26), text, face::body) >
                                                     (most_text_lines + 0.5f) * line_height(ui, face::body);
}

float side_of(const Ui& ui) { return ui.reach(28); }

} // namespace

float text_tools_width(const Ui& ui, const FieldInfo& field, std::string_view text, float width) {
    const int tools = !links_of(field, text).empty() + is_cut_off(ui, field, text, width);
    return static_cast<float>(tools) * side_of(ui) + (tools ? ui.px(4) : 0);
}

void draw_text_tools(Ui& ui, const Rect& field_box, RecordIndex record, FieldId field, std::string_view text) {
    const FieldInfo& known = info_of(ui, field);
    Rect row = field_box;
    row.height = std::min(row.height, ui.control_height());
    cut_right(row, ui.px(4));
    const float side = side_of(ui);
    if (is_cut_off(ui, known, text, field_box.width) &&
        icon_button(ui, centred(cut_right(row, side), side, side), icons::maximize_2, tr(Str::expand_text),
            {.kind = ButtonKind::quiet}))
        open_long_text(ui, record, field);
    if (known.type == FieldType::text || known.type == FieldType::long_text)
        link_button(ui, row, text, side, is_telephone_field(known));
}

void open_long_text(Ui& ui, RecordIndex record, FieldId field) {
    reader = {workspace_of(ui).record(record).id, field, true, false};
    ui.want_frames(2);
}

void draw_long_text(Ui& ui) {
    const Workspace* data = ui.app.workspace();
    const RecordIndex record = data && reader.field != no_field ? data->find(reader.record) : no_record;
    if (record == no_record || !data->names().is_defined(reader.field)) return;
    if (std::exchange(reader.opens, false)) open_dialog(ui, dialog_id), reader.takes_keyboard = true;
    const std::string title = tr(Str::expanded_text, {app::label(info_of(ui, reader.field)), record_title(ui, record)});
    const float height_css = std::max(200.0f, ui.css(ui.screen.height) * 0.7f - 120);
    const Dialog dialog = begin_dialog(ui, dialog_id, title, reader_width_css, height_css);
    if (!dialog.open) return;
    if (std::exchange(reader.takes_keyboard, false) && can_edit(ui, record)) focus_next(ui);
    value_editor(ui, {dialog.content.x, dialog.content.y, dialog.content.width, ui.px(height_css)}, record,
        reader.field, {.whole = true});
    end_notice_dialog(ui);
}

} // namespace yinfeng::ui
