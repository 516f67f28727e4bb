// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>

namespace ui {

namespace {

struct Row
{
    Token token;
    const char *light;
    const char *dark;
};

constexpr Row Rows[] = {
    {Token::Window, "#F5F6F8", "#15181C"},    {Token::Surface, "#FFFFFF", "#1B1F24"},
    {Token::Sunken, "#ECEEF2", "#111316"},    {Token::Border, "#DDE1E7", "#2B3138"},
    {Token::Text, "#1B2026", "#E3E7EC"},      {Token::Muted, "#68727E", "#939DA9"},
    {Token::Accent, "#2C6BD1", "#6AA5FF"},    {Token::OnAccent, "#FFFFFF", "#0E1116"},
    {Token::Selection, "#DCE8FB", "#22354F"}, {Token::Ok, "#23835A", "#5BC08F"},
    {Token::Warn, "#A86A12", "#E0A850"},      {Token::Danger, "#C23B32", "#F07A70"},
    {Token::Keyword, "#8A3FB0", "#C792EA"},   {Token::String, "#2E7D4F", "#9CCB86"},
    {Token::Number, "#B3541E", "#F2A272"},    {Token::Comment, "#8A94A0", "#6B7682"},
    {Token::Function, "#1F6FB2", "#82AAFF"},
};

} // namespace

Theme::Theme(QObject *parent) : QObject(parent)
{
    apply();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

void Theme::apply()
{
    m_dark = m_mode == Mode::Dark;
    for (const Row &row : Rows)
        m_colors[size_t(row.token)] = QColor(QLatin1String(m_dark ? row.dark : row.light));
    m_interfaceFont = QFont(QStringLiteral("Inter"));
    m_interfaceFont.setPixelSize(13);
    m_codeFont = QFont(QStringLiteral("JetBrains Mono"));
    m_codeFont.setPixelSize(13);
    emit changed();
}

} // namespace ui
