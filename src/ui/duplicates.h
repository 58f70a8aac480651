#pragma once
// 查重: which records may be one and the same (domain/duplicates.h), and two that become one. A page reached from the lists and from 数据, and a
// dialog that asks field by field what the record that stays will say.

#include "app/app.h"
#include "model/catalogue.h"
#include "ui/ui.h"

namespace yinfeng::ui {

bool has_duplicates(Kind kind); // its records can be compared and merged
void open_duplicates(Ui& ui, Kind kind);
app::Screen duplicates_origin(); // the page that it was opened from

// The dialog, where both are live and of one kind: `kept` stays unless somebody turns them round.
void ask_merge(Ui& ui, RecordIndex kept, RecordIndex other);
void draw_merge_dialog(Ui& ui); // once per frame, where dialogs are drawn

} // namespace yinfeng::ui
