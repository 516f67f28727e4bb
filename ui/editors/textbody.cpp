// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/textbody.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"
#include "core/transfer/filenames.h"
#include "core/values/check.h"
#include "ui/editors/textbox.h"
#include "ui/editors/valuefile.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>

namespace ui::editors {

namespace {

constexpr int Inset = 7; // so that the text stands where it stood in the cell
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
    , m_prompts(tools.prompts)
    , m_load(new QAction(tr("Load a file…"), this))
    , m_save(new QAction(tr("Save to a file…"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Inset, 0, 0, 0);
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
    m_load->setObjectName(QStringLiteral("editorLoad"));
    m_save->setObjectName(QStringLiteral("editorSave"));
    connect(m_load, &QAction::triggered, this, &TextBody::load);
    connect(m_save, &QAction::triggered, this, &TextBody::save);
    connect(m_box, &TextBox::typed, this, [this] { emit edited(); });
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
    const QSize beside(Inset + m_beside, 0);
    return opensLarge() ? Large : m_box->wishedSize(MostLine) + beside;
}

QList<QAction *> TextBody::extraActions()
{
    return isFree() ? QList<QAction *>{m_invisible, m_load, m_save} : QList<QAction *>{m_invisible};
}

void TextBody::load()
{
    m_prompts.openFile({.title = tr("Load %1 from a file").arg(m_box->accessibleName())}, this,
                       [this](const QString &path) {
                           if (!path.isEmpty())
                               core::whenDone(readValueFile(path), this,
                                              [this](const core::Result<QByteArray> &bytes) { take(bytes); });
                       });
}

void TextBody::take(const core::Result<QByteArray> &bytes)
{
    if (!bytes) {
        emit told(bytes.error().message);
    } else if (QString::fromUtf8(*bytes).toUtf8() != *bytes) {
        emit told(tr("The file is not UTF-8."));
    } else {
        setText(*bytes);
        emit edited();
    }
}

void TextBody::save()
{
    const QString name = m_box->accessibleName();
    m_prompts.saveFile(
        {.title = tr("Save %1 to a file").arg(name), .suggestion = core::transfer::safeFileName(name)}, this,
        [this](const QString &path) {
            if (path.isEmpty())
                return;
            core::whenDone(writeValueFile(path, text()), this, [this](const core::Result<qint64> &written) {
                if (!written)
                    emit told(written.error().message);
            });
        });
}

} // namespace ui::editors
