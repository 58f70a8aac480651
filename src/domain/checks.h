#pragma once
// Data checks: what in the records contradicts itself or a source. They point out, they never
// change or block anything. Sources: mechanisms.md 1.11 (traps: do not fix silently), N27 and
// fixture F11 (source 003 says 12 and names 11).

#include "base/date.h"
#include "domain/formulas.h"
#include "store/workspace.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

enum class CheckKind : std::uint8_t {
    stated_count,   // a source says n, m are recorded
    responsibility, // 有人跟·有人管·有人落 incomplete, from 在谈 on or for key projects
    phases_exceed,  // phases sum to more than the project
    dates_out_of_order,
    date_ahead,    // what has happened, on a day that is still to come
    out_of_bounds, // a number that the field may not hold, from a file (FieldOptions .least, .greatest)
    credit_code,   // 统一社会信用代码 has 18 characters (GB 32100-2015)
    circle,        // records that stand above themselves, from files (circles.h)
    formula,       // a formula in which something is wrong, or that says nothing of a record for a reason (formulas.h)
    choice, // of a choice list, and heeded by nobody: unknown list or code, or an older record holds (choice_lists.h)
    label_set,   // the chosen set of labels is not there, or in the trash: another one groups the stages (label_sets.h)
    shared_code, // two records have one 编号: two offices gave it at the same time
};

struct Check {
    CheckKind kind = CheckKind::stated_count;
    std::string text;                 // a sentence for the person at the screen; of one record without its name
    std::vector<RecordIndex> records; // what it is about
};

// One line of settings.stated_counts: '003 签约落地一批 12'. Projects counted are those with that
// source number and that tag.
struct StatedCount {
    std::string source, tag;
    std::int64_t count = 0;
};
std::vector<StatedCount> parse_stated_counts(std::string_view lines); // lines of another form are skipped

std::vector<Check> check_data(const Workspace& workspace, Date today);
// The same, so many records at a time. Nothing of the workspace may be written meanwhile.
class DataCheck {
public:
    DataCheck(const Workspace& workspace, Date today) : workspace_(workspace), today_(today) {
        formulas_.follow(workspace.names());
    }
    bool step(std::size_t records); // true when all is checked
    std::vector<Check>& checks() { return checks_; }

private:
    const Workspace& workspace_;
    Date today_;
    std::size_t kind_ = 0, at_ = 0; // the next record; kind_ beyond the last: what is to be said of all of them
    std::vector<Check> checks_;
    std::vector<RecordIndex> red_;
    Formulas formulas_;
    std::map<std::pair<FieldId, std::string>, std::vector<RecordIndex>> faults_; // of formulas, by what is wrong
};
// What there is to say about one record, for its inspector.
std::vector<Check> check_record(const Workspace& workspace, RecordIndex record, Date today);

// Which of those who are needed at its stage a project has not: a place in ChoiceList::roles_missing (缺管、落); none if complete.
std::optional<std::size_t> missing_roles(const Workspace& workspace, RecordIndex project);

} // namespace yinfeng::domain
