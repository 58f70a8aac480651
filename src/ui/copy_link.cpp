#include "ui/copy_link.h"

#include "app/address.h"
#include "app/strings.h"
#include "ui/field_words.h"

#include <imgui.h>

namespace yinfeng::ui {

using app::Str;
using app::tr;

void copy_record_link(Ui& ui, RecordIndex record) {
    ImGui::SetClipboardText(ui.app.link(ui.app.address_of(workspace_of(ui).record(record).id)).c_str());
    ui.app.say(std::string(tr(Str::link_copied)));
}

void copy_page_link(Ui& ui, bool is_own_view, bool is_tried) {
    app::Address address = ui.app.address();
    address.record = {};
    if (is_own_view) address.view.clear();
    ImGui::SetClipboardText(ui.app.link(address).c_str());
    ui.app.say(std::string(tr(is_own_view ? Str::link_copied_no_view
                              : is_tried  ? Str::link_copied_untried
                                          : Str::link_copied)));
}

} // namespace yinfeng::ui
