namespace SectorPipeline.Tests.Models;

public sealed class ProjectFileTests : ProjectTest
{
    [Test]
    public void Settings_come_from_folders_yaml_and_the_file_the_nearest_winning()
    {
        Project.Write("dbt_project.yml", """
            name: shop
            profile: shop
            models:
              +tags: all
              shop:
                +materialized: table
                marts:
                  +materialized: incremental
                  +meta: { owner: marts, level: 1 }
                  deep:
                    x: { +alias: y }
            """)
            .Write("models/marts/deep/x.sql", "{{ config(tags='own', meta={'level': 2}) }} select 1 as a")
            .Write("models/marts/schema.yml", "models: [{ name: x, config: { materialized: view, tags: [yaml] } }]");

        var config = Project.Load().Graph["model.shop.x"].Config;

        Assert.That(config.Materialized, Is.EqualTo("view"));
        Assert.That(config.Tags, Is.EqualTo((string[])["all", "yaml", "own"]));
        Assert.That(config.Alias, Is.EqualTo("y"));
        Assert.That(config.Meta, Is.EqualTo(new Dictionary<string, object?>(StringComparer.Ordinal) { ["owner"] = "marts", ["level"] = 2L }));
    }

    [Test]
    public void Schemas_follow_dbts_rule_unless_the_project_has_a_macro_of_its_own()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nmodels: { +schema: staging }\n").Write("models/a.sql", "select 1 as a");
        var usual = Project.Load().Graph["model.shop.a"].Relation;
        Project.Write("macros/generate_schema_name.sql", """
            {% macro generate_schema_name(custom_schema_name, node) -%}
              {{ custom_schema_name | trim if custom_schema_name else target.schema }}
            {%- endmacro %}
            """);

        var own = Project.Load().Graph["model.shop.a"].Relation;

        Assert.That(usual?.ToString(), Is.EqualTo("memory.main_staging.a"));
        Assert.That(own?.ToString(), Is.EqualTo("memory.staging.a"));
    }

    [TestCase("name: shop\nprofle: shop\n", "dbt_project.yml:2: a project has no key 'profle'. Did you mean 'profile'?")]
    [TestCase("profile: shop\n", "dbt_project.yml:1: the project has no 'name'.")]
    [TestCase("name: my-shop\nprofile: shop\n", "dbt_project.yml:1: 'my-shop' cannot name a project.")]
    [TestCase("name: shop\nprofile: shpo\n", "profiles.yml:1: no profile is called 'shpo'. Did you mean 'shop'?")]
    [TestCase("name: shop\nprofile: shop\nmodels: { materialised: table }\n", "dbt_project.yml:3: 'models' has no setting 'materialised'. Did you mean 'materialized'?")]
    public void A_wrong_project_file_is_told_with_its_place(string text, string message)
    {
        Project.Write("dbt_project.yml", text.StartsWith("name: shop\nprofle", StringComparison.Ordinal) ? text + "profile: shop\n" : text);

        Assert.That(LoadFault(), Does.StartWith(message));
    }

    [Test]
    public void A_missing_project_is_told()
    {
        Project.Delete("dbt_project.yml");

        Assert.That(LoadFault(), Is.EqualTo("dbt_project.yml: there is no such file. Name the folder that holds it with --project-dir."));
    }

    [Test]
    public void An_unknown_target_is_told()
    {
        Project.Target = "prdo";

        Assert.That(LoadFault(), Does.StartWith("profiles.yml:4: profile 'shop' has no target 'prdo'. Did you mean 'prod'?"));
    }

    [Test]
    public void An_unknown_engine_is_told()
    {
        Project.Write("profiles.yml", "shop:\n  target: dev\n  outputs:\n    dev:\n      type: dukcdb\n");

        Assert.That(LoadFault(), Does.StartWith("profiles.yml:5: no warehouse is of type 'dukcdb'. Did you mean 'duckdb'?"));
    }

    [Test]
    public void Profiles_read_the_environment()
    {
        Project.Write("profiles.yml", "shop:\n  target: dev\n  outputs:\n    dev:\n      type: duckdb\n      path: \"{{ env_var('NO_SUCH_VARIABLE', 'x') }}/shop.duckdb\"\n      threads: 3\n");

        var project = Project.Load();

        Assert.That(project.Target.Settings["path"], Is.EqualTo("x/shop.duckdb"));
        Assert.That(project.Target.Threads, Is.EqualTo(3));
    }

    [Test]
    public void A_missing_environment_variable_is_told()
    {
        Project.Write("profiles.yml", "shop:\n  target: dev\n  outputs:\n    dev:\n      type: duckdb\n      path: \"{{ env_var('NO_SUCH_VARIABLE') }}\"\n");

        Assert.That(LoadFault(), Does.StartWith("profiles.yml:6: the environment variable 'NO_SUCH_VARIABLE' is not set."));
    }

    [TestCase("doc('mart')", "The **mart**.")]
    [TestCase("doc('shop', 'mart')", "The **mart**.")]
    public void Descriptions_may_refer_to_docs_blocks(string call, string expected)
    {
        Project.Write("models/docs.md", "# Docs\n{% docs mart %}\nThe **mart**.\n{% enddocs %}\n")
            .Write("models/a.sql", "select 1 as a")
            .Write("models/schema.yml", $"models: [{{ name: a, description: \"{{{{ {call} }}}}\" }}]");

        Assert.That(Project.Load().Graph["model.shop.a"].Description, Is.EqualTo(expected));
    }

    [Test]
    public void An_unknown_docs_block_is_told()
    {
        Project.Write("models/docs.md", "{% docs mart %}x{% enddocs %}")
            .Write("models/schema.yml", "models:\n  - name: a\n    description: \"{{ doc('mrat') }}\"\n");

        Assert.That(LoadFault(), Does.StartWith("models/schema.yml:3: no docs block is called 'mrat'. Did you mean 'mart'?"));
    }

    [Test]
    public void What_is_not_built_is_warned_of()
    {
        Project.Write("snapshots/s.sql", "{% snapshot s %}select 1{% endsnapshot %}").Write("models/p.py", "");

        var warnings = Project.Load().Warnings.Select(Short);

        Assert.That(warnings, Has.Some.StartsWith("snapshots/s.sql: ").And.Some.StartsWith("models/p.py: "));
    }

    [Test]
    public void Strange_keys_and_names_in_schema_files_are_warned_of()
    {
        Project.Write("models/a.sql", "select 1 as a")
            .Write("models/schema.yml", "models:\n  - name: a\n    descripton: x\n  - name: b\n");

        var warnings = Project.Load().Warnings.Select(Short);

        Assert.That(warnings, Has.Some.StartsWith("models/schema.yml:3: a model has no key 'descripton'. Did you mean 'description'?"));
        Assert.That(warnings, Has.Some.StartsWith("models/schema.yml:4: no model is called 'b'"));
    }
}
