// SPDX-License-Identifier: GPL-3.0-or-later
// The left zone: the objects of the servers, saved queries, or the history. The last two are made when they
// are first looked at. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

#include <functional>

class QStackedWidget;

namespace ui {
class Segmented;
}

namespace ui::workspace {

class SideZone : public QWidget
{
    Q_OBJECT

public:
    enum Page
    {
        Objects,
        Saved,
        History
    };

    /// objects is taken over.
    SideZone(const Theme &theme, QWidget *objects, QWidget *parent = nullptr);

    void setMaker(Page page, std::function<QWidget *()> make);
    void show(Page page);
    Page page() const;
    /// Made where it is not yet.
    QWidget *widget(Page page);

signals:
    void pageChanged(int page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Segmented *m_choice;
    QStackedWidget *m_pages;
    QWidget *m_widgets[3] = {};
    std::function<QWidget *()> m_makers[3];
};

} // namespace ui::workspace
