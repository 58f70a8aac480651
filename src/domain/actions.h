#pragma once
// What can be done with a record (actions.def): whether it can be done now and if not why, what is asked for first, and the
// Change that does it. Pure. What follows from the change is added where it is applied (consequences.h), as for any other.

#include "domain/reading.h"

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace yinfeng::domain {

enum class Action : std::uint8_t {
#define ACTION(kind, name, ...) kind##_##name,
#define ACTION_OF_ALL(name, ...) name,
#define REASON(...)
#include "domain/actions.def"
#undef ACTION
#undef ACTION_OF_ALL
#undef REASON
};

enum class Reason : std::uint8_t {
    none,
#define ACTION(...)
#define ACTION_OF_ALL(...)
#define REASON(name, zh, en) name,
#include "domain/actions.def"
#undef ACTION
#undef ACTION_OF_ALL
#undef REASON
};
struct ReasonInfo {
    std::string_view zh, en; // a sentence
};
const ReasonInfo& reason_info(Reason reason);

// What is said with an action: values of fields (of sets: of their elements), and the number for the record that it makes.
struct Given {
    std::vector<std::pair<FieldId, Value>> values;
    Id made;
    const Value* find(FieldId field) const; // the last one; null if nothing was said
};

// A field to be asked for before the action, with what it would hold. Only what is needed must be filled in; the rest is advice.
struct Ask {
    FieldId field = no_field;
    Value suggestion;
    Reason needed = Reason::none; // said where it is left empty
};

struct ActionOptions {
    std::vector<Ask> (*asks)(const Reading&, RecordIndex, const Given&) = nullptr;
    std::optional<Kind> makes =
        std::nullopt;       // a record of this kind, whose number is Given::made and which what is given is about
    FieldId own = no_field; // what the action is for: its value is the action's, and nobody else says another one
    std::optional<FieldId> (*also)(const Reading&, RecordIndex) = nullptr; // may be given though it is not asked for
};

struct ActionInfo {
    Action action;
    std::optional<Kind> kind; // nothing: every kind but the settings
    std::string_view name, zh, en;
    Reason (*can)(const Reading&, RecordIndex, const Given&);
    void (*run)(const Reading&, RecordIndex, const Given&, Change&);
    ActionOptions options;
};
std::span<const ActionInfo> actions();
const ActionInfo& action_info(Action action);
std::optional<Action> find_action(KindId kind, std::string_view name); // name, Chinese or English; of that kind
// By which a field is written where that is a step with rules of its own: 阶段, 进度.
std::optional<Action> action_writing(FieldId field);

// Reason::none if it can be done with this record now, whatever may have to be asked for.
Reason why_not(const Reading& reading, Action action, RecordIndex record, const Given& given = {});
// What to ask for, in this order, and what has been given is left out. Of several records that it can be done with: a day and what
// is needed, as soon as one of them asks for it, and as advice what every one of them lacks, so that one value may be said for all.
std::vector<Ask> asks_of(
    const Reading& reading, Action action, std::span<const RecordIndex> records, const Given& given = {});
// What may be given with it: what is asked for, as in the form of its button, and what the action itself writes; for a record
// that it makes every field of that one. Of sets the field, not the elements.
std::vector<FieldId> takes(const Reading& reading, Action action, RecordIndex record, const Given& given);
// The fields that were given and that it does not take, or that contradict what it writes. Whoever does it with one record and
// has been given them refuses: other fields are edited by writing them.
std::vector<FieldId> not_taken(const Reading& reading, Action action, RecordIndex record, const Given& given);
// The change for all of them, those left out that it cannot be done with; a reason if that leaves none, or if something that
// is needed was not given. It has no name: whoever applies it knows the language.
std::expected<Change, Reason> perform(
    const Reading& reading, Action action, std::span<const RecordIndex> records, const Given& given = {});

} // namespace yinfeng::domain
