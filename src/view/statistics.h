#pragma once
// What the layout 统计 shows of a view: the view's groups are its dimensions, one or two, and its first figure is what is said of
// each value, or how many records there are. A record of several values (标签) is counted in each of them; totals have it once.
//
//   const Counting counting = counting_of(columns, view);        // which picture, by which dimensions, of which figure
//   const Tally tally = make_tally(query, view, counting);       // query.run(view) has been called
//   tally.at(row, column)                                        // what both have in common; null: no record
//   conditions_behind(query, view, tally, row, column)           // and which condition finds those records

#include "view/query.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::view {

inline constexpr std::size_t most_rows =
    5000; // of a dimension down, the largest; the rest of its values stands together
inline constexpr std::size_t most_series = 8;   // likewise of stacks and lines: more cannot be told apart
inline constexpr std::size_t most_across = 100; // columns of the matrix
inline constexpr std::size_t no_part = std::numeric_limits<std::size_t>::max();

struct Counting {
    Chart chart = Chart::bars; // what can be drawn: the one that the view asks for, else the usual one
    std::vector<Bucket> by;    // rows, and columns where there are two
    std::size_t most_columns = most_series;
    bool fills_gaps = false; // a month without records is a part too
};
Counting counting_of(const Columns& columns, const View& view);
bool can_draw(const Columns& columns, const View& view, Chart chart);
// By month, quarter or year; one after the other, as the steps of a ladder.
bool is_period(const Bucket& bucket);
bool is_ladder(const Columns& columns, const Bucket& bucket);
// The place in View::sums of what is said: the first one that is a number. None: how many records there are.
std::optional<std::size_t> counted_figure(const Columns& columns, const View& view);
// Parts of it add up to the whole: a sum, how many. An average does not.
bool adds_up(const View& view, std::optional<std::size_t> figure);

struct Counted {
    std::size_t count = 0; // records, each once
    Summary summary;       // of the figure's column
};

struct Part { // a row or a column
    enum class What : std::uint8_t {
        value,
        rest,     // 其余: the values that found no room
        vague,    // 归不进组: filled, but not as exactly as the buckets ask for
        unfilled, // 未填
    } what = What::value;
    Value key;
    std::string label;      // "" of the rest and of what is unfilled
    std::size_t values = 1; // of the rest: how many
    Counted total;
};

class Tally {
public:
    std::optional<std::size_t> figure; // place in View::sums
    std::vector<Bucket> by;
    // In the order of the dimension where it has one, else the largest first; then the rest, vague, unfilled.
    std::vector<Part> rows, columns;
    Counted all;
    bool has_gaps = false; // the periods lie so far apart that those without records are left out

    const Counted* at(std::size_t row, std::size_t column) const;
    // By how many its parts together have more records than there are, because some stand in several.
    std::size_t repeated(const std::vector<Part>& parts) const;

private:
    friend Tally make_tally(Query& query, const View& view, const Counting& counting);
    struct Cell {
        std::uint32_t column;
        Counted counted;
    };
    std::vector<std::vector<Cell>> cells_; // by row, in order of column
};
Tally make_tally(Query& query, const View& view, const Counting& counting);

// The figure as a number, in the base unit; none where nothing was stated.
std::optional<double> number_of(const View& view, const Tally& tally, const Counted& counted);
// In words: "207.5 亿元", "12", "" where there is nothing to say.
std::string words_of(const Columns& columns, const View& view, const Tally& tally, const Counted& counted);

// How many came as far as each step of a ladder, or farther, and how much of the chosen figure with them. Exits and what is unfilled
// are outside. Where parts of the figure add up to a whole (a sum, a share, how many are filled) the bars and what is lost on the way
// are of it. An average, the least and the greatest rise and fall from step to step and lose nothing: then the bars are records, and
// the figure stands beside them.
struct Funnel {
    struct Measured {                 // by what the bars are
        double reached = 0, here = 0; // the shares: none where some of the records do not say the figure
        std::optional<int>
            lost; // of what the step before has, so many in a thousand came no farther; none of a figure that grew
        std::optional<int> of_first; // in a thousand; none where the first has nothing
    };
    struct Step {
        Value key;
        std::string label;
        Counted here, reached;
        std::optional<int> lost; // in records
        int of_first = 0;        // likewise
        Measured measured;
        std::vector<Value> values; // of the column, that are at or beyond it
    };
    std::vector<Step> steps;
    Counted outside;
    std::optional<std::size_t> figure; // what the bars are: place in View::sums; none: records
    bool is_figure_beside = false;     // another figure was asked for, by which there is no funnel
};
Funnel make_funnel(Query& query, const View& view, const Bucket& ladder);
// Those at or beyond a step.
Filter condition_from(const Bucket& ladder, const Funnel::Step& step);

// Conditions that, beside those of the view, find the records of a row, of a column, or of what both have in common (no_part: of
// all). None where no condition of some length says it.
std::optional<std::vector<Filter>> conditions_behind(
    Query& query, const View& view, const Tally& tally, std::size_t row, std::size_t column);

} // namespace yinfeng::view
