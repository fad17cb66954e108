#include "base/clock.h"
#include "base/format.h"
#include "widgets/labels.h"
#include "wizards/backup_pages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QThread>
#include <QTimeZone>

#include <algorithm>

namespace cairn::ui {

namespace {

constexpr std::uint64_t mebibyte = 1U << 20;
constexpr std::int64_t secondsOfDay = 86'400;

template <class Enum>
Enum chosen(const QComboBox &box)
{
    return static_cast<Enum>(box.currentData().toInt());
}

enum class Pin { None, Days, Until, ForEver };

} // namespace

BackupStorePage::BackupStorePage(const Services &services, const InstanceRef &ref, const InstanceConfig &config)
    : StepPage(tr("Storage"), tr("How should it be stored?"), tr("These defaults suit most servers."))
    , m_codec(new QComboBox(this))
    , m_level(new QSpinBox(this))
    , m_threads(new QSpinBox(this))
    , m_rate(new QSpinBox(this))
    , m_smooth(new QCheckBox(tr("Spr&ead the checkpoint: gentler on the server, begins later"), this))
{
    m_codec->setObjectName(QStringLiteral("codec"));
    m_level->setObjectName(QStringLiteral("level"));
    m_threads->setObjectName(QStringLiteral("threads"));
    m_rate->setObjectName(QStringLiteral("rate"));
    m_smooth->setObjectName(QStringLiteral("smooth"));
    for (const Codec codec : {Codec::Zstd, Codec::Lz4, Codec::Zlib, Codec::None})
        m_codec->addItem(codecText(codec), static_cast<int>(codec));
    m_threads->setRange(1, 64);
    m_rate->setRange(0, 100'000);
    m_rate->setSpecialValueText(tr("No limit"));
    m_rate->setSuffix(tr(" MB/s", "after a number"));
    m_rate->setSingleStep(10);
    QFormLayout *form = addGroup(tr("In the catalog"));
    form->addRow(tr("&Compression:"), m_codec);
    form->addRow(tr("&Level:"), m_level);
    form = addGroup(tr("Load on the server"));
    form->addRow(tr("&Threads:"), m_threads);
    form->addRow(tr("&Rate limit:"), m_rate);
    form->addRow(QString(), m_smooth);
    addBody(new QWidget(this), 1);
    connect(m_codec, &QComboBox::currentIndexChanged, this, &BackupStorePage::codecChanged);
    const LastUsed last(services.settings, QStringLiteral("backup"), ref);
    const int configured = static_cast<int>(config.compressAlgorithm.value_or(Codec::Zstd));
    m_codec->setCurrentIndex(std::max(0, m_codec->findData(last.value(QStringLiteral("codec"), configured))));
    codecChanged();
    m_level->setValue(
        last.value(QStringLiteral("level"), config.compressLevel.value_or(levelsOf(chosen<Codec>(*m_codec)).standard))
            .toInt());
    m_threads->setValue(last.value(QStringLiteral("threads"), std::clamp(QThread::idealThreadCount(), 1, 4)).toInt());
    m_rate->setValue(last.value(QStringLiteral("rate"), 0).toInt());
    m_smooth->setChecked(last.value(QStringLiteral("smooth"), false).toBool());
}

void BackupStorePage::codecChanged()
{
    const LevelRange levels = levelsOf(chosen<Codec>(*m_codec));
    m_level->setRange(levels.lowest, levels.highest);
    m_level->setValue(levels.standard);
    m_level->setEnabled(levels.highest > levels.lowest);
}

void BackupStorePage::fill(BackupRequest &request) const
{
    request.codec = chosen<Codec>(*m_codec);
    if (m_level->isEnabled())
        request.level = m_level->value();
    request.threads = static_cast<unsigned>(m_threads->value());
    request.rateLimit = static_cast<std::uint64_t>(m_rate->value()) * mebibyte;
    request.smoothCheckpoint = m_smooth->isChecked();
}

void BackupStorePage::remember(LastUsed &last) const
{
    last.setValue(QStringLiteral("codec"), m_codec->currentData());
    last.setValue(QStringLiteral("level"), m_level->value());
    last.setValue(QStringLiteral("threads"), m_threads->value());
    last.setValue(QStringLiteral("rate"), m_rate->value());
    last.setValue(QStringLiteral("smooth"), m_smooth->isChecked());
}

BackupOptionsPage::BackupOptionsPage(const Services &services, const InstanceRef &ref)
    : StepPage(tr("Options"), tr("Anything else?"), tr("A note helps whoever looks for this backup later."))
    , m_note(new QLineEdit(this))
    , m_pin(new QComboBox(this))
    , m_days(new QSpinBox(this))
    , m_until(new QDateTimeEdit(this))
    , m_standalone(new QCheckBox(tr("&Alone: with only the WAL that makes it consistent"), this))
    , m_badPages(new QComboBox(this))
    , m_validate(new QCheckBox(tr("&Validate the backup when it is complete"), this))
{
    m_note->setObjectName(QStringLiteral("note"));
    m_pin->setObjectName(QStringLiteral("pin"));
    m_days->setObjectName(QStringLiteral("pinDays"));
    m_until->setObjectName(QStringLiteral("pinUntil"));
    m_standalone->setObjectName(QStringLiteral("standalone"));
    m_badPages->setObjectName(QStringLiteral("badPages"));
    m_validate->setObjectName(QStringLiteral("validate"));
    m_note->setPlaceholderText(tr("What it is for, for example “before the upgrade”"));
    m_note->setMaxLength(1024);
    m_pin->addItem(tr("No: the retention rules decide"), static_cast<int>(Pin::None));
    m_pin->addItem(tr("For some days"), static_cast<int>(Pin::Days));
    m_pin->addItem(tr("Until a day"), static_cast<int>(Pin::Until));
    m_pin->addItem(tr("For ever"), static_cast<int>(Pin::ForEver));
    m_days->setRange(1, 36'500);
    m_days->setValue(30);
    m_until->setCalendarPopup(true);
    m_until->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    const QDateTime now = toShownDateTime(services.clock.now());
    m_until->setTimeZone(timesAreInUtc() ? QTimeZone(QTimeZone::UTC) : QTimeZone(QTimeZone::LocalTime));
    m_until->setMinimumDateTime(now.addSecs(60));
    m_until->setDateTime(now.addMonths(1));
    m_badPages->addItem(tr("Name them and go on"), static_cast<int>(BadPagePolicy::Warn));
    m_badPages->addItem(tr("Stop the backup"), static_cast<int>(BadPagePolicy::Fail));
    QFormLayout *form = addGroup();
    form->addRow(tr("N&ote:"), m_note);
    form->addRow(tr("&Keep it:"), m_pin);
    form->addRow(tr("Da&ys:"), m_days);
    form->addRow(timesAreInUtc() ? tr("&Until, in UTC:") : tr("&Until, in local time:"), m_until);
    form->addRow(QString(), m_standalone);
    form->addRow(tr("&Damaged pages:"), m_badPages);
    form->addRow(QString(), m_validate);
    addBody(new QWidget(this), 1);
    const LastUsed last(services.settings, QStringLiteral("backup"), ref);
    m_badPages->setCurrentIndex(last.value(QStringLiteral("bad-pages"), 0).toInt());
    m_validate->setChecked(last.value(QStringLiteral("validate"), true).toBool());
    connect(m_pin, &QComboBox::currentIndexChanged, this, &BackupOptionsPage::pinChanged);
    pinChanged();
}

void BackupOptionsPage::pinChanged()
{
    const Pin pin = chosen<Pin>(*m_pin);
    m_days->setEnabled(pin == Pin::Days);
    m_until->setEnabled(pin == Pin::Until);
    m_standalone->setEnabled(pin != Pin::None);
    changed();
}

void BackupOptionsPage::fill(BackupRequest &request) const
{
    request.note = m_note->text().toStdString();
    const Pin pin = chosen<Pin>(*m_pin);
    if (pin == Pin::Days)
        request.pin.ttlSeconds = m_days->value() * secondsOfDay;
    if (pin == Pin::Until)
        request.pin.expireTime = Timestamp{m_until->dateTime().toMSecsSinceEpoch() * 1000};
    request.pin.keepForever = pin == Pin::ForEver;
    request.pin.standalone = pin != Pin::None && m_standalone->isChecked();
    request.badPages = chosen<BadPagePolicy>(*m_badPages);
    request.validateAfterwards = m_validate->isChecked();
}

void BackupOptionsPage::remember(LastUsed &last) const
{
    last.setValue(QStringLiteral("bad-pages"), m_badPages->currentIndex());
    last.setValue(QStringLiteral("validate"), m_validate->isChecked());
}

} // namespace cairn::ui
