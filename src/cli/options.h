#pragma once
// What the command line asked for, read by command_line.cpp and carried out by the commands.

#include "app/tables/import_mode.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::cli {

// What the program ends with; written in --help and README, so scripts rely on it.
enum class Exit : int {
    done = 0,
    findings = 1, // done, and the answer is: differences, damaged files, open conflicts
    usage = 2,
    input = 3,
    passphrase = 4, // also signatures
    output = 5,
    refused = 6,
    internal = 70,
};

enum class Command : std::uint8_t {
    new_file,
    info,
    verify,
    digest,
    merge,
    diff,
    log,
    query,
    set,
    act,
    convert,
    conflicts,
    duplicates,
    demonstration,
    unite,
    today,
    keygen,
    import_table,
};

enum class Format : std::uint8_t { table, csv, json, html, svg, xlsx, ics };
enum class Container : std::uint8_t { plain, gz, sealed };

struct Options {
    Command command = Command::info;
    bool json = false;

    // Reading
    std::vector<std::string> files;
    int jobs = 0; // 0: as many as there are processors
    std::string passphrase_file, passphrase_env;
    std::vector<std::string> trust; // fingerprints

    // Writing
    std::string output;
    bool force = false;
    bool in_place = false; // the input itself is replaced, which needs no --force
    bool may_replace() const { return force || in_place; }
    std::uint32_t wait_seconds = 60; // for somebody else who writes the same file
    std::optional<Container> container;
    std::string new_passphrase_file, new_passphrase_env, sign_key;
    bool gives_new_passphrase() const { return !new_passphrase_file.empty() || !new_passphrase_env.empty(); }
    std::uint32_t rounds = 1'000'000;
    bool without_confidential = false;
    bool unsigned_output = false; // a signed file may be replaced by one that is not

    // new
    std::string name, office;

    // demo, today
    std::optional<std::uint64_t> records, seed;
    std::string day; // 2026-11-30; empty: today

    // set, do, unite, log
    std::string author, target, field, new_kind, action;
    std::vector<std::string> words; // assignments
    bool remove = false, restore = false, links = false;

    // import
    std::string table, sheet, answer;
    std::vector<std::string> map; // HEADING=FIELD[:UNIT]
    app::ImportMode import_mode = app::ImportMode::update;
    std::optional<std::uint64_t> heading_row; // from 1
    bool is_dry_run = false, makes_linked = false;

    // today
    std::string mine;

    // query, conflicts, diff
    std::string kind, sort, view, view_text;
    std::vector<std::string> where, columns, groups, sums;
    std::optional<std::uint64_t> limit;
    Format format = Format::table;
    bool is_a3 = false;                  // --format html: the paper
    std::optional<bool> is_paper_across; // nothing: as what is printed needs it
    std::string month;                   // 2019-09: of a calendar; empty: this one
    bool bom = false, codes = false, deleted = false, list = false, totals = false;
};

} // namespace yinfeng::cli
