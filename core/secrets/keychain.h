// SPDX-License-Identifier: GPL-3.0-or-later
// The system's keychain (Secret Service, KWallet, macOS and Windows alike) through QtKeychain.
// QtKeychain does one job at a time and has no time limit of its own, so: the first use asks for a key that
// cannot be there, which no keychain needs to be unlocked for; if that gets no answer in a few seconds, the
// keychain counts as missing until it answers after all. Nothing is asked before the first use: the start
// never waits for D-Bus.
#pragma once

#include "core/secrets/secretstore.h"

#include <chrono>
#include <functional>
#include <vector>

namespace QKeychain {
class Job;
}

namespace core::secrets {

class Keychain : public SecretStore
{
    Q_OBJECT

public:
    struct Patience
    {
        std::chrono::milliseconds probe{3000}; ///< for the first sign of life
        std::chrono::milliseconds answer{
            120000}; ///< for an answer: a person may be typing the keychain's password
    };

    explicit Keychain(QObject *parent = nullptr);
    explicit Keychain(Patience patience, QObject *parent = nullptr);
    ~Keychain() override;

    Task<std::optional<Secret>> read(const QUuid &id) override;
    Task<void> write(const QUuid &id, const Secret &secret) override;
    Task<void> remove(const QUuid &id) override;
    /// True until the keychain turned out to be missing.
    bool persistent() const override { return m_state != State::Missing; }
    void probe() override;

private:
    enum class State
    {
        Unknown,
        Probing,
        Present,
        Missing
    };

    template <class T, class MakeJob, class Take> Task<T> ask(MakeJob makeJob, Take take);
    void whenKnown(std::function<void(bool present)> then);
    void setState(State state);
    void settle(bool present);

    Patience m_patience;
    State m_state = State::Unknown;
    QString m_reason; ///< why it is missing, in the keychain's words
    std::vector<std::function<void(bool)>> m_waiting;
};

} // namespace core::secrets
