#include "ui/screens/choice_lists_card.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/screens/data_cards.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// 项目 · 9 个选项 · 自加 1 个 · 改名 2 个 · 停用 1 个
std::string facts_of(const Workspace& data, ChoiceList list) {
    std::size_t all = 0, own = 0, renamed = 0, retired = 0;
    for (const Choice& each : data.names().choices(list)) {
        ++all;
        retired += each.is_retired;
        const auto known = choice_index(list, each.code);
        if (!known) ++own;
        else renamed += each.zh != choices_of(list)[*known].zh;
    }
    std::string facts(app::label(info(kind_choosing(list))));
    facts.append(" · ").append(tr(Str::lists_count, {std::to_string(all)}));
    const auto say = [&](Str words, std::size_t count) {
        if (count > 0) facts.append(" · ").append(tr(words, {std::to_string(count)}));
    };
    say(Str::lists_own_count, own);
    say(Str::lists_renamed_count, renamed);
    say(Str::lists_retired_count, retired);
    if (sort_of(list) == ListSort::fixed) facts.append(" · ").append(tr(Str::lists_fixed));
    return facts;
}

} // namespace

float ChoiceListsCard::draw(Ui& ui, const Rect& box) {
    const IdScope scope("choice lists");
    const Workspace& data = workspace_of(ui);
    const auto lists = office_lists();
    const float row_height = std::max(ui.px(40), ui.control_height());
    const float words = wrapped_height(ui, box.width - 2 * ui.px(card_padding), tr(Str::lists_hint), face::secondary);
    const float height =
        ui.px(card_padding * 2 + card_title) + words + ui.px(8) + row_height * static_cast<float>(lists.size());
    Rect rest = card_with_title(ui, box, height, tr(Str::lists_title));
    wrapped_text(ui, cut_top(rest, words), tr(Str::lists_hint), face::secondary);
    cut_top(rest, ui.px(8));
    for (const ChoiceList list : lists) {
        Rect row = cut_top(rest, row_height);
        horizontal_line(ui, row.x, right(row), row.y, color::line);
        const std::string_view title = title_of(list);
        const Rect edit = centred(cut_right(row, ui.control_height()), ui.control_height());
        if (icon_button(ui, edit, icons::pencil, tr(Str::lists_edit, {title}), {.kind = ButtonKind::quiet}))
            dialog_.open(ui, list);
        cut_right(row, ui.px(8));
        text(ui, cut_left(row, std::round(row.width * 0.4f)), title, face::strong);
        text(ui, row, facts_of(data, list), face::caption);
    }
    return height;
}

} // namespace yinfeng::ui
