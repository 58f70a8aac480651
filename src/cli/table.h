#pragma once
// Rows as a table for people, as CSV for spreadsheets, or as JSON, one object per line.

#include "cli/json_line.h"
#include "cli/options.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::cli {

struct Heading {
    std::string text;    // for people
    std::string key;     // in JSON
    bool figure = false; // stands to the right in a table
};

// What is said of a value beside it, where there is something to say: a key of its own in JSON. For people it is in the text.
struct Remark {
    std::string key;
    std::string json;
};

class Table {
public:
    Table(Format format, bool bom, std::vector<Heading> headings);
    // Of cells the text for people, or where the format is JSON the JSON of each value.
    void row(std::vector<std::string> cells, const std::vector<Remark>& remarks = {});
    void end();

private:
    Format format_;
    std::vector<Heading> headings_;
    std::vector<std::vector<std::string>> rows_; // of a table: widths are known at the end
};

// Columns on a screen: Chinese characters take two.
std::size_t width_of(std::string_view text);

} // namespace yinfeng::cli
