// What a project is connected with: enterprises, chain nodes, service records. A line opens the record.

#include "ui/screens/project_inspector.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/project_actions.h"
#include "ui/record_form.h"
#include "ui/record_options.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

void link_row(Ui& ui, const Rect& row, RecordIndex record, const char* glyph, std::string_view detail) {
    const IdScope scope(static_cast<std::uint64_t>(record));
    const std::string title = record_title(ui, record);
    const Press press = pressable(ui, "link", row, {.role = Role::link, .name = title, .value = detail});
    if (press.hovered) fill(ui, row, color::hover, metric::radius);
    Rect inside = inset(row, ui.px(8), 0);
    icon(ui, cut_left(inside, ui.px(16)), glyph, 16, color::text_3);
    cut_left(inside, ui.px(10));
    icon(ui, cut_right(inside, ui.px(16)), icons::chevron_right, 14, color::text_3);
    cut_right(inside, ui.px(4));
    const float detail_width = std::min(text_width(ui, detail, face::secondary), inside.width * 0.4f);
    silent_text(ui, cut_right(inside, detail_width), detail, face::secondary, Align::right);
    cut_right(inside, ui.px(8));
    silent_text(ui, inside, title, face::body);
    if (press.pressed) ui.app.open_record(workspace_of(ui).record(record).id);
}

} // namespace

std::size_t project_link_count(const Ui& ui, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    std::size_t count = workspace.elements(project, field::project::chain_nodes_).size();
    for (const FieldId field : {field::project::investor_, field::project::introducer_})
        count += domain::linked(workspace, project, field) != no_record;
    return count + workspace.links_to(workspace.record(project).id, field::service_record::project_).size();
}

float project_links(Ui& ui, Vec top, float width, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    const IdScope scope("links");
    Rect rest{top.x, top.y, width, 1e6f};
    const float row = ui.px(ui.touch ? 52 : 40);

    section_head(ui, cut_top(rest, row), tr(Str::links_enterprises), {});
    for (const auto& [field, role] : {std::pair(field::project::investor_, Str::link_role_investor),
             std::pair(field::project::introducer_, Str::link_role_introducer)}) {
        const IdScope field_scope(static_cast<std::uint64_t>(field));
        const RecordIndex target = domain::linked(workspace, project, field);
        if (target != no_record) {
            link_row(ui, cut_top(rest, row), target, icons::building_2, tr(role));
        } else {
            const float height = field_editor_height(ui, project, field, width);
            field_editor(ui, cut_top(rest, height), project, field);
            cut_top(rest, ui.px(8));
        }
    }

    section_head(ui, cut_top(rest, row), tr(Str::links_nodes), {});
    const float nodes = value_editor_height(ui, project, field::project::chain_nodes_, width);
    value_editor(ui, cut_top(rest, nodes), project, field::project::chain_nodes_);
    cut_top(rest, ui.px(8));

    const auto services = workspace.links_to(workspace.record(project).id, field::service_record::project_);
    if (section_head(ui, cut_top(rest, row), tr(Str::links_services),
            services.empty() ? tr(Str::links_none) : std::string_view(),
            ui.app.can_write() ? tr(Str::new_service_record) : std::string_view(), icons::plus)) {
        const Id made = add_service_record(ui, project);
        if (!is_nil(made)) ui.app.open_record(made);
        return rest.y - top.y; // the list has changed
    }
    for (const RecordIndex service : services)
        link_row(ui, cut_top(rest, row), service, icons::headset, record_detail(ui, service));
    return rest.y - top.y;
}

} // namespace yinfeng::ui
