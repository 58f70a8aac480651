# SDL2 for the web: the window and its keys, nothing else. Emscripten's own port (-sUSE_SDL=2) compiles the same files,
# but with sound, game controllers, renderers and -O2: 250 kB of WebAssembly and 90 kB of JavaScript that Yinfeng never
# runs. The list is the port's, less what the configuration below leaves out.

set(sdl2_source ${YINFENG_SDL2_DIR}/src)
set(sdl2_include ${CMAKE_CURRENT_BINARY_DIR}/generated/SDL2)

# SDL reads SDL_config_emscripten.h beside its other headers, so they are copied and that one is extended.
file(GLOB sdl2_headers ${YINFENG_SDL2_DIR}/include/*.h)
file(COPY ${sdl2_headers} DESTINATION ${sdl2_include})
file(READ ${YINFENG_SDL2_DIR}/include/SDL_config_emscripten.h sdl2_config)
file(CONFIGURE OUTPUT ${sdl2_include}/SDL_config_emscripten.h @ONLY CONTENT [[
@sdl2_config@
/* Yinfeng's choices */
#define SDL_LEAN_AND_MEAN 1     /* no YUV, no run-length surfaces, one blitter instead of hundreds */
#define SDL_RENDER_DISABLED 1   /* src/platform/web/renderer.cpp draws */
#undef SDL_VIDEO_OPENGL_ES2     /* EGL would bring a table of every function that WebGL has */
#undef SDL_VIDEO_OPENGL_EGL
#define SDL_AUDIO_DISABLED 1
#undef SDL_AUDIO_DRIVER_DISK
#undef SDL_AUDIO_DRIVER_DUMMY
#undef SDL_AUDIO_DRIVER_EMSCRIPTEN
#define SDL_JOYSTICK_DISABLED 1
#undef SDL_JOYSTICK_EMSCRIPTEN
#define SDL_SENSOR_DISABLED 1
#undef SDL_SENSOR_DUMMY
#define SDL_LOADSO_DUMMY 1
#undef SDL_LOADSO_DLOPEN
]])

set(sdl2_files
  SDL.c SDL_assert.c SDL_dataqueue.c SDL_error.c SDL_guid.c SDL_hints.c SDL_list.c SDL_log.c SDL_utils.c
  atomic/SDL_atomic.c atomic/SDL_spinlock.c
  cpuinfo/SDL_cpuinfo.c
  dynapi/SDL_dynapi.c
  events/SDL_clipboardevents.c events/SDL_displayevents.c events/SDL_dropevents.c events/SDL_events.c
  events/SDL_keyboard.c events/SDL_keysym_to_scancode.c events/SDL_quit.c events/SDL_scancode_tables.c
  events/SDL_windowevents.c
  file/SDL_rwops.c
  filesystem/emscripten/SDL_sysfilesystem.c
  loadso/dummy/SDL_sysloadso.c
  locale/SDL_locale.c locale/emscripten/SDL_syslocale.c
  misc/SDL_url.c misc/emscripten/SDL_sysurl.c
  power/SDL_power.c power/emscripten/SDL_syspower.c
  render/SDL_render.c render/SDL_yuv_sw.c
  stdlib/SDL_crc16.c stdlib/SDL_crc32.c stdlib/SDL_getenv.c stdlib/SDL_iconv.c stdlib/SDL_malloc.c
  stdlib/SDL_qsort.c stdlib/SDL_stdlib.c stdlib/SDL_string.c stdlib/SDL_strtokr.c
  thread/SDL_thread.c thread/generic/SDL_syscond.c thread/generic/SDL_sysmutex.c thread/generic/SDL_syssem.c
  thread/generic/SDL_systhread.c thread/generic/SDL_systls.c
  timer/SDL_timer.c timer/unix/SDL_systimer.c
  video/SDL_RLEaccel.c video/SDL_blit.c video/SDL_blit_0.c video/SDL_blit_1.c video/SDL_blit_A.c
  video/SDL_blit_N.c video/SDL_blit_auto.c video/SDL_blit_copy.c video/SDL_blit_slow.c video/SDL_bmp.c
  video/SDL_clipboard.c video/SDL_fillrect.c video/SDL_pixels.c video/SDL_rect.c
  video/SDL_shape.c video/SDL_stretch.c video/SDL_surface.c video/SDL_video.c video/SDL_yuv.c
  video/emscripten/SDL_emscriptenevents.c video/emscripten/SDL_emscriptenvideo.c)
list(TRANSFORM sdl2_files PREPEND ${sdl2_source}/)

# What SDL and Dear ImGui's backend ask for although Yinfeng has no use for it: SDL's picture of a window, its mouse,
# touch and cursors (the page has its own), full screen, game controllers, the environment; and functions of
# Emscripten that would bring a whole library of JavaScript.
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/sdl2_left_out.c @ONLY CONTENT [[
#include "SDL_internal.h"
#include "SDL_error.h"
#include "SDL_events.h"
#include "SDL_gamecontroller.h"
#include "SDL_mouse.h"
#include "events/SDL_gesture_c.h"
#include "events/SDL_mouse_c.h"
#include "events/SDL_touch_c.h"
#include "video/SDL_sysvideo.h"
#include "video/emscripten/SDL_emscriptenframebuffer.h"
#include "video/emscripten/SDL_emscriptenmouse.h"
#include <emscripten/html5.h>
int Emscripten_CreateWindowFramebuffer(_THIS, SDL_Window* window, Uint32* format, void** pixels, int* pitch) {
    return SDL_Unsupported(); }
int Emscripten_UpdateWindowFramebuffer(_THIS, SDL_Window* window, const SDL_Rect* rects, int count) {
    return SDL_Unsupported(); }
void Emscripten_DestroyWindowFramebuffer(_THIS, SDL_Window* window) {}
void Emscripten_InitMouse() {}
void Emscripten_FiniMouse() {}
EMSCRIPTEN_RESULT emscripten_request_fullscreen_strategy(const char* target, EM_BOOL later,
    const EmscriptenFullscreenStrategy* strategy) { return EMSCRIPTEN_RESULT_NOT_SUPPORTED; }
EMSCRIPTEN_RESULT emscripten_exit_fullscreen(void) { return EMSCRIPTEN_RESULT_NOT_SUPPORTED; }
void emscripten_get_screen_size(int* width, int* height) { *width = *height = 0; }
void emscripten_set_window_title(const char* title) {}
void emscripten_sleep(unsigned int ms) {}
int emscripten_has_asyncify(void) { return 0; }
char* getenv(const char* name) { return NULL; }
static SDL_Mouse no_mouse;
SDL_Mouse* SDL_GetMouse(void) { return &no_mouse; }
int SDL_MousePreInit(void) { return 0; }
void SDL_MousePostInit(void) {}
void SDL_MouseQuit(void) {}
void SDL_SetMouseFocus(SDL_Window* window) {}
SDL_Window* SDL_GetMouseFocus(void) { return NULL; }
Uint32 SDL_GetMouseState(int* x, int* y) { return 0; }
Uint32 SDL_GetGlobalMouseState(int* x, int* y) { return 0; }
int SDL_SetRelativeMouseMode(SDL_bool enabled) { return SDL_Unsupported(); }
SDL_bool SDL_GetRelativeMouseMode(void) { return SDL_FALSE; }
int SDL_CaptureMouse(SDL_bool enabled) { return SDL_Unsupported(); }
int SDL_UpdateMouseCapture(SDL_bool force_release) { return 0; }
void SDL_WarpMouseInWindow(SDL_Window* window, int x, int y) {}
void SDL_PerformWarpMouseInWindow(SDL_Window* window, int x, int y, SDL_bool ignore_relative_mode) {}
SDL_Cursor* SDL_CreateSystemCursor(SDL_SystemCursor id) { return NULL; }
void SDL_SetCursor(SDL_Cursor* cursor) {}
void SDL_FreeCursor(SDL_Cursor* cursor) {}
int SDL_ShowCursor(int toggle) { return 0; }
int SDL_TouchInit(void) { return 0; }
void SDL_TouchQuit(void) {}
void SDL_GestureProcessEvent(SDL_Event* event) {}
int SDL_NumJoysticks(void) { return 0; }
SDL_bool SDL_IsGameController(int index) { return SDL_FALSE; }
SDL_GameController* SDL_GameControllerOpen(int index) { return NULL; }
void SDL_GameControllerClose(SDL_GameController* controller) {}
Sint16 SDL_GameControllerGetAxis(SDL_GameController* controller, SDL_GameControllerAxis axis) { return 0; }
Uint8 SDL_GameControllerGetButton(SDL_GameController* controller, SDL_GameControllerButton button) { return 0; }
]])

# Pointers, sizes and composed text come from web/lib/*.js, so SDL need not listen for them: the functions behind
# these events and Emscripten's JavaScript that would feed them are left out.
set(sdl2_no_events mousemove mousedown mouseup mouseenter mouseleave wheel touchstart touchend touchmove touchcancel
  pointerlockchange fullscreenchange resize beforeunload keypress)
set(sdl2_event_lines)
foreach(event IN LISTS sdl2_no_events)
  string(APPEND sdl2_event_lines "#undef emscripten_set_${event}_callback\n"
    "#define emscripten_set_${event}_callback(...) ((void)0)\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/sdl2_no_events.h @ONLY CONTENT [[
#include <emscripten.h>
#include <emscripten/html5.h>
@sdl2_event_lines@
#undef MAIN_THREAD_EM_ASM_INT /* the size of the window, which nobody asks for */
#define MAIN_THREAD_EM_ASM_INT(...) 0
]])
set_source_files_properties(${sdl2_source}/video/emscripten/SDL_emscriptenevents.c
  ${sdl2_source}/video/emscripten/SDL_emscriptenvideo.c PROPERTIES
  COMPILE_OPTIONS "-include;${CMAKE_CURRENT_BINARY_DIR}/generated/sdl2_no_events.h")

add_library(sdl2 STATIC EXCLUDE_FROM_ALL
  ${sdl2_files} ${CMAKE_CURRENT_BINARY_DIR}/generated/sdl2_left_out.c)
target_include_directories(sdl2 SYSTEM PUBLIC ${sdl2_include} PRIVATE ${sdl2_source})
target_compile_definitions(sdl2 PRIVATE SDL_ASSERT_LEVEL=0 vsnprintf=vsniprintf)  # SDL's messages show no fractions
target_compile_options(sdl2 PRIVATE ${YINFENG_SDL_OPT} -w -ffunction-sections -fdata-sections)
