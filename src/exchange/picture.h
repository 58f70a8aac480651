#pragma once
// A drawing out of rectangles, lines and texts, written as the inside of an SVG while it is drawn. The same drawing stands in a
// document on paper and in a file of its own (exchange/sheet.h). It holds no script, loads nothing and names its fonts by family.
// Whatever a text holds, what is written is well-formed XML: markup is escaped, and what XML cannot hold is replaced.
//
// Lengths are CSS pixels, y grows downwards, colours are 0xRRGGBB. There are no fonts to measure with: text_width() is an estimate
// that is rather too large, and texts are cut to their room by it.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::exchange {

using Colour = std::uint32_t;

struct Point {
    float x = 0, y = 0;
};
struct Area {
    float x = 0, y = 0, width = 0, height = 0;
};

enum class Anchor : std::uint8_t { start, middle, end };
struct Type {
    float size = 12;
    bool is_bold = false;
    Colour colour = 0x1A2133;
    Anchor anchor = Anchor::start;
};

float text_width(std::string_view words, const Type& type);
std::string cut_text(std::string_view words, const Type& type, float room); // with … where it had to be cut
std::vector<std::string> wrap_text(std::string_view words, const Type& type, float room, std::size_t most_lines);

class Picture {
public:
    struct Stroke {
        Colour colour = 0x1A2133;
        float width = 1;
        bool is_dashed = false;
    };

    Picture() = default;
    Picture(float width, float height) : width(width), height(height) {}

    void rectangle(const Area& area, Colour fill, float radius = 0, float opacity = 1);
    void frame(const Area& area, const Stroke& stroke, float radius = 0);
    void line(Point from, Point to, const Stroke& stroke);
    void polyline(std::span<const Point> points, const Stroke& stroke);
    void polygon(std::span<const Point> points, Colour fill);
    void curve(Point from, Point by, Point towards, Point to, const Stroke& stroke); // a cubic Bézier
    void circle(Point centre, float radius, Colour fill);
    // Cut to `room`. `at` is where its baseline begins, has its middle or ends. Nothing is drawn of what is empty.
    void text(Point at, std::string_view words, const Type& type, float room = 1e6f);
    // What a pointer that rests on what is drawn until close_group() is told: names that had to be cut stand there whole.
    void open_group(std::string_view title);
    void close_group() { shapes_ += "</g>"; }

    float width = 0, height = 0;
    const std::string& shapes() const { return shapes_; } // without the svg around them

private:
    void stroke(const Stroke& stroke);
    std::string shapes_;
};

// As a part of a document: as wide as the picture, or as the room there is.
std::string svg_element(const Picture& picture, std::string_view title);
// A text as XML holds it: & < > " ' escaped, and what is no character of XML 1.0 or no UTF-8 is U+FFFD.
std::string escape_xml(std::string_view text);

} // namespace yinfeng::exchange
