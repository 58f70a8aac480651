#include "tests/support/xml_check.h"

#include "base/utf8.h"

#include <set>
#include <vector>

namespace yinfeng::test {

namespace {

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' ||
           c == '_';
}

class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    std::string read() {
        for (std::size_t at = 0; at < rest_.size();) {
            const char32_t c = next_code_point(rest_, at);
            const bool is_known = c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
                                  (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
            if (!is_known) return "a character that XML does not know";
        }
        if (!is_valid_utf8(rest_)) return "no UTF-8";
        if (take("<?xml ")) rest_.remove_prefix(std::min(rest_.size(), rest_.find("?>") + 2));
        bool has_root = false;
        while (!rest_.empty()) {
            if (rest_.front() != '<') {
                if (!text("<")) return "a bare & in a text";
                continue;
            }
            rest_.remove_prefix(1);
            if (take("/")) {
                const std::string name = word();
                if (open_.empty() || open_.back() != name) return "</" + name + "> closes nothing";
                open_.pop_back();
                if (!take(">")) return "a closing tag that does not end";
                continue;
            }
            if (open_.empty() && std::exchange(has_root, true)) return "a second root";
            if (const std::string wrong = tag(); !wrong.empty()) return wrong;
        }
        return open_.empty() ? std::string() : "<" + open_.back() + "> is not closed";
    }

private:
    bool take(std::string_view begin) {
        if (!rest_.starts_with(begin)) return false;
        rest_.remove_prefix(begin.size());
        return true;
    }
    std::string word() {
        std::size_t length = 0;
        while (length < rest_.size() && is_name(rest_[length])) ++length;
        const std::string name(rest_.substr(0, length));
        rest_.remove_prefix(length);
        return name;
    }
    // Up to one of the characters; false at an & that is no reference.
    bool text(std::string_view end) {
        while (!rest_.empty() && end.find(rest_.front()) == std::string_view::npos) {
            if (rest_.front() == '&') {
                bool is_known = false;
                for (const std::string_view each : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"})
                    is_known |= rest_.starts_with(each);
                if (!is_known) return false;
            }
            rest_.remove_prefix(1);
        }
        return true;
    }
    std::string tag() {
        const std::string name = word();
        if (name.empty()) return "a < that begins no tag";
        std::set<std::string> seen;
        while (true) {
            if (take("/>")) return {};
            if (take(">")) {
                open_.push_back(name);
                return {};
            }
            if (!take(" ")) return "<" + name + "> does not end";
            const std::string key = word();
            if (key.empty() || !seen.insert(key).second)
                return "<" + name + "> has an attribute twice or without a name";
            if (!take("=\"") || !text("\"<") || !take("\"")) return "<" + name + " " + key + "> is not quoted";
        }
    }

    std::string_view rest_;
    std::vector<std::string> open_;
};

} // namespace

std::string what_is_wrong_with_xml(std::string_view text) { return Reader(text).read(); }

} // namespace yinfeng::test
