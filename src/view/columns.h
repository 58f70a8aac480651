#pragma once
// The columns of one workspace: found by name, and their values. Computed values are kept and worked out again only for records
// that were written or that look at one that was; paths are walked when they are asked for.
//
//   Columns columns(workspace);
//   columns.look({workspace, today, calendar});          // once a frame, or once a command
//   const auto region = columns.named(kind, "investor.region");
//   columns.value(record, *region)
//
// Not for several threads. The workspace must outlive it.

#include "base/amount.h"
#include "base/hash.h"
#include "base/result.h"
#include "base/text_search.h"
#include "domain/computed.h"
#include "domain/formulas.h"
#include "view/column.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinfeng::view {

template <class T> class PerRecord; // view/per_record.h
// An amount as it is compared and counted, without its text.
struct AmountFigure {
    Quantity figure; // where it has one, a bound too
    Addend::What what = Addend::What::unfilled;
    bool has_figure() const { return what >= Addend::What::exact && what <= Addend::What::bound; }
    Addend addend() const { return has_figure() ? addend_of(figure) : Addend{what, {}, {}}; }
};
using Figures = PerRecord<AmountFigure>;
class Namesakes;

class Columns {
public:
    explicit Columns(const Workspace& workspace) : Columns(workspace, workspace) {}
    // Names of what is linked to are looked up in `targets`, where the workspace holds only a part of the records.
    Columns(const Workspace& workspace, const Workspace& targets);
    ~Columns();
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;

    // What rules know from now on; notices what has been written since. Nothing of the workspace may be written between this and
    // what is asked afterwards.
    void look(const domain::Reading& reading);
    const domain::Reading& reading() const { return *reading_; }
    const Workspace& workspace() const { return workspace_; }
    const Workspace& targets() const { return targets_; }
    void speak(Language language); // in words, headings and messages
    Language language() const { return language_; }

    // By its name or by what people read; the message names what there is.
    Result<ColumnId> named(KindId kind, std::string_view name);
    ColumnId path(FieldId link, ColumnId end);                    // no_column if it would be too long, or leads nowhere
    ColumnId gathered(Gather gather, FieldId link, ColumnId end); // likewise, or where the figure makes no sense
    const Column& operator[](ColumnId column) const;
    std::vector<ColumnId> offered(KindId kind) const; // without paths: fields, computed fields, the record's own

    // The value of a record, none where it is unfilled. Of a set always none: see each_value().
    Value value(RecordIndex record, ColumnId column);
    // One call for a plain value, one per element of a set, one with none where there is nothing.
    void each_value(RecordIndex record, ColumnId column, const std::function<void(const Value&)>& each);
    Value first_value(RecordIndex record, ColumnId column); // of choices in the order of their list

    // Of a formula, also at the end of a path: why nothing can be said of any record, and of this one; "" where nothing is wrong,
    // and where something that it reads is merely unfilled.
    std::string_view formula_problem(ColumnId column) const;
    std::string why_empty(RecordIndex record, ColumnId column);
    // Counted over a year whose holidays are not known yet.
    bool is_formula_provisional(RecordIndex record, ColumnId column) const;
    const domain::Formulas& formulas() const; // those of now

    // Of a column of amounts, as each was read from its text: once until it is written again. For who asks every record.
    Figures& figures(ColumnId column);

    // The record that a link of one target leads to; no_record where there is none, or only in the trash. Kept by record.
    RecordIndex linked(RecordIndex record, FieldId link);

    // What is said of a record that is linked to: `words`, and where others of its kind are called the same what tells them apart
    // (namesakes.h), 同名公司（辽宁）.
    std::string told_apart(RecordIndex target, std::string words) const;
    RecordIndex find_told_apart(Kind kind, std::string_view words) const; // no_record where nothing is called so

    // How a text is compared with what somebody typed, kept by text: each distinct one has a number below search_key_count().
    std::uint32_t search_number(std::string_view text);
    const SearchKey& search_key(std::uint32_t number) const { return search_keys_[number]; }
    const SearchKey& search_key(std::string_view text) { return search_keys_[search_number(text)]; }
    std::size_t search_key_count() const { return search_keys_.size(); }
    // Another one when numbers that were given out are gone.
    std::uint64_t search_key_age() const { return search_key_age_; }

    // Which records of the column's kind show another value since `moment`, beside those that were written themselves
    // (Workspace::changed_since): appended to `records`, perhaps repeatedly. False: any of them may.
    bool touched_since(ColumnId column, std::uint64_t moment, std::vector<RecordIndex>& records);
    std::uint64_t moment() const { return moment_; } // of the last look() that noticed anything

private:
    void drop_search_keys();
    struct Kept;
    Kept& kept(ColumnId column);
    void follow(ColumnId id, Kept& kept, bool another_day);
    void remember_targets(RecordIndex from, Kept& kept);
    Value gather(RecordIndex record, const Column& column);
    ColumnId add_path(Column column);
    std::optional<ColumnId> plain(KindId kind, std::string_view name) const;
    std::optional<ColumnId> backwards(KindId kind, std::string_view name, int links);
    std::optional<ColumnId> backwards_in_words(KindId kind, std::string_view name, int links);
    struct OverLink {
        FieldId link;
        std::string_view rest; // of the name
    };
    std::optional<OverLink> link_in(KindId kind, std::string_view name) const;
    Result<ColumnId> named_within(KindId kind, std::string_view name, int links);

    const Workspace& workspace_;
    const Workspace& targets_;
    Language language_ = Language::zh;
    std::optional<domain::Reading> reading_;
    std::string me_;
    void follow_definitions();
    bool follow_lists();                                        // true where a column chooses among others now
    const domain::Formula* formula(const Column& column) const; // null: it is none
    domain::FormulaValue worked_out(const domain::Formula& formula, RecordIndex record) const;
    Column extra(FieldId field) const;
    bool ends_in_own(ColumnId id) const; // a field of the office's own or of a newer version, also at the end of a path
    Column path_column(FieldId link, ColumnId end) const;
    void name_path(Column& column) const;
    std::uint64_t moment_ = 1, seen_revision_ = 0;
    std::uint64_t seen_definitions_ = 0,
                  defined_at_ = 0; // of the office's own fields: Names::definitions(); the moment
    std::uint64_t lists_at_ = 0;   // the moment at which columns chose among others
    std::uint32_t tables_;         // text_tables_number() that search keys are made by
    std::vector<Column> plain_, computed_, own_;
    std::deque<Column> paths_; // addresses stay
    mutable std::unordered_map<FieldId, Column>
        extras_;                        // fields of the office's own and of newer versions, when they are met
    mutable domain::Formulas formulas_; // read again when they are asked for and were changed
    std::unordered_map<std::string, ColumnId> path_by_name_;
    std::unordered_map<ColumnId, std::unique_ptr<Kept>> kept_;
    struct Link {
        RecordIndex target = no_record;
        std::uint32_t changed = 0; // Record::changed of when it was looked up
    };
    std::unordered_map<FieldId, std::vector<Link>> links_; // by record
    std::unordered_map<ColumnId, std::unique_ptr<Figures>> figures_;
    std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> search_numbers_;
    std::deque<SearchKey> search_keys_; // by number; addresses stay
    std::uint64_t search_key_age_ = 1;
    const std::unique_ptr<Namesakes> namesakes_; // of the targets
    std::vector<ColumnId> kept_order_;           // a column after those it is made of
};

} // namespace yinfeng::view
