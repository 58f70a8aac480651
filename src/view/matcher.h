#pragma once
// Whether records fulfil a filter: its operands are worked out once (days, names of targets, what is searched for), then every
// record is asked.

#include "view/condition.h"

#include <memory>

namespace yinfeng::view {

class Matcher {
public:
    // Of what the columns' last look() knows; days and names that move need a new one.
    Matcher(Columns& columns, const Filter& filter);
    ~Matcher();
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;

    bool holds(RecordIndex record) const;

private:
    struct Test;
    struct Node;
    std::unique_ptr<Node> root_;
};

} // namespace yinfeng::view
