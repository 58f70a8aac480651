#include "domain/copy_name.h"

#include "base/utf8.h"
#include "domain/reading.h"
#include "domain/words.h"
#include "model/catalogue.h"
#include "model/limits.h"

#include <algorithm>
#include <set>

namespace yinfeng::domain {
namespace {

std::string numbered(std::string_view name, std::size_t number) {
    return number == 1 ? say(Word::copy_of, {name}) : say(Word::copy_n_of, {name, std::to_string(number)});
}

// 甲 of 甲（副本） and of 甲（副本 2）.
std::string_view without_mark(std::string_view name) {
    const std::string once = numbered({}, 1), twice = numbered({}, 2);
    if (name.size() > once.size() && name.ends_with(once)) return name.substr(0, name.size() - once.size());
    const std::size_t digit = twice.find('2');
    const std::string_view before = std::string_view(twice).substr(0, digit),
                           behind = std::string_view(twice).substr(digit + 1);
    if (!name.ends_with(behind)) return name;
    const std::string_view rest = name.substr(0, name.size() - behind.size());
    const std::size_t number = rest.find_last_not_of("0123456789") + 1; // of npos: 0
    if (number == rest.size() || !rest.substr(0, number).ends_with(before) || number == before.size()) return name;
    return rest.substr(0, number - before.size());
}

} // namespace

std::string name_of_copy(const Workspace& workspace, RecordIndex record) {
    const auto kind = static_cast<Kind>(workspace.record(record).kind);
    const FieldId title = title_field(kind);
    const std::string_view whole = text(workspace, record, title);
    if (info(title).type != FieldType::text || trim(whole).empty()) return {};
    std::set<std::string_view> used;
    for (const RecordIndex each : workspace.live(kind)) used.insert(text(workspace, each, title));
    const std::string_view name = without_mark(whole);
    for (std::size_t number = 1;; ++number) {
        std::string made = numbered(name, number);
        if (made.size() > most_text_bytes) return {}; // nothing can be added to it
        if (!used.contains(made)) return made;
    }
}

} // namespace yinfeng::domain
