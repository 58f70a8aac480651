#pragma once
// A workspace of one office in a folder, made and edited by the program itself.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "store/fragment.h"
#include "sync/snapshot.h"
#include "tests/native/cli_program.h"

#include <set>

namespace yinfeng::test {

// The text of a file that somebody has changed, whole again.
inline std::string finished(const std::string& file) {
    const std::string body = file.substr(0, file.rfind("\"end\":"));
    return body + "\"end\":{\"bytes\":" + std::to_string(body.size()) + ",\"sha256\":\"" + sha256_hex(body) + "\"}}\n";
}

struct SmallOffice : Workplace {
    SmallOffice() {
        REQUIRE(run({"new", "-o", "a.json", "--name", "甲区招商", "--office", "甲区招商局"}).exit == 0);
        project = set("a.json", {"--new", "项目", "名称=数据中心"});
    }
    // The id of the record.
    std::string set(const std::string& file, std::vector<std::string> change, const Variables& variables = {}) const {
        change.insert(change.begin(), {"set", file});
        const Ran ran = run(change, {}, variables);
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        return ran.out.substr(0, ran.out.find('\n'));
    }
    Fragment fragment(const std::string& file) const {
        auto decoded = decode_snapshot(read(file));
        REQUIRE_MESSAGE(decoded.has_value(), decoded.error().message);
        return *std::move(decoded);
    }
    Workspace workspace(const std::string& file) const {
        Workspace workspace;
        workspace.adopt(fragment(file));
        return workspace;
    }
    std::size_t replicas(const std::string& file) const { return fragment(file).stamps.replica_count(); }
    // All that was ever written to the fields of the project, what was overwritten included.
    std::set<std::string> texts(const std::string& file) const {
        std::set<std::string> texts;
        for (const Record& record : fragment(file).records) {
            for (const Field& field : record.fields) {
                for (const Sibling& write : field.cell.siblings()) texts.emplace(write.value.as_text());
                for (const Sibling& write : field.cell.history()) texts.emplace(write.value.as_text());
            }
        }
        return texts;
    }
    std::string project; // its id
};

} // namespace yinfeng::test
