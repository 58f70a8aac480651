#pragma once
// The ladder as a label set sees it: every stage with the label that it stands under. What stands under none or is named by two is
// marked, and said in words below.

#include "domain/label_coverage.h"
#include "ui/draw.h"

namespace yinfeng::ui {

float ladder_picture_height(const Ui& ui, float width, const LabelSet& set, const domain::Coverage& coverage);
void ladder_picture(Ui& ui, const Rect& box, const LabelSet& set, const domain::Coverage& coverage);

} // namespace yinfeng::ui
