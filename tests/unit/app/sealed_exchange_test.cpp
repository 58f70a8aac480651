// Sealed and signed snapshots between two offices: what goes out, who is asked for what, and which signatures are remembered.
// Ciphers are OpenSSL's here, so this runs natively only; tests/browser does the same in real browsers.
#if !defined(__EMSCRIPTEN__)

#include "tests/unit/app/app_fixture.h"

#include "app/comparison.h"
#include "app/locked_file.h"
#include "app/passphrase.h"
#include "app/sealed_file.h"
#include "sync/snapshot.h"

#include <algorithm>

using namespace yinfeng;
using namespace yinfeng::test;
using app::ImportSession;
using app::Str;
using app::tr;
using app::Trust;

namespace {

const std::string passphrase = "四个词 短句 口令 2019";

platform::File sealed_by(AppFixture& office, bool sign, bool without_confidential = false) {
    const std::size_t before = office.tab.saved_files.size();
    office.app->export_snapshot({.without_confidential = without_confidential, .passphrase = passphrase, .sign = sign});
    office.settle();
    REQUIRE_MESSAGE(office.tab.saved_files.size() == before + 1, office.toast());
    return office.tab.saved_files.back();
}

void merge(AppFixture& office) {
    REQUIRE(office.app->import_session());
    REQUIRE(office.app->import_session()->state == ImportSession::State::ready);
    office.app->apply_import();
    office.settle();
}

bool warns_of(AppFixture& office, const std::string& words) {
    const ImportSession* session = office.app->import_session();
    return session && std::ranges::find(session->warnings, words) != session->warnings.end();
}

// An office with one project, in a browser of its own.
struct Office {
    explicit Office(std::string name, std::uint64_t seed) : tab(world, seed) {
        tab.create("招商", std::move(name));
        tab.add_project("项目" + std::to_string(seed));
    }
    platform::FakeWorld world;
    AppFixture tab;
};

} // namespace

TEST_CASE("a sealed export opens with its passphrase only, and what is asked first is readable without it") {
    Office sender("双台子区招商局", 1), receiver("兴隆台区招商局", 2);
    const platform::File file = sealed_by(sender.tab, false);
    CHECK(file.name.ends_with(".yfs"));
    CHECK(sealed::looks_sealed(file.bytes));
    CHECK(file.bytes.find("项目1") == std::string::npos);
    CHECK(sender.tab.app->exported_at_ms() > 0);

    app::App& app = *receiver.tab.app;
    receiver.tab.import(file);
    const app::LockedFile* locked = app.locked_file();
    REQUIRE(locked);
    CHECK(locked->office == "双台子区招商局");
    CHECK(locked->file_name == file.name);
    CHECK(locked->trust == Trust::not_signed);
    CHECK_FALSE(app.progress().has_value());
    const std::string before = encode_snapshot(*app.workspace());

    SUBCASE("a wrong one is said, and can be tried again") {
        app.unlock("不是这个口令的口令");
        receiver.tab.settle();
        REQUIRE(app.locked_file());
        CHECK(app.locked_file()->problem == sealed::wrong_passphrase().message);
        CHECK_FALSE(app.locked_file()->opening);
        CHECK(encode_snapshot(*app.workspace()) == before);
        app.unlock(passphrase);
        receiver.tab.settle();
        CHECK_FALSE(app.locked_file());
        merge(receiver.tab);
        CHECK(app.workspace()->live(Kind::project).size() == 2);
    }
    SUBCASE("giving up leaves nothing behind, and the next file is read") {
        const platform::File other = sender.tab.exported();
        app.import_files({other});
        app.leave_locked();
        receiver.tab.settle();
        CHECK_FALSE(app.locked_file());
        REQUIRE(app.import_session());
        CHECK(app.import_session()->file_name == other.name);
    }
    SUBCASE("a cut or altered one is refused before anybody is asked") {
        app.leave_locked();
        platform::File cut = file, altered = file;
        cut.bytes.resize(cut.bytes.size() - 5);
        altered.bytes[40] ^= 1;
        for (const platform::File& damaged : {cut, altered}) {
            receiver.tab.import(damaged);
            CHECK_FALSE(app.locked_file());
            REQUIRE(app.import_session());
            CHECK(app.import_session()->state == ImportSession::State::refused);
            CHECK_FALSE(receiver.tab.problem().empty());
            app.cancel_import();
        }
        CHECK(encode_snapshot(*app.workspace()) == before);
    }
}

TEST_CASE("the first signature of an office is remembered when its file is taken; another one must be confirmed") {
    Office sender("双台子区招商局", 1), impostor("双台子区招商局", 3), receiver("兴隆台区招商局", 2);
    app::App& app = *receiver.tab.app;
    receiver.tab.import(sealed_by(sender.tab, true));
    REQUIRE(app.locked_file());
    CHECK(app.locked_file()->trust == Trust::first);
    const std::string print = sender.tab.app->own_fingerprint();
    CHECK(sealed::fingerprint(app.locked_file()->public_key) == print);
    app.unlock(passphrase);
    receiver.tab.settle();
    CHECK(warns_of(receiver.tab, tr(Str::import_first_signature, {"双台子区招商局", print})));
    CHECK(app.known_keys().empty()); // not yet: nothing has been taken
    merge(receiver.tab);
    REQUIRE(app.known_keys().size() == 1);
    CHECK(app.known_keys().front().office == "双台子区招商局");

    sender.tab.add_project("又一个");
    const platform::File second = sealed_by(sender.tab, true);
    CHECK(sender.tab.app->own_fingerprint() == print); // made once

    SUBCASE("the same again is known, also after the browser was closed") {
        receiver.tab.tab.kill();
        AppFixture again(receiver.world, 9);
        again.import(second);
        REQUIRE(again.app->locked_file());
        CHECK(again.app->locked_file()->trust == Trust::known);
    }
    SUBCASE("another key in its name opens only for who confirms it") {
        receiver.tab.import(sealed_by(impostor.tab, true));
        REQUIRE(app.locked_file());
        CHECK(app.locked_file()->trust == Trust::changed);
        app.unlock(passphrase);
        receiver.tab.settle();
        REQUIRE(app.locked_file());
        CHECK_FALSE(app.locked_file()->opening);
        app.unlock(passphrase, true);
        receiver.tab.settle();
        CHECK(warns_of(receiver.tab, tr(Str::import_changed_signature, {"双台子区招商局"})));
        merge(receiver.tab);
        CHECK(app.known_keys().size() == 2); // an office has a key on each of its computers
        app.forget_key(app.known_keys().back().public_key);
        CHECK(app.known_keys().size() == 1);
    }
    SUBCASE("a file without any signature is pointed out") {
        receiver.tab.import(sender.tab.exported());
        CHECK(warns_of(receiver.tab, tr(Str::import_signature_gone, {"双台子区招商局"})));
    }
    SUBCASE("a false signature is refused") {
        platform::File forged = second;
        forged.bytes.back() ^= 1;
        receiver.tab.import(forged);
        CHECK_FALSE(app.locked_file());
        CHECK(receiver.tab.problem() == sealed::forged().message);
    }
}

TEST_CASE("an export without confidential fields is no backup, and merging it takes nothing away") {
    Office sender("双台子区招商局", 1);
    AppFixture& tab = sender.tab;
    const Id person = tab.app->new_id();
    Change change{"新增人员", {}};
    change.set(Kind::person, person, field::person::name_, Value::text("联络员"));
    change.set(Kind::person, person, field::person::phone_, Value::text("13900000000"));
    REQUIRE(tab.app->apply(change));
    tab.settle();

    tab.app->export_snapshot({.compressed = false, .without_confidential = true});
    tab.settle();
    const platform::File file = tab.tab.saved_files.back();
    CHECK(file.bytes.find("13900000000") == std::string::npos);
    CHECK(tab.app->exported_at_ms() == 0);

    const auto phone = [&](AppFixture& of) {
        const Workspace& data = *of.app->workspace();
        return std::string(data.value(data.find(person), field::person::phone_).as_text());
    };
    Change later{"改名", {}};
    later.set(Kind::person, person, field::person::name_, Value::text("另一位"));
    REQUIRE(tab.app->apply(later));
    tab.settle();
    tab.import(file);
    CHECK(warns_of(tab, std::string(tr(Str::import_left_out))));
    CHECK(tab.app->import_session()->restorable_records == 0); // it would empty the telephone
    tab.app->cancel_import();
    tab.app->compare_with(file);
    tab.settle();
    REQUIRE(tab.app->comparison());
    CHECK(tab.app->comparison()->field_count() == 1); // the name only
    CHECK(phone(tab) == "13900000000");
}

TEST_CASE("a sealed file can be compared, and opened where there is no workspace yet") {
    Office sender("双台子区招商局", 1);
    const platform::File file = sealed_by(sender.tab, true);
    sender.tab.add_project("后来的");
    sender.tab.app->compare_with(file);
    sender.tab.settle();
    REQUIRE(sender.tab.app->locked_file());
    CHECK(sender.tab.app->locked_file()->trust == Trust::known); // one's own
    sender.tab.app->unlock(passphrase);
    sender.tab.settle();
    REQUIRE(sender.tab.app->comparison());
    CHECK(sender.tab.app->comparison()->records.size() == 1);

    platform::FakeWorld empty;
    AppFixture fresh(empty, 7);
    fresh.import(file);
    REQUIRE(fresh.app->locked_file());
    fresh.app->unlock(passphrase);
    fresh.settle();
    REQUIRE(fresh.app->phase() == app::Phase::ready);
    CHECK(fresh.app->workspace()->live(Kind::project).size() == 1);
    CHECK(fresh.app->known_keys().size() == 1);
}

TEST_CASE("where there are no ciphers, sealing and opening say so") {
    Office sender("双台子区招商局", 1);
    const platform::File file = sealed_by(sender.tab, false);
    platform::FakeWorld bare;
    AppFixture tab(bare, 5);
    tab.create();
    tab.tab.can_encrypt = false;
    tab.app->export_snapshot({.passphrase = passphrase, .sign = true});
    tab.settle();
    CHECK(tab.tab.saved_files.empty());
    CHECK(tab.toast() == tr(Str::export_no_key));
    tab.import(file);
    REQUIRE(tab.app->locked_file());
    tab.app->unlock(passphrase);
    tab.settle();
    CHECK_FALSE(tab.app->locked_file());
    CHECK(tab.problem().find("不提供加密功能") != std::string::npos);
}

#endif

#include "app/passphrase.h"

#include <doctest/doctest.h>

TEST_CASE("a passphrase has 12 characters, of which a Chinese one counts for two") {
    using yinfeng::app::is_long_enough;
    CHECK_FALSE(is_long_enough(""));
    CHECK_FALSE(is_long_enough("elevenchars"));
    CHECK(is_long_enough("twelve chars"));
    CHECK_FALSE(is_long_enough("五个汉字口"));
    CHECK(is_long_enough("六个汉字口令"));
    CHECK(is_long_enough("三个字 a2c4e"));
}
