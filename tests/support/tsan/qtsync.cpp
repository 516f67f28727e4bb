// SPDX-License-Identifier: GPL-3.0-or-later
// For the thread sanitizer alone. Qt as distributions build it synchronises with futexes that the sanitizer
// cannot see, so every value that travels in a queued call or a future would look like a race. The linker
// leads our calls of the functions below through here (--wrap, see CMakeLists.txt), where they tell the
// sanitizer what Qt guarantees: what happened before an event was posted is visible where an event is
// delivered, and likewise for futures (their results, and the end of what they share) and semaphores. One
// address stands for all of them: that can hide a race between threads that exchange events, never invent
// one.
#include <QCoreApplication>
#include <QFutureInterface>
#include <QRunnable>
#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

#include <sanitizer/tsan_interface.h>

#include <functional>
#include <mutex>

namespace {

char qt;
std::recursive_mutex drops; ///< of reference counts

void before()
{
    __tsan_release(&qt);
}

void after()
{
    __tsan_acquire(&qt);
}

[[maybe_unused]] const bool registered = QInternal::registerCallback(
    QInternal::EventNotifyCallback, [](void **) { // before each event's delivery
        after();
        return false;
    });

/// A functor on its way through Qt: what it did is visible to whoever destroys it, and that may be any
/// thread.
class Traced : public QtPrivate::QSlotObjectBase
{
public:
    explicit Traced(QSlotObjectBase *inner)
        : QSlotObjectBase(&Traced::act)
        , m_inner(inner)
    {
    }

private:
    static void act(int which, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *equal)
    {
        auto *traced = static_cast<Traced *>(self);
        after();
        switch (which) {
        case Call:
            traced->m_inner->call(receiver, arguments);
            before();
            break;
        case Compare:
            *equal = traced->m_inner->compare(arguments);
            break;
        case Destroy:
            traced->m_inner->destroyIfLastRef();
            delete traced;
            break;
        }
    }

    QSlotObjectBase *m_inner;
};

QtPrivate::QSlotObjectBase *traced(QtPrivate::QSlotObjectBase *slot)
{
    auto *result = slot ? new Traced(slot) : nullptr;
    before();
    return result;
}

std::function<void()> traced(std::function<void()> function)
{
    std::function<void()> result = [function = std::move(function)] {
        after();
        function();
        before();
    };
    before();
    return result;
}

} // namespace

// A pointer to a member function that is odd means a virtual one: ours must never be.
#define ALIGNED __attribute__((aligned(16)))
#define RELEASES(result, name, parameters, arguments)                                                        \
    result __real_##name parameters;                                                                         \
    ALIGNED result __wrap_##name parameters                                                                  \
    {                                                                                                        \
        before();                                                                                            \
        return __real_##name arguments;                                                                      \
    }
// A reference count: whoever drops the last one sees what the others did before they dropped theirs.
#define DROPS_BOOL(name, parameters, arguments)                                                              \
    bool __real_##name parameters;                                                                           \
    ALIGNED bool __wrap_##name parameters                                                                    \
    {                                                                                                        \
        before();                                                                                            \
        const bool result = __real_##name arguments;                                                         \
        after();                                                                                             \
        return result;                                                                                       \
    }
#define DROPS(name, parameters, arguments)                                                                   \
    void __real_##name parameters;                                                                           \
    ALIGNED void __wrap_##name parameters                                                                    \
    {                                                                                                        \
        /* the last one frees inside: one after another, or another's drop could come in between */          \
        const std::lock_guard lock(drops);                                                                   \
        before();                                                                                            \
        after();                                                                                             \
        __real_##name arguments;                                                                             \
    }
#define ACQUIRES(name, parameters, arguments)                                                                \
    void __real_##name parameters;                                                                           \
    ALIGNED void __wrap_##name parameters                                                                    \
    {                                                                                                        \
        __real_##name arguments;                                                                             \
        after();                                                                                             \
    }
#define ACQUIRES_BOOL(name, parameters, arguments)                                                           \
    bool __real_##name parameters;                                                                           \
    ALIGNED bool __wrap_##name parameters                                                                    \
    {                                                                                                        \
        const bool result = __real_##name arguments;                                                         \
        after();                                                                                             \
        return result;                                                                                       \
    }

using Future = QFutureInterfaceBase;

extern "C" {
// clang-format off
RELEASES(bool,
         _ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv,
         (QObject *o, QtPrivate::QSlotObjectBase *s, Qt::ConnectionType t, void *r), (o, traced(s), t, r))
RELEASES(QMetaObject::Connection,
         _ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK11QMetaObject,
         (const QObject *o, void **f, const QObject *r, void **m, QtPrivate::QSlotObjectBase *s,
          Qt::ConnectionType t, const int *a, const QMetaObject *q), (o, f, r, m, traced(s), t, a, q))
RELEASES(void, _ZN11QMetaObject8activateEP7QObjectPKS_iPPv,
         (QObject *o, const QMetaObject *m, int i, void **a), (o, m, i, a))
RELEASES(void, _ZN16QCoreApplication9postEventEP7QObjectP6QEventi, (QObject *o, QEvent *e, int p), (o, e, p))
RELEASES(void, _ZN7QObject11deleteLaterEv, (QObject *o), (o))
RELEASES(void, _ZN7QObject12moveToThreadEP7QThread, (QObject *o, QThread *t), (o, t))
RELEASES(void, _ZN11QThreadPool5startEP9QRunnablei, (QThreadPool *p, QRunnable *r, int n), (p, r, n))
RELEASES(void, _ZN11QThreadPool5startESt8functionIFvvEEi, (QThreadPool *p, std::function<void()> f, int n),
         (p, traced(std::move(f)), n))
RELEASES(void, _ZN20QFutureInterfaceBase14reportFinishedEv, (Future *f), (f))
RELEASES(void, _ZN20QFutureInterfaceBase18reportResultsReadyEii, (Future *f, int a, int b), (f, a, b))
RELEASES(void, _ZN10QSemaphore7releaseEi, (QSemaphore *s, int n), (s, n))
ACQUIRES(_ZN20QFutureInterfaceBase15waitForFinishedEv, (Future *f), (f))
ACQUIRES(_ZN20QFutureInterfaceBase13waitForResultEi, (Future *f, int i), (f, i))
ACQUIRES(_ZN10QSemaphore7acquireEi, (QSemaphore *s, int n), (s, n))
ACQUIRES_BOOL(_ZNK20QFutureInterfaceBase10queryStateENS_5StateE, (const Future *f, Future::State s), (f, s))
ACQUIRES_BOOL(_ZN10QSemaphore10tryAcquireEi, (QSemaphore *s, int n), (s, n))
ACQUIRES_BOOL(_ZN10QSemaphore10tryAcquireEii, (QSemaphore *s, int n, int t), (s, n, t))
DROPS_BOOL(_ZNK20QFutureInterfaceBase6derefTEv, (const Future *f), (f))
DROPS(_ZN20QFutureInterfaceBaseD2Ev, (Future *f), (f))
ACQUIRES_BOOL(_ZN7QThread4waitE14QDeadlineTimer, (QThread *t, QDeadlineTimer d), (t, d))
// clang-format on
}
