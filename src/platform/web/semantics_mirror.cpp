#include "platform/web/semantics_mirror.h"

#include "ui/semantics_structure.h"

#include <cstdio>
#include <string>

extern "C" {
void yf_semantics_update(const char* json, std::size_t length);
void yf_announce(const char* text, std::size_t length, int urgent);
}

namespace yinfeng::platform::web {

namespace {

void append_string(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr char digits[] = "0123456789abcdef";
            out += "\\u00";
            out += digits[c >> 4 & 15];
            out += digits[c & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

// Tenths are enough for a place, and keep the number short.
void append_length(std::string& out, float device_pixels, float scale) {
    const int tenths = static_cast<int>(device_pixels / scale * 10 + (device_pixels < 0 ? -0.5f : 0.5f));
    out += std::to_string(tenths / 10);
    if (const int rest = tenths % 10; rest != 0) {
        if (tenths < 0 && tenths > -10) out.insert(out.size() - 1, 1, '-');
        out += '.';
        out += static_cast<char>('0' + (rest < 0 ? -rest : rest));
    }
}

int number_of(const std::optional<bool>& value) { return value ? *value : -1; }

// [id, role, x, y, width, height, name, value, problem, checked, selected, expanded, flags, level, parent]
void append_node(std::string& out, const ui::SemanticNode& node, float scale) {
    const auto number = [&](std::int64_t value) {
        out += ',';
        out += std::to_string(value);
    };
    out += '[';
    out += std::to_string(node.id);
    out += ',';
    append_string(out, ui::role_name(node.role));
    for (const float length : {node.rect.x, node.rect.y, node.rect.width, node.rect.height}) {
        out += ',';
        append_length(out, length, scale);
    }
    out += ',';
    append_string(out, node.name);
    out += ',';
    append_string(out, node.value);
    out += ',';
    append_string(out, node.problem);
    number(node.checked ? static_cast<int>(*node.checked) : -1);
    number(number_of(node.selected));
    number(number_of(node.expanded));
    number((node.disabled ? 1 : 0) | (node.focused ? 2 : 0) | (node.multiline ? 4 : 0) | (node.read_only ? 8 : 0) |
           (node.role == ui::Role::toggle ? 16 : 0));
    number(node.level);
    number(node.parent);
    out += ']';
}

} // namespace

void SemanticsMirror::sync(ui::Semantics& semantics, float scale) {
    for (const auto& [text, urgent] : semantics.take_announcements()) yf_announce(text.data(), text.size(), urgent);
    if (!semantics.wanted() || (semantics.version() == shown_version_ && scale == shown_scale_)) return;
    shown_version_ = semantics.version();
    shown_scale_ = scale;
    std::string json = "[";
    for (const ui::SemanticNode& node : ui::structured(semantics.nodes())) {
        if (json.size() > 1) json += ',';
        append_node(json, node, scale);
    }
    json += ']';
    yf_semantics_update(json.data(), json.size());
}

} // namespace yinfeng::platform::web
