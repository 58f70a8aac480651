#include "tests/ui/ui_fixture.h"

#include "tests/bench/processor_time.h"

#include <doctest/doctest.h>

namespace yinfeng::test {

using ui::Role;
using ui::SemanticNode;

namespace {

bool matches_name(std::string_view name, std::string_view pattern) {
    if (pattern.ends_with('*')) return name.starts_with(pattern.substr(0, pattern.size() - 1));
    return name == pattern;
}

// What a renderer would do with the atlas, without drawing anything.
void accept_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

} // namespace

UiFixture::UiFixture(int width, int height, float scale, bool touch)
    : width_(width), height_(height), scale_(scale), touch_(touch) {
    start();
}

UiFixture::~UiFixture() { stop(); }

void UiFixture::reload(std::string address) {
    settle();
    stop();
    start(std::move(address));
    for (int i = 0; i < 200 && (app().phase() == app::Phase::starting || app().phase() == app::Phase::opening); ++i)
        frame();
    settle();
}

void UiFixture::start(std::string address) {
    tab = std::make_unique<platform::FakePlatform>(world);
    tab->history.entries.front().address = std::move(address);
    tab->lost_assets = lost_assets;
    frontend = std::make_unique<ui::Frontend>(*tab, glyphs);
    app().go(first_page); // whatever opens then opens there, unless an address says otherwise
    frontend->semantics().set_wanted(true);
    frontend->set_scale(scale_);
    frontend->set_touch(touch_);
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_HasMouseCursors;
    io.ConfigInputTrickleEventQueue = false;
    io.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
    io.AddFocusEvent(true);
    settle();
}

void UiFixture::stop() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    frontend.reset();
    tab.reset();
}

void UiFixture::frame() {
    world.run_until_idle();
    world.advance(16);
    draw();
}

void UiFixture::draw() {
    ImGui::GetIO().DeltaTime = 0.016f + std::exchange(pause_s_, 0.0f);
    const double begin = processor_seconds();
    ImGui::NewFrame();
    frontend->build();
    ImGui::Render();
    frames_s.push_back(processor_seconds() - begin);
    accept_textures();
    looks_new_ = picture_.is_new(*ImGui::GetDrawData());
}

void UiFixture::frames(int count) {
    for (int i = 0; i < count; ++i) frame();
}

int UiFixture::settle(int limit) {
    int drawn = 0;
    do {
        frame();
        ++drawn;
    } while (drawn < limit && (frontend->frames_wanted() > 0 || drawn < 4));
    return drawn;
}

int UiFixture::rest(int limit) {
    int drawn = 0;
    do {
        frame();
        ++drawn;
    } while (drawn < limit && (drawn < 3 || looks_new_ || frontend->frames_wanted() > 0));
    return drawn;
}

const SemanticNode* UiFixture::find(Role role, std::string_view name) const {
    for (const SemanticNode& node : frontend->semantics().nodes())
        if (node.role == role && matches_name(node.name, name)) return &node;
    return nullptr;
}

const SemanticNode* UiFixture::find_text(std::string_view part) const {
    for (const SemanticNode& node : frontend->semantics().nodes())
        if (node.name.find(part) != std::string::npos || node.value.find(part) != std::string::npos) return &node;
    return nullptr;
}

std::vector<const SemanticNode*> UiFixture::all(Role role) const {
    std::vector<const SemanticNode*> found;
    for (const SemanticNode& node : frontend->semantics().nodes())
        if (node.role == role) found.push_back(&node);
    return found;
}

bool UiFixture::wait_for(Role role, std::string_view name, int limit) {
    for (int i = 0; i < limit; ++i) {
        if (find(role, name)) return true;
        frame();
    }
    return find(role, name) != nullptr;
}

std::string UiFixture::tree() const {
    std::string out;
    for (const SemanticNode& node : frontend->semantics().nodes()) {
        out.append(role_name(node.role)).append(" \"").append(node.name).append("\"");
        if (!node.value.empty()) out.append(" = ").append(node.value);
        out += '\n';
    }
    return out;
}

bool UiFixture::click(Role role, std::string_view name) {
    const SemanticNode* node = find(role, name);
    if (!node) return false;
    click_at(node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2);
    return true;
}

void UiFixture::move_to(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    frame();
}

void UiFixture::click_at(float x, float y, int button) {
    pause_s_ =
        ImGui::GetIO().MouseDoubleClickTime + 0.1f; // so long after the click before that the two are no double click
    move_to(x, y);
    ImGui::GetIO().AddMouseButtonEvent(button, true);
    frame();
    ImGui::GetIO().AddMouseButtonEvent(button, false);
    frame();
    settle();
}

void UiFixture::double_click_at(float x, float y) {
    click_at(x, y);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frame();
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frame();
    settle();
}

void UiFixture::drag(float x0, float y0, float x1, float y1) {
    move_to(x0, y0);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frame();
    for (int step = 1; step <= 8; ++step)
        move_to(x0 + (x1 - x0) * static_cast<float>(step) / 8, y0 + (y1 - y0) * static_cast<float>(step) / 8);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frame();
    settle();
}

void UiFixture::wheel(float x, float y, float lines) {
    move_to(x, y);
    ImGui::GetIO().AddMouseWheelEvent(0, lines);
    settle();
}

bool UiFixture::reach(Role role, std::string_view name, float x, float y) {
    for (int i = 0; i < 60; ++i) {
        const SemanticNode* node = find(role, name);
        if (node && node->rect.y + node->rect.height < static_cast<float>(height_)) return true;
        wheel(x, y, -3);
        settle();
    }
    return false;
}

void UiFixture::key(ImGuiKey key, int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    for (const int modifier : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt})
        if (modifiers & modifier) io.AddKeyEvent(static_cast<ImGuiKey>(modifier), true);
    io.AddKeyEvent(key, true);
    frame();
    io.AddKeyEvent(key, false);
    for (const int modifier : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt})
        if (modifiers & modifier) io.AddKeyEvent(static_cast<ImGuiKey>(modifier), false);
    frame();
    settle();
}

void UiFixture::key_and_rest(ImGuiKey key, int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    io.ConfigInputTrickleEventQueue = true; // as in the page: the release waits for the next frame
    if (modifiers) io.AddKeyEvent(static_cast<ImGuiKey>(modifiers), true);
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
    if (modifiers) io.AddKeyEvent(static_cast<ImGuiKey>(modifiers), false);
    rest();
    io.ConfigInputTrickleEventQueue = false;
}

void UiFixture::type(std::string_view utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
    frame();
    settle();
}

bool UiFixture::fill(Role role, std::string_view name, std::string_view value) {
    if (!click(role, name)) return false;
    key(ImGuiKey_A, ImGuiMod_Ctrl);
    if (value.empty()) key(ImGuiKey_Delete);
    else type(value);
    key(ImGuiKey_Enter);
    return true;
}

void UiFixture::open_sample() {
    app().open_sample();
    for (int i = 0; i < 200 && app().phase() != app::Phase::ready; ++i) frame();
    REQUIRE(app().phase() == app::Phase::ready);
    if (!app().identity().is_set()) app().set_identity({"服务专员甲", "招商局"});
    settle();
}

std::size_t UiFixture::drawn_vertices() const {
    const ImDrawData* data = ImGui::GetDrawData();
    return data ? static_cast<std::size_t>(data->TotalVtxCount) : 0;
}

} // namespace yinfeng::test
