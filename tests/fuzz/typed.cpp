// What people type and paste: amounts, dates, ids, texts to search for.
#include "model/typed.h"
#include "base/amount.h"
#include "base/date.h"
#include "base/id.h"
#include "base/text_search.h"
#include "base/utf8.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace yinfeng;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 1'000) return -1; // not for the corpus: nobody types so much, and it takes long
    const std::string text = repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
    if (const auto amount = parse_amount(text)) {
        const Value value = to_value(*amount);
        const auto again = quantity_of(value);
        if (!again || to_value(*again) != value) std::abort(); // what was stored is read as what was meant
    }
    (void)parse_date_input(text);
    (void)parse_iso_date(text);
    (void)parse_partial_date(text);
    (void)parse_id(text);
    const std::string clean = clean_text(text);
    if (!is_clean_text(clean) || clean_text(clean) != clean) std::abort();
    const std::string folded = fold(text);
    if (fold(folded) != folded) std::abort();
    (void)matches(make_search_key(text), make_search_query(text));
    (void)pinyin_sort_key(text);
    return 0;
}
