<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Backup and point-in-time recovery for PostgreSQL that you can see.</source>
        <translation>Резервное копирование и восстановление PostgreSQL на любой момент — наглядно.</translation>
    </message>
    <message>
        <source>A cairn is a pile of stones that marks the way back.</source>
        <translation>Cairn — пирамида из камней, которая указывает дорогу назад.</translation>
    </message>
    <message>
        <source>Copyright © 2026 the Cairn authors. PostgreSQL License: use, copy, change and pass it on, without fee and without warranty.</source>
        <translation>Copyright © 2026, авторы Cairn. Лицензия PostgreSQL: использование, копирование, изменение и передача — бесплатно и без гарантий.</translation>
    </message>
    <message>
        <source>Built with Qt %1, running with Qt %2.</source>
        <translation>Собрано с Qt %1, работает с Qt %2.</translation>
    </message>
    <message>
        <source>About Cairn</source>
        <translation>О программе Cairn</translation>
    </message>
    <message>
        <source>Command</source>
        <comment>column</comment>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>column</comment>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
</context>
<context>
    <name>AddInstancePages</name>
    <message>
        <source>Cluster</source>
        <translation>Кластер</translation>
    </message>
    <message>
        <source>Which cluster?</source>
        <translation>Какой кластер?</translation>
    </message>
    <message>
        <source>An instance stands for one PostgreSQL cluster. Cairn reads its files on this machine and talks to its server.</source>
        <translation>Экземпляр соответствует одному кластеру PostgreSQL. Cairn читает его файлы на этой машине и обращается к его серверу.</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Каталог данных</translation>
    </message>
    <message>
        <source>a short name, for example “main”</source>
        <translation>короткое имя, например «main»</translation>
    </message>
    <message>
        <source>as libpq finds it: PGHOST, or the local socket</source>
        <translation>как его находит libpq: PGHOST или локальный сокет</translation>
    </message>
    <message>
        <source>as libpq finds it: PGPORT, or 5432</source>
        <translation>как его находит libpq: PGPORT или 5432</translation>
    </message>
    <message>
        <source>as libpq finds it: PGUSER, or your own name</source>
        <translation>как его находит libpq: PGUSER или ваше имя</translation>
    </message>
    <message>
        <source>as libpq finds it: PGDATABASE, or the user&apos;s name</source>
        <translation>как её находит libpq: PGDATABASE или имя пользователя</translation>
    </message>
    <message>
        <source>Nam&amp;e:</source>
        <translation>&amp;Имя:</translation>
    </message>
    <message>
        <source>&amp;Data directory:</source>
        <translation>&amp;Каталог данных:</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Сервер:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Порт:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>По&amp;льзователь:</translation>
    </message>
    <message>
        <source>Da&amp;tabase:</source>
        <translation>&amp;База данных:</translation>
    </message>
    <message>
        <source>Give the instance a name.</source>
        <translation>Дайте экземпляру имя.</translation>
    </message>
    <message>
        <source>The catalog holds an instance of that name already.</source>
        <translation>В каталоге копий уже есть экземпляр с таким именем.</translation>
    </message>
    <message>
        <source>Choose the data directory of the cluster.</source>
        <translation>Выберите каталог данных кластера.</translation>
    </message>
    <message>
        <source>The path of the data directory has to begin with a slash.</source>
        <translation>Путь к каталогу данных должен начинаться с косой черты.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Порт — это число от 1 до 65535.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Can backups work?</source>
        <translation>Возможно ли копирование?</translation>
    </message>
    <message>
        <source>The test only looks; it changes nothing on the server.</source>
        <translation>Проверка только смотрит и ничего не меняет на сервере.</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>Проверить &amp;снова</translation>
    </message>
    <message>
        <source>&amp;Add the instance although the test did not pass</source>
        <translation>Добавить &amp;экземпляр, хотя проверка не пройдена</translation>
    </message>
    <message>
        <source>The test is running…</source>
        <translation>Идёт проверка…</translation>
    </message>
    <message>
        <source>The test could not be run.</source>
        <translation>Проверку выполнить не удалось.</translation>
    </message>
    <message>
        <source>Mend what failed and test again.</source>
        <translation>Исправьте то, что не прошло, и проверьте снова.</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Проверяется подключение…</translation>
    </message>
    <message>
        <source>Archiving</source>
        <translation>Архивация</translation>
    </message>
    <message>
        <source>Keep the WAL?</source>
        <translation>Сохранять WAL?</translation>
    </message>
    <message>
        <source>With archiving, any moment between backups can be restored. The server then hands every WAL file to this command.</source>
        <translation>С архивацией можно восстановить любой момент между копиями. Сервер будет передавать каждый файл WAL этой команде.</translation>
    </message>
    <message>
        <source>archive_command</source>
        <translation>archive_command</translation>
    </message>
    <message>
        <source>I set it &amp;myself, or later</source>
        <translation>Настрою сам &amp;или позже</translation>
    </message>
    <message>
        <source>&amp;Set it now on the server, with ALTER SYSTEM</source>
        <translation>Настроить на сервере &amp;сейчас командой ALTER SYSTEM</translation>
    </message>
    <message>
        <source>What the server has now</source>
        <translation>Что на сервере сейчас</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Настройка</translation>
    </message>
    <message>
        <source>You are asked once more before anything is changed. If archive_mode is off now, the server has to be restarted afterwards.</source>
        <translation>Перед любым изменением будет ещё один вопрос. Если archive_mode сейчас выключен, сервер потом нужно будет перезапустить.</translation>
    </message>
    <message>
        <source>There was no connection to the server, so Cairn cannot set it.</source>
        <translation>Подключения к серверу не было, поэтому Cairn не может это настроить.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>archive_mode is off</source>
        <translation>archive_mode выключен</translation>
    </message>
    <message>
        <source>archive_mode is on, archive_command is empty</source>
        <translation>archive_mode включён, archive_command пуст</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Пока ничего не изменено.</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Экземпляр</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Каталог копий</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>is set on the server, after asking</source>
        <translation>будет настроено на сервере после вопроса</translation>
    </message>
    <message>
        <source>is left as it is</source>
        <translation>останется как есть</translation>
    </message>
    <message>
        <source>Passwords come from libpq&apos;s own means, like ~/.pgpass. When it finds none, Cairn asks.</source>
        <translation>Пароли берутся средствами самой libpq, например из ~/.pgpass. Если она не находит пароля, Cairn его спросит.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Nothing between %1 and %2 can be recovered on timeline %3.</source>
        <translation>На линии времени %3 нельзя восстановить ничего между %1 и %2.</translation>
    </message>
    <message>
        <source>Nothing after %1 can be recovered on timeline %2.</source>
        <translation>На линии времени %2 нельзя восстановить ничего после %1.</translation>
    </message>
    <message>
        <source>The last good backup is %1 old; usually one is taken every %2.</source>
        <translation>Возраст последней хорошей копии — %1; обычно копия создаётся раз в %2.</translation>
    </message>
    <message>
        <source>The last good backup is %1 old.</source>
        <translation>Возраст последней хорошей копии — %1.</translation>
    </message>
    <message numerus="yes">
        <source>The last full backup is %1 old, older than the window of %n day(s) that is to be kept.</source>
        <translation>
            <numerusform>Возраст последней полной копии — %1, это больше окна в %n день, которое нужно хранить.</numerusform>
            <numerusform>Возраст последней полной копии — %1, это больше окна в %n дня, которое нужно хранить.</numerusform>
            <numerusform>Возраст последней полной копии — %1, это больше окна в %n дней, которое нужно хранить.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last full backup is %1 old; usually one is taken every %2.</source>
        <translation>Возраст последней полной копии — %1; обычно полная копия создаётся раз в %2.</translation>
    </message>
    <message>
        <source>The newest good backup, %1, was never validated.</source>
        <translation>Самая новая хорошая копия, %1, ни разу не проверялась.</translation>
    </message>
    <message>
        <source>The newest good backup, %1, was last validated %2 ago.</source>
        <translation>Самая новая хорошая копия, %1, последний раз проверялась %2 назад.</translation>
    </message>
    <message>
        <source>The instance cannot be read.</source>
        <translation>Экземпляр не читается.</translation>
    </message>
    <message>
        <source>There is no backup.</source>
        <translation>Копий нет.</translation>
    </message>
    <message numerus="yes">
        <source>None of %n backup(s) can be restored.</source>
        <translation>
            <numerusform>Ни одну из %n копии нельзя восстановить.</numerusform>
            <numerusform>Ни одну из %n копий нельзя восстановить.</numerusform>
            <numerusform>Ни одну из %n копий нельзя восстановить.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last backup, %1, failed.</source>
        <translation>Последнее копирование, %1, не удалось.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) cannot be relied on, the newest is %1.</source>
        <translation>
            <numerusform>На %n копию нельзя положиться, самая новая — %1.</numerusform>
            <numerusform>На %n копии нельзя положиться, самая новая — %1.</numerusform>
            <numerusform>На %n копий нельзя положиться, самая новая — %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last WAL was archived %1 ago; what was written since would be lost.</source>
        <translation>Последний WAL архивирован %1 назад; записанное с тех пор было бы потеряно.</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) of WAL cannot be used.</source>
        <translation>
            <numerusform>%n сегмент WAL непригоден.</numerusform>
            <numerusform>%n сегмента WAL непригодны.</numerusform>
            <numerusform>%n сегментов WAL непригодны.</numerusform>
        </translation>
    </message>
    <message>
        <source>No WAL is archived: only the moments at which backups ended can be recovered.</source>
        <translation>WAL не архивируется: восстановить можно только моменты, в которые завершились копии.</translation>
    </message>
    <message>
        <source>No retention rule is set: backups are kept for ever.</source>
        <translation>Правила хранения не заданы: копии хранятся вечно.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are held by no retention rule any more.</source>
        <translation>
            <numerusform>%n копию больше не держит ни одно правило хранения.</numerusform>
            <numerusform>%n копии больше не держит ни одно правило хранения.</numerusform>
            <numerusform>%n копий больше не держит ни одно правило хранения.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the packs are not needed by any backup.</source>
        <translation>%1 в пакетах не нужны ни одной копии.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Создать копию…</translation>
    </message>
    <message>
        <source>Validate…</source>
        <translation>Проверить…</translation>
    </message>
    <message>
        <source>Check archiving…</source>
        <translation>Проверить архивацию…</translation>
    </message>
    <message>
        <source>Edit retention…</source>
        <translation>Изменить хранение…</translation>
    </message>
    <message>
        <source>Delete what has expired…</source>
        <translation>Удалить устаревшее…</translation>
    </message>
    <message>
        <source>Delete WAL…</source>
        <translation>Удалить WAL…</translation>
    </message>
    <message>
        <source>Compact…</source>
        <translation>Уплотнить…</translation>
    </message>
</context>
<context>
    <name>BackupColumn</name>
    <message>
        <source>Deleted</source>
        <comment>backup status: in quarantine</comment>
        <translation>Удалена</translation>
    </message>
    <message>
        <source>Until %1 it can be brought back.</source>
        <translation>До %1 её можно вернуть.</translation>
    </message>
    <message>
        <source>ID</source>
        <comment>column</comment>
        <translation>ID</translation>
    </message>
    <message>
        <source>Backup %1</source>
        <translation>Копия %1</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column</comment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Status: %1. %2</source>
        <translation>Состояние: %1. %2</translation>
    </message>
    <message>
        <source>Kept because</source>
        <comment>column: the retention rules that hold a backup</comment>
        <translation>Хранится, потому что</translation>
    </message>
    <message>
        <source>No retention rule holds it: it goes with the next deletion of what has expired.</source>
        <translation>Её не держит ни одно правило хранения: она уйдёт при следующем удалении устаревшего.</translation>
    </message>
    <message>
        <source>Time alone does not let it go: it stays until newer backups take its place.</source>
        <translation>Одно лишь время её не отпустит: она останется, пока её место не займут более новые копии.</translation>
    </message>
    <message>
        <source>No retention rule is set, so that every backup stays.</source>
        <translation>Правила хранения не заданы, поэтому остаются все копии.</translation>
    </message>
    <message>
        <source>It is pinned for ever, or a backup needs it that is.</source>
        <translation>Она закреплена навсегда или нужна копии, которая закреплена.</translation>
    </message>
    <message>
        <source>Expires</source>
        <comment>column: when retention lets a backup go</comment>
        <translation>Устаревает</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Ratio</source>
        <comment>column: how many times smaller the stored form is</comment>
        <translation>Сжатие, раз</translation>
    </message>
    <message>
        <source>Timeline</source>
        <comment>column</comment>
        <translation>Линия времени</translation>
    </message>
    <message>
        <source>Validated</source>
        <comment>column</comment>
        <translation>Проверена</translation>
    </message>
    <message>
        <source>in quarantine: it can be brought back</source>
        <translation>в карантине: её можно вернуть</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>no retention rule holds a backup</comment>
        <translation>устарела</translation>
    </message>
    <message>
        <source>with newer backups</source>
        <comment>when a backup expires</comment>
        <translation>с появлением новых копий</translation>
    </message>
    <message>
        <source>never: no rule is set</source>
        <comment>when a backup expires</comment>
        <translation>никогда: правил нет</translation>
    </message>
    <message>
        <source>never</source>
        <comment>when a backup expires</comment>
        <translation>никогда</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column: full or incremental</comment>
        <translation>Режим</translation>
    </message>
    <message>
        <source>WAL mode</source>
        <comment>column: stream or archive</comment>
        <translation>Режим WAL</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column: when the backup was taken</comment>
        <translation>Время</translation>
    </message>
    <message>
        <source>Data</source>
        <comment>column: size of the stored data</comment>
        <translation>Данные</translation>
    </message>
    <message>
        <source>WAL</source>
        <comment>column: size of the stored WAL</comment>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Start LSN</source>
        <comment>column</comment>
        <translation>Начальный LSN</translation>
    </message>
    <message>
        <source>Stop LSN</source>
        <comment>column</comment>
        <translation>Конечный LSN</translation>
    </message>
    <message>
        <source>Version</source>
        <comment>column: of PostgreSQL</comment>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>column</comment>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Recovery time</source>
        <comment>column</comment>
        <translation>Восстановима с</translation>
    </message>
    <message>
        <source>Cluster size</source>
        <comment>column</comment>
        <translation>Размер кластера</translation>
    </message>
    <message>
        <source>Compression</source>
        <comment>column</comment>
        <translation>Сжатие</translation>
    </message>
</context>
<context>
    <name>BackupFacts</name>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Что это значит</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Validated</source>
        <translation>Проверена</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>пройдена</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не пройдена</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Глубина</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <extracomment>%1 is the name of a tag</extracomment>
        <translation>Метка %1</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Хранение</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалена</translation>
    </message>
    <message>
        <source>Gone for good</source>
        <translation>Исчезнет навсегда</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Закреплена</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>навсегда</translation>
    </message>
    <message>
        <source>Pinned until</source>
        <translation>Закреплена до</translation>
    </message>
    <message>
        <source>While pinned</source>
        <translation>Пока закреплена</translation>
    </message>
    <message>
        <source>only the WAL that makes it consistent is kept</source>
        <translation>хранится только WAL, нужный для её согласованности</translation>
    </message>
    <message>
        <source>Goes because</source>
        <translation>Уйдёт, потому что</translation>
    </message>
    <message>
        <source>Kept because</source>
        <translation>Хранится, потому что</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Устаревает</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Создание</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Mode chosen because</source>
        <translation>Режим выбран, потому что</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Объединена</translation>
    </message>
    <message>
        <source>Builds on</source>
        <translation>Основана на</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>in the backup (stream)</source>
        <translation>в самой копии (stream)</translation>
    </message>
    <message>
        <source>in the archive of the instance</source>
        <translation>в архиве экземпляра</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Конец</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Снята с</translation>
    </message>
    <message>
        <source>a standby</source>
        <translation>резервного сервера</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Восстановление</translation>
    </message>
    <message>
        <source>Earliest moment</source>
        <translation>Самый ранний момент</translation>
    </message>
    <message>
        <source>Start LSN</source>
        <translation>Начальный LSN</translation>
    </message>
    <message>
        <source>Stop LSN</source>
        <translation>Конечный LSN</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Линия времени</translation>
    </message>
    <message>
        <source>Parent timeline</source>
        <translation>Родительская линия времени</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Транзакция</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Кластер</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Stored data</source>
        <translation>Хранимые данные</translation>
    </message>
    <message>
        <source>Stored WAL</source>
        <translation>Хранимый WAL</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Сжатие, раз</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Сжатие</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>System identifier</source>
        <translation>Идентификатор системы</translation>
    </message>
    <message>
        <source>Page checksums</source>
        <translation>Контрольные суммы страниц</translation>
    </message>
    <message>
        <source>on</source>
        <translation>включены</translation>
    </message>
    <message>
        <source>off</source>
        <translation>выключены</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>Размер блока</translation>
    </message>
    <message>
        <source>WAL segment size</source>
        <translation>Размер сегмента WAL</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Записана программой</translation>
    </message>
    <message>
        <source>Tablespaces</source>
        <translation>Табличные пространства</translation>
    </message>
    <message>
        <source>Damaged pages of the cluster</source>
        <translation>Повреждённые страницы кластера</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Количество</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n страница</numerusform>
            <numerusform>%n страницы</numerusform>
            <numerusform>%n страниц</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1</source>
        <extracomment>a damaged page: file, number of the block, what is wrong</extracomment>
        <translation>Страница %1</translation>
    </message>
    <message>
        <source>%1, block %2: %3</source>
        <translation>%1, блок %2: %3</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>the first %1 are shown</source>
        <translation>показаны первые %1</translation>
    </message>
    <message>
        <source>On the command line</source>
        <translation>В командной строке</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
</context>
<context>
    <name>BackupPages</name>
    <message>
        <source>Mode</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>What should be backed up?</source>
        <translation>Что копировать?</translation>
    </message>
    <message>
        <source>Everything, or what has changed since the last backup: that is restored just the same.</source>
        <translation>Всё или то, что изменилось с последней копии: восстанавливается это одинаково.</translation>
    </message>
    <message>
        <source>&amp;Automatic: what changed, found the cheapest way there is</source>
        <translation>&amp;Автоматически: что изменилось, найденное самым дешёвым путём</translation>
    </message>
    <message>
        <source>&amp;Full: every file of the cluster</source>
        <translation>&amp;Полная: каждый файл кластера</translation>
    </message>
    <message>
        <source>&amp;Delta: what changed, by reading every page</source>
        <translation>Delta: что изменилось, с чтением &amp;каждой страницы</translation>
    </message>
    <message>
        <source>Pa&amp;ge: what changed, by reading the archived WAL</source>
        <translation>Page: что изменилось, с &amp;чтением архивированного WAL</translation>
    </message>
    <message>
        <source>&amp;Summary: what changed, by the server&apos;s WAL summaries</source>
        <translation>Summary: что изменилось, по с&amp;водкам WAL сервера</translation>
    </message>
    <message>
        <source>Ptrac&amp;k: what changed, by the extension ptrack</source>
        <translation>Ptrack: что изменилось, по данным &amp;расширения ptrack</translation>
    </message>
    <message>
        <source>No history yet of what one takes.</source>
        <translation>Сколько занимает такая копия, ещё неизвестно.</translation>
    </message>
    <message>
        <source>Takes about %1 and %2, as the last one.</source>
        <translation>Займёт около %1 и %2, как последняя.</translation>
    </message>
    <message numerus="yes">
        <source>Takes about %1 and %2, by the last %n (%3 to %4, %5 to %6).</source>
        <translation>
            <numerusform>Займёт около %1 и %2, судя по последней %n копии (от %3 до %4, от %5 до %6).</numerusform>
            <numerusform>Займёт около %1 и %2, судя по последним %n копиям (от %3 до %4, от %5 до %6).</numerusform>
            <numerusform>Займёт около %1 и %2, судя по последним %n копиям (от %3 до %4, от %5 до %6).</numerusform>
        </translation>
    </message>
    <message>
        <source>Which modes are possible is not known: %1</source>
        <translation>Неизвестно, какие режимы возможны: %1</translation>
    </message>
    <message>
        <source>Asking the server which modes are possible…</source>
        <translation>Запрашивается у сервера, какие режимы возможны…</translation>
    </message>
    <message>
        <source>It would take a full one: %1</source>
        <extracomment>why an incremental backup is not possible</extracomment>
        <translation>Копия была бы полной: %1</translation>
    </message>
    <message>
        <source>It would take %1 now.</source>
        <comment>a backup mode</comment>
        <translation>Сейчас был бы выбран режим %1.</translation>
    </message>
    <message>
        <source>Not possible now: %1.</source>
        <translation>Сейчас невозможно: %1.</translation>
    </message>
    <message>
        <source>Possible, but: %1.</source>
        <translation>Возможно, но: %1.</translation>
    </message>
    <message>
        <source>%1 is not possible now: %2</source>
        <translation>Режим %1 сейчас невозможен: %2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>From where?</source>
        <translation>Откуда?</translation>
    </message>
    <message>
        <source>What is left empty is as the instance is set. To take the load off the primary, name a standby and its data directory.</source>
        <translation>Для пустых полей действует то, что задано для экземпляра. Чтобы снять нагрузку с основного сервера, укажите резервный сервер и его каталог данных.</translation>
    </message>
    <message>
        <source>&amp;Stream: the backup holds the WAL it needs</source>
        <translation>Stream: нужный WAL &amp;хранится в самой копии</translation>
    </message>
    <message>
        <source>&amp;Archive: the WAL is taken from the instance&apos;s archive</source>
        <translation>&amp;Архив: WAL берётся из архива экземпляра</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Каталог данных</translation>
    </message>
    <message>
        <source>as libpq finds it</source>
        <translation>как находит libpq</translation>
    </message>
    <message>
        <source>as the server says</source>
        <translation>как сообщает сервер</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Сервер:</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>&amp;Порт:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>По&amp;льзователь:</translation>
    </message>
    <message>
        <source>Da&amp;tabase:</source>
        <translation>&amp;База данных:</translation>
    </message>
    <message>
        <source>Data d&amp;irectory:</source>
        <translation>&amp;Каталог данных:</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Порт — это число от 1 до 65535.</translation>
    </message>
    <message>
        <source>The path of the data directory has to begin with a slash.</source>
        <translation>Путь к каталогу данных должен начинаться с косой черты.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Хранение</translation>
    </message>
    <message>
        <source>How should it be stored?</source>
        <translation>Как хранить копию?</translation>
    </message>
    <message>
        <source>These defaults suit most servers.</source>
        <translation>Эти настройки подходят для большинства серверов.</translation>
    </message>
    <message>
        <source>Spr&amp;ead the checkpoint: gentler on the server, begins later</source>
        <translation>&amp;Растянуть контрольную точку: мягче для сервера, но начало позже</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Без ограничения</translation>
    </message>
    <message>
        <source> MB/s</source>
        <comment>after a number</comment>
        <translation> МБ/с</translation>
    </message>
    <message>
        <source>In the catalog</source>
        <translation>В каталоге копий</translation>
    </message>
    <message>
        <source>&amp;Compression:</source>
        <translation>Сжат&amp;ие:</translation>
    </message>
    <message>
        <source>&amp;Level:</source>
        <translation>&amp;Уровень:</translation>
    </message>
    <message>
        <source>Load on the server</source>
        <translation>Нагрузка на сервер</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>По&amp;токи:</translation>
    </message>
    <message>
        <source>&amp;Rate limit:</source>
        <translation>&amp;Ограничение скорости:</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Anything else?</source>
        <translation>Что-нибудь ещё?</translation>
    </message>
    <message>
        <source>A note helps whoever looks for this backup later.</source>
        <translation>Заметка поможет тому, кто потом будет искать эту копию.</translation>
    </message>
    <message>
        <source>&amp;Alone: with only the WAL that makes it consistent</source>
        <translation>О&amp;тдельно: только с WAL, нужным для её согласованности</translation>
    </message>
    <message>
        <source>&amp;Validate the backup when it is complete</source>
        <translation>&amp;Проверить копию по завершении</translation>
    </message>
    <message>
        <source>What it is for, for example “before the upgrade”</source>
        <translation>Для чего она, например «перед обновлением»</translation>
    </message>
    <message>
        <source>No: the retention rules decide</source>
        <translation>Нет: решают правила хранения</translation>
    </message>
    <message>
        <source>For some days</source>
        <translation>На несколько дней</translation>
    </message>
    <message>
        <source>Until a day</source>
        <translation>До определённого дня</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Навсегда</translation>
    </message>
    <message>
        <source>Name them and go on</source>
        <translation>Назвать их и продолжить</translation>
    </message>
    <message>
        <source>Stop the backup</source>
        <translation>Остановить копирование</translation>
    </message>
    <message>
        <source>N&amp;ote:</source>
        <translation>&amp;Заметка:</translation>
    </message>
    <message>
        <source>&amp;Keep it:</source>
        <translation>За&amp;крепить:</translation>
    </message>
    <message>
        <source>Da&amp;ys:</source>
        <translation>Дне&amp;й:</translation>
    </message>
    <message>
        <source>&amp;Damaged pages:</source>
        <translation>По&amp;вреждённые страницы:</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Can it work?</source>
        <translation>Получится ли?</translation>
    </message>
    <message>
        <source>The check only looks; it changes nothing.</source>
        <translation>Проверка только смотрит и ничего не меняет.</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Проверить &amp;снова</translation>
    </message>
    <message>
        <source>The checks are running…</source>
        <translation>Идут проверки…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Запрашивается сервер…</translation>
    </message>
    <message>
        <source>It runs in the background; the jobs pane shows how far it is.</source>
        <translation>Выполняется в фоне; ход виден на панели заданий.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Копия</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Экземпляр</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>автоматический</translation>
    </message>
    <message>
        <source>as the instance is set</source>
        <translation>как задано для экземпляра</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Сжатие</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Потоки</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Ограничение скорости</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Закреплена</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>навсегда</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>Validated afterwards</source>
        <translation>Проверка по завершении</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>&amp;Until, in UTC:</source>
        <translation>Д&amp;о (UTC):</translation>
    </message>
    <message>
        <source>&amp;Until, in local time:</source>
        <translation>Д&amp;о (местное время):</translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>%1: none</source>
        <comment>spoken for an empty cell</comment>
        <translation>%1: пусто</translation>
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
        <translation>Копия</translation>
    </message>
    <message numerus="yes">
        <source>%1, builds on %n other(s)</source>
        <extracomment>%1: a backup; %n: backups</extracomment>
        <translation>
            <numerusform>%1, основана на %n другой</numerusform>
            <numerusform>%1, основана на %n других</numerusform>
            <numerusform>%1, основана на %n других</numerusform>
        </translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column</comment>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>Время</translation>
    </message>
    <message>
        <source>Data</source>
        <comment>column: bytes</comment>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Yes, with all that it builds on</source>
        <comment>can become full</comment>
        <translation>Да, со всем, на чём она основана</translation>
    </message>
    <message>
        <source>stays as it is: another branch</source>
        <translation>остаётся как есть: другая ветвь</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>как прежде</translation>
    </message>
    <message>
        <source>full: it builds on none</source>
        <translation>полная: ни на чём не основана</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>no retention rule is set</source>
        <translation>правила хранения не заданы</translation>
    </message>
    <message>
        <source>a live process is writing it</source>
        <translation>её пишет работающий процесс</translation>
    </message>
    <message>
        <source>its record cannot be read, so that nothing is known of its worth; it goes only when it is asked for</source>
        <translation>её запись не читается, поэтому о её ценности ничего не известно; она удаляется, только если об этом попросить</translation>
    </message>
    <message>
        <source>pinned for ever</source>
        <translation>закреплена навсегда</translation>
    </message>
    <message>
        <source>pinned for ever, with only the WAL that makes it consistent</source>
        <translation>закреплена навсегда, только с тем WAL, который делает её согласованной</translation>
    </message>
    <message>
        <source>pinned until %1</source>
        <translation>закреплена до %1</translation>
    </message>
    <message>
        <source>pinned until %1, with only the WAL that makes it consistent</source>
        <translation>закреплена до %1, только с тем WAL, который делает её согласованной</translation>
    </message>
    <message>
        <source>full backup %1 does not count (%2), but is newer than the last one that does</source>
        <translation>полная копия %1 не в счёт (%2), но она новее последней, которая в счёт</translation>
    </message>
    <message numerus="yes">
        <source>one of the newest %n restorable full backup(s) (redundancy)</source>
        <translation>
            <numerusform>одна из %n новейшей восстановимой полной копии (избыточность)</numerusform>
            <numerusform>одна из %n новейших восстановимых полных копий (избыточность)</numerusform>
            <numerusform>одна из %n новейших восстановимых полных копий (избыточность)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>builds on %1, one of the newest %n restorable full backup(s) (redundancy)</source>
        <translation>
            <numerusform>основана на %1, одной из %n новейшей восстановимой полной копии (избыточность)</numerusform>
            <numerusform>основана на %1, одной из %n новейших восстановимых полных копий (избыточность)</numerusform>
            <numerusform>основана на %1, одной из %n новейших восстановимых полных копий (избыточность)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one of the newest %n restorable full backup(s) (minimum redundancy)</source>
        <translation>
            <numerusform>одна из %n новейшей восстановимой полной копии (минимальная избыточность)</numerusform>
            <numerusform>одна из %n новейших восстановимых полных копий (минимальная избыточность)</numerusform>
            <numerusform>одна из %n новейших восстановимых полных копий (минимальная избыточность)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>younger than the window of %n day(s) (since %1)</source>
        <translation>
            <numerusform>новее начала окна в %n день (с %1)</numerusform>
            <numerusform>новее начала окна в %n дня (с %1)</numerusform>
            <numerusform>новее начала окна в %n дней (с %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the start of the window of %n day(s) (%1) is reached from it</source>
        <translation>
            <numerusform>из неё достигается начало окна в %n день (%1)</numerusform>
            <numerusform>из неё достигается начало окна в %n дня (%1)</numerusform>
            <numerusform>из неё достигается начало окна в %n дней (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its day, one of the last %n day(s) that have one</source>
        <translation>
            <numerusform>последняя восстановимая копия своего дня, из последнего %n дня с копиями</numerusform>
            <numerusform>последняя восстановимая копия своего дня, из последних %n дней с копиями</numerusform>
            <numerusform>последняя восстановимая копия своего дня, из последних %n дней с копиями</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its week, one of the last %n week(s) that have one</source>
        <translation>
            <numerusform>последняя восстановимая копия своей недели, из последней %n недели с копиями</numerusform>
            <numerusform>последняя восстановимая копия своей недели, из последних %n недель с копиями</numerusform>
            <numerusform>последняя восстановимая копия своей недели, из последних %n недель с копиями</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its month, one of the last %n month(s) that have one</source>
        <translation>
            <numerusform>последняя восстановимая копия своего месяца, из последнего %n месяца с копиями</numerusform>
            <numerusform>последняя восстановимая копия своего месяца, из последних %n месяцев с копиями</numerusform>
            <numerusform>последняя восстановимая копия своего месяца, из последних %n месяцев с копиями</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable backup of its year, one of the last %n year(s) that have one</source>
        <translation>
            <numerusform>последняя восстановимая копия своего года, из последнего %n года с копиями</numerusform>
            <numerusform>последняя восстановимая копия своего года, из последних %n лет с копиями</numerusform>
            <numerusform>последняя восстановимая копия своего года, из последних %n лет с копиями</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its day, one of the last %n day(s) that have one</source>
        <translation>
            <numerusform>последняя восстановимая полная копия своего дня, из последнего %n дня с копиями</numerusform>
            <numerusform>последняя восстановимая полная копия своего дня, из последних %n дней с копиями</numerusform>
            <numerusform>последняя восстановимая полная копия своего дня, из последних %n дней с копиями</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its week, one of the last %n week(s) that have one</source>
        <translation>
            <numerusform>последняя восстановимая полная копия своей недели, из последней %n недели с копиями</numerusform>
            <numerusform>последняя восстановимая полная копия своей недели, из последних %n недель с копиями</numerusform>
            <numerusform>последняя восстановимая полная копия своей недели, из последних %n недель с копиями</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its month, one of the last %n month(s) that have one</source>
        <translation>
            <numerusform>последняя восстановимая полная копия своего месяца, из последнего %n месяца с копиями</numerusform>
            <numerusform>последняя восстановимая полная копия своего месяца, из последних %n месяцев с копиями</numerusform>
            <numerusform>последняя восстановимая полная копия своего месяца, из последних %n месяцев с копиями</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last restorable full backup of its year, one of the last %n year(s) that have one</source>
        <translation>
            <numerusform>последняя восстановимая полная копия своего года, из последнего %n года с копиями</numerusform>
            <numerusform>последняя восстановимая полная копия своего года, из последних %n лет с копиями</numerusform>
            <numerusform>последняя восстановимая полная копия своего года, из последних %n лет с копиями</numerusform>
        </translation>
    </message>
    <message>
        <source>not restorable (%1), and no restorable backup is newer</source>
        <translation>невосстановима (%1), и нет восстановимой копии новее</translation>
    </message>
    <message>
        <source>needed by %1</source>
        <translation>нужна для %1</translation>
    </message>
    <message>
        <source>removing expired backups was not asked for</source>
        <translation>удалять устаревшие копии не просили</translation>
    </message>
    <message>
        <source>asked to go, but may not: %1</source>
        <translation>просили удалить, но нельзя: %1</translation>
    </message>
    <message>
        <source>asked to go, but %1 builds on it</source>
        <translation>просили удалить, но на ней основана %1</translation>
    </message>
    <message>
        <source>expired: %1</source>
        <translation>устарела: %1</translation>
    </message>
    <message>
        <source>cannot be restored (%1)</source>
        <translation>не может быть восстановлена (%1)</translation>
    </message>
    <message numerus="yes">
        <source>older than the window of %n day(s) and not needed for its start</source>
        <translation>
            <numerusform>старше окна в %n день и не нужна для его начала</numerusform>
            <numerusform>старше окна в %n дня и не нужна для его начала</numerusform>
            <numerusform>старше окна в %n дней и не нужна для его начала</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not among the newest %n restorable full backup(s)</source>
        <translation>
            <numerusform>не входит в %n новейшую восстановимую полную копию</numerusform>
            <numerusform>не входит в %n новейшие восстановимые полные копии</numerusform>
            <numerusform>не входит в %n новейших восстановимых полных копий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its full backup %1 is not among the newest %n restorable one(s)</source>
        <translation>
            <numerusform>её полная копия %1 не входит в %n новейшую восстановимую</numerusform>
            <numerusform>её полная копия %1 не входит в %n новейшие восстановимые</numerusform>
            <numerusform>её полная копия %1 не входит в %n новейших восстановимых</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n day(s)</source>
        <translation>
            <numerusform>не выбрана для последнего %n дня</numerusform>
            <numerusform>не выбрана ни для одного из последних %n дней</numerusform>
            <numerusform>не выбрана ни для одного из последних %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n week(s)</source>
        <translation>
            <numerusform>не выбрана для последней %n недели</numerusform>
            <numerusform>не выбрана ни для одной из последних %n недель</numerusform>
            <numerusform>не выбрана ни для одной из последних %n недель</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n month(s)</source>
        <translation>
            <numerusform>не выбрана для последнего %n месяца</numerusform>
            <numerusform>не выбрана ни для одного из последних %n месяцев</numerusform>
            <numerusform>не выбрана ни для одного из последних %n месяцев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not chosen for one of the last %n year(s)</source>
        <translation>
            <numerusform>не выбрана для последнего %n года</numerusform>
            <numerusform>не выбрана ни для одного из последних %n лет</numerusform>
            <numerusform>не выбрана ни для одного из последних %n лет</numerusform>
        </translation>
    </message>
    <message>
        <source>its deletion was begun earlier and is finished now</source>
        <translation>её удаление было начато раньше и теперь завершается</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>об этом попросили</translation>
    </message>
    <message>
        <source>builds on %1, which is removed</source>
        <translation>основана на %1, которая удаляется</translation>
    </message>
    <message>
        <source>its data goes on in %1</source>
        <translation>её данные сохраняются в %1</translation>
    </message>
    <message>
        <source>backup %1: %2</source>
        <translation>копия %1: %2</translation>
    </message>
    <message>
        <source>a live process writes a backup that builds on it</source>
        <translation>работающий процесс пишет копию, основанную на ней</translation>
    </message>
    <message numerus="yes">
        <source>%n restorable full backup(s) would be left, and minimum redundancy is %1</source>
        <translation>
            <numerusform>осталась бы %n восстановимая полная копия, а минимальная избыточность — %1</numerusform>
            <numerusform>остались бы %n восстановимые полные копии, а минимальная избыточность — %1</numerusform>
            <numerusform>осталось бы %n восстановимых полных копий, а минимальная избыточность — %1</numerusform>
        </translation>
    </message>
    <message>
        <source>its status is “%1”</source>
        <translation>её состояние — «%1»</translation>
    </message>
    <message>
        <source>it builds on %1, which does not exist</source>
        <translation>она основана на %1, которой не существует</translation>
    </message>
    <message>
        <source>it builds on %1, whose status is “%2”</source>
        <translation>она основана на %1, состояние которой — «%2»</translation>
    </message>
    <message>
        <source>what it builds on does not begin with a full backup</source>
        <translation>то, на чём она основана, не начинается с полной копии</translation>
    </message>
    <message>
        <source>its WAL from %1 to %2 is not all in the archive</source>
        <translation>её WAL с %1 по %2 есть в архиве не весь</translation>
    </message>
    <message>
        <source>removing WAL was not asked for</source>
        <translation>удалять WAL не просили</translation>
    </message>
    <message>
        <source>backup %1 is being written, and which WAL it needs is not known yet</source>
        <translation>копия %1 ещё пишется, и какой WAL ей нужен, пока неизвестно</translation>
    </message>
    <message>
        <source>no backup is left that could use it; such WAL goes only when that is asked for</source>
        <translation>не осталось копии, которой он мог бы пригодиться; такой WAL удаляется, только если об этом попросить</translation>
    </message>
    <message>
        <source>makes backup %1 consistent</source>
        <translation>делает копию %1 согласованной</translation>
    </message>
    <message>
        <source>rolls backup %1 forward</source>
        <translation>продолжает копию %1</translation>
    </message>
    <message>
        <source>rolls backup %1 forward onto timeline %2</source>
        <translation>продолжает копию %1 на линию времени %2</translation>
    </message>
    <message>
        <source>rolls backup %1 forward (wal-depth %2)</source>
        <translation>продолжает копию %1 (wal-depth %2)</translation>
    </message>
    <message>
        <source>rolls backup %1 forward (fewer than %2 on timeline %3)</source>
        <translation>продолжает копию %1 (меньше %2 на линии времени %3)</translation>
    </message>
    <message>
        <source>leads from backup %1 to timeline %2</source>
        <translation>ведёт от копии %1 к линии времени %2</translation>
    </message>
    <message>
        <source>backup %1 may need it: its record cannot be read</source>
        <translation>может быть нужен копии %1: её запись не читается</translation>
    </message>
    <message>
        <source>the history file of timeline %1 is missing, so that it is not known which backups lead to it</source>
        <translation>файла истории линии времени %1 нет, поэтому неизвестно, какие копии к ней ведут</translation>
    </message>
    <message>
        <source>no backup that is kept leads to its timeline</source>
        <translation>ни одна остающаяся копия не ведёт к его линии времени</translation>
    </message>
    <message>
        <source>older than all that backups need on this timeline</source>
        <translation>старше всего, что нужно копиям на этой линии времени</translation>
    </message>
    <message>
        <source>needed neither to make a backup consistent nor to roll one forward</source>
        <translation>не нужен ни для согласованности копии, ни для её продолжения</translation>
    </message>
    <message>
        <source>segment %1 cannot be read beyond %2: %3</source>
        <translation>сегмент %1 не читается после %2: %3</translation>
    </message>
    <message>
        <source>store the segment again from a copy, or take a backup now</source>
        <translation>сохраните сегмент заново из копии или создайте резервную копию сейчас</translation>
    </message>
    <message>
        <source>segment %1 is missing</source>
        <translation>сегмента %1 нет</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) are missing, %1 to %2</source>
        <translation>
            <numerusform>нет %n сегмента, с %1 по %2</numerusform>
            <numerusform>нет %n сегментов, с %1 по %2</numerusform>
            <numerusform>нет %n сегментов, с %1 по %2</numerusform>
        </translation>
    </message>
    <message>
        <source>store what is missing again (`cairn archive-push` of a copy); or take a backup now</source>
        <translation>сохраните недостающее заново (`cairn archive-push` из копии) или создайте резервную копию сейчас</translation>
    </message>
    <message>
        <source>store what is missing again (`cairn archive-push` of a copy); from backup %1 on everything is there again</source>
        <translation>сохраните недостающее заново (`cairn archive-push` из копии); начиная с копии %1 снова есть всё</translation>
    </message>
    <message>
        <source>no more WAL of this timeline is stored</source>
        <translation>больше WAL этой линии времени не сохранено</translation>
    </message>
    <message>
        <source>the archive does not go on from the backup: it has no segment %1</source>
        <translation>архив не продолжает копию: в нём нет сегмента %1</translation>
    </message>
    <message>
        <source>store that segment (`cairn archive-push` of a copy), or take a backup now</source>
        <translation>сохраните этот сегмент (`cairn archive-push` из копии) или создайте резервную копию сейчас</translation>
    </message>
    <message>
        <source>WAL in front of it is missing, and no backup ends behind the gap</source>
        <translation>перед ним не хватает WAL, и ни одна копия не заканчивается после пропуска</translation>
    </message>
    <message>
        <source>store the missing segments again, or take a backup now</source>
        <translation>сохраните недостающие сегменты заново или создайте резервную копию сейчас</translation>
    </message>
    <message>
        <source>no history file says which timeline this one left</source>
        <translation>ни один файл истории не говорит, от какой линии времени отошла эта</translation>
    </message>
    <message>
        <source>store %1 again</source>
        <translation>сохраните %1 заново</translation>
    </message>
    <message>
        <source>it ends before the first backup that can be restored</source>
        <translation>он кончается раньше первой копии, которую можно восстановить</translation>
    </message>
    <message>
        <source>no backup that can be restored leads to it</source>
        <translation>ни одна копия, которую можно восстановить, к нему не ведёт</translation>
    </message>
    <message>
        <source>nothing is lost for later backups; `cairn delete --wal` makes room</source>
        <translation>для более поздних копий ничего не потеряно; `cairn delete --wal` освободит место</translation>
    </message>
    <message>
        <source>take a backup now</source>
        <translation>создайте резервную копию сейчас</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>PostgreSQL version</source>
        <translation>Версия PostgreSQL</translation>
    </message>
    <message>
        <source>Primary server</source>
        <translation>Основной сервер</translation>
    </message>
    <message>
        <source>Primary or standby</source>
        <translation>Основной или резервный сервер</translation>
    </message>
    <message>
        <source>Same cluster as the instance</source>
        <translation>Тот же кластер, что у экземпляра</translation>
    </message>
    <message>
        <source>System identifier</source>
        <translation>Идентификатор системы</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Каталог данных</translation>
    </message>
    <message>
        <source>Right to take backups</source>
        <translation>Право создавать копии</translation>
    </message>
    <message>
        <source>WAL archiving</source>
        <translation>Архивация WAL</translation>
    </message>
    <message>
        <source>Replication connection (for --stream)</source>
        <translation>Подключение репликации (для --stream)</translation>
    </message>
    <message>
        <source>Catalog and instance</source>
        <translation>Каталог копий и экземпляр</translation>
    </message>
    <message>
        <source>Backup mode</source>
        <translation>Режим копии</translation>
    </message>
    <message>
        <source>Free space in the catalog</source>
        <translation>Свободное место в каталоге копий</translation>
    </message>
    <message>
        <source>The target</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>Backup and what it builds on</source>
        <translation>Копия и то, на чём она основана</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>WAL up to the target</source>
        <translation>WAL до цели</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Каталоги</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Свободное место</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>Следует знать</translation>
    </message>
    <message>
        <source>The restore</source>
        <translation>Восстановление</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>План</translation>
    </message>
    <message>
        <source>connected as %1 (%2)</source>
        <translation>подключение как %1 (%2)</translation>
    </message>
    <message>
        <source>%1 is not supported</source>
        <translation>версия %1 не поддерживается</translation>
    </message>
    <message>
        <source>PostgreSQL 10 to 18 can be backed up</source>
        <translation>можно копировать PostgreSQL с 10 по 18</translation>
    </message>
    <message>
        <source>the server is a standby</source>
        <translation>это резервный сервер</translation>
    </message>
    <message>
        <source>connect to the primary</source>
        <translation>подключитесь к основному серверу</translation>
    </message>
    <message>
        <source>the server is a primary</source>
        <translation>это основной сервер</translation>
    </message>
    <message>
        <source>the server has system identifier %1, the instance %2</source>
        <translation>у сервера идентификатор системы %1, у экземпляра %2</translation>
    </message>
    <message>
        <source>check host and port, or add another instance for this cluster</source>
        <translation>проверьте узел и порт или добавьте для этого кластера другой экземпляр</translation>
    </message>
    <message>
        <source>the role may not ask for it</source>
        <translation>роли нельзя об этом спрашивать</translation>
    </message>
    <message>
        <source>give the path of the data directory, or GRANT pg_read_all_settings to the role</source>
        <translation>укажите путь каталога данных или дайте роли pg_read_all_settings (GRANT)</translation>
    </message>
    <message>
        <source>run Cairn on the server&apos;s host as a user that may read the data directory</source>
        <translation>запустите Cairn на узле сервера от имени пользователя, которому можно читать каталог данных</translation>
    </message>
    <message>
        <source>%1 belongs to another cluster</source>
        <translation>%1 принадлежит другому кластеру</translation>
    </message>
    <message>
        <source>give the data directory of this server</source>
        <translation>укажите каталог данных этого сервера</translation>
    </message>
    <message>
        <source>the role is a superuser</source>
        <translation>роль — суперпользователь</translation>
    </message>
    <message>
        <source>the role may call the backup functions</source>
        <translation>роли можно вызывать функции копирования</translation>
    </message>
    <message>
        <source>%1 may not call the backup functions</source>
        <translation>роли %1 нельзя вызывать функции копирования</translation>
    </message>
    <message>
        <source>minimal: backups of a running server are not possible</source>
        <translation>minimal: копировать работающий сервер нельзя</translation>
    </message>
    <message>
        <source>ALTER SYSTEM SET wal_level = &apos;replica&apos;; and restart the server</source>
        <translation>ALTER SYSTEM SET wal_level = &apos;replica&apos;; и перезапустите сервер</translation>
    </message>
    <message>
        <source>archive_mode is off: only STREAM backups, no recovery to later moments</source>
        <translation>archive_mode — off: только копии STREAM, без восстановления более поздних моментов</translation>
    </message>
    <message>
        <source>archive_command is empty</source>
        <translation>archive_command пуста</translation>
    </message>
    <message>
        <source>the server archives elsewhere: %1</source>
        <translation>сервер архивирует в другое место: %1</translation>
    </message>
    <message>
        <source>max_wal_senders is %1</source>
        <translation>max_wal_senders — %1</translation>
    </message>
    <message>
        <source>the server is a standby: the backup is taken from it</source>
        <translation>это резервный сервер: копия снимается с него</translation>
    </message>
    <message>
        <source>a backup in the mode %1</source>
        <translation>копия в режиме %1</translation>
    </message>
    <message>
        <source>%1, chosen by itself</source>
        <translation>%1, выбран автоматически</translation>
    </message>
    <message>
        <source>%1 is not possible: %2</source>
        <translation>режим %1 невозможен: %2</translation>
    </message>
    <message>
        <source>take another mode; AUTO takes what is possible</source>
        <translation>выберите другой режим; AUTO берёт возможный</translation>
    </message>
    <message>
        <source>%1 free; the last ones took about %2</source>
        <translation>свободно %1; последние занимали около %2</translation>
    </message>
    <message>
        <source>%1 free; there is no history of what one takes</source>
        <translation>свободно %1; сколько занимает копия, пока неизвестно</translation>
    </message>
    <message>
        <source>free some space: delete what has expired (cairn delete --expired), or use a larger disk</source>
        <translation>освободите место: удалите устаревшее (cairn delete --expired) или возьмите диск больше</translation>
    </message>
    <message>
        <source>WAL summaries come with PostgreSQL 17</source>
        <translation>сводки WAL появились в PostgreSQL 17</translation>
    </message>
    <message>
        <source>the database %1 has no extension ptrack</source>
        <translation>в базе данных %1 нет расширения ptrack</translation>
    </message>
    <message>
        <source>the server does not archive its WAL</source>
        <translation>сервер не архивирует свой WAL</translation>
    </message>
    <message>
        <source>%1 of WAL were written since the parent, reading the cluster&apos;s %2 is not slower</source>
        <translation>с родительской копии записано %1 WAL, прочитать %2 кластера не дольше</translation>
    </message>
    <message>
        <source>the archive lacks %1</source>
        <translation>в архиве нет %1</translation>
    </message>
    <message>
        <source>there is no backup that an incremental one could build on</source>
        <translation>нет копии, на которой могла бы основываться инкрементальная</translation>
    </message>
    <message>
        <source>there is no backup that an incremental one could build on: %1</source>
        <translation>нет копии, на которой могла бы основываться инкрементальная: %1</translation>
    </message>
    <message>
        <source>all that is archived</source>
        <translation>всё, что есть в архиве</translation>
    </message>
    <message>
        <source>the end of a backup</source>
        <translation>конец копии</translation>
    </message>
    <message>
        <source>the time %1</source>
        <translation>время %1</translation>
    </message>
    <message>
        <source>transaction %1</source>
        <translation>транзакция %1</translation>
    </message>
    <message>
        <source>the position %1</source>
        <translation>позиция %1</translation>
    </message>
    <message>
        <source>the restore point “%1”</source>
        <translation>точка восстановления «%1»</translation>
    </message>
    <message>
        <source>timeline %1 can be recovered up to %2, where its last transaction ended at %3</source>
        <translation>линию времени %1 можно восстановить до %2, её последняя транзакция закончилась %3</translation>
    </message>
    <message>
        <source>the end of backup %1 at %2, on timeline %3</source>
        <translation>конец копии %1, %2, на линии времени %3</translation>
    </message>
    <message>
        <source>timeline %1 from %2 on, which it began at after %3</source>
        <translation>линия времени %1 с позиции %2, с которой она началась после %3</translation>
    </message>
    <message>
        <source>transaction %1, which ended at %2</source>
        <translation>транзакция %1, которая закончилась %2</translation>
    </message>
    <message>
        <source>timeline %1 holds it</source>
        <translation>это есть на линии времени %1</translation>
    </message>
    <message>
        <source>data directory</source>
        <translation>каталог данных</translation>
    </message>
    <message>
        <source>tablespace %1</source>
        <translation>табличное пространство %1</translation>
    </message>
    <message>
        <source>external directory %1</source>
        <translation>внешний каталог %1</translation>
    </message>
    <message>
        <source>%1 %2: will be made</source>
        <translation>%1 %2: будет создан</translation>
    </message>
    <message>
        <source>%1 %2: is empty</source>
        <translation>%1 %2: пуст</translation>
    </message>
    <message>
        <source>%1 %2: what an interrupted restore left will be removed</source>
        <translation>%1 %2: остатки прерванного восстановления будут удалены</translation>
    </message>
    <message>
        <source>%1 %2: the old one will be kept as %3</source>
        <translation>%1 %2: старый будет сохранён как %3</translation>
    </message>
    <message>
        <source>%1 %2: is not empty</source>
        <translation>%1 %2: не пуст</translation>
    </message>
    <message>
        <source>%1 needed, %2 free at %3</source>
        <translation>нужно %1, свободно %2 в %3</translation>
    </message>
    <message numerus="yes">
        <source>the cluster had %n damaged page(s) when backup %1 was taken; they are restored as they were</source>
        <translation>
            <numerusform>в кластере была %n повреждённая страница, когда снималась копия %1; она восстанавливается как была</numerusform>
            <numerusform>в кластере были %n повреждённые страницы, когда снималась копия %1; они восстанавливаются как были</numerusform>
            <numerusform>в кластере было %n повреждённых страниц, когда снималась копия %1; они восстанавливаются как были</numerusform>
        </translation>
    </message>
    <message>
        <source>the target is on timeline %1, not on timeline %2 of the backup</source>
        <translation>цель на линии времени %1, а не на линии времени %2 копии</translation>
    </message>
    <message>
        <source>WAL comes by another restore_command: whether it leads to the target was not checked</source>
        <translation>WAL поступает другой restore_command: ведёт ли он к цели, не проверялось</translation>
    </message>
    <message>
        <source>the server of the old cluster was not shut down (its state is “%1”): what is kept needs crash recovery</source>
        <translation>сервер старого кластера не был остановлен (его состояние — «%1»): сохранённому потребуется восстановление после сбоя</translation>
    </message>
    <message>
        <source>%1 MB/s assumed for copying: nothing of this instance was restored yet; %2 MB/s of WAL assumed for replaying</source>
        <translation>для копирования предполагается %1 МБ/с: этот экземпляр ещё не восстанавливали; для воспроизведения предполагается %2 МБ/с WAL</translation>
    </message>
    <message numerus="yes">
        <source>copying at %1 MB/s, as in the last %n restore(s); %2 MB/s of WAL assumed for replaying</source>
        <translation>
            <numerusform>копирование со скоростью %1 МБ/с, как в последнем %n восстановлении; для воспроизведения предполагается %2 МБ/с WAL</numerusform>
            <numerusform>копирование со скоростью %1 МБ/с, как в последних %n восстановлениях; для воспроизведения предполагается %2 МБ/с WAL</numerusform>
            <numerusform>копирование со скоростью %1 МБ/с, как в последних %n восстановлениях; для воспроизведения предполагается %2 МБ/с WAL</numerusform>
        </translation>
    </message>
    <message>
        <source>they can be read, and nothing locks them</source>
        <translation>они читаются, и ничто их не блокирует</translation>
    </message>
    <message>
        <source>not looked at: see above</source>
        <translation>не проверялось: смотрите выше</translation>
    </message>
    <message>
        <source>backup %1 (%2)</source>
        <translation>копия %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>backup %1 (%2), a chain of %n</source>
        <translation>
            <numerusform>копия %1 (%2), цепочка из %n</numerusform>
            <numerusform>копия %1 (%2), цепочка из %n</numerusform>
            <numerusform>копия %1 (%2), цепочка из %n</numerusform>
        </translation>
    </message>
    <message>
        <source>validated at %1 (%2)</source>
        <translation>проверена %1 (%2)</translation>
    </message>
    <message>
        <source>the backup was not validated yet; it is verified before anything is written</source>
        <translation>копия ещё не проверялась; она сверяется, прежде чем что-либо будет записано</translation>
    </message>
    <message>
        <source>%1, every record was read and is sound</source>
        <translation>%1, каждая запись прочитана и цела</translation>
    </message>
    <message>
        <source>%1, it is part of the backup</source>
        <translation>%1, это часть копии</translation>
    </message>
    <message>
        <source>%1, the segments are stored, their records were not all read</source>
        <translation>%1, сегменты сохранены, не все их записи прочитаны</translation>
    </message>
    <message>
        <source>becomes a full backup</source>
        <translation>становится полной копией</translation>
    </message>
    <message>
        <source>stays: it is pinned</source>
        <translation>остаётся: она закреплена</translation>
    </message>
    <message>
        <source>stays: another backup builds on it</source>
        <translation>остаётся: на ней основана другая копия</translation>
    </message>
    <message>
        <source>goes: its data goes on in %1</source>
        <translation>удаляется: её данные сохраняются в %1</translation>
    </message>
    <message>
        <source>backup %1, whose manifest or record cannot be read, may need it</source>
        <translation>может быть нужен копии %1, манифест или запись которой не читается</translation>
    </message>
    <message>
        <source>backup %1 does not use it</source>
        <translation>копия %1 его не использует</translation>
    </message>
    <message>
        <source>at least %1 % of it is in use</source>
        <translation>используется не меньше %1 %</translation>
    </message>
    <message>
        <source>backup %1 cannot be restored, nor what builds on it</source>
        <translation>копию %1 нельзя восстановить, как и то, что на ней основано</translation>
    </message>
    <message>
        <source>from %1 on no moment can be recovered, up to the end of the next backup</source>
        <translation>с %1 нельзя восстановить ни один момент, до конца следующей копии</translation>
    </message>
    <message>
        <source>no moment in them can be recovered</source>
        <translation>ни один момент в них нельзя восстановить</translation>
    </message>
    <message>
        <source>%1 cannot be recovered</source>
        <translation>нельзя восстановить: %1</translation>
    </message>
    <message>
        <source>none for recovery</source>
        <translation>для восстановления — никаких</translation>
    </message>
    <message>
        <source>recovery cannot go past this file</source>
        <translation>восстановление не пройдёт дальше этого файла</translation>
    </message>
    <message>
        <source>restore backup.json from a copy, or delete the backup</source>
        <translation>восстановите backup.json из копии или удалите эту резервную копию</translation>
    </message>
    <message>
        <source>bring the parent back and validate again, or take a full backup</source>
        <translation>верните родительскую копию и проверьте снова или создайте полную копию</translation>
    </message>
    <message>
        <source>take a new full backup; this one cannot be restored</source>
        <translation>создайте новую полную копию; эту нельзя восстановить</translation>
    </message>
    <message>
        <source>only the record of that operation is lost; the file may be removed</source>
        <translation>потеряна только запись об этой операции; файл можно удалить</translation>
    </message>
    <message>
        <source>only what that validation found is lost; the file may be removed</source>
        <translation>потеряно только то, что нашла эта проверка; файл можно удалить</translation>
    </message>
    <message>
        <source>take a backup now, or store the file again from a copy</source>
        <translation>создайте резервную копию сейчас или сохраните файл заново из копии</translation>
    </message>
    <message>
        <source>instance %1</source>
        <translation>экземпляр %1</translation>
    </message>
    <message>
        <source>backup %1 of instance %2</source>
        <translation>копия %1 экземпляра %2</translation>
    </message>
    <message>
        <source>%1 of instance %2</source>
        <translation>%1 экземпляра %2</translation>
    </message>
    <message>
        <source>the cheapest of all</source>
        <translation>самый дешёвый из всех</translation>
    </message>
    <message>
        <source>not %1: %2</source>
        <translation>не %1: %2</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>режим %1 не удался: %2</translation>
    </message>
    <message>
        <source>a backup to come</source>
        <translation>будущая копия</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>tablespace that the backup does not have</source>
        <translation>табличное пространство, которого нет в резервной копии</translation>
    </message>
    <message>
        <source>a tablespace is made in %1 while WAL is replayed, and that directory does not exist: recovery ends there unless it is made before</source>
        <translation>при воспроизведении WAL в %1 создаётся табличное пространство, а этого каталога нет: восстановление остановится на этом месте, если не создать его заранее</translation>
    </message>
    <message>
        <source>a tablespace is made in %1 while WAL is replayed, and there is one already: recovery writes over it, which destroys it for the server that has it</source>
        <translation>при воспроизведении WAL в %1 создаётся табличное пространство, а там уже есть другое: восстановление перезапишет его и разрушит для сервера, которому оно принадлежит</translation>
    </message>
</context>
<context>
    <name>Foresight</name>
    <message>
        <source>Goes</source>
        <comment>a backup that will be deleted</comment>
        <translation>Уйдёт</translation>
    </message>
    <message>
        <source>Is merged</source>
        <comment>a backup that goes on in another one</comment>
        <translation>Объединится</translation>
    </message>
    <message>
        <source>Expected</source>
        <comment>a backup that will be taken</comment>
        <translation>Ожидается</translation>
    </message>
    <message>
        <source>Becomes full</source>
        <comment>a backup that others are merged into</comment>
        <translation>Станет полной</translation>
    </message>
    <message>
        <source>Stays</source>
        <comment>a backup that will be kept</comment>
        <translation>Останется</translation>
    </message>
    <message>
        <source>Incremental</source>
        <comment>kind of backup</comment>
        <translation>Инкрементальная</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>каждый день</translation>
    </message>
    <message>
        <source>%1 %2 at about %3 (%4)</source>
        <extracomment>%1: a kind of backup; %2: weekdays; %3: times of the day; %4: a size</extracomment>
        <translation>%1 — %2, около %3 (%4)</translation>
    </message>
    <message>
        <source>a full backup</source>
        <translation>полная копия</translation>
    </message>
    <message>
        <source>an incremental backup</source>
        <translation>инкрементальная копия</translation>
    </message>
    <message>
        <source>Fate</source>
        <comment>column: whether a backup goes or stays</comment>
        <translation>Судьба</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column</comment>
        <translation>Копия</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>column</comment>
        <translation>Почему</translation>
    </message>
    <message>
        <source>When</source>
        <comment>column: when a backup goes</comment>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column</comment>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Taken</source>
        <comment>column: when a backup was taken</comment>
        <translation>Создана</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Размер</translation>
    </message>
    <message>
        <source>No backup goes</source>
        <translation>Ни одна копия не уйдёт</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) go</source>
        <translation>
            <numerusform>Уйдёт %n копия</numerusform>
            <numerusform>Уйдут %n копии</numerusform>
            <numerusform>Уйдёт %n копий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n stay(s). That frees about %2, of it %3 of WAL.</source>
        <extracomment>%1: so many backups go; %n: those that stay; %2: all that is freed; %3: of it WAL</extracomment>
        <translation>
            <numerusform>%1, останется %n. Освободится около %2, из них WAL — %3.</numerusform>
            <numerusform>%1, останутся %n. Освободится около %2, из них WAL — %3.</numerusform>
            <numerusform>%1, останется %n. Освободится около %2, из них WAL — %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n backup(s) then, of %1, and %2 of WAL.</source>
        <extracomment>%n: backups that are there on a day to come; %1 and %2: sizes</extracomment>
        <translation>
            <numerusform>Тогда будет %n копия (%1) и %2 WAL.</numerusform>
            <numerusform>Тогда будут %n копии (%1) и %2 WAL.</numerusform>
            <numerusform>Тогда будет %n копий (%1) и %2 WAL.</numerusform>
        </translation>
    </message>
    <message>
        <source>Assumed, since there are not two days of backups yet: %1; %2 of WAL a day.</source>
        <translation>Предполагается, так как копий за два дня ещё нет: %1; %2 WAL в день.</translation>
    </message>
    <message>
        <source>Expected, by the last four weeks: %1; %2 of WAL a day.</source>
        <extracomment>%1: backups and their times; %2: a size</extracomment>
        <translation>Ожидается, судя по последним четырём неделям: %1; %2 WAL в день.</translation>
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
            <numerusform>%1 байт</numerusform>
            <numerusform>%1 байта</numerusform>
            <numerusform>%1 байт</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a size per second</comment>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 мин %2 с</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 д %2 ч</translation>
    </message>
    <message>
        <source>%1×</source>
        <comment>compression ratio</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <extracomment>a date and time format; the name of the zone follows</extracomment>
        <translation>d MMM yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>%1 (timeline %2)</source>
        <comment>the one moment that can be recovered</comment>
        <translation>%1 (линия времени %2)</translation>
    </message>
    <message>
        <source>%1 to %2 (timeline %3)</source>
        <translation>с %1 по %2 (линия времени %3)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>backup status</comment>
        <translation>Создаётся</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>backup status: copied, not validated</comment>
        <translation>Готова</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>backup status</comment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Corrupt</source>
        <comment>backup status</comment>
        <translation>Повреждена</translation>
    </message>
    <message>
        <source>Orphan</source>
        <comment>backup status</comment>
        <translation>Осиротела</translation>
    </message>
    <message>
        <source>Merging</source>
        <comment>backup status</comment>
        <translation>Объединяется</translation>
    </message>
    <message>
        <source>Merged</source>
        <comment>backup status</comment>
        <translation>Объединена</translation>
    </message>
    <message>
        <source>Deleting</source>
        <comment>backup status</comment>
        <translation>Удаляется</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>backup status</comment>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>backup status</comment>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>The backup is being taken.</source>
        <translation>Копия сейчас создаётся.</translation>
    </message>
    <message>
        <source>Complete, but not validated yet.</source>
        <translation>Завершена, но ещё не проверена.</translation>
    </message>
    <message>
        <source>Complete and validated: it can be restored.</source>
        <translation>Завершена и проверена: её можно восстановить.</translation>
    </message>
    <message>
        <source>Validation found damage: do not rely on it.</source>
        <translation>Проверка нашла повреждения: не полагайтесь на неё.</translation>
    </message>
    <message>
        <source>A backup that it builds on is missing or damaged.</source>
        <translation>Копия, на которой она основана, отсутствует или повреждена.</translation>
    </message>
    <message>
        <source>It is being merged with another backup.</source>
        <translation>Она сейчас объединяется с другой копией.</translation>
    </message>
    <message>
        <source>It was merged; the merge has yet to be finished.</source>
        <translation>Она объединена; объединение ещё нужно довести до конца.</translation>
    </message>
    <message>
        <source>It is being deleted.</source>
        <translation>Она сейчас удаляется.</translation>
    </message>
    <message>
        <source>The backup failed and cannot be restored.</source>
        <translation>Копирование не удалось, восстановить её нельзя.</translation>
    </message>
    <message>
        <source>Its record cannot be read.</source>
        <translation>Её запись не читается.</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>backup mode</comment>
        <translation>Полная</translation>
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
        <translation>Архив</translation>
    </message>
    <message>
        <source>Stream</source>
        <comment>where a backup&apos;s WAL is</comment>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Fast</source>
        <comment>validation depth</comment>
        <translation>Быстрая</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>validation depth</comment>
        <translation>Обычная</translation>
    </message>
    <message>
        <source>Deep</source>
        <comment>validation depth</comment>
        <translation>Глубокая</translation>
    </message>
    <message>
        <source>None</source>
        <comment>compression</comment>
        <translation>Нет</translation>
    </message>
    <message>
        <source>%1, level %2</source>
        <extracomment>%1 is the name of a compression method</extracomment>
        <translation>%1, уровень %2</translation>
    </message>
    <message>
        <source>Cairn has made a mistake</source>
        <translation>Ошибка в самой программе Cairn</translation>
    </message>
    <message>
        <source>A value is not valid</source>
        <translation>Недопустимое значение</translation>
    </message>
    <message>
        <source>It does not exist</source>
        <translation>Не существует</translation>
    </message>
    <message>
        <source>It exists already</source>
        <translation>Уже существует</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>Сбой чтения или записи</translation>
    </message>
    <message>
        <source>The file system is full</source>
        <translation>Файловая система заполнена</translation>
    </message>
    <message>
        <source>Access was denied</source>
        <translation>Доступ запрещён</translation>
    </message>
    <message>
        <source>Another operation holds the lock</source>
        <translation>Блокировку держит другая операция</translation>
    </message>
    <message>
        <source>Stored data is damaged</source>
        <translation>Хранимые данные повреждены</translation>
    </message>
    <message>
        <source>The cluster holds damaged pages</source>
        <translation>В кластере есть повреждённые страницы</translation>
    </message>
    <message>
        <source>WAL is missing</source>
        <translation>Не хватает WAL</translation>
    </message>
    <message>
        <source>WAL is damaged</source>
        <translation>WAL повреждён</translation>
    </message>
    <message>
        <source>No connection to the server</source>
        <translation>Нет подключения к серверу</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>Сервер отказал</translation>
    </message>
    <message>
        <source>This is another cluster</source>
        <translation>Это другой кластер</translation>
    </message>
    <message>
        <source>Not supported by this version of Cairn</source>
        <translation>Эта версия Cairn такого не поддерживает</translation>
    </message>
    <message>
        <source>The recovery target cannot be reached</source>
        <translation>Цель восстановления недостижима</translation>
    </message>
    <message>
        <source>The destination cannot be used</source>
        <translation>Место назначения не подходит</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Планирование</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>Waiting for the checkpoint</source>
        <translation>Ожидание контрольной точки</translation>
    </message>
    <message>
        <source>Listing files</source>
        <translation>Составление списка файлов</translation>
    </message>
    <message>
        <source>Reading the parent&apos;s list of files</source>
        <translation>Чтение списка файлов родительской копии</translation>
    </message>
    <message>
        <source>Reading what interrupted backups left</source>
        <translation>Чтение того, что осталось от прерванных копий</translation>
    </message>
    <message>
        <source>Looking for changes in the WAL</source>
        <translation>Поиск изменений в WAL</translation>
    </message>
    <message>
        <source>Reading WAL summaries</source>
        <translation>Чтение сводок WAL</translation>
    </message>
    <message>
        <source>Asking ptrack for changes</source>
        <translation>Запрос изменений у ptrack</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Копирование</translation>
    </message>
    <message>
        <source>Ending the backup</source>
        <translation>Завершение копии</translation>
    </message>
    <message>
        <source>Waiting for WAL</source>
        <translation>Ожидание WAL</translation>
    </message>
    <message>
        <source>Receiving WAL</source>
        <translation>Приём WAL</translation>
    </message>
    <message>
        <source>Verifying WAL</source>
        <translation>Проверка WAL</translation>
    </message>
    <message>
        <source>Writing the manifest</source>
        <translation>Запись манифеста</translation>
    </message>
    <message>
        <source>Writing to disk</source>
        <translation>Запись на диск</translation>
    </message>
    <message>
        <source>Validating files</source>
        <translation>Проверка файлов</translation>
    </message>
    <message>
        <source>Validating the archive</source>
        <translation>Проверка архива</translation>
    </message>
    <message>
        <source>Restoring files</source>
        <translation>Восстановление файлов</translation>
    </message>
    <message>
        <source>Restoring WAL</source>
        <translation>Восстановление WAL</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Удаление</translation>
    </message>
    <message>
        <source>Deleting WAL</source>
        <translation>Удаление WAL</translation>
    </message>
    <message>
        <source>Reading the chain&apos;s lists of files</source>
        <translation>Чтение списков файлов цепочки</translation>
    </message>
    <message>
        <source>Folding the chain into one backup</source>
        <translation>Сведение цепочки в одну копию</translation>
    </message>
    <message>
        <source>Reading what backups use of their packs</source>
        <translation>Чтение того, что копии используют из своих пакетов</translation>
    </message>
    <message>
        <source>Compacting packs</source>
        <translation>Уплотнение пакетов</translation>
    </message>
    <message>
        <source>Starting the server</source>
        <translation>Запуск сервера</translation>
    </message>
    <message>
        <source>Replaying WAL</source>
        <translation>Воспроизведение WAL</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>a date format</extracomment>
        <translation>d MMM yyyy</translation>
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
        <translation>Запись не читается: %1</translation>
    </message>
    <message>
        <source>No backup yet.</source>
        <translation>Копий ещё нет.</translation>
    </message>
    <message>
        <source>The first backup is being taken.</source>
        <translation>Создаётся первая копия.</translation>
    </message>
    <message>
        <source>No backup can be restored.</source>
        <translation>Ни одну копию нельзя восстановить.</translation>
    </message>
    <message>
        <source>The last backup failed.</source>
        <translation>Последнее копирование не удалось.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) cannot be relied on.</source>
        <translation>
            <numerusform>На %n копию нельзя положиться.</numerusform>
            <numerusform>На %n копии нельзя положиться.</numerusform>
            <numerusform>На %n копий нельзя положиться.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last backup: %1</source>
        <translation>Последняя копия: %1</translation>
    </message>
    <message>
        <source>No instance yet.</source>
        <translation>Экземпляров ещё нет.</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) need attention.</source>
        <translation>
            <numerusform>%n экземпляр требует внимания.</numerusform>
            <numerusform>%n экземпляра требуют внимания.</numerusform>
            <numerusform>%n экземпляров требуют внимания.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s), all well.</source>
        <translation>
            <numerusform>%n экземпляр, всё в порядке.</numerusform>
            <numerusform>%n экземпляра, всё в порядке.</numerusform>
            <numerusform>%n экземпляров, всё в порядке.</numerusform>
        </translation>
    </message>
    <message>
        <source>Good</source>
        <comment>health of an instance</comment>
        <translation>Хорошо</translation>
    </message>
    <message>
        <source>No backup</source>
        <comment>health of an instance</comment>
        <translation>Нет копий</translation>
    </message>
    <message>
        <source>Attention</source>
        <comment>health of an instance</comment>
        <translation>Внимание</translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>health of an instance</comment>
        <translation>Проблема</translation>
    </message>
</context>
<context>
    <name>Instances</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>the moments that can be recovered</extracomment>
        <translation>с %1 по %2</translation>
    </message>
    <message>
        <source>%1, with gaps</source>
        <extracomment>what can be recovered, from one moment to another</extracomment>
        <translation>%1, с разрывами</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>what is proven to be recoverable</comment>
        <translation>ничего</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) need attention.</source>
        <translation>
            <numerusform>%n экземпляр требует внимания.</numerusform>
            <numerusform>%n экземпляра требуют внимания.</numerusform>
            <numerusform>%n экземпляров требуют внимания.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s), all well.</source>
        <translation>
            <numerusform>%n экземпляр, всё в порядке.</numerusform>
            <numerusform>%n экземпляра, всё в порядке.</numerusform>
            <numerusform>%n экземпляров, всё в порядке.</numerusform>
        </translation>
    </message>
    <message>
        <source>Instance</source>
        <comment>column</comment>
        <translation>Экземпляр</translation>
    </message>
    <message>
        <source>Health</source>
        <comment>column</comment>
        <translation>Положение</translation>
    </message>
    <message>
        <source>What should be done</source>
        <comment>column</comment>
        <translation>Что стоит сделать</translation>
    </message>
    <message>
        <source>Can go back to</source>
        <comment>column: a time</comment>
        <translation>Можно вернуться к</translation>
    </message>
    <message>
        <source>Can be recovered</source>
        <translation>Можно восстановить</translation>
    </message>
    <message>
        <source>Last good backup</source>
        <comment>column</comment>
        <translation>Последняя хорошая копия</translation>
    </message>
    <message>
        <source>Proven up to</source>
        <comment>column: a time</comment>
        <translation>Доказано до</translation>
    </message>
    <message>
        <source>Backups</source>
        <comment>column: their number</comment>
        <translation>Копии</translation>
    </message>
    <message>
        <source>Stored</source>
        <comment>column: size of all backups</comment>
        <translation>Хранится</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <comment>column: its version</comment>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Data directory</source>
        <comment>column</comment>
        <translation>Каталог данных</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message numerus="yes">
        <source>Backup %1 is complete (%2 stored), but %n page(s) of the cluster are damaged.</source>
        <translation>
            <numerusform>Копия %1 завершена (сохранено %2), но в кластере повреждена %n страница.</numerusform>
            <numerusform>Копия %1 завершена (сохранено %2), но в кластере повреждены %n страницы.</numerusform>
            <numerusform>Копия %1 завершена (сохранено %2), но в кластере повреждено %n страниц.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup %1 is complete (%2 stored), with %n warning(s).</source>
        <translation>
            <numerusform>Копия %1 завершена (сохранено %2), %n предупреждение.</numerusform>
            <numerusform>Копия %1 завершена (сохранено %2), %n предупреждения.</numerusform>
            <numerusform>Копия %1 завершена (сохранено %2), %n предупреждений.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup %1 is complete: %2 stored.</source>
        <translation>Копия %1 завершена: сохранено %2.</translation>
    </message>
    <message numerus="yes">
        <source>Validation found %n problem(s).</source>
        <translation>
            <numerusform>Проверка нашла %n проблему.</numerusform>
            <numerusform>Проверка нашла %n проблемы.</numerusform>
            <numerusform>Проверка нашла %n проблем.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not every backup passed validation.</source>
        <translation>Не все копии прошли проверку.</translation>
    </message>
    <message>
        <source>There was no backup to validate.</source>
        <translation>Проверять было нечего: копий нет.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) validated, nothing is wrong.</source>
        <translation>
            <numerusform>Проверена %n копия, всё в порядке.</numerusform>
            <numerusform>Проверены %n копии, всё в порядке.</numerusform>
            <numerusform>Проверено %n копий, всё в порядке.</numerusform>
        </translation>
    </message>
    <message>
        <source>There was nothing to delete.</source>
        <translation>Удалять было нечего.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted; until %1 they can be brought back.</source>
        <translation>
            <numerusform>Удалена %n копия; до %1 её можно вернуть.</numerusform>
            <numerusform>Удалены %n копии; до %1 их можно вернуть.</numerusform>
            <numerusform>Удалено %n копий; до %1 их можно вернуть.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted, %1 freed.</source>
        <translation>
            <numerusform>Удалена %n копия, освобождено %1.</numerusform>
            <numerusform>Удалены %n копии, освобождено %1.</numerusform>
            <numerusform>Удалено %n копий, освобождено %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup %1 had been merged before.</source>
        <translation>Копия %1 уже была объединена.</translation>
    </message>
    <message numerus="yes">
        <source>Backup %1 is full now; %n backup(s) went into it.</source>
        <translation>
            <numerusform>Копия %1 теперь полная; в неё вошла %n копия.</numerusform>
            <numerusform>Копия %1 теперь полная; в неё вошли %n копии.</numerusform>
            <numerusform>Копия %1 теперь полная; в неё вошло %n копий.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 What is out of use is removed later: %2.</source>
        <translation>%1 То, что больше не нужно, будет удалено позже: %2.</translation>
    </message>
    <message>
        <source>%1 freed, %2 written anew.</source>
        <translation>Освобождено %1, записано заново %2.</translation>
    </message>
    <message>
        <source>Backup %1 is restored: %2 written.</source>
        <translation>Копия %1 восстановлена: записано %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are back.</source>
        <translation>
            <numerusform>%n копия возвращена.</numerusform>
            <numerusform>%n копии возвращены.</numerusform>
            <numerusform>%n копий возвращено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup %1 is changed.</source>
        <translation>Копия %1 изменена.</translation>
    </message>
    <message>
        <source>Archiving is set up; PostgreSQL has to be restarted for it to begin.</source>
        <translation>Архивация настроена; она начнётся после перезапуска PostgreSQL.</translation>
    </message>
    <message>
        <source>Archiving is set up and active.</source>
        <translation>Архивация настроена и работает.</translation>
    </message>
    <message>
        <source>The catalog is created.</source>
        <translation>Каталог копий создан.</translation>
    </message>
    <message>
        <source>The retention policy is saved.</source>
        <translation>Правила хранения сохранены.</translation>
    </message>
    <message>
        <source>The instance %1 is added.</source>
        <translation>Экземпляр %1 добавлен.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Готово.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>job state: another job of the instance has to end first</comment>
        <translation>Ожидает</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>job state</comment>
        <translation>Выполняется</translation>
    </message>
    <message>
        <source>Stopping</source>
        <comment>job state</comment>
        <translation>Останавливается</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>job state</comment>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Done, see report</source>
        <comment>job state: finished, with findings or warnings</comment>
        <translation>Готово, см. отчёт</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>job state</comment>
        <translation>Не удалось</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>job state</comment>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>The settings are saved.</source>
        <translation>Настройки сохранены.</translation>
    </message>
    <message>
        <source>The old cluster is kept as %1.</source>
        <translation>Старый кластер сохранён как %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) and %1 deleted, %2 freed.</source>
        <extracomment>%1: so many files of WAL; %2: a size</extracomment>
        <translation>
            <numerusform>Удалена %n копия и %1; освобождено %2.</numerusform>
            <numerusform>Удалены %n копии и %1; освобождено %2.</numerusform>
            <numerusform>Удалено %n копий и %1; освобождено %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n WAL file(s)</source>
        <comment>in a sentence about what was deleted</comment>
        <translation>
            <numerusform>%n файл WAL</numerusform>
            <numerusform>%n файла WAL</numerusform>
            <numerusform>%n файлов WAL</numerusform>
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
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>estimating…</source>
        <comment>time left</comment>
        <translation>оценивается…</translation>
    </message>
    <message>
        <source>Another job has to end first</source>
        <translation>Сначала должно закончиться другое задание</translation>
    </message>
    <message>
        <source>Phase or result</source>
        <comment>column</comment>
        <translation>Этап или результат</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Job</source>
        <comment>column</comment>
        <translation>Задание</translation>
    </message>
    <message>
        <source>Instance</source>
        <comment>column</comment>
        <translation>Экземпляр</translation>
    </message>
    <message>
        <source>Progress</source>
        <comment>column</comment>
        <translation>Ход</translation>
    </message>
    <message>
        <source>Amount</source>
        <comment>column: bytes done</comment>
        <translation>Объём</translation>
    </message>
    <message>
        <source>Rate</source>
        <comment>column: bytes per second</comment>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>Time left</source>
        <comment>column</comment>
        <translation>Осталось</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <comment>column</comment>
        <translation>Прошло</translation>
    </message>
    <message>
        <source>Begun</source>
        <comment>column: when it began</comment>
        <translation>Начало</translation>
    </message>
</context>
<context>
    <name>JobTitle</name>
    <message>
        <source>Validate %1</source>
        <translation>Проверка %1</translation>
    </message>
    <message>
        <source>Validate all backups</source>
        <translation>Проверка всех копий</translation>
    </message>
    <message>
        <source>Validate the catalog</source>
        <translation>Проверка каталога копий</translation>
    </message>
    <message>
        <source>Create catalog</source>
        <translation>Создание каталога копий</translation>
    </message>
    <message>
        <source>Add instance</source>
        <translation>Добавление экземпляра</translation>
    </message>
    <message>
        <source>Set up archiving</source>
        <translation>Настройка архивации</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Копирование</translation>
    </message>
    <message>
        <source>%1 backup</source>
        <extracomment>%1 is a backup mode, like &quot;Full&quot;</extracomment>
        <translation>Копирование: %1</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Восстановление %1</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановление</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Удаление %1</translation>
    </message>
    <message>
        <source>Delete what has expired</source>
        <translation>Удаление устаревшего</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>Возвращение %1</translation>
    </message>
    <message>
        <source>Bring back what was deleted</source>
        <translation>Возвращение удалённого</translation>
    </message>
    <message>
        <source>Merge %1</source>
        <translation>Объединение %1</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Уплотнение</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Изменение %1</translation>
    </message>
    <message>
        <source>Save the retention policy</source>
        <translation>Сохранение правил хранения</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>Сохранение настроек</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>Просмотр %1</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)</source>
        <translation>
            <numerusform>Удаление %n копии</numerusform>
            <numerusform>Удаление %n копий</numerusform>
            <numerusform>Удаление %n копий</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Done</source>
        <comment>outcome of an operation</comment>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>outcome of an operation</comment>
        <translation>Выполняется</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>outcome of an operation</comment>
        <translation>Прервано</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>outcome of an operation</comment>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>outcome of an operation</comment>
        <translation>Не удалось</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>operation</comment>
        <translation>Копирование</translation>
    </message>
    <message>
        <source>Validation</source>
        <comment>operation</comment>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>operation</comment>
        <translation>Восстановление</translation>
    </message>
    <message>
        <source>Deletion</source>
        <comment>operation</comment>
        <translation>Удаление</translation>
    </message>
    <message>
        <source>Merge</source>
        <comment>operation</comment>
        <translation>Объединение</translation>
    </message>
    <message>
        <source>Compaction</source>
        <comment>operation</comment>
        <translation>Уплотнение</translation>
    </message>
    <message>
        <source>Undeletion</source>
        <comment>operation</comment>
        <translation>Возвращение</translation>
    </message>
    <message>
        <source>Change of a backup</source>
        <comment>operation</comment>
        <translation>Изменение копии</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>Время</translation>
    </message>
    <message>
        <source>What</source>
        <comment>column</comment>
        <translation>Что</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column</comment>
        <translation>Копия</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Bytes</source>
        <comment>column</comment>
        <translation>Объём</translation>
    </message>
    <message>
        <source>Who</source>
        <comment>column</comment>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>column</comment>
        <translation>Сообщение</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>The keyring stayed locked, or did not permit it.</source>
        <translation>Связка ключей осталась заблокированной или не разрешила доступ.</translation>
    </message>
    <message>
        <source>No keyring runs in this session.</source>
        <translation>В этом сеансе нет работающей связки ключей.</translation>
    </message>
    <message>
        <source>There is no keyring here: install libsecret and GNOME Keyring, or KWallet.</source>
        <translation>Здесь нет связки ключей: установите libsecret и GNOME Keyring или KWallet.</translation>
    </message>
    <message>
        <source>The keyring does not answer: %1</source>
        <extracomment>what the keyring, or the session&apos;s message bus, said</extracomment>
        <translation>Связка ключей не отвечает: %1</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>The server is starting. It can be asked as soon as it is consistent.</source>
        <translation>Сервер запускается. К нему можно будет обращаться, как только он станет согласованным.</translation>
    </message>
    <message>
        <source>The server is replaying WAL.</source>
        <translation>Сервер воспроизводит WAL.</translation>
    </message>
    <message>
        <source>The target is reached: this is what you will have.</source>
        <translation>Цель достигнута: вот что вы получите.</translation>
    </message>
    <message>
        <source>All WAL that there is was replayed: this is what you will have.</source>
        <translation>Весь имеющийся WAL воспроизведён: вот что вы получите.</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Где он сейчас</translation>
    </message>
    <message>
        <source>Last transaction</source>
        <translation>Последняя транзакция</translation>
    </message>
    <message>
        <source>none was replayed</source>
        <translation>ни одна не воспроизведена</translation>
    </message>
    <message>
        <source>Replayed up to</source>
        <translation>Воспроизведено до</translation>
    </message>
    <message>
        <source>%1 on timeline %2</source>
        <translation>%1 на линии времени %2</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Что в нём есть</translation>
    </message>
    <message>
        <source>How to ask it</source>
        <translation>Как к нему обратиться</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
</context>
<context>
    <name>MergePages</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1: ids of backups; %n: backups that are not named</extracomment>
        <translation>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>pinned for ever</source>
        <translation>закреплена навсегда</translation>
    </message>
    <message>
        <source>pinned until %1</source>
        <translation>закреплена до %1</translation>
    </message>
    <message>
        <source>not pinned: the retention rules decide, by its own time</source>
        <translation>не закреплена: решают правила хранения, по её собственному времени</translation>
    </message>
    <message>
        <source>its note “%1”</source>
        <translation>её заметка «%1»</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n метка</numerusform>
            <numerusform>%n метки</numerusform>
            <numerusform>%n меток</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединение</translation>
    </message>
    <message>
        <source>Becomes full</source>
        <translation>Станет полной</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Уйдут</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Останутся как есть</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Записывается</translation>
    </message>
    <message>
        <source>at most %1: the new list of contents; no page data is copied</source>
        <translation>не более %1: новый список содержимого; страницы не копируются</translation>
    </message>
    <message>
        <source>In use afterwards</source>
        <translation>Затем используется</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Вернётся</translation>
    </message>
    <message>
        <source>up to %1, when the packs are compacted</source>
        <translation>до %1, при уплотнении пакетов</translation>
    </message>
    <message>
        <source>It keeps</source>
        <translation>Она сохранит</translation>
    </message>
    <message>
        <source>The moments that only a backup that goes begins at cannot be recovered any more. A merge cannot be undone.</source>
        <translation>Моменты, которые начинаются только с уходящих копий, восстановить будет нельзя. Объединение нельзя отменить.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Выбор</translation>
    </message>
    <message>
        <source>Which backup should become a full one?</source>
        <translation>Какая копия должна стать полной?</translation>
    </message>
    <message>
        <source>It takes in all that it builds on, and keeps its id. What was taken later goes on building on it.</source>
        <translation>Она вберёт всё, на чём основана, и сохранит свой ID. Более поздние копии по-прежнему основаны на ней.</translation>
    </message>
    <message>
        <source>Can it become full?</source>
        <comment>column</comment>
        <translation>Может стать полной?</translation>
    </message>
    <message>
        <source>Backups of the chain</source>
        <translation>Копии цепочки</translation>
    </message>
    <message>
        <source>Reading the chain…</source>
        <translation>Читается цепочка…</translation>
    </message>
    <message>
        <source>The backup is not there any more.</source>
        <translation>Этой копии больше нет.</translation>
    </message>
    <message>
        <source>The chain is being read…</source>
        <translation>Читается цепочка…</translation>
    </message>
    <message>
        <source>Choose the backup that is to become full.</source>
        <translation>Выберите копию, которая должна стать полной.</translation>
    </message>
    <message>
        <source>%1 cannot become full: %2</source>
        <extracomment>%1: a backup; %2: why not</extracomment>
        <translation>%1 не может стать полной: %2</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>До и после</translation>
    </message>
    <message>
        <source>What becomes of the chain</source>
        <translation>Что станет с цепочкой</translation>
    </message>
    <message>
        <source>Nothing is merged yet. No page data is copied, and every backup that stays can be restored at every moment.</source>
        <translation>Пока ничего не объединено. Страницы не копируются, и каждую остающуюся копию можно восстановить в любой момент.</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <comment>column</comment>
        <translation>Что с ней станет</translation>
    </message>
    <message>
        <source>What it is then</source>
        <comment>column</comment>
        <translation>Чем она станет</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>До</translation>
    </message>
    <message>
        <source>After</source>
        <translation>После</translation>
    </message>
    <message>
        <source>The plan is being made…</source>
        <translation>Составляется план…</translation>
    </message>
    <message>
        <source>Nothing is merged yet.</source>
        <translation>Пока ничего не объединено.</translation>
    </message>
    <message>
        <source>It cannot be merged: %1</source>
        <translation>Объединить нельзя: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>It was merged before: there is nothing left to do.</source>
        <translation>Она уже объединена: делать больше нечего.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) go. The chain holds %1, of which the merged backup uses %2; the other %3 come back when the packs are compacted, as far as no other backup uses them.</source>
        <translation>
            <numerusform>%n копия уйдёт. В цепочке %1, из них объединённая копия использует %2; остальные %3 вернутся при уплотнении пакетов, если их не использует другая копия.</numerusform>
            <numerusform>%n копии уйдут. В цепочке %1, из них объединённая копия использует %2; остальные %3 вернутся при уплотнении пакетов, если их не использует другая копия.</numerusform>
            <numerusform>%n копий уйдут. В цепочке %1, из них объединённая копия использует %2; остальные %3 вернутся при уплотнении пакетов, если их не использует другая копия.</numerusform>
        </translation>
    </message>
    <message>
        <source>It runs in the background; the jobs pane shows how far it is.</source>
        <translation>Выполняется в фоне; ход виден на панели заданий.</translation>
    </message>
    <message>
        <source>Go back one step: the plan has to be made again.</source>
        <translation>Вернитесь на шаг назад: план нужно составить заново.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Затем</translation>
    </message>
    <message>
        <source>What can be recovered stays the same. A merge cannot be undone.</source>
        <translation>Что можно восстановить, остаётся прежним. Объединение нельзя отменить.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>If the disk died now</source>
        <translation>Если бы диск отказал сейчас</translation>
    </message>
    <message>
        <source>Everything would be lost</source>
        <translation>Пропало бы всё</translation>
    </message>
    <message>
        <source>Nothing can be recovered.</source>
        <translation>Восстановить ничего нельзя.</translation>
    </message>
    <message>
        <source>At most %1 lost</source>
        <translation>Пропало бы не больше %1</translation>
    </message>
    <message>
        <source>The restore would begin with backup %2 and end at %1.</source>
        <extracomment>the newest moment, the id of a backup</extracomment>
        <translation>Восстановление началось бы с копии %2 и закончилось бы на %1.</translation>
    </message>
    <message>
        <source>You can go back to</source>
        <translation>Вы можете вернуться к</translation>
    </message>
    <message>
        <source>No moment</source>
        <translation>Нет ни одного момента</translation>
    </message>
    <message>
        <source>The first backup makes one.</source>
        <translation>Он появится с первой копией.</translation>
    </message>
    <message>
        <source>The only moment that can be recovered.</source>
        <translation>Единственный момент, который можно восстановить.</translation>
    </message>
    <message>
        <source>Up to %1, but not to every moment between.</source>
        <translation>Вплоть до %1, но не к каждому моменту между ними.</translation>
    </message>
    <message>
        <source>And to every moment up to %1.</source>
        <translation>И к любому моменту до %1.</translation>
    </message>
    <message>
        <source>Restoring would take</source>
        <translation>Восстановление заняло бы</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>There is nothing to restore.</source>
        <translation>Восстанавливать нечего.</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Около %1</translation>
    </message>
    <message>
        <source>%1 of files and %2 of WAL</source>
        <extracomment>two sizes</extracomment>
        <translation>%1 файлов и %2 WAL</translation>
    </message>
    <message numerus="yes">
        <source>%1, by the pace of the last %n restore(s).</source>
        <translation>
            <numerusform>%1, судя по скорости последнего %n восстановления.</numerusform>
            <numerusform>%1, судя по скорости последних %n восстановлений.</numerusform>
            <numerusform>%1, судя по скорости последних %n восстановлений.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, at an assumed pace: nothing was restored yet.</source>
        <translation>%1, при предполагаемой скорости: восстановлений ещё не было.</translation>
    </message>
    <message>
        <source>%1 to copy, %2 to replay</source>
        <translation>%1 на копирование, %2 на воспроизведение</translation>
    </message>
    <message>
        <source>Proven up to</source>
        <translation>Доказано до</translation>
    </message>
    <message>
        <source>Nothing is proven</source>
        <translation>Ничего не доказано</translation>
    </message>
    <message>
        <source>No backup that can be restored has passed a validation.</source>
        <translation>Ни одна копия, которую можно восстановить, не прошла проверку.</translation>
    </message>
    <message>
        <source>Backup %1 and all WAL up to it, validated (%2) on %3.</source>
        <extracomment>the id of a backup, a depth of validation, a time</extracomment>
        <translation>Копия %1 и весь WAL до этого момента, проверка (%2) — %3.</translation>
    </message>
    <message>
        <source>The end of backup %1, validated (%2) on %3.</source>
        <translation>Конец копии %1, проверка (%2) — %3.</translation>
    </message>
    <message>
        <source>Job</source>
        <comment>column</comment>
        <translation>Задание</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Began</source>
        <comment>column: a time</comment>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column: a duration</comment>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column: its id</comment>
        <translation>Копия</translation>
    </message>
    <message>
        <source>By</source>
        <comment>column: who did it</comment>
        <translation>Кто</translation>
    </message>
</context>
<context>
    <name>ReportColumn</name>
    <message>
        <source>not examined</source>
        <translation>не проверялась</translation>
    </message>
    <message>
        <source>Goes</source>
        <comment>a backup that will be deleted</comment>
        <translation>Уйдёт</translation>
    </message>
    <message>
        <source>Becomes full</source>
        <comment>a backup that others are merged into</comment>
        <translation>Станет полной</translation>
    </message>
    <message>
        <source>Stays</source>
        <comment>a backup that will be kept</comment>
        <translation>Останется</translation>
    </message>
    <message>
        <source>stays: %1</source>
        <translation>остаётся: %1</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>a pack of which nothing is in use</comment>
        <translation>удаляется</translation>
    </message>
    <message>
        <source>written anew</source>
        <comment>a pack of which little is in use</comment>
        <translation>пишется заново</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>column</comment>
        <translation>Важность</translation>
    </message>
    <message>
        <source>Instance</source>
        <comment>column</comment>
        <translation>Экземпляр</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column</comment>
        <translation>Копия</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>column</comment>
        <translation>Что найдено</translation>
    </message>
    <message>
        <source>File</source>
        <comment>column</comment>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Before</source>
        <comment>column: status before the validation</comment>
        <translation>Было</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>column: status after the validation</comment>
        <translation>Стало</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>column</comment>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a check: its outcome</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>column: what a check found</comment>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Fate</source>
        <comment>column: whether a backup goes or stays</comment>
        <translation>Судьба</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>column</comment>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Pack</source>
        <comment>column</comment>
        <translation>Пакет</translation>
    </message>
    <message>
        <source>In use</source>
        <comment>column: bytes of a pack</comment>
        <translation>Используется</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>column: how much of a pack is in use</comment>
        <translation>Доля</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a percentage</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Validation passed.</source>
        <translation>Проверка пройдена.</translation>
    </message>
    <message>
        <source>Validation failed.</source>
        <translation>Проверка не пройдена.</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n ошибка</numerusform>
            <numerusform>%n ошибки</numerusform>
            <numerusform>%n ошибок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n предупреждение</numerusform>
            <numerusform>%n предупреждения</numerusform>
            <numerusform>%n предупреждений</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Всё в порядке</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Не пройдена</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>Время</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Depth</source>
        <comment>column</comment>
        <translation>Глубина</translation>
    </message>
    <message>
        <source>Scope</source>
        <comment>column</comment>
        <translation>Охват</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>column: bytes</comment>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Пройдена</translation>
    </message>
</context>
<context>
    <name>ReportPaper</name>
    <message>
        <source>Passed</source>
        <translation>Пройдена</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Не пройдена</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Копия</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Ожидалось</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>Следствие</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Как исправить</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Нет.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Экземпляр</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Каталог копий</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Охват</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Глубина</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Конец</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Read</source>
        <extracomment>%n backups, %1: a size</extracomment>
        <translation>Прочитано</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n backup(s) examined</source>
        <translation>
            <numerusform>%1; изучена %n копия</numerusform>
            <numerusform>%1; изучены %n копии</numerusform>
            <numerusform>%1; изучено %n копий</numerusform>
        </translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Момент</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Записей</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Доказано</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>Не доказано</translation>
    </message>
    <message>
        <source>Moments that were to be proven</source>
        <translation>Моменты, восстановимость которых нужно было доказать</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Копии</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Стало</translation>
    </message>
    <message>
        <source>Not examined</source>
        <translation>Не проверялась</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>Сравнение с отчётом от %1</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Исчезнувшие</translation>
    </message>
    <message>
        <source>Not looked at again</source>
        <translation>Повторно не проверялись</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are as they were.</source>
        <translation>
            <numerusform>Без изменений: %n находка.</numerusform>
            <numerusform>Без изменений: %n находки.</numerusform>
            <numerusform>Без изменений: %n находок.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last validations</source>
        <translation>Последние проверки</translation>
    </message>
    <message>
        <source>How much each of them read, the oldest on the left; a cross marks one that failed.</source>
        <translation>Сколько прочитала каждая из них; самая старая — слева, непройденные отмечены крестиком.</translation>
    </message>
    <message>
        <source>Bytes proven per backup</source>
        <translation>Доказанно целый объём по копиям</translation>
    </message>
    <message>
        <source>Validation of %1</source>
        <translation>Проверка %1</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Находки</translation>
    </message>
    <message>
        <source>Made by %1 at %2.</source>
        <extracomment>%1: a program with its version, and the machine; %2: a time</extracomment>
        <translation>Отчёт создан программой %1, %2.</translation>
    </message>
</context>
<context>
    <name>ReportTree</name>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Копия</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Ожидалось</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>Следствие</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Как исправить</translation>
    </message>
    <message>
        <source>Not examined</source>
        <translation>Не проверялась</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Стало</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Что это значит</translation>
    </message>
    <message>
        <source>Proven: %1</source>
        <translation>Доказано: %1</translation>
    </message>
    <message>
        <source>Not proven: %1</source>
        <translation>Не доказано: %1</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Момент</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Линия времени</translation>
    </message>
    <message>
        <source>WAL from</source>
        <translation>WAL с</translation>
    </message>
    <message>
        <source>WAL to</source>
        <translation>WAL по</translation>
    </message>
    <message>
        <source>WAL records</source>
        <translation>Записей WAL</translation>
    </message>
    <message>
        <source>Last transaction</source>
        <translation>Последняя транзакция</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>the title of a part of a report, then how many lines it has</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>New since the previous one</source>
        <translation>Новые после предыдущего отчёта</translation>
    </message>
    <message>
        <source>As in the previous one</source>
        <translation>Как в предыдущем отчёте</translation>
    </message>
    <message>
        <source>Gone since the previous one</source>
        <translation>Исчезли после предыдущего отчёта</translation>
    </message>
    <message>
        <source>In the previous one, not looked at again</source>
        <translation>Были в предыдущем отчёте, повторно не проверялись</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Замечания</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Моменты</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Копии</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>column</comment>
        <translation>Что найдено</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>column</comment>
        <translation>Копия</translation>
    </message>
    <message>
        <source>File</source>
        <comment>column</comment>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Block</source>
        <comment>column</comment>
        <translation>Блок</translation>
    </message>
</context>
<context>
    <name>RestorePages</name>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What do you want back?</source>
        <translation>Что вы хотите вернуть?</translation>
    </message>
    <message>
        <source>A backup is restored first; then WAL is replayed up to the moment that you choose.</source>
        <translation>Сначала восстанавливается копия; затем воспроизводится WAL до выбранного вами момента.</translation>
    </message>
    <message>
        <source>Timeline %1: from %2 to %3</source>
        <translation>Линия времени %1: с %2 по %3</translation>
    </message>
    <message>
        <source>Nothing can be recovered.</source>
        <translation>Восстановить ничего нельзя.</translation>
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
        <translation>Куда</translation>
    </message>
    <message>
        <source>Where should it go?</source>
        <translation>Куда восстанавливать?</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Каталог данных</translation>
    </message>
    <message>
        <source>WAL directory</source>
        <translation>Каталог WAL</translation>
    </message>
    <message>
        <source>Tablespaces</source>
        <translation>Табличные пространства</translation>
    </message>
    <message>
        <source>inside the data directory</source>
        <translation>внутри каталога данных</translation>
    </message>
    <message>
        <source>&amp;Data directory:</source>
        <translation>&amp;Каталог данных:</translation>
    </message>
    <message>
        <source>&amp;WAL directory:</source>
        <translation>Каталог &amp;WAL:</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Как</translation>
    </message>
    <message>
        <source>How should it run?</source>
        <translation>Как это выполнить?</translation>
    </message>
    <message>
        <source>These defaults suit most restores.</source>
        <translation>Эти настройки подходят для большинства восстановлений.</translation>
    </message>
    <message>
        <source>Set it up as a &amp;standby of the original server</source>
        <translation>Настроить как &amp;резервный сервер исходного</translation>
    </message>
    <message>
        <source>&amp;Verify backup and WAL before anything is written</source>
        <translation>&amp;Проверить копию и WAL, прежде чем что-либо записать</translation>
    </message>
    <message>
        <source>By default: pause at a target, open at the end of the WAL</source>
        <translation>По умолчанию: на цели — пауза, в конце WAL — открыть</translation>
    </message>
    <message>
        <source>At the &amp;target:</source>
        <translation>При достижении &amp;цели:</translation>
    </message>
    <message>
        <source>T&amp;hreads:</source>
        <translation>По&amp;токи:</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>Пока ничего не записано.</translation>
    </message>
    <message>
        <source>Looking for the way to the target…</source>
        <translation>Ищется путь к цели…</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Пока ничего не записано.</translation>
    </message>
    <message>
        <source>At the target</source>
        <translation>При достижении цели</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Резервный сервер</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Потоки</translation>
    </message>
    <message>
        <source>Verify first</source>
        <translation>Сначала проверить</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>и ещё %n более ранняя</numerusform>
            <numerusform>и ещё %n более ранние</numerusform>
            <numerusform>и ещё %n более ранних</numerusform>
        </translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>To which moment?</source>
        <translation>На какой момент?</translation>
    </message>
    <message>
        <source>Drag on the timeline, choose a restore point, or say it below: all three are the same.</source>
        <translation>Протяните по линии времени, выберите точку восстановления или укажите момент ниже: всё это одно и то же.</translation>
    </message>
    <message>
        <source>The last transaction in it ended %1.</source>
        <translation>Последняя транзакция в нём завершилась %1.</translation>
    </message>
    <message>
        <source>Nothing that exists is overwritten or removed.</source>
        <translation>Ничего из существующего не перезаписывается и не удаляется.</translation>
    </message>
    <message>
        <source>Into a new or &amp;empty directory</source>
        <translation>В новый или &amp;пустой каталог</translation>
    </message>
    <message>
        <source>In p&amp;lace: the old cluster is kept beside it under another name</source>
        <translation>На прежнее &amp;место: старый кластер останется рядом под другим именем</translation>
    </message>
    <message>
        <source>Press F2 to give one another directory. On the machine that the backup is from, every tablespace needs one, unless you restore in place.</source>
        <translation>Нажмите F2, чтобы указать для табличного пространства другой каталог. На машине, с которой снята копия, он нужен каждому из них, если только вы не восстанавливаете на прежнее место.</translation>
    </message>
    <message>
        <source>where the old cluster has it</source>
        <translation>там же, где у старого кластера</translation>
    </message>
    <message>
        <source>%1 of %2 free at %3</source>
        <translation>%1 из %2 свободно в %3</translation>
    </message>
    <message>
        <source>as in the backup</source>
        <translation>как в копии</translation>
    </message>
    <message>
        <source>The restored server</source>
        <translation>Восстановленный сервер</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>П&amp;орт:</translation>
    </message>
    <message>
        <source>The restore</source>
        <translation>Восстановление</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Can it be done?</source>
        <translation>Получится ли?</translation>
    </message>
    <message>
        <source>Everything is looked at before anything is written.</source>
        <translation>Всё просматривается прежде, чем что-либо записать.</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Проверить &amp;снова</translation>
    </message>
    <message>
        <source>&amp;Verify the backup now</source>
        <translation>&amp;Проверить копию сейчас</translation>
    </message>
    <message>
        <source>Reads all that is stored of it and compares its checksums</source>
        <translation>Читает всё, что от неё хранится, и сверяет контрольные суммы</translation>
    </message>
    <message>
        <source>The checks are running…</source>
        <translation>Идут проверки…</translation>
    </message>
    <message>
        <source>The backup is being verified…</source>
        <translation>Копия проверяется…</translation>
    </message>
    <message>
        <source>The backup is damaged, and is not restored: %1
Choose another one on the first page.</source>
        <extracomment>what the validation of a backup found</extracomment>
        <translation>Копия повреждена и не восстанавливается: %1
Выберите другую на первой странице.</translation>
    </message>
    <message>
        <source>Name of the instance</source>
        <translation>Имя экземпляра</translation>
    </message>
    <message>
        <source>The running data of %1 is replaced. To go on, type the &amp;name of the instance:</source>
        <translation>Рабочие данные %1 будут заменены. Чтобы продолжить, введите &amp;имя экземпляра:</translation>
    </message>
    <message>
        <source>Go back one step: the checks have to run again.</source>
        <translation>Вернитесь на шаг назад: проверки нужно выполнить заново.</translation>
    </message>
    <message>
        <source>Type the name of the instance to confirm.</source>
        <translation>Для подтверждения введите имя экземпляра.</translation>
    </message>
    <message>
        <source>The newest that suits</source>
        <translation>Самая новая из подходящих</translation>
    </message>
    <message>
        <source>&amp;Backup:</source>
        <translation>&amp;Копия:</translation>
    </message>
    <message>
        <source>Unless there is a reason, leave the choice to Cairn: the newest backup in front of the moment needs the least WAL.</source>
        <translation>Если нет причин выбирать самому, предоставьте выбор Cairn: самой новой копии перед нужным моментом требуется меньше всего WAL.</translation>
    </message>
    <message>
        <source>How far back you can go</source>
        <translation>Как далеко назад можно вернуться</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a backup and its mode</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Takes backup %1 and at most %2 of WAL.</source>
        <translation>Потребуется копия %1 и не больше %2 WAL.</translation>
    </message>
    <message>
        <source>Takes backup %1 and %2 of WAL.</source>
        <translation>Потребуется копия %1 и %2 WAL.</translation>
    </message>
    <message>
        <source>just now: everything that is stored of it was read, and is sound</source>
        <translation>только что: всё сохранённое от неё прочитано и цело</translation>
    </message>
    <message>
        <source>Reading the archive…</source>
        <translation>Читается архив…</translation>
    </message>
    <message>
        <source>Looking for the way there…</source>
        <translation>Ищется путь туда…</translation>
    </message>
</context>
<context>
    <name>RestorePlan</name>
    <message>
        <source>What comes back</source>
        <translation>Что вернётся</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Копия</translation>
    </message>
    <message>
        <source>%1, %2, finished %3</source>
        <translation>%1, %2, завершена %3</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Цепочка</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n копия</numerusform>
            <numerusform>%n копии</numerusform>
            <numerusform>%n копий</numerusform>
        </translation>
    </message>
    <message>
        <source>Last transaction</source>
        <translation>Последняя транзакция</translation>
    </message>
    <message>
        <source>%1 (number %2)</source>
        <translation>%1 (номер %2)</translation>
    </message>
    <message>
        <source>every record was read and is sound</source>
        <translation>все записи прочитаны и целы</translation>
    </message>
    <message>
        <source>it is part of the backup</source>
        <translation>это часть копии</translation>
    </message>
    <message>
        <source>the segments are there, not all were read</source>
        <translation>сегменты на месте, прочитаны не все</translation>
    </message>
    <message>
        <source>The way there</source>
        <translation>Путь туда</translation>
    </message>
    <message>
        <source>Timeline %1</source>
        <translation>Линия времени %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>с %1 по %2</translation>
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
        <translation>Куда</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>%1 needed, %2 free at %3</source>
        <translation>нужно %1, свободно %2 в %3</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Сколько времени</translation>
    </message>
    <message>
        <source>To copy</source>
        <translation>На копирование</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>около %1</translation>
    </message>
    <message>
        <source>To replay</source>
        <translation>На воспроизведение</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Известно из</translation>
    </message>
    <message>
        <source>Settings that will be written</source>
        <translation>Настройки, которые будут записаны</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>Стоит знать</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Possible before it: %1</source>
        <translation>Возможно раньше: %1</translation>
    </message>
    <message>
        <source>Possible after it: %1</source>
        <translation>Возможно позже: %1</translation>
    </message>
    <message>
        <source>The old one is kept as</source>
        <translation>Старый сохраняется как</translation>
    </message>
</context>
<context>
    <name>RestorePoint</name>
    <message>
        <source>Restore point</source>
        <translation>Точка восстановления</translation>
    </message>
    <message numerus="yes">
        <source>This name was used %n time(s).</source>
        <translation>
            <numerusform>Это имя использовано %n раз.</numerusform>
            <numerusform>Это имя использовано %n раза.</numerusform>
            <numerusform>Это имя использовано %n раз.</numerusform>
        </translation>
    </message>
    <message>
        <source>Set at</source>
        <translation>Создана</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Линия времени</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Позиция</translation>
    </message>
</context>
<context>
    <name>RestoreRules</name>
    <message>
        <source>Say to which moment.</source>
        <translation>Укажите, на какой момент.</translation>
    </message>
    <message>
        <source>Say to which transaction: a number, as txid_current() shows it.</source>
        <translation>Укажите, до какой транзакции: номер, как его показывает txid_current().</translation>
    </message>
    <message>
        <source>Say to which WAL position, like 16/B374D848.</source>
        <translation>Укажите, до какой позиции WAL, например 16/B374D848.</translation>
    </message>
    <message>
        <source>Say to which restore point: the name given to pg_create_restore_point().</source>
        <translation>Укажите, до какой точки восстановления: имя, переданное pg_create_restore_point().</translation>
    </message>
    <message>
        <source>A timeline is a number, “current” or “latest”.</source>
        <translation>Линия времени — это номер, «current» или «latest».</translation>
    </message>
    <message>
        <source>Choose the directory to restore into.</source>
        <translation>Выберите каталог, в который восстанавливать.</translation>
    </message>
    <message>
        <source>The path of the directory has to begin with a slash.</source>
        <translation>Путь к каталогу должен начинаться с косой черты.</translation>
    </message>
    <message>
        <source>The directory lies inside the catalog. Choose another one.</source>
        <translation>Этот каталог лежит внутри каталога копий. Выберите другой.</translation>
    </message>
    <message>
        <source>The path of the WAL directory has to begin with a slash.</source>
        <translation>Путь к каталогу WAL должен начинаться с косой черты.</translation>
    </message>
    <message>
        <source>The WAL directory has to be outside the data directory.</source>
        <translation>Каталог WAL должен быть вне каталога данных.</translation>
    </message>
    <message>
        <source>The new path of the tablespace %1 has to begin with a slash.</source>
        <translation>Новый путь табличного пространства %1 должен начинаться с косой черты.</translation>
    </message>
    <message>
        <source>Two tablespaces cannot go to %1.</source>
        <translation>Два табличных пространства не могут попасть в %1.</translation>
    </message>
    <message>
        <source>Pause, so that somebody can look</source>
        <translation>Пауза, чтобы можно было посмотреть</translation>
    </message>
    <message>
        <source>Promote: open it for writing</source>
        <translation>Повысить: открыть на запись</translation>
    </message>
    <message>
        <source>Shut the server down</source>
        <translation>Остановить сервер</translation>
    </message>
</context>
<context>
    <name>RetentionRule</name>
    <message numerus="yes">
        <source>Every moment of the last %n day(s) stays recoverable.</source>
        <translation>
            <numerusform>Восстановим любой момент за последний %n день.</numerusform>
            <numerusform>Восстановим любой момент за последние %n дня.</numerusform>
            <numerusform>Восстановим любой момент за последние %n дней.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set: age alone keeps nothing.</source>
        <translation>Не задано: сам по себе возраст ничего не сохраняет.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n restorable full backup(s) stay, with all that build on them.</source>
        <translation>
            <numerusform>Остаётся самая новая %n восстановимая полная копия со всем, что на ней основано.</numerusform>
            <numerusform>Остаются самые новые %n восстановимые полные копии со всем, что на них основано.</numerusform>
            <numerusform>Остаются самые новые %n восстановимых полных копий со всем, что на них основано.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set: no number of full backups is kept.</source>
        <translation>Не задано: число полных копий не поддерживается.</translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n day(s) that have one stays.</source>
        <translation>
            <numerusform>Остаётся по одной копии за %n последний день, когда они были.</numerusform>
            <numerusform>Остаётся по одной копии за %n последних дня, когда они были.</numerusform>
            <numerusform>Остаётся по одной копии за %n последних дней, когда они были.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n week(s) that have one stays.</source>
        <translation>
            <numerusform>Остаётся по одной копии за %n последнюю неделю, когда они были.</numerusform>
            <numerusform>Остаётся по одной копии за %n последние недели, когда они были.</numerusform>
            <numerusform>Остаётся по одной копии за %n последних недель, когда они были.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n month(s) that have one stays.</source>
        <translation>
            <numerusform>Остаётся по одной копии за %n последний месяц, когда они были.</numerusform>
            <numerusform>Остаётся по одной копии за %n последних месяца, когда они были.</numerusform>
            <numerusform>Остаётся по одной копии за %n последних месяцев, когда они были.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One backup of each of the last %n year(s) that have one stays.</source>
        <translation>
            <numerusform>Остаётся по одной копии за %n последний год, когда они были.</numerusform>
            <numerusform>Остаётся по одной копии за %n последних года, когда они были.</numerusform>
            <numerusform>Остаётся по одной копии за %n последних лет, когда они были.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>WAL stays from the newest %n restorable backup(s) of each timeline on; older backups keep just their own.</source>
        <translation>
            <numerusform>WAL хранится с самой новой %n восстановимой копии каждой линии времени; у более старых остаётся только свой.</numerusform>
            <numerusform>WAL хранится с самых новых %n восстановимых копий каждой линии времени; у более старых остаётся только свой.</numerusform>
            <numerusform>WAL хранится с самых новых %n восстановимых копий каждой линии времени; у более старых остаётся только свой.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set: WAL stays from the oldest kept backup on.</source>
        <translation>Не задано: WAL хранится с самой старой из оставленных копий.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing but force goes below %n restorable full backup(s).</source>
        <translation>
            <numerusform>Только принудительно останется меньше чем %n восстановимая полная копия.</numerusform>
            <numerusform>Только принудительно останется меньше чем %n восстановимые полные копии.</numerusform>
            <numerusform>Только принудительно останется меньше чем %n восстановимых полных копий.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set: rules and requests may go down to the last backup.</source>
        <translation>Не задано: правила и запросы могут дойти до последней копии.</translation>
    </message>
    <message>
        <source>Not set.</source>
        <translation>Не задано.</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Data directory of the cluster</source>
        <translation>Каталог данных кластера</translation>
    </message>
    <message>
        <source>Identity of the cluster</source>
        <translation>Идентификатор кластера</translation>
    </message>
    <message>
        <source>Size of a WAL segment, in bytes</source>
        <translation>Размер сегмента WAL в байтах</translation>
    </message>
    <message>
        <source>Version of PostgreSQL</source>
        <translation>Версия PostgreSQL</translation>
    </message>
    <message>
        <source>Directories outside of the cluster that are backed up with it</source>
        <translation>Каталоги вне кластера, которые копируются вместе с ним</translation>
    </message>
    <message>
        <source>Database to connect to</source>
        <translation>База данных для подключения</translation>
    </message>
    <message>
        <source>Host of the server</source>
        <translation>Адрес сервера</translation>
    </message>
    <message>
        <source>Port of the server</source>
        <translation>Порт сервера</translation>
    </message>
    <message>
        <source>Role to connect as</source>
        <translation>Роль для подключения</translation>
    </message>
    <message>
        <source>How long a backup waits for WAL</source>
        <translation>Сколько копирование ждёт WAL</translation>
    </message>
    <message>
        <source>restore_command that restores write</source>
        <translation>restore_command, который записывают восстановления</translation>
    </message>
    <message>
        <source>Least important messages on the terminal</source>
        <translation>Наименее важные сообщения в терминале</translation>
    </message>
    <message>
        <source>Least important messages in the log file</source>
        <translation>Наименее важные сообщения в файле журнала</translation>
    </message>
    <message>
        <source>Form of the log file</source>
        <translation>Формат файла журнала</translation>
    </message>
    <message>
        <source>Name of the log file</source>
        <translation>Имя файла журнала</translation>
    </message>
    <message>
        <source>Log file of errors alone</source>
        <translation>Файл журнала только для ошибок</translation>
    </message>
    <message>
        <source>Directory of the log files</source>
        <translation>Каталог файлов журнала</translation>
    </message>
    <message>
        <source>A log file of this size is begun anew; 0: never</source>
        <translation>Файл журнала такого размера начинается заново; 0: никогда</translation>
    </message>
    <message>
        <source>A log file of this age is begun anew; 0: never</source>
        <translation>Файл журнала такого возраста начинается заново; 0: никогда</translation>
    </message>
    <message>
        <source>Full backups to keep; 0: no such rule</source>
        <translation>Сколько полных копий хранить; 0: такого правила нет</translation>
    </message>
    <message>
        <source>Days of which every moment stays recoverable; 0: no such rule</source>
        <translation>За сколько дней восстановим любой момент; 0: такого правила нет</translation>
    </message>
    <message>
        <source>Backups of each timeline whose WAL stays; 0: all</source>
        <translation>У скольких копий каждой линии времени остаётся WAL; 0: у всех</translation>
    </message>
    <message>
        <source>Days that keep a backup</source>
        <translation>За сколько дней остаётся по копии</translation>
    </message>
    <message>
        <source>Weeks that keep a backup</source>
        <translation>За сколько недель остаётся по копии</translation>
    </message>
    <message>
        <source>Months that keep a backup</source>
        <translation>За сколько месяцев остаётся по копии</translation>
    </message>
    <message>
        <source>Years that keep a backup</source>
        <translation>За сколько лет остаётся по копии</translation>
    </message>
    <message>
        <source>Full backups that nothing but force removes</source>
        <translation>Сколько полных копий удаляется только принудительно</translation>
    </message>
    <message>
        <source>How long what was deleted can be brought back</source>
        <translation>Как долго можно вернуть удалённое</translation>
    </message>
    <message>
        <source>How backups are compressed</source>
        <translation>Чем сжимаются копии</translation>
    </message>
    <message>
        <source>How hard they are compressed</source>
        <translation>Насколько сильно они сжимаются</translation>
    </message>
    <message>
        <source>The cluster</source>
        <comment>where a setting comes from</comment>
        <translation>Кластер</translation>
    </message>
    <message>
        <source>Stored</source>
        <comment>where a setting comes from</comment>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>Default</source>
        <comment>where a setting comes from</comment>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source>Setting</source>
        <comment>column</comment>
        <translation>Настройка</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>column</comment>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Comes from</source>
        <comment>column</comment>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>What it is for</source>
        <comment>column</comment>
        <translation>Для чего</translation>
    </message>
</context>
<context>
    <name>Stretch</name>
    <message>
        <source>Can be recovered</source>
        <translation>Можно восстановить</translation>
    </message>
    <message>
        <source>No backup leads there</source>
        <translation>Ни одна копия туда не ведёт</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Линия времени</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>To</source>
        <translation>По</translation>
    </message>
    <message>
        <source>From LSN</source>
        <translation>С LSN</translation>
    </message>
    <message>
        <source>To LSN</source>
        <translation>По LSN</translation>
    </message>
    <message>
        <source>First backup</source>
        <translation>Первая копия</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Копии</translation>
    </message>
    <message>
        <source>Why it ends there</source>
        <translation>Почему здесь конец</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Что поможет</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Every moment from %1 to %2 can be restored, from backup %3 on.</source>
        <translation>Можно восстановить любой момент с %1 по %2, начиная с копии %3.</translation>
    </message>
    <message>
        <source>No backup and no WAL lead here.</source>
        <translation>Сюда не ведут ни копии, ни WAL.</translation>
    </message>
    <message>
        <source>Timeline %1 leaves timeline %2 at %3</source>
        <translation>Линия времени %1 отходит от линии времени %2 в %3</translation>
    </message>
    <message>
        <source>Nothing on this timeline can be restored.</source>
        <translation>На этой линии времени ничего нельзя восстановить.</translation>
    </message>
    <message>
        <source>This is before the first backup ended: the earliest moment is %1.</source>
        <translation>Это раньше конца первой копии: самый ранний момент — %1.</translation>
    </message>
    <message>
        <source>This is after the last transaction in the archive, which ended at %1.</source>
        <translation>Это позже последней транзакции в архиве, которая завершилась %1.</translation>
    </message>
    <message>
        <source>Can be restored, from a backup of the timeline that this one left.</source>
        <translation>Можно восстановить из копии той линии времени, от которой эта отошла.</translation>
    </message>
    <message>
        <source>Can be restored: it is the end of backup %1 (%2).</source>
        <translation>Можно восстановить: это конец копии %1 (%2).</translation>
    </message>
    <message>
        <source>Can be restored: backup %1 (%2), and %3 of WAL behind it.</source>
        <translation>Можно восстановить: копия %1 (%2) и за ней %3 WAL.</translation>
    </message>
    <message>
        <source>Timeline %1</source>
        <translation>Линия времени %1</translation>
    </message>
    <message>
        <source>left timeline %1</source>
        <translation>отошла от линии %1</translation>
    </message>
    <message>
        <source>Restore point %1</source>
        <translation>Точка восстановления %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a backup and its mode</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Not from backup %1, which was chosen: it is on a branch that does not lead here.</source>
        <translation>Не из выбранной копии %1: она на ветви, которая сюда не ведёт.</translation>
    </message>
    <message>
        <source>Not from backup %1, which was chosen: it ended later, at %2.</source>
        <translation>Не из выбранной копии %1: она завершилась позже, %2.</translation>
    </message>
    <message>
        <source>Not from backup %1, which was chosen: WAL is missing between it and this moment.</source>
        <translation>Не из выбранной копии %1: между ней и этим моментом не хватает WAL.</translation>
    </message>
    <message>
        <source>WAL that no backup leads to, stored from %1 to %2: %3.</source>
        <translation>WAL, к которому не ведёт ни одна копия, сохранён с %1 по %2: %3.</translation>
    </message>
    <message>
        <source>A promotion cut off the last segment of timeline %1: %2</source>
        <translation>Повышение обрезало последний сегмент линии времени %1: %2</translation>
    </message>
    <message>
        <source>%1 backup %2, %3</source>
        <extracomment>a mode like &quot;Full&quot;, an ID, a status</extracomment>
        <translation>Копия %1 %2, %3</translation>
    </message>
</context>
<context>
    <name>ValidatePages</name>
    <message>
        <source>Scope</source>
        <translation>Объём</translation>
    </message>
    <message>
        <source>What should be validated?</source>
        <translation>Что проверить?</translation>
    </message>
    <message>
        <source>What is stored is read, and it is proven that it is whole. Nothing is changed but the status of the backups.</source>
        <translation>Всё, что хранится, читается, и доказывается, что оно цело. Меняется только состояние копий.</translation>
    </message>
    <message>
        <source>&amp;Backup %1, and all that it builds on</source>
        <translation>&amp;Копия %1 и всё, на чём она основана</translation>
    </message>
    <message>
        <source>All backups of the in&amp;stance %1, and its archive</source>
        <translation>Все копии &amp;экземпляра %1 и его архив</translation>
    </message>
    <message>
        <source>&amp;Every instance of the catalog</source>
        <translation>Все экземпляры катало&amp;га копий</translation>
    </message>
    <message>
        <source>Prove that a moment can be re&amp;covered</source>
        <translation>Доказать, что момент мо&amp;жно восстановить</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Глубина</translation>
    </message>
    <message>
        <source>How deeply should it look?</source>
        <translation>Насколько глубоко проверять?</translation>
    </message>
    <message>
        <source>Each depth proves more than the one before it, and takes longer.</source>
        <translation>Каждая глубина доказывает больше предыдущей и занимает больше времени.</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation>Посмотреть &amp;снова</translation>
    </message>
    <message>
        <source>&amp;Fast</source>
        <translation>&amp;Быстрая</translation>
    </message>
    <message>
        <source>Norma&amp;l</source>
        <translation>&amp;Обычная</translation>
    </message>
    <message>
        <source>&amp;Deep</source>
        <translation>&amp;Глубокая</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>По&amp;токи:</translation>
    </message>
    <message>
        <source>It is being worked out what will be read…</source>
        <translation>Выясняется, что будет прочитано…</translation>
    </message>
    <message>
        <source>It cannot be validated: %1</source>
        <translation>Проверить нельзя: %1</translation>
    </message>
    <message>
        <source>%1 cannot be validated: %2</source>
        <extracomment>%1: an instance; %2: why</extracomment>
        <translation>%1 проверить нельзя: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) of %1, and every file of its archive</source>
        <extracomment>%1: an instance</extracomment>
        <translation>
            <numerusform>%n копия экземпляра %1 и каждый файл его архива</numerusform>
            <numerusform>%n копии экземпляра %1 и каждый файл его архива</numerusform>
            <numerusform>%n копий экземпляра %1 и каждый файл его архива</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The backup that a restore to the moment takes, %1, with what it builds on (%n backup(s)), and the WAL up to the moment</source>
        <extracomment>%1: a backup</extracomment>
        <translation>
            <numerusform>Копия, которую возьмёт восстановление на этот момент, %1, со всем, на чём она основана (%n копия), и WAL до этого момента</numerusform>
            <numerusform>Копия, которую возьмёт восстановление на этот момент, %1, со всем, на чём она основана (%n копии), и WAL до этого момента</numerusform>
            <numerusform>Копия, которую возьмёт восстановление на этот момент, %1, со всем, на чём она основана (%n копий), и WAL до этого момента</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) of %1, with the WAL that they need</source>
        <extracomment>%1: an instance</extracomment>
        <translation>
            <numerusform>%n копия экземпляра %1 с нужным ей WAL</numerusform>
            <numerusform>%n копии экземпляра %1 с нужным им WAL</numerusform>
            <numerusform>%n копий экземпляра %1 с нужным им WAL</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a duration</comment>
        <translation>около %1</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>пока не известно</translation>
    </message>
    <message>
        <source>at most %1</source>
        <comment>bytes</comment>
        <translation>не более %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>bytes</comment>
        <translation>около %1</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Is read</source>
        <translation>Читается</translation>
    </message>
    <message>
        <source>Is left out</source>
        <translation>Пропускается</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Байты</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Потоки</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Меняет</translation>
    </message>
    <message>
        <source>the status of the backups; what is found is kept as a report</source>
        <translation>состояние копий; найденное сохраняется как отчёт</translation>
    </message>
    <message>
        <source>Every stored byte is read and compared with its checksum, and the WAL is followed. Proves that nothing was lost or damaged since it was stored.</source>
        <translation>Каждый хранимый байт читается и сверяется со своей контрольной суммой, а WAL прослеживается. Доказывает, что с момента записи ничего не потеряно и не повреждено.</translation>
    </message>
    <message>
        <source>As fast; and everything is decompressed, as a restore would do it. Proves that it can be read back.</source>
        <translation>Как быстрая; к тому же всё распаковывается, как при восстановлении. Доказывает, что всё можно прочитать.</translation>
    </message>
    <message>
        <source>As normal; and every page and file is compared with what was captured. Proves that a restore gives back what was there.</source>
        <translation>Как обычная; к тому же каждая страница и каждый файл сравниваются с тем, что было прочитано при копировании. Доказывает, что восстановление вернёт то, что было.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more instance(s)</source>
        <translation>
            <numerusform>и ещё %n экземпляр</numerusform>
            <numerusform>и ещё %n экземпляра</numerusform>
            <numerusform>и ещё %n экземпляров</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to read yet.</source>
        <translation>Читать пока нечего.</translation>
    </message>
    <message>
        <source>Reads %1. How long is not known yet: no validation this deep ran long enough to tell.</source>
        <extracomment>%1: &quot;about 5 GB&quot;</extracomment>
        <translation>Прочитает %1. Сколько времени это займёт, пока не известно: ни одна проверка с такой глубиной не длилась достаточно долго, чтобы это оценить.</translation>
    </message>
    <message numerus="yes">
        <source>Reads %1, in about %2: %3, as the last %n validation(s) of this depth.</source>
        <extracomment>%1: &quot;about 5 GB&quot;; %2: a duration; %3: a rate; %n: validations</extracomment>
        <translation>
            <numerusform>Прочитает %1 примерно за %2: %3, судя по последней %n проверке этой глубины.</numerusform>
            <numerusform>Прочитает %1 примерно за %2: %3, судя по последним %n проверкам этой глубины.</numerusform>
            <numerusform>Прочитает %1 примерно за %2: %3, судя по последним %n проверкам этой глубины.</numerusform>
        </translation>
    </message>
    <message>
        <source>It runs in the background; the jobs pane shows how far it is, and leads to the report.</source>
        <translation>Выполняется в фоне; ход виден на панели заданий, оттуда же открывается отчёт.</translation>
    </message>
    <message>
        <source>Go back one step: it has to be worked out again what will be read.</source>
        <translation>Вернитесь на шаг назад: нужно снова выяснить, что будет прочитано.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Looking for the way there…</source>
        <translation>Ищется путь туда…</translation>
    </message>
</context>
<context>
    <name>WindowAction</name>
    <message>
        <source>&amp;Open catalog…</source>
        <translation>&amp;Открыть каталог копий…</translation>
    </message>
    <message>
        <source>&amp;Create catalog…</source>
        <translation>&amp;Создать каталог копий…</translation>
    </message>
    <message>
        <source>C&amp;lose catalog</source>
        <translation>&amp;Закрыть каталог копий</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выйти</translation>
    </message>
    <message>
        <source>&amp;Add instance…</source>
        <translation>&amp;Добавить экземпляр…</translation>
    </message>
    <message>
        <source>&amp;Connection and archiving…</source>
        <translation>Подкл&amp;ючение и архивация…</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>&amp;Создать копию…</translation>
    </message>
    <message>
        <source>&amp;Retention…</source>
        <translation>&amp;Хранение…</translation>
    </message>
    <message>
        <source>Delete what has e&amp;xpired…</source>
        <translation>Удалить &amp;устаревшее…</translation>
    </message>
    <message>
        <source>Co&amp;mpact…</source>
        <translation>Уп&amp;лотнить…</translation>
    </message>
    <message>
        <source>&amp;Validate…</source>
        <translation>&amp;Проверить…</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Восстановить…</translation>
    </message>
    <message>
        <source>&amp;Merge into a full one…</source>
        <translation>&amp;Объединить в полную…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>&amp;Pin, note and tags…</source>
        <translation>&amp;Закрепление, заметка и метки…</translation>
    </message>
    <message>
        <source>&amp;Edit note</source>
        <translation>&amp;Изменить заметку</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>&amp;Undelete</source>
        <translation>Вер&amp;нуть</translation>
    </message>
    <message>
        <source>Copy &amp;id</source>
        <translation>&amp;Копировать ID</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Обновить</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Фильтр</translation>
    </message>
    <message>
        <source>Go to &amp;details</source>
        <translation>К &amp;подробностям</translation>
    </message>
    <message>
        <source>Go to &amp;jobs</source>
        <translation>К &amp;заданиям</translation>
    </message>
    <message>
        <source>Close &amp;messages</source>
        <translation>Закрыть сооб&amp;щения</translation>
    </message>
    <message>
        <source>&amp;Cancel job</source>
        <translation>&amp;Отменить задание</translation>
    </message>
    <message>
        <source>Show &amp;report</source>
        <translation>&amp;Показать отчёт</translation>
    </message>
    <message>
        <source>Copy c&amp;ommand</source>
        <translation>&amp;Копировать команду</translation>
    </message>
    <message>
        <source>Clear &amp;finished</source>
        <translation>&amp;Убрать завершённые</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Сочетания клавиш</translation>
    </message>
    <message>
        <source>&amp;About Cairn</source>
        <translation>&amp;О программе Cairn</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Instance</source>
        <translation>&amp;Экземпляр</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>&amp;Копия</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Столбцы</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>Офо&amp;рмление</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Задания</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Как в &amp;системе</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>Св&amp;етлое</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Тёмное</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Панель инструментов</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Настройки…</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Команды…</translation>
    </message>
    <message>
        <source>open a catalog first.</source>
        <translation>сначала откройте каталог копий.</translation>
    </message>
    <message>
        <source>choose a catalog or an instance first.</source>
        <translation>сначала выберите каталог копий или экземпляр.</translation>
    </message>
    <message>
        <source>choose an instance first.</source>
        <translation>сначала выберите экземпляр.</translation>
    </message>
    <message>
        <source>choose an instance that has a backup first.</source>
        <translation>сначала выберите экземпляр, у которого есть копия.</translation>
    </message>
    <message>
        <source>choose a backup first.</source>
        <translation>сначала выберите копию.</translation>
    </message>
    <message>
        <source>choose a good backup that builds on another one, or that others build on.</source>
        <translation>выберите хорошую копию, которая основана на другой или на которой основаны другие.</translation>
    </message>
    <message>
        <source>choose a backup that is neither being taken nor deleted, nor unreadable.</source>
        <translation>выберите копию, которая не создаётся, не удаляется и читается.</translation>
    </message>
    <message>
        <source>choose a backup that was deleted and can still be brought back.</source>
        <translation>выберите удалённую копию, которую ещё можно вернуть.</translation>
    </message>
    <message>
        <source>choose a job that is running first.</source>
        <translation>сначала выберите выполняющееся задание.</translation>
    </message>
    <message>
        <source>choose a validation that has ended first.</source>
        <translation>сначала выберите завершённую проверку.</translation>
    </message>
    <message>
        <source>choose a job first.</source>
        <translation>сначала выберите задание.</translation>
    </message>
    <message>
        <source>no job has ended yet.</source>
        <translation>ни одно задание ещё не завершено.</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;Высококонтрастное</translation>
    </message>
    <message>
        <source>Times in &amp;UTC</source>
        <translation>Вре&amp;мя в UTC</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation>Страни&amp;цы</translation>
    </message>
    <message>
        <source>Go to “%1”</source>
        <extracomment>a page of an instance</extracomment>
        <translation>Перейти: «%1»</translation>
    </message>
    <message>
        <source>Pane “%1”</source>
        <extracomment>what shows and hides a part of the window, by the title of that part</extracomment>
        <translation>Панель «%1»</translation>
    </message>
    <message>
        <source>&amp;Passwords…</source>
        <translation>&amp;Пароли…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Passed</source>
        <comment>outcome of a check</comment>
        <translation>Пройдено</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>outcome of a check</comment>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>outcome of a check</comment>
        <translation>Не пройдено</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>outcome of a check</comment>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>severity of a finding</comment>
        <translation>Сведения</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity of a finding</comment>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>severity of a finding</comment>
        <translation>Проблема</translation>
    </message>
</context>
<context>
    <name>cairn::ui::AddInstanceWizard</name>
    <message>
        <source>Add an instance</source>
        <translation>Добавление экземпляра</translation>
    </message>
    <message>
        <source>&amp;Add instance</source>
        <translation>До&amp;бавить экземпляр</translation>
    </message>
</context>
<context>
    <name>cairn::ui::AdviceList</name>
    <message>
        <source>Note</source>
        <translation>Замечание</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Проблема</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Советы</translation>
    </message>
    <message>
        <source>Nothing to do: all is well.</source>
        <translation>Делать ничего не нужно: всё в порядке.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ArchivingDialog</name>
    <message>
        <source>Connection and archiving of %1</source>
        <translation>Подключение и архивация: %1</translation>
    </message>
    <message>
        <source>The test only looks. “Set on the server” asks before it changes anything.</source>
        <translation>Проверка только смотрит. «Настроить на сервере» спросит, прежде чем что-либо изменить.</translation>
    </message>
    <message>
        <source>&amp;Set on the server…</source>
        <translation>&amp;Настроить на сервере…</translation>
    </message>
    <message>
        <source>The archive_command for this instance</source>
        <translation>archive_command для этого экземпляра</translation>
    </message>
    <message>
        <source>archive_command for this instance</source>
        <translation>archive_command для этого экземпляра</translation>
    </message>
    <message>
        <source>What the server has now</source>
        <translation>Что на сервере сейчас</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>Проверить &amp;снова</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Проверяется подключение…</translation>
    </message>
    <message>
        <source>not known: there is no connection</source>
        <translation>неизвестно: подключения нет</translation>
    </message>
    <message>
        <source>archive_mode is off</source>
        <translation>archive_mode выключен</translation>
    </message>
    <message>
        <source>the same: archiving is set up</source>
        <translation>то же самое: архивация настроена</translation>
    </message>
    <message>
        <source>archive_mode is on, archive_command is empty</source>
        <translation>archive_mode включён, archive_command пуст</translation>
    </message>
</context>
<context>
    <name>cairn::ui::BackupWizard</name>
    <message>
        <source>Back up %1</source>
        <translation>Копирование %1</translation>
    </message>
    <message>
        <source>&amp;Back up</source>
        <translation>&amp;Создать копию</translation>
    </message>
</context>
<context>
    <name>cairn::ui::BackupsPage</name>
    <message>
        <source>Filter: id, status, mode, note, LSN…</source>
        <translation>Фильтр: ID, состояние, режим, заметка, LSN…</translation>
    </message>
    <message>
        <source>Filter backups</source>
        <translation>Фильтр копий</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Копии</translation>
    </message>
    <message>
        <source>Reading the catalog…</source>
        <translation>Читается каталог копий…</translation>
    </message>
    <message>
        <source>The instance cannot be read</source>
        <translation>Экземпляр не читается</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Копий ещё нет</translation>
    </message>
    <message>
        <source>Until the first backup is taken, nothing of this instance can be restored.</source>
        <translation>Пока нет первой копии, восстановить этот экземпляр нельзя.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Создать копию…</translation>
    </message>
    <message>
        <source>No backup matches the filter</source>
        <translation>Фильтру не соответствует ни одна копия</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are hidden.</source>
        <translation>
            <numerusform>Скрыта %n копия.</numerusform>
            <numerusform>Скрыты %n копии.</numerusform>
            <numerusform>Скрыто %n копий.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Очистить фильтр</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n backup(s)</source>
        <translation>
            <numerusform>%1 из %n копии</numerusform>
            <numerusform>%1 из %n копий</numerusform>
            <numerusform>%1 из %n копий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n копия</numerusform>
            <numerusform>%n копии</numerusform>
            <numerusform>%n копий</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::CatalogPage</name>
    <message>
        <source>Instances</source>
        <translation>Экземпляры</translation>
    </message>
    <message>
        <source>No instance in this catalog</source>
        <translation>В этом каталоге копий нет экземпляров</translation>
    </message>
    <message>
        <source>An instance stands for one PostgreSQL cluster that is backed up here.</source>
        <translation>Экземпляр соответствует одному кластеру PostgreSQL, копии которого хранятся здесь.</translation>
    </message>
    <message>
        <source>Add instance…</source>
        <translation>Добавить экземпляр…</translation>
    </message>
    <message>
        <source>The catalog cannot be read</source>
        <translation>Каталог копий не читается</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Close catalog</source>
        <translation>Закрыть каталог копий</translation>
    </message>
    <message>
        <source>Reading the catalog…</source>
        <translation>Читается каталог копий…</translation>
    </message>
</context>
<context>
    <name>cairn::ui::CommandPalette</name>
    <message>
        <source>Command</source>
        <comment>column</comment>
        <translation>Команда</translation>
    </message>
    <message>
        <source>%1, not now: %2</source>
        <translation>%1, сейчас нельзя: %2</translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>column</comment>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>It cannot be used now.</source>
        <translation>Сейчас это недоступно.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Type a part of a command</source>
        <translation>Введите часть команды</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>No command of this name</source>
        <translation>Такой команды нет</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Сейчас нельзя: %1</translation>
    </message>
</context>
<context>
    <name>cairn::ui::CommandPreview</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Копировать: %1</translation>
    </message>
    <message>
        <source>Copy to the clipboard</source>
        <translation>Копировать в буфер обмена</translation>
    </message>
</context>
<context>
    <name>cairn::ui::Commands</name>
    <message>
        <source>Open catalog</source>
        <translation>Открытие каталога копий</translation>
    </message>
    <message>
        <source>Set up archiving</source>
        <translation>Настройка архивации</translation>
    </message>
    <message>
        <source>Change the settings of the server of %1?</source>
        <translation>Изменить настройки сервера %1?</translation>
    </message>
    <message>
        <source>ALTER SYSTEM sets archive_mode and archive_command (and wal_level, if it is minimal), then the configuration is loaded again. archive_command becomes:

%1</source>
        <translation>ALTER SYSTEM задаст archive_mode и archive_command (и wal_level, если он minimal), затем конфигурация будет перечитана. archive_command станет таким:

%1</translation>
    </message>
    <message>
        <source>&amp;Change the settings</source>
        <translation>&amp;Изменить настройки</translation>
    </message>
    <message>
        <source>&amp;Leave as it is</source>
        <translation>&amp;Оставить как есть</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the subject of a job, then how it ended</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Показать отчёт</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Показать журнал</translation>
    </message>
    <message>
        <source>%1: %2 was cancelled.</source>
        <comment>subject: job</comment>
        <translation>%1: %2 — отменено.</translation>
    </message>
    <message>
        <source>%1 of %2 failed. %3</source>
        <extracomment>a job, its subject, and the error</extracomment>
        <translation>%1 (%2): не удалось. %3</translation>
    </message>
    <message>
        <source>Take the first backup…</source>
        <translation>Создать первую копию…</translation>
    </message>
    <message>
        <source>Start it and look…</source>
        <translation>Запустить и посмотреть…</translation>
    </message>
</context>
<context>
    <name>cairn::ui::CompactDialog</name>
    <message>
        <source>Compact %1</source>
        <translation>Уплотнение %1</translation>
    </message>
    <message>
        <source>After merges and deletions packs hold data that no backup needs. What is in use is copied as it is stored, the rest goes. It can be stopped at any time.</source>
        <translation>После объединений и удалений в пакетах остаются данные, не нужные ни одной копии. То, что используется, копируется в том виде, как хранится; остальное уходит. Остановить можно в любой момент.</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>&amp;Уплотнить</translation>
    </message>
    <message>
        <source> %</source>
        <comment>after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Packs with data that no backup needs</source>
        <translation>Пакеты с данными, не нужными ни одной копии</translation>
    </message>
    <message>
        <source>Every pack is in use as a whole.</source>
        <translation>Каждый пакет используется целиком.</translation>
    </message>
    <message>
        <source>&amp;Rewrite packs with less in use than:</source>
        <translation>&amp;Переписать пакеты, используемые меньше чем на:</translation>
    </message>
    <message>
        <source>Looking at what is in use…</source>
        <translation>Определяется, что используется…</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Пока ничего не записано.</translation>
    </message>
    <message>
        <source>Of %1 in packs %2 are in use.</source>
        <translation>Из %1 в пакетах используется %2.</translation>
    </message>
    <message>
        <source>%1 Compacting writes %2 and frees %3.</source>
        <extracomment>what is in use, then what compacting does</extracomment>
        <translation>%1 Уплотнение запишет %2 и освободит %3.</translation>
    </message>
    <message>
        <source>%1 There is nothing to compact.</source>
        <translation>%1 Уплотнять нечего.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::CreateCatalogDialog</name>
    <message>
        <source>Create a catalog</source>
        <translation>Создание каталога копий</translation>
    </message>
    <message>
        <source>A catalog is a directory that holds the backups and the WAL archive of any number of instances. Best on another disk or machine than the data it protects.</source>
        <translation>Каталог копий — это каталог на диске, где лежат копии и архивы WAL любого числа экземпляров. Лучше на другом диске или машине, чем защищаемые данные.</translation>
    </message>
    <message>
        <source>&amp;Create catalog</source>
        <translation>&amp;Создать каталог копий</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Каталог</translation>
    </message>
    <message>
        <source>/srv/backup</source>
        <translation>/srv/backup</translation>
    </message>
    <message>
        <source>&amp;Directory:</source>
        <translation>&amp;Каталог:</translation>
    </message>
    <message>
        <source>New, or empty.</source>
        <translation>Новый или пустой.</translation>
    </message>
    <message>
        <source>Choose a directory.</source>
        <translation>Выберите каталог.</translation>
    </message>
    <message>
        <source>The path has to begin with a slash.</source>
        <translation>Путь должен начинаться с косой черты.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::DeleteDialog</name>
    <message>
        <source>Delete backup %1</source>
        <translation>Удаление копии %1</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Also against the &amp;rules</source>
        <translation>Даже вопреки &amp;правилам</translation>
    </message>
    <message>
        <source>Pins, minimum redundancy and the last restorable backup do not stand in the way.</source>
        <translation>Закрепление, минимум копий и последняя восстановимая копия не помешают.</translation>
    </message>
    <message>
        <source>For &amp;good, without quarantine</source>
        <translation>&amp;Навсегда, без карантина</translation>
    </message>
    <message>
        <source>Its room is freed at once, and nothing can bring it back.</source>
        <translation>Место освободится сразу, и вернуть её будет нельзя.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n backup(s)</source>
        <translation>
            <numerusform>&amp;Удалить %n копию</numerusform>
            <numerusform>&amp;Удалить %n копии</numerusform>
            <numerusform>&amp;Удалить %n копий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)</source>
        <translation>
            <numerusform>Удаление %n копии</numerusform>
            <numerusform>Удаление %n копий</numerusform>
            <numerusform>Удаление %n копий</numerusform>
        </translation>
    </message>
    <message>
        <source>What builds on them goes, too. Nothing happens before you have seen the plan.</source>
        <translation>То, что на них основано, тоже уйдёт. Ничего не произойдёт, пока вы не увидите план.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::DetailsPane</name>
    <message>
        <source>Details of the backup</source>
        <translation>Подробности о копии</translation>
    </message>
    <message>
        <source>No backup chosen</source>
        <translation>Копия не выбрана</translation>
    </message>
    <message>
        <source>Choose a backup to see all about it.</source>
        <translation>Выберите копию, чтобы увидеть о ней всё.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ExpireDialog</name>
    <message>
        <source>Delete what has expired in %1</source>
        <translation>Удаление устаревшего в %1</translation>
    </message>
    <message>
        <source>What no retention rule holds goes. Nothing happens before you have seen the plan.</source>
        <translation>Уйдёт то, что не держит ни одно правило хранения. Ничего не произойдёт, пока вы не увидите план.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Delete &amp;expired backups</source>
        <translation>Удалить ус&amp;таревшие копии</translation>
    </message>
    <message>
        <source>Those that no rule and no other backup holds.</source>
        <translation>Те, которые не держит ни правило, ни другая копия.</translation>
    </message>
    <message>
        <source>&amp;Merge expired backups into what builds on them</source>
        <translation>&amp;Объединить устаревшие с теми, что на них основаны</translation>
    </message>
    <message>
        <source>They need not stay for it: what builds on them becomes full. No data is copied.</source>
        <translation>Ради этого им не нужно оставаться: основанное на них станет полным. Данные не копируются.</translation>
    </message>
    <message>
        <source>Delete &amp;WAL that no backup needs</source>
        <translation>Удалить &amp;WAL, не нужный ни одной копии</translation>
    </message>
    <message>
        <source>WAL of the archive from before the oldest backup that is rolled forward.</source>
        <translation>WAL архива старше самой старой копии, за которой воспроизводится WAL.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n backup(s)</source>
        <translation>
            <numerusform>&amp;Удалить %n копию</numerusform>
            <numerusform>&amp;Удалить %n копии</numerusform>
            <numerusform>&amp;Удалить %n копий</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::FactsModel</name>
    <message>
        <source>Fact</source>
        <comment>column</comment>
        <translation>Параметр</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>column</comment>
        <translation>Значение</translation>
    </message>
</context>
<context>
    <name>cairn::ui::FactsView</name>
    <message>
        <source>Copy value</source>
        <translation>Копировать значение</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Копировать всё</translation>
    </message>
</context>
<context>
    <name>cairn::ui::FormDialog</name>
    <message>
        <source>The same on the command line</source>
        <translation>То же самое в командной строке</translation>
    </message>
    <message>
        <source>It cannot be said what would happen: %1</source>
        <translation>Нельзя сказать, что произойдёт: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
</context>
<context>
    <name>cairn::ui::HistoryPage</name>
    <message>
        <source>The command that does the same again:</source>
        <translation>Команда, которая сделает то же самое ещё раз:</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Filter: what, who, backup, message…</source>
        <translation>Фильтр: что, кто, копия, сообщение…</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>Фильтр истории</translation>
    </message>
    <message>
        <source>Kind of operation</source>
        <translation>Вид операции</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Что было сделано</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Читается журнал…</translation>
    </message>
    <message>
        <source>The journal cannot be read</source>
        <translation>Журнал не читается</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>All operations</source>
        <translation>Все операции</translation>
    </message>
    <message>
        <source>What did not end well</source>
        <translation>Что не завершилось успешно</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s)</source>
        <translation>
            <numerusform>%n операция</numerusform>
            <numerusform>%n операции</numerusform>
            <numerusform>%n операций</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n operation(s)</source>
        <translation>
            <numerusform>%1 из %n операции</numerusform>
            <numerusform>%1 из %n операций</numerusform>
            <numerusform>%1 из %n операций</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Пока ничего не сделано</translation>
    </message>
    <message>
        <source>Every backup, validation, restore and deletion leaves an entry here.</source>
        <translation>Здесь остаются записи обо всех копированиях, проверках, восстановлениях и удалениях.</translation>
    </message>
    <message>
        <source>No operation matches the filter</source>
        <translation>Фильтру не соответствует ни одна операция</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) are hidden.</source>
        <translation>
            <numerusform>Скрыта %n операция.</numerusform>
            <numerusform>Скрыты %n операции.</numerusform>
            <numerusform>Скрыто %n операций.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Очистить фильтр</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
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
            <numerusform>%n копия, хранится %1</numerusform>
            <numerusform>%n копии, хранится %1</numerusform>
            <numerusform>%n копий, хранится %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
</context>
<context>
    <name>cairn::ui::JobsPane</name>
    <message>
        <source>Jobs</source>
        <translation>Задания</translation>
    </message>
    <message>
        <source>Log of the job</source>
        <translation>Журнал задания</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Журнал пуст</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Заданий ещё нет</translation>
    </message>
    <message>
        <source>Backups, validations and restores that you start appear here.</source>
        <translation>Здесь появляются начатые вами копирования, проверки и восстановления.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::KeepDialog</name>
    <message>
        <source>Pin, note and tags of backup %1</source>
        <translation>Закрепление, заметка и метки копии %1</translation>
    </message>
    <message>
        <source>What is pinned stays, whatever the retention rules say, with what it builds on.</source>
        <translation>Закреплённое остаётся вместе со всем, на чём основано, что бы ни говорили правила хранения.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>Not &amp;pinned: the retention rules decide</source>
        <translation>&amp;Не закреплена: решают правила хранения</translation>
    </message>
    <message>
        <source>&amp;For ever</source>
        <translation>Навсе&amp;гда</translation>
    </message>
    <message>
        <source>&amp;Until:</source>
        <translation>&amp;До:</translation>
    </message>
    <message>
        <source>&amp;Days from the backup on:</source>
        <translation>Дне&amp;й с момента копирования:</translation>
    </message>
    <message>
        <source>&amp;Alone: with only the WAL that makes it consistent</source>
        <translation>&amp;Отдельно: только с WAL, нужным для её согласованности</translation>
    </message>
    <message>
        <source>Pinned until, in local time</source>
        <translation>Закреплена до, по местному времени</translation>
    </message>
    <message>
        <source>Days from the backup on</source>
        <translation>Дней с момента копирования</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Закрепление</translation>
    </message>
    <message>
        <source>One in a line: name=value</source>
        <translation>По одной в строке: имя=значение</translation>
    </message>
    <message>
        <source>Note and tags</source>
        <translation>Заметка и метки</translation>
    </message>
    <message>
        <source>&amp;Note:</source>
        <translation>&amp;Заметка:</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>&amp;Метки:</translation>
    </message>
    <message>
        <source>This is no tag: “%1”. Write name=value.</source>
        <translation>Это не метка: «%1». Напишите имя=значение.</translation>
    </message>
    <message>
        <source>Pinned until, in UTC</source>
        <translation>Закреплена до, по UTC</translation>
    </message>
</context>
<context>
    <name>cairn::ui::LogModel</name>
    <message>
        <source>Time</source>
        <comment>column of a log</comment>
        <translation>Время</translation>
    </message>
    <message>
        <source>Level</source>
        <comment>column of a log</comment>
        <translation>Уровень</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>column of a log</comment>
        <translation>Сообщение</translation>
    </message>
</context>
<context>
    <name>cairn::ui::LogSettings</name>
    <message>
        <source>Directory of the log files</source>
        <translation>Каталог файлов журнала</translation>
    </message>
    <message>
        <source>Everything (verbose)</source>
        <translation>Всё (verbose)</translation>
    </message>
    <message>
        <source>Details, too (log)</source>
        <translation>Также подробности (log)</translation>
    </message>
    <message>
        <source>What is done (info)</source>
        <translation>Что делается (info)</translation>
    </message>
    <message>
        <source>What is worth a look (notice)</source>
        <translation>На что стоит взглянуть (notice)</translation>
    </message>
    <message>
        <source>Warnings and errors (warning)</source>
        <translation>Предупреждения и ошибки (warning)</translation>
    </message>
    <message>
        <source>Errors alone (error)</source>
        <translation>Только ошибки (error)</translation>
    </message>
    <message>
        <source>Nothing (off)</source>
        <translation>Ничего (off)</translation>
    </message>
    <message>
        <source>Default (info)</source>
        <translation>По умолчанию (info)</translation>
    </message>
    <message>
        <source>Default (off)</source>
        <translation>По умолчанию (off)</translation>
    </message>
    <message>
        <source>Default (plain)</source>
        <translation>По умолчанию (plain)</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Простой текст</translation>
    </message>
    <message>
        <source>One JSON object per line</source>
        <translation>По объекту JSON на строку</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>never; 100MB, for example</source>
        <translation>никогда; например, 100MB</translation>
    </message>
    <message>
        <source>never; 7d, for example</source>
        <translation>никогда; например, 7d</translation>
    </message>
    <message>
        <source>log in the catalog&apos;s directory</source>
        <translation>log в каталоге копий</translation>
    </message>
    <message>
        <source>On the &amp;terminal:</source>
        <translation>На &amp;терминале:</translation>
    </message>
    <message>
        <source>In the log &amp;file:</source>
        <translation>В &amp;файле журнала:</translation>
    </message>
    <message>
        <source>F&amp;orm of the file:</source>
        <translation>Фор&amp;ма файла:</translation>
    </message>
    <message>
        <source>&amp;Directory:</source>
        <translation>&amp;Каталог:</translation>
    </message>
    <message>
        <source>&amp;Name of the file:</source>
        <translation>&amp;Имя файла:</translation>
    </message>
    <message>
        <source>File for &amp;errors alone:</source>
        <translation>Файл для одних о&amp;шибок:</translation>
    </message>
    <message>
        <source>&amp;Begin anew at a size of:</source>
        <translation>Начинать заново при &amp;размере:</translation>
    </message>
    <message>
        <source>Begin anew at an &amp;age of:</source>
        <translation>Начинать заново при &amp;возрасте:</translation>
    </message>
</context>
<context>
    <name>cairn::ui::LookDialog</name>
    <message>
        <source>Directory of the server&apos;s programs</source>
        <translation>Каталог программ сервера</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>Просмотр %1</translation>
    </message>
    <message>
        <source>What is seen</source>
        <translation>Что видно</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>находится автоматически</translation>
    </message>
    <message>
        <source>The server runs where nobody else can reach it. It stays in recovery, archives nothing, and can be started as before afterwards.</source>
        <translation>Сервер работает там, где никто другой к нему не подключится. Он остаётся в режиме восстановления, ничего не архивирует, и после этого его можно запустить как прежде.</translation>
    </message>
    <message>
        <source>Server &amp;programs:</source>
        <translation>&amp;Программы сервера:</translation>
    </message>
    <message>
        <source>&amp;Start it</source>
        <translation>Зап&amp;устить</translation>
    </message>
    <message>
        <source>S&amp;top it</source>
        <translation>Ос&amp;тановить</translation>
    </message>
    <message>
        <source>The server is being stopped…</source>
        <translation>Сервер останавливается…</translation>
    </message>
    <message>
        <source>The server was stopped.</source>
        <translation>Сервер остановлен.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::MainWindow</name>
    <message>
        <source>Catalogs and instances</source>
        <translation>Каталоги копий и экземпляры</translation>
    </message>
    <message>
        <source>Welcome to Cairn</source>
        <translation>Добро пожаловать в Cairn</translation>
    </message>
    <message>
        <source>Backups are kept in a catalog: a directory on a disk of your own. Open one that exists, or create a new one.</source>
        <translation>Копии хранятся в каталоге копий: это каталог на вашем собственном диске. Откройте существующий или создайте новый.</translation>
    </message>
    <message>
        <source>Open catalog…</source>
        <translation>Открыть каталог копий…</translation>
    </message>
    <message>
        <source>Create catalog…</source>
        <translation>Создать каталог копий…</translation>
    </message>
    <message>
        <source>Catalogs</source>
        <translation>Каталоги копий</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Задания</translation>
    </message>
    <message>
        <source>Times in %1</source>
        <translation>Время: %1</translation>
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
            <numerusform>Останавливается %n задание, затем Cairn завершится…</numerusform>
            <numerusform>Останавливаются %n задания, затем Cairn завершится…</numerusform>
            <numerusform>Останавливается %n заданий, затем Cairn завершится…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>Выполняется %n задание</numerusform>
            <numerusform>Выполняются %n задания</numerusform>
            <numerusform>Выполняется %n заданий</numerusform>
        </translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation>Задания не выполняются</translation>
    </message>
    <message>
        <source>Quit Cairn</source>
        <translation>Выход из Cairn</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are still running.</source>
        <translation>
            <numerusform>Ещё выполняется %n задание.</numerusform>
            <numerusform>Ещё выполняются %n задания.</numerusform>
            <numerusform>Ещё выполняется %n заданий.</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup that is stopped is left with the status Error; a restore that is stopped leaves a directory that cannot be started. What was complete before stays as it is.</source>
        <translation>Остановленная копия останется в состоянии «Ошибка»; после остановленного восстановления остаётся каталог, который нельзя запустить. То, что было завершено раньше, не изменится.</translation>
    </message>
    <message>
        <source>&amp;Stop the jobs and quit</source>
        <translation>&amp;Остановить задания и выйти</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Продолжать работу</translation>
    </message>
    <message>
        <source>Open the demo catalog</source>
        <translation>Открыть демонстрационный каталог копий</translation>
    </message>
</context>
<context>
    <name>cairn::ui::MergeWizard</name>
    <message>
        <source>Merge backups of %1</source>
        <translation>Объединение копий экземпляра %1</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Объединить</translation>
    </message>
</context>
<context>
    <name>cairn::ui::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Закрыть это сообщение</translation>
    </message>
</context>
<context>
    <name>cairn::ui::MomentPicker</name>
    <message>
        <source>Restore points</source>
        <translation>Точки восстановления</translation>
    </message>
    <message>
        <source>Looking for restore points…</source>
        <translation>Ищутся точки восстановления…</translation>
    </message>
    <message>
        <source>No restore points</source>
        <translation>Точек восстановления нет</translation>
    </message>
    <message>
        <source>&amp;Find restore points</source>
        <translation>&amp;Найти точки восстановления</translation>
    </message>
    <message>
        <source>Restore points were not looked for</source>
        <translation>Точки восстановления не искались</translation>
    </message>
    <message>
        <source>&amp;Find restore points in %1 of WAL</source>
        <translation>&amp;Найти точки восстановления в %1 WAL</translation>
    </message>
</context>
<context>
    <name>cairn::ui::NavigatorModel</name>
    <message>
        <source>Catalog %1. %2</source>
        <translation>Каталог копий %1. %2</translation>
    </message>
    <message>
        <source>Instance %1. %2</source>
        <translation>Экземпляр %1. %2</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Читается…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>health word: sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A job is at work. %1</source>
        <translation>Выполняется задание. %1</translation>
    </message>
</context>
<context>
    <name>cairn::ui::OverviewPage</name>
    <message>
        <source>Nothing was done with this instance yet.</source>
        <translation>С этим экземпляром ещё ничего не делали.</translation>
    </message>
    <message>
        <source>Last jobs</source>
        <translation>Последние задания</translation>
    </message>
    <message>
        <source>What should be done</source>
        <translation>Что стоит сделать</translation>
    </message>
    <message>
        <source>What can be recovered</source>
        <translation>Что можно восстановить</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Reading the instance…</source>
        <translation>Читается экземпляр…</translation>
    </message>
    <message>
        <source>The instance cannot be read</source>
        <translation>Экземпляр не читается</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Nothing can be recovered yet.</source>
        <translation>Пока восстановить ничего нельзя.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PasswordDialog</name>
    <message>
        <source>&amp;Remember it in the keyring</source>
        <translation>&amp;Запомнить в связке ключей</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Password of %1 on %2</source>
        <extracomment>whose password: the name of a user, then host and port of the server</extracomment>
        <translation>Пароль роли %1 на %2</translation>
    </message>
    <message>
        <source>The server refused the password that it was given.</source>
        <translation>Сервер отклонил предъявленный пароль.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Подкл&amp;ючиться</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Пароль:</translation>
    </message>
    <message>
        <source>It is kept until Cairn quits.</source>
        <translation>Он хранится до выхода из Cairn.</translation>
    </message>
    <message>
        <source>The keyring of the desktop keeps it. Settings can forget it again.</source>
        <translation>Его хранит связка ключей рабочего стола. Забыть его можно в настройках.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PasswordKeeper</name>
    <message>
        <source>The password is not remembered</source>
        <translation>Пароль не запомнен</translation>
    </message>
    <message>
        <source>The password of %1 could not be put into the keyring. It is kept until Cairn quits.</source>
        <translation>Пароль для %1 не удалось поместить в связку ключей. Он хранится до выхода из Cairn.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PasswordsDialog</name>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>The password is kept</source>
        <translation>Пароль хранится</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>в связке ключей</translation>
    </message>
    <message>
        <source>until Cairn quits</source>
        <translation>до выхода из Cairn</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Пароли</translation>
    </message>
    <message>
        <source>Servers whose password is kept</source>
        <translation>Серверы, пароль которых хранится</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Забыть</translation>
    </message>
    <message>
        <source>Forget &amp;all</source>
        <translation>Забыть &amp;все</translation>
    </message>
    <message>
        <source>Those that were asked for here, and where each one is. Passwords that libpq finds by its own means, like ~/.pgpass, are not among them.</source>
        <translation>Те, о которых спрашивали здесь, и где находится каждый. Паролей, которые libpq находит своими средствами, например в ~/.pgpass, среди них нет.</translation>
    </message>
    <message>
        <source>The password of %1 is still in the keyring. %2</source>
        <extracomment>the name of a server, then why</extracomment>
        <translation>Пароль для %1 остался в связке ключей. %2</translation>
    </message>
    <message>
        <source>No password is kept</source>
        <translation>Ни один пароль не хранится</translation>
    </message>
    <message>
        <source>When a server wants one that libpq does not find, Cairn asks for it, and remembers it if you like.</source>
        <translation>Когда серверу нужен пароль, которого libpq не находит, Cairn спрашивает его и запоминает, если вы захотите.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PathEdit</name>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Choose a directory</source>
        <translation>Выбор каталога</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Выбрать: %1</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PathListEdit</name>
    <message>
        <source>Add…</source>
        <translation>Добавить…</translation>
    </message>
    <message>
        <source>Add a directory</source>
        <translation>Добавить каталог</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Добавить: %1</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PlanView</name>
    <message>
        <source>Nothing goes.</source>
        <translation>Ничего не уйдёт.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) will be deleted</source>
        <translation>
            <numerusform>Будет удалена %n копия</numerusform>
            <numerusform>Будут удалены %n копии</numerusform>
            <numerusform>Будет удалено %n копий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n WAL file(s)</source>
        <translation>
            <numerusform>%n файл WAL</numerusform>
            <numerusform>%n файла WAL</numerusform>
            <numerusform>%n файлов WAL</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, which frees %2.</source>
        <extracomment>%1: so many backups will be deleted; %2: a size</extracomment>
        <translation>%1, освободится %2.</translation>
    </message>
    <message>
        <source>%1, and %2, which frees %3.</source>
        <extracomment>%1: so many backups will be deleted; %2: so many WAL files; %3: a size</extracomment>
        <translation>%1, а также %2, освободится %3.</translation>
    </message>
    <message>
        <source>What goes and what stays</source>
        <translation>Что уйдёт и что останется</translation>
    </message>
    <message>
        <source>Working out what would go…</source>
        <translation>Определяется, что уйдёт…</translation>
    </message>
    <message>
        <source>Nothing is deleted yet.</source>
        <translation>Пока ничего не удалено.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>What goes is in quarantine until %1: until then it can be brought back, and its room is not freed.</source>
        <translation>Удаляемое будет в карантине до %1: до тех пор его можно вернуть, а место не освободится.</translation>
    </message>
    <message>
        <source>There is no quarantine: this cannot be undone.</source>
        <translation>Карантина нет: отменить это нельзя.</translation>
    </message>
    <message>
        <source>Nothing that can be restored would be left.</source>
        <translation>Не останется ничего, что можно восстановить.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::PolicyEditor</name>
    <message>
        <source>Window, in &amp;days:</source>
        <translation>Окно, &amp;дней:</translation>
    </message>
    <message>
        <source>&amp;Full backups:</source>
        <translation>&amp;Полных копий:</translation>
    </message>
    <message>
        <source>Dail&amp;y:</source>
        <translation>Е&amp;жедневных:</translation>
    </message>
    <message>
        <source>&amp;Weekly:</source>
        <translation>Ежен&amp;едельных:</translation>
    </message>
    <message>
        <source>M&amp;onthly:</source>
        <translation>Еже&amp;месячных:</translation>
    </message>
    <message>
        <source>Yea&amp;rly:</source>
        <translation>Еже&amp;годных:</translation>
    </message>
    <message>
        <source>WA&amp;L depth:</source>
        <translation>Глу&amp;бина WAL:</translation>
    </message>
    <message>
        <source>At l&amp;east:</source>
        <translation>&amp;Не менее:</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>a retention rule</comment>
        <translation>не задано</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ReportChart</name>
    <message>
        <source>History of validations</source>
        <translation>История проверок</translation>
    </message>
    <message numerus="yes">
        <source>Of the last %1 validations, %n passed.</source>
        <extracomment>%1: a number of validations, more than one; %n: how many of them passed</extracomment>
        <translation>
            <numerusform>Из последних проверок (%1) пройдена %n.</numerusform>
            <numerusform>Из последних проверок (%1) пройдены %n.</numerusform>
            <numerusform>Из последних проверок (%1) пройдено %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>How much each of them read; a cross marks one that failed.</source>
        <translation>Сколько прочитала каждая из них; непройденные отмечены крестиком.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ReportDialog</name>
    <message>
        <source>Findings</source>
        <translation>Находки</translation>
    </message>
    <message>
        <source>Validation of %1</source>
        <translation>Проверка %1</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Копии</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Сохранить…</translation>
    </message>
    <message>
        <source>Problems were found</source>
        <translation>Найдены проблемы</translation>
    </message>
    <message>
        <source>There was nothing to validate</source>
        <translation>Проверять было нечего</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Всё в порядке</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n backup(s) examined, %2 read.</source>
        <translation>
            <numerusform>%1: изучена %n копия, прочитано %2.</numerusform>
            <numerusform>%1: изучены %n копии, прочитано %2.</numerusform>
            <numerusform>%1: изучено %n копий, прочитано %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1
File: %2</source>
        <translation>%1
Файл: %2</translation>
    </message>
    <message>
        <source>validation.txt</source>
        <comment>file name</comment>
        <translation>проверка.txt</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Сохранение отчёта</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Текст (*.txt)</translation>
    </message>
    <message>
        <source>The report could not be saved.</source>
        <translation>Отчёт не удалось сохранить.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ReportsPage</name>
    <message>
        <source>Compare with the previous one</source>
        <translation>Сравнить с предыдущим</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>Сохранить как HTML…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить как PDF…</translation>
    </message>
    <message>
        <source>Validation reports</source>
        <translation>Отчёты о проверках</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Что найдено</translation>
    </message>
    <message>
        <source>All about it</source>
        <translation>Все подробности</translation>
    </message>
    <message>
        <source>Reading the reports…</source>
        <translation>Читаются отчёты…</translation>
    </message>
    <message>
        <source>The reports cannot be read</source>
        <translation>Отчёты не читаются</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Nothing has been validated yet</source>
        <translation>Пока ничего не проверялось</translation>
    </message>
    <message>
        <source>A validation reads what is stored and proves that it can be restored. What it finds is kept here.</source>
        <translation>Проверка читает то, что хранится, и доказывает, что это можно восстановить. Всё, что она находит, хранится здесь.</translation>
    </message>
    <message>
        <source>Validate…</source>
        <translation>Проверить…</translation>
    </message>
    <message>
        <source>%1, depth %2: %3 read on %4.</source>
        <extracomment>what was looked at, how deeply, how much was read, when</extracomment>
        <translation>%1, глубина «%2»: прочитано %3, %4.</translation>
    </message>
    <message>
        <source>Compared with %1: %2 new, %3 gone, %4 unchanged.</source>
        <extracomment>when the other one was; how many findings are new, gone and unchanged</extracomment>
        <translation>По сравнению с отчётом от %1: новых — %2, исчезло — %3, без изменений — %4.</translation>
    </message>
    <message>
        <source>Cairn %1 on %2</source>
        <extracomment>a program, its version, and a machine</extracomment>
        <translation>Cairn %1 на %2</translation>
    </message>
    <message>
        <source>validation-%1-%2</source>
        <extracomment>a file name; %1: a name, %2: a date</extracomment>
        <translation>проверка-%1-%2</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Сохранение отчёта</translation>
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
        <translation>Отчёт сохранён как %1.</translation>
    </message>
    <message>
        <source>The report could not be saved.</source>
        <translation>Отчёт не удалось сохранить.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
</context>
<context>
    <name>cairn::ui::RestoreWizard</name>
    <message>
        <source>Restore %1</source>
        <translation>Восстановление %1</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Восстановить</translation>
    </message>
</context>
<context>
    <name>cairn::ui::RetentionDialog</name>
    <message>
        <source>Retention of %1</source>
        <translation>Хранение %1</translation>
    </message>
    <message>
        <source>A backup stays while any rule holds it. Saving the policy deletes nothing.</source>
        <translation>Копия остаётся, пока её держит хоть одно правило. Сохранение правил ничего не удаляет.</translation>
    </message>
    <message>
        <source>&amp;Save policy</source>
        <translation>&amp;Сохранить правила</translation>
    </message>
    <message>
        <source>E&amp;xpire now…</source>
        <translation>Удалить &amp;устаревшее сейчас…</translation>
    </message>
    <message>
        <source>&amp;Merge expired into what builds on them</source>
        <translation>&amp;Объединить устаревшие с теми, что на них основаны</translation>
    </message>
    <message>
        <source>Also W&amp;AL that no backup needs</source>
        <translation>Также &amp;WAL, не нужный ни одной копии</translation>
    </message>
    <message>
        <source>What would go now by this policy</source>
        <translation>Что ушло бы сейчас по этим правилам</translation>
    </message>
</context>
<context>
    <name>cairn::ui::RetentionPage</name>
    <message>
        <source>Save policy</source>
        <translation>Сохранить правила</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Отменить изменения</translation>
    </message>
    <message>
        <source>Review plan…</source>
        <translation>Просмотреть план…</translation>
    </message>
    <message>
        <source>Merge expired into what builds on them</source>
        <translation>Объединить устаревшие с теми, что на них основаны</translation>
    </message>
    <message>
        <source>Also WAL that no backup needs</source>
        <translation>Также WAL, не нужный ни одной копии</translation>
    </message>
    <message>
        <source>Retention policy</source>
        <translation>Правила хранения</translation>
    </message>
    <message>
        <source>Day to look at</source>
        <translation>День для просмотра</translation>
    </message>
    <message>
        <source>Days from now</source>
        <translation>Через сколько дней</translation>
    </message>
    <message>
        <source>now</source>
        <comment>a day to look at</comment>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>What becomes of each backup</source>
        <translation>Что станет с каждой копией</translation>
    </message>
    <message>
        <source>Edited, not saved. Saving deletes nothing.</source>
        <translation>Изменено, не сохранено. Сохранение ничего не удаляет.</translation>
    </message>
    <message>
        <source>This policy is saved.</source>
        <translation>Эти правила сохранены.</translation>
    </message>
    <message numerus="yes">
        <source>day(s) from now</source>
        <comment>after a number</comment>
        <translation>
            <numerusform>день спустя</numerusform>
            <numerusform>дня спустя</numerusform>
            <numerusform>дней спустя</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the catalog…</source>
        <translation>Читается каталог копий…</translation>
    </message>
    <message>
        <source>The instance cannot be read</source>
        <translation>Экземпляр не читается</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Копий ещё нет</translation>
    </message>
    <message>
        <source>What a policy does is shown as soon as there is a backup.</source>
        <translation>Действие правил будет видно, как только появится копия.</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Хранение</translation>
    </message>
</context>
<context>
    <name>cairn::ui::SettingsDialog</name>
    <message>
        <source>Settings of %1</source>
        <translation>Настройки %1</translation>
    </message>
    <message>
        <source>What is left empty is not set: the default counts, or what libpq finds.</source>
        <translation>Пустое поле значит «не задано»: действует значение по умолчанию или то, что находит libpq.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Каталог данных</translation>
    </message>
    <message>
        <source>T&amp;est connection</source>
        <translation>Проверить подкл&amp;ючение</translation>
    </message>
    <message>
        <source>as libpq finds it: PGHOST, or the local socket</source>
        <translation>как его находит libpq: PGHOST или локальный сокет</translation>
    </message>
    <message>
        <source>as libpq finds it: PGPORT, or 5432</source>
        <translation>как его находит libpq: PGPORT или 5432</translation>
    </message>
    <message>
        <source>as libpq finds it: PGUSER, or your own name</source>
        <translation>как его находит libpq: PGUSER или ваше имя</translation>
    </message>
    <message>
        <source>as libpq finds it: PGDATABASE, or the user&apos;s name</source>
        <translation>как её находит libpq: PGDATABASE или имя пользователя</translation>
    </message>
    <message>
        <source>one that calls cairn archive-get</source>
        <translation>команда, которая вызывает cairn archive-get</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>&amp;Data directory:</source>
        <translation>&amp;Каталог данных:</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>Се&amp;рвер:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Порт:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>По&amp;льзователь:</translation>
    </message>
    <message>
        <source>Da&amp;tabase:</source>
        <translation>&amp;База данных:</translation>
    </message>
    <message>
        <source>Default (Zstandard)</source>
        <translation>По умолчанию (Zstandard)</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Стандартный</translation>
    </message>
    <message>
        <source>Default (5 minutes)</source>
        <translation>По умолчанию (5 минут)</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> с</translation>
    </message>
    <message>
        <source>None: what is deleted is gone</source>
        <translation>Нет: удалённое исчезает навсегда</translation>
    </message>
    <message>
        <source>Backups and restores</source>
        <translation>Копирование и восстановление</translation>
    </message>
    <message>
        <source>&amp;Compression:</source>
        <translation>Сжат&amp;ие:</translation>
    </message>
    <message>
        <source>&amp;Level:</source>
        <translation>&amp;Уровень:</translation>
    </message>
    <message>
        <source>&amp;Wait for WAL:</source>
        <translation>О&amp;жидание WAL:</translation>
    </message>
    <message>
        <source>&amp;Quarantine:</source>
        <translation>К&amp;арантин:</translation>
    </message>
    <message>
        <source>&amp;Restore command:</source>
        <translation>Кома&amp;нда восстановления:</translation>
    </message>
    <message>
        <source>Choose the data directory of the cluster.</source>
        <translation>Выберите каталог данных кластера.</translation>
    </message>
    <message>
        <source>The path of the data directory has to begin with a slash.</source>
        <translation>Путь к каталогу данных должен начинаться с косой черты.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Порт — это число от 1 до 65535.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Пока ничего не изменено.</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Проверяется подключение…</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Подключение работает.</translation>
    </message>
    <message>
        <source>Backups cannot work with this connection yet.</source>
        <translation>С этим подключением копирование пока невозможно.</translation>
    </message>
    <message>
        <source>External directories</source>
        <translation>Внешние каталоги</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>none; /etc/postgresql:/srv/files, for example</source>
        <translation>нет; например, /etc/postgresql:/srv/files</translation>
    </message>
    <message>
        <source>E&amp;xternal directories:</source>
        <translation>&amp;Внешние каталоги:</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>What the cairn command writes when it works on this instance. What is done from here is in the log of its job.</source>
        <translation>Что пишет команда cairn, когда работает с этим экземпляром. То, что делается отсюда, записано в журнале задания.</translation>
    </message>
    <message numerus="yes">
        <source>day(s)</source>
        <comment>after a number</comment>
        <translation>
            <numerusform>день</numerusform>
            <numerusform>дня</numerusform>
            <numerusform>дней</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Высококонтрастное</translation>
    </message>
    <message>
        <source>Times in local time</source>
        <translation>Местное время</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Время в UTC</translation>
    </message>
    <message numerus="yes">
        <source>Catalog %1: %n instance(s), %2 stored</source>
        <extracomment>the path of a catalog, how many instances it holds, their size</extracomment>
        <translation>
            <numerusform>Каталог копий %1: %n экземпляр, хранится %2</numerusform>
            <numerusform>Каталог копий %1: %n экземпляра, хранится %2</numerusform>
            <numerusform>Каталог копий %1: %n экземпляров, хранится %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cairn::ui::StateView</name>
    <message>
        <source>Loading</source>
        <translation>Загрузка</translation>
    </message>
</context>
<context>
    <name>cairn::ui::StepList</name>
    <message>
        <source>What mends it</source>
        <translation>Что это исправит</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Проверки</translation>
    </message>
</context>
<context>
    <name>cairn::ui::StepReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>This is what will be done</source>
        <translation>Вот что будет сделано</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>То же самое в командной строке</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Сводка</translation>
    </message>
</context>
<context>
    <name>cairn::ui::StepWizard</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Шаг %1 из %2: %3</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Далее</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Назад</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TablespaceModel</name>
    <message>
        <source>the same directory</source>
        <translation>тот же каталог</translation>
    </message>
    <message>
        <source>Tablespace %1</source>
        <translation>Табличное пространство %1</translation>
    </message>
    <message>
        <source>goes to %1</source>
        <translation>в %1</translation>
    </message>
    <message>
        <source>Tablespace in the backup</source>
        <translation>Пространство в копии</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Куда</translation>
    </message>
    <message>
        <source>Free there</source>
        <translation>Свободно там</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TargetEditor</name>
    <message>
        <source>&amp;Include the target itself</source>
        <translation>&amp;Включая саму цель</translation>
    </message>
    <message>
        <source>The latest moment that is archived</source>
        <translation>Последний архивированный момент</translation>
    </message>
    <message>
        <source>The end of the backup</source>
        <translation>Конец копии</translation>
    </message>
    <message>
        <source>A moment in time</source>
        <translation>Момент времени</translation>
    </message>
    <message>
        <source>A transaction</source>
        <translation>Транзакция</translation>
    </message>
    <message>
        <source>A WAL position (LSN)</source>
        <translation>Позиция WAL (LSN)</translation>
    </message>
    <message>
        <source>A named restore point</source>
        <translation>Именованная точка восстановления</translation>
    </message>
    <message>
        <source>Local time (%1)</source>
        <translation>Местное время (%1)</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Момент</translation>
    </message>
    <message>
        <source>The one of the backup</source>
        <translation>Та, что у копии</translation>
    </message>
    <message>
        <source>The latest</source>
        <translation>Самая новая</translation>
    </message>
    <message>
        <source>Or type the number of a timeline</source>
        <translation>Или введите номер линии времени</translation>
    </message>
    <message>
        <source>&amp;Recover to:</source>
        <translation>Восст&amp;ановить до:</translation>
    </message>
    <message>
        <source>&amp;Moment:</source>
        <translation>&amp;Момент:</translation>
    </message>
    <message>
        <source>Transaction n&amp;umber:</source>
        <translation>Номер &amp;транзакции:</translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation>&amp;Имя:</translation>
    </message>
    <message>
        <source>&amp;Timeline:</source>
        <translation>&amp;Линия времени:</translation>
    </message>
    <message>
        <source>P&amp;osition:</source>
        <translation>&amp;Позиция:</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TimelineReader</name>
    <message>
        <source>Reading the archive…</source>
        <translation>Читается архив…</translation>
    </message>
    <message>
        <source>The archive cannot be read</source>
        <translation>Архив не читается</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Nothing to go back to yet</source>
        <translation>Пока возвращаться некуда</translation>
    </message>
    <message>
        <source>Timelines are shown as soon as there is a backup.</source>
        <translation>Линии времени появятся, как только будет копия.</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Линия времени</translation>
    </message>
    <message>
        <source>The moment to restore to. Arrow keys go from event to event, plus and minus zoom.</source>
        <translation>Момент, на который восстанавливать. Стрелки переходят от события к событию, плюс и минус меняют масштаб.</translation>
    </message>
    <message>
        <source>nothing to choose from</source>
        <translation>выбирать не из чего</translation>
    </message>
    <message>
        <source>%1 %2 %3, timeline %4</source>
        <translation>%1 %2 %3, линия времени %4</translation>
    </message>
    <message>
        <source>left timeline %1</source>
        <translation>отошла от линии %1</translation>
    </message>
    <message>
        <source>%1
from %2
to %3</source>
        <translation>%1
с %2
по %3</translation>
    </message>
</context>
<context>
    <name>cairn::ui::TimelinesPage</name>
    <message>
        <source>Restore to this &amp;moment…</source>
        <translation>Восстановить на этот &amp;момент…</translation>
    </message>
    <message>
        <source>Stretches of the timelines</source>
        <translation>Отрезки линий времени</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Крупнее (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Мельче (-)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Show everything (0)</source>
        <translation>Показать всё (0)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back to what was shown before (Backspace)</source>
        <translation>Назад к тому, что было показано раньше (Backspace)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Местное время</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Timelines</source>
        <translation>Линии времени</translation>
    </message>
</context>
<context>
    <name>cairn::ui::ValidateWizard</name>
    <message>
        <source>Validate</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>&amp;Validate</source>
        <translation>&amp;Проверить</translation>
    </message>
</context>
<context>
    <name>cairn::ui::WindowBand</name>
    <message>
        <source>What can be recovered, now and afterwards</source>
        <translation>Что можно восстановить сейчас и потом</translation>
    </message>
    <message>
        <source>Now: %1. Afterwards: %2.</source>
        <translation>Сейчас: %1. Потом: %2.</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>what can be recovered</comment>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <comment>what can be recovered</comment>
        <translation>Потом</translation>
    </message>
    <message>
        <source>What can be recovered</source>
        <translation>Что можно восстановить</translation>
    </message>
</context>
<context>
    <name>cairn::ui::WindowChange</name>
    <message>
        <source>What can be recovered</source>
        <translation>Что можно восстановить</translation>
    </message>
    <message>
        <source>Now:</source>
        <translation>Сейчас:</translation>
    </message>
    <message>
        <source>Afterwards:</source>
        <translation>Потом:</translation>
    </message>
</context>
</TS>
