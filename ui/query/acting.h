// SPDX-License-Identifier: GPL-3.0-or-later
// As whom a session acts now, and where it looks for names: after SET ROLE and SET search_path that is not
// what it logged in with. A value, and the question.
#pragma once

#include "core/session/session.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace ui::query {

struct Acting
{
    QString user{};           ///< current_user; empty: it could not be asked
    QStringList searchPath{}; ///< the schemas that are there and may be used, in order
};

/// Fails with Input in a transaction that has failed: it answers nothing any more. Thread: GUI.
core::Task<Acting> askActing(core::session::Session &session);

/// What a session acted as at one moment, for whoever wants to know later: asked at once, told when it is
/// known.
class ActingThen
{
public:
    using Answer = std::function<void(const Acting &)>;

    /// Without a session, or where it cannot be asked, the answer is that it could not. `context` is the
    /// object whose end makes all of it void. Thread: GUI.
    static std::shared_ptr<ActingThen> of(core::session::Session *session, QObject *context);

    /// Calls answer now or as soon as it is known; of several that wait only the last one.
    void tell(Answer answer);

private:
    bool m_known = false;
    Acting m_acting;
    Answer m_waiting;
};

} // namespace ui::query
