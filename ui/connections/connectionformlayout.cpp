// SPDX-License-Identifier: GPL-3.0-or-later
// How the connection form is laid out. What it does is in connectionform.cpp.
#include "core/profile/servicefile.h"
#include "ui/connections/connectionform.h"
#include "ui/connections/environmentlook.h"
#include "ui/connections/formgrid.h"
#include "ui/connections/parametertable.h"
#include "ui/connections/sslmodes.h"
#include "ui/connections/tonelabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::connections {

namespace {

constexpr int Margin = 7 * metrics::Step;

/// The bar below the page.
class Footer : public QWidget
{
public:
    explicit Footer(const Theme &theme)
        : m_theme(theme)
    {
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color(Token::Window));
        painter.fillRect(0, 0, width(), 1, m_theme.color(Token::Border));
    }

private:
    const Theme &m_theme;
};

QLineEdit *makeField(const QString &name, const QString &placeholder = {})
{
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setPlaceholderText(placeholder);
    return field;
}

QPushButton *makeButton(const QString &name, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    return button;
}

} // namespace

ConnectionForm::ConnectionForm(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_test(services.canceller)
{
    setObjectName(QStringLiteral("connectionForm"));
    setAccessibleName(QStringLiteral("Connection"));

    auto *page = new QWidget;
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(Margin, 5 * metrics::Step, Margin, Margin);
    pageColumn->setSpacing(4 * metrics::Step);
    pageColumn->addWidget(buildHeader());
    m_grid = new FormGrid(services.theme);
    buildFields();
    pageColumn->addWidget(m_grid);
    pageColumn->addStretch();

    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("connectionScroll"));
    scroll->setAccessibleName(QStringLiteral("Connection fields"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    page->setBackgroundRole(QPalette::Base);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addWidget(buildFooter());

    connectFields();
    updateKeychainWords();
    showProfile({});
}

QWidget *ConnectionForm::buildHeader()
{
    auto *header = new QWidget;
    m_heading = new ToneLabel(m_services.theme, Token::Text);
    m_heading->setObjectName(QStringLiteral("connectionHeading"));
    QFont big = m_services.theme.interfaceFont();
    big.setPixelSize(17);
    big.setWeight(QFont::DemiBold);
    m_heading->setFont(big);
    auto *icon = new QLabel;
    const auto paintIcon = [this, icon] {
        icon->setPixmap(
            m_services.icons.pixmap(QStringLiteral("server"), Token::Accent, 18, devicePixelRatioF()));
    };
    connect(&m_services.theme, &Theme::changed, icon, paintIcon);
    paintIcon();
    m_subheading
        = new ToneLabel(m_services.theme, Token::Muted,
                        QStringLiteral("Paste a connection string, or fill in what you know: libpq's "
                                       "defaults stand for the rest."));
    m_subheading->setWordWrap(true);

    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(2 * metrics::Step);
    titleRow->addWidget(icon);
    titleRow->addWidget(m_heading, 1);
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::Step);
    column->addLayout(titleRow);
    column->addWidget(m_subheading);
    return header;
}

void ConnectionForm::buildFields()
{
    const Theme &theme = m_services.theme;

    m_paste = makeField(QStringLiteral("pasteField"), QStringLiteral("postgresql://user@host:5432/database"));
    m_paste->addAction(m_services.icons.icon(QStringLiteral("paste")), QLineEdit::LeadingPosition);
    m_paste->setAccessibleName(QStringLiteral("Paste a connection string"));
    m_paste->setToolTip(QStringLiteral("A postgresql:// URI, or a string such as host=… dbname=…"));
    auto *services = new QToolButton;
    addServiceMenu(services);
    auto *pasteRow = new QWidget;
    auto *pasteColumn = new QVBoxLayout(pasteRow);
    auto *pasteLine = new QHBoxLayout;
    pasteColumn->setContentsMargins(0, 0, 0, 0);
    pasteColumn->setSpacing(metrics::Step);
    pasteLine->setSpacing(2 * metrics::Step);
    m_paste->setFixedWidth(FormGrid::FieldWidth);
    pasteLine->addWidget(m_paste);
    pasteLine->addWidget(services);
    pasteLine->addStretch();
    m_pasteWords = makeMessageLabel(theme, Token::Ok);
    m_pasteWords->setObjectName(QStringLiteral("pasteWords"));
    m_pasteWords->hide();
    pasteColumn->addLayout(pasteLine);
    pasteColumn->addWidget(m_pasteWords);
    m_grid->addRow(QStringLiteral("paste"), QStringLiteral("Paste"), pasteRow, 0, m_paste);

    m_name = makeField(QStringLiteral("nameField"));
    m_grid->addRow(QStringLiteral("name"), QStringLiteral("Name"), m_name);
    m_group = new QComboBox;
    m_group->setObjectName(QStringLiteral("groupField"));
    m_group->setEditable(true);
    m_group->setInsertPolicy(QComboBox::NoInsert);
    m_group->setAccessibleName(QStringLiteral("Group"));
    m_group->lineEdit()->setAccessibleName(QStringLiteral("Group"));
    m_group->lineEdit()->setPlaceholderText(QStringLiteral("No group"));
    m_grid->addRow(QStringLiteral("group"), QStringLiteral("Group"), m_group);
    m_environment = new QComboBox;
    m_environment->setObjectName(QStringLiteral("environmentField"));
    m_environment->setToolTip(QStringLiteral("Colours the window; production asks before it changes much"));
    for (const EnvironmentLook &look : environmentLooks())
        m_environment->addItem(m_services.icons.icon(QStringLiteral("dot"), look.color), look.label,
                               int(look.environment));
    m_grid->addRow(QStringLiteral("environment"), QStringLiteral("Environment"), m_environment, 180);

    m_host = makeField(QStringLiteral("hostField"), QStringLiteral("local socket"));
    m_host->setToolTip(QStringLiteral("Name, address, socket folder, or several with commas"));
    m_grid->addRow(QStringLiteral("host"), QStringLiteral("Host"), m_host);
    m_port = makeField(QStringLiteral("portField"), QStringLiteral("5432"));
    m_port->setToolTip(QStringLiteral("One number, or one for each host with commas"));
    m_grid->addRow(QStringLiteral("port"), QStringLiteral("Port"), m_port, 120);
    m_database = makeField(QStringLiteral("databaseField"), QStringLiteral("as the user"));
    m_grid->addRow(QStringLiteral("database"), QStringLiteral("Database"), m_database);
    m_user = makeField(QStringLiteral("userField"));
    m_grid->addRow(QStringLiteral("user"), QStringLiteral("User"), m_user);
    QWidget *passwordRow = buildPasswordRow();
    m_grid->addRow(QStringLiteral("password"), QStringLiteral("Password"), passwordRow, 0, m_password);

    // what libpq takes where a field is empty
    for (const auto &known : core::profile::knownParameters()) {
        const std::pair<QLatin1String, QLineEdit *> fields[] = {
            {QLatin1String("host"), m_host},
            {QLatin1String("port"), m_port},
            {QLatin1String("dbname"), m_database},
            {QLatin1String("user"), m_user},
        };
        for (const auto &[keyword, field] : fields) {
            if (known.keyword == keyword && !known.defaultValue.isEmpty())
                field->setPlaceholderText(known.defaultValue);
        }
    }

    m_sslMode = new QComboBox;
    m_sslMode->setObjectName(QStringLiteral("sslModeField"));
    for (const SslMode &mode : sslModes()) {
        m_sslMode->addItem(mode.label, mode.value);
        m_sslMode->setItemData(m_sslMode->count() - 1, mode.meaning, Qt::ToolTipRole);
    }
    m_grid->addRow(QStringLiteral("sslmode"), QStringLiteral("TLS"), m_sslMode, 180);

    m_readOnly = new QCheckBox(QStringLiteral("Read-only"));
    m_readOnly->setObjectName(QStringLiteral("readOnlyField"));
    m_readOnly->setAccessibleName(m_readOnly->text());
    m_readOnly->setMinimumHeight(metrics::Field);
    m_readOnly->setToolTip(QStringLiteral("Transactions start read-only; the server refuses to write"));
    m_grid->addRow(m_readOnly);

    m_parameters = new ParameterTable(theme);
    m_grid->addRow(QStringLiteral("parameters"), QStringLiteral("Parameters"), m_parameters,
                   FormGrid::FieldWidth + 100);
}

QWidget *ConnectionForm::buildPasswordRow()
{
    auto *row = new QWidget;
    m_password = new PasswordField(m_services.icons);
    m_password->setObjectName(QStringLiteral("passwordField"));
    m_password->setFixedWidth(FormGrid::FieldWidth);
    m_savePassword = new QCheckBox;
    m_savePassword->setObjectName(QStringLiteral("savePasswordField"));
    m_savePassword->setMinimumHeight(metrics::Field);
    // below, not beside: in a narrow window its words would be cut
    auto *line = new QVBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::Step);
    line->addWidget(m_password);
    line->addWidget(m_savePassword, 0, Qt::AlignLeft);
    return row;
}

QWidget *ConnectionForm::buildTestRow()
{
    auto *row = new QWidget;
    m_cancelTest = makeButton(QStringLiteral("cancelTestButton"), QStringLiteral("Stop the test"),
                              QStringLiteral("Give this try up (Esc)"));
    m_cancelTest->hide();
    m_testWords = makeMessageLabel(m_services.theme, Token::Muted);
    m_testWords->setObjectName(QStringLiteral("testWords"));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(3 * metrics::Step);
    line->addWidget(m_testWords, 1);
    line->addWidget(m_cancelTest, 0, Qt::AlignRight);
    return row;
}

QWidget *ConnectionForm::buildFooter()
{
    auto *footer = new Footer(m_services.theme);
    auto *both = makeButton(QStringLiteral("saveAndConnectButton"), QStringLiteral("Save and connect"),
                            QStringLiteral("Save, then connect (Ctrl+Enter)"));
    both->setProperty("primary", true);
    both->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    auto *saveButton = makeButton(QStringLiteral("saveButton"), QStringLiteral("Save"),
                                  QStringLiteral("Save without connecting (Ctrl+S)"));
    saveButton->setShortcut(QKeySequence::Save);
    auto *cancelButton = makeButton(QStringLiteral("cancelButton"), QStringLiteral("Cancel"),
                                    QStringLiteral("Close without saving"));
    cancelButton->setProperty("flat", true);
    m_delete = makeButton(QStringLiteral("deleteButton"), QStringLiteral("Delete connection…"),
                          QStringLiteral("Asks first; the server stays as it is"));
    m_delete->setProperty("flat", true);
    m_delete->setIcon(m_services.icons.icon(QStringLiteral("trash"), Token::Danger));

    m_testButton = makeButton(QStringLiteral("testButton"), QStringLiteral("Test"),
                              QStringLiteral("Connect once with what stands here"));

    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(Margin, 2 * metrics::Step, Margin, 2 * metrics::Step);
    column->setSpacing(2 * metrics::Step);
    m_testRow = buildTestRow();
    column->addWidget(m_testRow);
    auto *line = new QHBoxLayout;
    line->setSpacing(2 * metrics::Step);
    column->addLayout(line);
    line->addWidget(both);
    line->addWidget(saveButton);
    line->addWidget(m_testButton);
    line->addWidget(cancelButton);
    line->addStretch();
    line->addWidget(m_delete);

    connect(both, &QPushButton::clicked, this, &ConnectionForm::saveAndConnect);
    connect(saveButton, &QPushButton::clicked, this, &ConnectionForm::save);
    connect(cancelButton, &QPushButton::clicked, this, &ConnectionForm::closeRequested);
    connect(m_delete, &QPushButton::clicked, this, &ConnectionForm::askDelete);
    return footer;
}

void ConnectionForm::addServiceMenu(QToolButton *button)
{
    button->setObjectName(QStringLiteral("serviceButton"));
    button->setText(QStringLiteral("From pg_service.conf"));
    button->setAccessibleName(button->text());
    button->setToolTip(QStringLiteral("Fill in from one of libpq's services"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    menu->setAccessibleName(button->text());
    button->setMenu(menu);
    button->setVisible(!core::profile::serviceFiles().isEmpty());
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const QString &path : core::profile::serviceFiles()) {
            auto file = core::profile::readServiceFile(path);
            if (!file) {
                menu->addAction(file.error().message)->setEnabled(false);
                continue;
            }
            for (const auto &service : file->services) {
                QString label = service.profile.name;
                label.replace(QLatin1Char('&'), QLatin1String("&&"));
                connect(menu->addAction(label), &QAction::triggered, this, [this, service, path] {
                    fillFrom(service, QStringLiteral("Filled in from ") + path + QLatin1Char('.'));
                });
            }
        }
        if (menu->isEmpty())
            menu->addAction(QStringLiteral("No services"))->setEnabled(false);
    });
}

void ConnectionForm::connectFields()
{
    for (QLineEdit *field : {m_name, m_host, m_port, m_database, m_user})
        connect(field, &QLineEdit::textChanged, this, &ConnectionForm::changed);
    for (QLineEdit *field : {m_host, m_paste})
        connect(field, &QLineEdit::textEdited, this,
                [this, field](const QString &text) { pasted(field, text); });
    connect(m_paste, &QLineEdit::returnPressed, this, [this] { fill(m_paste->text()); });
    // typed and left with Tab: nobody guesses that only Enter takes it
    connect(m_paste, &QLineEdit::editingFinished, this, [this] {
        if (core::profile::looksLikeConninfo(m_paste->text()))
            fill(m_paste->text());
    });
    connect(m_paste, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.isEmpty()) {
            m_paste->setProperty("error", false);
            m_paste->update();
            m_pasteWords->hide();
        }
    });
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_passwordTyped = true;
        changed();
    });
    for (QComboBox *combo : {m_group, m_environment, m_sslMode})
        connect(combo, &QComboBox::currentTextChanged, this, &ConnectionForm::changed);
    connect(m_sslMode, &QComboBox::currentTextChanged, this, &ConnectionForm::updateSslMeaning);
    for (QCheckBox *box : {m_savePassword, m_readOnly})
        connect(box, &QCheckBox::toggled, this, &ConnectionForm::changed);
    connect(&m_parameters->parameters(), &ParameterModel::edited, this, &ConnectionForm::changed);
    connect(m_testButton, &QPushButton::clicked, this, &ConnectionForm::test);
    connect(m_cancelTest, &QPushButton::clicked, this, &ConnectionForm::cancelTest);
    connect(&m_test, &ConnectionTest::succeeded, this, &ConnectionForm::showTestResult);
    connect(&m_test, &ConnectionTest::failed, this, &ConnectionForm::showTestError);
    connect(&m_test, &ConnectionTest::databasesKnown, this, &ConnectionForm::showDatabases);
    connect(&m_services.secrets, &core::secrets::SecretStore::persistenceChanged, this,
            &ConnectionForm::updateKeychainWords);
    connect(&m_services.profiles, &core::profile::ProfileStore::changed, this, &ConnectionForm::updateGroups);
}

} // namespace ui::connections
