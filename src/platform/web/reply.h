#pragma once
// Answers from JavaScript (web/lib/bridge.js). A request gets a token; what comes back under it is collected and
// handed to the function that was registered. Destroying a Token cancels it: a late answer finds nobody.

#include "platform/platform.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::platform::web {

struct Reply {
    std::optional<Failure> failure;
    std::vector<std::optional<std::string>> values;
    std::vector<double> numbers;

    std::unexpected<Failure> error() const { return std::unexpected(*failure); }
};
using OnReply = std::function<void(Reply)>;

// Answered once and then forgotten. The owner may forget() earlier.
int expect_once(OnReply on_reply);
// Answered again and again until forgotten.
int expect_many(OnReply on_reply);
void forget(int token);

// Tokens of one object, forgotten with it.
class Tokens {
public:
    Tokens() = default;
    ~Tokens();
    Tokens(const Tokens&) = delete;
    Tokens& operator=(const Tokens&) = delete;

    int once(OnReply on_reply);

private:
    std::vector<int> open_;
};

// Called after every answer was delivered: something may look different now.
void on_any_reply(std::function<void()> run);

} // namespace yinfeng::platform::web
