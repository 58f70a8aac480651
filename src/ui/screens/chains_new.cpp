#include "ui/screens/chains_new.h"

#include "app/chain_cards.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "ui/field_words.h"

#include <iterator>
#include <vector>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// Common knowledge of an industry, from no source: a start that people change.
struct Template {
    Str name;
    std::array<Str, domain::tier_count> tiers;
};
constexpr Template templates[] = {
#define CHAIN_TEMPLATE(id) {Str::id, {Str::id##_up, Str::id##_middle, Str::id##_down}},
#include "app/strings/chain_templates.def"
#undef CHAIN_TEMPLATE
};

constexpr Str hints[] = {Str::chain_new_hint_up, Str::chain_new_hint_middle, Str::chain_new_hint_down};
static_assert(std::size(hints) == domain::tier_count);

std::array<std::string_view, domain::tier_count> views_of(const std::array<std::string, domain::tier_count>& tiers) {
    return {tiers[0], tiers[1], tiers[2]};
}

} // namespace

void NewChainDialog::open(Ui& ui) {
    if (!form_.open(ui)) return;
    name_.clear();
    tiers_ = {};
    template_ = 0;
}

// The name too, while there is none of one's own.
void NewChainDialog::take_template(std::size_t which) {
    const bool is_untouched = trim(name_).empty() || (template_ > 0 && name_ == tr(templates[template_ - 1].name));
    template_ = static_cast<int>(which);
    for (std::size_t tier = 0; tier < domain::tier_count; ++tier)
        tiers_[tier] = which == 0 ? std::string() : std::string(tr(templates[which - 1].tiers[tier]));
    if (is_untouched) name_ = which == 0 ? std::string() : std::string(tr(templates[which - 1].name));
}

std::optional<NewChainDialog::Wanted> NewChainDialog::draw(Ui& ui) {
    const float field = labelled_field_height(ui), gap = ui.px(12), line = ui.px(26);
    const Dialog dialog = form_.begin(ui, tr(Str::chains_new), 520, ui.css(5 * field + 4 * gap + line));
    if (!dialog.open) return std::nullopt;
    Rect rest = dialog.content;
    form_.text(ui, cut_top(rest, field), "name", tr(Str::chains_new_name), name_,
        {.hint = tr(Str::chain_new_name_hint), .required = true});
    cut_top(rest, gap);

    Rect row = cut_top(rest, field);
    field_label(ui, row, tr(Str::chain_new_template));
    std::vector<Option> options{{.code = "none", .label = std::string(tr(Str::chain_new_no_template))}};
    for (const Template& each : templates)
        options.push_back({.code = tr(each.name),
            .label = std::string(tr(each.name)),
            .detail = std::string(tr(each.tiers[static_cast<std::size_t>(domain::Tier::midstream)]))});
    if (const int chosen = select(ui, row, "template", tr(Str::chain_new_template), options, template_); chosen >= 0)
        take_template(static_cast<std::size_t>(chosen));
    cut_top(rest, gap);

    text(ui, cut_top(rest, line), tr(Str::chain_new_text), face::secondary);
    static constexpr std::string_view ids[] = {"upstream", "midstream", "downstream"};
    for (std::size_t tier = 0; tier < domain::tier_count; ++tier) {
        if (tier > 0) cut_top(rest, gap);
        form_.text(ui, cut_top(rest, field), ids[tier],
            app::tier_word(workspace_of(ui), static_cast<domain::Tier>(tier)), tiers_[tier], {.hint = tr(hints[tier])});
    }

    if (form_.end(ui, tr(Str::chains_create)) != FormDialog::Answer::done) return std::nullopt;
    bool is_template = template_ > 0;
    for (std::size_t tier = 0; is_template && tier < domain::tier_count; ++tier)
        is_template = tiers_[tier] == tr(templates[template_ - 1].tiers[tier]);
    return Wanted{std::string(trim(name_)), domain::chain_outline(views_of(tiers_)), is_template};
}

} // namespace yinfeng::ui
