#pragma once
// One choice list of the office, opened from 设置: what its options are called, which colours they have, what people also call them,
// their order, which are out of use. Each step is written at once and is one undo step.

#include "store/choice_lists.h"
#include "ui/widgets.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

std::string_view title_of(ChoiceList list); // what the first field that chooses from it is called: 招商方式
Kind kind_choosing(ChoiceList list);        // whose field that is

class ChoiceListDialog {
public:
    void open(Ui& ui, ChoiceList list);
    void draw(Ui& ui); // once a frame

private:
    struct Line {
        std::string code, name, was; // as it is called, and by the catalogue where that is otherwise
        std::string words, note;     // with 、 between; what of them does nothing
        int colour = -1;             // in ChoiceList::option_colour
        bool is_retired = false;
        std::string typed_name, typed_words, problem;
    };
    void read(Ui& ui);
    void draw_line(Ui& ui, Rect row, Line& line, std::size_t place);
    void draw_names(Ui& ui, const Rect& box, Line& line);
    void draw_words(Ui& ui, const Rect& box, Line& line);
    void draw_colour(Ui& ui, const Rect& box, Line& line);
    void draw_steps(Ui& ui, Rect box, const Line& line, std::size_t place);
    void draw_another(Ui& ui, const Rect& box);
    float line_height(const Ui& ui, const Line& line) const;
    bool is_open_list() const { return sort_of(list_) == ListSort::open; }
    bool has_colours() const { return list_ != ChoiceList::stage; } // stages have those of the ladder

    ChoiceList list_ = ChoiceList::none; // none: closed
    bool opens_ = false, is_narrow_ = false;
    std::uint64_t revision_ = 0, workspace_ = 0;
    std::vector<Line> lines_;
    std::string another_, another_problem_;
};

} // namespace yinfeng::ui
