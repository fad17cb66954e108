#include "support/process.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace cairn::test {

namespace fs = std::filesystem;

/// The engine is headless and layered: read from the binary that users run and from every include.
class TestBoundary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void binaryLinksNoGui();
    void archiveCommandsLoadNoLibpq();
    void engineIncludesNoGui();
    void layersUseOnlyWhatIsBelow();

private:
    using Includes = std::multimap<std::string, std::string>; ///< file, header
    static const Includes &engineIncludes();
};

const TestBoundary::Includes &TestBoundary::engineIncludes()
{
    static const Includes all = [] {
        Includes found;
        const std::regex pattern(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
        const fs::path engine(CAIRN_SOURCE_DIR "/engine");
        for (const auto &entry : fs::recursive_directory_iterator(engine)) {
            std::ifstream file(entry.path());
            std::smatch match;
            for (std::string line; entry.is_regular_file() && std::getline(file, line);)
                if (std::regex_search(line, match, pattern))
                    found.emplace(fs::relative(entry.path(), engine).string(), match[1].str());
        }
        return found;
    }();
    return all;
}

void TestBoundary::binaryLinksNoGui()
{
    const auto direct = runOrFail({.arguments = {"readelf", "-d", CAIRN_BINARY}}).out;
    QVERIFY2(direct.find("libQt6Core") != std::string::npos, direct.c_str()); // else this reads the wrong thing
    const auto everything = runOrFail({.arguments = {"ldd", CAIRN_BINARY}}).out;
    QVERIFY(everything.find("libQt6Core") != std::string::npos);
    for (const char *library : {"libQt6Gui", "libQt6Widgets", "libQt6Svg", "libQt6PrintSupport"})
        QVERIFY2((direct + everything).find(library) == std::string::npos, library);
}

/// A server starts one of them for each segment, and waits.
void TestBoundary::archiveCommandsLoadNoLibpq()
{
    const auto everything = runOrFail({.arguments = {"ldd", CAIRN_BINARY}}).out;
    QVERIFY2(everything.find("libpq") == std::string::npos, everything.c_str());
}

void TestBoundary::engineIncludesNoGui()
{
    QVERIFY(engineIncludes().size() > 300);
    const std::regex gui(
        "^(QtGui|QtWidgets|QtSvg|QtPrintSupport)(/|$)|^Q(Gui|Widget|Icon|Pixmap|Image|Color|Painter|Font|"
        "Application|Action|Window|Standard|Abstract(Item|Button))");
    for (const auto &[file, header] : engineIncludes())
        QVERIFY2(!std::regex_search(header, gui), (file + " includes " + header).c_str());
}

/// The table of engine/README.md.
void TestBoundary::layersUseOnlyWhatIsBelow()
{
    const std::map<std::string, std::set<std::string>> mayUse{
        {"core", {"core"}},
        {"storage", {"core", "storage"}},
        {"postgres", {"core", "postgres"}},
        {"wal", {"core", "postgres", "wal"}},
        {"source", {"core", "postgres", "source"}},
        {"catalog", {"core", "postgres", "storage", "wal", "catalog"}},
        {"operations", {"core", "postgres", "storage", "wal", "source", "catalog", "operations"}},
    };
    std::set<std::string> seen;
    for (const auto &[file, header] : engineIncludes()) {
        const auto layer = file.substr(0, file.find('/'));
        const auto used = header.substr(0, header.find('/'));
        if (!mayUse.contains(layer))
            continue;
        seen.insert(layer);
        QVERIFY2(!mayUse.contains(used) || mayUse.at(layer).contains(used), (file + " includes " + header).c_str());
        QVERIFY2(used != "ui" && used != "app", (file + " includes " + header).c_str());
    }
    QCOMPARE(seen.size(), mayUse.size());
}

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestBoundary)
#include "test_boundary.moc"
