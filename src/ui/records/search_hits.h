#pragma once
// Why a record is among what was searched for, where its title does not say: 投资方：忠旺集团. Looked up once for each record that is
// seen.

#include "base/text_search.h"
#include "ui/draw.h"
#include "view/query.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinfeng::ui {

class SearchHits {
public:
    // Every frame, after the rows were asked for.
    void follow(view::Query& query, const view::View& view, const view::Rows& rows, std::string_view typed);
    struct Hit {
        view::ColumnId column = view::no_column; // no_column: nothing is searched for, or the title has it
        std::string words;
        std::vector<Found> in_title; // pieces of its words
    };
    const Hit& of(view::Columns& columns, RecordIndex record);
    bool are_any() const { return !typed_.empty(); }
    void reset() { *this = SearchHits(); }

private:
    view::Query* query_ = nullptr; // of this frame
    const view::View* view_ = nullptr;
    std::uint64_t version_ = 0;
    std::string typed_;
    SearchQuery terms_; // of it
    std::unordered_map<RecordIndex, Hit> hits_;
};

// The words at the right end of `box`, which they are cut off from; at most half of it, behind `taken` at its left.
void draw_hit(Ui& ui, Rect& box, const SearchHits::Hit& hit, float taken);
// Behind the pieces of a title that were found, drawn at the left of the box, in one line or in several.
void mark_pieces(
    Ui& ui, const Rect& box, std::string_view title, const SearchHits::Hit& hit, const Face& face, int max_lines = 1);
// Behind the value that was found, whose words are so wide.
void mark_hit(Ui& ui, const Rect& words_box, float width, bool on_right);

} // namespace yinfeng::ui
