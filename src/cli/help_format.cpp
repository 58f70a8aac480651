#include "cli/help_format.h"

#include "cli/table.h"
#include "cli/words.h"

#include <string>
#include <string_view>

namespace yinfeng::cli {

namespace {

std::string text(Word word) { return std::string(say(word)); }

class HelpFormat : public CLI::Formatter {
public:
    HelpFormat() {
        label("Usage", text(Word::help_usage));
        label("OPTIONS", text(Word::help_options_there));
        label("SUBCOMMAND", text(Word::help_command_there));
        label("SUBCOMMANDS", text(Word::help_command_there));
        label("Positionals", text(Word::help_arguments));
        column_width(34);
    }

    // Columns by what is seen, which CLI11 counts in bytes.
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        std::string line = "  " + make_option_name(option, is_positional) + make_option_opts(option);
        const std::size_t width = width_of(line);
        if (width >= get_column_width()) line.append("\n").append(get_column_width(), ' ');
        else line.append(get_column_width() - width, ' ');
        return line + make_option_desc(option) + "\n";
    }
    // A type with its bounds, as CLI11 names it: TEXT, TEXT:{zh,en}, INT:INT in [1 - 256]; a choice or a range says enough.
    std::string make_option_opts(const CLI::Option* option) const override {
        if (option->get_type_size() == 0) return {};
        std::string type = option->get_type_name();
        if (const std::size_t bounds = type.find(':'); bounds != std::string::npos) type.erase(0, bounds + 1);
        if (type == "TEXT") type = text(Word::help_text);
        for (const std::string_view number : {"INT", "UINT"}) {
            const std::string beginning = std::string(number) + " in [";
            if (type == number) type = text(Word::help_number);
            if (type.starts_with(beginning))
                type =
                    text(Word::help_number) + " " + type.substr(beginning.size(), type.size() - beginning.size() - 1);
        }
        std::string words = type.empty() ? type : " " + type;
        if (option->get_expected_max() == CLI::detail::expected_max_vector_size) words += " ...";
        else if (option->get_expected_min() > 1) words += " x " + std::to_string(option->get_expected());
        if (option->get_required()) words += " " + text(Word::help_required);
        return words;
    }
};

} // namespace

std::shared_ptr<CLI::Formatter> help_format() { return std::make_shared<HelpFormat>(); }

} // namespace yinfeng::cli
