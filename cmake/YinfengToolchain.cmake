# Compiler flags of all targets, and the third-party code: found where scripts/toolchain.sh put it.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# Optimisation is chosen per target below, not per build type: the core is compiled for speed and the
# interface for size, because the page's weight is mostly Dear ImGui, SDL2 and the screens.
set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG")
set(CMAKE_C_FLAGS_RELEASE "-DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-g1")
set(CMAKE_C_FLAGS_DEBUG "-g1")
set(default_test -O1)
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  set(default_core -O1)
  set(default_ui -O1)
  if(NOT EMSCRIPTEN)
    set(default_test -O0)  # compiled in half the time, and what it calls is optimised
  endif()
elseif(EMSCRIPTEN)
  # For size: -O2 for model, store and sync alone makes the page 31 kB larger when compressed. YinfengWeb.cmake has the
  # few files that are compiled for speed.
  set(default_core -Oz)
  set(default_ui -Oz)
else()
  set(default_core -O2)
  set(default_ui -O2)
endif()
set(YINFENG_CORE_OPT ${default_core} CACHE STRING "optimisation of base … app")
set(YINFENG_UI_OPT ${default_ui} CACHE STRING "optimisation of the screens")
set(YINFENG_IMGUI_OPT ${default_ui} CACHE STRING "optimisation of Dear ImGui")
set(YINFENG_SDL_OPT ${default_ui} CACHE STRING "optimisation of SDL2")
set(YINFENG_TEST_OPT ${default_test} CACHE STRING "optimisation of the tests themselves")
set(YINFENG_SANITIZE "" CACHE STRING "sanitizers, comma separated")
option(YINFENG_COVERAGE "count which lines and branches are reached" OFF)
set(YINFENG_LAYERS "" CACHE STRING "core folders to build, empty for all")
set(YINFENG_TEST_FILTER "" CACHE STRING "regular expression: test sources to build, empty for all")

# A precompiled header that does not know when it was made can be kept by ccache.
add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")

# Clang 19 and libc++ 19 in both worlds, so that what is tested natively is what is shipped.
if(NOT EMSCRIPTEN)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-stdlib=libc++>)
  add_link_options(-stdlib=libc++ -fuse-ld=lld)
  find_program(ccache_program ccache)
  if(ccache_program)
    set(CMAKE_C_COMPILER_LAUNCHER ${ccache_program})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${ccache_program})
  endif()
else()
  # Engines since Chrome 85, Firefox 79 and Safari 15 have these; smaller and faster than without.
  add_compile_options(-mbulk-memory -mnontrapping-fptoint -msign-ext)
  # One thread, and the page never ends: no guards, no destructors at exit. std::function as a pair of pointers, which
  # libc++ keeps behind a name because it is another ABI, is a fifth of the code.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-threadsafe-statics> $<$<COMPILE_LANGUAGE:CXX>:-fno-c++-static-destructors>)
  add_compile_definitions(_LIBCPP_ABI_OPTIMIZED_FUNCTION)
  # Optimised as one program when it is linked: 15 kB less when compressed.
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    add_compile_options(-flto)
    add_link_options(-flto)
  endif()
endif()

if(YINFENG_SANITIZE)
  # vptr needs run-time types, which are off.
  add_compile_options(-fsanitize=${YINFENG_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${YINFENG_SANITIZE} -fno-sanitize=vptr)
endif()

if(YINFENG_COVERAGE)
  # Paths as they are in the command, not the folder of the checkout that filled the compiler cache.
  add_compile_options(-fprofile-instr-generate -fcoverage-mapping -fcoverage-compilation-dir=.)
  add_link_options(-fprofile-instr-generate)
endif()

# Bounds of spans, strings and vectors are checked in shipped code too: snapshots are untrusted input.
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  add_compile_definitions(_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE)
else()
  add_compile_definitions(_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_FAST)
endif()

# One definition for every file that sees the JSON library, tests (which do use exceptions) included.
add_compile_definitions(JSON_NOEXCEPTION JSON_DIAGNOSTICS=0 JSON_USE_IMPLICIT_CONVERSIONS=0)

function(yinfeng_tool_path variable description)
  set(${variable} "$ENV{${variable}}" CACHE PATH "${description}")
  if(NOT EXISTS "${${variable}}")
    message(FATAL_ERROR "${description}: ${variable} is not set. Run scripts/toolchain.sh, then source env.sh "
      "in its cache folder, or build through scripts/build.sh.")
  endif()
endfunction()

yinfeng_tool_path(YINFENG_IMGUI_DIR "Dear ImGui's source")
yinfeng_tool_path(YINFENG_SDL2_DIR "SDL2's source")
yinfeng_tool_path(YINFENG_BEARSSL_DIR "BearSSL's source")
yinfeng_tool_path(YINFENG_RAPIDCHECK_DIR "rapidcheck's source")
yinfeng_tool_path(YINFENG_HEADERS_DIR "nlohmann/json and doctest")
yinfeng_tool_path(YINFENG_NODE_MODULES "npm packages")
find_program(NODE_PROGRAM node REQUIRED)

if(NOT EMSCRIPTEN)
  # gzip of the command line. The static library: the program is copied to machines that do not have this one.
  find_path(LIBDEFLATE_INCLUDE libdeflate.h REQUIRED)
  find_library(LIBDEFLATE_LIBRARY libdeflate.a REQUIRED)
  add_library(libdeflate INTERFACE)
  target_include_directories(libdeflate SYSTEM INTERFACE ${LIBDEFLATE_INCLUDE})
  target_link_libraries(libdeflate INTERFACE ${LIBDEFLATE_LIBRARY})
  # … and of files that are too large to be unpacked at once: libdeflate knows nothing else.
  find_path(ZLIB_INCLUDE zlib.h REQUIRED)
  find_library(ZLIB_LIBRARY libz.a REQUIRED)
  add_library(zlib INTERFACE)
  target_include_directories(zlib SYSTEM INTERFACE ${ZLIB_INCLUDE})
  target_link_libraries(zlib INTERFACE ${ZLIB_LIBRARY})
  find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
endif()

# --- Third-party libraries: their warnings are not ours ---------------------------------------------------

add_library(nlohmann_json INTERFACE)  # and doctest, which lives in the same folder
target_include_directories(nlohmann_json SYSTEM INTERFACE ${YINFENG_HEADERS_DIR})

# SHA-256, streaming, the same C code natively and in WebAssembly: #include <bearssl_hash.h>
add_library(bearssl_sha256 STATIC EXCLUDE_FROM_ALL
  ${YINFENG_BEARSSL_DIR}/src/hash/sha2small.c
  ${YINFENG_BEARSSL_DIR}/src/codec/dec32be.c
  ${YINFENG_BEARSSL_DIR}/src/codec/enc32be.c)
target_include_directories(bearssl_sha256 SYSTEM PUBLIC ${YINFENG_BEARSSL_DIR}/inc PRIVATE ${YINFENG_BEARSSL_DIR}/src)
target_compile_options(bearssl_sha256 PRIVATE -O2 -w)

# Property tests. Its headers forget two includes that libc++ does not bring in by itself.
file(GLOB_RECURSE rapidcheck_sources ${YINFENG_RAPIDCHECK_DIR}/src/*.cpp)
add_library(rapidcheck STATIC EXCLUDE_FROM_ALL ${rapidcheck_sources})
target_include_directories(rapidcheck SYSTEM PUBLIC ${YINFENG_RAPIDCHECK_DIR}/include)
target_compile_definitions(rapidcheck PUBLIC RC_DONT_USE_RTTI)
target_compile_options(rapidcheck PRIVATE -O1 -w -fno-rtti PUBLIC "SHELL:-include algorithm" "SHELL:-include exception"
  -Wno-deprecated-declarations)
if(EMSCRIPTEN)
  target_compile_options(rapidcheck PRIVATE -fwasm-exceptions)
endif()

# Dear ImGui. IMGUI_ENABLE_FREETYPE is defined (src/ui/imconfig_yinfeng.h) without FreeType: with its header
# on the include path stb_truetype is left out, and ImGuiFreeType::GetFontLoader() is ours to define, which
# hands out the loader that draws glyphs with the browser's Canvas 2D.
add_library(yinfeng_imgui STATIC EXCLUDE_FROM_ALL
  ${YINFENG_IMGUI_DIR}/imgui.cpp
  ${YINFENG_IMGUI_DIR}/imgui_draw.cpp
  ${YINFENG_IMGUI_DIR}/imgui_widgets.cpp)  # without imgui_tables.cpp, see src/ui/imgui_left_out.cpp
target_include_directories(yinfeng_imgui SYSTEM PUBLIC
  ${YINFENG_IMGUI_DIR} ${YINFENG_IMGUI_DIR}/misc/freetype ${YINFENG_IMGUI_DIR}/backends)
target_include_directories(yinfeng_imgui PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/src)  # for the configuration
target_compile_definitions(yinfeng_imgui PUBLIC "IMGUI_USER_CONFIG=\"ui/imconfig_yinfeng.h\"")
target_compile_options(yinfeng_imgui PRIVATE ${YINFENG_IMGUI_OPT} -w -fno-exceptions -fno-rtti -ffunction-sections)
