#include "ui/software_picture.h"

#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstring>

using yinfeng::ui::SoftwarePicture;

namespace {

constexpr std::uint32_t white = 0xFFFFFFFF, black = 0xFF000000, red = IM_COL32(255, 0, 0, 255);

// A draw list of its own on a page of 16 by 12 pixels. The texture is 4 by 1: the alphas 255, 0, 128 and 255.
struct Drawing {
    ImDrawListSharedData shared;
    ImDrawList list{&shared};
    ImTextureData texture;
    ImVector<ImTextureData*> textures;
    ImDrawData data;
    SoftwarePicture picture;

    explicit Drawing(ImTextureFormat format = ImTextureFormat_RGBA32) {
        texture.Create(format, 4, 1);
        const unsigned char alphas[] = {255, 0, 128, 255};
        for (int x = 0; x < 4; ++x) {
            std::memset(texture.GetPixelsAt(x, 0), 0xFF, static_cast<std::size_t>(texture.BytesPerPixel));
            static_cast<unsigned char*>(texture.GetPixelsAt(x, 0))[texture.BytesPerPixel - 1] = alphas[x];
        }
        texture.Status = ImTextureStatus_WantCreate;
        textures.push_back(&texture);
        shared.TexUvWhitePixel = {0.1f, 0.5f};
        shared.ClipRectFullscreen = {0, 0, 16, 12};
        list._ResetForNewFrame();
        list.PushTexture(texture.GetTexRef());
        list.PushClipRectFullScreen();
    }
    void draw() {
        data.DisplaySize = {16, 12};
        data.Textures = &textures;
        data.CmdLists.push_back(&list);
        data.CmdListsCount = 1;
        picture.draw(data, white);
        data.CmdLists.clear();
    }
    std::uint32_t at(int x, int y) const { return picture.pixels()[static_cast<std::size_t>(y * picture.width() + x)]; }
    std::ptrdiff_t count(std::uint32_t colour) const { return std::ranges::count(picture.pixels(), colour); }
};

} // namespace

TEST_CASE("software picture: a rectangle covers the pixels whose middles it covers, inside the clip") {
    Drawing drawing;
    drawing.list.AddRectFilled({2, 3}, {5, 5}, black);
    drawing.list.PushClipRect({8, 0}, {10, 2});
    drawing.list.AddRectFilled({7, -4}, {100, 100}, red);
    drawing.list.PopClipRect();
    drawing.list.AddRectFilled({0.6f, 9.4f}, {1.4f, 10.6f}, black); // no middle across, one down
    drawing.draw();
    CHECK(drawing.picture.width() == 16);
    CHECK(drawing.picture.height() == 12);
    CHECK(drawing.count(black) == 6);
    CHECK(drawing.at(2, 3) == black);
    CHECK(drawing.at(4, 4) == black);
    CHECK(drawing.at(5, 4) == white);
    CHECK(drawing.count(red) == 4);
    CHECK(drawing.at(8, 0) == red);
    CHECK(drawing.at(9, 1) == red);
}

TEST_CASE("software picture: half-transparent colours are mixed once, also where triangles meet") {
    Drawing drawing;
    // A square of two triangles that is not upright: falls through to the general case.
    const ImVec2 corners[] = {{8, 1}, {13, 6}, {8, 11}, {3, 6}};
    drawing.list.Flags = ImDrawListFlags_None; // no smooth edges
    drawing.list.AddConvexPolyFilled(corners, 4, IM_COL32(0, 0, 0, 128));
    drawing.draw();
    const std::uint32_t grey = drawing.at(8, 6);
    CHECK((grey & 0xFF) > 120);
    CHECK((grey & 0xFF) < 132);
    CHECK((grey & black) == black);
    CHECK(drawing.count(white) + drawing.count(grey) == 16 * 12);
    CHECK(drawing.count(grey) == 50); // half of ten by ten
}

TEST_CASE("software picture: glyphs take their alpha from the texture, whatever its format") {
    for (const auto format : {ImTextureFormat_RGBA32, ImTextureFormat_Alpha8}) {
        Drawing drawing(format);
        drawing.list.AddImage(drawing.texture.GetTexRef(), {4, 4}, {8, 6}, {0, 0}, {1, 1}, red);
        drawing.draw();
        for (const int y : {4, 5}) {
            CHECK(drawing.at(4, y) == red);
            CHECK(drawing.at(5, y) == white);
            CHECK((drawing.at(6, y) & 0xFF) == 0xFF); // red stays, the others are halved
            CHECK((drawing.at(6, y) & 0xFF00) > 120 * 256);
            CHECK((drawing.at(6, y) & 0xFF00) < 132 * 256);
            CHECK(drawing.at(7, y) == red);
        }
        CHECK(drawing.count(red) == 4);
    }
}

TEST_CASE("software picture: smooth edges fade, colours run into each other") {
    Drawing drawing;
    drawing.list.AddRectFilledMultiColor(
        {0, 0}, {16, 12}, black, IM_COL32(255, 255, 255, 255), IM_COL32(255, 255, 255, 255), black);
    drawing.draw();
    for (int x = 1; x < 16; ++x) {
        CHECK((drawing.at(x, 6) & 0xFF) > (drawing.at(x - 1, 6) & 0xFF));
        CHECK((drawing.at(x, 2) & 0xFF) == (drawing.at(x, 9) & 0xFF));
    }
}

TEST_CASE("software picture: shapes outside the page and without area draw nothing") {
    Drawing drawing;
    drawing.list.AddTriangleFilled({-500, -500}, {-400, 900}, {-1, 5}, black);
    drawing.list.AddTriangleFilled({3, 3}, {6, 6}, {9, 9}, black);
    drawing.list.AddRectFilled({1e9f, 1e9f}, {2e9f, 2e9f}, black);
    drawing.draw();
    CHECK(drawing.count(white) == 16 * 12);
}

TEST_CASE("software picture: textures are taken, kept and given back") {
    Drawing drawing;
    drawing.draw();
    CHECK(drawing.texture.Status == ImTextureStatus_OK);
    CHECK(drawing.texture.TexID != ImTextureID_Invalid);
    drawing.texture.Status = ImTextureStatus_WantUpdates;
    drawing.draw();
    CHECK(drawing.texture.Status == ImTextureStatus_OK);
    drawing.texture.Status = ImTextureStatus_WantDestroy;
    drawing.list._ResetForNewFrame();
    drawing.draw();
    CHECK(drawing.texture.Status == ImTextureStatus_Destroyed);
    CHECK(drawing.texture.TexID == ImTextureID_Invalid);
}
