// SPDX-License-Identifier: GPL-3.0-or-later
// libpq, loaded at the first call of one of its functions: with it come OpenSSL, Kerberos, LDAP and GnuTLS,
// 20 libraries that would cost every start of the window 4 ms (an eighth of it) before anybody connects.
// Linked in place of libpq; each function finds the real one once. One that is missing here fails to link:
// add its line, as libpq-fe.h declares it. QPSQL brings the same library: it is there wherever we can run.
// Thread: any. Cost: a call more.
#include <libpq-fe.h>

#include <QLibrary>

#include <cstdlib>

namespace {

QFunctionPointer find(const char *name)
{
    static QLibrary *const library = new QLibrary(QStringLiteral("pq"), 5); // never unloaded
    const QFunctionPointer function = library->resolve(name);
    if (!function) {
        qCritical("libpq cannot be used: %s", qPrintable(library->errorString()));
        std::abort();
    }
    return function;
}

} // namespace

// clang-format off
#define LIBPQ(Result, Name, Parameters, Arguments)                                          \
    Result Name Parameters                                                                  \
    {                                                                                       \
        static const auto function = reinterpret_cast<decltype(&::Name)>(find(#Name));      \
        return function Arguments;                                                          \
    }

extern "C" {

LIBPQ(int, PQbackendPID, (const PGconn *a), (a))
LIBPQ(int, PQcancel, (PGcancel *a, char *b, int c), (a, b, c))
LIBPQ(void, PQclear, (PGresult *a), (a))
LIBPQ(char *, PQcmdStatus, (PGresult *a), (a))
LIBPQ(char *, PQcmdTuples, (PGresult *a), (a))
LIBPQ(PQconninfoOption *, PQconndefaults, (), ())
LIBPQ(PostgresPollingStatusType, PQconnectPoll, (PGconn *a), (a))
LIBPQ(PGconn *, PQconnectStart, (const char *a), (a))
LIBPQ(PGconn *, PQconnectStartParams, (const char *const *a, const char *const *b, int c), (a, b, c))
LIBPQ(PGconn *, PQconnectdb, (const char *a), (a))
LIBPQ(int, PQconnectionNeedsPassword, (const PGconn *a), (a))
LIBPQ(void, PQconninfoFree, (PQconninfoOption *a), (a))
LIBPQ(PQconninfoOption *, PQconninfoParse, (const char *a, char **b), (a, b))
LIBPQ(int, PQconsumeInput, (PGconn *a), (a))
LIBPQ(char *, PQdb, (const PGconn *a), (a))
LIBPQ(char *, PQencryptPasswordConn, (PGconn *a, const char *b, const char *c, const char *d), (a, b, c, d))
LIBPQ(char *, PQerrorMessage, (const PGconn *a), (a))
LIBPQ(PGresult *, PQdescribePrepared, (PGconn *a, const char *b), (a, b))
LIBPQ(PGresult *, PQexec, (PGconn *a, const char *b), (a, b))
LIBPQ(void, PQfinish, (PGconn *a), (a))
LIBPQ(int, PQflush, (PGconn *a), (a))
LIBPQ(int, PQenterPipelineMode, (PGconn *a), (a))
LIBPQ(int, PQexitPipelineMode, (PGconn *a), (a))
LIBPQ(int, PQfmod, (const PGresult *a, int b), (a, b))
LIBPQ(char *, PQfname, (const PGresult *a, int b), (a, b))
LIBPQ(int, PQfnumber, (const PGresult *a, const char *b), (a, b))
LIBPQ(void, PQfreeCancel, (PGcancel *a), (a))
LIBPQ(void, PQfreemem, (void *a), (a))
LIBPQ(Oid, PQftable, (const PGresult *a, int b), (a, b))
LIBPQ(int, PQftablecol, (const PGresult *a, int b), (a, b))
LIBPQ(Oid, PQftype, (const PGresult *a, int b), (a, b))
LIBPQ(PGcancel *, PQgetCancel, (PGconn *a), (a))
LIBPQ(int, PQgetCopyData, (PGconn *a, char **b, int c), (a, b, c))
LIBPQ(PGresult *, PQgetResult, (PGconn *a), (a))
LIBPQ(int, PQgetisnull, (const PGresult *a, int b, int c), (a, b, c))
LIBPQ(int, PQgetlength, (const PGresult *a, int b, int c), (a, b, c))
LIBPQ(char *, PQgetvalue, (const PGresult *a, int b, int c), (a, b, c))
LIBPQ(char *, PQhost, (const PGconn *a), (a))
LIBPQ(int, PQisBusy, (PGconn *a), (a))
LIBPQ(int, PQlibVersion, (), ())
LIBPQ(int, PQnfields, (const PGresult *a), (a))
LIBPQ(PGnotify *, PQnotifies, (PGconn *a), (a))
LIBPQ(int, PQntuples, (const PGresult *a), (a))
LIBPQ(const char *, PQparameterStatus, (const PGconn *a, const char *b), (a, b))
LIBPQ(PGPing, PQpingParams, (const char *const *a, const char *const *b, int c), (a, b, c))
LIBPQ(int, PQpipelineSync, (PGconn *a), (a))
LIBPQ(char *, PQport, (const PGconn *a), (a))
LIBPQ(PGresult *, PQprepare, (PGconn *a, const char *b, const char *c, int d, const Oid *e), (a, b, c, d, e))
LIBPQ(int, PQputCopyData, (PGconn *a, const char *b, int c), (a, b, c))
LIBPQ(int, PQputCopyEnd, (PGconn *a, const char *b), (a, b))
LIBPQ(char *, PQresultErrorField, (const PGresult *a, int b), (a, b))
LIBPQ(char *, PQresultErrorMessage, (const PGresult *a), (a))
LIBPQ(ExecStatusType, PQresultStatus, (const PGresult *a), (a))
LIBPQ(int, PQsendDescribePrepared, (PGconn *a, const char *b), (a, b))
LIBPQ(int, PQsendPrepare, (PGconn *a, const char *b, const char *c, int d, const Oid *e), (a, b, c, d, e))
LIBPQ(int, PQsendQuery, (PGconn *a, const char *b), (a, b))
LIBPQ(int, PQsendQueryParams, (PGconn *a, const char *b, int c, const Oid *d, const char *const *e,
      const int *f, const int *g, int h), (a, b, c, d, e, f, g, h))
LIBPQ(int, PQserverVersion, (const PGconn *a), (a))
LIBPQ(int, PQsetClientEncoding, (PGconn *a, const char *b), (a, b))
LIBPQ(PGVerbosity, PQsetErrorVerbosity, (PGconn *a, PGVerbosity b), (a, b))
LIBPQ(PQnoticeProcessor, PQsetNoticeProcessor, (PGconn *a, PQnoticeProcessor b, void *c), (a, b, c))
LIBPQ(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn *a, PQnoticeReceiver b, void *c), (a, b, c))
LIBPQ(int, PQsetSingleRowMode, (PGconn *a), (a))
LIBPQ(int, PQsetnonblocking, (PGconn *a, int b), (a, b))
LIBPQ(int, PQsocket, (const PGconn *a), (a))
LIBPQ(const char *, PQsslAttribute, (PGconn *a, const char *b), (a, b))
LIBPQ(int, PQsslInUse, (PGconn *a), (a))
LIBPQ(ConnStatusType, PQstatus, (const PGconn *a), (a))
LIBPQ(PGTransactionStatusType, PQtransactionStatus, (const PGconn *a), (a))
LIBPQ(char *, PQuser, (const PGconn *a), (a))

} // extern "C"
// clang-format on
