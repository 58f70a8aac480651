#include "ui/keyboard.h"

#include "ui/imgui_access.h"

#include <algorithm>
#include <limits>

namespace yinfeng::ui {

namespace {

constexpr std::size_t longest_trail = 16;
constexpr int frames_to_settle = 2; // popups, lists and inspectors take one to put what is in them in order

// Keys that go from one thing to another or act on the one that has the keyboard.
bool is_key_of_places(int key) {
    switch (key) {
    case ImGuiKey_Tab:
    case ImGuiKey_LeftArrow:
    case ImGuiKey_RightArrow:
    case ImGuiKey_UpArrow:
    case ImGuiKey_DownArrow:
    case ImGuiKey_PageUp:
    case ImGuiKey_PageDown:
    case ImGuiKey_Home:
    case ImGuiKey_End:
    case ImGuiKey_Space:
    case ImGuiKey_Enter:
    case ImGuiKey_KeypadEnter:
    case ImGuiKey_Escape:
    case ImGuiKey_F2:
    case ImGuiKey_F10:
    case ImGuiKey_Menu: return true;
    default: return false;
    }
}

bool is_popup(std::uint32_t window_id) {
    const ImGuiWindow* window = ImGui::FindWindowByID(window_id);
    return window && (window->RootWindow->Flags & ImGuiWindowFlags_Popup) != 0;
}

bool are_popups_open() { return ImGui::GetCurrentContext()->OpenPopupStack.Size > 0; }

// Between the edges; 0 where they meet.
float distance(const Rect& a, const Rect& b) {
    const float x = std::max({0.0f, a.x - right(b), b.x - right(a)}),
                y = std::max({0.0f, a.y - bottom(b), b.y - bottom(a)});
    return std::hypot(x, y);
}

} // namespace

void Keyboard::begin_frame() {
    const ImGuiIO& io = ImGui::GetIO();
    for (const bool clicked : io.MouseClicked)
        if (clicked) ring_ = false, nowhere_ = false;
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key)
        if (is_key_of_places(key) && ImGui::IsKeyPressed(static_cast<ImGuiKey>(key))) ring_ = true;
    now_ = offered_ = {};
    offers_.clear();
}

void Keyboard::forget() {
    trail_.clear();
    target_ = 0;
    looking_ = nowhere_ = returning_ = false;
    lost_frames_ = 0;
}

// Also in the frame in which it opens a popup, which has the keyboard from then on.
void Keyboard::place(std::uint32_t id) {
    placed_ = id;
    if (offered_.id == id) remember(offered_);
}

void Keyboard::remember(const Place& place) {
    std::erase_if(trail_, [&](const Place& each) { return each.id == place.id; });
    trail_.push_back(place);
    if (trail_.size() > longest_trail) trail_.erase(trail_.begin());
}

void Keyboard::leave(std::uint32_t id) {
    std::erase_if(trail_, [&](const Place& each) { return each.id == id; });
    returning_ = true;
}

bool Keyboard::look() {
    if (trail_.empty() || nowhere_) return false;
    return looking_ = true;
}

bool Keyboard::offer(std::uint32_t id, const Rect& box, bool is_record) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const ImGuiWindow* window = g.CurrentWindow;
    if ((window->RootWindow->Flags & ImGuiWindowFlags_NoNavInputs) != 0) return false; // a toast
    const Place place{id, window->ID, box, is_record, window->Scroll.x, window->Scroll.y};
    offered_ = place;
    if (g.NavId == id) now_ = place;
    if (looking_ && overlaps(box, clip_rect())) offers_.push_back(place);
    if (target_ != id) return false;
    target_ = 0;
    if (g.ActiveId != 0 || are_popups_open()) return false; // somebody was faster
    this->place(id);
    return true;
}

// The window it stood in has been scrolled, and what had it is only out of sight.
bool Keyboard::is_out_of_sight() const {
    if (trail_.empty() || trail_.back().is_record) return false;
    const Place& last = trail_.back();
    const ImGuiWindow* window = ImGui::FindWindowByID(last.window);
    return window && window->WasActive && (window->Scroll.x != last.scroll_x || window->Scroll.y != last.scroll_y);
}

const Keyboard::Place* Keyboard::find_next() const {
    for (auto former = trail_.rbegin(); former != trail_.rend(); ++former) {
        const auto same = std::ranges::find(offers_, former->id, &Place::id);
        if (same != offers_.end()) return &*same;
        // A row, or what stood in it.
        const Place* beside = nullptr;
        float least = std::numeric_limits<float>::max();
        for (const Place& each : offers_) {
            if (!each.is_record || each.window != former->window) continue;
            const float away = std::abs(each.box.y - former->box.y) + std::abs(each.box.x - former->box.x);
            if (away < least) least = away, beside = &each;
        }
        if (beside) return beside;
    }
    const auto list = std::ranges::find(offers_, true, &Place::is_record);
    if (list != offers_.end()) return &*list;
    const auto former =
        std::ranges::find_if(trail_.rbegin(), trail_.rend(), [](const Place& each) { return !is_popup(each.window); });
    if (former == trail_.rend() || offers_.empty()) return nullptr;
    return &*std::ranges::min_element(offers_, {}, [&](const Place& each) { return distance(each.box, former->box); });
}

void Keyboard::end_frame(Ui& ui) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool stands = g.NavId != 0 && (g.NavIdIsAlive || now_.id == g.NavId);
    const auto is_now = [&](const Place& each) { return each.id == now_.id; };
    // A popup that goes gives the keyboard back to what opened it, of which nobody says anything.
    if (now_.id == g.NavId && now_.id != last_ && std::ranges::any_of(trail_, is_now)) placed_ = now_.id;
    if (now_.id == g.NavId) last_ = now_.id;
    if (now_.id != 0 && now_.id == g.NavId && !returning_ && !looking_ && (ring_ || placed_ == now_.id)) remember(now_);
    lost_ = !stands && g.ActiveId == 0;
    if (target_ == 0) target_frames_ = 0;
    else if (++target_frames_ > frames_to_settle) target_ = 0; // it has gone meanwhile
    const bool waits = g.ActiveId != 0 || are_popups_open() || g.NavInitRequest || g.NavMoveSubmitted || target_ != 0;
    if (returning_ && !are_popups_open() && g.ActiveId == 0) {
        returning_ = false;
        looking_ = true;
        ui.want_frames(3);
    } else if (looking_) {
        looking_ = false;
        if (are_popups_open()) return;
        if (const Place* next = find_next()) target_ = next->id;
        else nowhere_ = !stands;
        ui.want_frames(3);
    } else if (stands || waits) {
        lost_frames_ = 0;
        nowhere_ = nowhere_ && !stands;
    } else if (!nowhere_ && !is_out_of_sight()) {
        if (++lost_frames_ > frames_to_settle) looking_ = true, lost_frames_ = 0;
        ui.want_frames(2);
    }
    // Dear ImGui lets keys act only where it would draw its ring.
    g.NavCursorVisible = ring_ || (g.NavId != 0 && g.NavId == placed_);
}

} // namespace yinfeng::ui
