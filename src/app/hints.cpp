#include "app/hints.h"

#include "app/strings.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

bool is_at(const HintFacts& facts, Screen screen) { return facts.screen == screen; }

} // namespace

std::string_view hint_name(Hint hint) {
    switch (hint) {
#define HINT(name, place, done)                                                                                        \
    case Hint::name: return #name;
#include "app/hints.def"
#undef HINT
    case Hint::count_: break;
    }
    return {};
}

std::string_view hint_words(Hint hint) {
    switch (hint) {
#define HINT(name, place, done)                                                                                        \
    case Hint::name: return tr(Str::hint_##name);
#include "app/hints.def"
#undef HINT
    case Hint::count_: break;
    }
    return {};
}

bool belongs_here(Hint hint, const HintFacts& f) {
    switch (hint) {
#define HINT(name, place, done)                                                                                        \
    case Hint::name: return place;
#include "app/hints.def"
#undef HINT
    case Hint::count_: break;
    }
    return false;
}

bool is_done(Hint hint, const HintFacts& f) {
    switch (hint) {
#define HINT(name, place, done)                                                                                        \
    case Hint::name: return done;
#include "app/hints.def"
#undef HINT
    case Hint::count_: break;
    }
    return true;
}

HintFacts hint_facts(const App& app) {
    HintFacts facts{.screen = app.screen()};
    const Workspace* data = app.workspace();
    if (!data) return facts;
    const auto any = [&](Kind kind, auto&& holds) {
        const auto records = data->live(kind);
        return records.size() > few_records || std::ranges::any_of(records, holds);
    };
    facts.projects = data->live(Kind::project).size();
    facts.enterprises = data->live(Kind::enterprise).size();
    facts.chains = data->live(Kind::chain).size();
    facts.links = data->live(Kind::chain_link).size();
    facts.services = data->live(Kind::service_record).size();
    facts.has_amount =
        any(Kind::project, [&](RecordIndex each) { return !data->value(each, field::project::amount_).is_none(); });
    facts.has_hung = any(Kind::chain_node,
        [&](RecordIndex each) { return !data->links_to(data->record(each).id, field::project::chain_nodes_).empty(); });
    facts.has_limit = any(Kind::service_record, [&](RecordIndex each) {
        return !data->value(each, field::service_record::limit_days_).is_none() ||
               !data->value(each, field::service_record::due_on_).is_none();
    });
    facts.has_exported = app.exported_at_ms() != 0;
    return facts;
}

Hints::Hints(std::string_view kept) {
    while (!kept.empty()) {
        const std::size_t end = std::min(kept.find(' '), kept.size());
        for (std::size_t i = 0; i < hint_count; ++i)
            if (hint_name(static_cast<Hint>(i)) == kept.substr(0, end)) seen_.set(i);
        kept.remove_prefix(std::min(end + 1, kept.size()));
    }
}

std::string Hints::to_text() const {
    std::string text;
    for (std::size_t i = 0; i < hint_count; ++i)
        if (seen_.test(i)) text.append(text.empty() ? "" : " ").append(hint_name(static_cast<Hint>(i)));
    return text;
}

std::optional<Hint> Hints::show(const HintFacts& facts, bool may_come) {
    if (shown_ && is_done(*shown_, facts)) shown_.reset();
    if (shown_ && belongs_here(*shown_, facts)) return shown_;
    for (std::size_t i = 0; may_come && i < hint_count; ++i) {
        const auto hint = static_cast<Hint>(i);
        if (seen_.test(i) || !belongs_here(hint, facts) || is_done(hint, facts)) continue;
        seen_.set(i);
        return shown_ = hint;
    }
    return std::nullopt;
}

void Hints::close() { shown_.reset(); }

} // namespace yinfeng::app
