// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gallery.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

using ui::Token;

namespace support {

namespace {

QString text(const char *literal)
{
    return QString::fromUtf8(literal);
}

QPushButton *button(const char *label, const char *property = nullptr)
{
    auto *made = new QPushButton(text(label));
    if (property)
        made->setProperty(property, true);
    return made;
}

QWidget *toolBar(const ui::Icons &icons)
{
    auto *bar = new QToolBar;
    bar->setMovable(false);
    bar->setFixedHeight(ui::metrics::Toolbar);
    const auto tool
        = [&](const char *label, const char *icon, const char *property, Token token = Token::Muted) {
              auto *made = new QToolButton;
              if (label)
                  made->setText(text(label));
              made->setToolButtonStyle(label ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
              if (icon)
                  made->setIcon(icons.icon(QLatin1String(icon), token));
              if (property)
                  made->setProperty(property, true);
              bar->addWidget(made);
              return made;
          };
    auto *menuButton = tool("shop", "database", "framed");
    auto *menu = new QMenu(menuButton);
    menu->addAction(text("other"));
    menuButton->setMenu(menu);
    menuButton->setPopupMode(QToolButton::InstantPopup);
    tool("Run", "run", "primary", Token::OnAccent);
    tool(nullptr, "stop", nullptr);
    auto *combo = new QComboBox;
    combo->addItems({text("Auto-commit"), text("Manual commit")});
    bar->addWidget(combo);
    tool("Commit", nullptr, nullptr)->setEnabled(false);
    tool("Roll back", nullptr, nullptr);
    bar->addSeparator();
    auto *pill = tool("Result 1 · 4 812", nullptr, "pill");
    pill->setCheckable(true);
    pill->setChecked(true);
    tool("Messages · 2", nullptr, "pill");
    return bar;
}

QWidget *tree(const ui::Icons &icons)
{
    auto *view = new QTreeWidget;
    view->setFrameShape(QFrame::NoFrame);
    view->setColumnCount(2);
    view->setHeaderLabels({text("Object"), text("Type")});
    view->setUniformRowHeights(true);
    const auto add = [&](auto *parent, const char *name, const char *icon, Token token, const char *type) {
        auto *item = new QTreeWidgetItem(parent, {text(name), text(type)});
        item->setIcon(0, icons.icon(QLatin1String(icon), token));
        return item;
    };
    auto *server = add(view, "Playground", "server", Token::Ok, "15.20");
    auto *database = add(server, "shop", "database", Token::Accent, "214 MB");
    auto *schema = add(database, "public", "schema", Token::Muted, "");
    auto *tables = add(schema, "Tables", "table", Token::Muted, "12");
    add(add(tables, "customers", "table", Token::Accent, "48 k"), "x", "column", Token::Muted, "text");
    auto *orders = add(tables, "orders", "table", Token::Accent, "310 k");
    add(orders, "order_id", "key", Token::Warn, "bigint");
    add(orders, "details", "column", Token::Muted, "jsonb");
    add(schema, "Views", "view", Token::Muted, "4");
    add(schema, "Functions", "function", Token::Muted, "9");
    auto *checked = add(schema, "SELECT", "policy", Token::Muted, "");
    checked->setCheckState(0, Qt::Checked);
    for (auto *item : {server, database, schema, tables, orders})
        item->setExpanded(true);
    view->setCurrentItem(orders);
    view->setColumnWidth(0, 250);
    return view;
}

QWidget *form()
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    auto *filled = new QLineEdit(text("app_readonly"));
    auto *search = new QLineEdit;
    search->setPlaceholderText(text("Filter objects"));
    auto *wrong = new QLineEdit(text("2025-01-31 00:00"));
    wrong->setProperty("error", true);
    auto *off = new QLineEdit(text("not now"));
    off->setEnabled(false);
    auto *spin = new QSpinBox;
    spin->setValue(20);
    auto *combo = new QComboBox;
    combo->addItems({text("Manual"), text("Auto")});
    combo->setEditable(true);
    const QList<QPair<QString, QWidget *>> rows = {
        {text("Name"), filled}, {text("Filter"), search},    {text("Valid until"), wrong},
        {text("Off"), off},     {text("Connections"), spin}, {text("Mode"), combo},
    };
    int row = 0;
    for (const auto &[label, field] : rows) {
        grid->addWidget(new QLabel(label), row, 0, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(field, row++, 1, 1, 3);
    }
    int column = 1;
    for (const Qt::CheckState state : {Qt::Checked, Qt::Unchecked, Qt::PartiallyChecked}) {
        auto *box = new QCheckBox(text("Can log in"));
        box->setTristate(true);
        box->setCheckState(state);
        grid->addWidget(box, row, column);
        auto *pale = new QCheckBox(text("Inherited"));
        pale->setTristate(true);
        pale->setCheckState(state);
        pale->setEnabled(false);
        grid->addWidget(pale, row + 1, column);
        auto *radio = new QRadioButton(text("Choice"));
        radio->setAutoExclusive(false);
        radio->setChecked(state == Qt::Checked);
        grid->addWidget(radio, row + 2, column++);
    }
    row += 3;
    auto *bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setValue(62);
    grid->addWidget(bar, row, 1, 1, 3);
    auto *buttons = new QHBoxLayout;
    auto *flat = button("Open in editor", "flat");
    auto *pale = button("Apply", "primary");
    pale->setEnabled(false);
    auto *plainOff = button("Discard");
    plainOff->setEnabled(false);
    for (auto *made : {button("Save", "primary"), button("Try, then roll back"),
                       button("Drop table", "danger"), flat, pale, plainOff})
        buttons->addWidget(made);
    buttons->addStretch();
    grid->addLayout(buttons, row + 1, 0, 1, 4);
    grid->setRowStretch(row + 2, 1);
    return page;
}

} // namespace

QWidget *makeGallery(const ui::Theme &theme, const ui::Icons &icons)
{
    auto *window = new QWidget;
    window->resize(1100, 760);
    auto *column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(toolBar(icons));
    auto *split = new QSplitter;
    split->addWidget(tree(icons));
    auto *right = new QWidget;
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    auto *tabs = new QTabBar;
    tabs->setExpanding(false);
    tabs->setDrawBase(false);
    tabs->setTabsClosable(true);
    tabs->addTab(icons.icon(QStringLiteral("sql"), Token::Accent), text("best customers"));
    tabs->addTab(icons.icon(QStringLiteral("table")), text("orders"));
    tabs->addTab(icons.icon(QStringLiteral("activity")), text("Activity"));
    rightColumn->addWidget(tabs);
    rightColumn->addWidget(form());
    auto *code = new QPlainTextEdit(
        text("select o.order_id -- comment\nfrom orders o\nwhere o.placed_at >= now();"));
    code->setFont(theme.codeFont());
    rightColumn->addWidget(code, 1);
    split->addWidget(right);
    split->setSizes({380, 720});
    column->addWidget(split, 1);
    return window;
}

QWidget *makeIconSheet(const ui::Icons &icons)
{
    auto *window = new QWidget;
    auto *grid = new QGridLayout(window);
    const auto names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    int cell = 0;
    for (const QString &file : names) {
        const QString name = file.chopped(4);
        auto *picture = new QLabel;
        picture->setPixmap(icons.icon(name, Token::Text).pixmap(QSize(32, 32), 1.0));
        if (name == QLatin1String("howdah"))
            picture->setPixmap(ui::Icons::applicationIcon().pixmap(32, 32));
        auto *label = new QLabel(name);
        grid->addWidget(picture, cell / 12 * 2, cell % 12, Qt::AlignHCenter);
        grid->addWidget(label, cell / 12 * 2 + 1, cell % 12, Qt::AlignHCenter);
        ++cell;
    }
    window->resize(window->sizeHint());
    return window;
}

QImage photograph(QWidget *widget, qreal ratio)
{
    QImage image(QSizeF(widget->size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    widget->render(&image);
    return image;
}

} // namespace support
