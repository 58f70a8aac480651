#pragma once
// Projects: board or table of what the filters leave, and the inspector of the current one.

#include "ui/kept_view.h"
#include "ui/records/table.h"
#include "ui/screens/page.h"
#include "ui/screens/project_board.h"
#include "ui/screens/project_filters.h"
#include "ui/screens/project_inspector.h"
#include "ui/screens/project_list.h"

namespace yinfeng::ui {

inline constexpr std::string_view table_columns =
    "kind project\ngroup stage\nsums amount\n"
    "columns name, investor, amount, area, roles_missing, next_action, time_state, industry, park, tags\n";

class ProjectsPage final : public Page {
public:
    ProjectsPage();
    void draw(Ui& ui, const Rect& area) override;
    void create(Ui& ui) override;
    void reset() override;

private:
    enum class View : std::uint8_t { board, table };
    void draw_list(Ui& ui, Rect area);
    struct Header { // its parts, and where they stand
        Rect create, menu, labels, title, words_box, view_switch;
        Rect rest; // between the two ends, for the filters; empty in a row of its own
        std::string words, label_words;
        std::string_view create_shortcut;
    };
    Header lay_out_header(Ui& ui, Rect row, bool shared);
    std::string describe_count() const;
    std::string describe_list() const; // and the sum of the amounts
    void draw_header_left(Ui& ui, const Header& header);
    void draw_header_right(Ui& ui, const Header& header);
    void draw_label_sets(Ui& ui, const Rect& anchor);
    void draw_page_menu(Ui& ui, const Rect& anchor);
    float tools_width(Ui& ui, bool compact) const;
    void draw_tools(Ui& ui, Rect row, bool compact);
    void draw_board(Ui& ui, const Rect& area);
    void draw_table(Ui& ui, const Rect& area);
    void draw_nothing(Ui& ui, const Rect& area);
    const view::Rows& table_rows(Ui& ui);
    std::string setup(Ui& ui) const;
    void restore_setup(Ui& ui, std::string_view words);
    void create_in(Ui& ui, domain::Stage stage);
    void open(Ui& ui, RecordIndex project);
    RecordIndex current(const Ui& ui) const;
    RecordIndex neighbour(RecordIndex project, int direction) const;

    View view_ = View::board;
    bool is_one_row_ = false; // title, filters and tools, on a low screen
    ProjectFilter filter_;
    ProjectOrder order_ = ProjectOrder::amount;
    ProjectList list_;
    ProjectFilters filters_;
    ProjectBoard board_;
    RecordTable table_;
    view::View table_view_;
    std::unique_ptr<view::Query> table_query_;
    ProjectInspector inspector_;
    std::string find_;
    KeptView kept_{"projects"};
};

} // namespace yinfeng::ui
