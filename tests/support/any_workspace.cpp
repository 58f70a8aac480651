#include "tests/support/any_workspace.h"

#include "model/limits.h"
#include "store/deletion.h"

#include <array>
#include <map>

namespace yinfeng::test {

namespace {

constexpr std::array<std::string_view, 14> pieces{"甲", "a", "\"", "\\", "\n", "\t", "/", ",", "]", "}", "\xC2\xA0",
    "，", "\xF0\x9F\x8C\xB1", "\xE2\x80\xA8"}; // no-break space, a full-width comma, a plant, a line separator

class Making {
public:
    Making(const Choose& choose, int size) : choose_(choose), size_(size) {}

    Workspace run() {
        std::array<Workspace, 3> offices;
        for (std::size_t i = 0; i < offices.size(); ++i) {
            offices[i].set_replica(chance(6) ? 0xA : 0xA + i); // sometimes copies of one profile
            offices[i].set_author(author());
        }
        for (int i = 0; i < size_; ++i) {
            Workspace& office = offices[choose_(offices.size())];
            if (chance(8)) office.set_author(author());
            if (chance(10)) {
                exchange(offices[choose_(offices.size())], office);
            } else {
                edit(office);
            }
            if (office.can_undo() && chance(12)) (void)office.undo(wall());
        }
        exchange(offices[1], offices[0]);
        exchange(offices[2], offices[0]);
        if (chance(2)) offices[0].join(newer(), {});
        return std::move(offices[0]);
    }

private:
    bool chance(std::uint64_t in) { return choose_(in) == 0; }
    std::int64_t wall() {
        clock_ += static_cast<std::int64_t>(choose_(100'000));
        return chance(20) ? latest_wall_ms : chance(20) ? -1 : clock_;
    }
    std::string text(std::size_t most_bytes) {
        std::string out;
        const auto wanted = chance(60) ? most_bytes : choose_(std::min<std::size_t>(most_bytes, 60));
        while (out.size() < wanted) {
            const std::string_view piece = pieces[choose_(pieces.size())];
            if (out.size() + piece.size() > most_bytes) return out + std::string(most_bytes - out.size(), 'x');
            out += piece;
        }
        return out;
    }
    std::string author() { return chance(10) ? "" : text(most_author_bytes); }
    Id id() { return {0x0190000000000000 + choose_(6), 0x8000000000000000 + choose_(2)}; }

    std::string json(int depth) {
        if (depth == 0 || chance(3)) {
            switch (choose_(8)) {
            case 0: return "null";
            case 1: return "true";
            case 2: return "-0";
            case 3: return "1.50";
            case 4: return "2e+7";
            case 5: return "9007199254740992";
            case 6: return "-9007199254740991";
            default: return quoted(text(80));
            }
        }
        std::string out;
        const bool is_list = chance(2);
        const auto count = choose_(3);
        for (std::uint64_t i = 0; i < count; ++i) {
            if (i > 0) out += ',';
            if (!is_list) out += quoted("k" + std::to_string(i) + text(20)) + ":";
            out += json(depth - 1);
        }
        return is_list ? "[" + out + "]" : "{" + out + "}";
    }
    static std::string quoted(std::string_view text) {
        std::string out;
        append_json_string(out, text);
        return out;
    }
    Value compound() {
        if (chance(5)) return Value::compound("1.5");
        if (chance(6)) return Value::compound(std::string(most_value_depth, '[') + std::string(most_value_depth, ']'));
        std::string value = json(4);
        if (!value.starts_with('[') && !value.starts_with('{')) value = "[" + value + "]";
        return Value::compound(value);
    }
    Value value() {
        switch (choose_(9)) {
        case 0: return {};
        case 1: return Value::of(chance(2));
        case 2: return Value::of(greatest_integer);
        case 3: return Value::of(-greatest_integer);
        case 4: return Value::of(static_cast<std::int64_t>(choose_(1'000)) - 500);
        case 5: return Value::text("");
        case 6: return compound();
        default: return Value::text(text(most_text_bytes));
        }
    }

    std::string name() {
        std::string out = "later" + text(chance(30) ? most_name_bytes - 5 : 30);
        return out;
    }
    void edit(Workspace& office) {
        Change change;
        change.name = "改";
        Names& names = office.names();
        for (auto left = 1 + choose_(3); left > 0; --left) {
            const Id record = id();
            switch (choose_(8)) {
            case 0: { // an element of a set
                std::string element = text(chance(30) ? most_name_bytes - 5 : 40);
                if (element.empty()) element = "省关注";
                if (chance(4)) { // the code of a choice, or of none that there is
                    if (chance(2)) element = "signed";
                    change.set(Kind::stage_label, record, names.element(field::stage_label::stages_, element),
                        chance(3) ? Value() : Value::of(chance(2)));
                    break;
                }
                change.set(Kind::project, record, names.element(field::project::tags_, element),
                    chance(3) ? Value() : Value::of(chance(2)));
                break;
            }
            case 1: { // of a newer version
                const KindId kind = names.kind(chance(2) ? "later kind" : "later \"kind\" 2");
                change.writes.push_back({record, kind, names.field(kind, name()), value()});
                break;
            }
            case 2:
                change.set(Kind::project, record, names.field(static_cast<KindId>(Kind::project), name()), value());
                break;
            case 3: { // away, or back
                const RecordIndex index = office.find(record);
                if (index == no_record) break;
                chance(2) ? office.add_delete(change, index) : office.add_restore(change, index);
                break;
            }
            case 4: change.set(Kind::unit, record, field::unit::name_, value()); break;
            default: change.set(Kind::project, record, field::project::note_, value()); break; // a long history
            }
        }
        (void)office.apply(change, wall());
    }
    void exchange(const Workspace& from, Workspace& to) {
        std::vector<RecordIndex> all(from.record_count());
        for (RecordIndex i = 0; i < all.size(); ++i) all[i] = i;
        to.join(extract_records(from, all), chance(2) ? "导入" : "");
    }
    Fragment newer() {
        Fragment fragment;
        fragment.schema = static_cast<int>(choose_(100));
        for (auto left = choose_(100); left > 0; --left) fragment.header_extras[name()] = json(5);
        return fragment;
    }

    const Choose& choose_;
    const int size_;
    std::int64_t clock_ = 1'567'123'200'000;
};

// Everything that a cell is, in words that do not depend on tables.
std::string words_of(const Cell& cell, const StampTable& stamps) {
    std::string out;
    const auto add = [&](const Sibling& write) {
        const Stamp& stamp = stamps[write.stamp];
        out += replica_text(stamps.replica_id(stamp.replica)) + " " + std::to_string(stamp.n) + " " +
               std::to_string(stamp.wall_ms) + " " + std::string(stamps.author_name(stamp.author)) + " " +
               std::to_string(static_cast<int>(write.value.shape())) + write.value.to_json() + "\n";
    };
    for (const Sibling& write : cell.siblings()) add(write);
    out += "gone\n";
    for (const Sibling& write : cell.history()) add(write);
    out += "floor";
    for (const Seen& seen : cell.floor(stamps)) {
        out += " " + replica_text(stamps.replica_id(seen.replica)) + " " + std::to_string(seen.n);
    }
    return out;
}

std::map<std::string, std::string> words_of(const Workspace& workspace) {
    std::map<std::string, std::string> out;
    for (RecordIndex index = 0; index < workspace.record_count(); ++index) {
        const Record& record = workspace.record(index);
        const std::string key = std::string(workspace.names().kind_name(record.kind)) + " " + to_string(record.id);
        out[key] = std::to_string(static_cast<int>(record.state)) + " " + std::to_string(record.conflicts);
        for (const Field& field : record.fields) {
            out[key + " " + std::string(workspace.names().field_name(field.id))] =
                words_of(field.cell, workspace.stamps());
        }
    }
    for (const auto& [key, json] : workspace.header_extras()) out["header " + key] = json;
    out["schema"] = std::to_string(std::max(1, workspace.newest_schema()));
    return out;
}

} // namespace

Workspace any_workspace(const Choose& choose, int size) { return Making(choose, size).run(); }

std::string difference(const Workspace& a, const Workspace& b) {
    const auto left = words_of(a), right = words_of(b);
    for (const auto& [key, words] : left) {
        const auto found = right.find(key);
        if (found == right.end()) return key + " is missing";
        if (found->second != words) return key + ":\n" + words + "\nand\n" + found->second;
    }
    for (const auto& [key, words] : right) {
        if (!left.contains(key)) return key + " is new";
    }
    return {};
}

} // namespace yinfeng::test
