#include "cli/command_line.h"

#include "app/app.h"
#include "app/strings.h"
#include "assets/embedded.h"
#include "base/language.h"
#include "base/partial_date.h"
#include "base/utf8.h"
#include "cli/console.h"
#include "cli/help_format.h"
#include "cli/usage_words.h"
#include "cli/words.h"
#include "sync/sealed.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <functional>
#include <map>
#include <string_view>

namespace yinfeng::cli {

namespace {

std::string text(Word word) { return std::string(say(word)); }

// Before anything is said: --lang, or the variable YINFENG_LANG.
void choose_language(int argc, const char* const* argv) {
    const char* named = std::getenv("YINFENG_LANG");
    std::string_view wanted = named ? named : "";
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--lang" && i + 1 < argc) wanted = argv[i + 1];
        if (argument.starts_with("--lang=")) wanted = argument.substr(7);
    }
    // The words of zh-hant are converted by a table that the program carries.
    const Language language = wanted == "en" ? Language::en : wanted == "zh-hant" ? Language::zh_hant : Language::zh;
    if (has_language(language) || load_language(language, assets::find(asset_of(language)))) set_language(language);
}

// As CLI11 asks a check: what is wrong, "" if nothing.
std::string is_count(const std::string& typed) {
    const bool digits =
        !typed.empty() && typed.size() < 19 && typed.find_first_not_of("0123456789") == std::string::npos;
    return digits ? std::string() : say(Word::bad_count, {typed});
}

class CommandLine {
public:
    CommandLine() : app_(text(Word::about), "yinfeng") {
        app_.formatter(help_format());
        app_.set_help_flag("-h,--help", text(Word::help_help))->group(text(Word::help_options));
        app_.option_defaults()->group(text(Word::help_options));
        app_.add_option("--lang", language_, text(Word::option_lang))->check(CLI::IsMember({"zh", "zh-hant", "en"}));
        app_.set_version_flag("--version", "yinfeng " + std::string(app::version), text(Word::help_version))
            ->group(text(Word::help_options));
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.footer(text(Word::exit_codes));
        add_new();
        add_demonstration();
        add_looking();
        add_merging();
        add_records();
        add_uniting();
        add_importing();
        add_containers();
    }

    std::expected<Options, Exit> parse(int argc, const char* const* argv) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::Success& asked) { // help or version, to stdout
            app_.exit(asked);
            return std::unexpected(Exit::done);
        } catch (const CLI::ParseError& error) {
            std::string name = "yinfeng";
            for (const CLI::App* sub : app_.get_subcommands()) name += " " + sub->get_name();
            const std::string unknown = name == "yinfeng" ? first_word(argc, argv) : std::string();
            complain(unknown.empty() ? usage_words(in_one_line(error.what()))
                                     : say(Word::no_command, {unknown, commands()}));
            note(say(Word::usage_hint, {name}));
            return std::unexpected(Exit::usage);
        }
        // An unset variable of a script: never a name of anything.
        for (int i = 1; i < argc; ++i) {
            if (*argv[i]) continue;
            complain(say(Word::empty_argument, {i > 1 ? argv[i - 1] : "yinfeng"}));
            return std::unexpected(Exit::usage);
        }
        if (!one_file_.empty()) options_.files = {one_file_};
        if (options_.command == Command::set && options_.new_kind.empty()) {
            if (options_.words.empty()) {
                complain(say(Word::nothing_to_set));
                return std::unexpected(Exit::usage);
            }
            options_.target = options_.words.front();
            options_.words.erase(options_.words.begin());
        }
        if (options_.command == Command::unite && options_.links != options_.words.empty()) {
            complain(say(Word::unite_needs));
            return std::unexpected(Exit::usage);
        }
        if (options_.command == Command::unite && !options_.links && options_.words.size() < 2) {
            complain(say(Word::unite_needs));
            return std::unexpected(Exit::usage);
        }
        if (options_.command == Command::act && !options_.list) {
            if (one_file_.empty() || options_.words.size() < 2) {
                complain(say(Word::do_needs));
                return std::unexpected(Exit::usage);
            }
            options_.target = options_.words[0];
            options_.action = options_.words[1];
            options_.words.erase(options_.words.begin(), options_.words.begin() + 2);
        }
        if (options_.command == Command::query) {
            if (const std::string wrong = what_is_wrong_with_query(); !wrong.empty()) {
                complain(wrong);
                return std::unexpected(Exit::usage);
            }
        }
        return options_;
    }

private:
    // What was asked for and could not be told in what is printed; "" if nothing.
    std::string what_is_wrong_with_query() const {
        const Options& asked = options_;
        if (asked.kind.empty() && asked.view.empty()) return std::string(say(Word::no_kind_asked));
        const Format format = asked.json ? Format::json : asked.format;
        const bool has_rows_only = (format == Format::csv || format == Format::json) && !asked.totals;
        if (has_rows_only && !asked.groups.empty()) return say(Word::totals_wanted, {"--group"});
        if (has_rows_only && !asked.sums.empty()) return say(Word::totals_wanted, {"--sum"});
        if (asked.without_confidential && asked.totals) return say(Word::totals_alone, {"--without-confidential"});
        const bool is_sheet =
            format == Format::csv || format == Format::html || format == Format::svg || format == Format::xlsx;
        if (asked.without_confidential && !is_sheet) return std::string(say(Word::leaves_out_in_sheets));
        const bool has_paper = asked.is_a3 || asked.is_paper_across;
        if (has_paper && format != Format::html && format != Format::xlsx)
            return std::string(say(Word::paper_is_for_html));
        if (!asked.month.empty()) {
            if (format != Format::html && format != Format::svg) return std::string(say(Word::month_is_for_pictures));
            const auto month = parse_partial_date(asked.month);
            if (!month || month->month == 0 || month->day != 0 || month->is_period())
                return say(Word::bad_month, {in_one_line(asked.month)});
        }
        if (!asked.output.empty() && format != Format::xlsx && format != Format::ics)
            return std::string(say(Word::output_is_for_workbooks));
        if (!asked.totals) return {};
        if (format == Format::xlsx) return say(Word::totals_alone, {"--format xlsx"});
        if (format == Format::ics) return say(Word::totals_alone, {"--format ics"});
        if (format == Format::html) return say(Word::totals_alone, {"--format html"});
        if (format == Format::svg) return say(Word::totals_alone, {"--format svg"});
        if (!asked.columns.empty()) return say(Word::totals_alone, {"--columns"});
        if (!asked.sort.empty()) return say(Word::totals_alone, {"--sort"});
        if (asked.limit) return say(Word::totals_alone, {"--limit"});
        return {};
    }
    // What stands where a command should; "" if nothing does.
    static std::string first_word(int argc, const char* const* argv) {
        for (int i = 1; i < argc; ++i) {
            const std::string_view argument = argv[i];
            if (argument == "--lang") ++i;
            else if (!argument.starts_with('-')) return std::string(argument);
        }
        return {};
    }
    std::string commands() const {
        std::string names;
        for (const CLI::App* sub : app_.get_subcommands({}))
            names.append(names.empty() ? std::string_view() : say(Word::between)).append(sub->get_name());
        return names;
    }
    CLI::App* add(Command command, const char* name, Word about, Word said_examples) {
        CLI::App* sub = app_.add_subcommand(name, text(about))->group(text(Word::help_commands));
        sub->get_help_ptr()->group(text(Word::help_options));
        sub->parse_complete_callback([this, command] { options_.command = command; });
        std::string footer = text(Word::examples);
        std::string_view examples = say(said_examples);
        while (!examples.empty()) {
            const std::size_t end = std::min(examples.find('\n'), examples.size());
            footer.append("\n  yinfeng ").append(examples.substr(0, end));
            examples.remove_prefix(std::min(examples.size(), end + 1));
        }
        sub->footer(footer);
        sub->add_flag("--json", options_.json, text(Word::option_json));
        return sub;
    }
    // By their names, which are all that help and messages show.
    template <class T>
    static void one_of(
        CLI::App* sub, const char* name, Word about, std::map<std::string, T> choices, std::function<void(T)> take) {
        std::vector<std::string> names;
        for (const auto& [choice, value] : choices) names.push_back(choice);
        const auto chosen = [choices, take = std::move(take)](const std::string& choice) { take(choices.at(choice)); };
        sub->add_option_function<std::string>(name, chosen, text(about))->check(CLI::IsMember(names));
    }
    void file(CLI::App* sub) { sub->add_option(text(Word::name_file), one_file_, text(Word::arg_file))->required(); }
    void files(CLI::App* sub) {
        sub->add_option(text(Word::name_files), options_.files, text(Word::arg_files))->required();
        sub->add_option("-j,--jobs", options_.jobs, text(Word::option_jobs))->check(CLI::Range(1, 256));
    }
    void reading(CLI::App* sub) {
        sub->add_option("--passphrase-file", options_.passphrase_file, text(Word::option_passphrase_file));
        sub->add_option("--passphrase-env", options_.passphrase_env, text(Word::option_passphrase_env));
        sub->add_option("--trust", options_.trust, text(Word::option_trust))->allow_extra_args(false);
    }
    void writing(CLI::App* sub, bool is_required = true) {
        auto* out = sub->add_option("-o,--output", options_.output, text(Word::option_out));
        if (is_required) out->required();
        sub->add_flag("-f,--force", options_.force, text(Word::option_force));
        sub->add_option("--wait", options_.wait_seconds, text(Word::option_wait))->check(CLI::Range(0, 86400));
        one_of<Container>(sub, "--to", Word::option_to,
            {{"plain", Container::plain}, {"gz", Container::gz}, {"sealed", Container::sealed}},
            [this](Container container) { options_.container = container; });
        sub->add_option("--new-passphrase-file", options_.new_passphrase_file, text(Word::option_new_passphrase_file));
        sub->add_option("--new-passphrase-env", options_.new_passphrase_env, text(Word::option_new_passphrase_env));
        auto* sign = sub->add_option("--sign", options_.sign_key, text(Word::option_sign));
        sub->add_flag("--unsigned", options_.unsigned_output, text(Word::option_unsigned))->excludes(sign);
        sub->add_option("--rounds", options_.rounds, text(Word::option_rounds))
            ->check(CLI::Range(sealed::least_rounds, sealed::most_rounds));
    }
    void leaving_out(CLI::App* sub) {
        sub->add_flag("--without-confidential", options_.without_confidential, text(Word::option_without_confidential));
    }
    void author(CLI::App* sub) { sub->add_option("--author", options_.author, text(Word::option_author)); }
    void rows(CLI::App* sub, Word about = Word::option_format, bool prints = false) {
        std::map<std::string, Format> formats{{"table", Format::table}, {"csv", Format::csv}, {"json", Format::json}};
        if (prints)
            formats.insert(
                {{"html", Format::html}, {"svg", Format::svg}, {"xlsx", Format::xlsx}, {"ics", Format::ics}});
        one_of<Format>(sub, "--format", about, std::move(formats), [this](Format format) { options_.format = format; });
        sub->add_flag("--bom", options_.bom, text(Word::option_bom));
    }
    void limit(CLI::App* sub) {
        sub->add_option("--limit", options_.limit, text(Word::option_limit))->check(&is_count);
    }

    void add_new() {
        CLI::App* sub = add(Command::new_file, "new", Word::about_new, Word::examples_new_file);
        writing(sub);
        author(sub);
        sub->add_option("--name", options_.name, text(Word::option_name))->required();
        sub->add_option("--office", options_.office, text(Word::option_office));
    }
    void add_demonstration() {
        CLI::App* sub = add(Command::demonstration, "demo", Word::about_demonstration, Word::examples_demonstration);
        writing(sub);
        sub->add_option("--records", options_.records, text(Word::option_records))->check(&is_count);
        sub->add_option("--seed", options_.seed, text(Word::option_seed))->check(&is_count);
        sub->add_option("--day", options_.day, text(Word::option_day));
    }
    void add_looking() {
        CLI::App* sub = add(Command::info, "info", Word::about_info, Word::examples_info);
        files(sub);
        reading(sub);
        sub = add(Command::verify, "verify", Word::about_verify, Word::examples_verify);
        files(sub);
        reading(sub);
        sub = add(Command::digest, "digest", Word::about_digest, Word::examples_digest);
        files(sub);
        reading(sub);
    }
    void add_merging() {
        CLI::App* sub = add(Command::merge, "merge", Word::about_merge, Word::examples_merge);
        files(sub);
        reading(sub);
        writing(sub);
        leaving_out(sub);
        sub = add(Command::diff, "diff", Word::about_diff, Word::examples_diff);
        sub->add_option(text(Word::name_files), options_.files, text(Word::name_two_files))->required()->expected(2);
        reading(sub);
        rows(sub);
        sub = add(Command::conflicts, "conflicts", Word::about_conflicts, Word::examples_conflicts);
        file(sub);
        reading(sub);
        rows(sub);
        sub = add(Command::duplicates, "duplicates", Word::about_duplicates, Word::examples_duplicates);
        file(sub);
        sub->add_option(text(Word::name_kind), options_.kind, text(Word::arg_kind));
        reading(sub);
        rows(sub);
    }
    void add_records() {
        CLI::App* sub = add(Command::today, "today", Word::about_today, Word::examples_today);
        file(sub);
        sub->add_option("--mine", options_.mine, text(Word::option_mine));
        sub->add_option("--day", options_.day, text(Word::option_as_of));
        reading(sub);
        rows(sub);

        sub = add(Command::log, "log", Word::about_log, Word::examples_log);
        file(sub);
        sub->add_option(text(Word::name_record), options_.target, text(Word::arg_target))->required();
        sub->add_option(text(Word::name_field), options_.field, text(Word::arg_field));
        reading(sub);
        rows(sub);
        limit(sub);

        sub = add(Command::query, "query", Word::about_query, Word::examples_query);
        file(sub);
        auto* kind = sub->add_option(text(Word::name_kind), options_.kind, text(Word::arg_kind));
        auto* view = sub->add_option("--view", options_.view, text(Word::option_view))->excludes(kind);
        sub->add_option("--view-text", options_.view_text, text(Word::option_view_text))->excludes(view);
        sub->add_option("-w,--where", options_.where, text(Word::option_where))->allow_extra_args(false);
        sub->add_option("-c,--columns", options_.columns, text(Word::option_columns))
            ->delimiter(',')
            ->allow_extra_args(false);
        sub->add_option("--sort", options_.sort, text(Word::option_sort));
        sub->add_option("--group", options_.groups, text(Word::option_group))->delimiter(',')->allow_extra_args(false);
        sub->add_option("--sum", options_.sums, text(Word::option_sum))->delimiter(',')->allow_extra_args(false);
        sub->add_flag("--totals", options_.totals, text(Word::option_totals));
        limit(sub);
        rows(sub, Word::option_query_format, true);
        sub->add_option("-o,--output", options_.output, text(Word::option_workbook_output));
        sub->add_flag("-f,--force", options_.force, text(Word::option_force));
        one_of<bool>(sub, "--paper", Word::option_paper, {{"a4", false}, {"a3", true}},
            [this](bool is_a3) { options_.is_a3 = is_a3; });
        one_of<bool>(sub, "--turn", Word::option_turn, {{"upright", false}, {"across", true}},
            [this](bool is_across) { options_.is_paper_across = is_across; });
        sub->add_option("--month", options_.month, text(Word::option_month));
        leaving_out(sub);
        sub->add_flag("--codes", options_.codes, text(Word::option_codes));
        sub->add_flag("--deleted", options_.deleted, text(Word::option_deleted));
        reading(sub);

        sub = add(Command::set, "set", Word::about_set, Word::examples_set);
        file(sub);
        sub->add_option(text(Word::name_change), options_.words,
            text(Word::arg_target) + text(Word::between_arguments) + text(Word::arg_assign));
        auto* make = sub->add_option("--new", options_.new_kind, text(Word::option_new_record));
        auto* remove = sub->add_flag("--delete", options_.remove, text(Word::option_delete))->excludes(make);
        sub->add_flag("--restore", options_.restore, text(Word::option_restore))->excludes(make)->excludes(remove);
        author(sub);
        reading(sub);
        writing(sub, false);

        sub = add(Command::act, "do", Word::about_do, Word::examples_act);
        sub->add_option(text(Word::name_file), one_file_, text(Word::arg_file));
        sub->add_option(text(Word::name_action), options_.words, text(Word::arg_action));
        sub->add_flag("--list", options_.list, text(Word::option_list));
        author(sub);
        reading(sub);
        writing(sub, false);
    }
    void add_uniting() {
        CLI::App* sub = add(Command::unite, "unite", Word::about_unite, Word::examples_unite);
        file(sub);
        sub->add_option(text(Word::name_unite), options_.words, text(Word::arg_unite));
        sub->add_flag("--links", options_.links, text(Word::option_links));
        author(sub);
        reading(sub);
        writing(sub, false);
    }
    void add_importing() {
        CLI::App* sub = add(Command::import_table, "import", Word::about_import, Word::examples_import);
        file(sub);
        sub->add_option(text(Word::name_table), options_.table, text(Word::arg_table))->required();
        sub->add_option("--kind", options_.kind, text(Word::option_import_kind));
        sub->add_option("--sheet", options_.sheet, text(Word::option_sheet));
        sub->add_option("--map", options_.map, text(Word::option_map))->allow_extra_args(false);
        one_of<app::ImportMode>(sub, "--mode", Word::option_import_mode,
            {{"update", app::ImportMode::update}, {"append", app::ImportMode::append}, {"fill", app::ImportMode::fill}},
            [this](app::ImportMode mode) { options_.import_mode = mode; });
        sub->add_option("--heading-row", options_.heading_row, text(Word::option_heading_row))
            ->check(CLI::Range(1, 1'048'576));
        sub->add_flag("--make-linked", options_.makes_linked, text(Word::option_make_linked));
        sub->add_flag("--dry-run", options_.is_dry_run, text(Word::option_dry_run));
        sub->add_option("--answer", options_.answer, text(Word::option_answer));
        author(sub);
        reading(sub);
        writing(sub, false);
    }
    void add_containers() {
        CLI::App* sub = add(Command::convert, "convert", Word::about_convert, Word::examples_convert);
        file(sub);
        reading(sub);
        writing(sub);
        leaving_out(sub);
        sub = add(Command::keygen, "keygen", Word::about_keygen, Word::examples_keygen);
        sub->add_option("-o,--output", options_.output, text(Word::option_out))->required();
        sub->add_flag("-f,--force", options_.force, text(Word::option_force));
    }

    CLI::App app_;
    Options options_;
    std::string language_, one_file_;
};

} // namespace

std::expected<Options, Exit> parse_command_line(int argc, const char* const* argv) {
    choose_language(argc, argv);
    for (int i = 1; i < argc; ++i) { // a file keeps what it is given for ever, also what was typed in another encoding
        if (is_valid_utf8(argv[i])) continue;
        complain(say(Word::bad_argument, {std::to_string(i), in_one_line(argv[i])}));
        return std::unexpected(Exit::usage);
    }
    return CommandLine().parse(argc, argv);
}

} // namespace yinfeng::cli
