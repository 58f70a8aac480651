#pragma once
// Projects: board or table of what the filters leave, and the inspector of the current one.

#include "ui/kept_view.h"
#include "ui/record_table.h"
#include "ui/screens/page.h"
#include "ui/screens/project_board.h"
#include "ui/screens/project_filters.h"
#include "ui/screens/project_inspector.h"
#include "ui/screens/project_list.h"

namespace yinfeng::ui {

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
    void draw_bulk(Ui& ui, Rect& rest, const std::vector<RecordIndex>& ticked);
    void set_up_table();
    std::string setup() const;
    void restore_setup(std::string_view words);
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
    ProjectInspector inspector_;
    std::string find_;
    KeptView kept_{"projects"};
};

} // namespace yinfeng::ui
