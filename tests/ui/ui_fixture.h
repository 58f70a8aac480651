#pragma once
// The whole program without a browser: a frontend on the fake platform and a renderer that draws nothing. Tests use
// it as a person would - they find things by role and name in the accessible tree, and press keys and the mouse.
//
//   UiFixture ui;                                   // first run, 1440 x 900
//   ui.click(Role::button, "打开示例");
//   ui.wait_for(Role::heading, "项目");

#include "app/app.h"
#include "platform/fake/fake_glyphs.h"
#include "platform/fake/fake_platform.h"
#include "ui/drawn_picture.h"
#include "ui/frontend.h"

#include <imgui.h>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::test {

class UiFixture {
public:
    explicit UiFixture(int width = 1440, int height = 900, float scale = 1, bool touch = false);
    ~UiFixture();

    platform::FakeWorld world;
    std::unique_ptr<platform::FakePlatform> tab;
    platform::FakeGlyphs glyphs;
    std::unique_ptr<ui::Frontend> frontend;

    app::App& app() { return frontend->app(); }
    // Where a workspace opens; people come to 工作台, most tests are about 项目.
    app::Screen first_page = app::Screen::projects;
    std::set<std::string> lost_assets;     // side data that does not come after the next reload()
    void reload(std::string address = {}); // the page is left and opened again, in the same browser, perhaps by a link

    // One frame, with everything that the platform has to say run before it.
    void frame();
    void frames(int count);
    void draw(); // one frame before the platform has said anything
    // Until the interface asks for no further frame (at most `limit`); returns how many were drawn.
    int settle(int limit = 60);

    // As many frames as the page draws by itself after an event (platform/web/page.cpp): three, then as long as the interface asks for
    // one, or a picture is unlike the one before.
    int rest(int limit = 60);

    // The accessible tree of the last frame. A name matches whole; a trailing * matches the beginning.
    const ui::SemanticNode* find(ui::Role role, std::string_view name) const;
    const ui::SemanticNode* find_text(std::string_view part) const; // any node whose name or value contains it
    std::vector<const ui::SemanticNode*> all(ui::Role role) const;
    bool wait_for(ui::Role role, std::string_view name, int limit = 120);
    std::string tree() const; // for messages of failed checks

    bool click(ui::Role role, std::string_view name); // false if it is not there
    void click_at(float x, float y, int button = 0);
    void double_click_at(float x, float y); // at that place, whatever the first click moves
    void move_to(float x, float y);
    void drag(float x0, float y0, float x1, float y1);
    void wheel(float x, float y, float lines);
    // Scrolls down at a place until it is in sight; false at the end.
    bool reach(ui::Role role, std::string_view name, float x, float y);
    void key(ImGuiKey key, int modifiers = 0);
    void key_and_rest(
        ImGuiKey key, int modifiers = 0); // pressed and released within one frame, and nothing after it but rest()
    void type(std::string_view utf8);
    // Focuses the field and replaces its content.
    bool fill(ui::Role role, std::string_view name, std::string_view value);

    void open_sample(); // from the first run to the projects page

    std::size_t drawn_vertices() const; // of the last frame
    std::vector<double> frames_s;       // processor time of each frame, for who measures

private:
    void start(std::string address = {});
    void stop();
    ui::DrawnPicture picture_;
    bool looks_new_ = false;
    float pause_s_ = 0; // that passes before the next frame
    int width_, height_;
    float scale_;
    bool touch_;
};

} // namespace yinfeng::test
