#pragma once
// One service record beside the ledger: where it stands, the one next step, what was done, what the owner says.

#include "ui/form_dialog.h"
#include "ui/records/inline_title.h"
#include "ui/screens/services_ledger.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

class ServicesInspector {
public:
    struct Wish {
        enum class What : std::uint8_t { nothing, close, go } what = What::nothing;
        RecordIndex record = no_record;
    };
    Wish draw(Ui& ui, const Rect& area, RecordIndex record, const ServicesLedger& ledger);
    void edit_title(RecordIndex record) { tab_ = 0, title_.edit(record); }
    void leave(Ui& ui) { title_.leave(ui); }
    void reset() { *this = ServicesInspector(); }

private:
    Wish draw_head(Ui& ui, Rect box, RecordIndex record, const ServicesLedger& ledger);
    void draw_steps(Ui& ui, const Rect& box, RecordIndex record);
    float draw_work(Ui& ui, Vec top, float width, RecordIndex record, const ServicesLedger& ledger);
    float draw_facts(Ui& ui, Vec top, float width, RecordIndex record, const ServicesLedger& ledger);
    float draw_rating(Ui& ui, Vec top, float width, RecordIndex record);
    Wish draw_actions(Ui& ui, Rect box, RecordIndex record);
    void draw_pause_dialog(Ui& ui, RecordIndex record);

    int tab_ = 0;
    InlineTitle title_;
    FormDialog pause_form_{"pause"};
    std::string pause_reason_;
};

} // namespace yinfeng::ui
