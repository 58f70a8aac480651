// Larger pieces made of the small ones: steppers, bars, stars, notices; see widgets.h.

#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/widgets.h"

#include <charconv>

namespace yinfeng::ui {

int stepper(Ui& ui, const Rect& box, std::string_view id, std::span<const Step> steps, bool pressable_steps) {
    IdScope scope(id);
    if (steps.empty()) return -1;
    int pressed = -1;
    const float column = box.width / static_cast<float>(steps.size());
    const float dot = ui.px(20), dot_y = box.y + ui.px(4) + dot / 2;
    for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
        const Step& step = steps[static_cast<std::size_t>(i)];
        const Rect part{box.x + column * static_cast<float>(i), box.y, column, box.height};
        const float x = part.x + column / 2;
        if (i > 0) {
            const bool reached = step.state != Step::State::next;
            fill(ui, {x - column + dot / 2 + ui.px(5), dot_y - ui.px(1), column - dot - ui.px(10), ui.px(2)},
                reached ? color::accent : color::line_strong);
        }
        std::string name(step.label);
        if (!step.detail.empty()) name.append(" ").append(step.detail);
        const Press press = pressable(ui, step.label, inset(part, ui.px(2), 0),
            {.role = pressable_steps ? Role::button : Role::listitem,
                .name = name,
                .selected = step.state == Step::State::current,
                .disabled = !pressable_steps});
        if (press.hovered) fill(ui, inset(part, ui.px(2), 0), color::hover, metric::radius);
        const Rect mark{x - dot / 2, dot_y - dot / 2, dot, dot};
        switch (step.state) {
        case Step::State::done:
            canvas().AddCircleFilled({x, dot_y}, dot / 2 - ui.px(1), color::accent, 24);
            icon(ui, mark, icons::check, 13, color::on_accent);
            break;
        case Step::State::current:
            if (step.look) {
                stage_glyph(ui, {x, dot_y}, *step.look, 18);
            } else {
                canvas().AddCircle({x, dot_y}, dot / 2 - ui.px(2), color::accent, 24, ui.px(2));
                canvas().AddCircleFilled({x, dot_y}, ui.px(3), color::accent, 12);
            }
            break;
        case Step::State::passed: // left behind, and nobody has said when
            canvas().AddCircle({x, dot_y}, dot / 2 - ui.px(2), color::accent, 24, std::max(1.0f, 1.5f * ui.scale));
            fill(ui, {x - ui.px(4), dot_y - ui.px(1), ui.px(8), ui.px(2)}, color::accent);
            break;
        case Step::State::next:
            canvas().AddCircle({x, dot_y}, dot / 2 - ui.px(2), color::line_strong, 24, std::max(1.0f, 1.5f * ui.scale));
            break;
        }
        const bool current = step.state == Step::State::current;
        const Color tint = current                           ? (step.look ? step.look->color : color::accent)
                           : step.state == Step::State::done ? color::text_1
                                                             : color::text_3;
        Rect words{part.x, dot_y + dot / 2 + ui.px(3), column, ui.px(18)};
        Face label{12, current, tint};
        // Smaller where the word is long (English) and the column narrow, as far as it can be read.
        while (label.size > 10 && text_width(ui, step.label, label) > column - ui.px(2)) label.size -= 1;
        silent_text(ui, words, step.label, label, Align::centre);
        words.y += ui.px(17);
        words.height = ui.px(16);
        silent_text(ui, words, step.detail, {11, false, current && step.look ? step.look->color : color::text_3},
            Align::centre);
        if (press.pressed) pressed = i;
    }
    return pressed;
}

void small_stepper(Ui& ui, const Rect& box, int done, int total, std::string_view name) {
    const float radius = ui.px(4.5f), step = ui.px(21);
    const float y = box.y + box.height / 2;
    for (int i = 0; i < total; ++i) {
        const float x = box.x + radius + step * static_cast<float>(i);
        if (i > 0)
            canvas().AddLine({x - step + radius + ui.px(1), y}, {x - radius - ui.px(1), y},
                i < done ? color::accent : color::line_strong, std::max(1.0f, 1.5f * ui.scale));
        if (i < done - 1) canvas().AddCircleFilled({x, y}, radius, color::accent, 16);
        else if (i == done - 1)
            canvas().AddCircle({x, y}, radius - ui.px(1), color::accent, 16, std::max(1.0f, 2.5f * ui.scale));
        else
            canvas().AddCircle(
                {x, y}, radius - 0.5f * ui.scale, color::line_strong, 16, std::max(1.0f, 1.2f * ui.scale));
    }
    if (ui.semantics.wanted()) report_text(ui, {box.x, box.y, step * static_cast<float>(total), box.height}, name);
}

void progress_bar(Ui& ui, const Rect& box, float share, Color bar, std::string_view name) {
    share = std::clamp(share, 0.0f, 1.0f);
    const float radius = ui.css(box.height) / 2;
    fill(ui, box, color::track, radius);
    if (share > 0) fill(ui, {box.x, box.y, std::max(box.height, box.width * share), box.height}, bar, radius);
    if (ui.semantics.wanted() && !name.empty()) {
        SemanticNode node;
        node.role = Role::progressbar;
        node.rect = box;
        node.name = std::string(name);
        char digits[8];
        const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<int>(share * 100 + 0.5f)).ptr;
        node.value = std::string(digits, end) + "%";
        ui.semantics.add(std::move(node));
    }
}

int stars(Ui& ui, const Rect& box, std::string_view id, int value, bool read_only) {
    IdScope scope(id);
    int pressed = 0;
    const float side = box.width / 5;
    for (int i = 1; i <= 5; ++i) {
        const Rect star{box.x + side * static_cast<float>(i - 1), box.y, side, box.height};
        const char name[] = {static_cast<char>('0' + i), 0};
        const Press press = pressable(ui, name, fingertip(ui, star),
            {.role = Role::radio,
                .name = name,
                .checked = i == value ? Tri::yes : Tri::no,
                .disabled = read_only,
                .radius = metric::radius_small});
        // A star is ten points around its centre; Lucide's outline would look hollow at this size.
        const ImVec2 centre{star.x + side / 2, star.y + star.height / 2};
        static constexpr float unit[10][2] = {{0, -1}, {.235f, -.324f}, {.951f, -.309f}, {.380f, .124f}, {.588f, .809f},
            {0, .4f}, {-.588f, .809f}, {-.380f, .124f}, {-.951f, -.309f}, {-.235f, -.324f}};
        ImVec2 points[10];
        for (int p = 0; p < 10; ++p)
            points[p] = {centre.x + unit[p][0] * ui.px(7.5f), centre.y + unit[p][1] * ui.px(7.5f)};
        if (i <= value || press.hovered)
            canvas().AddConcavePolyFilled(points, 10, i <= value ? color::star : color::soon_line);
        else canvas().AddPolyline(points, 10, color::line_control, ImDrawFlags_Closed, std::max(1.0f, ui.scale));
        if (press.pressed) pressed = i;
    }
    return pressed;
}

bool empty_state(Ui& ui, const Rect& box, const char* glyph, std::string_view sentence, std::string_view action) {
    const float height = ui.px(action.empty() ? 64 : 112);
    Rect middle = centred(box, std::min(box.width, ui.px(420)), std::min(box.height, height));
    icon(ui, cut_top(middle, ui.px(28)), glyph, 24, color::line_control);
    text(ui, cut_top(middle, ui.px(32)), sentence, face::secondary, Align::centre);
    if (action.empty()) return false;
    cut_top(middle, ui.px(8));
    const Rect row = cut_top(middle, ui.control_height());
    return button(ui, centred(row, button_width(ui, action), row.height), action);
}

void notice(Ui& ui, const Rect& box, std::string_view words, bool warning) {
    fill(ui, box, warning ? color::soon_tint : color::accent_tint, metric::radius);
    Rect inside = inset(box, ui.px(10), ui.px(8));
    if (warning) ui.semantics.standing(words);
    const Rect mark{inside.x, inside.y + ui.px(1), ui.px(16), ui.px(16)};
    icon(ui, mark, warning ? icons::triangle_alert : icons::info, 16, warning ? color::soon : color::accent);
    cut_left(inside, ui.px(24));
    wrapped_text(ui, inside, words, {13, false, warning ? color::soon : color::text_1});
}

} // namespace yinfeng::ui
