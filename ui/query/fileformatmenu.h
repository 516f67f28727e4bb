// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace ui::query {

class TabFile;

/// What a file is written as: encodings and line ends; and reading it again in another encoding. Deletes
/// itself when it is closed.
QMenu *fileFormatMenu(TabFile &file, QWidget *parent);

} // namespace ui::query
