#pragma once
// The layout 卡片: cards side by side, as many as there is room for, in the order of the view; only the visible ones are drawn. One
// stop of the Tab key, arrows inside.

#include "ui/records/card.h"
#include "ui/widgets.h"
#include "view/query.h"

namespace yinfeng::ui {

class CardGrid {
public:
    RecordIndex draw(Ui& ui, const Rect& area, const view::View& view, const view::Rows& rows, RecordIndex current);
    void focus(RecordIndex record) { focus_ = cursor_ = record; }
    void reset() { *this = CardGrid(); }

private:
    RecordIndex focus_ = no_record, cursor_ = no_record;
};

} // namespace yinfeng::ui
