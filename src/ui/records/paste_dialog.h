#pragma once
// Ctrl+V of cells from a spreadsheet, over the cells from the cursor on or as new records: first what each of them becomes and which
// cannot be read, then all of it as one step. What is clear at a glance (one cell, or the same into a range) is written at once.

#include "app/paste_plan.h"
#include "app/strings.h"
#include "ui/ui.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace yinfeng::ui {

class PasteDialog {
public:
    // The page's: a new record as it begins there (an id and what that writes), of which kind, and whether any can be made now.
    struct Page {
        Kind kind = Kind::count_;
        bool makes_records = false;
        std::function<Change(Ui&, Id)> make;
    };
    void set_page(Page page) { page_ = std::move(page); }

    // `rows`: from the cursor down, as many as the cells need; `columns`: from there to the right, the view's last one included.
    // `name`: of the step.
    struct Where {
        std::vector<RecordIndex> rows;
        std::vector<view::ColumnId> columns;
    };
    void paste(Ui& ui, exchange::Grid grid, Where where, app::Str name);
    void draw(Ui& ui); // once a frame

private:
    void look_again(Ui& ui);
    bool is_clear() const;
    void write(Ui& ui);
    float draw_summary(Ui& ui, Rect box);
    void draw_linked(Ui& ui, Rect box);
    float words_height(const Ui& ui) const; // of what is drawn by
    void draw_words(Ui& ui, Rect box);
    void map(Ui& ui, const app::PastePlan::UnknownWord& word, std::string_view code);
    std::size_t remember(Ui& ui, Change& change) const; // how many words
    void draw_lines(Ui& ui, const Rect& box);
    void draw_line(Ui& ui, Rect row, const app::PastePlan::Line& line);
    void place_lines(Ui& ui, float width, std::size_t count);
    const app::PastePlan::Line& line_at(std::size_t place) const; // of those that are shown

    Page page_;
    exchange::Grid grid_;
    Where where_;
    app::Str name_{};
    std::unique_ptr<app::PastePlan> plan_;
    std::uint64_t revision_ = 0, workspace_ = 0;
    bool opens_ = false;
    bool asks_ = false;         // Enter writes: the button takes the keyboard once it can be pressed
    bool all_new_ = false;      // nothing is written over
    bool makes_linked_ = false; // what links lead to and is not there
    std::vector<app::MappedWord> mapped_;
    bool remembers_ = true;     // the words that were mapped
    bool only_refused_ = false; // lines that are shown
    std::vector<std::size_t> refused_;
    // Where they stand, one more for the end, as far as they have been measured: a reason is shown whole, in as many lines as it takes.
    std::vector<float> tops_;
    float measured_width_ = 0;
    bool measured_refused_ = false;
};

} // namespace yinfeng::ui
