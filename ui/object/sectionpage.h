// SPDX-License-Identifier: GPL-3.0-or-later
// One section of an object's page: read when it is shown for the first time, with its own progress, error and
// empty state. Thread: GUI; what it reads runs on a session lent for it.
#pragma once

#include "core/objects/read.h"
#include "core/objects/section.h"
#include "core/session/borrow.h"
#include "ui/forms/formaccess.h"
#include "ui/forms/formservices.h"

#include <QWidget>

#include <functional>

class QLabel;
class QVBoxLayout;

namespace ui {
class Banner;
class ProgressLine;
} // namespace ui

namespace ui::object {

class SectionPage : public QWidget
{
    Q_OBJECT

public:
    SectionPage(const forms::FormServices &services, forms::FormAccess &access,
                const core::objects::Section &section, QWidget *parent = nullptr);
    ~SectionPage() override;

    const core::objects::Section &section() const { return m_section; }
    /// Forgets what was read; nothing is read before it is wanted.
    void setObject(const core::catalog::ObjectRef &ref);
    /// The same object as it is called now.
    void setNamed(const core::catalog::ObjectRef &ref) { m_ref = ref; }
    const core::catalog::ObjectRef &ref() const { return m_ref; }
    /// It is in front: reads if that has not been done.
    void want();
    void readAgain();
    /// Stops what is read.
    void stop();
    bool isReading() const { return m_reading; }
    bool isRead() const { return m_read; }
    Banner &banner() const { return *m_banner; }
    QString emptyText() const;

    /// What Copy takes where nothing is selected; empty: nothing.
    virtual QString toText() const { return {}; }

signals:
    /// Reading began or ended, well or not.
    void stateChanged();
    void lent(const core::session::SessionInfo &info);
    /// The object's own properties are not there any more.
    void gone(const core::Error &error);
    void linkActivated(const core::objects::Address &address);
    void objectActivated(const core::catalog::ObjectRef &ref);
    void openSqlRequested(const QString &title, const QString &sql);

protected:
    /// Starts to read; ends in finish() or fail().
    virtual void read() = 0;
    /// Takes away what is shown.
    virtual void clear() = 0;
    /// What the section shows, beneath its banner. Once.
    void setBody(QWidget *body);
    /// Something above the body: tools.
    void addTools(QWidget *tools);
    void finish(bool empty);
    /// What was read before does not count any more; reads now, if it was read or is being read.
    void restart();
    void fail(const core::Error &error);
    /// Runs work on a session that is lent for it; done only for the newest.
    template <class T, class Work, class Done> void borrow(Work work, Done done)
    {
        core::session::borrow<T>(
            m_access.shared(), this, tr("Reading %1").arg(m_section.title), std::move(work),
            {.wanted = [this, serial = m_serial] { return serial == m_serial; },
             .stoppable = [this](std::function<void()> stop) { m_stop = std::move(stop); },
             .lent = [this](const core::session::SessionInfo &info) { emit lent(info); }},
            std::move(done));
    }

    forms::FormServices m_services;
    forms::FormAccess &m_access;
    core::objects::Section m_section;
    core::catalog::ObjectRef m_ref;

private:
    void start();

    bool m_read = false;
    bool m_reading = false;
    quint64 m_serial = 0;
    std::function<void()> m_stop;
    QVBoxLayout *m_layout;
    Banner *m_banner;
    ProgressLine *m_progress;
    QLabel *m_empty;
    QWidget *m_body = nullptr;
};

} // namespace ui::object
