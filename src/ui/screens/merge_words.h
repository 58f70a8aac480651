#pragma once
// Records and values of a file that is not part of the workspace yet, in words: titles and links are looked up in the workspace
// first, then in the file.

#include "store/fragment.h"
#include "sync/join_comparison.h"
#include "ui/ui.h"

#include <string>

namespace yinfeng::ui {

class FileWords {
public:
    FileWords(const Ui& ui, const Fragment& file) : ui_(ui), file_(file) {}

    std::string kind(KindId there) const;
    std::string title(std::uint32_t record) const; // as the file has it, else as the workspace has it
    std::string fact(std::uint32_t record) const;  // what tells it from another of its name: place, code; "" if nothing
    std::string label(const FieldComparison& field) const; // 落地园区; 标签：省关注; 记录
    // A value of the field; 未填 where there is none, 有 and 无 for elements of sets, 已删除 and 未删除.
    std::string value(const FieldComparison& field, const Value& value) const;
    std::string base(const FieldComparison& field) const; // 共同起点

private:
    const FieldInfo* info(const FieldComparison& field) const;
    std::string link(std::string_view id_text) const;

    const Ui& ui_;
    const Fragment& file_;
};

// 服务专员乙 · 招商局 · 08-29 15:30; with a remark where the clock of the writer cannot be believed.
std::string said_by(const Ui& ui, const Said& said);
bool clock_is_suspicious(const Ui& ui, std::int64_t wall_ms);

} // namespace yinfeng::ui
