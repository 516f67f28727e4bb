// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/theme.h"

#include "ui/base/style.h"
#include "ui/base/systemscheme.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPalette>
#include <QToolTip>
#include <QWidget>

namespace ui {

namespace {

struct Row
{
    Token token;
    const char *light;
    const char *dark;
};

// Every foreground has at least 4.5:1 on Window, Surface and Sunken, and all but Comment on Selection too
// (tst_theme).
// clang-format off
constexpr Row Rows[] = {
    {Token::Window,    "#F5F6F8", "#15181C"},
    {Token::Surface,   "#FFFFFF", "#1B1F24"},
    {Token::Sunken,    "#ECEEF2", "#111316"},
    {Token::Border,    "#DDE1E7", "#2B3138"},
    {Token::Text,      "#1B2026", "#E3E7EC"},
    {Token::Muted,     "#5F6873", "#939DA9"},
    {Token::Accent,    "#2965C4", "#6AA5FF"},
    {Token::OnAccent,  "#FFFFFF", "#0E1116"},
    {Token::Selection, "#DCE8FB", "#22354F"},
    {Token::Ok,        "#1F7551", "#5BC08F"},
    {Token::Warn,      "#915B10", "#E0A850"},
    {Token::Danger,    "#BB3930", "#F07A70"},
    {Token::Keyword,   "#8A3FB0", "#C792EA"},
    {Token::String,    "#2B754A", "#9CCB86"},
    {Token::Number,    "#A74E1C", "#F2A272"},
    {Token::Comment,   "#636D7A", "#7C8793"},
    {Token::Function,  "#1E6BAC", "#82AAFF"},
};
// clang-format on

QFont fontOf(const QString &wanted, QFontDatabase::SystemFont fallback)
{
    QFont font = QFontDatabase::hasFamily(wanted) ? QFont(wanted) : QFontDatabase::systemFont(fallback);
    font.setPixelSize(13);
    return font;
}

QPalette paletteOf(const Colors &colors)
{
    const auto color = [&](Token token) { return colors[size_t(token)]; };
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Window));
    palette.setColor(QPalette::WindowText, color(Token::Text));
    palette.setColor(QPalette::Base, color(Token::Surface));
    palette.setColor(QPalette::AlternateBase, color(Token::Window));
    palette.setColor(QPalette::Text, color(Token::Text));
    palette.setColor(QPalette::Button, color(Token::Surface));
    palette.setColor(QPalette::ButtonText, color(Token::Text));
    palette.setColor(QPalette::BrightText, color(Token::OnAccent));
    palette.setColor(QPalette::ToolTipBase, color(Token::Surface));
    palette.setColor(QPalette::ToolTipText, color(Token::Text));
    palette.setColor(QPalette::PlaceholderText, color(Token::Muted));
    palette.setColor(QPalette::Highlight, color(Token::Selection));
    palette.setColor(QPalette::HighlightedText, color(Token::Text));
    palette.setColor(QPalette::Link, color(Token::Accent));
    palette.setColor(QPalette::LinkVisited, color(Token::Accent));
    palette.setColor(QPalette::Light, color(Token::Surface));
    palette.setColor(QPalette::Midlight, color(Token::Window));
    palette.setColor(QPalette::Mid, color(Token::Border));
    palette.setColor(QPalette::Dark, color(Token::Border));
    palette.setColor(QPalette::Shadow, color(Token::Border));
    const QColor pale = mixed(color(Token::Surface), color(Token::Muted), 0.6);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, pale);
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Token::Window));
    return palette;
}

/// Qt tells existing widgets about a new palette only while exec() runs; tests and headless pictures have
/// none.
void setPaletteEverywhere(const QPalette &palette)
{
    const QWidget probe;
    QApplication::setPalette(palette);
    if (probe.palette().color(QPalette::Window) == palette.color(QPalette::Window))
        return;
    QEvent event(QEvent::ApplicationPaletteChange);
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets)
        QCoreApplication::sendEvent(widget, &event);
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_interfaceFont(fontOf(QStringLiteral("Inter"), QFontDatabase::GeneralFont))
    , m_codeFont(fontOf(QStringLiteral("JetBrains Mono"), QFontDatabase::FixedFont))
    , m_system(new SystemScheme(this))
{
    m_codeFont.setStyleHint(QFont::Monospace);
    m_codeFont.setFixedPitch(true);
    // code fonts draw ->> as an arrow; what is shown is what is there (scripts that need shaping keep it)
    m_codeFont.setStyleStrategy(QFont::PreferNoShaping);
    connect(m_system, &SystemScheme::changed, this, [this] {
        if (m_mode == Mode::System)
            apply();
    });
    apply();
}

Theme::~Theme() = default;

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

QColor Theme::blend(Token base, Token over, qreal amount) const
{
    return mixed(color(base), color(over), amount);
}

Colors Theme::colorsOf(bool dark)
{
    Colors colors;
    for (const Row &row : Rows)
        colors[size_t(row.token)] = QColor(QLatin1String(dark ? row.dark : row.light));
    return colors;
}

QFont Theme::smallFont() const
{
    QFont font = m_interfaceFont;
    font.setPixelSize(11);
    return font;
}

QFont Theme::statusFont() const
{
    QFont font = m_interfaceFont;
    font.setPixelSize(12);
    return font;
}

void Theme::apply()
{
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_system->isDark());
    m_colors = colorsOf(m_dark);
    if (qobject_cast<QApplication *>(QCoreApplication::instance())) {
        auto *style = dynamic_cast<Style *>(QApplication::style());
        if (!style)
            QApplication::setStyle(style = new Style);
        style->setColors(m_colors);
        if (QApplication::font() != m_interfaceFont)
            QApplication::setFont(m_interfaceFont);
        const QPalette palette = paletteOf(m_colors);
        setPaletteEverywhere(palette);
        QToolTip::setPalette(palette);
        QToolTip::setFont(m_interfaceFont);
    }
    emit changed();
}

} // namespace ui
