"""What PostgreSQL is asked of a schema: a query for each kind of row. `catalogue` says what the rows mean.

They take the `schema`, and those of what belongs to a table the names of the `tables`. What costs much for each row is
left to whoever reads the answer: the names of columns by their numbers.
"""

COMMENTS = """
    SELECT t.relname::text, m.objsubid, m.description
    FROM pg_description m JOIN pg_class t ON t.oid = m.objoid
    WHERE m.classoid = 'pg_class'::regclass AND m.objsubid > 0
        AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
"""
# The columns that something reads, "" for a table as such, and the functions that it calls.
_READS = """ARRAY (SELECT ARRAY[r.relname::text, coalesce(a.attname::text, '')] FROM pg_depend d
            JOIN pg_class r ON r.oid = d.refobjid
            LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
            WHERE d.classid = '{catalogue}'::regclass AND d.objid = p.oid
                AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'n' ORDER BY 1),
        ARRAY (SELECT f.proname::text FROM pg_depend d JOIN pg_proc f ON f.oid = d.refobjid
            WHERE d.classid = '{catalogue}'::regclass AND d.objid = p.oid
                AND d.refclassid = 'pg_proc'::regclass ORDER BY 1)"""
# The schema's own ordinary and partitioned tables, without those of an extension.
TABLES = """
    SELECT t.relname::text, '', t.relpersistence::text, t.relrowsecurity, t.relforcerowsecurity,
        pg_get_partkeydef(t.oid), obj_description(t.oid, 'pg_class')
    FROM pg_class t
    WHERE t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
        AND t.relkind IN ('r', 'p') AND NOT t.relispartition
        AND NOT EXISTS (SELECT FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'e')
    ORDER BY t.relname
"""
COLUMNS = """
    SELECT a.attnum, quote_ident(a.attname),
        CASE WHEN a.attgenerated <> '' THEN ARRAY (SELECT b.attname::text FROM pg_depend g
            JOIN pg_attribute b ON b.attrelid = t.oid AND b.attnum = g.refobjsubid
            WHERE g.classid = 'pg_attrdef'::regclass AND g.objid = d.oid AND g.deptype = 'n'
                AND g.refclassid = 'pg_class'::regclass AND g.refobjid = t.oid ORDER BY 1) END,
        CASE WHEN a.attidentity <> '' THEN (SELECT nullif(concat_ws(' ',
                CASE WHEN s.seqstart <> s.seqmin THEN 'START WITH ' || s.seqstart END,
                CASE WHEN s.seqincrement <> 1 THEN 'INCREMENT BY ' || s.seqincrement END,
                CASE WHEN s.seqmin <> 1 THEN 'MINVALUE ' || s.seqmin END,
                CASE WHEN s.seqmax <> CASE s.seqtypid WHEN 'smallint'::regtype THEN 32767
                    WHEN 'integer'::regtype THEN 2147483647 ELSE 9223372036854775807 END
                    THEN 'MAXVALUE ' || s.seqmax END,
                CASE WHEN s.seqcache <> 1 THEN 'CACHE ' || s.seqcache END,
                CASE WHEN s.seqcycle THEN 'CYCLE' END), '')
            FROM pg_depend i JOIN pg_sequence s ON s.seqrelid = i.objid
            WHERE i.classid = 'pg_class'::regclass AND i.refclassid = 'pg_class'::regclass
                AND i.refobjid = t.oid AND i.refobjsubid = a.attnum AND i.deptype = 'i') END,
        CASE WHEN a.attidentity <> '' THEN (SELECT s.relname::text
            FROM pg_depend i JOIN pg_class s ON s.oid = i.objid
            WHERE i.classid = 'pg_class'::regclass AND i.refclassid = 'pg_class'::regclass
                AND i.refobjid = t.oid AND i.refobjsubid = a.attnum AND i.deptype = 'i') END,
        t.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod),
        NOT a.attnotnull OR coalesce(NOT n.convalidated, false),
        pg_get_expr(d.adbin, d.adrelid), a.attgenerated::text, a.attidentity::text,
        CASE WHEN a.attcollation <> y.typcollation THEN a.attcollation::regcollation::text END
    FROM pg_class t
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type y ON y.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
        LEFT JOIN pg_constraint n ON n.conrelid = t.oid AND n.contype = 'n' AND n.conkey = ARRAY[a.attnum]
    WHERE t.relname = ANY (%(tables)s)
        AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
    ORDER BY t.relname, a.attnum
"""
CONSTRAINTS = """
    SELECT t.relname::text, c.conname::text, c.contype::text,
        CASE c.contype WHEN 'x' THEN c.conkey || ARRAY (SELECT DISTINCT d.refobjsubid::smallint FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.conindid AND d.refclassid = 'pg_class'::regclass
                AND d.refobjid = t.oid AND d.refobjsubid <> ALL (c.conkey) ORDER BY 1) ELSE c.conkey END,
        pg_get_constraintdef(c.oid), r.relname::text, CASE c.contype WHEN 'f' THEN k.relname::text END
    FROM pg_class t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype IN ('p', 'u', 'f', 'c', 'x')
        LEFT JOIN pg_class r ON r.oid = c.confrelid LEFT JOIN pg_class k ON k.oid = c.conindid
    WHERE t.relname = ANY (%(tables)s)
        AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
    ORDER BY t.relname, c.conname
"""
# pg_get_indexdef writes the table with its schema whatever the search path is: that is cut off, by its exact text.
INDEXES = """
    SELECT t.relname::text, i.relname::text, x.indisunique,
        substr(pg_get_indexdef(i.oid), 1 + length(format('CREATE %%sINDEX %%I ON %%s%%I.%%I ',
            CASE WHEN x.indisunique THEN 'UNIQUE ' END, i.relname,
            CASE WHEN i.relkind = 'I' THEN 'ONLY ' END, %(schema)s::text, t.relname))),
        x.indisvalid, m.amname::text, pg_get_expr(x.indpred, x.indrelid),
        x.indkey::smallint[], x.indoption::smallint[],
        CASE WHEN x.indexprs IS NOT NULL THEN ARRAY (SELECT pg_get_indexdef(i.oid, k, false)
            FROM generate_series(1, x.indnkeyatts) k ORDER BY k) END,
        CASE WHEN x.indexprs IS NOT NULL OR x.indpred IS NOT NULL THEN ARRAY (SELECT d.refobjsubid FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = i.oid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid > 0) END
    FROM pg_class t JOIN pg_index x ON x.indrelid = t.oid JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_am m ON m.oid = i.relam
    WHERE t.relname = ANY (%(tables)s)
        AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.oid AND c.conrelid = t.oid
            AND c.contype IN ('p', 'u', 'x'))
    ORDER BY t.relname, i.relname
"""
POLICIES = """
    SELECT t.relname::text, p.polname::text, p.polpermissive,
        CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
            WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
        CASE WHEN p.polroles = '{0}' THEN '{PUBLIC}' ELSE ARRAY (SELECT CASE r WHEN t.relowner THEN 'CURRENT_USER'
            ELSE coalesce(quote_ident(o.rolname), 'PUBLIC') END
            FROM unnest(p.polroles) r LEFT JOIN pg_roles o ON o.oid = r ORDER BY 1) END,
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),
        {reads}
    FROM pg_class t JOIN pg_policy p ON p.polrelid = t.oid
    WHERE t.relname = ANY (%(tables)s)
        AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
    ORDER BY t.relname, p.polname
""".replace("{reads}", _READS.replace("{catalogue}", "pg_policy"))
# pg_get_functiondef writes the schema too. What stands before a body is on lines of its own.
FUNCTIONS = """
    SELECT '', p.proname::text, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid),
        CASE WHEN p.prosqlbody IS NULL THEN w.definition ELSE
            replace(replace(left(w.definition, -length(w.body)), E'\\n ', ' '), E'\\n', ' ') || w.body END,
        regexp_replace(w.body, '^RETURN ', ''),
        {reads}
    FROM pg_proc p CROSS JOIN LATERAL (SELECT pg_get_function_sqlbody(p.oid) AS body,
        rtrim(substr(pg_get_functiondef(p.oid), 1 + length(format('CREATE OR REPLACE FUNCTION %%I.%%I',
            %(schema)s::text, p.proname))), E'\\n') AS definition) w
    WHERE p.pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
        AND p.prokind = 'f' AND (p.prosecdef OR EXISTS (SELECT FROM pg_depend c
            WHERE c.refclassid = 'pg_proc'::regclass AND c.refobjid = p.oid AND (c.classid = 'pg_policy'::regclass
                OR c.classid = 'pg_proc'::regclass AND c.objid IN (SELECT o.oid FROM pg_proc o WHERE o.prosecdef))))
        AND NOT EXISTS (SELECT FROM pg_depend e
            WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
    ORDER BY 2, 3
""".replace("{reads}", _READS.replace("{catalogue}", "pg_proc"))
EXTENSIONS = "SELECT '', extname::text FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname"
