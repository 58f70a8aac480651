#pragma once
// What the program is doing: which workspace is open, who works here, where the user is, what is being saved,
// imported or announced. No picture and no browser: the interface reads this object and calls it, tests drive it
// with the fake platform.
//
// Everything that changes data passes through apply(), undo(), redo() or an import: each writes the workspace in
// memory at once, appends to the vault, and the save state tells when it is on the disk.

#include "app/backups.h"
#include "app/identity.h"
#include "app/import_session.h"
#include "app/refused_texts.h"
#include "app/search_index.h"
#include "base/date.h"
#include "base/language.h"
#include "base/working_calendar.h"
#include "domain/reading.h"
#include "platform/platform.h"
#include "store/workspace.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::exchange {
struct Sheet;
}
namespace yinfeng::view {
class Columns;
class Ranks;
struct Rows;
struct View;
} // namespace yinfeng::view

namespace yinfeng::app {

inline constexpr std::string_view version = "1.0";

enum class Phase : std::uint8_t { starting, first_run, opening, ready, failed };

// The pages of the rail, in its order; then those that belong to the data page.
enum class Screen : std::uint8_t {
    today, // 工作台: where a workspace opens
    projects,
    chains,
    services,
    directory,
    data,
    settings,
    conflicts,
    compare,
    trash,
    duplicates,
    count_
};

enum class SaveKind : std::uint8_t { saved, saving, failed, read_only };
struct SaveState {
    SaveKind kind = SaveKind::saved;
    std::string reason;           // for failed and read_only, in the user's words
    std::int64_t saved_at_ms = 0; // of the last write that is on the disk; 0: none yet
};

struct Toast {
    std::uint64_t id = 0;
    enum class Kind : std::uint8_t { done, info, error } kind = Kind::done; // errors stay until closed
    std::string text;
    std::uint64_t undoes = 0; // the step that its button takes back (Workspace::undo_step()); 0: has no button
    std::int64_t shown_at_ms = 0;
    std::function<void()> take_back = {}; // what its button does instead, for what is no step of the workspace
    bool has_button() const { return undoes != 0 || take_back; }
};

struct WorkspaceEntry { // one workspace of this browser
    std::string key;    // database name
    Id id;              // of its settings record
    std::string name, office;
    bool sample = false;
    std::uint32_t records = 0;
    std::int64_t opened_at_ms = 0;
};

struct LackingSideData {   // what has not been loaded yet though it was asked for
    bool names = false;    // the readings of characters: names are ordered by code points, and not found by pinyin
    bool holidays = false; // clocks count weekdays
};

struct Progress { // of a long job
    std::string title;
    std::uint64_t done = 0, total = 0;
    std::int64_t started_at_ms = 0;
    bool can_cancel = false;
};

// How a list is shown that is open at a view of it: as text, for addresses (address.h).
struct Sight {
    std::string layout; // the name of its choice; empty: nothing is said of any of this, it is as it was left
    enum class Conditions : std::uint8_t {
        of_view, // its own
        tried,   // `where` instead
        as_left, // instead, but too long to be said
    } conditions = Conditions::of_view;
    std::string where; // view::to_text of a filter, by the names of files; empty: no conditions
    std::string find;  // what stands in the search box
    bool operator==(const Sight&) const = default;
};

struct Address;
struct Comparison;
struct LockedFile;
struct KnownKey;

struct SheetOptions;

struct ExportOptions {
    bool compressed = true;            // .json.gz where the platform can, else .json
    bool without_confidential = false; // fields that the catalogue marks so; the file says it
    std::string passphrase = {};       // not empty: a sealed file (.yfs)
    bool sign = false;                 // sealed files only; makes this browser's key where there is none yet
};

class App {
public:
    explicit App(platform::Platform& platform);
    ~App();

    void start(); // reads the registry, opens the last workspace
    void tick();  // once per frame, before drawing

    platform::Platform& platform();
    Phase phase() const;
    const std::string& failure() const; // Phase::failed: what is wrong and what to do
    Date today() const;
    // Whether all of the program is there (later_part.h). What needs it waits until it is.
    void set_whole(bool whole);
    void set_slice(int milliseconds);          // how long a large import works between two frames; for tests: 0
    void set_today(std::optional<Date> today); // for pictures and tests; nothing: the platform's clock
    std::int64_t now_ms() const;
    const WorkingCalendar& calendar() const;
    LackingSideData lacking_side_data() const; // it is asked for again by and by
    void retry_side_data();                    // now
    domain::Reading reading() const;           // while a workspace is open: what rules are asked with

    // Workspaces of this browser
    const std::vector<WorkspaceEntry>& workspaces() const; // last opened first
    const WorkspaceEntry* current() const;                 // null before one is open
    std::uint64_t workspace_number() const; // another one whenever another Workspace object takes the place
    struct NewWorkspace {
        std::string name, office, label_set = "four_plus";
    };
    void create_workspace(NewWorkspace wanted);
    void open_sample();        // makes it when there is none yet
    void open_demonstration(); // likewise (app/demonstration)
    void open_workspace(const std::string& key);
    void close_workspace(); // to the start page
    void delete_workspace(const std::string& key);
    void reload(); // opens the current one anew (a retry after a failure)

    // Who is working here: the author of what follows
    const Identity& identity() const;
    void set_identity(Identity identity);
    bool wants_identity() const; // a workspace with real data is open and nobody has said who works here

    // The language of the interface, kept in this browser (base/language.h says which holds now). What another than Chinese needs is
    // loaded when it is chosen: until it has come everything stays as it was, and if it does not come, a toast says so.
    void choose_language(Language language);
    std::optional<Language> awaited_language() const; // chosen, and on its way

    // How the interface was left in this browser, as small texts: of the browser, and of each page in each workspace.
    // Empty if nothing was kept. Nobody waits for the disk: losing one of these loses no data.
    std::string preference(std::string_view key) const;
    void set_preference(std::string_view key, std::string text);
    std::string view_preference(std::string_view page) const; // of the open workspace
    void set_view_preference(std::string_view page, std::string text);

    // The data. Null until Phase::ready.
    const Workspace* workspace() const;
    Workspace* names_of_workspace(); // only for asking for names (elements of sets)
    bool can_write() const;
    SaveState save_state() const;
    bool keeps_nothing() const; // this browser stores nothing: all is gone when the page closes
    void retry_saving();
    RecordIndex settings_record() const;                              // no_record if there is none yet
    std::int64_t setting(FieldId field, std::int64_t fallback) const; // an integer of the settings record
    Id new_id();
    // Applies and stores; says what happened, and to which record, in a toast if `toast` is not empty. False if refused (a
    // toast says why).
    bool apply(const Change& change, std::string toast = {});
    // Applies the making of a record that somebody is about to fill in, and shows it on its page. While nobody has written
    // anything else into it, it is a draft: left in any way, it is taken back as if it had not been made, and is in no bin.
    // `back` is what the page shows then.
    bool create(const Change& change, Screen screen, Id record, Id back = {});
    bool is_draft(Id record) const; // made, and nothing written since
    void leave_draft(Id record);    // Esc in its first field: with the next frame it is gone
    void undo();
    void redo();
    // What undo() would take back, and of which record: '改阶段 · 忠旺轨道车辆'; "" if nothing.
    std::string undo_words() const;
    std::string redo_words() const;
    // What has been done here and can be taken back, newest first, also before the page was opened this time.
    struct UndoLine {
        std::uint64_t step = 0; // Workspace::undo_step()
        std::string words;      // and of which record
        std::int64_t wall_ms = 0;
        std::string author;
    };
    std::vector<UndoLine> undo_list() const;
    void undo_to(std::uint64_t step);               // this one and all that came after it
    void trash(std::vector<RecordIndex> records);   // one change, toast with undo
    void restore(std::vector<RecordIndex> records); // with what has to come back with them (domain/trash.h)
    RefusedTexts& refused_texts();                  // typed into fields of the open workspace and not understood

    // Where the user is
    Screen screen() const;
    void go(Screen screen);
    Id current_record(Screen screen) const; // nil if none; what the inspector shows
    void select_record(Screen screen, Id id);
    void open_record(Id id); // goes to the screen of its kind and selects it
    static Screen screen_of(Kind kind);
    // The part (a follow-up) that open_record() was asked for last, where it shows the record that this belongs to: its list there
    // shows it, and says so. Nil: none.
    Id opened_part() const;
    void forget_opened_part();

    // The same as an address (address.h), which the browser's history follows from frame to frame: another page, list, view,
    // layout, record or other conditions are a step of Back; what is ticked, searched for or scrolled is not, nor is a draft.
    Address address() const;
    std::string link(Address address) const; // that can be sent; empty: this machine has no links
    Address address_of(Id record) const;     // on its page, as the page was left
    // A page that has several lists or views tells which it shows, and takes those that an address asks for.
    struct ListShown {
        std::string list, view;
        Sight sight;
        bool passes = false; // only as long as the page is looked at: then it is as it was before
        bool operator==(const ListShown&) const = default;
    };
    void tell_list(Screen screen, ListShown shown);
    // What is shown otherwise with the next frame belongs to the step before: it only follows from that.
    void continue_step();
    // Goes there and asks it for that list, as a link would: a step of Back. It passes when the page is left.
    void show_list(Screen screen, ListShown shown);
    std::optional<ListShown> take_asked_list(Screen screen);
    void say_view_is_gone(); // that an address asked for
    // The user has pressed Back, or followed a link, and the next tick() would go there. stay() leaves everything as it is:
    // something lay on top, and that was what was meant.
    bool is_called_away() const;
    void stay();

    SearchIndex& search_index();
    // While a workspace is open: what views show, ask and sort by, as of now (view/columns.h, view/ranks.h).
    view::Columns& columns();
    view::Ranks& ranks();

    // Files
    void export_snapshot(ExportOptions options = {});
    // What leaves (view_sheet.h): to the printer, as a picture, or as a file. `records`: how many it has, to be said; 0: not said.
    void print_sheet(const exchange::Sheet& sheet, std::size_t records = 0);
    enum class PictureFile : std::uint8_t { png, svg };
    void save_picture(const exchange::Sheet& sheet, PictureFile as);
    void export_csv(const view::View& view, const view::Rows& rows, SheetOptions options);
    void export_ics(const view::View& view, const view::Rows& rows, std::string name); // view_events.h
    void pick_import(); // opens the file picker; needs a user gesture
    // With a workspace open: one import session after the other. On the start page: a new workspace from each file.
    void import_files(std::vector<platform::File> files);
    ImportSession* import_session();     // null if none; see import_session.h
    std::size_t imports_waiting() const; // files after the one of the session
    void apply_import();
    void restore_backup(); // the session's file is one's own backup: show again what it shows
    void cancel_import();
    // A sealed file that is to be imported or compared waits for its passphrase; see locked_file.h. Null: none does.
    const LockedFile* locked_file() const;
    void unlock(std::string passphrase, bool takes_changed_key = false);
    void leave_locked();                      // the file is left alone
    std::string own_fingerprint() const;      // of the key that this browser signs with; empty: none made yet
    std::vector<KnownKey> known_keys() const; // of other offices, see office_keys.h
    void forget_key(std::string_view public_key);
    // Comparing writes nothing; null until one was asked for.
    void compare_dates(Date from, Date to); // both days included
    void pick_comparison();                 // with a snapshot file; needs a user gesture
    void compare_with(platform::File file);
    const Comparison* comparison() const; // app/comparison.h
    void end_comparison();
    // SHA-256 of the open workspace's snapshot; empty while it is not known. Asked for, it is worked out soon after the
    // last change; in a large workspace only on compute_state_digest(), because it takes a second.
    const std::string& state_digest();
    void compute_state_digest();
    bool state_digest_is_dear() const;
    const platform::StorageStatus& storage_status() const; // refreshed now and then
    void refresh_storage_status();
    // Backups that this browser makes by itself once a day, newest first; the reminder to export a file all the same.
    const std::vector<BackupEntry>& backups() const;
    const std::string& backup_problem() const;      // why the last one could not be made; "" if it could
    void open_backup(std::int64_t at_ms);           // as an import, which offers to restore it
    void save_backup(std::int64_t at_ms);           // as a file
    std::optional<int> days_without_export() const; // where somebody should be reminded
    void put_off_export();                          // until tomorrow
    std::int64_t exported_at_ms() const;            // last export of this workspace from this browser; 0: never

    // Telling the user. A toast that offers to take a step back goes when that step is no longer the newest, and any that is
    // no error goes when another page is shown.
    void say(std::string text);
    void say(std::string text, std::function<void()> take_back); // with 撤销, while the message stands
    void warn(std::string text);                                 // error toast
    const Toast* toast() const;                                  // one at a time; null if none
    void close_toast();
    void undo_toast();             // takes back the step of the toast, and none other
    void hold_toast(bool hovered); // pauses its clock
    std::optional<Progress> progress() const;
    void cancel_job();

    // Offered by the platform
    void going_away();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yinfeng::app
