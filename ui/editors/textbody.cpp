// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/textbody.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"
#include "core/values/check.h"
#include "ui/editors/textbox.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>

namespace ui::editors {

namespace {

constexpr QSize MostLine{520, 260};
constexpr QSize Large{640, 360};
constexpr int MostLines = 40;
constexpr qsizetype ShownOfHuge = 64 << 10;

} // namespace

TextBody::TextBody(const ColumnFacts &facts, const EditorTools &tools, QWidget *parent)
    : Body(parent)
    , m_type(facts.type)
    , m_server(facts.serverVersion)
    , m_hasEmptyText(facts.type && core::values::takesEmptyText(*facts.type))
    , m_box(new TextBox(tools.theme, this))
    , m_invisible(new QAction(tr("Show invisible characters"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_box, 1);
    setFocusProxy(m_box);
    m_box->setObjectName(QStringLiteral("editorText"));
    m_box->setAccessibleName(facts.column.name.isEmpty() ? tr("Value") : facts.column.name);
    m_box->setFrameShape(QFrame::NoFrame);
    const auto base = core::values::withoutDomains(m_type);
    if (base && core::result::usesCodeFont(base->oid))
        m_box->setFont(tools.theme.codeFont());
    m_invisible->setObjectName(QStringLiteral("editorInvisible"));
    m_invisible->setCheckable(true);
    connect(m_invisible, &QAction::toggled, m_box, &TextBox::setInvisibleShown);
    connect(m_invisible, &QAction::toggled, this, &Body::resized);
    m_box->installEventFilter(this);
    connect(m_box, &TextBox::typed, this, &Body::edited);
}

void TextBody::setText(const QByteArray &text)
{
    m_box->setPlaceholderText(m_hasEmptyText ? tr("'' (empty text)") : QString());
    if (text.size() <= MostText) {
        m_huge = {};
        m_box->setBytes(text);
        m_box->selectAll();
        return;
    }
    m_huge = text;
    m_box->setBytes(text.first(ShownOfHuge));
    m_box->setReadOnly(true);
}

void TextBody::clear(const QString &instead)
{
    m_huge = {};
    m_box->clearBytes();
    m_box->setPlaceholderText(instead);
}

QByteArray TextBody::text() const
{
    return m_huge.isNull() ? m_box->bytes() : m_huge;
}

bool TextBody::isEmpty() const
{
    return m_huge.isNull() && m_box->document()->isEmpty();
}

QString TextBody::problem() const
{
    return m_type && m_box->isUtf8() ? core::values::problem(*m_type, text(), m_server) : QString();
}

/// Any key may be part of it, a line break too.
bool TextBody::isFree() const
{
    return !m_type || core::values::mayContain(*m_type, QLatin1Char('='));
}

bool TextBody::isExpressionSign(const QString &text) const
{
    return text == QLatin1String("=") && !isFree();
}

void TextBody::addBeside(QWidget *widget)
{
    static_cast<QHBoxLayout *>(layout())->addWidget(widget, 0, Qt::AlignTop);
    m_beside += widget->sizeHint().width();
}

// What cannot be part of a number is not typed into it.
bool TextBody::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_box || event->type() != QEvent::KeyPress || isFree())
        return Body::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool line = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (line && (key->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)))
        return true;
    const QString typed = key->text();
    if (typed.isEmpty() || !typed.at(0).isPrint()
        || (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        return Body::eventFilter(watched, event);
    const auto cursor = m_box->textCursor();
    if (isExpressionSign(typed) && cursor.selectionStart() == 0) {
        emit expressionWanted();
        return true;
    }
    for (const QChar c : typed) {
        if (!core::values::mayContain(*m_type, c))
            return true;
    }
    return Body::eventFilter(watched, event);
}

bool TextBody::opensLarge() const
{
    return !m_huge.isNull() || m_box->document()->characterCount() > LargeText
        || m_box->document()->blockCount() > MostLines;
}

void TextBody::startWith(const QString &text)
{
    m_huge = {};
    m_box->clearBytes();
    m_box->setPlaceholderText(m_hasEmptyText ? tr("'' (empty text)") : QString());
    m_box->insertPlainText(text);
}

QSize TextBody::wishedSize() const
{
    const QSize beside(m_beside, 0);
    return opensLarge() ? Large : m_box->wishedSize(MostLine) + beside;
}

QList<QAction *> TextBody::extraActions()
{
    return {m_invisible};
}

} // namespace ui::editors
