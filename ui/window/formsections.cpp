// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/formsections.h"

#include "ui/access/accessforms.h"
#include "ui/access/privilegesection.h"
#include "ui/forms/formsection.h"
#include "ui/forms/formtab.h"
#include "ui/roles/comparesection.h"
#include "ui/roles/copysection.h"
#include "ui/roles/dependentssection.h"
#include "ui/roles/membershipsection.h"
#include "ui/window/mainwindow.h"

#include <vector>

namespace ui::window {

namespace {

struct Entry
{
    QString kind;
    QString title; ///< may be empty: the section has a heading of its own
    forms::FormSection *(*make)(const forms::FormServices &services);
};

template <access::PrivilegeSection::Of of>
forms::FormSection *makePrivileges(const forms::FormServices &services)
{
    return new access::PrivilegeSection(services, of);
}

forms::FormSection *makeMemberships(const forms::FormServices &services)
{
    return new roles::MembershipSection(services);
}

template <class Section> forms::FormSection *make(const forms::FormServices &services)
{
    return new Section(services);
}

/// In the order in which they stand beneath the fields.
const std::vector<Entry> &entries()
{
    using Of = access::PrivilegeSection::Of;
    static const std::vector<Entry> table{
        {QStringLiteral("role"), {}, make<roles::CopySection>},
        {QStringLiteral("role"), MainWindow::tr("Privileges"), makePrivileges<Of::Role>},
        {QStringLiteral("role"), MainWindow::tr("Graph of memberships"), makeMemberships},
        {QStringLiteral("group_role"), {}, make<roles::CopySection>},
        {QStringLiteral("group_role"), MainWindow::tr("Privileges"), makePrivileges<Of::Role>},
        {QStringLiteral("group_role"), MainWindow::tr("Graph of memberships"), makeMemberships},
        {QStringLiteral("role_drop"), MainWindow::tr("What names it"), make<roles::DependentsSection>},
        {QStringLiteral("role_compare"), {}, make<roles::CompareSection>},
    };
    return table;
}

} // namespace

void addSections(forms::FormTab &tab, const QString &kind, const forms::FormServices &services)
{
    for (const Entry &entry : entries()) {
        if (entry.kind == kind)
            tab.addSection(entry.title, entry.make(services));
    }
    if (access::isAccessForm(kind))
        tab.addSection(MainWindow::tr("Who may do what"),
                       makePrivileges<access::PrivilegeSection::Of::Object>(services));
}

} // namespace ui::window
