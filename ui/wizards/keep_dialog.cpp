#include "wizards/keep_dialog.h"

#include "base/clock.h"
#include "base/format.h"
#include "operations/command_line.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

#include <utility>

namespace cairn::ui {

namespace {

constexpr std::int64_t secondsOfDay = 86'400;
constexpr int mostDays = 36'500;

Timestamp timestampOf(const QDateTime &time)
{
    return Timestamp{time.toMSecsSinceEpoch() * 1000};
}

/// Whether a tag fits into a line of the field; others are left as they are.
bool isPlain(const std::string &key, const std::string &value)
{
    const auto survives = [](const std::string &bytes) {
        const QString text = engineText(bytes);
        return !text.contains(QLatin1Char('\n')) && text.trimmed().toStdString() == bytes;
    };
    return survives(key) && survives(value) && !key.contains('=');
}

} // namespace

KeepDialog::KeepDialog(const Services &services, InstanceRef ref, BackupRecord record, QWidget *parent)
    : FormDialog(services,
                 {.title = tr("Pin, note and tags of backup %1").arg(idText(record.id)),
                  .explanation = tr("What is pinned stays, whatever the retention rules say, with what it builds on."),
                  .verb = tr("&Save"),
                  .icon = QStringLiteral("pin")},
                 parent)
    , m_ref(std::move(ref))
    , m_record(std::move(record))
    , m_unpinned(new QRadioButton(tr("Not &pinned: the retention rules decide"), this))
    , m_forEver(new QRadioButton(tr("&For ever"), this))
    , m_until(new QRadioButton(tr("&Until:"), this))
    , m_time(new QDateTimeEdit(this))
    , m_days(new QRadioButton(tr("&Days from the backup on:"), this))
    , m_dayCount(new QSpinBox(this))
    , m_standalone(new QCheckBox(tr("&Alone: with only the WAL that makes it consistent"), this))
    , m_note(new QLineEdit(this))
    , m_tags(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("keepDialog"));
    addPin();
    addNotes();
    update();
}

void KeepDialog::addPin()
{
    const std::pair<QWidget *, const char *> names[]{
        {m_unpinned, "unpinned"}, {m_forEver, "forEver"},   {m_until, "until"},          {m_days, "days"},
        {m_time, "time"},         {m_dayCount, "dayCount"}, {m_standalone, "standalone"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    const Timestamp moment = services().clock.now();
    const QDateTime now = toShownDateTime(moment);
    const bool pinnedUntil = !m_record.keepForever && m_record.expireTime > moment;
    m_time->setTimeZone(timesAreInUtc() ? QTimeZone(QTimeZone::UTC) : QTimeZone(QTimeZone::LocalTime));
    m_time->setCalendarPopup(true);
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_time->setMinimumDateTime(now.addSecs(60));
    m_time->setDateTime(pinnedUntil ? toShownDateTime(m_record.expireTime) : now.addMonths(1));
    m_time->setAccessibleName(timesAreInUtc() ? tr("Pinned until, in UTC") : tr("Pinned until, in local time"));
    m_dayCount->setRange(1, mostDays);
    m_dayCount->setValue(30);
    m_dayCount->setAccessibleName(tr("Days from the backup on"));
    (m_record.keepForever ? m_forEver : pinnedUntil ? m_until : m_unpinned)->setChecked(true);
    m_days->setEnabled(m_record.recoveryTime.isKnown());
    m_standalone->setChecked(m_record.standalone);
    QFormLayout *form = addGroup(tr("Pin"));
    form->addRow(m_unpinned);
    form->addRow(m_forEver);
    form->addRow(m_until, m_time);
    form->addRow(m_days, m_dayCount);
    form->addRow(m_standalone);
    for (QRadioButton *button : {m_unpinned, m_forEver, m_until, m_days})
        connect(button, &QRadioButton::toggled, this, &KeepDialog::update);
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &KeepDialog::update);
    connect(m_dayCount, &QSpinBox::valueChanged, this, &KeepDialog::update);
    connect(m_standalone, &QCheckBox::toggled, this, &KeepDialog::update);
}

void KeepDialog::addNotes()
{
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setMaxLength(1024);
    m_note->setText(engineText(m_record.note));
    m_noteBefore = m_note->text();
    m_tags->setObjectName(QStringLiteral("tags"));
    m_tags->setTabChangesFocus(true);
    m_tags->setPlaceholderText(tr("One in a line: name=value"));
    m_tags->setFixedHeight(fontMetrics().height() * 5);
    QStringList lines;
    for (const auto &[key, value] : m_record.tags)
        if (isPlain(key, value))
            lines.append(engineText(key) + QLatin1Char('=') + engineText(value));
    m_tags->setPlainText(lines.join(QLatin1Char('\n')));
    QFormLayout *form = addGroup(tr("Note and tags"));
    form->addRow(tr("&Note:"), m_note);
    form->addRow(tr("&Tags:"), m_tags);
    connect(m_note, &QLineEdit::textChanged, this, &KeepDialog::update);
    connect(m_tags, &QPlainTextEdit::textChanged, this, &KeepDialog::update);
}

void KeepDialog::readPin(SetBackupRequest &request) const
{
    const bool wasPinned = m_record.isPinned(services().clock.now());
    if (m_unpinned->isChecked()) {
        if (wasPinned)
            request.pin.ttlSeconds = 0;
        return;
    }
    if (m_forEver->isChecked() && !m_record.keepForever)
        request.pin.keepForever = true;
    if (m_until->isChecked()) {
        // The field shows minutes: what was not touched is not changed either.
        const QDateTime before = toShownDateTime(m_record.expireTime);
        const QDateTime chosen = m_time->dateTime();
        if (m_record.keepForever || !wasPinned || before.date() != chosen.date() ||
            before.time().hour() != chosen.time().hour() || before.time().minute() != chosen.time().minute())
            request.pin.expireTime = timestampOf(chosen);
    }
    if (m_days->isChecked())
        request.pin.ttlSeconds = m_dayCount->value() * secondsOfDay;
    if (m_standalone->isChecked() != m_record.standalone)
        request.standalone = m_standalone->isChecked();
}

bool KeepDialog::readTags(SetBackupRequest &request, QString &wrong) const
{
    std::map<std::string, std::string> given;
    for (const QString &line : m_tags->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        const QString key = line.first(std::max<qsizetype>(equals, 0)).trimmed();
        const QString value = line.sliced(equals + 1).trimmed();
        if (line.trimmed().isEmpty())
            continue;
        if (equals < 0 || key.isEmpty() || value.isEmpty()) {
            wrong = line;
            return false;
        }
        given.insert_or_assign(key.toStdString(), value.toStdString());
    }
    for (const auto &[key, value] : given)
        if (const auto before = m_record.tags.find(key); before == m_record.tags.end() || before->second != value)
            request.tags.emplace(key, value);
    for (const auto &[key, value] : m_record.tags)
        if (isPlain(key, value) && !given.contains(key))
            request.tagsToRemove.push_back(key);
    return true;
}

SetBackupRequest KeepDialog::request() const
{
    SetBackupRequest request;
    request.ref = m_ref;
    request.backup = m_record.id;
    readPin(request);
    if (m_note->text() != m_noteBefore)
        request.note = m_note->text().trimmed().toStdString();
    QString wrong;
    readTags(request, wrong);
    return request;
}

void KeepDialog::update()
{
    m_time->setEnabled(m_until->isChecked());
    m_dayCount->setEnabled(m_days->isChecked());
    m_standalone->setEnabled(!m_unpinned->isChecked());
    SetBackupRequest asked = request();
    QString wrong;
    SetBackupRequest scratch;
    const bool tagsAreGood = readTags(scratch, wrong);
    setProblem(tagsAreGood ? QString() : tr("This is no tag: “%1”. Write name=value.").arg(wrong));
    const bool changes =
        asked.pin.isGiven() || asked.standalone || asked.note || !asked.tags.empty() || !asked.tagsToRemove.empty();
    setCommand(changes ? engineText(commandText(commandArguments(asked))) : QString());
    verbButton()->setEnabled(tagsAreGood && changes);
}

} // namespace cairn::ui
