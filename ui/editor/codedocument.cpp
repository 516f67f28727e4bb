// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codedocument.h"

#include "core/base/pooltask.h"
#include "ui/editor/codestyle.h"

#include <Qsci/qsciscintilla.h>

#include <cstddef>
#include <utility>

namespace ui::editor {

using Sci = QsciScintilla;

/// Scintilla's own interface (ILoader.h), which QScintilla does not install. Not in the anonymous
/// namespace: there the compiler knows that nobody implements it, and calls nobody. Its objects are of
/// Scintilla's class, which the sanitizer need not be told.
class ScintillaLoader
{
public:
    virtual int Release() = 0;
    virtual int AddData(const char *data, std::ptrdiff_t length) = 0;
    virtual void *ConvertToDocument() = 0;

protected:
    ~ScintillaLoader() = default;
};

namespace {

constexpr qsizetype Piece = 4 << 20; ///< bytes handed over before somebody looks whether it is still wanted

} // namespace

class CodeDocument
{
public:
    CodeDocument(ScintillaLoader *loader, bool windowsLineEnds)
        : m_loader(loader)
        , m_windowsLineEnds(windowsLineEnds)
    {
    }
    [[gnu::no_sanitize("vptr")]] ~CodeDocument()
    {
        if (m_loader)
            m_loader->Release();
    }
    Q_DISABLE_COPY_MOVE(CodeDocument)

    [[gnu::no_sanitize("vptr")]] bool add(const char *data, qsizetype size)
    {
        return m_loader->AddData(data, size) == 0;
    }
    [[gnu::no_sanitize("vptr")]] void *take()
    {
        return std::exchange(m_loader, nullptr)->ConvertToDocument();
    }
    bool hasWindowsLineEnds() const { return m_windowsLineEnds; }

private:
    ScintillaLoader *m_loader;
    bool m_windowsLineEnds;
};

core::Task<std::shared_ptr<CodeDocument>> makeDocument(const QsciScintilla &area, const QByteArray &utf8)
{
    using Made = core::Result<std::shared_ptr<CodeDocument>>;
    const qsizetype newline = utf8.indexOf('\n');
    auto *loader = reinterpret_cast<ScintillaLoader *>(
        area.SendScintilla(Sci::SCI_CREATELOADER, static_cast<unsigned long>(utf8.size() + RoomToType)));
    auto document = std::make_shared<CodeDocument>(loader, newline > 0 && utf8[newline - 1] == '\r');
    return core::runInPool<std::shared_ptr<CodeDocument>>(
        [document, utf8](const std::stop_token &stop) -> Made {
            for (qsizetype at = 0; at < utf8.size(); at += Piece) {
                if (stop.stop_requested())
                    return core::Error::cancelled();
                if (!document->add(utf8.constData() + at, std::min(Piece, utf8.size() - at)))
                    return core::Error::input(QStringLiteral("There is not enough memory for this text"));
            }
            return document;
        });
}

void showDocument(QsciScintilla &area, CodeDocument &document)
{
    // what Scintilla keeps with the text, and not with the view
    struct Setting
    {
        unsigned int get;
        unsigned int set;
    };
    static constexpr Setting Settings[] = {
        {Sci::SCI_GETCODEPAGE, Sci::SCI_SETCODEPAGE},
        {Sci::SCI_GETTABWIDTH, Sci::SCI_SETTABWIDTH},
        {Sci::SCI_GETINDENT, Sci::SCI_SETINDENT},
        {Sci::SCI_GETUSETABS, Sci::SCI_SETUSETABS},
        {Sci::SCI_GETTABINDENTS, Sci::SCI_SETTABINDENTS},
        {Sci::SCI_GETBACKSPACEUNINDENTS, Sci::SCI_SETBACKSPACEUNINDENTS},
        {Sci::SCI_GETREADONLY, Sci::SCI_SETREADONLY},
    };
    long values[std::size(Settings)];
    for (size_t i = 0; i < std::size(Settings); ++i)
        values[i] = area.SendScintilla(Settings[i].get);
    const auto *made = static_cast<const char *>(document.take());
    area.SendScintilla(Sci::SCI_SETDOCPOINTER, 0UL, made);
    area.SendScintilla(Sci::SCI_RELEASEDOCUMENT, 0UL, made); // the area has its own hold of it
    for (size_t i = 0; i < std::size(Settings); ++i)
        area.SendScintilla(Settings[i].set, static_cast<unsigned long>(values[i]));
    area.setEolMode(document.hasWindowsLineEnds() ? Sci::EolWindows : Sci::EolUnix);
    area.SendScintilla(Sci::SCI_SETUNDOCOLLECTION, 1L);
    area.SendScintilla(Sci::SCI_EMPTYUNDOBUFFER);
    area.SendScintilla(Sci::SCI_SETSAVEPOINT);
    goToStart(area);
}

} // namespace ui::editor
