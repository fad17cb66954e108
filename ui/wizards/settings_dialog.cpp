#include "wizards/settings_dialog.h"

#include "base/format.h"
#include "base/icons.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "widgets/path_edit.h"
#include "widgets/path_list_edit.h"
#include "widgets/step_list.h"
#include "wizards/log_settings.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

#include <limits>
#include <utility>

namespace cairn::ui {

namespace {

constexpr std::int64_t secondsOfDay = 86'400;
constexpr int notSet = -1; ///< of a spin box whose lowest value stands for the default

std::optional<std::string> textOf(const QLineEdit &line)
{
    return line.text().isEmpty() ? std::nullopt : std::optional(toBytes(line.text()));
}

/// The value of a box, unless it shows what was stored already: a box knows only whole units.
std::optional<std::int64_t> secondsOf(const QSpinBox &box, std::int64_t unit, std::optional<std::int64_t> stored)
{
    const int shown = box.value();
    if (shown == (stored ? static_cast<int>(*stored / unit) : notSet))
        return stored;
    return shown == notSet ? std::nullopt : std::optional<std::int64_t>(shown * unit);
}

} // namespace

SettingsDialog::SettingsDialog(const Services &services, const InstanceRef &ref, InstanceConfig stored, QWidget *parent)
    : FormDialog(services,
                 {.title = tr("Settings of %1").arg(displayName(ref.instance)),
                  .explanation = tr("What is left empty is not set: the default counts, or what libpq finds."),
                  .verb = tr("&Save"),
                  .icon = QStringLiteral("settings")},
                 parent)
    , m_ref(ref)
    , m_stored(std::move(stored))
    , m_pages(new QTabWidget(this))
    , m_pgdata(new PathEdit(services.dialogs, tr("Data directory"), this))
    , m_host(new QLineEdit(this))
    , m_port(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_database(new QLineEdit(this))
    , m_test(new QPushButton(tr("T&est connection"), this))
    , m_testing(makeReadable({}, this))
    , m_steps(new StepList(this))
    , m_algorithm(new QComboBox(this))
    , m_level(new QSpinBox(this))
    , m_timeout(new QSpinBox(this))
    , m_quarantine(new QSpinBox(this))
    , m_restoreCommand(new QLineEdit(this))
    , m_external(new PathListEdit(services.dialogs, tr("External directories"), this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    m_pages->setObjectName(QStringLiteral("settingsPages"));
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setDocumentMode(true);
    addBody(m_pages, 1);
    addConnection();
    addBackups();
    addLog();
    setMinimumWidth(fontMetrics().averageCharWidth() * 106);
    beginAt(m_pgdata);
    changed();
}

QVBoxLayout *SettingsDialog::addPage(QFormLayout *form, const QString &icon, const QString &title)
{
    auto *page = new QWidget(m_pages);
    auto *column = new QVBoxLayout(page);
    const int space = fontMetrics().height();
    column->setContentsMargins(0, space, 0, 0);
    column->setSpacing(space / 2);
    column->addLayout(form);
    m_pages->addTab(page, symbolicIcon(icon), title);
    return column;
}

void SettingsDialog::addConnection()
{
    m_pgdata->line()->setObjectName(QStringLiteral("pgdata"));
    m_pgdata->setPath(fromBytes(m_stored.pgdata.value_or(std::string{})));
    connect(m_pgdata, &PathEdit::changed, this, &SettingsDialog::changed);
    const auto fill = [this](QLineEdit *line, const char *name, const std::optional<std::string> &value,
                             const QString &placeholder) {
        line->setObjectName(QString::fromLatin1(name));
        line->setText(fromBytes(value.value_or(std::string{})));
        line->setPlaceholderText(placeholder);
        connect(line, &QLineEdit::textChanged, this, &SettingsDialog::changed);
    };
    fill(m_host, "host", m_stored.host, tr("as libpq finds it: PGHOST, or the local socket"));
    fill(m_port, "port", m_stored.port, tr("as libpq finds it: PGPORT, or 5432"));
    fill(m_user, "user", m_stored.user, tr("as libpq finds it: PGUSER, or your own name"));
    fill(m_database, "database", m_stored.database, tr("as libpq finds it: PGDATABASE, or the user's name"));
    fill(m_restoreCommand, "restoreCommand", m_stored.restoreCommand, tr("one that calls cairn archive-get"));
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setAutoDefault(false);
    m_test->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_testing->setObjectName(QStringLiteral("testing"));
    m_testing->hide();
    m_steps->hide();
    QFormLayout *const form = makeForm();
    QVBoxLayout *const page = addPage(form, QStringLiteral("instance"), tr("Server"));
    form->addRow(tr("&Data directory:"), m_pgdata);
    form->addRow(tr("&Host:"), m_host);
    form->addRow(tr("&Port:"), m_port);
    form->addRow(tr("&User:"), m_user);
    form->addRow(tr("Da&tabase:"), m_database);
    form->addRow(QString(), m_test);
    page->addWidget(m_testing);
    page->addWidget(m_steps);
    page->addStretch();
    connect(m_test, &QPushButton::clicked, this, &SettingsDialog::test);
}

void SettingsDialog::addBackups()
{
    m_algorithm->setObjectName(QStringLiteral("algorithm"));
    m_algorithm->addItem(tr("Default (Zstandard)"), notSet);
    for (const Codec codec : {Codec::Zstd, Codec::Zlib, Codec::Lz4, Codec::None})
        m_algorithm->addItem(codecText(codec), static_cast<int>(codec));
    const int codec = m_stored.compressAlgorithm ? static_cast<int>(*m_stored.compressAlgorithm) : notSet;
    m_algorithm->setCurrentIndex(m_algorithm->findData(codec));
    const auto prepare = [this](QSpinBox *box, const char *name, int most, const QString &none, const QString &suffix,
                                std::optional<std::int64_t> value) {
        box->setObjectName(QString::fromLatin1(name));
        box->setRange(notSet, most);
        box->setSpecialValueText(none);
        box->setSuffix(suffix);
        box->setValue(value ? static_cast<int>(std::min<std::int64_t>(*value, most)) : notSet);
        connect(box, &QSpinBox::valueChanged, this, &SettingsDialog::changed);
    };
    const auto inUnits = [](std::optional<std::int64_t> seconds, std::int64_t unit) {
        return seconds ? std::optional(*seconds / unit) : std::nullopt;
    };
    prepare(m_level, "level", 22, tr("Standard"), {}, m_stored.compressLevel);
    prepare(m_timeout, "timeout", std::numeric_limits<int>::max(), tr("Default (5 minutes)"), tr(" s", "seconds"),
            m_stored.archiveTimeoutSeconds);
    prepare(m_quarantine, "quarantine", 36'500, tr("None: what is deleted is gone"), {},
            inUnits(m_stored.quarantineSeconds, secondsOfDay));
    const auto sayDays = [this](int days) {
        m_quarantine->setSuffix(QLatin1Char(' ') + tr("day(s)", "after a number", days));
    };
    connect(m_quarantine, &QSpinBox::valueChanged, this, sayDays);
    sayDays(m_quarantine->value());
    m_external->line()->setObjectName(QStringLiteral("externalDirectories"));
    m_external->line()->setPlaceholderText(tr("none; /etc/postgresql:/srv/files, for example"));
    m_external->setDirectories(m_stored.externalDirectories.value_or(std::vector<std::string>{}));
    QFormLayout *const form = makeForm();
    QVBoxLayout *const page = addPage(form, QStringLiteral("backup-full"), tr("Backups and restores"));
    form->addRow(tr("&Compression:"), m_algorithm);
    form->addRow(tr("&Level:"), m_level);
    form->addRow(tr("&Wait for WAL:"), m_timeout);
    form->addRow(tr("&Quarantine:"), m_quarantine);
    form->addRow(tr("&Restore command:"), m_restoreCommand);
    form->addRow(tr("E&xternal directories:"), m_external);
    page->addStretch();
    connect(m_external, &PathListEdit::changed, this, &SettingsDialog::changed);
    connect(m_algorithm, &QComboBox::currentIndexChanged, this, &SettingsDialog::changed);
}

void SettingsDialog::addLog()
{
    QFormLayout *const form = makeForm();
    QVBoxLayout *const page = addPage(form, QStringLiteral("log"), tr("Log"));
    page->insertWidget(0, makeHint(tr("What the cairn command writes when it works on this instance. What is done from "
                                      "here is in the log of its job."),
                                   this));
    m_log = new LogSettings(services().dialogs, m_stored, *form, this);
    page->addStretch();
    connect(m_log, &LogSettings::changed, this, &SettingsDialog::changed);
}

ConfigChange SettingsDialog::request() const
{
    ConfigChange change{m_ref, m_stored, m_stored};
    InstanceConfig &after = change.after;
    if (fromBytes(m_stored.pgdata.value_or(std::string{})) != m_pgdata->path())
        after.pgdata = m_pgdata->path().isEmpty() ? std::nullopt : std::optional(m_pgdata->bytes());
    after.host = textOf(*m_host);
    after.port = textOf(*m_port);
    after.user = textOf(*m_user);
    after.database = textOf(*m_database);
    after.restoreCommand = textOf(*m_restoreCommand);
    const int codec = m_algorithm->currentData().toInt();
    after.compressAlgorithm = codec == notSet ? std::nullopt : std::optional(static_cast<Codec>(codec));
    after.compressLevel = m_level->value() == notSet ? std::nullopt : std::optional(m_level->value());
    after.archiveTimeoutSeconds = secondsOf(*m_timeout, 1, m_stored.archiveTimeoutSeconds);
    after.quarantineSeconds = secondsOf(*m_quarantine, secondsOfDay, m_stored.quarantineSeconds);
    const bool hadNone = !m_stored.externalDirectories || m_stored.externalDirectories->empty();
    if (const auto external = m_external->directories(); external && !(hadNone && external->empty()))
        after.externalDirectories = external->empty() ? std::nullopt : std::optional(*external);
    m_log->applyTo(after);
    return change;
}

QString SettingsDialog::problem() const
{
    const ConfigChange change = request();
    if (m_pgdata->path().isEmpty())
        return tr("Choose the data directory of the cluster.");
    if (!m_pgdata->isAbsoluteOrEmpty())
        return tr("The path of the data directory has to begin with a slash.");
    bool isNumber = false;
    const int port = m_port->text().toInt(&isNumber);
    if (!m_port->text().isEmpty() && (!isNumber || port < 1 || port > 65535))
        return tr("A port is a number from 1 to 65535.");
    if (const auto external = m_external->directories(); !external)
        return errorDetails(external.error());
    if (const QString wrong = m_log->problem(); !wrong.isEmpty())
        return wrong;
    if (const Status sound = checkInstanceConfig(change.after); !sound)
        return errorText(sound.error());
    if (change.after == change.before)
        return tr("Nothing is changed yet.");
    return {};
}

void SettingsDialog::changed()
{
    const QString wrong = problem();
    const auto arguments = wrong.isEmpty() ? commandArguments(request()) : std::vector<std::string>{};
    setCommand(arguments.empty() ? QString() : engineText(commandText(arguments)));
    setProblem(wrong);
}

void SettingsDialog::test()
{
    ServerCheckRequest request;
    request.ref = m_ref;
    const InstanceConfig wanted = this->request().after;
    request.pgdata = wanted.pgdata;
    request.connection = {wanted.host, wanted.port, wanted.user, wanted.database};
    m_test->setEnabled(false);
    m_testing->setText(tr("Testing the connection…"));
    m_testing->show();
    m_query.ask(
        [check = services().engine.checkServer, request](OperationContext &context) { return check(request, context); },
        [this](const Result<ServerCheckReport> &result) {
            m_test->setEnabled(true);
            m_steps->setVisible(result.has_value());
            if (result)
                m_steps->setSteps(result->steps);
            m_testing->setText(!result            ? errorDetails(result.error())
                               : result->usable() ? tr("The connection works.")
                                                  : tr("Backups cannot work with this connection yet."));
        });
}

} // namespace cairn::ui
