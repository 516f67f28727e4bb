// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqlview.h"

#include "ui/editor/codestyle.h"
#include "ui/editor/sqllexer.h"

#include <Qsci/qsciscintilla.h>

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::editor {

namespace {

/// Takes only the keys that move, select and copy: Tab goes on to the next widget.
class ReadArea : public QsciScintilla
{
public:
    using QsciScintilla::QsciScintilla;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::SelectAll)
            || (event->key() >= Qt::Key_Home && event->key() <= Qt::Key_PageDown)) {
            QsciScintilla::keyPressEvent(event);
            return;
        }
        if (event->key() == Qt::Key_Tab)
            focusNextChild();
        else if (event->key() == Qt::Key_Backtab)
            focusPreviousChild();
        else
            event->ignore();
    }
};

} // namespace

SqlView::SqlView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_view(new ReadArea(this))
{
    setObjectName(QStringLiteral("sqlView"));
    m_view->setObjectName(QStringLiteral("sqlPreview"));
    m_view->setAccessibleName(tr("SQL preview"));
    prepareCode(*m_view);
    m_lexer = new SqlLexer(theme, *m_view);
    m_view->setReadOnly(true);
    m_view->setCaretLineVisible(false);
    m_view->SendScintilla(QsciScintilla::SCI_SETCARETSTYLE, 0UL);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
}

QString SqlView::sql() const
{
    return codeText(*m_view);
}

void SqlView::setSql(const QString &sql)
{
    if (sql == this->sql())
        return;
    const int top = m_view->firstVisibleLine();
    setCodeText(*m_view, sql);
    m_view->setFirstVisibleLine(top);
}

void SqlView::setWrapped(bool wrapped)
{
    m_view->setWrapMode(wrapped ? QsciScintilla::WrapWord : QsciScintilla::WrapNone);
}

QSize SqlView::sizeHint() const
{
    return {360, std::clamp(m_view->lines(), 3, 16) * CodeLineHeight};
}

} // namespace ui::editor
