#pragma once
// The dialog for a label set of the office's own: its labels in their order, which stages each gathers, at which stage a project enters;
// and a picture of the ladder that says where every stage stands.

#include "domain/label_set_draft.h"
#include "ui/form_dialog.h"

#include <optional>

namespace yinfeng::ui {

class LabelSetDialog {
public:
    void make(Ui& ui);
    void make_seven(Ui& ui);
    void copy(Ui& ui, const LabelSet& set);
    void edit(Ui& ui, RecordIndex set);
    void draw(Ui& ui);

private:
    void begin(Ui& ui, Id about, const domain::LabelSetDraft& draft);
    void draw_lines(Ui& ui, Rect& rest, const domain::Coverage& coverage);
    float draw_line(Ui& ui, Rect rest, std::size_t at, const domain::Coverage& coverage);
    void draw_stages(Ui& ui, Rect& rest, std::size_t at, const domain::Coverage& coverage);
    void write(Ui& ui);

    enum class What : std::uint8_t { up, down, retire };
    struct Done { // with a line, after all are drawn
        std::size_t line;
        What what;
    };
    FormDialog form_{"label set"};
    domain::LabelSetDraft draft_;
    std::optional<Done> done_;
    std::optional<std::size_t> focus_; // the line whose name is typed next
    bool is_seven_ = false;
    std::string problem_; // why it was not written
};

} // namespace yinfeng::ui
