// Text: measuring, shortening, wrapping by Chinese rules, drawing. See draw.h.

#include "ui/draw.h"

#include "base/utf8.h"
#include "ui/imgui_access.h"

#include <cfloat>
#include <cmath>

namespace yinfeng::ui {

namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6"; // …

float run_width(ImFont* font, float px, std::string_view utf8) {
    if (utf8.empty()) return 0;
    return font->CalcTextSizeA(px, FLT_MAX, 0, utf8.data(), utf8.data() + utf8.size()).x;
}

// Characters that turn the reading direction round or break the line have no business in one line of a table: a name
// from a foreign file must not be able to reorder what stands beside it.
bool is_harmless(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x20 || byte == 0x7F) return false;
        if (byte == 0xE2 && i + 2 < utf8.size() && (utf8[i + 1] == '\x80' || utf8[i + 1] == '\x81')) return false;
    }
    return true;
}

std::string made_harmless(std::string_view utf8) {
    std::string out;
    std::size_t position = 0;
    while (position < utf8.size()) {
        const char32_t c = next_code_point(utf8, position);
        if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (!((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F)) {
            append_code_point(out, c);
        }
    }
    return out;
}

// The longest beginning that fits together with the ellipsis.
std::string_view beginning_that_fits(ImFont* font, float px, std::string_view utf8, float width) {
    const float room = width - run_width(font, px, ellipsis);
    ImFontBaked* baked = font->GetFontBaked(px);
    const float scale = px / baked->Size;
    float used = 0;
    std::size_t position = 0, end = 0;
    while (position < utf8.size()) {
        const char32_t c = next_code_point(utf8, position);
        used += baked->GetCharAdvance(static_cast<ImWchar>(c)) * scale;
        if (used > room) break;
        end = position;
    }
    return utf8.substr(0, end);
}

bool may_not_begin_line(char32_t c) {
    static constexpr std::u32string_view set = U"，。、；：？！）》」』】〕〉”’…—·％℃,.;:?!)]}%~～";
    return set.find(c) != std::u32string_view::npos;
}
bool may_not_end_line(char32_t c) {
    static constexpr std::u32string_view set = U"（《「『【〔〈“‘([{";
    return set.find(c) != std::u32string_view::npos;
}
bool is_word(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' ||
           c == '.' || c == '/' || c == '@' || (c >= 0xC0 && c < 0x2000);
}

} // namespace

void draw_run(Ui& ui, ImVec2 at, std::string_view utf8, const Face& face) {
    if (utf8.empty() || !face.color) return;
    canvas().AddText(font_of(ui, face), em(ui, face), {std::round(at.x), std::round(at.y)}, face.color, utf8.data(),
        utf8.data() + utf8.size());
}

void report_text(Ui& ui, const Rect& box, std::string_view utf8) {
    if (!ui.semantics.wanted() || utf8.empty() || !overlaps(box, clip_rect())) return;
    ui.semantics.add({.role = Role::text, .rect = box, .name = std::string(utf8)});
}

float text_width(const Ui& ui, std::string_view utf8, const Face& face) {
    return std::ceil(run_width(font_of(ui, face), em(ui, face), utf8));
}

float line_height(const Ui& ui, const Face& face) { return std::round(size_css(ui, face) * 1.45f * ui.scale); }

float silent_text(Ui& ui, const Rect& box, std::string_view utf8, const Face& face, Align align) {
    if (utf8.empty() || box.width <= 0) return 0;
    std::string cleaned;
    if (!is_harmless(utf8)) cleaned = made_harmless(utf8), utf8 = cleaned;
    ImFont* font = font_of(ui, face);
    const float px = em(ui, face);
    const float y = std::round(box.y + (box.height - px) / 2);
    if (!overlaps({box.x, y, box.width, px}, clip_rect())) return std::min(box.width, run_width(font, px, utf8));

    float width = run_width(font, px, utf8);
    std::string_view shown = utf8;
    // At 125 % parts of a widget are rounded up one by one: a box that was measured for its words may lack a pixel or two.
    const bool shortened = width > box.width + std::max(1.0f, 1.5f * ui.scale);
    if (shortened) {
        if (cut_texts) cut_texts->emplace_back(utf8);
        shown = beginning_that_fits(font, px, utf8, box.width);
        width = run_width(font, px, shown) + run_width(font, px, ellipsis);
    }
    float x = box.x;
    if (align == Align::right) x = right(box) - width;
    if (align == Align::centre) x = box.x + (box.width - width) / 2;
    draw_run(ui, {x, y}, shown, face);
    if (shortened) draw_run(ui, {x + run_width(font, px, shown), y}, ellipsis, face);
    return width;
}

float text(Ui& ui, const Rect& box, std::string_view utf8, const Face& face, Align align) {
    report_text(ui, box, utf8);
    return silent_text(ui, box, utf8, face, align);
}

void heading(Ui& ui, const Rect& box, std::string_view utf8, const Face& face, int level) {
    if (ui.semantics.wanted() && overlaps(box, clip_rect())) {
        SemanticNode node{.role = Role::heading, .rect = box, .name = std::string(utf8)};
        node.level = static_cast<std::uint16_t>(level);
        ui.semantics.add(std::move(node));
    }
    silent_text(ui, box, utf8, face);
}

std::vector<std::string_view> break_lines(const Ui& ui, float width, std::string_view utf8, const Face& face) {
    std::vector<std::string_view> lines;
    const float px = em(ui, face);
    ImFontBaked* baked = font_of(ui, face)->GetFontBaked(px);
    const float scale = px / baked->Size;

    std::size_t line = 0;     // where the current line begins
    std::size_t break_at = 0; // the last place where it may be broken
    float used = 0, used_at_break = 0;
    std::size_t position = 0;
    char32_t before = 0;
    while (position < utf8.size()) {
        const std::size_t here = position;
        const char32_t c = next_code_point(utf8, position);
        if (c == '\n') {
            lines.push_back(utf8.substr(line, here - line));
            line = break_at = position, used = used_at_break = 0, before = 0;
            continue;
        }
        const bool can_break = here > line && !may_not_begin_line(c) && !may_not_end_line(before) &&
                               !(is_word(c) && is_word(before)) && c != ' ';
        if (can_break) break_at = here, used_at_break = used;
        const float advance = baked->GetCharAdvance(static_cast<ImWchar>(c)) * scale;
        if (used + advance > width + 0.5f && here > line && c != ' ') {
            if (break_at == line) break_at = here, used_at_break = used; // one word longer than the line
            std::string_view part = utf8.substr(line, break_at - line);
            while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
            lines.push_back(part);
            line = break_at;
            used -= used_at_break, used_at_break = 0;
        }
        used += advance;
        before = c;
    }
    if (line < utf8.size() || lines.empty() || utf8.ends_with('\n')) lines.push_back(utf8.substr(line));
    return lines;
}

float wrapped_height(const Ui& ui, float width, std::string_view utf8, const Face& face, int max_lines) {
    if (utf8.empty()) return 0;
    auto count = static_cast<int>(break_lines(ui, width, utf8, face).size());
    if (max_lines > 0) count = std::min(count, max_lines);
    return static_cast<float>(count) * line_height(ui, face);
}

float wrapped_text(Ui& ui, const Rect& box, std::string_view utf8, const Face& face, int max_lines, bool silent) {
    if (utf8.empty()) return 0;
    std::vector<std::string_view> lines = break_lines(ui, box.width, utf8, face);
    if (max_lines > 0 && lines.size() > static_cast<std::size_t>(max_lines)) {
        // The last visible line takes all that is left, so that it is shortened with an ellipsis.
        const char* begin = lines[static_cast<std::size_t>(max_lines) - 1].data();
        lines.resize(static_cast<std::size_t>(max_lines));
        lines.back() = {begin, static_cast<std::size_t>(utf8.data() + utf8.size() - begin)};
    }
    const float height = line_height(ui, face);
    Rect line{box.x, box.y, box.width, height};
    for (const std::string_view part : lines) {
        if (overlaps(line, clip_rect())) silent_text(ui, line, part, face);
        line.y += height;
    }
    const float total = height * static_cast<float>(lines.size());
    if (!silent) report_text(ui, {box.x, box.y, box.width, total}, utf8);
    return total;
}

namespace {

struct FigureParts {
    Face unit_face;
    float number_width, gap, unit_width;
    float width() const { return number_width + gap + unit_width; }
};

FigureParts figure_parts(const Ui& ui, std::string_view number, std::string_view unit, const Face& number_face) {
    const Face unit_face{std::clamp(number_face.size * 0.62f, 12.0f, 16.0f), false, color::text_2};
    return {
        unit_face, text_width(ui, number, number_face), unit.empty() ? 0 : ui.px(4), text_width(ui, unit, unit_face)};
}

} // namespace

float fitted_figure(Ui& ui, const Rect& box, std::string_view number, std::string_view unit, Face number_face) {
    while (number_face.size > 12 && figure_parts(ui, number, unit, number_face).width() > box.width)
        number_face.size -= 1;
    return figure(ui, box, number, unit, number_face);
}

float figure(
    Ui& ui, const Rect& box, std::string_view number, std::string_view unit, const Face& number_face, Align align) {
    const FigureParts parts = figure_parts(ui, number, unit, number_face);
    const auto& [unit_face, number_width, gap, unit_width] = parts;
    const float width = parts.width();
    float x = box.x;
    if (align == Align::right) x = right(box) - width;
    if (align == Align::centre) x = box.x + (box.width - width) / 2;
    const float px = em(ui, number_face), y = std::round(box.y + (box.height - px) / 2);
    draw_run(ui, {x, y}, number, number_face);
    // On one baseline: both faces put it 0.88 em below the top of the line box.
    draw_run(ui, {x + number_width + gap, y + std::round(0.88f * px) - std::round(0.88f * em(ui, unit_face))}, unit,
        unit_face);
    if (ui.semantics.wanted()) {
        std::string whole(number);
        if (!unit.empty()) whole.append(" ").append(unit);
        report_text(ui, {x, box.y, width, box.height}, whole);
    }
    return width;
}

} // namespace yinfeng::ui
