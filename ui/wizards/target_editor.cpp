#include "wizards/target_editor.h"

#include "base/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimeZone>

namespace cairn::ui {

namespace {

bool takesInclusion(TargetKind kind)
{
    return kind == TargetKind::Time || kind == TargetKind::Xid || kind == TargetKind::Lsn;
}

} // namespace

TargetEditor::TargetEditor(Timestamp now, QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_kind(new QComboBox(this))
    , m_timeRow(new QWidget(this))
    , m_time(new QDateTimeEdit(m_timeRow))
    , m_zone(new QComboBox(m_timeRow))
    , m_xid(new QLineEdit(this))
    , m_lsn(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_inclusive(new QCheckBox(tr("&Include the target itself"), this))
    , m_timeline(new QComboBox(this))
{
    m_kind->setObjectName(QStringLiteral("kind"));
    m_time->setObjectName(QStringLiteral("time"));
    m_zone->setObjectName(QStringLiteral("zone"));
    m_xid->setObjectName(QStringLiteral("xid"));
    m_lsn->setObjectName(QStringLiteral("lsn"));
    m_name->setObjectName(QStringLiteral("name"));
    m_inclusive->setObjectName(QStringLiteral("inclusive"));
    m_timeline->setObjectName(QStringLiteral("timeline"));
    m_kind->addItem(tr("The latest moment that is archived"), static_cast<int>(TargetKind::Latest));
    m_kind->addItem(tr("The end of the backup"), static_cast<int>(TargetKind::Immediate));
    m_kind->addItem(tr("A moment in time"), static_cast<int>(TargetKind::Time));
    m_kind->addItem(tr("A transaction"), static_cast<int>(TargetKind::Xid));
    m_kind->addItem(tr("A WAL position (LSN)"), static_cast<int>(TargetKind::Lsn));
    m_kind->addItem(tr("A named restore point"), static_cast<int>(TargetKind::Name));
    m_zone->addItem(QString(), false);
    m_zone->addItem(tr("UTC"), true);
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // a zone cut off is no zone
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    m_time->setCalendarPopup(true);
    m_time->setAccessibleName(tr("Moment"));
    m_time->setDateTime(toLocalDateTime(now));
    m_xid->setPlaceholderText(QStringLiteral("4711"));
    m_lsn->setPlaceholderText(QStringLiteral("16/B374D848"));
    m_inclusive->setChecked(true);
    m_timeline->setEditable(true);
    m_timeline->addItem(tr("The one of the backup"), QString());
    m_timeline->addItem(tr("The latest"), QStringLiteral("latest"));
    m_timeline->setToolTip(tr("Or type the number of a timeline"));

    auto *times = new QHBoxLayout(m_timeRow);
    times->setContentsMargins(0, 0, 0, 0);
    times->addWidget(m_time, 1);
    times->addWidget(m_zone);
    m_timeRow->setFocusPolicy(Qt::StrongFocus); // or the mnemonic of its label does nothing
    m_timeRow->setFocusProxy(m_time);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setLabelAlignment(Qt::AlignLeft);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setHorizontalSpacing(fontMetrics().height());
    m_form->setVerticalSpacing(fontMetrics().height() / 2);
    m_form->addRow(tr("&Recover to:"), m_kind);
    m_form->addRow(tr("&Moment:"), m_timeRow);
    m_form->addRow(tr("Transaction n&umber:"), m_xid);
    m_form->addRow(tr("P&osition:"), m_lsn);
    m_form->addRow(tr("Na&me:"), m_name);
    m_form->addRow(QString(), m_inclusive);
    m_form->addRow(tr("&Timeline:"), m_timeline);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &TargetEditor::showFields);
    connect(m_zone, &QComboBox::currentIndexChanged, this, &TargetEditor::zoneChanged);
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &TargetEditor::nameZone);
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &TargetEditor::changed);
    connect(m_inclusive, &QCheckBox::toggled, this, &TargetEditor::changed);
    connect(m_timeline, &QComboBox::currentTextChanged, this, &TargetEditor::changed);
    for (QLineEdit *line : {m_xid, m_lsn, m_name})
        connect(line, &QLineEdit::textChanged, this, &TargetEditor::changed);
    nameZone();
    m_zone->setCurrentIndex(m_zone->findData(timesAreInUtc()));
    // A wizard asks for the room of a page when it opens it, and not again when other fields come.
    setMinimumWidth(m_form->minimumSize().width());
    showFields();
}

TargetKind TargetEditor::kind() const
{
    return static_cast<TargetKind>(m_kind->currentData().toInt());
}

void TargetEditor::setKind(TargetKind kind)
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(kind)));
}

void TargetEditor::setTime(Timestamp time)
{
    m_exact = time;
    const bool utc = m_zone->currentData().toBool();
    const QDateTime local = toLocalDateTime(time);
    m_time->setDateTime(utc ? local.toUTC() : local);
}

void TargetEditor::setTimeline(TimelineId timeline)
{
    m_timeline->setEditText(QString::number(timeline.value));
}

void TargetEditor::setLsn(Lsn lsn)
{
    m_lsn->setText(QString::fromStdString(lsn.toString()));
}

void TargetEditor::setName(const std::string &name)
{
    m_name->setText(QString::fromStdString(name));
}

QTimeZone TargetEditor::zone() const
{
    return m_zone->currentData().toBool() ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

Timestamp TargetEditor::time() const
{
    const std::int64_t shown = m_time->dateTime().toMSecsSinceEpoch() * 1000;
    return m_exact.microseconds - m_exact.microseconds % 1000 == shown ? m_exact : Timestamp{shown};
}

void TargetEditor::showFields()
{
    m_form->setRowVisible(m_timeRow, kind() == TargetKind::Time);
    m_form->setRowVisible(m_xid, kind() == TargetKind::Xid);
    m_form->setRowVisible(m_lsn, kind() == TargetKind::Lsn);
    m_form->setRowVisible(m_name, kind() == TargetKind::Name);
    m_form->setRowVisible(m_inclusive, takesInclusion(kind()));
    Q_EMIT changed();
}

/// With the offset that the chosen moment has: in summer it is another one than in winter.
void TargetEditor::nameZone()
{
    const QString offset = QTimeZone::systemTimeZone().displayName(m_time->dateTime(), QTimeZone::OffsetName);
    m_zone->setItemText(m_zone->findData(false), tr("Local time (%1)").arg(offset));
}

void TargetEditor::zoneChanged()
{
    // The instant stays; only its notation changes.
    const Timestamp instant = time();
    const bool utc = m_zone->currentData().toBool();
    m_time->setTimeZone(QTimeZone(utc ? QTimeZone::UTC : QTimeZone::LocalTime));
    setTime(instant);
    Q_EMIT changed();
}

RecoveryTargetRequest TargetEditor::target() const
{
    RecoveryTargetRequest target;
    target.kind = kind();
    if (target.kind == TargetKind::Time)
        target.time = time();
    if (target.kind == TargetKind::Xid)
        target.xid = m_xid->text().trimmed().toULongLong();
    if (target.kind == TargetKind::Name)
        target.name = m_name->text().toStdString();
    if (target.kind == TargetKind::Lsn)
        target.lsn = Lsn::parse(m_lsn->text().trimmed().toStdString()).value_or(Lsn{});
    if (takesInclusion(target.kind) && !m_inclusive->isChecked())
        target.inclusive = false;
    // What was typed counts; otherwise what stands behind the entry.
    const int known = m_timeline->findText(m_timeline->currentText());
    const QString timeline = known >= 0 ? m_timeline->itemData(known).toString() : m_timeline->currentText().trimmed();
    if (!timeline.isEmpty())
        target.timeline = timeline.toStdString();
    return target;
}

} // namespace cairn::ui
