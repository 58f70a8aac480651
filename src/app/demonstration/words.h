#pragma once
// The words that the demonstration is made of, read from assets/embed/demonstration.txt: 'key words' a line, comments behind #. Products
// stand below their industry.

#include "base/result.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

struct DemonstrationWords {
    struct Industry {
        std::string name, chain; // chain: empty where it has no map
        std::vector<std::string> products;
    };
    std::vector<Industry> industries;
    std::map<std::string, std::vector<std::string>, std::less<>> lists; // by key, in their order
    // Those that have a code before their words: 'issue land 用地红线与规划路重叠'
    struct Coded {
        std::string code, words;
    };
    std::map<std::string, std::vector<Coded>, std::less<>> coded;

    const std::string& one(std::string_view key) const { return list(key).front(); }
    const std::vector<std::string>& list(std::string_view key) const { return lists.find(key)->second; }
    const std::vector<Coded>& with_codes(std::string_view key) const { return coded.find(key)->second; }
};

// Every list is there and none is empty; the message names the line or the list.
Result<DemonstrationWords> read_demonstration_words(std::string_view text);

} // namespace yinfeng::app
