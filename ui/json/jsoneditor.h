// SPDX-License-Identifier: GPL-3.0-or-later
// One json or jsonb value to be looked at and edited: tree, text, paths, the statement that would save it,
// and the way to give it back. In the inspector one of the three at a time; in a tab tree and text side by
// side. Thread: GUI; any size without a stall: what is large is parsed, compared and searched in the pool.
#pragma once

#include "core/browse/tablequery.h"
#include "core/edit/jsonchange.h"
#include "core/json/schema.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/json/jsonbench.h"
#include "ui/json/keyoffers.h"
#include "ui/values/cellsink.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace ui::json {

class JsonSearch;
class JsonTextPage;
class JsonTreeView;
class PathPage;
class WillRunBar;

class JsonEditor : public QWidget
{
    Q_OBJECT

public:
    enum class Page
    {
        Tree,
        Text,
        Path
    };
    /// Which cell of whose rows.
    struct Place
    {
        qsizetype row = -1;
        int column = -1;
        QString name{}; ///< of the column
        bool jsonb = true;
    };

    JsonEditor(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);
    ~JsonEditor() override;

    /// The value as the sink has it. The same cell again keeps everything as it is, unless its value is
    /// another one now. Where the sink forbids it, the value is shown with the reason.
    void open(values::CellSink *sink, const Place &place);
    /// Lets go; what was edited and not applied is staged first (nothing typed is lost).
    void close();
    const Place &place() const { return m_place; }
    values::CellSink *sink() const { return m_sink; }

    void showPage(Page page);
    Page page() const { return m_page; }
    /// Tree and text side by side, as in a tab.
    void setSideBySide(bool on);
    /// Offers "Open in a tab".
    void setOffersTab(bool on);
    /// Conditions may be put into the table's field, into a new SQL tab.
    void setOffers(bool filter, bool editor);
    /// What a sample of the column has in common: its keys are offered while keys are typed. Without
    /// documents: not known.
    void setSchema(const core::json::ColumnSchema &schema);
    void setSchemaError(const core::Error &error);
    const core::json::ColumnSchema &schema() const { return m_schema; }

    JsonBench &bench() { return m_bench; }
    JsonTreeView &tree() const { return *m_tree; }
    JsonTextPage &text() const { return *m_text; }
    bool isModified() const;
    /// What "will run" says.
    QString willRun() const;
    /// "4 values"; what jsonb will write differently.
    QString note() const;

public slots:
    void apply();
    void discard();

signals:
    void noteChanged();
    void modifiedChanged();
    void tabRequested();
    void filterRequested(const QString &condition);
    void editorRequested(const QString &condition);
    void indexRequested(const QString &condition);
    void columnsRequested(const QList<core::browse::Expression> &expressions);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void load();
    void loaded();
    void draftChanged();
    void sinkChanged();
    void stageEdits();
    bool isSaved(const QByteArray &original, const QByteArray &now) const;
    core::json::Flavor flavor() const;
    void preview();
    void showButtons();
    void showMessage(const QString &text);
    void offerKeys();
    void tell(const QString &text, bool bad);
    void applyTheme();
    QWidget *makeToolRow();

    const Theme &m_theme;
    const Icons &m_icons;
    JsonBench m_bench;
    QPointer<values::CellSink> m_sink;
    Place m_place;
    QByteArray m_original;
    QByteArray m_known;      ///< the value as the sink had it last
    QByteArray m_unfinished; ///< of the value that is loaded: staged, and no JSON (yet)
    Draft m_applied;         ///< as it was handed on last
    Page m_page = Page::Tree;
    bool m_sideBySide = false;
    core::json::ColumnSchema m_schema;
    KeysByPath m_knownKeys;

    JsonSearch *m_search;
    QToolButton *m_tab;
    QToolButton *m_undo;
    QToolButton *m_redo;
    QToolButton *m_layOut;
    QStackedWidget *m_stack;
    QLabel *m_message;
    QSplitter *m_pages;
    JsonTreeView *m_tree;
    JsonTextPage *m_text;
    PathPage *m_paths;
    QLabel *m_locked;
    QLabel *m_told;
    WillRunBar *m_willRun;

    QTimer m_later;
    std::optional<core::edit::JsonChange> m_offer;                ///< of the draft as it is
    std::optional<core::Task<core::edit::JsonChange>> m_offering; ///< where it takes long
    quint64 m_serial = 0;
    bool m_bad = false;
    bool m_applying = false;
};

} // namespace ui::json
