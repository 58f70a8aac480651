#pragma once
// The layout 看板: one column for each group of the view, with count and sum, cards in the order of the list; of a link also for what
// no card points to but others do (of people, for all), where the conditions allow it, and a column that has lost its last card
// stays. Any number of cards; only the visible ones are drawn. Cards are dragged, or moved with Ctrl and arrows, or through their menu, which writes the field
// that the columns are of: through the action that there is for it, so that a step asks for what it lacks (domain/actions.h).

#include "ui/records/card.h"
#include "ui/records/listed.h"

#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

inline constexpr StageLook plain_lane{color::pause, color::pause_tint, 0}; // of a column that is of no stage

struct BoardHooks {
    // Instead of the plain write or action, also from the menu of records; true if it was done at once.
    MoveRecords move = nullptr;
    // What is to be said below the cards of a column; "" for nothing.
    std::string (*note)(Ui&, const Value& key) = nullptr;
};

class Board {
public:
    struct Result {
        RecordIndex opened = no_record;
        std::optional<Value> create_in;   // the value of the column's field; none: unfilled
        std::optional<view::Filter> only; // only this column
    };
    Result draw(Ui& ui, const Rect& area, Listed& listed, const BoardHooks& hooks);
    void focus(RecordIndex record) { focus_ = record; }
    void reset() { *this = Board(); }
    // Which columns the conditions have left out, and what they have left of the others: to be said; "" where all are there.
    const std::string& left_out() const { return left_out_; }
    // The first grouping that a view without one is shown by.
    static std::optional<view::Bucket> usual_bucket(const view::Columns& columns, KindId kind);

private:
    struct Lane { // a column as drawn
        Value key;
        std::string name;
        const StageLook* look = nullptr;
        Color colour = color::transparent; // of a choice that has one
        bool takes_cards = false;          // dropped here, `value` is written
        bool is_rest = false;              // of all values that have no column of their own
        Value value;
        std::string note;                   // below its cards
        const view::Group* group = nullptr; // null: without cards
        std::span<const RecordIndex> records;
        std::vector<float> tops; // of each card, one more for the end; empty: all are as tall
        float card = 0;          // height of each, then
        Rect box;
    };
    struct Place {
        std::size_t lane = 0, card = 0;
    };
    void refresh(Ui& ui);
    void add_fixed_lanes(Ui& ui, std::vector<const view::Group*>& groups);
    void add_unfilled_lane(Ui& ui, std::vector<const view::Group*>& groups);
    void add_used_lanes(Ui& ui, std::vector<const view::Group*>& groups, const std::vector<Lane>& before);
    void add_lane(Ui& ui, const view::Bucket& bucket, const Value& key, std::string name, const view::Group* group);
    void note_lanes(Ui& ui);
    void measure(Ui& ui, Lane& lane, float width);
    float top_of(const Lane& lane, std::size_t card) const;
    std::optional<Place> find(RecordIndex record) const;
    void draw_lane(Ui& ui, std::size_t index, Result& result);
    void draw_lane_sum(Ui& ui, const Lane& lane, Rect header);
    void draw_lane_header(Ui& ui, std::size_t index, Rect header, Result& result);
    float draw_lane_end(Ui& ui, const Lane& lane, Vec at, float width, bool overflows);
    float draw_drop_slot(Ui& ui, const Lane& lane, const Rect& box);
    void draw_card(Ui& ui, std::size_t lane, std::size_t card, const Rect& box, Result& result);
    void card_keys(Ui& ui, std::size_t lane, std::size_t card);
    void draw_lane_choice(Ui& ui);
    void draw_menus(Ui& ui, Result& result);
    void draw_lifted(Ui& ui);
    void move(Ui& ui);
    std::string missing_in(Ui& ui, const Lane& lane) const;

    const BoardHooks* hooks_ = nullptr; // of this frame
    Listed* listed_ = nullptr;
    view::Bucket bucket_;
    view::Filter filter_; // that the columns are allowed by
    KindId kind_ = no_kind;
    CardPlan plan_;
    std::vector<Lane> lanes_;
    struct Note {
        Value of; // the key of a column
        std::string words;
    };
    std::vector<Note> notes_;
    std::uint64_t noted_revision_ = 0;
    std::string left_out_;
    std::uint64_t rows_version_ = 0, seen_revision_ = 0, settings_revision_ = 0;
    std::vector<view::ColumnId> planned_;
    float measured_width_ = 0, measured_scale_ = 0;

    RecordIndex focus_ = no_record;
    struct Keyboard {
        RecordIndex record = no_record;
        Place place;
    } keyboard_, next_keyboard_; // the card that had it in the last frame; in this one
    // For the Tab key a board is one stop: the card that has or had the keyboard, else the first that is seen.
    Keyboard stop_, first_drawn_;
    bool is_stop_drawn_ = false;
    RecordIndex dragged_ = no_record;
    std::size_t dragged_from_ = 0;
    Vec grip_, drag_size_;
    std::optional<std::size_t> target_; // lane under the dragged card
    std::size_t menu_lane_ = 0;         // of the card or column whose menu is open
    bool lane_menu_wanted_ = false;
    Rect menu_anchor_;
    // Changes wait until everything is drawn.
    RecordIndex moving_ = no_record;
    std::size_t moving_from_ = 0, moving_to_ = 0;
};

} // namespace yinfeng::ui
