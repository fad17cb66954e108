#include "widgets/policy_editor.h"

#include "widgets/labels.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

#include <algorithm>

namespace cairn::ui {

namespace {

constexpr int mostOfARule = 65'535;

/// What each rule does with this number, in one sentence.
struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(RetentionRule)
public:
    static QString window(int n)
    {
        return n > 0 ? tr("Every moment of the last %n day(s) stays recoverable.", nullptr, n)
                     : tr("Not set: age alone keeps nothing.");
    }
    static QString redundancy(int n)
    {
        return n > 0 ? tr("The newest %n restorable full backup(s) stay, with all that build on them.", nullptr, n)
                     : tr("Not set: no number of full backups is kept.");
    }
    static QString daily(int n)
    {
        return n > 0 ? tr("One backup of each of the last %n day(s) that have one stays.", nullptr, n) : unset();
    }
    static QString weekly(int n)
    {
        return n > 0 ? tr("One backup of each of the last %n week(s) that have one stays.", nullptr, n) : unset();
    }
    static QString monthly(int n)
    {
        return n > 0 ? tr("One backup of each of the last %n month(s) that have one stays.", nullptr, n) : unset();
    }
    static QString yearly(int n)
    {
        return n > 0 ? tr("One backup of each of the last %n year(s) that have one stays.", nullptr, n) : unset();
    }
    static QString walDepth(int n)
    {
        return n > 0 ? tr("WAL stays from the newest %n restorable backup(s) of each timeline on; older backups keep "
                          "just their own.",
                          nullptr, n)
                     : tr("Not set: WAL stays from the oldest kept backup on.");
    }
    static QString minimum(int n)
    {
        return n > 0 ? tr("Nothing but force goes below %n restorable full backup(s).", nullptr, n)
                     : tr("Not set: rules and requests may go down to the last backup.");
    }

private:
    static QString unset() { return tr("Not set."); }
};

} // namespace

PolicyEditor::PolicyEditor(Mnemonics mnemonics, QWidget *parent)
    : QWidget(parent)
    , m_mnemonics(mnemonics)
{
    // Not a form: that gives wrapped sentences too little height.
    auto *rows = new QGridLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(fontMetrics().height());
    rows->setVerticalSpacing(fontMetrics().height() / 4);
    rows->setColumnStretch(1, 1);
    addRule(*rows, "window", tr("Window, in &days:"), &RetentionSettings::windowDays, Sentence::window);
    addRule(*rows, "redundancy", tr("&Full backups:"), &RetentionSettings::redundancy, Sentence::redundancy);
    addRule(*rows, "daily", tr("Dail&y:"), &RetentionSettings::daily, Sentence::daily);
    addRule(*rows, "weekly", tr("&Weekly:"), &RetentionSettings::weekly, Sentence::weekly);
    addRule(*rows, "monthly", tr("M&onthly:"), &RetentionSettings::monthly, Sentence::monthly);
    addRule(*rows, "yearly", tr("Yea&rly:"), &RetentionSettings::yearly, Sentence::yearly);
    addRule(*rows, "walDepth", tr("WA&L depth:"), &RetentionSettings::walDepth, Sentence::walDepth);
    addRule(*rows, "minimumRedundancy", tr("At l&east:"), &RetentionSettings::minimumRedundancy, Sentence::minimum);
    rows->setRowStretch(rows->rowCount(), 1);
    showSentences();
}

void PolicyEditor::addRule(QGridLayout &rows, const char *name, const QString &label,
                           std::optional<std::uint32_t> RetentionSettings::*value, QString (*meaning)(int))
{
    auto *box = new QSpinBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setRange(0, mostOfARule);
    box->setSpecialValueText(tr("not set", "a retention rule"));
    auto *sentence = makeHint({}, this);
    sentence->setMinimumHeight(fontMetrics().height());
    auto *title = new QLabel(m_mnemonics == Mnemonics::On ? label : QString(label).remove(QLatin1Char('&')), this);
    title->setBuddy(box);
    const int row = rows.rowCount();
    rows.addWidget(title, row, 0);
    rows.addWidget(box, row, 1);
    rows.addWidget(sentence, row + 1, 1);
    m_rules.push_back({value, box, sentence, meaning});
    connect(box, &QSpinBox::valueChanged, this, [this] {
        showSentences();
        Q_EMIT changed();
    });
}

void PolicyEditor::setStored(const RetentionSettings &stored, bool fresh)
{
    const bool keep = !fresh && isEdited();
    m_stored = stored;
    if (!keep)
        fill(stored);
}

RetentionSettings PolicyEditor::policy() const
{
    RetentionSettings policy;
    // Zero switches a rule off that is stored; one that never was stays unset.
    for (const Rule &rule : m_rules)
        if (const int value = rule.box->value(); value > 0 || (m_stored.*rule.value).has_value())
            policy.*rule.value = static_cast<std::uint32_t>(value);
    return policy;
}

void PolicyEditor::edit(const RetentionSettings &policy)
{
    fill(policy);
    Q_EMIT changed();
}

void PolicyEditor::revert()
{
    edit(m_stored);
}

void PolicyEditor::fill(const RetentionSettings &values)
{
    for (const Rule &rule : m_rules) {
        const QSignalBlocker quiet(rule.box);
        const std::uint32_t value = (values.*rule.value).value_or(0);
        rule.box->setValue(static_cast<int>(std::min<std::uint32_t>(value, mostOfARule)));
    }
    showSentences();
}

void PolicyEditor::showSentences()
{
    for (const Rule &rule : m_rules) {
        rule.sentence->setText(rule.meaning(rule.box->value()));
        rule.box->setAccessibleDescription(rule.sentence->text());
    }
}

} // namespace cairn::ui
