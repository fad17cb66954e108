#pragma once

#include <cstdint>
#include <functional>
#include <string>

class QObject;

namespace cairn::test {

/// Where and how the tests of this process run.
struct Environment {
    std::string directory; ///< private, with a short path, owned by the user the tests run as
    std::string cairn;     ///< the command line, where that user can run it
    std::string smallDisk; ///< a file system of its own of smallDiskBytes; empty when it could not be mounted
    int major = 17;        ///< the PostgreSQL under test
};

inline constexpr std::uint64_t smallDiskBytes = 96u << 20;

[[nodiscard]] const Environment &environment();

/// A new path `directory/NAME-N`; nothing is made there.
[[nodiscard]] std::string freshPath(const std::string &name);
/// A new empty directory, mode 0700.
[[nodiscard]] std::string freshDirectory(const std::string &name);

/// Removes everything that the two have given. Nothing may use it any more.
void removeFreshPaths();

/// The main of a cluster test, see CAIRN_CLUSTER_TEST_MAIN. Takes `--major N` from the arguments (or CAIRN_TEST_MAJOR
/// from the environment), then forks. The child, as an ordinary user when this one is root, runs the tests; the parent
/// waits, ends what the child left running, and removes the private directory (kept with CAIRN_TEST_KEEP=1).
[[nodiscard]] int clusterTestMain(int argc, char **argv, const std::function<int(int, char **)> &runTests);

/// Runs the functions of one test object with Qt Test. A failed check in any helper leaves the test function.
[[nodiscard]] int runTestObject(int argc, char **argv, const std::function<QObject *()> &make);

} // namespace cairn::test

/// The main of a test program with one test class that needs servers or the command line.
#define CAIRN_CLUSTER_TEST_MAIN(TestClass)                                                                             \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        return cairn::test::clusterTestMain(argc, argv, [](int count, char **arguments) {                              \
            return cairn::test::runTestObject(count, arguments, [] { return new TestClass; });                         \
        });                                                                                                            \
    }
