// SPDX-License-Identifier: GPL-3.0-or-later
// A plain table view over a CellsModel, as the tab of an index shows three. Thread: GUI.
#pragma once

class QTableView;
class QString;
class QWidget;

namespace ui::indexing {

class CellsModel;

/// Whole rows are chosen, the first column takes what room there is.
QTableView *makeTextTable(CellsModel &model, const QString &name, const QString &what, QWidget *parent);

} // namespace ui::indexing
