#pragma once
// A chain map on paper and as a picture: the drawing of the page (ui/screens/chains_canvas.h), below it on paper its nodes as a table.

#include "app/view_sheet.h"
#include "domain/chain.h"

namespace yinfeng::app {

exchange::Picture chain_picture(const Workspace& data, const domain::ChainView& chain, float width);
exchange::Sheet chain_sheet(view::Columns& columns, RecordIndex chain, const SheetOptions& options);

} // namespace yinfeng::app
