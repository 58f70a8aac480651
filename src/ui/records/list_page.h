#pragma once
// A page of records from its PageSpec: head, the layout that the view asks for, and the inspector of the current record.

#include "ui/own_field_dialog.h"
#include "ui/page.h"
#include "ui/records/board.h"
#include "ui/records/calendar.h"
#include "ui/records/card_grid.h"
#include "ui/records/column_chooser.h"
#include "ui/records/layout_switch.h"
#include "ui/records/ledger.h"
#include "ui/records/list_head.h"
#include "ui/records/list_leaving.h"
#include "ui/records/list_spec.h"
#include "ui/records/statistics.h"
#include "ui/records/table.h"
#include "ui/records/timeline.h"
#include "ui/records/work_ahead.h"
#include "view/query.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

class ListPage final : public Page {
public:
    explicit ListPage(const PageSpec& spec);
    void draw(Ui& ui, const Rect& area) override;
    bool keeps_message_strip() const override { return true; }
    void create(Ui& ui) override;
    std::optional<PrintJob> print_job(Ui& ui) override;
    void reset() override;

private:
    struct Header { // its parts, and where they stand
        Rect create, menu, tool, views, title, words_box, lists, layouts;
        ToolFit tool_fit = ToolFit::full;
        SwitchFit layout_fit = SwitchFit::words;
        bool is_create_icon = false;
        bool are_lists_plain = false; // without how many they have
        bool are_lists_menu = false;  // and the name of the one that is shown stands for the title
        Rect rest;                    // between the two ends, for the filters; empty in a row of its own
        std::string words;
    };
    const ListSpec& list() const { return spec_.lists[current_list_]; }
    std::string words(app::Str word) const; // of the list, with its kind filled in
    ViewSet& views() { return views_[current_list_]; }
    void choose_list(std::size_t list);
    void follow_address(Ui& ui);
    void tell_address(Ui& ui);
    void follow_selection(Ui& ui);
    void reset_layouts();
    const view::Rows& run(Ui& ui);
    RecordIndex current(const Ui& ui) const;
    void open(Ui& ui, RecordIndex record);
    void follow_cursor(Ui& ui, RecordIndex record);
    void return_keyboard(Ui& ui, RecordIndex record);
    void show(RecordIndex record);
    void follow_moved(Ui& ui);
    void follow_copy(Ui& ui);

    void draw_list(Ui& ui, Rect area, RecordIndex current);
    Header lay_out_header(Ui& ui, Rect row, bool shared); // list_page_header.cpp
    std::vector<Piece> list_pieces(const Ui& ui) const;
    void draw_lists(Ui& ui, const Header& header);
    std::vector<view::Layout> layouts(Ui& ui) const;
    std::string describe_count() const;
    std::string describe_list(const Ui& ui) const;
    void draw_header_left(Ui& ui, const Header& header);
    void draw_header_right(Ui& ui, const Header& header);
    void draw_page_menu(Ui& ui, const Rect& anchor);
    // The line at the foot of what has none of its own, where the main action stands there.
    void draw_foot_line(Ui& ui, const Rect& box, std::string_view words);
    void draw_main_action(Ui& ui, Rect area);
    float action_width(const Ui& ui) const; // of the room that it takes there
    Leaving leaving();                      // the list as it is shown
    void draw_layout(Ui& ui, Rect area, RecordIndex current);
    void draw_board(Ui& ui, const Rect& area, Listed& listed);
    void draw_menus(Ui& ui);
    void add_own_column(Ui& ui, Id definition);
    void draw_nothing(Ui& ui, const Rect& area);
    void create_on(Ui& ui, Date day);
    void draw_calendar(Ui& ui, const Rect& area, Listed& listed);
    void create_in(Ui& ui, std::optional<MadeIn> made_in);
    Change new_record(Ui& ui, Id id, const MadeIn* made_in) const;
    Inspector::Wish draw_inspector(Ui& ui, Rect area, RecordIndex record);

    const PageSpec& spec_;
    std::size_t current_list_ = 0;
    std::vector<ViewSet> views_;
    ListHead head_;
    std::unique_ptr<view::Query> query_;
    std::uint64_t workspace_ = 0; // that the query is of
    const view::Rows* rows_ = nullptr;
    std::string sought_;      // what they were last searched for
    bool is_seeking_ = false; // something else is typed, and its words are not made yet
    WorkAhead ahead_;
    // What all layouts share (listed.h).
    Ticks ticks_;
    GroupLines lines_;
    SearchHits hits_;
    RecordMenu record_menu_;
    ColumnMenu column_menu_;
    ColumnChooser chooser_;
    OwnFieldDialog own_field_;
    ListFoot foot_;
    PasteDialog pasting_;
    RowColours colours_;
    RecordTable table_;
    Ledger ledger_;
    Board board_;
    CardGrid cards_;
    CalendarLayout calendar_;
    Timeline timeline_;
    Statistics statistics_;
    std::unique_ptr<Inspector> inspector_;
    Id followed_;
    int drawn_in_frame_ = 0; // last
    app::Sight told_;
    bool is_told_in_popup_ = false; // what is tried in a list or menu that is still open is one step
    // What somebody has just done something with, by ticks or by a menu: where it is written and stands elsewhere then, it stays in sight.
    struct Watched {
        RecordIndex record = no_record;
        std::uint32_t changed = 0; // when it was last written
        bool is_shown = false;
    };
    Watched by_tick_, by_menu_;
    bool is_one_row_ = false;        // title, filters and tools, on a low screen
    bool is_inspector_used_ = false; // it has the keyboard, or lies over the list
    bool is_wide_ = false;           // the page, with what stands beside the list
};

} // namespace yinfeng::ui
