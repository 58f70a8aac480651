#include "tests/property/simulation.h"

#include "app/vault.h"
#include "base/random.h"
#include "base/sha256.h"
#include "platform/fake/fake_platform.h"
#include "store/fragment.h"
#include "sync/import_plan.h"
#include "sync/snapshot.h"
#include "tests/property/oracle.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

namespace yinfeng::test {

namespace {

constexpr std::int64_t ten_years_ms = 315'000'000'000;

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
    bool is_saved() const {
        return vault->status().state == app::VaultStatus::State::saved && vault->status().unsaved == 0;
    }
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
        change.writes.push_back({record_id(100 + static_cast<std::uint64_t>(number)), kind,
            source.names().field(kind, "name"), Value::of(true)});
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
        case 0:
        case 1:
        case 2:
        case 3:
        case 4: write(office); break;
        case 5:
        case 6: send(office); break;
        case 7:
        case 8:
        case 9:
        case 10: receive(office); break;
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
        const Writes before = office.known.writes;
        std::map<std::size_t, int> written; // cell to number
        for (auto left = random_.between(1, 3); left > 0; --left) {
            const std::size_t cell = random_.below(cell_count);
            if (places[cell].is_newer && !office.is_newer) continue;
            const int number = oracle_.add_write(before[cell], office.workspace.replica());
            Names& names = office.workspace.names();
            const KindId kind = names.kind(places[cell].kind);
            change.writes.push_back({record_id(places[cell].record), kind, names.field(kind, places[cell].field),
                Value::text(Oracle::value_of(number))});
            written[cell] = number; // of two writes of one change to a cell, nobody ever sees the earlier
        }
        apply(office, change);
        for (const auto& [cell, number] : written) office.known.writes[cell].insert(number);
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
            office.known.deletions[project].insert(oracle_.add_deletion(office.known.writes));
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
        if (plan_import(office.workspace, fragment).clone_noticed) {
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
        const auto state =
            std::find_if(states.begin(), states.end(), [&](const Office::State& each) { return each.bytes == bytes; });
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
            for (std::size_t i = 0; i < tables.size(); ++i)
                profile.rows[i] = office.world.rows(office.database(), tables[i]);
            profile.known = office.known;
            profile.replica = office.workspace.replica();
            return;
        }
        const Profile& profile = profiles_[random_.below(profiles_.size())];
        ++report_.clones;
        oracle_.add_clone(profile.replica);
        ++office.restored;
        office.states.clear();
        office.vault.reset();
        office.tab.reset();
        office.world.succeed_again();
        for (std::size_t i = 0; i < tables.size(); ++i)
            office.world.rows(office.database(), tables[i]) = profile.rows[i];
        if (!open(office)) return broken("a copied profile does not open");
        office.vault->set_meta(
            "copied", std::to_string(office.restored)); // a copy is on the disk, and no power loss takes it
        save(office);
        office.known = profile.known;
        office.note();
    }

    void check(const Office& office) {
        std::string wrong = oracle_.check(office.workspace, office.known);
        if (!wrong.empty()) broken(std::move(wrong));
        report_.conflicts = std::max(report_.conflicts, static_cast<int>(office.workspace.conflict_count()));
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
            if (encode_snapshot(office->workspace) != bytes)
                return broken("after exchanging everything two offices differ");
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
    Oracle oracle_;
    std::vector<Profile> profiles_;
};

} // namespace

SimulationReport simulate(std::uint64_t seed, SimulationSize size) { return Simulation(seed, size).run(); }

} // namespace yinfeng::test
