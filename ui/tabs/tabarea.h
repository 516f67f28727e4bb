// SPDX-License-Identifier: GPL-3.0-or-later
// The middle zone: a strip of tabs with icon, title, modified mark and cross, and the current tab's page.
// Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/tabs/tab.h"

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace ui::tabs {

class TabArea : public QWidget
{
    Q_OBJECT

public:
    TabArea(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    /// Takes the tab over and shows it.
    void add(Tab *tab);
    /// Closes after the tab agreed; then tells whether it is gone.
    void close(Tab *tab, std::function<void(bool closed)> then = {});
    Tab *current() const;
    void setCurrent(Tab *tab);
    int count() const;
    Tab *at(int index) const;
    /// By one to the right (or left), round the ends.
    void step(int by);
    /// Shown while there is no tab at all. Taken over.
    void setEmptyPage(QWidget *page);

signals:
    void currentChanged(ui::tabs::Tab *tab);
    /// Tab::statusChanged and Tab::inspectionChanged of the current one.
    void currentStatusChanged();
    void currentInspectionChanged();
    void newTabRequested();
    /// It agreed and is about to go.
    void closed(ui::tabs::Tab *tab);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh(Tab *tab);
    void refreshIcons();
    int indexOf(Tab *tab) const;
    void changed(int index);

    const Theme &m_theme;
    const Icons &m_icons;
    QTabBar *m_bar;
    QToolButton *m_new;
    QStackedWidget *m_pages;
    QWidget *m_empty = nullptr;
};

} // namespace ui::tabs
