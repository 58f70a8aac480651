# The web program: yinfeng.js and yinfeng.wasm. web/ holds the page around it, scripts/make_dist.mjs packs it.

set(YINFENG_LINK_OPT -Oz CACHE STRING "optimisation at link time (Binaryen and the JavaScript)")
set(YINFENG_MALLOC dlmalloc CACHE STRING "allocator: emmalloc or dlmalloc")
set(YINFENG_RUNTIME_METHODS "" CACHE STRING "Emscripten runtime methods the page needs on Module, comma separated")

set(web_link_options
  -sENVIRONMENT=web
  -sFILESYSTEM=0
  -sALLOW_MEMORY_GROWTH=1
  -sINITIAL_MEMORY=32MB
  -sMEMORY_GROWTH_GEOMETRIC_STEP=0.05
  -sMAXIMUM_MEMORY=4GB
  -sSTACK_SIZE=1MB
  -sMALLOC=${YINFENG_MALLOC}
  -sWASM_BIGINT=1
  -sDYNAMIC_EXECUTION=0  # the page's Content-Security-Policy has no unsafe-eval
  -sMIN_WEBGL_VERSION=2
  -sMAX_WEBGL_VERSION=2
  -sMODULARIZE=0
  -sEXPORTED_RUNTIME_METHODS=${YINFENG_RUNTIME_METHODS})

if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  list(APPEND web_link_options -O1 -g2 -sASSERTIONS=2 -sSTACK_OVERFLOW_CHECK=2)
else()
  list(APPEND web_link_options ${YINFENG_LINK_OPT} -sASSERTIONS=0)
endif()

file(GLOB js_libraries CONFIGURE_DEPENDS web/lib/*.js)
file(GLOB_RECURSE platform_sources CONFIGURE_DEPENDS src/platform/web/*.cpp)

include(YinfengSdl)

add_library(yinfeng_imgui_backends STATIC EXCLUDE_FROM_ALL
  ${YINFENG_IMGUI_DIR}/backends/imgui_impl_sdl2.cpp
  ${YINFENG_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp)
target_compile_definitions(yinfeng_imgui_backends PUBLIC IMGUI_IMPL_OPENGL_ES3)
target_compile_options(yinfeng_imgui_backends PRIVATE ${YINFENG_IMGUI_OPT} -w -fno-exceptions -fno-rtti
  "SHELL:-include emscripten/em_macros.h")
set_source_files_properties(${YINFENG_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp PROPERTIES
  COMPILE_OPTIONS "-include;platform/web/gl_answers.h")
target_link_libraries(yinfeng_imgui_backends PUBLIC yinfeng_imgui sdl2)

# Without numbers that have fractions (src/platform/web/small_libc.cpp).
target_compile_definitions(yinfeng_imgui PRIVATE vsnprintf=vsniprintf sscanf=yf_sscanf)
target_compile_definitions(yinfeng_imgui_backends PRIVATE snprintf=yf_snprintf sscanf=yf_sscanf)

# Compiled for speed: what every pixel passes through where WebGL is missing, and what every cell passes through when a
# file is opened or merged.
set_source_files_properties(src/ui/software_picture.cpp
  src/sync/snapshot_decode.cpp src/sync/snapshot_reader.cpp src/sync/snapshot_reader_parts.cpp src/sync/snapshot_reader_scalars.cpp
  src/model/value.cpp src/store/cell.cpp src/store/stamps.cpp
  PROPERTIES COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON)

if(has_main_web)
  add_executable(yinfeng_web src/main_web.cpp ${platform_sources})
  set_target_properties(yinfeng_web PROPERTIES OUTPUT_NAME yinfeng SUFFIX .js)
  set_property(TARGET yinfeng_web APPEND PROPERTY LINK_DEPENDS ${js_libraries})
  target_compile_options(yinfeng_web PRIVATE ${YINFENG_UI_OPT})
  target_link_libraries(yinfeng_web PRIVATE yinfeng_options yinfeng_ui yinfeng_app yinfeng_imgui_backends)
  target_link_options(yinfeng_web PRIVATE ${web_link_options})
  foreach(library IN LISTS js_libraries)
    target_link_options(yinfeng_web PRIVATE "SHELL:--js-library ${library}")
  endforeach()

  # Optimised once more as linked, with functions in the order of their names: instances of one template then stand side
  # by side. 9 kB less when compressed. Then parted into what the first picture needs and the rest.
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    execute_process(COMMAND ${EMSCRIPTEN_ROOT_PATH}/em-config BINARYEN_ROOT OUTPUT_VARIABLE binaryen
      OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    target_link_options(yinfeng_web PRIVATE --profiling-funcs -Wl,--no-demangle)  # names as linked, for the order and the rooms
    find_program(llvm_nm NAMES llvm-nm-19 llvm-nm REQUIRED)
    add_custom_command(TARGET yinfeng_web POST_BUILD
      COMMAND ${binaryen}/bin/wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext
        --enable-mutable-globals --reorder-functions-by-name -g yinfeng.wasm -o yinfeng.named.wasm
      COMMAND ${NODE_PROGRAM} ${CMAKE_CURRENT_SOURCE_DIR}/scripts/split_program.mjs . ${binaryen}/bin ${llvm_nm} VERBATIM)
    set_property(TARGET yinfeng_web APPEND PROPERTY LINK_DEPENDS
      ${CMAKE_CURRENT_SOURCE_DIR}/scripts/split_program.mjs ${CMAKE_CURRENT_SOURCE_DIR}/scripts/wasm_functions.mjs)
  endif()
endif()

# The platform of the page without the page, for tests/browser/platform_sealed.mjs.
add_executable(yinfeng_web_probe EXCLUDE_FROM_ALL tests/browser/probe/sealed_probe.cpp src/platform/web/clipboard.cpp
  src/platform/web/reply.cpp src/platform/web/web_crypto.cpp src/platform/web/web_platform.cpp src/platform/web/web_storage.cpp)
set_target_properties(yinfeng_web_probe PROPERTIES OUTPUT_NAME yinfeng_probe SUFFIX .js)
set_property(TARGET yinfeng_web_probe APPEND PROPERTY LINK_DEPENDS ${js_libraries})
target_include_directories(yinfeng_web_probe PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_options(yinfeng_web_probe PRIVATE -O1)
target_link_libraries(yinfeng_web_probe PRIVATE yinfeng_options yinfeng_app)
target_link_options(yinfeng_web_probe PRIVATE ${web_link_options})
foreach(library IN LISTS js_libraries)
  target_link_options(yinfeng_web_probe PRIVATE "SHELL:--js-library ${library}")
endforeach()
