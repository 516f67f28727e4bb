// SPDX-License-Identifier: GPL-3.0-or-later
// Staged edits that outlive the program: as a value, as JSON, and a journal that keeps a draft of a buffer on
// disk while something is staged in it. Secrets: none but what was typed into cells.
#pragma once

#include "core/base/result.h"
#include "core/edit/rowchange.h"
#include "core/result/column.h"
#include "core/workspace/drafts.h"

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QTimer>

namespace core::edit {

class EditBuffer;

struct PendingEdits
{
    QList<result::Column> columns{};
    QList<RowChange> changes{};
};

/// Every byte comes back as it was. Cost: linear in the values; for some MB call it from any other thread.
QJsonObject toJson(const PendingEdits &pending);
/// Fails with Input where it is none of ours.
Result<PendingEdits> pendingFromJson(const QJsonObject &json);

/// Writes a buffer's edits as a draft of kind "edits" from a moment after each edit, and removes the draft
/// when nothing is staged any more. content["edits"] is toJson(); the rest of content is the owner's: where
/// the rows come from. Thread: GUI. Lifetime: buffer and drafts must outlive it; its end leaves the draft as
/// it is.
class PendingJournal : public QObject
{
    Q_OBJECT

public:
    PendingJournal(EditBuffer &buffer, workspace::Drafts &drafts, QObject *parent = nullptr);

    /// What the draft says besides of the edits, and under which title it is offered. id empty: a new one;
    /// otherwise that of the draft the edits were restored from.
    void setContext(const QString &title, const QJsonObject &content, const QString &id = {});
    const QString &id() const { return m_id; }
    /// Writes now what is waiting.
    void flush();

    static constexpr std::chrono::milliseconds Delay{200};

private:
    static constexpr qsizetype FewChanges = 500; ///< more are made into JSON in the thread pool

    void write(bool atOnce);
    void put(const QJsonObject &edits);

    EditBuffer &m_buffer;
    workspace::Drafts &m_drafts;
    QString m_id = workspace::Drafts::newId();
    QString m_title;
    QJsonObject m_content;
    QTimer m_timer;
    bool m_written = false;
    bool m_making = false; ///< JSON, in the pool
    bool m_again = false;  ///< what is being made is not the last
    quint64 m_serial = 0;
};

} // namespace core::edit
