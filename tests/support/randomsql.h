// SPDX-License-Identifier: GPL-3.0-or-later
// SQL texts for property tests: valid statements from a small grammar, scripts of the pieces that trouble a
// lexer, and mutations of any text. The same seed gives the same text.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QRandomGenerator>

namespace support {

/// A statement of PostgreSQL 15 without its semicolon, with comments, quotes and line breaks where they may
/// be.
QByteArray randomStatement(QRandomGenerator &random);

/// Any text at all, made of quotes, comments, dollars, commands, foreign bytes.
QByteArray randomPieces(QRandomGenerator &random, int pieces);

/// Bytes removed, doubled, changed, pieces put in.
QByteArray mutated(QByteArray text, QRandomGenerator &random);

/// Scripts that are somewhere on this machine (the extensions of the installed server) and in
/// tests/fuzz/seeds.
QByteArrayList sqlCorpus();

} // namespace support
