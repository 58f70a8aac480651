#include "ui/software_picture.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

namespace {

struct Clip {
    int left, top, right, bottom; // pixels, right and bottom excluded
};

// A pixel is drawn when its middle lies inside; on an edge, by the shape to the right and below. So shapes that share
// an edge neither overlap nor leave a gap.
int first_pixel(float edge, int from, int to) {
    return static_cast<int>(std::ceil(std::clamp(edge - 0.5f, static_cast<float>(from), static_cast<float>(to))));
}

// `alpha`: 0 to 255. Two channels at a time; the result is opaque.
std::uint32_t mixed(std::uint32_t below, std::uint32_t colour, std::uint32_t alpha) {
    alpha += alpha >> 7; // 256 is all of it
    const std::uint32_t rest = 256 - alpha;
    const std::uint32_t red_blue = ((colour & 0xFF00FF) * alpha + (below & 0xFF00FF) * rest) >> 8;
    const std::uint32_t green = ((colour & 0x00FF00) * alpha + (below & 0x00FF00) * rest) >> 8;
    return 0xFF000000 | (red_blue & 0xFF00FF) | (green & 0x00FF00);
}

// The alpha of a texture, nearest texel.
struct Coverage {
    const unsigned char* alpha = nullptr; // of the first texel
    int width = 0, height = 0, step = 1;

    explicit Coverage(const ImTextureData* texture) {
        if (!texture || !texture->Pixels) return;
        width = texture->Width, height = texture->Height, step = texture->BytesPerPixel;
        alpha = texture->Pixels + step - 1;
    }
    int column(float u) const { return std::clamp(static_cast<int>(u * static_cast<float>(width)), 0, width - 1); }
    const unsigned char* row(float v) const {
        const int y = std::clamp(static_cast<int>(v * static_cast<float>(height)), 0, height - 1);
        return alpha + static_cast<std::ptrdiff_t>(y) * width * step;
    }
    std::uint32_t at(float u, float v) const { return alpha ? row(v)[column(u) * step] : 255; }
};

class Painter {
public:
    Painter(std::uint32_t* pixels, int width, Clip clip, Coverage coverage)
        : pixels_(pixels), width_(width), clip_(clip), coverage_(coverage) {}

    // Two triangles that are an upright rectangle of one colour: nearly everything is.
    bool rectangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const ImDrawVert& d) {
        if (a.pos.x != d.pos.x || a.pos.y != b.pos.y || b.pos.x != c.pos.x || c.pos.y != d.pos.y) return false;
        if (a.col != b.col || a.col != c.col || a.col != d.col) return false;
        if (a.uv.x != d.uv.x || a.uv.y != b.uv.y || b.uv.x != c.uv.x || c.uv.y != d.uv.y) return false;
        if (a.pos.x > c.pos.x || a.pos.y > c.pos.y) return false;
        const int left = first_pixel(a.pos.x, clip_.left, clip_.right);
        const int right = first_pixel(c.pos.x, clip_.left, clip_.right);
        const int top = first_pixel(a.pos.y, clip_.top, clip_.bottom);
        const int bottom = first_pixel(c.pos.y, clip_.top, clip_.bottom);
        if (left >= right || top >= bottom) return true;
        if (a.uv.x == c.uv.x && a.uv.y == c.uv.y) {
            const std::uint32_t alpha = scaled(a.col >> 24, coverage_.at(a.uv.x, a.uv.y));
            for (int y = top; y < bottom; ++y) fill(y, left, right, a.col, alpha);
            return true;
        }
        if (!coverage_.alpha) return true;
        const float u_step = (c.uv.x - a.uv.x) / (c.pos.x - a.pos.x), v_step = (c.uv.y - a.uv.y) / (c.pos.y - a.pos.y);
        for (int y = top; y < bottom; ++y) {
            const unsigned char* texels = coverage_.row(a.uv.y + (static_cast<float>(y) + 0.5f - a.pos.y) * v_step);
            float u = a.uv.x + (static_cast<float>(left) + 0.5f - a.pos.x) * u_step;
            for (int x = left; x < right; ++x, u += u_step) {
                blend(y, x, a.col, scaled(a.col >> 24, texels[coverage_.column(u) * coverage_.step]));
            }
        }
        return true;
    }

    void triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
        const ImDrawVert* corners[] = {&a, &b, &c};
        const auto order = [&](int i, int j) {
            if (corners[j]->pos.y < corners[i]->pos.y) std::swap(corners[i], corners[j]);
        };
        order(0, 1), order(1, 2), order(0, 1); // downwards
        const auto& [high, middle, low] = corners;
        const int top = first_pixel(high->pos.y, clip_.top, clip_.bottom);
        const int bottom = first_pixel(low->pos.y, clip_.top, clip_.bottom);
        const float area = (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (c.pos.x - a.pos.x) * (b.pos.y - a.pos.y);
        if (top >= bottom || area == 0) return;
        const bool plain = a.col == b.col && a.col == c.col && same(a.uv, b.uv) && same(a.uv, c.uv);
        const std::uint32_t plain_alpha = scaled(a.col >> 24, coverage_.at(a.uv.x, a.uv.y));
        for (int y = top; y < bottom; ++y) {
            const float line = static_cast<float>(y) + 0.5f;
            const float one = crossing(*high, *low, line);
            const float two = line < middle->pos.y ? crossing(*high, *middle, line) : crossing(*middle, *low, line);
            const int left = first_pixel(std::min(one, two), clip_.left, clip_.right);
            const int right = first_pixel(std::max(one, two), clip_.left, clip_.right);
            if (plain) {
                if (left < right) fill(y, left, right, a.col, plain_alpha);
                continue;
            }
            for (int x = left; x < right; ++x) { // how near the middle of the pixel is to each corner
                const float dx = static_cast<float>(x) + 0.5f - a.pos.x, dy = line - a.pos.y;
                const float to_b = (dx * (c.pos.y - a.pos.y) - (c.pos.x - a.pos.x) * dy) / area;
                const float to_c = ((b.pos.x - a.pos.x) * dy - dx * (b.pos.y - a.pos.y)) / area;
                shade(y, x, a, b, c, to_b, to_c);
            }
        }
    }

private:
    static bool same(const ImVec2& a, const ImVec2& b) { return a.x == b.x && a.y == b.y; }
    static std::uint32_t scaled(std::uint32_t alpha, std::uint32_t by) { return by == 255 ? alpha : alpha * by / 255; }
    static float crossing(const ImDrawVert& from, const ImDrawVert& to, float y) {
        return from.pos.x + (y - from.pos.y) * (to.pos.x - from.pos.x) / (to.pos.y - from.pos.y);
    }

    std::uint32_t* row(int y) { return pixels_ + static_cast<std::ptrdiff_t>(y) * width_; }
    void blend(int y, int x, std::uint32_t colour, std::uint32_t alpha) {
        if (alpha == 0) return;
        std::uint32_t& pixel = row(y)[x];
        pixel = mixed(pixel, colour, alpha);
    }
    void fill(int y, int left, int right, std::uint32_t colour, std::uint32_t alpha) {
        if (alpha == 255) {
            std::fill(row(y) + left, row(y) + right, colour | 0xFF000000);
        } else if (alpha > 0) {
            for (std::uint32_t *pixel = row(y) + left, *end = row(y) + right; pixel < end; ++pixel) {
                *pixel = mixed(*pixel, colour, alpha);
            }
        }
    }
    void shade(int y, int x, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, float to_b, float to_c) {
        const float to_a = 1 - to_b - to_c;
        const auto between = [&](float at_a, float at_b, float at_c) {
            return at_a * to_a + at_b * to_b + at_c * to_c;
        };
        const auto channel = [&](int shift) {
            const auto of = [&](const ImDrawVert& corner) { return static_cast<float>(corner.col >> shift & 0xFF); };
            return static_cast<std::uint32_t>(std::clamp(between(of(a), of(b), of(c)) + 0.5f, 0.0f, 255.0f));
        };
        const bool one_colour = ((a.col ^ b.col) & 0xFFFFFF) == 0 && ((a.col ^ c.col) & 0xFFFFFF) == 0; // smooth edges
        const std::uint32_t colour = one_colour ? a.col : channel(0) | channel(8) << 8 | channel(16) << 16;
        blend(y, x, colour,
            scaled(channel(24), coverage_.at(between(a.uv.x, b.uv.x, c.uv.x), between(a.uv.y, b.uv.y, c.uv.y))));
    }

    std::uint32_t* pixels_;
    int width_;
    Clip clip_;
    Coverage coverage_;
};

void answer(ImTextureData& texture) {
    switch (texture.Status) {
    case ImTextureStatus_WantCreate:
        texture.SetTexID(static_cast<ImTextureID>(reinterpret_cast<std::uintptr_t>(&texture)));
        texture.SetStatus(ImTextureStatus_OK);
        break;
    case ImTextureStatus_WantUpdates: // read in place
        texture.SetStatus(ImTextureStatus_OK);
        break;
    case ImTextureStatus_WantDestroy:
        texture.SetTexID(ImTextureID_Invalid);
        texture.SetStatus(ImTextureStatus_Destroyed);
        break;
    default: break;
    }
}

} // namespace

void SoftwarePicture::draw(ImDrawData& data, std::uint32_t background) {
    if (data.Textures) {
        for (ImTextureData* texture : *data.Textures) answer(*texture);
    }
    width_ = std::max(0, static_cast<int>(data.DisplaySize.x));
    height_ = std::max(0, static_cast<int>(data.DisplaySize.y));
    pixels_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), background | 0xFF000000);
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (!command.UserCallback) draw_command(*list, command);
        }
    }
}

void SoftwarePicture::draw_command(const ImDrawList& list, const ImDrawCmd& command) {
    const auto inside = [](float at, int most) {
        return static_cast<int>(std::clamp(at, 0.0f, static_cast<float>(most)));
    };
    const Clip clip{inside(command.ClipRect.x, width_), inside(command.ClipRect.y, height_),
        inside(command.ClipRect.z, width_), inside(command.ClipRect.w, height_)};
    if (clip.left >= clip.right || clip.top >= clip.bottom) return;
    const auto* texture = reinterpret_cast<const ImTextureData*>(static_cast<std::uintptr_t>(command.GetTexID()));
    Painter painter(pixels_.data(), width_, clip, Coverage(texture));
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* at = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned left = command.ElemCount; left >= 3;) {
        const bool quad = left >= 6 && at[3] == at[0] && at[4] == at[2] &&
                          painter.rectangle(vertices[at[0]], vertices[at[1]], vertices[at[2]], vertices[at[5]]);
        if (!quad) painter.triangle(vertices[at[0]], vertices[at[1]], vertices[at[2]]);
        at += quad ? 6 : 3;
        left -= quad ? 6 : 3;
    }
}

} // namespace yinfeng::ui
