// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/textpane.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"
#include "ui/base/amounts.h"
#include "ui/inspector/jsoncolors.h"
#include "ui/inspector/jsontext.h"
#include "ui/inspector/valueview.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::inspector {

using core::result::CellView;

namespace {

constexpr qsizetype PartLines = 4000; // QTextDocument spends 3 us and half a kilobyte on each
constexpr qsizetype ColouredText = 100'000;

// Past the last whole character in the `size` bytes at `data`.
qsizetype wholeCharacters(const char *data, qsizetype size)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, size); ++back) {
        const auto c = static_cast<unsigned char>(data[size - back]);
        if ((c & 0xC0) == 0x80)
            continue;
        const int length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
        return length > back ? size - back : size;
    }
    return size;
}

// Bytes from data up to the end of so many lines.
qsizetype lineLimit(const char *data, qsizetype size, qsizetype lines)
{
    const QByteArrayView text(data, size);
    qsizetype at = -1;
    for (qsizetype line = 0; line < lines; ++line) {
        at = text.indexOf('\n', at + 1);
        if (at < 0)
            return size;
    }
    return at + 1;
}

} // namespace

TextPane::TextPane(const Theme &theme, const Icons &icons, QWidget *parent)
    : ValuePane(parent)
    , m_theme(theme)
    , m_view(new ValueView(this))
    , m_parts(new QWidget(this))
{
    m_view->setObjectName(QStringLiteral("inspectorValue"));
    m_view->setAccessibleName(tr("Value"));
    m_view->document()->setDocumentMargin(8);
    m_colors = new JsonColors(theme, m_view->document());

    const auto button
        = [&](const char *name, const char *icon, const QString &text, void (TextPane::*slot)()) {
              auto *tool = new QToolButton(m_parts);
              tool->setObjectName(QLatin1String(name));
              tool->setIcon(icons.icon(QLatin1String(icon)));
              tool->setText(text);
              tool->setToolButtonStyle(Qt::ToolButtonTextOnly);
              tool->setAccessibleName(text);
              tool->setAutoRaise(true);
              connect(tool, &QToolButton::clicked, this, slot);
              return tool;
          };
    m_first = button("textFirst", "chevron-up", tr("Beginning"), &TextPane::firstPart);
    m_previous = button("textPrevious", "chevron-left", tr("Before"), &TextPane::previousPart);
    m_next = button("textNext", "chevron-right", tr("More"), &TextPane::nextPart);
    m_last = button("textLast", "chevron-down", tr("End"), &TextPane::lastPart);
    m_first->setToolTip(tr("The beginning of the value"));
    m_previous->setToolTip(tr("The part before this one"));
    m_next->setToolTip(tr("The part after this one"));
    m_last->setToolTip(tr("The end of the value"));
    auto *row = new QHBoxLayout(m_parts);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(2);
    for (QToolButton *tool : {m_first, m_previous, m_next, m_last})
        row->addWidget(tool);
    row->addStretch(1);
    m_parts->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_parts);
    setFocusProxy(m_view);
    connect(&theme, &Theme::changed, this, &TextPane::applyTheme);
    applyTheme();
}

void TextPane::setValue(const CellValue &value)
{
    m_value = value;
    m_json = core::result::typeFamily(value.column.typeOid) == core::result::TypeFamily::Json;
    m_code = core::result::usesCodeFont(value.column.typeOid);
    applyTheme();
    showPart(0);
}

void TextPane::clear()
{
    m_value = {};
    m_note.clear();
    m_view->clear();
    m_parts->hide();
}

QString TextPane::shownText() const
{
    return m_view->toPlainText();
}

void TextPane::showPart(qsizetype from)
{
    const CellView &cell = m_value.cell;
    if (cell.null)
        return;
    m_from = from;
    qsizetype size = std::min(cell.size - from, PartBytes);
    size = lineLimit(cell.data + from, size, PartLines);
    if (from + size < cell.size)
        size = wholeCharacters(cell.data + from, size);
    m_to = from + size;
    QString text = core::result::fullText({cell.data + from, size, false});
    const bool whole = from == 0 && m_to == cell.size;
    const qsizetype characters = whole ? text.toUcs4().size() : 0;
    bool cut = false;
    if (m_json && m_indented) {
        text = indentedJson(text, 2 * PartBytes, PartLines);
        cut = text.size() >= 2 * PartBytes || text.count(QLatin1Char('\n')) >= PartLines;
    }
    m_colors->setEnabled(m_json && text.size() <= ColouredText);
    m_view->showText(text);

    const QString bytes = cell.size == 1 ? tr("1 byte") : tr("%1 bytes").arg(countText(cell.size));
    if (!whole)
        m_note = tr("%1 to %2 of %3").arg(sizeText(m_from), sizeText(m_to), sizeText(cell.size));
    else if (characters == cell.size)
        m_note = characters == 1 ? tr("1 character") : tr("%1 characters").arg(countText(characters));
    else
        m_note = (characters == 1 ? tr("1 character") : tr("%1 characters").arg(countText(characters)))
            + QStringLiteral(" \u00b7 ") + bytes;
    if (cut)
        m_note = tr("The first %1 lines. %2").arg(countText(PartLines), m_note);
    m_parts->setVisible(!whole);
    m_first->setEnabled(m_from > 0);
    m_previous->setEnabled(m_from > 0);
    m_next->setEnabled(m_to < cell.size);
    m_last->setEnabled(m_to < cell.size);
    emit noteChanged();
}

void TextPane::nextPart()
{
    if (m_to < m_value.cell.size)
        showPart(m_to);
}

void TextPane::previousPart()
{
    qsizetype from = std::max<qsizetype>(0, m_from - PartBytes);
    while (from > 0 && (m_value.cell.data[from] & 0xC0) == 0x80)
        --from;
    // of short lines a part holds fewer bytes: the last of them before this one
    const QByteArrayView before(m_value.cell.data + from, m_from - from);
    qsizetype at = before.size();
    for (qsizetype line = 0; line < PartLines && at >= 0; ++line)
        at = at > 0 ? before.lastIndexOf('\n', at - 1) : -1;
    showPart(at > 0 ? from + at + 1 : from);
}

void TextPane::firstPart()
{
    showPart(0);
}

void TextPane::lastPart()
{
    m_from = m_value.cell.size;
    previousPart();
}

void TextPane::setWrapped(bool wrapped)
{
    m_view->setLineWrapMode(wrapped ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
}

void TextPane::setIndented(bool indented)
{
    if (m_indented == indented)
        return;
    m_indented = indented;
    if (m_json && !m_value.cell.null)
        showPart(m_from);
}

void TextPane::applyTheme()
{
    QFont code = m_theme.codeFont();
    code.setPixelSize(std::max(8, QFontInfo(code).pixelSize() - 1));
    m_view->setFont(m_code ? code : m_theme.interfaceFont());
    QPalette colors = palette();
    colors.setColor(QPalette::Base, m_theme.color(Token::Surface));
    colors.setColor(QPalette::Text, m_theme.color(Token::Text));
    m_view->setPalette(colors);
}

} // namespace ui::inspector
