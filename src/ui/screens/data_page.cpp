// The data page: files out and in, open conflicts, where the data lives, what this program is. While a file is being
// imported the whole page is its preview.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/copy_link.h"
#include "ui/duplicates.h"
#include "ui/messages.h"
#include "ui/screens/checks_card.h"
#include "ui/screens/data_cards.h"
#include "ui/screens/merge_preview.h"
#include "ui/screens/page.h"
#include "ui/trash.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

class DataPage final : public Page {
public:
    void draw(Ui& ui, const Rect& area) override;
    void reset() override;
    bool keeps_message_strip() const override { return true; }

private:
    ConflictCard conflicts_;
    ChecksCard checks_;
    MergePreview preview_;
    bool previewing_ = false;
    bool shown_ = false; // since the page was entered: the storage figures are fresh
};

void DataPage::reset() {
    conflicts_.reset();
    checks_.reset();
    preview_.reset();
    shown_ = false;
}

void DataPage::draw(Ui& ui, const Rect& area) {
    if (!ui.app.workspace()) {
        return;
    }
    const bool importing = ui.app.import_session() != nullptr;
    if (importing != previewing_) {
        previewing_ = importing;
        preview_.reset();
        shown_ = false;
    }
    if (importing) {
        preview_.draw(ui, area);
        return;
    }
    if (!shown_) {
        shown_ = true;
        ui.app.refresh_storage_status();
    }
    Rect rest = area;
    Rect head = inset(cut_top(rest, ui.header_height()), ui.px(metric::page_padding), 0);
    const float title = text_width(ui, tr(Str::data_title), face::page_title);
    heading(ui, cut_left(head, title), tr(Str::data_title), face::page_title, 1);
    cut_left(head, ui.px(4));
    page_link_button(ui, head);
    head = centred(head, ui.control_height());
    const std::string bin = std::string(tr(Str::trash)) + " " + std::to_string(trash_count(ui));
    const ButtonOptions options{.icon = icons::trash_2, .kind = ButtonKind::quiet, .name = tr(Str::open_trash)};
    const Rect bin_box = cut_right(head, button_width(ui, bin, options));
    cut_right(head, ui.px(4));
    const ButtonOptions pairs{.icon = icons::copy, .kind = ButtonKind::quiet};
    const Rect pairs_box = cut_right(head, button_width(ui, tr(Str::duplicates_title), pairs));
    if (button(ui, pairs_box, tr(Str::duplicates_title), pairs)) open_duplicates(ui, Kind::project);
    cut_right(head, ui.px(12));
    text(ui, head, tr(Str::data_subtitle), face::secondary);
    if (button(ui, bin_box, bin + "##bin", options)) open_trash(ui);

    cut_message_strip(ui, rest);
    const Scroll scroll = begin_scroll(ui, "data", rest);
    const float padding = ui.px(metric::page_padding), gap = ui.px(metric::gap);
    const float width = std::min(rest.width - 2 * padding, ui.px(1440)); // the scroll bar stands in the padding
    Rect left{scroll.origin.x + padding, scroll.origin.y, width, 1e6f};
    float height = 0;
    const auto place = [&](Rect& column, auto&& card) {
        cut_top(column, card(ui, column) + gap);
        height = std::max(height, column.y - scroll.origin.y);
    };
    const auto conflicts = [&](Ui& each, const Rect& box) { return conflicts_.draw(each, box); };
    const auto checks = [&](Ui& each, const Rect& box) { return checks_.draw(each, box); };
    if (ui.css(width) >= 860) {
        Rect side = cut_right(left, std::round((width - gap) * 0.42f));
        cut_right(left, gap);
        place(left, export_card);
        place(left, import_card);
        place(left, conflicts);
        place(left, compare_card);
        place(left, checks);
        if (!ui.touch) place(left, keys_card);
        place(side, storage_card);
        place(side, backups_card);
        place(side, keys_of_offices_card);
        place(side, about_card);
    } else {
        place(left, export_card);
        place(left, import_card);
        place(left, conflicts);
        place(left, compare_card);
        place(left, checks);
        place(left, storage_card);
        place(left, backups_card);
        place(left, keys_of_offices_card);
        place(left, about_card);
    }
    end_scroll(ui, scroll, {0, height + padding - gap});
}

} // namespace

std::unique_ptr<Page> make_data_page() { return std::make_unique<DataPage>(); }

} // namespace yinfeng::ui
