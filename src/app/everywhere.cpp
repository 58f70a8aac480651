#include "app/everywhere.h"

#include "app/app.h"
#include "app/strings.h"
#include "view/words.h"

#include <algorithm>
#include <chrono>

namespace yinfeng::app {

namespace {

constexpr auto slice = std::chrono::milliseconds(8);
constexpr std::size_t records_at_once = 200;

constexpr Kind searched_kinds[] = {
    Kind::project, Kind::enterprise, Kind::service_record, Kind::chain, Kind::chain_node, Kind::person, Kind::unit};

std::string where_words(const view::Columns& columns, view::ColumnId column, std::string_view words) {
    return tr(Str::found_in, {columns[column].label(language()), words});
}

} // namespace

void SearchEverywhere::begin(App& app) {
    kinds_.clear();
    for (const Kind kind : searched_kinds) {
        OfKind of;
        of.view.kind = static_cast<KindId>(kind);
        view::add_catalogue_columns(app.columns(), of.view);
        of.query = std::make_unique<view::Query>(app.columns(), app.ranks());
        kinds_.push_back(std::move(of));
    }
}

const std::vector<SearchEverywhere::Hit>& SearchEverywhere::find(App& app, std::string_view typed, std::size_t limit) {
    view::Columns& columns = app.columns();
    if (kinds_.empty() || workspace_ != app.workspace_number()) {
        workspace_ = app.workspace_number();
        typed_.clear();
        begin(app);
    }
    const Workspace& data = *app.workspace();
    const std::uint64_t revision = data.revision() + 1;
    if (typed_ != typed || revision_ != revision) {
        typed_ = typed;
        revision_ = revision;
        next_ = 0;
        hits_.clear();
        for (const SearchHit& hit : app.search_index().find(data, typed, limit)) {
            const auto kind = static_cast<Kind>(data.record(hit.record).kind);
            std::string where;
            if (hit.field != title_field(kind))
                where =
                    where_words(columns, hit.field, view::words(columns, hit.record, hit.field, view::Style::words));
            hits_.push_back({hit.record, std::move(where)});
        }
    }
    const auto until = std::chrono::steady_clock::now() + slice;
    for (; next_ < kinds_.size(); ++next_) {
        if (hits_.size() >= limit) {
            next_ = kinds_.size();
            break;
        }
        OfKind& of = kinds_[next_];
        while (!of.query->prepare_search(of.view, records_at_once))
            if (std::chrono::steady_clock::now() >= until) return hits_;
        for (const RecordIndex record : of.query->run(of.view, typed_).order) {
            if (hits_.size() >= limit) break;
            if (std::ranges::contains(hits_, record, &Hit::record)) continue;
            const view::Query::Found found = of.query->found_in(record, of.view, typed_);
            const bool is_title =
                found.column == view::no_column || found.column == title_field(static_cast<Kind>(of.view.kind));
            hits_.push_back({record, is_title ? std::string() : where_words(columns, found.column, found.piece)});
        }
        if (std::chrono::steady_clock::now() >= until && next_ + 1 < kinds_.size()) {
            ++next_;
            return hits_;
        }
    }
    return hits_;
}

} // namespace yinfeng::app
