// A program that knows no locks and replaces the file while `yinfeng set` works on it, between any two of its requests to the
// system.

#include "platform/native/file_write.h"
#include "tests/native/office.h"

#include <fcntl.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cstdio>
#include <set>

using namespace yinfeng;
using test::Ran;
using test::SmallOffice;
using test::Workplace;

namespace {

using Reply = Workplace::Reply;
using Request = Workplace::Request;

bool is_exchange(const Request& request) {
    return request.number == SYS_renameat2 && request.arguments[4] == RENAME_EXCHANGE;
}
bool is_rename(const Request& request) {
#ifdef SYS_rename
    if (request.number == SYS_rename) return true;
#endif
    return request.number == SYS_renameat || (request.number == SYS_renameat2 && request.arguments[4] == 0);
}

struct Shared : SmallOffice {
    Shared() : before(read("a.json")), theirs(with("别人的")), third(with("第三个")) {}
    // The file with an edit by somebody else.
    std::string with(const std::string& note) const {
        write("b.json", before);
        set("b.json", {project, "落地园区=" + note});
        const std::string bytes = read("b.json");
        std::filesystem::remove(path("b.json"));
        return bytes;
    }
    void replace(const std::string& bytes) const {
        write("new", bytes);
        std::filesystem::rename(path("new"), path("a.json"));
    }
    std::vector<std::string> edit() const { return {"set", "a.json", project, "备注=我的"}; }
    std::string before, theirs, third;
};

} // namespace

TEST_CASE("writers: what a program without locks writes is kept, between whichever two steps of an edit it comes") {
    const Shared office;
    enum class How : std::uint8_t { renamed, in_place };
    for (const bool can_exchange : {true, false}) {
        // Lets somebody write when the program is about to make its `step`th request; the number of the one that replaces.
        const auto run = [&](int step, How how, int& replaces) {
            office.write("a.json", office.before);
            int count = 0;
            replaces = -1;
            const Ran ran = office.run_watched(office.edit(), [&](const Request& request, int) {
                if (request.number == SYS_getrandom) return Reply::pass; // for a name libc asks once, rarely twice
                if (count == step) {
                    if (how == How::renamed) office.replace(office.theirs);
                    else office.write("a.json", office.theirs);
                }
                if (can_exchange ? is_exchange(request) && replaces < 0 : is_rename(request)) replaces = count;
                ++count;
                return is_exchange(request) && !can_exchange ? Reply::unknown : Reply::pass;
            });
            CHECK_MESSAGE(ran.exit == 0, ran.err);
            CHECK(office.texts("a.json").contains("我的"));
            CHECK(office.names() == std::vector<std::string>{"a.json"});
        };
        int end = 0, ignored = 0, at = 0;
        run(-1, How::renamed, ignored); // which leaves behind what the others find
        run(-1, How::renamed, end);
        REQUIRE(end > 30);
        // A rename comes behind the last look, which ends with closing the file: what comes after that is not seen.
        const int last = can_exchange ? end : end - 2;
        for (const How how : {How::renamed, How::in_place}) {
            for (int step = last; step > last - 25; --step) {
                run(step, how, at);
                if (can_exchange && step == end) CHECK(at == end); // so it came right before the exchange
                CHECK_MESSAGE(office.texts("a.json").contains("别人的"), can_exchange << " " << end - step);
            }
        }
    }
}

TEST_CASE("writers: of several that replace the file at once without locks, every file is still there") {
    const Shared office;
    office.write("a.json", office.before);
    int exchanges = 0;
    const Ran ran = office.run_watched(office.edit(), [&](const Request& request, int) {
        if (is_exchange(request) && ++exchanges <= 2) office.replace(exchanges == 1 ? office.theirs : office.third);
        return Reply::pass;
    });
    CHECK(ran.exit == 5);
    CHECK(ran.err.find(".kept") != std::string::npos);
    std::set<std::string> texts;
    for (const std::string& name : office.names()) {
        CHECK((name == "a.json" || name.ends_with(platform::native::kept_end)));
        texts.merge(office.texts(name));
    }
    CHECK(texts.contains("别人的"));
    CHECK(texts.contains("第三个"));
    CHECK(office.names().size() == 2);
}

TEST_CASE("writers: what went wrong after the file was written is said, and that it was written") {
    const Shared office;
    const auto check = [&](const Ran& ran) {
        CHECK(ran.exit == 5);
        CHECK_MESSAGE(ran.err.find("已经写好") != std::string::npos, ran.err);
        CHECK(ran.err.find("没有改动") == std::string::npos);
        CHECK(office.texts("a.json").contains("我的"));
        office.write("a.json", office.before);
    };
    check(office.run_to(office.edit(), "/dev/full"));
    check(office.run_to(office.edit(), std::nullopt));
    std::vector<std::string> in_json = office.edit();
    in_json.emplace_back("--json");
    check(office.run_to(in_json, "/dev/full"));
    // The last that is brought to the disk is the folder.
    int all = 0, count = 0;
    const auto is_sync = [](const Request& request) { return request.number == SYS_fsync; };
    (void)office.run_watched(office.edit(), [&](const Request& request, int) {
        all += is_sync(request);
        return Reply::pass;
    });
    office.write("a.json", office.before);
    check(office.run_watched(office.edit(), [&](const Request& request, int) {
        return is_sync(request) && ++count == all ? Reply::unknown : Reply::pass;
    }));
    // Nothing was written here, so nothing is said to be.
    const Ran ran = office.run_to({"info", "a.json"}, "/dev/full");
    CHECK(ran.exit == 5);
    CHECK(ran.err.find("已经写好") == std::string::npos);
    CHECK(office.run_to({"convert", "a.json", "-o", "-"}, "/dev/full").err.find("一部分") != std::string::npos);
}

TEST_CASE("writers: a file that may not grow so large is an error in words, and nothing is left") {
    const Shared office;
    office.write("a.json", office.before);
    const Ran ran = office.run_limited({"convert", "a.json", "-o", "b.json"}, 512);
    CHECK(ran.exit == 5);
    CHECK_MESSAGE(ran.err.find("没有改动") != std::string::npos, ran.err);
    CHECK(office.names() == std::vector<std::string>{"a.json"});
}
