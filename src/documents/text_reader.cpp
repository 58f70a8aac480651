// .csv, .tsv and other lines of text (RFC 4180): fields between separators, in quotation marks where they hold one, lines ended in any way.

#include "documents/limits.h"
#include "documents/table_readers.h"
#include "documents/text_encoding.h"
#include "documents/words.h"

#include <array>
#include <optional>

namespace yinfeng::documents {

namespace {

constexpr std::array separators{',', '\t', ';', '|'};

// That which stands equally often in most of the first lines, outside of quotation marks.
char guess_separator(std::string_view text) {
    constexpr std::size_t most_lines = 50;
    std::array<std::vector<std::size_t>, separators.size()> counts; // by line
    for (auto& each : counts) each.push_back(0);
    bool is_quoted = false;
    for (const char c : text) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\n') {
            if (counts[0].size() == most_lines) break;
            for (auto& each : counts) each.push_back(0);
        }
        for (std::size_t i = 0; i < separators.size(); ++i)
            if (c == separators[i]) ++counts[i].back();
    }
    std::size_t best = 0, best_score = 0;
    for (std::size_t i = 0; i < separators.size(); ++i) {
        std::size_t total = 0, alike = 0;
        for (const std::size_t count : counts[i]) total += count, alike += count > 0 && count == counts[i][0];
        const std::size_t score = total == 0 ? 0 : alike * 1000 + total;
        if (score > best_score) best = i, best_score = score;
    }
    return separators[best];
}

class TextReader final : public TableReader {
public:
    TextReader(std::string text, TextForm form) : text_(std::move(text)), form_(form) {}

    FileFormat format() const override { return FileFormat::text; }
    std::optional<TextForm> text_form() const override { return form_; }
    const std::vector<SheetName>& sheets() const override { return sheets_; }

    Result<void> begin(std::size_t sheet) override {
        if (sheet != 0) return fail(say(Word::no_such_sheet, {std::to_string(sheet + 1)}));
        filler_.emplace("");
        at_ = 0;
        row_ = 0;
        line_ = 1;
        if (text_.starts_with("sep=")) { // as Excel has it said
            at_ = std::min(text_.find('\n'), text_.size() - 1) + 1;
            ++line_;
        }
        return {};
    }
    Result<bool> work(std::size_t rows) override {
        for (std::size_t i = 0; i < rows && at_ < text_.size(); ++i) {
            if (const Result<void> read = read_record(); !read) return std::unexpected(read.error());
            if (!filler_->error.empty()) return fail(filler_->error);
        }
        return at_ >= text_.size();
    }
    std::size_t rows_done() const override { return row_; }
    Table take() override { return std::move(filler_->table); }

private:
    Result<void> read_record() {
        for (std::uint32_t column = 0;; ++column) {
            std::string field;
            const std::size_t began = line_;
            bool is_closed = true;
            if (at_ < text_.size() && text_[at_] == '"') {
                ++at_;
                is_closed = read_quoted(field);
            }
            if (!is_closed) return fail(say(Word::unclosed_quote, {std::to_string(began)}));
            while (at_ < text_.size() && text_[at_] != form_.separator && text_[at_] != '\n' && text_[at_] != '\r')
                field += text_[at_++];
            filler_->cell({row_, column}, field);
            if (at_ < text_.size() && text_[at_] == form_.separator) {
                ++at_;
                continue;
            }
            if (at_ < text_.size()) { // \r\n, \n or \r
                const bool is_pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
                at_ += is_pair ? 2 : 1;
                ++line_;
            }
            ++row_;
            if (row_ >= most_rows && at_ < text_.size())
                return fail(say(Word::too_many_cells, {"", std::to_string(most_rows)}));
            return {};
        }
    }
    bool read_quoted(std::string& field) {
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '\n') ++line_;
            if (c != '"') field += c;
            else if (at_ < text_.size() && text_[at_] == '"') field += text_[at_++];
            else return true;
        }
        return false;
    }

    std::string text_;
    TextForm form_;
    std::vector<SheetName> sheets_{{"", false}};
    std::optional<TableFiller> filler_;
    std::size_t at_ = 0, line_ = 1;
    std::uint32_t row_ = 0;
};

} // namespace

OpenedTable open_text(std::string bytes, const ReadOptions& options) {
    TextForm form;
    if (options.encoding) {
        form.encoding = *options.encoding;
    } else {
        const GuessedEncoding guess = guess_encoding(bytes);
        form.encoding = guess.encoding;
        form.is_ambiguous = guess.is_ambiguous;
    }
    Result<std::string> text = to_utf8_text(bytes, form.encoding);
    if (!text) return std::unexpected(text.error());
    if (text->find('\0') != std::string::npos) return fail(say(Word::unknown_format));
    if (options.separator) form.separator = *options.separator;
    else if (text->starts_with("sep=") && text->size() > 4) form.separator = (*text)[4];
    else form.separator = guess_separator(*text);
    return std::make_unique<TextReader>(std::move(*text), form);
}

} // namespace yinfeng::documents
