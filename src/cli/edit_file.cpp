#include "cli/edit_file.h"

#include "app/strings.h"
#include "assets/embedded.h"
#include "cli/destination.h"
#include "cli/fields.h"
#include "cli/words.h"
#include "domain/checks.h"
#include "domain/consequences.h"
#include "domain/doors.h"
#include "domain/formulas.h"
#include "domain/leaps.h"
#include "model/choice_words.h"
#include "model/file_text.h"
#include "model/typed.h"
#include "view/saved.h"

#include <sys/stat.h>

#include <algorithm>

namespace yinfeng::cli {

namespace {

// 手续=用地、环评 says which it has, += and -= tick some and take some out.
Answer<void> add_choices(
    Change& change, Workspace& workspace, KindId kind, Id id, const Column& column, char sign, std::string_view typed) {
    const FieldInfo& info = *column.info;
    ChoicesByWords read = choices_by_words(info.options, typed, workspace.names().learned());
    Names& names = workspace.names();
    const std::string exact = file_text(typed, true); // of an office with other choices
    if (!read.unknown.empty() && sign == '-' &&
        names.find_field(kind, std::string(info.name) + "/" + exact) != no_field)
        read = {{exact}, {}};
    if (!read.unknown.empty())
        if (auto none = parse_value(workspace, info, read.unknown); !none) return std::unexpected(none.error());
    std::vector<std::pair<std::string, bool>> elements;
    for (std::string& code : read.codes) elements.emplace_back(std::move(code), sign != '-');
    if (const RecordIndex record = workspace.find(kind, id); sign == '=' && record != no_record)
        for (const std::string_view held : workspace.elements(record, column.field))
            if (!std::ranges::contains(elements, held, &std::pair<std::string, bool>::first))
                elements.emplace_back(held, false);
    for (const auto& [code, in] : elements) {
        const FieldId field = names.element(column.field, code);
        if (std::ranges::contains(change.writes, field, &Write::field))
            return refuse(Exit::usage, say(Word::assigned_twice, {info.name}));
        change.writes.push_back({id, kind, field, Value::of(in)});
    }
    return {};
}

} // namespace

// FIELD=VALUE, TAGS+=VALUE, TAGS-=VALUE
Answer<void> add_assignment(Change& change, Workspace& workspace, KindId kind, Id id, std::string_view text) {
    const auto unreadable = [&] { return refuse(Exit::usage, say(Word::bad_assignment, {text})); };
    const std::size_t at = text.find('=');
    if (at == 0 || at == std::string_view::npos) return unreadable();
    const char sign = text[at - 1] == '+' || text[at - 1] == '-' ? text[at - 1] : '=';
    const std::string_view name = text.substr(0, sign == '=' ? at : at - 1), typed = text.substr(at + 1);
    auto column = column_named(workspace, kind, name);
    if (!column) return std::unexpected(column.error());
    if (column->what != Column::What::field || !column->info) return unreadable();
    const FieldInfo& info = *column->info;
    if (info.type == FieldType::choice_set) {
        if (sign != '=' && typed.empty()) return unreadable();
        return add_choices(change, workspace, kind, id, *column, sign, typed);
    }
    if (is_set(info.type) != (sign != '=')) {
        return refuse(Exit::usage, say(is_set(info.type) ? Word::set_needs_sign : Word::not_a_set, {app::label(info)}));
    }
    if (is_set(info.type) && typed.empty()) return unreadable();
    // What a file brought may be taken away by its letters: with blanks around it, with marks in it.
    const std::string exact = file_text(typed, true);
    const bool is_there =
        sign == '-' && workspace.names().find_field(kind, std::string(info.name) + "/" + exact) != no_field;
    if (!typed.empty() && !is_there && domain::is_name_of_nothing(clean_text(typed, true)))
        return refuse(Exit::refused, say(Word::value_of_nothing, {app::label(info)}));
    auto value = parse_value(workspace, info, typed);
    if (!value) return std::unexpected(value.error());
    FieldId field = column->field;
    if (is_set(info.type)) {
        const std::string element = is_there ? exact : clean_element(value->as_text());
        field = workspace.names().element(field, element);
        value = Value::of(sign == '+');
    }
    if (std::ranges::find(change.writes, field, &Write::field) != change.writes.end())
        return refuse(Exit::usage, say(Word::assigned_twice, {name}));
    change.writes.push_back({id, kind, field, *std::move(value)});
    return {};
}

namespace {

// Whether the container is to change though perhaps nothing in it does.
bool repacks(const Options& options) {
    return options.container || options.unsigned_output || !options.sign_key.empty() || options.gives_new_passphrase();
}

std::string leap_words(const Workspace& workspace, const domain::Leap& leap) {
    const FieldInfo& field = *workspace.names().info(leap.field);
    const Measure& measure = measure_of(field.options);
    const std::string times =
        say(leap.is_up() ? Word::leap_up : Word::leap_down, {number_text(static_cast<std::size_t>(leap.times()))});
    return say(Word::leap,
        {in_one_line(title_of(workspace, leap.record)), app::label(field), format_quantity(leap.before, measure).text(),
            format_quantity(leap.after, measure).text(), times});
}

// What contradicts itself in the record (domain/checks.h), as its inspector in the page says it.
std::vector<std::string> contradictions(const domain::Reading& reading, Id id) {
    std::vector<std::string> sentences;
    const RecordIndex record = reading.data.find(id);
    if (record == no_record || !reading.data.is_live(record)) return sentences;
    for (domain::Check& each : domain::check_record(reading.data, record, reading.today))
        sentences.push_back(std::move(each.text));
    return sentences;
}

// What no door writes, whatever the store would take.
Result<void> check_change(const domain::Reading& reading, Change& change) {
    if (const auto allowed = domain::check_writes(reading.data, change); !allowed) return allowed;
    view::Columns columns(reading.data);
    columns.speak(app::language());
    columns.look(reading);
    view::settle_views(columns, change);
    domain::settle_formulas(reading.data, change);
    return view::check_views(columns, change);
}

// A file that was made without the confidential fields holds none, so nothing can be written into one.
Answer<void> check_confidential(const Workspace& workspace, const Change& change) {
    for (const Write& write : change.writes) {
        const FieldInfo* info = workspace.names().info(write.field);
        if (info && info->options.confidential)
            return refuse(Exit::refused, say(Word::confidential_left_out, {app::label(*info)}));
    }
    return {};
}

void say_done(
    const Options& options, const Workspace& workspace, const Applied& applied, Id id, const std::string& digest) {
    if (options.output == "-") return;
    if (options.json) {
        print("{\"id\":" + json_text(to_string(id)) + ",\"written\":" + number_text(applied.touched.size()) +
              ",\"output\":" + json_text(options.output) + ",\"digest\":" + json_text(digest) + "}\n");
        return;
    }
    if (id != Id{}) print(to_string(id) + "\n"); // of many there is none
    const std::string records = number_text(workspace.record_count());
    note(applied.touched.empty() ? std::string(say(Word::unchanged))
                                 : say(Word::written, {in_one_line(options.output), records, short_digest(digest)}));
}

// Nobody may write it: somebody meant that. Replacing it would need no right of its own.
bool is_read_only(const std::string& file) {
    struct stat status{};
    return ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & 0222) == 0;
}

} // namespace

Exit edit_file(const Options& given, const Edit& edit) {
    const auto author = author_of(given);
    if (!author) return report(author.error());
    // Without -o the file itself is replaced, in the container that it has.
    Options options = given;
    const bool in_place = given.output.empty();
    if (in_place) {
        options.output = options.files.front();
        options.in_place = true;
    }
    if (in_place && !given.force && is_read_only(options.output))
        return report({Exit::output, options.output + ": " + std::string(say(Word::read_only))});
    Reader reader(options, Reader::Again::yes);
    auto destination = Destination::open(options, reader.passphrases(), options.files,
        in_place ? Destination::PackedAs::before : Destination::PackedAs::named);
    if (!destination) return report(destination.error());
    platform::native::NativePlatform platform;
    IdSource ids([&](std::span<std::byte> out) { platform.random(out); });
    const Id new_id = ids.next(platform.now_ms());
    const WorkingCalendar calendar = load_calendar(assets::find("calendar.txt")).value_or(WorkingCalendar{});

    for (;;) {
        Exit problem = Exit::done;
        auto open = open_file(reader, options.files.front(), problem);
        if (!open) return problem;
        Workspace& workspace = open->workspace;
        if (in_place && !given.container) destination->pack_as(open->loaded.container);
        workspace.set_replica(destination->replica().choose(workspace, platform));
        workspace.set_author(*author);
        const std::int64_t now_ms = platform.now_ms();
        const domain::Reading reading{workspace, local_date(now_ms, platform.utc_offset_minutes()), calendar};
        auto edited = edit(workspace, reading, new_id);
        if (!edited) return report(edited.error());
        if (const auto known = check_left_out(open->loaded); !known) return report(open->loaded.file, known.error());
        const bool lacks = !open->loaded.left_out.empty() || destination->lacks_confidential();
        if (lacks) {
            if (const auto checked = check_confidential(workspace, edited->change); !checked)
                return report(checked.error());
        }
        if (const auto allowed = check_change(reading, edited->change); !allowed)
            return report({Exit::refused, allowed.error().message});
        const auto leaps = domain::leaps_of(workspace, edited->change);
        const auto before = contradictions(reading, edited->id);
        const auto applied = workspace.apply(domain::with_consequences(reading, edited->change), now_ms);
        if (!applied) return report({Exit::refused, applied.error().message});
        std::optional<std::string> digest = open->loaded.digest;
        if (!applied->touched.empty() || !in_place || repacks(given)) {
            auto written = destination->write(workspace, lacks ? Contents::without_confidential : Contents::everything,
                applied->touched.empty() ? Destination::Uses::no_replica : Destination::Uses::own_replica);
            if (!written) return report(written.error());
            digest = *std::move(written);
        }
        if (!digest) {
            if (const auto again = destination->again(); !again) return report(again.error());
            continue;
        }
        if (!in_place) say_signature_stays_behind(options, open->loaded);
        for (const domain::Leap& leap : leaps) note(leap_words(workspace, leap));
        for (const std::string& each : contradictions(reading, edited->id)) {
            if (std::ranges::find(before, each) == before.end())
                note(say(Word::please_check, {title_of(workspace, workspace.find(edited->id)), each}));
        }
        say_done(options, workspace, *applied, edited->id, *digest);
        return Exit::done;
    }
}

} // namespace yinfeng::cli
