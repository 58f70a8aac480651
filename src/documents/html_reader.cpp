// Tables of web pages, which reports save under the name .xls: tags as browsers take them, not as they ought to be. Each table is a sheet, but
// for those of a single cell, which only lay the page out.

#include "base/utf8.h"
#include "documents/limits.h"
#include "documents/table_readers.h"
#include "documents/text_encoding.h"
#include "documents/words.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <optional>

namespace yinfeng::documents {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return out;
}

// &amp; &#31532; &#x62DB; and what tables hold; others stay as they are.
std::string without_references(std::string_view text) {
    static constexpr std::pair<std::string_view, std::string_view> named[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"},
        {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}, {"ensp", " "}, {"emsp", " "}, {"yen", "¥"}, {"middot", "·"},
        {"mdash", "—"}, {"ndash", "–"}, {"times", "×"}, {"divide", "÷"}, {"ldquo", "“"}, {"rdquo", "”"}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
        if (end == std::string_view::npos || end - at > 10) {
            out += text[at++];
            continue;
        }
        const std::string_view name = text.substr(at + 1, end - at - 1);
        if (name.starts_with('#')) {
            const bool is_hex = name.size() > 1 && (name[1] | 0x20) == 'x';
            const std::string_view digits = name.substr(is_hex ? 2 : 1);
            std::uint32_t code = replacement_character;
            std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
            append_code_point(out, code == 0 ? replacement_character : code == 0xA0 ? U' ' : char32_t{code});
        } else if (const auto found =
                       std::ranges::find(named, name, &std::pair<std::string_view, std::string_view>::first);
            found != std::end(named)) {
            out += found->second;
        } else {
            out += text.substr(at, end - at + 1);
        }
        at = end + 1;
    }
    return out;
}

// Blanks in a row are one, as a browser shows them.
std::string shown(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\f';
        if (is_blank && (out.empty() || out.back() == ' ' || out.back() == '\n')) continue;
        if (c == '\n' && !out.empty() && out.back() == ' ') out.pop_back();
        out += is_blank ? ' ' : c;
    }
    return std::string(trim(out));
}

struct Tag {
    std::string name;
    bool closes = false;
    std::map<std::string, std::string> attributes;
    std::uint32_t span(const char* which) const {
        const auto found = attributes.find(which);
        std::uint32_t number = 1;
        if (found != attributes.end())
            std::from_chars(found->second.data(), found->second.data() + found->second.size(), number);
        return std::clamp(number, 1u, 1000u);
    }
};

// At a '<'; moves behind the tag. Nothing: it is none, and is text.
std::optional<Tag> take_tag(std::string_view text, std::size_t& at) {
    std::size_t i = at + 1;
    Tag tag;
    if (i < text.size() && text[i] == '/') tag.closes = true, ++i;
    const auto is_name = [&] {
        return i < text.size() && text[i] != '>' && text[i] != '/' && text[i] != '=' && text[i] > ' ';
    };
    const std::size_t begins = i;
    while (is_name()) ++i;
    tag.name = lower(text.substr(begins, i - begins));
    if (tag.name.empty()) return std::nullopt;
    if (const std::size_t colon = tag.name.rfind(':'); colon != std::string::npos) tag.name.erase(0, colon + 1);
    while (i < text.size() && text[i] != '>') {
        if (!is_name()) {
            ++i;
            continue;
        }
        const std::size_t name = i;
        while (is_name()) ++i;
        std::string key = lower(text.substr(name, i - name)), value;
        if (i < text.size() && text[i] == '=') {
            ++i;
            const char quote = i < text.size() && (text[i] == '"' || text[i] == '\'') ? text[i++] : '\0';
            const std::size_t from = i;
            while (i < text.size() && (quote ? text[i] != quote : text[i] > ' ' && text[i] != '>')) ++i;
            value = text.substr(from, i - from);
            if (quote && i < text.size()) ++i;
        }
        if (tag.attributes.size() < 64) tag.attributes[std::move(key)] = std::move(value);
    }
    at = std::min(text.size(), i + 1);
    return tag;
}

struct PageTable {
    TableFiller filler{""};
    std::size_t cells = 0;
    std::uint32_t next_row = 0, column = 0; // next_row: behind that which is being read
    std::vector<std::uint32_t> taken_until; // by column: rows that a cell above reaches into
    std::optional<CellPlace> cell;
    std::string text;

    void begin_row() {
        end_cell();
        ++next_row;
        column = 0;
    }
    void begin_cell(const Tag& tag) {
        end_cell();
        if (next_row == 0) next_row = 1;
        const std::uint32_t row = next_row - 1;
        while (column < taken_until.size() && taken_until[column] > row) ++column;
        const std::uint32_t across = tag.span("colspan"), down = tag.span("rowspan");
        if (column + across > most_columns || row >= most_rows) return;
        if (taken_until.size() < column + across) taken_until.resize(column + across);
        for (std::uint32_t i = 0; i < across; ++i) taken_until[column + i] = row + down;
        if (across > 1 || down > 1) filler.merge({row, column, row + down - 1, column + across - 1});
        cell = CellPlace{row, column};
        column += across;
        text.clear();
        ++cells;
    }
    void end_cell() {
        if (!cell) return;
        filler.cell(*cell, shown(text));
        cell.reset();
    }
};

class HtmlReader final : public TableReader {
public:
    explicit HtmlReader(std::deque<PageTable> tables) : tables_(std::move(tables)) {
        for (std::size_t i = 0; i < tables_.size(); ++i) {
            sheets_.push_back({say(Word::sheet_n, {std::to_string(i + 1)}), false});
            tables_[i].filler.table.name = sheets_.back().name;
        }
    }
    FileFormat format() const override { return FileFormat::html; }
    const std::vector<SheetName>& sheets() const override { return sheets_; }
    Result<void> begin(std::size_t sheet) override {
        if (sheet >= tables_.size()) return fail(say(Word::no_such_sheet, {std::to_string(sheet + 1)}));
        sheet_ = sheet;
        return {};
    }
    Result<bool> work(std::size_t) override { return true; }
    std::size_t rows_done() const override { return tables_[sheet_].filler.table.rows(); }
    Table take() override { return tables_[sheet_].filler.table; } // a copy: it can be begun again

private:
    std::deque<PageTable> tables_;
    std::vector<SheetName> sheets_;
    std::size_t sheet_ = 0;
};

TextEncoding encoding_of(std::string_view bytes) {
    const GuessedEncoding guess = guess_encoding(bytes);
    if (guess.encoding != TextEncoding::gb18030 && !guess.is_ambiguous) return guess.encoding; // whatever it says
    const std::string head = lower(bytes.substr(0, 2048));
    const std::size_t said = head.find("charset=");
    if (said == std::string::npos) return guess.encoding;
    const std::string_view name = std::string_view(head).substr(said + 8, 12);
    if (name.find("gb") != std::string_view::npos) return TextEncoding::gb18030;
    return guess.encoding;
}

} // namespace

OpenedTable open_html(std::string bytes) {
    const Result<std::string> page = to_utf8_text(bytes, encoding_of(bytes));
    if (!page) return std::unexpected(page.error());
    const std::string_view text = *page;
    std::deque<PageTable> tables;  // what is open is pointed at
    std::vector<std::size_t> open; // numbers in tables, the innermost last
    for (std::size_t at = 0; at < text.size();) {
        PageTable* table = open.empty() ? nullptr : &tables[open.back()];
        if (text[at] != '<') {
            const std::size_t end = std::min(text.size(), text.find('<', at));
            if (table && table->cell && table->text.size() <= most_cell_bytes)
                table->text += without_references(text.substr(at, end - at));
            at = end;
            continue;
        }
        if (text.substr(at).starts_with("<!--")) {
            const std::size_t end = text.find("-->", at);
            at = end == std::string_view::npos ? text.size() : end + 3;
            continue;
        }
        std::optional<Tag> tag = take_tag(text, at);
        if (!tag) {
            if (table && table->cell) table->text += '<';
            ++at;
            continue;
        }
        if (!tag->closes && (tag->name == "script" || tag->name == "style")) {
            const std::size_t end = lower(text.substr(at)).find("</" + tag->name);
            at = end == std::string::npos ? text.size() : at + end;
        } else if (tag->name == "table" && !tag->closes) {
            if (open.size() >= 16 || tables.size() >= 1000) continue;
            tables.emplace_back();
            open.push_back(tables.size() - 1);
        } else if (!table) {
            continue;
        } else if (tag->name == "table") {
            table->end_cell();
            open.pop_back();
        } else if (tag->name == "tr" && !tag->closes) {
            table->begin_row();
        } else if ((tag->name == "td" || tag->name == "th") && !tag->closes) {
            table->begin_cell(*tag);
        } else if (tag->name == "td" || tag->name == "th" || tag->name == "tr") {
            table->end_cell();
        } else if (tag->name == "br" || (tag->closes && (tag->name == "p" || tag->name == "div"))) {
            if (table->cell) table->text += '\n';
        }
        if (table && !table->filler.error.empty()) return fail(table->filler.error);
    }
    for (const std::size_t each : open) tables[each].end_cell();
    const bool any_larger = std::ranges::any_of(tables, [](const PageTable& each) { return each.cells > 1; });
    std::erase_if(tables, [&](const PageTable& each) { return each.cells <= (any_larger ? 1u : 0u); });
    if (tables.empty()) return fail(say(Word::no_table_in_page));
    return std::make_unique<HtmlReader>(std::move(tables));
}

} // namespace yinfeng::documents
