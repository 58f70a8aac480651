#pragma once
// The ledger as a table: sortable headers, rows of two lines, drawn only where visible, moved through by arrow keys.

#include "ui/screens/services_ledger.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

class ServicesTable {
public:
    // Returns the record that the user went to in this frame, or no_record.
    RecordIndex draw(Ui& ui, Rect area, ServicesLedger& ledger, RecordIndex current);
    void show(RecordIndex record) { show_ = record; } // scrolls there in the next frame
    void reset() { show_ = no_record, focus_ = no_record; }

private:
    void draw_header(Ui& ui, const Rect& box, ServicesLedger& ledger);
    RecordIndex draw_rows(Ui& ui, const Rect& area, const ServicesLedger& ledger, RecordIndex current);
    bool draw_row(Ui& ui, const Rect& box, RecordIndex record, const ServicesLedger& ledger, bool current,
        std::uint32_t& focused);

    float row_width_ = 0; // of the last frame: the header's columns must stand over the rows'
    RecordIndex show_ = no_record;
    RecordIndex focus_ = no_record; // takes the keyboard when it is drawn
};

// '问题' line and what stands below and beside it, in words; shared with the inspector.
std::string service_subject(const Ui& ui, RecordIndex record);  // project, else enterprise, else ""
std::string service_co_units(const Ui& ui, RecordIndex record); // 协同：财政局、合作银行
std::string service_title(const Ui& ui, RecordIndex record);
std::string service_link_name(const Ui& ui, RecordIndex record, FieldId link_field); // "" if none

} // namespace yinfeng::ui
