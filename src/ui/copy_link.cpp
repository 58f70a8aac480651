#include "ui/copy_link.h"

#include "app/address.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/widgets.h"

#include <imgui.h>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float least_head_css = 520; // there the way back, the title and what is done on the page come first

} // namespace

void copy_link(Ui& ui, const app::Address& address, Str words) {
    ImGui::SetClipboardText(ui.app.link(address).c_str());
    ui.app.say(std::string(tr(words)));
}

void copy_record_link(Ui& ui, RecordIndex record) {
    copy_link(ui, ui.app.address_of(workspace_of(ui).record(record).id), Str::link_copied);
}

void copy_page_link(Ui& ui) { copy_link(ui, ui.app.address(), Str::link_copied); }

void page_link_button(Ui& ui, Rect& head) {
    const bool has_room = head.width >= ui.px(least_head_css);
    const Rect place = has_room ? centred(cut_left(head, ui.control_height()), ui.control_height()) : Rect{};
    cut_left(head, ui.px(8));
    if (has_room && icon_button(ui, place, icons::link, tr(Str::copy_link), {.kind = ButtonKind::quiet}))
        copy_page_link(ui);
}

} // namespace yinfeng::ui
