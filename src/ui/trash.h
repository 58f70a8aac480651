#pragma once
// The recycle bin: one page for every kind, reached from the pages and from 数据, and left to where one came from.

#include "app/app.h"
#include "model/catalogue.h"
#include "ui/ui.h"

#include <optional>

namespace yinfeng::ui {

// Shows what was deleted of the kind's part of the program (a chain's: also nodes and links); nothing: everything.
void open_trash(Ui& ui, std::optional<Kind> kind = {});
app::Screen trash_origin(); // the page that it was opened from
std::size_t trash_count(const Ui& ui, std::optional<Kind> kind = {});

} // namespace yinfeng::ui
