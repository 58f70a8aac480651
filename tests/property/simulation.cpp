#include "tests/property/simulation.h"

#include "app/vault.h"
#include "base/random.h"
#include "base/sha256.h"
#include "platform/fake/fake_platform.h"
#include "store/fragment.h"
#include "sync/snapshot.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace yinfeng::test {

namespace {

constexpr std::uint64_t record_count = 3;
constexpr std::array fields{field::project::name_, field::project::park_, field::project::industry_};
constexpr std::size_t cell_count = record_count * fields.size();
constexpr std::int64_t ten_years_ms = 315'000'000'000;

Id record_id(std::uint64_t n) { return {0x0190000000000000 + n, 0x8000000000000000 + n}; }

// What somebody knows: of each cell, the numbers of the writes.
using Knowledge = std::array<std::set<int>, cell_count>;

void learn(Knowledge& mine, const Knowledge& other) {
    for (std::size_t cell = 0; cell < cell_count; ++cell) mine[cell].insert(other[cell].begin(), other[cell].end());
}

struct Mail {
    std::string bytes;
    Knowledge known;
};

struct Office {
    platform::FakeWorld world;
    std::unique_ptr<platform::FakePlatform> tab;
    Workspace workspace;
    std::unique_ptr<app::Vault> vault;
    std::uint64_t seed = 0;
    std::int64_t skew_ms = 0;
    int restored = 0;
    Knowledge known;
    // The last state that was reported as saved, and those after it. A crash may fall back to any of them, to none before.
    struct State {
        std::string bytes;
        Knowledge known;
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
        if (is_saved()) states.erase(states.begin(), states.end() - 1);
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
            if (!open(*office)) broken("an empty database does not open");
            office->note();
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

    void step() {
        Office& office = *offices_[random_.below(offices_.size())];
        office.world.clock_ms += random_.between(1, 100'000);
        switch (random_.below(16)) {
        case 0: case 1: case 2: case 3: case 4: write(office); break;
        case 5: case 6: send(office); break;
        case 7: case 8: case 9: case 10: receive(office); break;
        case 11: crash(office); break;
        case 12: office.vault->checkpoint(); break;
        case 13: restore(office); break;
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
        const Knowledge before = office.known;
        for (auto left = random_.between(1, 3); left > 0; --left) {
            const std::size_t cell = random_.below(cell_count);
            const auto number = static_cast<int>(pasts_.size());
            change.set(Kind::project, record_id(cell / fields.size()), fields[cell % fields.size()], Value::text("值" + std::to_string(number)));
            pasts_.push_back(before[cell]);
            // A later write of one change to the same cell takes the place of the earlier one, which nobody ever sees.
            std::erase_if(pending_, [&](const auto& each) { return each.first == cell; });
            pending_.emplace_back(cell, number);
        }
        const auto applied = office.workspace.apply(change, office.tab->now_ms());
        if (!applied) return broken("a write was refused: " + applied.error().message);
        for (const auto& [cell, number] : pending_) office.known[cell].insert(number);
        pending_.clear();
        ++report_.writes;
        office.vault->append(*applied);
        office.note();
    }

    // Only what is on the disk leaves the computer.
    void send(Office& office) {
        office.world.advance(5'000);
        office.note_saved();
        if (!office.is_saved()) return broken("nothing fails and yet it is not saved");
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
        office.vault->append(office.workspace.join(*fragment, "导入"));
        learn(office.known, mail.known);
        office.note();
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
        if (!open(office)) return broken("a new database does not open");
        auto fragment = decode_snapshot(backup.bytes);
        if (!fragment) return broken("a backup was refused: " + fragment.error().message);
        office.vault->append(office.workspace.join(*fragment, {}));
        office.known = backup.known;
        office.world.advance(5'000);
        office.note();
    }

    void check(const Office& office) {
        for (std::size_t cell = 0; cell < cell_count; ++cell) {
            const std::set<int>& known = office.known[cell];
            std::set<std::string> heads, siblings;
            for (const int write : known) {
                const bool overwritten = std::any_of(known.begin(), known.end(), [&](int other) {
                    return pasts_[static_cast<std::size_t>(other)].contains(write);
                });
                if (!overwritten) heads.insert("值" + std::to_string(write));
            }
            const RecordIndex index = office.workspace.find(record_id(cell / fields.size()));
            const Cell* held = index == no_record ? nullptr : office.workspace.record(index).find(fields[cell % fields.size()]);
            if (held) {
                for (const Sibling& each : held->siblings()) siblings.emplace(each.value.as_text());
            }
            if (siblings != heads) return broken("the values of a cell are not the causal heads");
        }
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
                to.vault->append(to.workspace.join(*fragment, "导入"));
                learn(to.known, from.known);
                check(to);
            }
        }
        const std::string bytes = encode_snapshot(hub.workspace);
        for (auto& office : offices_) {
            office->world.advance(10'000);
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
    std::vector<std::pair<std::size_t, int>> pending_;
};

} // namespace

SimulationReport simulate(std::uint64_t seed, SimulationSize size) { return Simulation(seed, size).run(); }

} // namespace yinfeng::test
