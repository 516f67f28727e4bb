// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's page of a value that has parts (JSON, array, composite): search, tree, path of the part
// under the cursor. Small values are parsed at once, large ones in the thread pool.
#pragma once

#include "ui/base/icons.h"
#include "ui/inspector/valuepane.h"
#include "ui/values/valuetree.h"

#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace ui {
class ElidedLabel;
}

namespace ui::values {
class ValueTreeView;
}

namespace ui::inspector {

class TreePane : public ValuePane
{
    Q_OBJECT

public:
    enum class Language
    {
        Json,
        Array,
        Composite
    };

    TreePane(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);
    ~TreePane() override;

    /// How the next value is to be read. looksInside: as NestedText::Options has it.
    void setLanguage(Language language, bool looksInside);
    void setValue(const CellValue &value) override;
    void clear() override;
    QString note() const override { return m_note; }
    /// A line for each row of the tree: two spaces a level, "key: value".
    QString shownText() const override;

    values::ValueTreeView &tree() const { return *m_tree; }
    void focusSearch();

signals:
    /// The value is shown, or why it cannot be.
    void ready();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void show(core::Result<values::ValueTreePtr> tree);
    void search();
    void step(int by);
    void showHit();
    void showPath();
    void applyTheme();

    const Theme &m_theme;
    QLineEdit *m_search;
    QLabel *m_hits;
    QStackedWidget *m_pages;
    QLabel *m_message;
    values::ValueTreeView *m_tree;
    ElidedLabel *m_path;
    QToolButton *m_copyPath;
    Language m_language = Language::Json;
    bool m_looksInside = false;
    QString m_name;
    QString m_note;
    std::optional<core::Task<values::ValueTreePtr>> m_parsing;
    std::optional<core::Task<std::vector<values::ValueTree::Node>>> m_searching;
    quint64 m_serial = 0;
    std::vector<values::ValueTree::Node> m_found;
    qsizetype m_current = -1; ///< of m_found
};

} // namespace ui::inspector
