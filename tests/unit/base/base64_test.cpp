#include <doctest/doctest.h>

#include "base/base64.h"

using namespace yinfeng;

TEST_CASE("base64: the examples of RFC 4648, there and back") {
    const std::pair<const char*, const char*> examples[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : examples) {
        CHECK(to_base64(bytes) == text);
        CHECK(from_base64(text) == bytes);
    }
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    CHECK(from_base64(to_base64(all)) == all);
}

TEST_CASE("base64: one sequence of bytes has one spelling") {
    for (const char* bad :
        {"Zg", "Zg=", "Zh==", "Zm9=", "=Zm8", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm-v", "Zm 8="}) {
        CAPTURE(bad);
        CHECK_FALSE(from_base64(bad));
    }
}
