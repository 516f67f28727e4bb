// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that must not rest in memory longer than needed, nor reach a log: zeroed on destruction, not
// printable, no conversion but reveal().
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace core {

class Secret
{
public:
    Secret() = default;
    explicit Secret(const QString &text);
    explicit Secret(QByteArray utf8);

    bool isEmpty() const { return !m_bytes || m_bytes->isEmpty(); }
    /// The bytes in clear, UTF-8. Call it where they are handed to libpq or the keychain, and nowhere else.
    QByteArray reveal() const { return m_bytes ? *m_bytes : QByteArray(); }

private:
    std::shared_ptr<const QByteArray>
        m_bytes; ///< shared, so that copies of a Secret are not copies of the bytes
};

} // namespace core
