<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BackupFacts</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%1 bytes</source>
        <comment>exact size</comment>
        <extracomment>%1 is an exact number of bytes, with separators</extracomment>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthText</name>
    <message numerus="yes">
        <source>%n backup(s) cannot be relied on.</source>
        <translation>
            <numerusform>%n backup cannot be relied on.</numerusform>
            <numerusform>%n backups cannot be relied on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) need attention.</source>
        <translation>
            <numerusform>%n instance needs attention.</numerusform>
            <numerusform>%n instances need attention.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s), all well.</source>
        <translation>
            <numerusform>%n instance, all well.</numerusform>
            <numerusform>%n instances, all well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message numerus="yes">
        <source>Backup %1 is complete (%2 stored), but %n page(s) of the cluster are damaged.</source>
        <translation>
            <numerusform>Backup %1 is complete (%2 stored), but %n page of the cluster is damaged.</numerusform>
            <numerusform>Backup %1 is complete (%2 stored), but %n pages of the cluster are damaged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup %1 is complete (%2 stored), with %n warning(s).</source>
        <translation>
            <numerusform>Backup %1 is complete (%2 stored), with %n warning.</numerusform>
            <numerusform>Backup %1 is complete (%2 stored), with %n warnings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Validation found %n problem(s).</source>
        <translation>
            <numerusform>Validation found %n problem.</numerusform>
            <numerusform>Validation found %n problems.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) validated, nothing is wrong.</source>
        <translation>
            <numerusform>%n backup validated, nothing is wrong.</numerusform>
            <numerusform>%n backups validated, nothing is wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted, %1 freed.</source>
        <translation>
            <numerusform>%n backup deleted, %1 freed.</numerusform>
            <numerusform>%n backups deleted, %1 freed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::BackupsPage</name>
    <message numerus="yes">
        <source>%n backup(s) are hidden.</source>
        <translation>
            <numerusform>%n backup is hidden.</numerusform>
            <numerusform>%n backups are hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n backup(s)</source>
        <translation>
            <numerusform>%1 of %n backup</numerusform>
            <numerusform>%1 of %n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::DeleteDialog</name>
    <message numerus="yes">
        <source>%n backup(s) will be deleted, which frees %1.</source>
        <translation>
            <numerusform>%n backup will be deleted, which frees %1.</numerusform>
            <numerusform>%n backups will be deleted, which frees %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n backup(s)</source>
        <translation>
            <numerusform>&amp;Delete %n backup</numerusform>
            <numerusform>&amp;Delete %n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::InstanceView</name>
    <message numerus="yes">
        <source>%n backup(s), %1 stored</source>
        <translation>
            <numerusform>%n backup, %1 stored</numerusform>
            <numerusform>%n backups, %1 stored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::MainWindow</name>
    <message numerus="yes">
        <source>Stopping %n job(s), then Cairn quits…</source>
        <translation>
            <numerusform>Stopping %n job, then Cairn quits…</numerusform>
            <numerusform>Stopping %n jobs, then Cairn quits…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are still running.</source>
        <translation>
            <numerusform>%n job is still running.</numerusform>
            <numerusform>%n jobs are still running.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::ReportDialog</name>
    <message numerus="yes">
        <source>%1: %n backup(s) examined, %2 read.</source>
        <translation>
            <numerusform>%1: %n backup examined, %2 read.</numerusform>
            <numerusform>%1: %n backups examined, %2 read.</numerusform>
        </translation>
    </message>
</context>
</TS>
