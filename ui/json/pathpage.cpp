// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/pathpage.h"

#include "core/base/sqlquote.h"
#include "core/json/example.h"
#include "ui/values/jsontree.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::json {

namespace {

QLineEdit *shownField(const QString &name, const QString &what, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setAccessibleName(what);
    field->setReadOnly(true);
    return field;
}

QToolButton *copyButton(const Icons &icons, const QString &name, const QString &what, QLineEdit *field)
{
    auto *button = new QToolButton(field->parentWidget());
    button->setObjectName(name);
    button->setIcon(icons.icon(QStringLiteral("copy")));
    button->setAutoRaise(true);
    button->setAccessibleName(what);
    button->setToolTip(what);
    QObject::connect(button, &QToolButton::clicked, field,
                     [field] { QGuiApplication::clipboard()->setText(field->text()); });
    return button;
}

} // namespace

PathPage::PathPage(const Theme &theme, const Icons &icons, JsonBench &bench, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_bench(bench)
{
    auto *inside = new QWidget(this);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 4, 12, 12);
    column->setSpacing(4);
    const auto label = [&](const char *name, bool muted) {
        auto *made = new QLabel(inside);
        made->setObjectName(QLatin1String(name));
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        if (muted)
            m_muted << made;
        return made;
    };
    m_head = label("jsonPathHead", true);
    column->addWidget(m_head);
    static constexpr const char *Names[] = {"arrow", "hash", "jsonpath", "subscript"};
    for (int i = 0; i < 4; ++i) {
        Line &line = m_lines[i];
        line.row = new QWidget(inside);
        auto *box = new QVBoxLayout(line.row);
        box->setContentsMargins(0, 4, 0, 0);
        box->setSpacing(2);
        line.name = new QLabel(line.row);
        line.name->setTextFormat(Qt::PlainText);
        m_muted << line.name;
        auto *field = new QHBoxLayout;
        field->setSpacing(4);
        const QString name = QStringLiteral("jsonPath.") + QLatin1String(Names[i]);
        line.field = shownField(name, QLatin1String(Names[i]), line.row);
        field->addWidget(line.field, 1);
        field->addWidget(copyButton(icons, name + QStringLiteral(".copy"), tr("Copy this path"), line.field));
        box->addWidget(line.name);
        box->addLayout(field);
        column->addWidget(line.row);
    }
    m_conditions = new QWidget(inside);
    auto *conditions = new QVBoxLayout(m_conditions);
    conditions->setContentsMargins(0, 12, 0, 0);
    conditions->setSpacing(4);
    m_about = label("jsonConditionAbout", true);
    conditions->addWidget(m_about);
    const auto condition = [&](const QString &name, const QString &what) {
        auto *field = shownField(name, what, m_conditions);
        auto *row = new QHBoxLayout;
        row->setSpacing(4);
        row->addWidget(field, 1);
        row->addWidget(copyButton(icons, name + QStringLiteral(".copy"), tr("Copy this condition"), field));
        conditions->addLayout(row);
        auto *buttons = new QHBoxLayout;
        buttons->setSpacing(8);
        auto *filter = new QPushButton(tr("Filter rows"), m_conditions);
        filter->setObjectName(name + QStringLiteral(".filter"));
        filter->setToolTip(tr("Shows the rows of the table that meet this condition"));
        connect(filter, &QPushButton::clicked, this, [this, field] { emit filterRequested(field->text()); });
        auto *editor = new QPushButton(tr("Open as SQL"), m_conditions);
        editor->setObjectName(name + QStringLiteral(".editor"));
        editor->setToolTip(tr("Writes a SELECT with this condition into a new tab"));
        connect(editor, &QPushButton::clicked, this, [this, field] { emit editorRequested(field->text()); });
        auto *index = new QPushButton(tr("Find an index"), m_conditions);
        index->setObjectName(name + QStringLiteral(".index"));
        index->setToolTip(
            tr("Which index serves this condition, its size, and what the planner says with it"));
        connect(index, &QPushButton::clicked, this, [this, field] { emit indexRequested(field->text()); });
        buttons->addWidget(filter);
        buttons->addWidget(editor);
        buttons->addWidget(index);
        buttons->addStretch(1);
        conditions->addLayout(buttons);
        m_filter << filter;
        m_editor << editor;
        m_index << index;
        return field;
    };
    m_contains = condition(QStringLiteral("jsonContains"), tr("Condition of containment"));
    m_path = condition(QStringLiteral("jsonExists"), tr("Condition as jsonpath"));
    m_forget = new QPushButton(tr("Forget picked parts"), m_conditions);
    m_forget->setObjectName(QStringLiteral("jsonForgetPicks"));
    m_forget->setProperty("flat", true);
    connect(m_forget, &QPushButton::clicked, &bench, &JsonBench::clearPicks);
    conditions->addWidget(m_forget, 0, Qt::AlignLeft);
    column->addWidget(m_conditions);
    m_keysBox = new QWidget(inside);
    auto *keys = new QVBoxLayout(m_keysBox);
    keys->setContentsMargins(0, 12, 0, 0);
    keys->setSpacing(4);
    m_keysAbout = label("jsonKeysAbout", true);
    keys->addWidget(m_keysAbout);
    m_keysView = new QTableView(m_keysBox);
    m_keysView->setObjectName(QStringLiteral("jsonKeys"));
    m_keysView->setAccessibleName(tr("Keys of the column"));
    m_keysView->setModel(&m_keys);
    m_keysView->setShowGrid(false);
    m_keysView->setWordWrap(false);
    m_keysView->setTabKeyNavigation(false);
    m_keysView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_keysView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_keysView->verticalHeader()->hide();
    m_keysView->verticalHeader()->setDefaultSectionSize(metrics::TreeRow);
    m_keysView->horizontalHeader()->setSectionResizeMode(KeysModel::Key, QHeaderView::Stretch);
    m_keysView->horizontalHeader()->setSectionResizeMode(KeysModel::Type, QHeaderView::Interactive);
    m_keysView->setColumnWidth(KeysModel::Type, 70);
    m_keysView->setColumnWidth(KeysModel::Share, 68);
    m_keysView->setMinimumHeight(8 * metrics::TreeRow);
    keys->addWidget(m_keysView, 1);
    m_asColumns = new QPushButton(tr("Show as columns"), m_keysBox);
    m_asColumns->setObjectName(QStringLiteral("jsonAsColumns"));
    m_asColumns->setToolTip(
        tr("Adds the ticked keys to the columns of the table; with none ticked takes them away"));
    keys->addWidget(m_asColumns, 0, Qt::AlignLeft);
    connect(m_asColumns, &QPushButton::clicked, this, [this] {
        QList<core::browse::Expression> expressions;
        for (const QStringList &path : m_keys.ticked())
            expressions << keyColumn(m_name, path);
        emit columnsRequested(expressions);
    });
    m_keysBox->hide();
    column->addWidget(m_keysBox, 1);
    column->addStretch(0);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("jsonPathScroll"));
    scroll->setAccessibleName(tr("Paths and conditions"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(&bench, &JsonBench::loaded, this, &PathPage::showPaths);
    connect(&bench, &JsonBench::changed, this, &PathPage::showPaths);
    connect(&bench, &JsonBench::currentChanged, this, &PathPage::showPaths);
    connect(&bench, &JsonBench::picksChanged, this, &PathPage::showCondition);
    connect(&theme, &Theme::changed, this, &PathPage::applyTheme);
    setOffers(false, false);
    applyTheme();
    showPaths();
}

void PathPage::setColumn(const QString &name)
{
    if (m_name != name)
        m_keys.clear();
    m_name = name;
    m_column = core::quoteIdentifier(name);
    showPaths();
}

void PathPage::setOffers(bool filter, bool editor)
{
    for (QPushButton *button : std::as_const(m_filter))
        button->setVisible(filter);
    for (QPushButton *button : std::as_const(m_editor))
        button->setVisible(editor);
    for (QPushButton *button : std::as_const(m_index))
        button->setVisible(editor);
    m_asColumns->setVisible(filter);
}

void PathPage::setSchema(const core::json::ColumnSchema &schema)
{
    m_keys.setSchema(schema);
    m_keysBox->setVisible(schema.documents() > 0);
    m_keysView->show();
    m_keysAbout->setText(
        schema.documents() == 1
            ? tr("Keys of the column, found in one value")
            : tr("Keys of the column, found in a sample of %1 values").arg(schema.documents()));
}

void PathPage::setSchemaError(const QString &text)
{
    m_keysAbout->setText(text);
    m_keysView->hide();
    m_asColumns->hide();
    m_keysBox->show();
}

void PathPage::showPaths()
{
    if (!m_bench.isLoaded() || !m_bench.draft().contains(m_bench.current())) {
        for (const Line &line : m_lines)
            line.row->hide();
        m_conditions->hide();
        m_head->clear();
        return;
    }
    const Draft &draft = m_bench.draft();
    const Node node = m_bench.current();
    const values::ValueTreePtr tree = values::jsonTree(draft);
    const auto paths = tree->paths(node);
    static constexpr const char *Order[] = {"-> ->>", "#>", "jsonpath", "subscript"};
    for (int i = 0; i < 4; ++i) {
        m_lines[i].row->hide();
        for (const values::ValueTree::Path &path : paths) {
            if (path.name != QLatin1String(Order[i]))
                continue;
            const bool bare = path.name == QLatin1String("jsonpath");
            m_lines[i].name->setText(path.name == QLatin1String("subscript")
                                         ? tr("subscript (PostgreSQL 14 and later)")
                                         : path.name);
            m_lines[i].field->setText(bare ? path.text
                                          : path.name == QLatin1String("subscript")
                                          ? m_column + path.text
                                          : m_column + QLatin1Char(' ') + path.text);
            m_lines[i].field->setCursorPosition(0);
            m_lines[i].row->show();
        }
    }
    m_head->setText(node == Draft::Root ? tr("The whole document, %1").arg(tree->typeText(node))
                                        : tree->typeText(node));
    showCondition();
}

void PathPage::showCondition()
{
    const bool jsonb = m_bench.isLoaded() && m_bench.draft().flavor() == core::json::Flavor::Jsonb;
    QList<Node> nodes = m_bench.picks();
    const bool picked = !nodes.isEmpty();
    if (!picked && m_bench.isLoaded() && m_bench.current() != Draft::Root
        && m_bench.draft().contains(m_bench.current()))
        nodes << m_bench.current();
    m_conditions->setVisible(jsonb && !nodes.isEmpty());
    if (!jsonb || nodes.isEmpty())
        return;
    m_about->setText(!picked ? tr("Rows that have this part, too. More parts: \u201cLook for rows like "
                                  "this\u201d in the tree's menu.")
                         : nodes.size() == 1
                         ? tr("Rows that have the picked part, too")
                         : tr("Rows that have the %1 picked parts, too").arg(nodes.size()));
    m_forget->setVisible(picked);
    m_contains->setText(containsCondition(m_bench.draft(), nodes, m_column));
    m_path->setText(pathCondition(m_bench.draft(), nodes, m_column));
    m_contains->setCursorPosition(0);
    m_path->setCursorPosition(0);
}

void PathPage::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    for (QLabel *label : std::as_const(m_muted)) {
        label->setPalette(colors);
        label->setFont(m_theme.smallFont());
    }
    for (QLineEdit *field : findChildren<QLineEdit *>())
        field->setFont(m_theme.codeFont());
    for (const Line &line : m_lines) { // the arrows as they are typed
        QFont font = m_theme.codeFont();
        font.setPixelSize(QFontInfo(m_theme.smallFont()).pixelSize());
        line.name->setFont(font);
    }
    QPalette surface = palette();
    surface.setColor(QPalette::Window, m_theme.color(Token::Surface));
    setPalette(surface);
    for (QScrollArea *scroll : findChildren<QScrollArea *>()) {
        scroll->viewport()->setAutoFillBackground(false);
        scroll->widget()->setAutoFillBackground(false);
    }
}

} // namespace ui::json
