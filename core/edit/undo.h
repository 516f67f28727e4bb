// SPDX-License-Identifier: GPL-3.0-or-later
// Saved edits taken back: the inverse of each statement, guarded by the same comparison, so that nobody's
// later work is undone with it. Values; the thread of undoSaved() is the session's.
#pragma once

#include "core/base/result.h"
#include "core/edit/committer.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace core::edit {

/// One save, and what takes it back.
struct UndoEntry
{
    QString id{};
    QDateTime saved{};  ///< UTC
    QDateTime undone{}; ///< UTC; invalid: not yet
    QString database{};
    QString user{};
    QStringList tables{}; ///< as people read them
    qsizetype added = 0;  ///< rows
    qsizetype changed = 0;
    qsizetype deleted = 0;
    QList<EditStatement> statements{}; ///< in the order in which they take it back; each is about one row
    QStringList beyond{};  ///< what happened besides and stays: triggers, rules, cascades, sequences
    QStringList missing{}; ///< rows that cannot be brought back whole, and why

    bool canBeUndone() const { return !statements.isEmpty() && undone.isNull(); }
};

/// The entry for a save that succeeded. In a transaction of the user it counts from its COMMIT: keep it until
/// then. Thread: any. Cost: linear in the values.
UndoEntry inverse(const Editable &editable, const QList<RowChange> &changes, const QList<SavedRow> &saved,
                  const QString &database, const QString &user);

/// The statements as text: what undoSaved() runs.
QByteArray undoScript(const UndoEntry &entry, qsizetype longest = -1);

struct UndoOutcome
{
    SaveOutcome::Fate fate = SaveOutcome::Fate::Nothing;
    bool inTransaction = false;
    /// Statements (indexes) whose row is not as it was saved any more, and those the server refused.
    QList<qsizetype> changedSince{};
    QList<std::pair<qsizetype, Error>> failures{};
    std::optional<Error> error{};
    QString transaction{}; ///< with Unknown: see wasCommitted()
};

/// Everything or nothing, as save(): its own transaction, or under a savepoint in one of the user. Never
/// fails as such.
UndoOutcome undoSaved(session::Link &link, session::Job &job, const UndoEntry &entry,
                      std::chrono::milliseconds lockTimeout = std::chrono::milliseconds(10000));

QJsonObject toJson(const UndoEntry &entry);
/// Fails with Input where it is none of ours.
Result<UndoEntry> undoFromJson(const QJsonObject &json);

} // namespace core::edit
