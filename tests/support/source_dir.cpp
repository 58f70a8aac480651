#include "tests/support/source_dir.h"

namespace yinfeng::test {

std::string source_path(std::string_view below_the_root) {
    return YINFENG_SOURCE_DIR "/" + std::string(below_the_root);
}

} // namespace yinfeng::test
