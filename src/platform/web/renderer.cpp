#include "platform/web/renderer.h"

#include "ui/software_picture.h"
#include "ui/theme.h"

#include <emscripten/html5.h>
#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <SDL.h>

#include <algorithm>
#include <cstdint>

extern "C" {
int yf_has_webgl();
int yf_has_canvas_2d();
void yf_canvas_show(const std::uint32_t* pixels, int width, int height);
}

namespace yinfeng::platform::web {

namespace {

constexpr int largest_atlas_px = 4096; // phones

class GlRenderer final : public Renderer {
public:
    static std::unique_ptr<Renderer> make(SDL_Window* window) {
        EmscriptenWebGLContextAttributes attributes;
        emscripten_webgl_init_context_attributes(&attributes);
        attributes.majorVersion = 2;
        attributes.alpha = attributes.depth = attributes.stencil = attributes.antialias = false;
        const auto context = emscripten_webgl_create_context("#canvas", &attributes);
        if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return nullptr;
        GLint largest = 0;
        glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
        ImFontAtlas* atlas = ImGui::GetIO().Fonts;
        atlas->TexMaxWidth = atlas->TexMaxHeight = std::clamp(largest, 1024, largest_atlas_px);
        ImGui_ImplSDL2_InitForOpenGL(window, nullptr);
        ImGui_ImplOpenGL3_Init("#version 300 es");
        return std::make_unique<GlRenderer>();
    }

    const char* name() const override { return "webgl2"; }
    void new_frame() override {
        if (!lost_) ImGui_ImplOpenGL3_NewFrame();
    }
    void draw() override {
        if (lost_) return;
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        glViewport(0, 0, static_cast<int>(size.x), static_cast<int>(size.y));
        const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(ui::color::app);
        glClearColor(ground.x, ground.y, ground.z, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }
    void context_lost() override { lost_ = true; }
    void context_restored() override {
        lost_ = false;
        ImGui_ImplOpenGL3_DestroyDeviceObjects(); // forgets the textures too; the atlas is uploaded again
        ImGui_ImplOpenGL3_CreateDeviceObjects();
    }

private:
    bool lost_ = false;
};

class SoftwareRenderer final : public Renderer {
public:
    static std::unique_ptr<Renderer> make(SDL_Window* window) {
        if (!yf_has_canvas_2d()) return nullptr;
        ImGui_ImplSDL2_InitForOther(window);
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures;
        return std::make_unique<SoftwareRenderer>();
    }

    const char* name() const override { return "software"; }
    void new_frame() override {}
    void draw() override {
        picture_.draw(*ImGui::GetDrawData(), ui::color::app);
        yf_canvas_show(picture_.pixels().data(), picture_.width(), picture_.height());
    }

private:
    ui::SoftwarePicture picture_;
};

} // namespace

std::unique_ptr<Renderer> make_renderer(SDL_Window* window) {
    if (yf_has_webgl()) return GlRenderer::make(window); // a canvas that refused WebGL gives no other context either
    return SoftwareRenderer::make(window);
}

} // namespace yinfeng::platform::web
