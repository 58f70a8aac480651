#pragma once
// What a query asks for, as a view: that of --view (a record of the file) or of --view-text, with what the other options say
// instead of it; conditions of --where come on top.

#include "cli/fields.h"
#include "cli/options.h"
#include "view/view.h"

namespace yinfeng::cli {

Answer<view::View> question_of(view::Columns& columns, const Options& options);

// Names of linked records in its conditions, as the records that they mean; refused where one means none or several.
Answer<void> resolve_names(const Workspace& targets, const view::Columns& columns, view::Filter& filter);

} // namespace yinfeng::cli
