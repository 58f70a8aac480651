// Which columns a board has, and their cards.

#include "app/app.h"
#include "app/strings.h"
#include "domain/label_sets.h"
#include "domain/pipeline.h"
#include "ui/field_words.h"
#include "ui/records/board.h"
#include "ui/records/cell.h"
#include "view/buckets.h"
#include "view/possible.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;
using view::Column;

namespace {

constexpr std::size_t most_lanes = 200;

bool by_value(const Bucket& bucket) { return bucket.by == Bucket::By::value || bucket.by == Bucket::By::labels; }

} // namespace

void Board::add_lane(Ui& ui, const Bucket& bucket, const Value& key, std::string name, const view::Group* group) {
    const Column& column = columns_of(ui)[bucket.column];
    Lane lane;
    lane.key = lane.value = key;
    lane.name = std::move(name);
    lane.look = &plain_lane;
    lane.takes_cards = column.is_writable() && by_value(bucket);
    if (const StageLook* look = bucket_look(ui, bucket, key)) lane.look = look;
    lane.colour = bucket_colour(ui, bucket, key);
    const domain::Label* label = bucket.by == Bucket::By::labels ? view::label_of_key(columns_of(ui), key) : nullptr;
    if (label) {
        lane.value = Value::text(domain::stage_code(label->entry));
        lane.takes_cards = lane.takes_cards && !label->is_empty(); // no stage would bring a card here
    }
    if (key.is_none() && column.options.choices == ChoiceList::stage) lane.takes_cards = false;
    lane.group = group;
    lanes_.push_back(std::move(lane));
}

// The columns that there always are (all choices, the labels of the set), and those that only records make.
void Board::refresh(Ui& ui) {
    const view::View& view = listed_->view;
    const view::Rows& rows = listed_->rows;
    const Workspace& workspace = workspace_of(ui);
    if (seen_revision_ != workspace.revision()) { // a card may have become taller
        seen_revision_ = workspace.revision();
        measured_width_ = 0;
    }
    std::vector<view::ColumnId> on_cards = card_columns(columns_of(ui), view);
    const bool is_same = kind_ == view.kind && bucket_ == view.groups.front() && filter_ == view.filter;
    const std::uint64_t settings_revision = workspace.revision(Kind::settings) + workspace.names().definitions();
    const bool stands = rows_version_ == rows.version + 1 && is_same && planned_ == on_cards &&
                        settings_revision_ == settings_revision && plan_.has_found == listed_->hits.are_any();
    if (stands) {
        if (measured_width_ == 0) note_lanes(ui); // something was written
        return;
    }
    settings_revision_ = settings_revision;
    rows_version_ = rows.version + 1;
    bucket_ = view.groups.front();
    filter_ = view.filter;
    kind_ = view.kind;
    planned_ = std::move(on_cards);
    plan_ = plan_card(columns_of(ui), view);
    plan_.has_found = listed_->hits.are_any();
    measured_width_ = 0;
    std::vector<Lane> before;
    if (is_same) before.swap(lanes_);
    lanes_.clear();
    std::vector<const view::Group*> groups;
    for (const view::Group& group : rows.groups)
        if (group.level == 0) groups.push_back(&group);
    left_out_.clear();
    const Column& column = columns_of(ui)[bucket_.column];
    const bool by_values = bucket_.by == Bucket::By::value;
    if (bucket_.by == Bucket::By::labels || (by_values && has_choices(column.type))) add_fixed_lanes(ui, groups);
    else if (by_values && column.source == Column::Source::field) add_used_lanes(ui, groups, before);
    const std::span<const RecordIndex> order(rows.order);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const view::Group* group = groups[i];
        if (lanes_.size() + 1 >= most_lanes &&
            i + 1 < groups.size()) { // nothing goes out of sight: what is left stands together
            add_lane(ui, bucket_, {}, tr(Str::board_other_columns, {std::to_string(groups.size() - i)}), nullptr);
            Lane& rest = lanes_.back();
            rest.is_rest = true;
            rest.takes_cards = false;
            rest.note = tr(Str::board_too_many, {std::to_string(most_lanes)});
            rest.records = order.subspan(group->first, groups.back()->first + groups.back()->count - group->first);
            break;
        }
        add_lane(ui, bucket_, group->key, group->key.is_none() ? std::string(tr(Str::unfilled)) : group->label, group);
    }
    for (Lane& lane : lanes_)
        if (lane.group) lane.records = order.subspan(lane.group->first, lane.group->count);
    note_lanes(ui);
    if (dragged_ != no_record) // the columns may have moved under it
        if (const auto place = find(dragged_)) dragged_from_ = place->lane;
}

// What the conditions exclude has no column, unless a record stands there all the same; which ones, and what of a label is left, is
// said below the board.
void Board::add_fixed_lanes(Ui& ui, std::vector<const view::Group*>& groups) {
    std::string excluded, parts;
    const auto list = [](std::string& names, std::string_view name) {
        names.append(names.empty() ? std::string_view() : tr(Str::list_comma)).append(name);
    };
    const auto add = [&](const Value& key, std::string_view name, bool is_possible) {
        const auto found = std::ranges::find(groups, key, &view::Group::key);
        if (!is_possible && found == groups.end()) return list(excluded, name);
        add_lane(ui, bucket_, key, std::string(name), found == groups.end() ? nullptr : *found);
        if (found != groups.end()) groups.erase(found);
    };
    const auto is_possible = [&](std::string_view code, std::string_view words) {
        return view::can_hold(columns_of(ui), filter_, bucket_.column, Value::text(code), words);
    };
    if (bucket_.by == Bucket::By::labels) {
        const auto& labels = domain::label_set_of(workspace_of(ui)).labels;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            std::size_t of = 0, left = 0;
            std::string stages;
            for (std::size_t stage = 0; stage < domain::stage_count; ++stage) {
                if (!labels[i].has(static_cast<domain::Stage>(stage))) continue;
                const std::string_view code = domain::stage_code(static_cast<domain::Stage>(stage)),
                                       words = app::choice_label(workspace_of(ui).names(), ChoiceList::stage, code);
                ++of;
                if (is_possible(code, words)) ++left, list(stages, words);
            }
            add(Value::of(static_cast<std::int64_t>(i)), labels[i].name, left > 0 || of == 0);
            if (left > 0 && left < of) list(parts, tr(Str::board_part_of, {labels[i].name, stages}));
        }
    } else {
        add_unfilled_lane(ui, groups);
        const FieldOptions& options = columns_of(ui)[bucket_.column].options;
        const auto& labels = domain::label_set_of(workspace_of(ui)).labels;
        for (const Choice& choice : choices_of(options))
            if (choice.is_retired) continue; // what still has it gets a lane as any other word
            else if (options.choices != ChoiceList::batch ||
                     std::ranges::contains(labels, choice.code, &domain::Label::code))
                add(Value::text(choice.code), app::label(choice), is_possible(choice.code, app::label(choice)));
    }
    if (!excluded.empty()) left_out_ = tr(Str::board_left_out, {excluded});
    if (!parts.empty()) left_out_ = left_out_.empty() ? parts : tr(Str::board_and, {left_out_, parts});
}

// What is not given out yet stands at hand, before all that it could be given to.
void Board::add_unfilled_lane(Ui& ui, std::vector<const view::Group*>& groups) {
    const auto nobody = std::ranges::find_if(groups, [](const view::Group* group) { return group->key.is_none(); });
    if (nobody == groups.end()) return;
    add_lane(ui, bucket_, Value(), std::string(tr(Str::unfilled)), *nobody);
    groups.erase(nobody);
}

// Of links, tags and texts: those that any record of the kind has, of people all, and those that were here a moment ago, so far as
// the conditions allow them.
void Board::add_used_lanes(Ui& ui, std::vector<const view::Group*>& groups, const std::vector<Lane>& before) {
    const Workspace& workspace = workspace_of(ui);
    const Column& column = columns_of(ui)[bucket_.column];
    add_unfilled_lane(ui, groups);
    if (groups.size() + 1 >= most_lanes) return; // more than can be shown are used here
    struct Used {
        Value key;
        std::string words, order;
        const view::Group* group = nullptr;
    };
    std::vector<Used> all;
    const auto add = [&](const Value& key, const view::Group* group) {
        if (key.is_none() || std::ranges::contains(all, key, &Used::key)) return;
        std::string words = view::value_words(workspace, column, key, view::Style::words, app::language());
        std::string order = pinyin_sort_key(words);
        all.push_back({key, std::move(words), std::move(order), group});
    };
    for (const view::Group* group : groups) add(group->key, group);
    const bool are_people = column.type == FieldType::link && column.options.target == Kind::person;
    if (are_people)
        for (const RecordIndex person : workspace.live(Kind::person))
            if (all.size() < most_lanes) add(Value::text(to_string(workspace.record(person).id)), nullptr);
    if (workspace.names().is_defined(column.field))
        for (const auto& [text, count] : workspace.used_texts(column.field))
            if (all.size() < most_lanes) add(Value::text(text), nullptr);
    for (const Lane& lane : before) add(lane.key, nullptr);
    const std::size_t excluded = std::erase_if(all, [&](const Used& each) {
        return !each.group && !view::can_hold(columns_of(ui), filter_, bucket_.column, each.key, each.words);
    });
    if (excluded > 0) left_out_ = tr(Str::board_left_out_n, {std::to_string(excluded)});
    std::ranges::stable_sort(all, {}, &Used::order);
    if (all.size() + 1 >= most_lanes) std::erase_if(all, [](const Used& each) { return !each.group; });
    for (const Used& each : all) {
        const view::Columns& columns = columns_of(ui);
        add_lane(ui, bucket_, each.key, view::bucket_words(bucket_, columns, each.key, app::language()), each.group);
        if (each.group) std::erase(groups, each.group);
    }
}

// What is said of a column may follow from all records, and a filter or an order makes none of it anew.
void Board::note_lanes(Ui& ui) {
    if (!hooks_->note) return;
    const Workspace& workspace = workspace_of(ui);
    const std::uint64_t revision =
        workspace.revision(static_cast<Kind>(kind_)) + workspace.revision(Kind::settings) + 1;
    if (std::exchange(noted_revision_, revision) != revision) notes_.clear();
    for (Lane& lane : lanes_) {
        if (lane.is_rest) continue;
        auto known = std::ranges::find(notes_, lane.key, &Note::of);
        if (known == notes_.end()) known = notes_.insert(known, {lane.key, hooks_->note(ui, lane.key)});
        lane.note = known->words;
    }
}

} // namespace yinfeng::ui
