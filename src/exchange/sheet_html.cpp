#include "base/utf8.h"
#include "exchange/sheet.h"
#include "exchange/table_fit.h"

#include <algorithm>

namespace yinfeng::exchange {

namespace {

constexpr float lane_width = 150, card_width = 200; // the least; CSS pixels

constexpr std::string_view styles =
    "body{font:10.5pt/1.5 'Source Han Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;color:#1A2133;"
    "background:#FFF;margin:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}"
    "h1{font-size:16pt;margin:0 0 2mm}h1 b{font-size:9pt;font-weight:600;border:.3mm solid;padding:.5mm 1.5mm;margin-left:3mm;"
    "vertical-align:middle}p{margin:0 0 1.5mm;color:#4A5468}h2{font-size:11.5pt;margin:5mm 0 2mm;break-after:avoid}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;margin-top:3mm}"
    "th,td{border:.3mm solid #C6CCD8;padding:.4em .6em;line-height:1.45;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}"
    "th{background:#F8F9FB;font-weight:600}thead{display:table-header-group}"
    "tr{break-inside:avoid}tr.h td,tr.t td{background:#F1F3F8;font-weight:600}tr.h{break-after:avoid}tr.i td{background:#F8F9FB}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}"
    "svg{display:block;max-width:100%;height:auto;margin-top:3mm;break-inside:avoid}"
    "small{color:#5F697D;font-weight:400;font-size:9pt}"
    ".b tr{break-inside:auto}.b th,.b td{border:0;border-left:3mm solid #FFF;padding:1.5mm 2mm;background:#F1F3F8;white-space:normal}"
    ".b td{padding-top:.5mm}.b th{border-top:1mm solid}"
    ".c{background:#FFF;border:.3mm solid #C6CCD8;border-radius:1mm;padding:1.2mm 1.8mm;margin-bottom:1.8mm;"
    "break-inside:avoid;font-size:9pt;line-height:1.4}.c b{font-size:10pt}.c p{margin:.3mm 0 0}.c .l{color:#B5173A;font-weight:600}"
    ".g{display:grid;gap:0 2.5mm}.g .c{break-inside:avoid}"
    "footer{margin-top:4mm;color:#5F697D;font-size:9pt;break-inside:avoid}";

// A text between the quotes of a style sheet: what is no plain letter stands as its number.
std::string css_text(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c > 0x20 && c != '"' && c != '\'' && c != '\\' && c != '<' && c != '>' && c != '&' && c != 0x7F) {
            append_code_point(out, c);
            continue;
        }
        out += '\\';
        if (c >= 0x10) out += digits[c >> 4 & 0xf];
        out += digits[c & 0xf];
        out += ' ';
    }
    return out;
}

std::string css_number(float number) { // of tenths
    const int tenths = static_cast<int>(number * 10 + 0.5f);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

// The sheet that is printed on; its foot where engines know margin boxes.
std::string page_rule(const Sheet& sheet) {
    const std::string box =
        "font:8.5pt 'Source Han Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif;color:#5F697D";
    return "@page{size:" + css_number(paper_width_mm(sheet.paper)) + "mm " + css_number(paper_height_mm(sheet.paper)) +
           "mm;margin:" + css_number(margin_top_mm) + "mm " + css_number(margin_side_mm) + "mm " +
           css_number(margin_bottom_mm) + "mm;@bottom-left{content:\"" +
           css_text(sheet.mark.empty() ? sheet.title : sheet.title + " · " + sheet.mark) + "\";" + box +
           "}@bottom-right{content:counter(page) \" / \" counter(pages);" + box + "}}";
}

std::string css_colour(Colour colour) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "#";
    for (int shift = 20; shift >= 0; shift -= 4) out += digits[colour >> shift & 0xf];
    return out;
}

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
        if (i == 0 && row.colour != 0) out += " style=\"border-left:1mm solid " + css_colour(row.colour) + "\"";
        out += '>' + escape_html(row.cells[i]) + "</td>";
        i = last;
    }
    out += "</tr>";
}

void add_table(std::string& out, const Sheet& sheet) {
    const TableFit fit = fit_table(sheet, sheet.paper);
    out += fit.type_pt == usual_type_pt ? "<table>" : "<table style=\"font-size:" + css_number(fit.type_pt) + "pt\">";
    out += "<colgroup>";
    for (const float width : fit.widths) out += "<col style=\"width:" + css_number(width) + "%\">";
    out += "</colgroup><thead><tr>";
    for (const SheetColumn& column : sheet.columns)
        out.append(column.is_figure ? "<th class=\"n\">" : "<th>").append(escape_html(column.heading)).append("</th>");
    out += "</tr></thead><tbody>";
    for (const SheetRow& row : sheet.rows) add_row(out, sheet, row);
    out += "</tbody></table>";
}

// What is said in the head of a lane.
void add_lane_head(std::string& out, const SheetLane& lane) {
    out += escape_html(lane.name) + " <small>" + escape_html(lane.count) + "</small>";
    if (!lane.figure.empty()) out += "<br>" + escape_html(lane.figure);
    if (!lane.note.empty()) out += "<br><small>" + escape_html(lane.note) + "</small>";
}

void add_card(std::string& out, const SheetCard& card) {
    out += "<div class=\"c\"";
    if (card.colour != 0) out += " style=\"border-left:1mm solid " + css_colour(card.colour) + "\"";
    out += "><b>" + escape_html(card.title) + "</b>";
    if (!card.figure.empty()) tag(out, "p", card.figure);
    for (const std::string& line : card.lines) tag(out, "p", line);
    if (!card.time.empty())
        out.append(card.is_late ? "<p class=\"l\">" : "<p>").append(escape_html(card.time)).append("</p>");
    out += "</div>";
}

void add_board(std::string& out, const Sheet& sheet) {
    if (sheet.lanes.size() <= lanes_beside(sheet.paper)) {
        out += "<table class=\"b\"><thead><tr>";
        for (const SheetLane& lane : sheet.lanes) {
            out += "<th style=\"border-top-color:" + css_colour(lane.colour) + "\">";
            add_lane_head(out, lane);
            out += "</th>";
        }
        out += "</tr></thead><tbody><tr>";
        for (const SheetLane& lane : sheet.lanes) {
            out += "<td>";
            for (const SheetCard& card : lane.cards) add_card(out, card);
            out += "</td>";
        }
        out += "</tr></tbody></table>";
        return;
    }
    const int beside = std::max(2, static_cast<int>(room_width(sheet.paper) / card_width));
    for (const SheetLane& lane : sheet.lanes) {
        out += "<h2 style=\"border-top:1mm solid " + css_colour(lane.colour) + ";padding-top:1mm\">";
        add_lane_head(out, lane);
        out += "</h2><div class=\"g\" style=\"grid-template-columns:repeat(" + std::to_string(beside) +
               ",minmax(0,1fr))\">";
        for (const SheetCard& card : lane.cards) add_card(out, card);
        out += "</div>";
    }
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

std::size_t lanes_beside(const Paper& paper) { return static_cast<std::size_t>(room_width(paper) / lane_width); }

std::string to_html(const Sheet& sheet) {
    std::string out =
        "<!doctype html><html lang=\"" + escape_html(sheet.language) +
        "\"><head><meta charset=\"utf-8\">"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";
    tag(out, "title", sheet.title);
    out.append("<style>").append(page_rule(sheet)).append(styles).append("</style></head><body><h1>");
    out += escape_html(sheet.title);
    if (!sheet.mark.empty()) tag(out, "b", sheet.mark);
    out += "</h1>";
    for (const std::string& line : sheet.lines) tag(out, "p", line);
    if (sheet.is_empty()) tag(out, "p", sheet.empty);
    for (const Picture& picture : sheet.pictures) out += svg_element(picture, sheet.title);
    if (!sheet.lanes.empty()) add_board(out, sheet);
    if (!sheet.rows.empty()) add_table(out, sheet);
    if (!sheet.footer.empty()) tag(out, "footer", sheet.footer);
    return out + "</body></html>";
}

} // namespace yinfeng::exchange
