// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/paragraphfield.h"

#include "ui/forms/problemline.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace ui::forms {

namespace {

constexpr int FewestLines = 2;
constexpr int MostLines = 8;

} // namespace

ParagraphField::ParagraphField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                               FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_text(new QPlainTextEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    setFocusProxy(m_text);
    m_text->setObjectName(spec.id);
    m_text->setPlaceholderText(spec.placeholder);
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(6);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        if (!m_setting)
            emit edited();
    });
    fitHeight();
}

void ParagraphField::fitHeight()
{
    const int lines = std::clamp(m_text->document()->blockCount(), FewestLines, MostLines);
    const int margins = 2 * int(m_text->document()->documentMargin()) + 2 * m_text->frameWidth();
    m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + margins);
}

void ParagraphField::setValue(const core::forms::Values &values)
{
    m_wasNull = values.isNull(id());
    if (m_text->toPlainText() == values.text(id()))
        return;
    m_setting = true;
    m_text->setPlainText(values.text(id()));
    m_setting = false;
}

void ParagraphField::store(core::forms::Values &values) const
{
    const QString text = m_text->toPlainText();
    if (text.isEmpty() && m_wasNull)
        values.setNull(id());
    else
        values.setText(id(), text);
}

void ParagraphField::setReadOnly(bool readOnly)
{
    m_text->setReadOnly(readOnly);
}

bool ParagraphField::setProblem(const QString &text, bool error)
{
    setProblemEdge(m_text, text, error);
    return text.isEmpty();
}

QWidget *ParagraphField::work() const
{
    return m_text;
}

} // namespace ui::forms
