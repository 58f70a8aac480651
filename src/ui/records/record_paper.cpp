#include "ui/records/record_paper.h"

#include "app/app.h"
#include "app/paper/frame.h"
#include "domain/follow_ups.h"
#include "domain/phases.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using exchange::Sheet, exchange::SheetRow;

namespace {

constexpr std::size_t links_part = 0, history_part = 1; // of PrintJob::parts
constexpr std::size_t most_linked = 200, most_history = 2'000;

bool is_confidential(const Names& names, FieldId field) {
    const FieldInfo* known = names.info(field);
    return known && known->options.confidential;
}

class Maker {
public:
    Maker(Ui& ui, RecordIndex record, const PrintChoice& choice)
        : ui_(ui), data_(workspace_of(ui)), record_(record), choice_(choice),
          kind_(static_cast<Kind>(data_.record(record).kind)) {}

    Sheet sheet() {
        std::string title(app::label(info(kind_)));
        title += " · " + record_title(ui_, record_);
        app::frame_sheet(sheet_, columns_of(ui_), std::move(title), ui_.app.now_ms());
        sheet_.paper = {choice_.size, choice_.is_across.value_or(false)};
        sheet_.columns = {{std::string(tr(Str::compare_column_field))}, {std::string(tr(Str::record_sheet_value))}};
        add_fields();
        if (kind_ == Kind::project) add_phases();
        add_follow_ups();
        if (choice_.has(links_part)) add_links();
        if (choice_.has(history_part)) add_history();
        if (!confidential_.empty())
            sheet_.footer += " · " + tr(choice_.without_confidential ? Str::sheet_without_confidential
                                                                     : Str::sheet_with_confidential,
                                         {confidential_});
        return std::move(sheet_);
    }

private:
    const FieldInfo& known(FieldId field) const { return info_of(ui_, field); }
    void head(std::string words) { sheet_.rows.push_back({{std::move(words), {}}, SheetRow::What::group}); }
    void row(std::string name, std::string words) { sheet_.rows.push_back({{std::move(name), std::move(words)}}); }
    static void list(std::string& names, std::string_view name) {
        names.append(names.empty() ? std::string_view() : tr(Str::list_comma)).append(name);
    }

    // "" where it is unfilled.
    std::string words_of_field(RecordIndex record, FieldId field) {
        if (data_.names().is_formula(field)) return view::words(columns_of(ui_), record, field, view::Style::words);
        if (!is_set(known(field).type)) return filled_words(ui_, field, data_.value(record, field));
        std::string words;
        for (const std::string_view element : data_.elements(record, field))
            list(words, element_words(ui_, field, element));
        return words;
    }

    // Those that are filled, in the sections of the form; the others by name at the end of each.
    std::vector<FieldId> fields_of(Kind kind) const {
        std::vector<FieldId> fields = data_.names().fields_of(static_cast<KindId>(kind));
        for (const FieldId formula : data_.names().formulas_of(static_cast<KindId>(kind))) fields.push_back(formula);
        return fields;
    }
    // A formula is confidential where anything that it reads is.
    bool is_confidential(FieldId field) const {
        return data_.names().is_formula(field) ? columns_of(ui_)[field].options.confidential
                                               : known(field).options.confidential;
    }
    void add_fields() {
        const std::vector<FieldId> fields = fields_of(kind_);
        for (std::size_t section = 0; section < group_count; ++section) {
            const Group group = static_cast<Group>(section);
            std::string unfilled;
            bool titled = false;
            const auto title = [&] {
                if (!std::exchange(titled, true)) head(std::string(group_label(group)));
            };
            for (const FieldId field : fields) {
                if (known(field).group != group) continue;
                std::string words = words_of_field(record_, field);
                if (is_confidential(field) && !words.empty()) {
                    list(confidential_, app::label(known(field)));
                    if (choice_.without_confidential) continue;
                }
                if (words.empty()) {
                    list(unfilled, app::label(known(field)));
                    continue;
                }
                title();
                if (field_in_conflict(ui_, record_, field)) words = tr(Str::conflict_of, {words});
                row(std::string(app::label(known(field))), std::move(words));
            }
            if (titled && !unfilled.empty()) row(std::string(tr(Str::unfilled)), std::move(unfilled));
        }
    }

    void add_phases() {
        const domain::PhaseSummary phases = domain::phase_summary(data_, record_);
        if (phases.parts.empty()) return;
        head(std::string(app::label(info(Kind::phase))) + " · " +
             tr(Str::n_items, {std::to_string(phases.parts.size())}));
        const std::vector<FieldId> fields = fields_of(Kind::phase);
        for (const domain::PhasePart& part : phases.parts) {
            std::string words;
            for (const FieldId field : fields) {
                if (field == field::phase::project_ || field == title_field(Kind::phase)) continue;
                if (is_confidential(field) && choice_.without_confidential) continue;
                const std::string said = words_of_field(part.phase, field);
                if (said.empty()) continue;
                words.append(words.empty() ? "" : "\n").append(tr(Str::found_in, {app::label(known(field)), said}));
            }
            row(part.name, words.empty() ? std::string(tr(Str::unfilled)) : std::move(words));
        }
    }

    void add_follow_ups() {
        const std::vector<RecordIndex> notes = domain::follow_ups_of(data_, record_);
        if (notes.empty()) return;
        head(std::string(app::label(info(Kind::follow_up))) + " · " + tr(Str::n_items, {std::to_string(notes.size())}));
        const std::size_t listed = std::min(notes.size(), most_history);
        for (std::size_t i = 0; i < listed; ++i) {
            std::string when = words_of_field(notes[i], field::follow_up::on_);
            if (when.empty()) when = tr(Str::follow_up_undated);
            for (const FieldId field : {field::follow_up::way_, field::follow_up::by_})
                if (const std::string said = words_of_field(notes[i], field); !said.empty())
                    when.append(field == field::follow_up::way_ ? "\n" : " · ").append(said);
            row(std::move(when), std::string(data_.value(notes[i], field::follow_up::text_).as_text()));
        }
        if (notes.size() > listed) row({}, tr(Str::data_more_conflicts, {std::to_string(notes.size() - listed)}));
    }

    void add_links() {
        const Record& record = data_.record(record_);
        const FieldId notes = domain::follow_up_link(kind_);
        bool titled = false;
        for (const FieldId field : data_.names().links_to(record.kind)) {
            const std::span<const RecordIndex> from = data_.links_to(record.id, field);
            if (from.empty() || field == notes) continue;
            if (!std::exchange(titled, true)) head(std::string(tr(Str::print_part_links)));
            std::string names;
            for (const RecordIndex each : from.subspan(0, std::min(from.size(), most_linked)))
                names.append(names.empty() ? "" : "\n").append(record_title(ui_, each));
            if (from.size() > most_linked)
                names += "\n" + tr(Str::data_more_conflicts, {std::to_string(from.size() - most_linked)});
            row(std::string(app::label(info(known(field).kind))) + " · " + std::string(app::label(known(field))),
                std::move(names));
        }
    }

    void add_history() {
        std::vector<HistoryEntry> entries = history_of(ui_, record_);
        if (choice_.without_confidential)
            std::erase_if(
                entries, [&](const HistoryEntry& each) { return ui::is_confidential(data_.names(), each.field); });
        if (entries.empty()) return;
        head(std::string(tr(Str::history)) + " · " + tr(Str::n_items, {std::to_string(entries.size())}));
        const std::size_t listed = std::min(entries.size(), most_history);
        for (std::size_t i = 0; i < listed; ++i) {
            const HistoryEntry& entry = entries[i];
            const HistoryWords said = words_of(ui_, entry);
            std::string change = said.before.empty() ? said.after : said.before + " → " + said.after;
            if (!said.field.empty()) change = tr(Str::found_in, {said.field, change});
            if (entry.open) change = tr(Str::conflict_of, {change});
            const int offset = ui_.app.platform().utc_offset_minutes();
            row(format_full_wall_time(entry.wall_ms, offset) + "\n" +
                    (entry.author.empty() ? std::string(tr(Str::author_unknown)) : entry.author),
                std::move(change));
        }
        if (entries.size() > listed) row({}, tr(Str::data_more_conflicts, {std::to_string(entries.size() - listed)}));
    }

    Ui& ui_;
    const Workspace& data_;
    const RecordIndex record_;
    const PrintChoice& choice_;
    const Kind kind_;
    std::string confidential_; // fields that are marked so and filled, by name
    Sheet sheet_;
};

} // namespace

PrintJob record_print_job(Ui& ui, RecordIndex record) {
    const Workspace& data = workspace_of(ui);
    const Id id = data.record(record).id;
    bool has_confidential = false;
    for (const Field& field : data.record(record).fields) has_confidential |= is_confidential(data.names(), field.id);
    return {.kept = "record",
        .title = record_title(ui, record),
        .parts = {{Str::print_part_links}, {Str::print_part_history}},
        .has_confidential = has_confidential,
        .make = [&ui, id](const PrintChoice& choice) {
            const RecordIndex now = workspace_of(ui).find(id); // places move where a workspace is read anew
            return now == no_record ? Sheet{.empty = std::string(tr(Str::sheet_empty))}
                                    : Maker(ui, now, choice).sheet();
        }};
}

} // namespace yinfeng::ui
