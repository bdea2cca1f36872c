using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

/// <summary>The ledger's hooks, contracts, package and own materialization.</summary>
public abstract class ProjectsLedgerHooksContract() : ProjectsContract("ledger")
{
    private const string Hooks = "select moment from {schema}.hook_log where model = '";

    /// <summary>A query of one row: the description of the accounts, and that of their column account.</summary>
    protected abstract string Descriptions { get; }

    [Test]
    public async Task Hooks_run_in_order_before_in_and_after_the_transaction()
    {
        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowsAsync(Hooks + "hooked_table' order by step"), Is.EqualTo((string[])["folder before", "model before", "rows: 55", "outside", "entry 9"]));
        Assert.That(await Project.RowsAsync(Hooks + "hooked_view' order by step"), Is.EqualTo((string[])["folder before", "after"]));
    }

    [Test]
    public async Task Hooks_know_whether_the_model_is_incremental()
    {
        AssertSucceeded(await Project.BuildAsync());
        AssertSucceeded(await Project.BuildAsync());
        AssertSucceeded(await Project.BuildAsync(fullRefresh: true));

        Assert.That(
            await Project.RowsAsync(Hooks + "hooked_incremental' order by step"),
            Is.EqualTo((string[])["folder before", "whole", "folder before", "increment", "folder before", "whole"]));
    }

    [Test]
    public async Task The_end_of_a_run_knows_its_results_and_schemas()
    {
        AssertSucceeded(await Project.BuildAsync());

        Assert.That(
            await Project.RowsAsync("select resource, status, nodes from {schema}.run_log order by 1, 2"),
            Is.EqualTo((string[])["model|success|25", "seed|success|2", "test|pass|4"]));
        Assert.That(await Project.RowsAsync("select name from {schema}.schema_log order by 1"), Is.EqualTo((string[])["example_ledger", "example_ledger_fx"]));
    }

    [Test]
    public async Task A_hook_that_fails_fails_its_model_and_leaves_the_table()
    {
        AssertSucceeded(await Project.BuildAsync());
        Project.Replace("models/hooked/hooked_table.sql", "{{ log_rows(this) }}", "select * from {{ target.schema }}.no_such_table");
        Project.Replace("models/hooked/hooked_table.sql", "entry_id <= 55", "entry_id <= 5");

        var result = await Project.BuildAsync();

        Assert.That(Result(result, "hooked_table").Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(Result(result, "hooked_view").Status, Is.EqualTo(NodeStatus.Skipped));
        Assert.That(await Project.RowAsync("select count(*) from {schema}.hooked_table"), Is.EqualTo("55"));
    }

    [Test]
    public async Task A_materialization_of_the_project_keeps_every_generation()
    {
        AssertSucceeded(await Project.BuildAsync("{batch: 1}"));
        AssertSucceeded(await Project.BuildAsync("{batch: 2}"));

        Assert.That(
            await Project.RowsAsync("select generation, count(*), sum(balance_cents) from {schema}.balance_history group by 1 order by 1"),
            Is.EqualTo((string[])["1|5|764512", "2|5|1282426"]));
        Assert.That(await Project.RowAsync("select count(*), max(build) from {schema}.numbered"), Is.EqualTo("10|2"));
        Assert.That(await Project.RowsAsync(Hooks + "balance_history'"), Is.EqualTo((string[])["logged", "logged"]));
    }

    [Test]
    public async Task A_full_refresh_starts_the_generations_again()
    {
        AssertSucceeded(await Project.BuildAsync("{batch: 1}"));
        AssertSucceeded(await Project.BuildAsync("{batch: 2}", fullRefresh: true));

        Assert.That(await Project.RowAsync("select max(generation), sum(balance_cents) from {schema}.balance_history"), Is.EqualTo("1|1282426"));
        Assert.That(
            await Project.RowsAsync("select table_name from information_schema.tables where table_schema = '{schema}' and (table_name like '%backup%' or table_name like '%tmp%')"),
            Is.Empty);
    }

    [Test]
    public async Task A_materialization_that_changes_takes_effect()
    {
        AssertSucceeded(await Project.BuildAsync());
        Project.Replace("macros/insert_log.sql", "| int + 1 %}", "| int + 10 %}");

        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowAsync("select max(generation) from {schema}.balance_history"), Is.EqualTo("11"));
    }

    [Test]
    public async Task A_contract_orders_columns_and_makes_constraints()
    {
        AssertSucceeded(await Project.BuildAsync());

        Assert.That(
            await Project.RowsAsync("select column_name from information_schema.columns where table_schema = '{schema}' and table_name = 'accounts' order by ordinal_position"),
            Is.EqualTo((string[])["last_booked_on", "account", "entries", "balance_cents"]));
        Assert.That(
            await Project.RowAsync("select count(*) from information_schema.table_constraints where table_schema = '{schema}' and table_name = 'accounts' and constraint_type = 'PRIMARY KEY'"),
            Is.EqualTo("1"));
    }

    [TestCase("wrong type")]
    [TestCase("broken rows")]
    public async Task What_breaks_a_contract_leaves_the_table(string shape)
    {
        AssertSucceeded(await Project.BuildAsync());

        var result = await Project.BuildAsync($"{{batch: 3, accounts_shape: {shape}}}");

        Assert.That(Result(result, "accounts").Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(Result(result, "accounts").Message, Does.Contain("balance_cents"));
        Assert.That(await Project.RowAsync("select sum(entries), sum(balance_cents) from {schema}.accounts"), Is.EqualTo("60|764512"));
    }

    [Test]
    public async Task Descriptions_are_written_to_the_database()
    {
        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowAsync(Descriptions), Is.EqualTo("What every account holds; it's \"by contract\".|The account's name."));
    }

    [Test]
    public async Task A_header_is_run_before_the_query_of_its_model()
    {
        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowAsync("select doubled from {schema}.account_names where account = 'cash'"), Is.EqualTo("cashcash"));
    }

    [Test]
    public async Task A_package_is_built_with_the_variables_that_the_project_gives_it()
    {
        AssertSucceeded(await Project.BuildAsync());

        Assert.That(
            await Project.RowsAsync("select currency, home, rate from {schema}_fx.rates order by 1"),
            Is.EqualTo((string[])["EUR|USD|1.25", "PLN|USD|0.2907", "USD|USD|1"]));
        Assert.That(await Project.RowAsync("select balance from {schema}.balances_in_dollars where account = 'cash'"), Is.EqualTo("1194.05"));
    }

    [Test]
    public async Task A_package_that_changes_takes_effect()
    {
        AssertSucceeded(await Project.BuildAsync());
        Project.Replace("packages/fx/macros/convert.sql", "/ 100.0", "/ 10.0");
        Project.Append("packages/fx/seeds/fx_rates.csv", "JPY,160.0000\n");

        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowAsync("select count(*) from {schema}_fx.rates"), Is.EqualTo("4"));
        Assert.That(await Project.RowAsync("select balance from {schema}.balances_in_dollars where account = 'cash'"), Is.EqualTo("11940.5"));
    }

    [Test]
    public async Task A_folder_with_another_materialization_is_built_with_it()
    {
        AssertSucceeded(await Project.BuildAsync());
        Project.Replace("dbt_project.yml", "+materialized: insert_log", "+materialized: view");

        AssertSucceeded(await Project.BuildAsync());

        Assert.That(
            await Project.RowsAsync("select table_type from information_schema.tables where table_schema = '{schema}' and table_name in ('balance_history', 'numbered')"),
            Is.EqualTo((string[])["VIEW", "VIEW"]));
    }
}
