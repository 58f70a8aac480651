#pragma once
// The browser behind Platform. The work is done by the JavaScript of web/lib (storage, tabs, files, page).

#include "platform/platform.h"
#include "platform/web/reply.h"
#include "platform/web/web_crypto.h"

#include <map>

namespace yinfeng::platform::web {

class WebPlatform final : public Platform {
public:
    // `wake` asks for a frame.
    explicit WebPlatform(std::function<void()> wake) : wake_(std::move(wake)) {}
    ~WebPlatform() override;

    // Files dropped on the page or opened with the installed app.
    void receive_files(std::function<void(std::vector<File>)> received);

    void open_database(std::string name, Done<std::unique_ptr<Database>> done) override;
    void delete_database(std::string name, Done<void> done) override;
    void storage_status(Done<StorageStatus> done) override;
    void request_persistence(Done<bool> done) override;
    void request_lock(std::string name, std::function<void()> granted, std::function<void()> taken) override;
    void release_lock(std::string name) override;
    void post(std::string channel, std::string bytes) override;
    void listen(std::string channel, std::function<void(std::string)> heard) override;
    void pick_files(std::string accept, bool multiple, Done<std::vector<File>> done) override;
    void save_file(std::string name, std::string mime, std::string bytes, Done<void> done) override;
    void save_png(std::string name, Drawing drawing, Done<void> done) override;
    void print_html(std::string html) override;
    void open_link(std::string address) override;
    void copy(std::string text, std::string html) override;
    std::string address() override;
    void set_address(std::string address, std::string title, AddressStep step) override;
    void on_address(std::function<void(std::string)> moved) override;
    std::string link_to(std::string_view address) override;
    void asset(std::string name, Done<std::string> done) override;
    void on_return(std::function<void()> came) override { came_ = std::move(came); }
    void returned() {
        if (came_) came_();
    }
    void gzip(std::string bytes, Done<std::string> done) override;
    void gunzip(std::string bytes, std::size_t limit_bytes, Done<std::string> done) override;
    Crypto& crypto() override { return crypto_; }
    std::int64_t now_ms() override;
    int utc_offset_minutes() override;
    void random(std::span<std::byte> out) override;
    void after(int delay_ms, std::function<void()> run) override;
    void wake() override { wake_(); }
    std::string protocol() override;
    std::string user_agent() override;

private:
    std::function<void()> wake_, came_;
    Tokens tokens_;
    WebCrypto crypto_;
    std::map<std::string, int> locks_, channels_; // name → token
    int files_token_ = 0, address_token_ = 0;
};

} // namespace yinfeng::platform::web
