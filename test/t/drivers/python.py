# What psycopg2, psycopg 3 and ODBC make of the extension's views and types; see
# 060_drivers.pl.  Called with the driver, the port and the role.
import importlib
import sys

driver, port, user = sys.argv[1:4]
sys.stdout.reconfigure(encoding="utf-8")


def say(what, value):
    print(what, value, sep="\t")


def kind(value):
    return "null" if value is None else type(value).__name__


db = importlib.import_module(driver)
if driver == "pyodbc":
    c = db.connect("Driver={PostgreSQL Unicode};Server=127.0.0.1;Port=%s;Database=postgres;Uid=%s;UseServerSidePrepare=1;BoolsAsChar=0"
                   % (port, user), autocommit=True)
    mark = "?"
    say("version", c.getinfo(db.SQL_DRIVER_VER))
else:
    c = db.connect(host="127.0.0.1", port=port, dbname="postgres", user=user)
    c.autocommit = True
    mark = "%s"
    say("version", db.__version__.split()[0])
cursor = c.cursor()


def ask(sql, *arguments):
    cursor.execute(sql.replace("?", mark), arguments)
    return cursor.fetchone()


def tell(sql, *arguments):
    try:
        value = ask(sql, *arguments)[0]
        # ODBC has no booleans in expressions without asking for them
        return "true" if value in (True, "1") else str(value)
    except db.Error as e:
        return "error " + (getattr(e, "sqlstate", None) or getattr(e, "pgcode", None) or e.args[0])


if driver == "pyodbc":
    say("views", len([t for t in c.cursor().tables(schema="public", tableType="VIEW")]))
    say("columns", ", ".join("%s %s" % (r.column_name, r.type_name) for r in c.cursor().columns(schema="public", table="成绩单")))
else:
    say("views", ask("SELECT count(*) FROM information_schema.views WHERE table_schema = 'public'")[0])
    cursor.execute('SELECT * FROM "成绩单" LIMIT 0')
    names = {}
    described = [(d[0], d[1]) for d in cursor.description]
    for name, oid in described:
        names[oid] = names.get(oid) or ask("SELECT typname FROM pg_type WHERE oid = ?", oid)[0]
    say("columns", ", ".join("%s %s" % (name, names[oid]) for name, oid in described))

found = 0
for i in range(10):
    row = ask("SELECT year, ratio, attained, target_report, unit, period, target::target AS measure, NULL::boolean FROM attain_scorecard "
              "WHERE region = ? AND year = ? AND indicator = ?", "甲区", 2020, "新建充电桩")
    found += 1
say("integer", kind(row[0]))
say("numeric", "%s %s" % (kind(row[1]), row[1]))
say("boolean", "%s %s" % (kind(row[2]), "t" if row[2] in (True, "1") else row[2]))
say("bigint", kind(row[3]))
say("text", kind(row[4]))
say("daterange", "%s %s" % (kind(row[5]), row[5]))
say("target", "%s %s" % (kind(row[6]), row[6]))
say("null", kind(row[7]))
if driver == "psycopg2":
    # it writes parameters into the text itself
    cursor.execute("PREPARE met (measure, target) AS SELECT $1 <@ $2")
    found = sum(ask("EXECUTE met (?, ?)", "%d个" % i, "4个")[0] for i in range(13))
    say("prepared", "%d, by PREPARE" % found)
else:
    # with a cursor of its own, since ODBC forgets with the old one what it had prepared
    asked = cursor
    cursor = c.cursor()
    say("prepared", "%d%s" % (found, ", on the server" if ask("SELECT count(*) FROM pg_prepared_statements WHERE NOT from_sql AND statement ~ 'attain_scorecard'")[0] else ""))
say("cast", tell("SELECT ?::measure <@ ?::target", "1514个", "1000个"))
say("no cast", tell("SELECT '1514个'::measure <@ ?", "1000个"))
if driver == "pyodbc":
    say("array in", tell("SELECT cardinality(?::measure[])", "{1亿元,2个}"))
else:
    say("array in", tell("SELECT cardinality(?::measure[])", ["1亿元", "2个"]))
value = ask("SELECT ARRAY['1亿元', '2个']::measure[]")[0]
say("array out", "%s %s" % (kind(value), value))
value = ask("SELECT ARRAY[2020, 2021]")[0]
say("integer array", kind(value))
say("error", tell("SELECT ?::measure", "五个个"))
