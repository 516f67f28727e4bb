// SPDX-License-Identifier: GPL-3.0-or-later
// Statements that the server refused as a whole, once more each under a savepoint: so that it is known which
// one it refuses, and whether another order helps. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QHash>
#include <QList>

#include <functional>
#include <optional>
#include <utility>

namespace core::edit {

/// Only this statement's fault: the server refused it, or a value cannot be sent.
bool isRefusal(const Error &error);
/// A constraint may hold when other rows are written first.
bool isConstraint(const Error &error);

struct Trials
{
    using Refusals = QHash<qsizetype, Error>;

    qsizetype count = 0;
    /// One of them. A refusal is the answer's; it fails with what ends everything.
    std::function<Result<std::optional<Error>>(qsizetype statement)> send{};
    /// So many were refused: no more are tried. Empty: all are.
    std::function<bool(qsizetype refused)> isEnough{};
    /// All these stand in each other's way. True: something was done about it, they are tried again.
    std::function<Result<bool>(const Refusals &stuck)> makeWay{};
    /// "set constraints" may be changed: the transaction is our own.
    bool mayDefer = false;
};

/// Those that were refused for good, in their order; the others have taken effect. What a constraint refuses
/// is tried again behind the others, then with deferrable constraints deferred, then as makeWay() allows.
Result<QList<std::pair<qsizetype, Error>>> tryAll(session::Link &link, session::Job &job,
                                                  const Trials &trials);

} // namespace core::edit
