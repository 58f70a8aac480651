#include "ui/records/search_hits.h"

#include "app/strings.h"
#include "model/labels.h"
#include "model/typed.h"
#include "ui/records/cell.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

void SearchHits::follow(view::Query& query, const view::View& view, const view::Rows& rows, std::string_view typed) {
    const bool stands = query_ == &query && version_ == rows.version + 1 && typed_ == typed;
    query_ = &query;
    view_ = &view;
    if (stands) return;
    version_ = rows.version + 1;
    typed_ = typed;
    terms_ = make_search_query(typed);
    hits_.clear();
}

const SearchHits::Hit& SearchHits::of(view::Columns& columns, RecordIndex record) {
    static const Hit none;
    if (typed_.empty() || !query_) return none;
    const auto [place, is_new] = hits_.try_emplace(record);
    Hit& hit = place->second;
    if (!is_new) return hit;
    const view::ColumnId title = title_field(static_cast<Kind>(view_->kind));
    const std::string words = view::words(columns, record, title, view::Style::words);
    for (const SearchQuery::Term& term : terms_.terms)
        if (const Found piece = find_in(words, term); piece.length > 0) hit.in_title.push_back(piece);
    view::Query::Found found = query_->found_in(record, *view_, typed_);
    if (found.column == view::no_column || is_title(columns[found.column])) return hit;
    hit.column = found.column;
    hit.words = tr(Str::found_in, {columns[found.column].label(app::language()), found.piece});
    return hit;
}

void draw_hit(Ui& ui, Rect& box, const SearchHits::Hit& hit, float taken) {
    if (hit.column == view::no_column) return;
    const float wanted = text_width(ui, hit.words, face::caption) + ui.px(12);
    const float room = std::min(box.width * 0.6f, std::max(box.width - taken - ui.px(8), box.width * 0.4f));
    if (room < ui.px(40)) return;
    const Rect place = centred(cut_right(box, std::min(wanted, room)), ui.px(20));
    cut_right(box, ui.px(8));
    fill(ui, place, color::soon_tint, metric::radius_small);
    silent_text(ui, inset(place, ui.px(6), 0), hit.words, tinted(face::caption, color::text_2));
}

void mark_pieces(
    Ui& ui, const Rect& box, std::string_view title, const SearchHits::Hit& hit, const Face& face, int max_lines) {
    if (hit.in_title.empty() || title.empty()) return;
    std::vector<std::string_view> lines{title};
    if (max_lines > 1) lines = break_lines(ui, box.width, title, face);
    Rect line = box;
    if (max_lines > 1) line.height = line_height(ui, face);
    for (std::size_t i = 0; i < lines.size() && i < static_cast<std::size_t>(max_lines); ++i) {
        const auto begin = static_cast<std::size_t>(lines[i].data() - title.data()), end = begin + lines[i].size();
        for (const Found& piece : hit.in_title) {
            const std::size_t from = std::max(piece.at, begin), to = std::min(piece.at + piece.length, end);
            if (from >= to) continue;
            const float left = text_width(ui, title.substr(begin, from - begin), face);
            const float width = std::min(text_width(ui, title.substr(from, to - from), face), line.width - left);
            if (width > 0)
                fill(ui, centred({line.x + left - ui.px(1), line.y, width + ui.px(2), line.height}, ui.px(20)),
                    color::soon_tint, metric::radius_small);
        }
        line.y += line.height;
    }
}

void mark_hit(Ui& ui, const Rect& words_box, float width, bool on_right) {
    Rect place = centred(words_box, ui.px(22));
    width = std::min(width, place.width);
    if (on_right) place.x = right(place) - width;
    place.width = width;
    fill(ui, inset(place, -ui.px(4), 0), color::soon_tint, metric::radius_small);
}

} // namespace yinfeng::ui
