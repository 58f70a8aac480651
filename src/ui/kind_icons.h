#pragma once
// The icon of a kind, as the rail and every list of mixed records have it.

#include "icons_generated.h"
#include "store/workspace.h"

namespace yinfeng::ui {

inline const char* kind_icon(KindId kind) {
    switch (static_cast<Kind>(kind)) {
    case Kind::project:
    case Kind::phase: return icons::folder_kanban;
    case Kind::enterprise: return icons::building_2;
    case Kind::chain:
    case Kind::chain_node:
    case Kind::chain_link: return icons::network;
    case Kind::service_record: return icons::headset;
    case Kind::person: return icons::user;
    case Kind::unit: return icons::users;
    case Kind::follow_up: return icons::message_square_more;
    case Kind::custom_field:
    case Kind::custom_choice: return icons::columns_3;
    case Kind::label_set:
    case Kind::stage_label: return icons::layers;
    case Kind::arrangement: return icons::sliders_horizontal;
    default: return icons::file_text;
    }
}

} // namespace yinfeng::ui
