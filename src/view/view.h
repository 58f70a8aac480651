#pragma once
// A view: one way to look at the records of a kind, as data. What a page shows, what a saved view holds and what
// `yinfeng query` prints are the same thing: which records, in which groups and order, with which columns and sums, and how they
// are laid out.
//
// As text (what is stored and sent), one part each line, names as in files; parts of later versions are kept:
//
//   kind project
//   layout board
//   where stage = signed | started && amount >= 100000
//   group stage, signed_on month
//   sort -amount, name
//   columns name 320, stage, investor.region
//   sums amount, area average
//   chart funnel
//   pinned stage
//   rows two
//   colour red: due is past; amber: amount >= 100000; stage
//
// What cannot be read is told (View::problems), left out, and kept as it stands: another version may know it.

#include "view/condition.h"
#include "view/ranks.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::view {

// In the order of ChoiceList::layout.
enum class Layout : std::uint8_t { table, ledger, board, cards, calendar, timeline, statistics };

// What the layout 统计 draws. In the order of ChoiceList::chart.
enum class Chart : std::uint8_t { bars, stacked, matrix, line, funnel };

// How high the rows of a table are: 两行 and 三行 break what is too long for one. In the order of ChoiceList::row_height.
enum class RowHeight : std::uint8_t { normal, compact, two, three };

// How values gather into groups.
struct Bucket {
    enum class By : std::uint8_t {
        value,
        labels, // of a stage: the label set of the workspace (四个一批); stages without a label stand behind, each by itself
        month, // of a date
        quarter,
        year,
        band,    // of an amount: 5000 万以下, 5000 万–1 亿 … (S4-30)
        initial, // of a text: its first letter, of Chinese by pinyin
    };
    ColumnId column = no_column;
    By by = By::value;
    bool operator==(const Bucket&) const = default;
};

struct Shown {
    ColumnId column = no_column;
    std::int32_t width = 0; // CSS pixels; 0: as usual
    bool operator==(const Shown&) const = default;
};

// What is said of a column below it, over all records and over those of each group.
enum class Figure : std::uint8_t {
    sum,
    count, // how many are filled in
    average,
    least,
    greatest,
    share, // of a group: of the sum of all
};
struct Sum {
    ColumnId column = no_column;
    Figure figure = Figure::sum;
    bool operator==(const Sum&) const = default;
};
// Those that mean something for the column, the usual one first: it is meant where a view names the column alone.
std::span<const Figure> figures_for(const Column& column);
std::string_view figure_name(Figure figure); // as views write it

// Rows and cards of what fulfils the condition are coloured so.
struct ColourRule {
    std::size_t colour = 0; // place in ChoiceList::option_colour
    Filter filter;          // never empty
    bool operator==(const ColourRule&) const = default;
};

struct ViewPart {
    std::string key, text; // "sort", "-amount, name"
    bool operator==(const ViewPart&) const = default;
};

// What was read as the nearest thing that there is (a grouping or a figure that the column does not have), as it stands in the view.
struct NearlyRead {
    ColumnId column = no_column;
    std::string key, text; // "group", "stage month"
    bool operator==(const NearlyRead&) const = default;
};

// Why it may not be written so: what there could be instead of what is done with it.
struct Refused {
    std::string text;
    bool is_column = false; // there is no such column: whoever asks is helped with those that there are
    bool operator==(const Refused&) const = default;
};

struct View {
    KindId kind = no_kind;
    std::string name;
    Layout layout = Layout::table;
    bool deleted = false; // what lies in the trash, instead of what is there
    Filter filter;
    std::vector<Bucket> groups; // two at most
    std::vector<SortBy> sort;
    std::vector<Shown> columns;
    std::vector<ColumnId> cards; // what a card shows
    std::vector<Sum> sums;
    ColumnId from = no_column, to = no_column; // dates of calendar and timeline
    ColumnId colour = no_column;               // by whose value rows and cards are coloured …
    std::vector<ColourRule> colour_rules;      // … unless one of these says otherwise, the first that is fulfilled
    ColumnId pinned = no_column;        // columns of a table up to this one stay while others scroll; none: the title
    RowHeight rows = RowHeight::normal; // of a table
    std::optional<Chart> chart;         // of statistics; none: what suits that which is counted
    // What the text asked for and there is not (a column that is gone, an operand that is no date, a part of a later version):
    // written back as it was, unless its place has been taken.
    std::vector<ViewPart> unread;
    std::vector<NearlyRead> nearly_read;
    std::vector<std::string> problems; // the same in words, for beside the view; parts of later versions say nothing
    std::vector<Refused> refused;      // the same again, for whoever wants to write it
    bool operator==(const View&) const = default;
};

// With what its conditions ask for and the data has not: names and records that are gone.
std::vector<std::string> problems_of(const Columns& columns, const View& view);

inline constexpr std::size_t most_groups = 2, most_sorts = 8, most_columns = 200, most_colour_rules = 8;

// Never fails: what is wrong stands in View::problems.
View read_view(Columns& columns, std::span<const ViewPart> parts);
std::vector<ViewPart> parts_of(const Columns& columns, const View& view); // only those that say something

// What a line may begin with: the fields that a record of the kind `view` has for it.
std::span<const std::string_view> part_keys();
// Lines of key and text, and back.
std::string to_text(std::span<const ViewPart> parts);
std::vector<ViewPart> parse_parts(std::string_view text);

View parse_view(Columns& columns, std::string_view text);
// A view that names no columns has those that the office has arranged (view/arrangement.h), else those that the catalogue offers, and
// the title always: it says which record a row is. One that says nothing of cards has what was arranged for them.
void complete_columns(Columns& columns, View& view);
// The same as the catalogue has it, whatever was arranged: for what looks into all of them.
void add_catalogue_columns(const Columns& columns, View& view);
std::string to_text(const Columns& columns, const View& view);

// What it contains and leaves out, in a sentence for people: stands above the view and on every print and sheet.
std::string sentence_of(const Columns& columns, const View& view);

} // namespace yinfeng::view
