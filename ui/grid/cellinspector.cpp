// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/cellinspector.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"
#include "ui/base/actions.h"
#include "ui/base/amounts.h"
#include "ui/base/elidedlabel.h"
#include "ui/grid/copy.h"
#include "ui/grid/hexdump.h"
#include "ui/grid/jsoncolors.h"
#include "ui/grid/jsontext.h"
#include "ui/grid/valueview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::grid {

using core::result::CellView;
using core::result::TypeFamily;

namespace {

constexpr int HeaderHeight = 34;
constexpr qsizetype ShownBytes = 1 << 20;
constexpr qsizetype ShownJson = 2 << 20; // characters, after indenting
constexpr qsizetype ColouredJson = 200'000;
constexpr qsizetype ShownLines = 20'000;     // QTextDocument spends 3 us and half a kilobyte on each
constexpr qsizetype DumpedBytes = 256 << 10; // of bytea

// False if there were more lines.
bool cutLines(QString &text)
{
    qsizetype at = -1;
    for (qsizetype line = 0; line < ShownLines; ++line) {
        at = text.indexOf(QLatin1Char('\n'), at + 1);
        if (at < 0)
            return true;
    }
    text.truncate(at);
    return false;
}

// The first bytes of a value, not cut within a character.
CellView beginning(CellView cell, qsizetype limit)
{
    if (cell.size <= limit)
        return cell;
    cell.size = limit;
    for (int back = 0; back < 3 && (cell.data[cell.size] & 0xC0) == 0x80; ++back)
        --cell.size;
    return cell;
}

QString iconOf(TypeFamily family)
{
    struct Entry
    {
        TypeFamily family;
        const char *icon;
    };
    static constexpr Entry Entries[] = {
        {TypeFamily::Number, "number"}, {TypeFamily::Boolean, "bool"},  {TypeFamily::DateTime, "calendar"},
        {TypeFamily::Json, "json"},     {TypeFamily::Binary, "binary"}, {TypeFamily::Text, "text"},
    };
    for (const Entry &entry : Entries) {
        if (entry.family == family)
            return QLatin1String(entry.icon);
    }
    return QStringLiteral("column");
}

} // namespace

CellInspector::CellInspector(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
{
    setObjectName(QStringLiteral("cellInspector"));
    setAccessibleName(tr("Inspector"));

    const auto button
        = [this](const char *name, const QString &icon, const QString &text, const QString &tip) {
              auto *tool = new QToolButton(this);
              tool->setObjectName(QLatin1String(name));
              tool->setIcon(m_icons.icon(icon));
              tool->setAccessibleName(text);
              tool->setToolTip(tip);
              tool->setAutoRaise(true);
              return tool;
          };
    m_icon = new QLabel(this);
    m_icon->setFixedSize(16, 16);
    m_name = new ElidedLabel(theme, {}, this);
    m_name->setObjectName(QStringLiteral("inspectorName"));
    m_about = new ElidedLabel(theme, {}, this);
    m_about->setObjectName(QStringLiteral("inspectorAbout"));
    m_about->setColor(Token::Muted);
    m_wrap = button("inspectorWrap", QStringLiteral("format"), tr("Wrap lines"), tr("Wrap long lines"));
    m_wrap->setCheckable(true);
    m_wrap->setChecked(true);
    m_copy = button("inspectorCopy", QStringLiteral("copy"), tr("Copy value"), tr("Copy the whole value"));

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 6, 0);
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_name);
    head->addWidget(m_about, 1);
    head->addWidget(m_wrap);
    head->addWidget(m_copy);
    auto *headArea = new QWidget(this);
    headArea->setFixedHeight(HeaderHeight);
    headArea->setLayout(head);

    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("inspectorMessage"));
    m_message->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_message->setMargin(24); // content margins are the stack's to set
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_value = new ValueView(this);
    m_value->setObjectName(QStringLiteral("inspectorValue"));
    m_value->setAccessibleName(tr("Value"));
    m_value->document()->setDocumentMargin(8);
    m_colors = new JsonColors(theme, m_value->document());
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_message);
    m_pages->addWidget(m_value);

    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("inspectorNote"));
    m_note->setContentsMargins(12, 6, 12, 6);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(headArea);
    column->addWidget(m_pages, 1);
    column->addWidget(m_note);

    connect(m_wrap, &QToolButton::toggled, this, &CellInspector::setWrapped);
    connect(m_copy, &QToolButton::clicked, this, &CellInspector::copyValue);
    connect(&theme, &Theme::changed, this, &CellInspector::applyTheme);
    applyTheme();
    refresh();
}

void CellInspector::setResult(core::result::ResultSet *result)
{
    if (m_result)
        m_result->disconnect(this);
    m_result = result;
    if (result) {
        connect(result, &core::result::ResultSet::typeNamesChanged, this, &CellInspector::refresh);
        connect(result, &QObject::destroyed, this, [this, result] {
            if (!m_result || m_result == result)
                clear();
        });
    }
    clear();
}

void CellInspector::showCell(qsizetype row, int column)
{
    m_row = row;
    m_column = column;
    refresh();
}

void CellInspector::refresh()
{
    const bool known = m_result && m_row >= 0 && m_row < m_result->rowCount() && m_column >= 0
        && m_column < m_result->columnCount();
    m_copy->setEnabled(known);
    m_wrap->setEnabled(known);
    m_copy->setVisible(known);
    m_wrap->setVisible(known);
    if (!known) {
        m_name->setText({});
        m_about->setText(tr("Inspector"));
        m_iconName = QStringLiteral("eye");
        m_note->hide();
        showMessage(tr("Select a cell to see its whole value here."));
        applyTheme();
        return;
    }
    const core::result::Column &column = m_result->columns().at(m_column);
    const CellView cell = m_result->cell(m_row, m_column);
    m_name->setText(column.name);
    const QString type = core::result::shortTypeName(column.typeName);
    m_about->setText(type.isEmpty() ? tr("row %1").arg(countText(m_row + 1))
                                    : tr("%1 \u00b7 row %2").arg(type, countText(m_row + 1)));
    m_iconName = iconOf(core::result::typeFamily(column.typeOid));
    m_code = core::result::usesCodeFont(column.typeOid);
    applyTheme();
    if (cell.null) {
        m_note->hide();
        showMessage(tr("NULL"));
    } else if (cell.size == 0) {
        m_note->hide();
        showMessage(tr("Empty string"));
    } else {
        showValue(cell, column);
    }
}

void CellInspector::showMessage(const QString &text)
{
    m_value->clear();
    m_message->setText(text);
    m_pages->setCurrentWidget(m_message);
}

void CellInspector::showValue(const CellView &cell, const core::result::Column &column)
{
    const TypeFamily family = core::result::typeFamily(column.typeOid);
    const bool json = column.typeOid == 114 || column.typeOid == 3802;
    QString note;
    QString text;
    if (family == TypeFamily::Binary && isHexBytea(cell.bytes())) {
        const qsizetype size = byteaSize(cell.bytes());
        text = size == 0 ? QString() : hexDump(cell.bytes(), DumpedBytes);
        note = size == 1 ? tr("1 byte") : tr("%1 bytes").arg(countText(size));
        if (size > DumpedBytes)
            note = tr("The first %1 of %2.").arg(sizeText(DumpedBytes), note);
    } else {
        const CellView shown = beginning(cell, ShownBytes);
        text = core::result::fullText(shown);
        const QString length = shown.size < cell.size ? sizeText(cell.size)
            : text.size() == 1                        ? tr("1 character")
                               : tr("%1 characters").arg(countText(text.toUcs4().size()));
        if (json)
            text = indentedJson(text, ShownJson, ShownLines);
        note = shown.size < cell.size ? tr("The first %1 of %2.").arg(sizeText(ShownBytes), length) : length;
    }
    if (!cutLines(text))
        note = tr("The first %1 lines. %2").arg(countText(ShownLines), note);
    m_colors->setEnabled(json && text.size() <= ColouredJson);
    m_value->showText(text);
    m_note->setText(note);
    m_note->show();
    m_pages->setCurrentWidget(m_value);
}

QString CellInspector::shownText() const
{
    return m_pages->currentWidget() == m_message ? m_message->text() : m_value->toPlainText();
}

void CellInspector::copyValue()
{
    if (!m_result || m_row < 0 || m_row >= m_result->rowCount() || m_column >= m_result->columnCount())
        return;
    auto mime = copyCells(core::result::ShownRows::all(m_result->columns(), m_result->rows()),
                          {{m_row, m_row, m_column, m_column}}, Heading::None);
    if (mime)
        QGuiApplication::clipboard()->setMimeData(std::move(*mime).release());
    else
        emit copyRefused(mime.error());
}

void CellInspector::setWrapped(bool wrapped)
{
    m_wrap->setChecked(wrapped);
    m_value->setLineWrapMode(wrapped ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
}

void CellInspector::applyTheme()
{
    QFont name = m_theme.interfaceFont();
    name.setWeight(QFont::DemiBold);
    m_name->setFont(name);
    m_icon->setPixmap(m_icons.pixmap(m_iconName, Token::Accent, 16, devicePixelRatioF()));
    QFont code = m_theme.codeFont();
    code.setPixelSize(std::max(8, QFontInfo(code).pixelSize() - 1));
    m_value->setFont(m_code ? code : m_theme.interfaceFont());

    QPalette colors = palette();
    colors.setColor(QPalette::Base, m_theme.color(Token::Surface));
    colors.setColor(QPalette::Text, m_theme.color(Token::Text));
    m_value->setPalette(colors);
    colors.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_message->setPalette(colors);
    m_note->setPalette(colors);
    m_note->setFont(m_theme.smallFont());
    update();
}

void CellInspector::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Surface));
    painter.fillRect(QRect(0, 0, width(), HeaderHeight), m_theme.color(Token::Sunken));
    const QColor line = m_theme.color(Token::Border);
    painter.fillRect(QRect(0, HeaderHeight - 1, width(), 1), line);
    if (m_note->isVisible())
        painter.fillRect(QRect(0, m_note->y(), width(), 1), line);
}

} // namespace ui::grid
