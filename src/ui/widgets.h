#pragma once
// The widgets: everything that the user can press, type into, open or scroll. All are built on pressable(), so
// that every one of them works by mouse, touch, keyboard and screen reader, and reports itself to the accessible tree.
//
// Identity follows Dear ImGui: `id` strings live in the current id stack (use IdScope for lists); where a widget takes no id
// its label is the id. `name` is what a screen reader says; it defaults to the label.

#include "base/date.h"
#include "base/result.h"
#include "ui/draw.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yinfeng::ui {

class IdScope {
public:
    explicit IdScope(std::string_view id);
    explicit IdScope(std::uint64_t id);
    ~IdScope();
    IdScope(const IdScope&) = delete;
};

// --- the one primitive -----------------------------------------------------------------------------------

struct PressableOptions {
    Role role = Role::button;
    std::string_view name = {};
    std::string_view value = {};
    std::optional<Tri> checked = {};
    std::optional<bool> selected = {}, expanded = {};
    bool disabled = false;
    float radius = metric::radius; // of the focus ring
    bool allow_overlap = false;    // smaller widgets drawn later on top get the mouse (cards, rows)
    bool parent = false;           // what follows until pop_parent() is inside (rows, cards); caller pops
    bool draggable = false;
    // One of many in a list (keyboard.h): keys act on it as soon as it was clicked, without a ring.
    bool is_record = false;
    bool has_menu = false; // a finger that rests on it opens that; on anything else it presses, however long it rested
};

struct Press {
    std::uint32_t id = 0;
    Rect box;
    bool hovered = false, held = false, focused = false; // focused: keys are for it
    bool pressed = false;                                // clicked, Enter, Space, or activated by a screen reader
    bool double_clicked =
        false;         // both clicks were meant for it, also when it has moved away from the pointer meanwhile
    bool menu = false; // right button, Menu key, or long press
    bool drag_started = false, dragging = false, dropped = false;
    Vec drag; // since the drag began
};

Press pressable(Ui& ui, std::string_view id, const Rect& box, const PressableOptions& options);
void focus_next(Ui& ui); // the next pressable or field takes the keyboard
void press_next(Ui& ui); // and the next pressable is pressed: a list opens at once
// The next pressable or field is where the keyboard is, as it is: a field is not opened, and no ring is drawn that was not
// drawn before. For a page that has just come. True from end_focus_first() if there was none.
void focus_first(Ui& ui);
bool end_focus_first();
// The second click of a double click began in this frame, and its first went to the widget with that id (Press::id), which need not
// be drawn any more.
bool was_double_clicked(const Ui& ui, std::uint32_t id);
void tooltip(Ui& ui, const Press& press, std::string_view text);

// --- buttons and marks -----------------------------------------------------------------------------------

enum class ButtonKind : std::uint8_t { normal, primary, quiet, danger };
struct ButtonOptions {
    const char* icon = nullptr;
    const char* icon_after = nullptr;
    ButtonKind kind = ButtonKind::normal;
    std::string_view shortcut = {};
    std::string_view tooltip = {};
    std::string_view name = {};
    bool disabled = false;
    bool expanded = false;            // has a menu that is open
    std::optional<bool> toggled = {}; // aria-pressed
};
bool button(Ui& ui, const Rect& box, std::string_view label, const ButtonOptions& options = {});
float button_width(const Ui& ui, std::string_view label, const ButtonOptions& options = {});
bool icon_button(Ui& ui, const Rect& box, const char* glyph, std::string_view name, const ButtonOptions& options = {});
bool text_button(Ui& ui, const Rect& box, std::string_view label, const char* glyph = nullptr); // inline action, accent

bool checkbox(Ui& ui, const Rect& box, std::string_view id, std::string_view label, Tri& value, bool show_label = true);

struct Piece { // of a segmented control or of tabs
    std::string_view label;
    const char* icon = nullptr;
    int count = -1;
};
// `as_icons`: without their words, which are tooltips then.
int segmented(
    Ui& ui, const Rect& box, std::string_view id, std::span<const Piece> pieces, int current, bool as_icons = false);
float segmented_width(const Ui& ui, std::span<const Piece> pieces, bool as_icons = false);
int tabs(Ui& ui, const Rect& box, std::string_view id, std::span<const Piece> pieces, int current);

struct ChipOptions {
    const char* icon = nullptr;
    Color icon_color = color::text_2;
    int count = -1;
    bool on = false;
    bool removable = false; // shows ×
    bool dashed = false;    // "add"
    Color text = color::text_1, fill = color::surface;
};
enum class ChipResult : std::uint8_t { none, pressed, removed };
ChipResult chip(Ui& ui, const Rect& box, std::string_view label, const ChipOptions& options = {});
float chip_width(const Ui& ui, std::string_view label, const ChipOptions& options = {});

struct TagLook {
    Color text = color::text_2, fill = color::sunken, line = color::transparent;
    const char* icon = nullptr;
};
float tag_width(const Ui& ui, std::string_view label, const TagLook& look = {});
float tag(Ui& ui, Vec top_left, std::string_view label, const TagLook& look = {}); // 20 high; returns the width
void swatch(Ui& ui, Rect& line, Color color, float side_css = 12); // cut off its left, with the room behind it
float stage_tag(Ui& ui, Vec top_left, std::string_view label, const StageLook& look);
// Time status: colour, icon, words and fill together. `status` mirrors domain: 0 neutral, 1 on time, 2 due soon,
// 3 overdue, 4 paused, 5 closed.
float time_badge(
    Ui& ui, Vec top_left, int status, std::string_view words, float room = 1e6f); // cut off with … beyond the room
float time_badge_width(const Ui& ui, int status, std::string_view words);

// --- typing ----------------------------------------------------------------------------------------------

struct TextFieldOptions {
    std::string_view name = {}; // accessible name
    std::string_view hint = {};
    const char* icon = nullptr;
    std::string_view shortcut = {}; // shown at the right while empty and not focused
    std::string_view suffix = {};   // unit
    bool multiline = false;
    bool enter_submits = false; // several lines, of which Shift and Enter begin the next
    bool read_only = false;
    bool secret = false;           // shown as dots, not to be copied, not told to the accessible tree
    bool numeric = false;          // a keyboard of digits on a touch screen; what else is typed is refused in words
    bool figure = false;           // a number or a date: pasted cells stay apart (pasted_text.h)
    bool search = false;           // role searchbox, × to clear
    bool frameless = false;        // in a table cell or as an editable title
    std::string_view problem = {}; // why the text was refused: marks the field; the caller says it beside it
    std::string_view resting = {}; // shown while nobody types here, where that reads better than the text itself: 07-03
    float kept_free = 0;           // device pixels at the right end, inside the frame, for what the caller puts there
    Face face = face::body;
};
struct Edit {
    bool changed = false;   // this frame
    bool committed = false; // Enter, or focus left after a change
    bool cancelled = false; // Esc: the buffer is what it was
    bool active = false;
    bool submitted = false; // Enter
};
Edit text_field(Ui& ui, const Rect& box, std::string_view id, std::string& buffer, const TextFieldOptions& options);

// The next field of several lines takes the keyboard, and this text where its caret is, or was; `back`: how far before the end of it the
// caret stands then.
void insert_next(Ui& ui, std::string text, std::size_t back = 0);

// --- choosing --------------------------------------------------------------------------------------------

struct Option {
    std::string_view code;
    std::string label;
    std::string detail = {};
    const char* icon = nullptr;
    const StageLook* stage = nullptr;
    bool current = false;              // what holds now: ticked, and where the keys begin
    Color colour = color::transparent; // of a choice that has one: a swatch before the word
};
// A button that opens a list. Returns the chosen index, or -1. `current` may be -1; `allow_none` adds 未填 (returns -2).
int select(Ui& ui, const Rect& box, std::string_view id, std::string_view name, std::span<const Option> options,
    int current, bool allow_none = false, bool read_only = false);
// A list with a filter box, for choices, long lists and links: `options_for` gives what matches the typed text. The keys begin at what
// holds now; where nothing holds and nothing was typed, Enter takes nothing.
struct Picked {
    enum class What : std::uint8_t { nothing, option, created, cleared, opened } what = What::nothing;
    std::string code; // option: its code; created: the typed text
};
Picked picker(Ui& ui, const Rect& box, std::string_view id, std::string_view name, std::string_view shown,
    const std::function<std::vector<Option>(std::string_view typed)>& options_for, bool can_create,
    bool can_open = false, bool read_only = false, const Option* look = nullptr); // look: how the closed field shows it
// A date: a text field, and beside it a calendar, which its button or Down in the field opens. `iso` is the date that the text began
// with, as it is stored: "", 2017, 2017-04 or 2017-04-30.
struct DateEdit : Edit {
    std::optional<std::string> picked; // in the calendar: an ISO date, or "" for none
};
DateEdit date_box(
    Ui& ui, const Rect& box, std::string_view id, std::string& buffer, std::string_view iso, TextFieldOptions options);
// The same for a date that is taken over as soon as it is understood, with the reason below it while it is not. Returns the new ISO
// text when changed.
std::optional<std::string> date_field(
    Ui& ui, const Rect& box, std::string_view id, std::string_view name, std::string_view iso, bool read_only = false);
// A typed date as it is stored: what parse_date_input() reads, or a year or month alone; "" for an empty text.
Result<std::string> parse_typed_date(std::string_view typed, Date today);
// Why a text was refused, over whatever is below the field: where the layout has no room for it.
void reason_below(Ui& ui, const Rect& field, std::string_view reason);

// --- menus, popovers, dialogs ----------------------------------------------------------------------------

void open_popup(Ui& ui, std::string_view id);
bool begin_popup(Ui& ui, std::string_view id, const Rect& anchor, float width_css, float height_css = 0); // 0: fits
void end_popup(Ui& ui);
void close_popup(Ui& ui);
// Inside a popup: the next row of the given height in device pixels; call advance_popup() when it is drawn, so that a
// popup that fits its content knows its height.
Rect popup_row(Ui& ui, float height);
void advance_popup(const Rect& drawn);
bool menu_item(Ui& ui, std::string_view label, const char* glyph = nullptr, std::string_view shortcut = {},
    bool disabled = false, bool danger = false, std::optional<bool> checked = {});
void menu_separator(Ui& ui);
void menu_title(Ui& ui, std::string_view label);

// Centred, with scrim; Esc closes. Content that the screen has no room for scrolls above the buttons. Between begin and end draw into the returned rectangle's width; end_dialog draws the
// button row and returns which button was pressed: 0 none, 1 primary, 2 cancel, 3 none but Esc. Forms: form_dialog.h.
struct Dialog {
    bool open = false;
    Rect content; // x, y, width; the height is what dialog_height asked for
};
void open_dialog(Ui& ui, std::string_view id);
void close_dialog(Ui& ui, std::string_view id); // from where it was opened, outside of begin and end
Dialog begin_dialog(Ui& ui, std::string_view id, std::string_view title, float width_css, float content_height_css);
float dialog_room(const Ui& ui, float width_css); // the width of its content, device pixels
struct DialogEnd {
    bool danger = false, disabled = false;
    bool stays = false;          // the primary button leaves it open
    bool cancels = true;         // has 取消
    bool takes_keyboard = false; // the primary button, in this frame
    std::string_view note = {};  // beside the buttons: what is missing
};
int end_dialog(Ui& ui, std::string_view primary, const DialogEnd& options = {});
void end_notice_dialog(Ui& ui); // one that asks nothing: only 关闭

// --- scrolling -------------------------------------------------------------------------------------------

struct Scroll {
    Rect view;          // on the screen
    Vec origin;         // where the content's top left corner is on the screen now
    float y = 0, x = 0; // scrolled by
};
Scroll begin_scroll(Ui& ui, std::string_view id, const Rect& box, bool horizontal = false);
void end_scroll(Ui& ui, const Scroll& scroll, Vec content_size);
void scroll_to_show(Ui& ui, const Scroll& scroll, float y, float height); // inside begin/end
struct Range {
    int first = 0, last = 0;
}; // half open
Range visible_rows(const Scroll& scroll, float row_height, int count);

// --- larger pieces ---------------------------------------------------------------------------------------

struct Step {
    std::string_view label;
    std::string detail = {};
    enum class State : std::uint8_t { done, current, next, passed } state = State::next; // passed: without a word when
    const StageLook* look = nullptr;
};
int stepper(
    Ui& ui, const Rect& box, std::string_view id, std::span<const Step> steps, bool pressable_steps); // pressed or -1
void small_stepper(Ui& ui, const Rect& box, int done, int total, std::string_view name);
void progress_bar(Ui& ui, const Rect& box, float share, Color color = color::accent, std::string_view name = {});
int stars(Ui& ui, const Rect& box, std::string_view id, int value, bool read_only); // 1 to 5, 0 unchanged
// Icon, one sentence, one button. True when the button is pressed.
bool empty_state(Ui& ui, const Rect& box, const char* glyph, std::string_view sentence, std::string_view action = {});
void notice(Ui& ui, const Rect& box, std::string_view words, bool warning); // tinted box with icon, wrapped

// Keys that belong to the page and not to a field being edited: false while typing or composing.
bool shortcut(Ui& ui, int imgui_key_chord);
// Esc does one step: whoever asks first takes it, so the innermost asks first. Popups and fields come before everybody
// (layers.h).
bool take_escape(Ui& ui);

} // namespace yinfeng::ui
