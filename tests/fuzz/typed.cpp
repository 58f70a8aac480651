// What people type and paste: amounts, dates, ids, texts to search for.
#include "model/typed.h"
#include "base/amount.h"
#include "base/date_input.h"
#include "base/id.h"
#include "base/text_search.h"
#include "base/utf8.h"
#include "model/field_input.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace yinfeng;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 1'000) return -1; // not for the corpus: nobody types so much, and it takes long
    const std::string text = repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
    for (const Measure* measure : {&money(), &land_area(), &floor_area()}) {
        const auto amount = parse_quantity_input(text, *measure);
        if (!amount) {
            if (amount.error().message.empty()) std::abort();
            continue;
        }
        const Value value = to_value(*amount);
        const auto again = quantity_of(value);
        if (!again || to_value(*again) != value) std::abort(); // what was stored is read as what was meant
        // What is shown of it and what an editor starts with can be typed.
        if (parse_quantity_input(format_quantity(*amount, *measure).text(), *measure) != *amount) std::abort();
        if (parse_quantity_input(editable_quantity(*amount, *measure), *measure) != *amount) std::abort();
        if (parse_quantity_input("7\t" + text, *measure) || parse_quantity_input(text + "\n7", *measure)) {
            std::abort(); // two figures never become one
        }
    }
    for (const Measure* measure : {&money(), &land_area()}) {
        const auto input = parse_stated_input(text, *measure);
        if (!input) {
            if (input.error().message.empty()) std::abort();
            continue;
        }
        const std::string words = clean_text(input->words, true);
        const Value value = to_value(input->stated, words);
        if (stated_of(value) != input->stated || words_of(value) != words) std::abort();
        const auto again = parse_stated_input(editable_stated(input->stated, *measure, words), *measure);
        if (!again || again->stated != input->stated) std::abort();
        (void)parts_of_amount(words, *measure);
    }
    if (const auto stored = parse_stated_quantity(text)) {
        if (to_string(*stored, words_in(text)) != text) std::abort(); // one thing, one spelling
    }
    for (const bool planned : {false, true}) {
        const auto date = parse_date_input(text, {Date{20'523}, planned});
        if (date && parse_date_input(date_words(*date)) != *date) std::abort();
        if (date && parse_partial_date(to_string(*date)) != *date) std::abort();
        if (!date && date.error().message.empty()) std::abort();
    }
    for (const FieldInfo& field : fields_of(Kind::service_record)) {
        const auto value = parse_field_input(field, text, {Date{20'523}});
        if (value && !is_within_bounds(field, *value)) std::abort();
    }
    (void)parse_iso_date(text);
    if (const auto stored = parse_partial_date(text); stored && to_string(*stored) != text) std::abort();
    (void)parse_id(text);
    const std::string clean = clean_text(text);
    if (!is_clean_text(clean) || clean_text(clean) != clean) std::abort();
    const std::string folded = fold(text);
    if (fold(folded) != folded) std::abort();
    (void)matches(make_search_key(text), make_search_query(text));
    (void)pinyin_sort_key(text);
    return 0;
}
