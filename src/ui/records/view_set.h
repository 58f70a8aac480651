#pragma once
// The views of a page: those it comes with, shared ones (records of kind `view`, see view/saved.h), and one's own, which stay in
// this browser. What somebody changes in one while looking is theirs alone, kept here as an overlay: the view carries a mark, and a
// menu offers 还原, 更新 and 另存. Nothing that is tried ever changes a shared view by itself.
//
//   views_.update(ui);                      first thing in a frame
//   views_.shown()                          may be changed freely: sort, columns, conditions, layout
//   views_.draw(ui, views_.cut(ui, row));   its name or the names of all, and the menu
//   views_.keep(ui);                        last thing: remembers what was changed

#include "app/strings.h"
#include "ui/form_dialog.h"
#include "ui/widgets.h"
#include "view/saved.h"

#include <map>
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

class ViewSet {
public:
    ViewSet(std::string_view page, Kind kind, std::span<const DefaultView> defaults)
        : page_(page), kind_(kind), defaults_(defaults) {}

    void update(Ui& ui);
    void keep(Ui& ui);
    view::View& shown() { return shown_; }
    const view::View& shown() const { return shown_; }
    bool is_tried() const;  // what is shown is not what the view says
    void go_back();         // 还原
    void restore_columns(); // as the view has them
    void show_everything(); // no conditions: a new record must be seen
    void reset();           // another workspace

    float width(const Ui& ui, float room) const; // that draw() would like, of what there is
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
    enum class Size : std::uint8_t { icon, name, tabs };

    void list_tabs(Ui& ui);
    const Tab& tab() const { return tabs_[current_]; }
    void read_base(Ui& ui);
    void choose(Ui& ui, std::size_t tab);
    void note_changes(const view::Columns& columns);
    std::string to_text() const;
    void read(std::string_view text);
    Size size_for(const Ui& ui, float room) const;
    std::string button_words(const Ui& ui) const;
    void draw_tab(Ui& ui, Rect& rest, std::size_t tab);
    void draw_menu(Ui& ui, const Rect& anchor, bool with_views);
    void draw_naming(Ui& ui);
    void name_it(Ui& ui, Naming naming);
    void save_as(Ui& ui, bool shared, std::string_view name);
    void update_base(Ui& ui);
    void remove(Ui& ui);

    std::string page_;
    Kind kind_;
    std::span<const DefaultView> defaults_;
    bool is_read_ = false;
    std::string stored_;
    std::uint64_t seen_revision_ = 0; // of the shared views, plus one
    std::vector<Tab> tabs_;
    std::size_t current_ = 0;
    std::string wanted_; // what(s) key of the current one, for when it has been listed
    std::vector<Own> own_;
    std::map<std::string, view::Overlay> tried_; // by key of the tab
    view::View base_, shown_, noted_;
    FormDialog name_form_{"view name"};
    Naming naming_ = Naming::own;
    std::string name_;
};

} // namespace yinfeng::ui
