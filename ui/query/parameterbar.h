// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the values of :name and $1 below the text, before anything is run. What was given is remembered:
// variables by their name, parameters by statement. Hidden while there is nothing to ask. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/query/runitems.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui::query {

class ParameterBar : public QWidget
{
    Q_OBJECT

public:
    /// Nothing: NULL.
    using Value = std::optional<QByteArray>;
    struct Given
    {
        AskedValue what{};
        Value value{};
    };

    ParameterBar(const Theme &theme, QWidget *parent = nullptr);

    /// Shows the fields, with what was given last; agreed is called when the user says run, once. Another
    /// ask() or dismiss() drops it.
    void ask(const QList<AskedValue> &values, const QList<editor::SqlRange> &ranges,
             std::function<void(const QList<Given> &)> agreed);
    void dismiss();
    bool isAsking() const { return bool(m_agreed); }
    /// Counts the questions: an answer for an older one is no use.
    int question() const { return m_question; }
    /// What the server takes for $1, $2 … of a statement (number of its range): shown beside them.
    void setTypes(int statement, const QStringList &types);

signals:
    /// Nothing is run; the focus can go back.
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Row
    {
        AskedValue what;
        QByteArray key; ///< of what is remembered
        QLabel *label;
        QLabel *type;
        QLineEdit *field;
        QCheckBox *null;
    };
    void agree();

    const Theme &m_theme;
    QGridLayout *m_grid;
    QLabel *m_title;
    QPushButton *m_run;
    QPushButton *m_cancel;
    QList<Row> m_rows;
    int m_question = 0;
    QHash<QByteArray, Value> m_given;
    std::function<void(const QList<Given> &)> m_agreed;
};

} // namespace ui::query
