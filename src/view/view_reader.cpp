// Views from text.

#include "base/utf8.h"
#include "view/condition_grammar.h"
#include "view/messages.h"
#include "view/name_list.h"
#include "view/part_names.h"
#include "view/words.h"

#include <algorithm>
#include <charconv>

namespace yinfeng::view {

namespace {

bool suits(Bucket::By by, const Column& column) {
    switch (by) {
    case Bucket::By::value: return true;
    case Bucket::By::labels: return column.options.choices == ChoiceList::stage;
    case Bucket::By::month:
    case Bucket::By::quarter:
    case Bucket::By::year: return column.type == FieldType::date;
    case Bucket::By::band: return column.type == FieldType::quantity && column.options.unit == Unit::wan_yuan;
    case Bucket::By::initial: return column.type == FieldType::text || column.type == FieldType::link;
    }
    return false;
}

class Reader {
public:
    Reader(Columns& columns, std::span<const ViewPart> parts) : columns_(columns) {
        std::string_view kind;
        for (const ViewPart& part : parts) { // first: everything else is said in its words
            if (part.key == "kind") kind = part.text;
        }
        view_.kind = columns_.workspace().names().find_kind(kind);
        if (view_.kind != no_kind) {
            for (const ViewPart& part : parts) read(part);
            return;
        }
        problem(Message::no_kind, {kind});
        view_.unread.assign(parts.begin(), parts.end());
    }
    View take() { return std::move(view_); }

private:
    void read(const ViewPart& part) {
        key_ = part.key;
        const std::string_view text = part.text;
        if (key_ == "kind") return;
        if (key_ == "name") view_.name = text;
        else if (key_ == "layout") read_choice<Layout>(text, ChoiceList::layout, Message::no_layout, view_.layout);
        else if (key_ == "trash") read_trash(text);
        else if (key_ == "where") read_filter(text);
        else if (key_ == "group") read_list(text, most_groups, Message::too_many_groups, &Reader::add_group);
        else if (key_ == "sort") read_list(text, most_sorts, Message::too_many_sorts, &Reader::add_sort);
        else if (key_ == "columns") read_list(text, most_columns, Message::too_many_columns, &Reader::add_column);
        else if (key_ == "cards") read_list(text, most_columns, Message::too_many_columns, &Reader::add_card);
        else if (key_ == "sums") read_list(text, most_columns, Message::too_many_columns, &Reader::add_sum);
        else if (key_ == "from") view_.from = date_column(text);
        else if (key_ == "to") view_.to = date_column(text);
        else if (key_ == "colour") read_colours(text);
        else if (key_ == "chart") read_choice<Chart>(text, ChoiceList::chart, Message::no_chart, view_.chart);
        else if (key_ == "pinned") view_.pinned = kept_column(text);
        else if (key_ == "rows")
            read_choice<RowHeight>(text, ChoiceList::row_height, Message::no_row_height, view_.rows);
        else keep(text);
    }

    void problem(Message message, std::initializer_list<std::string_view> values) {
        tell(say(columns_.language(), message, values));
    }
    // Once, however often it is so; `refusal`: for whoever may not write it.
    void tell(const std::string& told, std::string refusal = {}, bool is_column = false) {
        if (std::ranges::contains(view_.problems, told)) return;
        if (is_list_ && ++told_ > most_told) return;
        view_.problems.push_back(told);
        view_.refused.push_back({refusal.empty() ? told : std::move(refusal), is_column});
    }
    std::string_view part_label() const {
        const auto field = find_field(Kind::view, key_);
        return field ? label(info(*field), columns_.language()) : key_;
    }
    std::string list(std::span<const std::string> names) const {
        std::string text;
        for (const std::string& name : names)
            text.append(text.empty() ? "" : is_chinese(columns_.language()) ? "、" : ", ").append(name);
        return text;
    }
    // What the part cannot be, and what it could.
    std::string instead(std::string_view what, std::string_view text, std::span<const std::string> possible) const {
        const Language language = columns_.language();
        return say(language, Message::bad_value, {what, text, say(language, Message::one_of, {list(possible)})});
    }
    void keep(std::string_view text) { view_.unread.push_back({std::string(key_), std::string(text)}); }

    ColumnId column(std::string_view name) {
        const auto found = columns_.named(view_.kind, name);
        if (!found) tell(found.error().message, {}, true);
        return found ? *found : no_column;
    }
    ColumnId kept_column(std::string_view text) {
        const Item item = item_of(text);
        ColumnId id = column(item.name);
        if (id != no_column && !item.behind.empty()) {
            problem(Message::words_behind, {part_label(), columns_[id].label(columns_.language()), item.behind});
            id = no_column;
        }
        if (id == no_column) keep(text);
        return id;
    }
    ColumnId date_column(std::string_view text) {
        const ColumnId id = kept_column(text);
        if (id == no_column || columns_[id].type == FieldType::date) return id;
        problem(Message::no_date, {columns_[id].label(columns_.language())});
        keep(text);
        return no_column;
    }

    // One that is not known here is told and kept.
    template <class Chosen, class Into>
    void read_choice(std::string_view text, ChoiceList list, Message unknown, Into& into) {
        if (const auto found = choice_index(list, text)) {
            into = static_cast<Chosen>(*found);
        } else {
            std::vector<std::string> possible;
            for (const Choice& each : choices_of(list)) possible.emplace_back(each.code);
            tell(say(columns_.language(), unknown, {text}), instead(part_label(), text, possible));
            keep(text);
        }
    }
    void read_trash(std::string_view text) {
        Column asked;
        asked.type = FieldType::boolean;
        asked.zh = info(field::view::trash_).zh;
        asked.en = info(field::view::trash_).en;
        const auto value = parse_words(columns_.workspace(), asked, text, columns_.language());
        if (value) {
            view_.deleted = !value->is_none() && value->as_boolean();
        } else {
            tell(value.error().message);
            keep(text);
        }
    }
    void read_filter(std::string_view text) {
        auto filter = parse_filter(columns_, view_.kind, text);
        if (filter) {
            view_.filter = *std::move(filter);
        } else {
            tell(say(columns_.language(), Message::filter_unused, {filter.error().message}), filter.error().message);
            keep(text);
        }
    }

    // Rules, and behind them the column that colours what none of them does.
    void read_colours(std::string_view text) {
        for (const std::string_view item : items_of(text, ';')) {
            const std::size_t colon = item.starts_with('"') ? item.npos : item.find(':');
            if (colon != item.npos) read_colour_rule(item, trim(item.substr(0, colon)), trim(item.substr(colon + 1)));
            else if (const ColumnId id = kept_column(item); id != no_column) view_.colour = id;
        }
    }
    void read_colour_rule(std::string_view item, std::string_view code, std::string_view condition) {
        const auto colour = choice_index(ChoiceList::option_colour, code);
        auto filter = parse_filter(columns_, view_.kind, condition);
        if (colour && filter && !filter->is_empty() && view_.colour_rules.size() < most_colour_rules) {
            view_.colour_rules.push_back({*colour, *std::move(filter)});
            return;
        }
        if (!colour) {
            std::vector<std::string> possible;
            for (const Choice& each : choices_of(ChoiceList::option_colour)) possible.emplace_back(each.code);
            tell(instead(part_label(), code, possible));
        } else if (!filter) {
            tell(filter.error().message);
        } else if (filter->is_empty()) {
            problem(Message::colours_nothing, {part_label(), code});
        } else {
            problem(Message::at_most, {part_label(), std::to_string(most_colour_rules)});
        }
        keep(item);
    }

    // `add` answers whether there is room for it; a column that is gone is kept.
    void read_list(std::string_view text, std::size_t most, Message too_many,
        bool (Reader::*add)(ColumnId, std::string_view, std::size_t)) {
        is_list_ = true;
        told_ = 0;
        for (const std::string_view text_of_item : items_of(text)) {
            const bool descending = key_ == "sort" && text_of_item.starts_with('-');
            const Item item = item_of(text_of_item.substr(descending));
            const ColumnId id = column(item.name);
            is_descending_ = descending;
            if (id != no_column && (this->*add)(id, item.behind, most)) {
                if (is_nearly_) view_.nearly_read.push_back({id, std::string(key_), std::string(text_of_item)});
                is_nearly_ = false;
                continue;
            }
            if (id != no_column)
                tell(say(columns_.language(), too_many, {columns_[id].label(columns_.language())}),
                    say(columns_.language(), Message::at_most, {part_label(), std::to_string(most)}));
            keep(text_of_item);
        }
        is_list_ = false;
        if (told_ > most_told) problem(Message::and_more, {part_label(), std::to_string(told_ - most_told)});
    }
    void read_nearly(Message message, ColumnId id, std::string_view behind, std::span<const std::string> possible) {
        const std::string_view label = columns_[id].label(columns_.language());
        tell(say(columns_.language(), message, {label, behind}),
            possible.empty()
                ? std::string()
                : instead(say(columns_.language(), Message::part_of, {part_label(), label}), behind, possible));
        is_nearly_ = true;
    }
    void read_words(ColumnId id, std::string_view behind) {
        if (behind.empty()) return;
        problem(Message::words_behind, {part_label(), columns_[id].label(columns_.language()), behind});
        is_nearly_ = true;
    }
    bool add_group(ColumnId id, std::string_view by, std::size_t most) {
        if (view_.groups.size() == most) return false;
        Bucket bucket{id, Bucket::By::value};
        if (!by.empty()) {
            const auto found = std::ranges::find(by_names, by, &ByName::key);
            if (found != by_names.end() && suits(found->by, columns_[id])) bucket.by = found->by;
            else {
                std::vector<std::string> possible;
                for (const ByName& each : by_names)
                    if (suits(each.by, columns_[id])) possible.emplace_back(each.key);
                read_nearly(Message::no_such_grouping, id, by, possible);
            }
        }
        view_.groups.push_back(bucket);
        return true;
    }
    bool add_sort(ColumnId id, std::string_view behind, std::size_t most) {
        if (view_.sort.size() == most) return false;
        view_.sort.push_back({id, is_descending_});
        read_words(id, behind);
        return true;
    }
    bool add_column(ColumnId id, std::string_view digits, std::size_t most) {
        if (view_.columns.size() == most) return false;
        std::int32_t width = 0;
        const char* const end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, width);
        if (read.ec != std::errc() || read.ptr != end || width < 0) {
            width = 0;
            read_words(id, digits);
        }
        view_.columns.push_back({id, std::clamp(width, 0, 2000)});
        return true;
    }
    bool add_card(ColumnId id, std::string_view behind, std::size_t most) {
        if (view_.cards.size() == most) return false;
        view_.cards.push_back(id);
        read_words(id, behind);
        return true;
    }
    bool add_sum(ColumnId id, std::string_view name, std::size_t most) {
        if (view_.sums.size() == most) return false;
        const std::span<const Figure> possible = figures_for(columns_[id]);
        Sum sum{id, possible.front()};
        if (!name.empty()) {
            const auto found = std::ranges::find(figure_names, name, &FigureName::key);
            if (found != figure_names.end() && std::ranges::find(possible, found->figure) != possible.end())
                sum.figure = found->figure;
            else {
                std::vector<std::string> names;
                for (const Figure each : possible) names.emplace_back(figure_name(each));
                read_nearly(Message::no_such_figure, id, name, names);
            }
        }
        if (std::ranges::find(view_.sums, sum) == view_.sums.end()) view_.sums.push_back(sum);
        return true;
    }

    static constexpr std::size_t most_told = 5; // of one list
    Columns& columns_;
    std::string_view key_; // of the part that is being read
    bool is_list_ = false;
    std::size_t told_ = 0;                           // of the list that is being read
    bool is_nearly_ = false, is_descending_ = false; // the item that is being read
    View view_;
};

} // namespace

View read_view(Columns& columns, std::span<const ViewPart> parts) { return Reader(columns, parts).take(); }

} // namespace yinfeng::view
