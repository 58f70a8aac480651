#include "ui/records/list_leaving.h"

#include "app/view_sheet.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/records/cell.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Layout;

namespace {

// Of the list as it is now, whenever that is: records may have come or gone since the page was drawn.
struct Answer {
    Answer(Ui& ui, const Leaving& what) : query(columns_of(ui), ui.app.ranks()) {
        (void)query.run(what.view, what.typed);
        if (!what.only.empty()) some = query.rows_of(what.only);
    }
    const view::Rows& rows() const { return some ? *some : query.rows(); }
    view::Query query;
    std::optional<view::Rows> some;
};

app::SheetOptions options_of(Ui& ui, const Leaving& what) {
    return {.now_ms = ui.app.now_ms(),
        .chosen = what.only.size(),
        .name = what.name,
        .typed = what.typed,
        .calendar = what.calendar};
}

std::vector<PrintJob::Part> parts_of(Layout layout) {
    if (!app::has_picture(layout)) return {};
    const bool is_usual = app::usual_parts_of(layout).table;
    switch (layout) {
    case Layout::board: return {{Str::print_part_board}, {Str::print_part_list, is_usual}};
    case Layout::calendar: return {{Str::print_part_calendar}, {Str::print_part_by_day, is_usual}};
    case Layout::timeline: return {{Str::print_part_timeline}, {Str::print_part_list, is_usual}};
    default: return {{Str::print_part_chart}, {Str::print_part_figures, is_usual}};
    }
}

} // namespace

PrintJob list_print_job(Ui& ui, Leaving what) {
    view::Columns& columns = columns_of(ui);
    PrintJob job;
    job.parts = parts_of(what.view.layout);
    job.kept = "list" + std::to_string(static_cast<int>(what.view.layout));
    job.title = app::label(info(static_cast<Kind>(what.view.kind)));
    if (!what.name.empty()) job.title.append(" · ").append(what.name);
    job.records = Answer(ui, what).rows().count;
    job.has_confidential = app::shows_confidential(columns, what.view);
    job.make = [&ui, what = std::move(what)](const PrintChoice& choice) {
        const Answer answer(ui, what);
        app::SheetOptions options = options_of(ui, what);
        options.size = choice.size;
        options.is_across = choice.is_across;
        options.without_confidential = choice.without_confidential;
        if (!choice.parts.empty()) options.parts = {choice.has(0), choice.has(1)};
        return app::sheet_of(columns_of(ui), what.view, answer.rows(), options);
    };
    return job;
}

void print_list(Ui& ui, Leaving what) { open_print_dialog(ui, list_print_job(ui, std::move(what))); }

void export_list(Ui& ui, const Leaving& what, bool without_confidential) {
    app::SheetOptions options = options_of(ui, what);
    options.without_confidential = without_confidential;
    ui.app.export_csv(what.view, Answer(ui, what).rows(), options);
}

void export_list_days(Ui& ui, const Leaving& what) {
    std::string name(app::label(info(static_cast<Kind>(what.view.kind))));
    if (!what.name.empty()) name.append(" · ").append(what.name);
    ui.app.export_ics(what.view, Answer(ui, what).rows(), std::move(name));
}

void save_list_picture(Ui& ui, const Leaving& what, app::App::PictureFile as) {
    app::SheetOptions options = options_of(ui, what);
    options.use = app::SheetFor::picture;
    ui.app.save_picture(app::sheet_of(columns_of(ui), what.view, Answer(ui, what).rows(), options), as);
}

void draw_leaving_items(Ui& ui, const Leaving& what) {
    if (menu_item(ui, tr(Str::sheet_print), icons::printer, "Ctrl P")) print_list(ui, what);
    if (app::has_picture(what.view.layout)) {
        if (menu_item(ui, tr(Str::save_png), icons::image)) save_list_picture(ui, what, app::App::PictureFile::png);
        if (menu_item(ui, tr(Str::save_svg), icons::image)) save_list_picture(ui, what, app::App::PictureFile::svg);
    }
    if (menu_item(ui, tr(Str::sheet_export), icons::file_spreadsheet)) export_list(ui, what);
    if (app::shows_confidential(columns_of(ui), what.view) &&
        menu_item(ui, tr(Str::sheet_export_without), icons::file_spreadsheet))
        export_list(ui, what, true);
    if (view::calendar_date(columns_of(ui), what.view) != view::no_column &&
        menu_item(ui, tr(Str::ics_export), icons::calendar_days))
        export_list_days(ui, what);
}

} // namespace yinfeng::ui
