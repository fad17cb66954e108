#include "support/environment.h"

#include "support/expect.h"

#include <QCoreApplication>
#include <QTest>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <filesystem>
#include <fstream>
#include <grp.h>
#include <memory>
#include <pwd.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace cairn::test {

namespace {

Environment theEnvironment;
volatile sig_atomic_t testChild = 0;

[[noreturn]] void die(const std::string &message)
{
    std::fprintf(stderr, "%s: %s\n", message.c_str(), std::strerror(errno));
    std::exit(1);
}

/// 0 for what is no number.
int numberIn(std::string_view text)
{
    int number = 0;
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    return std::from_chars(begin, end, number).ptr == end ? number : 0;
}

/// Takes `--major N` out of the arguments.
int takeMajor(int &argc, char **argv)
{
    const char *fromEnvironment = std::getenv("CAIRN_TEST_MAJOR");
    int major = fromEnvironment != nullptr ? numberIn(fromEnvironment) : 17;
    int kept = 1;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--major" && i + 1 < argc)
            major = numberIn(argv[++i]);
        else
            argv[kept++] = argv[i];
    }
    argc = kept;
    argv[argc] = nullptr;
    return major;
}

/// PostgreSQL refuses to run as root. Debian's package brings the user `postgres`.
const passwd *ordinaryUser()
{
    const passwd *user = ::getpwnam("postgres");
    return user != nullptr ? user : ::getpwnam("nobody");
}

bool keepsDirectory()
{
    const char *keep = std::getenv("CAIRN_TEST_KEEP");
    return keep != nullptr && *keep != '\0' && *keep != '0';
}

std::uint64_t availableMemory()
{
    std::ifstream info("/proc/meminfo");
    std::string name;
    std::uint64_t kilobytes = 0;
    std::string unit;
    while (info >> name >> kilobytes >> unit)
        if (name == "MemAvailable:")
            return kilobytes << 10;
    return 0;
}

bool mountMemory(const std::string &path, std::uint64_t bytes, uid_t uid)
{
    const auto options = "mode=0700,size=" + std::to_string(bytes) + ",uid=" + std::to_string(uid);
    return ::mount("tmpfs", path.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, options.c_str()) == 0;
}

/// File systems of their own, seen by this process and its children only. All files of the tests are in memory when
/// there is plenty of it: they are written once and soon gone.
void mountFileSystems(uid_t uid)
{
    auto &environment = theEnvironment;
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return;
    constexpr std::uint64_t plenty = std::uint64_t{8} << 30;
    if (!keepsDirectory() && availableMemory() >= plenty)
        (void)mountMemory(environment.directory, plenty / 2, uid);
    const auto small = environment.directory + "/small";
    ::mkdir(small.c_str(), 0700);
    if (mountMemory(small, smallDiskBytes, uid))
        environment.smallDisk = small;
}

bool writeText(const char *path, const std::string &text)
{
    std::ofstream out(path);
    return bool(out << text << std::flush);
}

/// An ordinary user may mount in a user namespace of its own, where the kernel allows one; in the Debian root, where it
/// does not, there is a small disk already.
void mountAsOrdinaryUser()
{
    auto &environment = theEnvironment;
    if (const char *disk = std::getenv("CAIRN_TEST_SMALL_DISK")) {
        std::string own = std::string(disk) + "/XXXXXX";
        if (::mkdtemp(own.data()) != nullptr)
            environment.smallDisk = own;
        return;
    }
    const std::string user = std::to_string(::getuid());
    const std::string group = std::to_string(::getgid());
    if (::unshare(CLONE_NEWUSER) == 0 && writeText("/proc/self/setgroups", "deny") &&
        writeText("/proc/self/uid_map", user + " " + user + " 1") &&
        writeText("/proc/self/gid_map", group + " " + group + " 1"))
        mountFileSystems(::getuid());
}

void prepareAsRoot(const passwd &user)
{
    auto &environment = theEnvironment;
    mountFileSystems(user.pw_uid);
    const std::string programs = environment.directory + "/bin";
    ::mkdir(programs.c_str(), 0755);
    const std::string copy = programs + "/cairn";
    std::error_code error;
    // The checkout's path need not be readable by the ordinary user.
    if (std::filesystem::exists(environment.cairn) && !std::filesystem::copy_file(environment.cairn, copy, error))
        die("cannot copy " + environment.cairn);
    environment.cairn = copy;
    if (::chown(environment.directory.c_str(), user.pw_uid, user.pw_gid) != 0 ||
        ::chown(programs.c_str(), user.pw_uid, user.pw_gid) != 0)
        die("cannot give away " + environment.directory);
}

void dropPrivileges(const passwd &user)
{
    if (::setgroups(1, &user.pw_gid) != 0 || ::setgid(user.pw_gid) != 0 || ::setuid(user.pw_uid) != 0)
        die("cannot become an ordinary user");
    ::prctl(PR_SET_DUMPABLE, 1);
}

/// Nothing of the developer's own settings reaches a test.
void cleanVariables()
{
    for (const char *name : {"PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGDATA", "PGPASSWORD", "PGPASSFILE",
                             "PGSERVICE", "PGOPTIONS", "PGSSLMODE", "BACKUP_PATH", "CAIRN_FAILPOINT", "LANGUAGE"})
        ::unsetenv(name);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    const std::string home = theEnvironment.directory + "/home";
    ::mkdir(home.c_str(), 0700);
    ::setenv("HOME", home.c_str(), 1);
    ::setenv("QTEST_FUNCTION_TIMEOUT", "1500000", 0);
    if (::chdir(theEnvironment.directory.c_str()) != 0)
        die("cannot enter " + theEnvironment.directory);
}

int runChild(int argc, char **argv, const passwd *user, const std::function<int(int, char **)> &runTests, pid_t parent)
{
    if (user != nullptr)
        dropPrivileges(*user);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        return 1;
    cleanVariables();
    return runTests(argc, argv);
}

/// Ends the processes that the tests left behind: as their subreaper this process is their parent by now.
void endStrays()
{
    for (;;) {
        std::ifstream children("/proc/thread-self/children");
        pid_t pid = 0;
        bool any = false;
        while (children >> pid) {
            any = true;
            ::kill(pid, SIGKILL);
        }
        if (::waitpid(-1, nullptr, 0) < 0 && errno == ECHILD)
            return;
        if (!any)
            return;
    }
}

int superviseChild(pid_t child)
{
    testChild = child;
    const auto forward = +[](int) { ::kill(testChild, SIGKILL); };
    ::signal(SIGTERM, forward);
    ::signal(SIGINT, forward);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    endStrays();
    if (WIFSIGNALED(status))
        std::fprintf(stderr, "the tests were ended by signal %d\n", WTERMSIG(status));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void removeDirectory()
{
    const auto &environment = theEnvironment;
    if (keepsDirectory()) {
        std::printf("kept: %s\n", environment.directory.c_str());
        return;
    }
    std::error_code ignored;
    if (!environment.smallDisk.empty() && ::umount2(environment.smallDisk.c_str(), MNT_DETACH) != 0)
        std::filesystem::remove_all(environment.smallDisk, ignored);
    ::umount2(environment.directory.c_str(), MNT_DETACH); // when it is in memory
    std::error_code error;
    std::filesystem::remove_all(environment.directory, error);
    if (error)
        std::fprintf(stderr, "%s was not removed: %s\n", environment.directory.c_str(), error.message().c_str());
}

} // namespace

const Environment &environment()
{
    return theEnvironment;
}

namespace {

std::vector<std::string> givenPaths;
int lastPath = 0;

} // namespace

std::string freshPath(const std::string &name)
{
    givenPaths.push_back(theEnvironment.directory + "/" + name + "-" + std::to_string(++lastPath));
    return givenPaths.back();
}

void removeFreshPaths()
{
    if (keepsDirectory())
        return;
    for (const std::string &path : givenPaths)
        std::filesystem::remove_all(path);
    givenPaths.clear();
}

std::string freshDirectory(const std::string &name)
{
    auto path = freshPath(name);
    expect(::mkdir(path.c_str(), 0700) == 0, "cannot make " + path);
    return path;
}

int clusterTestMain(int argc, char **argv, const std::function<int(int, char **)> &runTests)
{
    auto &environment = theEnvironment;
    environment.major = takeMajor(argc, argv);
    environment.cairn = CAIRN_BINARY;
    std::string directory = "/tmp/cairn-XXXXXX"; // short: a socket's path has 107 bytes
    if (::mkdtemp(directory.data()) == nullptr)
        die("cannot make a directory in /tmp");
    environment.directory = directory;
    const passwd *user = ::geteuid() == 0 ? ordinaryUser() : nullptr;
    if (user != nullptr)
        prepareAsRoot(*user);
    else
        mountAsOrdinaryUser();
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0)
        std::exit(runChild(argc, argv, user, runTests, parent));
    if (child < 0)
        die("cannot fork");
    const int result = superviseChild(child);
    removeDirectory();
    return result;
}

int runTestObject(int argc, char **argv, const std::function<QObject *()> &make)
{
    const QCoreApplication application(argc, argv);
    QTest::setThrowOnFail(true);
    QTest::setThrowOnSkip(true);
    const std::unique_ptr<QObject> tests(make());
    return QTest::qExec(tests.get(), argc, argv);
}

} // namespace cairn::test
