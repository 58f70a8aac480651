// A sheet as one picture: what stands above and below the drawings is drawn too, so that the file says by itself what it shows.

#include "exchange/sheet.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::exchange {

namespace {

constexpr float margin = 24, gap = 16, least_width = 480;
constexpr Type title_type{20, true}, line_type{12, false, 0x4A5468}, foot_type{11, false, 0x5F697D},
    mark_type{12, true, 0x855E00};
constexpr std::size_t most_lines = 6; // of one sentence

} // namespace

SvgFile to_svg(const Sheet& sheet) {
    float room = least_width;
    for (const Picture& each : sheet.pictures) room = std::max(room, each.width);
    Picture whole(room + 2 * margin, 0);
    std::string placed; // the drawings, each moved to its place
    float y = margin + 20;
    const std::string title = cut_text(sheet.title, title_type, room - 120);
    whole.text({margin, y}, title, title_type);
    if (!sheet.mark.empty()) {
        const float x = margin + text_width(title, title_type) + 12, width = text_width(sheet.mark, mark_type) + 14;
        whole.frame({x, y - 17, width, 22}, {mark_type.colour}, 4);
        whole.text({x + 7, y - 2}, sheet.mark, mark_type);
    }
    y += 10;
    const auto sentence = [&](const std::string& words, const Type& type) {
        for (const std::string& line : wrap_text(words, type, room, most_lines)) {
            y += type.size * 1.5f;
            whole.text({margin, y}, line, type);
        }
    };
    for (const std::string& line : sheet.lines) sentence(line, line_type);
    if (sheet.pictures.empty()) sentence(sheet.empty, line_type);
    for (const Picture& each : sheet.pictures) {
        y += gap;
        placed += "<g transform=\"translate(" + std::to_string(static_cast<int>(margin)) + " " +
                  std::to_string(static_cast<int>(std::lround(y))) + ")\">" + each.shapes() + "</g>";
        y = std::round(y) + each.height;
    }
    y += gap - 4;
    sentence(sheet.footer, foot_type);
    whole.width = std::ceil(whole.width);
    whole.height = std::ceil(y + margin);
    std::string out = svg_element(whole, sheet.title);
    const std::size_t inside = out.find('>') + 1;
    Picture ground;
    ground.rectangle({0, 0, whole.width, whole.height}, 0xFFFFFF);
    out.insert(inside, "<title>" + escape_xml(sheet.title) + "</title>" + ground.shapes());
    out.insert(out.size() - std::string_view("</svg>").size(), placed);
    return {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out + "\n", static_cast<int>(whole.width),
        static_cast<int>(whole.height)};
}

} // namespace yinfeng::exchange
