#pragma once
// The inside of App, shared by its source files and by nobody else: app.cpp (life, clock, places, toasts),
// app_side_data.cpp (tables of characters, holidays), app_language.cpp (the words of another language), app_edit.cpp (changes), app_steps.cpp (the list of what can be taken back),
// app_draft.cpp (records that nobody has filled in), app_address.cpp (addresses, Back and
// Forward), app_workspaces.cpp (opening and leaving), app_create.cpp (new ones), app_slices.cpp (long work), app_export.cpp,
// app_incoming.cpp (reading any file),
// app_import.cpp, app_compare.cpp, app_backups.cpp, app_columns.cpp.

#include "app/address.h"
#include "app/app.h"
#include "app/backups.h"
#include "app/comparison.h"
#include "app/later_part.h"
#include "app/locked_file.h"
#include "app/office_keys.h"
#include "app/registry.h"
#include "app/strings.h"
#include "app/vault.h"
#include "base/id.h"
#include "sync/snapshot.h"

#include <array>
#include <chrono>
#include <deque>
#include <expected>
#include <functional>

namespace yinfeng::app {

inline constexpr const char* files_accepted = ".json,.gz,.json.gz,.yfs,application/json,application/gzip";

struct Lookup;

// The workspace that is open. A switch destroys it and makes another, so that nothing of the old one can stay behind.
struct OpenWorkspace {
    WorkspaceEntry entry;
    Workspace workspace;
    std::shared_ptr<Lookup> lookup; // its columns and ranks, once they are asked for: app_columns.cpp
    // Asked before anything is written, once there are columns: only then can anybody write records of views.
    std::function<Result<void>(const Change&)> check_views;
    std::uint64_t looked_revision = 0; // at which they have looked in this frame, plus one
    std::unique_ptr<Vault> vault;      // none if this browser keeps nothing
    bool ready = false;
    std::uint64_t settings_revision = 0; // of which the entry's name and office are, plus one
    std::uint64_t counted_revision = 0;
    bool entry_is_stale = false;  // the registry does not know yet what the entry says
    bool entry_is_stored = false; // the registry knows the workspace
};

struct App::Impl {
    explicit Impl(platform::Platform& p);

    platform::Platform& platform;
    std::shared_ptr<int> alive = std::make_shared<int>(0); // callbacks of a destroyed App do nothing
    Registry registry;
    OfficeKeys keys{registry};
    std::unique_ptr<WorkingCalendar> calendar = std::make_unique<WorkingCalendar>(); // another address: other days
    std::unique_ptr<WorkingCalendar> calendar_before; // that what was read before still refers to
    struct SideData {
        LackingSideData lacks;
        int waiting_for = 0, pause_ms = 0;
        std::uint64_t asking = 0;
        std::vector<std::function<void()>> told; // once it has come or failed
        bool lacks_any() const { return lacks.names || lacks.holidays; }
    } side_data;
    std::optional<Language> awaited_language;
    std::unique_ptr<LaterPart> later_part = make_later_part();
    bool whole = true;
    std::vector<std::function<void()>> when_whole; // waits for it
    std::optional<Date> fixed_today;
    IdSource ids;

    Phase phase = Phase::starting;
    std::string failure;
    std::string reopen_key; // what reload() opens after a failure
    bool keeps_nothing = false;
    std::vector<WorkspaceEntry> entries;
    std::unique_ptr<OpenWorkspace> open;
    // Tells callbacks of an earlier workspace, and what screens keep of it, from those of this one; of another App's too.
    static std::uint64_t next_opened_count() {
        static std::uint64_t count = 0;
        return ++count;
    }
    std::uint64_t opened_count = next_opened_count();
    bool persistence_asked = false;
    Identity memory_identity; // where nothing is kept

    Screen screen = Screen::today;
    std::array<Id, static_cast<std::size_t>(Screen::count_)> selected{};
    SearchIndex search_index;
    RefusedTexts refused;

    // The record that was just made and that nobody has filled in yet.
    struct DraftRecord {
        Screen screen;
        Id record, back;
        std::uint64_t step;    // that made it
        std::uint32_t changed; // Record::changed since then
        int left_for = 0;      // frames: what is being typed is written when its field is no longer drawn
    };
    std::optional<DraftRecord> draft;

    // Addresses
    std::optional<Address> shown;         // what the browser's history says; nothing: not known yet
    std::optional<std::string> called_to; // the user went to this address
    struct Arriving {
        std::string key; // of the workspace that is being opened for it
        Address address;
    };
    std::optional<Arriving> arriving;
    bool is_leaving = false; // what is not saved yet is waited for
    int settling = 0;        // frames in which what differs is no step of the user's
    std::array<ListShown, static_cast<std::size_t>(Screen::count_)> lists;
    std::optional<std::pair<Screen, ListShown>> asked_list;

    std::optional<Toast> toast;
    std::uint64_t next_toast_id = 1;
    bool toast_is_new = false; // said since the last frame: what opens a page and says so keeps its words
    std::optional<std::int64_t> held_elapsed_ms; // while the pointer rests on the toast
    std::int64_t held_at_ms = 0;
    bool toast_timer_armed = false;
    std::optional<Progress> progress;

    // Export
    bool exporting = false;
    std::int64_t exported_at_ms = 0;
    std::uint64_t exported_revision = UINT64_MAX;
    std::function<void()> after_save_failed; // an export that waits for the disk, when the disk gives up
    std::uint64_t export_ticket = 0;         // a cancelled job's callbacks carry an old one

    // Import
    std::chrono::milliseconds slice{12}; // of a long job, then the page may draw
    std::deque<platform::File> waiting_files;
    std::unique_ptr<ImportSession> session;
    std::uint64_t import_ticket = 0;
    std::uint64_t planned_revision = 0;
    std::function<void()> after_open; // runs once when the next workspace is open

    std::unique_ptr<Comparison> comparison;
    std::uint64_t comparison_ticket = 0;

    // A file on its way in
    struct Incoming {
        std::string bytes;
        std::string office, public_key; // of a sealed file: who signed it; an empty key: nobody
        Trust trust = Trust::not_signed;
    };
    using TakenIn = std::function<void(std::expected<Incoming, std::string>)>; // an empty problem: given up
    std::unique_ptr<LockedFile> locked;
    std::string locked_bytes;
    TakenIn locked_done;
    std::uint64_t locked_ticket = 0;

    // Backups of the open workspace
    std::unique_ptr<Backups> backups;
    bool backups_known = false, backing_up = false;
    std::uint64_t backup_seen_revision = 0, backed_up_revision = 0;
    std::int64_t last_change_ms = 0, backup_failed_at_ms = 0;
    std::string backup_problem;

    std::string digest;
    std::uint64_t digest_revision = UINT64_MAX;
    bool digest_scheduled = false;
    platform::StorageStatus storage;
    std::int64_t storage_read_at_ms = 0;
    bool storage_being_read = false;
    std::int64_t looked_at_ms = 0; // at the storage of the open workspace

    // A callback that does nothing once the App is gone.
    template <class F> auto guarded(F run) {
        return [weak = std::weak_ptr<int>(alive), run = std::move(run)](auto&&... values) mutable {
            if (!weak.expired()) {
                run(std::forward<decltype(values)>(values)...);
            }
        };
    }
    void later(int delay_ms, std::function<void()> run);

    std::int64_t now() { return platform.now_ms(); }
    bool ready() const { return open && open->ready; }
    bool can_write() const;

    // app.cpp
    void enter();
    void start();
    void tick();
    void tick_toast();
    void go(Screen to);
    void open_record(Id id);
    Id opened_part;
    void arm_toast_timer(std::int64_t delay_ms);
    void say(Toast::Kind kind, std::string text, std::uint64_t undoes = 0);
    void refresh_storage();
    const Identity& identity() const;
    std::string author() const;

    // app_side_data.cpp
    void load_side_data(std::function<void()> asked); // `asked`: once all of it has come or failed for the first time
    void ask_side_data(std::function<void()> asked = {});
    void side_data_came();

    // app_language.cpp
    void begin_language(
        std::function<void()> answered); // the one that is kept; `answered`: its words have come or failed
    void ask_language(Language wanted, std::function<void(Result<void>)> answered);
    void speak(Language language);
    void language_may_come(); // the network is back

    // app_edit.cpp
    void store(const Applied& applied);
    bool refuse_write();
    Result<void> check(const Change& change) const;
    bool toast_is_stale() const;
    std::string named(
        std::string_view step, const std::vector<RecordIndex>& records, Str of_many = Str::app_step_of_n) const;
    void take_back(bool redo);

    // app_steps.cpp
    void recall_steps();

    // app_draft.cpp
    bool draft_is_blank() const;
    void drop_draft(); // takes it back if it is still blank
    void tick_draft();
    void remove_blank_draft(); // that an earlier session has left: the page was closed over it

    // app_address.cpp
    void enter_by_address();
    void tick_address();
    Address place() const;
    const WorkspaceEntry* entry_of(const Address& address) const;
    platform::AddressStep step_to(const Address& now) const;
    void go_to(const std::string& text);
    void stay();
    void arrive_if_called();
    void arrive(const Address& address);
    void say_not_here(const Address& address);
    void say_fault(AddressFault fault);

    // app_workspaces.cpp
    struct Opening {
        WorkspaceEntry entry;
        std::function<void()> seed; // fills a workspace that was just made; runs before it is ready
        bool fresh = false;
    };
    void list_entries();
    bool leave_then(std::function<void()> run); // false: something must not be left, and that was said
    void drop_open();
    bool close(); // to the start page; false: not now
    void open_workspace(Opening opening);
    void opened(std::function<void()> seed, bool fresh);
    void failed_to_open(std::string reason);
    void vault_changed();
    void look_at_storage();
    void storage_noticed(Vault::Notice what);
    void prepare_search(); // in slices, while nobody waits for it
    void refresh_entry();  // name, office, counts from the workspace
    void write_entry();    // … into the registry
    void create(NewWorkspace wanted);
    void create_from(std::shared_ptr<Fragment> fragment, std::string fallback_name);
    RecordIndex settings_record() const;
    bool is_sample() const;

    // app_slices.cpp
    struct EncodingOptions {
        Contents contents = Contents::everything;
        bool keeps_bytes = true;       // else only the digest is wanted
        std::function<bool()> goes_on; // asked before every slice; false: nothing more happens
        std::function<void(std::size_t done, std::size_t of)> progressed; // may be empty
        // Of the state at `revision`: writes meanwhile make it begin anew.
        std::function<void(std::string bytes, std::string digest, std::uint64_t revision)> done;
    };
    struct Encoding;
    void encode_in_slices(EncodingOptions options);
    void encode_next(std::shared_ptr<Encoding> job);
    struct DecodingOptions {
        std::function<bool()> goes_on;
        std::function<void(std::size_t done, std::size_t of)> progressed;
        std::function<void(Result<Fragment> fragment, std::string stated_digest)> done;
    };
    struct Decoding;
    void decode_in_slices(std::string bytes, DecodingOptions options);
    void decode_next(std::shared_ptr<Decoding> job);
    // Whether what was read holds just what is in memory; nothing if somebody has written before that was known.
    void compare_in_slices(std::shared_ptr<Fragment> read, std::function<void(std::optional<bool> same)> done);
    struct Comparing;
    void compare_next(std::shared_ptr<Comparing> job);
    std::function<void(std::size_t, std::size_t)> shows_progress(); // on the bar, where there is one

    // app_export.cpp
    struct ExportJob;
    void begin_export(ExportOptions options);
    void pack_export(std::shared_ptr<ExportJob> job);
    void seal_export(std::shared_ptr<ExportJob> job);
    void encode_export(std::shared_ptr<ExportJob> job);
    void verify_export(std::shared_ptr<ExportJob> job);
    void compare_export(std::shared_ptr<ExportJob> job, std::shared_ptr<Fragment> read);
    std::string exporting_office() const;
    void hand_over_export(std::shared_ptr<ExportJob> job);
    void end_export(std::string problem);
    void compute_digest();

    // app_backups.cpp
    void open_backups();
    void close_backups();
    void consider_backup();
    void back_up_now();
    void backup_made(std::uint64_t revision, Result<void> done);
    void check_backup(std::int64_t at_ms);
    void prove_backup(
        platform::File file, std::optional<std::uint64_t> revision, std::function<void(bool readable)> said);

    // app_compare.cpp
    void compare(const std::string& name, Result<Fragment> fragment);

    // app_incoming.cpp
    void take_in(platform::File file, TakenIn done);
    void unpack(platform::File file, TakenIn done);
    void take_in_sealed(platform::File file, TakenIn done);
    void unlock(std::string passphrase);
    void drop_locked();

    // app_import.cpp
    void read_next_file();
    void keep_signer(const ImportSession& from);
    void decode(std::string bytes);
    void decoded(Fragment fragment);
    void plan();
    void plan_next();
    void planned();
    Workspace backup_of_session() const;
    std::size_t count_restorable() const;
    void refuse_import(std::string problem);
    std::string move_links(bool is_step);
    void apply_import();
    void end_import();
};

} // namespace yinfeng::app
