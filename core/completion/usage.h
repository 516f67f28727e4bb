// SPDX-License-Identifier: GPL-3.0-or-later
// What was chosen how often, so that it ranks first: names of objects and keywords, never values. Kept in a
// small text file that a thread of its own reads and writes. Thread: GUI.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace core::completion {

using UsageCounts = QHash<QByteArray, quint32>;
using UsagePtr = std::shared_ptr<const UsageCounts>;

class Usage : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MostNames = 4000; ///< the rarest go

    /// file empty: nothing is kept on disk.
    explicit Usage(const QString &file, QObject *parent = nullptr);
    /// Waits until a few kilobytes are written.
    ~Usage() override;

    void count(const QByteArray &name);
    /// For the threads that rank; immutable.
    const UsagePtr &counts() const { return m_counts; }
    /// Writes what is not written yet, and waits: for tests and the end.
    void flush();

private:
    void write();

    QString m_file;
    UsagePtr m_counts = std::make_shared<const UsageCounts>();
    QTimer m_timer;
    QThreadPool m_writer;
};

/// Line by line "count name", names with escaped backslashes and line ends; what is damaged is left out.
UsageCounts readUsage(const QByteArray &text);
QByteArray writeUsage(const UsageCounts &counts);

} // namespace core::completion
