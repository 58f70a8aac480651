#include "cli/system_words.h"

#include "cli/words.h"

#include <cerrno>
#include <cstring>

namespace yinfeng::cli {

namespace {

struct Said {
    int error;
    Word word;
};
constexpr Said known[] = {{ENOENT, Word::system_not_there}, {EACCES, Word::system_no_right},
    {EPERM, Word::system_not_permitted}, {ENOTDIR, Word::system_no_folder}, {EISDIR, Word::system_is_folder},
    {ENOSPC, Word::system_full}, {EDQUOT, Word::system_quota}, {EFBIG, Word::system_too_large},
    {EROFS, Word::system_read_only}, {EIO, Word::system_failing}, {ENAMETOOLONG, Word::system_long_name},
    {ELOOP, Word::system_links}, {EBUSY, Word::system_busy}, {ETXTBSY, Word::system_busy},
    {EMFILE, Word::system_many_files}, {ENFILE, Word::system_many_files}, {ENOMEM, Word::system_memory},
    {EBADF, Word::system_closed}, {EPIPE, Word::system_pipe}, {EINVAL, Word::system_invalid},
    {ENXIO, Word::system_no_device}, {ENODEV, Word::system_no_device}, {ESTALE, Word::system_stale},
    {ETIMEDOUT, Word::system_timeout}, {EEXIST, Word::system_exists}, {EXDEV, Word::system_other_disk},
    {EOPNOTSUPP, Word::system_cannot}, {ENOSYS, Word::system_cannot}, {EAGAIN, Word::system_again},
    {EINTR, Word::system_interrupted}, {ENOLCK, Word::system_no_locks}, {EMLINK, Word::system_links},
    {EHOSTDOWN, Word::system_no_server}, {EHOSTUNREACH, Word::system_no_server}, {ENETUNREACH, Word::system_no_server},
    {ENOTEMPTY, Word::system_not_empty}};

} // namespace

std::string system_words(std::string_view said) {
    for (const Said& each : known)
        if (said == std::strerror(each.error)) return std::string(say(each.word));
    return std::string(said);
}

} // namespace yinfeng::cli
