#include "documents/xml.h"

#include "documents/limits.h"
#include "documents/words.h"

#include <expat.h>

#include <optional>

namespace yinfeng::documents {

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view Attributes::operator[](std::string_view name) const {
    for (const char* const* pair = pairs_; *pair; pair += 2)
        if (without_prefix(*pair) == name) return pair[1];
    return {};
}
bool Attributes::has(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair; pair += 2)
        if (without_prefix(*pair) == name) return true;
    return false;
}
std::string_view Attributes::full(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair; pair += 2)
        if (*pair == name) return pair[1];
    return {};
}

struct XmlParser::State {
    State(std::string called, XmlHandler& told) : part(std::move(called)), handler(told) {}
    State(const State&) = delete;
    ~State() { XML_ParserFree(parser); }

    std::string part;
    XmlHandler& handler;
    XML_Parser parser = XML_ParserCreate(nullptr);
    std::size_t depth = 0;
    std::optional<Error> error;

    void stop(Error wrong) {
        if (!error) error = std::move(wrong);
        XML_StopParser(parser, XML_FALSE);
    }
};

namespace {

template <class State> State& state_of(void* data) { return *static_cast<State*>(data); }

} // namespace

XmlParser::XmlParser(std::string part, XmlHandler& handler)
    : state_(std::make_unique<State>(std::move(part), handler)) {
    XML_SetUserData(state_->parser, state_.get());
    XML_SetElementHandler(
        state_->parser,
        [](void* data, const char* name, const char** attributes) {
            State& state = state_of<State>(data);
            if (state.error) return;
            if (++state.depth > most_depth) return state.stop({say(Word::is_too_deep, {state.part})});
            state.handler.begin(without_prefix(name), Attributes(attributes));
        },
        [](void* data, const char* name) {
            State& state = state_of<State>(data);
            if (state.error) return;
            --state.depth;
            state.handler.end(without_prefix(name));
        });
    XML_SetCharacterDataHandler(state_->parser, [](void* data, const char* text, int size) {
        State& state = state_of<State>(data);
        if (!state.error) state.handler.text({text, static_cast<std::size_t>(size)});
    });
    XML_SetEntityDeclHandler(state_->parser,
        [](void* data, const char*, int, const char*, int, const char*, const char*, const char*, const char*) {
            State& state = state_of<State>(data);
            state.stop({say(Word::has_entities, {state.part})});
        });
}

XmlParser::~XmlParser() = default;

void XmlParser::stop(Error error) { state_->stop(std::move(error)); }

Result<void> XmlParser::feed(std::string_view piece, bool is_last) {
    const XML_Status status =
        XML_Parse(state_->parser, piece.data(), static_cast<int>(piece.size()), is_last ? XML_TRUE : XML_FALSE);
    if (state_->error) return std::unexpected(*state_->error);
    if (status == XML_STATUS_OK) return {};
    return fail(say(Word::is_damaged,
        {say(Word::bad_xml, {state_->part, std::to_string(XML_GetCurrentLineNumber(state_->parser))})}));
}

Result<void> parse_xml(std::string part, std::string_view text, XmlHandler& handler) {
    return XmlParser(std::move(part), handler).feed(text, true);
}

} // namespace yinfeng::documents
