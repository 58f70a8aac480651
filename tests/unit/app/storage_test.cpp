// What was written is read back before it is called exported, backed up or saved; cleared storage; and that what messages
// advise helps.
#include "tests/unit/app/app_fixture.h"

#include "app/storage_format.h"
#include "app/vault.h"
#include "platform/fake/stored_gzip.h"
#include "sync/snapshot.h"

using namespace yinfeng;
using namespace yinfeng::test;
using app::BackupEntry;
using app::Backups;
using app::Phase;
using app::SaveKind;
using app::Str;
using app::tr;
using platform::Table;

namespace {

void pass(AppFixture& tab, std::int64_t ms) {
    for (std::int64_t left = ms; left > 0; left -= 10'000) {
        tab.world.advance(10'000);
        tab.app->tick();
    }
    tab.settle();
}

void flip(std::string& bytes) { bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1); }

} // namespace

TEST_CASE("a backup that does not read back is not one: it is not listed, that is said, and the next attempt follows") {
    platform::FakeWorld world;
    AppFixture tab(world, 1);
    tab.create("招商局");
    tab.add_project("一号项目");
    const std::string database = Backups::database_of(tab.app->current()->key);
    world.spoil = [&](const std::string& name, Table table, const std::string&, std::string& bytes) {
        if (name == database && table == Table::chunk) flip(bytes);
    };
    pass(tab, 60'000);
    CHECK(tab.app->backups().empty());
    CHECK(tab.app->backup_problem() == tr(Str::backup_unproven));
    CHECK(world.rows(database, Table::chunk).empty());
    world.spoil = nullptr;
    pass(tab, 300'000);
    CHECK(tab.app->backups().empty()); // not at once, and not all the time
    pass(tab, 400'000);
    REQUIRE(tab.app->backups().size() == 1);
    CHECK(tab.app->backups()[0].proof == BackupEntry::Proof::read_back);
    CHECK(tab.app->backup_problem().empty());
}

TEST_CASE("any one operation may fail while a backup is made: it is made in the end, and is whole") {
    for (const platform::Fault fault : {platform::Fault::full, platform::Fault::lost, platform::Fault::aborted}) {
        for (int n = 1; n <= 12; ++n) {
            CAPTURE(n);
            platform::FakeWorld world;
            AppFixture tab(world, 1);
            tab.create("招商局");
            const Id id = tab.add_project("一号项目");
            world.advance(15'000);
            tab.app->tick();
            world.fail_operation(n, fault);
            pass(tab, 1'300'000);
            CHECK(tab.app->save_state().kind == SaveKind::saved);
            REQUIRE(tab.app->backups().size() == 1);
            CHECK(tab.app->backups()[0].proof == BackupEntry::Proof::read_back);
            tab.rename(id, "改名以后");
            tab.app->open_backup(tab.app->backups()[0].at_ms);
            tab.settle();
            REQUIRE(tab.app->import_session());
            CHECK(tab.app->import_session()->restorable_records == 1);
        }
    }
}

TEST_CASE("backups of earlier versions are read when there is time; one that cannot be read says so and takes no day") {
    platform::FakeWorld world;
    std::string database;
    {
        AppFixture tab(world, 1);
        tab.create("招商局");
        tab.add_project("一号项目");
        pass(tab, 60'000);
        REQUIRE(tab.app->backups().size() == 1);
        database = Backups::database_of(tab.app->current()->key);
        tab.tab.kill();
    }
    auto& facts = world.rows(database, Table::meta).begin()->second;
    REQUIRE(facts.ends_with(" v"));
    facts.resize(facts.size() - 2);
    SUBCASE("readable") {
        AppFixture tab(world, 2);
        REQUIRE(tab.app->backups().size() == 1);
        CHECK(tab.app->backups()[0].proof == BackupEntry::Proof::unknown);
        pass(tab, 60'000);
        REQUIRE(tab.app->backups().size() == 1);
        CHECK(tab.app->backups()[0].proof == BackupEntry::Proof::read_back);
        CHECK(world.rows(database, Table::meta).begin()->second.ends_with(" v"));
    }
    SUBCASE("not readable") {
        flip(world.rows(database, Table::chunk).begin()->second);
        AppFixture tab(world, 2);
        pass(tab, 60'000);
        REQUIRE(tab.app->backups().size() == 2); // today's is made anew
        CHECK(tab.app->backups()[0].proof == BackupEntry::Proof::read_back);
        CHECK(tab.app->backups()[1].proof == BackupEntry::Proof::unreadable);
        CHECK(world.rows(database, Table::meta).begin()->second.ends_with(" x"));
    }
}

TEST_CASE("an export that would not be read is not handed over: limits are those of an import") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.add_project("甲");
    tab.app->export_snapshot({});
    tab.settle();
    REQUIRE(tab.tab.saved_files.size() == 1);
    AppFixture other(world, 2);
    other.import(tab.tab.saved_files[0]);
    CHECK(other.problem().empty());
}

TEST_CASE("the browser's data cleared under the page: everything is stored anew and found after a restart") {
    platform::FakeWorld world;
    Id id;
    std::string bytes;
    {
        AppFixture tab(world);
        tab.create();
        tab.app->set_preference("columns", "name");
        id = tab.add_project("一号项目");
        pass(tab, 60'000);
        CHECK(tab.app->backups().size() == 1);
        bytes = tab.exported().bytes;
        SUBCASE("all databases") { world.clear_storage(); }
        SUBCASE("the list of workspaces alone") {
            tab.tab.delete_database("yinfeng", [](platform::Outcome<void>) {});
        }
        SUBCASE("the workspace alone") {
            tab.tab.delete_database(tab.app->current()->key, [](platform::Outcome<void>) {});
        }
        pass(tab, 40'000);
        CHECK(tab.app->save_state().kind == SaveKind::saved);
        CHECK(tab.app->workspaces().size() == 1);
        pass(tab, 30'000);
        CHECK(tab.app->backups().size() >= 1);
        tab.tab.kill();
    }
    AppFixture again(world, 2);
    REQUIRE(again.app->phase() == Phase::ready);
    CHECK(again.name_of(id) == "一号项目");
    CHECK(again.app->identity().author() == "服务专员甲 · 招商局");
    CHECK(again.app->preference("columns") == "name");
    CHECK(again.exported().bytes == bytes);
}

TEST_CASE(
    "the browser's data cleared database by database: what was told as stored anew is found after a restart at once") {
    bool told = false;
    for (int pause = 0; !told; ++pause) { // steps between the one and the other
        CAPTURE(pause);
        platform::FakeWorld world;
        const auto step = [&world] {
            if (!world.run_one()) world.advance(50);
        };
        Id id;
        {
            AppFixture tab(world);
            tab.create();
            id = tab.add_project("一号项目");
            tab.tab.delete_database(tab.app->current()->key, [](platform::Outcome<void>) {});
            for (int n = 0; n < pause; ++n) step();
            told = tab.toast() == tr(Str::app_storage_emptied);
            tab.tab.delete_database("yinfeng", [](platform::Outcome<void>) {});
            step();
            for (int n = 0; told ? n < 200 : tab.toast() != tr(Str::app_storage_emptied); ++n) {
                REQUIRE(n < 10'000);
                step();
            }
            tab.tab.kill();
        }
        AppFixture again(world, 2);
        REQUIRE(again.app->phase() == Phase::ready);
        CHECK(again.name_of(id) == "一号项目");
    }
}

TEST_CASE("the browser's data cleared under the page: a message says that it was stored again") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.add_project("一号项目");
    world.clear_storage();
    world.advance(2'000);
    tab.settle();
    CHECK(tab.toast() == tr(Str::app_storage_emptied));
}

TEST_CASE("a workspace deleted in another tab is not stored anew by the one that has it open") {
    platform::FakeWorld world;
    AppFixture first(world, 1);
    first.create();
    first.add_project("甲");
    const std::string key = first.app->current()->key;
    AppFixture second(world, 2);
    second.app->close_workspace();
    second.settle();
    second.app->delete_workspace(key);
    second.settle();
    pass(first, 100'000);
    CHECK(first.app->save_state().kind == SaveKind::failed);
    CHECK(first.app->save_state().reason.find("已在另一个标签页删除") != std::string::npos);
    CHECK_FALSE(first.app->can_write());
    CHECK_FALSE(world.has_database(key));
    CHECK_FALSE(first.exported().bytes.empty()); // what it shows can be kept
}

TEST_CASE("a file that proves a copied profile gives this database a new number at once, merged or not") {
    platform::FakeWorld world, other;
    AppFixture first(world);
    first.create();
    const platform::File before = first.exported();
    first.add_project("甲");
    const ReplicaId replica = first.app->workspace()->replica();
    const platform::File after = first.exported();
    AppFixture clone(other);
    clone.import(before);
    REQUIRE(clone.app->phase() == Phase::ready);
    // The copy has the number of the first, as a copied profile has.
    for (auto& [key, value] : other.rows(clone.app->current()->key, Table::meta)) {
        if (key == "m.replica") value = world.rows(first.app->current()->key, Table::meta).at("m.replica");
    }
    clone.app->reload();
    clone.settle();
    REQUIRE(clone.app->workspace()->replica() == replica);
    clone.import(after);
    REQUIRE(clone.app->import_session());
    CHECK(clone.app->import_session()->clone_noticed);
    CHECK(clone.app->import_session()->restorable_records == 0);
    CHECK_FALSE(clone.app->import_session()->warnings.empty());
    CHECK(clone.app->workspace()->replica() != replica);
    const ReplicaId renewed = clone.app->workspace()->replica();
    clone.app->cancel_import();
    clone.settle();
    clone.app->reload();
    clone.settle();
    CHECK(clone.app->workspace()->replica() == renewed);
}

// --- what messages advise ----------------------------------------------------------------------------------------

TEST_CASE("advice: damaged data are exported, and a new workspace takes the file and older backups") {
    platform::FakeWorld world;
    Id kept, lost;
    platform::File backup;
    {
        AppFixture tab(world);
        tab.create();
        lost = tab.add_project("在损坏的条目里");
        backup = tab.exported();
        kept = tab.add_project("还读得出");
        const std::string key = tab.app->current()->key;
        tab.tab.kill();
        auto& log = world.rows(key, Table::log);
        for (auto& [name, value] : log) {
            if (value.find("在损坏的条目里") != std::string::npos) flip(value);
        }
    }
    AppFixture tab(world, 2);
    REQUIRE(tab.app->phase() == Phase::ready);
    CHECK(tab.app->save_state().kind == SaveKind::failed);
    CHECK(tab.app->save_state().reason.find("新建一个工作区，在里面导入") != std::string::npos);
    CHECK(tab.toast().find("新建一个工作区") != std::string::npos);
    const platform::File rest = tab.exported();
    tab.create("新的工作区");
    for (const platform::File& file : {rest, backup}) {
        tab.import(file);
        REQUIRE(tab.app->import_session());
        tab.app->apply_import();
        tab.settle();
    }
    CHECK(tab.name_of(kept) == "还读得出");
    CHECK(tab.name_of(lost) == "在损坏的条目里");
    CHECK(tab.app->save_state().kind == SaveKind::saved);
}

TEST_CASE("advice: where the data of a workspace are gone, importing the last file brings them back") {
    platform::FakeWorld world;
    Id id;
    platform::File file;
    {
        AppFixture tab(world);
        tab.create();
        id = tab.add_project("一号项目");
        file = tab.exported();
        const std::string key = tab.app->current()->key;
        pass(tab, 10'000);
        tab.tab.kill();
        for (const Table table : {Table::log, Table::chunk, Table::meta}) world.rows(key, table).clear();
    }
    AppFixture tab(world, 2);
    CHECK(tab.toast() == tr(Str::app_data_gone));
    tab.import(file);
    REQUIRE(tab.app->import_session());
    tab.app->apply_import();
    tab.settle();
    CHECK(tab.name_of(id) == "一号项目");
    CHECK(tab.app->save_state().kind == SaveKind::saved);
}

TEST_CASE("advice: what cannot be stored is exported, and then the workspace can be left") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    const std::string key = tab.app->current()->key;
    world.fail_all(platform::Fault::unknown);
    Change change{"新建项目", {}};
    change.set(Kind::project, tab.app->new_id(), field::project::name_, Value::text("甲"));
    REQUIRE(tab.app->apply(change));
    world.advance(60'000);
    tab.app->close_workspace();
    tab.settle();
    CHECK(tab.toast() == tr(Str::app_leave_unsaved));
    CHECK(tab.app->phase() == Phase::ready);
    tab.tab.fail_next_save = platform::Fault::unknown; // a file that was not written is none
    tab.app->export_snapshot({.compressed = false});
    tab.settle();
    tab.app->close_workspace();
    tab.settle();
    CHECK(tab.app->phase() == Phase::ready);
    CHECK_FALSE(tab.exported().bytes.empty());
    tab.app->close_workspace();
    tab.settle();
    CHECK(tab.app->phase() == Phase::first_run);
}

TEST_CASE("advice: data of a newer version are left alone, and no tab has to be closed") {
    platform::FakeWorld world;
    {
        AppFixture tab(world);
        tab.create();
        tab.add_project("甲");
        const std::string key = tab.app->current()->key;
        tab.tab.kill();
        world.rows(key, Table::meta)["manifest_b.0000"] = "yinfeng-manifest 2 whatever comes";
    }
    const auto before = world.used_bytes();
    AppFixture tab(world, 2);
    CHECK(tab.app->phase() == Phase::failed);
    CHECK(tab.app->failure().find("更新版本") != std::string::npos);
    CHECK(tab.app->failure().find("标签页") == std::string::npos);
    world.advance(100'000);
    CHECK(world.used_bytes() == before);
}

TEST_CASE(
    "advice: files packed twice, in a zip or sealed inside gzip say what is in them, and that one can be opened") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    const platform::File plain = tab.exported();
    const std::string once = platform::stored_gzip(plain.bytes);
    tab.import({"twice.json.gz", platform::stored_gzip(once)});
    CHECK(tab.problem().find("先解压一次") != std::string::npos);
    tab.app->cancel_import();
    tab.import({"once.json.gz", once});
    CHECK(tab.problem().empty());
    tab.app->cancel_import();
    for (const std::string bytes : {"PK\x03\x04 in gzip", "\xD0\xCF\x11\xE0 in gzip", "%PDF", "\x89YFS in gzip"}) {
        tab.import({"other.json.gz", platform::stored_gzip(bytes)});
        CHECK_FALSE(tab.problem().empty());
        CHECK(tab.problem().find("导入表格") == std::string::npos);
        tab.app->cancel_import();
    }
}
