// SPDX-License-Identifier: GPL-3.0-or-later
// "Who may do what" with one object, or what a role may do, to look at: changing it is the form's. Thread:
// GUI.
#pragma once

#include "ui/object/sectionpage.h"

namespace ui::access {
class PrivilegeSection;
}

namespace ui::object {

class PrivilegePage : public SectionPage
{
    Q_OBJECT

public:
    PrivilegePage(const forms::FormServices &services, forms::FormAccess &access,
                  const core::objects::Section &section, QWidget *parent = nullptr);

    /// Whether objects of the kind have privileges to show.
    static bool isFor(const core::catalog::ObjectRef &ref);
    access::PrivilegeSection *matrix() const { return m_matrix; }

signals:
    /// The form in which they are changed.
    void editRequested(const core::catalog::ObjectRef &ref);

protected:
    void read() override;
    void clear() override;

private:
    QWidget *m_holder;
    access::PrivilegeSection *m_matrix = nullptr; ///< of the object, or of the role
};

} // namespace ui::object
