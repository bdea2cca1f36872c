using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models.Lint;

public sealed class SqlLintTests
{
    private static readonly string[] AllEngines = ["duckdb", "postgres", "redshift"];

    [TestCase("select corr(a, b) from t", "SP001 redshift 1:8")]
    [TestCase("select string_agg(a, ',') from t", "SP002 redshift 1:8")]
    [TestCase("select listagg(a, ',') from t", "SP003 postgres 1:8")]
    [TestCase("select * from generate_series(1, 3)", "SP004 redshift 1:15")]
    [TestCase("select a is not distinct from b", "SP005 redshift 1:10")]
    [TestCase("select width_bucket(a, 0, 1, 5)", "SP006 duckdb,redshift 1:8")]
    [TestCase("select sum(a) filter (where a > 0)", "SP007 redshift 1:15")]
    [TestCase("select distinct on (a) a, b from t", "SP008 redshift 1:8")]
    [TestCase("select 1 from t cross join lateral (select 2) x", "SP009 redshift 1:28")]
    [TestCase("select rank() over w from t window w as (order by a)", "SP010 redshift 1:29")]
    [TestCase("select a from t qualify rank() over (order by a) = 1", "SP011 postgres 1:17")]
    [TestCase("select a from t group by all", "SP012 postgres 1:17")]
    [TestCase("select * exclude (a) from t", "SP013 postgres 1:10")]
    [TestCase("select * from (values (1), (2)) v", "SP014 redshift 1:16")]
    [TestCase("select array[1, 2]", "SP015 redshift 1:13")]
    [TestCase("select [1, 2]", "SP015 redshift 1:8")]
    [TestCase("with recursive t as (select 1) select 1", "SP016 redshift 1:1")]
    [TestCase("select rank() over (order by a range between 1 preceding and current row)", "SP017 redshift 1:32")]
    [TestCase("select sum(a) over (order by b)", "SP018 redshift 1:8")]
    [TestCase("select lag(a, 1, 0) over (order by b)", "SP019 redshift 1:8")]
    [TestCase("select 7 / 2", "SP020 duckdb 1:10")]
    [TestCase("select to_char(a, 'YYYY')", "SP021 duckdb 1:8")]
    [TestCase("select date_trunc('month', a)", "SP022 duckdb,postgres,redshift 1:8")]
    [TestCase("truncate t", "SP023 redshift 1:1")]
    [TestCase("merge into t using s on true when matched then delete", "SP024 redshift 1:1")]
    [TestCase("select \"Name\" from t", "SP025 redshift 1:8")]
    [TestCase("select dateadd(day, 1, a)", "SP026 duckdb,postgres 1:8")]
    [TestCase("select datediff('day', a, b)", "SP027 postgres 1:8")]
    [TestCase("select datediff(day, a, b)", "SP027 postgres 1:8; SP028 duckdb 1:8")]
    [TestCase("select try_cast(a as int)", "SP029 postgres 1:8")]
    [TestCase("select {'a': 1}", "SP030 postgres,redshift 1:8")]
    [TestCase("select concat(a, b, c)", "SP031 redshift 1:8")]
    [TestCase("select columns('a') from t", "SP032 postgres,redshift 1:8")]
    [TestCase("select arg_max(a, b) from t", "SP033 postgres,redshift 1:8")]
    [TestCase("select a from unnest(b) a", "SP034 redshift 1:15")]
    [TestCase("select * replace (1 as a) from t", "SP035 postgres,redshift 1:10")]
    [TestCase("from t", "SP036 postgres,redshift 1:1")]
    [TestCase("select a from t asof join u on true", "SP037 postgres,redshift 1:17")]
    [TestCase("select a // b", "SP038 postgres,redshift 1:10")]
    [TestCase("create index i on t (a)", "SP039 redshift 1:1")]
    [TestCase("savepoint s", "SP040 duckdb,redshift 1:1")]
    [TestCase("select * from t pivot (sum(a) for b in (1))", "SP041 postgres 1:17")]
    public void A_construct_is_found(string sql, string expected) => Assert.That(Describe(SqlLint.Check("a.sql", sql, AllEngines)), Is.EqualTo(expected));

    [TestCase("select sum(a) over (partition by b order by c rows between 2 preceding and current row) from t")]
    [TestCase("select sum(a) over (partition by b), rank() over (order by a), lag(a, 1) over (order by b) from t")]
    [TestCase("select cast(date_trunc('month', a) as date), date_trunc('month', a)::date from t")]
    [TestCase("select 'corr(a, b) filter (where x)' -- to_char(a)\n from t /* values (1) */")]
    [TestCase("select a[1], a::int, x / 2, 7.0 / 2, concat(a, b), t.qualify from t")]
    [TestCase("insert into t (a) values (1)")]
    [TestCase("select \"a b\", window, extract(year from a) from t")]
    public void What_all_engines_know_is_no_finding(string sql) => Assert.That(Describe(SqlLint.Check("a.sql", sql, AllEngines)), Is.Empty);

    [Test]
    public void Only_the_engines_asked_for_are_warned_of()
    {
        Assert.That(Describe(SqlLint.Check("a.sql", "select corr(a, b), to_char(a, 'x')", ["duckdb"])), Is.EqualTo("SP021 duckdb 1:20"));
        Assert.That(Describe(SqlLint.Check("a.sql", "select 7 / 2", ["duckdb"])), Is.Empty);
    }

    [Test]
    public void A_comment_silences_a_rule_for_its_line_or_the_next()
    {
        const string Sql = """
            select corr(a, b), -- lint: ignore SP001 only on DuckDB
                -- lint: ignore SP002, SP001 the same
                corr(a, string_agg(b, ',')),
                corr(c, d)
            """;

        Assert.That(Describe(SqlLint.Check("a.sql", Sql, AllEngines)), Is.EqualTo("SP001 redshift 4:5"));
    }

    [Test]
    public void The_message_says_where_what_and_what_to_do()
    {
        var finding = SqlLint.Check("models/a.sql", "select\n  corr(a, b)", AllEngines).Single();

        Assert.That($"{finding}", Is.EqualTo("models/a.sql:2:3: CORR, COVAR or REGR is not known to redshift (SP001). Sum up the products in a macro."));
    }

    [Test]
    public void A_line_of_compiled_sql_is_found_in_its_model()
    {
        var findings = SqlLint.CheckCompiled(
            "target/a.sql", "select\n  corr(a, b),\n  corr(a, c)", "models/a.sql", "{{ config() }}\n\nselect\n  corr(a, b),\n  {{ x() }}", AllEngines);

        Assert.That(findings.Select(finding => $"{finding.ModelFile}:{finding.ModelLine}"), Is.EqualTo((string[])["models/a.sql:4", ":"]));
    }

    [Test]
    public void Templates_are_read_outside_of_jinja_and_dispatched_macros_for_their_engine()
    {
        const string Template = """
            {% macro f(a) %}{{ return(adapter.dispatch('f')(a)) }}{% endmacro %}
            {% macro default__f(a) %} to_char({{ a }}, 'x') {% endmacro %}
            {% macro duckdb__f(a) %} strftime({{ a }}, 'x') {% endmacro %}
            {% macro redshift__f(a) %} corr({{ a }}, b) {% endmacro %}
            {% macro g(a) %} corr({{ corr(a) }}, sum(a) over {{ w }}) {% endmacro %}
            """;

        Assert.That(Describe(SqlLint.CheckTemplate("a.sql", Template, AllEngines)), Is.EqualTo("SP001 redshift 4:28; SP001 redshift 5:18"));
    }

    [Test]
    public void The_models_of_this_repository_run_on_every_engine()
    {
        var sql = System.IO.Path.Combine(Architecture.Repository.Root, "sql");
        var files = Directory.EnumerateFiles(sql, "*.sql", SearchOption.AllDirectories).Where(file => !file.Contains("/target/", StringComparison.Ordinal));

        Assert.That(files.SelectMany(file => SqlLint.CheckTemplate(System.IO.Path.GetRelativePath(sql, file), File.ReadAllText(file), AllEngines)), Is.Empty);
    }

    [Test]
    public void No_text_makes_it_fail()
    {
        var random = new Random(3);
        string[] pieces = ["over", "(", ")", "order", "by", "lag", ",", "[", "{", "}", ":", "'", "\"", "{{", "}}", "{%", "%}", "values", "date_trunc", "cast", "/", "1", "-- lint: ignore SP001", "\n", "*", "exclude"];
        for (var round = 0; round < 3_000; round++)
        {
            var sql = string.Join(' ', Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.That(() => SqlLint.CheckTemplate("a.sql", sql, AllEngines), Throws.Nothing, sql);
        }
    }

    private static string Describe(IEnumerable<LintFinding> findings) =>
        string.Join("; ", findings.Select(finding => $"{finding.Rule.Id} {string.Join(',', finding.Engines)} {finding.Line}:{finding.Column}"));
}
