using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>A project that is read with what was remembered is the project that is read anew.</summary>
[TestFixture]
internal sealed class ParseCacheTests
{
    private const string Cache = "target/partial_parse.bin";

    private readonly Dictionary<string, string?> environment = new(StringComparer.Ordinal);
    private ProjectFolder folder = null!;

    [SetUp]
    public void Write()
    {
        environment.Clear();
        folder = new ProjectFolder()
            .Write("macros/m.sql", "{% macro column() %}id{% endmacro %}")
            .Write("models/a.sql", "{{ config(materialized='table', tags=['x'], meta={'share': 1.0, 'n': 1}) }} select 1 as {{ column() }}")
            .Write("models/b.sql", "select * from {{ ref('a') }} where {{ var('filter', 'true') }}")
            .Write("models/c.sql", "{{ config(schema=env_var('PLACE', 'here')) }} select * from {{ ref('b') }} cross join {{ source('raw', 't') }}")
            .Write("models/schema.yml", "models: [{ name: a, columns: [{ name: id, data_tests: [not_null, { relationships: { to: ref('b'), field: id } }] }] }]\nsources: [{ name: raw, tables: [{ name: t }] }]\n");
    }

    [TearDown]
    public ValueTask Remove() => folder.DisposeAsync();

    [Test]
    public void What_was_remembered_gives_the_same_project()
    {
        var first = Describe();

        var second = Describe();

        Assert.That(File.Exists(PathOf(Cache)));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void An_unchanged_file_is_not_parsed()
    {
        Load();

        var parsed = Load().Graph.Nodes.OfType<ModelNode>().Count(model => model.IsParsed);

        Assert.That(parsed, Is.Zero);
    }

    [TestCase("models/a.sql", "{{ config(materialized='view') }} select 2 as id")]
    [TestCase("models/b.sql", "select * from {{ source('raw', 't') }}")]
    [TestCase("macros/m.sql", "{% macro column() %}{{ ref('b') }}{% endmacro %}\n")]
    [TestCase("models/schema.yml", "models: [{ name: a, config: { tags: [y] } }]\nsources: [{ name: raw, tables: [{ name: t }] }]\n")]
    [TestCase("dbt_project.yml", "name: shop\nprofile: shop\nvars: { filter: 'false' }\nmodels: { +materialized: table }\n")]
    public void A_change_is_seen(string file, string text)
    {
        folder.Write("models/b.sql", "select * from {{ source('raw', 't') }}");
        Load();
        folder.Write(file, text);

        var remembered = Describe();
        folder.Delete(Cache);

        Assert.That(remembered, Is.EqualTo(Describe()));
    }

    [Test]
    public void An_environment_variable_that_a_template_reads_is_looked_at_again()
    {
        Load();
        environment["PLACE"] = "there";

        Assert.That(Load().Graph["model.shop.c"].Relation!.Schema, Is.EqualTo("main_there"));
    }

    [Test]
    public void Variables_of_the_command_line_count()
    {
        folder.Write("models/d.sql", "{{ config(alias=var('name', 'd')) }} select 1 as id");
        Load();
        folder.Vars = new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = "other" };

        Assert.That(Load().Graph["model.shop.d"].Relation!.Identifier, Is.EqualTo("other"));
    }

    [Test]
    public void What_depends_on_the_moment_is_not_remembered()
    {
        folder.Write("models/d.sql", "{{ config(alias='d_' ~ invocation_id[:8]) }} select 1 as id");
        var first = Load().Graph["model.shop.d"].Relation!.Identifier;

        var second = Load().Graph["model.shop.d"].Relation!.Identifier;

        Assert.That(second, Is.Not.EqualTo(first));
    }

    [Test]
    public void A_damaged_file_counts_as_none([Range(0, 400, 37)] int length)
    {
        var whole = Describe();
        var bytes = File.ReadAllBytes(PathOf(Cache));
        File.WriteAllBytes(PathOf(Cache), bytes[..Math.Min(length, bytes.Length - 1)]);

        Assert.That(Describe(), Is.EqualTo(whole));
    }

    [Test]
    public void Any_row_of_changes_gives_what_reading_anew_gives([Values(1, 2, 3, 4)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 15; round++)
        {
            Change(random);
            var remembered = Describe();
            folder.Delete(Cache);
            Assert.That(remembered, Is.EqualTo(Describe()), $"seed {seed}, round {round}");
        }
    }

    private void Change(Random random)
    {
        var number = random.Next(100);
        switch (random.Next(5))
        {
            case 0:
                folder.Write("models/a.sql", $"{{{{ config(tags=['t{number}']) }}}} select {number} as id");
                break;
            case 1:
                folder.Write("models/b.sql", number % 2 == 0 ? "select * from {{ ref('a') }}" : "select 1 as id");
                break;
            case 2:
                folder.Write("macros/m.sql", $"{{% macro column() %}}{{{{ config(alias='a{number}') }}}}id{{% endmacro %}}");
                break;
            case 3:
                folder.Write("dbt_project.yml", $"name: shop\nprofile: shop\nmodels: {{ +meta: {{ n: {number} }} }}\n");
                break;
            default:
                environment["PLACE"] = $"p{number}";
                break;
        }
    }

    private SqlProject Load() => SqlProject.Load(new SqlProjectOptions
    {
        ProjectDirectory = folder.Directory,
        Vars = folder.Vars,
        Environment = environment.GetValueOrDefault,
    });

    private string Describe()
    {
        var project = Load();
        return string.Join('\n', project.Describe(project.Graph.Nodes, ["unique_id", "config", "depends_on", "refs", "sources", "description", "fqn", "database", "schema", "alias"]));
    }

    private string PathOf(string file) => Path.Combine(folder.Directory, file);
}
