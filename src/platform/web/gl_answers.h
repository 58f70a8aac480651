#pragma once
// Read before Dear ImGui's OpenGL backend (cmake/YinfengWeb.cmake), which asks for the whole state of OpenGL in every
// frame to put it back afterwards, for programs that draw something of their own. This program draws nothing else, and in
// a browser some of those questions wait until the graphics process has finished the picture before. They are
// answered here with what does no harm when it is put back: every frame sets all of it anew.

#include <GLES3/gl3.h>

inline void yf_gl_get(GLenum what, GLint* answer) {
    switch (what) {
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX: answer[0] = answer[1] = answer[2] = answer[3] = 0; break;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *answer = GL_ONE; break;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA: *answer = GL_ZERO; break;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *answer = GL_FUNC_ADD; break;
    default: glGetIntegerv(what, answer);
    }
}
#define glGetIntegerv yf_gl_get
