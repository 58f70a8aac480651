#include "view/view.h"

#include "base/utf8.h"
#include "view/arrangement.h"
#include "view/condition_grammar.h"
#include "view/messages.h"
#include "view/part_names.h"

#include <algorithm>

namespace yinfeng::view {

namespace {

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
        add_list("sort", view_.sort, [&](const SortBy& by) {
            const std::string* kept = nearly_read("sort", by.column);
            if (kept && kept->starts_with('-') == by.descending) return *kept;
            return (by.descending ? "-" : "") + name_of(by.column);
        });
        add_list("columns", view_.columns, [&](const Shown& shown) {
            if (const std::string* kept = shown.width == 0 ? nearly_read("columns", shown.column) : nullptr)
                return *kept;
            return name_of(shown.column) + (shown.width > 0 ? ' ' + std::to_string(shown.width) : std::string());
        });
        add_list("cards", view_.cards, [&](ColumnId id) {
            const std::string* kept = nearly_read("cards", id);
            return kept ? *kept : name_of(id);
        });
        add_list("sums", view_.sums, [&](const Sum& sum) {
            const bool is_usual = sum.figure == figures_for(columns_[sum.column]).front();
            if (const std::string* kept = is_usual ? nearly_read("sums", sum.column) : nullptr) return *kept;
            std::string item = name_of(sum.column);
            if (!is_usual) item.append(" ").append(figure_name(sum.figure));
            return item;
        });
        add_column("from", view_.from);
        add_column("to", view_.to);
        add_colours();
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
    void add_colours() {
        std::string text;
        const auto item = [&](const std::string& said) { text.append(text.empty() ? "" : "; ").append(said); };
        for (const ColourRule& rule : view_.colour_rules)
            item(std::string(choices_of(ChoiceList::option_colour)[rule.colour].code) + ": " +
                 to_text(columns_, rule.filter, Wording::keys));
        for (const ViewPart& part : view_.unread)
            if (part.key == "colour" && (view_.colour == no_column || part.text.contains(':'))) item(part.text);
        if (view_.colour != no_column) item(name_of(view_.colour));
        add("colour", std::move(text));
    }
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
    for (const ColourRule& rule : view.colour_rules)
        for (std::string& problem : problems_of(columns, rule.filter))
            if (!std::ranges::contains(problems, problem)) problems.push_back(std::move(problem));
    return problems;
}

void complete_columns(Columns& columns, View& view) {
    if (view.columns.empty()) view.columns = shown_columns(columns, view.kind);
    if (view.cards.empty()) view.cards = arranged(columns, view.kind, ArrangedPart::cards);
    add_catalogue_columns(columns, view);
}

void add_catalogue_columns(const Columns& columns, View& view) {
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
    const auto labels = [&](const auto& list, const auto& each) {
        std::string text;
        for (const auto& item : list)
            text.append(text.empty() ? "" : is_chinese(language) ? "、" : ", ").append(each(item));
        return text;
    };
    std::string text(view.kind < known_kind_count ? label(info(static_cast<Kind>(view.kind)), language)
                                                  : names.kind_name(view.kind));
    if (view.deleted) text += say(language, Message::sentence_deleted);
    text = say(language, Message::sentence_where, {text, to_text(columns, view.filter, Wording::words)});
    for (const ViewPart& part : view.unread) {
        if (part.key != "where" || !view.filter.is_empty()) continue;
        text = say(language, Message::told_apart, {text, say(language, Message::filter_unused, {part.text})});
    }
    if (!view.groups.empty())
        text += say(language, Message::sentence_groups,
            {labels(view.groups, [&](const Bucket& bucket) { return columns[bucket.column].label(language); })});
    if (!view.sort.empty())
        text += say(language, Message::sentence_sort, {labels(view.sort, [&](const SortBy& by) {
            const std::string_view column = columns[by.column].label(language);
            return by.descending ? say(language, Message::sentence_descending, {column}) : std::string(column);
        })});
    return text;
}

} // namespace yinfeng::view
