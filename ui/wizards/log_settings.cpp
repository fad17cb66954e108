#include "wizards/log_settings.h"

#include "base/format.h"
#include "core/units.h"
#include "widgets/path_edit.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>

namespace cairn::ui {

namespace {

// A number alone means the same as on the command line.
constexpr std::uint64_t bytesOfSize = 1024;
constexpr std::int64_t millisecondsOfAge = 60'000;

std::optional<std::string> textOf(const QLineEdit &line)
{
    return line.text().isEmpty() ? std::nullopt : std::optional(toBytes(line.text()));
}

/// The word that is chosen, written as it was stored when it is the same one.
std::optional<std::string> chosen(const QComboBox &box, const std::optional<std::string> &stored)
{
    const QString word = box.currentData().toString();
    if (box.currentIndex() < 0 || (stored && word.compare(engineText(*stored), Qt::CaseInsensitive) == 0))
        return stored;
    return word.isEmpty() ? std::nullopt : std::optional(word.toStdString());
}

/// What a line says, or what was stored when it says what it said at first or cannot be read.
template <class Value, class Read>
std::optional<Value> valueOf(const QLineEdit &line, const QString &shown, std::optional<Value> stored, const Read &read)
{
    if (line.text() == shown)
        return stored;
    if (line.text().isEmpty())
        return std::nullopt;
    const Result<Value> value = read(line.text().toStdString());
    return value ? std::optional(*value) : stored;
}

Result<std::uint64_t> readSize(std::string_view text)
{
    return parseSize(text, bytesOfSize);
}

Result<std::int64_t> readAge(std::string_view text)
{
    return parseSeconds(text, millisecondsOfAge);
}

} // namespace

LogSettings::LogSettings(Dialogs &dialogs, const InstanceConfig &stored, QFormLayout &form, QWidget *parent)
    : QObject(parent)
    , m_stored(stored)
    , m_parent(parent)
    , m_directory(new PathEdit(dialogs, tr("Directory of the log files"), parent))
    , m_sizeShown(stored.logRotationSize ? engineText(sizeInUnits(*stored.logRotationSize)) : QString())
    , m_ageShown(stored.logRotationAge ? engineText(secondsInUnits(static_cast<std::uint64_t>(
                                             std::max<std::int64_t>(*stored.logRotationAge, 0))))
                                       : QString())
{
    const std::vector<std::pair<std::string, QString>> levels{{"verbose", tr("Everything (verbose)")},
                                                              {"log", tr("Details, too (log)")},
                                                              {"info", tr("What is done (info)")},
                                                              {"notice", tr("What is worth a look (notice)")},
                                                              {"warning", tr("Warnings and errors (warning)")},
                                                              {"error", tr("Errors alone (error)")},
                                                              {"off", tr("Nothing (off)")}};
    m_console = makeChoice("logConsole", tr("Default (info)"), levels, stored.logLevelConsole);
    m_file = makeChoice("logFile", tr("Default (off)"), levels, stored.logLevelFile);
    m_format =
        makeChoice("logFormat", tr("Default (plain)"),
                   {{"plain", tr("Plain text")}, {"json", tr("One JSON object per line")}}, stored.logFormatFile);
    m_name = makeLine("logName", QStringLiteral("cairn.log"), fromBytes(stored.logFilename.value_or(std::string{})));
    m_errorName = makeLine("errorLogName", tr("none"), fromBytes(stored.errorLogFilename.value_or(std::string{})));
    m_size = makeLine("logSize", tr("never; 100MB, for example"), m_sizeShown);
    m_age = makeLine("logAge", tr("never; 7d, for example"), m_ageShown);
    m_directory->line()->setObjectName(QStringLiteral("logDirectory"));
    m_directory->setPlaceholder(tr("log in the catalog's directory"));
    m_directory->setPath(fromBytes(stored.logDirectory.value_or(std::string{})));
    connect(m_directory, &PathEdit::changed, this, &LogSettings::changed);
    form.addRow(tr("On the &terminal:"), m_console);
    form.addRow(tr("In the log &file:"), m_file);
    form.addRow(tr("F&orm of the file:"), m_format);
    form.addRow(tr("&Directory:"), m_directory);
    form.addRow(tr("&Name of the file:"), m_name);
    form.addRow(tr("File for &errors alone:"), m_errorName);
    form.addRow(tr("&Begin anew at a size of:"), m_size);
    form.addRow(tr("Begin anew at an &age of:"), m_age);
}

QComboBox *LogSettings::makeChoice(const char *name, const QString &byDefault,
                                   const std::vector<std::pair<std::string, QString>> &words,
                                   const std::optional<std::string> &value)
{
    auto *box = new QComboBox(m_parent);
    box->setObjectName(QString::fromLatin1(name));
    box->addItem(byDefault, QString());
    for (const auto &[word, text] : words)
        box->addItem(text, engineText(word));
    box->setCurrentIndex(value ? box->findData(engineText(*value), Qt::UserRole, Qt::MatchFixedString) : 0);
    connect(box, &QComboBox::currentIndexChanged, this, &LogSettings::changed);
    return box;
}

QLineEdit *LogSettings::makeLine(const char *name, const QString &placeholder, const QString &value)
{
    auto *line = new QLineEdit(value, m_parent);
    line->setObjectName(QString::fromLatin1(name));
    line->setPlaceholderText(placeholder);
    connect(line, &QLineEdit::textChanged, this, &LogSettings::changed);
    return line;
}

void LogSettings::applyTo(InstanceConfig &config) const
{
    config.logLevelConsole = chosen(*m_console, m_stored.logLevelConsole);
    config.logLevelFile = chosen(*m_file, m_stored.logLevelFile);
    config.logFormatFile = chosen(*m_format, m_stored.logFormatFile);
    config.logFilename = textOf(*m_name);
    config.errorLogFilename = textOf(*m_errorName);
    if (fromBytes(m_stored.logDirectory.value_or(std::string{})) != m_directory->path())
        config.logDirectory = m_directory->path().isEmpty() ? std::nullopt : std::optional(m_directory->bytes());
    config.logRotationSize = valueOf(*m_size, m_sizeShown, m_stored.logRotationSize, readSize);
    config.logRotationAge = valueOf(*m_age, m_ageShown, m_stored.logRotationAge, readAge);
}

QString LogSettings::problem() const
{
    if (const auto size = readSize(m_size->text().toStdString()); !size && !m_size->text().isEmpty())
        return errorDetails(size.error());
    if (const auto age = readAge(m_age->text().toStdString()); !age && !m_age->text().isEmpty())
        return errorDetails(age.error());
    return {};
}

} // namespace cairn::ui
