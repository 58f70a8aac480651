#include "ui/screens/merge_list.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/text_search.h"
#include "icons_generated.h"
#include "ui/arrow_keys.h"
#include "ui/fact_row.h"
#include "ui/screens/merge_words.h"

#include <algorithm>
#include <set>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float header_css = 36, item_css = 52;

struct EffectLook {
    const char* icon;
    Str label;
    Color color;
};
EffectLook look_of(RecordEffect effect) {
    switch (effect) {
    case RecordEffect::added: return {icons::plus, Str::data_added, color::ok};
    case RecordEffect::updated: return {icons::pencil, Str::data_updated, color::update};
    case RecordEffect::conflicting: return {icons::git_branch, Str::data_conflicting, color::soon};
    case RecordEffect::deleted: return {icons::trash_2, Str::data_deleted, color::late};
    case RecordEffect::restored: return {icons::rotate_ccw, Str::data_restored, color::ok};
    case RecordEffect::unchanged: break;
    }
    return {icons::minus, Str::data_unchanged, color::text_2};
}

MergeReview& review_of(Ui& ui) { return *ui.app.import_session()->review; }

std::uint32_t conflicts_in(const RecordImpact& impact) {
    return impact.fields_conflicting + (impact.contested ? 1u : 0u);
}

} // namespace

// --- what is listed --------------------------------------------------------------------------------------------

void MergeList::update(Ui& ui, std::optional<RecordEffect> only, bool unknown_only) {
    const app::ImportSession& session = *ui.app.import_session();
    const MergeReview& review = *session.review;
    std::string filter = text_ + '\n' + office_ + '\n' + (kind_ ? std::to_string(*kind_) : "") + '\n' +
                         (only ? std::to_string(static_cast<int>(*only)) : "") + (unknown_only ? "?" : "");
    if (session.reviewed != seen_review_ || filter != seen_filter_) {
        seen_review_ = session.reviewed;
        seen_filter_ = std::move(filter);
        seen_ticks_ = 0;
        groups_.clear();
        const FileWords words(ui, *session.fragment);
        const SearchQuery query = make_search_query(text_);
        const auto& items = review.items();
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            const MergeReview::Item& item = items[i];
            if (only && item.found.effect != *only) continue;
            if (unknown_only && item.found.fields_unknown == 0 && !item.found.unknown_kind) continue;
            const MergeReview::Group& group = review.groups()[item.group];
            if (!office_.empty() && group.office != office_) continue;
            if (kind_ && group.kind != *kind_) continue;
            if (!query.empty() && !matches(make_search_key(words.title(item.record)), query)) continue;
            if (groups_.empty() || groups_.back().effect != item.found.effect)
                groups_.push_back({item.found.effect, {}});
            groups_.back().items.push_back(i);
        }
        const auto is_listed = [&](std::uint32_t record) {
            return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) {
                return std::any_of(group.items.begin(), group.items.end(),
                    [&](std::uint32_t item) { return items[item].record == record; });
            });
        };
        if (selected_ == none || !is_listed(selected_)) {
            selected_ = groups_.empty() ? none : items[groups_.front().items.front()].record;
        }
    }
    if (seen_ticks_ != ticks_) {
        seen_ticks_ = ticks_;
        count(review);
    }
}

void MergeList::count(const MergeReview& review) {
    for (Group& group : groups_) {
        group.ticked = group.settled = 0;
        for (const std::uint32_t item : group.items) {
            const std::uint32_t record = review.items()[item].record;
            if (!review.is_ticked(record)) continue;
            ++group.ticked;
            group.settled += review.chosen(record) >= conflicts_in(review.impact(record)) ? 1 : 0;
        }
    }
}

void MergeList::lay_out(Ui& ui) {
    rows_.clear();
    float y = 0;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
        groups_[g].folded = folded_[static_cast<std::size_t>(groups_[g].effect)];
        const float header = ui.px(ui.touch ? 48 : header_css), item = ui.px(ui.touch ? 64 : item_css);
        rows_.push_back({g, none, y, header});
        y += header;
        for (std::uint32_t i = 0; i < groups_[g].items.size() && !groups_[g].folded; ++i) {
            rows_.push_back({g, i, y, item});
            y += item;
        }
    }
}

// --- drawing ---------------------------------------------------------------------------------------------------

bool MergeList::draw_filters(Ui& ui, Rect box) {
    const MergeReview& review = review_of(ui);
    std::set<std::string> offices;
    std::set<KindId> kinds;
    for (const MergeReview::Group& group : review.groups()) {
        if (!group.counts.changes_anything()) continue;
        offices.insert(group.office);
        kinds.insert(group.kind);
    }
    const FileWords words(ui, *ui.app.import_session()->fragment);
    const float gap = ui.px(8);
    box = centred(inset(box, ui.px(10), 0), ui.control_height());
    const auto choose = [&](std::string_view id, Str all, std::vector<Option> options, int current) {
        options.insert(options.begin(), Option{"", std::string(tr(all))});
        return select(ui, cut_right(box, ui.px(104)), id, tr(all), options, current + 1) - 1;
    };
    if (kinds.size() > 1) {
        std::vector<Option> options;
        int current = -1;
        for (const KindId kind : kinds) {
            if (kind_ == kind) current = static_cast<int>(options.size());
            options.push_back({"", words.kind(kind)});
        }
        const int picked = choose("kind", Str::merge_all_kinds, options, current);
        if (picked == -1) kind_.reset();
        if (picked >= 0) kind_ = *std::next(kinds.begin(), picked);
        cut_right(box, gap);
    }
    if (offices.size() > 1) {
        std::vector<Option> options;
        int current = -1;
        for (const std::string& office : offices) {
            if (!office.empty() && office_ == office) current = static_cast<int>(options.size());
            options.push_back({"", office.empty() ? std::string(tr(Str::author_unknown)) : office});
        }
        const int picked = choose("office", Str::merge_all_offices, options, current);
        if (picked == -1) office_.clear();
        if (picked >= 0) office_ = *std::next(offices.begin(), picked);
        cut_right(box, gap);
    }
    return text_field(ui, box, "filter", text_,
        {.name = tr(Str::merge_filter), .hint = tr(Str::merge_filter), .icon = icons::search, .search = true})
        .changed;
}

void MergeList::draw_group(Ui& ui, const Rect& box, Group& group) {
    const EffectLook look = look_of(group.effect);
    const IdScope scope(static_cast<std::uint64_t>(group.effect));
    MergeReview& review = review_of(ui);
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), bottom(box) - 1, color::line);
    Rect row = inset(box, ui.px(12), 0);
    const std::string counted =
        group.effect == RecordEffect::conflicting
            ? tr(Str::merge_settled, {count_words(group.settled), count_words(group.items.size())})
            : tr(Str::merge_ticked, {count_words(group.ticked)});
    Tri all = group.ticked == group.items.size() ? Tri::yes : group.ticked == 0 ? Tri::no : Tri::mixed;
    const std::string label = std::string(tr(look.label)) + " " + count_words(group.items.size());
    if (checkbox(ui, cut_left(row, ui.px(24)), "all", tr(Str::merge_tick_all, {label}), all, false)) {
        std::vector<std::uint32_t> records;
        for (const std::uint32_t item : group.items) records.push_back(review.items()[item].record);
        review.tick_all(records, group.ticked < group.items.size());
        changed();
    }
    const Press press = pressable(ui, "fold", row, {.name = label, .value = counted, .expanded = !group.folded});
    if (press.hovered) fill(ui, row, color::hover, metric::radius);
    icon(ui, cut_left(row, ui.px(20)), group.folded ? icons::chevron_right : icons::chevron_down, 16, color::text_3);
    cut_left(row, ui.px(4));
    icon(ui, cut_left(row, ui.px(18)), look.icon, 16, look.color);
    cut_left(row, ui.px(6));
    silent_text(ui, row, counted, face::secondary, Align::right);
    silent_text(ui, row, label, {14, true, look.color});
    if (press.pressed) folded_[static_cast<std::size_t>(group.effect)] = !group.folded;
}

void MergeList::draw_item(Ui& ui, const Rect& box, const Group& group, std::uint32_t position) {
    MergeReview& review = review_of(ui);
    const MergeReview::Item& item = review.items()[group.items[position]];
    const FileWords words(ui, *ui.app.import_session()->fragment);
    const IdScope scope(static_cast<std::uint64_t>(item.record));
    const bool ticked = review.is_ticked(item.record), current = item.record == selected_;

    // 2 个字段：落地园区、下次会谈
    const auto fields = review.fields(item.record);
    std::string detail, names;
    int counted = 0;
    for (const FieldComparison& field : fields) {
        if (field.effect == FieldEffect::kept) continue;
        if (++counted <= 3)
            names += std::string(names.empty() ? std::string_view() : tr(Str::list_comma)).append(words.label(field));
    }
    const KindId kind = review.groups()[item.group].kind;
    if (group.effect == RecordEffect::added || group.effect == RecordEffect::deleted) {
        detail = tr(Str::who_when, {words.kind(kind), review.groups()[item.group].office});
    } else {
        detail = words.kind(kind) + " · " +
                 tr(Str::merge_fields_named, {std::to_string(counted), names + (counted > 3 ? "…" : "")});
    }
    if (const std::string fact = words.fact(item.record); !fact.empty()) detail += " · " + fact;
    std::string state;
    TagLook look{color::text_2, color::sunken};
    const std::uint32_t all = conflicts_in(review.impact(item.record));
    const std::uint32_t open = all - std::min(all, review.chosen(item.record));
    if (!ticked) {
        state = tr(Str::merge_left_out);
    } else if (!review.part().wants_all_of(item.record)) {
        state = tr(Str::merge_partly);
    } else if (open > 0) {
        state = tr(Str::merge_open, {std::to_string(open)});
        look = {color::soon, color::soon_tint};
    } else if (all > 0) {
        state = tr(Str::merge_chosen);
        look = {color::accent, color::accent_tint};
    }

    const std::string title = words.title(item.record);
    if (current && focus_selected_) {
        focus_selected_ = false;
        focus_next(ui);
    }
    const Press press = pressable(ui, "record", box,
        {.role = Role::row,
            .name = title,
            .value = state.empty() ? detail : std::string(detail).append(tr(Str::clause_comma)).append(state),
            .selected = current,
            .radius = 0,
            .allow_overlap = true,
            .parent = true});
    if (current || press.hovered) fill(ui, box, current ? color::accent_tint : color::hover);
    if (current) fill(ui, {box.x, box.y, ui.px(3), box.height}, color::accent);
    horizontal_line(ui, box.x, right(box), bottom(box) - 1, color::line);
    Rect row = inset(box, ui.px(12), ui.px(6));
    Tri tick = ticked ? Tri::yes : Tri::no;
    if (checkbox(ui, cut_left(row, ui.px(24)), "tick", tr(Str::merge_tick, {title}), tick, false)) {
        review.tick(item.record, tick == Tri::yes);
        changed();
    }
    ui.semantics.pop_parent();
    cut_left(row, ui.px(6));
    if (!state.empty()) {
        const float width = tag_width(ui, state, look);
        const Rect mark = centred(cut_right(row, width), ui.px(20));
        tag(ui, {mark.x, mark.y}, state, look);
        cut_right(row, ui.px(8));
    }
    Rect lines = centred(row, ui.px(42));
    silent_text(ui, cut_top(lines, ui.px(22)), title, tinted(face::body, ticked ? color::text_1 : color::text_3));
    silent_text(ui, lines, detail, face::caption);
    if (press.pressed) {
        selected_ = item.record;
        opened_ = true;
    }
    if (press.focused) move(ui, press.id);
}

// Up and down choose the record, Space ticks it.
void MergeList::move(Ui& ui, std::uint32_t id) {
    const ImGuiKey key = claim_keys(id, {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Space});
    MergeReview& review = review_of(ui);
    if (key == ImGuiKey_Space && selected_ != none) {
        review.tick(selected_, !review.is_ticked(selected_));
        changed();
    }
    if (key != ImGuiKey_UpArrow && key != ImGuiKey_DownArrow) return;
    std::vector<std::uint32_t> order;
    for (const Row& row : rows_) {
        if (row.item != none) order.push_back(review.items()[groups_[row.group].items[row.item]].record);
    }
    const auto at = std::find(order.begin(), order.end(), selected_);
    if (at == order.end()) return;
    if (key == ImGuiKey_UpArrow && at != order.begin()) selected_ = *(at - 1);
    if (key == ImGuiKey_DownArrow && at + 1 != order.end()) selected_ = *(at + 1);
    show_selected_ = focus_selected_ = true;
}

void MergeList::draw(Ui& ui, const Rect& box, std::optional<RecordEffect> only, bool unknown_only) {
    card(ui, box, metric::radius_large);
    Rect rest = inset(box, ui.px(1));
    if (draw_filters(ui, cut_top(rest, ui.px(ui.touch ? 64 : 48)))) ui.want_frames(1);
    horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
    cut_top(rest, 1);
    update(ui, only, unknown_only);
    lay_out(ui);
    if (rows_.empty()) {
        const bool filtered = !text_.empty() || !office_.empty() || kind_;
        if (empty_state(ui, rest, icons::check, tr(filtered ? Str::merge_nothing_matches : Str::merge_nothing_here),
                filtered ? tr(Str::clear_filters) : std::string_view())) {
            text_.clear(), office_.clear(), kind_.reset();
        }
        return;
    }
    const IdScope scope("merge list");
    const Scroll scroll = begin_scroll(ui, "records", rest);
    const MergeReview& review = review_of(ui);
    auto first = std::lower_bound(
        rows_.begin(), rows_.end(), scroll.y, [](const Row& row, float y) { return row.y + row.height < y; });
    for (auto row = first; row != rows_.end() && row->y < scroll.y + scroll.view.height; ++row) {
        const Rect place{scroll.origin.x, scroll.origin.y + row->y, scroll.view.width, row->height};
        if (row->item == none) {
            draw_group(ui, place, groups_[row->group]);
        } else {
            draw_item(ui, place, groups_[row->group], row->item);
        }
    }
    if (show_selected_) {
        show_selected_ = false;
        for (const Row& row : rows_) {
            if (row.item != none && review.items()[groups_[row.group].items[row.item]].record == selected_) {
                scroll_to_show(ui, scroll, row.y, row.height);
            }
        }
        ui.want_frames(2);
    }
    end_scroll(ui, scroll, {0, rows_.back().y + rows_.back().height});
}

} // namespace yinfeng::ui
