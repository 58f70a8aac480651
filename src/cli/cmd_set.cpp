// set: one edit, for scripts.

#include "app/strings.h"
#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/words.h"
#include "model/typed.h"

namespace yinfeng::cli {

namespace {

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
    if (is_set(info.type) != (sign != '=')) {
        return refuse(Exit::usage, say(is_set(info.type) ? Word::set_needs_sign : Word::not_a_set, {app::label(info)}));
    }
    auto value = parse_value(workspace, info, typed);
    if (!value) return std::unexpected(value.error());
    FieldId field = column->field;
    if (is_set(info.type)) {
        if (value->is_none()) return unreadable();
        field = workspace.names().element(field, clean_text(value->as_text(), true));
        value = Value::of(sign == '+');
    }
    change.writes.push_back({id, kind, field, *std::move(value)});
    return {};
}

} // namespace

Exit run_set(const Options& options) {
    Reader reader(options);
    Exit problem = Exit::done;
    auto open = open_file(reader, options.files.front(), problem);
    if (!open) return problem;
    Workspace& workspace = open->workspace;
    platform::native::NativePlatform platform;
    prepare_writing(workspace, options, platform);

    // Without -o the file itself is replaced, in the container that it has.
    Options writing = options;
    if (options.output.empty()) {
        writing.output = options.files.front();
        writing.force = true;
        if (!writing.container) writing.container = open->loaded.container;
    }
    const auto target = target_of(writing);
    if (!target) return report(target.error());

    Change change{"命令行修改", {}};
    Id id;
    KindId kind = no_kind;
    if (!options.new_kind.empty()) {
        const auto named = kind_named(workspace, options.new_kind);
        if (!named) return report(named.error());
        kind = *named;
        IdSource ids([&](std::span<std::byte> out) { platform.random(out); });
        id = ids.next(platform.now_ms());
    } else {
        const auto record = record_named(workspace, options.target);
        if (!record) return report(record.error());
        kind = workspace.record(*record).kind;
        id = workspace.record(*record).id;
        if (options.restore) workspace.add_restore(change, *record);
        if (options.remove) workspace.add_delete(change, *record);
    }
    for (const std::string& text : options.words) {
        if (const auto added = add_assignment(change, workspace, kind, id, text); !added) return report(added.error());
    }
    if (change.writes.empty()) return report({Exit::usage, std::string(say(Word::nothing_to_set))});
    const auto applied = workspace.apply(change, platform.now_ms());
    if (!applied) return report({Exit::refused, applied.error().message});

    const auto digest = write_workspace(workspace, *target, writing, reader.passphrases());
    if (!digest) return report(digest.error());
    if (target->file == "-") return Exit::done;
    if (options.json) {
        print("{\"id\":" + json_text(to_string(id)) + ",\"written\":" + number_text(applied->touched.size()) +
              ",\"output\":" + json_text(target->file) + ",\"digest\":" + json_text(*digest) + "}\n");
    } else {
        print(to_string(id) + "\n");
        note(applied->touched.empty()
                 ? std::string(say(Word::unchanged))
                 : say(Word::written,
                       {in_one_line(target->file), number_text(workspace.record_count()), short_digest(*digest)}));
    }
    return Exit::done;
}

} // namespace yinfeng::cli
