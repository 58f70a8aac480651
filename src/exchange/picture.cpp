#include "exchange/picture.h"

#include "base/utf8.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::exchange {

namespace {

constexpr std::string_view families =
    "'Source Han Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif";
constexpr float farthest = 1e6f; // beyond it nothing is drawn anyway, and numbers stay short

// With one decimal, without a locale.
void add_number(std::string& out, float number) {
    if (!std::isfinite(number)) number = 0;
    const long tenths = std::lround(std::clamp(number, -farthest, farthest) * 10);
    const long whole = std::abs(tenths) / 10, part = std::abs(tenths) % 10;
    if (tenths < 0) out += '-';
    out += std::to_string(whole);
    if (part != 0) out.append(".").append(std::to_string(part));
}
void add_colour(std::string& out, Colour colour) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += '#';
    for (int shift = 20; shift >= 0; shift -= 4) out += digits[colour >> shift & 0xf];
}
void attribute(std::string& out, std::string_view name, float number) {
    out.append(" ").append(name).append("=\"");
    add_number(out, number);
    out += '"';
}
void paint(std::string& out, std::string_view name, Colour colour) {
    out.append(" ").append(name).append("=\"");
    add_colour(out, colour);
    out += '"';
}
void add_points(std::string& out, std::span<const Point> points) {
    out += " points=\"";
    for (const Point& point : points) {
        add_number(out, point.x);
        out += ',';
        add_number(out, point.y);
        out += ' ';
    }
    out += '"';
}
void add_area(std::string& out, const Area& area, float radius) {
    attribute(out, "x", area.x);
    attribute(out, "y", area.y);
    attribute(out, "width", std::max(0.0f, area.width));
    attribute(out, "height", std::max(0.0f, area.height));
    if (radius > 0) attribute(out, "rx", radius);
}

bool is_xml(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

// In thousandths of the size; of faces that are rather wide.
int advance(char32_t c, bool is_bold) {
    if (draws_nothing(c)) return 0;
    if (is_wide(c) || c == U'…' || c == U'—' || c == U'“' || c == U'”' || c == U'·') return 1000;
    if (c >= 0x80) return 700;
    if (c == 'W' || c == 'M' || c == 'm' || c == 'w' || c == '@' || c == '%') return 920;
    if (c >= 'A' && c <= 'Z') return is_bold ? 710 : 680;
    if (c == 'i' || c == 'j' || c == 'l' || c == '.' || c == ',' || c == ':' || c == ';' || c == '\'' || c == '|' ||
        c == '!' || c == ' ' || c == '(' || c == ')' || c == 'I')
        return 340;
    return is_bold ? 620 : 580;
}

} // namespace

std::string escape_xml(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: append_code_point(out, is_xml(c) ? c : replacement_character);
        }
    }
    return out;
}

float text_width(std::string_view words, const Type& type) {
    int sum = 0;
    for (std::size_t at = 0; at < words.size();) sum += advance(next_code_point(words, at), type.is_bold);
    return static_cast<float>(sum) * type.size / 1000;
}

std::string cut_text(std::string_view words, const Type& type, float room) {
    if (text_width(words, type) <= room) return std::string(words);
    float left = room - type.size;
    std::size_t end = 0;
    for (std::size_t at = 0; at < words.size();) {
        left -= static_cast<float>(advance(next_code_point(words, at), type.is_bold)) * type.size / 1000;
        if (left < 0) break;
        end = at;
    }
    return end == 0 ? std::string() : std::string(words.substr(0, end)) + "…";
}

std::vector<std::string> wrap_text(std::string_view words, const Type& type, float room, std::size_t most_lines) {
    std::vector<std::string> lines;
    while (!words.empty() && lines.size() + 1 < most_lines && text_width(words, type) > room) {
        float left = room;
        std::size_t end = 0, blank = 0;
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t before = at;
            const char32_t c = next_code_point(words, at);
            left -= static_cast<float>(advance(c, type.is_bold)) * type.size / 1000;
            if (left < 0 && end > 0) break;
            if (c == ' ') blank = before;
            end = at;
        }
        // Between words where there are such; Chinese breaks anywhere.
        if (blank > end / 2 && end < words.size()) end = blank;
        lines.emplace_back(trim(words.substr(0, end)));
        words.remove_prefix(end);
        while (words.starts_with(' ')) words.remove_prefix(1);
    }
    if (!words.empty() && lines.size() < most_lines) lines.push_back(cut_text(words, type, room));
    return lines;
}

void Picture::stroke(const Stroke& stroke) {
    paint(shapes_, "stroke", stroke.colour);
    if (stroke.width != 1) attribute(shapes_, "stroke-width", stroke.width);
    if (stroke.is_dashed) shapes_ += " stroke-dasharray=\"4 3\"";
}

void Picture::rectangle(const Area& area, Colour fill, float radius, float opacity) {
    shapes_ += "<rect";
    add_area(shapes_, area, radius);
    paint(shapes_, "fill", fill);
    if (opacity < 1) attribute(shapes_, "fill-opacity", opacity);
    shapes_ += "/>";
}

void Picture::frame(const Area& area, const Stroke& of, float radius) {
    shapes_ += "<rect fill=\"none\"";
    add_area(shapes_, {area.x + 0.5f, area.y + 0.5f, area.width - 1, area.height - 1}, radius);
    stroke(of);
    shapes_ += "/>";
}

void Picture::line(Point from, Point to, const Stroke& of) {
    shapes_ += "<line";
    attribute(shapes_, "x1", from.x);
    attribute(shapes_, "y1", from.y);
    attribute(shapes_, "x2", to.x);
    attribute(shapes_, "y2", to.y);
    stroke(of);
    shapes_ += "/>";
}

void Picture::polyline(std::span<const Point> points, const Stroke& of) {
    shapes_ += "<polyline fill=\"none\" stroke-linejoin=\"round\"";
    add_points(shapes_, points);
    stroke(of);
    shapes_ += "/>";
}

void Picture::polygon(std::span<const Point> points, Colour fill) {
    shapes_ += "<polygon";
    add_points(shapes_, points);
    paint(shapes_, "fill", fill);
    shapes_ += "/>";
}

void Picture::curve(Point from, Point by, Point towards, Point to, const Stroke& of) {
    shapes_ += "<path fill=\"none\" d=\"M";
    const auto add = [&](Point point, char behind) {
        add_number(shapes_, point.x);
        shapes_ += ' ';
        add_number(shapes_, point.y);
        if (behind) shapes_ += behind;
    };
    add(from, 'C');
    add(by, ' ');
    add(towards, ' ');
    add(to, '\0');
    shapes_ += '"';
    stroke(of);
    shapes_ += "/>";
}

void Picture::circle(Point centre, float radius, Colour fill) {
    shapes_ += "<circle";
    attribute(shapes_, "cx", centre.x);
    attribute(shapes_, "cy", centre.y);
    attribute(shapes_, "r", radius);
    paint(shapes_, "fill", fill);
    shapes_ += "/>";
}

void Picture::text(Point at, std::string_view words, const Type& type, float room) {
    const std::string shown = cut_text(words, type, room);
    if (shown.empty()) return;
    shapes_ += "<text";
    attribute(shapes_, "x", at.x);
    attribute(shapes_, "y", at.y);
    attribute(shapes_, "font-size", type.size);
    if (type.is_bold) shapes_ += " font-weight=\"600\"";
    if (type.anchor != Anchor::start)
        shapes_ += type.anchor == Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    paint(shapes_, "fill", type.colour);
    shapes_.append(">").append(escape_xml(shown)).append("</text>");
}

void Picture::open_group(std::string_view title) {
    shapes_.append("<g><title>").append(escape_xml(title)).append("</title>");
}

std::string svg_element(const Picture& picture, std::string_view title) {
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"";
    out.append(escape_xml(title)).append("\"");
    attribute(out, "width", picture.width);
    attribute(out, "height", picture.height);
    out += " viewBox=\"0 0 ";
    add_number(out, picture.width);
    out += ' ';
    add_number(out, picture.height);
    out.append("\" font-family=\"").append(families).append("\">").append(picture.shapes()).append("</svg>");
    return out;
}

} // namespace yinfeng::exchange
