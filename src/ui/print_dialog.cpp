#include "ui/print_dialog.h"

#include "app/app.h"
#include "icons_generated.h"
#include "ui/form_dialog.h"
#include "ui/widgets.h"

#include <algorithm>
#include <span>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float width_css = 480, label_css = 72, row_gap_css = 12;
constexpr std::string_view paper_key = "print paper", parts_key = "print ";

struct {
    FormDialog dialog{"print"};
    PrintJob job;
    PrintChoice choice;
} state;

// "a3 across", and for each thing that is printed "01": which of its parts.
PrintChoice kept_choice(const Ui& ui, const PrintJob& job) {
    PrintChoice choice;
    const std::string paper = ui.app.preference(paper_key);
    if (paper.starts_with("a3")) choice.size = exchange::Paper::Size::a3;
    if (paper.ends_with("across")) choice.is_across = true;
    if (paper.ends_with("upright")) choice.is_across = false;
    const std::string parts = ui.app.preference(std::string(parts_key) + job.kept);
    for (std::size_t i = 0; i < job.parts.size(); ++i)
        choice.parts.push_back(parts.size() == job.parts.size() ? parts[i] == '1' : job.parts[i].is_usual);
    return choice;
}

void keep(Ui& ui, const PrintJob& job, const PrintChoice& choice) {
    std::string paper = choice.size == exchange::Paper::Size::a3 ? "a3" : "a4";
    if (choice.is_across) paper += *choice.is_across ? " across" : " upright";
    ui.app.set_preference(paper_key, paper);
    if (job.parts.empty()) return;
    std::string parts;
    for (const bool is_wanted : choice.parts) parts += is_wanted ? '1' : '0';
    ui.app.set_preference(std::string(parts_key) + job.kept, parts);
}

// One of several, beside what it is called.
int choose(Ui& ui, Rect& rest, Str label, std::initializer_list<Str> words, int current) {
    Rect row = cut_top(rest, ui.control_height());
    cut_top(rest, ui.px(row_gap_css));
    text(ui, cut_left(row, ui.px(label_css)), tr(label), face::secondary);
    std::vector<Piece> pieces;
    for (const Str each : words) pieces.push_back({tr(each)});
    return segmented(ui, cut_left(row, std::min(row.width, segmented_width(ui, pieces))), tr(label), pieces, current);
}

bool box(Ui& ui, const Rect& row, std::string_view id, Str label, bool value) {
    Tri is_on = value ? Tri::yes : Tri::no;
    checkbox(ui, row, id, tr(label), is_on);
    return is_on == Tri::yes;
}

} // namespace

void open_print_dialog(Ui& ui, PrintJob job) {
    state.choice = kept_choice(ui, job);
    state.job = std::move(job);
    (void)state.dialog.open(ui);
}

void draw_print_dialog(Ui& ui) {
    PrintJob& job = state.job;
    PrintChoice& choice = state.choice;
    const float option = ui.px(ui.touch ? 44 : 32), gap = ui.px(row_gap_css);
    const std::size_t boxes = job.parts.size() + job.has_confidential;
    const float height =
        2 * (ui.control_height() + gap) + option * static_cast<float>(boxes) + (job.records > 0 ? ui.px(24) : 0);
    const bool appears = state.dialog.is_opening();
    const Dialog dialog = state.dialog.begin(ui, tr(Str::print_title, {job.title}), width_css, ui.css(height));
    if (!dialog.open) return;
    Rect rest = dialog.content;
    if (job.records > 0)
        text(ui, cut_top(rest, ui.px(24)), tr(Str::print_count, {std::to_string(job.records)}), face::secondary);
    const bool is_a3 = choice.size == exchange::Paper::Size::a3;
    choice.size = choose(ui, rest, Str::print_size, {Str::print_a4, Str::print_a3}, is_a3) == 1
                      ? exchange::Paper::Size::a3
                      : exchange::Paper::Size::a4;
    const int turn =
        choose(ui, rest, Str::print_turn, {Str::print_turn_auto, Str::print_turn_upright, Str::print_turn_across},
            choice.is_across ? 1 + *choice.is_across : 0);
    if (turn >= 0) choice.is_across = turn == 0 ? std::nullopt : std::optional(turn == 2);
    for (std::size_t i = 0; i < job.parts.size(); ++i) {
        const bool is_wanted =
            box(ui, cut_top(rest, option), "part" + std::to_string(i), job.parts[i].name, choice.has(i));
        choice.parts[i] = is_wanted;
    }
    // Something has to be on it.
    if (!job.parts.empty() && std::ranges::none_of(choice.parts, std::identity())) choice.parts[0] = true;
    if (job.has_confidential)
        choice.without_confidential =
            box(ui, cut_top(rest, option), "without", Str::print_without_confidential, choice.without_confidential);
    if (state.dialog.end(ui, tr(Str::sheet_print), {.is_ready = appears}) != FormDialog::Answer::done) return;
    keep(ui, job, choice);
    ui.app.print_sheet(job.make(choice), job.records);
}

std::string document_of(Ui& ui, const PrintJob& job) { return exchange::to_html(job.make(kept_choice(ui, job))); }

} // namespace yinfeng::ui
