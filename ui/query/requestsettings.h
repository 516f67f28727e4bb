// SPDX-License-Identifier: GPL-3.0-or-later
// The small table of request settings: name and value of what policies ask for with current_setting().
// Thread: GUI.
#pragma once

#include "core/access/seeas.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ui::connections {
class ToneLabel;
}

namespace ui::query {

class RequestSettings : public QWidget
{
    Q_OBJECT

public:
    RequestSettings(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    /// Those with a name or a value, as they stand; edited() is not emitted by the setter.
    QList<core::access::RequestSetting> settings() const;
    void setSettings(const QList<core::access::RequestSetting> &settings);
    /// Why they cannot be sent; empty: they can.
    QString problem() const;
    /// Whether they are to be kept for the next run of the program.
    bool isKept() const;
    void setKept(bool kept);
    void focusFirst();

signals:
    void edited();
    /// Enter in a field.
    void submitted();
    void keptChanged();

private:
    struct Row
    {
        QLineEdit *name;
        QLineEdit *value;
        QToolButton *remove;
    };
    void addRow(const core::access::RequestSetting &setting);
    void removeRow(QToolButton *button);
    void arrange();
    void changed();

    const Theme &m_theme;
    const Icons &m_icons;
    QList<Row> m_rows;
    QGridLayout *m_grid;
    QWidget *m_area;
    QPushButton *m_add;
    QCheckBox *m_keep;
    connections::ToneLabel *m_note;
};

} // namespace ui::query
