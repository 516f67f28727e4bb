// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/boolbody.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace ui::editors {

namespace {

constexpr int True = 0, False = 1, Null = 2;

} // namespace

BoolBody::BoolBody(const ColumnFacts &facts, const EditorTools &, QWidget *parent)
    : Body(parent)
    , m_mayBeNull(!facts.notNull)
    , m_nullWord(facts.nullWord)
{
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(QStringLiteral("editorBool"));
    setAccessibleName(facts.column.name.isEmpty() ? tr("Value") : facts.column.name);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 0, 1, 0);
    layout->setSpacing(1);
    const char *const names[] = {"editorTrue", "editorFalse", "editorNull"};
    const QString texts[] = {QStringLiteral("true"), QStringLiteral("false"), m_nullWord};
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(names[i]));
        button->setText(texts[i]);
        button->setAccessibleName(texts[i]);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setProperty("pill", true);
        button->setFocusPolicy(Qt::NoFocus);
        layout->addWidget(button);
        m_buttons[i] = button;
        connect(button, &QToolButton::clicked, this, [this, i] {
            set(i == True ? QByteArrayLiteral("t") : i == False ? QByteArrayLiteral("f") : QByteArray());
            setFocus();
        });
    }
    m_buttons[Null]->setEnabled(m_mayBeNull);
    m_buttons[True]->setToolTip(tr("true (T, Y or 1)"));
    m_buttons[False]->setToolTip(tr("false (F, N or 0)"));
    m_buttons[Null]->setToolTip(tr("NULL (Backspace)"));
    layout->addStretch(1);
}

void BoolBody::setText(const QByteArray &text)
{
    m_text = text;
    showText();
}

void BoolBody::clear(const QString &instead)
{
    m_text = {};
    m_buttons[Null]->setText(instead.startsWith(QLatin1String("DEFAULT")) ? QStringLiteral("DEFAULT")
                                                                          : instead);
    showText();
}

void BoolBody::showText()
{
    m_buttons[True]->setChecked(m_text == "t" || m_text == "true");
    m_buttons[False]->setChecked(m_text == "f" || m_text == "false");
    m_buttons[Null]->setChecked(m_text.isEmpty());
    setAccessibleDescription(m_text.isEmpty()                   ? m_buttons[Null]->text()
                                 : m_buttons[True]->isChecked() ? m_buttons[True]->text()
                                                                : m_buttons[False]->text());
}

void BoolBody::set(const QByteArray &text)
{
    if (text.isEmpty() && !m_mayBeNull) {
        showText(); // the click has changed the button
        return;
    }
    m_text = text;
    m_buttons[Null]->setText(m_nullWord);
    showText();
    emit edited();
}

bool BoolBody::choose(const QString &key)
{
    const QString lower = key.toLower();
    if (lower == QLatin1String("t") || lower == QLatin1String("y") || lower == QLatin1String("1"))
        set(QByteArrayLiteral("t"));
    else if (lower == QLatin1String("f") || lower == QLatin1String("n") || lower == QLatin1String("0"))
        set(QByteArrayLiteral("f"));
    else
        return false;
    return true;
}

void BoolBody::startWith(const QString &text)
{
    choose(text);
}

QSize BoolBody::wishedSize() const
{
    return layout()->sizeHint();
}

void BoolBody::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (plain && event->key() == Qt::Key_Space) {
        set(m_text.isEmpty()                   ? QByteArrayLiteral("t")
                : m_buttons[True]->isChecked() ? QByteArrayLiteral("f")
                : m_mayBeNull                  ? QByteArray()
                                               : QByteArrayLiteral("t"));
    } else if (plain && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete)) {
        set({});
    } else if (plain && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        const int now = m_text.isEmpty() ? Null : m_buttons[True]->isChecked() ? True : False;
        const int to = std::clamp(now + (event->key() == Qt::Key_Right ? 1 : -1), int(True),
                                  m_mayBeNull ? int(Null) : int(False));
        if (to != now)
            m_buttons[std::size_t(to)]->click();
    } else if (plain && event->text() == QLatin1String("=")) {
        emit expressionWanted();
    } else if (!plain || !choose(event->text())) {
        event->ignore();
    }
}

} // namespace ui::editors
