#pragma once
// One edit of one file, for scripts: `yinfeng set` and `yinfeng do`. The file is read, changed as somebody in the page would
// change it, and written, again from the start where another program has written it meanwhile.

#include "cli/session.h"
#include "domain/reading.h"

#include <functional>

namespace yinfeng::cli {

struct Edited {
    Change change;
    Id id; // of the record that it is about: printed when it is done
};
// What is asked for, as a change of this workspace; `new_id` for a record that is made.
using Edit = std::function<Answer<Edited>(Workspace&, const domain::Reading&, Id new_id)>;
Exit edit_file(const Options& options, const Edit& edit);

// FIELD=VALUE, TAGS+=VALUE, TAGS-=VALUE of a record of this kind.
Answer<void> add_assignment(Change& change, Workspace& workspace, KindId kind, Id id, std::string_view text);

} // namespace yinfeng::cli
