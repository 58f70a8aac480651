// Snapshots out and in.
#include "tests/unit/app/app_fixture.h"

#include "app/file_kind.h"
#include "app/view_sheet.h"
#include "domain/checks.h"
#include "domain/circles.h"
#include "sync/snapshot.h"
#include "tests/support/synthetic.h"
#include "view/query.h"
#include "view/saved.h"

using namespace yinfeng;
using namespace yinfeng::test;
using app::ImportSession;
using app::Phase;
using app::Str;
using app::tr;

TEST_CASE("an export is named by office, time and digest, packed, and reads back") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.add_project("忠旺轨道车辆项目");
    tab.app->export_snapshot();
    tab.settle();
    REQUIRE(tab.tab.saved_files.size() == 1);
    const platform::File& file = tab.tab.saved_files.front();
    CHECK(file.name.starts_with("引凤_双台子区招商局_20190830-0800_"));
    CHECK(file.name.ends_with(".json.gz"));
    CHECK(app::file_kind(file.bytes, file.name) == app::FileKind::gzip);
    const std::string digest = tab.app->state_digest();
    CHECK(file.name.find(digest.substr(0, 8)) != std::string::npos);
    CHECK(tab.toast() == tr(Str::export_done, {digest.substr(0, 8), file.name}));
    CHECK(tab.app->exported_at_ms() > 0);
    CHECK_FALSE(tab.app->progress().has_value());

    SUBCASE("and the time of it is remembered") {
        const std::int64_t exported = tab.app->exported_at_ms();
        tab.settle();
        tab.tab.kill();
        AppFixture again(world, 2);
        CHECK(again.app->exported_at_ms() == exported);
    }
}

TEST_CASE("what leaves without confidential fields says that it leaves without the conditions on them") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.add_project("忠旺轨道车辆项目");
    const std::string_view said = "去掉了保密字段，视图的条件也不在里面：列出的可能比原来的视图多。";
    tab.app->export_snapshot({.without_confidential = true});
    tab.settle();
    CHECK_FALSE(tab.toast().contains(said)); // there is no view
    view::View view =
        view::parse_view(tab.app->columns(), "kind project\nname 重点\nwhere investor.phone 未填\ncolumns name");
    REQUIRE(view.problems.empty());
    REQUIRE(tab.app->apply(view::new_view(tab.app->columns(), view, tab.app->new_id())));
    tab.app->export_snapshot({.without_confidential = true});
    tab.settle();
    CHECK_MESSAGE(tab.toast().contains(tab.tab.saved_files.back().name + " " + std::string(said)), tab.toast());
    tab.app->export_snapshot();
    tab.settle();
    CHECK_FALSE(tab.toast().contains(said));
    // A list for a spreadsheet in the words of the one on paper.
    view::Query query(tab.app->columns(), tab.app->ranks());
    const view::Rows& rows = query.run(view);
    for (const bool without : {true, false}) {
        tab.app->export_csv(view, rows, {.without_confidential = without});
        tab.settle();
        CHECK_MESSAGE(tab.toast().contains("；另有涉及保密字段的条件") == without, tab.toast());
    }
}

TEST_CASE("without compression the export is plain, and a failed download is said") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.tab.can_compress = false;
    tab.app->export_snapshot();
    tab.settle();
    REQUIRE(tab.tab.saved_files.size() == 1);
    CHECK(tab.tab.saved_files.front().name.ends_with(".json"));
    CHECK(decode_snapshot(tab.tab.saved_files.front().bytes).has_value());
    tab.tab.fail_next_save = platform::Fault::unknown;
    tab.app->export_snapshot({.compressed = false});
    tab.settle();
    CHECK(tab.toast() == tr(Str::export_not_written));
    CHECK(tab.tab.saved_files.size() == 1);
}

TEST_CASE("an export waits for the disk, and comes all the same when the disk gives up") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.add_project("甲");
    Change change{"改名", {}};
    change.set(Kind::project, tab.app->new_id(), field::project::name_, Value::text("还在路上"));
    SUBCASE("stored first") {
        REQUIRE(tab.app->apply(change));
        tab.app->export_snapshot({.compressed = false});
        CHECK(tab.tab.saved_files.empty());
        tab.settle();
    }
    SUBCASE("never stored") {
        world.fail_all(platform::Fault::full);
        REQUIRE(tab.app->apply(change));
        tab.app->export_snapshot({.compressed = false});
        tab.settle();
        world.advance(60'000);
        tab.settle();
    }
    REQUIRE(tab.tab.saved_files.size() == 1);
    CHECK(tab.tab.saved_files.front().bytes.find("还在路上") != std::string::npos);
}

TEST_CASE("the first run can begin with a colleague's snapshot") {
    platform::FakeWorld here, there;
    AppFixture theirs(there, 7);
    theirs.create();
    const Id id = theirs.add_project("忠旺轨道车辆项目");
    const Id settings = theirs.app->workspace()->record(theirs.app->settings_record()).id;
    AppFixture ours(here);
    ours.import(theirs.exported());
    REQUIRE(ours.app->phase() == Phase::ready);
    CHECK(ours.name_of(id) == "忠旺轨道车辆项目");
    CHECK(ours.app->current()->name == "2019 年招商项目");
    CHECK(ours.app->current()->id == settings); // one workspace, shared
    CHECK_FALSE(ours.app->workspace()->can_undo());
    CHECK(ours.app->import_session() == nullptr);
    CHECK(ours.app->wants_identity());
    ours.tab.kill();
    AppFixture again(here, 3);
    CHECK(again.name_of(id) == "忠旺轨道车辆项目");
    CHECK(again.app->current()->id == settings);
}

TEST_CASE("the digest of a large file is proved, with ciphers and without") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.app->set_slice(0);
    std::string bytes = encode_snapshot(make_synthetic({.records = 2'000}));
    REQUIRE(bytes.size() > 1'000'000); // smaller ones are done in one go
    bool damaged = false;
    SUBCASE("with ciphers") {}
    SUBCASE("without") { tab.tab.can_encrypt = false; }
    SUBCASE("damaged, with ciphers") { damaged = true; }
    SUBCASE("damaged, without") {
        damaged = true;
        tab.tab.can_encrypt = false;
    }
    if (damaged) {
        const std::size_t at = bytes.rfind("项目");
        REQUIRE(at != std::string::npos);
        bytes.replace(at, std::string_view("项目").size(), "工厂"); // good text of the same length
    }
    tab.app->import_files({{"大.json", bytes}});
    tab.settle();
    const ImportSession* session = tab.app->import_session();
    REQUIRE(session);
    CHECK((session->state == ImportSession::State::ready) == !damaged);
    if (damaged) CHECK(session->problem.find("校验码不符") != std::string::npos);
}

TEST_CASE("a large file is read in slices: it is counted, and can be given up") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.app->set_slice(0); // as small as they get, however fast this machine is
    const std::uint64_t before = tab.app->workspace()->revision();
    const std::string bytes = encode_snapshot(make_synthetic({.records = 10'000}));
    tab.app->import_files({{"大.json", bytes}});
    const auto halfway = [&] {
        const auto job = tab.app->progress();
        return job && job->total == 10'000 && job->done > 0 && job->done < job->total;
    };
    while (!halfway()) {
        REQUIRE(world.run_one());
    }
    REQUIRE(tab.app->progress()->can_cancel);
    SUBCASE("read to the end") {
        tab.settle();
        REQUIRE(tab.app->import_session());
        CHECK(tab.app->import_session()->state == ImportSession::State::ready);
        CHECK(tab.app->import_session()->review->found().records_added == 10'000);
    }
    SUBCASE("given up while it is compared") {
        while (!tab.app->import_session()->review || !halfway()) {
            REQUIRE(world.run_one());
        }
        CHECK(tab.app->import_session()->state == ImportSession::State::reading);
        tab.app->cancel_job();
        tab.settle();
        CHECK(tab.app->import_session() == nullptr);
    }
    SUBCASE("edited while it is compared") {
        while (!tab.app->import_session()->review || !halfway()) {
            REQUIRE(world.run_one());
        }
        tab.add_project("同时新建");
        tab.settle();
        CHECK(tab.app->import_session()->state == ImportSession::State::ready);
        CHECK(tab.app->import_session()->review->found().records_added == 10'000);
        return;
    }
    SUBCASE("given up") {
        tab.app->cancel_job();
        CHECK_FALSE(tab.app->progress().has_value());
        tab.settle();
        CHECK(tab.app->import_session() == nullptr);
    }
    CHECK(tab.app->workspace()->revision() == before);
}

TEST_CASE("a merge is shown before, is one step, can be undone, and again brings nothing") {
    platform::FakeWorld here, there;
    AppFixture theirs(there, 7), ours(here);
    ours.create();
    const Id shared = ours.add_project("共同项目");
    theirs.import(ours.exported());
    theirs.app->set_identity({"服务专员乙", "辽东湾新区"});
    const Id theirs_only = theirs.add_project("对方项目");
    theirs.rename(shared, "共同项目（对方改）");
    const platform::File file = theirs.exported();

    ours.import(file);
    REQUIRE(ours.app->import_session() != nullptr);
    const ImportSession& session = *ours.app->import_session();
    CHECK(session.state == ImportSession::State::ready);
    CHECK(session.review->found().records_added == 1);
    CHECK(session.review->found().records_updated == 1);
    CHECK(session.review->found().records_conflicting == 0);
    CHECK(session.digest.size() == 64);
    CHECK(ours.name_of(theirs_only).empty()); // nothing is written yet

    ours.app->apply_import();
    ours.settle();
    CHECK(ours.app->import_session() == nullptr);
    CHECK(ours.name_of(theirs_only) == "对方项目");
    CHECK(ours.name_of(shared) == "共同项目（对方改）");
    CHECK(ours.app->toast()->undoes != 0);

    ours.import(file);
    REQUIRE(ours.app->import_session() != nullptr);
    CHECK(ours.app->import_session()->changes_nothing());
    ours.app->apply_import();
    ours.settle();
    CHECK(ours.toast() == tr(Str::import_nothing_new, {file.name}));

    ours.app->undo();
    ours.settle();
    CHECK(ours.name_of(theirs_only).empty());
    CHECK(ours.name_of(shared) == "共同项目");
    ours.app->redo();
    CHECK(ours.name_of(shared) == "共同项目（对方改）");
    ours.settle();
    ours.tab.kill();
    AppFixture again(here, 9);
    CHECK(again.name_of(shared) == "共同项目（对方改）");
}

TEST_CASE("both sides changed: a conflict is counted and both values are kept") {
    platform::FakeWorld here, there;
    AppFixture theirs(there, 7), ours(here);
    ours.create();
    const Id shared = ours.add_project("共同项目");
    theirs.import(ours.exported());
    theirs.app->set_identity({"服务专员乙", "辽东湾新区"});
    theirs.rename(shared, "对方改");
    ours.rename(shared, "本机改");
    ours.import(theirs.exported());
    REQUIRE(ours.app->import_session() != nullptr);
    CHECK(ours.app->import_session()->review->found().records_conflicting == 1);
    CHECK(ours.app->import_session()->review->found().fields_conflicting == 1);

    SUBCASE("the counts follow what is written meanwhile") {
        ours.rename(shared, "对方改");
        ours.app->tick();
        CHECK(ours.app->import_session()->review->found().records_conflicting == 0);
    }
    SUBCASE("applied, it waits for a decision") {
        ours.app->apply_import();
        ours.settle();
        CHECK(ours.app->workspace()->conflict_count() == 1);
    }
}

TEST_CASE("a merge after which a unit stands above itself says so, and the data checks keep it") {
    platform::FakeWorld here, there;
    AppFixture theirs(there, 7), ours(here);
    ours.create();
    const Id a = ours.app->new_id(), b = ours.app->new_id();
    const auto write = [](AppFixture& office, Id id, FieldId field, Value value) {
        Change change{"改", {}};
        change.set(Kind::unit, id, field, std::move(value));
        REQUIRE(office.app->apply(change));
        office.settle();
    };
    write(ours, a, field::unit::name_, Value::text("甲局"));
    write(ours, b, field::unit::name_, Value::text("乙科"));
    theirs.import(ours.exported());
    write(theirs, a, field::unit::parent_, to_value(b));
    write(ours, b, field::unit::parent_, to_value(a));
    ours.import(theirs.exported());
    ours.app->apply_import();
    ours.settle();
    CHECK(ours.app->toast()->text.contains("甲局 → 乙科 → 甲局"));
    const auto checks = domain::check_data(*ours.app->workspace(), ours.app->today());
    CHECK(std::ranges::count(checks, domain::CheckKind::circle, &domain::Check::kind) == 1);
    write(ours, a, field::unit::parent_, Value());
    CHECK(domain::circles_in(*ours.app->workspace()).empty());
}

// Nobody sees a difference, and yet each has to know that the other wrote: only then are the digests the same that they compare by
// telephone, and a later change by one of them is no conflict with what the other wrote before.
TEST_CASE("two offices that wrote the same are of one state after exchanging, though nothing is counted") {
    platform::FakeWorld here, there;
    AppFixture theirs(there, 7), ours(here);
    ours.create();
    const Id shared = ours.add_project("共同项目");
    theirs.import(ours.exported());
    theirs.app->set_identity({"服务专员乙", "辽东湾新区"});
    theirs.rename(shared, "同名");
    ours.rename(shared, "同名");
    const platform::File from_there = theirs.exported(), from_here = ours.exported();
    for (const auto& [tab, file] : {std::pair(&ours, from_there), std::pair(&theirs, from_here)}) {
        tab->import(file);
        REQUIRE(tab->app->import_session() != nullptr);
        CHECK(tab->app->import_session()->changes_nothing());
        CHECK(tab->app->import_session()->review->does_anything());
        tab->app->apply_import();
        tab->settle();
        CHECK(tab->app->toast()->undoes == 0);
    }
    CHECK(ours.app->state_digest() == theirs.app->state_digest());
    ours.rename(shared, "新名");
    theirs.import(ours.exported());
    CHECK(theirs.app->import_session()->review->found().fields_conflicting == 0);
    CHECK(theirs.app->import_session()->review->found().fields_updated == 1);

    ours.tab.kill(); // and it was stored
    AppFixture again(here, 9);
    CHECK(again.name_of(shared) == "新名");
}

TEST_CASE("files that are no snapshots are refused with a hint, and nothing changes") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.add_project("甲");
    const std::uint64_t revision = tab.app->workspace()->revision();
    const platform::File good = tab.exported();
    using namespace std::string_view_literals;
    const struct {
        std::string name, bytes;
        Str hint;
    } files[] = {
        {"项目.xlsx", "PK\x03\x04....xl/workbook.xml", Str::import_spreadsheet},
        {"项目.xls", "\xD0\xCF\x11\xE0....", Str::import_spreadsheet},
        {"说明.docx", "PK\x03\x04....word/document.xml", Str::import_document},
        {"说明.doc", "\xD0\xCF\x11\xE0....", Str::import_document},
        {"说明.pdf", "%PDF-1.7", Str::import_document},
        {"快照.zip", "PK\x03\x04....a.json", Str::import_archive},
        {"快照.json", "\xEF\xBB\xBF <!DOCTYPE html>", Str::import_web_page},
        {"快照.json", "", Str::import_empty},
        {"快照.json.gz", "\x1F\x8B damaged", Str::import_damaged_gzip},
    };
    for (const auto& file : files) {
        CAPTURE(file.name);
        tab.import({file.name, file.bytes});
        REQUIRE(tab.app->import_session() != nullptr);
        CHECK(tab.app->import_session()->state == ImportSession::State::refused);
        CHECK(tab.problem() == tr(file.hint));
        tab.app->apply_import(); // does nothing
        tab.app->cancel_import();
    }
    for (const std::string& bytes :
        {std::string("{}"), std::string("招商项目清单"), good.bytes.substr(0, good.bytes.size() / 2)}) {
        tab.import({"快照.json", bytes});
        REQUIRE(tab.app->import_session() != nullptr);
        CHECK(tab.app->import_session()->state == ImportSession::State::refused);
        CHECK_FALSE(tab.problem().empty());
        tab.app->cancel_import();
    }
    CHECK(tab.app->workspace()->revision() == revision);
}

TEST_CASE("several files are shown one after the other") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    const platform::File good = tab.exported();
    tab.app->import_files({{"一.xlsx", "PK\x03\x04 xl/"}, good, {"三.json", ""}});
    tab.settle();
    CHECK(tab.app->import_session()->file_name == "一.xlsx");
    CHECK(tab.app->imports_waiting() == 2);
    tab.app->cancel_import();
    tab.settle();
    CHECK(tab.app->import_session()->file_name == good.name);
    CHECK(tab.app->import_session()->state == ImportSession::State::ready);
    tab.app->apply_import();
    tab.settle();
    CHECK(tab.app->import_session()->file_name == "三.json");
    tab.app->cancel_import();
    tab.settle();
    CHECK(tab.app->import_session() == nullptr);
}

TEST_CASE("a refused file on the start page is said there, and the next one is read") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.import({"项目.xlsx", "PK\x03\x04 xl/"});
    CHECK(tab.app->phase() == Phase::first_run);
    CHECK(tab.problem() == tr(Str::import_spreadsheet));
    tab.import({"空.json", ""});
    CHECK(tab.problem() == tr(Str::import_empty));
}

TEST_CASE("sample data and real data are kept apart") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.app->open_sample();
    tab.settle();
    REQUIRE(tab.app->phase() == Phase::ready);
    CHECK(tab.app->current()->sample);
    CHECK(tab.app->workspace()->live(Kind::project).size() == 57);
    CHECK_FALSE(tab.app->wants_identity());
    const platform::File sample = tab.exported();
    const std::string sample_key = tab.app->current()->key;

    tab.create();
    CHECK_FALSE(tab.app->current()->sample);
    const platform::File real = tab.exported();
    tab.import(sample);
    CHECK(tab.problem() == tr(Str::import_sample_into_real));
    tab.app->cancel_import();

    tab.app->open_sample();
    tab.settle();
    CHECK(tab.app->current()->key == sample_key); // the one that is there
    tab.import(real);
    CHECK(tab.problem() == tr(Str::import_real_into_sample));
    CHECK(tab.app->workspaces().size() == 2);
}

TEST_CASE("on the start page a file of a known workspace opens that one and is previewed") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    const platform::File file = tab.exported();
    const std::string key = tab.app->current()->key;
    tab.app->close_workspace();
    tab.settle();
    tab.import(file);
    CHECK(tab.app->phase() == Phase::ready);
    CHECK(tab.app->current()->key == key);
    REQUIRE(tab.app->import_session() != nullptr);
    CHECK(tab.app->import_session()->changes_nothing());
    CHECK(tab.app->screen() == app::Screen::data);
    CHECK(tab.app->workspaces().size() == 1);
}

TEST_CASE("a backup that knows more than this browser gives it a new number") {
    platform::FakeWorld world, other;
    AppFixture tab(world);
    tab.create();
    const platform::File before = tab.exported();
    const Id id = tab.add_project("之后");
    const platform::File after = tab.exported();
    const ReplicaId replica = tab.app->workspace()->replica();

    // The same browser, restored from the older backup under its old number, is shown the newer file.
    AppFixture clone(other, 1);
    clone.import(before);
    REQUIRE(clone.app->phase() == Phase::ready);
    if (clone.app->workspace()->replica() == replica) { // the same seed makes the same number
        clone.import(after);
        REQUIRE(clone.app->import_session() != nullptr);
        CHECK(clone.app->import_session()->review->source().clone_noticed);
        clone.app->apply_import();
        clone.settle();
        CHECK(clone.app->workspace()->replica() != replica);
        CHECK(clone.name_of(id) == "之后");
    }
}
