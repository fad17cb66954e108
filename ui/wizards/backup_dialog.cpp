#include "wizards/backup_dialog.h"

#include "base/format.h"
#include "base/icons.h"
#include "models/catalog_store.h"
#include "operations/command_line.h"
#include "operations/forecast.h"
#include "widgets/labels.h"
#include "wizards/last_used.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QThread>

#include <algorithm>

namespace cairn::ui {

namespace {

constexpr std::uint64_t mebibyte = 1U << 20;
/// Among the modes: Cairn chooses.
constexpr int automaticMode = -1;

template <class Enum>
Enum chosen(const QComboBox &box)
{
    return static_cast<Enum>(box.currentData().toInt());
}

} // namespace

BackupDialog::BackupDialog(const Services &services, const InstanceRef &ref, const InstanceConfig &config,
                           QWidget *parent)
    : FormDialog(services,
                 {.title = tr("Back up %1").arg(displayName(ref.instance)),
                  .explanation = tr("Runs in the background; the jobs pane shows how far it is."),
                  .verb = tr("&Back up"),
                  .icon = QStringLiteral("backup-full")},
                 parent)
    , m_ref(ref)
    , m_mode(new QComboBox(this))
    , m_modeFacts(makeHint({}, this))
    , m_forecast(makeHint({}, this))
    , m_stream(new QRadioButton(tr("&Stream: the backup holds the WAL it needs"), this))
    , m_archive(new QRadioButton(tr("&Archive: the WAL is taken from the instance's archive"), this))
    , m_note(new QLineEdit(this))
    , m_codec(new QComboBox(this))
    , m_level(new QSpinBox(this))
    , m_threads(new QSpinBox(this))
    , m_rate(new QSpinBox(this))
    , m_badPages(new QComboBox(this))
    , m_smooth(new QCheckBox(tr("S&pread the checkpoint: gentler on the server, begins later"), this))
    , m_validate(new QCheckBox(tr("&Validate the backup when it is complete"), this))
{
    setObjectName(QStringLiteral("backupDialog"));
    if (const InstanceSnapshot *const instance = services.catalogs.instance(ref.catalog, ref.instance))
        m_history = instance->backups;
    addWhat();
    addHow();
    recall(config);
    judge();
    update();
}

void BackupDialog::addWhat()
{
    m_mode->setObjectName(QStringLiteral("mode"));
    m_stream->setObjectName(QStringLiteral("stream"));
    m_archive->setObjectName(QStringLiteral("archive"));
    m_note->setObjectName(QStringLiteral("note"));
    m_mode->addItem(tr("Automatic: what changed, found the cheapest way there is"), automaticMode);
    m_mode->addItem(tr("Full: every file of the cluster"), static_cast<int>(BackupMode::Full));
    m_mode->addItem(tr("Delta: what changed, by reading every page"), static_cast<int>(BackupMode::Delta));
    m_mode->addItem(tr("Page: what changed, by reading the archived WAL"), static_cast<int>(BackupMode::Page));
    m_mode->addItem(tr("Summary: what changed, by the server's WAL summaries"), static_cast<int>(BackupMode::Summary));
    m_mode->addItem(tr("Ptrack: what changed, by the extension ptrack"), static_cast<int>(BackupMode::Ptrack));
    m_note->setPlaceholderText(tr("What it is for, for example “before the upgrade”"));
    m_note->setMaxLength(1024);
    m_note->setAccessibleName(tr("Note"));
    auto *wal = new QButtonGroup(this);
    wal->addButton(m_stream);
    wal->addButton(m_archive);
    QFormLayout *form = addGroup(tr("What"));
    form->addRow(tr("&Mode:"), m_mode);
    m_modeFacts->setObjectName(QStringLiteral("modeFacts"));
    m_forecast->setObjectName(QStringLiteral("forecast"));
    form->addRow(QString(), m_modeFacts);
    form->addRow(tr("Will take:"), m_forecast);
    form->addRow(tr("WAL:"), m_stream);
    form->addRow(QString(), m_archive);
    form->addRow(tr("N&ote:"), m_note);
    connect(m_stream, &QRadioButton::toggled, this, &BackupDialog::update);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &BackupDialog::update);
    connect(m_note, &QLineEdit::textChanged, this, &BackupDialog::update);
}

void BackupDialog::addHow()
{
    m_codec->setObjectName(QStringLiteral("codec"));
    m_level->setObjectName(QStringLiteral("level"));
    m_threads->setObjectName(QStringLiteral("threads"));
    m_rate->setObjectName(QStringLiteral("rate"));
    m_badPages->setObjectName(QStringLiteral("badPages"));
    m_smooth->setObjectName(QStringLiteral("smooth"));
    m_validate->setObjectName(QStringLiteral("validate"));
    for (const Codec codec : {Codec::Zstd, Codec::Lz4, Codec::Zlib, Codec::None})
        m_codec->addItem(codecText(codec), static_cast<int>(codec));
    m_threads->setRange(1, 64);
    m_rate->setRange(0, 100'000);
    m_rate->setSpecialValueText(tr("No limit"));
    m_rate->setSuffix(tr(" MB/s", "after a number"));
    m_rate->setSingleStep(10);
    m_badPages->addItem(tr("Name them and go on"), static_cast<int>(BadPagePolicy::Warn));
    m_badPages->addItem(tr("Stop the backup"), static_cast<int>(BadPagePolicy::Fail));
    QFormLayout *form = addGroup(tr("How"));
    form->addRow(tr("&Compression:"), m_codec);
    form->addRow(tr("&Level:"), m_level);
    form->addRow(tr("&Threads:"), m_threads);
    form->addRow(tr("&Rate limit:"), m_rate);
    form->addRow(tr("&Damaged pages:"), m_badPages);
    form->addRow(QString(), m_smooth);
    form->addRow(QString(), m_validate);
    connect(m_codec, &QComboBox::currentIndexChanged, this, &BackupDialog::codecChanged);
    connect(m_badPages, &QComboBox::currentIndexChanged, this, &BackupDialog::update);
    for (QSpinBox *box : {m_level, m_threads, m_rate})
        connect(box, &QSpinBox::valueChanged, this, &BackupDialog::update);
    for (QCheckBox *box : {m_smooth, m_validate})
        connect(box, &QCheckBox::toggled, this, &BackupDialog::update);
}

void BackupDialog::recall(const InstanceConfig &config)
{
    const LastUsed last(services().settings, QStringLiteral("backup"), m_ref);
    const bool stream = last.value(QStringLiteral("stream"), true).toBool();
    m_stream->setChecked(stream);
    m_archive->setChecked(!stream);
    const int configured = static_cast<int>(config.compressAlgorithm.value_or(Codec::Zstd));
    m_codec->setCurrentIndex(std::max(0, m_codec->findData(last.value(QStringLiteral("codec"), configured))));
    codecChanged();
    const auto codec = chosen<Codec>(*m_codec);
    m_level->setValue(
        last.value(QStringLiteral("level"), config.compressLevel.value_or(levelsOf(codec).standard)).toInt());
    m_threads->setValue(last.value(QStringLiteral("threads"), std::clamp(QThread::idealThreadCount(), 1, 4)).toInt());
    m_rate->setValue(last.value(QStringLiteral("rate"), 0).toInt());
    m_badPages->setCurrentIndex(last.value(QStringLiteral("bad-pages"), 0).toInt());
    m_smooth->setChecked(last.value(QStringLiteral("smooth"), false).toBool());
    m_validate->setChecked(last.value(QStringLiteral("validate"), true).toBool());
}

void BackupDialog::codecChanged()
{
    const LevelRange levels = levelsOf(chosen<Codec>(*m_codec));
    m_level->setRange(levels.lowest, levels.highest);
    m_level->setValue(levels.standard);
    m_level->setEnabled(levels.highest > levels.lowest);
    update();
}

BackupRequest BackupDialog::request() const
{
    BackupRequest request;
    request.ref = m_ref;
    request.automaticMode = m_mode->currentData().toInt() == automaticMode;
    request.mode = request.automaticMode ? BackupMode::Full : chosen<BackupMode>(*m_mode);
    request.stream = m_stream->isChecked();
    request.note = m_note->text().toStdString();
    request.codec = chosen<Codec>(*m_codec);
    if (m_level->isEnabled())
        request.level = m_level->value();
    request.threads = static_cast<unsigned>(m_threads->value());
    request.rateLimit = static_cast<std::uint64_t>(m_rate->value()) * mebibyte;
    request.badPages = chosen<BadPagePolicy>(*m_badPages);
    request.smoothCheckpoint = m_smooth->isChecked();
    request.validateAfterwards = m_validate->isChecked();
    return request;
}

void BackupDialog::accept()
{
    LastUsed last(services().settings, QStringLiteral("backup"), m_ref);
    last.setValue(QStringLiteral("stream"), m_stream->isChecked());
    last.setValue(QStringLiteral("codec"), m_codec->currentData());
    last.setValue(QStringLiteral("level"), m_level->value());
    last.setValue(QStringLiteral("threads"), m_threads->value());
    last.setValue(QStringLiteral("rate"), m_rate->value());
    last.setValue(QStringLiteral("bad-pages"), m_badPages->currentIndex());
    last.setValue(QStringLiteral("smooth"), m_smooth->isChecked());
    last.setValue(QStringLiteral("validate"), m_validate->isChecked());
    FormDialog::accept();
}

void BackupDialog::judge()
{
    m_query.ask([judgeModes = services().engine.judgeModes, request = ModeJudgementRequest{m_ref, {}, {}}](
                    OperationContext &context) { return judgeModes(request, context); },
                [this](Result<ModeJudgement> result) {
                    if (result)
                        m_judgement = *std::move(result);
                    else
                        m_judgementError = std::move(result).error();
                    showJudgement();
                });
}

void BackupDialog::showJudgement()
{
    for (int row = 0; m_judgement && row < m_mode->count(); ++row) {
        const int mode = m_mode->itemData(row).toInt();
        const ModeVerdict *const verdict =
            mode == automaticMode ? nullptr : m_judgement->find(static_cast<BackupMode>(mode));
        if (!verdict || verdict->objection.empty())
            continue;
        m_mode->setItemData(row, engineText(verdict->objection), Qt::ToolTipRole);
        m_mode->setItemIcon(row, symbolicIcon(verdict->possible ? QStringLiteral("info") : QStringLiteral("warning"),
                                              verdict->possible ? Tone::Muted : Tone::Warning));
    }
    update();
    growToFit();
}

std::optional<BackupMode> BackupDialog::modeToTake() const
{
    const int mode = m_mode->currentData().toInt();
    if (mode != automaticMode)
        return static_cast<BackupMode>(mode);
    return m_judgement ? std::optional(m_judgement->automatic) : std::nullopt;
}

QString BackupDialog::modeFacts() const
{
    if (m_judgementError)
        return tr("Which modes are possible is not known: %1").arg(errorText(*m_judgementError));
    if (!m_judgement)
        return tr("Asking the server which modes are possible…");
    if (m_mode->currentData().toInt() != automaticMode) {
        const ModeVerdict *const verdict = m_judgement->find(*modeToTake());
        if (!verdict || verdict->objection.empty())
            return tr("It is possible.", "a backup mode");
        return verdict->possible ? tr("It is possible, but: %1").arg(engineText(verdict->objection))
                                 : tr("It is not possible now.", "a backup mode");
    }
    if (!m_judgement->parent.isValid())
        //: why an incremental backup is not possible
        return tr("It would take a full one: %1").arg(engineText(m_judgement->verdicts.front().objection).simplified());
    QStringList lines{tr("It would take %1 now.", "a backup mode").arg(modeText(m_judgement->automatic))};
    for (const ModeVerdict &verdict : m_judgement->verdicts)
        if (!verdict.objection.empty())
            //: a backup mode, and why it is not taken
            lines.append(tr("Not %1: %2").arg(modeText(verdict.mode), engineText(verdict.objection).simplified()));
    return lines.join(QLatin1Char('\n'));
}

QString BackupDialog::forecastText() const
{
    const auto mode = modeToTake();
    if (!mode)
        return tr("known when the mode is");
    const auto forecast = forecastBackup(m_history, *mode);
    if (!forecast)
        //: %1 is a backup mode
        return tr("no history yet: there is no good backup of mode %1").arg(modeText(*mode));
    const int samples = static_cast<int>(forecast->samples);
    if (samples == 1)
        return tr("about %1 and %2, as the last one of mode %3")
            .arg(formatBytes(forecast->bytes), formatDuration(forecast->seconds), modeText(*mode));
    return tr("about %1 and %2, by the last %n of mode %3 (%4 to %5, %6 to %7)", nullptr, samples)
        .arg(formatBytes(forecast->bytes), formatDuration(forecast->seconds), modeText(*mode),
             formatBytes(forecast->leastBytes), formatBytes(forecast->mostBytes),
             formatDuration(forecast->leastSeconds), formatDuration(forecast->mostSeconds));
}

void BackupDialog::update()
{
    m_modeFacts->setText(modeFacts());
    m_forecast->setText(forecastText());
    const auto mode = modeToTake();
    const ModeVerdict *const verdict = m_judgement && mode ? m_judgement->find(*mode) : nullptr;
    setProblem(verdict && !verdict->possible
                   ? tr("%1 is not possible now: %2").arg(modeText(*mode), engineText(verdict->objection))
                   : QString());
    setCommand(engineText(commandText(commandArguments(request()))));
}

} // namespace cairn::ui
