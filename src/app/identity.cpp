#include "app/identity.h"

#include "app/kept_text.h"
#include "model/limits.h"

namespace yinfeng::app {

static_assert(2 * 4 * most_person_characters + 4 <= most_author_bytes); // two texts and " · "

Identity Identity::kept() const {
    return {kept_line(name, most_person_characters), kept_line(unit, most_person_characters)};
}

} // namespace yinfeng::app
