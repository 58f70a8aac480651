#pragma once
// Rows as a table for people, as CSV for spreadsheets, or as JSON, one object per line.

#include "cli/options.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::cli {

struct Heading {
    std::string text; // for people
    std::string key;  // in JSON
    bool figure = false;
};

class Table {
public:
    Table(Format format, bool bom, std::vector<Heading> headings);
    // Of cells the text for people, or where the format is JSON the JSON of each value.
    void row(std::vector<std::string> cells);
    void end();

private:
    void csv(const std::vector<std::string>& cells, bool is_heading);
    Format format_;
    std::vector<Heading> headings_;
    std::vector<std::vector<std::string>> rows_; // of a table: widths are known at the end
};

// By the rules of RFC 4180 and of OWASP: a text that a spreadsheet would run as a formula gets an apostrophe before it.
std::string csv_cell(std::string_view text, bool figure);

// Columns on a screen: Chinese characters take two.
std::size_t width_of(std::string_view text);

} // namespace yinfeng::cli
