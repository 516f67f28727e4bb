// SPDX-License-Identifier: GPL-3.0-or-later
// What every tab with a script is made of: a head, banners, a page that scrolls, the SQL beside it (beneath
// it in a narrow tab), the report of a try, and what is seen while something runs. Thread: GUI.
#pragma once

#include "core/ddl/script.h"
#include "core/ddl/tryreport.h"
#include "core/settings/settings.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QSplitter;
class QToolButton;
class QVBoxLayout;

namespace ui {
class Banner;
class ElidedLabel;
class ProgressLine;
} // namespace ui

namespace ui::forms {

class SqlPanel;
class TryReportView;

class ScriptFrame : public QWidget
{
    Q_OBJECT

public:
    /// prefix: of the names of its parts ("form": formBanner, formScroll).
    ScriptFrame(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                const QString &prefix, QWidget *parent = nullptr);

    /// Beneath the head; scrolls.
    QVBoxLayout &page() const { return *m_page; }
    /// Above the page, beneath the banners; does not scroll.
    void addBand(QWidget *band);

    /// Tab walks from the head through the page to the SQL and the report, whatever was made last.
    void orderFocus();

    void setHead(const QString &icon, const QString &name, const QString &headline);
    void setName(const QString &name);
    QString headline() const;
    /// A button of the head, before "Read again".
    QToolButton *addHeadButton(const QString &name, const QString &icon, const QString &toolTip);

    enum class Work
    {
        None,
        Reading, ///< the page stays as it can be used
        Saving,
        Trying,
    };
    /// While it saves or tries, the page is disabled and the focus waits on Cancel. readOnly: nothing can be
    /// saved or tried.
    void setWork(Work work, bool readOnly);
    /// "saving 3 s"; empty while nothing runs.
    QString workText() const;

    /// Shows it; it stays until it is closed or hideReport() is called.
    void showReport(const core::ddl::TryReport &report, const core::ddl::Script &tried);
    void hideReport();

    QScrollArea &scroll() const { return *m_scroll; }
    Banner &banner() const { return *m_banner; }
    /// Why nothing can be changed; cannot be closed.
    Banner &readOnly() const { return *m_readOnly; }
    QToolButton &reload() const { return *m_reload; }
    SqlPanel &sql() const { return *m_sql; }
    TryReportView &report() const { return *m_report; }

signals:
    /// Now and then while something runs: workText() may be another.
    void ticked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    void fit();

    const Theme &m_theme;
    const Icons &m_icons;
    core::settings::Settings &m_settings;
    QString m_prefix;
    QString m_iconName;

    QSplitter *m_outer;
    QSplitter *m_inner;
    QScrollArea *m_scroll;
    QLabel *m_icon = nullptr;
    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_headline = nullptr;
    QToolButton *m_reload = nullptr;
    QHBoxLayout *m_headLine = nullptr;
    ProgressLine *m_progress;
    Banner *m_banner;
    Banner *m_readOnly;
    QVBoxLayout *m_column = nullptr;
    QVBoxLayout *m_page = nullptr;
    SqlPanel *m_sql;
    TryReportView *m_report;
    Work m_work = Work::None;
    QElapsedTimer m_since;
    QTimer m_clock;
    QPointer<QWidget> m_focusBefore; ///< while it saves or tries
};

} // namespace ui::forms
