// Views that leave: to the printer, or as CSV.

#include "app/app_impl.h"

#include "app/kept_text.h"
#include "app/view_sheet.h"
#include "exchange/csv.h"

namespace yinfeng::app {

void App::print_view(const view::View& view, const view::Rows& rows, const SheetOptions& options) {
    if (!impl_->ready()) return;
    const exchange::Sheet sheet = sheet_of(columns(), view, rows, options);
    platform().print_html(exchange::to_html(sheet));
    say(tr(Str::sheet_printed, {sheet.title, std::to_string(rows.count)}));
}

void App::export_csv(const view::View& view, const view::Rows& rows, SheetOptions options) {
    if (!impl_->ready()) return;
    options.use = SheetFor::spreadsheet;
    const exchange::Sheet sheet = sheet_of(columns(), view, rows, options);
    std::string name = sheet.mark.empty() ? std::string() : sheet.mark + "_";
    name = file_name_part(name + sheet.title + "_" + to_iso(today())) + ".csv";
    platform().save_file(name, "text/csv", std::string(exchange::byte_order_mark) + exchange::to_csv(sheet),
        impl_->guarded([this, name, title = sheet.title, count = rows.count](platform::Outcome<void> written) {
            if (written) say(tr(Str::sheet_exported, {title, std::to_string(count), name}));
            else if (written.error().fault != platform::Fault::cancelled) warn(std::string(tr(Str::sheet_not_written)));
        }));
}

} // namespace yinfeng::app
