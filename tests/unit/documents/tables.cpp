#include "tests/unit/documents/tables.h"

#include "documents/cell_name.h"

#include <doctest/doctest.h>

namespace yinfeng::test {

using namespace documents;

std::string xlsx(const XlsxParts& parts) {
    const std::string spreadsheet = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    ZipBuilder zip;
    zip.add("[Content_Types].xml", "<Types/>");
    zip.add("_rels/.rels", R"(<Relationships><Relationship Id="r1" Type=")" + relation +
                               R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)");
    zip.add("xl/workbook.xml", "<workbook" + spreadsheet + R"( xmlns:r=")" + relation + R"(">)" + parts.workbook +
                                   R"(<sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>)");
    zip.add("xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"" + relation +
            "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + relation +
            "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" + relation +
            "/styles\" Target=\"/xl/styles.xml\"/></Relationships>");
    if (!parts.shared.empty()) zip.add("xl/sharedStrings.xml", "<sst>" + parts.shared + "</sst>", parts.is_packed);
    if (!parts.styles.empty()) zip.add("xl/styles.xml", "<styleSheet>" + parts.styles + "</styleSheet>");
    zip.add(
        "xl/worksheets/sheet1.xml", "<worksheet" + spreadsheet + ">" + parts.sheet + "</worksheet>", parts.is_packed);
    return zip.bytes();
}

std::string ods(std::string_view tables) {
    ZipBuilder zip;
    zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    zip.add("content.xml",
        R"(<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>)" +
            std::string(tables) + "</office:spreadsheet></office:body></office:document-content>",
        true);
    return zip.bytes();
}

Table read_table(std::string bytes, ReadOptions options, std::size_t sheet) {
    auto reader = TableReader::open(std::move(bytes), options);
    REQUIRE_MESSAGE(reader, reader.error().message);
    const Result<void> begun = (*reader)->begin(sheet);
    REQUIRE_MESSAGE(begun, begun.error().message);
    while (true) {
        const Result<bool> done = (*reader)->work(3);
        REQUIRE_MESSAGE(done, done.error().message);
        if (*done) return (*reader)->take();
    }
}

std::string problem_of(std::string bytes, ReadOptions options) {
    auto reader = TableReader::open(std::move(bytes), options);
    if (!reader) return reader.error().message;
    for (std::size_t sheet = 0; sheet < (*reader)->sheets().size(); ++sheet) {
        if (const Result<void> begun = (*reader)->begin(sheet); !begun) return begun.error().message;
        while (true) {
            const Result<bool> done = (*reader)->work(1000);
            if (!done) return done.error().message;
            if (*done) break;
        }
    }
    return {};
}

std::string cells_of(const Table& table) {
    static constexpr std::string_view signs = " =#%@!^~";
    std::string out;
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
        for (std::uint32_t column = 0; column < table.columns(); ++column) {
            const CellView cell = table.at(row, column);
            if (cell.kind == CellKind::empty) continue;
            if (!out.empty()) out += ' ';
            out += cell_name(row, column) + signs[static_cast<std::size_t>(cell.kind)] + std::string(cell.text);
            if (cell.is_formula) out += '&';
            if (cell.is_rounded) out += '?';
        }
    }
    return out;
}

} // namespace yinfeng::test
