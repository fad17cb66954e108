#include "views/history_page.h"

#include "base/format.h"
#include "models/journal_words.h"
#include "widgets/command_preview.h"
#include "widgets/filter_edit.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace cairn::ui {

namespace {

constexpr std::size_t mostEntries = 2000;
constexpr QLatin1StringView failedKind("?failed"); // no operation is called so

} // namespace

HistoryPage::HistoryPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_filter(new FilterEdit(this))
    , m_kind(new QComboBox(this))
    , m_count(new QLabel(this))
    , m_model(makeJournalModel(this))
    , m_table(new TableView(this))
    , m_message(makeReadable({}, this))
    , m_commandLabel(makeHint(tr("The command that does the same again:"), this))
    , m_command(new CommandPreview(tr("Command"), CommandPreview::Kind::Shell, this))
{
    setObjectName(QStringLiteral("historyPage"));
    m_filter->setObjectName(QStringLiteral("historyFilter"));
    m_filter->setPlaceholderText(tr("Filter: what, who, backup, message…"));
    m_filter->setAccessibleName(tr("Filter the history"));
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->setAccessibleName(tr("Kind of operation"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_message->setObjectName(QStringLiteral("entryMessage"));
    m_filtered.setSourceModel(m_model);
    m_table->setObjectName(QStringLiteral("history"));
    m_table->setAccessibleName(tr("What was done"));
    m_table->setModel(&m_filtered);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::DescendingOrder);
    m_table->rememberColumns(services.settings, QStringLiteral("history"));
    m_stack = new StateStack(m_table, this);

    const int space = fontMetrics().height() / 2;
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space, space, space, space);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_kind);
    bar->addStretch();
    bar->addWidget(m_count);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(space, space, space, space);
    below->setSpacing(space / 2);
    below->addWidget(m_message);
    below->addWidget(m_commandLabel);
    below->addWidget(m_command);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    column->addLayout(below);

    fillKinds();
    showCurrent();
    connect(m_filter, &FilterEdit::textChanged, this, [this](const QString &text) {
        m_filtered.setNeedle(text);
        showState();
    });
    connect(m_filter, &FilterEdit::left, this, [this] {
        m_filter->clear();
        m_table->setFocus();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, &HistoryPage::showEntries);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::showCurrent);
}

void HistoryPage::setInstance(const InstanceRef &ref, const InstanceSnapshot *instance)
{
    if (ref.catalog != m_ref.catalog || ref.instance != m_ref.instance) {
        m_query.cancel();
        m_entries.clear();
        m_filter->clear();
        m_model->update({});
        showLoading();
    }
    m_ref = ref;
    m_stale = true;
    if (instance && isVisible())
        read();
}

QLineEdit *HistoryPage::filter() const
{
    return m_filter;
}

void HistoryPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_stale && !m_ref.instance.empty())
        read();
}

void HistoryPage::showLoading()
{
    m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Reading the journal…"), .text = {}});
}

void HistoryPage::read()
{
    m_stale = false;
    if (m_entries.empty())
        showLoading();
    m_query.ask([readJournal = m_services.engine.readJournal,
                 ref = m_ref](OperationContext &) { return readJournal(ref, mostEntries); },
                [this](Result<std::vector<JournalEntry>> entries) { take(std::move(entries)); });
}

void HistoryPage::take(Result<std::vector<JournalEntry>> entries)
{
    if (!entries) {
        m_stack->showState({.state = ViewState::Error,
                            .icon = {},
                            .title = tr("The journal cannot be read"),
                            .text = errorDetails(entries.error()),
                            .actions = {{tr("Try again"), QStringLiteral("refresh"), [this] { read(); }}}});
        return;
    }
    m_entries = *std::move(entries);
    fillKinds();
    showEntries();
}

void HistoryPage::fillKinds()
{
    const QSignalBlocker quiet(m_kind);
    const QString chosen = m_kind->currentData().toString();
    std::set<QString> kinds;
    for (const JournalEntry &entry : m_entries)
        kinds.insert(displayName(entry.operation));
    m_kind->clear();
    m_kind->addItem(tr("All operations"), QString());
    m_kind->addItem(tr("What did not end well"), QString(failedKind));
    for (const QString &kind : kinds)
        m_kind->addItem(operationText(kind.toStdString()), kind);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(chosen)));
}

void HistoryPage::showEntries()
{
    const QString kind = m_kind->currentData().toString();
    std::vector<JournalEntry> some;
    std::ranges::copy_if(m_entries, std::back_inserter(some), [&kind](const JournalEntry &entry) {
        return kind.isEmpty() || (kind == failedKind ? hasFailed(entry) : displayName(entry.operation) == kind);
    });
    m_model->update(std::move(some));
    m_table->fitColumns(44);
    if (!m_table->currentIndex().isValid() && m_filtered.rowCount() > 0)
        m_table->setCurrentIndex(m_filtered.index(0, 0));
    showState();
    showCurrent();
}

void HistoryPage::showState()
{
    const auto all = static_cast<int>(m_entries.size());
    const int shown = m_filtered.rowCount();
    m_count->setText(shown == all ? tr("%n operation(s)", nullptr, all)
                                  : tr("%1 of %n operation(s)", nullptr, all).arg(formatCount(shown)));
    if (all == 0)
        m_stack->showState({.state = ViewState::Empty,
                            .icon = QStringLiteral("log"),
                            .title = tr("Nothing was done yet"),
                            .text = tr("Every backup, validation, restore and deletion leaves an entry here.")});
    else if (shown == 0)
        m_stack->showState({.state = ViewState::Filtered,
                            .icon = {},
                            .title = tr("No operation matches the filter"),
                            .text = tr("%n operation(s) are hidden.", nullptr, all),
                            .actions = {{tr("Clear filter"), QStringLiteral("clear"), [this] {
                                             m_kind->setCurrentIndex(0);
                                             m_filter->clear();
                                             m_table->setFocus();
                                         }}}});
    else
        m_stack->showContent();
}

void HistoryPage::showCurrent()
{
    const QModelIndex index = m_filtered.mapToSource(m_table->currentIndex());
    const JournalEntry *const entry = index.isValid() ? &m_model->row(index) : nullptr;
    const QString command = entry ? engineText(entry->command) : QString();
    m_message->setText(entry ? engineText(entry->message) : QString());
    m_message->setVisible(!m_message->text().isEmpty());
    m_command->setCommand(command);
    m_command->setVisible(!command.isEmpty());
    m_commandLabel->setVisible(!command.isEmpty());
}

} // namespace cairn::ui
