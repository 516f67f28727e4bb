// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/formsections.h"

#include "ui/forms/formsection.h"
#include "ui/forms/formtab.h"

#include <vector>

namespace ui::window {

namespace {

struct Entry
{
    QString kind;
    QString title; ///< may be empty: the section has a heading of its own
    forms::FormSection *(*make)(const forms::FormServices &services);
};

/// In the order in which they stand beneath the fields.
const std::vector<Entry> &entries()
{
    static const std::vector<Entry> table{};
    return table;
}

} // namespace

void addSections(forms::FormTab &tab, const QString &kind, const forms::FormServices &services)
{
    for (const Entry &entry : entries()) {
        if (entry.kind == kind)
            tab.addSection(entry.title, entry.make(services));
    }
}

} // namespace ui::window
