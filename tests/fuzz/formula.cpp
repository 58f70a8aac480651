// Formulas as somebody types them, and as a file brings them: read, kept, shown, checked and worked out.
#include "base/utf8.h"
#include "domain/formulas.h"
#include "model/typed.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace yinfeng;

namespace {

struct World {
    Workspace workspace;
    RecordIndex project = no_record;
    World() {
        workspace.set_replica(1);
        workspace.set_author("fuzz");
        Change change{"fuzz", {}};
        const Id id{1, 2};
        change.set(Kind::project, id, field::project::name_, Value::text("忠旺"));
        change.set(Kind::project, id, field::project::stage_, Value::text("signed"));
        change.set(Kind::project, id, field::project::amount_, Value::text("30000..50000"));
        change.set(Kind::project, id, field::project::area_, Value::text("300"));
        change.set(Kind::project, id, field::project::signed_on_, Value::text("2019-07-24"));
        if (!workspace.apply(change, 1)) std::abort();
        project = workspace.find(id);
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static World world;
    static domain::Formulas formulas;
    static const WorkingCalendar calendar;
    const std::string text = repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
    const Names& names = world.workspace.names();
    const auto kind = static_cast<KindId>(Kind::project);
    const std::string kept = domain::stored_formula(names, kind, text);
    const domain::Formula formula = formulas.draft(names, kind, no_field, kept, {});
    if (formula.problem.empty() == formula.steps.empty()) std::abort();
    if (!formula.problem.empty()) return 0;
    const std::string shown = domain::shown_formula(names, kind, kept);
    if (domain::stored_formula(names, kind, shown) != kept) std::abort();
    const domain::Reading reading{world.workspace, Date{20'523}, calendar};
    const Value value = formulas.value(formula, {reading, world.workspace}, world.project);
    if (formula.type == FieldType::quantity && !value.is_none() && !stated_of(value)) std::abort();
    if (formula.type == FieldType::date && !value.is_none() && !date_of(value)) std::abort();
    return 0;
}
