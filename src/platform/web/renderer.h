#pragma once
// Two ways to bring Dear ImGui's picture to the canvas: WebGL 2, or our own pixels (ui/software_picture.h) where there
// is none (old office machines, virtual desktops, ?renderer=software). Chosen once, at start.

#include <memory>

struct SDL_Window;

namespace yinfeng::platform::web {

class Renderer {
public:
    virtual ~Renderer() = default;
    virtual const char* name() const = 0;
    virtual void new_frame() = 0;
    virtual void draw() = 0; // what ImGui::Render() left
    virtual void context_lost() {}
    virtual void context_restored() {}
};

// Also starts the SDL2 backend of Dear ImGui. Null if neither way works.
std::unique_ptr<Renderer> make_renderer(SDL_Window* window);

} // namespace yinfeng::platform::web
