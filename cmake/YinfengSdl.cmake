# SDL2 for the web: windows, keys, pointers, WebGL and the software renderer, nothing else. Emscripten's own port
# (-sUSE_SDL=2) compiles the same files, but with sound, game controllers, video formats and -O2: 150 kB of
# WebAssembly that Yinfeng never runs. The list is the port's, less what the configuration below leaves out.

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
#define SDL_VIDEO_RENDER_SW 1   /* drawn with where WebGL is missing */
#undef SDL_VIDEO_RENDER_OGL_ES2 /* with WebGL, Dear ImGui's own backend draws */
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
  events/SDL_gesture.c events/SDL_keyboard.c events/SDL_keysym_to_scancode.c events/SDL_mouse.c
  events/SDL_quit.c events/SDL_scancode_tables.c events/SDL_touch.c events/SDL_windowevents.c
  file/SDL_rwops.c
  filesystem/emscripten/SDL_sysfilesystem.c
  haptic/SDL_haptic.c haptic/dummy/SDL_syshaptic.c
  joystick/SDL_gamecontroller.c joystick/SDL_joystick.c joystick/SDL_steam_virtual_gamepad.c
  joystick/controller_type.c joystick/dummy/SDL_sysjoystick.c
  loadso/dummy/SDL_sysloadso.c
  locale/SDL_locale.c locale/emscripten/SDL_syslocale.c
  misc/SDL_url.c misc/emscripten/SDL_sysurl.c
  power/SDL_power.c power/emscripten/SDL_syspower.c
  render/SDL_render.c render/SDL_yuv_sw.c
  render/software/SDL_blendfillrect.c render/software/SDL_render_sw.c render/software/SDL_triangle.c
  sensor/SDL_sensor.c sensor/dummy/SDL_dummysensor.c
  stdlib/SDL_crc16.c stdlib/SDL_crc32.c stdlib/SDL_getenv.c stdlib/SDL_iconv.c stdlib/SDL_malloc.c
  stdlib/SDL_qsort.c stdlib/SDL_stdlib.c stdlib/SDL_string.c stdlib/SDL_strtokr.c
  thread/SDL_thread.c thread/generic/SDL_syscond.c thread/generic/SDL_sysmutex.c thread/generic/SDL_syssem.c
  thread/generic/SDL_systhread.c thread/generic/SDL_systls.c
  timer/SDL_timer.c timer/unix/SDL_systimer.c
  video/SDL_RLEaccel.c video/SDL_blit.c video/SDL_blit_0.c video/SDL_blit_1.c video/SDL_blit_A.c
  video/SDL_blit_N.c video/SDL_blit_auto.c video/SDL_blit_copy.c video/SDL_blit_slow.c video/SDL_bmp.c
  video/SDL_clipboard.c video/SDL_egl.c video/SDL_fillrect.c video/SDL_pixels.c video/SDL_rect.c
  video/SDL_shape.c video/SDL_stretch.c video/SDL_surface.c video/SDL_video.c video/SDL_yuv.c
  video/emscripten/SDL_emscriptenevents.c video/emscripten/SDL_emscriptenframebuffer.c
  video/emscripten/SDL_emscriptenmouse.c video/emscripten/SDL_emscriptenopengles.c
  video/emscripten/SDL_emscriptenvideo.c)
list(TRANSFORM sdl2_files PREPEND ${sdl2_source}/)

# Dear ImGui's triangles and the rectangles SDL makes of them are all that is drawn. Lines, points and rotated
# copies, 60 kB of the software renderer, are left out: they say that they are unsupported.
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/sdl2_left_out.c @ONLY CONTENT [[
#include "SDL_internal.h"
#include "SDL_error.h"
#include "SDL_rect.h"
#include "SDL_surface.h"
#include "SDL_surface.h"
#include "render/software/SDL_blendline.h"
#include "render/software/SDL_blendpoint.h"
#include "render/software/SDL_drawline.h"
#include "render/software/SDL_drawpoint.h"
#include "render/software/SDL_rotate.h"
int SDL_BlendLine(SDL_Surface* s, int x1, int y1, int x2, int y2, SDL_BlendMode m, Uint8 r, Uint8 g, Uint8 b,
                  Uint8 a) { return SDL_Unsupported(); }
int SDL_BlendLines(SDL_Surface* s, const SDL_Point* p, int n, SDL_BlendMode m, Uint8 r, Uint8 g, Uint8 b, Uint8 a) {
    return SDL_Unsupported(); }
int SDL_BlendPoint(SDL_Surface* s, int x, int y, SDL_BlendMode m, Uint8 r, Uint8 g, Uint8 b, Uint8 a) {
    return SDL_Unsupported(); }
int SDL_BlendPoints(SDL_Surface* s, const SDL_Point* p, int n, SDL_BlendMode m, Uint8 r, Uint8 g, Uint8 b, Uint8 a) {
    return SDL_Unsupported(); }
int SDL_DrawLine(SDL_Surface* s, int x1, int y1, int x2, int y2, Uint32 color) { return SDL_Unsupported(); }
int SDL_DrawLines(SDL_Surface* s, const SDL_Point* p, int n, Uint32 color) { return SDL_Unsupported(); }
int SDL_DrawPoint(SDL_Surface* s, int x, int y, Uint32 color) { return SDL_Unsupported(); }
int SDL_DrawPoints(SDL_Surface* s, const SDL_Point* p, int n, Uint32 color) { return SDL_Unsupported(); }
SDL_Surface* SDLgfx_rotateSurface(SDL_Surface* s, double angle, int smooth, int flipx, int flipy,
                                  const SDL_Rect* rect, double cangle, double sangle, const SDL_FPoint* center) {
    SDL_Unsupported();
    return NULL; }
void SDLgfx_rotozoomSurfaceSizeTrig(int width, int height, double angle, const SDL_FPoint* center, SDL_Rect* rect,
                                    double* cangle, double* sangle) {
    *rect = (SDL_Rect){0, 0, 0, 0};
    *cangle = *sangle = 0; }
]])

# Where WebGL is missing every pixel passes through here.
set_source_files_properties(${sdl2_source}/render/software/SDL_triangle.c
  ${sdl2_source}/render/software/SDL_render_sw.c PROPERTIES COMPILE_OPTIONS -O2)

add_library(sdl2 STATIC EXCLUDE_FROM_ALL
  ${sdl2_files} ${CMAKE_CURRENT_BINARY_DIR}/generated/sdl2_left_out.c)
target_include_directories(sdl2 SYSTEM PUBLIC ${sdl2_include} PRIVATE ${sdl2_source})
target_compile_options(sdl2 PRIVATE ${YINFENG_SDL_OPT} -w -ffunction-sections -fdata-sections)
