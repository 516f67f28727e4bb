// SPDX-License-Identifier: GPL-3.0-or-later
// The field that finds a text in the keys and values of the document on the bench, and which of its hits is
// current. Thread: GUI; the document is gone through in the pool.
#pragma once

#include "ui/base/theme.h"
#include "ui/json/jsonbench.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;

namespace ui::json {

class JsonSearch : public QWidget
{
    Q_OBJECT

public:
    JsonSearch(const Theme &theme, JsonBench &bench, QWidget *parent = nullptr);
    ~JsonSearch() override;

    bool isEmpty() const;
    bool hasFocusWithin() const;
    /// Its text is selected.
    void focusText();
    void clear();
    /// The same text once more: the document is another one.
    void searchAgain();
    /// The document goes.
    void forgetHits();
    /// By one to the next hit (or the one before), round the ends.
    void step(int by);

private:
    void search();
    void applyTheme();

    const Theme &m_theme;
    JsonBench &m_bench;
    QLineEdit *m_text;
    QLabel *m_hits;
    std::optional<core::Task<std::vector<Node>>> m_searching;
    std::vector<Node> m_found;
    qsizetype m_current = -1;
};

} // namespace ui::json
