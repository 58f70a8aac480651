#pragma once
// XML of strangers as events, in pieces. Prefixes are left out of the names of elements and attributes; declarations of entities and anything
// that would load something end it with an error.

#include "base/result.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace yinfeng::documents {

class Attributes {
public:
    explicit Attributes(const char* const* pairs) : pairs_(pairs) {}
    std::string_view operator[](std::string_view name) const; // without its prefix; "" if it is not there
    bool has(std::string_view name) const;
    std::string_view full(std::string_view name) const; // with its prefix: r:id

private:
    const char* const* pairs_;
};

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void begin(std::string_view element, const Attributes& attributes) = 0;
    virtual void end(std::string_view element) = 0;
    virtual void text(std::string_view piece) = 0; // may come in several pieces
};

class XmlParser {
public:
    // `part`: what it is called when something is wrong.
    XmlParser(std::string part, XmlHandler& handler);
    ~XmlParser();
    Result<void> feed(std::string_view piece, bool is_last);
    void stop(Error error); // by the handler: feed() returns it
private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string_view without_prefix(std::string_view name);
// All of it at once.
Result<void> parse_xml(std::string part, std::string_view text, XmlHandler& handler);

} // namespace yinfeng::documents
