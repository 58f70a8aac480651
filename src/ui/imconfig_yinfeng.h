#pragma once
// Dear ImGui's compile-time switches, the same for every file that sees it (IMGUI_USER_CONFIG).

#define IMGUI_USE_WCHAR32 // without it a pasted 𠮷 becomes ? in the user's data

// Our glyphs come from ui/font.cpp. Naming FreeType (without having it) keeps stb_truetype out, and the loader
// that FreeType's header declares is ours to define; no built-in font is embedded.
#define IMGUI_ENABLE_FREETYPE
#define IMGUI_DISABLE_DEFAULT_FONT

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_OBSOLETE_KEYIO
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS // no .ini, no log files
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// Misuse of Dear ImGui stops the tests (native, with assertions); what is shipped carries no messages about it.
#ifdef NDEBUG
#define IM_ASSERT_USER_ERROR(expression, message) ((void)0)
#endif
