#include "app/paper/calendar.h"

#include "app/calendar_words.h"
#include "app/paper/colours.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "view/matcher.h"
#include "view/words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <tuple>

namespace yinfeng::app {

namespace {

using exchange::Anchor, exchange::Area, exchange::Picture, exchange::Point, exchange::Type, exchange::text_width;
using Mode = view::CalendarPage::Mode;

constexpr float weekdays_height = 22, strip_height = 24, day_head = 19, chip_gap = 1.5f, chip_inset = 6,
                least_week = 44, usual_week = 104, strip_chip = 150, agenda_head = 26, agenda_row = 22;
constexpr std::size_t most_lines_of_picture = 24; // on a day; beyond it the others would be empty far down
constexpr std::size_t most_facts = 3;
constexpr Type chip_type{10}, fact_type{9, false, ink::text_3}, number_type{11}, weekday_type{11, true, ink::text_2},
    mark_type{9, true}, rest_type{10, false, ink::text_3}, head_type{12, true}, row_type{12};

// How much of a record stands on a day: as much as lets all of the day be seen.
struct Detail {
    std::size_t title_lines;
    bool has_facts;
};
constexpr Detail in_month[] = {{2, false}, {1, false}}, in_week[] = {{3, true}, {2, true}, {1, true}, {1, false}};

class Drawer {
public:
    Drawer(view::Columns& columns, const view::View& view, const view::Rows& rows, const CalendarAsked& asked)
        : columns_(columns), view_(view), asked_(asked), reading_(columns.reading()), calendar_(columns) {
        (void)calendar_.follow(view, rows);
        std::tie(first_, last_) = view::days_of(asked.page);
        month_ = view::month_of(asked.page);
        painted_.kind = view.kind;
        painted_.colour = view.colour;
        painted_.colour_rules = view.colour_rules;
        for (const std::string_view usual : {"stage", "time_state"})
            if (painted_.colour == view::no_column)
                painted_.colour = columns.named(view.kind, usual).value_or(view::no_column);
        colours_.emplace(columns, painted_);
        if (calendar_.date() != view::no_column && columns.workspace().conflict_count() > 0)
            contested_.emplace(columns,
                view::Filter{view::Filter::Join::condition, {calendar_.date(), view::Op::in_conflict, {}}, {}});
        choose_facts();
        const auto add = [&](std::vector<RecordIndex> records, Str words) {
            if (records.empty()) return;
            const std::string year = std::to_string(month_.year), count = std::to_string(records.size());
            strips_.push_back({words == Str::calendar_in_month ? tr(words, {year, std::to_string(month_.month), count})
                                                               : tr(words, {year, count}),
                std::move(records)});
        };
        add(calendar_.in_month(month_.year, month_.month), Str::calendar_in_month);
        add(calendar_.in_year(month_.year, month_.month), Str::calendar_in_year);
        days_ = calendar_.days(first_, last_, asked.page.mode == Mode::agenda);
        say();
    }

    CalendarDrawn agenda_list() {
        drawn_.rest = strips_;
        for (const view::CalendarDay& day : days_) drawn_.rest.push_back({day_words(day), day.records});
        return std::move(drawn_);
    }

    CalendarDrawn draw() {
        if (asked_.page.mode == Mode::agenda) agenda();
        else grid();
        for (const CalendarList& each : drawn_.rest) drawn_.left_out += each.records.size();
        return std::move(drawn_);
    }

private:
    bool is_week() const { return asked_.page.mode == Mode::week; }
    std::span<const Detail> details() const {
        return is_week() ? std::span<const Detail>(in_week) : std::span<const Detail>(in_month);
    }
    std::string day_words(const view::CalendarDay& day) const {
        return calendar_day_words(reading_.calendar, day.date, reading_.today, day.records.size(), day.late);
    }
    std::string title_of(RecordIndex record) const {
        std::string name(domain::name_of(columns_.workspace(), record));
        return contested_ && contested_->holds(record) ? tr(Str::conflict_of, {name}) : name;
    }

    void choose_facts() {
        const auto take = [&](view::ColumnId id) {
            const view::Column& column = columns_[id];
            const bool is_title = column.source == view::Column::Source::field && column.kind < known_kind_count &&
                                  column.field == title_field(static_cast<Kind>(column.kind));
            // What is marked confidential is in no cell of a calendar: nobody has asked for it there.
            if (facts_.size() < most_facts && !is_title && !column.options.confidential && id != calendar_.date() &&
                column.type != FieldType::long_text)
                facts_.push_back(id);
        };
        for (const view::ColumnId id : view_.cards) take(id);
        for (const view::Shown& shown : view_.columns)
            if (view_.cards.empty()) take(shown.column);
    }
    std::string facts_of(RecordIndex record) {
        std::string words;
        for (const view::ColumnId id : facts_) {
            const std::string said = view::words(columns_, record, id, view::Style::words);
            if (!said.empty()) words.append(words.empty() ? "" : " · ").append(said);
        }
        return words;
    }

    void say() {
        std::vector<RecordIndex> there;
        std::size_t late = 0;
        const auto add = [&](const std::vector<RecordIndex>& records) {
            there.insert(there.end(), records.begin(), records.end());
        };
        for (const CalendarList& strip : strips_) add(strip.records);
        for (const view::CalendarDay& day : days_) add(day.records), late += day.late;
        const bool has_late =
            std::ranges::any_of(there, [&](RecordIndex record) { return calendar_.placed(record).is_late; });
        std::ranges::sort(there);
        const auto repeated = std::ranges::unique(there);
        there.erase(repeated.begin(), repeated.end());
        std::string words =
            tr(Str::calendar_by, {calendar_title(asked_.page), columns_[calendar_.date()].label(language())});
        words.append(tr(Str::list_semicolon)).append(tr(Str::n_items, {std::to_string(there.size())}));
        if (const std::size_t undated = calendar_.undated().size())
            words.append(tr(Str::list_semicolon)).append(tr(Str::calendar_undated, {std::to_string(undated)}));
        if (late > 0)
            words.append(tr(Str::list_semicolon)).append(tr(Str::calendar_sheet_late, {std::to_string(late)}));
        else if (has_late) words.append(tr(Str::list_semicolon)).append(tr(Str::calendar_sheet_mark));
        drawn_.says.push_back(std::move(words));
        if (!reading_.calendar.covers(first_, last_)) drawn_.says.emplace_back(tr(Str::calendar_no_holidays));
    }

    // --- a record on a day -------------------------------------------------------------------------------------

    struct Chip {
        std::vector<std::string> title;
        std::string facts;
        float height = 0;
    };
    Chip chip_of(RecordIndex record, bool is_late, const Detail& detail, float width) {
        Chip chip;
        const float room = width - chip_inset - 4 - (is_late ? 11 : 0);
        chip.title = exchange::wrap_text(title_of(record), chip_type, room, detail.title_lines);
        if (chip.title.empty()) chip.title.emplace_back();
        if (detail.has_facts) chip.facts = facts_of(record);
        chip.height = 13 * static_cast<float>(chip.title.size()) + (chip.facts.empty() ? 0 : 12) + 1;
        return chip;
    }
    // Title, then facts; what is late has a mark, not only a colour.
    void draw_chip(Picture& picture, const Area& area, RecordIndex record, const Chip& chip, bool is_late) {
        const ink::Colour own = colours_->of(record), colour = own ? own : ink::pause;
        picture.open_group(title_of(record));
        picture.rectangle({area.x, area.y, area.width, chip.height}, ink::tint(colour, 0.14f), 2);
        picture.rectangle({area.x, area.y, 2.5f, chip.height}, colour);
        float x = area.x + chip_inset;
        if (is_late) {
            const Point mark[] = {{x, area.y + 10.5f}, {x + 4, area.y + 3}, {x + 8, area.y + 10.5f}};
            picture.polygon(mark, ink::late);
            x += 11;
        }
        float y = area.y + 10.5f;
        for (const std::string& line : chip.title) {
            picture.text({x, y}, line, chip_type, area.x + area.width - x - 3);
            y += 13;
        }
        if (!chip.facts.empty()) picture.text({x, y - 1}, chip.facts, fact_type, area.x + area.width - x - 3);
        picture.close_group();
    }

    // --- the grid ----------------------------------------------------------------------------------------------

    float day_width() const { return asked_.width / 7; }
    int place_of(Date date) const { return static_cast<int>(weekday(first_)) - 1 + (date - first_); }

    // How high a day is that shows all that it has, as roomy as may be.
    float wanted_height(const view::CalendarDay& day) {
        const std::size_t most = asked_.fills_height ? SIZE_MAX : most_lines_of_picture;
        float height = day_head + 3;
        for (std::size_t i = 0; i < std::min(day.records.size(), most) && height < asked_.most_height; ++i)
            height +=
                chip_of(day.records[i], i < day.late || is_late(day, i), details().front(), day_width() - 6).height +
                chip_gap;
        if (day.records.size() > most) height += 14;
        return height;
    }
    bool is_late(const view::CalendarDay& day, std::size_t place) const {
        return calendar_.placed(day.records[place]).is_late;
    }

    // Weeks that need less leave the room to those that need more.
    std::vector<float> week_heights(float room) {
        const auto weeks = static_cast<std::size_t>(place_of(last_) / 7 + 1);
        std::vector<float> heights(weeks, asked_.fills_height ? least_week : is_week() ? 2 * usual_week : usual_week);
        for (const view::CalendarDay& day : days_) {
            float& height = heights[static_cast<std::size_t>(place_of(day.date) / 7)];
            height = std::max(height, wanted_height(day));
        }
        std::vector<std::size_t> order(weeks);
        for (std::size_t i = 0; i < weeks; ++i) order[i] = i;
        std::ranges::sort(order, {}, [&](std::size_t week) { return heights[week]; });
        float left = room;
        for (std::size_t i = 0; i < weeks; ++i) {
            const float share = left / static_cast<float>(weeks - i);
            float& height = heights[order[i]];
            height = std::floor(std::min(height, share));
            left -= height;
        }
        if (asked_.fills_height && left > 0)
            for (float& height : heights) height += std::floor(left / static_cast<float>(weeks));
        return heights;
    }

    void grid() {
        const float strips = strip_height * static_cast<float>(strips_.size()), top = strips + weekdays_height;
        const std::vector<float> heights = week_heights(asked_.most_height - top - 2);
        float height = top;
        for (const float each : heights) height += each;
        Picture picture(asked_.width, height + 1);
        for (std::size_t i = 0; i < strips_.size(); ++i)
            strip(picture, {0, strip_height * static_cast<float>(i), asked_.width, strip_height}, strips_[i]);
        picture.rectangle({0, strips, asked_.width, weekdays_height}, ink::subtle);
        for (int day = 0; day < 7; ++day)
            picture.text({day_width() * static_cast<float>(day) + 7, strips + 15},
                tr(Str::calendar_weekday, {short_name(static_cast<Weekday>(day + 1))}), weekday_type, day_width() - 10);
        for (const view::CalendarDay& each : days_) {
            const int place = place_of(each.date);
            float y = top;
            for (int week = 0; week < place / 7; ++week) y += heights[static_cast<std::size_t>(week)];
            day(picture,
                {day_width() * static_cast<float>(place % 7), y, day_width(),
                    heights[static_cast<std::size_t>(place / 7)]},
                each);
        }
        // Lines last, over what is quiet.
        float y = top;
        picture.line({0, top}, {asked_.width, top}, {ink::line_strong});
        for (const float each : heights) {
            y += each;
            picture.line({0, y}, {asked_.width, y}, {ink::line_strong, 0.8f});
        }
        for (int day = 1; day < 7; ++day)
            picture.line({day_width() * static_cast<float>(day), strips}, {day_width() * static_cast<float>(day), y},
                {ink::line});
        picture.frame({0.5f, strips + 0.5f, asked_.width - 1, y - strips - 0.5f}, {ink::line_strong});
        drawn_.pictures.push_back(std::move(picture));
    }

    // What has only a month or a year: in words, then as many as there is room for.
    void strip(Picture& picture, const Area& area, const CalendarList& list) {
        picture.text({area.x, area.y + 15}, list.name, rest_type, area.width * 0.4f);
        float x = std::min(text_width(list.name, rest_type), area.width * 0.4f) + 10;
        const auto room = static_cast<std::size_t>(std::max(0.0f, (area.width - x) / (strip_chip + 6)));
        const std::vector<std::size_t> shown = view::shown_of(list.records.size(), 0, room);
        for (const std::size_t place : shown) {
            const RecordIndex record = list.records[place];
            const bool late = calendar_.placed(record).is_late;
            draw_chip(
                picture, {x, area.y + 4, strip_chip, 14}, record, chip_of(record, late, {1, false}, strip_chip), late);
            x += strip_chip + 6;
        }
        note_rest(list.name, list.records, shown);
        if (shown.size() < list.records.size())
            picture.text({x, area.y + 15}, more_words(list.records.size() - shown.size()), rest_type, area.width - x);
    }

    static std::string more_words(std::size_t left) { return tr(Str::calendar_more, {std::to_string(left)}); }
    void note_rest(std::string name, const std::vector<RecordIndex>& records, const std::vector<std::size_t>& shown) {
        if (shown.size() == records.size()) return;
        CalendarList rest{std::move(name), {}};
        std::vector<std::uint8_t> is_shown(records.size());
        for (const std::size_t place : shown) is_shown[place] = 1;
        for (std::size_t i = 0; i < records.size(); ++i)
            if (!is_shown[i]) rest.records.push_back(records[i]);
        rest.name.append(tr(Str::list_semicolon)).append(more_words(rest.records.size()));
        drawn_.rest.push_back(std::move(rest));
    }

    void day_head_of(Picture& picture, const Area& area, Date date) {
        const YearMonthDay day = to_year_month_day(date);
        const DayKind kind = reading_.calendar.day_kind(date);
        const bool is_off = kind == DayKind::weekend || kind == DayKind::holiday;
        const bool is_outside = !is_week() && day.month != month_.month;
        float x = area.x + 7;
        if (date == reading_.today) {
            picture.circle({area.x + 14, area.y + 10.5f}, 8.5f, ink::accent);
            picture.text(
                {area.x + 14, area.y + 14.5f}, std::to_string(day.day), {11, true, ink::white, Anchor::middle});
            x += 20;
        } else {
            const std::string number =
                day.day == 1 ? tr(Str::calendar_first_day, {std::to_string(day.month), "1"}) : std::to_string(day.day);
            const Type type{number_type.size, day.day == 1,
                is_outside ? ink::edge
                : is_off   ? ink::text_3
                           : ink::text_1};
            picture.text({x, area.y + 14.5f}, number, type);
            x += text_width(number, type) + 5;
        }
        if (kind != DayKind::holiday && kind != DayKind::working_weekend) return;
        const bool rests = kind == DayKind::holiday;
        const std::string_view mark = tr(rests ? Str::calendar_rest : Str::calendar_work);
        const ink::Colour colour = rests ? ink::ok : ink::soon;
        const float width = text_width(mark, mark_type) + 6, right = area.x + area.width - 4;
        picture.rectangle({right - width, area.y + 4, width, 13}, ink::tint(colour, 0.16f), 2);
        picture.text({right - width / 2, area.y + 14}, mark, {mark_type.size, true, colour, Anchor::middle});
        // The name once, where the days off begin.
        const std::string_view name = reading_.calendar.day_name(date);
        const bool begins = date == first_ || reading_.calendar.day_name(date - 1) != name;
        if (rests && begins) picture.text({x, area.y + 14}, name, {9, false, ink::text_3}, right - width - 4 - x);
    }

    void day(Picture& picture, const Area& area, const view::CalendarDay& day) {
        const DayKind kind = reading_.calendar.day_kind(day.date);
        picture.open_group(day_words(day));
        if (kind == DayKind::weekend || kind == DayKind::holiday) picture.rectangle(area, ink::subtle);
        day_head_of(picture, area, day.date);
        const float width = area.width - 6, room = area.height - day_head - 2;
        // The roomiest way in which all is seen; else the closest, with as many as there are lines.
        std::vector<Chip> chips;
        std::vector<std::size_t> shown;
        for (const Detail& detail : details()) {
            chips.clear();
            float wanted = 0;
            for (std::size_t i = 0; i < day.records.size() && wanted <= room; ++i) {
                chips.push_back(chip_of(day.records[i], is_late(day, i), detail, width));
                wanted += chips.back().height + chip_gap;
            }
            shown.clear();
            if (chips.size() < day.records.size() || wanted - chip_gap > room) continue;
            for (std::size_t i = 0; i < chips.size(); ++i) shown.push_back(i);
            break;
        }
        if (shown.empty() && !day.records.empty()) {
            const auto lines = static_cast<std::size_t>(std::max(0.0f, (room + chip_gap) / (14 + chip_gap)));
            shown = view::shown_of(day.records.size(), day.late, std::max<std::size_t>(1, lines));
            chips.clear();
            for (const std::size_t place : shown)
                chips.push_back(chip_of(day.records[place], is_late(day, place), {1, false}, width));
        }
        float y = area.y + day_head;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            draw_chip(picture, {area.x + 3, y, width, chips[i].height}, day.records[shown[i]], chips[i],
                is_late(day, shown[i]));
            y += chips[i].height + chip_gap;
        }
        if (shown.size() < day.records.size())
            picture.text({area.x + 7, y + 10.5f}, more_words(day.records.size() - shown.size()), rest_type, width - 4);
        picture.close_group();
        note_rest(calendar_day_words(reading_.calendar, day.date, reading_.today, day.records.size(), day.late),
            day.records, shown);
    }

    // --- one below the other -----------------------------------------------------------------------------------

    void agenda() {
        struct Line {
            const CalendarList* head;
            RecordIndex record;
        };
        std::vector<CalendarList> all = strips_;
        for (const view::CalendarDay& day : days_) all.push_back({day_words(day), day.records});
        std::vector<Line> lines;
        float height = 4;
        for (CalendarList& list : all) {
            std::vector<std::size_t> shown;
            if (height + agenda_head + agenda_row <= asked_.most_height) {
                lines.push_back({&list, no_record});
                height += agenda_head;
                for (; shown.size() < list.records.size() && height + agenda_row <= asked_.most_height;
                    height += agenda_row) {
                    lines.push_back({&list, list.records[shown.size()]});
                    shown.push_back(shown.size());
                }
            }
            note_rest(list.name, list.records, shown);
        }
        if (lines.empty()) return;
        Picture picture(asked_.width, height);
        float y = 0;
        for (const Line& line : lines) {
            if (line.record == no_record) {
                picture.rectangle({0, y, asked_.width, agenda_head}, ink::sunken);
                picture.text({8, y + 17}, line.head->name, head_type, asked_.width - 16);
                y += agenda_head;
                continue;
            }
            const bool late = calendar_.placed(line.record).is_late;
            const ink::Colour own = colours_->of(line.record);
            picture.open_group(title_of(line.record));
            picture.rectangle({8, y + 4, 3, agenda_row - 8}, own ? own : ink::pause);
            const float middle = asked_.width * 0.5f;
            picture.text({18, y + 15}, title_of(line.record), row_type, middle - 26);
            const std::string facts = facts_of(line.record);
            picture.text({middle, y + 15}, facts, {11, false, ink::text_3}, asked_.width - middle - (late ? 60 : 8));
            if (late)
                picture.text({asked_.width - 8, y + 15}, tr(Str::calendar_late), {11, true, ink::late, Anchor::end});
            picture.line({0, y + agenda_row}, {asked_.width, y + agenda_row}, {ink::line});
            picture.close_group();
            y += agenda_row;
        }
        drawn_.pictures.push_back(std::move(picture));
    }

    view::Columns& columns_;
    const view::View& view_;
    const CalendarAsked& asked_;
    const domain::Reading& reading_;
    view::Calendar calendar_;
    view::View painted_; // by whose rules and column the chips are coloured
    std::optional<ink::OfRecords> colours_;
    std::optional<view::Matcher> contested_;
    std::vector<view::ColumnId> facts_;
    Date first_, last_;
    YearMonthDay month_;
    std::vector<CalendarList> strips_;
    std::vector<view::CalendarDay> days_;
    CalendarDrawn drawn_;
};

} // namespace

CalendarDrawn calendar_picture(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const CalendarAsked& asked) {
    return Drawer(columns, view, rows, asked).draw();
}

CalendarDrawn calendar_agenda(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const CalendarAsked& asked) {
    return Drawer(columns, view, rows, asked).agenda_list();
}

} // namespace yinfeng::app
