using System.Globalization;
using System.Text.Json;

namespace SectorPipeline.IntegrationTests;

/// <summary>The commands over a project, as a person types them.</summary>
[TestFixture]
internal sealed class SqlCommandsTests
{
    private readonly TemporaryFolder folder = new();

    private string Project => Path.Combine(folder.Path, "till");

    [SetUp]
    public void Write()
    {
        Directory.CreateDirectory(Path.Combine(Project, "models"));
        Directory.CreateDirectory(Path.Combine(Project, "macros"));
        File.WriteAllText(Path.Combine(Project, "dbt_project.yml"), "name: till\nprofile: till\nclean-targets: [target]\n");
        File.WriteAllText(Path.Combine(Project, "profiles.yml"), $"till: {{ target: dev, outputs: {{ dev: {{ type: duckdb, path: '{Path.Combine(folder.Path, "till.duckdb")}', schema: main }} }} }}\n");
        File.WriteAllText(Path.Combine(Project, "models", "sales.sql"), "select 1 as id, current_timestamp as sold_at");
        File.WriteAllText(Path.Combine(Project, "models", "totals.sql"), "select count(*) as sales from {{ ref('sales') }}");
        File.WriteAllText(Path.Combine(Project, "models", "schema.yml"), """
            models:
              - name: sales
                description: What the till sold
                columns: [{ name: id, data_tests: [not_null] }]
            sources:
              - name: main
                tables:
                  - name: sales_log
                    identifier: sales
                    loaded_at_field: sold_at
                    freshness: { warn_after: { count: 1, period: day }, error_after: { count: 2, period: day } }
            """);
        File.WriteAllText(Path.Combine(Project, "macros", "note.sql"), """
            {% macro note(text) %}{% do run_query("create or replace table notes as select '" ~ text ~ "' as note") %}{% do log('noted ' ~ text, info=true) %}{% endmacro %}
            """);
    }

    [TearDown]
    public void Remove()
    {
        foreach (var file in Directory.EnumerateFileSystemEntries(folder.Path))
            Delete(file);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Retry_runs_what_failed_and_what_waited_for_it()
    {
        File.WriteAllText(Path.Combine(Project, "models", "sales.sql"), "select no_such_column");
        var failed = await SectorAsync("build");
        File.WriteAllText(Path.Combine(Project, "models", "sales.sql"), "select 1 as id, current_timestamp as sold_at");

        var retried = await SectorAsync("retry");
        var again = await SectorAsync("retry");

        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.All);
        Assert.That(retried.Text, Does.Contain("build: 3 ok, 0 warned, 0 failed, 0 skipped"), retried.All);
        Assert.That(again.Text, Does.Contain("did all that it had to do"));
    }

    [Test]
    public async Task A_macro_runs_as_an_operation()
    {
        var output = await SectorAsync("run-operation", "note", "--args", "{text: closed}");

        var shown = await SectorAsync("show", "--json", "--inline", "select note from notes");
        Assert.That(output.Text, Does.Contain("noted closed"), output.All);
        Assert.That(shown.Text, Does.Contain("closed"));
    }

    [Test]
    public async Task Lists_come_in_the_forms_of_dbt()
    {
        var names = await SectorAsync("ls", "--resource-type", "model", "--output", "name");
        var lines = await SectorAsync("list", "--select", "totals", "--output", "json", "--output-keys", "name", "depends_on");

        Assert.That(names.Text, Is.EqualTo("sales\ntotals\n"));
        using var totals = JsonDocument.Parse(lines.Text);
        Assert.That(totals.RootElement.GetProperty("depends_on").GetProperty("nodes")[0].GetString(), Is.EqualTo("model.till.sales"));
    }

    [Test]
    public async Task Lists_are_of_selectors_and_lines_of_json_have_the_keys_of_dbt()
    {
        var lines = await SectorAsync("ls");
        var json = await SectorAsync("ls", "--select", "sales", "--resource-type", "model", "--output", "json");

        Assert.That(lines.Text, Is.EqualTo("till.sales\ntill.totals\nsource:till.main.sales_log\ntill.not_null_sales_id\n"), lines.All);
        using var sales = JsonDocument.Parse(json.Text);
        Assert.That(sales.RootElement.EnumerateObject().Select(key => key.Name).Order(), Is.EqualTo((string[])
            ["alias", "config", "depends_on", "name", "original_file_path", "package_name", "resource_type", "tags", "unique_id"]));
        Assert.That(sales.RootElement.GetProperty("config").GetProperty("on_schema_change").GetString(), Is.EqualTo("ignore"));
    }

    [Test]
    public async Task A_selection_of_nothing_is_told_and_is_no_failure_unless_warnings_are()
    {
        var output = await SectorAsync("run", "--select", "tag:hourly");
        var strict = await SectorAsync("run", "--select", "tag:hourly", "--warn-error");
        var list = await SectorAsync("ls", "--select", "totls");

        Assert.That(output.ExitCode, Is.Zero, output.All);
        Assert.That(output.Text, Does.Contain("warning --select: nothing matches 'tag:hourly'.").And.Contain("run: nothing is selected, so there is nothing to do"));
        Assert.That(strict.ExitCode, Is.EqualTo(2), strict.All);
        Assert.That(list.ExitCode, Is.Zero, list.All);
        Assert.That(list.All, Does.Contain("nothing matches 'totls'. Did you mean 'totals'?"));
    }

    [Test]
    public async Task Compile_prints_what_it_is_asked_for_by_name()
    {
        var all = await SectorAsync("compile");
        var one = await SectorAsync("compile", "--select", "totals");
        var inline = await SectorAsync("compile", "--inline", "select * from {{ ref('totals') }}");
        var json = await SectorAsync("compile", "--quiet", "--select", "totals", "--output", "json");

        Assert.That(all.Text, Does.Not.Contain("Compiled node"));
        Assert.That(one.Text, Does.Contain("Compiled node 'totals' is:\nselect count(*) as sales from \"till\".\"main\".\"sales\""));
        Assert.That(inline.Text, Is.EqualTo("Compiled inline node is:\nselect * from \"till\".\"main\".\"totals\"\n"), inline.All);
        using var node = JsonDocument.Parse(json.Text);
        Assert.That(node.RootElement.GetProperty("node").GetString(), Is.EqualTo("totals"));
        Assert.That(node.RootElement.GetProperty("compiled").GetString(), Does.StartWith("select count(*)"));
    }

    [Test]
    public async Task Rows_are_shown_as_json_too()
    {
        await SectorAsync("build");

        var node = await SectorAsync("show", "--select", "totals", "--output", "json");
        var inline = await SectorAsync("show", "--inline", "select 1 as a union all select 2", "--limit", "-1", "--output", "json");

        using var shown = JsonDocument.Parse(node.Text);
        Assert.That(shown.RootElement.GetProperty("node").GetString(), Is.EqualTo("totals"), node.All);
        Assert.That(shown.RootElement.GetProperty("show")[0].GetProperty("sales").GetInt32(), Is.EqualTo(1));
        using var two = JsonDocument.Parse(inline.Text);
        Assert.That(two.RootElement.GetProperty("show").GetArrayLength(), Is.EqualTo(2), inline.All);
    }

    [Test]
    public async Task Documentation_is_one_page_over_the_artifacts()
    {
        await SectorAsync("build");

        var output = await SectorAsync("docs", "generate");

        Assert.That(output.ExitCode, Is.Zero, output.All);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Project, "target", "index.html")), Does.Contain("What the till sold"));
        Assert.That(File.Exists(Path.Combine(Project, "target", "catalog.json")));
    }

    [Test]
    public async Task Sources_say_how_fresh_they_are()
    {
        await SectorAsync("build");
        var fresh = await SectorAsync("source", "freshness");
        File.WriteAllText(Path.Combine(Project, "models", "sales.sql"), "select 1 as id, timestamp '2020-01-01' as sold_at");
        await SectorAsync("build");

        var stale = await SectorAsync("source", "freshness");

        Assert.That(fresh.ExitCode, Is.Zero, fresh.All);
        Assert.That(stale.ExitCode, Is.EqualTo(1), stale.All);
        Assert.That(stale.Text, Does.Contain("newest row of 2020-01-01 00:00:00 UTC"));
    }

    [Test]
    public async Task Lint_names_what_an_engine_lacks()
    {
        File.WriteAllText(Path.Combine(Project, "models", "totals.sql"), "select * from {{ ref('sales') }}\nqualify row_number() over (partition by id order by sold_at) = 1");

        var output = await SectorAsync("lint", "--engines", "duckdb", "postgres");

        Assert.That(output.ExitCode, Is.EqualTo(1));
        Assert.That(output.Text, Does.Contain("totals.sql:2:1:").And.Contains("postgres"));
    }

    [Test]
    public async Task Debug_tries_the_connection_and_clean_deletes_only_what_was_made()
    {
        var debug = await SectorAsync("debug");
        await SectorAsync("parse");
        var clean = await SectorAsync("clean");

        Assert.That(debug.Text, Does.Contain("connection works"), debug.All);
        Assert.That(clean.ExitCode, Is.Zero, clean.All);
        Assert.That(Directory.Exists(Path.Combine(Project, "target")), Is.False);
        Assert.That(Directory.Exists(Path.Combine(Project, "models")));
    }

    [Test]
    public async Task What_lies_outside_of_the_project_is_never_cleaned()
    {
        File.WriteAllText(Path.Combine(Project, "dbt_project.yml"), "name: till\nprofile: till\nclean-targets: ['../']\n");

        var clean = await SectorAsync("clean");

        Assert.That(clean.ExitCode, Is.EqualTo(2), clean.All);
        Assert.That(Directory.Exists(Project));
    }

    [Test]
    public async Task Empty_builds_shapes_without_rows()
    {
        var output = await SectorAsync("build", "--empty", "--select", "totals", "+totals");

        var shown = await SectorAsync("show", "--json", "--inline", "select sales from {{ ref('totals') }}");
        Assert.That(output.ExitCode, Is.Zero, output.All);
        Assert.That(shown.Text, Does.Contain("\"sales\": 0"));
    }

    [Test]
    public async Task The_working_directory_is_the_project_where_it_holds_one()
    {
        var output = await new SectorProcess(folder.Path, workingDirectory: Project).RunAsync("sql", "ls", "--exclude-resource-type", "test", "--output", "name");

        Assert.That(output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(["main.sales_log", "sales", "totals"]), output.All);
    }

    [Test]
    public async Task Variables_of_dbt_name_project_profile_and_target_path()
    {
        File.AppendAllText(Path.Combine(Project, "profiles.yml"), "other: { target: x, outputs: { x: { type: duckdb, path: ':memory:', schema: elsewhere } } }\n");
        var variables = new Dictionary<string, string> { ["DBT_PROJECT_DIR"] = Project, ["DBT_PROFILE"] = "other", ["DBT_TARGET_PATH"] = "made" };

        var output = await new SectorProcess(folder.Path, variables).RunAsync("sql", "build", "--no-partial-parse");

        Assert.That(output.Text, Does.Contain("elsewhere.sales "), output.All);
        Assert.That(File.Exists(Path.Combine(Project, "made", "manifest.json")));
    }

    [TestCase("", "DBT_NONE", "0")]
    [TestCase("--warn-error", "DBT_NONE", "1")]
    [TestCase("", "DBT_WARN_ERROR", "1")]
    [TestCase("--quiet", "DBT_NONE", "0")]
    public async Task Warnings_are_errors_when_asked_for(string option, string variable, string exitCode)
    {
        File.WriteAllText(Path.Combine(Project, "models", "schema.yml"), "models: [{ name: sales, columns: [{ name: id, data_tests: [{ accepted_values: { values: [2], config: { severity: warn } } }] }] }]");
        var sector = new SectorProcess(folder.Path, new Dictionary<string, string> { [variable] = "true" }, Project);

        var output = await sector.RunAsync(["sql", "build", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.That(output.ExitCode.ToString(CultureInfo.InvariantCulture), Is.EqualTo(exitCode), output.All);
        Assert.That(output.Text, Does.Contain(exitCode == "0" ? "WARN" : "FAIL"));
        Assert.That(output.Text.Contains("main.sales ", StringComparison.Ordinal), Is.EqualTo(option != "--quiet"));
    }

    [Test]
    public async Task The_project_can_ask_to_stop_at_the_first_failure()
    {
        File.AppendAllText(Path.Combine(Project, "dbt_project.yml"), "flags: { fail_fast: true }\n");
        File.WriteAllText(Path.Combine(Project, "models", "sales.sql"), "select no_such_column");
        File.WriteAllText(Path.Combine(Project, "models", "stock.sql"), "select 1 as id");

        var output = await SectorAsync("run", "--threads", "1");

        Assert.That(output.Text, Does.Contain("run: 0 ok, 0 warned, 1 failed, 2 skipped"), output.All);
    }

    [Test]
    public async Task An_option_that_is_not_known_is_never_taken_for_a_selection()
    {
        var output = await SectorAsync("run", "--select", "totals", "--defr");

        Assert.That(output.ExitCode, Is.EqualTo(2), output.All);
        Assert.That(output.All, Does.Contain("Unrecognized command or argument '--defr'."));
    }

    [Test]
    public async Task Options_of_dbt_that_change_nothing_here_are_taken()
    {
        var output = await SectorAsync("run", "--debug", "--log-level", "info", "--log-format", "json", "--no-use-colors", "--cache-selected-only", "--no-static-parser", "--printer-width", "100", "--no-introspect");

        Assert.That(output.ExitCode, Is.Zero, output.All);
    }

    [Test]
    public async Task Switches_of_the_project_can_be_turned_off()
    {
        File.AppendAllText(Path.Combine(Project, "dbt_project.yml"), "flags: { fail_fast: true }\n");
        File.WriteAllText(Path.Combine(Project, "models", "a_bad.sql"), "select no_such_column");

        var fast = await SectorAsync("run", "--threads", "1", "--select", "a_bad", "sales");
        var all = await SectorAsync("run", "--threads", "1", "--select", "a_bad", "sales", "--no-fail-fast");

        Assert.That(fast.Text, Does.Contain("run: 0 ok, 0 warned, 1 failed, 1 skipped"), fast.All);
        Assert.That(all.Text, Does.Contain("run: 1 ok, 0 warned, 1 failed, 0 skipped"), all.All);
    }

    [Test]
    public async Task Packages_are_told_and_not_fetched()
    {
        var none = await SectorAsync("deps");
        Directory.CreateDirectory(Path.Combine(Project, "tools"));
        File.WriteAllText(Path.Combine(Project, "tools", "dbt_project.yml"), "name: tools\n");
        File.WriteAllText(Path.Combine(Project, "packages.yml"), "packages: [{ local: tools }]\n");
        var one = await SectorAsync("deps");

        Assert.That(none.Text, Is.EqualTo("The project uses no packages.\n"), none.All);
        Assert.That(one.Text, Does.StartWith("tools: ").And.EndWith("All packages are there.\n"), one.All);
    }

    [Test]
    public async Task Options_may_stand_before_the_command()
    {
        var run = await new SectorProcess(folder.Path).RunAsync("sql", "--quiet", "--log-format", "json", "run", "--project-dir", Project, "--select", "sales");
        var source = await new SectorProcess(folder.Path).RunAsync("sql", "--no-use-colors", "source", "freshness", "--project-dir", Project);

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Text, Is.Empty);
        Assert.That(source.ExitCode, Is.Zero, source.All);
    }

    [Test]
    public async Task Kinds_of_nodes_are_named_in_one_word_or_several()
    {
        var output = await SectorAsync("ls", "--exclude-resource-types", "test source", "--no-partial-parse", "--output", "selector");

        Assert.That(output.Text, Is.EqualTo("till.sales\ntill.totals\n"), output.All);
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    private Task<SectorProcess.Output> SectorAsync(string command, params string[] rest) =>
        new SectorProcess(folder.Path).RunAsync(["sql", command, .. rest, "--project-dir", Project]);
}
