#pragma once
// The dialog 新建产业链: its name, and if one likes the names of its nodes, tier by tier, typed or taken from a template.

#include "domain/chain_drawing.h"
#include "ui/form_dialog.h"

#include <array>
#include <optional>
#include <string>

namespace yinfeng::ui {

class NewChainDialog {
public:
    void open(Ui& ui);
    struct Wanted {
        std::string name;
        domain::ChainOutline outline;
        bool is_template = false; // as the template has it, nothing changed
    };
    std::optional<Wanted> draw(Ui& ui); // every frame; something when it was asked for

private:
    void take_template(std::size_t which);
    FormDialog form_{"new_chain"};
    std::string name_;
    std::array<std::string, domain::tier_count> tiers_;
    int template_ = 0; // 0: none
};

} // namespace yinfeng::ui
