# yinfeng_assets: the side data of the program. The command line and the tests carry it: #include "assets/embedded.h", then
# yinfeng::assets::find("text_tables.bin"). The page links none of it and asks Platform::asset for the files, which
# scripts/make_dist.mjs puts beside it.

set(generated ${CMAKE_CURRENT_BINARY_DIR}/generated)
set(embedded_names)
set(embedded_files)
set(generated_headers)

# yinfeng_generate(SCRIPT OUTPUT ARGS … DEPENDS …): node scripts/SCRIPT ARGS… OUTPUT, once the script exists.
macro(yinfeng_generate script output)
  cmake_parse_arguments(gen "" "" "ARGS;DEPENDS" ${ARGN})
  yinfeng_exists(gen_exists scripts/${script})
  if(gen_exists)
    add_custom_command(OUTPUT ${generated}/${output}
      COMMAND ${CMAKE_COMMAND} -E env YINFENG_NODE_MODULES=${YINFENG_NODE_MODULES}
        ${NODE_PROGRAM} ${CMAKE_CURRENT_SOURCE_DIR}/scripts/${script} ${gen_ARGS} ${generated}/${output}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/scripts/${script} ${gen_DEPENDS}
        ${CMAKE_CURRENT_SOURCE_DIR}/scripts/package-lock.json
      COMMENT "Generating ${output}" VERBATIM)
    if("${output}" MATCHES "\\.h$")
      list(APPEND generated_headers ${generated}/${output})
    else()
      list(APPEND embedded_names ${output})
      list(APPEND embedded_files ${generated}/${output})
    endif()
  endif()
endmacro()

file(GLOB_RECURSE sample_files CONFIGURE_DEPENDS assets/sample/*)
file(GLOB_RECURSE calendar_files CONFIGURE_DEPENDS assets/calendar/*)
file(GLOB icon_list CONFIGURE_DEPENDS assets/icons.txt)
yinfeng_generate(gen_text_tables.mjs text_tables.bin)
yinfeng_generate(gen_calendar.mjs calendar.txt DEPENDS ${calendar_files})
yinfeng_generate(gen_sample.mjs sample.json DEPENDS ${sample_files})
# What another language says: base/language_pack.h, base/traditional.h.
file(GLOB_RECURSE word_files CONFIGURE_DEPENDS src/*.def src/view/*.cpp src/view/*.h assets/languages/*)
yinfeng_generate(gen_language.mjs en.words ARGS en ${CMAKE_CURRENT_SOURCE_DIR}/src DEPENDS ${word_files})
yinfeng_generate(gen_language.mjs zh-hant.txt ARGS zh-hant ${CMAKE_CURRENT_SOURCE_DIR}/src DEPENDS ${word_files})
yinfeng_generate(gen_icons.mjs icons_generated.h
  ARGS ${CMAKE_CURRENT_SOURCE_DIR}/assets/icons.txt ${YINFENG_NODE_MODULES}/lucide-static DEPENDS ${icon_list})

file(GLOB_RECURSE embed_files RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/assets/embed CONFIGURE_DEPENDS assets/embed/*)
foreach(file IN LISTS embed_files)
  list(APPEND embedded_names ${file})
  list(APPEND embedded_files ${CMAKE_CURRENT_SOURCE_DIR}/assets/embed/${file})
endforeach()

set(embed_arguments)
foreach(name file IN ZIP_LISTS embedded_names embedded_files)
  list(APPEND embed_arguments ${name}=${file})
endforeach()
set(embed_output ${generated}/assets/embedded.cpp ${generated}/assets/embedded.h)
add_custom_command(OUTPUT ${embed_output}
  COMMAND ${NODE_PROGRAM} ${CMAKE_CURRENT_SOURCE_DIR}/scripts/embed.mjs ${generated}/assets ${embed_arguments}
  DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/scripts/embed.mjs ${embedded_files}
  COMMENT "Embedding assets" VERBATIM)

add_custom_target(yinfeng_generated DEPENDS ${embed_output} ${generated_headers})
add_library(yinfeng_assets STATIC EXCLUDE_FROM_ALL ${generated}/assets/embedded.cpp)
target_link_libraries(yinfeng_assets PRIVATE yinfeng_options)
target_compile_options(yinfeng_assets PRIVATE -O1 -Wno-c23-extensions)
add_dependencies(yinfeng_assets yinfeng_generated)
