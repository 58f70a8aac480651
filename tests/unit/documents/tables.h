#pragma once
// Files of office programs as tests make them, and what is read of them.

#include "documents/table_reader.h"
#include "tests/support/zip_builder.h"

#include <string>
#include <string_view>

namespace yinfeng::test {

// A workbook of one sheet: what stands in <worksheet>, in <sst>, in <cellXfs> and <numFmts>.
struct XlsxParts {
    std::string sheet;
    std::string shared = {};
    std::string styles = {};
    std::string workbook = {}; // before <sheets>
    bool is_packed = true;
};
std::string xlsx(const XlsxParts& parts);
std::string ods(std::string_view tables);

// The whole sheet; fails the test where it cannot be read.
documents::Table read_table(std::string bytes, documents::ReadOptions options = {}, std::size_t sheet = 0);
// What is wrong with it, wherever in reading that turns out; "": nothing.
std::string problem_of(std::string bytes, documents::ReadOptions options = {});

// 'A1=项目 B1#12000 …': text =, number #, percent %, date @, flag !, error ^, no_date ~; a formula's result with & behind.
std::string cells_of(const documents::Table& table);

} // namespace yinfeng::test
