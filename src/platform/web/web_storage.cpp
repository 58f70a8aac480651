#include "platform/web/web_storage.h"

#include <utility>

extern "C" {
void yf_db_close(int id);
void yf_db_on_lost(int token, int id);
void yf_db_put(int table, const char* key, std::size_t key_length, const char* bytes, std::size_t length);
void yf_db_remove(int table, const char* key, std::size_t key_length);
void yf_db_commit(int token, int id, int strict);
void yf_db_get(int token, int id, int table, const char* keys, std::size_t keys_length);
void yf_db_keys(int token, int id, int table);
}

namespace yinfeng::platform::web {

namespace {

std::vector<std::string> lines_of(const std::string& text) { // every line ends with a newline
    std::vector<std::string> lines;
    for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
        lines.push_back(text.substr(at, end - at));
    }
    return lines;
}

} // namespace

WebDatabase::~WebDatabase() { yf_db_close(id_); }

void WebDatabase::commit(std::vector<Entry> puts, std::vector<Key> removes, Durability durability, Done<void> done) {
    const int token = tokens_.once([done = std::move(done)](Reply reply) {
        if (reply.failure) done(reply.error());
        else done({});
    });
    for (const Key& key : removes) yf_db_remove(static_cast<int>(key.table), key.key.data(), key.key.size());
    for (const Entry& put : puts) {
        yf_db_put(static_cast<int>(put.table), put.key.data(), put.key.size(), put.bytes.data(), put.bytes.size());
    }
    yf_db_commit(token, id_, durability == Durability::strict);
}

void WebDatabase::get(Key key, Done<std::optional<std::string>> done) {
    std::vector<std::string> keys;
    keys.push_back(std::move(key.key));
    get_many(key.table, std::move(keys), [done = std::move(done)](auto outcome) {
        if (outcome) done(std::move(outcome->front()));
        else done(std::unexpected(std::move(outcome.error())));
    });
}

void WebDatabase::get_many(
    Table table, std::vector<std::string> keys, Done<std::vector<std::optional<std::string>>> done) {
    const int token = tokens_.once([done = std::move(done), wanted = keys.size()](Reply reply) {
        if (reply.failure) return done(reply.error());
        reply.values.resize(wanted);
        done(std::move(reply.values));
    });
    std::string joined;
    for (const std::string& key : keys) joined += key + '\n';
    yf_db_get(token, id_, static_cast<int>(table), joined.data(), joined.size());
}

void WebDatabase::list_keys(Table table, Done<std::vector<std::string>> done) {
    const int token = tokens_.once([done = std::move(done)](Reply reply) {
        if (reply.failure) return done(reply.error());
        done(lines_of(reply.values.empty() ? std::string() : reply.values.front().value_or("")));
    });
    yf_db_keys(token, id_, static_cast<int>(table));
}

void WebDatabase::on_lost(std::function<void()> run) {
    const int token = tokens_.once([run = std::move(run)](Reply) { run(); });
    yf_db_on_lost(token, id_);
}

} // namespace yinfeng::platform::web
