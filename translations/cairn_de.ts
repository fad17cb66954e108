<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Backup and point-in-time recovery for PostgreSQL that you can see.</source>
        <translation>Sicherung und Wiederherstellung von PostgreSQL zu jedem Zeitpunkt, die man sehen kann.</translation>
    </message>
    <message>
        <source>A cairn is a pile of stones that marks the way back.</source>
        <translation>Ein Cairn ist ein Steinhaufen, der den Weg zurück zeigt.</translation>
    </message>
    <message>
        <source>Copyright © 2026 the Cairn authors. PostgreSQL License: use, copy, change and pass it on, without fee and without warranty.</source>
        <translation>Copyright © 2026 die Autoren von Cairn. PostgreSQL-Lizenz: benutzen, kopieren, ändern und weitergeben, ohne Gebühr und ohne Gewähr.</translation>
    </message>
    <message>
        <source>Built with Qt %1, running with Qt %2.</source>
        <translation>Gebaut mit Qt %1, läuft mit Qt %2.</translation>
    </message>
    <message>
        <source>About Cairn</source>
        <translation>Über Cairn</translation>
    </message>
    <message>
        <source>Command</source>
        <comment>column</comment>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>column</comment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>AddInstancePages</name>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Which cluster?</source>
        <translation>Welcher Cluster?</translation>
    </message>
    <message>
        <source>An instance stands for one PostgreSQL cluster. Cairn reads its files on this machine and talks to its server.</source>
        <translation>Eine Instanz steht für einen PostgreSQL-Cluster. Cairn liest dessen Dateien auf diesem Rechner und spricht mit dessen Server.</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>a short name, for example “main”</source>
        <translation>ein kurzer Name, zum Beispiel „main“</translation>
    </message>
    <message>
        <source>as libpq finds it: PGHOST, or the local socket</source>
        <translation>wie libpq ihn findet: PGHOST oder der lokale Socket</translation>
    </message>
    <message>
        <source>as libpq finds it: PGPORT, or 5432</source>
        <translation>wie libpq ihn findet: PGPORT oder 5432</translation>
    </message>
    <message>
        <source>as libpq finds it: PGUSER, or your own name</source>
        <translation>wie libpq ihn findet: PGUSER oder Ihr eigener Name</translation>
    </message>
    <message>
        <source>as libpq finds it: PGDATABASE, or the user&apos;s name</source>
        <translation>wie libpq sie findet: PGDATABASE oder der Name des Benutzers</translation>
    </message>
    <message>
        <source>Nam&amp;e:</source>
        <translation>Na&amp;me:</translation>
    </message>
    <message>
        <source>&amp;Data directory:</source>
        <translation>&amp;Datenverzeichnis:</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>Da&amp;tabase:</source>
        <translation>Da&amp;tenbank:</translation>
    </message>
    <message>
        <source>Give the instance a name.</source>
        <translation>Geben Sie der Instanz einen Namen.</translation>
    </message>
    <message>
        <source>The catalog holds an instance of that name already.</source>
        <translation>Der Katalog hat schon eine Instanz dieses Namens.</translation>
    </message>
    <message>
        <source>Choose the data directory of the cluster.</source>
        <translation>Wählen Sie das Datenverzeichnis des Clusters.</translation>
    </message>
    <message>
        <source>The path of the data directory has to begin with a slash.</source>
        <translation>Der Pfad des Datenverzeichnisses muss mit einem Schrägstrich beginnen.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Can backups work?</source>
        <translation>Sind Sicherungen möglich?</translation>
    </message>
    <message>
        <source>The test only looks; it changes nothing on the server.</source>
        <translation>Die Prüfung schaut nur; sie ändert nichts am Server.</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Add the instance although the test did not pass</source>
        <translation>Die Instanz &amp;hinzufügen, obwohl die Prüfung nicht bestanden ist</translation>
    </message>
    <message>
        <source>The test is running…</source>
        <translation>Die Prüfung läuft…</translation>
    </message>
    <message>
        <source>The test could not be run.</source>
        <translation>Die Prüfung war nicht möglich.</translation>
    </message>
    <message>
        <source>Mend what failed and test again.</source>
        <translation>Beheben Sie, was nicht bestanden hat, und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Die Verbindung wird geprüft…</translation>
    </message>
    <message>
        <source>Archiving</source>
        <translation>Archivierung</translation>
    </message>
    <message>
        <source>Keep the WAL?</source>
        <translation>Das WAL aufheben?</translation>
    </message>
    <message>
        <source>With archiving, any moment between backups can be restored. The server then hands every WAL file to this command.</source>
        <translation>Mit Archivierung lässt sich jeder Zeitpunkt zwischen Sicherungen wiederherstellen. Der Server übergibt dann jede WAL-Datei an diesen Befehl.</translation>
    </message>
    <message>
        <source>archive_command</source>
        <translation>archive_command</translation>
    </message>
    <message>
        <source>I set it &amp;myself, or later</source>
        <translation>Ich richte es &amp;selbst oder später ein</translation>
    </message>
    <message>
        <source>&amp;Set it now on the server, with ALTER SYSTEM</source>
        <translation>&amp;Jetzt auf dem Server einrichten, mit ALTER SYSTEM</translation>
    </message>
    <message>
        <source>What the server has now</source>
        <translation>Was der Server jetzt hat</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>You are asked once more before anything is changed. If archive_mode is off now, the server has to be restarted afterwards.</source>
        <translation>Bevor etwas geändert wird, werden Sie noch einmal gefragt. Ist archive_mode jetzt aus, muss der Server danach neu gestartet werden.</translation>
    </message>
    <message>
        <source>There was no connection to the server, so Cairn cannot set it.</source>
        <translation>Es gab keine Verbindung zum Server, daher kann Cairn es nicht einrichten.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>archive_mode is off</source>
        <translation>archive_mode ist aus</translation>
    </message>
    <message>
        <source>archive_mode is on, archive_command is empty</source>
        <translation>archive_mode ist an, archive_command ist leer</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>is set on the server, after asking</source>
        <translation>wird nach Rückfrage auf dem Server eingerichtet</translation>
    </message>
    <message>
        <source>is left as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Passwords come from libpq&apos;s own means, like ~/.pgpass. When it finds none, Cairn asks.</source>
        <translation>Passwörter kommen auf den Wegen von libpq, etwa aus ~/.pgpass. Findet es keines, fragt Cairn.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Nothing between %1 and %2 can be recovered on timeline %3.</source>
        <translation>Zwischen %1 und %2 kann auf Zeitleiste %3 nichts wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Nothing after %1 can be recovered on timeline %2.</source>
        <translation>Nach %1 kann auf Zeitleiste %2 nichts wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>The last good backup is %1 old; usually one is taken every %2.</source>
        <translation>Die letzte gute Sicherung ist %1 alt; üblich ist eine alle %2.</translation>
    </message>
    <message>
        <source>The last good backup is %1 old.</source>
        <translation>Die letzte gute Sicherung ist %1 alt.</translation>
    </message>
    <message numerus="yes">
        <source>The last full backup is %1 old, older than the window of %n day(s) that is to be kept.</source>
        <translation>
            <numerusform>Die letzte Vollsicherung ist %1 alt, älter als das Zeitfenster von %n Tag, das gehalten werden soll.</numerusform>
            <numerusform>Die letzte Vollsicherung ist %1 alt, älter als das Zeitfenster von %n Tagen, das gehalten werden soll.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last full backup is %1 old; usually one is taken every %2.</source>
        <translation>Die letzte Vollsicherung ist %1 alt; üblich ist eine alle %2.</translation>
    </message>
    <message>
        <source>The newest good backup, %1, was never validated.</source>
        <translation>Die neueste gute Sicherung, %1, wurde nie geprüft.</translation>
    </message>
    <message>
        <source>The newest good backup, %1, was last validated %2 ago.</source>
        <translation>Die neueste gute Sicherung, %1, wurde zuletzt vor %2 geprüft.</translation>
    </message>
    <message>
        <source>The instance cannot be read.</source>
        <translation>Die Instanz kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There is no backup.</source>
        <translation>Es gibt keine Sicherung.</translation>
    </message>
    <message numerus="yes">
        <source>None of %n backup(s) can be restored.</source>
        <translation>
            <numerusform>Die einzige Sicherung kann nicht wiederhergestellt werden.</numerusform>
            <numerusform>Keine von %n Sicherungen kann wiederhergestellt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last backup, %1, failed.</source>
        <translation>Die letzte Sicherung, %1, ist fehlgeschlagen.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) cannot be relied on, the newest is %1.</source>
        <translation>
            <numerusform>Auf %n Sicherung ist kein Verlass: %1.</numerusform>
            <numerusform>Auf %n Sicherungen ist kein Verlass, die neueste ist %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last WAL was archived %1 ago; what was written since would be lost.</source>
        <translation>Das letzte WAL wurde vor %1 archiviert; was seitdem geschrieben wurde, wäre verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) of WAL cannot be used.</source>
        <translation>
            <numerusform>%n WAL-Segment ist nicht verwendbar.</numerusform>
            <numerusform>%n WAL-Segmente sind nicht verwendbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>No WAL is archived: only the moments at which backups ended can be recovered.</source>
        <translation>Es wird kein WAL archiviert: Nur die Zeitpunkte, an denen Sicherungen endeten, können wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>No retention rule is set: backups are kept for ever.</source>
        <translation>Es ist keine Aufbewahrungsregel gesetzt: Sicherungen bleiben für immer.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are held by no retention rule any more.</source>
        <translation>
            <numerusform>%n Sicherung wird von keiner Aufbewahrungsregel mehr gehalten.</numerusform>
            <numerusform>%n Sicherungen werden von keiner Aufbewahrungsregel mehr gehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the packs are not needed by any backup.</source>
        <translation>%1 der Packs werden von keiner Sicherung gebraucht.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Validate…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Check archiving…</source>
        <translation>Archivierung prüfen…</translation>
    </message>
    <message>
        <source>Edit retention…</source>
        <translation>Aufbewahrung bearbeiten…</translation>
    </message>
    <message>
        <source>Delete what has expired…</source>
        <translation>Abgelaufenes löschen…</translation>
    </message>
    <message>
        <source>Delete WAL…</source>
        <translation>WAL löschen…</translation>
    </message>
    <message>
        <source>Compact…</source>
        <translation>Verdichten…</translation>
    </message>
</context>
<context>
    <name>BackupColumn</name>
    <message>
        <source>Deleted</source>
        <comment>backup status: in quarantine</comment>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Until %1 it can be brought back.</source>
        <translation>Bis %1 kann sie zurückgeholt werden.</translation>
    </message>
    <message>
        <source>ID</source>
        <comment>column</comment>
        <translation>ID</translation>
    </message>
    <message>
        <source>Backup %1</source>
        <translation>Sicherung %1</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status: %1. %2</source>
        <translation>Status: %1. %2</translation>
    </message>
    <message>
        <source>Kept because</source>
        <comment>column: the retention rules that hold a backup</comment>
        <translation>Bleibt wegen</translation>
    </message>
    <message>
        <source>No retention rule holds it: it goes with the next deletion of what has expired.</source>
        <translation>Keine Aufbewahrungsregel hält sie: Sie geht, wenn das nächste Mal Abgelaufenes gelöscht wird.</translation>
    </message>
    <message>
        <source>Time alone does not let it go: it stays until newer backups take its place.</source>
        <translation>Die Zeit allein gibt sie nicht frei: Sie bleibt, bis neuere Sicherungen ihren Platz einnehmen.</translation>
    </message>
    <message>
        <source>No retention rule is set, so that every backup stays.</source>
        <translation>Es ist keine Aufbewahrungsregel gesetzt, daher bleibt jede Sicherung.</translation>
    </message>
    <message>
        <source>It is pinned for ever, or a backup needs it that is.</source>
        <translation>Sie ist für immer angeheftet, oder eine solche Sicherung braucht sie.</translation>
    </message>
    <message>
        <source>Expires</source>
        <comment>column: when retention lets a backup go</comment>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Ratio</source>
        <comment>column: how many times smaller the stored form is</comment>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Timeline</source>
        <comment>column</comment>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Validated</source>
        <comment>column</comment>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>in quarantine: it can be brought back</source>
        <translation>in Quarantäne: kann zurückgeholt werden</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>no retention rule holds a backup</comment>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>with newer backups</source>
        <comment>when a backup expires</comment>
        <translation>mit neueren Sicherungen</translation>
    </message>
    <message>
        <source>never: no rule is set</source>
        <comment>when a backup expires</comment>
        <translation>nie: keine Regel ist gesetzt</translation>
    </message>
    <message>
        <source>never</source>
        <comment>when a backup expires</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column: full or incremental</comment>
        <translation>Modus</translation>
    </message>
    <message>
        <source>WAL mode</source>
        <comment>column: stream or archive</comment>
        <translation>WAL-Modus</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column: when the backup was taken</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Data</source>
        <comment>column: size of the stored data</comment>
        <translation>Daten</translation>
    </message>
    <message>
        <source>WAL</source>
        <comment>column: size of the stored WAL</comment>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Start LSN</source>
        <comment>column</comment>
        <translation>Start-LSN</translation>
    </message>
    <message>
        <source>Stop LSN</source>
        <comment>column</comment>
        <translation>Stopp-LSN</translation>
    </message>
    <message>
        <source>Version</source>
        <comment>column: of PostgreSQL</comment>
        <translation>Version</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>column</comment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Recovery time</source>
        <comment>column</comment>
        <translation>Wiederherstellbar ab</translation>
    </message>
    <message>
        <source>Cluster size</source>
        <comment>column</comment>
        <translation>Clustergröße</translation>
    </message>
    <message>
        <source>Compression</source>
        <comment>column</comment>
        <translation>Komprimierung</translation>
    </message>
</context>
<context>
    <name>BackupFacts</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Validated</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <extracomment>%1 is the name of a tag</extracomment>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Gone for good</source>
        <translation>Endgültig weg</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>Pinned until</source>
        <translation>Angeheftet bis</translation>
    </message>
    <message>
        <source>While pinned</source>
        <translation>Solange angeheftet</translation>
    </message>
    <message>
        <source>only the WAL that makes it consistent is kept</source>
        <translation>nur das WAL, das sie konsistent macht, bleibt</translation>
    </message>
    <message>
        <source>Goes because</source>
        <translation>Geht wegen</translation>
    </message>
    <message>
        <source>Kept because</source>
        <translation>Bleibt wegen</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Mode chosen because</source>
        <translation>Modus gewählt wegen</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Builds on</source>
        <translation>Baut auf</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>in the backup (stream)</source>
        <translation>in der Sicherung (Stream)</translation>
    </message>
    <message>
        <source>in the archive of the instance</source>
        <translation>im Archiv der Instanz</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Aufgenommen von</translation>
    </message>
    <message>
        <source>a standby</source>
        <translation>einem Standby</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Earliest moment</source>
        <translation>Frühester Zeitpunkt</translation>
    </message>
    <message>
        <source>Start LSN</source>
        <translation>Start-LSN</translation>
    </message>
    <message>
        <source>Stop LSN</source>
        <translation>Stopp-LSN</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Parent timeline</source>
        <translation>Vorige Zeitleiste</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Stored data</source>
        <translation>Gespeicherte Daten</translation>
    </message>
    <message>
        <source>Stored WAL</source>
        <translation>Gespeichertes WAL</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>System identifier</source>
        <translation>Systemidentifikator</translation>
    </message>
    <message>
        <source>Page checksums</source>
        <translation>Seitenprüfsummen</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>Blockgröße</translation>
    </message>
    <message>
        <source>WAL segment size</source>
        <translation>WAL-Segmentgröße</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Geschrieben von</translation>
    </message>
    <message>
        <source>Tablespaces</source>
        <translation>Tablespaces</translation>
    </message>
    <message>
        <source>Damaged pages of the cluster</source>
        <translation>Beschädigte Seiten des Clusters</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1</source>
        <extracomment>a damaged page: file, number of the block, what is wrong</extracomment>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>%1, block %2: %3</source>
        <translation>%1, Block %2: %3</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>the first %1 are shown</source>
        <translation>die ersten %1 werden gezeigt</translation>
    </message>
    <message>
        <source>On the command line</source>
        <translation>Auf der Kommandozeile</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>BackupPages</name>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>What should be backed up?</source>
        <translation>Was soll gesichert werden?</translation>
    </message>
    <message>
        <source>Everything, or what has changed since the last backup: that is restored just the same.</source>
        <translation>Alles, oder was sich seit der letzten Sicherung geändert hat: Das lässt sich genauso wiederherstellen.</translation>
    </message>
    <message>
        <source>&amp;Automatic: what changed, found the cheapest way there is</source>
        <translation>&amp;Automatisch: was sich geändert hat, auf dem günstigsten Weg gefunden</translation>
    </message>
    <message>
        <source>&amp;Full: every file of the cluster</source>
        <translation>&amp;Voll: jede Datei des Clusters</translation>
    </message>
    <message>
        <source>&amp;Delta: what changed, by reading every page</source>
        <translation>&amp;Delta: was sich geändert hat, durch Lesen jeder Seite</translation>
    </message>
    <message>
        <source>Pa&amp;ge: what changed, by reading the archived WAL</source>
        <translation>Pa&amp;ge: was sich geändert hat, durch Lesen des archivierten WAL</translation>
    </message>
    <message>
        <source>&amp;Summary: what changed, by the server&apos;s WAL summaries</source>
        <translation>&amp;Summary: was sich geändert hat, aus den WAL-Summaries des Servers</translation>
    </message>
    <message>
        <source>Ptrac&amp;k: what changed, by the extension ptrack</source>
        <translation>Ptrac&amp;k: was sich geändert hat, durch die Erweiterung ptrack</translation>
    </message>
    <message>
        <source>No history yet of what one takes.</source>
        <translation>Noch keine Erfahrung, was eine solche braucht.</translation>
    </message>
    <message>
        <source>Takes about %1 and %2, as the last one.</source>
        <translation>Braucht etwa %1 und %2, wie die letzte.</translation>
    </message>
    <message numerus="yes">
        <source>Takes about %1 and %2, by the last %n (%3 to %4, %5 to %6).</source>
        <translation>
            <numerusform>Braucht etwa %1 und %2, nach der letzten (%3 bis %4, %5 bis %6).</numerusform>
            <numerusform>Braucht etwa %1 und %2, nach den letzten %n (%3 bis %4, %5 bis %6).</numerusform>
        </translation>
    </message>
    <message>
        <source>Which modes are possible is not known: %1</source>
        <translation>Welche Modi möglich sind, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Asking the server which modes are possible…</source>
        <translation>Der Server wird gefragt, welche Modi möglich sind…</translation>
    </message>
    <message>
        <source>It would take a full one: %1</source>
        <extracomment>why an incremental backup is not possible</extracomment>
        <translation>Die Wahl fiele auf eine Vollsicherung: %1</translation>
    </message>
    <message>
        <source>It would take %1 now.</source>
        <comment>a backup mode</comment>
        <translation>Jetzt fiele die Wahl auf %1.</translation>
    </message>
    <message>
        <source>Not possible now: %1.</source>
        <translation>Jetzt nicht möglich: %1.</translation>
    </message>
    <message>
        <source>Possible, but: %1.</source>
        <translation>Möglich, aber: %1.</translation>
    </message>
    <message>
        <source>%1 is not possible now: %2</source>
        <translation>%1 ist jetzt nicht möglich: %2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>From where?</source>
        <translation>Von wo?</translation>
    </message>
    <message>
        <source>What is left empty is as the instance is set. To take the load off the primary, name a standby and its data directory.</source>
        <translation>Was leer bleibt, gilt, wie es in der Instanz eingestellt ist. Um den Primärserver zu entlasten, nennen Sie einen Standby und dessen Datenverzeichnis.</translation>
    </message>
    <message>
        <source>&amp;Stream: the backup holds the WAL it needs</source>
        <translation>&amp;Stream: Die Sicherung enthält das WAL, das sie braucht</translation>
    </message>
    <message>
        <source>&amp;Archive: the WAL is taken from the instance&apos;s archive</source>
        <translation>&amp;Archiv: Das WAL kommt aus dem Archiv der Instanz</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>as libpq finds it</source>
        <translation>wie von libpq gefunden</translation>
    </message>
    <message>
        <source>as the server says</source>
        <translation>wie vom Server angegeben</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>P&amp;ort:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>Da&amp;tabase:</source>
        <translation>Da&amp;tenbank:</translation>
    </message>
    <message>
        <source>Data d&amp;irectory:</source>
        <translation>Daten&amp;verzeichnis:</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The path of the data directory has to begin with a slash.</source>
        <translation>Der Pfad des Datenverzeichnisses muss mit einem Schrägstrich beginnen.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherung</translation>
    </message>
    <message>
        <source>How should it be stored?</source>
        <translation>Wie soll sie gespeichert werden?</translation>
    </message>
    <message>
        <source>These defaults suit most servers.</source>
        <translation>Diese Vorgaben passen für die meisten Server.</translation>
    </message>
    <message>
        <source>Spr&amp;ead the checkpoint: gentler on the server, begins later</source>
        <translation>Den Checkpoint &amp;verteilen: schont den Server, beginnt später</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source> MB/s</source>
        <comment>after a number</comment>
        <translation> MB/s</translation>
    </message>
    <message>
        <source>In the catalog</source>
        <translation>Im Katalog</translation>
    </message>
    <message>
        <source>&amp;Compression:</source>
        <translation>&amp;Komprimierung:</translation>
    </message>
    <message>
        <source>&amp;Level:</source>
        <translation>S&amp;tufe:</translation>
    </message>
    <message>
        <source>Load on the server</source>
        <translation>Last auf dem Server</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>T&amp;hreads:</translation>
    </message>
    <message>
        <source>&amp;Rate limit:</source>
        <translation>Höchst&amp;rate:</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Anything else?</source>
        <translation>Sonst noch etwas?</translation>
    </message>
    <message>
        <source>A note helps whoever looks for this backup later.</source>
        <translation>Eine Notiz hilft, wenn später jemand diese Sicherung sucht.</translation>
    </message>
    <message>
        <source>&amp;Alone: with only the WAL that makes it consistent</source>
        <translation>&amp;Allein: nur mit dem WAL, das sie konsistent macht</translation>
    </message>
    <message>
        <source>&amp;Validate the backup when it is complete</source>
        <translation>Die Sicherung &amp;prüfen, wenn sie vollständig ist</translation>
    </message>
    <message>
        <source>What it is for, for example “before the upgrade”</source>
        <translation>Wozu sie dient, zum Beispiel „vor dem Upgrade“</translation>
    </message>
    <message>
        <source>No: the retention rules decide</source>
        <translation>Nein: Die Aufbewahrungsregeln entscheiden</translation>
    </message>
    <message>
        <source>For some days</source>
        <translation>Für einige Tage</translation>
    </message>
    <message>
        <source>Until a day</source>
        <translation>Bis zu einem Tag</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message>
        <source>Name them and go on</source>
        <translation>Nennen und weitermachen</translation>
    </message>
    <message>
        <source>Stop the backup</source>
        <translation>Die Sicherung stoppen</translation>
    </message>
    <message>
        <source>N&amp;ote:</source>
        <translation>N&amp;otiz:</translation>
    </message>
    <message>
        <source>&amp;Keep it:</source>
        <translation>Be&amp;halten:</translation>
    </message>
    <message>
        <source>Da&amp;ys:</source>
        <translation>&amp;Tage:</translation>
    </message>
    <message>
        <source>&amp;Damaged pages:</source>
        <translation>Beschä&amp;digte Seiten:</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Can it work?</source>
        <translation>Kann es gelingen?</translation>
    </message>
    <message>
        <source>The check only looks; it changes nothing.</source>
        <translation>Die Prüfung schaut nur; sie ändert nichts.</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>The checks are running…</source>
        <translation>Die Prüfungen laufen…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>It runs in the background; the jobs pane shows how far it is.</source>
        <translation>Es läuft im Hintergrund; der Bereich „Aufträge“ zeigt, wie weit es ist.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>as the instance is set</source>
        <translation>wie in der Instanz eingestellt</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Höchstrate</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>Validated afterwards</source>
        <translation>Danach prüfen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>&amp;Until, in UTC:</source>
        <translation>&amp;Bis, in UTC:</translation>
    </message>
    <message>
        <source>&amp;Until, in local time:</source>
        <translation>&amp;Bis, in lokaler Zeit:</translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>%1: none</source>
        <comment>spoken for an empty cell</comment>
        <translation>%1: leer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>spoken for a cell</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ChainColumn</name>
    <message>
        <source>Backup</source>
        <comment>column</comment>
        <translation>Sicherung</translation>
    </message>
    <message numerus="yes">
        <source>%1, builds on %n other(s)</source>
        <extracomment>%1: a backup; %n: backups</extracomment>
        <translation>
            <numerusform>%1, baut auf %n anderen auf</numerusform>
            <numerusform>%1, baut auf %n anderen auf</numerusform>
        </translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column</comment>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Data</source>
        <comment>column: bytes</comment>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Yes, with all that it builds on</source>
        <comment>can become full</comment>
        <translation>Ja, mit allem, worauf sie aufbaut</translation>
    </message>
    <message>
        <source>stays as it is: another branch</source>
        <translation>bleibt, wie sie ist: ein anderer Zweig</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie vorher</translation>
    </message>
    <message>
        <source>full: it builds on none</source>
        <translation>voll: baut auf keiner auf</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>no retention rule is set</source>
        <translation>keine Aufbewahrungsregel ist gesetzt</translation>
    </message>
    <message>
        <source>a live process is writing it</source>
        <translation>ein lebender Prozess schreibt sie</translation>
    </message>
    <message>
        <source>its record cannot be read, so that nothing is known of its worth; it goes only when it is asked for</source>
        <translation>ihr Eintrag kann nicht gelesen werden, sodass über ihren Wert nichts bekannt ist; sie geht nur, wenn es verlangt wird</translation>
    </message>
    <message>
        <source>pinned for ever</source>
        <translation>für immer angeheftet</translation>
    </message>
    <message>
        <source>pinned for ever, with only the WAL that makes it consistent</source>
        <translation>für immer angeheftet, nur mit dem WAL, das sie konsistent macht</translation>
    </message>
    <message>
        <source>pinned until %1</source>
        <translation>angeheftet bis %1</translation>
    </message>
    <message>
        <source>pinned until %1, with only the WAL that makes it consistent</source>
        <translation>angeheftet bis %1, nur mit dem WAL, das sie konsistent macht</translation>
    </message>
    <message>
        <source>full backup %1 does not count (%2), but is newer than the last one that does</source>
        <translation>die Vollsicherung %1 zählt nicht (%2), ist aber neuer als die letzte, die zählt</translation>
    </message>
    <message numerus="yes">
        <source>one of the newest %n restorable full backup(s) (redundancy)</source>
        <translation>
            <numerusform>die neueste wiederherstellbare Vollsicherung (Redundanz)</numerusform>
            <numerusform>eine der neuesten %n wiederherstellbaren Vollsicherungen (Redundanz)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>builds on %1, one of the newest %n restorable full backup(s) (redundancy)</source>
        <translation>
            <numerusform>baut auf %1 auf, der neuesten wiederherstellbaren Vollsicherung (Redundanz)</numerusform>
            <numerusform>baut auf %1 auf, einer der neuesten %n wiederherstellbaren Vollsicherungen (Redundanz)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one of the newest %n restorable full backup(s) (minimum redundancy)</source>
        <translation>
            <numerusform>die neueste wiederherstellbare Vollsicherung (Mindestredundanz)</numerusform>
            <numerusform>eine der neuesten %n wiederherstellbaren Vollsicherungen (Mindestredundanz)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>younger than the window of %n day(s) (since %1)</source>
        <translation>
            <numerusform>jünger als das Fenster von %n Tag (seit %1)</numerusform>
            <numerusform>jünger als das Fenster von %n Tagen (seit %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the start of the window of %n day(s) (%1) is reached from it</source>
        <translation>
            <numerusform>der Anfang des Fensters von %n Tag (%1) wird von ihr aus erreicht</numerusform>
            <numerusform>der Anfang des Fensters von %n Tagen (%1) wird von ihr aus erreicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its day, one of the last %n day(s) that have one</source>
        <translation>
            <numerusform>die letzte wiederherstellbare Sicherung ihres Tages, des letzten Tages, der eine hat</numerusform>
            <numerusform>die letzte wiederherstellbare Sicherung ihres Tages, eines der letzten %n Tage, die eine haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its week, one of the last %n week(s) that have one</source>
        <translation>
            <numerusform>die letzte wiederherstellbare Sicherung ihrer Woche, der letzten Woche, die eine hat</numerusform>
            <numerusform>die letzte wiederherstellbare Sicherung ihrer Woche, einer der letzten %n Wochen, die eine haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its month, one of the last %n month(s) that have one</source>
        <translation>
            <numerusform>die letzte wiederherstellbare Sicherung ihres Monats, des letzten Monats, der eine hat</numerusform>
            <numerusform>die letzte wiederherstellbare Sicherung ihres Monats, eines der letzten %n Monate, die eine haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its year, one of the last %n year(s) that have one</source>
        <translation>
            <numerusform>die letzte wiederherstellbare Sicherung ihres Jahres, des letzten Jahres, das eine hat</numerusform>
            <numerusform>die letzte wiederherstellbare Sicherung ihres Jahres, eines der letzten %n Jahre, die eine haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its day, one of the last %n day(s) that have one</source>
        <translation>
            <numerusform>die letzte wiederherstellbare Vollsicherung ihres Tages, des letzten Tages, der eine hat</numerusform>
            <numerusform>die letzte wiederherstellbare Vollsicherung ihres Tages, eines der letzten %n Tage, die eine haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its week, one of the last %n week(s) that have one</source>
        <translation>
            <numerusform>die letzte wiederherstellbare Vollsicherung ihrer Woche, der letzten Woche, die eine hat</numerusform>
            <numerusform>die letzte wiederherstellbare Vollsicherung ihrer Woche, einer der letzten %n Wochen, die eine haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its month, one of the last %n month(s) that have one</source>
        <translation>
            <numerusform>die letzte wiederherstellbare Vollsicherung ihres Monats, des letzten Monats, der eine hat</numerusform>
            <numerusform>die letzte wiederherstellbare Vollsicherung ihres Monats, eines der letzten %n Monate, die eine haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its year, one of the last %n year(s) that have one</source>
        <translation>
            <numerusform>die letzte wiederherstellbare Vollsicherung ihres Jahres, des letzten Jahres, das eine hat</numerusform>
            <numerusform>die letzte wiederherstellbare Vollsicherung ihres Jahres, eines der letzten %n Jahre, die eine haben</numerusform>
        </translation>
    </message>
    <message>
        <source>not restorable (%1), and no restorable backup is newer</source>
        <translation>nicht wiederherstellbar (%1), und keine wiederherstellbare Sicherung ist neuer</translation>
    </message>
    <message>
        <source>needed by %1</source>
        <translation>gebraucht von %1</translation>
    </message>
    <message>
        <source>removing expired backups was not asked for</source>
        <translation>abgelaufene Sicherungen zu entfernen wurde nicht verlangt</translation>
    </message>
    <message>
        <source>asked to go, but may not: %1</source>
        <translation>sollte gehen, darf aber nicht: %1</translation>
    </message>
    <message>
        <source>asked to go, but %1 builds on it</source>
        <translation>sollte gehen, aber %1 baut darauf auf</translation>
    </message>
    <message>
        <source>expired: %1</source>
        <translation>abgelaufen: %1</translation>
    </message>
    <message>
        <source>cannot be restored (%1)</source>
        <translation>kann nicht wiederhergestellt werden (%1)</translation>
    </message>
    <message numerus="yes">
        <source>older than the window of %n day(s) and not needed for its start</source>
        <translation>
            <numerusform>älter als das Fenster von %n Tag und für seinen Anfang nicht gebraucht</numerusform>
            <numerusform>älter als das Fenster von %n Tagen und für seinen Anfang nicht gebraucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not among the newest %n restorable full backup(s)</source>
        <translation>
            <numerusform>nicht die neueste wiederherstellbare Vollsicherung</numerusform>
            <numerusform>nicht unter den neuesten %n wiederherstellbaren Vollsicherungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its full backup %1 is not among the newest %n restorable one(s)</source>
        <translation>
            <numerusform>ihre Vollsicherung %1 ist nicht die neueste wiederherstellbare</numerusform>
            <numerusform>ihre Vollsicherung %1 ist nicht unter den neuesten %n wiederherstellbaren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n day(s)</source>
        <translation>
            <numerusform>nicht für den letzten Tag ausgewählt</numerusform>
            <numerusform>nicht für einen der letzten %n Tage ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n week(s)</source>
        <translation>
            <numerusform>nicht für die letzte Woche ausgewählt</numerusform>
            <numerusform>nicht für eine der letzten %n Wochen ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n month(s)</source>
        <translation>
            <numerusform>nicht für den letzten Monat ausgewählt</numerusform>
            <numerusform>nicht für einen der letzten %n Monate ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n year(s)</source>
        <translation>
            <numerusform>nicht für das letzte Jahr ausgewählt</numerusform>
            <numerusform>nicht für eines der letzten %n Jahre ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>its deletion was begun earlier and is finished now</source>
        <translation>ihre Löschung wurde früher begonnen und wird jetzt beendet</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>verlangt</translation>
    </message>
    <message>
        <source>builds on %1, which is removed</source>
        <translation>baut auf %1 auf, die entfernt wird</translation>
    </message>
    <message>
        <source>its data goes on in %1</source>
        <translation>ihre Daten gehen in %1 weiter</translation>
    </message>
    <message>
        <source>backup %1: %2</source>
        <translation>Sicherung %1: %2</translation>
    </message>
    <message>
        <source>a live process writes a backup that builds on it</source>
        <translation>ein lebender Prozess schreibt eine Sicherung, die darauf aufbaut</translation>
    </message>
    <message numerus="yes">
        <source>%n restorable full backup(s) would be left, and minimum redundancy is %1</source>
        <translation>
            <numerusform>%n wiederherstellbare Vollsicherung bliebe übrig, und die Mindestredundanz ist %1</numerusform>
            <numerusform>%n wiederherstellbare Vollsicherungen blieben übrig, und die Mindestredundanz ist %1</numerusform>
        </translation>
    </message>
    <message>
        <source>its status is “%1”</source>
        <translation>ihr Status ist „%1“</translation>
    </message>
    <message>
        <source>it builds on %1, which does not exist</source>
        <translation>sie baut auf %1 auf, die es nicht gibt</translation>
    </message>
    <message>
        <source>it builds on %1, whose status is “%2”</source>
        <translation>sie baut auf %1 auf, deren Status „%2“ ist</translation>
    </message>
    <message>
        <source>what it builds on does not begin with a full backup</source>
        <translation>worauf sie aufbaut, beginnt nicht mit einer Vollsicherung</translation>
    </message>
    <message>
        <source>its WAL from %1 to %2 is not all in the archive</source>
        <translation>ihr WAL von %1 bis %2 ist nicht vollständig im Archiv</translation>
    </message>
    <message>
        <source>removing WAL was not asked for</source>
        <translation>WAL zu entfernen wurde nicht verlangt</translation>
    </message>
    <message>
        <source>backup %1 is being written, and which WAL it needs is not known yet</source>
        <translation>Sicherung %1 wird gerade geschrieben, und welches WAL sie braucht, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>no backup is left that could use it; such WAL goes only when that is asked for</source>
        <translation>es ist keine Sicherung mehr da, die es nutzen könnte; solches WAL geht nur, wenn es verlangt wird</translation>
    </message>
    <message>
        <source>makes backup %1 consistent</source>
        <translation>macht Sicherung %1 konsistent</translation>
    </message>
    <message>
        <source>rolls backup %1 forward</source>
        <translation>führt Sicherung %1 weiter</translation>
    </message>
    <message>
        <source>rolls backup %1 forward onto timeline %2</source>
        <translation>führt Sicherung %1 auf die Zeitleiste %2 weiter</translation>
    </message>
    <message>
        <source>rolls backup %1 forward (wal-depth %2)</source>
        <translation>führt Sicherung %1 weiter (wal-depth %2)</translation>
    </message>
    <message>
        <source>rolls backup %1 forward (fewer than %2 on timeline %3)</source>
        <translation>führt Sicherung %1 weiter (weniger als %2 auf Zeitleiste %3)</translation>
    </message>
    <message>
        <source>leads from backup %1 to timeline %2</source>
        <translation>führt von Sicherung %1 zur Zeitleiste %2</translation>
    </message>
    <message>
        <source>backup %1 may need it: its record cannot be read</source>
        <translation>Sicherung %1 braucht es vielleicht: ihr Eintrag kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the history file of timeline %1 is missing, so that it is not known which backups lead to it</source>
        <translation>die History-Datei der Zeitleiste %1 fehlt, sodass nicht bekannt ist, welche Sicherungen zu ihr führen</translation>
    </message>
    <message>
        <source>no backup that is kept leads to its timeline</source>
        <translation>keine Sicherung, die bleibt, führt zu seiner Zeitleiste</translation>
    </message>
    <message>
        <source>older than all that backups need on this timeline</source>
        <translation>älter als alles, was Sicherungen auf dieser Zeitleiste brauchen</translation>
    </message>
    <message>
        <source>needed neither to make a backup consistent nor to roll one forward</source>
        <translation>weder gebraucht, um eine Sicherung konsistent zu machen, noch um eine weiterzuführen</translation>
    </message>
    <message>
        <source>segment %1 cannot be read beyond %2: %3</source>
        <translation>Segment %1 kann hinter %2 nicht gelesen werden: %3</translation>
    </message>
    <message>
        <source>store the segment again from a copy, or take a backup now</source>
        <translation>legen Sie das Segment aus einer Kopie erneut ab, oder sichern Sie jetzt</translation>
    </message>
    <message>
        <source>segment %1 is missing</source>
        <translation>Segment %1 fehlt</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) are missing, %1 to %2</source>
        <translation>
            <numerusform>%n Segment fehlt, %1 bis %2</numerusform>
            <numerusform>%n Segmente fehlen, %1 bis %2</numerusform>
        </translation>
    </message>
    <message>
        <source>store what is missing again (`cairn archive-push` of a copy); or take a backup now</source>
        <translation>legen Sie erneut ab, was fehlt (`cairn archive-push` einer Kopie), oder sichern Sie jetzt</translation>
    </message>
    <message>
        <source>store what is missing again (`cairn archive-push` of a copy); from backup %1 on everything is there again</source>
        <translation>legen Sie erneut ab, was fehlt (`cairn archive-push` einer Kopie); ab Sicherung %1 ist wieder alles da</translation>
    </message>
    <message>
        <source>no more WAL of this timeline is stored</source>
        <translation>von dieser Zeitleiste ist kein weiteres WAL gespeichert</translation>
    </message>
    <message>
        <source>the archive does not go on from the backup: it has no segment %1</source>
        <translation>das Archiv schließt nicht an die Sicherung an: ihm fehlt das Segment %1</translation>
    </message>
    <message>
        <source>store that segment (`cairn archive-push` of a copy), or take a backup now</source>
        <translation>legen Sie dieses Segment ab (`cairn archive-push` einer Kopie), oder sichern Sie jetzt</translation>
    </message>
    <message>
        <source>WAL in front of it is missing, and no backup ends behind the gap</source>
        <translation>davor fehlt WAL, und keine Sicherung endet hinter der Lücke</translation>
    </message>
    <message>
        <source>store the missing segments again, or take a backup now</source>
        <translation>legen Sie die fehlenden Segmente erneut ab, oder sichern Sie jetzt</translation>
    </message>
    <message>
        <source>no history file says which timeline this one left</source>
        <translation>keine History-Datei sagt, von welcher Zeitleiste diese abzweigt</translation>
    </message>
    <message>
        <source>store %1 again</source>
        <translation>legen Sie %1 erneut ab</translation>
    </message>
    <message>
        <source>it ends before the first backup that can be restored</source>
        <translation>es endet vor der ersten Sicherung, die wiederhergestellt werden kann</translation>
    </message>
    <message>
        <source>no backup that can be restored leads to it</source>
        <translation>keine Sicherung, die wiederhergestellt werden kann, führt dorthin</translation>
    </message>
    <message>
        <source>nothing is lost for later backups; `cairn delete --wal` makes room</source>
        <translation>für spätere Sicherungen geht nichts verloren; `cairn delete --wal` schafft Platz</translation>
    </message>
    <message>
        <source>take a backup now</source>
        <translation>sichern Sie jetzt</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>PostgreSQL version</source>
        <translation>PostgreSQL-Version</translation>
    </message>
    <message>
        <source>Primary server</source>
        <translation>Primärserver</translation>
    </message>
    <message>
        <source>Primary or standby</source>
        <translation>Primär- oder Standby-Server</translation>
    </message>
    <message>
        <source>Same cluster as the instance</source>
        <translation>Derselbe Cluster wie der der Instanz</translation>
    </message>
    <message>
        <source>System identifier</source>
        <translation>Systemidentifikator</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>Right to take backups</source>
        <translation>Recht zu sichern</translation>
    </message>
    <message>
        <source>WAL archiving</source>
        <translation>WAL-Archivierung</translation>
    </message>
    <message>
        <source>Replication connection (for --stream)</source>
        <translation>Replikationsverbindung (für --stream)</translation>
    </message>
    <message>
        <source>Catalog and instance</source>
        <translation>Katalog und Instanz</translation>
    </message>
    <message>
        <source>Backup mode</source>
        <translation>Sicherungsmodus</translation>
    </message>
    <message>
        <source>Free space in the catalog</source>
        <translation>Freier Platz im Katalog</translation>
    </message>
    <message>
        <source>The target</source>
        <translation>Das Ziel</translation>
    </message>
    <message>
        <source>Backup and what it builds on</source>
        <translation>Sicherung und worauf sie aufbaut</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>WAL up to the target</source>
        <translation>WAL bis zum Ziel</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Verzeichnisse</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Freier Platz</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>Zu wissen</translation>
    </message>
    <message>
        <source>The restore</source>
        <translation>Die Wiederherstellung</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>Der Plan</translation>
    </message>
    <message>
        <source>connected as %1 (%2)</source>
        <translation>verbunden als %1 (%2)</translation>
    </message>
    <message>
        <source>%1 is not supported</source>
        <translation>%1 wird nicht unterstützt</translation>
    </message>
    <message>
        <source>PostgreSQL 10 to 18 can be backed up</source>
        <translation>PostgreSQL 10 bis 18 kann gesichert werden</translation>
    </message>
    <message>
        <source>the server is a standby</source>
        <translation>der Server ist ein Standby</translation>
    </message>
    <message>
        <source>connect to the primary</source>
        <translation>verbinden Sie sich mit dem Primärserver</translation>
    </message>
    <message>
        <source>the server is a primary</source>
        <translation>der Server ist ein Primärserver</translation>
    </message>
    <message>
        <source>the server has system identifier %1, the instance %2</source>
        <translation>der Server hat den Systemidentifikator %1, die Instanz %2</translation>
    </message>
    <message>
        <source>check host and port, or add another instance for this cluster</source>
        <translation>prüfen Sie Host und Port, oder fügen Sie für diesen Cluster eine weitere Instanz hinzu</translation>
    </message>
    <message>
        <source>the role may not ask for it</source>
        <translation>die Rolle darf nicht danach fragen</translation>
    </message>
    <message>
        <source>give the path of the data directory, or GRANT pg_read_all_settings to the role</source>
        <translation>geben Sie den Pfad des Datenverzeichnisses an, oder gewähren Sie der Rolle pg_read_all_settings (GRANT)</translation>
    </message>
    <message>
        <source>run Cairn on the server&apos;s host as a user that may read the data directory</source>
        <translation>führen Sie Cairn auf dem Host des Servers aus, als Benutzer, der das Datenverzeichnis lesen darf</translation>
    </message>
    <message>
        <source>%1 belongs to another cluster</source>
        <translation>%1 gehört zu einem anderen Cluster</translation>
    </message>
    <message>
        <source>give the data directory of this server</source>
        <translation>geben Sie das Datenverzeichnis dieses Servers an</translation>
    </message>
    <message>
        <source>the role is a superuser</source>
        <translation>die Rolle ist ein Superuser</translation>
    </message>
    <message>
        <source>the role may call the backup functions</source>
        <translation>die Rolle darf die Sicherungsfunktionen aufrufen</translation>
    </message>
    <message>
        <source>%1 may not call the backup functions</source>
        <translation>%1 darf die Sicherungsfunktionen nicht aufrufen</translation>
    </message>
    <message>
        <source>minimal: backups of a running server are not possible</source>
        <translation>minimal: ein laufender Server kann so nicht gesichert werden</translation>
    </message>
    <message>
        <source>ALTER SYSTEM SET wal_level = &apos;replica&apos;; and restart the server</source>
        <translation>ALTER SYSTEM SET wal_level = &apos;replica&apos;; und den Server neu starten</translation>
    </message>
    <message>
        <source>archive_mode is off: only STREAM backups, no recovery to later moments</source>
        <translation>archive_mode ist off: nur STREAM-Sicherungen, keine Wiederherstellung späterer Zeitpunkte</translation>
    </message>
    <message>
        <source>archive_command is empty</source>
        <translation>archive_command ist leer</translation>
    </message>
    <message>
        <source>the server archives elsewhere: %1</source>
        <translation>der Server archiviert anderswohin: %1</translation>
    </message>
    <message>
        <source>max_wal_senders is %1</source>
        <translation>max_wal_senders ist %1</translation>
    </message>
    <message>
        <source>the server is a standby: the backup is taken from it</source>
        <translation>der Server ist ein Standby: die Sicherung wird von ihm genommen</translation>
    </message>
    <message>
        <source>a backup in the mode %1</source>
        <translation>eine Sicherung im Modus %1</translation>
    </message>
    <message>
        <source>%1, chosen by itself</source>
        <translation>%1, selbst gewählt</translation>
    </message>
    <message>
        <source>%1 is not possible: %2</source>
        <translation>%1 ist nicht möglich: %2</translation>
    </message>
    <message>
        <source>take another mode; AUTO takes what is possible</source>
        <translation>nehmen Sie einen anderen Modus; AUTO nimmt, was möglich ist</translation>
    </message>
    <message>
        <source>%1 free; the last ones took about %2</source>
        <translation>%1 frei; die letzten brauchten etwa %2</translation>
    </message>
    <message>
        <source>%1 free; there is no history of what one takes</source>
        <translation>%1 frei; was eine braucht, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>free some space: delete what has expired (cairn delete --expired), or use a larger disk</source>
        <translation>schaffen Sie Platz: löschen Sie, was abgelaufen ist (cairn delete --expired), oder nehmen Sie ein größeres Laufwerk</translation>
    </message>
    <message>
        <source>WAL summaries come with PostgreSQL 17</source>
        <translation>WAL-Summaries gibt es ab PostgreSQL 17</translation>
    </message>
    <message>
        <source>the database %1 has no extension ptrack</source>
        <translation>die Datenbank %1 hat keine Erweiterung ptrack</translation>
    </message>
    <message>
        <source>the server does not archive its WAL</source>
        <translation>der Server archiviert sein WAL nicht</translation>
    </message>
    <message>
        <source>%1 of WAL were written since the parent, reading the cluster&apos;s %2 is not slower</source>
        <translation>seit der Vorgängerin wurden %1 WAL geschrieben, die %2 des Clusters zu lesen dauert nicht länger</translation>
    </message>
    <message>
        <source>the archive lacks %1</source>
        <translation>dem Archiv fehlt %1</translation>
    </message>
    <message>
        <source>there is no backup that an incremental one could build on</source>
        <translation>es gibt keine Sicherung, auf der eine inkrementelle aufbauen könnte</translation>
    </message>
    <message>
        <source>there is no backup that an incremental one could build on: %1</source>
        <translation>es gibt keine Sicherung, auf der eine inkrementelle aufbauen könnte: %1</translation>
    </message>
    <message>
        <source>all that is archived</source>
        <translation>alles, was archiviert ist</translation>
    </message>
    <message>
        <source>the end of a backup</source>
        <translation>das Ende einer Sicherung</translation>
    </message>
    <message>
        <source>the time %1</source>
        <translation>die Zeit %1</translation>
    </message>
    <message>
        <source>transaction %1</source>
        <translation>die Transaktion %1</translation>
    </message>
    <message>
        <source>the position %1</source>
        <translation>die Position %1</translation>
    </message>
    <message>
        <source>the restore point “%1”</source>
        <translation>der Restore-Punkt „%1“</translation>
    </message>
    <message>
        <source>timeline %1 can be recovered up to %2, where its last transaction ended at %3</source>
        <translation>Zeitleiste %1 kann bis %2 wiederhergestellt werden, ihre letzte Transaktion endete am %3</translation>
    </message>
    <message>
        <source>the end of backup %1 at %2, on timeline %3</source>
        <translation>das Ende der Sicherung %1 am %2, auf Zeitleiste %3</translation>
    </message>
    <message>
        <source>timeline %1 from %2 on, which it began at after %3</source>
        <translation>Zeitleiste %1 ab %2, wo sie nach %3 begann</translation>
    </message>
    <message>
        <source>transaction %1, which ended at %2</source>
        <translation>die Transaktion %1, die am %2 endete</translation>
    </message>
    <message>
        <source>timeline %1 holds it</source>
        <translation>Zeitleiste %1 enthält es</translation>
    </message>
    <message>
        <source>data directory</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>tablespace %1</source>
        <translation>Tablespace mit OID %1</translation>
    </message>
    <message>
        <source>external directory %1</source>
        <translation>externes Verzeichnis %1</translation>
    </message>
    <message>
        <source>%1 %2: will be made</source>
        <translation>%1 %2: wird angelegt</translation>
    </message>
    <message>
        <source>%1 %2: is empty</source>
        <translation>%1 %2: ist leer</translation>
    </message>
    <message>
        <source>%1 %2: what an interrupted restore left will be removed</source>
        <translation>%1 %2: was eine abgebrochene Wiederherstellung hinterließ, wird entfernt</translation>
    </message>
    <message>
        <source>%1 %2: the old one will be kept as %3</source>
        <translation>%1 %2: das alte wird als %3 aufgehoben</translation>
    </message>
    <message>
        <source>%1 %2: is not empty</source>
        <translation>%1 %2: ist nicht leer</translation>
    </message>
    <message>
        <source>%1 needed, %2 free at %3</source>
        <translation>%1 nötig, %2 frei in %3</translation>
    </message>
    <message numerus="yes">
        <source>the cluster had %n damaged page(s) when backup %1 was taken; they are restored as they were</source>
        <translation>
            <numerusform>der Cluster hatte %n beschädigte Seite, als Sicherung %1 genommen wurde; sie wird wiederhergestellt, wie sie war</numerusform>
            <numerusform>der Cluster hatte %n beschädigte Seiten, als Sicherung %1 genommen wurde; sie werden wiederhergestellt, wie sie waren</numerusform>
        </translation>
    </message>
    <message>
        <source>the target is on timeline %1, not on timeline %2 of the backup</source>
        <translation>das Ziel liegt auf Zeitleiste %1, nicht auf Zeitleiste %2 der Sicherung</translation>
    </message>
    <message>
        <source>WAL comes by another restore_command: whether it leads to the target was not checked</source>
        <translation>das WAL kommt durch ein anderes restore_command: ob es zum Ziel führt, wurde nicht geprüft</translation>
    </message>
    <message>
        <source>the server of the old cluster was not shut down (its state is “%1”): what is kept needs crash recovery</source>
        <translation>der Server des alten Clusters wurde nicht heruntergefahren (sein Zustand ist „%1“): was aufgehoben wird, braucht eine Absturzwiederherstellung</translation>
    </message>
    <message>
        <source>%1 MB/s assumed for copying: nothing of this instance was restored yet; %2 MB/s of WAL assumed for replaying</source>
        <translation>%1 MB/s für das Kopieren angenommen: von dieser Instanz wurde noch nichts wiederhergestellt; %2 MB/s WAL für das Nachspielen angenommen</translation>
    </message>
    <message numerus="yes">
        <source>copying at %1 MB/s, as in the last %n restore(s); %2 MB/s of WAL assumed for replaying</source>
        <translation>
            <numerusform>Kopieren mit %1 MB/s wie bei der letzten Wiederherstellung; %2 MB/s WAL für das Nachspielen angenommen</numerusform>
            <numerusform>Kopieren mit %1 MB/s wie bei den letzten %n Wiederherstellungen; %2 MB/s WAL für das Nachspielen angenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>they can be read, and nothing locks them</source>
        <translation>sie können gelesen werden, und nichts sperrt sie</translation>
    </message>
    <message>
        <source>not looked at: see above</source>
        <translation>nicht angesehen: siehe oben</translation>
    </message>
    <message>
        <source>backup %1 (%2)</source>
        <translation>Sicherung %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>backup %1 (%2), a chain of %n</source>
        <translation>
            <numerusform>Sicherung %1 (%2), eine Kette von %n</numerusform>
            <numerusform>Sicherung %1 (%2), eine Kette von %n</numerusform>
        </translation>
    </message>
    <message>
        <source>validated at %1 (%2)</source>
        <translation>geprüft am %1 (%2)</translation>
    </message>
    <message>
        <source>the backup was not validated yet; it is verified before anything is written</source>
        <translation>die Sicherung wurde noch nicht geprüft; sie wird verifiziert, bevor etwas geschrieben wird</translation>
    </message>
    <message>
        <source>%1, every record was read and is sound</source>
        <translation>%1, jeder Datensatz wurde gelesen und ist heil</translation>
    </message>
    <message>
        <source>%1, it is part of the backup</source>
        <translation>%1, es ist Teil der Sicherung</translation>
    </message>
    <message>
        <source>%1, the segments are stored, their records were not all read</source>
        <translation>%1, die Segmente sind gespeichert, ihre Datensätze wurden nicht alle gelesen</translation>
    </message>
    <message>
        <source>becomes a full backup</source>
        <translation>wird eine Vollsicherung</translation>
    </message>
    <message>
        <source>stays: it is pinned</source>
        <translation>bleibt: sie ist angeheftet</translation>
    </message>
    <message>
        <source>stays: another backup builds on it</source>
        <translation>bleibt: eine andere Sicherung baut darauf auf</translation>
    </message>
    <message>
        <source>goes: its data goes on in %1</source>
        <translation>geht: ihre Daten gehen in %1 weiter</translation>
    </message>
    <message>
        <source>backup %1, whose manifest or record cannot be read, may need it</source>
        <translation>Sicherung %1, deren Manifest oder Eintrag nicht gelesen werden kann, braucht es vielleicht</translation>
    </message>
    <message>
        <source>backup %1 does not use it</source>
        <translation>Sicherung %1 benutzt es nicht</translation>
    </message>
    <message>
        <source>at least %1 % of it is in use</source>
        <translation>mindestens %1 % davon sind in Gebrauch</translation>
    </message>
    <message>
        <source>backup %1 cannot be restored, nor what builds on it</source>
        <translation>Sicherung %1 kann nicht wiederhergestellt werden, auch nicht, was auf ihr aufbaut</translation>
    </message>
    <message>
        <source>from %1 on no moment can be recovered, up to the end of the next backup</source>
        <translation>ab %1 kann kein Zeitpunkt wiederhergestellt werden, bis zum Ende der nächsten Sicherung</translation>
    </message>
    <message>
        <source>no moment in them can be recovered</source>
        <translation>kein Zeitpunkt darin kann wiederhergestellt werden</translation>
    </message>
    <message>
        <source>%1 cannot be recovered</source>
        <translation>nicht wiederherstellbar: %1</translation>
    </message>
    <message>
        <source>none for recovery</source>
        <translation>keine für die Wiederherstellung</translation>
    </message>
    <message>
        <source>recovery cannot go past this file</source>
        <translation>die Wiederherstellung kommt nicht über diese Datei hinaus</translation>
    </message>
    <message>
        <source>restore backup.json from a copy, or delete the backup</source>
        <translation>stellen Sie backup.json aus einer Kopie wieder her, oder löschen Sie die Sicherung</translation>
    </message>
    <message>
        <source>bring the parent back and validate again, or take a full backup</source>
        <translation>holen Sie die Vorgängerin zurück und prüfen Sie erneut, oder nehmen Sie eine Vollsicherung</translation>
    </message>
    <message>
        <source>take a new full backup; this one cannot be restored</source>
        <translation>nehmen Sie eine neue Vollsicherung; diese kann nicht wiederhergestellt werden</translation>
    </message>
    <message>
        <source>only the record of that operation is lost; the file may be removed</source>
        <translation>nur der Eintrag dieses Vorgangs ist verloren; die Datei darf entfernt werden</translation>
    </message>
    <message>
        <source>only what that validation found is lost; the file may be removed</source>
        <translation>nur was diese Prüfung fand, ist verloren; die Datei darf entfernt werden</translation>
    </message>
    <message>
        <source>take a backup now, or store the file again from a copy</source>
        <translation>sichern Sie jetzt, oder legen Sie die Datei aus einer Kopie erneut ab</translation>
    </message>
    <message>
        <source>instance %1</source>
        <translation>Instanz %1</translation>
    </message>
    <message>
        <source>backup %1 of instance %2</source>
        <translation>Sicherung %1 der Instanz %2</translation>
    </message>
    <message>
        <source>%1 of instance %2</source>
        <translation>%1 der Instanz %2</translation>
    </message>
    <message>
        <source>the cheapest of all</source>
        <translation>der günstigste von allen</translation>
    </message>
    <message>
        <source>not %1: %2</source>
        <translation>nicht %1: %2</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 schlug fehl: %2</translation>
    </message>
    <message>
        <source>a backup to come</source>
        <translation>einer künftigen Sicherung</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>tablespace that the backup does not have</source>
        <translation>Tablespace, den das Backup nicht hat</translation>
    </message>
    <message>
        <source>a tablespace is made in %1 while WAL is replayed, and that directory does not exist: recovery ends there unless it is made before</source>
        <translation>beim Einspielen des WAL wird in %1 ein Tablespace angelegt, und dieses Verzeichnis gibt es nicht: die Wiederherstellung endet dort, wenn es nicht vorher angelegt wird</translation>
    </message>
    <message>
        <source>a tablespace is made in %1 while WAL is replayed, and there is one already: recovery writes over it, which destroys it for the server that has it</source>
        <translation>beim Einspielen des WAL wird in %1 ein Tablespace angelegt, und dort ist schon einer: die Wiederherstellung überschreibt ihn und zerstört ihn damit für den Server, dem er gehört</translation>
    </message>
</context>
<context>
    <name>Foresight</name>
    <message>
        <source>Goes</source>
        <comment>a backup that will be deleted</comment>
        <translation>Geht</translation>
    </message>
    <message>
        <source>Is merged</source>
        <comment>a backup that goes on in another one</comment>
        <translation>Wird zusammengeführt</translation>
    </message>
    <message>
        <source>Expected</source>
        <comment>a backup that will be taken</comment>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Becomes full</source>
        <comment>a backup that others are merged into</comment>
        <translation>Wird voll</translation>
    </message>
    <message>
        <source>Stays</source>
        <comment>a backup that will be kept</comment>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Incremental</source>
        <comment>kind of backup</comment>
        <translation>Inkrementell</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>jeden Tag</translation>
    </message>
    <message>
        <source>%1 %2 at about %3 (%4)</source>
        <extracomment>%1: a kind of backup; %2: weekdays; %3: times of the day; %4: a size</extracomment>
        <translation>%1 %2 gegen %3 (%4)</translation>
    </message>
    <message>
        <source>a full backup</source>
        <translation>eine Vollsicherung</translation>
    </message>
    <message>
        <source>an incremental backup</source>
        <translation>eine inkrementelle Sicherung</translation>
    </message>
    <message>
        <source>Fate</source>
        <comment>column: whether a backup goes or stays</comment>
        <translation>Verbleib</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column</comment>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>column</comment>
        <translation>Warum</translation>
    </message>
    <message>
        <source>When</source>
        <comment>column: when a backup goes</comment>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column</comment>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Taken</source>
        <comment>column: when a backup was taken</comment>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>No backup goes</source>
        <translation>Keine Sicherung geht</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) go</source>
        <translation>
            <numerusform>%n Sicherung geht</numerusform>
            <numerusform>%n Sicherungen gehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n stay(s). That frees about %2, of it %3 of WAL.</source>
        <extracomment>%1: so many backups go; %n: those that stay; %2: all that is freed; %3: of it WAL</extracomment>
        <translation>
            <numerusform>%1, %n bleibt. Das macht etwa %2 frei, davon %3 WAL.</numerusform>
            <numerusform>%1, %n bleiben. Das macht etwa %2 frei, davon %3 WAL.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n backup(s) then, of %1, and %2 of WAL.</source>
        <extracomment>%n: backups that are there on a day to come; %1 and %2: sizes</extracomment>
        <translation>
            <numerusform>Dann gibt es %n Sicherung mit %1 und dazu %2 WAL.</numerusform>
            <numerusform>Dann gibt es %n Sicherungen mit zusammen %1 und dazu %2 WAL.</numerusform>
        </translation>
    </message>
    <message>
        <source>Assumed, since there are not two days of backups yet: %1; %2 of WAL a day.</source>
        <translation>Angenommen, da es noch keine zwei Tage mit Sicherungen gibt: %1; %2 WAL am Tag.</translation>
    </message>
    <message>
        <source>Expected, by the last four weeks: %1; %2 of WAL a day.</source>
        <extracomment>%1: backups and their times; %2: a size</extracomment>
        <translation>Erwartet, nach den letzten vier Wochen: %1; %2 WAL am Tag.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1: %2</source>
        <comment>error message: what it is about</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <comment>exact size</comment>
        <extracomment>%1 is an exact number of bytes, with separators</extracomment>
        <translation>
            <numerusform>%1 Byte</numerusform>
            <numerusform>%1 Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a size per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1×</source>
        <comment>compression ratio</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <extracomment>a date and time format; the name of the zone follows</extracomment>
        <translation>d. MMM yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>%1 (timeline %2)</source>
        <comment>the one moment that can be recovered</comment>
        <translation>%1 (Zeitleiste %2)</translation>
    </message>
    <message>
        <source>%1 to %2 (timeline %3)</source>
        <translation>%1 bis %2 (Zeitleiste %3)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>backup status</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>backup status: copied, not validated</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>backup status</comment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Corrupt</source>
        <comment>backup status</comment>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Orphan</source>
        <comment>backup status</comment>
        <translation>Verwaist</translation>
    </message>
    <message>
        <source>Merging</source>
        <comment>backup status</comment>
        <translation>Wird zusammengeführt</translation>
    </message>
    <message>
        <source>Merged</source>
        <comment>backup status</comment>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Deleting</source>
        <comment>backup status</comment>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>backup status</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>backup status</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>The backup is being taken.</source>
        <translation>Die Sicherung läuft gerade.</translation>
    </message>
    <message>
        <source>Complete, but not validated yet.</source>
        <translation>Vollständig, aber noch nicht geprüft.</translation>
    </message>
    <message>
        <source>Complete and validated: it can be restored.</source>
        <translation>Vollständig und geprüft: Sie kann wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Validation found damage: do not rely on it.</source>
        <translation>Die Prüfung hat Schäden gefunden: Verlassen Sie sich nicht auf sie.</translation>
    </message>
    <message>
        <source>A backup that it builds on is missing or damaged.</source>
        <translation>Eine Sicherung, auf der sie aufbaut, fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>It is being merged with another backup.</source>
        <translation>Sie wird gerade mit einer anderen Sicherung zusammengeführt.</translation>
    </message>
    <message>
        <source>It was merged; the merge has yet to be finished.</source>
        <translation>Sie wurde zusammengeführt; das muss noch zu Ende gebracht werden.</translation>
    </message>
    <message>
        <source>It is being deleted.</source>
        <translation>Sie wird gerade gelöscht.</translation>
    </message>
    <message>
        <source>The backup failed and cannot be restored.</source>
        <translation>Die Sicherung ist fehlgeschlagen und kann nicht wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Its record cannot be read.</source>
        <translation>Ihr Eintrag kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>backup mode</comment>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Delta</source>
        <comment>backup mode</comment>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Page</source>
        <comment>backup mode</comment>
        <translation>Page</translation>
    </message>
    <message>
        <source>Ptrack</source>
        <comment>backup mode</comment>
        <translation>Ptrack</translation>
    </message>
    <message>
        <source>Summary</source>
        <comment>backup mode: by WAL summaries</comment>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>where a backup&apos;s WAL is</comment>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Stream</source>
        <comment>where a backup&apos;s WAL is</comment>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Fast</source>
        <comment>validation depth</comment>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>validation depth</comment>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Deep</source>
        <comment>validation depth</comment>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>None</source>
        <comment>compression</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1, level %2</source>
        <extracomment>%1 is the name of a compression method</extracomment>
        <translation>%1, Stufe %2</translation>
    </message>
    <message>
        <source>Cairn has made a mistake</source>
        <translation>Cairn hat einen Fehler gemacht</translation>
    </message>
    <message>
        <source>A value is not valid</source>
        <translation>Ein Wert ist ungültig</translation>
    </message>
    <message>
        <source>It does not exist</source>
        <translation>Es existiert nicht</translation>
    </message>
    <message>
        <source>It exists already</source>
        <translation>Es existiert schon</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>Lesen oder Schreiben ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The file system is full</source>
        <translation>Das Dateisystem ist voll</translation>
    </message>
    <message>
        <source>Access was denied</source>
        <translation>Der Zugriff wurde verweigert</translation>
    </message>
    <message>
        <source>Another operation holds the lock</source>
        <translation>Ein anderer Vorgang hält die Sperre</translation>
    </message>
    <message>
        <source>Stored data is damaged</source>
        <translation>Gespeicherte Daten sind beschädigt</translation>
    </message>
    <message>
        <source>The cluster holds damaged pages</source>
        <translation>Der Cluster hat beschädigte Seiten</translation>
    </message>
    <message>
        <source>WAL is missing</source>
        <translation>WAL fehlt</translation>
    </message>
    <message>
        <source>WAL is damaged</source>
        <translation>WAL ist beschädigt</translation>
    </message>
    <message>
        <source>No connection to the server</source>
        <translation>Keine Verbindung zum Server</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>Der Server hat abgelehnt</translation>
    </message>
    <message>
        <source>This is another cluster</source>
        <translation>Das ist ein anderer Cluster</translation>
    </message>
    <message>
        <source>Not supported by this version of Cairn</source>
        <translation>Von dieser Version von Cairn nicht unterstützt</translation>
    </message>
    <message>
        <source>The recovery target cannot be reached</source>
        <translation>Das Wiederherstellungsziel ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The destination cannot be used</source>
        <translation>Das Zielverzeichnis ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>Waiting for the checkpoint</source>
        <translation>Warten auf den Checkpoint</translation>
    </message>
    <message>
        <source>Listing files</source>
        <translation>Dateien werden aufgelistet</translation>
    </message>
    <message>
        <source>Reading the parent&apos;s list of files</source>
        <translation>Dateiliste der Elternsicherung wird gelesen</translation>
    </message>
    <message>
        <source>Reading what interrupted backups left</source>
        <translation>Reste unterbrochener Sicherungen werden gelesen</translation>
    </message>
    <message>
        <source>Looking for changes in the WAL</source>
        <translation>Änderungen werden im WAL gesucht</translation>
    </message>
    <message>
        <source>Reading WAL summaries</source>
        <translation>WAL-Summaries werden gelesen</translation>
    </message>
    <message>
        <source>Asking ptrack for changes</source>
        <translation>ptrack wird nach Änderungen gefragt</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Ending the backup</source>
        <translation>Sicherung wird beendet</translation>
    </message>
    <message>
        <source>Waiting for WAL</source>
        <translation>Warten auf WAL</translation>
    </message>
    <message>
        <source>Receiving WAL</source>
        <translation>WAL wird empfangen</translation>
    </message>
    <message>
        <source>Verifying WAL</source>
        <translation>WAL wird geprüft</translation>
    </message>
    <message>
        <source>Writing the manifest</source>
        <translation>Manifest wird geschrieben</translation>
    </message>
    <message>
        <source>Writing to disk</source>
        <translation>Schreiben auf den Datenträger</translation>
    </message>
    <message>
        <source>Validating files</source>
        <translation>Dateien werden geprüft</translation>
    </message>
    <message>
        <source>Validating the archive</source>
        <translation>Archiv wird geprüft</translation>
    </message>
    <message>
        <source>Restoring files</source>
        <translation>Dateien werden wiederhergestellt</translation>
    </message>
    <message>
        <source>Restoring WAL</source>
        <translation>WAL wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deleting WAL</source>
        <translation>WAL wird gelöscht</translation>
    </message>
    <message>
        <source>Reading the chain&apos;s lists of files</source>
        <translation>Dateilisten der Kette werden gelesen</translation>
    </message>
    <message>
        <source>Folding the chain into one backup</source>
        <translation>Kette wird zu einer Sicherung zusammengeführt</translation>
    </message>
    <message>
        <source>Reading what backups use of their packs</source>
        <translation>Es wird gelesen, was Sicherungen von ihren Packs nutzen</translation>
    </message>
    <message>
        <source>Compacting packs</source>
        <translation>Packs werden verdichtet</translation>
    </message>
    <message>
        <source>Starting the server</source>
        <translation>Server wird gestartet</translation>
    </message>
    <message>
        <source>Replaying WAL</source>
        <translation>WAL wird nachgespielt</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>a date format</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <extracomment>a format for the time of day</extracomment>
        <translation>HH:mm</translation>
    </message>
</context>
<context>
    <name>HealthText</name>
    <message>
        <source>Its record cannot be read: %1</source>
        <translation>Ihr Eintrag kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>No backup yet.</source>
        <translation>Noch keine Sicherung.</translation>
    </message>
    <message>
        <source>The first backup is being taken.</source>
        <translation>Die erste Sicherung läuft gerade.</translation>
    </message>
    <message>
        <source>No backup can be restored.</source>
        <translation>Keine Sicherung kann wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>The last backup failed.</source>
        <translation>Die letzte Sicherung ist fehlgeschlagen.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) cannot be relied on.</source>
        <translation>
            <numerusform>Auf %n Sicherung ist kein Verlass.</numerusform>
            <numerusform>Auf %n Sicherungen ist kein Verlass.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last backup: %1</source>
        <translation>Letzte Sicherung: %1</translation>
    </message>
    <message>
        <source>No instance yet.</source>
        <translation>Noch keine Instanz.</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) need attention.</source>
        <translation>
            <numerusform>%n Instanz braucht Aufmerksamkeit.</numerusform>
            <numerusform>%n Instanzen brauchen Aufmerksamkeit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s), all well.</source>
        <translation>
            <numerusform>%n Instanz, alles gut.</numerusform>
            <numerusform>%n Instanzen, alles gut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Good</source>
        <comment>health of an instance</comment>
        <translation>Gut</translation>
    </message>
    <message>
        <source>No backup</source>
        <comment>health of an instance</comment>
        <translation>Keine Sicherung</translation>
    </message>
    <message>
        <source>Attention</source>
        <comment>health of an instance</comment>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>health of an instance</comment>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>Instances</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>the moments that can be recovered</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, with gaps</source>
        <extracomment>what can be recovered, from one moment to another</extracomment>
        <translation>%1, mit Lücken</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>what is proven to be recoverable</comment>
        <translation>nichts</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) need attention.</source>
        <translation>
            <numerusform>%n Instanz braucht Aufmerksamkeit.</numerusform>
            <numerusform>%n Instanzen brauchen Aufmerksamkeit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s), all well.</source>
        <translation>
            <numerusform>%n Instanz, alles gut.</numerusform>
            <numerusform>%n Instanzen, alles gut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Instance</source>
        <comment>column</comment>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Health</source>
        <comment>column</comment>
        <translation>Befinden</translation>
    </message>
    <message>
        <source>What should be done</source>
        <comment>column</comment>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Can go back to</source>
        <comment>column: a time</comment>
        <translation>Zurück bis</translation>
    </message>
    <message>
        <source>Can be recovered</source>
        <translation>Wiederherstellbar</translation>
    </message>
    <message>
        <source>Last good backup</source>
        <comment>column</comment>
        <translation>Letzte gute Sicherung</translation>
    </message>
    <message>
        <source>Proven up to</source>
        <comment>column: a time</comment>
        <translation>Bewiesen bis</translation>
    </message>
    <message>
        <source>Backups</source>
        <comment>column: their number</comment>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Stored</source>
        <comment>column: size of all backups</comment>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <comment>column: its version</comment>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Data directory</source>
        <comment>column</comment>
        <translation>Datenverzeichnis</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message numerus="yes">
        <source>Backup %1 is complete (%2 stored), but %n page(s) of the cluster are damaged.</source>
        <translation>
            <numerusform>Sicherung %1 ist vollständig (%2 gespeichert), aber %n Seite des Clusters ist beschädigt.</numerusform>
            <numerusform>Sicherung %1 ist vollständig (%2 gespeichert), aber %n Seiten des Clusters sind beschädigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup %1 is complete (%2 stored), with %n warning(s).</source>
        <translation>
            <numerusform>Sicherung %1 ist vollständig (%2 gespeichert), mit %n Warnung.</numerusform>
            <numerusform>Sicherung %1 ist vollständig (%2 gespeichert), mit %n Warnungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup %1 is complete: %2 stored.</source>
        <translation>Sicherung %1 ist vollständig: %2 gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>Validation found %n problem(s).</source>
        <translation>
            <numerusform>Die Prüfung hat %n Problem gefunden.</numerusform>
            <numerusform>Die Prüfung hat %n Probleme gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not every backup passed validation.</source>
        <translation>Nicht jede Sicherung hat die Prüfung bestanden.</translation>
    </message>
    <message>
        <source>There was no backup to validate.</source>
        <translation>Es gab keine Sicherung zu prüfen.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) validated, nothing is wrong.</source>
        <translation>
            <numerusform>%n Sicherung geprüft, alles in Ordnung.</numerusform>
            <numerusform>%n Sicherungen geprüft, alles in Ordnung.</numerusform>
        </translation>
    </message>
    <message>
        <source>There was nothing to delete.</source>
        <translation>Es gab nichts zu löschen.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted; until %1 they can be brought back.</source>
        <translation>
            <numerusform>%n Sicherung gelöscht; bis %1 kann sie zurückgeholt werden.</numerusform>
            <numerusform>%n Sicherungen gelöscht; bis %1 können sie zurückgeholt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted, %1 freed.</source>
        <translation>
            <numerusform>%n Sicherung gelöscht, %1 frei geworden.</numerusform>
            <numerusform>%n Sicherungen gelöscht, %1 frei geworden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup %1 had been merged before.</source>
        <translation>Sicherung %1 war schon zusammengeführt.</translation>
    </message>
    <message numerus="yes">
        <source>Backup %1 is full now; %n backup(s) went into it.</source>
        <translation>
            <numerusform>Sicherung %1 ist jetzt voll; %n Sicherung ging in ihr auf.</numerusform>
            <numerusform>Sicherung %1 ist jetzt voll; %n Sicherungen gingen in ihr auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 What is out of use is removed later: %2.</source>
        <translation>%1 Was nicht mehr gebraucht wird, wird später entfernt: %2.</translation>
    </message>
    <message>
        <source>%1 freed, %2 written anew.</source>
        <translation>%1 frei geworden, %2 neu geschrieben.</translation>
    </message>
    <message>
        <source>Backup %1 is restored: %2 written.</source>
        <translation>Sicherung %1 ist wiederhergestellt: %2 geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are back.</source>
        <translation>
            <numerusform>%n Sicherung ist zurück.</numerusform>
            <numerusform>%n Sicherungen sind zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup %1 is changed.</source>
        <translation>Sicherung %1 ist geändert.</translation>
    </message>
    <message>
        <source>Archiving is set up; PostgreSQL has to be restarted for it to begin.</source>
        <translation>Die Archivierung ist eingerichtet; sie beginnt, wenn PostgreSQL neu gestartet ist.</translation>
    </message>
    <message>
        <source>Archiving is set up and active.</source>
        <translation>Die Archivierung ist eingerichtet und aktiv.</translation>
    </message>
    <message>
        <source>The catalog is created.</source>
        <translation>Der Katalog ist angelegt.</translation>
    </message>
    <message>
        <source>The retention policy is saved.</source>
        <translation>Die Aufbewahrungsregeln sind gespeichert.</translation>
    </message>
    <message>
        <source>The instance %1 is added.</source>
        <translation>Die Instanz %1 ist hinzugefügt.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>job state: another job of the instance has to end first</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>job state</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopping</source>
        <comment>job state</comment>
        <translation>Wird gestoppt</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>job state</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done, see report</source>
        <comment>job state: finished, with findings or warnings</comment>
        <translation>Fertig, siehe Bericht</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>job state</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>job state</comment>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The settings are saved.</source>
        <translation>Die Einstellungen sind gespeichert.</translation>
    </message>
    <message>
        <source>The old cluster is kept as %1.</source>
        <translation>Der alte Cluster bleibt als %1 erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) and %1 deleted, %2 freed.</source>
        <extracomment>%1: so many files of WAL; %2: a size</extracomment>
        <translation>
            <numerusform>%n Sicherung und %1 gelöscht, %2 frei geworden.</numerusform>
            <numerusform>%n Sicherungen und %1 gelöscht, %2 frei geworden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n WAL file(s)</source>
        <comment>in a sentence about what was deleted</comment>
        <translation>
            <numerusform>%n WAL-Datei</numerusform>
            <numerusform>%n WAL-Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobColumn</name>
    <message>
        <source>%1 %</source>
        <extracomment>%1 is a number of percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>estimating…</source>
        <comment>time left</comment>
        <translation>wird geschätzt…</translation>
    </message>
    <message>
        <source>Another job has to end first</source>
        <translation>Erst muss ein anderer Auftrag enden</translation>
    </message>
    <message>
        <source>Phase or result</source>
        <comment>column</comment>
        <translation>Phase oder Ergebnis</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Job</source>
        <comment>column</comment>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Instance</source>
        <comment>column</comment>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Progress</source>
        <comment>column</comment>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Amount</source>
        <comment>column: bytes done</comment>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Rate</source>
        <comment>column: bytes per second</comment>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Time left</source>
        <comment>column</comment>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <comment>column</comment>
        <translation>Vergangen</translation>
    </message>
    <message>
        <source>Begun</source>
        <comment>column: when it began</comment>
        <translation>Begonnen</translation>
    </message>
</context>
<context>
    <name>JobTitle</name>
    <message>
        <source>Validate %1</source>
        <translation>%1 prüfen</translation>
    </message>
    <message>
        <source>Validate all backups</source>
        <translation>Alle Sicherungen prüfen</translation>
    </message>
    <message>
        <source>Validate the catalog</source>
        <translation>Den Katalog prüfen</translation>
    </message>
    <message>
        <source>Create catalog</source>
        <translation>Katalog anlegen</translation>
    </message>
    <message>
        <source>Add instance</source>
        <translation>Instanz hinzufügen</translation>
    </message>
    <message>
        <source>Set up archiving</source>
        <translation>Archivierung einrichten</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>%1 backup</source>
        <extracomment>%1 is a backup mode, like &quot;Full&quot;</extracomment>
        <translation>%1-Sicherung</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Delete what has expired</source>
        <translation>Abgelaufenes löschen</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>%1 zurückholen</translation>
    </message>
    <message>
        <source>Bring back what was deleted</source>
        <translation>Gelöschtes zurückholen</translation>
    </message>
    <message>
        <source>Merge %1</source>
        <translation>%1 zusammenführen</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Verdichten</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Save the retention policy</source>
        <translation>Aufbewahrungsregeln speichern</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>%1 ansehen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)</source>
        <translation>
            <numerusform>%n Sicherung löschen</numerusform>
            <numerusform>%n Sicherungen löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Done</source>
        <comment>outcome of an operation</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>outcome of an operation</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>outcome of an operation</comment>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>outcome of an operation</comment>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>outcome of an operation</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>operation</comment>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Validation</source>
        <comment>operation</comment>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>operation</comment>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Deletion</source>
        <comment>operation</comment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Merge</source>
        <comment>operation</comment>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Compaction</source>
        <comment>operation</comment>
        <translation>Verdichten</translation>
    </message>
    <message>
        <source>Undeletion</source>
        <comment>operation</comment>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Change of a backup</source>
        <comment>operation</comment>
        <translation>Änderung einer Sicherung</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <comment>column</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column</comment>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Bytes</source>
        <comment>column</comment>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Who</source>
        <comment>column</comment>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>column</comment>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>The keyring stayed locked, or did not permit it.</source>
        <translation>Der Schlüsselbund blieb gesperrt oder hat es nicht erlaubt.</translation>
    </message>
    <message>
        <source>No keyring runs in this session.</source>
        <translation>In dieser Sitzung läuft kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>There is no keyring here: install libsecret and GNOME Keyring, or KWallet.</source>
        <translation>Hier gibt es keinen Schlüsselbund: Installieren Sie libsecret und den GNOME-Schlüsselbund oder KWallet.</translation>
    </message>
    <message>
        <source>The keyring does not answer: %1</source>
        <extracomment>what the keyring, or the session&apos;s message bus, said</extracomment>
        <translation>Der Schlüsselbund antwortet nicht: %1</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>The server is starting. It can be asked as soon as it is consistent.</source>
        <translation>Der Server startet. Er kann befragt werden, sobald er konsistent ist.</translation>
    </message>
    <message>
        <source>The server is replaying WAL.</source>
        <translation>Der Server spielt WAL nach.</translation>
    </message>
    <message>
        <source>The target is reached: this is what you will have.</source>
        <translation>Das Ziel ist erreicht: Diesen Stand werden Sie haben.</translation>
    </message>
    <message>
        <source>All WAL that there is was replayed: this is what you will have.</source>
        <translation>Alles vorhandene WAL ist nachgespielt: Diesen Stand werden Sie haben.</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo er steht</translation>
    </message>
    <message>
        <source>Last transaction</source>
        <translation>Letzte Transaktion</translation>
    </message>
    <message>
        <source>none was replayed</source>
        <translation>keine wurde nachgespielt</translation>
    </message>
    <message>
        <source>Replayed up to</source>
        <translation>Nachgespielt bis</translation>
    </message>
    <message>
        <source>%1 on timeline %2</source>
        <translation>%1 auf Zeitleiste %2</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>How to ask it</source>
        <translation>Wie man ihn befragt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
</context>
<context>
    <name>MergePages</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1: ids of backups; %n: backups that are not named</extracomment>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>pinned for ever</source>
        <translation>für immer angeheftet</translation>
    </message>
    <message>
        <source>pinned until %1</source>
        <translation>angeheftet bis %1</translation>
    </message>
    <message>
        <source>not pinned: the retention rules decide, by its own time</source>
        <translation>nicht angeheftet: Die Aufbewahrungsregeln entscheiden, nach ihrer eigenen Zeit</translation>
    </message>
    <message>
        <source>its note “%1”</source>
        <translation>ihre Notiz „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tags</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Becomes full</source>
        <translation>Wird voll</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>at most %1: the new list of contents; no page data is copied</source>
        <translation>höchstens %1: das neue Inhaltsverzeichnis; Seiten werden nicht kopiert</translation>
    </message>
    <message>
        <source>In use afterwards</source>
        <translation>Danach in Gebrauch</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Wird frei</translation>
    </message>
    <message>
        <source>up to %1, when the packs are compacted</source>
        <translation>bis zu %1, wenn die Packs verdichtet werden</translation>
    </message>
    <message>
        <source>It keeps</source>
        <translation>Sie behält</translation>
    </message>
    <message>
        <source>The moments that only a backup that goes begins at cannot be recovered any more. A merge cannot be undone.</source>
        <translation>Die Zeitpunkte, die nur bei einer Sicherung beginnen, die geht, können nicht mehr wiederhergestellt werden. Ein Zusammenführen lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Which backup should become a full one?</source>
        <translation>Welche Sicherung soll voll werden?</translation>
    </message>
    <message>
        <source>It takes in all that it builds on, and keeps its id. What was taken later goes on building on it.</source>
        <translation>Sie nimmt alles auf, worauf sie aufbaut, und behält ihre ID. Was später gesichert wurde, baut weiter auf ihr auf.</translation>
    </message>
    <message>
        <source>Can it become full?</source>
        <comment>column</comment>
        <translation>Kann sie voll werden?</translation>
    </message>
    <message>
        <source>Backups of the chain</source>
        <translation>Sicherungen der Kette</translation>
    </message>
    <message>
        <source>Reading the chain…</source>
        <translation>Die Kette wird gelesen…</translation>
    </message>
    <message>
        <source>The backup is not there any more.</source>
        <translation>Die Sicherung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The chain is being read…</source>
        <translation>Die Kette wird gelesen…</translation>
    </message>
    <message>
        <source>Choose the backup that is to become full.</source>
        <translation>Wählen Sie die Sicherung, die voll werden soll.</translation>
    </message>
    <message>
        <source>%1 cannot become full: %2</source>
        <extracomment>%1: a backup; %2: why not</extracomment>
        <translation>%1 kann nicht voll werden: %2</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>What becomes of the chain</source>
        <translation>Was aus der Kette wird</translation>
    </message>
    <message>
        <source>Nothing is merged yet. No page data is copied, and every backup that stays can be restored at every moment.</source>
        <translation>Noch ist nichts zusammengeführt. Seiten werden nicht kopiert, und jede Sicherung, die bleibt, kann jederzeit wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <comment>column</comment>
        <translation>Was aus ihr wird</translation>
    </message>
    <message>
        <source>What it is then</source>
        <comment>column</comment>
        <translation>Was sie dann ist</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>The plan is being made…</source>
        <translation>Der Plan wird gemacht…</translation>
    </message>
    <message>
        <source>Nothing is merged yet.</source>
        <translation>Noch ist nichts zusammengeführt.</translation>
    </message>
    <message>
        <source>It cannot be merged: %1</source>
        <translation>Sie kann nicht zusammengeführt werden: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>It was merged before: there is nothing left to do.</source>
        <translation>Sie wurde schon zusammengeführt: Es bleibt nichts zu tun.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) go. The chain holds %1, of which the merged backup uses %2; the other %3 come back when the packs are compacted, as far as no other backup uses them.</source>
        <translation>
            <numerusform>%n Sicherung geht. Die Kette enthält %1, davon nutzt die zusammengeführte Sicherung %2; die übrigen %3 werden beim Verdichten der Packs frei, soweit keine andere Sicherung sie nutzt.</numerusform>
            <numerusform>%n Sicherungen gehen. Die Kette enthält %1, davon nutzt die zusammengeführte Sicherung %2; die übrigen %3 werden beim Verdichten der Packs frei, soweit keine andere Sicherung sie nutzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>It runs in the background; the jobs pane shows how far it is.</source>
        <translation>Es läuft im Hintergrund; der Bereich „Aufträge“ zeigt, wie weit es ist.</translation>
    </message>
    <message>
        <source>Go back one step: the plan has to be made again.</source>
        <translation>Gehen Sie einen Schritt zurück: Der Plan muss neu gemacht werden.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>What can be recovered stays the same. A merge cannot be undone.</source>
        <translation>Was wiederhergestellt werden kann, bleibt dasselbe. Ein Zusammenführen lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>If the disk died now</source>
        <translation>Wenn der Datenträger jetzt ausfiele</translation>
    </message>
    <message>
        <source>Everything would be lost</source>
        <translation>Alles wäre verloren</translation>
    </message>
    <message>
        <source>Nothing can be recovered.</source>
        <translation>Nichts kann wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>At most %1 lost</source>
        <translation>Höchstens %1 verloren</translation>
    </message>
    <message>
        <source>The restore would begin with backup %2 and end at %1.</source>
        <extracomment>the newest moment, the id of a backup</extracomment>
        <translation>Die Wiederherstellung begänne mit Sicherung %2 und endete am %1.</translation>
    </message>
    <message>
        <source>You can go back to</source>
        <translation>Sie können zurück bis</translation>
    </message>
    <message>
        <source>No moment</source>
        <translation>Kein Zeitpunkt</translation>
    </message>
    <message>
        <source>The first backup makes one.</source>
        <translation>Die erste Sicherung schafft einen.</translation>
    </message>
    <message>
        <source>The only moment that can be recovered.</source>
        <translation>Der einzige Zeitpunkt, der wiederhergestellt werden kann.</translation>
    </message>
    <message>
        <source>Up to %1, but not to every moment between.</source>
        <translation>Bis %1, aber nicht zu jedem Zeitpunkt dazwischen.</translation>
    </message>
    <message>
        <source>And to every moment up to %1.</source>
        <translation>Und zu jedem Zeitpunkt bis %1.</translation>
    </message>
    <message>
        <source>Restoring would take</source>
        <translation>Wiederherstellen würde dauern</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>There is nothing to restore.</source>
        <translation>Es gibt nichts wiederherzustellen.</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Etwa %1</translation>
    </message>
    <message>
        <source>%1 of files and %2 of WAL</source>
        <extracomment>two sizes</extracomment>
        <translation>%1 Dateien und %2 WAL</translation>
    </message>
    <message numerus="yes">
        <source>%1, by the pace of the last %n restore(s).</source>
        <translation>
            <numerusform>%1, nach dem Tempo der letzten Wiederherstellung.</numerusform>
            <numerusform>%1, nach dem Tempo der letzten %n Wiederherstellungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, at an assumed pace: nothing was restored yet.</source>
        <translation>%1, bei angenommenem Tempo: Noch wurde nichts wiederhergestellt.</translation>
    </message>
    <message>
        <source>%1 to copy, %2 to replay</source>
        <translation>%1 zum Kopieren, %2 zum Nachspielen</translation>
    </message>
    <message>
        <source>Proven up to</source>
        <translation>Bewiesen bis</translation>
    </message>
    <message>
        <source>Nothing is proven</source>
        <translation>Nichts ist bewiesen</translation>
    </message>
    <message>
        <source>No backup that can be restored has passed a validation.</source>
        <translation>Keine wiederherstellbare Sicherung hat eine Prüfung bestanden.</translation>
    </message>
    <message>
        <source>Backup %1 and all WAL up to it, validated (%2) on %3.</source>
        <extracomment>the id of a backup, a depth of validation, a time</extracomment>
        <translation>Sicherung %1 und alles WAL bis dorthin, geprüft (%2) am %3.</translation>
    </message>
    <message>
        <source>The end of backup %1, validated (%2) on %3.</source>
        <translation>Das Ende von Sicherung %1, geprüft (%2) am %3.</translation>
    </message>
    <message>
        <source>Job</source>
        <comment>column</comment>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Began</source>
        <comment>column: a time</comment>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column: a duration</comment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column: its id</comment>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>By</source>
        <comment>column: who did it</comment>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>ReportColumn</name>
    <message>
        <source>not examined</source>
        <translation>nicht untersucht</translation>
    </message>
    <message>
        <source>Goes</source>
        <comment>a backup that will be deleted</comment>
        <translation>Geht</translation>
    </message>
    <message>
        <source>Becomes full</source>
        <comment>a backup that others are merged into</comment>
        <translation>Wird voll</translation>
    </message>
    <message>
        <source>Stays</source>
        <comment>a backup that will be kept</comment>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>stays: %1</source>
        <translation>bleibt: %1</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>a pack of which nothing is in use</comment>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>written anew</source>
        <comment>a pack of which little is in use</comment>
        <translation>neu geschrieben</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>column</comment>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Instance</source>
        <comment>column</comment>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column</comment>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>column</comment>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>File</source>
        <comment>column</comment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Before</source>
        <comment>column: status before the validation</comment>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>column: status after the validation</comment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>column</comment>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a check: its outcome</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>column: what a check found</comment>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Fate</source>
        <comment>column: whether a backup goes or stays</comment>
        <translation>Verbleib</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>column</comment>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Pack</source>
        <comment>column</comment>
        <translation>Pack</translation>
    </message>
    <message>
        <source>In use</source>
        <comment>column: bytes of a pack</comment>
        <translation>Genutzt</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>column: how much of a pack is in use</comment>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a percentage</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Validation passed.</source>
        <translation>Prüfung bestanden.</translation>
    </message>
    <message>
        <source>Validation failed.</source>
        <translation>Prüfung nicht bestanden.</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Depth</source>
        <comment>column</comment>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Scope</source>
        <comment>column</comment>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>column: bytes</comment>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
</context>
<context>
    <name>ReportPaper</name>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>Folge</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Read</source>
        <extracomment>%n backups, %1: a size</extracomment>
        <translation>Gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n backup(s) examined</source>
        <translation>
            <numerusform>%1; %n Sicherung untersucht</numerusform>
            <numerusform>%1; %n Sicherungen untersucht</numerusform>
        </translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Bewiesen</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>Nicht bewiesen</translation>
    </message>
    <message>
        <source>Moments that were to be proven</source>
        <translation>Zeitpunkte, die zu beweisen waren</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Not examined</source>
        <translation>Nicht untersucht</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>Verglichen mit %1</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weggefallen</translation>
    </message>
    <message>
        <source>Not looked at again</source>
        <translation>Nicht erneut untersucht</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are as they were.</source>
        <translation>
            <numerusform>%n Befund ist, wie er war.</numerusform>
            <numerusform>%n Befunde sind, wie sie waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last validations</source>
        <translation>Die letzten Prüfungen</translation>
    </message>
    <message>
        <source>How much each of them read, the oldest on the left; a cross marks one that failed.</source>
        <translation>Wie viel jede von ihnen gelesen hat, die älteste links; ein Kreuz markiert eine nicht bestandene.</translation>
    </message>
    <message>
        <source>Bytes proven per backup</source>
        <translation>Bewiesene Bytes je Sicherung</translation>
    </message>
    <message>
        <source>Validation of %1</source>
        <translation>Prüfung von %1</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Made by %1 at %2.</source>
        <extracomment>%1: a program with its version, and the machine; %2: a time</extracomment>
        <translation>Erstellt von %1 am %2.</translation>
    </message>
</context>
<context>
    <name>ReportTree</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>Folge</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Not examined</source>
        <translation>Nicht untersucht</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Proven: %1</source>
        <translation>Bewiesen: %1</translation>
    </message>
    <message>
        <source>Not proven: %1</source>
        <translation>Nicht bewiesen: %1</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>WAL from</source>
        <translation>WAL von</translation>
    </message>
    <message>
        <source>WAL to</source>
        <translation>WAL bis</translation>
    </message>
    <message>
        <source>WAL records</source>
        <translation>WAL-Datensätze</translation>
    </message>
    <message>
        <source>Last transaction</source>
        <translation>Letzte Transaktion</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>the title of a part of a report, then how many lines it has</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>New since the previous one</source>
        <translation>Neu seit dem vorigen Bericht</translation>
    </message>
    <message>
        <source>As in the previous one</source>
        <translation>Wie im vorigen Bericht</translation>
    </message>
    <message>
        <source>Gone since the previous one</source>
        <translation>Weggefallen seit dem vorigen Bericht</translation>
    </message>
    <message>
        <source>In the previous one, not looked at again</source>
        <translation>Im vorigen Bericht, nicht erneut untersucht</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Zeitpunkte</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>column</comment>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column</comment>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>File</source>
        <comment>column</comment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Block</source>
        <comment>column</comment>
        <translation>Block</translation>
    </message>
</context>
<context>
    <name>RestorePages</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What do you want back?</source>
        <translation>Was möchten Sie zurück?</translation>
    </message>
    <message>
        <source>A backup is restored first; then WAL is replayed up to the moment that you choose.</source>
        <translation>Zuerst wird eine Sicherung wiederhergestellt; dann wird WAL nachgespielt bis zu dem Zeitpunkt, den Sie wählen.</translation>
    </message>
    <message>
        <source>Timeline %1: from %2 to %3</source>
        <translation>Zeitleiste %1: von %2 bis %3</translation>
    </message>
    <message>
        <source>Nothing can be recovered.</source>
        <translation>Nichts kann wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>%1 – %2, %3</source>
        <extracomment>a backup in a list: id, mode, when it ended, note</extracomment>
        <translation>%1 – %2, %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a backup and its note</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Where should it go?</source>
        <translation>Wohin soll es gehen?</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>WAL directory</source>
        <translation>WAL-Verzeichnis</translation>
    </message>
    <message>
        <source>Tablespaces</source>
        <translation>Tablespaces</translation>
    </message>
    <message>
        <source>inside the data directory</source>
        <translation>im Datenverzeichnis</translation>
    </message>
    <message>
        <source>&amp;Data directory:</source>
        <translation>&amp;Datenverzeichnis:</translation>
    </message>
    <message>
        <source>&amp;WAL directory:</source>
        <translation>W&amp;AL-Verzeichnis:</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>How should it run?</source>
        <translation>Wie soll es laufen?</translation>
    </message>
    <message>
        <source>These defaults suit most restores.</source>
        <translation>Diese Vorgaben passen für die meisten Wiederherstellungen.</translation>
    </message>
    <message>
        <source>Set it up as a &amp;standby of the original server</source>
        <translation>Als &amp;Standby des ursprünglichen Servers einrichten</translation>
    </message>
    <message>
        <source>&amp;Verify backup and WAL before anything is written</source>
        <translation>Sicherung und WAL &amp;prüfen, bevor etwas geschrieben wird</translation>
    </message>
    <message>
        <source>By default: pause at a target, open at the end of the WAL</source>
        <translation>Vorgabe: an einem Ziel anhalten, am Ende des WAL öffnen</translation>
    </message>
    <message>
        <source>At the &amp;target:</source>
        <translation>Am Z&amp;iel:</translation>
    </message>
    <message>
        <source>T&amp;hreads:</source>
        <translation>T&amp;hreads:</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>Noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>Looking for the way to the target…</source>
        <translation>Der Weg zum Ziel wird gesucht…</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>At the target</source>
        <translation>Am Ziel</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Verify first</source>
        <translation>Vorher prüfen</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>und eine frühere</numerusform>
            <numerusform>und %n frühere</numerusform>
        </translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>To which moment?</source>
        <translation>Bis zu welchem Zeitpunkt?</translation>
    </message>
    <message>
        <source>Drag on the timeline, choose a restore point, or say it below: all three are the same.</source>
        <translation>Ziehen Sie auf der Zeitleiste, wählen Sie einen Restore-Punkt, oder geben Sie den Zeitpunkt unten an: Alle drei tun dasselbe.</translation>
    </message>
    <message>
        <source>The last transaction in it ended %1.</source>
        <translation>Die letzte Transaktion darin endete am %1.</translation>
    </message>
    <message>
        <source>Nothing that exists is overwritten or removed.</source>
        <translation>Nichts Vorhandenes wird überschrieben oder entfernt.</translation>
    </message>
    <message>
        <source>Into a new or &amp;empty directory</source>
        <translation>In ein neues oder &amp;leeres Verzeichnis</translation>
    </message>
    <message>
        <source>In p&amp;lace: the old cluster is kept beside it under another name</source>
        <translation>An &amp;Ort und Stelle: Der alte Cluster bleibt daneben unter anderem Namen erhalten</translation>
    </message>
    <message>
        <source>Press F2 to give one another directory. On the machine that the backup is from, every tablespace needs one, unless you restore in place.</source>
        <translation>Mit F2 geben Sie einem ein anderes Verzeichnis. Auf dem Rechner, von dem die Sicherung stammt, braucht jeder Tablespace eines, außer Sie stellen an Ort und Stelle wieder her.</translation>
    </message>
    <message>
        <source>where the old cluster has it</source>
        <translation>wo der alte Cluster es hat</translation>
    </message>
    <message>
        <source>%1 of %2 free at %3</source>
        <translation>%1 von %2 frei in %3</translation>
    </message>
    <message>
        <source>as in the backup</source>
        <translation>wie in der Sicherung</translation>
    </message>
    <message>
        <source>The restored server</source>
        <translation>Der wiederhergestellte Server</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>P&amp;ort:</translation>
    </message>
    <message>
        <source>The restore</source>
        <translation>Die Wiederherstellung</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Can it be done?</source>
        <translation>Ist es möglich?</translation>
    </message>
    <message>
        <source>Everything is looked at before anything is written.</source>
        <translation>Alles wird angesehen, bevor etwas geschrieben wird.</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Verify the backup now</source>
        <translation>Die Sicherung jetzt &amp;prüfen</translation>
    </message>
    <message>
        <source>Reads all that is stored of it and compares its checksums</source>
        <translation>Liest alles, was von ihr gespeichert ist, und vergleicht die Prüfsummen</translation>
    </message>
    <message>
        <source>The checks are running…</source>
        <translation>Die Prüfungen laufen…</translation>
    </message>
    <message>
        <source>The backup is being verified…</source>
        <translation>Die Sicherung wird geprüft…</translation>
    </message>
    <message>
        <source>The backup is damaged, and is not restored: %1
Choose another one on the first page.</source>
        <extracomment>what the validation of a backup found</extracomment>
        <translation>Die Sicherung ist beschädigt und wird nicht wiederhergestellt: %1
Wählen Sie auf der ersten Seite eine andere.</translation>
    </message>
    <message>
        <source>Name of the instance</source>
        <translation>Name der Instanz</translation>
    </message>
    <message>
        <source>The running data of %1 is replaced. To go on, type the &amp;name of the instance:</source>
        <translation>Die laufenden Daten von %1 werden ersetzt. Um fortzufahren, geben Sie den &amp;Namen der Instanz ein:</translation>
    </message>
    <message>
        <source>Go back one step: the checks have to run again.</source>
        <translation>Gehen Sie einen Schritt zurück: Die Prüfungen müssen noch einmal laufen.</translation>
    </message>
    <message>
        <source>Type the name of the instance to confirm.</source>
        <translation>Geben Sie zur Bestätigung den Namen der Instanz ein.</translation>
    </message>
    <message>
        <source>The newest that suits</source>
        <translation>Die neueste passende</translation>
    </message>
    <message>
        <source>&amp;Backup:</source>
        <translation>&amp;Sicherung:</translation>
    </message>
    <message>
        <source>Unless there is a reason, leave the choice to Cairn: the newest backup in front of the moment needs the least WAL.</source>
        <translation>Ohne besonderen Grund überlassen Sie Cairn die Wahl: Die neueste Sicherung vor dem Zeitpunkt braucht am wenigsten WAL.</translation>
    </message>
    <message>
        <source>How far back you can go</source>
        <translation>Wie weit Sie zurück können</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a backup and its mode</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Takes backup %1 and at most %2 of WAL.</source>
        <translation>Braucht Sicherung %1 und höchstens %2 WAL.</translation>
    </message>
    <message>
        <source>Takes backup %1 and %2 of WAL.</source>
        <translation>Braucht Sicherung %1 und %2 WAL.</translation>
    </message>
    <message>
        <source>just now: everything that is stored of it was read, and is sound</source>
        <translation>eben jetzt: alles, was von ihr gespeichert ist, wurde gelesen und ist heil</translation>
    </message>
    <message>
        <source>Reading the archive…</source>
        <translation>Das Archiv wird gelesen…</translation>
    </message>
    <message>
        <source>Looking for the way there…</source>
        <translation>Der Weg dorthin wird gesucht…</translation>
    </message>
</context>
<context>
    <name>RestorePlan</name>
    <message>
        <source>What comes back</source>
        <translation>Was zurückkommt</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>%1, %2, finished %3</source>
        <translation>%1, %2, beendet %3</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n Sicherung</numerusform>
            <numerusform>%n Sicherungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Last transaction</source>
        <translation>Letzte Transaktion</translation>
    </message>
    <message>
        <source>%1 (number %2)</source>
        <translation>%1 (Nummer %2)</translation>
    </message>
    <message>
        <source>every record was read and is sound</source>
        <translation>jeder Datensatz wurde gelesen und ist heil</translation>
    </message>
    <message>
        <source>it is part of the backup</source>
        <translation>es ist Teil der Sicherung</translation>
    </message>
    <message>
        <source>the segments are there, not all were read</source>
        <translation>die Segmente sind da, nicht alle wurden gelesen</translation>
    </message>
    <message>
        <source>The way there</source>
        <translation>Der Weg dorthin</translation>
    </message>
    <message>
        <source>Timeline %1</source>
        <translation>Zeitleiste %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Wohin es geht</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>%1 needed, %2 free at %3</source>
        <translation>%1 nötig, %2 frei in %3</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>To copy</source>
        <translation>Zum Kopieren</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>To replay</source>
        <translation>Zum Nachspielen</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Bekannt aus</translation>
    </message>
    <message>
        <source>Settings that will be written</source>
        <translation>Einstellungen, die geschrieben werden</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Possible before it: %1</source>
        <translation>Davor möglich: %1</translation>
    </message>
    <message>
        <source>Possible after it: %1</source>
        <translation>Danach möglich: %1</translation>
    </message>
    <message>
        <source>The old one is kept as</source>
        <translation>Der alte bleibt als</translation>
    </message>
</context>
<context>
    <name>RestorePoint</name>
    <message>
        <source>Restore point</source>
        <translation>Restore-Punkt</translation>
    </message>
    <message numerus="yes">
        <source>This name was used %n time(s).</source>
        <translation>
            <numerusform>Dieser Name wurde %n Mal verwendet.</numerusform>
            <numerusform>Dieser Name wurde %n Mal verwendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Set at</source>
        <translation>Gesetzt am</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
</context>
<context>
    <name>RestoreRules</name>
    <message>
        <source>Say to which moment.</source>
        <translation>Sagen Sie, bis zu welchem Zeitpunkt.</translation>
    </message>
    <message>
        <source>Say to which transaction: a number, as txid_current() shows it.</source>
        <translation>Sagen Sie, bis zu welcher Transaktion: eine Nummer, wie txid_current() sie zeigt.</translation>
    </message>
    <message>
        <source>Say to which WAL position, like 16/B374D848.</source>
        <translation>Sagen Sie, bis zu welcher WAL-Position, etwa 16/B374D848.</translation>
    </message>
    <message>
        <source>Say to which restore point: the name given to pg_create_restore_point().</source>
        <translation>Sagen Sie, bis zu welchem Restore-Punkt: der Name, den pg_create_restore_point() bekam.</translation>
    </message>
    <message>
        <source>A timeline is a number, “current” or “latest”.</source>
        <translation>Eine Zeitleiste ist eine Zahl, „current“ oder „latest“.</translation>
    </message>
    <message>
        <source>Choose the directory to restore into.</source>
        <translation>Wählen Sie das Verzeichnis, in das wiederhergestellt wird.</translation>
    </message>
    <message>
        <source>The path of the directory has to begin with a slash.</source>
        <translation>Der Pfad des Verzeichnisses muss mit einem Schrägstrich beginnen.</translation>
    </message>
    <message>
        <source>The directory lies inside the catalog. Choose another one.</source>
        <translation>Das Verzeichnis liegt im Katalog. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The path of the WAL directory has to begin with a slash.</source>
        <translation>Der Pfad des WAL-Verzeichnisses muss mit einem Schrägstrich beginnen.</translation>
    </message>
    <message>
        <source>The WAL directory has to be outside the data directory.</source>
        <translation>Das WAL-Verzeichnis muss außerhalb des Datenverzeichnisses liegen.</translation>
    </message>
    <message>
        <source>The new path of the tablespace %1 has to begin with a slash.</source>
        <translation>Der neue Pfad des Tablespace %1 muss mit einem Schrägstrich beginnen.</translation>
    </message>
    <message>
        <source>Two tablespaces cannot go to %1.</source>
        <translation>Zwei Tablespaces können nicht nach %1.</translation>
    </message>
    <message>
        <source>Pause, so that somebody can look</source>
        <translation>Anhalten, damit jemand nachsehen kann</translation>
    </message>
    <message>
        <source>Promote: open it for writing</source>
        <translation>Befördern: zum Schreiben öffnen</translation>
    </message>
    <message>
        <source>Shut the server down</source>
        <translation>Den Server herunterfahren</translation>
    </message>
</context>
<context>
    <name>RetentionRule</name>
    <message numerus="yes">
        <source>Every moment of the last %n day(s) stays recoverable.</source>
        <translation>
            <numerusform>Jeder Zeitpunkt des letzten Tages bleibt wiederherstellbar.</numerusform>
            <numerusform>Jeder Zeitpunkt der letzten %n Tage bleibt wiederherstellbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set: age alone keeps nothing.</source>
        <translation>Nicht gesetzt: Alter allein hält nichts.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n restorable full backup(s) stay, with all that build on them.</source>
        <translation>
            <numerusform>Die neueste wiederherstellbare Vollsicherung bleibt, mit allem, was auf ihr aufbaut.</numerusform>
            <numerusform>Die neuesten %n wiederherstellbaren Vollsicherungen bleiben, mit allem, was auf ihnen aufbaut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set: no number of full backups is kept.</source>
        <translation>Nicht gesetzt: Keine Anzahl von Vollsicherungen wird gehalten.</translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n day(s) that have one stays.</source>
        <translation>
            <numerusform>Eine Sicherung des letzten Tages, der eine hat, bleibt.</numerusform>
            <numerusform>Je eine Sicherung der letzten %n Tage, die eine haben, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n week(s) that have one stays.</source>
        <translation>
            <numerusform>Eine Sicherung der letzten Woche, die eine hat, bleibt.</numerusform>
            <numerusform>Je eine Sicherung der letzten %n Wochen, die eine haben, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n month(s) that have one stays.</source>
        <translation>
            <numerusform>Eine Sicherung des letzten Monats, der eine hat, bleibt.</numerusform>
            <numerusform>Je eine Sicherung der letzten %n Monate, die eine haben, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n year(s) that have one stays.</source>
        <translation>
            <numerusform>Eine Sicherung des letzten Jahres, das eine hat, bleibt.</numerusform>
            <numerusform>Je eine Sicherung der letzten %n Jahre, die eine haben, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>WAL stays from the newest %n restorable backup(s) of each timeline on; older backups keep just their own.</source>
        <translation>
            <numerusform>WAL bleibt ab der neuesten wiederherstellbaren Sicherung jeder Zeitleiste; ältere Sicherungen behalten nur ihr eigenes.</numerusform>
            <numerusform>WAL bleibt ab den neuesten %n wiederherstellbaren Sicherungen jeder Zeitleiste; ältere Sicherungen behalten nur ihr eigenes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set: WAL stays from the oldest kept backup on.</source>
        <translation>Nicht gesetzt: WAL bleibt ab der ältesten gehaltenen Sicherung.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing but force goes below %n restorable full backup(s).</source>
        <translation>
            <numerusform>Nur mit Zwang geht es unter %n wiederherstellbare Vollsicherung.</numerusform>
            <numerusform>Nur mit Zwang geht es unter %n wiederherstellbare Vollsicherungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set: rules and requests may go down to the last backup.</source>
        <translation>Nicht gesetzt: Regeln und Wünsche dürfen bis zur letzten Sicherung gehen.</translation>
    </message>
    <message>
        <source>Not set.</source>
        <translation>Nicht gesetzt.</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Data directory of the cluster</source>
        <translation>Datenverzeichnis des Clusters</translation>
    </message>
    <message>
        <source>Identity of the cluster</source>
        <translation>Identität des Clusters</translation>
    </message>
    <message>
        <source>Size of a WAL segment, in bytes</source>
        <translation>Größe eines WAL-Segments, in Bytes</translation>
    </message>
    <message>
        <source>Version of PostgreSQL</source>
        <translation>Version von PostgreSQL</translation>
    </message>
    <message>
        <source>Directories outside of the cluster that are backed up with it</source>
        <translation>Verzeichnisse außerhalb des Clusters, die mit ihm gesichert werden</translation>
    </message>
    <message>
        <source>Database to connect to</source>
        <translation>Datenbank, mit der verbunden wird</translation>
    </message>
    <message>
        <source>Host of the server</source>
        <translation>Host des Servers</translation>
    </message>
    <message>
        <source>Port of the server</source>
        <translation>Port des Servers</translation>
    </message>
    <message>
        <source>Role to connect as</source>
        <translation>Rolle, als die verbunden wird</translation>
    </message>
    <message>
        <source>How long a backup waits for WAL</source>
        <translation>Wie lange eine Sicherung auf WAL wartet</translation>
    </message>
    <message>
        <source>restore_command that restores write</source>
        <translation>restore_command, den Wiederherstellungen schreiben</translation>
    </message>
    <message>
        <source>Least important messages on the terminal</source>
        <translation>Stufe, ab der Meldungen auf dem Terminal erscheinen</translation>
    </message>
    <message>
        <source>Least important messages in the log file</source>
        <translation>Stufe, ab der Meldungen in der Protokolldatei erscheinen</translation>
    </message>
    <message>
        <source>Form of the log file</source>
        <translation>Form der Protokolldatei</translation>
    </message>
    <message>
        <source>Name of the log file</source>
        <translation>Name der Protokolldatei</translation>
    </message>
    <message>
        <source>Log file of errors alone</source>
        <translation>Protokolldatei nur für Fehler</translation>
    </message>
    <message>
        <source>Directory of the log files</source>
        <translation>Verzeichnis der Protokolldateien</translation>
    </message>
    <message>
        <source>A log file of this size is begun anew; 0: never</source>
        <translation>Bei dieser Größe wird eine Protokolldatei neu begonnen; 0: nie</translation>
    </message>
    <message>
        <source>A log file of this age is begun anew; 0: never</source>
        <translation>Bei diesem Alter wird eine Protokolldatei neu begonnen; 0: nie</translation>
    </message>
    <message>
        <source>Full backups to keep; 0: no such rule</source>
        <translation>Vollsicherungen, die bleiben; 0: keine solche Regel</translation>
    </message>
    <message>
        <source>Days of which every moment stays recoverable; 0: no such rule</source>
        <translation>Tage, von denen jeder Zeitpunkt wiederherstellbar bleibt; 0: keine solche Regel</translation>
    </message>
    <message>
        <source>Backups of each timeline whose WAL stays; 0: all</source>
        <translation>Sicherungen jeder Zeitleiste, deren WAL bleibt; 0: alle</translation>
    </message>
    <message>
        <source>Days that keep a backup</source>
        <translation>Tage, von denen je eine Sicherung bleibt</translation>
    </message>
    <message>
        <source>Weeks that keep a backup</source>
        <translation>Wochen, von denen je eine Sicherung bleibt</translation>
    </message>
    <message>
        <source>Months that keep a backup</source>
        <translation>Monate, von denen je eine Sicherung bleibt</translation>
    </message>
    <message>
        <source>Years that keep a backup</source>
        <translation>Jahre, von denen je eine Sicherung bleibt</translation>
    </message>
    <message>
        <source>Full backups that nothing but force removes</source>
        <translation>Vollsicherungen, die nur mit Zwang gelöscht werden</translation>
    </message>
    <message>
        <source>How long what was deleted can be brought back</source>
        <translation>Wie lange Gelöschtes zurückgeholt werden kann</translation>
    </message>
    <message>
        <source>How backups are compressed</source>
        <translation>Wie Sicherungen komprimiert werden</translation>
    </message>
    <message>
        <source>How hard they are compressed</source>
        <translation>Wie stark sie komprimiert werden</translation>
    </message>
    <message>
        <source>The cluster</source>
        <comment>where a setting comes from</comment>
        <translation>Der Cluster</translation>
    </message>
    <message>
        <source>Stored</source>
        <comment>where a setting comes from</comment>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Default</source>
        <comment>where a setting comes from</comment>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Setting</source>
        <comment>column</comment>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>column</comment>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Comes from</source>
        <comment>column</comment>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>What it is for</source>
        <comment>column</comment>
        <translation>Wozu sie dient</translation>
    </message>
</context>
<context>
    <name>Stretch</name>
    <message>
        <source>Can be recovered</source>
        <translation>Wiederherstellbar</translation>
    </message>
    <message>
        <source>No backup leads there</source>
        <translation>Keine Sicherung führt dorthin</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>From LSN</source>
        <translation>Von LSN</translation>
    </message>
    <message>
        <source>To LSN</source>
        <translation>Bis LSN</translation>
    </message>
    <message>
        <source>First backup</source>
        <translation>Erste Sicherung</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Why it ends there</source>
        <translation>Warum sie dort endet</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Was helfen würde</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Every moment from %1 to %2 can be restored, from backup %3 on.</source>
        <translation>Jeder Zeitpunkt von %1 bis %2 kann wiederhergestellt werden, ab Sicherung %3.</translation>
    </message>
    <message>
        <source>No backup and no WAL lead here.</source>
        <translation>Keine Sicherung und kein WAL führen hierher.</translation>
    </message>
    <message>
        <source>Timeline %1 leaves timeline %2 at %3</source>
        <translation>Zeitleiste %1 verlässt Zeitleiste %2 um %3</translation>
    </message>
    <message>
        <source>Nothing on this timeline can be restored.</source>
        <translation>Nichts auf dieser Zeitleiste kann wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>This is before the first backup ended: the earliest moment is %1.</source>
        <translation>Das ist vor dem Ende der ersten Sicherung: Der früheste Zeitpunkt ist %1.</translation>
    </message>
    <message>
        <source>This is after the last transaction in the archive, which ended at %1.</source>
        <translation>Das ist nach der letzten Transaktion im Archiv, die um %1 endete.</translation>
    </message>
    <message>
        <source>Can be restored, from a backup of the timeline that this one left.</source>
        <translation>Wiederherstellbar, von einer Sicherung der Zeitleiste, die diese verlassen hat.</translation>
    </message>
    <message>
        <source>Can be restored: it is the end of backup %1 (%2).</source>
        <translation>Wiederherstellbar: Es ist das Ende von Sicherung %1 (%2).</translation>
    </message>
    <message>
        <source>Can be restored: backup %1 (%2), and %3 of WAL behind it.</source>
        <translation>Wiederherstellbar: Sicherung %1 (%2), und dahinter %3 WAL.</translation>
    </message>
    <message>
        <source>Timeline %1</source>
        <translation>Zeitleiste %1</translation>
    </message>
    <message>
        <source>left timeline %1</source>
        <translation>verließ Zeitleiste %1</translation>
    </message>
    <message>
        <source>Restore point %1</source>
        <translation>Restore-Punkt %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a backup and its mode</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Not from backup %1, which was chosen: it is on a branch that does not lead here.</source>
        <translation>Nicht von Sicherung %1, die gewählt ist: Sie liegt auf einem Zweig, der nicht hierher führt.</translation>
    </message>
    <message>
        <source>Not from backup %1, which was chosen: it ended later, at %2.</source>
        <translation>Nicht von Sicherung %1, die gewählt ist: Sie endete später, um %2.</translation>
    </message>
    <message>
        <source>Not from backup %1, which was chosen: WAL is missing between it and this moment.</source>
        <translation>Nicht von Sicherung %1, die gewählt ist: Zwischen ihr und diesem Zeitpunkt fehlt WAL.</translation>
    </message>
    <message>
        <source>WAL that no backup leads to, stored from %1 to %2: %3.</source>
        <translation>WAL, zu dem keine Sicherung führt, gespeichert von %1 bis %2: %3.</translation>
    </message>
    <message>
        <source>A promotion cut off the last segment of timeline %1: %2</source>
        <translation>Eine Beförderung schnitt das letzte Segment der Zeitleiste %1 ab: %2</translation>
    </message>
    <message>
        <source>%1 backup %2, %3</source>
        <extracomment>a mode like &quot;Full&quot;, an ID, a status</extracomment>
        <translation>%1-Sicherung %2, %3</translation>
    </message>
</context>
<context>
    <name>ValidatePages</name>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>What should be validated?</source>
        <translation>Was soll geprüft werden?</translation>
    </message>
    <message>
        <source>What is stored is read, and it is proven that it is whole. Nothing is changed but the status of the backups.</source>
        <translation>Liest, was gespeichert ist, und beweist, dass es unversehrt ist. Nur der Status der Sicherungen wird geändert.</translation>
    </message>
    <message>
        <source>&amp;Backup %1, and all that it builds on</source>
        <translation>Si&amp;cherung %1 und alles, worauf sie aufbaut</translation>
    </message>
    <message>
        <source>All backups of the in&amp;stance %1, and its archive</source>
        <translation>Alle Sicherungen der &amp;Instanz %1 und ihr Archiv</translation>
    </message>
    <message>
        <source>&amp;Every instance of the catalog</source>
        <translation>&amp;Alle Instanzen des Katalogs</translation>
    </message>
    <message>
        <source>Prove that a moment can be re&amp;covered</source>
        <translation>Beweise&amp;n, dass ein Zeitpunkt wiederherstellbar ist</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>How deeply should it look?</source>
        <translation>Wie gründlich soll geprüft werden?</translation>
    </message>
    <message>
        <source>Each depth proves more than the one before it, and takes longer.</source>
        <translation>Jede Tiefe beweist mehr als die davor und dauert länger.</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation>&amp;Erneut ansehen</translation>
    </message>
    <message>
        <source>&amp;Fast</source>
        <translation>&amp;Schnell</translation>
    </message>
    <message>
        <source>Norma&amp;l</source>
        <translation>&amp;Normal</translation>
    </message>
    <message>
        <source>&amp;Deep</source>
        <translation>&amp;Gründlich</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>T&amp;hreads:</translation>
    </message>
    <message>
        <source>It is being worked out what will be read…</source>
        <translation>Es wird ermittelt, was gelesen wird…</translation>
    </message>
    <message>
        <source>It cannot be validated: %1</source>
        <translation>Die Prüfung ist nicht möglich: %1</translation>
    </message>
    <message>
        <source>%1 cannot be validated: %2</source>
        <extracomment>%1: an instance; %2: why</extracomment>
        <translation>%1 kann nicht geprüft werden: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) of %1, and every file of its archive</source>
        <extracomment>%1: an instance</extracomment>
        <translation>
            <numerusform>%n Sicherung von %1 und jede Datei ihres Archivs</numerusform>
            <numerusform>%n Sicherungen von %1 und jede Datei ihres Archivs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The backup that a restore to the moment takes, %1, with what it builds on (%n backup(s)), and the WAL up to the moment</source>
        <extracomment>%1: a backup</extracomment>
        <translation>
            <numerusform>Die Sicherung, die eine Wiederherstellung zu diesem Zeitpunkt nimmt, %1 (%n Sicherung), und das WAL bis zum Zeitpunkt</numerusform>
            <numerusform>Die Sicherung, die eine Wiederherstellung zu diesem Zeitpunkt nimmt, %1, mit denen, auf denen sie aufbaut (%n Sicherungen), und das WAL bis zum Zeitpunkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) of %1, with the WAL that they need</source>
        <extracomment>%1: an instance</extracomment>
        <translation>
            <numerusform>%n Sicherung von %1 mit dem WAL, das sie braucht</numerusform>
            <numerusform>%n Sicherungen von %1 mit dem WAL, das sie brauchen</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a duration</comment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>at most %1</source>
        <comment>bytes</comment>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>bytes</comment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Is read</source>
        <translation>Gelesen wird</translation>
    </message>
    <message>
        <source>Is left out</source>
        <translation>Ausgelassen wird</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Ändert</translation>
    </message>
    <message>
        <source>the status of the backups; what is found is kept as a report</source>
        <translation>den Status der Sicherungen; was gefunden wird, wird als Bericht aufbewahrt</translation>
    </message>
    <message>
        <source>Every stored byte is read and compared with its checksum, and the WAL is followed. Proves that nothing was lost or damaged since it was stored.</source>
        <translation>Jedes gespeicherte Byte wird gelesen und mit seiner Prüfsumme verglichen, und das WAL wird verfolgt. Beweist, dass seit dem Speichern nichts verloren ging oder beschädigt wurde.</translation>
    </message>
    <message>
        <source>As fast; and everything is decompressed, as a restore would do it. Proves that it can be read back.</source>
        <translation>Wie Schnell; dazu wird alles dekomprimiert, wie eine Wiederherstellung es täte. Beweist, dass es zurückgelesen werden kann.</translation>
    </message>
    <message>
        <source>As normal; and every page and file is compared with what was captured. Proves that a restore gives back what was there.</source>
        <translation>Wie Normal; dazu wird jede Seite und jede Datei mit dem verglichen, was erfasst wurde. Beweist, dass eine Wiederherstellung zurückgibt, was da war.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more instance(s)</source>
        <translation>
            <numerusform>und %n weitere Instanz</numerusform>
            <numerusform>und %n weitere Instanzen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to read yet.</source>
        <translation>Es gibt noch nichts zu lesen.</translation>
    </message>
    <message>
        <source>Reads %1. How long is not known yet: no validation this deep ran long enough to tell.</source>
        <extracomment>%1: &quot;about 5 GB&quot;</extracomment>
        <translation>Liest %1. Wie lange es dauert, ist noch nicht bekannt: Keine Prüfung in dieser Tiefe lief lange genug, um es zu sagen.</translation>
    </message>
    <message numerus="yes">
        <source>Reads %1, in about %2: %3, as the last %n validation(s) of this depth.</source>
        <extracomment>%1: &quot;about 5 GB&quot;; %2: a duration; %3: a rate; %n: validations</extracomment>
        <translation>
            <numerusform>Liest %1 in etwa %2: %3, wie die letzte Prüfung dieser Tiefe.</numerusform>
            <numerusform>Liest %1 in etwa %2: %3, wie die letzten %n Prüfungen dieser Tiefe.</numerusform>
        </translation>
    </message>
    <message>
        <source>It runs in the background; the jobs pane shows how far it is, and leads to the report.</source>
        <translation>Es läuft im Hintergrund; der Bereich „Aufträge“ zeigt, wie weit es ist, und führt zum Bericht.</translation>
    </message>
    <message>
        <source>Go back one step: it has to be worked out again what will be read.</source>
        <translation>Gehen Sie einen Schritt zurück: Es muss neu ermittelt werden, was gelesen wird.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Looking for the way there…</source>
        <translation>Der Weg dorthin wird gesucht…</translation>
    </message>
</context>
<context>
    <name>WindowAction</name>
    <message>
        <source>&amp;Open catalog…</source>
        <translation>Katalog ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Create catalog…</source>
        <translation>Katalog &amp;anlegen…</translation>
    </message>
    <message>
        <source>C&amp;lose catalog</source>
        <translation>Katalog s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Add instance…</source>
        <translation>Instanz &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Connection and archiving…</source>
        <translation>&amp;Verbindung und Archivierung…</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>&amp;Sichern…</translation>
    </message>
    <message>
        <source>&amp;Retention…</source>
        <translation>&amp;Aufbewahrung…</translation>
    </message>
    <message>
        <source>Delete what has e&amp;xpired…</source>
        <translation>Ab&amp;gelaufenes löschen…</translation>
    </message>
    <message>
        <source>Co&amp;mpact…</source>
        <translation>Ver&amp;dichten…</translation>
    </message>
    <message>
        <source>&amp;Validate…</source>
        <translation>&amp;Prüfen…</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>&amp;Merge into a full one…</source>
        <translation>&amp;Zu einer vollen zusammenführen…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>&amp;Pin, note and tags…</source>
        <translation>&amp;Anheften, Notiz und Tags…</translation>
    </message>
    <message>
        <source>&amp;Edit note</source>
        <translation>&amp;Notiz bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>&amp;Undelete</source>
        <translation>Z&amp;urückholen</translation>
    </message>
    <message>
        <source>Copy &amp;id</source>
        <translation>&amp;ID kopieren</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Akt&amp;ualisieren</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Go to &amp;details</source>
        <translation>Zu den &amp;Details</translation>
    </message>
    <message>
        <source>Go to &amp;jobs</source>
        <translation>Zu den &amp;Aufträgen</translation>
    </message>
    <message>
        <source>Close &amp;messages</source>
        <translation>&amp;Meldungen schließen</translation>
    </message>
    <message>
        <source>&amp;Cancel job</source>
        <translation>Auftrag &amp;abbrechen</translation>
    </message>
    <message>
        <source>Show &amp;report</source>
        <translation>&amp;Bericht zeigen</translation>
    </message>
    <message>
        <source>Copy c&amp;ommand</source>
        <translation>Be&amp;fehl kopieren</translation>
    </message>
    <message>
        <source>Clear &amp;finished</source>
        <translation>Be&amp;endete entfernen</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Cairn</source>
        <translation>Ü&amp;ber Cairn</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Instance</source>
        <translation>&amp;Instanz</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>&amp;Sicherung</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>A&amp;ufträge</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>open a catalog first.</source>
        <translation>Öffnen Sie zuerst einen Katalog.</translation>
    </message>
    <message>
        <source>choose a catalog or an instance first.</source>
        <translation>Wählen Sie zuerst einen Katalog oder eine Instanz.</translation>
    </message>
    <message>
        <source>choose an instance first.</source>
        <translation>Wählen Sie zuerst eine Instanz.</translation>
    </message>
    <message>
        <source>choose an instance that has a backup first.</source>
        <translation>Wählen Sie zuerst eine Instanz, die eine Sicherung hat.</translation>
    </message>
    <message>
        <source>choose a backup first.</source>
        <translation>Wählen Sie zuerst eine Sicherung.</translation>
    </message>
    <message>
        <source>choose a good backup that builds on another one, or that others build on.</source>
        <translation>Wählen Sie eine gute Sicherung, die auf einer anderen aufbaut oder auf der andere aufbauen.</translation>
    </message>
    <message>
        <source>choose a backup that is neither being taken nor deleted, nor unreadable.</source>
        <translation>Wählen Sie eine Sicherung, die weder gerade läuft noch gelöscht noch unlesbar ist.</translation>
    </message>
    <message>
        <source>choose a backup that was deleted and can still be brought back.</source>
        <translation>Wählen Sie eine Sicherung, die gelöscht wurde und noch zurückgeholt werden kann.</translation>
    </message>
    <message>
        <source>choose a job that is running first.</source>
        <translation>Wählen Sie zuerst einen Auftrag, der läuft.</translation>
    </message>
    <message>
        <source>choose a validation that has ended first.</source>
        <translation>Wählen Sie zuerst eine beendete Prüfung.</translation>
    </message>
    <message>
        <source>choose a job first.</source>
        <translation>Wählen Sie zuerst einen Auftrag.</translation>
    </message>
    <message>
        <source>no job has ended yet.</source>
        <translation>Noch ist kein Auftrag beendet.</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Times in &amp;UTC</source>
        <translation>&amp;Zeiten in UTC</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation>Se&amp;iten</translation>
    </message>
    <message>
        <source>Go to “%1”</source>
        <extracomment>a page of an instance</extracomment>
        <translation>Zu „%1“</translation>
    </message>
    <message>
        <source>Pane “%1”</source>
        <extracomment>what shows and hides a part of the window, by the title of that part</extracomment>
        <translation>Bereich „%1“</translation>
    </message>
    <message>
        <source>&amp;Passwords…</source>
        <translation>&amp;Passwörter…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Passed</source>
        <comment>outcome of a check</comment>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>outcome of a check</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>outcome of a check</comment>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>outcome of a check</comment>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>severity of a finding</comment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity of a finding</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>severity of a finding</comment>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>cairn::ui::AddInstanceWizard</name>
    <message>
        <source>Add an instance</source>
        <translation>Instanz hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Add instance</source>
        <translation>Instanz h&amp;inzufügen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::AdviceList</name>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>Nothing to do: all is well.</source>
        <translation>Nichts zu tun: alles gut.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ArchivingDialog</name>
    <message>
        <source>Connection and archiving of %1</source>
        <translation>Verbindung und Archivierung von %1</translation>
    </message>
    <message>
        <source>The test only looks. “Set on the server” asks before it changes anything.</source>
        <translation>Die Prüfung schaut nur. „Auf dem Server einrichten“ fragt, bevor es etwas ändert.</translation>
    </message>
    <message>
        <source>&amp;Set on the server…</source>
        <translation>Auf dem Server &amp;einrichten…</translation>
    </message>
    <message>
        <source>The archive_command for this instance</source>
        <translation>Der archive_command für diese Instanz</translation>
    </message>
    <message>
        <source>archive_command for this instance</source>
        <translation>archive_command für diese Instanz</translation>
    </message>
    <message>
        <source>What the server has now</source>
        <translation>Was der Server jetzt hat</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>E&amp;rneut prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Die Verbindung wird geprüft…</translation>
    </message>
    <message>
        <source>not known: there is no connection</source>
        <translation>nicht bekannt: Es gibt keine Verbindung</translation>
    </message>
    <message>
        <source>archive_mode is off</source>
        <translation>archive_mode ist aus</translation>
    </message>
    <message>
        <source>the same: archiving is set up</source>
        <translation>derselbe: Die Archivierung ist eingerichtet</translation>
    </message>
    <message>
        <source>archive_mode is on, archive_command is empty</source>
        <translation>archive_mode ist an, archive_command ist leer</translation>
    </message>
</context>
<context>
    <name>cairn::ui::BackupWizard</name>
    <message>
        <source>Back up %1</source>
        <translation>%1 sichern</translation>
    </message>
    <message>
        <source>&amp;Back up</source>
        <translation>&amp;Sichern</translation>
    </message>
</context>
<context>
    <name>cairn::ui::BackupsPage</name>
    <message>
        <source>Filter: id, status, mode, note, LSN…</source>
        <translation>Filter: ID, Status, Modus, Notiz, LSN…</translation>
    </message>
    <message>
        <source>Filter backups</source>
        <translation>Sicherungen filtern</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Reading the catalog…</source>
        <translation>Der Katalog wird gelesen…</translation>
    </message>
    <message>
        <source>The instance cannot be read</source>
        <translation>Die Instanz kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Noch keine Sicherung</translation>
    </message>
    <message>
        <source>Until the first backup is taken, nothing of this instance can be restored.</source>
        <translation>Bis zur ersten Sicherung kann nichts von dieser Instanz wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>No backup matches the filter</source>
        <translation>Keine Sicherung passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are hidden.</source>
        <translation>
            <numerusform>%n Sicherung ist ausgeblendet.</numerusform>
            <numerusform>%n Sicherungen sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n backup(s)</source>
        <translation>
            <numerusform>%1 von %n Sicherung</numerusform>
            <numerusform>%1 von %n Sicherungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n Sicherung</numerusform>
            <numerusform>%n Sicherungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::CatalogPage</name>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>No instance in this catalog</source>
        <translation>Keine Instanz in diesem Katalog</translation>
    </message>
    <message>
        <source>An instance stands for one PostgreSQL cluster that is backed up here.</source>
        <translation>Eine Instanz steht für einen PostgreSQL-Cluster, der hierher gesichert wird.</translation>
    </message>
    <message>
        <source>Add instance…</source>
        <translation>Instanz hinzufügen…</translation>
    </message>
    <message>
        <source>The catalog cannot be read</source>
        <translation>Der Katalog kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Close catalog</source>
        <translation>Katalog schließen</translation>
    </message>
    <message>
        <source>Reading the catalog…</source>
        <translation>Der Katalog wird gelesen…</translation>
    </message>
</context>
<context>
    <name>cairn::ui::CommandPalette</name>
    <message>
        <source>Command</source>
        <comment>column</comment>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>%1, not now: %2</source>
        <translation>%1, jetzt nicht: %2</translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>column</comment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>It cannot be used now.</source>
        <translation>Er ist jetzt nicht verwendbar.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type a part of a command</source>
        <translation>Einen Teil eines Befehls eingeben</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>No command of this name</source>
        <translation>Kein Befehl dieses Namens</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Jetzt nicht: %1</translation>
    </message>
</context>
<context>
    <name>cairn::ui::CommandPreview</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Copy to the clipboard</source>
        <translation>In die Zwischenablage kopieren</translation>
    </message>
</context>
<context>
    <name>cairn::ui::Commands</name>
    <message>
        <source>Open catalog</source>
        <translation>Katalog öffnen</translation>
    </message>
    <message>
        <source>Set up archiving</source>
        <translation>Archivierung einrichten</translation>
    </message>
    <message>
        <source>Change the settings of the server of %1?</source>
        <translation>Die Einstellungen des Servers von %1 ändern?</translation>
    </message>
    <message>
        <source>ALTER SYSTEM sets archive_mode and archive_command (and wal_level, if it is minimal), then the configuration is loaded again. archive_command becomes:

%1</source>
        <translation>ALTER SYSTEM setzt archive_mode und archive_command (und wal_level, wenn es minimal ist), dann wird die Konfiguration neu geladen. archive_command wird:

%1</translation>
    </message>
    <message>
        <source>&amp;Change the settings</source>
        <translation>Einstellungen än&amp;dern</translation>
    </message>
    <message>
        <source>&amp;Leave as it is</source>
        <translation>So &amp;lassen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the subject of a job, then how it ended</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>%1: %2 was cancelled.</source>
        <comment>subject: job</comment>
        <translation>%1: %2 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 of %2 failed. %3</source>
        <extracomment>a job, its subject, and the error</extracomment>
        <translation>%1 von %2 ist fehlgeschlagen. %3</translation>
    </message>
    <message>
        <source>Take the first backup…</source>
        <translation>Erste Sicherung erstellen…</translation>
    </message>
    <message>
        <source>Start it and look…</source>
        <translation>Starten und ansehen…</translation>
    </message>
</context>
<context>
    <name>cairn::ui::CompactDialog</name>
    <message>
        <source>Compact %1</source>
        <translation>%1 verdichten</translation>
    </message>
    <message>
        <source>After merges and deletions packs hold data that no backup needs. What is in use is copied as it is stored, the rest goes. It can be stopped at any time.</source>
        <translation>Nach Zusammenführen und Löschen enthalten Packs Daten, die keine Sicherung braucht. Was genutzt ist, wird kopiert, wie es gespeichert ist; der Rest geht. Es kann jederzeit gestoppt werden.</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>&amp;Verdichten</translation>
    </message>
    <message>
        <source> %</source>
        <comment>after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Packs with data that no backup needs</source>
        <translation>Packs mit Daten, die keine Sicherung braucht</translation>
    </message>
    <message>
        <source>Every pack is in use as a whole.</source>
        <translation>Jeder Pack ist ganz genutzt.</translation>
    </message>
    <message>
        <source>&amp;Rewrite packs with less in use than:</source>
        <translation>&amp;Packs neu schreiben, von denen weniger genutzt ist als:</translation>
    </message>
    <message>
        <source>Looking at what is in use…</source>
        <translation>Es wird nachgesehen, was genutzt ist…</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>Of %1 in packs %2 are in use.</source>
        <translation>Von %1 in Packs sind %2 genutzt.</translation>
    </message>
    <message>
        <source>%1 Compacting writes %2 and frees %3.</source>
        <extracomment>what is in use, then what compacting does</extracomment>
        <translation>%1 Verdichten schreibt %2 und macht %3 frei.</translation>
    </message>
    <message>
        <source>%1 There is nothing to compact.</source>
        <translation>%1 Es gibt nichts zu verdichten.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::CreateCatalogDialog</name>
    <message>
        <source>Create a catalog</source>
        <translation>Katalog anlegen</translation>
    </message>
    <message>
        <source>A catalog is a directory that holds the backups and the WAL archive of any number of instances. Best on another disk or machine than the data it protects.</source>
        <translation>Ein Katalog ist ein Verzeichnis, das die Sicherungen und das WAL-Archiv beliebig vieler Instanzen enthält. Am besten auf einem anderen Datenträger oder Rechner als die Daten, die er schützt.</translation>
    </message>
    <message>
        <source>&amp;Create catalog</source>
        <translation>Katalog &amp;anlegen</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>/srv/backup</source>
        <translation>/srv/backup</translation>
    </message>
    <message>
        <source>&amp;Directory:</source>
        <translation>&amp;Verzeichnis:</translation>
    </message>
    <message>
        <source>New, or empty.</source>
        <translation>Neu oder leer.</translation>
    </message>
    <message>
        <source>Choose a directory.</source>
        <translation>Wählen Sie ein Verzeichnis.</translation>
    </message>
    <message>
        <source>The path has to begin with a slash.</source>
        <translation>Der Pfad muss mit einem Schrägstrich beginnen.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::DeleteDialog</name>
    <message>
        <source>Delete backup %1</source>
        <translation>Sicherung %1 löschen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Also against the &amp;rules</source>
        <translation>Auch gegen die &amp;Regeln</translation>
    </message>
    <message>
        <source>Pins, minimum redundancy and the last restorable backup do not stand in the way.</source>
        <translation>Angeheftetes, Mindestanzahl und die letzte wiederherstellbare Sicherung stehen nicht im Weg.</translation>
    </message>
    <message>
        <source>For &amp;good, without quarantine</source>
        <translation>E&amp;ndgültig, ohne Quarantäne</translation>
    </message>
    <message>
        <source>Its room is freed at once, and nothing can bring it back.</source>
        <translation>Ihr Platz wird sofort frei, und nichts kann sie zurückholen.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n backup(s)</source>
        <translation>
            <numerusform>%n Sicherung &amp;löschen</numerusform>
            <numerusform>%n Sicherungen &amp;löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)</source>
        <translation>
            <numerusform>%n Sicherung löschen</numerusform>
            <numerusform>%n Sicherungen löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>What builds on them goes, too. Nothing happens before you have seen the plan.</source>
        <translation>Was auf ihnen aufbaut, geht mit. Es geschieht nichts, bevor Sie den Plan gesehen haben.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::DetailsPane</name>
    <message>
        <source>Details of the backup</source>
        <translation>Einzelheiten der Sicherung</translation>
    </message>
    <message>
        <source>No backup chosen</source>
        <translation>Keine Sicherung gewählt</translation>
    </message>
    <message>
        <source>Choose a backup to see all about it.</source>
        <translation>Wählen Sie eine Sicherung, um alles über sie zu sehen.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ExpireDialog</name>
    <message>
        <source>Delete what has expired in %1</source>
        <translation>Abgelaufenes in %1 löschen</translation>
    </message>
    <message>
        <source>What no retention rule holds goes. Nothing happens before you have seen the plan.</source>
        <translation>Was keine Aufbewahrungsregel hält, geht. Es geschieht nichts, bevor Sie den Plan gesehen haben.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete &amp;expired backups</source>
        <translation>A&amp;bgelaufene Sicherungen löschen</translation>
    </message>
    <message>
        <source>Those that no rule and no other backup holds.</source>
        <translation>Die keine Regel und keine andere Sicherung hält.</translation>
    </message>
    <message>
        <source>&amp;Merge expired backups into what builds on them</source>
        <translation>Abgelaufene in darauf aufbauende &amp;zusammenführen</translation>
    </message>
    <message>
        <source>They need not stay for it: what builds on them becomes full. No data is copied.</source>
        <translation>Sie müssen dafür nicht bleiben: Was auf ihnen aufbaut, wird voll. Es werden keine Daten kopiert.</translation>
    </message>
    <message>
        <source>Delete &amp;WAL that no backup needs</source>
        <translation>&amp;WAL löschen, das keine Sicherung braucht</translation>
    </message>
    <message>
        <source>WAL of the archive from before the oldest backup that is rolled forward.</source>
        <translation>WAL des Archivs aus der Zeit vor der ältesten Sicherung, an die sich WAL anschließt.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n backup(s)</source>
        <translation>
            <numerusform>%n Sicherung &amp;löschen</numerusform>
            <numerusform>%n Sicherungen &amp;löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::FactsModel</name>
    <message>
        <source>Fact</source>
        <comment>column</comment>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>column</comment>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>cairn::ui::FactsView</name>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
</context>
<context>
    <name>cairn::ui::FormDialog</name>
    <message>
        <source>The same on the command line</source>
        <translation>Dasselbe auf der Kommandozeile</translation>
    </message>
    <message>
        <source>It cannot be said what would happen: %1</source>
        <translation>Es lässt sich nicht sagen, was geschehen würde: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::HistoryPage</name>
    <message>
        <source>The command that does the same again:</source>
        <translation>Der Befehl, der dasselbe noch einmal tut:</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Filter: what, who, backup, message…</source>
        <translation>Filter: Was, Wer, Sicherung, Meldung…</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>Verlauf filtern</translation>
    </message>
    <message>
        <source>Kind of operation</source>
        <translation>Art des Vorgangs</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Das Journal wird gelesen…</translation>
    </message>
    <message>
        <source>The journal cannot be read</source>
        <translation>Das Journal kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>All operations</source>
        <translation>Alle Vorgänge</translation>
    </message>
    <message>
        <source>What did not end well</source>
        <translation>Was nicht gut endete</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s)</source>
        <translation>
            <numerusform>%n Vorgang</numerusform>
            <numerusform>%n Vorgänge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n operation(s)</source>
        <translation>
            <numerusform>%1 von %n Vorgang</numerusform>
            <numerusform>%1 von %n Vorgängen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Noch wurde nichts getan</translation>
    </message>
    <message>
        <source>Every backup, validation, restore and deletion leaves an entry here.</source>
        <translation>Jede Sicherung, Prüfung, Wiederherstellung und Löschung hinterlässt hier einen Eintrag.</translation>
    </message>
    <message>
        <source>No operation matches the filter</source>
        <translation>Kein Vorgang passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) are hidden.</source>
        <translation>
            <numerusform>%n Vorgang ist ausgeblendet.</numerusform>
            <numerusform>%n Vorgänge sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>cairn::ui::InstanceView</name>
    <message>
        <source>PostgreSQL %1</source>
        <translation>PostgreSQL %1</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s), %1 stored</source>
        <translation>
            <numerusform>%n Sicherung, %1 gespeichert</numerusform>
            <numerusform>%n Sicherungen, %1 gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>cairn::ui::JobsPane</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Log of the job</source>
        <translation>Protokoll des Auftrags</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Das Protokoll ist leer</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Noch keine Aufträge</translation>
    </message>
    <message>
        <source>Backups, validations and restores that you start appear here.</source>
        <translation>Sicherungen, Prüfungen und Wiederherstellungen, die Sie starten, erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::KeepDialog</name>
    <message>
        <source>Pin, note and tags of backup %1</source>
        <translation>Anheften, Notiz und Tags von Sicherung %1</translation>
    </message>
    <message>
        <source>What is pinned stays, whatever the retention rules say, with what it builds on.</source>
        <translation>Was angeheftet ist, bleibt mit allem, worauf es aufbaut, was auch immer die Aufbewahrungsregeln sagen.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Not &amp;pinned: the retention rules decide</source>
        <translation>&amp;Nicht angeheftet: Die Aufbewahrungsregeln entscheiden</translation>
    </message>
    <message>
        <source>&amp;For ever</source>
        <translation>&amp;Für immer</translation>
    </message>
    <message>
        <source>&amp;Until:</source>
        <translation>&amp;Bis:</translation>
    </message>
    <message>
        <source>&amp;Days from the backup on:</source>
        <translation>&amp;Tage ab der Sicherung:</translation>
    </message>
    <message>
        <source>&amp;Alone: with only the WAL that makes it consistent</source>
        <translation>&amp;Allein: nur mit dem WAL, das sie konsistent macht</translation>
    </message>
    <message>
        <source>Pinned until, in local time</source>
        <translation>Angeheftet bis, in lokaler Zeit</translation>
    </message>
    <message>
        <source>Days from the backup on</source>
        <translation>Tage ab der Sicherung</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>One in a line: name=value</source>
        <translation>Je Zeile eines: Name=Wert</translation>
    </message>
    <message>
        <source>Note and tags</source>
        <translation>Notiz und Tags</translation>
    </message>
    <message>
        <source>&amp;Note:</source>
        <translation>N&amp;otiz:</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>Ta&amp;gs:</translation>
    </message>
    <message>
        <source>This is no tag: “%1”. Write name=value.</source>
        <translation>Das ist kein Tag: „%1“. Schreiben Sie Name=Wert.</translation>
    </message>
    <message>
        <source>Pinned until, in UTC</source>
        <translation>Angeheftet bis, in UTC</translation>
    </message>
</context>
<context>
    <name>cairn::ui::LogModel</name>
    <message>
        <source>Time</source>
        <comment>column of a log</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <comment>column of a log</comment>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>column of a log</comment>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>cairn::ui::LogSettings</name>
    <message>
        <source>Directory of the log files</source>
        <translation>Verzeichnis der Protokolldateien</translation>
    </message>
    <message>
        <source>Everything (verbose)</source>
        <translation>Alles (verbose)</translation>
    </message>
    <message>
        <source>Details, too (log)</source>
        <translation>Auch Einzelheiten (log)</translation>
    </message>
    <message>
        <source>What is done (info)</source>
        <translation>Was getan wird (info)</translation>
    </message>
    <message>
        <source>What is worth a look (notice)</source>
        <translation>Was einen Blick wert ist (notice)</translation>
    </message>
    <message>
        <source>Warnings and errors (warning)</source>
        <translation>Warnungen und Fehler (warning)</translation>
    </message>
    <message>
        <source>Errors alone (error)</source>
        <translation>Nur Fehler (error)</translation>
    </message>
    <message>
        <source>Nothing (off)</source>
        <translation>Nichts (off)</translation>
    </message>
    <message>
        <source>Default (info)</source>
        <translation>Vorgabe (info)</translation>
    </message>
    <message>
        <source>Default (off)</source>
        <translation>Vorgabe (off)</translation>
    </message>
    <message>
        <source>Default (plain)</source>
        <translation>Vorgabe (plain)</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Einfacher Text</translation>
    </message>
    <message>
        <source>One JSON object per line</source>
        <translation>Ein JSON-Objekt je Zeile</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>never; 100MB, for example</source>
        <translation>nie; zum Beispiel 100MB</translation>
    </message>
    <message>
        <source>never; 7d, for example</source>
        <translation>nie; zum Beispiel 7d</translation>
    </message>
    <message>
        <source>log in the catalog&apos;s directory</source>
        <translation>log im Verzeichnis des Katalogs</translation>
    </message>
    <message>
        <source>On the &amp;terminal:</source>
        <translation>Auf dem &amp;Terminal:</translation>
    </message>
    <message>
        <source>In the log &amp;file:</source>
        <translation>In der &amp;Protokolldatei:</translation>
    </message>
    <message>
        <source>F&amp;orm of the file:</source>
        <translation>F&amp;orm der Datei:</translation>
    </message>
    <message>
        <source>&amp;Directory:</source>
        <translation>&amp;Verzeichnis:</translation>
    </message>
    <message>
        <source>&amp;Name of the file:</source>
        <translation>&amp;Name der Datei:</translation>
    </message>
    <message>
        <source>File for &amp;errors alone:</source>
        <translation>Datei nur für &amp;Fehler:</translation>
    </message>
    <message>
        <source>&amp;Begin anew at a size of:</source>
        <translation>Neu beginnen ab &amp;Größe:</translation>
    </message>
    <message>
        <source>Begin anew at an &amp;age of:</source>
        <translation>Neu beginnen ab A&amp;lter:</translation>
    </message>
</context>
<context>
    <name>cairn::ui::LookDialog</name>
    <message>
        <source>Directory of the server&apos;s programs</source>
        <translation>Verzeichnis der Serverprogramme</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>%1 ansehen</translation>
    </message>
    <message>
        <source>What is seen</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>wird selbst gefunden</translation>
    </message>
    <message>
        <source>The server runs where nobody else can reach it. It stays in recovery, archives nothing, and can be started as before afterwards.</source>
        <translation>Der Server läuft, wo ihn sonst niemand erreicht. Er bleibt in der Wiederherstellung, archiviert nichts und kann danach gestartet werden wie zuvor.</translation>
    </message>
    <message>
        <source>Server &amp;programs:</source>
        <translation>Server&amp;programme:</translation>
    </message>
    <message>
        <source>&amp;Start it</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>S&amp;top it</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>The server is being stopped…</source>
        <translation>Der Server wird gestoppt…</translation>
    </message>
    <message>
        <source>The server was stopped.</source>
        <translation>Der Server wurde gestoppt.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::MainWindow</name>
    <message>
        <source>Catalogs and instances</source>
        <translation>Kataloge und Instanzen</translation>
    </message>
    <message>
        <source>Welcome to Cairn</source>
        <translation>Willkommen bei Cairn</translation>
    </message>
    <message>
        <source>Backups are kept in a catalog: a directory on a disk of your own. Open one that exists, or create a new one.</source>
        <translation>Sicherungen liegen in einem Katalog: einem Verzeichnis auf Ihrem eigenen Datenträger. Öffnen Sie einen vorhandenen, oder legen Sie einen neuen an.</translation>
    </message>
    <message>
        <source>Open catalog…</source>
        <translation>Katalog öffnen…</translation>
    </message>
    <message>
        <source>Create catalog…</source>
        <translation>Katalog anlegen…</translation>
    </message>
    <message>
        <source>Catalogs</source>
        <translation>Kataloge</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Times in %1</source>
        <translation>Zeiten in %1</translation>
    </message>
    <message>
        <source>Cairn</source>
        <translation>Cairn</translation>
    </message>
    <message>
        <source>%1 – Cairn</source>
        <translation>%1 – Cairn</translation>
    </message>
    <message numerus="yes">
        <source>Stopping %n job(s), then Cairn quits…</source>
        <translation>
            <numerusform>%n Auftrag wird gestoppt, dann wird Cairn beendet…</numerusform>
            <numerusform>%n Aufträge werden gestoppt, dann wird Cairn beendet…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n Auftrag läuft</numerusform>
            <numerusform>%n Aufträge laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation>Kein Auftrag läuft</translation>
    </message>
    <message>
        <source>Quit Cairn</source>
        <translation>Cairn beenden</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are still running.</source>
        <translation>
            <numerusform>%n Auftrag läuft noch.</numerusform>
            <numerusform>%n Aufträge laufen noch.</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup that is stopped is left with the status Error; a restore that is stopped leaves a directory that cannot be started. What was complete before stays as it is.</source>
        <translation>Eine gestoppte Sicherung behält den Status Fehler; eine gestoppte Wiederherstellung hinterlässt ein Verzeichnis, das nicht gestartet werden kann. Was vorher vollständig war, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>&amp;Stop the jobs and quit</source>
        <translation>Aufträge &amp;stoppen und beenden</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Open the demo catalog</source>
        <translation>Demokatalog öffnen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::MergeWizard</name>
    <message>
        <source>Merge backups of %1</source>
        <translation>Sicherungen von %1 zusammenführen</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>Zusammen&amp;führen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::MomentPicker</name>
    <message>
        <source>Restore points</source>
        <translation>Restore-Punkte</translation>
    </message>
    <message>
        <source>Looking for restore points…</source>
        <translation>Restore-Punkte werden gesucht…</translation>
    </message>
    <message>
        <source>No restore points</source>
        <translation>Keine Restore-Punkte</translation>
    </message>
    <message>
        <source>&amp;Find restore points</source>
        <translation>Restore-Punkte &amp;suchen</translation>
    </message>
    <message>
        <source>Restore points were not looked for</source>
        <translation>Restore-Punkte wurden nicht gesucht</translation>
    </message>
    <message>
        <source>&amp;Find restore points in %1 of WAL</source>
        <translation>Restore-Punkte in %1 WAL &amp;suchen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::NavigatorModel</name>
    <message>
        <source>Catalog %1. %2</source>
        <translation>Katalog %1. %2</translation>
    </message>
    <message>
        <source>Instance %1. %2</source>
        <translation>Instanz %1. %2</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>health word: sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A job is at work. %1</source>
        <translation>Ein Auftrag ist am Werk. %1</translation>
    </message>
</context>
<context>
    <name>cairn::ui::OverviewPage</name>
    <message>
        <source>Nothing was done with this instance yet.</source>
        <translation>Mit dieser Instanz wurde noch nichts getan.</translation>
    </message>
    <message>
        <source>Last jobs</source>
        <translation>Letzte Aufträge</translation>
    </message>
    <message>
        <source>What should be done</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What can be recovered</source>
        <translation>Was wiederhergestellt werden kann</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Reading the instance…</source>
        <translation>Die Instanz wird gelesen…</translation>
    </message>
    <message>
        <source>The instance cannot be read</source>
        <translation>Die Instanz kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing can be recovered yet.</source>
        <translation>Noch kann nichts wiederhergestellt werden.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PasswordDialog</name>
    <message>
        <source>&amp;Remember it in the keyring</source>
        <translation>Im &amp;Schlüsselbund merken</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of %1 on %2</source>
        <extracomment>whose password: the name of a user, then host and port of the server</extracomment>
        <translation>Passwort von %1 auf %2</translation>
    </message>
    <message>
        <source>The server refused the password that it was given.</source>
        <translation>Der Server hat das Passwort abgelehnt, das er bekam.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>It is kept until Cairn quits.</source>
        <translation>Es bleibt, bis Cairn beendet wird.</translation>
    </message>
    <message>
        <source>The keyring of the desktop keeps it. Settings can forget it again.</source>
        <translation>Der Schlüsselbund des Desktops bewahrt es auf. In den Einstellungen lässt es sich wieder vergessen.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PasswordKeeper</name>
    <message>
        <source>The password is not remembered</source>
        <translation>Das Passwort ist nicht gemerkt</translation>
    </message>
    <message>
        <source>The password of %1 could not be put into the keyring. It is kept until Cairn quits.</source>
        <translation>Das Passwort von %1 ließ sich nicht in den Schlüsselbund legen. Es bleibt, bis Cairn beendet wird.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PasswordsDialog</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The password is kept</source>
        <translation>Das Passwort wird aufbewahrt</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>until Cairn quits</source>
        <translation>bis Cairn beendet wird</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Passwörter</translation>
    </message>
    <message>
        <source>Servers whose password is kept</source>
        <translation>Server, deren Passwort aufbewahrt wird</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Forget &amp;all</source>
        <translation>&amp;Alle vergessen</translation>
    </message>
    <message>
        <source>Those that were asked for here, and where each one is. Passwords that libpq finds by its own means, like ~/.pgpass, are not among them.</source>
        <translation>Die, nach denen hier gefragt wurde, und wo jedes ist. Passwörter, die libpq auf seinen eigenen Wegen findet, etwa in ~/.pgpass, sind nicht dabei.</translation>
    </message>
    <message>
        <source>The password of %1 is still in the keyring. %2</source>
        <extracomment>the name of a server, then why</extracomment>
        <translation>Das Passwort von %1 ist noch im Schlüsselbund. %2</translation>
    </message>
    <message>
        <source>No password is kept</source>
        <translation>Kein Passwort wird aufbewahrt</translation>
    </message>
    <message>
        <source>When a server wants one that libpq does not find, Cairn asks for it, and remembers it if you like.</source>
        <translation>Will ein Server eines, das libpq nicht findet, fragt Cairn danach und merkt es sich, wenn Sie möchten.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PathEdit</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a directory</source>
        <translation>Verzeichnis wählen</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PathListEdit</name>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Add a directory</source>
        <translation>Verzeichnis hinzufügen</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Hinzufügen: %1</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PlanView</name>
    <message>
        <source>Nothing goes.</source>
        <translation>Nichts wird gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) will be deleted</source>
        <translation>
            <numerusform>%n Sicherung wird gelöscht</numerusform>
            <numerusform>%n Sicherungen werden gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n WAL file(s)</source>
        <translation>
            <numerusform>%n WAL-Datei</numerusform>
            <numerusform>%n WAL-Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, which frees %2.</source>
        <extracomment>%1: so many backups will be deleted; %2: a size</extracomment>
        <translation>%1, das macht %2 frei.</translation>
    </message>
    <message>
        <source>%1, and %2, which frees %3.</source>
        <extracomment>%1: so many backups will be deleted; %2: so many WAL files; %3: a size</extracomment>
        <translation>%1, dazu %2, das macht %3 frei.</translation>
    </message>
    <message>
        <source>What goes and what stays</source>
        <translation>Was geht und was bleibt</translation>
    </message>
    <message>
        <source>Working out what would go…</source>
        <translation>Es wird ermittelt, was gelöscht würde…</translation>
    </message>
    <message>
        <source>Nothing is deleted yet.</source>
        <translation>Noch ist nichts gelöscht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What goes is in quarantine until %1: until then it can be brought back, and its room is not freed.</source>
        <translation>Was geht, ist bis %1 in Quarantäne: Bis dahin kann es zurückgeholt werden, und sein Platz wird nicht frei.</translation>
    </message>
    <message>
        <source>There is no quarantine: this cannot be undone.</source>
        <translation>Es gibt keine Quarantäne: Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Nothing that can be restored would be left.</source>
        <translation>Nichts Wiederherstellbares bliebe übrig.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PolicyEditor</name>
    <message>
        <source>Window, in &amp;days:</source>
        <translation>Zeitfenster in &amp;Tagen:</translation>
    </message>
    <message>
        <source>&amp;Full backups:</source>
        <translation>&amp;Vollsicherungen:</translation>
    </message>
    <message>
        <source>Dail&amp;y:</source>
        <translation>Tä&amp;glich:</translation>
    </message>
    <message>
        <source>&amp;Weekly:</source>
        <translation>&amp;Wöchentlich:</translation>
    </message>
    <message>
        <source>M&amp;onthly:</source>
        <translation>&amp;Monatlich:</translation>
    </message>
    <message>
        <source>Yea&amp;rly:</source>
        <translation>Jä&amp;hrlich:</translation>
    </message>
    <message>
        <source>WA&amp;L depth:</source>
        <translation>WA&amp;L-Tiefe:</translation>
    </message>
    <message>
        <source>At l&amp;east:</source>
        <translation>Mindest&amp;ens:</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>a retention rule</comment>
        <translation>nicht gesetzt</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ReportChart</name>
    <message>
        <source>History of validations</source>
        <translation>Verlauf der Prüfungen</translation>
    </message>
    <message numerus="yes">
        <source>Of the last %1 validations, %n passed.</source>
        <extracomment>%1: a number of validations, more than one; %n: how many of them passed</extracomment>
        <translation>
            <numerusform>Von den letzten %1 Prüfungen wurde %n bestanden.</numerusform>
            <numerusform>Von den letzten %1 Prüfungen wurden %n bestanden.</numerusform>
        </translation>
    </message>
    <message>
        <source>How much each of them read; a cross marks one that failed.</source>
        <translation>Wie viel jede von ihnen gelesen hat; ein Kreuz markiert eine nicht bestandene.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ReportDialog</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Validation of %1</source>
        <translation>Prüfung von %1</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Problems were found</source>
        <translation>Es wurden Probleme gefunden</translation>
    </message>
    <message>
        <source>There was nothing to validate</source>
        <translation>Es gab nichts zu prüfen</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n backup(s) examined, %2 read.</source>
        <translation>
            <numerusform>%1: %n Sicherung untersucht, %2 gelesen.</numerusform>
            <numerusform>%1: %n Sicherungen untersucht, %2 gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1
File: %2</source>
        <translation>%1
Datei: %2</translation>
    </message>
    <message>
        <source>validation.txt</source>
        <comment>file name</comment>
        <translation>pruefung.txt</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>The report could not be saved.</source>
        <translation>Der Bericht konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ReportsPage</name>
    <message>
        <source>Compare with the previous one</source>
        <translation>Mit dem vorigen vergleichen</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>Als HTML speichern…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Validation reports</source>
        <translation>Prüfberichte</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>All about it</source>
        <translation>Alles darüber</translation>
    </message>
    <message>
        <source>Reading the reports…</source>
        <translation>Die Berichte werden gelesen…</translation>
    </message>
    <message>
        <source>The reports cannot be read</source>
        <translation>Die Berichte können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing has been validated yet</source>
        <translation>Noch wurde nichts geprüft</translation>
    </message>
    <message>
        <source>A validation reads what is stored and proves that it can be restored. What it finds is kept here.</source>
        <translation>Eine Prüfung liest, was gespeichert ist, und beweist, dass es wiederhergestellt werden kann. Was sie findet, wird hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Validate…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>%1, depth %2: %3 read on %4.</source>
        <extracomment>what was looked at, how deeply, how much was read, when</extracomment>
        <translation>%1, Tiefe %2: %3 gelesen am %4.</translation>
    </message>
    <message>
        <source>Compared with %1: %2 new, %3 gone, %4 unchanged.</source>
        <extracomment>when the other one was; how many findings are new, gone and unchanged</extracomment>
        <translation>Verglichen mit %1: %2 neu, %3 weggefallen, %4 unverändert.</translation>
    </message>
    <message>
        <source>Cairn %1 on %2</source>
        <extracomment>a program, its version, and a machine</extracomment>
        <translation>Cairn %1 auf %2</translation>
    </message>
    <message>
        <source>validation-%1-%2</source>
        <extracomment>a file name; %1: a name, %2: a date</extracomment>
        <translation>pruefung-%1-%2</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>The report was saved as %1.</source>
        <translation>Der Bericht wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>The report could not be saved.</source>
        <translation>Der Bericht konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
</context>
<context>
    <name>cairn::ui::RestoreWizard</name>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>Wie&amp;derherstellen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::RetentionDialog</name>
    <message>
        <source>Retention of %1</source>
        <translation>Aufbewahrung von %1</translation>
    </message>
    <message>
        <source>A backup stays while any rule holds it. Saving the policy deletes nothing.</source>
        <translation>Eine Sicherung bleibt, solange eine Regel sie hält. Das Speichern der Regeln löscht nichts.</translation>
    </message>
    <message>
        <source>&amp;Save policy</source>
        <translation>Regeln &amp;speichern</translation>
    </message>
    <message>
        <source>E&amp;xpire now…</source>
        <translation>Abgelaufene &amp;jetzt löschen…</translation>
    </message>
    <message>
        <source>&amp;Merge expired into what builds on them</source>
        <translation>Abgelaufene in darauf aufbauende &amp;zusammenführen</translation>
    </message>
    <message>
        <source>Also W&amp;AL that no backup needs</source>
        <translation>&amp;Auch WAL, das keine Sicherung braucht</translation>
    </message>
    <message>
        <source>What would go now by this policy</source>
        <translation>Was nach diesen Regeln jetzt gelöscht würde</translation>
    </message>
</context>
<context>
    <name>cairn::ui::RetentionPage</name>
    <message>
        <source>Save policy</source>
        <translation>Regeln speichern</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Review plan…</source>
        <translation>Plan ansehen…</translation>
    </message>
    <message>
        <source>Merge expired into what builds on them</source>
        <translation>Abgelaufene in darauf aufbauende zusammenführen</translation>
    </message>
    <message>
        <source>Also WAL that no backup needs</source>
        <translation>Auch WAL, das keine Sicherung braucht</translation>
    </message>
    <message>
        <source>Retention policy</source>
        <translation>Aufbewahrungsregeln</translation>
    </message>
    <message>
        <source>Day to look at</source>
        <translation>Betrachteter Tag</translation>
    </message>
    <message>
        <source>Days from now</source>
        <translation>Tage ab jetzt</translation>
    </message>
    <message>
        <source>now</source>
        <comment>a day to look at</comment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>What becomes of each backup</source>
        <translation>Was aus jeder Sicherung wird</translation>
    </message>
    <message>
        <source>Edited, not saved. Saving deletes nothing.</source>
        <translation>Geändert, nicht gespeichert. Das Speichern löscht nichts.</translation>
    </message>
    <message>
        <source>This policy is saved.</source>
        <translation>Diese Regeln sind gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>day(s) from now</source>
        <comment>after a number</comment>
        <translation>
            <numerusform>Tag ab jetzt</numerusform>
            <numerusform>Tage ab jetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the catalog…</source>
        <translation>Der Katalog wird gelesen…</translation>
    </message>
    <message>
        <source>The instance cannot be read</source>
        <translation>Die Instanz kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Noch keine Sicherung</translation>
    </message>
    <message>
        <source>What a policy does is shown as soon as there is a backup.</source>
        <translation>Was Regeln bewirken, wird gezeigt, sobald es eine Sicherung gibt.</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
</context>
<context>
    <name>cairn::ui::SettingsDialog</name>
    <message>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>What is left empty is not set: the default counts, or what libpq finds.</source>
        <translation>Was leer bleibt, ist nicht gesetzt: Dann gilt die Vorgabe, oder was libpq findet.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>T&amp;est connection</source>
        <translation>&amp;Verbindung prüfen</translation>
    </message>
    <message>
        <source>as libpq finds it: PGHOST, or the local socket</source>
        <translation>wie libpq ihn findet: PGHOST oder der lokale Socket</translation>
    </message>
    <message>
        <source>as libpq finds it: PGPORT, or 5432</source>
        <translation>wie libpq ihn findet: PGPORT oder 5432</translation>
    </message>
    <message>
        <source>as libpq finds it: PGUSER, or your own name</source>
        <translation>wie libpq ihn findet: PGUSER oder Ihr eigener Name</translation>
    </message>
    <message>
        <source>as libpq finds it: PGDATABASE, or the user&apos;s name</source>
        <translation>wie libpq sie findet: PGDATABASE oder der Name des Benutzers</translation>
    </message>
    <message>
        <source>one that calls cairn archive-get</source>
        <translation>einer, der cairn archive-get aufruft</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Data directory:</source>
        <translation>&amp;Datenverzeichnis:</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>Da&amp;tabase:</source>
        <translation>Da&amp;tenbank:</translation>
    </message>
    <message>
        <source>Default (Zstandard)</source>
        <translation>Vorgabe (Zstandard)</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Default (5 minutes)</source>
        <translation>Vorgabe (5 Minuten)</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>None: what is deleted is gone</source>
        <translation>Keine: Gelöschtes ist weg</translation>
    </message>
    <message>
        <source>Backups and restores</source>
        <translation>Sicherungen und Wiederherstellungen</translation>
    </message>
    <message>
        <source>&amp;Compression:</source>
        <translation>&amp;Komprimierung:</translation>
    </message>
    <message>
        <source>&amp;Level:</source>
        <translation>St&amp;ufe:</translation>
    </message>
    <message>
        <source>&amp;Wait for WAL:</source>
        <translation>Auf &amp;WAL warten:</translation>
    </message>
    <message>
        <source>&amp;Quarantine:</source>
        <translation>&amp;Quarantäne:</translation>
    </message>
    <message>
        <source>&amp;Restore command:</source>
        <translation>&amp;Restore-Befehl:</translation>
    </message>
    <message>
        <source>Choose the data directory of the cluster.</source>
        <translation>Wählen Sie das Datenverzeichnis des Clusters.</translation>
    </message>
    <message>
        <source>The path of the data directory has to begin with a slash.</source>
        <translation>Der Pfad des Datenverzeichnisses muss mit einem Schrägstrich beginnen.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Die Verbindung wird geprüft…</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Die Verbindung steht.</translation>
    </message>
    <message>
        <source>Backups cannot work with this connection yet.</source>
        <translation>Mit dieser Verbindung sind Sicherungen noch nicht möglich.</translation>
    </message>
    <message>
        <source>External directories</source>
        <translation>Externe Verzeichnisse</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>none; /etc/postgresql:/srv/files, for example</source>
        <translation>keine; zum Beispiel /etc/postgresql:/srv/files</translation>
    </message>
    <message>
        <source>E&amp;xternal directories:</source>
        <translation>E&amp;xterne Verzeichnisse:</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What the cairn command writes when it works on this instance. What is done from here is in the log of its job.</source>
        <translation>Was der Befehl cairn schreibt, wenn er an dieser Instanz arbeitet. Was von hier aus getan wird, steht im Protokoll seines Auftrags.</translation>
    </message>
    <message numerus="yes">
        <source>day(s)</source>
        <comment>after a number</comment>
        <translation>
            <numerusform>Tag</numerusform>
            <numerusform>Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Times in local time</source>
        <translation>Zeiten in lokaler Zeit</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Zeiten in UTC</translation>
    </message>
    <message numerus="yes">
        <source>Catalog %1: %n instance(s), %2 stored</source>
        <extracomment>the path of a catalog, how many instances it holds, their size</extracomment>
        <translation>
            <numerusform>Katalog %1: %n Instanz, %2 gespeichert</numerusform>
            <numerusform>Katalog %1: %n Instanzen, %2 gespeichert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::StateView</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::StepList</name>
    <message>
        <source>What mends it</source>
        <translation>Was es behebt</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::StepReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>This is what will be done</source>
        <translation>Das wird getan</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>Dasselbe auf der Kommandozeile</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
</context>
<context>
    <name>cairn::ui::StepWizard</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Zurück</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TablespaceModel</name>
    <message>
        <source>the same directory</source>
        <translation>dasselbe Verzeichnis</translation>
    </message>
    <message>
        <source>Tablespace %1</source>
        <translation>Tablespace %1</translation>
    </message>
    <message>
        <source>goes to %1</source>
        <translation>geht nach %1</translation>
    </message>
    <message>
        <source>Tablespace in the backup</source>
        <translation>Tablespace in der Sicherung</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Geht nach</translation>
    </message>
    <message>
        <source>Free there</source>
        <translation>Dort frei</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TargetEditor</name>
    <message>
        <source>&amp;Include the target itself</source>
        <translation>Das Ziel selbst &amp;einschließen</translation>
    </message>
    <message>
        <source>The latest moment that is archived</source>
        <translation>Der letzte archivierte Zeitpunkt</translation>
    </message>
    <message>
        <source>The end of the backup</source>
        <translation>Das Ende der Sicherung</translation>
    </message>
    <message>
        <source>A moment in time</source>
        <translation>Ein Zeitpunkt</translation>
    </message>
    <message>
        <source>A transaction</source>
        <translation>Eine Transaktion</translation>
    </message>
    <message>
        <source>A WAL position (LSN)</source>
        <translation>Eine WAL-Position (LSN)</translation>
    </message>
    <message>
        <source>A named restore point</source>
        <translation>Ein benannter Restore-Punkt</translation>
    </message>
    <message>
        <source>Local time (%1)</source>
        <translation>Lokale Zeit (%1)</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>The one of the backup</source>
        <translation>Die der Sicherung</translation>
    </message>
    <message>
        <source>The latest</source>
        <translation>Die neueste</translation>
    </message>
    <message>
        <source>Or type the number of a timeline</source>
        <translation>Oder geben Sie die Nummer einer Zeitleiste ein</translation>
    </message>
    <message>
        <source>&amp;Recover to:</source>
        <translation>Wiederherstellen &amp;bis:</translation>
    </message>
    <message>
        <source>&amp;Moment:</source>
        <translation>Zeit&amp;punkt:</translation>
    </message>
    <message>
        <source>Transaction n&amp;umber:</source>
        <translation>Transaktionsn&amp;ummer:</translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation>Na&amp;me:</translation>
    </message>
    <message>
        <source>&amp;Timeline:</source>
        <translation>Zeit&amp;leiste:</translation>
    </message>
    <message>
        <source>P&amp;osition:</source>
        <translation>P&amp;osition:</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TimelineReader</name>
    <message>
        <source>Reading the archive…</source>
        <translation>Das Archiv wird gelesen…</translation>
    </message>
    <message>
        <source>The archive cannot be read</source>
        <translation>Das Archiv kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing to go back to yet</source>
        <translation>Noch gibt es nichts, wohin man zurück könnte</translation>
    </message>
    <message>
        <source>Timelines are shown as soon as there is a backup.</source>
        <translation>Zeitleisten werden gezeigt, sobald es eine Sicherung gibt.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>The moment to restore to. Arrow keys go from event to event, plus and minus zoom.</source>
        <translation>Der Zeitpunkt, zu dem wiederhergestellt wird. Pfeiltasten gehen von Ereignis zu Ereignis, Plus und Minus zoomen.</translation>
    </message>
    <message>
        <source>nothing to choose from</source>
        <translation>nichts zu wählen</translation>
    </message>
    <message>
        <source>%1 %2 %3, timeline %4</source>
        <translation>%1 %2 %3, Zeitleiste %4</translation>
    </message>
    <message>
        <source>left timeline %1</source>
        <translation>verließ Zeitleiste %1</translation>
    </message>
    <message>
        <source>%1
from %2
to %3</source>
        <translation>%1
von %2
bis %3</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TimelinesPage</name>
    <message>
        <source>Restore to this &amp;moment…</source>
        <translation>Bis zu diesem &amp;Zeitpunkt wiederherstellen…</translation>
    </message>
    <message>
        <source>Stretches of the timelines</source>
        <translation>Abschnitte der Zeitleisten</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show everything (0)</source>
        <translation>Alles zeigen (0)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to what was shown before (Backspace)</source>
        <translation>Zurück zu dem, was vorher gezeigt wurde (Rücktaste)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Lokale Zeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Timelines</source>
        <translation>Zeitleisten</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ValidateWizard</name>
    <message>
        <source>Validate</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>&amp;Validate</source>
        <translation>&amp;Prüfen</translation>
    </message>
</context>
<context>
    <name>cairn::ui::WindowBand</name>
    <message>
        <source>What can be recovered, now and afterwards</source>
        <translation>Was wiederhergestellt werden kann, jetzt und danach</translation>
    </message>
    <message>
        <source>Now: %1. Afterwards: %2.</source>
        <translation>Jetzt: %1. Danach: %2.</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>what can be recovered</comment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <comment>what can be recovered</comment>
        <translation>Danach</translation>
    </message>
    <message>
        <source>What can be recovered</source>
        <translation>Was wiederhergestellt werden kann</translation>
    </message>
</context>
<context>
    <name>cairn::ui::WindowChange</name>
    <message>
        <source>What can be recovered</source>
        <translation>Was wiederhergestellt werden kann</translation>
    </message>
    <message>
        <source>Now:</source>
        <translation>Jetzt:</translation>
    </message>
    <message>
        <source>Afterwards:</source>
        <translation>Danach:</translation>
    </message>
</context>
</TS>
