#pragma once
// What this browser knows besides the workspaces themselves: which there are, and who works here. Kept in a database
// of its own, "yinfeng". Several tabs may write it: each workspace has a key of its own, so two tabs that open two
// workspaces never overwrite each other; each write first reads what is there.

#include "app/identity.h"
#include "base/result.h"
#include "platform/platform.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

struct RegistryEntry {
    std::string key; // database name
    std::string id;  // of the settings record, as text; empty until known
    std::string name, office;
    bool sample = false;
    std::uint32_t records = 0;
    std::int64_t opened_at_ms = 0;
};

// The preference that says how a page was left in a workspace.
std::string view_key(std::string_view page, std::string_view workspace);

class Registry {
public:
    explicit Registry(platform::Platform& platform);
    ~Registry();
    Registry(const Registry&) = delete;
    Registry& operator=(const Registry&) = delete;

    // Reads everything. An error's message says what is wrong with the storage and what to do.
    void open(std::function<void(Result<void>)> done);
    // Reads again what other tabs may have changed.
    void reload(std::function<void(Result<void>)> done);
    bool is_open() const;

    const std::vector<RegistryEntry>& workspaces() const; // last opened first
    // Reads the entry as it is now, lets `change` alter it (a new one has only its key), writes it. `done` may be empty.
    void update(std::string key, std::function<void(RegistryEntry&)> change, std::function<void(Result<void>)> done);
    // Takes the entry out with the preferences under its view_key()s, and deletes the database.
    void remove(std::string key, std::function<void(Result<void>)> done);

    const Identity& identity() const;
    void set_identity(Identity identity, std::function<void(Result<void>)> done);
    // Other small texts of this browser (settings of the interface). Keys are ASCII. Where no storage could be opened they
    // last as long as the page.
    std::string preference(std::string_view key) const; // "" if there is none
    void set_preference(std::string key, std::string text);
    // Stores everything known of the browser itself anew where the registry turns out to have been emptied. `done` hears
    // whether it was.
    void restore_if_emptied(std::function<void(bool emptied)> done);
    std::vector<std::string> preference_keys(std::string_view prefix) const; // of those that are not "", sorted

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

} // namespace yinfeng::app
