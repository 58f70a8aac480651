// Typing: one widget over Dear ImGui's text input, drawn by us; see widgets.h.

#include "icons_generated.h"
#include "ui/font.h"
#include "ui/imgui_access.h"
#include "ui/pasted_text.h"
#include "ui/preedit.h"
#include "ui/soft_wrap.h"
#include "ui/widgets.h"

#include "app/strings.h"
#include "base/utf8.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yinfeng::ui {

bool take_focus_wanted(); // pressable.cpp: focus_next() and focus_first() also reach fields
void take_focus_first();

namespace {

// The field that is being edited with wrapped lines (soft_wrap.h); at most one is.
struct Wrapped {
    ImGuiID id = 0;
    SoftWrap wrap;
    std::vector<SoftWrap::Edited> undo, redo; // Dear ImGui's own undo would undo the marks
};
Wrapped wrapped;

// What the next field of several lines is given (insert_next()).
struct {
    std::string text;
    std::size_t back = 0;
    bool is_waiting = false;
} inserted;

// Where the caret was when a field of several lines was left; another field may have been typed into since.
struct {
    ImGuiID id = 0;
    std::size_t at = 0, of = 0; // in a text of so many bytes
} caret;

SoftWrap wrap_text(const Ui& ui, float width, std::string text, const Face& face) {
    std::vector<std::size_t> starts;
    for (const std::string_view line : break_lines(ui, width, text, face))
        starts.push_back(static_cast<std::size_t>(line.data() - text.data()));
    return {std::move(text), starts};
}

struct WrapContext {
    const Ui& ui;
    std::string& storage;
    float width;
    const Face& face;
    ImGuiID id;
    const std::string& before; // the text as the caller knows it
};

int keep_wrapped(ImGuiInputTextCallbackData* data) {
    auto& context = *static_cast<WrapContext*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        context.storage.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = context.storage.data();
        return 0;
    }
    const bool is_given = std::exchange(inserted.is_waiting, false);
    if (is_given) { // a field that nobody has been in yet takes it at its end
        const bool is_known = caret.id == context.id && caret.of == context.before.size();
        const SoftWrap before = wrap_text(context.ui, context.width, context.before, context.face);
        data->CursorPos = static_cast<int>(before.to_view(is_known ? caret.at : context.before.size()));
        data->InsertChars(data->CursorPos, inserted.text.c_str());
    }
    const std::string_view now(data->Buf, static_cast<std::size_t>(data->BufTextLen));
    if (wrapped.id != context.id)
        wrapped = {context.id,
            wrap_text(context.ui, context.width, is_given ? context.before : without_soft_breaks(now), context.face),
            {}, {}};

    SoftWrap::Edited next;
    const bool undo = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Z) && !wrapped.undo.empty();
    const bool redo = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Y) && !wrapped.redo.empty();
    if (undo || redo) {
        auto& from = undo ? wrapped.undo : wrapped.redo;
        auto& to = undo ? wrapped.redo : wrapped.undo;
        to.push_back({wrapped.wrap.text(), wrapped.wrap.to_text(static_cast<std::size_t>(data->CursorPos))});
        next = from.back();
        from.pop_back();
    } else if (now != wrapped.wrap.view()) {
        const auto key = ImGui::IsKeyPressed(ImGuiKey_Delete)      ? SoftWrap::Key::forward_delete
                         : ImGui::IsKeyPressed(ImGuiKey_Backspace) ? SoftWrap::Key::backspace
                                                                   : SoftWrap::Key::other;
        next = wrapped.wrap.translate(now, key);
        if (is_given) next.cursor -= std::min(next.cursor, inserted.back);
        wrapped.undo.push_back({wrapped.wrap.text(), next.cursor});
        wrapped.redo.clear();
    } else {
        caret = {
            context.id, wrapped.wrap.to_text(static_cast<std::size_t>(data->CursorPos)), wrapped.wrap.text().size()};
        return 0;
    }
    caret = {context.id, next.cursor, next.text.size()};
    wrapped.wrap = wrap_text(context.ui, context.width, std::move(next.text), context.face);
    if (now != wrapped.wrap.view()) {
        data->DeleteChars(0, data->BufTextLen);
        data->InsertChars(0, wrapped.wrap.view().c_str());
    }
    data->CursorPos = static_cast<int>(wrapped.wrap.to_view(next.cursor));
    data->SelectionStart = data->SelectionEnd = data->CursorPos;
    return 0;
}

int resize_string(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto* text = static_cast<std::string*>(data->UserData);
        text->resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text->data();
    }
    return 0;
}

// What the buffer held when the field was entered, for Esc and to tell whether leaving it is a commit.
struct Session {
    ImGuiID id = 0;
    std::string before;
} session;

// The field that comes next. What has the keyboard now may be drawn later in this frame and in another window (the main button below
// fields that scroll): Dear ImGui would forget the wish there, unless nothing has it any more.
void enter_field() {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.NavWindow != g.CurrentWindow) g.NavId = 0;
    ImGui::SetKeyboardFocusHere();
}

// With its label above it, and a little air, more than what a popup keeps for its shadow.
void scroll_into_view(Ui& ui, const Rect& box) {
    const ImRect wanted(box.x, box.y - ui.px(36), right(box), bottom(box) + ui.px(20));
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), wanted, ImGuiScrollFlags_KeepVisibleEdgeY);
}

} // namespace

void insert_next(Ui& ui, std::string text, std::size_t back) {
    inserted = {std::move(text), back, true};
    focus_next(ui);
    ui.want_frames(3);
}

Edit text_field(Ui& ui, const Rect& box, std::string_view id, std::string& buffer, const TextFieldOptions& options) {
    Edit edit;
    const std::string name = "##" + std::string(id); // the part behind ## is not drawn beside the field
    const ImGuiID field_id = ImGui::GetCurrentWindow()->GetID(name.c_str());
    const bool was_active = ImGui::GetActiveID() == field_id;

    // The frame under the text: drawn by us, before the widget that reacts.
    const Rect frame = box;
    const Rect reacting{frame.x, frame.y, frame.width - options.kept_free, frame.height};
    const bool hovered = ImGui::IsMouseHoveringRect(top_left(reacting), bottom_right(reacting)) &&
                         ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (!options.frameless || was_active) {
        fill(ui, frame, options.read_only ? color::subtle : color::surface, metric::radius);
        const Color line = !options.problem.empty() ? color::late
                           : was_active             ? color::accent
                           : hovered                ? color::line_control
                                                    : color::line_strong;
        outline(ui, frame, line, metric::radius, was_active ? 1.5f : 1);
    } else if (hovered && !options.read_only) {
        fill(ui, frame, color::hover, metric::radius_small);
    }

    Rect inside = inset(reacting, ui.px(options.frameless ? 4 : options.kept_free > 0 ? 8 : 10), 0);
    if (options.kept_free > 0) inside.width = right(reacting) - inside.x;
    const bool rests = !was_active && !options.resting.empty();
    if (options.icon) {
        icon(ui, cut_left(inside, ui.px(16)), options.icon, 16, color::text_3);
        cut_left(inside, ui.px(6));
    }
    if (!options.suffix.empty()) {
        const float width = text_width(ui, options.suffix, face::secondary);
        silent_text(ui, cut_right(inside, width), options.suffix, {13, false, color::text_3});
        cut_right(inside, ui.px(4));
    }
    const bool show_clear = options.search && !buffer.empty();
    Rect clear_box;
    if (show_clear) clear_box = centred(cut_right(inside, ui.px(20)), ui.px(20)), cut_right(inside, ui.px(2));

    const float px = em(ui, options.face);
    ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize;
    if (options.read_only) flags |= ImGuiInputTextFlags_ReadOnly;
    if (options.numeric) flags |= wants_digits_keyboard;
    if (options.secret) flags |= ImGuiInputTextFlags_Password;
    const bool submits = !options.multiline || options.enter_submits;
    if (submits) flags |= ImGuiInputTextFlags_EnterReturnsTrue;
    // Dear ImGui knows Enter and Ctrl+Enter only: with Shift, Enter is what it is in any field of several lines.
    if (options.multiline && submits && !ImGui::GetIO().KeyShift) flags |= ImGuiInputTextFlags_CtrlEnterForNewLine;

    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0u);
    ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, 0u);
    ImGui::PushStyleColor(ImGuiCol_FrameBgActive, 0u);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, 0u);
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0u);
    ImGui::PushStyleColor(ImGuiCol_Text, rests ? color::transparent : options.face.color);
    ImGui::PushStyleColor(ImGuiCol_TextDisabled, color::text_3);
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, color::accent_tint_2);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0.0f);

    const std::string hint(options.hint);
    bool entered = false;
    if (ui.semantics.take_focus_request(field_id) || (!options.read_only && take_focus_wanted())) enter_field();
    // A keyboard of the screen has pushed its place out of sight. A field of several lines is not drawn there, and would be left by that.
    if (options.multiline && was_active && !overlaps(box, clip_rect())) {
        ImGui::KeepAliveID(field_id);
        ImGui::GetCurrentContext()->PlatformImeData.WantTextInput = true;
        if (ui.show_typing) scroll_into_view(ui, box);
    }
    if (options.multiline) {
        const Rect area = inset(box, 0, ui.px(4));
        ImGui::PushFont(
            ImGui::GetIO().Fonts->Fonts.Size > 2 ? ImGui::GetIO().Fonts->Fonts[2] : ui.regular, px * spacious_line);
        // One line fits exactly, or a scroll bar would stand in a field with nothing to scroll.
        const float padding = std::clamp(std::floor((area.height - std::ceil(px * spacious_line)) / 2), 0.0f, ui.px(2));
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, padding));
        ImGui::SetCursorScreenPos({inside.x, area.y});
        const float wrap_width = inside.width - ImGui::GetStyle().ScrollbarSize - ui.px(2);
        std::string view = was_active && wrapped.id == field_id
                               ? wrapped.wrap.view()
                               : wrap_text(ui, wrap_width, buffer, options.face).view();
        WrapContext context{ui, view, wrap_width, options.face, field_id, buffer};
        if (!was_active && wrapped.id == field_id) wrapped = {};
        {
            const PasteScope pasting(options);
            entered = ImGui::InputTextMultiline(name.c_str(), view.data(), view.size() + 1, {inside.width, area.height},
                flags | ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_NoUndoRedo, keep_wrapped, &context);
        }
        if ((ImGui::IsItemActive() || entered) && wrapped.id == field_id && buffer != wrapped.wrap.text()) {
            buffer = wrapped.wrap.text();
            edit.changed = true;
        }
        const bool copied = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_C) ||
                            ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_X);
        if (copied && ImGui::IsItemActive())
            ImGui::SetClipboardText(without_soft_breaks(ImGui::GetClipboardText()).c_str());
    } else {
        ImGui::PushFont(font_of(ui, options.face), px);
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, std::floor((box.height - px) / 2)));
        ImGui::SetCursorScreenPos({inside.x, box.y});
        ImGui::SetNextItemWidth(inside.width);
        const PasteScope pasting(options);
        entered = ImGui::InputTextWithHint(
            name.c_str(), hint.c_str(), buffer.data(), buffer.size() + 1, flags, resize_string, &buffer);
    }
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor(8);

    edit.active = ImGui::IsItemActive();
    take_focus_first();
    if (ui.keyboard.offer(field_id, box, false)) ImGui::SetFocusID(field_id, ImGui::GetCurrentWindow());
    if (edit.active) ui.keyboard.place(field_id);
    if (edit.active && ui.show_typing) scroll_into_view(ui, box);
    if (edit.active) compose_in_field({inside.x, box.y, inside.width, box.height});
    if (rests) silent_text(ui, inside, options.resting, options.face);
    if (options.multiline && buffer.empty() && !edit.active) // Dear ImGui has no hint here
        silent_text(ui, {inside.x, box.y, inside.width, std::min(box.height, ui.control_height())}, options.hint,
            tinted(options.face, color::text_3));
    if (!options.multiline) edit.changed = ImGui::IsItemEdited();
    if (edit.active && session.id != field_id) session = {field_id, was_active ? session.before : buffer};
    const bool left = ImGui::IsItemDeactivated() || (session.id == field_id && !edit.active && was_active);
    edit.submitted = entered && submits;
    if (ImGui::IsItemActivated()) session = {field_id, buffer};
    if (left && session.id == field_id) {
        if (ImGui::IsKeyPressed(ImGuiKey_Escape)) {
            edit.cancelled = true;
            buffer = session.before;
        } else if (buffer != session.before) {
            edit.committed = true;
        }
        session = {};
        // By a key, the keyboard stays here: on the field, which is no longer typed into.
        if (ImGui::GetCurrentContext()->NavId == field_id &&
            (ImGui::IsKeyPressed(ImGuiKey_Escape) || ImGui::IsKeyPressed(ImGuiKey_Enter) ||
                ImGui::IsKeyPressed(ImGuiKey_KeypadEnter)))
            ui.keyboard.place(field_id);
    } else if (edit.submitted && session.id == field_id && buffer != session.before) {
        edit.committed = true;
        session.before = buffer;
    }

    // The field has the keyboard without its caret, as after a refused Enter: Esc settles it there too.
    const bool focused = has_keyboard(ui, field_id);
    if (!edit.active && !left && focused && !options.problem.empty() && take_escape(ui)) edit.cancelled = true;

    // Clicking the padding, the icon or the frame enters the field too.
    if (!edit.active && hovered && ImGui::IsMouseClicked(0) &&
        !(show_clear && ImGui::IsMouseHoveringRect(top_left(clear_box), bottom_right(clear_box))) &&
        !ImGui::IsItemHovered())
        ImGui::ActivateItemByID(field_id);

    if (const std::optional<std::string> spoken = ui.semantics.take_value(field_id); spoken && !options.read_only) {
        if (*spoken != buffer) {
            buffer = pasted_text(*spoken, options);
            wrapped = {};
            edit.changed = edit.committed = true;
            ImGui::ClearActiveID();
        }
    }
    if (ui.semantics.take_activation(field_id)) ImGui::ActivateItemByID(field_id);
    const bool has_it = !edit.active && has_keyboard(ui, field_id);
    ui.semantics.standing(options.problem);
    if (ui.semantics.wanted() && overlaps(box, clip_rect())) {
        SemanticNode node;
        node.id = field_id;
        node.role = options.search ? Role::searchbox : Role::textbox;
        node.rect = box;
        node.name = std::string(options.name.empty() ? options.hint : options.name);
        node.value = options.secret ? std::string(length_in_code_points(buffer), '*') : buffer;
        node.problem = std::string(options.problem);
        node.focused = edit.active || has_it;
        node.multiline = options.multiline;
        node.read_only = options.read_only;
        ui.semantics.add(std::move(node));
    }

    if (show_clear) {
        IdScope scope(id);
        if (icon_button(ui, clear_box, icons::x, app::tr(app::Str::clear), {.kind = ButtonKind::quiet})) {
            buffer.clear();
            edit.changed = edit.committed = true;
        }
    } else if (!options.shortcut.empty() && !edit.active && buffer.empty()) {
        const float width = text_width(ui, options.shortcut, {12}) + ui.px(10);
        const Rect key = centred(Rect{right(box) - width - ui.px(8), box.y, width, box.height}, ui.px(20));
        fill(ui, key, color::surface, metric::radius_small);
        outline(ui, key, color::line, metric::radius_small);
        silent_text(ui, key, options.shortcut, {12, false, color::text_3}, Align::centre);
    }
    if (has_it) focus_ring(ui, box, metric::radius);
    return edit;
}

} // namespace yinfeng::ui
