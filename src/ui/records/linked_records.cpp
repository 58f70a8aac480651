#include "ui/records/linked_records.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/follow_ups.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/record_form.h"

namespace yinfeng::ui {

namespace {

constexpr std::size_t most_per_field = 50;

template <class Visit> void each_link(const Workspace& data, RecordIndex index, Visit visit) {
    const Record& record = data.record(index);
    const FieldId notes = // they have a tab of their own
        record.kind < known_kind_count ? domain::follow_up_link(static_cast<Kind>(record.kind)) : no_field;
    for (const FieldId field : data.names().links_to(record.kind))
        if (field == notes) continue;
        else if (const std::span<const RecordIndex> from = data.links_to(record.id, field); !from.empty())
            visit(field, from);
}

} // namespace

std::size_t linked_record_count(const Ui& ui, RecordIndex record) {
    std::size_t count = 0;
    each_link(*ui.app.workspace(), record, [&](FieldId, std::span<const RecordIndex> from) { count += from.size(); });
    return count;
}

float linked_records(Ui& ui, Vec top, float width, RecordIndex record) {
    const Workspace& data = *ui.app.workspace();
    Rect rest{top.x, top.y, width, 1e6f};
    Id opened;
    each_link(data, record, [&](FieldId link, std::span<const RecordIndex> from) {
        const FieldInfo& field = info_of(ui, link);
        Rect head = cut_top(rest, ui.px(36));
        std::string title(app::label(info(field.kind)));
        title += " · " + std::string(app::label(field));
        cut_left(head, text(ui, head, title, face::strong) + ui.px(8));
        text(ui, head, std::to_string(from.size()), face::secondary);
        for (const RecordIndex index : from.subspan(0, std::min(from.size(), most_per_field))) {
            IdScope scope((std::uint64_t{link} << 32) | index);
            const Rect row = cut_top(rest, ui.row_height());
            const std::string name = record_title(ui, index);
            const Press press = pressable(ui, "linked", row, {.role = Role::link, .name = name});
            if (press.hovered) {
                fill(ui, row, color::hover, metric::radius);
            }
            Rect inside = inset(row, ui.px(8), 0);
            icon(ui, cut_right(inside, ui.px(16)), icons::chevron_right, 16, color::text_3);
            silent_text(ui, inside, name, face::body);
            if (press.pressed) {
                opened = data.record(index).id;
            }
        }
        if (from.size() > most_per_field) {
            text(ui, inset(cut_top(rest, ui.px(28)), ui.px(8), 0),
                app::tr(app::Str::data_more_conflicts, {std::to_string(from.size() - most_per_field)}), face::caption);
        }
        cut_top(rest, ui.px(8));
    });
    if (!is_nil(opened)) {
        ui.app.open_record(opened);
    }
    return rest.y - top.y;
}

} // namespace yinfeng::ui
