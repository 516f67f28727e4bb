// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/sectionpage.h"

#include "ui/base/banner.h"
#include "ui/base/progressline.h"
#include "ui/connections/tonelabel.h"

#include <QVBoxLayout>

#include <utility>

namespace ui::object {

using core::Error;

SectionPage::SectionPage(const forms::FormServices &services, forms::FormAccess &access,
                         const core::objects::Section &section, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_access(access)
    , m_section(section)
    , m_banner(new Banner(services.theme, services.icons, this))
    , m_progress(new ProgressLine(services.theme, this))
    , m_empty(connections::makeMessageLabel(services.theme, Token::Muted, this))
{
    setObjectName(QStringLiteral("section_") + section.id);
    setAccessibleName(section.title);
    m_banner->setObjectName(QStringLiteral("sectionBanner"));
    m_banner->setClosable(false);
    m_progress->setGroove(false);
    m_empty->setObjectName(QStringLiteral("sectionEmpty"));
    m_empty->setContentsMargins(20, 20, 20, 0);
    m_empty->hide();
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_progress);
    m_layout->addWidget(m_banner);
    m_layout->addWidget(m_empty);
}

SectionPage::~SectionPage()
{
    ++m_serial;
    if (m_stop)
        m_stop();
}

void SectionPage::setBody(QWidget *body)
{
    m_body = body;
    m_layout->addWidget(body, 1);
    m_layout->addStretch(0); // what is above stays there while the body is hidden
    setFocusProxy(body);
}

void SectionPage::addTools(QWidget *tools)
{
    m_layout->insertWidget(0, tools);
}

void SectionPage::setObject(const core::catalog::ObjectRef &ref)
{
    ++m_serial;
    if (m_stop)
        m_stop();
    m_stop = {};
    m_ref = ref;
    m_read = m_reading = false;
    m_progress->setIdle();
    m_banner->clear();
    m_empty->hide();
    clear();
}

void SectionPage::want()
{
    if (!m_read && !m_reading && m_banner->isHidden())
        start();
}

void SectionPage::readAgain()
{
    if (!m_reading)
        start();
}

void SectionPage::restart()
{
    if (m_read || m_reading || !m_banner->isHidden())
        start();
}

void SectionPage::stop()
{
    if (m_stop)
        m_stop();
}

void SectionPage::start()
{
    ++m_serial;
    if (m_stop)
        std::exchange(m_stop, {})();
    m_reading = true;
    m_banner->clear();
    if (!m_read) {
        m_empty->setText(tr("Reading…"));
        m_empty->show();
        if (m_body)
            m_body->hide();
    }
    m_progress->setIndeterminate();
    emit stateChanged();
    read();
}

void SectionPage::finish(bool empty)
{
    m_stop = {};
    m_reading = false;
    m_read = true;
    m_progress->setIdle();
    m_empty->setText(m_section.emptyText);
    m_empty->setVisible(empty);
    if (m_body)
        m_body->setVisible(!empty);
    emit stateChanged();
}

void SectionPage::fail(const Error &error)
{
    m_stop = {};
    m_reading = false;
    m_progress->setIdle();
    m_empty->hide();
    if (error.isCancelled())
        m_banner->setMessage(Banner::Tone::Info, tr("Reading was stopped."));
    else if (error.kind == Error::Kind::Input)
        m_banner->setMessage(Banner::Tone::Warn, error.message, error.detail);
    else
        m_banner->setError(error);
    const bool lost = error.connectionLost || error.kind == Error::Kind::Connection;
    m_banner->addButton(
        lost ? tr("Reconnect") : tr("Read again"), [this] { readAgain(); }, true);
    if (error.kind == Error::Kind::Input)
        emit gone(error);
    emit stateChanged();
}

QString SectionPage::emptyText() const
{
    return m_empty->isHidden() ? QString() : m_empty->text();
}

} // namespace ui::object
