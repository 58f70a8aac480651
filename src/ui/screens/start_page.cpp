// The start page: before a workspace is open. The ways to begin, the workspaces that this browser has, and where the
// data lives. Draws the whole canvas; see the picture empty-first-run of the design.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/fact_row.h"
#include "ui/imgui_access.h"
#include "ui/screens/new_workspace_dialog.h"
#include "ui/screens/page.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float content_width = 1160, side_width = 384, column_gap = 56, card_height = 164, entry_height = 56;

struct Way {
    const char* icon;
    Str title, text;
    std::string_view key;
    ImGuiKey code;
};
constexpr Way ways[] = {
    {icons::folder_plus, Str::start_new, Str::start_new_text, "1", ImGuiKey_1},
    {icons::book_open, Str::start_sample, Str::start_sample_text, "2", ImGuiKey_2},
    {icons::file_down, Str::start_import, Str::start_import_text, "3", ImGuiKey_3},
};

bool way_card(Ui& ui, const Rect& box, const Way& way, bool first) {
    const Press press = pressable(
        ui, tr(way.title), box, {.name = tr(way.title), .value = tr(way.text), .radius = metric::radius_card});
    card(ui, box);
    if (press.held) {
        fill(ui, inset(box, ui.px(1)), color::accent_tint, metric::radius_card);
    } else if (press.hovered) {
        fill(ui, inset(box, ui.px(1)), color::hover, metric::radius_card);
    }
    if (first) {
        outline(ui, box, color::accent, metric::radius_card, 2);
    }
    Rect inside = inset(box, ui.px(20));
    Rect head = cut_top(inside, ui.px(40));
    if (!ui.touch) key_frame(ui, {right(head) - ui.px(20), head.y, ui.px(20), ui.px(20)}, way.key);
    icon_tile(ui, cut_left(head, ui.px(40)), way.icon, first);
    cut_top(inside, ui.px(12));
    silent_text(ui, cut_top(inside, ui.px(26)), tr(way.title), face::title);
    wrapped_text(ui, inside, tr(way.text), face::secondary, 3, true);
    return press.pressed;
}

void fact_block(Ui& ui, Rect& rest, const char* glyph, Str title, Str words) {
    Rect inside = rest;
    icon(ui, {inside.x, inside.y + ui.px(1), ui.px(20), ui.px(20)}, glyph, 20, color::accent);
    cut_left(inside, ui.px(36));
    text(ui, cut_top(inside, ui.px(22)), tr(title), face::strong);
    const float height = wrapped_text(ui, inside, tr(words), face::secondary);
    cut_top(rest, ui.px(22) + height + ui.px(18));
}

class StartPage final : public Page {
public:
    void draw(Ui& ui, const Rect& area) override;
    void create(Ui& ui) override { dialog_.open(ui); }

private:
    void draw_header(Ui& ui, Rect box);
    void draw_footer(Ui& ui, Rect box);
    float draw_main(Ui& ui, Rect box); // returns its height
    float draw_where(Ui& ui, const Rect& box);
    float draw_problems(Ui& ui, Rect box);
    void draw_drop_area(Ui& ui, const Rect& box);
    void draw_entry(Ui& ui, const Rect& box, const app::WorkspaceEntry& entry);
    void begin(Ui& ui, std::size_t way);

    NewWorkspaceDialog dialog_;
    float main_height_ = 0; // of the frame before, for centring
};

void StartPage::begin(Ui& ui, std::size_t way) {
    switch (way) {
    case 0: dialog_.open(ui); break;
    case 1: ui.app.open_sample(); break;
    default: ui.app.pick_import(); break;
    }
}

void StartPage::draw_header(Ui& ui, Rect box) {
    box = inset(box, ui.px(24), 0);
    logo(ui, centred(cut_left(box, ui.px(28)), ui.px(28)));
    cut_left(box, ui.px(10));
    cut_left(box, text(ui, box, tr(Str::app_name), face::title) + ui.px(10));
    text(ui, box, tr(Str::app_tagline), face::secondary);
    const float width = text_width(ui, tr(Str::start_offline_ready), face::secondary) + ui.px(24);
    Rect state = cut_right(box, width);
    icon(ui, cut_left(state, ui.px(18)), icons::wifi_off, 16, color::text_2);
    cut_left(state, ui.px(6));
    text(ui, state, tr(Str::start_offline_ready), face::secondary);
}

void StartPage::draw_footer(Ui& ui, Rect box) {
    fill(ui, box, color::app);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    box = inset(box, ui.px(24), 0);
    const std::string words = tr(Str::start_version, {app::version});
    text(ui, box, words, face::caption);
    if (!ui.touch && box.width > ui.px(640)) {
        text(ui, box, tr(Str::start_keys), face::caption, Align::right);
    }
}

float StartPage::draw_problems(Ui& ui, Rect box) {
    const float top = box.y;
    const auto say = [&](std::string_view words) {
        const float height = wrapped_height(ui, box.width - ui.px(44), words, face::secondary) + ui.px(16);
        notice(ui, cut_top(box, height), words, true);
        cut_top(box, ui.px(12));
    };
    if (ui.app.keeps_nothing()) {
        say(tr(Str::app_keeps_nothing));
        if (!ui.app.failure().empty()) {
            say(ui.app.failure());
        }
        const ButtonOptions options{.icon = icons::refresh_cw};
        Rect row = cut_top(box, ui.control_height());
        if (button(ui, cut_left(row, button_width(ui, tr(Str::start_retry), options)), tr(Str::start_retry), options)) {
            ui.app.retry_saving();
        }
        cut_top(box, ui.px(12));
    }
    if (const app::ImportSession* session = ui.app.import_session();
        session && session->state == app::ImportSession::State::refused) {
        say(session->file_name + "：" + session->problem);
    }
    return box.y - top;
}

void StartPage::draw_drop_area(Ui& ui, const Rect& box) {
    const Press press = pressable(ui, tr(Str::start_drop), box, {.radius = metric::radius_card});
    if (press.hovered) {
        fill(ui, box, color::hover, metric::radius_card);
    }
    dashed_outline(ui, box, press.hovered ? color::accent : color::line_strong, metric::radius_card);
    const float words = text_width(ui, tr(Str::start_drop), face::body_2);
    Rect line = centred(box, words + ui.px(28), ui.px(24));
    icon(ui, cut_left(line, ui.px(18)), icons::upload, 18, color::text_2);
    cut_left(line, ui.px(10));
    silent_text(ui, line, tr(Str::start_drop), face::body_2);
    if (press.pressed) {
        ui.app.pick_import();
    }
}

void StartPage::draw_entry(Ui& ui, const Rect& box, const app::WorkspaceEntry& entry) {
    const Press press =
        pressable(ui, entry.key, box, {.name = tr(Str::start_open_existing, {entry.name}), .radius = metric::radius});
    if (press.hovered) {
        fill(ui, box, color::hover, metric::radius);
    }
    Rect inside = inset(box, ui.px(12), ui.px(8));
    Rect mark = cut_left(inside, ui.px(40));
    icon(ui, cut_left(mark, ui.px(20)), entry.sample ? icons::book_open : icons::folder_open, 18, color::accent);
    icon(ui, cut_right(inside, ui.px(20)), icons::chevron_right, 16, color::text_3);
    if (entry.opened_at_ms > 0) {
        const std::string opened = tr(Str::settings_opened, {time_words(ui, entry.opened_at_ms)});
        text(ui, cut_right(inside, text_width(ui, opened, face::caption) + ui.px(12)), opened, face::caption);
    }
    text(ui, cut_top(inside, ui.px(20)), entry.name, face::strong);
    std::string facts = entry.office;
    facts += (facts.empty() ? "" : " · ") + tr(Str::settings_records, {count_words(entry.records)});
    text(ui, inside, facts, face::caption);
    if (press.pressed) {
        ui.app.open_workspace(std::string(entry.key));
    }
}

float StartPage::draw_main(Ui& ui, Rect box) {
    const float top = box.y;
    Rect title = cut_top(box, ui.px(72));
    logo(ui, centred(cut_left(title, ui.px(64)), ui.px(64)));
    cut_left(title, ui.px(16));
    heading(ui, cut_top(title, ui.px(44)), tr(Str::start_welcome), {title.width > ui.px(330) ? 36.0f : 28.0f, true}, 1);
    text(ui, cut_top(title, ui.px(26)), tr(Str::start_lead), tinted(Face{16}, color::text_2));
    cut_top(box, ui.px(24));
    cut_top(box, draw_problems(ui, box));

    const float gap = ui.px(16);
    const bool two = box.width >= ui.px(520);
    const float width = two ? (box.width - gap) / 2 : box.width;
    const float height = ui.px(two ? card_height : card_height - 16);
    Rect row;
    for (std::size_t i = 0; i < 4; ++i) {
        if (!two || i % 2 == 0) {
            if (i > 0) {
                cut_top(box, gap);
            }
            row = cut_top(box, i == 3 && !two ? ui.px(64) : height);
        } else {
            cut_left(row, gap);
        }
        const Rect place = cut_left(row, width);
        if (i == 3) {
            draw_drop_area(ui, place);
        } else if (way_card(ui, place, ways[i], i == 0)) {
            begin(ui, i);
        }
    }
    cut_top(box, gap);

    const std::vector<app::WorkspaceEntry>& entries = ui.app.workspaces();
    if (entries.empty()) {
        Rect hint = cut_top(box, ui.px(36));
        icon(ui, cut_left(hint, ui.px(16)), icons::history, 16, color::text_3);
        cut_left(hint, ui.px(8));
        text(ui, hint, tr(Str::start_used_before), face::secondary);
        return box.y - top;
    }
    const float rows = ui.px(entry_height) * static_cast<float>(entries.size());
    Rect list = cut_top(box, ui.px(44) + rows + ui.px(8));
    card(ui, list);
    heading(ui, inset(cut_top(list, ui.px(44)), ui.px(20), 0), tr(Str::start_existing), face::section, 2);
    for (const app::WorkspaceEntry& entry : std::vector(entries)) { // opening one changes the list
        draw_entry(ui, inset(cut_top(list, ui.px(entry_height)), ui.px(8), 0), entry);
    }
    return box.y - top;
}

float StartPage::draw_where(Ui& ui, const Rect& box) {
    const float inner = box.width - ui.px(48);
    float texts = 0;
    for (const Str words : {Str::start_here_only_text, Str::start_offline_text, Str::start_files_text}) {
        texts += wrapped_height(ui, inner - ui.px(36), tr(words), face::secondary) + ui.px(40);
    }
    const float warning = wrapped_height(ui, inner - ui.px(44), tr(Str::start_warning), face::secondary) + ui.px(16);
    const float height = ui.px(24 + 36) + texts + ui.px(16) + ui.px(fact_height) * 3 + ui.px(12) + warning + ui.px(24);
    const Rect frame{box.x, box.y, box.width, height};
    card(ui, frame);
    Rect rest = inset(frame, ui.px(24));
    heading(ui, cut_top(rest, ui.px(24)), tr(Str::start_where), face::title, 2);
    cut_top(rest, ui.px(12));
    fact_block(ui, rest, icons::hard_drive, Str::start_here_only, Str::start_here_only_text);
    fact_block(ui, rest, icons::wifi_off, Str::start_offline, Str::start_offline_text);
    fact_block(ui, rest, icons::file_up, Str::start_files, Str::start_files_text);
    horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
    cut_top(rest, ui.px(12));
    fact_row(ui, cut_top(rest, ui.px(fact_height)), persistence_fact(ui));
    std::string free;
    fact_row(ui, cut_top(rest, ui.px(fact_height)), free_space_fact(ui, free));
    const std::vector<app::WorkspaceEntry>& entries = ui.app.workspaces();
    const std::string opened = entries.empty() || entries.front().opened_at_ms == 0
                                   ? std::string(tr(Str::start_nothing_yet))
                                   : time_words(ui, entries.front().opened_at_ms);
    fact_row(ui, cut_top(rest, ui.px(fact_height)),
        {.icon = icons::clock, .label = tr(Str::start_last_opened), .value = opened, .value_color = color::text_2});
    cut_top(rest, ui.px(10));
    notice(ui, cut_top(rest, warning), tr(Str::start_warning), true);
    return height;
}

void StartPage::draw(Ui& ui, const Rect& area) {
    Rect rest = area;
    draw_header(ui, cut_top(rest, ui.px(metric::top_bar)));
    draw_footer(ui, cut_bottom(rest, ui.px(44)));

    const bool side_by_side = ui.css(rest.width) >= 1000;
    const Scroll scroll = begin_scroll(ui, "start", rest);
    const float margin = ui.px(side_by_side ? 32 : 16);
    const float width = std::min(scroll.view.width - 2 * margin, ui.px(side_by_side ? content_width : 720));
    const float spare = std::max(ui.px(24), (scroll.view.height - main_height_) * 0.38f);
    Rect content{scroll.origin.x + std::round((scroll.view.width - width) / 2), scroll.origin.y + std::round(spare),
        width, 1e6f};
    float height = 0;
    if (side_by_side) {
        const float gap = ui.px(ui.css(rest.width) >= 1200 ? column_gap : 24);
        const Rect side = cut_right(content, ui.px(ui.css(rest.width) >= 1200 ? side_width : 320));
        cut_right(content, gap);
        height = draw_main(ui, content);
        height = std::max(height, draw_where(ui, side));
    } else {
        height = draw_main(ui, content);
        cut_top(content, height + ui.px(16));
        height += ui.px(16) + draw_where(ui, content);
    }
    if (main_height_ != height) {
        main_height_ = height;
        ui.want_frames(2);
    }
    end_scroll(ui, scroll, {0, spare + height + ui.px(24)});

    for (std::size_t i = 0; i < std::size(ways); ++i) {
        if (shortcut(ui, ways[i].code)) {
            begin(ui, i);
        }
    }
    dialog_.draw(ui);
}

} // namespace

std::unique_ptr<Page> make_start_page() { return std::make_unique<StartPage>(); }

} // namespace yinfeng::ui
