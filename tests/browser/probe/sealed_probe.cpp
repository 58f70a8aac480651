// The sealed file with a browser's own ciphers, without the page around it: tests/browser/platform_sealed.mjs opens this program in
// every engine and reads the lines it reports. The expectations are those of tests/unit/app/sealed_file_test.cpp.

#include "app/sealed_file.h"
#include "base/sha256.h"
#include "platform/web/web_platform.h"
#include "sync/snapshot.h"
#include "tests/support/sealed_vector.h"

#include <emscripten/em_js.h>

#include <functional>
#include <string>
#include <vector>

using namespace yinfeng;
using sealed::Trouble;

EM_JS_DEPS(probe, "$UTF8ToString");
EM_JS(int, probe_file_size, (const char* name), { return globalThis.probeFiles[UTF8ToString(name)].length; });
EM_JS(void, probe_file_copy, (const char* name, char* target),
    { HEAPU8.set(globalThis.probeFiles[UTF8ToString(name)], target >>> 0); });
EM_JS(void, probe_report, (const char* line), { globalThis.probeReport.push(UTF8ToString(line)); });

namespace {

platform::web::WebPlatform& machine() {
    static platform::web::WebPlatform platform([] {});
    return platform;
}

std::string file_bytes(const char* name) {
    std::string bytes(static_cast<std::size_t>(probe_file_size(name)), '\0');
    probe_file_copy(name, bytes.data());
    return bytes;
}

void check(const char* what, bool holds, const std::string& detail = {}) {
    probe_report(((holds ? "ok " : "FAIL ") + std::string(what) + (detail.empty() ? "" : " (" + detail + ")")).c_str());
}

template <class T> std::string words(const sealed::Checked<T>& outcome) {
    return outcome ? std::string() : outcome.error().message;
}
template <class T> bool is(const sealed::Checked<T>& outcome, Trouble trouble) {
    return !outcome && outcome.error().trouble == trouble;
}

using Step = std::function<void(std::function<void()>)>; // runs the function when it is through

void run(std::vector<Step> steps, std::size_t at = 0) {
    if (at == steps.size()) return probe_report("done");
    const Step step = steps[at];
    step([steps = std::move(steps), at] { run(steps, at + 1); });
}

void open(std::string file, std::string passphrase, app::OnSealed<app::Opened> done) {
    app::open_sealed(machine(), std::move(file), std::move(passphrase), std::move(done));
}

void golden_is_read_and_written(std::function<void()> next) {
    const std::string file = file_bytes("sealed-v1.yfs");
    app::open_packed(machine(), file, std::string(test::vector_passphrase), [=](sealed::Checked<app::Opened> packed) {
        check("the golden file opens", packed.has_value(), words(packed));
        if (!packed) return next();
        app::seal_packed(machine(), packed->bytes, test::vector_sealing(), test::vector_secrets(),
            [=](sealed::Checked<std::string> again) {
                check("sealing it again gives the same bytes", again && *again == file, words(again));
                open(file, std::string(test::vector_passphrase), [=](sealed::Checked<app::Opened> opened) {
                    check("it is the snapshot",
                        opened && opened->bytes == file_bytes("v1-small.json") &&
                            decode_snapshot(opened->bytes).has_value(),
                        words(opened));
                    next();
                });
            });
    });
}

void several_chunks(std::function<void()> next) {
    app::seal_packed(machine(), test::vector_payload(), test::vector_sealing(), test::vector_secrets(),
        [=](sealed::Checked<std::string> made) {
            check("several chunks give the known answer", made && sha256_hex(*made) == test::vector_payload_sha256,
                words(made));
            next();
        });
}

void wrong_passphrase(std::function<void()> next) {
    open(file_bytes("sealed-v1.yfs"), "not this one", [=](sealed::Checked<app::Opened> opened) {
        check("a wrong passphrase is told", is(opened, Trouble::wrong_passphrase), words(opened));
        next();
    });
}

void altered(std::function<void()> next) {
    std::string file = file_bytes("sealed-v1.yfs");
    file.back() ^= 1;
    open(file, std::string(test::vector_passphrase), [=](sealed::Checked<app::Opened> opened) {
        check("an altered file is told", is(opened, Trouble::altered), words(opened));
        next();
    });
}

void cut(std::function<void()> next) {
    std::string file = file_bytes("sealed-v1.yfs");
    file.pop_back();
    open(file, std::string(test::vector_passphrase), [=](sealed::Checked<app::Opened> opened) {
        check("a cut file is told", is(opened, Trouble::cut), words(opened));
        next();
    });
}

void signature_of_another_machine(std::function<void()> next) {
    app::check_sealed(machine(), file_bytes("sealed-v1-signed.yfs"), [=](sealed::Checked<sealed::Header> header) {
        check("OpenSSL's signature holds", header.has_value(), words(header));
        std::string file = file_bytes("sealed-v1-signed.yfs");
        file[file.size() - 70] ^= 1;
        app::check_sealed(machine(), file, [=](sealed::Checked<sealed::Header> changed) {
            check("and does not over other bytes", is(changed, Trouble::forged), words(changed));
            next();
        });
    });
}

void digest_beside(std::function<void()> next) {
    const std::string bytes = file_bytes("v1-small.json");
    machine().crypto().sha256(bytes, [=](platform::Outcome<std::string> digest) {
        check("the browser's digest is ours",
            digest && to_hex(std::as_bytes(std::span(*digest)).first<32>()) == sha256_hex(bytes));
        next();
    });
}

void own_signature(std::function<void()> next) {
    machine().crypto().ecdsa_generate([=](platform::Outcome<platform::Crypto::KeyPair> pair) {
        check("a key pair is made", pair && pair->public_key.size() == sealed::public_key_bytes);
        if (!pair) return next();
        app::Sealing sealing = test::vector_sealing();
        sealing.signer = *pair;
        app::seal(machine(), "snapshot", sealing, [=](sealed::Checked<std::string> file) {
            check("a signed file is made", file.has_value(), words(file));
            if (!file) return next();
            open(*file, std::string(test::vector_passphrase), [=](sealed::Checked<app::Opened> opened) {
                check("and opens",
                    opened && opened->bytes == "snapshot" && opened->header.public_key == pair->public_key,
                    words(opened));
                next();
            });
        });
    });
}

void without_ciphers(std::function<void()> next) {
    app::seal(machine(), "snapshot", test::vector_sealing(), [=](sealed::Checked<std::string> file) {
        check("sealing is refused in words", is(file, Trouble::impossible), words(file));
        open(file_bytes("sealed-v1.yfs"), "any", [=](sealed::Checked<app::Opened> opened) {
            check("opening too", is(opened, Trouble::impossible), words(opened));
            next();
        });
    });
}

EM_JS(int, probe_has_ciphers, (), { return !!globalThis.crypto ?.subtle; });

} // namespace

int main() {
    if (probe_has_ciphers()) {
        run({golden_is_read_and_written, several_chunks, wrong_passphrase, altered, cut, signature_of_another_machine,
            digest_beside, own_signature});
    } else {
        run({without_ciphers});
    }
    return 0;
}
