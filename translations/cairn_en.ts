<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message numerus="yes">
        <source>The last full backup is %1 old, older than the window of %n day(s) that is to be kept.</source>
        <translation>
            <numerusform>The last full backup is %1 old, older than the window of %n day that is to be kept.</numerusform>
            <numerusform>The last full backup is %1 old, older than the window of %n days that is to be kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n backup(s) can be restored.</source>
        <translation>
            <numerusform>The only backup cannot be restored.</numerusform>
            <numerusform>None of %n backups can be restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) cannot be relied on, the newest is %1.</source>
        <translation>
            <numerusform>%n backup cannot be relied on: %1.</numerusform>
            <numerusform>%n backups cannot be relied on, the newest is %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) of WAL cannot be used.</source>
        <translation>
            <numerusform>%n segment of WAL cannot be used.</numerusform>
            <numerusform>%n segments of WAL cannot be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are held by no retention rule any more.</source>
        <translation>
            <numerusform>%n backup is held by no retention rule any more.</numerusform>
            <numerusform>%n backups are held by no retention rule any more.</numerusform>
        </translation>
    </message>
</context>
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
    <name>BackupPages</name>
    <message numerus="yes">
        <source>Takes about %1 and %2, by the last %n (%3 to %4, %5 to %6).</source>
        <translation>
            <numerusform>Takes about %1 and %2, by the last one (%3 to %4, %5 to %6).</numerusform>
            <numerusform>Takes about %1 and %2, by the last %n (%3 to %4, %5 to %6).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChainColumn</name>
    <message numerus="yes">
        <source>%1, builds on %n other(s)</source>
        <extracomment>%1: a backup; %n: backups</extracomment>
        <translation>
            <numerusform>%1, builds on %n other</numerusform>
            <numerusform>%1, builds on %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message numerus="yes">
        <source>one of the newest %n restorable full backup(s) (redundancy)</source>
        <translation>
            <numerusform>the newest restorable full backup (redundancy)</numerusform>
            <numerusform>one of the newest %n restorable full backups (redundancy)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>builds on %1, one of the newest %n restorable full backup(s) (redundancy)</source>
        <translation>
            <numerusform>builds on %1, the newest restorable full backup (redundancy)</numerusform>
            <numerusform>builds on %1, one of the newest %n restorable full backups (redundancy)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one of the newest %n restorable full backup(s) (minimum redundancy)</source>
        <translation>
            <numerusform>the newest restorable full backup (minimum redundancy)</numerusform>
            <numerusform>one of the newest %n restorable full backups (minimum redundancy)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>younger than the window of %n day(s) (since %1)</source>
        <translation>
            <numerusform>younger than the window of %n day (since %1)</numerusform>
            <numerusform>younger than the window of %n days (since %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the start of the window of %n day(s) (%1) is reached from it</source>
        <translation>
            <numerusform>the start of the window of %n day (%1) is reached from it</numerusform>
            <numerusform>the start of the window of %n days (%1) is reached from it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its day, one of the last %n day(s) that have one</source>
        <translation>
            <numerusform>the last restorable backup of its day, the last day that has one</numerusform>
            <numerusform>the last restorable backup of its day, one of the last %n days that have one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its week, one of the last %n week(s) that have one</source>
        <translation>
            <numerusform>the last restorable backup of its week, the last week that has one</numerusform>
            <numerusform>the last restorable backup of its week, one of the last %n weeks that have one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its month, one of the last %n month(s) that have one</source>
        <translation>
            <numerusform>the last restorable backup of its month, the last month that has one</numerusform>
            <numerusform>the last restorable backup of its month, one of the last %n months that have one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its year, one of the last %n year(s) that have one</source>
        <translation>
            <numerusform>the last restorable backup of its year, the last year that has one</numerusform>
            <numerusform>the last restorable backup of its year, one of the last %n years that have one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its day, one of the last %n day(s) that have one</source>
        <translation>
            <numerusform>the last restorable full backup of its day, the last day that has one</numerusform>
            <numerusform>the last restorable full backup of its day, one of the last %n days that have one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its week, one of the last %n week(s) that have one</source>
        <translation>
            <numerusform>the last restorable full backup of its week, the last week that has one</numerusform>
            <numerusform>the last restorable full backup of its week, one of the last %n weeks that have one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its month, one of the last %n month(s) that have one</source>
        <translation>
            <numerusform>the last restorable full backup of its month, the last month that has one</numerusform>
            <numerusform>the last restorable full backup of its month, one of the last %n months that have one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its year, one of the last %n year(s) that have one</source>
        <translation>
            <numerusform>the last restorable full backup of its year, the last year that has one</numerusform>
            <numerusform>the last restorable full backup of its year, one of the last %n years that have one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>older than the window of %n day(s) and not needed for its start</source>
        <translation>
            <numerusform>older than the window of %n day and not needed for its start</numerusform>
            <numerusform>older than the window of %n days and not needed for its start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not among the newest %n restorable full backup(s)</source>
        <translation>
            <numerusform>not the newest restorable full backup</numerusform>
            <numerusform>not among the newest %n restorable full backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its full backup %1 is not among the newest %n restorable one(s)</source>
        <translation>
            <numerusform>its full backup %1 is not the newest restorable one</numerusform>
            <numerusform>its full backup %1 is not among the newest %n restorable ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n day(s)</source>
        <translation>
            <numerusform>not chosen for the last day</numerusform>
            <numerusform>not chosen for one of the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n week(s)</source>
        <translation>
            <numerusform>not chosen for the last week</numerusform>
            <numerusform>not chosen for one of the last %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n month(s)</source>
        <translation>
            <numerusform>not chosen for the last month</numerusform>
            <numerusform>not chosen for one of the last %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n year(s)</source>
        <translation>
            <numerusform>not chosen for the last year</numerusform>
            <numerusform>not chosen for one of the last %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restorable full backup(s) would be left, and minimum redundancy is %1</source>
        <translation>
            <numerusform>%n restorable full backup would be left, and minimum redundancy is %1</numerusform>
            <numerusform>%n restorable full backups would be left, and minimum redundancy is %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) are missing, %1 to %2</source>
        <translation>
            <numerusform>%n segment is missing, %1 to %2</numerusform>
            <numerusform>%n segments are missing, %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the cluster had %n damaged page(s) when backup %1 was taken; they are restored as they were</source>
        <translation>
            <numerusform>the cluster had %n damaged page when backup %1 was taken; it is restored as it was</numerusform>
            <numerusform>the cluster had %n damaged pages when backup %1 was taken; they are restored as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>copying at %1 MB/s, as in the last %n restore(s); %2 MB/s of WAL assumed for replaying</source>
        <translation>
            <numerusform>copying at %1 MB/s, as in the last restore; %2 MB/s of WAL assumed for replaying</numerusform>
            <numerusform>copying at %1 MB/s, as in the last %n restores; %2 MB/s of WAL assumed for replaying</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>backup %1 (%2), a chain of %n</source>
        <translation>
            <numerusform>backup %1 (%2), a chain of %n</numerusform>
            <numerusform>backup %1 (%2), a chain of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foresight</name>
    <message numerus="yes">
        <source>%n backup(s) go</source>
        <translation>
            <numerusform>%n backup goes</numerusform>
            <numerusform>%n backups go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n stay(s). That frees about %2, of it %3 of WAL.</source>
        <extracomment>%1: so many backups go; %n: those that stay; %2: all that is freed; %3: of it WAL</extracomment>
        <translation>
            <numerusform>%1, %n stays. That frees about %2, of it %3 of WAL.</numerusform>
            <numerusform>%1, %n stay. That frees about %2, of it %3 of WAL.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n backup(s) then, of %1, and %2 of WAL.</source>
        <extracomment>%n: backups that are there on a day to come; %1 and %2: sizes</extracomment>
        <translation>
            <numerusform>There is %n backup then, of %1, and %2 of WAL.</numerusform>
            <numerusform>There are %n backups then, of %1, and %2 of WAL.</numerusform>
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
    <name>Instances</name>
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
    <message numerus="yes">
        <source>%n backup(s) deleted; until %1 they can be brought back.</source>
        <translation>
            <numerusform>%n backup deleted; until %1 it can be brought back.</numerusform>
            <numerusform>%n backups deleted; until %1 they can be brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup %1 is full now; %n backup(s) went into it.</source>
        <translation>
            <numerusform>Backup %1 is full now; %n backup went into it.</numerusform>
            <numerusform>Backup %1 is full now; %n backups went into it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are back.</source>
        <translation>
            <numerusform>%n backup is back.</numerusform>
            <numerusform>%n backups are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) and %1 deleted, %2 freed.</source>
        <extracomment>%1: so many files of WAL; %2: a size</extracomment>
        <translation>
            <numerusform>%n backup and %1 deleted, %2 freed.</numerusform>
            <numerusform>%n backups and %1 deleted, %2 freed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n WAL file(s)</source>
        <comment>in a sentence about what was deleted</comment>
        <translation>
            <numerusform>%n WAL file</numerusform>
            <numerusform>%n WAL files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobTitle</name>
    <message numerus="yes">
        <source>Delete %n backup(s)</source>
        <translation>
            <numerusform>Delete %n backup</numerusform>
            <numerusform>Delete %n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergePages</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1: ids of backups; %n: backups that are not named</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) go. The chain holds %1, of which the merged backup uses %2; the other %3 come back when the packs are compacted, as far as no other backup uses them.</source>
        <translation>
            <numerusform>%n backup goes. The chain holds %1, of which the merged backup uses %2; the other %3 come back when the packs are compacted, as far as no other backup uses them.</numerusform>
            <numerusform>%n backups go. The chain holds %1, of which the merged backup uses %2; the other %3 come back when the packs are compacted, as far as no other backup uses them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%1, by the pace of the last %n restore(s).</source>
        <translation>
            <numerusform>%1, by the pace of the last restore.</numerusform>
            <numerusform>%1, by the pace of the last %n restores.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPaper</name>
    <message numerus="yes">
        <source>%1; %n backup(s) examined</source>
        <translation>
            <numerusform>%1; %n backup examined</numerusform>
            <numerusform>%1; %n backups examined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are as they were.</source>
        <translation>
            <numerusform>%n finding is as it was.</numerusform>
            <numerusform>%n findings are as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePages</name>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>and %n earlier one</numerusform>
            <numerusform>and %n earlier ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePlan</name>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePoint</name>
    <message numerus="yes">
        <source>This name was used %n time(s).</source>
        <translation>
            <numerusform>This name was used once.</numerusform>
            <numerusform>This name was used %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionRule</name>
    <message numerus="yes">
        <source>Every moment of the last %n day(s) stays recoverable.</source>
        <translation>
            <numerusform>Every moment of the last day stays recoverable.</numerusform>
            <numerusform>Every moment of the last %n days stays recoverable.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n restorable full backup(s) stay, with all that build on them.</source>
        <translation>
            <numerusform>The newest restorable full backup stays, with all that build on it.</numerusform>
            <numerusform>The newest %n restorable full backups stay, with all that build on them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n day(s) that have one stays.</source>
        <translation>
            <numerusform>One backup of the last day that has one stays.</numerusform>
            <numerusform>One backup of each of the last %n days that have one stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n week(s) that have one stays.</source>
        <translation>
            <numerusform>One backup of the last week that has one stays.</numerusform>
            <numerusform>One backup of each of the last %n weeks that have one stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n month(s) that have one stays.</source>
        <translation>
            <numerusform>One backup of the last month that has one stays.</numerusform>
            <numerusform>One backup of each of the last %n months that have one stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n year(s) that have one stays.</source>
        <translation>
            <numerusform>One backup of the last year that has one stays.</numerusform>
            <numerusform>One backup of each of the last %n years that have one stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>WAL stays from the newest %n restorable backup(s) of each timeline on; older backups keep just their own.</source>
        <translation>
            <numerusform>WAL stays from the newest restorable backup of each timeline on; older backups keep just their own.</numerusform>
            <numerusform>WAL stays from the newest %n restorable backups of each timeline on; older backups keep just their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing but force goes below %n restorable full backup(s).</source>
        <translation>
            <numerusform>Nothing but force goes below %n restorable full backup.</numerusform>
            <numerusform>Nothing but force goes below %n restorable full backups.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValidatePages</name>
    <message numerus="yes">
        <source>%n backup(s) of %1, and every file of its archive</source>
        <extracomment>%1: an instance</extracomment>
        <translation>
            <numerusform>%n backup of %1, and every file of its archive</numerusform>
            <numerusform>%n backups of %1, and every file of its archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The backup that a restore to the moment takes, %1, with what it builds on (%n backup(s)), and the WAL up to the moment</source>
        <extracomment>%1: a backup</extracomment>
        <translation>
            <numerusform>The backup that a restore to the moment takes, %1 (%n backup), and the WAL up to the moment</numerusform>
            <numerusform>The backup that a restore to the moment takes, %1, with what it builds on (%n backups), and the WAL up to the moment</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) of %1, with the WAL that they need</source>
        <extracomment>%1: an instance</extracomment>
        <translation>
            <numerusform>%n backup of %1, with the WAL that it needs</numerusform>
            <numerusform>%n backups of %1, with the WAL that they need</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more instance(s)</source>
        <translation>
            <numerusform>and %n more instance</numerusform>
            <numerusform>and %n more instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reads %1, in about %2: %3, as the last %n validation(s) of this depth.</source>
        <extracomment>%1: &quot;about 5 GB&quot;; %2: a duration; %3: a rate; %n: validations</extracomment>
        <translation>
            <numerusform>Reads %1, in about %2: %3, as the last validation of this depth.</numerusform>
            <numerusform>Reads %1, in about %2: %3, as the last %n validations of this depth.</numerusform>
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
        <source>&amp;Delete %n backup(s)</source>
        <translation>
            <numerusform>&amp;Delete %n backup</numerusform>
            <numerusform>&amp;Delete %n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)</source>
        <translation>
            <numerusform>Delete %n backup</numerusform>
            <numerusform>Delete %n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::ExpireDialog</name>
    <message numerus="yes">
        <source>&amp;Delete %n backup(s)</source>
        <translation>
            <numerusform>&amp;Delete %n backup</numerusform>
            <numerusform>&amp;Delete %n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::HistoryPage</name>
    <message numerus="yes">
        <source>%n operation(s)</source>
        <translation>
            <numerusform>%n operation</numerusform>
            <numerusform>%n operations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n operation(s)</source>
        <translation>
            <numerusform>%1 of %n operation</numerusform>
            <numerusform>%1 of %n operations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) are hidden.</source>
        <translation>
            <numerusform>%n operation is hidden.</numerusform>
            <numerusform>%n operations are hidden.</numerusform>
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
    <name>cairn::ui::PlanView</name>
    <message numerus="yes">
        <source>%n backup(s) will be deleted</source>
        <translation>
            <numerusform>%n backup will be deleted</numerusform>
            <numerusform>%n backups will be deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n WAL file(s)</source>
        <translation>
            <numerusform>%n WAL file</numerusform>
            <numerusform>%n WAL files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::ReportChart</name>
    <message numerus="yes">
        <source>Of the last %1 validations, %n passed.</source>
        <extracomment>%1: a number of validations, more than one; %n: how many of them passed</extracomment>
        <translation>
            <numerusform>Of the last %1 validations, %n passed.</numerusform>
            <numerusform>Of the last %1 validations, %n passed.</numerusform>
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
<context>
    <name>cairn::ui::RetentionPage</name>
    <message numerus="yes">
        <source>day(s) from now</source>
        <comment>after a number</comment>
        <translation>
            <numerusform>day from now</numerusform>
            <numerusform>days from now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::SettingsDialog</name>
    <message numerus="yes">
        <source>day(s)</source>
        <comment>after a number</comment>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::SettingsPage</name>
    <message numerus="yes">
        <source>Catalog %1: %n instance(s), %2 stored</source>
        <extracomment>the path of a catalog, how many instances it holds, their size</extracomment>
        <translation>
            <numerusform>Catalog %1: %n instance, %2 stored</numerusform>
            <numerusform>Catalog %1: %n instances, %2 stored</numerusform>
        </translation>
    </message>
</context>
</TS>
