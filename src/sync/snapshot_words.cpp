#include "sync/snapshot_words.h"

#include <algorithm>
#include <charconv>

namespace yinfeng {

namespace {

constexpr std::string_view ask_again = "请让对方重新导出，用原文件发送（不要用办公软件打开后另存）。";

std::string line_after(std::uint64_t line_ends) {
    std::string text = "第 ";
    append_integer(text, static_cast<std::int64_t>(line_ends + 1));
    return text + " 行";
}

} // namespace

std::string_view wrong_file(std::string_view bytes) {
    const auto starts = [&](std::string_view magic) { return bytes.starts_with(magic); };
    if (starts("\x1F\x8B"))
        return "这是压缩了两次的文件（.gz 里面还是 .gz）。请先解压一次，再选择里面的 .json.gz 文件。";
    if (starts("\x89YFS")) return "压缩文件里是密封文件（.yfs）。请先解压，再选择里面的 .yfs 文件，用口令打开。";
    if (starts("PK\x03\x04") || starts("PK\x05\x06")) {
        return "这是 Excel、Word 文档或 zip 压缩包，不是引凤的快照文件。压缩包请先解压，再选择里面的 .json 文件；表格和文档不能导入。";
    }
    if (starts("\xD0\xCF\x11\xE0"))
        return "这是旧版 Office 文档（.xls 或 .doc），不是引凤的快照文件。请选择对方导出的 .json 文件。";
    if (starts("%PDF")) return "这是 PDF 文件，不是引凤的快照文件。请选择对方导出的 .json 文件。";
    if (starts("\x89PNG") || starts("\xFF\xD8\xFF"))
        return "这是图片，不是引凤的快照文件。请选择对方导出的 .json 文件。";
    if (starts("Rar!") || starts("7z\xBC\xAF")) return "这是压缩包，请先解压，再选择里面的 .json 文件。";
    if (starts("\xFF\xFE") || starts("\xFE\xFF") || starts(std::string_view("{\0", 2)) ||
        starts(std::string_view("\0{", 2))) {
        return "文件被另存成了 UTF-16 编码，内容不能核对。请让对方直接发送导出的原文件。";
    }
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '<') {
        return "这是网页或 XML 文件，不是引凤的快照文件。可能下载到的是登录页或预览页，请让对方重新发送原文件。";
    }
    return {};
}

TrailerLine find_trailer(std::string_view tail, std::uint64_t before) {
    TrailerLine line;
    const std::size_t last = tail.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return line;
    tail = tail.substr(0, last + 1);
    const std::size_t window = tail.size() > longest_trailer ? tail.size() - longest_trailer : 0;
    constexpr std::string_view opening = "\"end\":{\"bytes\":";
    const std::size_t in_window = tail.substr(window).rfind(opening);
    if (in_window == std::string_view::npos) return line;
    const std::size_t begin = window + in_window;
    std::string_view rest = tail.substr(begin + opening.size());
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
    if (error != std::errc{}) return line;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    constexpr std::string_view middle = ",\"sha256\":\"";
    if (!rest.starts_with(middle) || rest.size() != middle.size() + 64 + 3 || !rest.ends_with("\"}}")) return line;
    line.state = length == before + begin ? Trailer::whole : Trailer::wrong_length;
    if (line.state != Trailer::whole) return line;
    line.covered = length;
    line.stated = rest.substr(middle.size(), 64);
    return line;
}

std::string damaged(std::string_view where) {
    std::string text = "文件内容被改动或损坏（";
    text += where;
    text += "），为保护数据没有导入。";
    text += ask_again;
    return text;
}

std::string damaged(Trailer trailer) {
    return damaged(trailer == Trailer::missing        ? "缺少校验码"
                   : trailer == Trailer::wrong_length ? "长度不符"
                                                      : "校验码不符");
}

Error explain(const BrokenReading& broken) {
    const SnapshotReader& reader = broken.reader;
    if (reader.is_too_new()) {
        return {
            "这个文件由更新版本的引凤导出，本机的版本还不能读取。请升级引凤（联网刷新页面，或换用新的单文件版）后再导入。"};
    }
    const bool broke_off = reader.error().empty() && broken.broke_off;
    if (!broken.is_utf8 && !broke_off) {
        return {"文件的文字编码被改动（可能被另存成了 GBK / ANSI 编码），内容不能核对。请让对方直接发送导出的原文件。"};
    }
    if (reader.is_foreign()) return {"这是 JSON 文件，但不是引凤的快照。请选择引凤导出的 .json 文件。"};
    if (!reader.has_header() && reader.error().empty() && !broke_off) {
        return {"这不是引凤的快照文件。请选择引凤导出的 .json 或 .json.gz 文件。"};
    }
    if (broke_off) {
        std::string text = "文件不完整（只有 ";
        append_integer(text, static_cast<std::int64_t>(broken.bytes));
        text += " 字节，读到第 ";
        append_integer(text, static_cast<std::int64_t>(reader.records_read()));
        return {text + " 条记录就断了），请让对方重新发送。"};
    }
    const std::string where = reader.error().empty() ? line_after(broken.line_ends) : reader.error();
    if (broken.trailer != Trailer::whole) return {damaged(where)};
    // The digest is right, so it was written like this.
    return {"文件不符合引凤的格式（" + where + "），为保护数据没有导入。请核实文件来源，让对方用最新的引凤重新导出。"};
}

} // namespace yinfeng
