#pragma once
// Numbers for names. Kinds and fields of the catalogue have fixed ids; kinds and fields of a newer version, and
// the elements of sets ("tags/省关注", "chain_nodes/01j…"), get one when they are first met. Ids of the second sort
// differ from program run to program run and are never stored.

#include "base/hash.h"
#include "model/catalogue.h"
#include "model/choice_words.h"
#include "model/label_set.h"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace yinfeng {

using KindId = std::uint16_t; // below known_kind_count: static_cast<KindId>(Kind::…)
inline constexpr KindId no_kind = UINT16_MAX;
inline constexpr FieldId no_field = UINT32_MAX;

// `deleted` exists in every kind and is not in the catalogue: the cell that takes a record away (store/deletion.h).
// Its ids for the kinds of the catalogue follow the catalogue's fields.
inline constexpr FieldId first_deleted_field = known_field_count;
inline constexpr FieldId first_extra_field = known_field_count + known_kind_count;
inline constexpr std::string_view deleted_name = "deleted";
constexpr FieldId deleted_field_of(Kind kind) { return first_deleted_field + static_cast<FieldId>(kind); }

// A field that an office has made, as its records say it is.
struct OwnField {
    FieldId id = no_field;
    KindId kind = no_kind;
    std::string label, unit, help;
    FieldType type = FieldType::text;
    Unit measure = Unit::none; // of an amount 万元; of another quantity `unit` says it
    Kind target = Kind::count_;
    Group group = Group::own;
    bool confidential = false, is_retired = false; // what lies in the trash is retired too
    bool is_deleted = false;
    // Worked out from other fields (domain/formula.h): `formula` is its text. Its type is what comes out, which rules know; as a
    // field it is a text that nobody writes, of which only what the file of another version brought is kept.
    bool is_formula = false;
    std::string formula;
    struct Option {
        std::string code, name, colour;
        bool is_retired = false;
        bool operator==(const Option&) const = default;
    };
    std::vector<Option> options;
    bool operator==(const OwnField&) const = default;
};

// A choice list of the catalogue as the office's records say it is (store/choice_lists.h): all its choices, in their order.
struct OwnList {
    struct Line {
        std::string code, zh, en, colour;
        bool is_retired = false;
        bool operator==(const Line&) const = default;
    };
    ChoiceList list = ChoiceList::none;
    std::vector<Line> lines;
    bool operator==(const OwnList&) const = default;
};

class Names {
public:
    Names();
    ~Names();
    Names(Names&&) noexcept;
    Names& operator=(Names&&) noexcept;
    Names(const Names&) = delete; // texts given out point into this object
    Names& operator=(const Names&) = delete;

    KindId kind(std::string_view name); // adds it; no_kind when there are too many (limits::unknown_kinds)
    std::string_view kind_name(KindId kind) const;
    bool is_known(KindId kind) const { return kind < known_kind_count; }
    std::size_t kind_count() const { return known_kind_count + extra_kinds_.size(); }
    KindId find_kind(std::string_view name) const; // no_kind if it has not been met

    FieldId field(KindId kind, std::string_view name);            // `name` may be "set/element"
    FieldId find_field(KindId kind, std::string_view name) const; // no_field if it has not been met
    FieldId element(FieldId set_field, std::string_view element);
    std::string_view field_name(FieldId field) const; // whole, as in files
    KindId field_kind(FieldId field) const;
    // The set field that this is an element of, if it is one; its element text.
    struct Element {
        FieldId set;
        std::string_view text;
    };
    const Element* as_element(FieldId field) const;
    // What is known of it: of the field itself, or of the set it is an element of; null for unknown fields. The catalogue's
    // entry, or what the office says of a field of its own.
    const FieldInfo* info(FieldId field) const;

    // What the records of an office say now: fields of its own (store/custom_fields.h), lists of the catalogue that it has changed
    // and the words that it uses for choices (store/choice_lists.h). Infos and choices that were given out before stay where
    // they are, and say what they said.
    void define(std::vector<OwnField> fields, std::vector<OwnList> lists = {}, std::vector<LearnedWord> learned = {});
    std::span<const Choice> choices(ChoiceList list) const; // what holds: the office's list, else the catalogue's
    std::span<const LearnedWord> learned() const { return learned_; } // for InputContext
    bool is_own(FieldId field) const { return own_infos_.contains(field); }
    bool is_formula(FieldId field) const { return formulas_.contains(field); }
    bool is_defined(FieldId field) const { // can be written: no element, not unknown, no formula
        return field < known_field_count || (is_own(field) && !is_formula(field));
    }
    std::span<const OwnField> own_fields() const {
        return own_;
    } // in their order, formulas and retired ones among them
    std::vector<FieldId> links_to(KindId target) const; // link and link_set fields of any kind that lead there
    // What can be filled in: the catalogue's fields of a kind and then the office's own in their order, without retired ones.
    std::vector<FieldId> fields_of(KindId kind) const;
    std::vector<FieldId> formulas_of(KindId kind) const;       // in their order, without retired ones
    std::uint64_t definitions() const { return definitions_; } // another number when define() changed something
    std::size_t field_count() const { return first_extra_field + extra_fields_.size(); } // ids are below

    // Label sets of the office's own (store/own_label_sets.h): what their records say now, those in the trash too. Ones that were
    // given out before stay where they are.
    void define_label_sets(std::vector<LabelSet> sets);
    std::span<const LabelSet* const> own_label_sets() const { return label_sets_; } // in their order
    const LabelSet* own_label_set(std::string_view code) const;                     // null if there is none

    FieldId deleted_field(KindId kind);
    bool is_deleted_field(FieldId field) const { return field_name(field) == deleted_name; }

private:
    struct Extra {
        KindId kind;
        std::string name;
        Element element; // its set is no_field where this is none
    };
    struct OwnInfo;
    struct KeptList;
    void link_elements(FieldId set);
    bool define_lists(std::vector<OwnList> lists);            // true if that changed something
    std::vector<OwnField> own_;                               // in their order
    std::unordered_set<FieldId> formulas_;                    // those of own_ that are
    std::unordered_map<FieldId, const FieldInfo*> own_infos_; // of all that were ever defined and still are
    std::deque<std::unique_ptr<OwnInfo>> kept_infos_;         // all that were given out
    std::array<const KeptList*, choice_list_count> lists_{};  // null: the catalogue's
    std::vector<const FieldInfo*> listed_infos_; // of the catalogue's fields; null: the catalogue's. Empty: all are
    std::deque<std::unique_ptr<KeptList>> kept_lists_; // all that were given out
    std::vector<LearnedWord> learned_;
    std::uint64_t definitions_ = 0;
    std::vector<const LabelSet*> label_sets_;                                 // in their order
    std::deque<std::unique_ptr<LabelSet>> kept_label_sets_;                   // all that were given out
    using ByName = std::unordered_map<std::string_view, FieldId, StringHash>; // keys point into extra_fields_
    std::deque<std::string> extra_kinds_;                                     // deques: addresses stay
    std::deque<Extra> extra_fields_;
    std::vector<ByName> extra_by_kind_;
    std::unordered_map<std::string_view, KindId, StringHash> extra_kind_by_name_;
};

} // namespace yinfeng
