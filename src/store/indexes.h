#pragma once
// Answers that a workspace keeps ready: who links to whom, which texts a field has been given. Each is built when it
// is first asked for and from then on follows every change; a large join drops them all and they are built anew.

#include "store/workspace.h"

namespace yinfeng {

class Indexes {
public:
    // A record is taken out before it changes and put in again afterwards. Both do nothing for kinds without an index.
    void remove(const std::vector<Record>& records, RecordIndex index, const Names& names);
    void add(const std::vector<Record>& records, RecordIndex index, const Names& names);
    void drop_all();

    std::span<const RecordIndex> links_to(const std::vector<Record>& records, std::span<const RecordIndex> live,
        const Names& names, Id target, FieldId field);
    std::vector<std::pair<std::string, std::uint32_t>> used_texts(
        const std::vector<Record>& records, std::span<const RecordIndex> live, const Names& names, FieldId field);

private:
    struct Links {
        FieldId field;
        std::unordered_map<Id, std::vector<RecordIndex>, IdHash> by_target; // each in order of record id
    };
    struct Texts {
        FieldId field;
        std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> uses;
    };
    void change_links(Links& links, const std::vector<Record>& records, RecordIndex index, const Names& names, bool in);
    void change_texts(Texts& texts, const Record& record, const Names& names, bool in);

    std::vector<Links> links_;
    std::vector<Texts> texts_;
};

} // namespace yinfeng
