// How a view is shown as addresses say it, and back: layout and conditions.

#include "app/address.h"
#include "app/strings.h"
#include "ui/copy_link.h"
#include "ui/field_words.h"
#include "ui/records/cell.h"
#include "ui/records/layout_switch.h"
#include "ui/records/view_set.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

using app::Sight;
using app::Str;
using app::tr;

namespace {

std::string_view code_of(view::Layout layout) {
    return choices_of(ChoiceList::layout)[static_cast<std::size_t>(layout)].code;
}

} // namespace

Sight ViewSet::sight_over(const view::Columns& columns, const view::View& base) const {
    Sight sight{.layout = std::string(code_of(shown_.layout))};
    if (view::simplified(shown_.filter) == view::simplified(base.filter)) return sight;
    sight.conditions = Sight::Conditions::tried;
    sight.where = view::to_text(columns, shown_.filter, view::Wording::keys);
    return sight;
}

Result<void> ViewSet::look(Ui& ui, const Sight& sight) {
    view::Columns& columns = columns_of(ui);
    Result<void> done;
    if (!sight.layout.empty()) {
        const std::vector<view::Layout> layouts = layouts_of(columns, kind_, layouts_);
        const auto layout = std::ranges::find(layouts, std::string_view(sight.layout), code_of);
        if (layout == layouts.end()) done = fail(std::string(tr(Str::address_no_layout)));
        else if (*layout != shown_.layout) choose_layout(ui, *layout);
    }
    if (passing_) passing_->at = tab().key, passing_->was = shown_.filter;
    view::Filter filter = shown_.filter;
    if (sight.conditions == Sight::Conditions::tried) {
        auto read = view::parse_filter(columns, static_cast<KindId>(kind_), sight.where);
        if (read) filter = view::simplified(*std::move(read));
        else filter = base_.filter, done = fail(tr(Str::address_unclear, {read.error().message}));
    } else if (sight.conditions == Sight::Conditions::of_view && !sight.layout.empty()) {
        filter = base_.filter;
    }
    if (filter != view::simplified(shown_.filter)) {
        shown_.filter = std::move(filter);
        behind_.reset();
    }
    ui.want_frames(2);
    return done;
}

void ViewSet::begin_passing(const Sight& sight, std::string_view typed) {
    passed_ = sight.where;
    passing_ = Passing{tab().key, std::string(typed), {}, {}, {}};
}

void ViewSet::settle_passing() {
    if (passing_) passing_->now = view::simplified(shown_.filter);
}

std::optional<std::string> ViewSet::end_passing(Ui& ui) {
    const auto passing = std::exchange(passing_, {});
    if (!passing || !passing->was || !passing->now) return {};
    if (tab().key != passing->at || view::simplified(shown_.filter) != *passing->now) return {};
    shown_.filter = *passing->was;
    behind_.reset();
    (void)show(ui, passing->view);
    ui.want_frames(2);
    return passing->typed;
}

// What is kept for the next time is without what passes.
std::string ViewSet::kept_text(view::Columns& columns) {
    if (!passing_ || !passing_->was || tab().key != passing_->at || view::simplified(shown_.filter) != passing_->now)
        return to_text();
    view::View before = shown_;
    before.filter = *passing_->was;
    view::Overlay& tried = tried_[tab().key];
    const view::Overlay now = std::exchange(tried, view::overlay_of(columns, base_, before));
    std::string text = to_text();
    tried = now;
    return text;
}

ViewSet::Sent ViewSet::sent(view::Columns& columns) const {
    const std::size_t place = is_own() ? 0 : current_;
    const view::View base = base_of(columns, place);
    Sent sent{tabs_[place].key, sight_over(columns, base)};
    const bool comes_so = tabs_[place].what == What::standard;
    for (const view::ViewPart& part :
        view::overlay_of(columns, comes_so ? as_it_comes(columns, base, shown_.layout) : base, shown_))
        sent.is_whole &= part.key == "where" || part.key == "layout";
    return sent;
}

void ViewSet::copy_link(Ui& ui) const {
    app::Address address = ui.app.address();
    Sent sent_view = sent(columns_of(ui));
    sent_view.sight.find = std::move(address.sight.find);
    address.record = {};
    address.view = std::move(sent_view.view);
    address.sight = std::move(sent_view.sight);
    const bool is_too_long = app::leaves_out_conditions(address);
    if (is_too_long) address.sight.conditions = app::Sight::Conditions::of_view;
    ui::copy_link(ui, address,
        is_too_long          ? Str::link_copied_too_long
        : sent_view.is_whole ? Str::link_copied
        : is_own()           ? Str::link_copied_no_view
                             : Str::link_copied_untried);
}

} // namespace yinfeng::ui
