#include "base/format.h"
#include "base/icons.h"
#include "models/catalog_store.h"
#include "operations/forecast.h"
#include "widgets/labels.h"
#include "widgets/path_edit.h"
#include "wizards/backup_pages.h"
#include "wizards/backup_wizard.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

namespace cairn::ui {

namespace {

/// Among the modes: Cairn chooses.
constexpr int automaticMode = -1;

std::optional<std::string> textOf(const QLineEdit &line)
{
    const QString text = line.text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

} // namespace

BackupModePage::BackupModePage(BackupWizard &wizard, std::optional<BackupMode> mode)
    : StepPage(tr("Mode"), tr("What should be backed up?"),
               tr("Everything, or what has changed since the last backup: that is restored just the same."))
    , m_wizard(wizard)
    , m_group(new QButtonGroup(this))
{
    const Services &services = wizard.services();
    if (const InstanceSnapshot *const instance =
            services.catalogs.instance(wizard.ref().catalog, wizard.ref().instance))
        m_history = instance->backups;
    addMode(automaticMode, tr("&Automatic: what changed, found the cheapest way there is"));
    addMode(static_cast<int>(BackupMode::Full), tr("&Full: every file of the cluster"));
    addMode(static_cast<int>(BackupMode::Delta), tr("&Delta: what changed, by reading every page"));
    addMode(static_cast<int>(BackupMode::Page), tr("Pa&ge: what changed, by reading the archived WAL"));
    addMode(static_cast<int>(BackupMode::Summary), tr("&Summary: what changed, by the server's WAL summaries"));
    addMode(static_cast<int>(BackupMode::Ptrack), tr("Ptrac&k: what changed, by the extension ptrack"));
    m_choices.at(mode ? static_cast<int>(*mode) : automaticMode).button->setChecked(true);
    addBody(new QWidget(this), 1);
    connect(m_group, &QButtonGroup::idToggled, this, [this] { update(); });
    judge();
    update();
}

void BackupModePage::addMode(int mode, const QString &text)
{
    auto *button = new QRadioButton(text, this);
    auto *facts = makeHint({}, this);
    button->setObjectName(QStringLiteral("mode-") + QString::number(mode));
    facts->setObjectName(QStringLiteral("facts-") + QString::number(mode));
    facts->setIndent(fontMetrics().height() * 3 / 2);
    m_group->addButton(button, mode);
    m_choices[mode] = {button, facts};
    addBody(button);
    addBody(facts);
}

void BackupModePage::judge()
{
    m_query.ask(
        [judgeModes = m_wizard.services().engine.judgeModes, request = ModeJudgementRequest{m_wizard.ref(), {}, {}}](
            OperationContext &context) { return judgeModes(request, context); },
        [this](Result<ModeJudgement> result) {
            if (result)
                m_judgement = *std::move(result);
            else
                m_judgementError = std::move(result).error();
            update();
        });
}

int BackupModePage::chosen() const
{
    for (const auto &[mode, choice] : m_choices)
        if (choice.button->isChecked())
            return mode;
    return automaticMode;
}

QString BackupModePage::forecastText(BackupMode mode) const
{
    const auto forecast = forecastBackup(m_history, mode);
    if (!forecast)
        return tr("No history yet of what one takes.");
    const int samples = static_cast<int>(forecast->samples);
    if (samples == 1)
        return tr("Takes about %1 and %2, as the last one.")
            .arg(formatBytes(forecast->bytes), formatDuration(forecast->seconds));
    return tr("Takes about %1 and %2, by the last %n (%3 to %4, %5 to %6).", nullptr, samples)
        .arg(formatBytes(forecast->bytes), formatDuration(forecast->seconds), formatBytes(forecast->leastBytes),
             formatBytes(forecast->mostBytes), formatDuration(forecast->leastSeconds),
             formatDuration(forecast->mostSeconds));
}

QString BackupModePage::automaticFacts() const
{
    if (m_judgementError)
        return tr("Which modes are possible is not known: %1").arg(errorText(*m_judgementError));
    if (!m_judgement)
        return tr("Asking the server which modes are possible…");
    if (!m_judgement->parent.isValid())
        //: why an incremental backup is not possible
        return tr("It would take a full one: %1").arg(engineText(m_judgement->verdicts.front().objection).simplified());
    return tr("It would take %1 now.", "a backup mode").arg(modeText(m_judgement->automatic)) + QLatin1Char(' ') +
           forecastText(m_judgement->automatic);
}

QString BackupModePage::factsOf(int mode) const
{
    if (mode == automaticMode)
        return automaticFacts();
    const ModeVerdict *const verdict = m_judgement ? m_judgement->find(static_cast<BackupMode>(mode)) : nullptr;
    const QString objection = verdict ? engineText(verdict->objection).simplified() : QString();
    if (verdict && !verdict->possible)
        return tr("Not possible now: %1.").arg(objection);
    const QString forecast = forecastText(static_cast<BackupMode>(mode));
    return objection.isEmpty() ? forecast : tr("Possible, but: %1.").arg(objection) + QLatin1Char(' ') + forecast;
}

void BackupModePage::update()
{
    for (const auto &[mode, choice] : m_choices) {
        const ModeVerdict *const verdict =
            m_judgement && mode != automaticMode ? m_judgement->find(static_cast<BackupMode>(mode)) : nullptr;
        choice.facts->setText(factsOf(mode));
        choice.button->setAccessibleDescription(choice.facts->text());
        choice.button->setIcon(verdict && !verdict->possible ? symbolicIcon(QStringLiteral("warning"), Tone::Warning)
                                                             : QIcon());
    }
    changed();
}

QString BackupModePage::problem() const
{
    const int mode = chosen();
    const ModeVerdict *const verdict =
        m_judgement && mode != automaticMode ? m_judgement->find(static_cast<BackupMode>(mode)) : nullptr;
    if (!verdict || verdict->possible)
        return {};
    return tr("%1 is not possible now: %2").arg(modeText(verdict->mode), engineText(verdict->objection));
}

void BackupModePage::fill(BackupRequest &request) const
{
    const int mode = chosen();
    request.automaticMode = mode == automaticMode;
    request.mode = request.automaticMode ? BackupMode::Full : static_cast<BackupMode>(mode);
}

BackupSourcePage::BackupSourcePage(const Services &services, const InstanceRef &ref, const InstanceConfig &config)
    : StepPage(tr("Source"), tr("From where?"),
               tr("What is left empty is as the instance is set. To take the load off the primary, name a standby and "
                  "its data directory."))
    , m_stream(new QRadioButton(tr("&Stream: the backup holds the WAL it needs"), this))
    , m_archive(new QRadioButton(tr("&Archive: the WAL is taken from the instance's archive"), this))
    , m_host(new QLineEdit(this))
    , m_port(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_database(new QLineEdit(this))
    , m_pgdata(new PathEdit(services.dialogs, tr("Data directory"), this))
{
    m_stream->setObjectName(QStringLiteral("stream"));
    m_archive->setObjectName(QStringLiteral("archive"));
    m_pgdata->line()->setObjectName(QStringLiteral("pgdata"));
    const auto setUp = [&](QLineEdit *line, const char *name, const std::optional<std::string> &value) {
        line->setObjectName(QString::fromLatin1(name));
        line->setPlaceholderText(value ? displayName(*value) : tr("as libpq finds it"));
        connect(line, &QLineEdit::textChanged, this, [this] { changed(); });
    };
    setUp(m_host, "host", config.host);
    setUp(m_port, "port", config.port);
    setUp(m_user, "user", config.user);
    setUp(m_database, "database", config.database);
    m_pgdata->setPlaceholder(config.pgdata ? displayName(*config.pgdata) : tr("as the server says"));
    auto *wal = new QButtonGroup(this);
    wal->addButton(m_stream);
    wal->addButton(m_archive);
    QFormLayout *form = addGroup(tr("WAL"));
    form->addRow(m_stream);
    form->addRow(m_archive);
    form = addGroup(tr("Server"));
    form->addRow(tr("&Host:"), m_host);
    form->addRow(tr("P&ort:"), m_port);
    form->addRow(tr("&User:"), m_user);
    form->addRow(tr("Da&tabase:"), m_database);
    form->addRow(tr("Data d&irectory:"), m_pgdata);
    addBody(new QWidget(this), 1);
    connect(m_pgdata, &PathEdit::changed, this, [this] { changed(); });
    const bool stream =
        LastUsed(services.settings, QStringLiteral("backup"), ref).value(QStringLiteral("stream"), true).toBool();
    (stream ? m_stream : m_archive)->setChecked(true);
}

QString BackupSourcePage::problem() const
{
    bool isNumber = false;
    const int port = m_port->text().toInt(&isNumber);
    if (!m_port->text().isEmpty() && (!isNumber || port < 1 || port > 65535))
        return tr("A port is a number from 1 to 65535.");
    if (!m_pgdata->isAbsoluteOrEmpty())
        return tr("The path of the data directory has to begin with a slash.");
    return {};
}

void BackupSourcePage::fill(BackupRequest &request) const
{
    request.stream = m_stream->isChecked();
    request.connection = {textOf(*m_host), textOf(*m_port), textOf(*m_user), textOf(*m_database)};
    if (!m_pgdata->path().isEmpty())
        request.pgdata = m_pgdata->bytes();
}

void BackupSourcePage::remember(LastUsed &last) const
{
    last.setValue(QStringLiteral("stream"), m_stream->isChecked());
}

} // namespace cairn::ui
