-- What the extension ptrack 2.4 looks like to an SQL client. ptrack itself needs a patched server; here the answers come
-- from the server's own WAL summaries (PostgreSQL 17 and later), in ptrack's form: a bitmap for each segment file of a
-- main fork. What ptrack would have marked when a file was extended or copied is marked whole.
-- {schema} is the name of the schema, quoted as an identifier; {name} the same as a literal.

CREATE SCHEMA {schema};

CREATE FUNCTION {schema}.ptrack_version() RETURNS text LANGUAGE sql AS $$ SELECT '2.4'::text $$;

CREATE FUNCTION {schema}.ptrack_init_lsn() RETURNS pg_lsn LANGUAGE sql AS
    $$ SELECT min(start_lsn) FROM pg_available_wal_summaries() $$;

CREATE FUNCTION {schema}.directory(space oid, database oid) RETURNS text LANGUAGE sql AS $$
    SELECT CASE space
        WHEN 1663 THEN 'base/' || database
        WHEN 1664 THEN 'global'
        ELSE 'pg_tblspc/' || space || '/PG_' || current_setting('server_version_num')::int / 10000 || '_'
            || (SELECT catalog_version_no FROM pg_control_system()) || '/' || database
    END $$;

-- Path and numbers of changed blocks for each segment, from summaries that end behind the given position.
CREATE FUNCTION {schema}.ptrack_get_pagemapset(start_lsn pg_lsn, OUT path text, OUT pagecount int8, OUT pagemap bytea)
    RETURNS SETOF record LANGUAGE plpgsql AS $body$
DECLARE
    changed record;
    bits bytea;
    block bigint;
BEGIN
    FOR changed IN
        WITH contents AS (
            SELECT c.* FROM pg_available_wal_summaries() s,
                LATERAL pg_wal_summary_contents(s.tli, s.start_lsn, s.end_lsn) c
            WHERE s.end_lsn > $1 AND c.relforknumber = 0),
        copied AS ( -- files of databases that were made by copying
            SELECT c.reltablespace, c.reldatabase, f.name::oid AS relfilenode FROM contents c,
                LATERAL pg_ls_dir({schema}.directory(c.reltablespace, c.reldatabase), true, false) f (name)
            WHERE c.relfilenode = 0 AND f.name ~ '^[1-9][0-9]*$'),
        limits AS (
            SELECT reltablespace, reldatabase, relfilenode, min(relblocknumber) AS first FROM contents
            WHERE is_limit_block AND relfilenode <> 0 GROUP BY 1, 2, 3
            UNION ALL
            SELECT DISTINCT reltablespace, reldatabase, relfilenode, 0::int8 FROM copied),
        sizes AS (
            SELECT r.*, file, (pg_stat_file(file, true)).size / 8192 AS pages FROM
                (SELECT reltablespace, reldatabase, relfilenode FROM contents WHERE relfilenode <> 0
                UNION SELECT * FROM copied) r,
                LATERAL (SELECT {schema}.directory(reltablespace, reldatabase) || '/' || relfilenode AS file) f),
        blocks AS (
            SELECT file, relblocknumber AS number FROM sizes
                JOIN contents USING (reltablespace, reldatabase, relfilenode)
            WHERE NOT is_limit_block AND relblocknumber < pages
            UNION
            SELECT file, generate_series(first, pages - 1) FROM sizes
                JOIN limits USING (reltablespace, reldatabase, relfilenode))
        SELECT file, array_agg(number) AS numbers FROM blocks GROUP BY file
    LOOP
        bits := decode(repeat('00', ((SELECT max(n) FROM unnest(changed.numbers) n) / 8 + 1)::int), 'hex');
        FOREACH block IN ARRAY changed.numbers LOOP
            bits := set_bit(bits, block, 1);
        END LOOP;
        path := changed.file;
        pagecount := cardinality(changed.numbers);
        pagemap := bits;
        RETURN NEXT;
    END LOOP;
END
$body$;

-- CREATE EXTENSION would need files in the server's installation.
SET allow_system_table_mods = on;
INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    VALUES (99999, 'ptrack', 10, {name}::regnamespace, true, '2.4');
RESET allow_system_table_mods;
