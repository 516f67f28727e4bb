// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL tabs that were closed last, of this run and earlier ones, until they are reopened, forgotten or too
// old. Their texts stay where the journal had them and are read only when one is reopened
// (Journal::takeClosed). Thread: GUI; the file is the store's.
#pragma once

#include "core/workspace/store.h"

#include <QDateTime>

namespace core::workspace {

struct ClosedTab
{
    qint64 number = 0; ///< of the file; later ones are larger
    QDateTime at{};    ///< UTC
    QString title{};
    QString server{}; ///< the connection's title; empty: none
    QString database{};
    QString begins{};  ///< the first characters of the text, in a list without passwords
    qint64 bytes = -1; ///< of the text; -1: as many as are kept

    static constexpr int ListedCharacters = 300;
};

/// What is more goes, the oldest first; a text larger than all may be together is not kept.
struct ClosedLimits
{
    int tabs = 50; ///< 0: none is kept
    int days = 30;
    qint64 bytes = 512LL * 1024 * 1024;
};

class ClosedTabs : public QObject
{
    Q_OBJECT

public:
    explicit ClosedTabs(Store &store, QObject *parent = nullptr);
    /// Waits for what is to be written.
    ~ClosedTabs() override;

    void setLimits(const ClosedLimits &limits) { m_limits = limits; }
    const ClosedLimits &limits() const { return m_limits; }

    /// The newest first; what is too old by now goes before.
    Task<QList<ClosedTab>> list();
    Task<bool> any() const;
    /// Out of the file for good; what is deleted is overwritten.
    Task<bool> remove(const QList<qint64> &numbers);
    Task<bool> clear();

    // --- for the journal, in the file's thread and within a transaction

    /// Tab `id` of the journal is closed; its text stays, unless it is empty or the limits say otherwise.
    static Result<void> add(Database &database, const QString &id, ClosedTab about,
                            const ClosedLimits &limits);
    /// The id of what belongs to `run` again; number 0: the newest. Empty: there is none.
    static Result<QString> takeBack(Database &database, qint64 number, const QString &run);

signals:
    void changed();

private:
    Task<bool> change(std::function<Result<void>(Database &)> job);

    Store &m_store;
    ClosedLimits m_limits;
};

} // namespace core::workspace
