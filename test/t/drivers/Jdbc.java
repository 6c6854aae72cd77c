// What JDBC makes of the extension's views and types; see 060_drivers.pl.
import java.io.PrintStream;
import java.sql.*;
import java.util.*;

public class Jdbc
{
	static PrintStream out;

	static void say(String what, Object is) { out.println(what + "\t" + is); }

	static String kind(Object o) { return o == null ? "null" : o.getClass().getSimpleName(); }

	static String tell(Connection c, String sql, String... arguments)
	{
		try (PreparedStatement s = c.prepareStatement(sql))
		{
			for (int i = 0; i < arguments.length; i++)
				s.setString(i + 1, arguments[i]);
			try (ResultSet r = s.executeQuery())
			{
				r.next();
				return String.valueOf(r.getObject(1));
			}
		}
		catch (SQLException e)
		{
			return "error " + e.getSQLState();
		}
	}

	public static void main(String[] args) throws Exception
	{
		out = new PrintStream(System.out, true, "UTF-8");
		String url = "jdbc:postgresql://127.0.0.1:" + args[0] + "/postgres?user=" + args[1] + "&prepareThreshold=1";
		try (Connection c = DriverManager.getConnection(url))
		{
			DatabaseMetaData m = c.getMetaData();
			say("version", m.getDriverVersion().replaceAll(" .*", ""));
			int views = 0;
			try (ResultSet r = m.getTables(null, "public", "%", new String[] {"VIEW"}))
			{
				while (r.next()) views++;
			}
			List<String> columns = new ArrayList<>();
			try (ResultSet r = m.getColumns(null, "public", "成绩单", "%"))
			{
				while (r.next()) columns.add(r.getString("COLUMN_NAME") + " " + r.getString("TYPE_NAME"));
			}
			say("views", views);
			say("columns", String.join(", ", columns));
			try (PreparedStatement s = c.prepareStatement(
				"SELECT year, ratio, attained, target_report, unit, period, target::target AS measure, NULL::boolean FROM attain_scorecard WHERE region = ? AND year = ? AND indicator = ?"))
			{
				int found = 0;
				for (int i = 0; i < 10; i++)
				{
					s.setString(1, "甲区");
					s.setInt(2, 2020);
					s.setString(3, "新建充电桩");
					try (ResultSet r = s.executeQuery())
					{
						r.next();
						found++;
						if (i < 9) continue;
						say("integer", kind(r.getObject(1)));
						say("numeric", kind(r.getObject(2)) + " " + r.getBigDecimal(2));
						say("boolean", kind(r.getObject(3)) + " " + r.getObject(3).toString().charAt(0));
						say("bigint", kind(r.getObject(4)));
						say("text", kind(r.getObject(5)));
						say("daterange", kind(r.getObject(6)) + " " + r.getString(6));
						say("target", kind(r.getObject(7)) + " " + r.getString(7));
						say("null", kind(r.getObject(8)));
					}
				}
				say("prepared", found + (tell(c, "SELECT count(*) > 0 FROM pg_prepared_statements WHERE NOT from_sql AND statement ~ 'attain_scorecard'").equals("true") ? ", on the server" : ""));
			}
			say("cast", tell(c, "SELECT ?::measure <@ ?::target", "1514个", "1000个"));
			say("no cast", tell(c, "SELECT '1514个'::measure <@ ?", "1000个"));
			try (Connection u = DriverManager.getConnection(url + "&stringtype=unspecified"))
			{
				say("no cast, unspecified", tell(u, "SELECT '1514个'::measure <@ ?", "1000个"));
			}
			try (PreparedStatement s = c.prepareStatement("SELECT cardinality(?), ?::measure[], ARRAY[2020, 2021]"))
			{
				s.setArray(1, c.createArrayOf("measure", new String[] {"1亿元", "2个"}));
				s.setString(2, "{1亿元,2个}");
				try (ResultSet r = s.executeQuery())
				{
					r.next();
					say("array in", r.getInt(1));
					Object[] a = (Object[]) r.getArray(2).getArray();
					say("array out", kind(a) + " " + Arrays.toString(a));
					say("integer array", kind(r.getArray(3).getArray()));
				}
			}
			say("error", tell(c, "SELECT ?::measure", "五个个"));
		}
	}
}
