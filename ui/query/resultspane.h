// SPDX-License-Identifier: GPL-3.0-or-later
// What a run gave: a tab per result and one of messages, each result with its grid and its figures. Thread:
// GUI.
#pragma once

#include "core/query/outcome.h"
#include "core/result/resultset.h"
#include "core/settings/settings.h"
#include "ui/base/icons.h"
#include "ui/grid/columnlayout.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <vector>

class QPushButton;
class QStackedWidget;

namespace ui::query {

class MessagesView;
class PillTabs;
class ResultPage;

class ResultsPane : public QWidget
{
    Q_OBJECT

public:
    ResultsPane(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                QWidget *parent = nullptr);
    ~ResultsPane() override;

    /// Takes a growing result over and shows it. statement: what gave it. title: instead of its number.
    ResultPage *addResult(core::result::ResultSet *result, const QByteArray &statement,
                          const QString &title = {});
    /// In the place of a page that goes: its columns and the place in its rows stay.
    ResultPage *replaceResult(ResultPage *before, core::result::ResultSet *result,
                              const QByteArray &statement, const QString &title = {});
    /// Drops the results and messages of the run before.
    void reset();
    MessagesView &messages() const { return *m_messages; }
    void showMessages();
    /// The result shown; null while the messages are.
    ResultPage *currentPage() const;
    /// Brings a result to the front.
    void showPage(int index);
    int resultCount() const { return int(m_pages.size()); }
    ResultPage *pageAt(int index) const { return m_pages[std::size_t(index)]; }

signals:
    /// addResult() made it.
    void pageAdded(ui::query::ResultPage *page);
    void exportRequested(ui::query::ResultPage *page);
    void currentCellChanged();
    void notice(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ResultPage *makePage(core::result::ResultSet *result, const QByteArray &statement, const QString &title);
    void updateTexts();
    void showCurrent(int index);

    const Theme &m_theme;
    const Icons &m_icons;
    core::settings::Settings &m_settings;
    PillTabs *m_tabs;
    QPushButton *m_copy;
    QPushButton *m_export;
    QStackedWidget *m_stack;
    MessagesView *m_messages;
    std::vector<ResultPage *> m_pages;
    QHash<const ResultPage *, QString> m_titles; ///< of those that have one
    QList<grid::ColumnLayout> m_layouts;         ///< of the results of the run before
};

} // namespace ui::query
