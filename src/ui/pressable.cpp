// The primitive under every widget; see widgets.h.

#include "ui/imgui_access.h"
#include "ui/touch_scroll.h"
#include "ui/typed_ahead.h"
#include "ui/widgets.h"

#include <cmath>

namespace yinfeng::ui {

namespace {

constexpr float drag_threshold_css = 4, trembling_css = 10; // of the mouse; of a finger
constexpr float touch_hold_seconds = 0.35f;                 // a press of this length lets a card be dragged by finger
constexpr float long_press_seconds = 0.55f;                 // … and of this length, without moving, opens its menu
constexpr int tooltip_delay_ms = 400;

// At most one widget is dragged, and at most one finger holds.
struct Drag {
    ImGuiID id = 0;
    bool started = false;
    bool cancelled = false;
} drag;
ImGuiID long_pressed = 0;
bool focus_wanted = false, first_wanted = false, press_wanted = false;
// What the last first click went to. The second click of a double click is meant for the same thing: when something else has come
// under the pointer meanwhile, it is not pressed.
struct Clicked {
    ImGuiID id = 0; // 0: nothing that can be pressed
    int frame = -1;
} clicked;

// True if the press that has just begun on the widget is the second click of what began elsewhere.
bool belongs_elsewhere(ImGuiID id) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!io.MouseClicked[0]) return false;
    if (io.MouseClickedCount[0] > 1) return clicked.id != id;
    clicked = {id, ImGui::GetFrameCount()};
    return false;
}

void note_click() { // a first click that nothing takes is one all the same
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseClicked[0] && io.MouseClickedCount[0] == 1 && clicked.frame != ImGui::GetFrameCount())
        clicked = {0, ImGui::GetFrameCount()};
}

bool is_touch() { return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen; }
float threshold(const Ui& ui) { return (is_touch() ? trembling_css : drag_threshold_css) * ui.scale; }
// What has waited for the finger to rest is told of the press when it has: from then on it is counted.
float finger_down_seconds() { return ImGui::GetIO().MouseDownDuration[0] + finger_rested_s(); }

// The item that was added last has it from the next frame on. Dear ImGui forgets that where what has it now is drawn later in this
// frame, in another window (a card in the next column).
void take_keyboard(Ui& ui, ImGuiID id) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool is_in_popup = (g.CurrentWindow->RootWindow->Flags & ImGuiWindowFlags_Popup) != 0;
    if (g.NavWindow == g.CurrentWindow || !g.NavWindow || is_in_popup || press_wanted) ImGui::FocusItem();
    else ui.keyboard.send_to(id);
    ui.keyboard.place(id);
}

// True where the button was let go of after Esc: that is no press either.
bool follow_drag(Ui& ui, ImGuiID id, bool held, Press& press) {
    const ImGuiIO& io = ImGui::GetIO();
    if (held && drag.id != id && !drag.started) drag = {id, false, false};
    if (drag.id != id) return false;
    const ImVec2 from = io.MouseClickedPos[0];
    press.drag = {io.MousePos.x - from.x, io.MousePos.y - from.y};
    if (!drag.started && held) {
        const bool far_enough = std::hypot(press.drag.x, press.drag.y) >= threshold(ui);
        const bool long_enough = !is_touch() || finger_down_seconds() >= touch_hold_seconds;
        if (far_enough && long_enough && !drag.cancelled) drag.started = press.drag_started = true;
    }
    if (drag.started && ImGui::IsKeyPressed(ImGuiKey_Escape))
        drag.started = false, drag.cancelled = ui.escape_taken = true;
    if (drag.started) {
        press.dragging = true;
        ui.want_frames(2);
    }
    if (ImGui::IsMouseDown(0)) return false;
    press.dropped = drag.started;
    press.dragging = false;
    return std::exchange(drag, {}).cancelled;
}

void follow_long_press(Ui& ui, ImGuiID id, bool held, Press& press) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!held || !is_touch()) return;
    const float moved = std::hypot(io.MousePos.x - io.MouseClickedPos[0].x, io.MousePos.y - io.MouseClickedPos[0].y);
    if (moved > threshold(ui) || drag.started) return;
    const float seconds = finger_down_seconds();
    if (seconds >= long_press_seconds) {
        if (long_pressed != id) press.menu = true, long_pressed = id;
    } else {
        ui.want_frame_in(static_cast<int>((long_press_seconds - seconds) * 1000) + 10);
    }
}

} // namespace

IdScope::IdScope(std::string_view id) { ImGui::PushID(id.data(), id.data() + id.size()); }
IdScope::IdScope(std::uint64_t id) {
    ImGui::PushOverrideID(ImHashData(&id, sizeof id, ImGui::GetCurrentWindow()->IDStack.back()));
}
IdScope::~IdScope() { ImGui::PopID(); }

void focus_next(Ui& ui) {
    focus_wanted = true;
    ui.want_frames(2);
}

void press_next(Ui& ui) {
    press_wanted = true;
    ui.want_frames(2);
}

bool take_focus_wanted() {
    const bool wanted = focus_wanted;
    focus_wanted = false;
    return wanted;
}

void focus_first(Ui&) { first_wanted = true; }

bool end_focus_first() {
    const bool none = first_wanted;
    first_wanted = false;
    return none;
}

// Of the item that was added last.
void take_focus_first() {
    if (!first_wanted) return;
    first_wanted = false;
    ImGui::FocusItem();
}

bool was_double_clicked(const Ui&, std::uint32_t id) {
    return id != 0 && ImGui::IsMouseDoubleClicked(0) && clicked.id == id;
}

Press pressable(Ui& ui, std::string_view id, const Rect& box, const PressableOptions& options) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImGuiContext& g = *ImGui::GetCurrentContext();
    Press press;
    press.id = window->GetID(id.data(), id.data() + id.size());
    press.box = box;

    if (options.allow_overlap) ImGui::SetNextItemAllowOverlap();
    ImGuiItemFlags flags = 0;
    if (options.disabled) flags = static_cast<ImGuiItemFlags>(ImGuiItemFlags_Disabled) | ImGuiItemFlags_NoNav;
    const bool visible = ImGui::ItemAdd(to_imgui(box), press.id, nullptr, flags);
    note_click();
    // Also where it is not to be seen: Dear ImGui scrolls there, and the wish does not go to the widget that comes next.
    if (!options.disabled && take_focus_wanted()) {
        take_keyboard(ui, press.id);
    }
    if (!options.disabled && ui.keyboard.offer(press.id, box, options.is_record)) {
        ImGui::SetFocusID(press.id, window);
        ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeX | ImGuiScrollFlags_KeepVisibleEdgeY);
    }

    const auto report = [&] {
        if (!ui.semantics.wanted() || !overlaps(box, clip_rect())) return -1;
        return ui.semantics.add({.id = press.id,
            .role = options.role,
            .rect = box,
            .name = std::string(options.name.empty() ? id : options.name),
            .value = std::string(options.value),
            .checked = options.checked,
            .selected = options.selected,
            .expanded = options.expanded,
            .disabled = options.disabled,
            .focused = !options.disabled && has_keyboard(ui, press.id)});
    };

    if (visible) {
        bool hovered = false, held = false;
        bool pressed =
            ImGui::ButtonBehavior(to_imgui(box), press.id, &hovered, &held, ImGuiButtonFlags_MouseButtonLeft);
        if (g.ActiveId == press.id && g.ActiveIdIsJustActivated && belongs_elsewhere(press.id)) {
            ImGui::ClearActiveID();
            pressed = held = false;
        }
        if (ui.semantics.take_focus_request(press.id)) {
            take_keyboard(ui, press.id);
            ui.keyboard.show_ring();
        }
        if (!options.disabled) take_focus_first();
        if (g.ActiveId == press.id && g.ActiveIdIsJustActivated && g.ActiveIdSource == ImGuiInputSource_Mouse)
            ui.keyboard.place(press.id);
        press.focused = !options.disabled && has_keyboard(ui, press.id) &&
                        (ui.keyboard.shows_ring() || (options.is_record && !ui.touch));
        press.hovered = hovered && !options.disabled && !is_touch();
        press.held = held;
        if (options.draggable && !options.disabled && follow_drag(ui, press.id, held, press)) pressed = false;
        if (options.has_menu) follow_long_press(ui, press.id, held, press);
        if (press.dropped || press.dragging || long_pressed == press.id) pressed = false;
        if (long_pressed == press.id && !ImGui::IsMouseDown(0)) long_pressed = 0;
        if (!options.disabled) pressed |= std::exchange(press_wanted, false);
        press.pressed = pressed || ui.semantics.take_activation(press.id);
        press.double_clicked = was_double_clicked(ui, press.id);
        if (options.has_menu && hovered && ImGui::IsMouseReleased(1)) press.menu = true;
        if (press.menu)
            ImGui::SetFocusID(press.id, window),
                ui.keyboard.place(press.id); // when the menu is gone, the keyboard is where it was opened
        press.menu |= options.has_menu && press.focused &&
                      (ImGui::IsKeyPressed(ImGuiKey_Menu) || ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_F10));
        if (press.focused) focus_ring(ui, box, options.radius);
        if (options.disabled) {
            const std::uint32_t id_only = press.id;
            press = {.id = id_only, .box = box};
        }
    }
    const int node = report();
    if (options.parent) ui.semantics.push_parent(node);
    return press;
}

void tooltip(Ui& ui, const Press& press, std::string_view words) {
    const bool is_by_keys = press.focused && ui.keyboard.shows_ring();
    if ((!press.hovered && !is_by_keys) || press.held || words.empty()) return;
    ImGuiContext& g = *ImGui::GetCurrentContext();
    // What the keys have come to counts as hovered for Dear ImGui, but not for how long.
    static struct {
        ImGuiID id = 0;
        double since_s = 0;
    } keys;
    if (is_by_keys && keys.id != press.id) keys = {press.id, g.Time};
    else if (!is_by_keys && keys.id == press.id) keys = {};
    if (!is_by_keys && g.HoveredId != press.id) return;
    const int waited_ms = static_cast<int>((is_by_keys ? g.Time - keys.since_s : g.HoveredIdTimer) * 1000);
    if (waited_ms < tooltip_delay_ms) {
        ui.want_frame_in(tooltip_delay_ms - waited_ms + 10);
        return;
    }
    // On the foreground list, below the mouse or what the keys have come to, inside the screen.
    const Face face{12, false, color::on_toast};
    const float padding = ui.px(8), width_limit = ui.px(320);
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const float text_limit = std::min(width_limit, text_width(ui, words, face) + 1);
    const std::vector<std::string_view> lines = break_lines(ui, text_limit, words, face);
    float width = 0;
    for (const std::string_view line : lines) width = std::max(width, text_width(ui, line, face));
    const float line_px = line_height(ui, face);
    const Vec at = is_by_keys ? Vec{press.box.x, bottom(press.box) + ui.px(5)}
                              : Vec{g.IO.MousePos.x + ui.px(8), g.IO.MousePos.y + ui.px(18)};
    const float above = is_by_keys ? press.box.y : g.IO.MousePos.y;
    Rect box{at.x, at.y, width + 2 * padding, line_px * static_cast<float>(lines.size()) + padding};
    box.x = std::max(ui.px(4), std::min(box.x, right(ui.screen) - box.width - ui.px(4)));
    if (bottom(box) > bottom(ui.screen)) box.y = above - box.height - ui.px(6);
    list->AddRectFilled(top_left(box), bottom_right(box), color::toast, metric::radius_small * ui.scale);
    float y = box.y + padding / 2 + (line_px - em(ui, face)) / 2;
    for (const std::string_view line : lines) {
        list->AddText(ui.regular, em(ui, face), {std::round(box.x + padding), std::round(y)}, face.color, line.data(),
            line.data() + line.size());
        y += line_px;
    }
}

void reason_below(Ui& ui, const Rect& field, std::string_view reason) {
    if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId) || !overlaps(field, clip_rect())) return;
    const Face face = tinted(face::caption, color::late);
    const float padding = ui.px(8), room = std::max(field.width, ui.px(240)) - 2 * padding;
    const float text_room = std::min(room, text_width(ui, reason, face) + 1);
    const std::vector<std::string_view> lines = break_lines(ui, text_room, reason, face);
    const float line_px = line_height(ui, face);
    Rect box{field.x, bottom(field) + ui.px(2), std::max(field.width, text_room + 2 * padding),
        line_px * static_cast<float>(lines.size()) + padding};
    box.x = std::max(ui.px(4), std::min(box.x, right(ui.screen) - box.width - ui.px(4)));
    if (bottom(box) > bottom(ui.screen)) box.y = field.y - box.height - ui.px(2);
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const float radius = metric::radius_small * ui.scale;
    list->AddRectFilled(top_left(box), bottom_right(box), color::surface, radius);
    list->AddRect(top_left(box), bottom_right(box), color::late, radius);
    float y = box.y + padding / 2 + (line_px - em(ui, face)) / 2;
    for (const std::string_view line : lines) {
        list->AddText(ui.regular, em(ui, face), {std::round(box.x + padding), std::round(y)}, face.color, line.data(),
            line.data() + line.size());
        y += line_px;
    }
    report_text(ui, box, reason);
}

namespace {

// What types a character.
bool is_letter_key(int chord) {
    const int key = chord & ~ImGuiMod_Mask_;
    if ((chord & (ImGuiMod_Ctrl | ImGuiMod_Alt | ImGuiMod_Super)) != 0) return false;
    return (key >= ImGuiKey_0 && key <= ImGuiKey_Z) || (key >= ImGuiKey_Apostrophe && key <= ImGuiKey_GraveAccent) ||
           (key >= ImGuiKey_Keypad0 && key <= ImGuiKey_KeypadAdd);
}

} // namespace

bool shortcut(Ui& ui, int imgui_key_chord) {
    (void)ui;
    const ImGuiIO& io = ImGui::GetIO();
    if (are_letters_taken()) return !is_letter_key(imgui_key_chord) && ImGui::IsKeyChordPressed(imgui_key_chord);
    if (io.WantTextInput && (imgui_key_chord & (ImGuiMod_Ctrl | ImGuiMod_Alt | ImGuiMod_Super)) == 0) return false;
    // Undo inside a field belongs to the field.
    if (io.WantTextInput &&
        (imgui_key_chord == (ImGuiMod_Ctrl | ImGuiKey_Z) || imgui_key_chord == (ImGuiMod_Ctrl | ImGuiKey_Y) ||
            imgui_key_chord == (ImGuiMod_Ctrl | ImGuiKey_A)))
        return false;
    return ImGui::IsKeyChordPressed(static_cast<ImGuiKeyChord>(imgui_key_chord));
}

bool take_escape(Ui& ui) {
    if (ui.escape_taken || !shortcut(ui, ImGuiKey_Escape)) return false;
    return ui.escape_taken = true;
}

} // namespace yinfeng::ui
