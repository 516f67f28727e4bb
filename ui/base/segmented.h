// SPDX-License-Identifier: GPL-3.0-or-later
// A segmented control: a few exclusive choices in one frame (Tree | Text | Path). Left and Right move.
// Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QStringList>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace ui {

class Segmented : public QWidget
{
    Q_OBJECT

public:
    /// name: objectName and start of the segments' names ("viewMode" gives "viewMode.0").
    Segmented(const Theme &theme, const QString &name, const QStringList &texts, QWidget *parent = nullptr);

    int current() const;
    /// Emits currentChanged if that changes something.
    void setCurrent(int index);
    int count() const { return int(m_buttons.size()); }
    void setSegmentEnabled(int index, bool enabled);
    /// For choices that do not suit what is shown now.
    void setSegmentVisible(int index, bool visible);

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QList<QAbstractButton *> m_buttons;
    QButtonGroup *m_group;
};

} // namespace ui
