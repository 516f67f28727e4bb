// SPDX-License-Identifier: GPL-3.0-or-later
// One index, tried: on a copy of some rows or on the table, its size, its time, and each statement's plan
// before and with it. Nothing begins by itself. Thread: GUI; the try runs on a session of its own.
#pragma once

#include "core/indexing/indextry.h"
#include "core/profile/connectionprofile.h"
#include "core/session/pool.h"
#include "ui/base/prompts.h"
#include "ui/indexing/cellsmodel.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace ui {
class Segmented;
}
namespace ui::connections {
class ToneLabel;
}

namespace ui::indexing {

/// The condition alone where the rest is nothing but the table.
QString askedText(const QByteArray &statement, const core::indexing::ColumnRef &column);

class TryPanel : public QWidget
{
    Q_OBJECT

public:
    TryPanel(const Theme &theme, core::session::Pool &pool, Prompts &prompts, QWidget *parent = nullptr);
    ~TryPanel() override;

    struct Subject
    {
        core::profile::ConnectionProfile profile{};
        QString database{};
        core::indexing::JsonColumn column{};
        core::indexing::Candidate candidate{};
        QList<QByteArray> statements{};
    };
    /// What is tried next; what was found of another one goes.
    void setSubject(const std::optional<Subject> &subject);

    bool isRunning() const { return m_running; }
    /// None before a try ended well.
    const std::optional<core::indexing::TryResult> &outcome() const { return m_result; }
    void start();
    void stop();

signals:
    void finished();

private:
    void run();
    void showState();
    void showResult();
    void showPlans();
    void tell(const QString &text, Token tone);
    bool onTable() const;

    const Theme &m_theme;
    core::session::Pool &m_pool;
    Prompts &m_prompts;
    std::optional<Subject> m_subject;
    std::optional<core::indexing::TryResult> m_result;
    std::function<void()> m_stop;
    quint64 m_serial = 0;
    bool m_running = false;

    Segmented *m_where;
    connections::ToneLabel *m_about;
    QPushButton *m_start;
    connections::ToneLabel *m_told;
    CellsModel m_rows;
    QTableView *m_view;
    QWidget *m_plans;
    QPlainTextEdit *m_before;
    QPlainTextEdit *m_after;
};

} // namespace ui::indexing
