// What leaves: to the printer, as a picture, as CSV, or to a calendar.

#include "app/app_impl.h"

#include "app/kept_text.h"
#include "app/paper/picture_size.h"
#include "app/view_events.h"
#include "app/view_sheet.h"
#include "exchange/csv.h"

namespace yinfeng::app {

namespace {

// 示例数据_项目 · 重点_2019-08-30, and what the file is of.
std::string file_name(const exchange::Sheet& sheet, Date today, std::string_view ending) {
    const std::string mark = sheet.mark.empty() ? std::string() : sheet.mark + "_";
    return file_name_part(mark + sheet.title + "_" + to_iso(today)) + std::string(ending);
}

} // namespace

void App::print_sheet(const exchange::Sheet& sheet, std::size_t records) {
    if (!impl_->ready()) return;
    platform().print_html(exchange::to_html(sheet));
    say(records > 0 ? tr(Str::sheet_printed, {sheet.title, std::to_string(records)})
                    : tr(Str::sent_to_print, {sheet.title}));
}

void App::save_picture(const exchange::Sheet& sheet, PictureFile as) {
    if (!impl_->ready()) return;
    exchange::SvgFile svg = exchange::to_svg(sheet);
    const bool is_png = as == PictureFile::png;
    const int scale = is_png && 4.0 * svg.width * svg.height <= most_png_pixels ? 2 : 1;
    const std::string name = file_name(sheet, today(), is_png ? ".png" : ".svg");
    const std::string width = std::to_string(svg.width * scale), height = std::to_string(svg.height * scale);
    platform::Done<void> done = impl_->guarded([this, name, title = sheet.title, width, height](
                                                   platform::Outcome<void> written) {
        if (written) return say(tr(Str::picture_saved, {title, name, width, height}));
        if (written.error().fault == platform::Fault::cancelled) return;
        const bool is_too_large = written.error().fault == platform::Fault::unsupported;
        warn(is_too_large ? tr(Str::picture_too_large, {width, height}) : std::string(tr(Str::picture_not_written)));
    });
    if (is_png) platform().save_png(name, {std::move(svg.text), svg.width, svg.height, scale}, std::move(done));
    else platform().save_file(name, "image/svg+xml", std::move(svg.text), std::move(done));
}

void App::export_csv(const view::View& view, const view::Rows& rows, SheetOptions options) {
    if (!impl_->ready()) return;
    options.use = SheetFor::spreadsheet;
    const exchange::Sheet sheet = sheet_of(columns(), view, rows, options);
    const std::string name = file_name(sheet, today(), ".csv");
    std::string hidden; // as on paper
    if (options.without_confidential && asks_confidential(columns(), view)) hidden = tr(Str::sheet_hidden_condition);
    platform().save_file(name, "text/csv", std::string(exchange::byte_order_mark) + exchange::to_csv(sheet),
        impl_->guarded([this, name, title = sheet.title, count = rows.count, hidden = std::move(hidden)](
                           platform::Outcome<void> written) {
            if (written) say(tr(Str::sheet_exported, {title, std::to_string(count), name}) + hidden);
            else if (written.error().fault != platform::Fault::cancelled) warn(std::string(tr(Str::sheet_not_written)));
        }));
}

void App::export_ics(const view::View& view, const view::Rows& rows, std::string name) {
    if (!impl_->ready()) return;
    const ViewEvents events = events_of(columns(), view, rows, name);
    if (events.date == view::no_column || events.file.events.empty()) return warn(std::string(tr(Str::ics_nothing)));
    const std::string file = file_name_part(name + "_" + to_iso(today())) + ".ics";
    platform().save_file(file, "text/calendar", exchange::to_ics(events.file),
        impl_->guarded([this, file, count = events.file.events.size(), left_out = events.left_out](
                           platform::Outcome<void> written) {
            if (!written) {
                if (written.error().fault != platform::Fault::cancelled) warn(std::string(tr(Str::sheet_not_written)));
                return;
            }
            std::string said = tr(Str::ics_exported, {std::to_string(count), file});
            if (left_out > 0) said += tr(Str::ics_left_out, {std::to_string(left_out)});
            say(said);
        }));
}

} // namespace yinfeng::app
