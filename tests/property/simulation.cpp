#include "tests/property/simulation.h"

#include "app/vault.h"
#include "base/random.h"
#include "base/sha256.h"
#include "platform/fake/fake_platform.h"
#include "store/fragment.h"
#include "sync/import_plan.h"
#include "sync/snapshot.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace yinfeng::test {

namespace {

constexpr std::int64_t ten_years_ms = 315'000'000'000;

Id record_id(std::uint64_t n) { return {0x0190000000000000 + n, 0x8000000000000000 + n}; }

// The cells that are written: of three projects, and of what only newer versions of the program know.
struct Place {
    const char* kind;
    std::uint64_t record;
    const char* field;
    bool is_newer;
};
constexpr std::size_t project_count = 3;
constexpr std::array places{
    Place{"project", 0, "name", false}, Place{"project", 0, "park", false}, Place{"project", 0, "industry", false}, Place{"project", 0, "later_field", true},
    Place{"project", 1, "name", false}, Place{"project", 1, "park", false}, Place{"project", 1, "industry", false}, Place{"project", 1, "later_field", true},
    Place{"project", 2, "name", false}, Place{"project", 2, "park", false}, Place{"project", 2, "industry", false}, Place{"later_kind", 9, "name", true},
};
constexpr std::size_t cell_count = places.size();

// What somebody knows: of each cell, the numbers of the writes.
using Knowledge = std::array<std::set<int>, cell_count>;

void learn(Knowledge& mine, const Knowledge& other) {
    for (std::size_t cell = 0; cell < cell_count; ++cell) mine[cell].insert(other[cell].begin(), other[cell].end());
}

// The deletions of each project that somebody knows, by number, and what their writers had seen.
using Deletions = std::array<std::set<int>, project_count>;

struct Known {
    Knowledge writes;
    Deletions deletions;
    void learn(const Known& other) {
        yinfeng::test::learn(writes, other.writes);
        for (std::size_t i = 0; i < project_count; ++i) deletions[i].insert(other.deletions[i].begin(), other.deletions[i].end());
    }
};

struct Mail {
    std::string bytes;
    Known known;
};

// A copy of the folder in which the browser keeps everything: put back later, or taken to another computer.
struct Profile {
    std::array<platform::FakeWorld::Rows, 3> rows;
    Known known;
    ReplicaId replica = 0;
};

constexpr std::array tables{platform::Table::log, platform::Table::chunk, platform::Table::meta};

struct Office {
    platform::FakeWorld world;
    std::unique_ptr<platform::FakePlatform> tab;
    Workspace workspace;
    std::unique_ptr<app::Vault> vault;
    std::uint64_t seed = 0;
    std::int64_t skew_ms = 0;
    int restored = 0;
    bool is_newer = false; // of a version that knows more kinds and fields
    Known known;
    // The last state that was reported as saved, and those after it. A crash may fall back to any of them, to none before.
    struct State {
        std::string bytes;
        Known known;
    };
    std::vector<State> states;
    std::vector<Mail> backups;

    std::string database() const { return "ws-" + std::to_string(restored); }
    bool is_saved() const { return vault->status().state == app::VaultStatus::State::saved && vault->status().unsaved == 0; }
    void note() {
        states.push_back({encode_snapshot(workspace), known});
        if (is_saved()) states.erase(states.begin(), states.end() - 1);
    }
    // Saving went on in the background.
    void note_saved() {
        if (is_saved() && !states.empty()) states.erase(states.begin(), states.end() - 1);
    }
};

class Simulation {
public:
    Simulation(std::uint64_t seed, SimulationSize size) : random_(seed), size_(size) {}

    SimulationReport run() {
        for (int i = 0; i < size_.offices; ++i) {
            auto& office = offices_.emplace_back(std::make_unique<Office>());
            office->seed = random_.next() | 1;
            office->skew_ms = random_.chance(1, 3) ? random_.between(-ten_years_ms, ten_years_ms) : 0;
            office->is_newer = i % 3 == 1;
            if (!open(*office)) broken("an empty database does not open");
            office->note();
            if (office->is_newer) begin_newer(*office, i);
        }
        for (step_ = 0; step_ < size_.steps && report_.broken.empty(); ++step_) step();
        if (report_.broken.empty()) finish();
        return report_;
    }

private:
    void broken(std::string what) {
        if (report_.broken.empty()) report_.broken = "step " + std::to_string(step_) + ": " + std::move(what);
    }

    bool open(Office& office) {
        office.vault.reset();
        office.tab = std::make_unique<platform::FakePlatform>(office.world, office.seed++);
        office.tab->clock_skew_ms = office.skew_ms;
        office.workspace = Workspace();
        office.workspace.set_author("专员 · 单位" + std::to_string(office.seed % 7));
        app::VaultTuning tuning;
        tuning.log_entries_due = 6; // checkpoints come often
        tuning.slots_per_batch = 1;
        office.vault = std::make_unique<app::Vault>(*office.tab, office.workspace, office.database(), tuning);
        bool opened = false;
        office.vault->open([&](Result<app::Vault::Opened> result) { opened = result.has_value() && !result->damaged; });
        office.world.advance(2'000);
        return opened;
    }

    // What a newer version writes beside records: keys in the header of files, and a kind of its own that comes with them.
    void begin_newer(Office& office, int number) {
        Workspace source;
        source.set_replica(0xF000 + static_cast<ReplicaId>(number));
        Change change;
        const KindId kind = source.names().kind("later_kind");
        change.writes.push_back({record_id(100 + static_cast<std::uint64_t>(number)), kind, source.names().field(kind, "name"), Value::of(true)});
        (void)source.apply(change, 0);
        Fragment fragment = extract_records(source, std::array{RecordIndex{0}});
        fragment.schema = snapshot_schema + 1;
        fragment.header_extras["later"] = "[" + std::to_string(number) + ",1.50]";
        const auto read = decode_snapshot(encode_snapshot(fragment));
        if (!read) return broken("a file of a newer version was refused: " + read.error().message);
        office.vault->append(office.workspace.join(*read, "导入"));
        office.note();
    }

    void step() {
        Office& office = *offices_[random_.below(offices_.size())];
        office.world.clock_ms += random_.between(1, 100'000);
        switch (random_.below(18)) {
        case 0: case 1: case 2: case 3: case 4: write(office); break;
        case 5: case 6: send(office); break;
        case 7: case 8: case 9: case 10: receive(office); break;
        case 11: crash(office); break;
        case 12: office.vault->checkpoint(); break;
        case 13: restore(office); break;
        case 14: take_away(office); break;
        case 15: size_.clones ? copy_profile(office) : fail_once(office); break;
        default: office.world.advance(1'000); break;
        }
        // Some of what is due on the disk gets done; a crash may come in between.
        for (auto left = random_.below(6); left > 0 && office.world.run_one(); --left) office.note_saved();
        office.note_saved();
        check(office);
    }

    void write(Office& office) {
        Change change;
        change.name = "改";
        const Knowledge before = office.known.writes;
        for (auto left = random_.between(1, 3); left > 0; --left) {
            const std::size_t cell = random_.below(cell_count);
            if (places[cell].is_newer && !office.is_newer) continue;
            const auto number = static_cast<int>(pasts_.size());
            Names& names = office.workspace.names();
            const KindId kind = names.kind(places[cell].kind);
            change.writes.push_back({record_id(places[cell].record), kind, names.field(kind, places[cell].field),
                                     Value::text("值" + std::to_string(number))});
            pasts_.push_back(before[cell]);
            writers_.push_back(office.workspace.replica());
            // A later write of one change to the same cell takes the place of the earlier one, which nobody ever sees.
            std::erase_if(pending_, [&](const auto& each) { return each.first == cell; });
            pending_.emplace_back(cell, number);
        }
        apply(office, change);
        for (const auto& [cell, number] : pending_) office.known.writes[cell].insert(number);
        pending_.clear();
        office.note();
    }

    void apply(Office& office, const Change& change) {
        const auto applied = office.workspace.apply(change, office.tab->now_ms());
        if (!applied) return broken("a write was refused: " + applied.error().message);
        ++report_.writes;
        office.vault->append(*applied);
    }

    // A project goes to the trash, or comes back.
    void take_away(Office& office) {
        const std::uint64_t project = random_.below(project_count);
        const RecordIndex index = office.workspace.find(record_id(project));
        if (index == no_record) return;
        Change change;
        if (office.workspace.is_live(index)) {
            ++report_.deletions;
            office.workspace.add_delete(change, index);
            office.known.deletions[project].insert(static_cast<int>(seen_by_deletion_.size()));
            seen_by_deletion_.push_back(office.known.writes);
        } else {
            office.workspace.add_restore(change, index);
        }
        apply(office, change);
        office.note();
    }

    // One storage operation soon fails; the vault tries again by itself.
    void fail_once(Office& office) {
        using enum platform::Fault;
        constexpr std::array faults{full, aborted, lost, unknown};
        ++report_.faults;
        office.world.fail_operation(1 + static_cast<int>(random_.below(4)), faults[random_.below(faults.size())]);
    }

    void save(Office& office) {
        office.world.advance(5'000);
        if (!office.is_saved()) office.world.advance(60'000); // something failed, and is tried again
        office.note_saved();
        if (!office.is_saved()) broken("it is not saved, and no failure lasts");
    }

    // Only what is on the disk leaves the computer.
    void send(Office& office) {
        save(office);
        const Mail mail{encode_snapshot(office.workspace), office.known};
        if (random_.chance(1, 3)) office.backups.push_back(mail);
        if (random_.chance(1, 5)) return; // lost on the way
        mail_.push_back(mail);
        ++report_.files;
    }

    void receive(Office& office) {
        if (mail_.empty()) return;
        const Mail& mail = mail_[random_.below(mail_.size())]; // also old ones, and the same again
        std::string bytes = mail.bytes;
        const bool damaged = random_.chance(1, 4);
        if (damaged && random_.chance(1, 2)) {
            bytes.resize(random_.below(bytes.size()));
        } else if (damaged) {
            bytes[random_.below(bytes.size())] ^= static_cast<char>(1 << random_.below(8));
        }
        auto fragment = decode_snapshot(bytes);
        if (damaged) {
            ++report_.refused;
            // White space after the end, or a byte order mark, is no damage.
            if (fragment && bytes.substr(0, mail.bytes.size() - 1) != mail.bytes.substr(0, mail.bytes.size() - 1)) {
                return broken("a damaged file was taken for a good one");
            }
            if (!fragment) return;
        }
        if (!fragment) return broken("a good file was refused: " + fragment.error().message);
        import(office, *fragment, mail.known);
        office.note();
    }

    // As the program does it.
    void import(Office& office, const Fragment& fragment, const Known& known) {
        if (describe_source(office.workspace, fragment).clone_noticed) {
            ++report_.clones_noticed;
            office.vault->renew_replica();
        }
        office.vault->append(office.workspace.join(fragment, "导入"));
        office.known.learn(known);
    }

    void crash(Office& office) {
        ++report_.crashes;
        for (auto left = random_.below(12); left > 0 && office.world.run_one(); --left) office.note_saved();
        if (random_.chance(1, 2)) {
            office.world.power_loss();
        } else {
            office.tab->kill();
        }
        reopen(office);
    }

    void reopen(Office& office) {
        const std::vector<Office::State> states = std::move(office.states);
        office.states.clear();
        office.world.succeed_again();
        if (!open(office)) return broken("after a crash the database does not open");
        const std::string bytes = encode_snapshot(office.workspace);
        const auto state = std::find_if(states.begin(), states.end(), [&](const Office::State& each) { return each.bytes == bytes; });
        if (state == states.end()) return broken("what came back is no state since the last that was saved");
        office.known = state->known;
        office.note();
    }

    // The disk is gone, or somebody wants to go back: an old backup is opened as a database of its own, with a replica id of its own.
    void restore(Office& office) {
        if (office.backups.empty() || !random_.chance(1, 3)) return;
        ++report_.restores;
        const Mail backup = office.backups[random_.below(office.backups.size())];
        ++office.restored;
        office.states.clear();
        office.world.succeed_again();
        if (!open(office)) return broken("a new database does not open");
        auto fragment = decode_snapshot(backup.bytes);
        if (!fragment) return broken("a backup was refused: " + fragment.error().message);
        office.vault->append(office.workspace.join(*fragment, {}));
        office.known = backup.known;
        save(office);
        office.note();
    }

    // Somebody keeps a copy of the browser's folder, or puts one back, here or on another computer: two databases go on under one
    // replica id, and write different values under the same dots.
    void copy_profile(Office& office) {
        if (profiles_.size() < 3 || random_.chance(1, 2)) {
            save(office);
            Profile& profile = profiles_.emplace_back();
            for (std::size_t i = 0; i < tables.size(); ++i) profile.rows[i] = office.world.rows(office.database(), tables[i]);
            profile.known = office.known;
            profile.replica = office.workspace.replica();
            return;
        }
        const Profile& profile = profiles_[random_.below(profiles_.size())];
        ++report_.clones;
        cloned_.insert(profile.replica);
        ++office.restored;
        office.states.clear();
        office.vault.reset();
        office.tab.reset();
        office.world.succeed_again();
        for (std::size_t i = 0; i < tables.size(); ++i) office.world.rows(office.database(), tables[i]) = profile.rows[i];
        if (!open(office)) return broken("a copied profile does not open");
        office.vault->set_meta("copied", std::to_string(office.restored)); // a copy is on the disk, and no power loss takes it
        save(office);
        office.known = profile.known;
        office.note();
    }

    bool is_cloned(int write) const { return cloned_.contains(writers_[static_cast<std::size_t>(write)]); }

    // What stands in a cell are the causal heads of what the office knows. Of a replica that was cloned, two writes may bear one dot:
    // whoever overwrote one of them is taken to have seen the other as well, which then is found in the history.
    void check(const Office& office) {
        const Workspace& workspace = office.workspace;
        for (std::size_t cell = 0; cell < cell_count; ++cell) {
            const std::set<int>& known = office.known.writes[cell];
            std::set<std::string> heads, siblings, history, of_clones;
            for (const int write : known) {
                const bool overwritten = std::any_of(known.begin(), known.end(), [&](int other) {
                    return pasts_[static_cast<std::size_t>(other)].contains(write);
                });
                if (overwritten) continue;
                heads.insert("值" + std::to_string(write));
                if (is_cloned(write)) of_clones.insert("值" + std::to_string(write));
            }
            const KindId kind = workspace.names().find_kind(places[cell].kind);
            const RecordIndex index = kind == no_kind ? no_record : workspace.find(kind, record_id(places[cell].record));
            const FieldId field = kind == no_kind ? no_field : workspace.names().find_field(kind, places[cell].field);
            const Cell* held = index == no_record || field == no_field ? nullptr : workspace.record(index).find(field);
            if (held) {
                for (const Sibling& each : held->siblings()) siblings.emplace(each.value.as_text());
                for (const Sibling& each : held->history()) history.emplace(each.value.as_text());
            }
            if (siblings == heads) continue;
            if (of_clones.empty()) return broken("the values of a cell are not the causal heads");
            for (const std::string& each : siblings) {
                if (!heads.contains(each)) return broken("a value that was overwritten stands beside others");
            }
            for (const std::string& head : heads) {
                if (siblings.contains(head)) continue;
                if (!of_clones.contains(head)) return broken("a clone made another's value go");
                if (!history.contains(head) && history.size() < history_limit) return broken("a clone's value is lost");
            }
        }
        for (std::uint64_t project = 0; project < project_count; ++project) check_trash(office, project);
        report_.conflicts = std::max(report_.conflicts, static_cast<int>(workspace.conflict_count()));
    }

    // In the trash is only what somebody deleted who had seen all that stands in it.
    void check_trash(const Office& office, std::uint64_t project) {
        const RecordIndex index = office.workspace.find(record_id(project));
        if (index == no_record || office.workspace.is_live(index)) return;
        if (office.known.deletions[project].empty()) return broken("a record is in the trash that nobody deleted");
        for (std::size_t cell = 0; cell < cell_count; ++cell) {
            const Cell* held = places[cell].record == project && places[cell].kind == std::string_view("project")
                                   ? office.workspace.record(index).find(office.workspace.names().find_field(
                                         static_cast<KindId>(Kind::project), places[cell].field))
                                   : nullptr;
            if (!held) continue;
            for (const Sibling& each : held->siblings()) {
                const int write = std::stoi(std::string(each.value.as_text().substr(3)));
                const bool seen = std::ranges::any_of(office.known.deletions[project], [&](int deletion) {
                    return seen_by_deletion_[static_cast<std::size_t>(deletion)][cell].contains(write);
                });
                if (!seen && !is_cloned(write)) return broken("a record is in the trash with a value that no deleter had seen");
            }
        }
    }

    // Everybody sends to everybody, by way of one who collects, in an order of its own.
    void finish() {
        Office& hub = *offices_[random_.below(offices_.size())];
        for (int round = 0; round < 2; ++round) {
            for (auto& office : offices_) {
                Office& from = round == 0 ? *office : hub;
                Office& to = round == 0 ? hub : *office;
                if (&from == &to) continue;
                const auto fragment = decode_snapshot(encode_snapshot(from.workspace));
                if (!fragment) return broken("the last exchange failed: " + fragment.error().message);
                import(to, *fragment, from.known);
                check(to);
            }
        }
        const std::string bytes = encode_snapshot(hub.workspace);
        for (auto& office : offices_) {
            save(*office);
            office->note();
            if (encode_snapshot(office->workspace) != bytes) return broken("after exchanging everything two offices differ");
        }
        // And all of it is on every disk.
        for (auto& office : offices_) {
            office->world.power_loss();
            reopen(*office);
            if (encode_snapshot(office->workspace) != bytes) return broken("a disk does not hold what was saved");
        }
        report_.digest = sha256_hex(bytes);
    }

    SeededRandom random_;
    SimulationSize size_;
    SimulationReport report_;
    int step_ = 0;
    std::vector<std::unique_ptr<Office>> offices_;
    std::vector<Mail> mail_;
    std::vector<std::set<int>> pasts_; // of each write: the writes of that cell that its writer had seen
    std::vector<ReplicaId> writers_;   // of each write: under which replica id
    std::vector<Knowledge> seen_by_deletion_;
    std::vector<std::pair<std::size_t, int>> pending_;
    std::vector<Profile> profiles_;
    std::set<ReplicaId> cloned_;
};

} // namespace

SimulationReport simulate(std::uint64_t seed, SimulationSize size) { return Simulation(seed, size).run(); }

} // namespace yinfeng::test
