// Buttons, chips, tags, badges and the other small things that are pressed or read; see widgets.h.

#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/widgets.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace yinfeng::ui {

namespace {

std::string number(int value) {
    char digits[12];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    return {digits, end};
}

struct ButtonLook {
    Color fill, line, text;
};

ButtonLook look_of(const ButtonOptions& options, const Press& press) {
    const bool on = options.toggled.value_or(false) || options.expanded;
    const bool held = press.held && press.hovered;
    switch (options.kind) {
    case ButtonKind::primary: {
        if (options.disabled) return {color::sunken, color::transparent, color::text_off};
        return {held            ? color::accent_press
                : press.hovered ? color::accent_hover
                                : color::accent,
            color::transparent, color::on_accent};
    }
    case ButtonKind::quiet:
        return {options.disabled        ? color::transparent
                : on                    ? color::accent_tint
                : press.hovered || held ? color::hover
                                        : color::transparent,
            color::transparent,
            options.disabled ? color::text_off
            : on             ? color::accent
                             : color::text_2};
    case ButtonKind::danger:
        return {press.hovered ? color::late_tint : color::surface, options.disabled ? color::line : color::late_line,
            options.disabled ? color::text_off : color::late};
    case ButtonKind::normal: break;
    }
    return {on                      ? color::accent_tint
            : press.hovered || held ? color::hover
                                    : color::surface,
        on                 ? color::accent_line
        : options.disabled ? color::line
                           : color::line_strong,
        options.disabled ? color::text_off
        : on             ? color::accent
                         : color::text_1};
}

constexpr Face button_face{14};

float shortcut_width(const Ui& ui, std::string_view shortcut) {
    return shortcut.empty() ? 0 : text_width(ui, shortcut, {12}) + ui.px(10) + ui.px(8);
}

struct Framed {
    Press press;
    ButtonLook look;
};

// What a button with words and one with an icon alone share.
Framed draw_frame(Ui& ui, const Rect& box, std::string_view id, const ButtonOptions& options) {
    const Press press = pressable(ui, id, box,
        {.role = options.toggled ? Role::toggle : Role::button,
            .name = options.name.empty() ? id.substr(0, id.find("##")) : options.name,
            .checked = options.toggled ? std::optional(*options.toggled ? Tri::yes : Tri::no) : std::nullopt,
            .expanded = options.expanded ? std::optional(true) : std::nullopt,
            .disabled = options.disabled});
    const ButtonLook look = look_of(options, press);
    fill(ui, box, look.fill, metric::radius);
    if (look.line) outline(ui, box, look.line, metric::radius);
    return {press, look};
}

} // namespace

float button_width(const Ui& ui, std::string_view label, const ButtonOptions& options) {
    float width = ui.px(24) + text_width(ui, label, button_face) + shortcut_width(ui, options.shortcut);
    if (options.icon) width += ui.px(16) + (label.empty() ? 0 : ui.px(8));
    if (options.icon_after) width += ui.px(14) + ui.px(6);
    return width;
}

bool button(Ui& ui, const Rect& box, std::string_view label, const ButtonOptions& options) {
    const auto [press, look] = draw_frame(ui, box, label, options);

    const std::string_view visible = label.substr(0, label.find("##"));
    Rect inside = inset(box, ui.px(12), 0);
    const float wanted = button_width(ui, visible, options) - ui.px(24);
    if (wanted < inside.width) inside = centred(inside, wanted, inside.height);
    if (options.icon) {
        const Color tint = options.kind == ButtonKind::primary || options.kind == ButtonKind::danger ? look.text
                           : options.disabled                                                        ? color::text_off
                                                                                                     : color::text_2;
        icon(ui, cut_left(inside, ui.px(16)), options.icon, 16, options.toggled.value_or(false) ? look.text : tint);
        cut_left(inside, ui.px(8));
    }
    if (!options.shortcut.empty()) {
        Rect key = cut_right(inside, shortcut_width(ui, options.shortcut) - ui.px(8));
        key = centred(key, ui.px(18));
        const bool primary = options.kind == ButtonKind::primary;
        fill(ui, key, primary ? color::accent_press : color::sunken, metric::radius_small);
        silent_text(ui, key, options.shortcut, {12, false, primary ? color::on_accent : color::text_3}, Align::centre);
        cut_right(inside, ui.px(8));
    }
    if (options.icon_after) {
        icon(ui, cut_right(inside, ui.px(14)), options.icon_after, 14, color::text_3);
        cut_right(inside, ui.px(6));
    }
    silent_text(ui, inside, visible, tinted(button_face, look.text));
    if (!options.tooltip.empty()) tooltip(ui, press, options.tooltip);
    return press.pressed;
}

bool icon_button(Ui& ui, const Rect& box, const char* glyph, std::string_view name, const ButtonOptions& options) {
    const auto [press, look] = draw_frame(ui, box, name, options);
    icon(ui, box, glyph, box.height <= ui.px(24) ? 16 : 18,
        options.disabled             ? color::text_off
        : look.text == color::text_1 ? color::text_2
                                     : look.text);
    tooltip(ui, press, options.tooltip.empty() ? name.substr(0, name.find("##")) : options.tooltip);
    return press.pressed;
}

bool text_button(Ui& ui, const Rect& box, std::string_view label, const char* glyph) {
    // Drawn small, pressed within 32 (design/ui.md 3).
    const float hit = ui.px(32);
    const Rect target = fingertip(ui, box.height < hit ? centred(box, hit) : box);
    const Press press = pressable(ui, label, target, {.radius = metric::radius_small});
    const Color tint = press.held ? color::accent_press : press.hovered ? color::accent_hover : color::accent;
    Rect inside = box;
    if (glyph) icon(ui, cut_left(inside, ui.px(14)), glyph, 14, tint), cut_left(inside, ui.px(4));
    silent_text(ui, inside, label.substr(0, label.find("##")), {13, false, tint});
    return press.pressed;
}

bool checkbox(Ui& ui, const Rect& box, std::string_view id, std::string_view label, Tri& value, bool show_label) {
    const Press press = pressable(
        ui, id, box, {.role = Role::checkbox, .name = label, .checked = value, .radius = metric::radius_small});
    if (press.pressed) value = value == Tri::yes ? Tri::no : Tri::yes;
    Rect inside = box;
    const float side = ui.px(ui.touch ? 22 : 16);
    const Rect mark = centred(show_label ? cut_left(inside, side) : inside, side, side);
    if (value == Tri::no) {
        fill(ui, mark, press.hovered ? color::hover : color::surface, metric::radius_small);
        outline(ui, mark, color::line_control, metric::radius_small, 1.5f);
    } else {
        fill(ui, mark, press.hovered ? color::accent_hover : color::accent, metric::radius_small);
        icon(ui, mark, value == Tri::yes ? icons::check : icons::minus, 13, color::on_accent);
    }
    if (!show_label) return press.pressed;
    cut_left(inside, ui.px(8));
    constexpr Face small{13};
    const float two_lines = 2 * line_height(ui, small);
    if (text_width(ui, label, face::body) <= inside.width || two_lines > inside.height)
        silent_text(ui, inside, label, face::body);
    else wrapped_text(ui, centred(inside, wrapped_height(ui, inside.width, label, small, 2)), label, small, 2, true);
    return press.pressed;
}

// --- segmented control, tabs ---

namespace {

float piece_width(const Ui& ui, const Piece& piece, const Face& face) {
    float width = text_width(ui, piece.label, face);
    if (piece.icon) width += ui.px(16) + ui.px(6);
    if (piece.count >= 0) width += ui.px(6) + text_width(ui, number(piece.count), face::caption);
    return width;
}

void draw_piece(Ui& ui, Rect inside, const Piece& piece, const Face& face, Color icon_color) {
    inside = centred(inside, std::min(inside.width, piece_width(ui, piece, face)), inside.height);
    if (piece.icon) icon(ui, cut_left(inside, ui.px(16)), piece.icon, 16, icon_color), cut_left(inside, ui.px(6));
    const float label = text_width(ui, piece.label, face);
    silent_text(ui, cut_left(inside, label), piece.label, face);
    if (piece.count >= 0) {
        cut_left(inside, ui.px(6));
        silent_text(ui, inside, number(piece.count), face::caption);
    }
}

} // namespace

namespace {

float segment_width(const Ui& ui, const Piece& piece, bool is_icon) {
    return is_icon ? ui.px(ui.touch ? 48 : 36) : std::max(ui.reach(0), piece_width(ui, piece, face::body) + ui.px(24));
}

} // namespace

float segmented_width(const Ui& ui, std::span<const Piece> pieces, bool as_icons) {
    float width = ui.px(6);
    for (const Piece& piece : pieces) width += segment_width(ui, piece, as_icons);
    return width;
}

int segmented(Ui& ui, const Rect& box, std::string_view id, std::span<const Piece> pieces, int current, bool as_icons) {
    IdScope scope(id);
    fill(ui, box, color::sunken, 8);
    Rect inside = inset(box, ui.px(3));
    // Where there is less room than they want, each gives up its part of it.
    const float wanted = segmented_width(ui, pieces, as_icons) - ui.px(6);
    const float share = std::min(1.0f, inside.width / std::max(1.0f, wanted));
    for (int i = 0; i < static_cast<int>(pieces.size()); ++i) {
        const Piece& piece = pieces[static_cast<std::size_t>(i)];
        const Rect part = cut_left(inside, segment_width(ui, piece, as_icons) * share);
        const bool on = i == current;
        const Press press = pressable(ui, piece.label, fingertip(ui, part), {.role = Role::tab, .selected = on});
        if (on) {
            shadow(ui, part, 1, metric::radius);
            fill(ui, part, color::surface, metric::radius);
        }
        const Face face = on ? face::body : press.hovered ? face::body : face::body_2;
        if (as_icons) {
            icon(ui, part, piece.icon, 16, on ? color::text_1 : color::text_3);
            tooltip(ui, press, piece.label);
        } else {
            draw_piece(ui, part, piece, face, on ? color::text_1 : color::text_3);
        }
        if (press.pressed) current = i;
    }
    return current;
}

int tabs(Ui& ui, const Rect& box, std::string_view id, std::span<const Piece> pieces, int current) {
    IdScope scope(id);
    Rect rest = box;
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    float taken = 0;
    for (const Piece& piece : pieces) taken += piece_width(ui, piece, face::body);
    const auto gaps = static_cast<float>(std::max<std::size_t>(pieces.size(), 2) - 1);
    // Closer where the words are long (English), but still apart.
    const float gap = std::clamp(std::floor((box.width - taken) / gaps), ui.px(8), ui.px(20));
    for (int i = 0; i < static_cast<int>(pieces.size()); ++i) {
        const Piece& piece = pieces[static_cast<std::size_t>(i)];
        const bool on = i == current;
        const Rect part = cut_left(rest, piece_width(ui, piece, face::body));
        cut_left(rest, gap);
        const Press press = pressable(ui, piece.label, fingertip(ui, inset(part, -ui.px(8), 0)),
            {.role = Role::tab, .selected = on, .radius = metric::radius_small});
        draw_piece(ui, part, piece,
            on              ? tinted(face::body, color::accent)
            : press.hovered ? face::body
                            : face::body_2,
            on ? color::accent : color::text_3);
        if (on) fill(ui, {part.x, bottom(box) - ui.px(2), part.width, ui.px(2)}, color::accent);
        if (press.pressed) current = i;
    }
    return current;
}

// --- chips, tags, badges ---

float chip_width(const Ui& ui, std::string_view label, const ChipOptions& options) {
    float width = ui.px(20) + text_width(ui, label, {13});
    if (options.icon) width += ui.px(14) + ui.px(5);
    if (options.count >= 0) width += ui.px(6) + text_width(ui, number(options.count), {13});
    if (options.removable) width += ui.px(18);
    return width;
}

ChipResult chip(Ui& ui, const Rect& box, std::string_view label, const ChipOptions& options) {
    const Rect drawn = ui.touch ? box : centred(box, ui.px(28));
    const std::string_view visible = label.substr(0, label.find("##"));
    std::string name(visible);
    if (options.count >= 0) name.append(" ").append(number(options.count));
    const Press press = pressable(ui, label, box,
        {.role = options.dashed ? Role::button : Role::toggle,
            .name = name,
            .checked = options.dashed ? std::nullopt : std::optional(options.on ? Tri::yes : Tri::no),
            .radius = 16,
            .allow_overlap = options.removable});
    ChipResult result = press.pressed ? ChipResult::pressed : ChipResult::none;
    fill(ui, drawn, options.on ? color::accent_tint : press.hovered ? color::hover : options.fill, 14);
    if (options.dashed) dashed_outline(ui, drawn, color::line_strong, 14, 1);
    else outline(ui, drawn, options.on ? color::accent_line : color::line, 14);

    if (options.icon && box.width <= box.height) { // there is room for it alone
        icon(ui, drawn, options.icon, 14, options.on ? color::accent : options.icon_color);
        tooltip(ui, press, visible);
        return result;
    }
    Rect inside = inset(drawn, ui.px(10), 0);
    if (options.icon) {
        icon(ui, cut_left(inside, ui.px(14)), options.icon, 14, options.on ? color::accent : options.icon_color);
        cut_left(inside, ui.px(5));
    }
    if (options.removable) {
        const Rect cross = cut_right(inside, ui.px(14));
        IdScope scope(label);
        std::string remove_name = "× ";
        remove_name.append(visible);
        if (pressable(ui, "remove", inset(cross, -ui.px(6), -ui.px(7)), {.name = remove_name}).pressed)
            result = ChipResult::removed;
        icon(ui, cross, icons::x, 13, color::accent);
        cut_right(inside, ui.px(4));
    }
    const Face face{13, false, options.on ? color::accent : options.text};
    const float width = silent_text(ui, inside, visible, face);
    if (options.count >= 0) {
        cut_left(inside, width + ui.px(6));
        silent_text(ui, inside, number(options.count), {13, false, options.on ? color::accent : color::text_2});
    }
    return result;
}

float tag_width(const Ui& ui, std::string_view label, const TagLook& look) {
    return ui.px(12) + text_width(ui, label, face::caption) + (look.icon ? ui.px(12) + ui.px(4) : 0);
}

float tag(Ui& ui, Vec at, std::string_view label, const TagLook& look) {
    const Rect box{at.x, at.y, tag_width(ui, label, look), ui.px(20)};
    if (look.fill) fill(ui, box, look.fill, metric::radius_small);
    if (look.line) outline(ui, box, look.line, metric::radius_small);
    Rect inside = inset(box, ui.px(6), 0);
    if (look.icon) icon(ui, cut_left(inside, ui.px(12)), look.icon, 12, look.text), cut_left(inside, ui.px(4));
    inside.width += ui.px(2);
    text(ui, inside, label, tinted(face::caption, look.text));
    return box.width;
}

void swatch(Ui& ui, Rect& line, Color color, float side_css) {
    const float side = ui.px(side_css);
    fill(ui, centred(cut_left(line, side), side), color, 3);
    cut_left(line, ui.px(8));
}

float stage_tag(Ui& ui, Vec at, std::string_view label, const StageLook& look) {
    const float label_width = text_width(ui, label, face::caption);
    const Rect box{at.x, at.y, ui.px(12) + ui.px(11) + ui.px(4) + label_width, ui.px(20)};
    fill(ui, box, look.tint, metric::radius_small);
    stage_glyph(ui, {box.x + ui.px(6) + ui.px(5.5f), box.y + box.height / 2}, look, 11);
    text(ui, {box.x + ui.px(21), box.y, label_width + ui.px(2), box.height}, label, tinted(face::caption, look.color));
    return box.width;
}

namespace {

struct StatusLook {
    const char* icon;
    Color text, fill, line;
};

StatusLook status_look(int status) {
    switch (status) {
    case 1: return {icons::circle_check, color::ok, {}, {}};
    case 2: return {icons::clock, color::soon, color::soon_tint, color::soon_line};
    case 3: return {icons::triangle_alert, color::on_accent, color::late, {}};
    case 4: return {icons::circle_pause, color::pause, color::pause_tint, {}};
    case 5: return {icons::circle_check, color::ok, color::ok_tint, {}};
    default: return {icons::clock, color::text_3, {}, {}};
    }
}

} // namespace

float time_badge_width(const Ui& ui, int status, std::string_view words) {
    const float inside = ui.px(13) + ui.px(4) + text_width(ui, words, face::caption);
    return status_look(status).fill ? inside + ui.px(12) : inside;
}

float time_badge(Ui& ui, Vec at, int status, std::string_view words, float room) {
    const StatusLook look = status_look(status);
    const Rect box{at.x, at.y, std::min(time_badge_width(ui, status, words), room), ui.px(20)};
    if (look.fill) fill(ui, box, look.fill, metric::radius_small);
    if (look.line) outline(ui, box, look.line, metric::radius_small);
    Rect inside = look.fill ? inset(box, ui.px(6), 0) : box;
    icon(ui, cut_left(inside, ui.px(13)), look.icon, 13, look.text);
    cut_left(inside, ui.px(4));
    if (box.width < room) inside.width += ui.px(2);
    text(ui, inside, words, tinted(face::caption, look.text));
    return box.width;
}

} // namespace yinfeng::ui
