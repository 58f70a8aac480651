// The start page: before a workspace is open. The ways to begin, the workspaces that this browser has, and where the
// data lives. Draws the whole canvas; see the picture empty-first-run of the design.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/fact_row.h"
#include "ui/imgui_access.h"
#include "ui/screens/new_workspace_dialog.h"
#include "ui/screens/page.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float content_width = 1160, side_css = 384, column_gap = 56, gap_css = 16;
constexpr float card_height = 150, entry_height = 56, hint_height = 36;

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
    {icons::map_pin, Str::start_demonstration, Str::start_demonstration_text, "4", ImGuiKey_4},
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
    Rect inside = inset(box, ui.px(20), ui.px(16));
    Rect head = cut_top(inside, ui.px(40));
    if (!ui.touch) key_frame(ui, {right(head) - ui.px(20), head.y, ui.px(20), ui.px(20)}, way.key);
    icon_tile(ui, cut_left(head, ui.px(40)), way.icon, first);
    cut_top(inside, ui.px(8));
    silent_text(ui, cut_top(inside, ui.px(26)), tr(way.title), face::title);
    wrapped_text(ui, inside, tr(way.text), face::secondary, 3, true);
    return press.pressed;
}

// 简体 · 繁體 · English, each as it calls itself.
std::array<Piece, std::size(languages)> language_pieces() {
    std::array<Piece, std::size(languages)> pieces;
    std::ranges::transform(languages, pieces.begin(), [](Language each) { return Piece{.label = short_name(each)}; });
    return pieces;
}
void draw_languages(Ui& ui, const Rect& box) {
    const auto now =
        std::ranges::find(languages, ui.app.awaited_language().value_or(language())) - std::begin(languages);
    const int pick = segmented(ui, box, "language", language_pieces(), static_cast<int>(now));
    if (pick != now) ui.app.choose_language(languages[static_cast<std::size_t>(pick)]);
}
bool is_wide(const Ui& ui, float width) { return width > ui.px(760); } // the header has room for the languages

bool are_two(const Ui& ui, float width) { return width >= ui.px(520); } // cards beside each other
float way_height(const Ui& ui, std::size_t way, bool two) {
    const bool is_drop_area = way == std::size(ways);
    return ui.px(is_drop_area ? 64 : two ? card_height : card_height - 16);
}
float entries_height(const Ui& ui) {
    return ui.px(44) + ui.px(entry_height) * static_cast<float>(ui.app.workspaces().size()) + ui.px(8);
}
float notice_height(const Ui& ui, float width, std::string_view words) {
    return wrapped_height(ui, width - ui.px(44), words, face::secondary) + ui.px(16);
}
float where_height(const Ui& ui, float width) {
    const float inner = width - ui.px(48);
    float texts = 0;
    for (const Str words : {Str::start_here_only_text, Str::start_offline_text, Str::start_files_text})
        texts += wrapped_height(ui, inner - ui.px(36), tr(words), face::secondary) + ui.px(40);
    return ui.px(24 + 36) + texts + ui.px(16) + ui.px(fact_height) * 3 + ui.px(12) +
           notice_height(ui, inner, tr(Str::start_warning)) + ui.px(24);
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
    // Known before anything is drawn: from the first picture on, everything stands where it stays.
    float main_height(const Ui& ui, float width) const;
    void draw_main(Ui& ui, Rect box);
    void draw_where(Ui& ui, const Rect& box);
    std::vector<std::string> problems(const Ui& ui) const;
    float problems_height(const Ui& ui, float width) const;
    void draw_problems(Ui& ui, Rect box);
    void draw_drop_area(Ui& ui, const Rect& box);
    void draw_entry(Ui& ui, const Rect& box, const app::WorkspaceEntry& entry);
    void begin(Ui& ui, std::size_t way);

    NewWorkspaceDialog dialog_;
    Rect languages_; // drawn last: the keyboard begins at the ways to begin
};

void StartPage::begin(Ui& ui, std::size_t way) {
    switch (way) {
    case 0: dialog_.open(ui); break;
    case 1: ui.app.open_sample(); break;
    case 3: ui.app.open_demonstration(); break;
    default: ui.app.pick_import(); break;
    }
}

void StartPage::draw_header(Ui& ui, Rect box) {
    const bool wide = is_wide(ui, box.width);
    box = inset(box, ui.px(24), 0);
    if (wide) {
        const float width = segmented_width(ui, language_pieces());
        languages_ = centred(cut_right(box, width), ui.control_height());
        cut_right(box, ui.px(20));
    }
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
    const bool wide = is_wide(ui, box.width);
    box = inset(box, ui.px(24), 0);
    const std::string words = tr(Str::start_version, {app::version});
    if (!wide) {
        const float width = std::min(segmented_width(ui, language_pieces()), box.width);
        languages_ = centred(cut_right(box, width), std::min(ui.control_height(), box.height));
        cut_right(box, ui.px(12));
    }
    text(ui, box, words, face::caption);
    if (!ui.touch && wide) {
        text(ui, box, tr(Str::start_keys), face::caption, Align::right);
    }
}

std::vector<std::string> StartPage::problems(const Ui& ui) const {
    std::vector<std::string> said;
    if (ui.app.keeps_nothing()) {
        said.emplace_back(tr(Str::app_keeps_nothing));
        if (!ui.app.failure().empty()) said.push_back(ui.app.failure());
    }
    if (const app::ImportSession* session = ui.app.import_session();
        session && session->state == app::ImportSession::State::refused)
        said.push_back(tr(Str::found_in, {session->file_name, session->problem}));
    return said;
}

float StartPage::problems_height(const Ui& ui, float width) const {
    float height = ui.app.keeps_nothing() ? ui.control_height() + ui.px(12) : 0;
    for (const std::string& words : problems(ui)) height += notice_height(ui, width, words) + ui.px(12);
    return height;
}

void StartPage::draw_problems(Ui& ui, Rect box) {
    for (const std::string& words : problems(ui)) {
        notice(ui, cut_top(box, notice_height(ui, box.width, words)), words, true);
        cut_top(box, ui.px(12));
    }
    if (!ui.app.keeps_nothing()) return;
    const ButtonOptions options{.icon = icons::refresh_cw};
    Rect row = cut_top(box, ui.control_height());
    if (button(ui, cut_left(row, button_width(ui, tr(Str::start_retry), options)), tr(Str::start_retry), options)) {
        ui.app.retry_saving();
    }
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

float StartPage::main_height(const Ui& ui, float width) const {
    const bool two = are_two(ui, width);
    float height = ui.px(72 + 24) + problems_height(ui, width);
    for (std::size_t i = 0; i <= std::size(ways); i += two ? 2 : 1) height += way_height(ui, i, two) + ui.px(gap_css);
    return height + (ui.app.workspaces().empty() ? ui.px(hint_height) : entries_height(ui));
}

void StartPage::draw_main(Ui& ui, Rect box) {
    Rect title = cut_top(box, ui.px(72));
    logo(ui, centred(cut_left(title, ui.px(64)), ui.px(64)));
    cut_left(title, ui.px(16));
    heading(ui, cut_top(title, ui.px(44)), tr(Str::start_welcome), {title.width > ui.px(330) ? 36.0f : 28.0f, true}, 1);
    text(ui, cut_top(title, ui.px(26)), tr(Str::start_lead), tinted(Face{16}, color::text_2));
    cut_top(box, ui.px(24));
    draw_problems(ui, cut_top(box, problems_height(ui, box.width)));

    const float gap = ui.px(gap_css);
    const bool two = are_two(ui, box.width);
    const float width = two ? (box.width - gap) / 2 : box.width;
    Rect row;
    for (std::size_t i = 0; i <= std::size(ways); ++i) {
        if (!two || i % 2 == 0) {
            if (i > 0) {
                cut_top(box, gap);
            }
            row = cut_top(box, way_height(ui, i, two));
        } else {
            cut_left(row, gap);
        }
        const bool is_drop_area = i == std::size(ways);
        const Rect place = is_drop_area ? row : cut_left(row, width);
        if (is_drop_area) {
            draw_drop_area(ui, place);
        } else if (way_card(ui, place, ways[i], i == 0)) {
            begin(ui, i);
        }
    }
    cut_top(box, gap);

    const std::vector<app::WorkspaceEntry>& entries = ui.app.workspaces();
    if (entries.empty()) {
        Rect hint = cut_top(box, ui.px(hint_height));
        icon(ui, cut_left(hint, ui.px(16)), icons::history, 16, color::text_3);
        cut_left(hint, ui.px(8));
        text(ui, hint, tr(Str::start_used_before), face::secondary);
        return;
    }
    Rect list = cut_top(box, entries_height(ui));
    card(ui, list);
    heading(ui, inset(cut_top(list, ui.px(44)), ui.px(20), 0), tr(Str::start_existing), face::section, 2);
    for (const app::WorkspaceEntry& entry : std::vector(entries)) { // opening one changes the list
        draw_entry(ui, inset(cut_top(list, ui.px(entry_height)), ui.px(8), 0), entry);
    }
}

void StartPage::draw_where(Ui& ui, const Rect& box) {
    const Rect frame{box.x, box.y, box.width, where_height(ui, box.width)};
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
    notice(ui, cut_top(rest, notice_height(ui, rest.width, tr(Str::start_warning))), tr(Str::start_warning), true);
}

void StartPage::draw(Ui& ui, const Rect& area) {
    Rect rest = area;
    draw_header(ui, cut_top(rest, ui.px(metric::top_bar)));
    draw_footer(ui, cut_bottom(rest, ui.px(44)));

    const bool side_by_side = ui.css(rest.width) >= 1000;
    const Scroll scroll = begin_scroll(ui, "start", rest);
    const float margin = ui.px(side_by_side ? 32 : 16);
    const float width = std::min(scroll.view.width - 2 * margin, ui.px(side_by_side ? content_width : 720));
    const float gap = side_by_side ? ui.px(ui.css(rest.width) >= 1200 ? column_gap : 24) : ui.px(gap_css);
    const float side_width = side_by_side ? ui.px(ui.css(rest.width) >= 1200 ? side_css : 320) : width;
    const float main_width = side_by_side ? width - side_width - gap : width;
    const float main = main_height(ui, main_width), where = where_height(ui, side_width);
    const float height = side_by_side ? std::max(main, where) : main + gap + where;
    const float spare = std::max(ui.px(24), (scroll.view.height - height) * 0.38f);
    Rect content{scroll.origin.x + std::round((scroll.view.width - width) / 2), scroll.origin.y + std::round(spare),
        width, height};
    if (side_by_side) {
        const Rect side = cut_right(content, side_width);
        cut_right(content, gap);
        draw_main(ui, content);
        draw_where(ui, side);
    } else {
        draw_main(ui, cut_top(content, main));
        cut_top(content, gap);
        draw_where(ui, content);
    }
    end_scroll(ui, scroll, {0, spare + height + ui.px(24)});

    draw_languages(ui, languages_);
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
