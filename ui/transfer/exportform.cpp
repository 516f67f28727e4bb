// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportform.h"

#include "ui/connections/formgrid.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui::transfer {

using core::transfer::CsvOptions;

namespace {

constexpr int Narrow = 180;

struct Delimiter
{
    char character;
    const char *label;
};
constexpr Delimiter Delimiters[]
    = {{',', "Comma ,"}, {';', "Semicolon ;"}, {'\t', "Tab"}, {'|', "Pipe |"}, {'\0', "Another character"}};

template <class W> W *named(W *widget, const char *name, const QString &says, const QString &tip)
{
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(says);
    widget->setToolTip(tip);
    return widget;
}

} // namespace

ExportForm::ExportForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_grid(new connections::FormGrid(theme))
{
    m_path = named(new QLineEdit, "exportPath", QStringLiteral("File"),
                   QStringLiteral("The file that is written; it appears when it is whole"));
    m_browse = named(new QPushButton(QStringLiteral("Browse…")), "exportBrowse",
                     QStringLiteral("Browse for a file"), QStringLiteral("Choose folder and name (Ctrl+O)"));
    m_browse->setShortcut(QKeySequence::Open);
    auto *file = new QWidget;
    auto *fileLine = new QHBoxLayout(file);
    fileLine->setContentsMargins(0, 0, 0, 0);
    fileLine->setSpacing(2 * metrics::Step);
    fileLine->addWidget(m_path, 1);
    fileLine->addWidget(m_browse);
    m_grid->addRow(QStringLiteral("exportPath"), QStringLiteral("File"), file, 0, m_path);

    auto *format = named(new QComboBox, "exportFormat", QStringLiteral("Format"),
                         QStringLiteral("CSV as PostgreSQL's COPY writes it"));
    format->addItem(QStringLiteral("CSV"));
    m_grid->addRow(QStringLiteral("exportFormat"), QStringLiteral("Format"), format, Narrow);

    m_delimiter = named(new QComboBox, "exportDelimiter", QStringLiteral("Delimiter"),
                        QStringLiteral("What stands between two values"));
    for (const Delimiter &entry : Delimiters)
        m_delimiter->addItem(QLatin1String(entry.label), int(entry.character));
    m_otherDelimiter = named(new QLineEdit, "exportOtherDelimiter", QStringLiteral("Other delimiter"),
                             QStringLiteral("One ASCII character"));
    m_otherDelimiter->setMaxLength(1);
    m_otherDelimiter->setFixedWidth(48);
    m_delimiter->setFixedWidth(Narrow);
    auto *delimiters = new QWidget;
    auto *delimiterLine = new QHBoxLayout(delimiters);
    delimiterLine->setContentsMargins(0, 0, 0, 0);
    delimiterLine->setSpacing(2 * metrics::Step);
    delimiterLine->addWidget(m_delimiter);
    delimiterLine->addWidget(m_otherDelimiter);
    delimiterLine->addStretch();
    m_grid->addRow(QStringLiteral("exportDelimiter"), QStringLiteral("Delimiter"), delimiters, 0,
                   m_delimiter);

    m_quote = named(new QLineEdit, "exportQuote", QStringLiteral("Quote"),
                    QStringLiteral("Stands around values that need it; doubled inside them"));
    m_quote->setMaxLength(1);
    m_grid->addRow(QStringLiteral("exportQuote"), QStringLiteral("Quote"), m_quote, 48);
    m_null = named(new QLineEdit, "exportNull", QStringLiteral("NULL as"),
                   QStringLiteral("What NULL is written as; a value of the same text is quoted"));
    m_null->setPlaceholderText(QStringLiteral("nothing"));
    m_grid->addRow(QStringLiteral("exportNull"), QStringLiteral("NULL as"), m_null, Narrow);

    m_encoding
        = named(new QComboBox, "exportEncoding", QStringLiteral("Encoding"),
                QStringLiteral("A character that the encoding lacks stops the export, nothing is replaced"));
    for (const auto &entry : core::transfer::encodings())
        m_encoding->addItem(entry.label, int(entry.encoding));
    m_grid->addRow(QStringLiteral("exportEncoding"), QStringLiteral("Encoding"), m_encoding, 220);
    m_lineEnd = named(new QComboBox, "exportLineEnd", QStringLiteral("Line end"),
                      QStringLiteral("Ends of records; line breaks inside values stay as they are"));
    m_lineEnd->addItem(QStringLiteral("LF (Unix, macOS)"), false);
    m_lineEnd->addItem(QStringLiteral("CR LF (Windows)"), true);
    m_grid->addRow(QStringLiteral("exportLineEnd"), QStringLiteral("Line end"), m_lineEnd, 220);
    m_header = named(new QCheckBox(QStringLiteral("First line holds the column names")), "exportHeader",
                     QStringLiteral("First line holds the column names"),
                     QStringLiteral("The first line holds the names of the columns"));
    m_grid->addRow(m_header);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_grid);

    const auto tell = [this] {
        m_otherDelimiter->setVisible(m_delimiter->currentData().toInt() == 0);
        emit changed();
    };
    for (QComboBox *box : {m_delimiter, m_encoding, m_lineEnd})
        connect(box, &QComboBox::currentIndexChanged, this, tell);
    for (QLineEdit *line : {m_otherDelimiter, m_quote, m_null})
        connect(line, &QLineEdit::textChanged, this, tell);
    connect(m_header, &QCheckBox::toggled, this, tell);
    connect(m_path, &QLineEdit::textEdited, this, [this] {
        setPathProblem({});
        emit pathEdited();
    });
    connect(m_browse, &QPushButton::clicked, this, &ExportForm::browseRequested);
    setOptions({});
}

void ExportForm::setOptions(const CsvOptions &options)
{
    {
        const QSignalBlocker quiet(this);
        const int delimiterAt = m_delimiter->findData(int(options.delimiter));
        m_delimiter->setCurrentIndex(delimiterAt >= 0 ? delimiterAt : m_delimiter->findData(0));
        m_otherDelimiter->setText(delimiterAt >= 0 ? QString() : QString(QLatin1Char(options.delimiter)));
        m_otherDelimiter->setVisible(delimiterAt < 0);
        m_quote->setText(QString(QLatin1Char(options.quote)));
        m_null->setText(QString::fromUtf8(options.nullText));
        m_header->setChecked(options.header);
        m_encoding->setCurrentIndex(m_encoding->findData(int(options.encoding)));
        m_lineEnd->setCurrentIndex(m_lineEnd->findData(options.crlf));
    }
    emit changed();
}

std::optional<char> ExportForm::delimiter() const
{
    if (const int chosen = m_delimiter->currentData().toInt(); chosen != 0)
        return char(chosen);
    const auto typed
        = core::transfer::characterFromName(m_otherDelimiter->text(), QStringLiteral("delimiter"));
    return typed ? std::optional<char>(*typed) : std::nullopt;
}

std::optional<CsvOptions> ExportForm::options()
{
    const QString delimiterId = QStringLiteral("exportDelimiter");
    const QString quoteId = QStringLiteral("exportQuote");
    const QString nullId = QStringLiteral("exportNull");
    for (const QString &id : {delimiterId, quoteId, nullId})
        m_grid->setProblem(id, {});

    const std::optional<char> separator = delimiter();
    if (!separator) {
        m_grid->setProblem(delimiterId, QStringLiteral("One ASCII character"));
        return std::nullopt;
    }
    const auto quote = core::transfer::characterFromName(m_quote->text(), QStringLiteral("quote"));
    if (!quote) {
        m_grid->setProblem(quoteId, QStringLiteral("One ASCII character"));
        return std::nullopt;
    }
    CsvOptions options;
    options.delimiter = *separator;
    options.quote = *quote;
    options.header = m_header->isChecked();
    options.encoding = core::transfer::TextEncoding(m_encoding->currentData().toInt());
    options.crlf = m_lineEnd->currentData().toBool();
    // the NULL text last: if all is well without it, what is wrong is the NULL text
    if (auto checked = options.check(); !checked) {
        m_grid->setProblem(quoteId, checked.error().message);
        return std::nullopt;
    }
    options.nullText = m_null->text().toUtf8();
    if (auto checked = options.check(); !checked) {
        m_grid->setProblem(nullId, checked.error().message);
        return std::nullopt;
    }
    return options;
}

void ExportForm::setPath(const QString &path)
{
    m_path->setText(path);
    setPathProblem({});
}

QString ExportForm::path() const
{
    return m_path->text();
}

void ExportForm::setPathProblem(const QString &text)
{
    m_grid->setProblem(QStringLiteral("exportPath"), text);
    if (!text.isEmpty())
        m_grid->focusRow(QStringLiteral("exportPath"));
}

} // namespace ui::transfer
