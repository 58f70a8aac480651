#include "view/columns_kept.h"

#include "base/text_tables.h"
#include "base/traditional.h"
#include "base/utf8.h"
#include "domain/reading.h"
#include "model/typed.h"
#include "view/messages.h"
#include "view/namesakes.h"
#include "view/per_record.h"

#include <algorithm>

namespace yinfeng::view {

namespace {

constexpr int most_links = 2;

Column column_of(const FieldInfo& info, Column::Source source) {
    Column column;
    column.source = source;
    column.kind = static_cast<KindId>(info.kind);
    column.name = info.name;
    column.zh = info.zh;
    column.en = info.en;
    column.type = info.type;
    column.options = info.options;
    return column;
}

Column own_column(Own own, std::string name, std::string zh, std::string en, FieldType type) {
    Column column;
    column.source = Column::Source::own;
    column.own = own;
    column.name = std::move(name);
    column.zh = std::move(zh);
    column.en = std::move(en);
    column.type = type;
    return column;
}

std::string_view target_name(Kind kind) { return info(kind).name; }

struct Gathering {
    Gather gather;
    std::string_view name, zh, en; // in views; after what is gathered
};
constexpr Gathering gatherings[] = {
    {Gather::count, "count", "数", "count"},
    {Gather::sum, "sum", "合计", "total"},
    {Gather::least, "least", "最小", "least"},
    {Gather::greatest, "greatest", "最大", "greatest"},
    {Gather::latest, "latest", "最近", "latest"},
};

// 企业 is linked to from a project as investor and as introducer: the words say which where that is not clear.
std::string which_link(const FieldInfo& over, Language language) {
    std::size_t links = 0;
    for (const FieldInfo& each : fields_of(over.kind))
        links += is_link(each.type) && each.options.target == over.options.target;
    if (links < 2) return {};
    const std::string name(label(over, language));
    return is_chinese(language) ? "（" + name + "）" : " (" + name + ")";
}

bool makes_sense(Gather gather, FieldType type) {
    switch (gather) {
    case Gather::sum: return type == FieldType::quantity || type == FieldType::integer;
    case Gather::least:
    case Gather::greatest: return type == FieldType::quantity || type == FieldType::integer || type == FieldType::date;
    case Gather::latest: return type == FieldType::date;
    default: return false;
    }
}

} // namespace

Columns::Columns(const Workspace& workspace, const Workspace& targets)
    : workspace_(workspace), targets_(targets), tables_(text_tables_number()),
      namesakes_(std::make_unique<Namesakes>(targets)) {
    for (FieldId field = 0; field < known_field_count; ++field) {
        plain_.push_back(column_of(info(field), Column::Source::field));
        plain_.back().field = field;
    }
    for (const domain::ComputedInfo& each : domain::computed_fields()) {
        computed_.push_back(column_of(each.field, Column::Source::computed));
        computed_.back().computed = computed_.size() - 1;
    }
    own_.push_back(own_column(Own::id, "id", "记录编号", "Record id", FieldType::text));
    own_.push_back(own_column(Own::updated, "updated", "更新日期", "Updated on", FieldType::date));
    own_.push_back(own_column(Own::conflicts, "conflicts", "待确认", "Conflicts", FieldType::integer));
}

Columns::~Columns() = default;

std::string Columns::told_apart(RecordIndex target, std::string words) const {
    const std::string_view detail = namesakes_->detail(target, language_);
    return detail.empty() ? words : say(language_, Message::told_apart, {words, detail});
}

RecordIndex Columns::find_told_apart(Kind kind, std::string_view words) const {
    const auto is_called = [&](RecordIndex record) {
        return told_apart(record, std::string(domain::name_of(targets_, record))) == words;
    };
    for (const RecordIndex record : namesakes_->named(kind, words))
        if (is_called(record)) return record;
    return no_record;
}

const Column& Columns::operator[](ColumnId id) const {
    if (id >= first_path) return paths_[id - first_path];
    if (id >= first_own) return own_[id - first_own];
    if (id >= first_computed) return computed_[id - first_computed];
    if (id < known_field_count) return plain_[id];
    const auto known = extras_.find(id);
    return known == extras_.end() ? extras_.emplace(id, extra(id)).first->second : known->second;
}

Column Columns::extra(FieldId field) const {
    const Names& names = workspace_.names();
    Column column;
    if (names.is_own(field)) {
        const domain::Formula* formula = formulas().find(field);
        column = column_of(*names.info(field), formula ? Column::Source::formula : Column::Source::field);
        if (formula) {
            column.type = formula->type;
            column.options.unit = formula->unit;
            column.options.own_measure = formula->own_measure;
            column.options.confidential |= formula->confidential;
            column.formula = field;
            return column;
        }
    } else { // a field of a newer version, or `deleted`: shown as it is
        column.kind = names.field_kind(field);
        column.name = column.zh = column.en = names.field_name(field);
    }
    column.field = field;
    return column;
}

std::vector<ColumnId> Columns::offered(KindId kind) const {
    std::vector<ColumnId> ids;
    if (kind < known_kind_count) {
        ids = workspace_.names().fields_of(kind);
        for (const FieldId field : workspace_.names().formulas_of(kind)) ids.push_back(field);
        for (const Column& column : computed_) {
            if (column.kind == kind) ids.push_back(first_computed + static_cast<ColumnId>(column.computed));
        }
    }
    for (ColumnId own = 0; own < own_.size(); ++own) ids.push_back(first_own + own);
    return ids;
}

// --- by name -----------------------------------------------------------------------------------------------

std::optional<ColumnId> Columns::plain(KindId kind, std::string_view name) const {
    for (const ColumnId id : offered(kind)) {
        const Column& column = (*this)[id];
        if (column.name == name || column.zh == name || column.en == name) return id;
        if (has_traditional() && column.label(Language::zh_hant) == name) return id;
    }
    const FieldId extra = workspace_.names().find_field(kind, name);
    return extra == no_field ? std::nullopt : std::optional<ColumnId>(extra);
}

// count(project/investor), sum(project/investor.amount): also with the words that people read.
std::optional<ColumnId> Columns::backwards(KindId kind, std::string_view name, int links) {
    if (links == 0) return std::nullopt;
    const std::size_t open = name.find('(');
    if (open == std::string_view::npos || !name.ends_with(')')) return std::nullopt;
    const std::string_view what = name.substr(0, open), inside = name.substr(open + 1, name.size() - open - 2);
    const auto found = std::ranges::find_if(
        gatherings, [&](const Gathering& each) { return each.name == what || each.zh == what || each.en == what; });
    const std::size_t slash = inside.find('/');
    if (found == std::end(gatherings) || slash == std::string_view::npos) return std::nullopt;
    const std::size_t dot = inside.find('.', slash);
    const std::string_view kind_name = inside.substr(0, slash);
    for (std::size_t other = 0; other < known_kind_count; ++other) {
        const KindInfo& each = info(static_cast<Kind>(other));
        if (each.name != kind_name && each.zh != kind_name && each.en != kind_name) continue;
        const auto other_kind = static_cast<KindId>(other);
        const auto link =
            plain(other_kind, inside.substr(slash + 1, dot == std::string_view::npos ? dot : dot - slash - 1));
        if (!link || *link >= known_field_count || static_cast<KindId>(info(*link).options.target) != kind)
            return std::nullopt;
        ColumnId end = no_column;
        if (dot != std::string_view::npos) {
            const auto of_other = named_within(other_kind, inside.substr(dot + 1), links - 1);
            if (!of_other) return std::nullopt;
            end = *of_other;
        }
        const ColumnId id = gathered(found->gather, *link, end);
        return id == no_column ? std::nullopt : std::optional(id);
    }
    return std::nullopt;
}

// 项目数（投资方）, “Project Amount total (Investor)”: the words of gathered(), read back.
std::optional<ColumnId> Columns::backwards_in_words(KindId kind, std::string_view name, int links) {
    if (links == 0 || kind >= known_kind_count) return std::nullopt;
    for (std::size_t at = 0; at < known_kind_count * std::size(languages); ++at) {
        const std::size_t other = at / std::size(languages);
        const Language spoken = languages[at % std::size(languages)];
        const KindInfo& from = info(static_cast<Kind>(other));
        if (!name.starts_with(label(from, spoken))) continue;
        for (FieldId link = from.first_field; link < from.first_field + from.field_count; ++link) {
            const FieldInfo& over = info(link);
            if (!is_link(over.type) || static_cast<KindId>(over.options.target) != kind) continue;
            std::string_view rest = name.substr(label(from, spoken).size());
            const std::string which = which_link(over, spoken);
            if (!which.empty() && !rest.ends_with(which)) continue;
            rest.remove_suffix(which.size());
            for (const Gathering& how : gatherings) {
                const std::string_view figure = in_language(how.zh, how.en, spoken);
                if (!rest.ends_with(figure)) continue;
                const std::string_view of = trim(rest.substr(0, rest.size() - figure.size()));
                if (of.empty() != (how.gather == Gather::count)) continue;
                ColumnId end = no_column;
                if (!of.empty()) {
                    const auto found = named_within(static_cast<KindId>(other), of, links - 1);
                    if (!found) continue;
                    end = *found;
                }
                if (const ColumnId id = gathered(how.gather, link, end); id != no_column) return id;
            }
        }
    }
    return std::nullopt;
}

Result<ColumnId> Columns::named(KindId kind, std::string_view name) { return named_within(kind, name, most_links); }

// investor.region, and as people read it: 投资方的所在地.
std::optional<Columns::OverLink> Columns::link_in(KindId kind, std::string_view name) const {
    if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) {
        const auto link = plain(kind, name.substr(0, dot));
        if (link && *link < known_field_count && info(*link).type == FieldType::link)
            return OverLink{*link, name.substr(dot + 1)};
    }
    if (kind >= known_kind_count) return std::nullopt;
    for (const FieldInfo& each : fields_of(static_cast<Kind>(kind))) {
        if (each.type != FieldType::link) continue;
        for (const Language language : languages) {
            const std::string begin = say(language, Message::over_link, {label(each, language), {}});
            if (name.size() > begin.size() && name.starts_with(begin))
                return OverLink{*find_field(each.kind, each.name), name.substr(begin.size())};
        }
    }
    return std::nullopt;
}

// `links`: how many it may still go over.
Result<ColumnId> Columns::named_within(KindId kind, std::string_view name, int links) {
    if (const auto id = plain(kind, name)) return *id;
    if (const auto id = backwards(kind, name, links)) return *id;
    if (const auto id = backwards_in_words(kind, name, links)) return *id;
    if (const auto over = link_in(kind, name)) {
        if (links == 0) return fail(say(language_, Message::too_many_links, {truncate_code_points(name, 60)}));
        const auto end = named_within(static_cast<KindId>(info(over->link).options.target), over->rest, links - 1);
        if (!end) return end;
        if (const ColumnId id = path(over->link, *end); id != no_column) return id;
        return fail(say(language_, Message::too_many_links, {name}));
    }
    return fail(say(language_, Message::no_column, {truncate_code_points(name, 60)}));
}

ColumnId Columns::add_path(Column column) {
    const std::string key = column.name + ' ' + std::to_string(column.kind);
    if (const auto known = path_by_name_.find(key); known != path_by_name_.end()) return known->second;
    const auto id = first_path + static_cast<ColumnId>(paths_.size());
    path_by_name_.emplace(key, id);
    paths_.push_back(std::move(column));
    return id;
}

Column Columns::path_column(FieldId link, ColumnId end) const {
    const FieldInfo& over = info(link);
    const Column& last = (*this)[end];
    Column column = last;
    column.source = Column::Source::path;
    column.kind = static_cast<KindId>(over.kind);
    column.name = std::string(over.name) + '.' + last.name;
    column.field = no_field;
    column.link = link;
    column.end = end;
    column.links = last.links + 1;
    name_path(column);
    return column;
}

// What is read of a column over links, in the languages whose words are here.
void Columns::name_path(Column& column) const {
    const FieldInfo& over = info(column.link);
    for (const auto& [language, text] : {std::pair(Language::zh, &column.zh), std::pair(Language::en, &column.en),
             std::pair(Language::zh_hant, &column.hant)}) {
        const std::string_view end = column.end == no_column ? std::string_view() : (*this)[column.end].label(language);
        if (column.gather == Gather::none) {
            *text = say(language, Message::over_link, {label(over, language), end});
            continue;
        }
        const Gathering& how = *std::ranges::find(gatherings, column.gather, &Gathering::gather);
        const std::string_view blank = is_chinese(language) ? "" : " ";
        *text = label(info(over.kind), language);
        if (!end.empty()) text->append(blank).append(end);
        text->append(blank).append(in_language(how.zh, how.en, language)).append(which_link(over, language));
    }
}

// (English of a page that has not loaded it says Chinese patterns.)
void Columns::speak(Language language) {
    if (language == language_) return;
    language_ = language;
    for (Column& path : paths_) name_path(path); // in the order in which they were made: ends before what leads to them
}

ColumnId Columns::path(FieldId link, ColumnId end) {
    if (link >= known_field_count) return no_column; // over the office's own links nothing leads yet
    const FieldInfo& over = info(link);
    const Column& last = (*this)[end];
    const auto target = static_cast<KindId>(over.options.target);
    if (over.type != FieldType::link || (last.kind != target && last.source != Column::Source::own)) return no_column;
    if (last.links + 1 > most_links || last.source == Column::Source::gathered) return no_column;
    return add_path(path_column(link, end));
}

ColumnId Columns::gathered(Gather gather, FieldId link, ColumnId end) {
    if (link >= known_field_count) return no_column;
    const FieldInfo& over = info(link);
    const auto from = static_cast<KindId>(over.kind);
    if (!is_link(over.type) || over.options.target == Kind::count_) return no_column;
    Column column;
    if (gather == Gather::count) {
        if (end != no_column) return no_column;
        column.type = FieldType::integer;
    } else {
        if (end == no_column) return no_column;
        const Column& last = (*this)[end];
        if ((last.kind != from && last.source != Column::Source::own) || last.links + 1 > most_links ||
            !makes_sense(gather, last.type)) {
            return no_column;
        }
        column.type = last.type;
        column.options = last.options;
        column.links = last.links;
    }
    column.source = Column::Source::gathered;
    column.kind = static_cast<KindId>(over.options.target);
    column.link = link;
    column.end = end;
    column.gather = gather;
    ++column.links;
    const Gathering& how = *std::ranges::find(gatherings, gather, &Gathering::gather);
    column.name = std::string(how.name) + '(' + std::string(target_name(over.kind)) + '/' + std::string(over.name);
    if (end != no_column) column.name += '.' + (*this)[end].name;
    column.name += ')';
    name_path(column);
    return add_path(std::move(column));
}

// --- values ------------------------------------------------------------------------------------------------

Value Columns::value(RecordIndex record, ColumnId id) {
    const Column& column = (*this)[id];
    switch (column.source) {
    case Column::Source::field: return is_set(column.type) ? Value() : workspace_.value(record, column.field);
    case Column::Source::formula:
    case Column::Source::computed: break;
    case Column::Source::own:
        switch (column.own) {
        case Own::id: return Value::text(to_string(workspace_.record(record).id));
        case Own::updated:
            if (const std::int64_t written = domain::last_written_ms(workspace_, record)) {
                return to_value(local_date(written, reading_->utc_offset_minutes));
            }
            return {};
        default: return Value::of(std::int64_t{workspace_.record(record).conflicts});
        }
    case Column::Source::path: {
        const RecordIndex target = linked(record, column.link);
        return target == no_record ? Value() : value(target, column.end);
    }
    case Column::Source::gathered: return gather(record, column);
    }
    Kept& kept = this->kept(id);
    if (record >= kept.values.size()) {
        kept.values.resize(workspace_.record_count());
        kept.changed.resize(workspace_.record_count());
        kept.known.resize(workspace_.record_count());
    }
    const std::uint32_t changed = workspace_.record(record).changed;
    if (!kept.known[record] || kept.changed[record] != changed) {
        const domain::Formula* formula = this->formula(column);
        kept.values[record] = formula ? domain::Formulas::to_value(*formula, worked_out(*formula, record))
                                      : domain::computed_fields()[column.computed].value(*reading_, record);
        kept.changed[record] = changed;
        kept.known[record] = true;
    }
    return kept.values[record];
}

Value Columns::gather(RecordIndex record, const Column& column) {
    const auto from = workspace_.links_to(workspace_.record(record).id, column.link);
    if (column.gather == Gather::count) return Value::of(static_cast<std::int64_t>(from.size()));
    if (column.type == FieldType::quantity) {
        QuantitySum sum;
        std::optional<Quantity> best;
        for (const RecordIndex each : from) {
            const Value one = value(each, column.end);
            sum.add(addend_of(one));
            const auto quantity = quantity_of(one);
            if (!quantity) continue;
            const bool better = !best || (column.gather == Gather::least ? quantity->value < best->value
                                                                         : best->value < quantity->value);
            if (better) best = quantity;
        }
        if (column.gather == Gather::sum) return sum.counted() ? to_value(sum.quantity()) : Value();
        return best ? to_value(*best) : Value();
    }
    std::int64_t total = 0;
    Value best;
    for (const RecordIndex each : from) {
        const Value one = value(each, column.end);
        if (one.is_none()) continue;
        if (column.type == FieldType::integer) {
            total += one.as_integer();
            const bool better =
                best.is_none() || (column.gather == Gather::least ? one.as_integer() < best.as_integer()
                                                                  : best.as_integer() < one.as_integer());
            if (column.gather == Gather::sum) best = Value::of(total);
            else if (better) best = one;
        } else if (const auto date = date_of(one)) {
            const auto so_far = date_of(best);
            const bool better = !so_far || (column.gather == Gather::least ? rank_of(*date) < rank_of(*so_far)
                                                                           : rank_of(*so_far) < rank_of(*date));
            if (better) best = one;
        }
    }
    return best;
}

void Columns::each_value(RecordIndex record, ColumnId id, const std::function<void(const Value&)>& each) {
    const Column& column = (*this)[id];
    if (!is_set(column.type)) return each(value(record, id));
    if (column.source == Column::Source::path) {
        const RecordIndex target = linked(record, column.link);
        if (target == no_record) return each(Value());
        return each_value(target, column.end, each);
    }
    const auto elements = workspace_.elements(record, column.field);
    if (elements.empty()) return each(Value());
    for (const std::string_view element : elements) each(Value::text(element));
}

Value Columns::first_value(RecordIndex record, ColumnId id) {
    if (!is_set((*this)[id].type)) return value(record, id);
    Value first;
    each_value(record, id, [&](const Value& value) {
        if (first.is_none()) first = value;
    });
    return first;
}

RecordIndex Columns::linked(RecordIndex record, FieldId link) {
    std::vector<Link>& links = links_[link];
    if (record >= links.size()) links.resize(workspace_.record_count());
    Link& known = links[record];
    const std::uint32_t changed = workspace_.record(record).changed;
    if (known.target == no_record || known.changed != changed) { // a target that is missing may come
        const auto id = link_of(workspace_.value(record, link));
        known = {id ? workspace_.find(*id) : no_record, changed};
    }
    return known.target != no_record && workspace_.is_live(known.target) ? known.target : no_record;
}

Figures& Columns::figures(ColumnId column) {
    auto& figures = figures_[column];
    if (!figures) figures = std::make_unique<Figures>(column);
    figures->follow(*this);
    return *figures;
}

std::uint32_t Columns::search_number(std::string_view text) {
    if (const auto known = search_numbers_.find(text); known != search_numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(search_keys_.size());
    search_keys_.push_back(make_search_key(text));
    search_numbers_.emplace(std::string(text), number);
    return number;
}

// Texts that are long gone: not while somebody holds keys of others.
void Columns::drop_search_keys() {
    const bool are_stale = tables_ != text_tables_number();
    tables_ = text_tables_number();
    if (!are_stale && search_keys_.size() <= 16 * workspace_.record_count() + 10'000) return;
    search_keys_.clear();
    search_numbers_.clear();
    ++search_key_age_;
}

} // namespace yinfeng::view
