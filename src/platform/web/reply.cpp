#include "platform/web/reply.h"

#include <emscripten/em_macros.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

namespace yinfeng::platform::web {

namespace {

struct Pending {
    std::shared_ptr<OnReply> on_reply; // shared: it may forget itself while it runs
    Reply reply;
    bool once = true;
};

std::unordered_map<int, Pending>& pending() {
    static std::unordered_map<int, Pending> map;
    return map;
}

std::function<void()>& after_reply() {
    static std::function<void()> run;
    return run;
}

int expect(OnReply on_reply, bool once) {
    static int last = 0;
    pending()[++last] = {std::make_shared<OnReply>(std::move(on_reply)), {}, once};
    return last;
}

} // namespace

int expect_once(OnReply on_reply) { return expect(std::move(on_reply), true); }
int expect_many(OnReply on_reply) { return expect(std::move(on_reply), false); }
void forget(int token) { pending().erase(token); }
void on_any_reply(std::function<void()> run) { after_reply() = std::move(run); }

Tokens::~Tokens() {
    for (const int token : open_) forget(token);
}

int Tokens::once(OnReply on_reply) {
    std::erase_if(open_, [](int token) { return !pending().contains(token); });
    return open_.emplace_back(expect_once(std::move(on_reply)));
}

} // namespace yinfeng::platform::web

using namespace yinfeng::platform;
using namespace yinfeng::platform::web;

extern "C" {

// Makes room for `length` bytes of the answer and says where to put them; null if nobody waits any more.
EMSCRIPTEN_KEEPALIVE char* yf_reply_bytes(int token, int length) {
    const auto found = pending().find(token);
    if (found == pending().end()) return nullptr;
    auto& value = found->second.reply.values.emplace_back(std::in_place);
    value->resize_and_overwrite(static_cast<std::size_t>(length), [](char*, std::size_t size) { return size; });
    return value->data();
}

EMSCRIPTEN_KEEPALIVE void yf_reply_missing(int token) {
    if (const auto found = pending().find(token); found != pending().end()) found->second.reply.values.emplace_back();
}

EMSCRIPTEN_KEEPALIVE void yf_reply_number(int token, double number) {
    if (const auto found = pending().find(token); found != pending().end())
        found->second.reply.numbers.push_back(number);
}

// fault: -1, or a Fault whose detail was given as the first value.
EMSCRIPTEN_KEEPALIVE void yf_reply_end(int token, int fault) {
    const auto found = pending().find(token);
    if (found == pending().end()) return;
    Reply reply = std::exchange(found->second.reply, {});
    const auto on_reply = found->second.on_reply;
    if (found->second.once) pending().erase(found);
    if (fault >= 0) {
        std::string detail = reply.values.empty() ? std::string() : reply.values.front().value_or("");
        reply.failure = Failure{static_cast<Fault>(fault), std::move(detail)};
    }
    (*on_reply)(std::move(reply));
    if (after_reply()) after_reply()();
}
}
