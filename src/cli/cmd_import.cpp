// import: the rows of a workbook or a text table become records, as an import in the page makes them (app/tables). What it would do is
// printed; --dry-run leaves it at that.

#include "app/strings.h"
#include "app/tables/answer_workbook.h"
#include "app/tables/table_import.h"
#include "cli/commands.h"
#include "cli/document_file.h"
#include "cli/edit_file.h"
#include "cli/fields.h"
#include "cli/json_line.h"
#include "cli/system_words.h"
#include "cli/words.h"
#include "documents/cell_name.h"
#include "documents/limits.h"
#include "documents/table_reader.h"
#include "platform/native/disk.h"

#include <cstdio>

namespace yinfeng::cli {

namespace {

using app::TableImport;

Answer<documents::Table> read_table(const Options& options) {
    auto bytes = platform::native::read_file(options.table, documents::most_file_bytes);
    if (!bytes)
        return refuse(Exit::input,
            in_one_line(options.table) + ": " + say(Word::cannot_read, {system_words(bytes.error().detail)}));
    const auto wrong = [&](const Error& error) {
        return refuse(Exit::input, in_one_line(options.table) + ": " + error.message);
    };
    auto reader = documents::TableReader::open(std::move(*bytes), {});
    if (!reader) return wrong(reader.error());
    const auto& sheets = (*reader)->sheets();
    std::size_t sheet = 0;
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (sheets[i].name == options.sheet || std::to_string(i + 1) == options.sheet) sheet = i + 1;
    if (sheet == 0 && !options.sheet.empty()) {
        std::string names;
        for (const documents::SheetName& each : sheets) names += (names.empty() ? "" : ", ") + each.name;
        return refuse(Exit::usage, say(Word::no_such_sheet, {in_one_line(options.sheet), in_one_line(names)}));
    }
    // Unless one is named, the first that is in sight.
    for (std::size_t i = 0; sheet == 0 && i < sheets.size(); ++i)
        if (!sheets[i].is_hidden) sheet = i + 1;
    if (const auto begun = (*reader)->begin(sheet == 0 ? 0 : sheet - 1); !begun) return wrong(begun.error());
    while (true) {
        const Result<bool> done = (*reader)->work(10'000);
        if (!done) return wrong(done.error());
        if (*done) return (*reader)->take();
    }
}

// 备注2=note, 投资额=amount:万元, 序号=
app::SaidColumn said_column(const std::string& text) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos) return {text, {}, {}};
    std::string field = text.substr(equals + 1), unit;
    if (const std::size_t colon = field.find(':'); colon != std::string::npos) {
        unit = field.substr(colon + 1);
        field.resize(colon);
    }
    return {text.substr(0, equals), std::move(field), std::move(unit)};
}

std::string number_text_of(double number) { // a sum, to four decimals
    char buffer[48];
    std::string text(buffer, static_cast<std::size_t>(std::snprintf(buffer, sizeof buffer, "%.4f", number)));
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string count_words(const TableImport& import) {
    std::string words;
    using Fate = TableImport::Fate;
    for (const Fate fate : {Fate::added, Fate::updated, Fate::same, Fate::skipped, Fate::wrong}) {
        if (fate == Fate::skipped && import.count(fate) == 0) continue;
        words +=
            (words.empty() ? "" : " · ") + std::string(app::words_of(fate)) + " " + number_text(import.count(fate));
    }
    return words;
}

void print_text(const TableImport& import, const view::Columns& columns) {
    for (const TableImport::Row& row : import.rows()) {
        if (row.fate == TableImport::Fate::same || row.fate == TableImport::Fate::skipped) continue;
        std::string line = say(Word::import_row, {std::to_string(row.row + 1), app::words_of(row.fate)});
        for (const std::string& reason : row.reasons) line += "  " + in_one_line(reason);
        for (const std::size_t at : row.lines) {
            const app::PastePlan::Line& each = import.plan().lines()[at];
            if (each.fate == app::PastePlan::Fate::refused) continue;
            line += "  " + std::string(columns[each.column].label(app::language())) + " ";
            if (!each.before.empty()) line += in_one_line(each.before) + " → ";
            line += in_one_line(each.after);
        }
        print(line + "\n");
    }
    for (const TableImport::Check& check : import.checks())
        print(say(check.is_right ? Word::import_sum_right : Word::import_sum_wrong,
                  {documents::cell_name(check.row, check.column), number_text_of(check.said),
                      number_text_of(check.sum)}) +
              "\n");
    for (const TableImport::Column& column : import.columns())
        if (column.column == view::no_column && column.filled > 0 && !column.from->is_number)
            print(say(Word::import_left_out, {in_one_line(column.from->path), number_text(column.filled)}) + "\n");
    print(count_words(import) + "\n");
}

void print_json(const TableImport& import) {
    for (const TableImport::Row& row : import.rows()) {
        JsonObject line;
        static constexpr const char* fates[] = {"added", "updated", "same", "skipped", "wrong"};
        line.json("row", std::to_string(row.row + 1));
        line.json("result", json_text(fates[static_cast<std::size_t>(row.fate)]));
        std::string reasons;
        for (const std::string& reason : row.reasons) reasons += (reasons.empty() ? "" : ",") + json_text(reason);
        line.json("reasons", "[" + reasons + "]");
        line.print_line();
    }
}

Answer<void> write_answer(const Options& options, const documents::Table& table, const TableImport& import) {
    const documents::Workbook book = app::answer_workbook(table, import, app::AnswerRows::all);
    documents::WorkbookWriter writer(book);
    if (const Result<bool> written = writer.work(SIZE_MAX); !written)
        return refuse(Exit::output, written.error().message);
    return write_document(options, options.answer, writer.take());
}

} // namespace

Exit run_import(const Options& options) {
    const Answer<documents::Table> table = read_table(options);
    if (!table) return report(table.error());
    Exit outcome = Exit::done;
    platform::native::NativePlatform platform;
    const Exit written =
        edit_file(options, [&](Workspace& workspace, const domain::Reading& reading, Id) -> Answer<Edited> {
            const auto kind = kind_named(workspace, options.kind.empty() ? "project" : options.kind);
            if (!kind) return std::unexpected(kind.error());
            if (*kind >= known_kind_count)
                return refuse(Exit::usage, say(Word::import_kind, {in_one_line(options.kind)}));
            view::Columns columns(workspace, workspace);
            columns.speak(app::language());
            columns.look(reading);
            IdSource ids([&](std::span<std::byte> out) { platform.random(out); });
            const auto new_id = [&] { return ids.next(platform.now_ms()); };
            app::TableImportAsked asked{.kind = static_cast<Kind>(*kind), .mode = options.import_mode};
            if (options.heading_row) {
                asked.shape.first_heading = static_cast<std::uint32_t>(*options.heading_row - 1);
                asked.shape.last_heading = asked.shape.first_heading;
            }
            for (const std::string& each : options.map) asked.columns.push_back(said_column(each));
            for (const app::SaidColumn& said : asked.columns)
                if (!said.column.empty())
                    if (const auto named = columns.named(*kind, said.column); !named)
                        return refuse(Exit::usage, named.error().message);
            if (options.makes_linked) asked.new_linked = new_id;
            TableImport import(columns, *table, std::move(asked));
            if (!import.shape().is_found)
                return refuse(
                    Exit::input, in_one_line(options.table) + ": " + std::string(say(Word::import_no_headings)));
            while (!import.work(1'000'000)) {}
            options.json ? print_json(import) : print_text(import, columns);
            if (import.count(TableImport::Fate::wrong) > 0) outcome = Exit::findings;
            if (!options.answer.empty())
                if (const auto answered = write_answer(options, *table, import); !answered)
                    return std::unexpected(answered.error());
            Edited edited{{say(Word::step_import, {in_one_line(options.table)}), {}}, Id{}};
            if (!options.is_dry_run)
                edited.change = import.change(edited.change.name, workspace, [](Id) { return Change{}; }, new_id);
            return edited;
        });
    return written == Exit::done ? outcome : written;
}

} // namespace yinfeng::cli
