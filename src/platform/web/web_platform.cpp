#include "platform/web/web_platform.h"

#include "platform/web/clipboard.h"
#include "platform/web/web_storage.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

extern "C" {
void yf_db_open(int token, const char* name, std::size_t name_length);
void yf_db_delete(int token, const char* name, std::size_t name_length);
void yf_storage_status(int token);
void yf_storage_persist(int token);
void yf_lock_request(int token, const char* name, std::size_t name_length);
void yf_lock_release(const char* name, std::size_t name_length);
void yf_channel_post(const char* name, std::size_t name_length, const char* bytes, std::size_t length);
void yf_channel_listen(int token, const char* name, std::size_t name_length);
void yf_files_pick(int token, const char* accept, std::size_t accept_length, int multiple);
void yf_files_receive(int token);
void yf_file_save(int token, const char* name, std::size_t name_length, const char* mime, std::size_t mime_length,
    const char* bytes, std::size_t length);
void yf_png_save(int token, const char* name, std::size_t name_length, const char* svg, std::size_t length, int width,
    int height, int scale);
void yf_print(const char* html, std::size_t length);
void yf_link_open(const char* address, std::size_t length);
char* yf_address();
void yf_address_set(const char* address, std::size_t length, const char* title, std::size_t title_length, int step);
void yf_address_listen(int token);
char* yf_page_url();
void yf_asset(int token, const char* name, std::size_t name_length);
void yf_gzip(int token, const char* bytes, std::size_t length);
void yf_gunzip(int token, const char* bytes, std::size_t length, std::size_t limit);
double yf_now();
int yf_utc_offset();
void yf_random(void* target, std::size_t length);
void yf_after(int token, int delay_ms);
char* yf_protocol();
char* yf_user_agent();
}

namespace yinfeng::platform::web {

namespace {

std::vector<File> files_of(Reply reply) { // name, bytes, name, bytes …
    std::vector<File> files;
    for (std::size_t i = 0; i + 1 < reply.values.size(); i += 2) {
        files.push_back({std::move(reply.values[i]).value_or(""), std::move(reply.values[i + 1]).value_or("")});
    }
    return files;
}

OnReply no_value(Done<void> done) {
    return [done = std::move(done)](Reply reply) {
        if (reply.failure) done(reply.error());
        else done({});
    };
}

OnReply one_value(Done<std::string> done) {
    return [done = std::move(done)](Reply reply) {
        if (reply.failure) return done(reply.error());
        done(reply.values.empty() ? std::string() : std::move(reply.values.front()).value_or(""));
    };
}

std::string taken(char* text) { // malloc'ed by stringToNewUTF8
    std::string copy = text ? text : "";
    std::free(text);
    return copy;
}

} // namespace

WebPlatform::~WebPlatform() {
    for (const auto& [name, token] : locks_) {
        forget(token);
        yf_lock_release(name.data(), name.size());
    }
    for (const auto& [name, token] : channels_) {
        forget(token);
        yf_channel_listen(0, name.data(), name.size());
    }
    forget(files_token_);
    forget(address_token_);
}

void WebPlatform::receive_files(std::function<void(std::vector<File>)> received) {
    forget(files_token_);
    files_token_ = expect_many([received = std::move(received)](Reply reply) {
        if (!reply.failure) received(files_of(std::move(reply)));
    });
    yf_files_receive(files_token_);
}

void WebPlatform::open_database(std::string name, Done<std::unique_ptr<Database>> done) {
    const int token = tokens_.once([done = std::move(done)](Reply reply) {
        if (reply.failure) return done(reply.error());
        done(std::make_unique<WebDatabase>(static_cast<int>(reply.numbers.front())));
    });
    yf_db_open(token, name.data(), name.size());
}

void WebPlatform::delete_database(std::string name, Done<void> done) {
    yf_db_delete(tokens_.once(no_value(std::move(done))), name.data(), name.size());
}

void WebPlatform::storage_status(Done<StorageStatus> done) {
    yf_storage_status(tokens_.once([done = std::move(done)](Reply reply) {
        if (reply.failure) return done(reply.error());
        StorageStatus status{.persisted = reply.numbers[0] != 0};
        if (reply.numbers[1] >= 0) status.quota_bytes = static_cast<std::int64_t>(reply.numbers[1]);
        if (reply.numbers[2] >= 0) status.used_bytes = static_cast<std::int64_t>(reply.numbers[2]);
        done(status);
    }));
}

void WebPlatform::request_persistence(Done<bool> done) {
    yf_storage_persist(tokens_.once([done = std::move(done)](Reply reply) {
        if (reply.failure) return done(reply.error());
        done(reply.numbers[0] != 0);
    }));
}

void WebPlatform::request_lock(std::string name, std::function<void()> granted, std::function<void()> taken) {
    forget(locks_[name]);
    const int token = locks_[name] = expect_many([granted = std::move(granted), taken = std::move(taken)](Reply reply) {
        const bool is_taken = !reply.numbers.empty();
        if (!is_taken) granted();
        else if (taken) taken();
    });
    yf_lock_request(token, name.data(), name.size());
}

void WebPlatform::release_lock(std::string name) {
    forget(locks_[name]);
    locks_.erase(name);
    yf_lock_release(name.data(), name.size());
}

void WebPlatform::post(std::string channel, std::string bytes) {
    yf_channel_post(channel.data(), channel.size(), bytes.data(), bytes.size());
}

void WebPlatform::listen(std::string channel, std::function<void(std::string)> heard) {
    forget(channels_[channel]);
    channels_.erase(channel);
    int token = 0;
    if (heard) {
        token = channels_[channel] = expect_many(
            [heard = std::move(heard)](Reply reply) { heard(std::move(reply.values.front()).value_or("")); });
    }
    yf_channel_listen(token, channel.data(), channel.size());
}

void WebPlatform::pick_files(std::string accept, bool multiple, Done<std::vector<File>> done) {
    const int token = tokens_.once([done = std::move(done)](Reply reply) {
        if (reply.failure) return done(reply.error());
        done(files_of(std::move(reply)));
    });
    yf_files_pick(token, accept.data(), accept.size(), multiple);
}

void WebPlatform::save_file(std::string name, std::string mime, std::string bytes, Done<void> done) {
    yf_file_save(tokens_.once(no_value(std::move(done))), name.data(), name.size(), mime.data(), mime.size(),
        bytes.data(), bytes.size());
}

void WebPlatform::save_png(std::string name, Drawing drawing, Done<void> done) {
    yf_png_save(tokens_.once(no_value(std::move(done))), name.data(), name.size(), drawing.svg.data(),
        drawing.svg.size(), drawing.width, drawing.height, drawing.scale);
}

void WebPlatform::print_html(std::string html) { yf_print(html.data(), html.size()); }

void WebPlatform::open_link(std::string address) { yf_link_open(address.data(), address.size()); }

void WebPlatform::copy(std::string text, std::string html) { copy_to_clipboard(text.c_str(), html.c_str()); }

std::string WebPlatform::address() { return taken(yf_address()); }

void WebPlatform::set_address(std::string address, std::string title, AddressStep step) {
    yf_address_set(address.data(), address.size(), title.data(), title.size(), static_cast<int>(step));
}

void WebPlatform::on_address(std::function<void(std::string)> moved) {
    forget(address_token_);
    address_token_ =
        expect_many([moved = std::move(moved)](Reply reply) { moved(std::move(reply.values.front()).value_or("")); });
    yf_address_listen(address_token_);
}

std::string WebPlatform::link_to(std::string_view address) { return taken(yf_page_url()).append("#").append(address); }

void WebPlatform::asset(std::string name, Done<std::string> done) {
    yf_asset(tokens_.once(one_value(std::move(done))), name.data(), name.size());
}

void WebPlatform::gzip(std::string bytes, Done<std::string> done) {
    yf_gzip(tokens_.once(one_value(std::move(done))), bytes.data(), bytes.size());
}

void WebPlatform::gunzip(std::string bytes, std::size_t limit_bytes, Done<std::string> done) {
    yf_gunzip(tokens_.once(one_value(std::move(done))), bytes.data(), bytes.size(), limit_bytes);
}

std::int64_t WebPlatform::now_ms() { return static_cast<std::int64_t>(yf_now()); }
int WebPlatform::utc_offset_minutes() { return yf_utc_offset(); }

void WebPlatform::random(std::span<std::byte> out) {
    constexpr std::size_t limit = 65536; // of crypto.getRandomValues
    for (std::size_t at = 0; at < out.size(); at += limit) {
        yf_random(out.data() + at, std::min(limit, out.size() - at));
    }
}

void WebPlatform::after(int delay_ms, std::function<void()> run) {
    yf_after(tokens_.once([run = std::move(run)](Reply) { run(); }), delay_ms);
}

std::string WebPlatform::protocol() { return taken(yf_protocol()); }
std::string WebPlatform::user_agent() { return taken(yf_user_agent()); }

} // namespace yinfeng::platform::web
