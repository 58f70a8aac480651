#include "exchange/sheet.h"

#include <algorithm>

namespace yinfeng::exchange {

namespace {

constexpr std::string_view styles =
    "@page{size:A4 portrait;margin:16mm 14mm}"
    "body{font:10.5pt/1.5 'Source Han Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;color:#1A2133;margin:0}"
    "h1{font-size:16pt;margin:0 0 2mm}h1 b{font-size:9pt;font-weight:600;border:.3mm solid;padding:.5mm 1.5mm;margin-left:3mm;"
    "vertical-align:middle}p{margin:0 0 1.5mm;color:#4A5468}table{margin-top:3mm}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "th,td{border:.3mm solid #C6CCD8;padding:1.2mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}"
    "th{background:#F8F9FB;font-weight:600}thead{display:table-header-group}"
    "tr{break-inside:avoid}tr.h td,tr.t td{background:#F1F3F8;font-weight:600}tr.h td{break-after:avoid}tr.i td{background:#F8F9FB}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}"
    "footer{margin-top:4mm;color:#5F697D;font-size:9pt}";

void tag(std::string& out, std::string_view name, std::string_view text) {
    out.append("<").append(name).append(">").append(escape_html(text)).append("</").append(name).append(">");
}

void add_row(std::string& out, const Sheet& sheet, const SheetRow& row) {
    const bool is_record = row.what == SheetRow::What::record;
    out += is_record                           ? "<tr>"
           : row.what == SheetRow::What::total ? "<tr class=\"t\">"
           : row.level == 0                    ? "<tr class=\"h\">"
                                               : "<tr class=\"h i\">";
    for (std::size_t i = 0; i < row.cells.size() && i < sheet.columns.size(); ++i) {
        out += "<td";
        std::size_t last = i;
        if (!is_record && i == 0) {
            while (last + 1 < row.cells.size() && row.cells[last + 1].empty()) ++last;
            if (last > 0) out += " colspan=\"" + std::to_string(last + 1) + "\"";
        } else if (sheet.columns[i].is_figure) {
            out += " class=\"n\"";
        }
        out += '>' + escape_html(row.cells[i]) + "</td>";
        i = last;
    }
    out += "</tr>";
}

void add_table(std::string& out, const Sheet& sheet) {
    int shares = 0;
    for (const SheetColumn& column : sheet.columns) shares += column.share;
    out += "<table><colgroup>";
    for (const SheetColumn& column : sheet.columns)
        out += "<col style=\"width:" + std::to_string(column.share * 100 / std::max(1, shares)) + "%\">";
    out += "</colgroup><thead><tr>";
    for (const SheetColumn& column : sheet.columns)
        out.append(column.is_figure ? "<th class=\"n\">" : "<th>").append(escape_html(column.heading)).append("</th>");
    out += "</tr></thead><tbody>";
    for (const SheetRow& row : sheet.rows) add_row(out, sheet, row);
    out += "</tbody></table>";
}

} // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string to_html(const Sheet& sheet) {
    std::string out =
        "<!doctype html><html lang=\"" + escape_html(sheet.language) +
        "\"><head><meta charset=\"utf-8\">"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";
    tag(out, "title", sheet.title);
    out.append("<style>").append(styles);
    if (sheet.landscape) out += "@page{size:A4 landscape}";
    out += "</style></head><body><h1>" + escape_html(sheet.title);
    if (!sheet.mark.empty()) tag(out, "b", sheet.mark);
    out += "</h1>";
    for (const std::string& line : sheet.lines) tag(out, "p", line);
    if (sheet.rows.empty()) tag(out, "p", sheet.empty);
    else add_table(out, sheet);
    if (!sheet.footer.empty()) tag(out, "footer", sheet.footer);
    return out + "</body></html>";
}

} // namespace yinfeng::exchange
