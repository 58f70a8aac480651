#include "exchange/print_document.h"

namespace yinfeng::exchange {

namespace {

constexpr std::string_view styles =
    "@page{size:A4 portrait;margin:16mm 14mm}"
    "body{font:10.5pt/1.5 'Source Han Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;color:#1A2133;margin:0}"
    "h1{font-size:16pt;margin:0 0 2mm}p{margin:0 0 4mm;color:#4A5468}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "th,td{border:.3mm solid #C6CCD8;padding:1.2mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}"
    "th{background:#F8F9FB;font-weight:600}thead{display:table-header-group}"
    "tr{break-inside:avoid}tr.h td{background:#F1F3F8;font-weight:600;break-after:avoid}"
    "footer{margin-top:4mm;color:#5F697D;font-size:9pt}";

void tag(std::string& out, std::string_view name, std::string_view text) {
    out.append("<").append(name).append(">").append(escape_html(text)).append("</").append(name).append(">");
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

std::string to_html(const PrintDocument& document) {
    std::string out =
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";
    tag(out, "title", document.title);
    out.append("<style>").append(styles);
    if (document.landscape) out += "@page{size:A4 landscape}";
    out += "</style></head><body>";
    tag(out, "h1", document.title);
    if (!document.subtitle.empty()) tag(out, "p", document.subtitle);
    if (document.rows.empty()) {
        tag(out, "p", document.empty);
    } else {
        out += "<table><colgroup>";
        for (const int width : document.widths_percent) out += "<col style=\"width:" + std::to_string(width) + "%\">";
        out += "</colgroup><thead><tr>";
        for (const std::string& column : document.columns) tag(out, "th", column);
        out += "</tr></thead><tbody>";
        for (const PrintRow& row : document.rows) {
            if (row.is_heading) {
                out += "<tr class=\"h\"><td colspan=\"" + std::to_string(document.columns.size()) + "\">";
                for (const std::string& cell : row.cells) out += escape_html(cell);
                out += "</td></tr>";
                continue;
            }
            out += "<tr>";
            for (const std::string& cell : row.cells) tag(out, "td", cell);
            out += "</tr>";
        }
        out += "</tbody></table>";
    }
    if (!document.footer.empty()) tag(out, "footer", document.footer);
    return out + "</body></html>";
}

} // namespace yinfeng::exchange
