// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: one field that finds every action and object. An overlay inside its window, not a dialog: it takes
// the keys while it is open and gives the focus back where it was. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/palette/palettesource.h"

#include <QList>
#include <QPointer>
#include <QWidget>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QListView;

namespace ui::palette {

class PaletteModel;

class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    /// host: the window it covers; also its parent.
    CommandPalette(const Theme &theme, const Icons &icons, QWidget *host);

    /// Sources are asked in this order. Not owned: a source must live as long as the palette.
    void addSource(PaletteSource *source);

    /// Shows it with the text selected. Called while open it closes (the shortcut is a switch).
    void toggle();
    void open(const QString &query = {});
    void close();
    bool isOpen() const { return isVisible(); }

    /// Keys of what was run lately, the last first.
    const QStringList &recent() const { return m_recent; }

    /// Asks the sources again (objects arrived, an action changed its state); the selected title stays
    /// selected.
    void refresh();

signals:
    void opened();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void fit();
    void moveBy(int rows);
    void setRow(int row);
    void runCurrent();
    bool handleKey(QKeyEvent *event);

    const Theme &m_theme;
    QList<PaletteSource *> m_sources;
    QStringList m_recent;
    PaletteModel *m_model;
    QWidget *m_panel;
    QLineEdit *m_edit;
    QListView *m_list;
    QLabel *m_empty;
    QPointer<QWidget> m_focusBefore;
};

} // namespace ui::palette
