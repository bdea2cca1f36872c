using SectorPipeline.Models;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Models;

public sealed class ProjectSettingsTests : ProjectTest
{
    [TestCase("\">=1.3.0\"", null)]
    [TestCase("[\">=1.3.0\", \"<2.0.0\"]", null)]
    [TestCase("\">=1.3.0,<1.9.0\"", "dbt_project.yml:3: 'shop' requires dbt >=1.3.0, <1.9.0; this engine is compatible with")]
    [TestCase("\">=2.0.0\"", "dbt_project.yml:3: 'shop' requires dbt >=2.0.0")]
    [TestCase("\">=new\"", "dbt_project.yml:3: '>=new' is no range of versions.")]
    public void The_required_version_of_dbt_is_checked(string range, string? message)
    {
        Project.Write("dbt_project.yml", $"name: shop\nprofile: shop\nrequire-dbt-version: {range}\n");

        if (message is null)
            Assert.That(() => Project.Load(), Throws.Nothing);
        else
            Assert.That(LoadFault(), Does.StartWith(message));
    }

    [Test]
    public async Task A_duckdb_target_brings_its_settings_and_the_databases_attached_to_it()
    {
        var other = Path.Combine(Project.Directory, "other.duckdb");
        await using (var lent = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = other }, CancellationToken.None))
        {
            await using var connection = await lent.OpenAsync(CancellationToken.None);
            await using var command = connection.CreateCommand();
            command.CommandText = "create table events as select 1 as id";
            await command.ExecuteNonQueryAsync();
        }

        Project.Write("profiles.yml", $$"""
            shop:
              target: dev
              outputs:
                dev:
                  type: duckdb
                  path: ":memory:"
                  settings: { default_null_order: nulls_first, threads: 1 }
                  extensions: [json, { name: parquet }]
                  attach: [{ path: '{{other}}', alias: lent, read_only: true }]
            """)
            .Write("models/sources.yml", "sources: [{ name: lent, database: lent, schema: main, tables: [{ name: events }] }]")
            .Write("models/m.sql", "select id, current_setting('default_null_order') as null_order, current_setting('threads') as threads from {{ source('lent', 'events') }}");
        var project = Project.Load();
        await using var warehouse = await project.OpenWarehouseAsync(CancellationToken.None);

        var result = await new SqlRunner(project, warehouse).RunAsync(new SqlRunOptions(), CancellationToken.None);

        Assert.That(result.Results.Single().Status, Is.EqualTo(NodeStatus.Success), result.Results.Single().Message);
    }

    [Test]
    public void Settings_of_the_project_file_are_templates()
    {
        Project.Write("dbt_project.yml", """
            name: shop
            profile: shop
            target-path: "out_{{ modules.re.sub('[0-9]', '', 'a1b2') }}"
            data_tests: { shop: { +severity: "{{ 'error' if target.name == 'prod' else 'warn' }}" } }
            """)
            .Write("tests/t.sql", "select 1 as a");

        var project = Project.Load();

        Assert.That(project.File.TargetPath, Is.EqualTo("out_ab"));
        Assert.That(project.Graph.Nodes.Single().Config.Text("severity"), Is.EqualTo("warn"));
    }

    [Test]
    public void All_keys_of_a_project_file_are_read()
    {
        Project.Write("dbt_project.yml", """
            name: shop
            profile: shop
            docs-paths: [docs]
            clean-targets: [target, logs]
            query-comment: { comment: by us, append: true }
            flags: { send_anonymous_usage_stats: false }
            on-run-start: "select {{ 1 }}"
            """);

        var file = Project.Load().File;

        Assert.That(file.DocsPaths, Is.EqualTo((string[])["docs"]));
        Assert.That(file.CleanTargets, Is.EqualTo((string[])["target", "logs"]));
        Assert.That((file.QueryComment.Comment?.Text, file.QueryComment.Append), Is.EqualTo(("by us", true)));
        Assert.That(file.Flags["send_anonymous_usage_stats"], Is.False);
        Assert.That(file.OnRunStart, Is.EqualTo((string[])["select {{ 1 }}"]));
    }

    [Test]
    public void The_profile_can_be_another_one()
    {
        Project.Write("profiles.yml", "other: { target: far, outputs: { far: { type: duckdb, path: ':memory:', schema: away } } }\n");

        var project = SqlProject.Load(new SqlProjectOptions { ProjectDirectory = Project.Directory, Profile = "other" });

        Assert.That((project.Target.Name, project.Target.Schema), Is.EqualTo(("far", "away")));
    }

    [TestCase("query-comment:", true, null)]
    [TestCase("query-comment: mine", false, "mine")]
    [TestCase("", false, null)]
    public void The_query_comment_may_be_a_text_or_off(string line, bool isOff, string? comment)
    {
        Project.Write("dbt_project.yml", $"name: shop\nprofile: shop\n{line}\n");

        var setting = Project.Load().File.QueryComment;

        Assert.That((setting.IsOff, setting.Comment?.Text), Is.EqualTo((isOff, comment)));
    }

    [TestCase("given", "", "given")]
    [TestCase(null, "named", "named")]
    [TestCase(null, "", "project")]
    public void Profiles_are_found_in_dbts_order(string? given, string named, string expected)
    {
        foreach (var place in (string[])["given", "named", "project"])
            Project.Write($"{place}/profiles.yml", $"shop: {{ target: {place}, outputs: {{ {place}: {{ type: duckdb, threads: 3 }} }} }}");
        Project.Write("profiles.yml", Project.Read("project/profiles.yml"));

        var project = SqlProject.Load(new SqlProjectOptions
        {
            ProjectDirectory = Project.Directory,
            ProfilesDirectory = given is null ? null : Path.Combine(Project.Directory, given),
            Environment = name => name == "DBT_PROFILES_DIR" && named.Length > 0 ? Path.Combine(Project.Directory, named) : null,
            Threads = 5,
        });

        Assert.That((project.Target.Name, project.Target.Threads), Is.EqualTo((expected, 5)));
    }

    [Test]
    public void Profiles_at_home_come_last()
    {
        Project.Delete("profiles.yml");
        Project.Write("home/.dbt/profiles.yml", "shop: { outputs: { default: { type: duckdb, path: \"{{ env_var('DBT_ENV_SECRET_PATH') }}\" } } }");

        var project = SqlProject.Load(new SqlProjectOptions
        {
            ProjectDirectory = Project.Directory,
            Environment = name => name switch { "HOME" => Path.Combine(Project.Directory, "home"), "DBT_ENV_SECRET_PATH" => "x.duckdb", _ => null },
        });

        Assert.That(project.Target.Settings["path"], Is.EqualTo("x.duckdb"));
    }

    [Test]
    public void A_folder_may_be_called_like_a_setting_and_settings_of_ones_own_are_kept()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nmodels: { shop: { docs: { +materialized: table }, zzz_own: 3, +meta: { a: 1 } } }\n")
            .Write("models/docs/a.sql", "select 1 as n");

        var config = Project.Load().Graph["model.shop.a"].Config;

        Assert.That((config.Materialized, config.Get("zzz_own"), config.Meta["a"]), Is.EqualTo(("table", (object)3L, (object)1L)));
    }
}
