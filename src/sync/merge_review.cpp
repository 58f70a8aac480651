#include "sync/merge_review.h"

#include "base/sort_list.h"

#include <algorithm>
#include <iterator>

namespace yinfeng {

namespace {

// What asks for a decision comes first.
constexpr RecordEffect in_order[] = {RecordEffect::conflicting, RecordEffect::updated, RecordEffect::added,
    RecordEffect::restored, RecordEffect::deleted, RecordEffect::unchanged};

std::ptrdiff_t place_of(RecordEffect effect) { return std::ranges::find(in_order, effect) - std::begin(in_order); }

} // namespace

std::string_view office_of_author(std::string_view author) {
    static constexpr std::string_view between = " · ";
    const std::size_t at = author.rfind(between);
    return at == std::string_view::npos ? author : author.substr(at + between.size());
}

void MergeReview::compare(const Workspace& workspace) {
    begin_comparing(workspace);
    compare_next(file_.records.size());
}

void MergeReview::begin_comparing(const Workspace& workspace) {
    workspace_ = &workspace;
    comparison_ = std::make_unique<JoinComparison>(workspace, file_);
    source_ = describe_source(workspace, file_);
    found_ = wanted_ = {};
    brings_ = 0;
    groups_.clear();
    items_.clear();
    impacts_.assign(file_.records.size(), {});
    group_of_.clear();
    compared_ = 0;
}

bool MergeReview::compare_next(std::size_t records) {
    const std::size_t end = compared_ + std::min(records, file_.records.size() - compared_);
    for (auto i = static_cast<std::uint32_t>(compared_); i < end; ++i) {
        const RecordImpact found = comparison_->impact(i);
        impacts_[i] = found;
        source_.clone_noticed = source_.clone_noticed || found.own_unknown;
        found.add_to(found_);
        if (!part_.wants_all_of(i)) {
            const auto left_out = part_.fields_left_out(i);
            impacts_[i] = part_.wants(i) ? comparison_->impact(i, left_out) : RecordImpact{};
        }
        impacts_[i].add_to(wanted_, true);
        brings_ += impacts_[i].brings;
        std::string_view author;
        if (found.newest != UINT32_MAX) author = file_.stamps.author_name(file_.stamps[found.newest].author);
        const auto [group, is_new] = group_of_.try_emplace(
            {office_of_author(author), file_.records[i].kind}, static_cast<std::uint32_t>(groups_.size()));
        if (is_new) groups_.push_back({file_.records[i].kind, std::string(office_of_author(author)), {}});
        found.add_to(groups_[group->second].counts);
        // What this version does not know is carried along; it is counted, but there is nothing to look at.
        if (found.effect != RecordEffect::unchanged) items_.push_back({i, found, group->second});
    }
    compared_ = end;
    if (compared_ < file_.records.size()) return false;
    sort_list(items_, [](const Item& a, const Item& b) {
        return place_of(a.found.effect) < place_of(b.found.effect); // the file is in order of kind and id
    });
    return true;
}

const RecordImpact& MergeReview::impact(std::uint32_t record) const { return impacts_[record]; }

void MergeReview::recount(std::uint32_t record) {
    impacts_[record].add_to(wanted_, false);
    brings_ -= impacts_[record].brings;
    impacts_[record] =
        part_.wants(record) ? comparison_->impact(record, part_.fields_left_out(record)) : RecordImpact{};
    impacts_[record].add_to(wanted_, true);
    brings_ += impacts_[record].brings;
}

void MergeReview::tick(std::uint32_t record, bool on) {
    part_.set(record, on);
    recount(record);
}

void MergeReview::tick(std::uint32_t record, FieldId there, bool on) {
    part_.set(record, there, on);
    recount(record);
}

void MergeReview::tick_all(std::span<const std::uint32_t> records, bool on) {
    for (const std::uint32_t record : records) tick(record, on);
}

ConflictChoice MergeReview::choice(std::uint32_t record, FieldId here) const {
    const auto found = choices_.find({record, here});
    return found == choices_.end() ? ConflictChoice::both : found->second;
}

void MergeReview::choose(std::uint32_t record, FieldId here, ConflictChoice choice) {
    if (choice == ConflictChoice::both) {
        choices_.erase({record, here});
    } else {
        choices_[{record, here}] = choice;
    }
}

void MergeReview::choose_all(std::uint32_t record, ConflictChoice choice) {
    for (const FieldComparison& field : comparison_->fields(record)) {
        if (field.effect == FieldEffect::conflicting) choose(record, field.here, choice);
    }
}

std::uint32_t MergeReview::chosen(std::uint32_t record) const {
    std::uint32_t count = 0;
    for (auto each = choices_.lower_bound({record, 0}); each != choices_.end() && each->first.first == record; ++each) {
        ++count;
    }
    return count;
}

std::uint32_t MergeReview::open_conflicts() const {
    std::uint32_t open = 0;
    for (const Item& item : items_) {
        const RecordImpact& now = impacts_[item.record];
        const std::uint32_t all = now.fields_conflicting + (now.contested ? 1u : 0u);
        open += all - std::min(all, chosen(item.record));
    }
    return open;
}

std::vector<Write> MergeReview::settlements(Followers followers) const {
    auto choices = choices_;
    for (const auto& [key, choice] : choices_) {
        for (const FieldId follower : followers ? followers(key.second) : std::span<const FieldId>())
            choices.try_emplace({key.first, follower}, choice); // what is no conflict is left out below
    }
    std::vector<Write> writes;
    std::uint32_t last = UINT32_MAX;
    std::vector<FieldComparison> fields;
    for (const auto& [key, choice] : choices) {
        const auto& [record, here] = key;
        if (!part_.wants(record)) continue;
        if (record != last) fields = comparison_->fields(record);
        last = record;
        const RecordIndex index = comparison_->record_here(record);
        const auto field = std::find_if(fields.begin(), fields.end(),
            [&](const FieldComparison& each) { return each.here == here && each.effect == FieldEffect::conflicting; });
        // The workspace may have changed since the choice was made: what is no conflict any more needs none.
        if (index == no_record || field == fields.end()) continue;
        if (field->there != no_field && !part_.wants(record, field->there)) continue;
        const Record& mine = workspace_->record(index);
        const auto& side = choice == ConflictChoice::ours ? field->ours : field->theirs;
        Value value = side.empty() ? Value() : side.front().value;
        writes.push_back({mine.id, mine.kind, here, std::move(value)});
    }
    return writes;
}

} // namespace yinfeng
