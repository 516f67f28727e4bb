// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportframe.h"

#include "ui/base/progressline.h"
#include "ui/connections/tonelabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui::transfer {

using connections::ToneLabel;

QPushButton *makeButton(const char *name, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

QHBoxLayout *makeHeading(const Theme &theme, const Icons &icons, const QString &title)
{
    auto *icon = new QLabel;
    icon->setPixmap(icons.icon(QStringLiteral("export"), Token::Accent).pixmap(16, 16));
    auto *heading = new ToneLabel(theme, Token::Text, title);
    QFont big = theme.interfaceFont();
    big.setPixelSize(17);
    big.setWeight(QFont::DemiBold);
    heading->setFont(big);
    auto *line = new QHBoxLayout;
    line->setSpacing(2 * metrics::Step);
    line->addWidget(icon);
    line->addWidget(heading, 1);
    return line;
}

ExportFooter makeFooter(const Theme &theme, const QString &lineName, const QString &startTip,
                        const QString &cancelTip)
{
    ExportFooter footer{};
    footer.words = new ToneLabel(theme, Token::Muted);
    footer.words->setObjectName(QStringLiteral("exportProgress"));
    footer.words->setAccessibleName(QStringLiteral("Progress"));
    footer.line = new ProgressLine(theme);
    footer.line->setObjectName(QStringLiteral("exportProgressLine"));
    footer.line->setAccessibleName(lineName);
    footer.start = makeButton("exportStart", QStringLiteral("Export"), startTip);
    footer.start->setProperty("primary", true);
    footer.start->setDefault(true);
    footer.start->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    footer.cancel = makeButton("exportCancel", QStringLiteral("Cancel"), cancelTip);
    footer.close
        = makeButton("exportClose", QStringLiteral("Close"), QStringLiteral("Close this window (Esc)"));
    footer.close->setProperty("flat", true);
    footer.buttons = new QHBoxLayout;
    footer.buttons->setSpacing(2 * metrics::Step);
    footer.buttons->addWidget(footer.start);
    footer.buttons->addWidget(footer.cancel);
    footer.buttons->addWidget(footer.close);
    footer.buttons->addSpacing(2 * metrics::Step);
    footer.buttons->addWidget(footer.words, 1);
    return footer;
}

} // namespace ui::transfer
