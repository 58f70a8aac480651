#pragma once
// The views of a page: those it comes with, shared ones (records of kind `view`, see view/saved.h), and one's own, which stay in
// this browser. What somebody changes in one while looking is theirs alone, kept here as an overlay: the view carries a mark, and
// 还原, 更新 and 另存 stand beside it. Nothing that is tried ever changes a shared view by itself.
//
// A view that a page comes with can be looked at in any layout as it comes in that layout: order and groups belong to it. That is
// no change of the view, and carries no mark; in a shared view or one of one's own the layout is part of what was saved.
//
//   views_.update(ui);                      first thing in a frame
//   views_.shown()                          may be changed freely: sort, columns, conditions, layout
//   views_.draw(ui, views_.cut(ui, row));   its name or the names of all, and the menu
//   views_.keep(ui);                        last thing: remembers what was changed

#include "app/app.h"
#include "app/strings.h"
#include "ui/form_dialog.h"
#include "ui/widgets.h"
#include "view/saved.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

struct DefaultView {
    std::string_view key; // as it is kept
    app::Str name;
    std::string_view text; // view::parse_view, without kind and name
};

// A layout of the switch, and what a view is in it that nobody has arranged: lines of order and groups as in view::parse_view.
struct LayoutChoice {
    view::Layout layout;
    std::string_view arranged = {};
};

class ViewSet {
public:
    ViewSet(std::string_view page, Kind kind, std::span<const DefaultView> defaults,
        std::span<const LayoutChoice> layouts = {})
        : page_(page), kind_(kind), defaults_(defaults), layouts_(layouts) {}

    void update(Ui& ui);
    void keep(Ui& ui);
    view::View& shown() { return shown_; }
    const view::View& shown() const { return shown_; }
    const std::string& name() const { return tab().name; } // while there is a workspace
    std::string_view key() const { return tab().key; }     // in addresses
    bool show(Ui& ui, std::string_view key);               // false: there is no such view here
    // For addresses: in which layout, and by which conditions. look() shows it so, or says in words why not.
    app::Sight sight(const view::Columns& columns) const { return sight_over(columns, base_); }
    Result<void> look(Ui& ui, const app::Sight& sight);
    // Conditions that somebody only looks through, from a count on another page: begun before show() and look(), settled after them.
    // When the page was left, the view is as it was, unless its conditions were changed meanwhile; then what is returned goes back into
    // the search box.
    void begin_passing(const app::Sight& sight, std::string_view typed);
    void settle_passing();
    bool is_passing_by(const app::Sight& sight) const { return !sight.where.empty() && sight.where == passed_; }
    std::optional<std::string> end_passing(Ui& ui);
    // The link of the page as it is shown, without the record that is open. One's own views are in no other browser: it leads to the
    // page's, with the same layout and conditions. What is not in it is said.
    void copy_link(Ui& ui) const;
    void choose_layout(Ui& ui, view::Layout layout);
    bool is_own() const { return tab().what == What::own; }
    // The table of what these conditions find too; 还原 leads back from there.
    void look_behind(Ui& ui, const std::vector<view::Filter>& conditions);
    bool is_tried() const;  // what is shown is not what the view says
    void go_back();         // 还原
    void restore_columns(); // as the view has them
    void show_everything(); // no conditions: a new record must be seen
    void reset();           // another workspace

    // That draw() would like, of what there is: the same whether something is tried or not, so that nothing beside it moves.
    float width(const Ui& ui, float room) const;
    void draw(Ui& ui, const Rect& box);

private:
    enum class What : std::uint8_t { standard, shared, own };
    struct Tab {
        What what;
        std::string key, name;
        RecordIndex record = no_record; // shared
    };
    struct Own { // one's own view
        std::string key;
        view::Overlay parts;
    };
    enum class Naming : std::uint8_t { own, shared, rename };
    // 还原, 更新 and 另存, beside the name as words or as icons.
    enum class Tool : std::uint8_t { go_back, update, save };
    struct ToolLook {
        app::Str words;
        const char* icon;
    };
    struct Fit {
        bool tabs = false, tools = true, words = false;
    };
    // How a layout was arranged when another one was chosen.
    struct Arranged {
        view::Layout layout;
        std::vector<view::Bucket> groups;
        std::vector<view::SortBy> sort;
        view::ColumnId from = view::no_column, to = view::no_column;
    };

    void list_tabs(Ui& ui);
    const Tab& tab() const { return tabs_[current_]; }
    view::View base_of(view::Columns& columns, std::size_t tab) const;
    void read_base(Ui& ui);
    void choose(Ui& ui, std::size_t tab);
    void note_changes(view::Columns& columns);
    std::string to_text() const;
    std::string kept_text(view::Columns& columns);
    void read(std::string_view text);
    view::View as_it_comes(view::Columns& columns, const view::View& base, view::Layout layout) const;
    app::Sight sight_over(const view::Columns& columns, const view::View& base) const;
    struct Sent { // to others
        std::string view;
        app::Sight sight;
        bool is_whole = true; // nothing is tried, or one's own, that is not in it: columns, groups, order
    };
    Sent sent(view::Columns& columns) const;
    void refer(view::Columns& columns);
    bool is_locked(const Ui& ui) const;
    std::vector<Tool> tools() const;
    ToolLook look_of(Tool tool) const;
    float tabs_width(const Ui& ui) const;
    float name_width(const Ui& ui) const;
    float tools_width(const Ui& ui, bool words) const;
    float width_of(const Ui& ui, const Fit& fit) const;
    Fit fit_into(const Ui& ui, float room) const;
    std::string describe(Ui& ui, std::size_t tab) const;
    void draw_tab(Ui& ui, Rect& rest, std::size_t tab);
    void draw_name(Ui& ui, const Rect& box);
    void draw_tools(Ui& ui, Rect rest, bool words);
    void draw_menu(Ui& ui, const Rect& anchor, bool with_views);
    void draw_naming(Ui& ui);
    void name_it(Ui& ui, Naming naming);
    void save_as(Ui& ui, bool shared, std::string_view name);
    void update_base(Ui& ui);
    void remove(Ui& ui);

    std::string page_;
    Kind kind_;
    std::span<const DefaultView> defaults_;
    std::span<const LayoutChoice> layouts_;
    bool is_read_ = false;
    std::string stored_;
    std::uint64_t seen_revision_ = 0; // of the shared views, plus one
    std::vector<Tab> tabs_;
    std::size_t current_ = 0;
    std::string wanted_; // what(s) key of the current one, for when it has been listed
    std::vector<Own> own_;
    std::map<std::string, view::Overlay> tried_; // by key of the tab
    view::View base_, shown_, noted_;
    view::View reference_;   // what the view is in the layout that is shown, where nobody tries anything
    bool is_marked_ = false; // what was noted is not that
    std::vector<Arranged> arranged_;
    struct Passing {
        std::string view, typed;              // before
        std::string at;                       // the view that is looked through
        std::optional<view::Filter> was, now; // its conditions
    };
    std::optional<Passing> passing_;
    std::string passed_;               // the conditions that were looked through last, for Back and Forward
    std::optional<view::View> behind_; // the table shows what stands behind a figure of this
    FormDialog name_form_{"view name"};
    Naming naming_ = Naming::own;
    std::string name_;
};

// What a layout cannot do without is filled in, so that any view can be looked at in any layout.
void complete_view(view::Columns& columns, view::View& view);

} // namespace yinfeng::ui
