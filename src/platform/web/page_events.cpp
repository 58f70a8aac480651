// What the page's JavaScript calls, one line each. Strings are UTF-8 and belong to the caller.
#include "platform/web/page_events.h"

#include "platform/web/page.h"
#include "platform/web/text_host.h"

#include <emscripten/em_macros.h>
#include <imgui.h>

extern "C" void yf_switch_version();

namespace {
yinfeng::platform::web::Page* page = nullptr;
}

namespace yinfeng::platform::web {
void receive_page_events(Page& receiver) { page = &receiver; }
} // namespace yinfeng::platform::web

using yinfeng::platform::web::Page;

// Before the page exists and after a crash, events are not for us.
#define EVENT(signature, ...)                                                                                          \
    EMSCRIPTEN_KEEPALIVE void signature {                                                                              \
        if (page) {                                                                                                    \
            __VA_ARGS__;                                                                                               \
        }                                                                                                              \
    }

extern "C" {

EVENT(yf_animation_frame(), page->on_animation_frame())
EVENT(yf_timer(), page->on_timer())
EVENT(yf_wake(int frames), page->wake(frames))
EVENT(yf_shown_again(), page->shown_again())
EVENT(yf_settle(), page->settle())
EVENT(yf_whole(), page->frontend().set_whole(true), page->wake(2))
EMSCRIPTEN_KEEPALIVE int yf_idle() { return !page || page->idle(); }
EMSCRIPTEN_KEEPALIVE int yf_frames() { return page ? page->frames() : 0; }
EMSCRIPTEN_KEEPALIVE double yf_frame_time() { return page ? page->frame_ms() : 0; }

EVENT(yf_resized(int width, int height, double scale), page->resized(width, height, scale))
EVENT(yf_context(int available), page->context_changed(available))
// What the browser's own print command puts on paper. Stands until it is asked for again.
EMSCRIPTEN_KEEPALIVE const char* yf_document() {
    static std::string document;
    document = page ? page->frontend().document() : std::string();
    return document.c_str();
}
EMSCRIPTEN_KEEPALIVE int yf_holds_refused_text() { return page && page->frontend().holds_refused_text(); }
EVENT(yf_going_away(), page->frontend().going_away())
EVENT(yf_reduced_motion(int reduced), page->set_reduced_motion(reduced))
// The colours are those that the system forces upon pages, 0xRRGGBB; `forced`: it does.
EVENT(yf_system_look(int dark, int contrast, int forced, std::uint32_t canvas, std::uint32_t text, std::uint32_t link,
          std::uint32_t grey, std::uint32_t highlight),
    yinfeng::ui::SystemLook system{dark != 0, contrast != 0, {}};
    if (forced) system.forced = {canvas, text, link, grey, highlight}; page->set_system_look(system))

EVENT(yf_mouse_move(float x, float y), page->mouse_moved(x, y))
EVENT(yf_mouse_leave(), page->mouse_left())
// `when`: of the event itself, so that a slow page takes two quick clicks for a double one, and no quick finger for a resting one.
EVENT(yf_mouse_button(int button, int down, double when), page->mouse_button(button, down, when))
EVENT(yf_wheel(float dx_css, float dy_css, int shift), page->wheel(dx_css, dy_css, shift))
EVENT(yf_touch(int what, int finger, float x, float y, double when),
    page->finger(static_cast<Page::Finger>(what), finger, x, y, when))
EVENT(yf_touch_first(), page->touch_first())

EVENT(yf_key_press(int key), page->key_press(key))
EVENT(yf_release_keys(), page->release_keys())
EVENT(yf_modifiers(int down, int own), page->modifiers(down, own))
EVENT(yf_text(const char* text), page->text(text))
EVENT(yf_preedit(const char* text), page->frontend().set_preedit(text ? text : ""), page->wake(2))
// 0 copy, 1 cut, 2 select all, 3 undo
EVENT(yf_shortcut(int what), constexpr ImGuiKey keys[] = {ImGuiKey_C, ImGuiKey_X, ImGuiKey_A, ImGuiKey_Z};
    page->shortcut(keys[what]))
EMSCRIPTEN_KEEPALIVE int yf_text_menu(float x, float y) { return page && page->text_menu(x, y); }
EVENT(yf_typed_text(), yinfeng::platform::web::tell_typed_text())
EVENT(yf_paste(const char* text), page->paste(text))

EVENT(yf_semantics_wanted(int wanted), page->frontend().semantics().set_wanted(wanted), page->wake(2))
EVENT(yf_semantic_activate(std::uint32_t id), page->frontend().semantics().activate(id))
EVENT(yf_semantic_focus(std::uint32_t id), page->frontend().semantics().request_focus(id))
EVENT(yf_semantic_value(std::uint32_t id, const char* text), page->frontend().semantics().set_value(id, text))

// A newer version waits; the user is asked by the shell.
EVENT(yf_new_version(), page->frontend().offer_new_version([] { yf_switch_version(); }), page->wake(3))
}
