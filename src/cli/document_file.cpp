#include "cli/document_file.h"

#include "cli/system_words.h"
#include "cli/words.h"
#include "platform/native/file_write.h"

#include <unistd.h>

namespace yinfeng::cli {

Answer<void> write_document(const Options& options, const std::string& file, std::string_view bytes) {
    if (file.empty() && isatty(STDOUT_FILENO)) return refuse(Exit::usage, std::string(say(Word::not_to_terminal)));
    if (file.empty() || file == "-") {
        print(bytes);
        return {};
    }
    using namespace platform::native;
    const Over over{options.force ? Over::What::anything : Over::What::nothing, {}};
    const auto written = write_file(file, bytes, over);
    if (!written)
        return refuse(Exit::output, file + ": " + say(Word::cannot_write, {system_words(written.error().detail)}));
    switch (*written) {
    case Written::done: return {};
    case Written::changed: return refuse(Exit::refused, file + ": " + std::string(say(Word::exists)));
    case Written::not_on_disk: return refuse(Exit::output, file + ": " + std::string(say(Word::not_on_disk)));
    case Written::kept_aside: return refuse(Exit::output, file + ": " + std::string(say(Word::kept_aside)));
    }
    return {};
}

} // namespace yinfeng::cli
