#pragma once
// IndexedDB behind Database (web/lib/storage.js).

#include "platform/platform.h"
#include "platform/web/reply.h"

namespace yinfeng::platform::web {

class WebDatabase final : public Database {
public:
    explicit WebDatabase(int id) : id_(id) {}
    ~WebDatabase() override;

    void commit(std::vector<Entry> puts, std::vector<Key> removes, Durability durability, Done<void> done) override;
    void get(Key key, Done<std::optional<std::string>> done) override;
    void get_many(
        Table table, std::vector<std::string> keys, Done<std::vector<std::optional<std::string>>> done) override;
    void list_keys(Table table, Done<std::vector<std::string>> done) override;
    void on_lost(std::function<void()> run) override;

private:
    int id_;
    Tokens tokens_;
};

} // namespace yinfeng::platform::web
