// What comes from outside in other shapes: what a file is, a condition of the command line, a note of what a deleter had seen, a packed
// file, a kept key.
#include "app/file_kind.h"
#include "base/base64.h"
#include "cli/fields.h"
#include "model/typed.h"
#include "platform/native/gzip.h"
#include "store/deletion.h"
#include "view/matcher.h"
#include "view/view.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace yinfeng;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

const Workspace& small() {
    static const Workspace workspace = [] {
        Workspace made;
        made.set_replica(1);
        made.set_author("甲");
        Change change;
        const Id enterprise{1, 1}, project{1, 2};
        change.set(Kind::enterprise, enterprise, field::enterprise::name_, Value::text("宏泰 Group"));
        change.set(Kind::project, project, field::project::name_, Value::text("数据中心 Alpha"));
        change.set(Kind::project, project, field::project::stage_, Value::text("signed"));
        change.set(Kind::project, project, field::project::amount_, Value::text(">100000"));
        change.set(Kind::project, project, field::project::signed_on_, Value::text("2019-04"));
        change.set(Kind::project, project, field::project::investor_, to_value(enterprise));
        change.set(Kind::project, project, made.names().element(field::project::tags_, "省关注"), Value::of(true));
        if (!made.apply(change, 1'567'123'200'000)) std::abort();
        return made;
    }();
    return workspace;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Workspace& workspace = small();
    require((app::file_kind(bytes, "x.doc") == app::FileKind::empty) == bytes.empty());
    (void)app::file_kind("PK\x03\x04", bytes);
    for (const Kind kind : {Kind::project, Kind::enterprise}) {
        view::Columns columns(workspace);
        static const WorkingCalendar weekdays;
        columns.look({workspace, Date{18'000}, weekdays});
        const auto filter = view::parse_filter(columns, static_cast<KindId>(kind), bytes);
        if (!filter) {
            require(!filter.error().message.empty());
            continue;
        }
        const view::Matcher matcher(columns, *filter);
        for (const RecordIndex index : workspace.live(kind)) (void)matcher.holds(index);
        // What the printer writes is read as the same.
        const std::string text = view::to_text(columns, *filter, view::Wording::keys);
        const auto again = view::parse_filter(columns, static_cast<KindId>(kind), text);
        require(again && *again == *filter);
        const view::View view = view::parse_view(columns, "kind project\n" + std::string(bytes));
        const std::string kept = view::to_text(columns, view);
        require(view::to_text(columns, view::parse_view(columns, kept)) == kept);
    }
    (void)cli::record_named(workspace, bytes);
    for (const FieldId field : {field::project::amount_, field::project::signed_on_, field::project::stage_,
             field::project::investor_, field::service_record::rating_, field::project::name_}) {
        const auto value = cli::parse_value(workspace, info(field), bytes);
        if (!value) continue;
        (void)cli::value_json(*value);
        require(is_within_bounds(info(field), *value));
    }
    if (const auto note = DeletionNote::parse(bytes)) {
        (void)note->covers("name", 7, 3);
        (void)state_of(workspace.record(0), workspace.names(), workspace.stamps());
    }
    if (const auto key = from_base64(bytes)) require(from_base64(to_base64(*key)) == key);
    constexpr std::size_t most = 100'000;
    for (const bool with_head : {false, true}) { // without a right beginning there is nothing to unpack
        const std::string packed =
            (with_head ? std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10) : std::string()) + std::string(bytes);
        if (const auto plain = platform::native::gunzip(packed, most)) require(plain->size() <= most);
    }
    return 0;
}
