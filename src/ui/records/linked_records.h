#pragma once
// Everything that points at a record: of an enterprise its projects and service records, of a unit its people, the
// projects it lands and the issues it leads. Found through the catalogue, so a new link field shows up by itself.

#include "store/workspace.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

// From `top` on, in the given width; a press opens the record. Returns the height in device pixels.
float linked_records(Ui& ui, Vec top, float width, RecordIndex record);
std::size_t linked_record_count(const Ui& ui, RecordIndex record);

} // namespace yinfeng::ui
