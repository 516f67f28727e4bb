// SPDX-License-Identifier: GPL-3.0-or-later
// What the windows that bring rows into a table have in common, wherever the rows come from: where they go
// and what becomes of those that are there, the columns, the statement of a new table, the SQL that will run,
// and a try that is rolled back. Thread: GUI.
#pragma once

#include "ui/base/prompts.h"
#include "ui/transfer/transferdialog.h"

#include <functional>
#include <optional>

class QCheckBox;
class QPlainTextEdit;

namespace ui::connections {
class FormGrid;
}

namespace ui::transfer {

class ColumnMapping;
class RowFate;

template <class W> W *named(W *widget, const char *name, const QString &accessible, const QString &tip)
{
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessible);
    widget->setToolTip(tip);
    return widget;
}

class IntoTableDialog : public TransferDialog
{
    Q_OBJECT

public slots:
    void start() override { run(false); }
    /// The same, rolled back.
    void tryOut() { run(true); }

protected:
    IntoTableDialog(const Theme &theme, const Icons &icons, Prompts &prompts, const Texts &texts,
                    const QString &newTip, QWidget *parent);

    /// Puts everything in its place, once the rows of m_where and m_fate are there. fields: beneath where;
    /// summary: above the columns.
    void build(const QString &optionsName, QWidget *fields = nullptr, QWidget *summary = nullptr);
    bool isNew() const;
    /// The statement that makes the table, without its semicolon.
    QString createStatement() const;

    /// What would run, from the fields as they are; shows it by showScript().
    virtual void showSql() = 0;
    void showScript(const QString &text, bool possible);
    /// The work as the fields say it; empty while something is missing.
    virtual std::function<void()> workFor(bool dryRun) = 0;
    /// Where rows that are there would go for good.
    virtual std::optional<Question> questionBefore() const = 0;
    void lock(bool running) override;

    /// "12 rows went into public.t in 3 s"
    static QString reportText(qint64 rows, qint64 skipped, const QStringList &table,
                              std::chrono::microseconds total, bool dryRun);
    /// The work ended without a report; cancelled: what is told then.
    void showFailure(const core::Error &error, const QString &cancelled);

    connections::FormGrid *m_where;
    QCheckBox *m_new;
    RowFate *m_fate;
    ColumnMapping *m_columns;
    connections::ToneLabel *m_createLabel;
    QPlainTextEdit *m_create;
    connections::ToneLabel *m_sqlLabel;
    QPlainTextEdit *m_sql;

private:
    QString name(const char *part) const { return m_prefix + QLatin1String(part); }
    QPlainTextEdit *makeEditor(const char *part, const QString &accessible, bool readOnly);
    void run(bool dryRun);

    const Theme &m_theme;
    Prompts &m_prompts;
    const QString m_prefix; ///< of object names
    QPushButton *m_try;
    QWidget *m_left = nullptr;
};

} // namespace ui::transfer
