// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/fileformatmenu.h"

#include "ui/query/tabfile.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace ui::query {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ui::query::FileFormatMenu", source);
}

} // namespace

QMenu *fileFormatMenu(TabFile &file, QWidget *parent)
{
    using core::workspace::EncodingName;
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("fileFormatMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(text("Saved as"));
    auto *encodings = new QActionGroup(menu);
    for (const EncodingName &name : core::workspace::encodingNames()) {
        QAction *action = menu->addAction(QLatin1String(name.label), &file,
                                          [&file, name] { file.setEncoding(name.encoding); });
        action->setObjectName(QLatin1String("encoding.") + QLatin1String(name.id));
        action->setCheckable(true);
        action->setChecked(file.encoding() == name.encoding);
        encodings->addAction(action);
    }
    menu->addSection(text("Line ends"));
    auto *ends = new QActionGroup(menu);
    for (const bool windows : {false, true}) {
        QAction *action = menu->addAction(windows ? text("Windows (CR LF)") : text("Unix (LF)"), &file,
                                          [&file, windows] { file.setWindowsLineEnds(windows); });
        action->setObjectName(windows ? QStringLiteral("lineEnds.windows") : QStringLiteral("lineEnds.unix"));
        action->setCheckable(true);
        action->setChecked(file.hasWindowsLineEnds() == windows);
        ends->addAction(action);
    }
    if (file.path().isEmpty() || file.isModified())
        return menu;
    QMenu *again = menu->addMenu(text("Read the file again as"));
    for (const EncodingName &name : core::workspace::encodingNames()) {
        QAction *action = again->addAction(QLatin1String(name.label), &file,
                                           [&file, name] { file.open(file.path(), name.encoding); });
        action->setObjectName(QLatin1String("readAs.") + QLatin1String(name.id));
    }
    return menu;
}

} // namespace ui::query
