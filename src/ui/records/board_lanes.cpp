// Which columns a board has, and their cards.

#include "app/app.h"
#include "app/strings.h"
#include "base/text_search.h"
#include "domain/label_sets.h"
#include "domain/pipeline.h"
#include "ui/field_words.h"
#include "ui/records/board.h"
#include "ui/records/cell.h"
#include "ui/records/filter_builder.h"
#include "view/words.h"

#include <algorithm>
#include <functional>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;
using view::Column;

namespace {

constexpr std::size_t most_lanes = 200;

// Whether a record with this value could meet the conditions on the column, as far as they are plain ones.
bool allows(const view::Columns& columns, const view::Filter& filter, view::ColumnId column, const Value& value,
    std::string_view words) {
    using view::Op, view::Operand;
    const auto meant = [&](const Operand& operand) {
        switch (operand.what) {
        case Operand::What::value: return operand.value == value;
        case Operand::What::name: return operand.value.as_text() == words;
        case Operand::What::me: return columns.reading().me == words;
        case Operand::What::period: break;
        }
        return true;
    };
    // Of choices in an order: 阶段 至少 签约.
    const auto compares = [&](const std::vector<Operand>& operands, std::size_t place, auto holds) {
        const ChoiceList list = columns[column].options.choices;
        if (columns[column].type != FieldType::choice || place >= operands.size() ||
            value.shape() != Value::Shape::text || operands[place].value.shape() != Value::Shape::text)
            return true;
        const auto here = choice_index(list, value.as_text()),
                   there = choice_index(list, operands[place].value.as_text());
        return !here || !there || holds(*here, *there);
    };
    const auto fits = [&](const view::Filter& part) {
        if (part.join != view::Filter::Join::condition || part.condition.column != column) return true;
        const std::vector<Operand>& operands = part.condition.operands;
        const auto found = [&](const Operand& operand) {
            return matches(make_search_key(words), make_search_query(operand.value.as_text()));
        };
        switch (part.condition.op) {
        case Op::is: return std::ranges::any_of(operands, meant);
        case Op::is_not: return std::ranges::none_of(operands, meant);
        case Op::contains: return std::ranges::any_of(operands, found);
        case Op::lacks: return std::ranges::none_of(operands, found);
        case Op::unfilled: return false;
        case Op::at_least: return compares(operands, 0, std::greater_equal());
        case Op::at_most: return compares(operands, 0, std::less_equal());
        case Op::greater: return compares(operands, 0, std::greater());
        case Op::less: return compares(operands, 0, std::less());
        case Op::between:
            return compares(operands, 0, std::greater_equal()) && compares(operands, 1, std::less_equal());
        default: return true;
        }
    };
    return std::ranges::all_of(conditions_of(filter), fits);
}

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
    if (bucket.by == Bucket::By::labels && key.shape() == Value::Shape::integer) {
        const auto place = static_cast<std::size_t>(key.as_integer());
        lane.value = Value::text(domain::stage_code(domain::label_set_of(workspace_of(ui)).labels[place].entry));
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
    const bool stands = rows_version_ == rows.version + 1 && is_same && planned_ == on_cards &&
                        settings_revision_ == workspace.revision(Kind::settings) &&
                        plan_.has_found == listed_->hits.are_any();
    if (stands) {
        if (measured_width_ == 0) note_lanes(ui); // something was written
        return;
    }
    settings_revision_ = workspace.revision(Kind::settings);
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
    const auto take = [&](const Value& key) -> const view::Group* {
        const auto found = std::ranges::find_if(groups, [&](const view::Group* group) { return group->key == key; });
        if (found == groups.end()) return nullptr;
        const view::Group* group = *found;
        groups.erase(found);
        return group;
    };
    const auto has_group = [&](const Value& key) { return std::ranges::contains(groups, key, &view::Group::key); };
    // What the conditions exclude has no column.
    const auto are_allowed = [&](const domain::Label& label, const view::Filter& filter) {
        for (std::size_t i = 0; i < domain::stage_count; ++i) {
            const auto stage = static_cast<domain::Stage>(i);
            const std::string_view code = domain::stage_code(stage);
            if (label.has(stage) && allows(columns_of(ui), filter, bucket_.column, Value::text(code),
                                        app::choice_label(ChoiceList::stage, code)))
                return true;
        }
        return false;
    };
    const Column& column = columns_of(ui)[bucket_.column];
    if (bucket_.by == Bucket::By::labels) {
        const auto& labels = domain::label_set_of(workspace).labels;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const Value key = Value::of(static_cast<std::int64_t>(i));
            if (!are_allowed(labels[i], filter_) && !has_group(key)) continue;
            add_lane(ui, bucket_, key, labels[i].name, take(key));
        }
    } else if (bucket_.by == Bucket::By::value && column.type == FieldType::choice) {
        add_unfilled_lane(ui, groups);
        for (const Choice& choice : choices_of(column.options.choices)) {
            const Value key = Value::text(choice.code);
            if (!allows(columns_of(ui), filter_, bucket_.column, key, app::label(choice)) && !has_group(key)) continue;
            add_lane(ui, bucket_, key, std::string(app::label(choice)), take(key));
        }
    } else if (bucket_.by == Bucket::By::value && column.source == Column::Source::field) {
        add_used_lanes(ui, groups, before);
    }
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
    if (column.field < known_field_count)
        for (const auto& [text, count] : workspace.used_texts(column.field))
            if (all.size() < most_lanes) add(Value::text(text), nullptr);
    for (const Lane& lane : before) add(lane.key, nullptr);
    std::erase_if(all, [&](const Used& each) {
        return !each.group && !allows(columns_of(ui), filter_, bucket_.column, each.key, each.words);
    });
    std::ranges::stable_sort(all, {}, &Used::order);
    if (all.size() + 1 >= most_lanes) std::erase_if(all, [](const Used& each) { return !each.group; });
    for (const Used& each : all) {
        add_lane(ui, bucket_, each.key, each.words, each.group);
        if (each.group) std::erase(groups, each.group);
    }
}

void Board::note_lanes(Ui& ui) {
    if (!hooks_->note) return;
    for (Lane& lane : lanes_)
        if (!lane.is_rest) lane.note = hooks_->note(ui, lane.key);
}

} // namespace yinfeng::ui
