// Which values change without their record being written: those that look at the day, at the settings, or over a link. Every
// look() follows what was written since the one before, so that one edit costs what it touches.

#include "base/text_tables.h"
#include "domain/reading.h"
#include "model/typed.h"
#include "view/columns_kept.h"
#include "view/per_record.h"

#include <algorithm>

namespace yinfeng::view {

namespace {

const domain::ComputedInfo* rule_of(const Column& column) {
    return column.source == Column::Source::computed ? &domain::computed_fields()[column.computed] : nullptr;
}

// Its own record is not all that it looks at.
bool is_dependent(const Column& column) {
    switch (column.source) {
    case Column::Source::field: return is_link(column.type);
    case Column::Source::formula:
    case Column::Source::computed: return true; // kept, in any case
    case Column::Source::own: return false;
    default: return true;
    }
}

template <class Each> void each_changed(const Workspace& workspace, Kind kind, std::uint64_t since, const Each& each) {
    for (const auto list : {workspace.live(kind), workspace.deleted(kind)}) {
        for (const RecordIndex record : list) {
            if (workspace.changed_since(record, since)) each(record);
        }
    }
}

} // namespace

Columns::Kept& Columns::kept(ColumnId id) {
    if (const auto found = kept_.find(id); found != kept_.end()) return *found->second;
    const Column& column = (*this)[id];
    if (column.end != no_column && is_dependent((*this)[column.end]))
        kept(column.end); // followed before what is made of it
    auto& made = kept_[id] = std::make_unique<Kept>();
    made->all_at = moment_;
    made->seen = workspace_.revision();
    made->settings_revision = workspace_.revision(Kind::settings);
    kept_order_.push_back(id);
    const domain::ComputedInfo* rule = rule_of(column);
    const FieldId back = column.source == Column::Source::gathered                  ? column.link
                         : rule && rule->options.looks_at(domain::Read::phases)     ? field::phase::project_
                         : rule && rule->options.looks_at(domain::Read::follow_ups) ? field::follow_up::project_
                                                                                    : no_field;
    if (back != no_field) {
        made->back = back;
        made->pointed_at.resize(workspace_.record_count());
        for (const RecordIndex each : workspace_.live(info(back).kind)) remember_targets(each, *made);
    }
    return *made;
}

// What a record of the other kind counts for now.
void Columns::remember_targets(RecordIndex from, Kept& kept) {
    if (from >= kept.pointed_at.size()) kept.pointed_at.resize(workspace_.record_count());
    std::vector<RecordIndex>& targets = kept.pointed_at[from];
    targets.clear();
    if (!workspace_.is_live(from)) return;
    each_value(from, kept.back, [&](const Value& value) {
        const auto id = link_of(value);
        const RecordIndex target = id ? workspace_.find(*id) : no_record;
        if (target != no_record) targets.push_back(target);
    });
}

void Columns::follow(ColumnId id, Kept& kept, bool another_day) {
    const Column& column = (*this)[id];
    const domain::ComputedInfo* rule = rule_of(column);
    const std::uint64_t settings = workspace_.revision(Kind::settings);
    const domain::Formula* formula = this->formula(column);
    const bool reads_day = formula ? formula->reads_day : rule && rule->options.looks_at(domain::Read::day);
    const bool reads_settings =
        formula ? formula->reads_settings : rule && rule->options.looks_at(domain::Read::settings);
    const bool all = (another_day && reads_day) || (settings != kept.settings_revision && reads_settings);
    const std::uint64_t since = kept.seen;
    kept.seen = workspace_.revision();
    kept.settings_revision = settings;

    const auto touch_sources = [&](RecordIndex target, FieldId link) {
        for (const RecordIndex source : workspace_.links_to(workspace_.record(target).id, link))
            kept.touch(moment_, source);
    };
    const auto follow_links = [&](FieldId link) {
        const Kind target = (*this)[link].options.target;
        if (target == Kind::count_) return;
        each_changed(workspace_, target, since, [&](RecordIndex record) { touch_sources(record, link); });
    };
    if (kept.back != no_field) {
        kept.pointed_at.resize(workspace_.record_count());
        each_changed(workspace_, info(kept.back).kind, since, [&](RecordIndex from) {
            for (const RecordIndex target : kept.pointed_at[from]) kept.touch(moment_, target);
            remember_targets(from, kept);
            for (const RecordIndex target : kept.pointed_at[from]) kept.touch(moment_, target);
        });
    }
    if (all) {
        kept.touch_all(moment_);
        return;
    }
    if (column.source == Column::Source::field || column.source == Column::Source::path) {
        follow_links(column.source == Column::Source::path ? column.link : column.field);
    } else if (formula) {
        for (const FieldId link : formula->links) follow_links(link);
    } else if (rule && rule->options.looks_at(domain::Read::links)) {
        for (ColumnId each : offered(column.kind)) {
            if ((*this)[each].source == Column::Source::field && is_link((*this)[each].type)) follow_links(each);
        }
    }
    // What its end shows may have changed for a reason of its own.
    if (column.end == no_column || !is_dependent((*this)[column.end])) return;
    const Kept& end = this->kept(column.end);
    if (end.all_at == moment_) return kept.touch_all(moment_);
    for (const auto& touch : end.touches) {
        if (touch.moment != moment_) continue;
        if (column.source == Column::Source::path) {
            touch_sources(touch.record, column.link);
        } else if (touch.record < kept.pointed_at.size()) {
            for (const RecordIndex target : kept.pointed_at[touch.record]) kept.touch(moment_, target);
        }
    }
}

void Columns::look(const domain::Reading& reading) {
    const bool another_day = !reading_ || reading_->today != reading.today ||
                             &reading_->calendar != &reading.calendar || me_ != reading.me ||
                             reading_->utc_offset_minutes != reading.utc_offset_minutes;
    me_ = reading.me;
    reading_.emplace(reading);
    reading_->me = me_;
    if (!another_day && workspace_.revision() == seen_revision_ && tables_ == text_tables_number()) return;
    seen_revision_ = workspace_.revision();
    drop_search_keys();
    ++moment_;
    follow_definitions();
    for (const ColumnId id : kept_order_) follow(id, *kept_[id], another_day);
}

bool Columns::ends_in_own(ColumnId id) const {
    if (id == no_column) return false;
    return id < first_computed ? id >= known_field_count : id >= first_path && ends_in_own((*this)[id].end);
}

// The choices of the catalogue's columns, as the office has its lists: of computed ones too.
bool Columns::follow_lists() {
    bool others = false;
    const auto take = [&](Column& column) {
        if (column.options.choices == ChoiceList::none) return;
        const auto now = workspace_.names().choices(column.options.choices);
        const bool is_own = now.data() != choices_of(column.options.choices).data();
        const std::span<const Choice> own = is_own ? now : std::span<const Choice>();
        others |= own.data() != column.options.own_choices.data();
        column.options.own_choices = own;
    };
    for (Column& column : plain_) take(column);
    for (Column& column : computed_) take(column);
    return others;
}

// What the office says of its own fields and lists: the columns stay where they are, everything that was worked out from them is
// not known any more.
void Columns::follow_definitions() {
    if (workspace_.names().definitions() == seen_definitions_) return;
    seen_definitions_ = workspace_.names().definitions();
    defined_at_ = moment_;
    if (follow_lists()) lists_at_ = moment_;
    for (auto& [field, column] : extras_) {
        column = extra(field);
        figures_.erase(field);
        links_.erase(field);
    }
    for (Column& path : paths_) {
        if (path.source != Column::Source::path) continue;
        const Column now = path_column(path.link, path.end);
        path.zh = now.zh;
        path.en = now.en;
        path.hant = now.hant;
        path.type = now.type;
        path.options = now.options;
    }
    for (ColumnId id = first_path; id < first_path + paths_.size(); ++id) {
        Column& gathered = paths_[id - first_path];
        if (gathered.source != Column::Source::gathered || gathered.gather == Gather::count || !ends_in_own(id))
            continue;
        gathered.type = (*this)[gathered.end].type; // of a formula it follows from what it reads
        gathered.options = (*this)[gathered.end].options;
    }
    for (const ColumnId id : kept_order_) kept_[id]->touch_all(moment_);
    // What has become a formula is followed from now on, before what is made of it.
    for (std::size_t i = 0; i < kept_order_.size(); ++i) {
        const ColumnId end = (*this)[kept_order_[i]].end;
        if (end != no_column && is_dependent((*this)[end])) kept(end);
    }
    std::ranges::stable_sort(kept_order_, {}, [&](ColumnId id) { return (*this)[id].links; });
}

bool Columns::touched_since(ColumnId id, std::uint64_t moment, std::vector<RecordIndex>& records) {
    if (defined_at_ > moment && ends_in_own(id)) return false;
    if (lists_at_ > moment && (*this)[id].options.choices != ChoiceList::none) return false;
    if (!is_dependent((*this)[id])) return true;
    const Kept& kept = this->kept(id);
    if (kept.all_at > moment) return false;
    for (const auto& touch : kept.touches) {
        if (touch.moment > moment) records.push_back(touch.record);
    }
    return true;
}

} // namespace yinfeng::view
