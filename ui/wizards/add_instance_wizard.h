#pragma once

#include "operations/server_setup.h"
#include "wizards/step_wizard.h"

namespace cairn::ui {

/// Leads to an instance: which cluster, a test of the connection, archiving, review. GUI thread.
class AddInstanceWizard final : public StepWizard {
    Q_OBJECT
public:
    AddInstanceWizard(const Services &services, const std::string &catalog, QWidget *parent);
    [[nodiscard]] AddInstanceRequest request() const;
    /// What to test, and what archiving is to be set up with.
    [[nodiscard]] ServerCheckRequest checkRequest() const;
    /// Whether archiving shall be set up on the server, after asking.
    [[nodiscard]] bool wantsArchiveSetup() const;

private:
    class ClusterPage;
    class TestPage;
    class ArchivePage;
    class ReviewPage;

    std::string m_catalog;
    ClusterPage *m_cluster;
    TestPage *m_test;
    ArchivePage *m_archive;
};

} // namespace cairn::ui
