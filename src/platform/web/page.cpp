#include "platform/web/page.h"

#include "base/language.h"
#include "platform/web/clipboard.h"
#include "platform/web/text_host.h"
#include "ui/typed_text.h"

#include <imgui.h>
#include <imgui_impl_sdl2.h>
#include <imgui_internal.h>
#include <SDL.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdlib>

extern "C" {
double yf_page_measure(int* width_height);
void yf_page_listen();
int yf_page_today();
void yf_page_started(const char* renderer);
void yf_page_data_shown();
void yf_pointer_listen();
void yf_keys_listen();
double yf_keys_age();
void yf_semantics_listen();
void yf_frame_request();
void yf_timer_set(int ms);
void yf_set_cursor(const char* name);
char* yf_remembered_look();
void yf_show_look(const char* look, const char* chosen);
void yf_show_language(const char* tag);
void yf_text_touch();
int yf_is_mac();
double yf_steady_ms();
}

namespace yinfeng::platform::web {

namespace {

constexpr int frames_after_event = 3; // popups and sizes settle over two more frames
constexpr double hover_ms = 450;      // a little more than Dear ImGui's delay of tooltips
constexpr int reply_shows_ms = 60;
constexpr int busy_shows_ms = 300;   // a long job has hundreds of answers; each picture costs as much as a slice or two
constexpr double key_alive_ms = 700; // browsers repeat a held key sooner than this
constexpr double key_lost_ms = 2500; // … on every system, however slowly it begins: longer, and its release was lost
constexpr float double_click_s = 0.5f;                        // as systems have it
constexpr float longest_double_click_s = 60.0f;               // in frames
constexpr float mouse_wander_css = 6, finger_wander_css = 28; // from one click of two to the other
constexpr float longest_step_s = 0.5f;                        // what a frame after a long rest counts

} // namespace

Page::Page() : platform_([this] { wake(frames_after_event); }) {}

std::unique_ptr<Page> Page::make() {
    std::unique_ptr<Page> page(new Page);
    page->start_window();
    page->frontend_ = std::make_unique<ui::Frontend>(page->platform_, page->glyphs_);
    page->frontend_->set_scale(page->scale_);
    page->touch_.set_scale(page->scale_);
    page->frontend_->set_whole(false); // until the page says so
    const std::unique_ptr<char, decltype(&std::free)> remembered(yf_remembered_look(), &std::free);
    page->frontend_->expect_look(ui::chosen_look(remembered.get()));
    if (const int days = yf_page_today(); days >= 0) page->frontend_->set_today(Date{days});
    page->renderer_ = make_renderer(page->window_);
    if (!page->renderer_) return nullptr;

    ImGuiIO& io = ImGui::GetIO();
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange; // the stage has the cursor, see show_cursor()
    io.ConfigMacOSXBehaviors = yf_is_mac();
    start_text_host(*page);
    on_any_reply([page = page.get()] {
        const bool one_of_many = yf_steady_ms() - page->reply_shown_ms_ < busy_shows_ms;
        page->wake_within(one_of_many ? busy_shows_ms : reply_shows_ms);
    });
    page->platform_.receive_files(
        [page = page.get()](std::vector<File> files) { page->frontend_->files_dropped(std::move(files)); });
    return page;
}

// The window is as large as the canvas in device pixels, and SDL is not told that they are smaller than CSS
// pixels: sizes, glyphs and the software renderer's picture then all agree, at any scale.
void Page::start_window() {
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_ASYNCIFY, "0");
    SDL_Init(SDL_INIT_VIDEO);
    int size[2] = {};
    scale_ = static_cast<float>(yf_page_measure(size));
    width_ = size[0], height_ = size[1];
    yf_keys_listen(); // before SDL listens, see keys.js
    window_ = SDL_CreateWindow("引凤", 0, 0, width_, height_, 0);
    SDL_StartTextInput(); // else SDL takes the keys away from the hidden text field
}

void Page::listen() {
    yf_page_listen();
    yf_pointer_listen();
    yf_semantics_listen();
    frame(true);
    yf_page_started(renderer_->name());
    wake(frames_after_event);
}

// --- the loop ----------------------------------------------------------------------------------------------

void Page::wake(int frames) {
    frames_wanted_ = std::max(frames_wanted_, frames);
    if (frame_requested_) return;
    frame_requested_ = true;
    yf_frame_request();
}

void Page::shown_again() {
    picture_.forget();
    platform_.returned();
    wake(frames_after_event);
}

void Page::wake_within(int ms) {
    const double due = yf_steady_ms() + ms;
    if (frame_requested_ || (reply_due_ms_ > 0 && reply_due_ms_ <= due)) return;
    reply_due_ms_ = due;
    if (timer_due_ms_ == 0 || due < timer_due_ms_) set_timer(ms);
}

void Page::set_timer(int ms) {
    timer_due_ms_ = ms < 0 ? 0 : yf_steady_ms() + ms;
    yf_timer_set(ms);
}

void Page::on_animation_frame() {
    frame_requested_ = false;
    if (reply_due_ms_ > 0) reply_shown_ms_ = yf_steady_ms();
    reply_due_ms_ = 0;
    frames_wanted_ = std::max(0, frames_wanted_ - 1);
    frame(true);
    schedule();
}

void Page::on_timer() {
    timer_due_ms_ = 0;
    wake(reply_due_ms_ > 0 ? 2 : 1); // what an answer brought may move things over a second frame
}

void Page::schedule() {
    const int wanted = std::max({frames_wanted_, frontend_->frames_wanted(), held() || touch_.moving() ? 1 : 0,
        frontend_->semantics().has_pending() ? 1 : 0});
    if (wanted > 0) return wake(wanted);

    const double now = yf_steady_ms();
    int due = frontend_->next_frame_in_ms();
    const auto sooner = [&due](int ms) { due = due < 0 ? ms : std::min(due, ms); };
    if (hover_due_ms_ > now) sooner(static_cast<int>(hover_due_ms_ - now) + 1);
    if (const int ms = touch_.due_in_ms(now); ms >= 0) sooner(ms);
    if (reply_due_ms_ > 0) sooner(std::max(0, static_cast<int>(reply_due_ms_ - now)));
    set_timer(due);
}

bool Page::held() const {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    if (context.InputEventsQueue.Size > 0) return true;
    if (ImGui::IsAnyMouseDown() && ImGui::IsAnyItemActive()) return true;
    if (yf_keys_age() > key_alive_ms) return false; // released somewhere else
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_GamepadStart; ++key) {
        const bool modifier = key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper;
        if (!modifier && ImGui::IsKeyDown(static_cast<ImGuiKey>(key))) return true;
    }
    return false;
}

void Page::settle() {
    if (in_frame_) return wake(frames_after_event);
    constexpr int most = 10;
    for (int n = 0; n < most; ++n) {
        frame(false);
        if (ImGui::GetCurrentContext()->InputEventsQueue.Size == 0) break;
    }
    frame(false); // what the last input opened
    wake(frames_after_event);
}

void Page::frame(bool visible) {
    if (in_frame_) return;
    in_frame_ = true;
    const double start = yf_steady_ms();
    take_sdl_events();
    forget_lost_keys();
    touch_.tick(start);
    renderer_->new_frame();
    ImGui_ImplSDL2_NewFrame();
    // The time since the last frame, unless nothing was going on meanwhile: a rest is not a long press.
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = std::min(io.DeltaTime, longest_step_s);
    ImGui::NewFrame();
    frontend_->build();
    ImGui::Render();
    if (visible) {
        // The frame in which something was written is out of date, and the disk is at work: without a graphics card drawing it
        // would hold up the disk's answer by more than the disk needs. The next one is right.
        held_back_ = frontend_->wrote() && !held_back_;
        if (held_back_) wake(frames_after_event);
        else if (picture_.is_new(*ImGui::GetDrawData())) {
            renderer_->draw();
            wake(1); // until two look alike: what comes to light a frame late is not left until the next event
        }
        ++frames_built_;
        if (!data_shown_ && frontend_->shows_workspace()) {
            data_shown_ = true;
            yf_page_data_shown();
        }
    }
    show_cursor();
    show_look();
    show_language();
    mirror_.sync(frontend_->semantics(), scale_);
    last_frame_ms_ = yf_steady_ms() - start;
    in_frame_ = false;
}

void Page::take_sdl_events() {
    if (frontend_->starting()) return;
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        switch (event.type) {
        case SDL_KEYDOWN:
        case SDL_KEYUP:
        case SDL_WINDOWEVENT: ImGui_ImplSDL2_ProcessEvent(&event); break;
        default: break; // text comes from text_host.cpp
        }
    }
}

void Page::show_cursor() {
    const int cursor = ImGui::GetMouseCursor();
    if (cursor == cursor_) return;
    cursor_ = cursor;
    const auto name = [cursor] {
        switch (cursor) {
        case ImGuiMouseCursor_TextInput: return "text";
        case ImGuiMouseCursor_ResizeAll: return "move";
        case ImGuiMouseCursor_ResizeNS: return "ns-resize";
        case ImGuiMouseCursor_ResizeEW: return "ew-resize";
        case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
        case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
        case ImGuiMouseCursor_Hand: return "pointer";
        case ImGuiMouseCursor_Wait: return "wait";
        case ImGuiMouseCursor_Progress: return "progress";
        case ImGuiMouseCursor_NotAllowed: return "not-allowed";
        default: return "default";
        }
    };
    yf_set_cursor(name());
}

void Page::show_look() {
    const ui::Frontend::Shown& now = frontend_->shown();
    if (now == look_) return;
    look_ = now;
    const auto name = [](ui::ChosenLook look) { return std::string(look ? ui::name_of(*look) : std::string_view()); };
    yf_show_look(name(now.look).c_str(), name(now.chosen).c_str());
}

// Of the page around the canvas, for screen readers and for what it says itself before the program is there.
void Page::show_language() {
    const Language now = language();
    if (now == language_ || frontend_->starting()) return;
    language_ = now;
    yf_show_language(std::string(tag_of(now)).c_str());
}

// --- events ------------------------------------------------------------------------------------------------

void Page::resized(int width, int height, double scale) {
    if (width != width_ || height != height_) SDL_SetWindowSize(window_, width, height);
    width_ = width, height_ = height;
    scale_ = static_cast<float>(scale);
    frontend_->set_scale(scale_);
    touch_.set_scale(scale_);
    picture_.forget();
    frame(true); // at once: a resized canvas is empty
    wake(frames_after_event);
}

void Page::context_changed(bool available) {
    if (available) renderer_->context_restored();
    else renderer_->context_lost();
    picture_.forget();
    wake(4);
}

// Keys wait in SDL's queue. Whatever comes by another way must not overtake them: Home and a letter within one frame
// would change places.
ImGuiIO& Page::input() {
    take_sdl_events();
    return ImGui::GetIO();
}

void Page::mouse_moved(float x, float y) {
    pointer_seen_ = true;
    ImGuiIO& io = input();
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(x, y);
    hover_due_ms_ = yf_steady_ms() + hover_ms;
    wake(2);
}

void Page::mouse_left() {
    input().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    wake(2);
}

// Dear ImGui tells a double click by the time of its frames, which may be long; the events know when the clicks were. A finger comes
// down less exactly in the same place than a mouse.
void Page::note_press(double when_ms, float wander_css) {
    ImGuiIO& io = ImGui::GetIO();
    const bool is_second = when_ms - pressed_ms_ < 1000.0 * double_click_s;
    pressed_ms_ = when_ms;
    io.MouseDoubleClickTime = is_second ? longest_double_click_s : double_click_s;
    io.MouseDoubleClickMaxDist = wander_css * scale_;
    if (!is_second) io.MouseClickedTime[ImGuiMouseButton_Left] = -DBL_MAX;
}

void Page::mouse_button(int button, bool down, double when_ms) {
    ImGuiIO& io = input();
    // Dear ImGui takes a move and a release that come together for a release there, of something that was never dragged: a drag
    // that is over before a frame has seen it move would be lost.
    const auto is_move = [](const ImGuiInputEvent& event) { return event.Type == ImGuiInputEventType_MousePos; };
    if (!down && std::ranges::any_of(ImGui::GetCurrentContext()->InputEventsQueue, is_move)) settle();
    if (button == ImGuiMouseButton_Left && down) note_press(when_ms, mouse_wander_css);
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io.AddMouseButtonEvent(button, down);
    wake(frames_after_event);
}

// Dear ImGui scrolls five (sideways two) lines per unit; the browser says pixels. One is divided by the other, so that
// a trackpad moves the page exactly as far as it does elsewhere.
void Page::wheel(float dx_css, float dy_css, bool shift) {
    ImGuiIO& io = input();
    // It scrolls by whole pixels and forgets the rest; a trackpad sends many small parts of one.
    const auto whole = [this](float css, float& rest) {
        rest += css * scale_;
        const float pixels = std::trunc(rest);
        rest -= pixels;
        return pixels;
    };
    const float dx = whole(dx_css, wheel_rest_x_), dy = whole(dy_css, wheel_rest_y_);
    if (dx == 0 && dy == 0) return;
    const float line = std::max(1.0f, ImGui::GetCurrentContext()->FontSize);
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    if (shift && !io.ConfigMacOSXBehaviors) { // it turns the axes itself; some browsers have already done so
        io.AddMouseWheelEvent(0, -(dx != 0 ? dx : dy) / (2 * line));
    } else {
        io.AddMouseWheelEvent(-dx / (2 * line), -dy / (5 * line));
    }
    wake(frames_after_event);
}

void Page::finger(Finger what, int id, float x, float y, double when_ms) {
    if (!pointer_seen_) touch_first();
    input();
    switch (what) {
    case Finger::down:
        note_press(when_ms, finger_wander_css);
        touch_.down(id, x, y, when_ms);
        break;
    case Finger::move: touch_.move(id, x, y, when_ms); break;
    case Finger::up: touch_.up(id, x, y, when_ms); break;
    case Finger::cancel: touch_.cancel(id); break;
    }
    wake(frames_after_event);
}

void Page::touch_first() {
    pointer_seen_ = true;
    frontend_->set_touch(true);
    yf_text_touch();
    wake(frames_after_event);
}

void Page::set_reduced_motion(bool reduced) {
    frontend_->set_reduced_motion(reduced);
    touch_.set_inertia(!reduced);
    wake(1);
}

void Page::set_system_look(const ui::SystemLook& system) {
    frontend_->set_system_look(system);
    wake(2);
}

void Page::text(const char* utf8) {
    input().AddInputCharactersUTF8(utf8);
    wake(frames_after_event);
}

void Page::key_press(int key) {
    ImGuiIO& io = input();
    io.AddKeyEvent(static_cast<ImGuiKey>(key), true);
    io.AddKeyEvent(static_cast<ImGuiKey>(key), false);
    wake(frames_after_event);
}

void Page::release_keys() {
    SDL_ResetKeyboard();
    SDL_SetModState(KMOD_NONE);
    ImGuiIO& io = input();
    for (const ImGuiKey modifier : {ImGuiMod_Shift, ImGuiMod_Ctrl, ImGuiMod_Alt, ImGuiMod_Super})
        io.AddKeyEvent(modifier, false);
    wake(2);
}

// Releases get lost: to a dialog, to another window, to an input method. Who has counted otherwise than the event says
// lets go of every key, for the others' releases may be lost as well; the browser repeats what is still held.
void Page::modifiers(int down, int own) {
    struct Modifier {
        int bit, sdl;
        ImGuiKey key;
    };
    static constexpr Modifier all[] = {{1, KMOD_SHIFT, ImGuiMod_Shift}, {2, KMOD_CTRL, ImGuiMod_Ctrl},
        {4, KMOD_ALT, ImGuiMod_Alt}, {8, KMOD_GUI, ImGuiMod_Super}};
    const int counted = SDL_GetModState();
    int wrong = 0;
    for (const Modifier& each : all)
        if (((counted & each.sdl) != 0) != ((down & each.bit) != 0)) wrong |= each.bit;
    if ((wrong & ~own) == 0) return; // the key of the event itself is SDL's to count
    release_keys();
    int state = KMOD_NONE;
    ImGuiIO& io = ImGui::GetIO();
    for (const Modifier& each : all) {
        if (!(down & ~own & each.bit)) continue;
        state |= each.sdl;
        io.AddKeyEvent(each.key, true);
    }
    SDL_SetModState(static_cast<SDL_Keymod>(state));
}

// Where no event came that would have told (a dialog took the release of a letter): a key that is not repeated is not held.
void Page::forget_lost_keys() {
    if (yf_keys_age() < key_lost_ms) return;
    int count = 0;
    const Uint8* state = SDL_GetKeyboardState(&count);
    for (int key = 0; key < SDL_SCANCODE_LCTRL && key < count; ++key)
        if (state[key]) return release_keys();
}

void Page::shortcut(int key) {
    ImGuiIO& io = input();
    const bool mac = io.ConfigMacOSXBehaviors;
    const ImGuiKey modifier = mac ? ImGuiMod_Super : ImGuiMod_Ctrl;
    io.AddKeyEvent(modifier, true);
    key_press(key);
    settle();
    io.AddKeyEvent(modifier, (SDL_GetModState() & (mac ? KMOD_GUI : KMOD_CTRL)) != 0); // as the fingers have it
    settle();
}

bool Page::text_menu(float x, float y) {
    settle();
    if (ImGui::GetMouseCursor() != ImGuiMouseCursor_TextInput) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseButtonEvent(ImGuiMouseButton_Right, false);
    const bool here = ImGui::GetCurrentContext()->HoveredIdPreviousFrame == ImGui::GetActiveID();
    if (!here || ui::typed_text().selected.empty()) {
        io.MouseClickedTime[ImGuiMouseButton_Left] = -DBL_MAX; // no double click together with one just before
        io.AddMousePosEvent(x, y);
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    }
    settle();
    io.MouseClickedTime[ImGuiMouseButton_Left] = -DBL_MAX; // nor with one just after
    // A field that is clicked into beside its text takes the keyboard a frame later, and asks for text in the one after.
    for (int n = 0; n < frames_after_event && !io.WantTextInput; ++n) frame(false);
    return io.WantTextInput;
}

void Page::paste(const char* text) {
    set_clipboard_text(text);
    shortcut(ImGuiKey_V);
}

} // namespace yinfeng::platform::web
