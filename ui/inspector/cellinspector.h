// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's view of one cell: what it is called, and its whole value in the ways that suit it (tree,
// list, picture, text, bytes). Thread: GUI. Cost: any value, however large, is shown within a frame or two;
// what takes longer is done in the thread pool.
#pragma once

#include "core/base/error.h"
#include "core/browse/tablequery.h"
#include "core/edit/cellvalue.h"
#include "core/result/resultset.h"
#include "core/settings/settings.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"
#include "ui/base/theme.h"
#include "ui/base/whenwanted.h"
#include "ui/inspector/cellvalue.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace ui {
class ElidedLabel;
class Segmented;
} // namespace ui
namespace ui::json {
class JsonEditor;
}

namespace ui::values {
class CellSink;
}

namespace ui::inspector {

class HexPane;
class ImagePane;
class TextPane;
class TreePane;
class ValuePane;

class CellInspector : public QWidget
{
    Q_OBJECT

public:
    /// In the order of the switch.
    enum class View
    {
        Tree,
        List,
        Image,
        Text,
        Path,
        Hex
    };
    static constexpr int ViewCount = 6;

    CellInspector(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                  Prompts &prompts, QWidget *parent = nullptr);
    ~CellInspector() override;

    /// Whose cells showCell() means. Not owned; may die first: the inspector is then empty.
    void setResult(core::result::ResultSet *result);
    /// Where values of this result can be given back: json and jsonb are then edited here. Null: nothing can.
    /// What was edited and not applied is staged when another cell is shown. Not owned; may die first.
    void setSink(values::CellSink *sink);
    /// Conditions made from a value may filter the rows, be opened as SQL: see the signals.
    void setOffers(bool filter, bool editor);
    /// Null until a json value was edited.
    json::JsonEditor *jsonEditor() const;
    /// Row and column of the result (not of the grid); out of range shows nothing.
    void showCell(qsizetype row, int column);
    void clear() { showCell(-1, -1); }

    /// The text shown, for tests.
    QString shownText() const;
    QList<View> views() const { return m_views; }
    View view() const { return m_view; }
    /// As the switch does: kept for values of the same kind.
    void chooseView(View view);

    QSize sizeHint() const override { return {290, 400}; }

public slots:
    /// The whole value, not only what is shown.
    void copyValue();
    /// Asks for a file and writes the value to it: bytea as its bytes, all else as its text.
    void saveValue();
    void setWrapped(bool wrapped);

signals:
    void copied();
    void saved(const QString &path);
    void failed(const core::Error &error);
    /// The json value shown is to be edited in a tab.
    void tabRequested(qsizetype row, int column);
    /// SQL of a condition about the column shown.
    void filterRequested(const QString &condition);
    void editorRequested(const QString &condition);
    void indexRequested(const QString &condition);
    /// Parts of a SELECT list: keys to be shown as columns.
    void columnsRequested(const QList<core::browse::Expression> &expressions);
    /// Keys of the column are wanted, to be given to the editor.
    void schemaWanted(json::JsonEditor *editor);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void offerViews();
    void showView(View view);
    template <class Pane> Pane *addPane(Pane *pane);
    ValuePane *pane(View view) const;
    bool isEdited() const;
    std::optional<core::edit::CellValue> over() const;
    void editJson(View view);
    json::JsonEditor *makeJsonEditor();
    void clearPanes(const ValuePane *except = nullptr);
    void showMessage(const QString &text);
    void showNote();
    void tell(const QString &text, bool bad = false);
    void applyTheme();

    const Theme &m_theme;
    const Icons &m_icons;
    core::settings::Settings &m_settings;
    Prompts &m_prompts;
    QPointer<core::result::ResultSet> m_result;
    qsizetype m_row = -1;
    int m_column = -1;
    CellValue m_value;                           ///< of the cell shown
    std::optional<core::edit::CellValue> m_over; ///< what was staged when it was shown
    bool m_known = false;
    QList<View> m_views;
    View m_view = View::Text;

    QLabel *m_icon;
    ElidedLabel *m_name;
    ElidedLabel *m_about;
    QToolButton *m_indent;
    QToolButton *m_wrap;
    QToolButton *m_save;
    QToolButton *m_copy;
    QWidget *m_head;
    Segmented *m_switch;
    QWidget *m_switchArea;
    QStackedWidget *m_pages;
    QLabel *m_message;
    WhenWanted<TreePane> m_tree;
    WhenWanted<ImagePane> m_image;
    WhenWanted<TextPane> m_text;
    WhenWanted<HexPane> m_hex;
    json::JsonEditor *m_json = nullptr;
    QPointer<values::CellSink> m_sink;
    bool m_sinkReady = false;
    bool m_offersFilter = false;
    bool m_offersEditor = false;
    QLabel *m_note;
    QLabel *m_told;
    QString m_iconName;
    bool m_switching = false;
    bool m_bad = false; ///< what is told is an error
    std::optional<core::Task<qsizetype>> m_saving;
    quint64 m_copying = 0;
};

} // namespace ui::inspector
