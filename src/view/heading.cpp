#include "view/heading.h"

#include "base/utf8.h"

#include <array>

namespace yinfeng::view {

namespace {

struct Said {
    FieldId field;
    std::string_view words; // with a blank between
};
constexpr Said said[] = {
#define HEADING(kind, name, words) {field::kind::name##_, words},
#include "view/heading_words.def"
#undef HEADING
};

// 总 投 资＊, in two lines.
std::string cleaned(std::string_view words) {
    std::string clean;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t character = next_code_point(words, at);
        if (!is_space(character) && character != U'＊' && character != '*') append_code_point(clean, character);
    }
    return clean;
}

bool is_among(std::string_view words, std::string_view name) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == name) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

ColumnId named(const Columns& columns, KindId kind, std::string_view name) {
    for (const ColumnId id : columns.offered(kind)) {
        const Column& column = columns[id];
        if (name == column.name || name == column.en || name == cleaned(column.zh) ||
            cleaned(name) == cleaned(column.en))
            return id;
    }
    for (const Said& each : said) {
        if (static_cast<KindId>(info(each.field).kind) == kind && is_among(each.words, name)) return each.field;
    }
    return no_column;
}

} // namespace

Heading read_heading(const Columns& columns, KindId kind, std::string_view words) {
    if (const ColumnId whole = named(columns, kind, trim(words)); whole != no_column) return {whole, {}};
    const std::string clean = cleaned(words);
    if (clean.empty()) return {};
    if (const ColumnId whole = named(columns, kind, clean); whole != no_column) return {whole, {}};
    static constexpr std::array<std::array<std::string_view, 2>, 2> brackets{{{"（", "）"}, {"(", ")"}}};
    for (const auto& [open, close] : brackets) {
        const std::size_t at = clean.rfind(open);
        if (at == std::string::npos || !clean.ends_with(close)) continue;
        const ColumnId id = named(columns, kind, std::string_view(clean).substr(0, at));
        if (id == no_column) continue;
        const std::size_t begin = at + open.size();
        return {id, clean.substr(begin, clean.size() - close.size() - begin)};
    }
    return {};
}

} // namespace yinfeng::view
