// What lists of records ask: the columns of the open workspace and the ranks that they are sorted by. By itself, because the first
// picture of the page needs none of it (scripts/split_program.mjs).

#include "app/app_impl.h"
#include "view/ranks.h"
#include "view/saved.h"

namespace yinfeng::app {

struct Lookup {
    explicit Lookup(const Workspace& workspace) : columns(workspace) {}
    view::Columns columns;
    view::Ranks ranks{columns};
};

view::Columns& App::columns() { // asked for with every cell that is drawn
    OpenWorkspace& open = *impl_->open;
    if (!open.lookup) {
        open.lookup = std::make_shared<Lookup>(open.workspace);
        open.check_views = [this](const Change& change) { return view::check_views(columns(), change); };
    }
    if (open.looked_revision != open.workspace.revision() + 1) {
        open.looked_revision = open.workspace.revision() + 1;
        open.lookup->columns.speak(language());
        open.lookup->columns.look(reading());
    }
    return open.lookup->columns;
}

view::Ranks& App::ranks() {
    columns();
    return impl_->open->lookup->ranks;
}

} // namespace yinfeng::app
