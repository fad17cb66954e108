#include "wizards/add_instance_wizard.h"

#include "base/format.h"
#include "catalog/layout.h"
#include "jobs/query.h"
#include "models/catalog_store.h"
#include "operations/command_line.h"
#include "widgets/command_preview.h"
#include "widgets/labels.h"
#include "widgets/path_edit.h"
#include "widgets/state_view.h"
#include "widgets/step_list.h"
#include "wizards/step_review_page.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace cairn::ui {

namespace {

std::optional<std::string> textOf(const QLineEdit &line)
{
    const QString text = line.text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

} // namespace

/// Which cluster, and how its server is reached.
class AddInstanceWizard::ClusterPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(AddInstancePages)
public:
    ClusterPage(const Services &services, std::string catalog)
        : StepPage(
              tr("Cluster"), tr("Which cluster?"),
              tr("An instance stands for one PostgreSQL cluster. Cairn reads its files on this machine and talks to "
                 "its server."))
        , m_services(services)
        , m_catalog(std::move(catalog))
        , m_name(new QLineEdit(this))
        , m_pgdata(new PathEdit(services.dialogs, tr("Data directory"), this))
        , m_host(new QLineEdit(this))
        , m_port(new QLineEdit(this))
        , m_user(new QLineEdit(this))
        , m_database(new QLineEdit(this))
    {
        m_name->setObjectName(QStringLiteral("name"));
        m_pgdata->line()->setObjectName(QStringLiteral("pgdata"));
        m_host->setObjectName(QStringLiteral("host"));
        m_port->setObjectName(QStringLiteral("port"));
        m_user->setObjectName(QStringLiteral("user"));
        m_database->setObjectName(QStringLiteral("database"));
        m_name->setPlaceholderText(tr("a short name, for example “main”"));
        m_pgdata->setPlaceholder(QStringLiteral("/var/lib/postgresql/17/main"));
        m_host->setPlaceholderText(tr("as libpq finds it: PGHOST, or the local socket"));
        m_port->setPlaceholderText(tr("as libpq finds it: PGPORT, or 5432"));
        m_user->setPlaceholderText(tr("as libpq finds it: PGUSER, or your own name"));
        m_database->setPlaceholderText(tr("as libpq finds it: PGDATABASE, or the user's name"));
        QFormLayout *cluster = addGroup();
        cluster->addRow(tr("Nam&e:"), m_name);
        cluster->addRow(tr("&Data directory:"), m_pgdata);
        QFormLayout *connection = addGroup(tr("Connection"));
        connection->addRow(tr("&Host:"), m_host);
        connection->addRow(tr("&Port:"), m_port);
        connection->addRow(tr("&User:"), m_user);
        connection->addRow(tr("Da&tabase:"), m_database);
        connection->addRow(
            QString(),
            makeHint(tr("Passwords come from libpq's own means, like ~/.pgpass. When it finds none, Cairn asks."),
                     this));
        addBody(new QWidget(this), 1);
        for (QLineEdit *line : {m_name, m_host, m_port, m_user, m_database})
            connect(line, &QLineEdit::textChanged, this, [this] { changed(); });
        connect(m_pgdata, &PathEdit::changed, this, [this] { changed(); });
    }

    [[nodiscard]] std::string name() const { return m_name->text().toStdString(); }
    [[nodiscard]] std::string pgdata() const { return m_pgdata->bytes(); }
    [[nodiscard]] ConnectionRequest connection() const
    {
        return {textOf(*m_host), textOf(*m_port), textOf(*m_user), textOf(*m_database)};
    }

    [[nodiscard]] QString problem() const override
    {
        if (m_name->text().isEmpty())
            return tr("Give the instance a name.");
        if (const Status valid = checkInstanceName(name()); !valid)
            return errorText(valid.error());
        if (const CatalogState *state = m_services.catalogs.find(m_catalog); state && state->snapshot)
            for (const InstanceSnapshot &instance : state->snapshot->instances)
                if (instance.name == name())
                    return tr("The catalog holds an instance of that name already.");
        if (m_pgdata->path().isEmpty())
            return tr("Choose the data directory of the cluster.");
        if (!m_pgdata->isAbsoluteOrEmpty())
            return tr("The path of the data directory has to begin with a slash.");
        bool isNumber = false;
        const int port = m_port->text().toInt(&isNumber);
        if (!m_port->text().isEmpty() && (!isNumber || port < 1 || port > 65535))
            return tr("A port is a number from 1 to 65535.");
        return {};
    }

private:
    const Services &m_services;
    std::string m_catalog;
    QLineEdit *m_name;
    PathEdit *m_pgdata;
    QLineEdit *m_host;
    QLineEdit *m_port;
    QLineEdit *m_user;
    QLineEdit *m_database;
};

/// Tries step by step whether backups can work. Next stays off until the test has ended.
class AddInstanceWizard::TestPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(AddInstancePages)
public:
    explicit TestPage(AddInstanceWizard &wizard)
        : StepPage(tr("Test"), tr("Can backups work?"), tr("The test only looks; it changes nothing on the server."))
        , m_wizard(wizard)
        , m_steps(new StepList(this))
        , m_stack(new StateStack(m_steps, this))
        , m_again(new QPushButton(tr("&Test again"), this))
        , m_anyway(new QCheckBox(tr("&Add the instance although the test did not pass"), this))
    {
        m_again->setObjectName(QStringLiteral("again"));
        m_anyway->setObjectName(QStringLiteral("anyway"));
        addBody(m_stack, 1);
        addBody(m_anyway);
        addBody(m_again, 0, Qt::AlignLeft);
        connect(m_again, &QPushButton::clicked, this, &TestPage::test);
        connect(m_anyway, &QCheckBox::toggled, this, [this] { changed(); });
    }

    void initializePage() override { test(); }

    [[nodiscard]] QString problem() const override
    {
        if (m_query.isRunning())
            return tr("The test is running…");
        if (!m_report)
            return tr("The test could not be run.");
        if (!m_report->usable() && !m_anyway->isChecked())
            return tr("Mend what failed and test again.");
        return {};
    }

    [[nodiscard]] const std::optional<ServerCheckReport> &report() const { return m_report; }

private:
    void test()
    {
        m_report.reset();
        m_anyway->hide();
        m_anyway->setChecked(false);
        m_again->setEnabled(false);
        m_stack->showState(
            {.state = ViewState::Loading, .icon = {}, .title = tr("Testing the connection…"), .text = {}});
        m_query.ask([check = m_wizard.services().engine.checkServer,
                     request = m_wizard.checkRequest()](OperationContext &context) { return check(request, context); },
                    [this](const Result<ServerCheckReport> &result) { tested(result); });
        changed();
    }

    void tested(const Result<ServerCheckReport> &result)
    {
        m_again->setEnabled(true);
        if (result) {
            m_report = *result;
            m_stack->showContent();
            m_steps->setSteps(result->steps);
            m_anyway->setVisible(!result->usable());
        } else {
            m_stack->showState({.state = ViewState::Error,
                                .icon = {},
                                .title = errorTitle(result.error().code),
                                .text = errorDetails(result.error())});
        }
        changed();
    }

    AddInstanceWizard &m_wizard;
    StepList *m_steps;
    StateStack *m_stack;
    QPushButton *m_again;
    QCheckBox *m_anyway;
    std::optional<ServerCheckReport> m_report;
    Query<ServerCheckReport> m_query;
};

/// The archive_command to set, and who sets it.
class AddInstanceWizard::ArchivePage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(AddInstancePages)
public:
    explicit ArchivePage(AddInstanceWizard &wizard)
        : StepPage(
              tr("Archiving"), tr("Keep the WAL?"),
              tr("With archiving, any moment between backups can be restored. The server then hands every WAL file to "
                 "this command."))
        , m_wizard(wizard)
        , m_current(makeReadable({}, this))
        , m_command(new CommandPreview(tr("archive_command"), CommandPreview::Kind::Setting, this))
        , m_later(new QRadioButton(tr("I set it &myself, or later"), this))
        , m_now(new QRadioButton(tr("&Set it now on the server, with ALTER SYSTEM"), this))
        , m_hint(makeHint({}, this))
    {
        m_later->setObjectName(QStringLiteral("later"));
        m_now->setObjectName(QStringLiteral("now"));
        m_later->setChecked(true);
        addBody(makeSection(tr("archive_command"), this));
        addBody(m_command);
        addBody(makeSection(tr("What the server has now"), this));
        addBody(m_current);
        addBody(makeSection(tr("Set it"), this));
        addBody(m_later);
        addBody(m_now);
        addBody(m_hint);
        addBody(new QWidget(this), 1);
    }

    void initializePage() override
    {
        const auto &report = m_wizard.m_test->report();
        const std::string command = report ? report->proposedArchiveCommand : std::string{};
        m_command->setCommand(engineText(command));
        const bool connected = report && !report->serverVersion.empty();
        m_now->setEnabled(connected);
        if (!connected)
            m_later->setChecked(true);
        m_current->setText(describe(report));
        m_hint->setText(connected
                            ? tr("You are asked once more before anything is changed. If archive_mode is off now, the "
                                 "server has to be restarted afterwards.")
                            : tr("There was no connection to the server, so Cairn cannot set it."));
    }

    [[nodiscard]] bool wantsSetup() const { return m_now->isChecked(); }

private:
    static QString describe(const std::optional<ServerCheckReport> &report)
    {
        if (!report || report->serverVersion.empty())
            return tr("not known");
        if (!report->archiveModeOn)
            return tr("archive_mode is off");
        if (report->currentArchiveCommand.empty())
            return tr("archive_mode is on, archive_command is empty");
        return engineText(report->currentArchiveCommand);
    }

    AddInstanceWizard &m_wizard;
    QLabel *m_current;
    CommandPreview *m_command;
    QRadioButton *m_later;
    QRadioButton *m_now;
    QLabel *m_hint;
};

class AddInstanceWizard::ReviewPage final : public StepReviewPage {
    Q_DECLARE_TR_FUNCTIONS(AddInstancePages)
public:
    explicit ReviewPage(AddInstanceWizard &wizard)
        : StepReviewPage(tr("Nothing has been changed yet."))
        , m_wizard(wizard)
    {
        addCommand();
    }

    void initializePage() override
    {
        const AddInstanceRequest request = m_wizard.request();
        const auto &report = m_wizard.m_test->report();
        FactGroup instance{tr("Instance"), {}};
        const auto add = [&instance](const QString &name, const QString &value, bool monospace = false) {
            if (!value.isEmpty())
                instance.facts.push_back({.name = name, .value = value, .monospace = monospace});
        };
        add(tr("Name"), displayName(request.ref.instance));
        add(tr("Catalog"), displayName(request.ref.catalog), true);
        add(tr("Data directory"), displayName(request.pgdata), true);
        add(tr("Server"), report ? engineText(report->serverVersion) : QString());
        FactGroup archiving{tr("Archiving"), {}};
        archiving.facts.push_back({.name = tr("archive_command"),
                                   .value = m_wizard.wantsArchiveSetup() ? tr("is set on the server, after asking")
                                                                         : tr("is left as it is")});
        setFacts({instance, archiving});
        setCommand(commandArguments(request));
    }

private:
    AddInstanceWizard &m_wizard;
};

AddInstanceWizard::AddInstanceWizard(const Services &services, const std::string &catalog, QWidget *parent)
    : StepWizard(services, tr("Add an instance"), tr("&Add instance"), parent)
    , m_catalog(catalog)
    , m_cluster(new ClusterPage(services, catalog))
    , m_test(new TestPage(*this))
    , m_archive(new ArchivePage(*this))
{
    setObjectName(QStringLiteral("addInstanceWizard"));
    addPage(m_cluster);
    addPage(m_test);
    addPage(m_archive);
    addPage(new ReviewPage(*this));
    finishPages();
}

AddInstanceRequest AddInstanceWizard::request() const
{
    const ConnectionRequest connection = m_cluster->connection();
    AddInstanceRequest request;
    request.ref = {m_catalog, m_cluster->name()};
    request.pgdata = m_cluster->pgdata();
    request.settings.host = connection.host;
    request.settings.port = connection.port;
    request.settings.user = connection.user;
    request.settings.database = connection.database;
    return request;
}

ServerCheckRequest AddInstanceWizard::checkRequest() const
{
    ServerCheckRequest request;
    request.ref = InstanceRef{m_catalog, m_cluster->name()};
    request.pgdata = m_cluster->pgdata();
    request.connection = m_cluster->connection();
    return request;
}

bool AddInstanceWizard::wantsArchiveSetup() const
{
    return m_archive->wantsSetup();
}

} // namespace cairn::ui
