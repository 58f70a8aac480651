#pragma once
// The inside of Statistics, shared by the files that draw its pictures.

#include "ui/records/listed.h"
#include "ui/records/statistics.h"
#include "ui/widgets.h"

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yinfeng::ui {

// A figure: a row and a column of the tally. The one behind the last row or column is the total.
struct FigurePlace {
    std::size_t row = 0, column = 0;
    bool operator==(const FigurePlace&) const = default;
};

struct StatisticsState {
    struct Name {
        std::string words;               // 未填 and 其余 n 个 too
        Color colour = color::accent;    // of its bars and lines
        const StageLook* look = nullptr; // of a stage
    };

    // What was counted, and of what.
    view::Counting counting;
    view::Tally tally;
    view::Funnel funnel;
    std::vector<Name> rows, columns;
    std::string title, sentence;
    double least = 0, greatest = 0; // of the numbers that are drawn; 0 lies between them
    double greatest_cell = -1;      // of the matrix; below 0: not looked for yet
    std::uint64_t rows_version = 0; // plus one
    std::vector<view::Bucket> groups;
    std::vector<view::Sum> sums;
    std::optional<view::Chart> chart;
    KindId kind = no_kind;
    std::uint64_t settings_revision = 0;
    Language language = Language::zh;
    float measured_scale = 0, label_width = 0, words_width = 0, cell_width = 0;
    bool measured_touch = false;

    // The dimensions that somebody had chosen, and those with what the picture brought that is shown.
    struct Brought {
        std::vector<view::Bucket> chosen, with;
    };
    std::optional<Brought> brought;

    // The keyboard.
    FigurePlace cursor;
    std::optional<FigurePlace> wanted;  // gets the keyboard when it is drawn
    int wanted_frames = 0;              // in so many frames, or not at all
    std::optional<FigurePlace> focused; // has it in this frame
    std::uint32_t focused_id = 0;

    // Of this frame.
    const view::View* view = nullptr;
    view::Columns* all_columns = nullptr;
    std::optional<FigurePlace> pressed, first_drawn;
    bool is_cursor_drawn = false;

    const view::Counted* at(FigurePlace place) const;
    std::string words(const view::Counted& counted) const;  // "15 亿元", "—"
    std::string figure(const view::Counted& counted) const; // with how many records, and what it leaves out
    std::string funnel_words(
        const view::Counted& counted) const; // what a bar of the funnel is long by: "15 亿元", "3 项"
    std::string beside_words(const view::Funnel::Step& step) const; // "71.4% · 5 项 · 1 个未填"
    std::string name_of(FigurePlace place) const;                   // "签约、装备制造"
    std::string axis_words(double number) const;
};

// A figure that can be pressed. `radius` as of pressable().
Press draw_figure(
    Ui& ui, StatisticsState& state, FigurePlace place, const Rect& box, Role role = Role::button, float radius = 4);
// What has no value is hatched.
void fill_part(Ui& ui, const Rect& box, const view::Part* part, Color colour, float radius_css);
// 125 thousandths as people write percents: 12.5.
std::string percent_words(int thousandths);
// Round numbers between the bounds, 0 among them: four or so.
std::vector<double> ticks_between(double least, double greatest);
// Names of columns with their colours, in one line; each is the figure of the whole column.
float legend_height(const Ui& ui, const StatisticsState& state);
void draw_legend(Ui& ui, StatisticsState& state, Rect row);

std::string_view chart_label(view::Chart chart);
std::string figure_name(const view::Columns& columns, const view::Sum& sum); // 投资总额 合计
void draw_statistics_head(Ui& ui, StatisticsState& state, Rect row, view::View& view, view::Query& query);

void draw_bars(Ui& ui, StatisticsState& state, Rect area);
void draw_funnel(Ui& ui, StatisticsState& state, Rect area);
void draw_matrix(Ui& ui, StatisticsState& state, Rect area);
void draw_lines(Ui& ui, StatisticsState& state, Rect area);

} // namespace yinfeng::ui
