#pragma once
// One service record beside the ledger: where it stands, the one next step, what was done, what the owner says.

#include "domain/service.h"
#include "ui/form_dialog.h"
#include "ui/records/record_inspector.h"

namespace yinfeng::ui {

class ServicesInspector final : public Inspector {
public:
    Wish draw(
        Ui& ui, const Rect& area, RecordIndex record, std::span<const RecordIndex> neighbours, bool sheet) override;
    void edit_title(RecordIndex record) override { tab_ = 0, title_.edit(record); }
    void reset() override { *this = ServicesInspector(); }

private:
    void draw_steps(Ui& ui, const Rect& box, RecordIndex record);
    float draw_work(Ui& ui, Vec top, float width, RecordIndex record);
    float draw_facts(Ui& ui, Vec top, float width, RecordIndex record);
    float draw_rating(Ui& ui, Vec top, float width, RecordIndex record);
    void draw_actions(Ui& ui, Rect box, RecordIndex record);
    void draw_pause_dialog(Ui& ui, RecordIndex record);

    int tab_ = 0;
    RecordTitle title_;
    FormDialog pause_form_{"pause"};
    std::string pause_reason_;
};

std::string service_co_units(const Ui& ui, RecordIndex record);                      // 财政局、合作银行
std::string service_link_name(const Ui& ui, RecordIndex record, FieldId link_field); // "" if none

} // namespace yinfeng::ui
