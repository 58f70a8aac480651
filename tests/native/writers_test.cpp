// Several programs that write one file, and programs that are stopped while they write.

#include "cli/destination.h"
#include "platform/native/file_write.h"
#include "platform/native/native_platform.h"
#include "tests/native/office.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <map>

using namespace yinfeng;
using test::Ran;
using test::SmallOffice;
using test::Started;
using test::Workplace;

namespace {

// No two writes under one (replica, n).
void check_dots(const Fragment& fragment) {
    std::set<std::pair<ReplicaId, std::uint64_t>> dots;
    for (StampId id = 0; id < fragment.stamps.size(); ++id) {
        const Stamp& stamp = fragment.stamps[id];
        CHECK(dots.emplace(fragment.stamps.replica_id(stamp.replica), stamp.n).second);
    }
}

} // namespace

TEST_CASE("writers: of many edits and merges of one file at once none is lost") {
    const SmallOffice office;
    office.write("b.json", office.read("a.json"));
    office.set("b.json", {office.project, "备注=乙区"});
    constexpr int rounds = 6;
    std::set<std::string> wanted{"乙区"};
    for (int round = 0; round < rounds; ++round) {
        std::vector<Started> started;
        for (int writer = 0; writer < 4; ++writer) {
            const std::string text = std::to_string(round) + "-" + std::to_string(writer);
            wanted.insert(text);
            started.push_back(office.start({"set", "a.json", "--new", "项目", "名称=" + text}));
        }
        started.push_back(office.start({"merge", "b.json", "a.json", "-o", "a.json", "--force"}));
        started.push_back(office.start({"convert", "a.json", "-o", "a.json", "--force"}));
        for (Started& each : started) {
            const Ran ran = each.wait();
            CHECK_MESSAGE(ran.exit == 0, ran.err);
        }
    }
    const auto there = office.texts("a.json");
    for (const std::string& text : wanted) CHECK_MESSAGE(there.contains(text), text);
    check_dots(office.fragment("a.json"));
    CHECK(office.replicas("a.json") == 2); // one for each of the two files
    CHECK(office.names() == std::vector<std::string>{"a.json", "b.json"});
}

TEST_CASE("writers: a new file is made by one of several, and the others say that it exists") {
    const SmallOffice office;
    for (const std::vector<std::string>& command :
        {std::vector<std::string>{"merge", "a.json", "-o", "new.json"}, {"new", "-o", "new.json", "--name", "乙"},
            {"convert", "a.json", "-o", "new.json"}, {"keygen", "-o", "new.json"}}) {
        std::vector<Started> started;
        for (int i = 0; i < 5; ++i) started.push_back(office.start(command));
        std::map<int, int> exits;
        for (Started& each : started) ++exits[each.wait().exit];
        CHECK(exits == std::map<int, int>{{0, 1}, {5, 4}});
        std::filesystem::remove(office.path("new.json"));
    }
    CHECK(office.names() == std::vector<std::string>{"a.json"});
}

TEST_CASE("writers: what a program without locks writes meanwhile is merged with, not replaced") {
    const SmallOffice office;
    office.write("b.json", office.read("a.json"));
    office.set("b.json", {office.project, "备注=不看锁的人"});
    const std::string fifo = office.path("pipe");
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    office.write("c.json", office.read("a.json"));
    office.set("c.json", {office.project, "备注=丙区"});

    Started merge = office.start({"merge", "a.json", "pipe", "-o", "a.json", "--force", "-j", "1"});
    const int pipe = ::open(fifo.c_str(), O_WRONLY); // when it is opened, a.json has been read
    REQUIRE(pipe >= 0);
    std::filesystem::rename(office.path("b.json"), office.path("a.json"));
    const std::string bytes = office.read("c.json");
    REQUIRE(::write(pipe, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    ::close(pipe);
    const Ran ran = merge.wait();
    CHECK_MESSAGE(ran.exit == 0, ran.err);
    CHECK(office.texts("a.json").contains("不看锁的人"));
    CHECK(office.texts("a.json").contains("丙区"));

    // Where it is not among what is merged, nobody has looked at it.
    office.write("d.json", office.read("c.json"));
    Started over = office.start({"merge", "pipe", "-o", "d.json", "--force"});
    const int second = ::open(fifo.c_str(), O_WRONLY);
    std::filesystem::rename(office.path("c.json"), office.path("d.json"));
    REQUIRE(::write(second, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    std::ofstream(office.path("d.json"), std::ios::app) << ' ';
    ::close(second);
    const Ran refused = over.wait();
    CHECK(refused.exit == 5);
    CHECK(refused.err.find("改过") != std::string::npos);
    CHECK(office.read("d.json") == bytes + " ");
}

TEST_CASE("writers: an edit is made again on what somebody without locks has written meanwhile") {
    const SmallOffice office;
    cli::Options options;
    options.command = cli::Command::set;
    options.output = office.path("a.json");
    options.force = true;
    ::setenv("YINFENG_STATE", office.state().c_str(), 1);
    cli::Passphrases passphrases(options);
    auto destination = cli::Destination::open(options, passphrases, {options.output});
    REQUIRE(destination.has_value());
    platform::native::NativePlatform platform;
    const auto edit = [&](Workspace& workspace) {
        workspace.set_replica(destination->replica().choose(workspace, platform));
        workspace.set_author("甲");
        Change change;
        change.set(Kind::project, *parse_id(office.project), field::project::note_, Value::text("我的"));
        REQUIRE(workspace.apply(change, 1'567'123'200'000));
        return destination->write(workspace, Contents::everything, cli::Destination::Uses::own_replica);
    };
    Workspace first = office.workspace("a.json");
    { // somebody else, without a lock, on another machine
        Workspace theirs = office.workspace("a.json");
        theirs.set_replica(77);
        theirs.set_author("乙");
        Change change;
        change.set(Kind::project, *parse_id(office.project), field::project::park_, Value::text("别人的"));
        REQUIRE(theirs.apply(change, 1'567'123'200'000));
        office.write("a.json", encode_snapshot(theirs));
    }
    const auto again = edit(first);
    REQUIRE(again.has_value());
    CHECK_FALSE(again->has_value());
    REQUIRE(destination->again());
    Workspace second = office.workspace("a.json");
    const auto done = edit(second);
    REQUIRE(done.has_value());
    CHECK(done->has_value());
    CHECK(office.texts("a.json").contains("我的"));
    CHECK(office.texts("a.json").contains("别人的"));
    CHECK(office.replicas("a.json") == 2); // the number that the first try had chosen is used by the second
    check_dots(office.fragment("a.json"));
    ::unsetenv("YINFENG_STATE");
}

TEST_CASE("writers: a writer waits for another one, says so, and gives up in words") {
    const SmallOffice office;
    const std::string before = office.read("a.json");
    const auto held = platform::native::FileLock::take(office.path("a.json"), 0, [] {});
    REQUIRE(held->is_held());
    const Ran ran = office.run({"set", "a.json", office.project, "备注=x", "--wait", "0"});
    CHECK(ran.exit == 5);
    CHECK(ran.err.find("占用") != std::string::npos);
    CHECK(office.run({"merge", "a.json", "-o", "a.json", "--force", "--wait", "2"}).err.find("等待") !=
          std::string::npos);
    CHECK(office.read("a.json") == before);
    CHECK(office.run({"info", "a.json"}).exit == 0); // whoever reads waits for nobody
}

TEST_CASE("writers: killed at any step, the file is whole and no number is used twice") {
    const SmallOffice office;
    const std::string before = office.read("a.json");
    const auto killed = [&](int step) {
        return office.run_interrupted({"set", "a.json", office.project, "备注=中断"}, step, SIGKILL);
    };
    const int steps = killed(-1).steps;
    REQUIRE(steps > 10);
    for (int step = 0; step < steps; ++step) {
        office.write("a.json", before);
        if (step % 3 == 0)
            office.set("a.json", {office.project, "落地园区=起点"}); // under the number that is remembered
        const std::string start = office.read("a.json");
        const auto interrupted = killed(step);
        CHECK(interrupted.ran.exit == -SIGKILL);
        const bool is_old = office.read("a.json") == start;
        CHECK((is_old || office.texts("a.json").contains("中断")));
        office.set("a.json", {office.project, "备注=之后"});
        const auto texts = office.texts("a.json");
        CHECK(texts.contains("之后"));
        CHECK((is_old || texts.contains("中断")));
        check_dots(office.fragment("a.json"));
    }
    // What was left behind goes when it is old.
    std::size_t left = 0;
    for (const std::string& name : office.names()) {
        if (!platform::native::is_temporary_name(name)) continue;
        ++left;
        std::filesystem::last_write_time(
            office.path(name), std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    }
    CHECK(left > 0);
    office.set("a.json", {office.project, "备注=收拾"});
    CHECK(office.names() == std::vector<std::string>{"a.json"});
}

TEST_CASE("writers: asked to end at any step, nothing half done is left, in the file or beside it") {
    const SmallOffice office;
    const std::string before = office.read("a.json");
    for (const int signal : {SIGTERM, SIGINT}) {
        const int steps = office.run_interrupted({"set", "a.json", office.project, "备注=中断"}, -1, signal).steps;
        for (int step = 0; step < steps; ++step) {
            office.write("a.json", before);
            const auto interrupted =
                office.run_interrupted({"set", "a.json", office.project, "备注=中断"}, step, signal);
            CHECK(interrupted.ran.exit == -signal);
            CHECK((office.read("a.json") == before || office.texts("a.json").contains("中断")));
            CHECK(office.names() == std::vector<std::string>{"a.json"});
        }
    }
}
