using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class ContextNamesTests : ProjectTest
{
    [TestCase("{{ zip([1, 2], ['a', 'b']) }} {{ zip(1) }} {{ zip(1, default=[]) }} {{ zip_strict([1], [2]) }}", "[(1, 'a'), (2, 'b')] None [] [(1, 2)]")]
    [TestCase("{{ set([1, 2, 1]) | length }} {{ set(1, default='x') }} {{ 2 in set_strict([1, 2]) }}", "2 x True")]
    [TestCase("{{ tojson({'b': 1, 'a': [1.5, none, true]}, sort_keys=true) }} {{ tojson(this) }}", "{\"a\": [1.5, null, true], \"b\": 1} \"\\\"memory\\\".\\\"main\\\".\\\"m\\\"\"")]
    [TestCase("{{ fromjson('{\"a\": [1]}').a }} {{ fromjson('{', 'x') }} {{ fromjson('{') }}", "[1] x None")]
    [TestCase("{{ fromyaml('a: [1, yes]').a }} {{ fromyaml('a: [', 'x') }}", "[1, True] x")]
    [TestCase("{{ toyaml({'b': [1, 'x'], 'a': 'yes'}, sort_keys=true) | trim }}", "a: \"yes\"\nb:\n- 1\n- x")]
    [TestCase("{{ validation.any[list, 'x']('y') }} {{ invocation_args_dict.which }} {{ thread_id is string }} {{ dbt_metadata_envs is mapping }}", "y compile True True")]
    [TestCase("{{ flags.WHICH }} {{ flags.get('STORE_FAILURES') }} {{ flags.get('NONE', 'x') }} {{ flags.TARGET }} {{ flags.WARN_ERROR }} {{ flags.NONE }}|", "compile False x dev False |")]
    [TestCase("{{ try_or_compiler_error('no', double, 2) }}", "4")]
    [TestCase("{{ run_started_at < run_started_at + modules.datetime.timedelta(days=1) }} {{ run_started_at.tzname() }}", "True UTC")]
    [TestCase("{{ 'ref' in context.keys() }} {{ context.get('none', 'x') }} {{ context['project_name'] }} {{ ('project_name', 'shop') in context.items() }}", "True x shop True")]
    public async Task Templates_know_the_names_of_dbt(string template, string expected)
    {
        Project.Write("macros/m.sql", "{% macro double(x) %}{{ return(x * 2) }}{% endmacro %}");

        Assert.That(await CompileAsync(template), Is.EqualTo(expected));
    }

    [TestCase("{{ try_or_compiler_error('it went wrong', fails) }}", "it went wrong")]
    [TestCase("{{ exceptions.missing_relation(this) }}", "there is no relation \"memory\".\"main\".\"m\"")]
    [TestCase("{{ exceptions.missing_config(model, 'unique_key') }}", "model.shop.m has no 'unique_key'")]
    [TestCase("{{ exceptions.relation_wrong_type(this, 'view') }}", "\"memory\".\"main\".\"m\" is no view")]
    [TestCase("{{ exceptions.column_type_missing(['a', 'b']) }}", "a contract needs the type of every column; these have none: a, b")]
    [TestCase("{{ exceptions.raise_database_error('broken') }}", "broken")]
    [TestCase("{{ exceptions.raise_not_implemented('later') }}", "this is not implemented: later")]
    [TestCase("{{ set_strict(1) }}", "'int' object is not iterable")]
    public void Failures_say_what_is_wrong(string template, string expected)
    {
        Project.Write("macros/m.sql", "{% macro fails() %}{{ 1 / 0 }}{% endmacro %}").Write("models/m.sql", template);

        Assert.That(LoadFault(), Does.StartWith($"models/m.sql:1: {expected}"));
    }

    [TestCase("{{ t.column_names }} {{ t.column_types }} {{ t.rows | length }} {{ t | length }}", "['n', 's', 'd'] ['Integer', 'Text', 'Date'] 3 3")]
    [TestCase("{{ t.columns['s'].values_distinct() }} {{ t.columns[0].values_sorted() }} {{ t.columns.keys() }} {{ t.columns.n.data_type }}", "['a', 'b'] [1, 2, 3] ['n', 's', 'd'] Integer")]
    [TestCase("{{ t.rows[0].get('s') }} {{ t.rows[0].get('x', 'none') }} {{ t.rows[0].items()[0] }} {{ dict(zip(t.column_names, t.rows[1].values())).s }}", "a none ('n', 3) b")]
    [TestCase("{{ t.select(['s']).rows[0].values() }} {{ t.exclude('d').column_names }} {{ t.limit(1).rows | length }} {{ t.limit(1, 3).columns[0].values() }}", "['a'] ['n', 's'] 1 [1, 2]")]
    [TestCase("{{ t.order_by('n').columns.n.values() }} {{ t.order_by('n', reverse=true).columns.n.values() }} {{ t.distinct('s').rows | length }} {{ t.rename({'n': 'm'}).column_names }}", "[1, 2, 3] [3, 2, 1] 2 ['m', 's', 'd']")]
    [TestCase("{{ t.where(small).columns.n.values() }}", "[1]")]
    [TestCase("{{ t.rows[0].d }} {{ t.rows[0].d > modules.datetime.date(2024, 1, 1) }} {{ t.rows[0].d.strftime('%d.%m.') }} {{ t.rows[2].d }}", "2024-01-31 True 31.01. None")]
    public async Task Results_are_the_tables_that_dbt_gives(string expression, string expected)
    {
        Project.Write("macros/m.sql", "{% macro small(row) %}{{ return(row.n < 2) }}{% endmacro %}");
        const string Query = "{% set t = run_query(\"select * from (values (3, 'a', date '2024-01-31'), (1, 'b', date '2023-01-31'), (2, 'a', null)) v(n, s, d)\") %}";

        Assert.That(await CompileAsync(Query + "{% if execute %}" + expression + "{% endif %}"), Is.EqualTo(expected));
    }

    [TestCase("t.select(['n', 's']).limit(1).print_table()", "| n | s |\n| - | - |\n| 3 |   |")]
    [TestCase("t.print_csv()", "n,s\n3,\n1,b")]
    [TestCase("adapter.execute(query, fetch=true)[1].limit(1).print_csv()", "n,s\n3,")]
    public async Task Results_print_themselves(string expression, string expected)
    {
        Project.Write("models/m.sql", "{% set query = \"select * from (values (3, null), (1, 'b')) v(n, s)\" %}{% set t = run_query(query) %}select {% if execute %}'{{ " + expression + " }}'{% endif %} as a");
        var observer = new MessageObserver();

        await (await Project.RunnerAsync(observer)).RunAsync(new SqlRunOptions(), CancellationToken.None);

        Assert.That(observer.Messages, Is.EqualTo([expected]));
        Assert.That(await Project.QueryAsync("select a from m"), Is.EqualTo("None"));
    }

    [TestCase("timestamp '2024-01-31 10:00:00'", "2024-01-31 10:00:00")]
    [TestCase("timestamp '2024-01-31 00:00:00'", "2024-01-31 00:00:00")]
    [TestCase("timestamp '2024-01-31 10:00:00.5'", "2024-01-31 10:00:00.500000")]
    [TestCase("1.50::decimal(10, 2)", "1.50")]
    [TestCase("2.00::decimal(10, 2)", "2")]
    [TestCase("0.1::double", "0.1")]
    [TestCase("time '10:00:00'", "10:00:00")]
    public async Task Values_of_the_warehouse_print_as_in_Python(string sql, string expected) =>
        Assert.That(await CompileAsync($"{{% if execute %}}{{{{ run_query(\"select {sql} as x\").rows[0].x }}}}{{% endif %}}"), Is.EqualTo(expected));
}
