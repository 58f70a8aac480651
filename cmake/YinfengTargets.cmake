# The functions CMakeLists.txt is written in.

# What every target of ours is compiled with. Exceptions and run-time types are off: errors are values.
add_library(yinfeng_warnings INTERFACE)
target_compile_options(yinfeng_warnings INTERFACE
  -Wall -Wextra -Werror -Wno-missing-field-initializers -Wno-missing-designated-field-initializers
  -fno-rtti -ffunction-sections -fdata-sections)
target_include_directories(yinfeng_warnings INTERFACE
  ${CMAKE_CURRENT_SOURCE_DIR}/src ${CMAKE_CURRENT_BINARY_DIR}/generated)
if(EMSCRIPTEN)
  target_compile_definitions(yinfeng_warnings INTERFACE YINFENG_CHINESE_ONLY)  # read by base/language.cpp and base/word_table.h
endif()
add_library(yinfeng_options INTERFACE)
target_link_libraries(yinfeng_options INTERFACE yinfeng_warnings)
target_compile_options(yinfeng_options INTERFACE -fno-exceptions)

# yinfeng_exists(VARIABLE PATH): true if the file is there; CMake runs again when it appears or goes.
function(yinfeng_exists variable path)
  file(GLOB found CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${path})
  if(found)
    set(${variable} TRUE PARENT_SCOPE)
  else()
    set(${variable} FALSE PARENT_SCOPE)
  endif()
endfunction()

# What nearly every file includes of the standard library, parsed once for each level of optimisation: half of the time
# of a first build went into it. Files still include what they use, so nothing depends on this. (<cstdarg> stands first:
# otherwise Clang 19 takes the C library's va_list for another one behind the precompiled header.)
set(yinfeng_common_headers <cstdarg> <algorithm> <array> <charconv> <cstdint> <deque> <expected> <functional> <map> <memory> <optional>
  <set> <span> <string> <string_view> <unordered_map> <utility> <vector>)
function(yinfeng_precompile name optimise)
  string(MAKE_C_IDENTIFIER "yinfeng_headers${optimise}" headers)
  if(NOT TARGET ${headers})
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/headers.cpp CONTENT "// precompiled headers need a file to belong to\n")
    add_library(${headers} OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_BINARY_DIR}/generated/headers.cpp)
    target_link_libraries(${headers} PRIVATE yinfeng_options)
    target_compile_options(${headers} PRIVATE ${optimise})
    target_precompile_headers(${headers} PRIVATE ${yinfeng_common_headers})
  endif()
  target_precompile_headers(${name} REUSE_FROM ${headers})
endfunction()

# yinfeng_library(NAME DIRS folder… OPTIMISE flag LINK library…): a static library of all .cpp below the
# folders; only an interface as long as there are none.
function(yinfeng_library name)
  cmake_parse_arguments(arg "" "OPTIMISE" "DIRS;LINK" ${ARGN})
  set(patterns ${arg_DIRS})
  list(TRANSFORM patterns PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  list(TRANSFORM patterns APPEND /*.cpp)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${arg_LINK})
    return()
  endif()
  add_library(${name} STATIC EXCLUDE_FROM_ALL ${sources})
  target_compile_options(${name} PRIVATE ${arg_OPTIMISE})
  target_link_libraries(${name} PRIVATE yinfeng_options PUBLIC ${arg_LINK})
  yinfeng_precompile(${name} ${arg_OPTIMISE})
endfunction()

# yinfeng_test(NAME DIRS folder… LINK library…): a doctest program of all .cpp below the folders.
# Tests may use exceptions (doctest's REQUIRE and rapidcheck do); what they test may not.
function(yinfeng_test name)
  cmake_parse_arguments(arg "" "" "DIRS;LINK" ${ARGN})
  set(patterns ${arg_DIRS})
  list(TRANSFORM patterns PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  list(TRANSFORM patterns APPEND /*.cpp)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
  if(YINFENG_TEST_FILTER)
    list(FILTER sources INCLUDE REGEX "${YINFENG_TEST_FILTER}")
  endif()
  if(NOT sources)
    return()
  endif()
  set(main ${PROJECT_SOURCE_DIR}/tests/support/doctest_main.cpp)
  set_source_files_properties(${main} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)  # it includes doctest in another way
  add_executable(${name} EXCLUDE_FROM_ALL ${sources} ${main})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_options(${name} PRIVATE ${YINFENG_TEST_OPT})
  target_link_libraries(${name} PRIVATE yinfeng_warnings ${arg_LINK} rapidcheck nlohmann_json)
  target_precompile_headers(${name} PRIVATE ${yinfeng_common_headers} <doctest/doctest.h>)
  if(EMSCRIPTEN)
    target_compile_options(${name} PRIVATE -fwasm-exceptions)
    target_link_options(${name} PRIVATE -O1 -fwasm-exceptions -sENVIRONMENT=node -sNODERAWFS=1
      -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB -sEXIT_RUNTIME=1 -sWASM_BIGINT=1)
  endif()
endfunction()
