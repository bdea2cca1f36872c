using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>Files that are cut, mixed up and repeated make no crash and no hang: a project loads, or says what is wrong.</summary>
[TestFixture]
public sealed class ProjectFuzzTests : ProjectTest
{
    private const int MutationsPerSeed = 120;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly (string Path, string Text)[] Files =
    [
        ("dbt_project.yml", "name: shop\nprofile: shop\nvars: { a: 1, shop: { b: [x, y] } }\nmodels: { shop: { +materialized: table, staging: { +tags: [s] } } }\non-run-start: \"select {{ var('a') }}\"\n"),
        ("profiles.yml", "shop:\n  target: \"{{ env_var('NONE', 'dev') }}\"\n  outputs:\n    dev: { type: duckdb, path: ':memory:', schema: main, threads: 2 }\n"),
        ("packages.yml", "packages:\n  - local: tools\n"),
        ("tools/dbt_project.yml", "name: tools\nversion: '1.0'\n"),
        ("tools/macros/t.sql", "{% macro cents(column, digits=2) %}round({{ column }} / 100, {{ digits }}){% endmacro %}\n{% test positive(model, column_name) %}select * from {{ model }} where {{ column_name }} <= 0{% endtest %}\n"),
        ("models/orders.sql", "{{ config(materialized='table', tags=['x']) }}\nwith o as (select * from {{ ref('raw_orders') }})\nselect id, {{ tools.cents('amount') }} as amount{% if is_incremental() %} where 1 = 1{% endif %} from o\n"),
        ("models/staging/seen.sql", "{% set names = ['a', 'b'] %}select {% for n in names %}1 as {{ n }}{{ ',' if not loop.last }}{% endfor %} from {{ source('raw', 'events') }} -- {{ doc_of() if false }}\n"),
        ("models/schema.yml", "models:\n  - name: orders\n    description: \"{{ doc('orders') }}\"\n    config: &c { meta: { owner: me } }\n    columns:\n      - name: id\n        data_tests: [not_null, { tools.positive: { severity: warn } }, { relationships: { to: ref('raw_orders'), field: id } }]\nsources:\n  - name: raw\n    tables: [{ name: events, freshness: { warn_after: { count: 1, period: day } }, loaded_at_field: at, config: *c }]\nunit_tests:\n  - name: u\n    model: orders\n    given: [{ input: ref('raw_orders'), rows: [{ id: 1, amount: 100 }] }]\n    expect: { format: csv, rows: \"id,amount\\n1,1\" }\nexposures:\n  - { name: e, type: dashboard, owner: { email: a@b.c }, depends_on: [ref('orders')] }\n"),
        ("models/docs.md", "{% docs orders %}\nWhat was *asked* for.\n{% enddocs %}\n"),
        ("seeds/raw_orders.csv", "id,amount,note\n1,100,\"a, \"\"quoted\"\" text\"\n2,200,\n"),
    ];

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "#}", "[", "]", "{", "}", "'", "\"", ":", ": ", "- ", "&a ", "*a", "<<: ", "|", ">", "%", "@", "`", "!!binary ", "? ",
        "\n", "\r", "\t", "  ", "\0", "é", "漢", "\\ud83d", "\ufeff", "---\n", "...\n", "#", "null", "~", "true", "1e999", "-1", "0x1F", "2026-01-01", "ref('orders')",
        "{% macro x() %}", "{% endmacro %}", "{% docs d %}", "{{ config(enabled=false) }}", "name: ", "models:", "version: 2\n", ";", "--", "/*", "$$", "+", ",",
    ];

    [Test]
    public async Task No_file_makes_the_engine_crash_or_hang([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        foreach (var (path, text) in Files)
            Project.Write(path, text);
        Assert.That(await OutcomeAsync(), Is.EqualTo("ok"));

        for (var i = 0; i < MutationsPerSeed; i++)
        {
            var (path, text) = Files[random.Next(Files.Length)];
            var mutated = Mutate(random, text);
            Project.Write(path, mutated);
            Assert.That(await OutcomeAsync().WaitAsync(Patience), Is.Not.Empty, $"{path}:\n{mutated}");
            Project.Write(path, text);
        }
    }

    [TestCase("models/schema.yml", "models: ", "[")]
    [TestCase("models/schema.yml", "models: ", "{a: ")]
    [TestCase("models/schema.yml", "", "- ")]
    [TestCase("models/orders.sql", "select ", "(")]
    [TestCase("models/orders.sql", "select {{ ", "(")]
    [TestCase("models/orders.sql", "", "{% if true %}")]
    [TestCase("models/orders.sql", "select 1 ", "+ 1")]
    [TestCase("seeds/raw_orders.csv", "id\n", "\"")]
    [TestCase("packages.yml", "packages: ", "[")]
    [TestCase("models/docs.md", "", "{% docs a %}")]
    public async Task What_is_nested_a_hundred_thousand_deep_is_no_crash(string path, string start, string piece)
    {
        foreach (var (name, text) in Files)
            Project.Write(name, text);
        Project.Write(path, new StringBuilder(start).Insert(start.Length, piece, 100_000).ToString());

        Assert.That(await OutcomeAsync().WaitAsync(Patience), Is.Not.Empty);
    }

    [Test]
    public void Aliases_that_multiply_are_counted_before_they_are_written_out()
    {
        var lines = Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]");
        Project.Write("models/schema.yml", $"a0: &a0 [x, x]\n{string.Join('\n', lines)}\n");

        Assert.That(LoadFault(), Does.Match("models/schema.yml:\\d+: with its aliases written out, the file has more than 2000000 values"));
    }

    // Compiles what loads; an exception of another kind than the engine's own fails the test.
    private async Task<string> OutcomeAsync()
    {
        try
        {
            var result = await (await Project.RunnerAsync()).CompileAsync(new SqlRunOptions(), CancellationToken.None);
            return result.Results.FirstOrDefault(node => !node.IsGood)?.Message ?? "ok";
        }
        catch (PipelineException failure)
        {
            return failure.Message;
        }
    }

    private static string Mutate(Random random, string text)
    {
        var mutated = new StringBuilder(text);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(mutated.Length + 1);
            var length = Math.Min(random.Next(1, 12), mutated.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    mutated.Remove(at, length);
                    break;
                case 1:
                    mutated.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    mutated.Insert(random.Next(mutated.Length + 1), mutated.ToString(at, length));
                    break;
                default:
                    mutated.Length = at;
                    break;
            }
        }

        return mutated.ToString();
    }
}
