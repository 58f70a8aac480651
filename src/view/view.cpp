#include "view/view.h"

#include "base/utf8.h"
#include "view/condition_grammar.h"
#include "view/messages.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace yinfeng::view {

namespace {

struct ByName {
    Bucket::By by;
    std::string_view key;
};
constexpr auto by_names = std::to_array<ByName>({
    {Bucket::By::value, "value"},
    {Bucket::By::labels, "labels"},
    {Bucket::By::month, "month"},
    {Bucket::By::quarter, "quarter"},
    {Bucket::By::year, "year"},
    {Bucket::By::band, "band"},
    {Bucket::By::initial, "initial"},
});

struct FigureName {
    Figure figure;
    std::string_view key;
};
constexpr auto figure_names = std::to_array<FigureName>({
    {Figure::sum, "sum"},
    {Figure::count, "count"},
    {Figure::average, "average"},
    {Figure::least, "least"},
    {Figure::greatest, "greatest"},
    {Figure::share, "share"},
});

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

// Between commas; those in quotation marks belong to a name.
std::vector<std::string_view> items_of(std::string_view list) {
    std::vector<std::string_view> items;
    std::size_t from = 0;
    bool is_quoted = false;
    for (std::size_t at = 0; at <= list.size(); ++at) {
        if (at < list.size() && is_quoted && list[at] == '\\') ++at;
        else if (at < list.size() && list[at] == '"') is_quoted = !is_quoted;
        else if (at >= list.size() || (list[at] == ',' && !is_quoted)) {
            if (const auto item = trim(list.substr(from, at - from)); !item.empty()) items.push_back(item);
            from = at + 1;
        }
    }
    if (from < list.size()) items.push_back(trim(list.substr(from))); // a quotation mark that is not closed
    return items;
}

// "name 320": a name, perhaps in quotation marks, and what stands behind it.
struct Item {
    std::string name;
    std::string_view behind;
};
Item item_of(std::string_view text) {
    if (!text.starts_with('"')) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        return {std::string(text.substr(0, blank)), trim(text.substr(blank))};
    }
    Item item;
    std::size_t at = 1;
    for (; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        item.name += text[at];
    }
    item.behind = trim(text.substr(std::min(text.size(), at + 1)));
    return item;
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
        else if (key_ == "trash" && text == "yes") view_.deleted = true;
        else if (key_ == "where") read_filter(text);
        else if (key_ == "group") read_list(text, most_groups, Message::too_many_groups, &Reader::add_group);
        else if (key_ == "sort") read_list(text, most_sorts, Message::too_many_sorts, &Reader::add_sort);
        else if (key_ == "columns") read_list(text, most_columns, Message::too_many_columns, &Reader::add_column);
        else if (key_ == "cards") read_list(text, most_columns, Message::too_many_columns, &Reader::add_card);
        else if (key_ == "sums") read_list(text, most_columns, Message::too_many_columns, &Reader::add_sum);
        else if (key_ == "from") view_.from = date_column(text);
        else if (key_ == "to") view_.to = date_column(text);
        else if (key_ == "colour") view_.colour = kept_column(text);
        else if (key_ == "chart") read_choice<Chart>(text, ChoiceList::chart, Message::no_chart, view_.chart);
        else if (key_ == "pinned") view_.pinned = kept_column(text);
        else if (key_ == "rows")
            read_choice<RowHeight>(text, ChoiceList::row_height, Message::no_row_height, view_.rows);
        else keep(text);
    }

    void problem(Message message, std::initializer_list<std::string_view> values) {
        view_.problems.push_back(say(columns_.language(), message, values));
    }
    void keep(std::string_view text) { view_.unread.push_back({std::string(key_), std::string(text)}); }

    ColumnId column(std::string_view name) {
        const auto found = columns_.named(view_.kind, name);
        if (!found) view_.problems.push_back(found.error().message);
        return found ? *found : no_column;
    }
    ColumnId kept_column(std::string_view text) {
        const ColumnId id = column(item_of(text).name);
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
            problem(unknown, {text});
            keep(text);
        }
    }
    void read_filter(std::string_view text) {
        auto filter = parse_filter(columns_, view_.kind, text);
        if (filter) {
            view_.filter = *std::move(filter);
        } else {
            problem(Message::filter_unused, {filter.error().message});
            keep(text);
        }
    }

    // `add` answers whether there is room for it; a column that is gone is kept.
    void read_list(std::string_view text, std::size_t most, Message too_many,
        bool (Reader::*add)(ColumnId, std::string_view, std::size_t)) {
        for (const std::string_view text_of_item : items_of(text)) {
            const bool descending = key_ == "sort" && text_of_item.starts_with('-');
            const Item item = item_of(text_of_item.substr(descending));
            const ColumnId id = column(item.name);
            if (id != no_column && (this->*add)(id, descending ? std::string_view("-") : item.behind, most)) {
                if (is_nearly_) view_.nearly_read.push_back({id, std::string(key_), std::string(text_of_item)});
                is_nearly_ = false;
                continue;
            }
            if (id != no_column) problem(too_many, {columns_[id].label(columns_.language())});
            keep(text_of_item);
        }
    }
    void read_nearly(Message message, ColumnId id, std::string_view behind) {
        problem(message, {columns_[id].label(columns_.language()), behind});
        is_nearly_ = true;
    }
    bool add_group(ColumnId id, std::string_view by, std::size_t most) {
        if (view_.groups.size() == most) return false;
        Bucket bucket{id, Bucket::By::value};
        if (!by.empty()) {
            const auto found = std::ranges::find(by_names, by, &ByName::key);
            if (found != by_names.end() && suits(found->by, columns_[id])) bucket.by = found->by;
            else read_nearly(Message::no_such_grouping, id, by);
        }
        view_.groups.push_back(bucket);
        return true;
    }
    bool add_sort(ColumnId id, std::string_view sign, std::size_t most) {
        if (view_.sort.size() == most) return false;
        view_.sort.push_back({id, sign == "-"});
        return true;
    }
    bool add_column(ColumnId id, std::string_view digits, std::size_t most) {
        if (view_.columns.size() == most) return false;
        std::int32_t width = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), width);
        view_.columns.push_back({id, std::clamp(width, 0, 2000)});
        return true;
    }
    bool add_card(ColumnId id, std::string_view, std::size_t most) { return add_to(view_.cards, id, most); }
    bool add_sum(ColumnId id, std::string_view name, std::size_t most) {
        if (view_.sums.size() == most) return false;
        const std::span<const Figure> possible = figures_for(columns_[id]);
        Sum sum{id, possible.front()};
        if (!name.empty()) {
            const auto found = std::ranges::find(figure_names, name, &FigureName::key);
            if (found != figure_names.end() && std::ranges::find(possible, found->figure) != possible.end())
                sum.figure = found->figure;
            else read_nearly(Message::no_such_figure, id, name);
        }
        if (std::ranges::find(view_.sums, sum) == view_.sums.end()) view_.sums.push_back(sum);
        return true;
    }
    static bool add_to(std::vector<ColumnId>& list, ColumnId id, std::size_t most) {
        if (list.size() < most) list.push_back(id);
        return list.size() < most || list.back() == id;
    }

    Columns& columns_;
    std::string_view key_;   // of the part that is being read
    bool is_nearly_ = false; // the item that is being read
    View view_;
};

class Writer {
public:
    Writer(const Columns& columns, const View& view) : columns_(columns), view_(view) {}

    std::vector<ViewPart> parts() {
        if (view_.kind == no_kind) return view_.unread;
        add("kind", std::string(columns_.workspace().names().kind_name(view_.kind)));
        add("name", view_.name);
        const auto layout = unread("layout");
        add("layout", view_.layout == Layout::table && !layout.empty()
                          ? layout
                          : std::string(choices_of(ChoiceList::layout)[static_cast<std::size_t>(view_.layout)].code));
        add("trash", view_.deleted ? "yes" : unread("trash"));
        add("where", view_.filter.is_empty() ? unread("where") : to_text(columns_, view_.filter, Wording::keys));
        add_list("group", view_.groups, [&](const Bucket& bucket) {
            if (const std::string* kept =
                    bucket.by == Bucket::By::value ? nearly_read("group", bucket.column) : nullptr)
                return *kept;
            std::string item = name_of(bucket.column);
            if (bucket.by != Bucket::By::value)
                item.append(" ").append(std::ranges::find(by_names, bucket.by, &ByName::by)->key);
            return item;
        });
        add_list("sort", view_.sort, [&](const SortBy& by) { return (by.descending ? "-" : "") + name_of(by.column); });
        add_list("columns", view_.columns, [&](const Shown& shown) {
            return name_of(shown.column) + (shown.width > 0 ? ' ' + std::to_string(shown.width) : std::string());
        });
        add_list("cards", view_.cards, [&](ColumnId id) { return name_of(id); });
        add_list("sums", view_.sums, [&](const Sum& sum) {
            const bool is_usual = sum.figure == figures_for(columns_[sum.column]).front();
            if (const std::string* kept = is_usual ? nearly_read("sums", sum.column) : nullptr) return *kept;
            std::string item = name_of(sum.column);
            if (!is_usual) item.append(" ").append(figure_name(sum.figure));
            return item;
        });
        add_column("from", view_.from);
        add_column("to", view_.to);
        add_column("colour", view_.colour);
        add("chart", view_.chart
                         ? std::string(choices_of(ChoiceList::chart)[static_cast<std::size_t>(*view_.chart)].code)
                         : unread("chart"));
        add_column("pinned", view_.pinned);
        add("rows", view_.rows == RowHeight::normal
                        ? unread("rows")
                        : std::string(choices_of(ChoiceList::row_height)[static_cast<std::size_t>(view_.rows)].code));
        for (const ViewPart& part : view_.unread) { // of later versions
            if (std::ranges::find(keys_, part.key) == keys_.end()) parts_.push_back(part);
        }
        return std::move(parts_);
    }

private:
    std::string name_of(ColumnId id) const { return quoted_name(columns_[id].name); }
    // What stood there, so long as nothing else has been chosen for the column.
    const std::string* nearly_read(std::string_view key, ColumnId column) const {
        for (const NearlyRead& each : view_.nearly_read)
            if (each.key == key && each.column == column) return &each.text;
        return nullptr;
    }
    void add(std::string_view key, std::string text) {
        keys_.push_back(key);
        if (!text.empty()) parts_.push_back({std::string(key), std::move(text)});
    }
    void add_column(std::string_view key, ColumnId id) { add(key, id == no_column ? unread(key) : name_of(id)); }
    template <class List, class Each> void add_list(std::string_view key, const List& list, const Each& each) {
        std::string text;
        for (const auto& item : list) text.append(text.empty() ? "" : ", ").append(each(item));
        const std::string more = unread(key);
        if (!more.empty()) text.append(text.empty() ? "" : ", ").append(more);
        add(key, std::move(text));
    }
    std::string unread(std::string_view key) const {
        std::string text;
        for (const ViewPart& part : view_.unread) {
            if (part.key == key) text.append(text.empty() ? "" : ", ").append(part.text);
        }
        return text;
    }

    const Columns& columns_;
    const View& view_;
    std::vector<ViewPart> parts_;
    std::vector<std::string_view> keys_;
};

} // namespace

std::span<const Figure> figures_for(const Column& column) {
    static constexpr Figure of_figures[] = {
        Figure::sum, Figure::average, Figure::least, Figure::greatest, Figure::count, Figure::share};
    static constexpr Figure of_dates[] = {Figure::count, Figure::least, Figure::greatest};
    if (column.is_figure()) return of_figures;
    if (column.type == FieldType::date) return of_dates;
    return std::span(of_dates).first(1);
}

std::string_view figure_name(Figure figure) {
    return std::ranges::find(figure_names, figure, &FigureName::figure)->key;
}

View read_view(Columns& columns, std::span<const ViewPart> parts) { return Reader(columns, parts).take(); }

std::vector<ViewPart> parts_of(const Columns& columns, const View& view) { return Writer(columns, view).parts(); }

std::span<const std::string_view> part_keys() {
    static const std::vector<std::string_view> keys = [] {
        std::vector<std::string_view> names;
        for (const FieldInfo& field : fields_of(Kind::view)) {
            if (field.type != FieldType::boolean && field.name != "note") names.push_back(field.name);
        }
        return names;
    }();
    return keys;
}

std::vector<ViewPart> parse_parts(std::string_view text) {
    std::vector<ViewPart> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trim(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
        const std::size_t blank = std::min(line.find(' '), line.size());
        if (!line.empty()) parts.push_back({std::string(line.substr(0, blank)), std::string(trim(line.substr(blank)))});
    }
    return parts;
}

std::string to_text(std::span<const ViewPart> parts) {
    std::string text;
    for (const ViewPart& part : parts) {
        const std::size_t line = text.size();
        text.append(part.key).append(" ").append(part.text);
        std::replace(text.begin() + static_cast<std::ptrdiff_t>(line), text.end(), '\n',
            ' '); // of several lines, kept as it was
        text += '\n';
    }
    return text;
}

View parse_view(Columns& columns, std::string_view text) { return read_view(columns, parse_parts(text)); }

std::vector<std::string> problems_of(const Columns& columns, const View& view) {
    std::vector<std::string> problems = view.problems;
    const std::vector<std::string> asked = problems_of(columns, view.filter);
    problems.insert(problems.end(), asked.begin(), asked.end());
    return problems;
}

void complete_columns(const Columns& columns, View& view) {
    if (view.columns.empty())
        for (const ColumnId column : columns.offered(view.kind))
            if (columns[column].options.column) view.columns.push_back({column});
    if (view.kind >= known_kind_count) return;
    const ColumnId title = title_field(static_cast<Kind>(view.kind));
    if (!std::ranges::contains(view.columns, title, &Shown::column)) view.columns.insert(view.columns.begin(), {title});
}

std::string to_text(const Columns& columns, const View& view) { return to_text(parts_of(columns, view)); }

std::string sentence_of(const Columns& columns, const View& view) {
    const Names& names = columns.workspace().names();
    const Language language = columns.language();
    const bool english = language == Language::en;
    const auto labels = [&](const auto& list, const auto& each) {
        std::string text;
        for (const auto& item : list) text.append(text.empty() ? "" : english ? ", " : "、").append(each(item));
        return text;
    };
    std::string text(view.kind < known_kind_count ? label(info(static_cast<Kind>(view.kind)), language)
                                                  : names.kind_name(view.kind));
    if (view.deleted) text += english ? " (deleted)" : "（回收站）";
    text += english ? ": " : "：";
    text += to_text(columns, view.filter, Wording::words);
    for (const ViewPart& part : view.unread) {
        if (part.key != "where" || !view.filter.is_empty()) continue;
        text.append(english ? " (" : "（")
            .append(say(language, Message::filter_unused, {part.text}))
            .append(english ? ")" : "）");
    }
    if (!view.groups.empty()) {
        text += english ? "; by " : "；按";
        text += labels(view.groups, [&](const Bucket& bucket) { return columns[bucket.column].label(language); });
        if (!english) text += "分组";
    }
    if (!view.sort.empty()) {
        text += english ? "; sorted by " : "；按";
        text += labels(view.sort, [&](const SortBy& by) {
            return std::string(columns[by.column].label(language)) +
                   (by.descending ? english ? " descending" : "从大到小" : "");
        });
        if (!english) text += "排列";
    }
    return text;
}

} // namespace yinfeng::view
