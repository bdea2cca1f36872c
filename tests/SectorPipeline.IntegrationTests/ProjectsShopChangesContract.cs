using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

/// <summary>The shop after a change to a file of each kind: the change takes effect, and nothing stale stays.</summary>
public abstract class ProjectsShopChangesContract() : ProjectsContract("shop")
{
    [SetUp]
    public async Task BuildOnce()
    {
        AssertSucceeded(await Project.SeedAsync());
        AssertSucceeded(await Project.BuildAsync());
    }

    [Test]
    public async Task A_model_with_another_column_has_it_and_so_have_the_views_on_top()
    {
        Project.Replace("models/staging/stg_orders.sql", "    status,", "    upper(status) as status_loudly,\n    status,");
        Project.Replace("models/marts/fct_orders.sql", "orders.status,", "orders.status_loudly as loud,\n    orders.status,");

        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowAsync("select count(*) from {schema}__marts.orders where loud = 'COMPLETED'"), Is.EqualTo("73"));
    }

    [Test]
    public async Task A_macro_changes_every_model_that_uses_it()
    {
        Project.Replace("macros/money.sql", "/ 100.0", "/ 1000.0");
        Project.Replace("models/marts/_unit_tests.yml", "revenue: 0.07", "revenue: 0.01");
        Project.Replace("models/marts/_unit_tests.yml", "revenue: 11.00", "revenue: 1.10");
        Project.Replace("models/marts/_unit_tests.yml", "total_cents: 995", "total_cents: 990");
        Project.Replace("models/marts/_unit_tests.yml", "cast(9.95 as", "cast(0.99 as");
        Project.Replace("models/marts/_unit_tests.yml", "cast(1.00 as numeric(14, 2)), 'PLN'\n", "cast(0.10 as numeric(14, 2)), 'PLN'\n");

        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowAsync("select sum(total_cents), case when sum(total) between 1302 and 1304 then 'tenth' else 'whole' end from {schema}__marts.orders"), Is.EqualTo("1303053|tenth"));
    }

    [Test]
    public async Task A_seed_with_more_rows_and_columns_is_loaded_anew()
    {
        Project.Append("seeds/raw_payments.csv", "127,1,voucher,19,2024-12-31\n");
        Project.Replace("seeds/raw_products.csv", "sku;name;", "sku;title;");
        Project.Replace("models/staging/stg_products.sql", "name as product_name", "title as product_name");

        AssertSucceeded(await Project.SeedAsync(fullRefresh: true));
        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowAsync("select sum(paid_cents) from {schema}__marts.orders"), Is.EqualTo("1143300"));
        Assert.That(await Project.RowAsync("select count(product_name) from {schema}__staging.products"), Is.EqualTo("12"));
    }

    [Test]
    public async Task A_seed_with_rows_that_a_test_refuses_stops_what_reads_it()
    {
        Project.Append("seeds/raw_customers.csv", "40,Twice,t@example.org,PL,2024-01-01,false,\n");

        var result = await Project.BuildAsync();

        Assert.That(Result(result, "unique_raw_customers_id").Status, Is.EqualTo(NodeStatus.Fail));
        Assert.That(Result(result, "dim_customers").Status, Is.EqualTo(NodeStatus.Skipped));
        Assert.That(await Project.RowAsync("select count(*) from {schema}__marts.customers"), Is.EqualTo("40"));
    }

    [Test]
    public async Task A_schema_file_changes_tests_and_configuration()
    {
        Project.Replace("models/staging/_staging.yml", "error_if: \">= 10\"", "error_if: \">= 1\"");
        Project.Replace("models/staging/_staging.yml", "  - name: stg_products\n", "  - name: stg_products\n    config: {alias: goods}\n");
        Project.Replace("models/staging/stg_products.sql", "alias='products', ", "");

        var result = await Project.BuildAsync();

        Assert.That(Result(result, "statuses_are_known").Status, Is.EqualTo(NodeStatus.Fail));
        Assert.That(await Project.RowAsync("select count(*) from {schema}__staging.goods"), Is.EqualTo("12"));
        Assert.That(Result(result, "fct_orders").Status, Is.EqualTo(NodeStatus.Skipped));
    }

    [Test]
    public async Task The_project_file_changes_folders_and_variables()
    {
        Project.Replace("dbt_project.yml", "currency: EUR", "currency: PLN");
        Project.Replace("dbt_project.yml", "loyal_after: 3", "loyal_after: 5");
        Project.Replace("dbt_project.yml", "      +schema: marts", "      +schema: shelf");
        Project.Replace("dbt_project.yml", "    staging:\n      +materialized: view", "    staging:\n      +materialized: table");

        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowAsync("select min(currency) from {schema}__shelf.orders"), Is.EqualTo("PLN"));
        Assert.That(await Project.RowAsync("select sum(case when is_loyal then 1 else 0 end) from {schema}__shelf.customers"), Is.EqualTo("11"));
        Assert.That(
            await Project.RowAsync("select table_type from information_schema.tables where table_schema = '{schema}__staging' and table_name = 'stg_orders'"),
            Is.EqualTo("BASE TABLE"));
    }

    [Test]
    public async Task Variables_of_the_command_line_win()
    {
        AssertSucceeded(await Project.BuildAsync("{currency: CHF, loyal_after: 5, sold_statuses: [completed]}"));

        Assert.That(await Project.RowAsync("select min(currency), sum(case when is_sold then 1 else 0 end) from {schema}__marts.orders"), Is.EqualTo("CHF|73"));
    }

    [Test]
    public async Task The_profile_changes_where_everything_is_built()
    {
        Project.Replace("profiles.yml", "schema: \"{{ env_var('EXAMPLE_SCHEMA', 'shop') }}\"", "schema: \"{{ env_var('EXAMPLE_SCHEMA') }}_moved\"");

        AssertSucceeded(await Project.SeedAsync());
        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowAsync("select count(*) from {schema}_moved__marts.orders"), Is.EqualTo("120"));
    }

    [Test]
    public async Task A_generic_test_of_the_project_changes()
    {
        Project.Replace("tests/generic/at_least.sql", "< {{ minimum }}", "<= {{ minimum }}");

        var result = await Project.BuildAsync();

        Assert.That(Result(result, "at_least_stg_order_items_quantity__1").Status, Is.EqualTo(NodeStatus.Fail));
    }

    [Test]
    public void A_reference_to_what_was_removed_is_an_error_with_its_place()
    {
        File.Delete(Path.Combine(Project.Root, "models", "staging", "stg_payments.sql"));

        var failure = Assert.Throws<ConfigurationException>(() => Project.Load());

        Assert.That(failure!.Message, Does.Contain("models/intermediate/int_orders_paid.sql").And.Contain("stg_payments"));
    }
}
