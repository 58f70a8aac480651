#include "documents/xlsx_parts.h"

#include "base/utf8.h"
#include "documents/limits.h"
#include "documents/words.h"
#include "documents/xml.h"

#include <charconv>
#include <functional>
#include <map>

namespace yinfeng::documents {

namespace {

constexpr std::uint64_t most_description_bytes = 32 << 20; // of the small parts

std::uint32_t number_of(std::string_view text, std::uint32_t otherwise = 0) {
    std::uint32_t number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class Handler final : public XmlHandler {
public:
    std::function<void(std::string_view, const Attributes&)> on_begin;
    std::function<void(std::string_view)> on_end = [](std::string_view) {};
    std::function<void(std::string_view)> on_text = [](std::string_view) {};
    void begin(std::string_view element, const Attributes& attributes) override { on_begin(element, attributes); }
    void end(std::string_view element) override { on_end(element); }
    void text(std::string_view piece) override { on_text(piece); }
};

Result<void> parse_part(Archive& archive, const std::string& part, XmlHandler& handler) {
    const Result<std::string> text = archive.read_all(part, most_description_bytes);
    if (!text) return std::unexpected(text.error());
    return parse_xml(part, *text, handler);
}

struct Relation {
    std::string target, type;
};

// xl/workbook.xml has its relations in xl/_rels/workbook.xml.rels; targets are relative to the part's folder.
Result<std::map<std::string, Relation>> relations_of(Archive& archive, const std::string& part) {
    const std::size_t slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    std::map<std::string, Relation> relations;
    if (!archive.has(name)) return relations;
    Handler handler;
    handler.on_begin = [&](std::string_view element, const Attributes& attributes) {
        if (element != "Relationship" || attributes["TargetMode"] == "External") return;
        std::string target(attributes["Target"]);
        std::string base = folder;
        if (target.starts_with('/')) target.erase(0, 1), base.clear();
        while (target.starts_with("../") && !base.empty()) {
            target.erase(0, 3);
            base.pop_back();
            base.resize(base.rfind('/') == std::string::npos ? 0 : base.rfind('/') + 1);
        }
        while (target.starts_with("./")) target.erase(0, 2);
        const std::string_view type = attributes["Type"];
        relations[std::string(attributes["Id"])] = {base + target, std::string(type.substr(type.rfind('/') + 1))};
    };
    if (const Result<void> read = parse_part(archive, name, handler); !read) return std::unexpected(read.error());
    return relations;
}

Result<void> read_styles(Archive& archive, const std::string& part, XlsxBook& book) {
    std::map<std::uint32_t, std::string> codes;
    std::vector<std::uint32_t> formats;
    bool is_in_cells = false;
    Handler handler;
    handler.on_begin = [&](std::string_view element, const Attributes& attributes) {
        if (element == "numFmt") codes[number_of(attributes["numFmtId"])] = attributes["formatCode"];
        else if (element == "cellXfs") is_in_cells = true;
        else if (element == "xf" && is_in_cells) formats.push_back(number_of(attributes["numFmtId"]));
    };
    handler.on_end = [&](std::string_view element) {
        if (element == "cellXfs") is_in_cells = false;
    };
    if (const Result<void> read = parse_part(archive, part, handler); !read) return read;
    for (const std::uint32_t format : formats) {
        const auto code = codes.find(format);
        book.styles.push_back(shown_by_format(format, code == codes.end() ? std::string_view() : code->second));
    }
    return {};
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

} // namespace

Result<XlsxBook> read_xlsx_book(Archive& archive) {
    XlsxBook book;
    std::string part = "xl/workbook.xml", styles_part;
    const auto roots = relations_of(archive, "");
    if (!roots) return std::unexpected(roots.error());
    for (const auto& [id, relation] : *roots)
        if (relation.type == "officeDocument") part = relation.target;
    const auto relations = relations_of(archive, part);
    if (!relations) return std::unexpected(relations.error());
    for (const auto& [id, relation] : *relations) {
        if (relation.type == "styles") styles_part = relation.target;
        if (relation.type == "sharedStrings") book.shared_strings_part = relation.target;
    }
    Handler handler;
    handler.on_begin = [&](std::string_view element, const Attributes& attributes) {
        if (element == "workbookPr" && is_true(attributes["date1904"])) book.dates = DateSystem::from_1904;
        if (element != "sheet") return;
        std::string_view id = attributes.full("r:id");
        if (id.empty()) id = attributes["id"]; // another prefix
        const auto relation = relations->find(std::string(id));
        if (relation == relations->end() || relation->second.type != "worksheet") return; // a chart, or gone
        book.sheets.push_back({std::string(attributes["name"]), attributes["state"].ends_with("idden")});
        book.sheet_parts.push_back(relation->second.target);
    };
    if (const Result<void> read = parse_part(archive, part, handler); !read) return std::unexpected(read.error());
    if (book.sheets.empty()) return fail(say(Word::no_sheets));
    if (!styles_part.empty() && archive.has(styles_part))
        if (const Result<void> read = read_styles(archive, styles_part, book); !read)
            return std::unexpected(read.error());
    if (!book.shared_strings_part.empty() && !archive.has(book.shared_strings_part)) book.shared_strings_part.clear();
    return book;
}

Result<void> read_shared_strings(Archive& archive, const std::string& part, Table& table) {
    std::string text;
    bool is_text = false;
    int phonetic = 0; // rPh: how it is read aloud, no part of the text
    Handler handler;
    handler.on_begin = [&](std::string_view element, const Attributes&) {
        if (element == "si") text.clear();
        else if (element == "rPh") ++phonetic;
        else if (element == "t") is_text = phonetic == 0;
    };
    handler.on_text = [&](std::string_view piece) {
        if (is_text) text += piece;
    };
    handler.on_end = [&](std::string_view element) {
        if (element == "t") is_text = false;
        else if (element == "rPh") --phonetic;
        else if (element == "si") table.share(unescaped_xlsx(text)); // an empty one keeps its number
    };
    if (const Result<void> begun = archive.begin(part); !begun) return begun;
    XmlParser parser(part, handler);
    while (true) {
        const Result<std::string_view> piece = archive.read();
        if (!piece) return std::unexpected(piece.error());
        if (const Result<void> read = parser.feed(*piece, piece->empty()); !read) return read;
        if (piece->empty()) return {};
    }
}

std::string unescaped_xlsx(std::string text) {
    if (text.find("_x") == std::string::npos) return text;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::uint32_t code = 0;
        const char* digits = text.data() + at + 2;
        if (text.compare(at, 2, "_x") == 0 && at + 7 <= text.size() && text[at + 6] == '_' &&
            std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4 && (code < 0x20 || code == 0x5F)) {
            append_code_point(out, code);
            at += 7;
        } else {
            out += text[at++];
        }
    }
    return out;
}

} // namespace yinfeng::documents
