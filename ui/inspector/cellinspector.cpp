// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/cellinspector.h"

#include "core/base/pooltask.h"
#include "core/result/celltext.h"
#include "core/result/typeinfo.h"
#include "ui/base/amounts.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/segmented.h"
#include "ui/inspector/hexpane.h"
#include "ui/inspector/imagepane.h"
#include "ui/inspector/inspectorviews.h"
#include "ui/inspector/textpane.h"
#include "ui/inspector/treepane.h"
#include "ui/json/jsoneditor.h"
#include "ui/values/cellsink.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::inspector {

using namespace ui::values;

using core::result::TypeFamily;

namespace keys = core::settings::keys;

namespace {

constexpr int HeaderHeight = 34;
constexpr qsizetype CopiedAtOnce = 1 << 20;

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

// A name for a file, whatever the column is called.
QString fileName(const QString &column)
{
    QString name;
    for (const QChar c : column) {
        const bool plain = c.isLetterOrNumber() || QStringView(u"-_. ").contains(c);
        name += plain ? c : QLatin1Char('_');
    }
    name = name.left(60).trimmed();
    return name.isEmpty() || name.startsWith(QLatin1Char('.')) ? QStringLiteral("value") : name;
}

} // namespace

CellInspector::CellInspector(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                             Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_settings(settings)
    , m_prompts(prompts)
    , m_tree([this] { return addPane(new TreePane(m_theme, m_icons, this)); })
    , m_image([this] { return addPane(new ImagePane(m_theme, this)); })
    , m_text([this] { return addPane(new TextPane(m_theme, m_icons, this)); })
    , m_hex([this] { return addPane(new HexPane(m_theme, this)); })
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
    m_indent = button("inspectorIndent", QStringLiteral("json"), tr("Set in lines"),
                      tr("Set JSON in lines, or show it as it came"));
    m_indent->setCheckable(true);
    m_indent->setChecked(true);
    m_wrap = button("inspectorWrap", QStringLiteral("format"), tr("Wrap lines"), tr("Wrap long lines"));
    m_wrap->setCheckable(true);
    m_wrap->setChecked(true);
    m_save = button("inspectorSave", QStringLiteral("save"), tr("Save value to a file"),
                    tr("Save the whole value to a file…"));
    m_copy = button("inspectorCopy", QStringLiteral("copy"), tr("Copy value"), tr("Copy the whole value"));

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 6, 0);
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_name);
    head->addWidget(m_about, 1);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(0);
    for (QToolButton *tool : {m_indent, m_wrap, m_save, m_copy})
        tools->addWidget(tool);
    head->addLayout(tools);
    m_head = new QWidget(this);
    m_head->setFixedHeight(HeaderHeight);
    m_head->setLayout(head);

    m_switch = new Segmented(theme, QStringLiteral("inspectorView"),
                             {tr("Tree"), tr("List"), tr("Image"), tr("Text"), tr("Path"), tr("Hex")}, this);
    m_switch->setAccessibleName(tr("How the value is shown"));
    m_switchArea = new QWidget(this);
    auto *switchRow = new QHBoxLayout(m_switchArea);
    switchRow->setContentsMargins(10, 8, 10, 8);
    switchRow->addWidget(m_switch);

    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("inspectorMessage"));
    m_message->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_message->setMargin(24); // content margins are the stack's to set
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_message);

    const auto line = [this](const char *name) {
        auto *label = new QLabel(this);
        label->setObjectName(QLatin1String(name));
        label->setContentsMargins(12, 6, 12, 6);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->hide();
        return label;
    };
    m_told = line("inspectorTold");
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note = line("inspectorNote");

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_switchArea);
    column->addWidget(m_pages, 1);
    column->addWidget(m_told);
    column->addWidget(m_note);

    connect(m_indent, &QToolButton::toggled, this, [this](bool on) { m_text->setIndented(on); });
    connect(m_wrap, &QToolButton::toggled, this, &CellInspector::setWrapped);
    connect(m_save, &QToolButton::clicked, this, &CellInspector::saveValue);
    connect(m_copy, &QToolButton::clicked, this, &CellInspector::copyValue);
    connect(m_switch, &Segmented::currentChanged, this, [this](int index) {
        if (!m_switching)
            chooseView(View(index));
    });
    connect(&theme, &Theme::changed, this, &CellInspector::applyTheme);
    applyTheme();
    refresh();
}

CellInspector::~CellInspector()
{
    if (m_saving)
        m_saving->requestStop();
}

void CellInspector::setResult(core::result::ResultSet *result)
{
    if (result && m_result == result)
        return;
    if (m_json)
        m_json->close();
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
    m_row = m_column = -1;
    refresh();
}

void CellInspector::setSink(CellSink *sink)
{
    if (m_sink == sink)
        return;
    if (m_json)
        m_json->close();
    if (m_sink)
        m_sink->disconnect(this);
    m_sink = sink;
    m_sinkReady = sink && sink->isReady();
    if (sink) {
        connect(sink, &QObject::destroyed, this, [this] { refresh(); });
        connect(sink, &CellSink::changed, this, [this] {
            const bool other = std::exchange(m_sinkReady, m_sink && m_sink->isReady()) != m_sinkReady;
            const bool followed = m_json && m_json->sink(); // by the editor itself
            if (other || (!followed && over() != m_over))
                refresh();
        });
    }
    refresh();
}

void CellInspector::setOffers(bool filter, bool editor)
{
    m_offersFilter = filter;
    m_offersEditor = editor;
    if (m_json)
        m_json->setOffers(filter, editor);
}

json::JsonEditor *CellInspector::jsonEditor() const
{
    return m_json;
}

// json that can be given back; everything else is only looked at.
bool CellInspector::isEdited() const
{
    return m_sink && m_sinkReady && m_known && viewsOf(m_value).json;
}

json::JsonEditor *CellInspector::makeJsonEditor()
{
    if (m_json)
        return m_json;
    m_json = new json::JsonEditor(m_theme, m_icons, this);
    m_json->setOffersTab(true);
    m_json->setOffers(m_offersFilter, m_offersEditor);
    m_pages->addWidget(m_json);
    connect(m_json, &json::JsonEditor::noteChanged, this, &CellInspector::showNote);
    connect(m_json, &json::JsonEditor::tabRequested, this, [this] { emit tabRequested(m_row, m_column); });
    connect(m_json, &json::JsonEditor::filterRequested, this, &CellInspector::filterRequested);
    connect(m_json, &json::JsonEditor::editorRequested, this, &CellInspector::editorRequested);
    connect(m_json, &json::JsonEditor::indexRequested, this, &CellInspector::indexRequested);
    connect(m_json, &json::JsonEditor::columnsRequested, this, &CellInspector::columnsRequested);
    return m_json;
}

void CellInspector::editJson(View view)
{
    json::JsonEditor *editor = makeJsonEditor();
    clearPanes();
    constexpr core::result::Oid Jsonb = 3802;
    const bool other = editor->place().row != m_row || editor->place().column != m_column;
    editor->open(m_sink, {m_row, m_column, m_value.column.name, m_value.column.typeOid == Jsonb});
    editor->showPage(view == View::Text       ? json::JsonEditor::Page::Text
                         : view == View::Path ? json::JsonEditor::Page::Path
                                              : json::JsonEditor::Page::Tree);
    if (other)
        emit schemaWanted(editor);
    m_wrap->hide();
    m_indent->hide();
    m_pages->setCurrentWidget(editor);
    showNote();
    applyTheme();
}

void CellInspector::showCell(qsizetype row, int column)
{
    if (m_known && m_result && row == m_row && column == m_column)
        return; // what is shown keeps its place
    m_row = row;
    m_column = column;
    refresh();
}

std::optional<core::edit::CellValue> CellInspector::over() const
{
    if (!m_sink || !m_sinkReady || m_row < 0 || m_column < 0)
        return {};
    return m_sink->over(m_row, m_column);
}

void CellInspector::refresh()
{
    m_known = m_result && m_row >= 0 && m_row < m_result->rowCount() && m_column >= 0
        && m_column < m_result->columnCount();
    ++m_copying;
    m_told->hide();
    m_save->setVisible(m_known);
    m_copy->setVisible(m_known);
    if (!m_known) {
        m_value = {};
        m_views.clear();
        m_name->setText({});
        m_about->setText(tr("Inspector"));
        m_iconName = QStringLiteral("eye");
        showMessage(tr("Select a cell to see its whole value here."));
        return;
    }
    const core::result::Column &column = m_result->columns().at(m_column);
    m_over = over();
    using Kind = core::edit::CellValue::Kind;
    const bool text = m_over && (m_over->kind == Kind::Text || m_over->kind == Kind::JsonPatch);
    m_value = text ? CellValue::ofText(m_over->text, column)
                   : CellValue::of(m_result->rows(), m_row, m_column, column);
    if (m_over && !text)
        m_value.cell = core::result::CellView{nullptr, 0, true};
    m_name->setText(column.name);
    const QString type = core::result::shortTypeName(column.typeName);
    m_about->setText(type.isEmpty() ? tr("row %1").arg(countText(m_row + 1))
                                    : tr("%1 \u00b7 row %2").arg(type, countText(m_row + 1)));
    m_iconName = iconOf(core::result::typeFamily(column.typeOid));
    m_save->setEnabled(!m_value.cell.null);
    if (!m_value.isReadable()) {
        m_copy->hide();
        m_known = false;
        showMessage(tr("This value cannot be read back from the temporary file of its result."));
    } else if (m_value.cell.null)
        showMessage(!m_over || m_over->kind == Kind::Null ? tr("NULL")
                        : m_over->kind == Kind::Default   ? tr("DEFAULT")
                                                          : QString::fromUtf8(m_over->text));
    else if (m_value.cell.size == 0)
        showMessage(tr("Empty string"));
    else
        offerViews();
}

void CellInspector::offerViews()
{
    const InspectorViews offer = viewsOf(m_value);
    m_views = offer.views;
    if (isEdited())
        m_views.insert(m_views.indexOf(View::Text) + 1, View::Path);
    m_switching = true;
    for (int i = 0; i < ViewCount; ++i)
        m_switch->setSegmentVisible(i, m_views.contains(View(i)));
    m_switching = false;
    m_switchArea->setVisible(m_views.size() > 1);
    // what was chosen last for values of this kind, where it suits this one
    View view = m_views.first();
    const QStringList chosen = m_settings.get(keys::inspectorViews);
    for (const QString &entry : chosen) {
        const qsizetype equals = entry.indexOf(QLatin1Char('='));
        if (equals < 0 || entry.left(equals) != offer.family)
            continue;
        bool isNumber = false;
        const int number = QStringView(entry).sliced(equals + 1).toInt(&isNumber);
        if (isNumber && m_views.contains(View(number)))
            view = View(number);
    }
    showView(view);
}

void CellInspector::chooseView(View view)
{
    if (!m_views.contains(view))
        return;
    const QString prefix = viewsOf(m_value).family + QLatin1Char('=');
    QStringList chosen = m_settings.get(keys::inspectorViews);
    chosen.removeIf([&](const QString &entry) { return entry.startsWith(prefix); });
    m_settings.set(keys::inspectorViews, chosen << prefix + QString::number(int(view)));
    showView(view);
}

template <class Pane> Pane *CellInspector::addPane(Pane *pane)
{
    m_pages->addWidget(pane);
    connect(pane, &ValuePane::noteChanged, this, &CellInspector::showNote);
    return pane;
}

void CellInspector::clearPanes(const ValuePane *except)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        auto *made = qobject_cast<ValuePane *>(m_pages->widget(i));
        if (made && made != except)
            made->clear();
    }
}

ValuePane *CellInspector::pane(View view) const
{
    switch (view) {
    case View::Tree:
    case View::List:
        return m_tree.get();
    case View::Image:
        return m_image.get();
    case View::Hex:
        return m_hex.get();
    case View::Text:
    case View::Path:
        break;
    }
    return m_text.get();
}

void CellInspector::showView(View view)
{
    m_view = view;
    m_switching = true;
    m_switch->setCurrent(int(view));
    m_switching = false;
    if (isEdited() && view != View::Hex) {
        editJson(view);
        return;
    }
    if (m_json)
        m_json->close();
    ValuePane *shown = pane(view);
    clearPanes(shown);
    const InspectorViews offer = viewsOf(m_value);
    if (view == View::Tree || view == View::List)
        m_tree->setLanguage(view == View::Tree    ? TreePane::Language::Json
                                : offer.composite ? TreePane::Language::Composite
                                                  : TreePane::Language::Array,
                            offer.looksInside);
    m_wrap->setVisible(view == View::Text);
    m_indent->setVisible(view == View::Text && offer.json);
    shown->setValue(m_value);
    m_pages->setCurrentWidget(shown);
    showNote();
    applyTheme();
}

void CellInspector::showMessage(const QString &text)
{
    if (m_json)
        m_json->close();
    m_views.clear();
    clearPanes();
    m_switchArea->hide();
    m_wrap->hide();
    m_indent->hide();
    m_message->setText(text);
    m_pages->setCurrentWidget(m_message);
    m_note->hide();
    applyTheme();
}

void CellInspector::showNote()
{
    const auto *shown = qobject_cast<ValuePane *>(m_pages->currentWidget());
    const QString note = shown                         ? shown->note()
        : m_json && m_pages->currentWidget() == m_json ? m_json->note()
                                                       : QString();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    update();
}

void CellInspector::tell(const QString &text, bool bad)
{
    m_bad = bad;
    m_told->setText(text);
    m_told->show();
    applyTheme();
}

QString CellInspector::shownText() const
{
    if (const auto *shown = qobject_cast<ValuePane *>(m_pages->currentWidget()))
        return shown->shownText();
    return m_message->text();
}

void CellInspector::copyValue()
{
    if (!m_known)
        return;
    const qsizetype size = m_value.cell.size;
    if (size <= CopiedAtOnce) {
        QGuiApplication::clipboard()->setText(core::result::fullText(m_value.cell));
        emit copied();
        return;
    }
    tell(tr("Copying %1…").arg(sizeText(size)));
    const quint64 serial = ++m_copying;
    auto text = core::runInPool<QString>([value = m_value](const std::stop_token &) -> core::Result<QString> {
        return core::result::fullText(value.cell);
    });
    core::whenDone(std::move(text), this, [this, serial, size](core::Result<QString> done) {
        if (!done || serial != m_copying)
            return; // another cell is shown by now: what the user copies next must not be overtaken
        QGuiApplication::clipboard()->setText(*done);
        tell(tr("Copied %1.").arg(sizeText(size)));
        emit copied();
    });
}

void CellInspector::saveValue()
{
    if (!m_known || m_value.cell.null)
        return;
    FileQuestion question;
    question.title = tr("Save value");
    question.suffix = fileSuffix(m_value);
    question.filters = {tr("All files (*)")};
    question.suggestion = QDir(m_settings.get(keys::valueFolder))
                              .filePath(fileName(m_value.column.name) + QLatin1Char('.') + question.suffix);
    m_prompts.saveFile(question, this, [this, value = m_value](const QString &path) {
        if (path.isEmpty())
            return;
        m_settings.set(keys::valueFolder, QFileInfo(path).absolutePath());
        tell(tr("Saving…"));
        m_saving = inspector::saveValue(value, path);
        core::whenDone(*m_saving, this, [this, path](core::Result<qsizetype> done) {
            m_saving.reset();
            if (done) {
                tell(tr("Saved %1 to %2").arg(sizeText(*done), QDir::toNativeSeparators(path)));
                emit saved(path);
            } else if (!done.error().isCancelled()) {
                tell(done.error().toText(), true);
                emit failed(done.error());
            }
        });
    });
}

void CellInspector::setWrapped(bool wrapped)
{
    m_wrap->setChecked(wrapped);
    m_text->setWrapped(wrapped);
}

void CellInspector::applyTheme()
{
    QFont name = m_theme.interfaceFont();
    name.setWeight(QFont::DemiBold);
    m_name->setFont(name);
    m_icon->setPixmap(m_icons.pixmap(m_iconName, Token::Accent, 16, devicePixelRatioF()));

    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_message->setPalette(colors);
    m_note->setPalette(colors);
    m_note->setFont(m_theme.smallFont());
    colors.setColor(QPalette::WindowText, m_theme.color(m_bad ? Token::Danger : Token::Muted));
    m_told->setPalette(colors);
    m_told->setFont(m_theme.smallFont());
    update();
}

void CellInspector::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Surface));
    painter.fillRect(QRect(0, 0, width(), HeaderHeight), m_theme.color(Token::Sunken));
    const QColor line = m_theme.color(Token::Border);
    painter.fillRect(QRect(0, HeaderHeight - 1, width(), 1), line);
    for (const QLabel *label : {m_told, m_note}) {
        if (label->isVisible())
            painter.fillRect(QRect(0, label->y(), width(), 1), line);
    }
}

} // namespace ui::inspector
