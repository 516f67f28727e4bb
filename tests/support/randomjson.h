// SPDX-License-Identifier: GPL-3.0-or-later
// Random JSON and random edits of it, for property tests. Keys and values that jsonb takes.
#pragma once

#include "core/json/draft.h"

#include <QByteArray>
#include <QRandomGenerator>

/// spaced: with white space anywhere.
QByteArray randomJson(QRandomGenerator &random, int depth, bool spaced);
QString randomKey(QRandomGenerator &random);
/// One edit of any kind at any place; sometimes none. keepRoot: the root stays the container it is.
void randomEdit(core::json::Draft &draft, QRandomGenerator &random, bool keepRoot = false);
/// Any node of the document.
core::json::Node randomNode(const core::json::Draft &draft, QRandomGenerator &random);
