// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/privilegepage.h"

#include "core/access/privilege.h"
#include "ui/access/accessforms.h"
#include "ui/access/privilegesection.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::object {

using access::PrivilegeSection;

namespace {

bool isRole(const core::catalog::ObjectRef &ref)
{
    return ref.kind == QLatin1String("role") || ref.kind == QLatin1String("group_role");
}

} // namespace

PrivilegePage::PrivilegePage(const forms::FormServices &services, forms::FormAccess &access,
                             const core::objects::Section &section, QWidget *parent)
    : SectionPage(services, access, section, parent)
    , m_holder(new QWidget(this))
{
    auto *layout = new QVBoxLayout(m_holder);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(10);
    auto *line = new QHBoxLayout;
    auto *edit = new QPushButton(tr("Change…"), m_holder);
    edit->setObjectName(QStringLiteral("privilegesEdit"));
    edit->setAccessibleName(tr("Change the privileges"));
    edit->setToolTip(tr("Opens the form in which privileges are granted and revoked"));
    line->addWidget(edit);
    line->addStretch(1);
    layout->addLayout(line);
    connect(edit, &QPushButton::clicked, this, [this] {
        const auto form = isRole(m_ref) ? m_ref : access::accessRef(m_ref);
        if (form)
            emit editRequested(*form);
    });
    setBody(m_holder);
}

bool PrivilegePage::isFor(const core::catalog::ObjectRef &ref)
{
    return isRole(ref) || access::accessRef(ref).has_value();
}

void PrivilegePage::clear()
{
    delete m_matrix;
    m_matrix = nullptr;
}

void PrivilegePage::read()
{
    if (!m_matrix) {
        m_matrix = new PrivilegeSection(
            m_services, isRole(m_ref) ? PrivilegeSection::Of::Role : PrivilegeSection::Of::Object, m_holder);
        m_holder->layout()->addWidget(m_matrix);
        static_cast<QVBoxLayout *>(m_holder->layout())->setStretchFactor(m_matrix, 1);
    }
    // it reads by itself and tells of its own errors
    m_matrix->load(m_access.place(), isRole(m_ref) ? m_ref : access::accessRef(m_ref).value_or(m_ref), {});
    m_matrix->setReadOnly(tr("This page is to look at"));
    finish(false);
}

} // namespace ui::object
