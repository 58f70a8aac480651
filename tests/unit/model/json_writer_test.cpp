// What the writer of JSON puts between items does not depend on where its buffer is emptied, nor on what the items are.

#include <doctest/doctest.h>

#include "model/json_writer.h"

#include <string>
#include <vector>

using namespace yinfeng;

namespace {

// Something of every kind of item, with brackets and commas in its texts.
void write_sample(JsonWriter& out) {
    out.open_object();
    out.key("[,");
    out.open_list();
    out.close_list();
    out.key("b");
    out.open_list();
    out.open_list();
    out.integer(-7);
    out.text("],");
    out.close_list();
    out.open_object();
    out.close_object();
    out.json("{\"raw\":[1,2]}");
    out.value(Value::text("a\"\n"));
    out.value(Value());
    out.close_list();
    out.prepared_key("\"c\":");
    out.value(Value::of(true));
    out.new_line();
    out.key("lines");
    out.open_list();
    for (int i = 0; i < 2; ++i) {
        out.new_line();
        out.integer(i);
    }
    out.new_line();
    out.close_list();
    out.new_line();
    out.place_item();
    out.key("empty lines");
    out.open_list();
    out.new_line();
    out.close_list();
    out.close_object();
    out.end_text();
}

constexpr std::string_view sample =
    "{\"[,\":[],\"b\":[[-7,\"],\"],{},{\"raw\":[1,2]},\"a\\\"\\n\",null],\"c\":true,\n\"lines\":[\n0,\n1\n],\n"
    "\"empty lines\":[\n]}\n";

} // namespace

TEST_CASE("json: items are parted by what is open, whatever the size of the buffer") {
    JsonWriter whole;
    write_sample(whole);
    CHECK(whole.bytes() == sample.size());
    CHECK(whole.take() == sample);
    for (std::size_t buffer = 0; buffer <= sample.size() + 2; ++buffer) {
        CAPTURE(buffer);
        std::string out;
        std::vector<std::size_t> pieces;
        JsonWriter writer(
            [&](std::string_view bytes) {
                out += bytes;
                pieces.push_back(bytes.size());
            },
            buffer);
        write_sample(writer);
        writer.flush();
        writer.flush(); // of nothing
        CHECK(out == sample);
        CHECK(writer.bytes() == sample.size());
        if (buffer <= 1) CHECK(pieces.size() > 10);
        if (buffer > sample.size()) CHECK(pieces.size() == 1);
    }
}

TEST_CASE("json: a writer that was taken from begins anew") {
    JsonWriter writer;
    for (int i = 0; i < 2; ++i) {
        writer.open_list();
        writer.integer(i);
        writer.close_list();
        CHECK(writer.depth() == 0);
        CHECK(writer.take() == "[" + std::to_string(i) + "]");
    }
}
