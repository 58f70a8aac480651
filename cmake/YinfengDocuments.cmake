# The libraries of src/documents, from the sources that scripts/toolchain.sh unpacks, the same natively and in WebAssembly: expat (XML), minizip
# of zlib, FreeXL (.xls), libxlsxwriter. Their warnings are not ours.

yinfeng_tool_path(YINFENG_DOCUMENTS_DIR "the sources of the documents libraries")

function(yinfeng_document_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;INCLUDE;DEFINE;LINK" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${YINFENG_DOCUMENTS_DIR}/)
  list(TRANSFORM arg_INCLUDE PREPEND ${YINFENG_DOCUMENTS_DIR}/)
  add_library(${name} STATIC EXCLUDE_FROM_ALL ${arg_SOURCES})
  target_include_directories(${name} SYSTEM PUBLIC ${arg_INCLUDE})
  target_compile_definitions(${name} PRIVATE ${arg_DEFINE})
  target_compile_options(${name} PRIVATE ${YINFENG_CORE_OPT} -w)
  target_link_libraries(${name} PUBLIC ${arg_LINK})
endfunction()

if(EMSCRIPTEN)
  set(zlib_sources adler32 compress crc32 deflate infback inffast inflate inftrees trees uncompr zutil)
  list(TRANSFORM zlib_sources PREPEND zlib/)
  list(TRANSFORM zlib_sources APPEND .c)
  yinfeng_document_library(zlib SOURCES ${zlib_sources} INCLUDE zlib)
endif()

# Its only chance is the salt of hash tables, and a document is parsed in a process of its own.
yinfeng_document_library(expat SOURCES expat/expat/lib/xmlparse.c expat/expat/lib/xmlrole.c expat/expat/lib/xmltok.c
  INCLUDE expat expat/expat/lib DEFINE XML_STATIC XML_NS=1 XML_CONTEXT_BYTES=1024 XML_POOR_ENTROPY=1 HAVE_MEMMOVE)
target_compile_definitions(expat INTERFACE XML_STATIC)

# Without files of its own: archives are read from memory (documents/archive.cpp) and written by libxlsxwriter and documents/word_writer.cpp.
yinfeng_document_library(minizip SOURCES zlib/contrib/minizip/ioapi.c zlib/contrib/minizip/unzip.c zlib/contrib/minizip/zip.c
  INCLUDE zlib/contrib DEFINE NOCRYPT NOUNCRYPT LINK zlib)

# Of FreeXL the reader of BIFF alone; what it opens as a file is the memory that documents/xls_reader.cpp has.
yinfeng_document_library(freexl SOURCES freexl/src/freexl.c INCLUDE freexl freexl/headers
  DEFINE OMIT_XMLDOC fopen=yinfeng_open_memory VERSION="2.0.0")

file(GLOB xlsxwriter_sources RELATIVE ${YINFENG_DOCUMENTS_DIR} ${YINFENG_DOCUMENTS_DIR}/libxlsxwriter/src/*.c)
yinfeng_document_library(xlsxwriter SOURCES ${xlsxwriter_sources} libxlsxwriter/third_party/md5/md5.c INCLUDE libxlsxwriter/include
  DEFINE USE_SYSTEM_MINIZIP USE_STANDARD_TMPFILE LINK minizip)
