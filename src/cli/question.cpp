#include "cli/question.h"

#include "app/page_views.h"
#include "base/utf8.h"
#include "cli/words.h"
#include "model/typed.h"
#include "view/arrangement.h"
#include "view/saved.h"

#include <algorithm>
#include <functional>

namespace yinfeng::cli {

namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text.append(text.empty() ? "" : ", ").append(part);
    return text;
}

std::string usual_columns(KindId kind) {
    std::string names = "id";
    if (kind >= known_kind_count) return names;
    FieldId id = info(static_cast<Kind>(kind)).first_field;
    for (const FieldInfo& field : fields_of(static_cast<Kind>(kind))) {
        if (field.options.column || id == title_field(static_cast<Kind>(kind))) names.append(", ").append(field.name);
        ++id;
    }
    return names;
}

// On paper: as the page of the kind has it.
std::vector<view::Shown> columns_of_page(view::Columns& columns, KindId kind) {
    if (kind >= known_kind_count) return {};
    std::string text = "kind ";
    text.append(info(static_cast<Kind>(kind)).name).append("\n").append(app::page_view(static_cast<Kind>(kind)));
    return view::parse_view(columns, text).columns;
}

// With what there is, for whoever has to write it anew.
std::unexpected<Refusal> no_such(const view::Columns& columns, KindId kind, const view::Refused& refused) {
    if (!refused.is_column) return refuse(Exit::usage, refused.text);
    std::string names;
    for (const view::ColumnId id : columns.offered(kind))
        names.append(names.empty() ? "" : " ").append(columns[id].name);
    return refuse(Exit::usage, refused.text + '\n' + say(Word::columns_are, {names}));
}

// The lines of --view-text, of each part one. A saved view may hold what only other versions know; who types one is here.
Answer<std::vector<view::ViewPart>> parts_said(const Workspace& workspace, std::string_view text, KindId kind) {
    std::vector<view::ViewPart> parts = view::parse_parts(text);
    std::string known;
    for (const std::string_view key : view::part_keys()) known.append(known.empty() ? "" : " ").append(key);
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        for (const std::string_view colon : {":", "："}) {
            if (part->key.ends_with(colon)) part->key.resize(part->key.size() - colon.size());
        }
        if (std::ranges::find(view::part_keys(), part->key) == view::part_keys().end())
            return refuse(Exit::usage, say(Word::no_view_part, {part->key, known}));
        if (std::find_if(parts.begin(), part, [&](const auto& each) { return each.key == part->key; }) != part)
            return refuse(Exit::usage, say(Word::view_part_twice, {part->key}));
        if (part->key != "kind") continue;
        const auto named = kind_named(workspace, part->text);
        if (!named) return std::unexpected(named.error());
        const Names& names = workspace.names();
        if (*named != kind)
            return refuse(
                Exit::usage, say(Word::view_other_kind, {kind_label(names, *named), kind_label(names, kind)}));
    }
    std::erase_if(parts, [](const view::ViewPart& part) { return part.key == "kind"; });
    parts.insert(parts.begin(), {"kind", std::string(workspace.names().kind_name(kind))});
    return parts;
}

Answer<view::View> base_of(view::Columns& columns, const Options& options) {
    const Workspace& workspace = columns.workspace();
    if (!options.view.empty()) {
        const auto record = record_of_kind(workspace, static_cast<KindId>(Kind::view), options.view);
        if (!record) return std::unexpected(record.error());
        return view::saved_view(columns, *record);
    }
    const auto kind = kind_named(workspace, options.kind);
    if (!kind) return std::unexpected(kind.error());
    auto parts = parts_said(workspace, options.view_text, *kind);
    if (!parts) return std::unexpected(parts.error());
    view::View base = view::read_view(columns, *parts);
    if (!base.refused.empty()) return no_such(columns, *kind, base.refused.front());
    if (!base.unread.empty())
        return refuse(Exit::usage, say(Word::view_part_unread, {base.unread.front().key, base.unread.front().text}));
    return base;
}

template <class T, class Key> void each_once(std::vector<T>& list, Key key) {
    std::vector<T> once;
    for (T& each : list) {
        if (std::ranges::find(once, std::invoke(key, each), key) == once.end()) once.push_back(std::move(each));
    }
    list = std::move(once);
}

} // namespace

Answer<view::View> question_of(view::Columns& columns, const Options& options) {
    auto base = base_of(columns, options);
    if (!base) return base;
    if (base->kind == no_kind) return refuse(Exit::refused, base->problems.front());
    const std::vector<std::string> said = std::move(base->problems);
    base->problems.clear();
    if (std::ranges::find(base->unread, "where", &view::ViewPart::key) != base->unread.end()) {
        std::string all; // more than what was asked for must not come
        for (const std::string& each : said) all.append(all.empty() ? "" : "\n").append(each);
        return refuse(Exit::refused, std::move(all));
    }
    view::Overlay instead;
    const std::vector<view::Shown> arranged = base->columns.empty() && options.columns.empty()
                                                  ? view::shown_columns(columns, base->kind)
                                                  : std::vector<view::Shown>();
    if (!options.columns.empty()) instead.push_back({"columns", joined(options.columns)});
    else if (base->columns.empty() && options.format != Format::html && options.format != Format::svg &&
             options.format != Format::xlsx && options.format != Format::ics)
        instead.push_back({"columns", arranged.empty() ? usual_columns(base->kind) : "id"});
    if (!options.sort.empty()) instead.push_back({"sort", options.sort});
    if (!options.groups.empty()) instead.push_back({"group", joined(options.groups)});
    if (!options.sums.empty()) instead.push_back({"sums", joined(options.sums)});
    if (options.deleted) instead.push_back({"trash", "yes"});
    view::Filter filter = base->filter;
    std::vector<view::ViewPart> unread = std::move(base->unread);
    base->unread.clear();
    const std::vector<view::NearlyRead> nearly_read = std::move(base->nearly_read);
    base->nearly_read.clear();
    view::View view = view::with_overlay(columns, *base, instead);
    if (!view.refused.empty()) return no_such(columns, view.kind, view.refused.front());
    for (const std::string& text : options.where) {
        if (trim(text).empty()) return refuse(Exit::usage, std::string(say(Word::blank_condition)));
        auto condition = view::parse_filter(columns, view.kind, text);
        if (!condition) return refuse(Exit::usage, condition.error().message);
        filter.parts.push_back(*std::move(condition));
    }
    view.filter = view::simplified(std::move(filter));
    if (view.filter.join != view::Filter::Join::all)
        view.filter = {view::Filter::Join::all, {}, {std::move(view.filter)}};
    view.columns.insert(view.columns.end(), arranged.begin(), arranged.end());
    each_once(view.columns, &view::Shown::column); // a row of JSON has every name once
    each_once(view.sums, std::identity());
    if (view.columns.empty()) view.columns = columns_of_page(columns, view.kind);
    if (view.columns.empty()) complete_columns(columns, view);
    if (view.cards.empty() && (view.layout == view::Layout::board || view.layout == view::Layout::cards))
        view.cards = view::arranged(columns, view.kind, view::ArrangedPart::cards);
    view.unread = std::move(unread);
    view.nearly_read = nearly_read;
    view.problems = said; // of the saved view: told, and the rest of it is shown
    return view;
}

Answer<void> resolve_names(const Workspace& targets, const view::Columns& columns, view::Filter& filter) {
    for (view::Filter& part : filter.parts) {
        if (const auto good = resolve_names(targets, columns, part); !good) return good;
    }
    if (filter.join != view::Filter::Join::condition) return {};
    const view::Column& column = columns[filter.condition.column];
    std::vector<view::Operand> operands;
    for (view::Operand& operand : filter.condition.operands) {
        if (operand.what != view::Operand::What::name) {
            operands.push_back(std::move(operand));
            continue;
        }
        const auto named = targets_named(targets, static_cast<KindId>(column.options.target), operand.value.as_text());
        if (!named) return refuse(Exit::usage, named.error().message);
        for (const RecordIndex target : *named) {
            operands.push_back({view::Operand::What::value, to_value(targets.record(target).id), {}});
        }
    }
    filter.condition.operands = std::move(operands);
    return {};
}

} // namespace yinfeng::cli
