#include "ui/frontend.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/font.h"
#include "ui/identity_dialog.h"
#include "ui/imgui_access.h"
#include "ui/layers.h"
#include "ui/messages.h"
#include "ui/preedit.h"
#include "ui/screens/page.h"
#include "ui/unlock_dialog.h"
#include "ui/workspace_view.h"

#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;

struct FrontendState {
    FrontendState(platform::Platform& platform) : app(platform) {}

    app::App app;
    Semantics semantics;
    Keyboard keyboard;
    Ui ui{app, semantics, keyboard};
    Fonts fonts;
    bool whole = true;
    std::unique_ptr<WorkspaceView> shell; // once it can be shown
    std::unique_ptr<Page> start = make_start_page();
    std::function<void()> switch_over;
    std::string preedit;
    std::uint64_t shown_workspace = 0; // its number, to notice a switch
    float device_scale = 0;            // without the size that somebody has chosen
    ChosenLook expected_look;
    Frontend::Shown shown;
    Palette palette{}; // that the style is made of
    bool wrote = false;
    bool touch_first = false;
    bool start_shown = false;
    float tallest = 0, tallest_width = 0; // the page without the on-screen keyboard
    float typing_height = 0;              // of the page, while a field is typed into
    ImGuiID typing_into = 0;
    int show_typing = 0; // frames
    std::int64_t opening_since_ms = 0;
};

namespace {

// A workspace that is ready is still being opened as long as what shows it is not there.
app::Phase shown_phase(const FrontendState& state) {
    const app::Phase phase = state.app.phase();
    return phase == app::Phase::ready && !state.whole ? app::Phase::opening : phase;
}

// The on-screen keyboard takes its room from the page, and says nothing else of itself.
void follow_keyboard(FrontendState& state) {
    Ui& ui = state.ui;
    if (state.tallest_width != ui.screen.width) state.tallest_width = ui.screen.width, state.tallest = 0;
    state.tallest = std::max(state.tallest, ui.screen.height);
    const bool typing = ImGui::GetIO().WantTextInput;
    ui.keyboard_up = ui.touch && typing && ui.screen.height < state.tallest - ui.px(120);
    const ImGuiID field = typing ? ImGui::GetActiveID() : 0;
    if (field && (ui.screen.height < state.typing_height || (ui.keyboard_up && field != state.typing_into)))
        state.show_typing = 4; // the bars go in the first, what stood below them moves in the next
    state.typing_into = field;
    state.typing_height = field ? ui.screen.height : 0;
    ui.show_typing = state.show_typing > 0;
    if (ui.show_typing) --state.show_typing, ui.want_frames(2);
}

// Where nothing has had the keyboard yet, or nothing is left of what had it, Dear ImGui would look for it in vain.
void find_keyboard(FrontendState& state) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    if (!state.keyboard.is_lost() || !ImGui::IsKeyPressed(ImGuiKey_Tab) || g.IO.KeyCtrl || g.IO.KeyAlt) return;
    if (g.NavWindow && (g.NavWindow->RootWindow->Flags & ImGuiWindowFlags_Popup))
        return ImGui::NavInitWindow(g.NavWindow->RootWindow, true);
    if (state.keyboard.look()) return;
    if (shown_phase(state) == app::Phase::ready && state.shell) state.shell->arrive();
    else state.start_shown = false;
}

void set_style(float scale) {
    ImGuiStyle style;
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 0;
    style.FrameBorderSize = 0;
    style.FrameRounding = metric::radius;
    style.ItemSpacing = {0, 0};
    style.ItemInnerSpacing = {0, 0};
    style.CellPadding = {8, 8};
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    style.GrabMinSize = 24;
    style.GrabRounding = 5;
    style.WindowMinSize = {1, 1};
    style.DisplaySafeAreaPadding = {0, 0};
    style.AntiAliasedLinesUseTex = false; // baked lines come out too thick in the software renderer
    style.HoverStationaryDelay = 0;
    style.ScaleAllSizes(scale);
    style.FontScaleDpi = 1; // sizes are given in device pixels

    const auto set = [&](ImGuiCol slot, Color color) { style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(color); };
    set(ImGuiCol_Text, color::text_1);
    set(ImGuiCol_TextDisabled, color::text_3);
    set(ImGuiCol_WindowBg, color::app);
    set(ImGuiCol_ChildBg, color::transparent);
    set(ImGuiCol_PopupBg, color::surface);
    set(ImGuiCol_Border, color::line);
    set(ImGuiCol_FrameBg, color::surface);
    set(ImGuiCol_ScrollbarBg, color::transparent);
    set(ImGuiCol_ScrollbarGrab, color::grab);
    set(ImGuiCol_ScrollbarGrabHovered, color::grab_hovered);
    set(ImGuiCol_ScrollbarGrabActive, color::grab_held);
    set(ImGuiCol_TextSelectedBg, color::accent_tint_2);
    set(ImGuiCol_NavCursor, color::transparent); // pressable() draws the ring
    set(ImGuiCol_ModalWindowDimBg, color::transparent);
    set(ImGuiCol_NavWindowingDimBg, color::transparent);
    set(ImGuiCol_InputTextCursor, color::accent);
    ImGui::GetStyle() = style;
}

// What somebody has chosen in the settings, and where nothing is chosen what the system asks for.
void follow_appearance(FrontendState& state) {
    const app::Phase phase = state.app.phase();
    const bool is_known = phase != app::Phase::starting && phase != app::Phase::failed;
    Frontend::Shown& shown = state.shown;
    shown.chosen = is_known ? chosen_look(state.app) : state.expected_look;
    shown.look = look_of(shown.chosen, state.ui.system);
    const Palette palette = palette_of(shown.look, state.ui.system);
    const float scale = state.device_scale * static_cast<float>(chosen_size_percent(state.app)) / 100;
    if (palette == state.palette && scale == state.ui.scale) return;
    state.palette = palette;
    state.ui.scale = scale;
    use_palette(palette);
    set_style(scale);
    state.ui.want_frames(2); // what is laid out by the frame before
}

void draw_waiting(Ui& ui, Str words, std::int64_t since_ms) {
    const std::int64_t waited = ui.app.now_ms() - since_ms;
    if (waited < 300) { // a flash of "please wait" is worse than nothing
        ui.want_frame_in(static_cast<int>(310 - waited));
        return;
    }
    Rect middle = centred(ui.screen, ui.px(320), ui.px(96));
    logo(ui, centred(cut_top(middle, ui.px(56)), ui.px(48), ui.px(48)));
    text(ui, cut_top(middle, ui.px(40)), tr(words), face::body_2, Align::centre);
}

void draw_failure(Ui& ui) {
    const Rect box = centred(ui.screen, std::min(ui.px(520), ui.screen.width - ui.px(32)), ui.px(240));
    card(ui, box);
    Rect inside = inset(box, ui.px(24));
    Rect head = cut_top(inside, ui.px(32));
    icon(ui, cut_left(head, ui.px(20)), icons::triangle_alert, 20, color::late);
    cut_left(head, ui.px(10));
    heading(ui, head, tr(Str::failed_title), face::title, 1);
    Rect buttons = cut_bottom(inside, ui.control_height());
    wrapped_text(ui, inside, ui.app.failure(), face::body_2);
    const float retry = button_width(ui, tr(Str::retry), {.icon = icons::refresh_cw, .kind = ButtonKind::primary});
    if (button(ui, cut_left(buttons, retry), tr(Str::retry), {.icon = icons::refresh_cw, .kind = ButtonKind::primary}))
        ui.app.reload();
    cut_left(buttons, ui.px(8));
    if (button(ui, cut_left(buttons, button_width(ui, tr(Str::failed_elsewhere))), tr(Str::failed_elsewhere)))
        ui.app.close_workspace();
}

// What the interface has come to, apart from how it looks. Where that has changed while a frame was drawn, what was drawn before the
// change shows the time before it: one more frame is needed, whoever has changed it.
struct Bearings {
    ImGuiID active, focused, window;
    std::uint64_t popups = 0, revision = 0, refused, toast;
    app::Screen screen;
    Id record;
    app::Phase phase;
    bool operator==(const Bearings&) const = default;
};

Bearings bearings_of(app::App& app) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    Bearings now{.active = context.ActiveId,
        .focused = context.NavId,
        .window = context.NavWindow ? context.NavWindow->ID : 0,
        .refused = app.refused_texts().version(),
        .toast = app.toast() ? app.toast()->id : 0,
        .screen = app.screen(),
        .record = app.current_record(app.screen()),
        .phase = app.phase()};
    for (const ImGuiPopupData& popup : context.OpenPopupStack) now.popups = now.popups * 31 + popup.PopupId;
    if (app.workspace()) now.revision = app.workspace()->revision();
    return now;
}

} // namespace

Frontend::Frontend(platform::Platform& platform, GlyphSource& glyphs) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false; // a blinking caret would draw frames for nothing
    io.ConfigNavCursorVisibleAuto = true;
    io.ConfigNavCaptureKeyboard = false;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.MouseDoubleClickTime = 0.5f; // as systems have it
    state_ = std::make_unique<FrontendState>(platform);
    state_->fonts = install_fonts(glyphs);
    state_->ui.regular = state_->fonts.regular;
    state_->ui.bold = state_->fonts.bold;
    set_scale(1);
    state_->app.start();
}

Frontend::~Frontend() {
    state_.reset();
    ImGui::DestroyContext();
}

void Frontend::set_scale(float device_pixels_per_css_pixel) {
    if (device_pixels_per_css_pixel == state_->device_scale) return;
    state_->device_scale = device_pixels_per_css_pixel;
    follow_appearance(*state_);
}

void Frontend::set_touch(bool touch_first) { state_->touch_first = touch_first; }

void Frontend::set_reduced_motion(bool reduced) { state_->ui.reduced_motion = reduced; }
void Frontend::set_system_look(const SystemLook& system) { state_->ui.system = system; }
void Frontend::expect_look(ChosenLook chosen) { state_->expected_look = chosen; }
const Frontend::Shown& Frontend::shown() const { return state_->shown; }
void Frontend::set_whole(bool whole) {
    state_->whole = whole;
    state_->app.set_whole(whole);
}
void Frontend::set_today(Date today) { state_->app.set_today(today); }

void Frontend::build() {
    Ui& ui = state_->ui;
    const ImGuiIO& io = ImGui::GetIO();
    ui.screen = {0, 0, io.DisplaySize.x, io.DisplaySize.y};
    ui.frames_wanted = 0;
    ui.next_frame_in_ms = -1;
    state_->keyboard.begin_frame();
    begin_layers(ui);
    // Dear ImGui leaves a field when Alt is pressed and let go of; input methods and menus of the browser use it.
    for (const ImGuiKey alt : {ImGuiKey_LeftAlt, ImGuiKey_RightAlt}) ImGui::SetKeyOwner(alt, ImHashStr("page"));
    // The browser's Back closes what lies on top of the page, and leaves the page for the next time.
    if (state_->app.is_called_away() && (leave_top_layer(ui) || (state_->shell && state_->shell->leave_search())))
        state_->app.stay();
    state_->app.tick();
    follow_appearance(*state_);
    const Bearings before = bearings_of(state_->app);
    // What somebody has chosen in the settings goes before what the first input was.
    const std::string chosen = state_->app.preference("touch");
    ui.touch = chosen.empty() ? state_->touch_first : chosen == "1";
    ImGui::GetStyle().ScrollbarSize = ui.px(ui.touch ? 6 : 10);
    follow_keyboard(*state_);
    find_keyboard(*state_);
    ui.semantics.begin_frame();

    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("yinfeng", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
            ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
            ImGuiWindowFlags_NoBackground);

    if (const std::uint64_t number = state_->app.workspace_number(); number != state_->shown_workspace) {
        state_->shown_workspace = number;
        state_->keyboard.forget();
        if (state_->shell) state_->shell->reset();
    }
    const app::Phase phase = shown_phase(*state_);
    const bool waiting = phase == app::Phase::starting || phase == app::Phase::opening;
    if (!waiting) state_->opening_since_ms = 0;
    else if (state_->opening_since_ms == 0) state_->opening_since_ms = state_->app.now_ms();
    switch (phase) {
    case app::Phase::starting: draw_waiting(ui, Str::starting, state_->opening_since_ms); break;
    case app::Phase::opening: draw_waiting(ui, Str::opening_workspace, state_->opening_since_ms); break;
    case app::Phase::first_run:
        if (!state_->start_shown) focus_first(ui), ui.want_frames(2);
        state_->start->draw(ui, ui.screen);
        state_->start_shown = !end_focus_first();
        draw_identity_dialog(ui);
        draw_unlock_dialog(ui);
        break;
    case app::Phase::failed: draw_failure(ui); break;
    case app::Phase::ready:
        if (!state_->shell) state_->shell = make_shell();
        state_->shell->draw(ui);
        break;
    }
    if (phase != app::Phase::ready && io.KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_P, false))
        state_->app.say(std::string(tr(Str::print_nothing)));
    ImGui::End();

    draw_progress(ui);
    draw_new_version(ui, state_->switch_over);
    draw_toast(ui);
    draw_preedit(ui, state_->preedit);
    ui.semantics.end_frame();
    end_layers(ui);
    state_->keyboard.end_frame(ui);
    if (phase != app::Phase::first_run) state_->start_shown = false;
    if (ui.semantics.has_pending()) ui.want_frames(2);
    const Bearings after = bearings_of(state_->app);
    if (after != before || ImGui::GetCurrentContext()->NavMoveSubmitted) ui.want_frames(1);
    state_->wrote = after.revision != before.revision;
}

int Frontend::frames_wanted() const { return state_->ui.frames_wanted; }
int Frontend::next_frame_in_ms() const { return state_->ui.next_frame_in_ms; }
void Frontend::set_preedit(std::string utf8) { state_->preedit = std::move(utf8); }
void Frontend::files_dropped(std::vector<platform::File> files) {
    state_->app.import_files(std::move(files));
    if (state_->app.phase() == app::Phase::ready) state_->app.go(app::Screen::data);
}
void Frontend::offer_new_version(std::function<void()> switch_over) { state_->switch_over = std::move(switch_over); }
bool Frontend::holds_refused_text() const { return !state_->app.refused_texts().all().empty(); }
void Frontend::going_away() {
    if (state_->shell) state_->shell->going_away(state_->ui);
    state_->app.going_away();
}
std::string Frontend::document() {
    std::string html;
    if (shows_workspace() && state_->shell) html = state_->shell->document(state_->ui);
    return html.empty() ? std::string("<p>").append(tr(Str::print_nothing)).append("</p>") : html;
}
bool Frontend::wrote() const { return state_->wrote; }
bool Frontend::starting() const {
    return state_->app.phase() == app::Phase::starting || (state_->app.phase() == app::Phase::ready && !state_->whole);
}

bool Frontend::shows_workspace() const { return shown_phase(*state_) == app::Phase::ready; }
Semantics& Frontend::semantics() { return state_->semantics; }
app::App& Frontend::app() { return state_->app; }

} // namespace yinfeng::ui
