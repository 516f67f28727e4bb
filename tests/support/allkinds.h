// SPDX-License-Identifier: GPL-3.0-or-later
// A database with at least one object of every kind (tests/core/definition/allkinds), its objects as the tree
// lists them, and what actions read of them.
#pragma once

#include "core/actions/target.h"
#include "core/session/session.h"

#include <QHash>

namespace support {

class AllKinds
{
public:
    enum class Files
    {
        Oldest, ///< only what server 13 knows: the same objects on every server
        Server, ///< what later versions brought, too
    };

    /// Made on the server of the run. Fails with what psql or the server says.
    core::Result<void> open(Files files);

    const QString &url() const { return m_url; }
    core::session::Session &session() { return *m_session; }
    const core::catalog::SqlLibrary &library() const { return m_library; }
    const core::catalog::ObjectRef &database() const { return m_database; }
    /// Without folders and system objects.
    const QList<core::catalog::ObjectRef> &objects() const { return m_objects; }

    template <class T>
    core::Result<T> run(std::function<core::Result<T>(core::session::Link &, core::session::Job &)> work)
    {
        return m_session->run<T>(QStringLiteral("test"), std::move(work)).wait();
    }
    /// Read once, with what a drop takes along: tests roll back what they do.
    core::Result<core::actions::Situation> situation(const core::catalog::ObjectRef &ref);
    core::Result<core::actions::Situation> situation(const QList<core::catalog::ObjectRef> &refs);

    /// What a user would choose for an action, hostile where it is free text.
    static core::forms::Values chosen(const QString &action, const core::actions::Situation &situation);

private:
    core::Result<void> collect(const core::catalog::ObjectRef &of, int depth);

    QString m_url;
    core::session::Canceller m_canceller;
    std::unique_ptr<core::session::Session> m_session;
    core::catalog::SqlLibrary m_library;
    core::catalog::ObjectRef m_database;
    QList<core::catalog::ObjectRef> m_objects;
    QHash<QString, core::actions::Situation> m_situations;
};

} // namespace support
