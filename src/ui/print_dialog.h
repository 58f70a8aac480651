#pragma once
// 打印: what a page, an inspector or a choice of records puts on paper, and the dialog that asks for the paper first. How it was
// printed last is kept in this browser. The browser's own print command has no time for a dialog: it gets the same document, on
// the paper that was chosen last.
//
//   if (auto job = page.print_job(ui)) open_print_dialog(ui, *std::move(job));

#include "app/strings.h"
#include "exchange/sheet.h"
#include "ui/ui.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct PrintChoice {
    exchange::Paper::Size size = exchange::Paper::Size::a4;
    std::optional<bool> is_across; // nothing: as what is printed needs it
    std::vector<bool> parts;       // beside PrintJob::parts
    bool without_confidential = false;
    bool has(std::size_t part) const { return part < parts.size() && parts[part]; }
};

struct PrintJob {
    struct Part { // that can be left out
        app::Str name;
        bool is_usual = true;
    };
    std::string kept;        // under which its parts are kept
    std::string title;       // what is printed: '项目'
    std::size_t records = 0; // 0: not said
    std::vector<Part> parts = {};
    bool has_confidential = false;
    // May be called at any time while its page is there.
    std::function<exchange::Sheet(const PrintChoice&)> make;
};

void open_print_dialog(Ui& ui, PrintJob job);
void draw_print_dialog(Ui& ui); // once per frame, where dialogs are drawn
// As it would be printed now, as it was chosen last.
std::string document_of(Ui& ui, const PrintJob& job);

} // namespace yinfeng::ui
