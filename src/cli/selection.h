#pragma once
// The records of one kind that a view contains, read from a file without keeping the others, where it asks about nothing but
// fields of the records themselves and names of what they link to. What looks further (computed fields, paths, figures over
// what links here, views of the file) is worked out over the whole file.

#include "cli/question.h"
#include "cli/session.h"

#include <memory>

namespace yinfeng::cli {

struct Selection {
    std::unique_ptr<Workspace> workspace; // the records found, and of what they link to the names
    std::unique_ptr<view::Columns> columns;
    view::View view;
    bool lacks_confidential = false; // the file
};
// `now`: the day, the calendar and who asks; its data is not looked at.
Answer<Selection> select(Reader& reader, const Options& options, const domain::Reading& now);

} // namespace yinfeng::cli
