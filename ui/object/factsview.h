// SPDX-License-Identifier: GPL-3.0-or-later
// Fields in groups, each a label and its value; the groups stand in two columns where there is room. Values
// can be selected and copied; names of other objects are links, long SQL is shown whole. Thread: GUI.
#pragma once

#include "core/objects/read.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QScrollArea>

class QHBoxLayout;
class QVBoxLayout;

namespace ui::object {

class FactsView : public QScrollArea
{
    Q_OBJECT

public:
    explicit FactsView(const Theme &theme, QWidget *parent = nullptr);

    /// Replaces what is shown; the place that was scrolled to stays.
    void setFacts(const QList<core::objects::Fact> &facts);
    const QList<core::objects::Fact> &facts() const { return m_facts; }
    /// As lines of label, tab and value, the server's text.
    QString toText() const;

signals:
    void linkActivated(const core::objects::Address &address);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Group
    {
        QWidget *widget;
        int rows;
        bool wide; ///< it has code, which wants the whole width
    };
    Group makeGroup(const QString &title, const QList<core::objects::Fact> &facts);
    QWidget *makeValue(const core::objects::Fact &fact, QWidget *parent, bool *wide);
    void arrange();

    const Theme &m_theme;
    QList<core::objects::Fact> m_facts;
    QList<Group> m_groups;
    QWidget *m_content;
    QVBoxLayout *m_page;
    QHBoxLayout *m_columns;
    QVBoxLayout *m_left;
    QVBoxLayout *m_right;
    int m_arrangedFor = 0; ///< columns
};

} // namespace ui::object
