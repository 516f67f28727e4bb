// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/textbody.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"
#include "ui/editors/textbox.h"

#include <QAction>
#include <QLocale>
#include <QVBoxLayout>

namespace ui::editors {

namespace {

constexpr QSize MostLine{520, 260};
constexpr QSize Large{640, 360};
constexpr int MostLines = 40;
constexpr qsizetype ShownOfHuge = 64 << 10;

bool takesEmptyText(const core::values::TypePtr &type)
{
    const auto base = core::values::withoutDomains(type);
    return base && core::result::typeFamily(base->oid) == core::result::TypeFamily::Text;
}

} // namespace

TextBody::TextBody(const ColumnFacts &facts, const EditorTools &tools, QWidget *parent)
    : Body(parent)
    , m_type(facts.type)
    , m_server(facts.serverVersion)
    , m_hasEmptyText(takesEmptyText(facts.type))
    , m_box(new TextBox(tools.theme, this))
    , m_invisible(new QAction(tr("Show invisible characters"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
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
    connect(m_box, &TextBox::typed, this, &Body::edited);
}

void TextBody::setText(const QByteArray &text)
{
    m_box->setPlaceholderText(m_hasEmptyText ? tr("'' (empty text)") : QString());
    if (text.size() <= MostText) {
        m_huge = {};
        m_box->setBytes(text);
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
    return {};
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
    return opensLarge() ? Large : m_box->wishedSize(MostLine);
}

QList<QAction *> TextBody::extraActions()
{
    return {m_invisible};
}

} // namespace ui::editors
