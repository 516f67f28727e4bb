// SPDX-License-Identifier: GPL-3.0-or-later
// libpq's sslmode values, with what each one means to the person who chooses.
#pragma once

#include <QList>
#include <QString>

namespace ui::connections {

struct SslMode
{
    QString value; ///< libpq's; "prefer" is its default
    QString label;
    QString meaning;
};

const QList<SslMode> &sslModes();

} // namespace ui::connections
