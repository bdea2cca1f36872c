using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class BuildTests : ProjectTest
{
    [SetUp]
    public void WriteShop() =>
        Project.Write("seeds/raw_orders.csv", "id,customer,amount\n1,ann,10.5\n2,bob,3\n3,ann,1\n")
            .Write("models/stg_orders.sql", "select id, customer, amount from {{ ref('raw_orders') }}")
            .Write("models/customers.sql", """
                {{ config(materialized='table') }}
                select customer, sum(amount) as total
                from {{ ref('stg_orders') }}
                group by customer
                """)
            .Write("models/report.sql", "select count(*) as customers from {{ ref('customers') }}")
            .Write("models/schema.yml", """
                models:
                  - name: customers
                    columns:
                      - name: customer
                        data_tests: [unique]
                """);

    [Test]
    public async Task Seeds_models_and_tests_are_built_in_one_order()
    {
        var result = await Project.BuildAsync();

        Assert.That(result.Results.Select(node => node.Node.Name), Is.EqualTo((string[])["raw_orders", "stg_orders", "customers", "unique_customers_customer", "report"]));
        Assert.That(await Project.QueryAsync("select * from main.customers order by 1"), Is.EqualTo("ann,11.5;bob,3"));
        Assert.That(Result(result, "customers").Rows, Is.EqualTo(2));
    }

    [Test]
    public async Task Building_twice_gives_the_same()
    {
        await Project.BuildAsync();

        var again = await Project.BuildAsync();

        Assert.That(again.Succeeded, Is.True);
        Assert.That(await Project.QueryAsync("select * from main.customers order by 1"), Is.EqualTo("ann,11.5;bob,3"));
    }

    [Test]
    public async Task A_failed_test_holds_back_what_reads_the_tested_model()
    {
        Project.Write("models/customers.sql", "select customer from {{ ref('stg_orders') }}");

        var result = await Project.BuildAsync();

        Assert.That(Statuses(result), Is.EqualTo("customers=Success raw_orders=Success report=Skipped stg_orders=Success unique_customers_customer=Fail"));
        Assert.That(Result(result, "report").Message, Does.Contain("unique_customers_customer"));
    }

    [Test]
    public async Task A_test_that_only_warns_holds_back_nothing()
    {
        Project.Write("models/customers.sql", "select customer from {{ ref('stg_orders') }}")
            .Write("dbt_project.yml", "name: shop\nprofile: shop\ndata_tests: { +severity: warn }\n");

        var result = await Project.BuildAsync();

        Assert.That(Statuses(result), Is.EqualTo("customers=Success raw_orders=Success report=Success stg_orders=Success unique_customers_customer=Warn"));
        Assert.That(result.Succeeded, Is.True);
    }

    [Test]
    public async Task A_failing_model_skips_its_descendants_and_the_rest_goes_on()
    {
        Project.Write("models/customers.sql", "select nope from {{ ref('stg_orders') }}")
            .Write("models/other.sql", "select 1 as a");

        var result = await Project.BuildAsync();

        Assert.That(Statuses(result), Is.EqualTo("customers=Error other=Success raw_orders=Success report=Skipped stg_orders=Success unique_customers_customer=Skipped"));
        Assert.That(Result(result, "report").Cause, Is.EqualTo("model.shop.customers"));
    }

    [Test]
    public async Task A_failure_says_file_engine_message_and_compiled_sql()
    {
        Project.Write("models/customers.sql", "select\n  nope\nfrom {{ ref('stg_orders') }}");

        var result = await Project.BuildAsync("customers", "stg_orders", "raw_orders");

        var message = Result(result, "customers").Message;
        Assert.That(Short(message), Does.StartWith("models/customers.sql:2: Binder Error"));
        Assert.That(message, Does.Contain("nope").And.Contain("target/compiled/shop/models/customers.sql:2"));
    }

    [Test]
    public async Task A_failed_build_leaves_the_old_table()
    {
        await Project.BuildAsync();
        Project.Write("models/customers.sql", "{{ config(materialized='table') }} select error('stop') as customer from {{ ref('stg_orders') }}");

        await Project.BuildAsync();

        Assert.That(await Project.QueryAsync("select * from main.customers order by 1"), Is.EqualTo("ann,11.5;bob,3"));
        Assert.That(await Project.QueryAsync("select count(*) from information_schema.tables where table_name like '%tmp'"), Is.EqualTo("0"));
    }

    [Test]
    public async Task Only_what_is_selected_runs()
    {
        await Project.BuildAsync();

        var result = await Project.BuildAsync("stg_orders+1");

        Assert.That(result.Results.Select(node => node.Node.Name), Is.EqualTo((string[])["stg_orders", "customers", "unique_customers_customer"]));
    }

    [Test]
    public async Task A_selection_that_names_nothing_is_told()
    {
        var result = await Project.BuildAsync("custmers");

        Assert.That(result.Results, Is.Empty);
        Assert.That(result.Warnings, Has.Some.Contains("nothing matches 'custmers'. Did you mean 'customers'?"));
    }

    [Test]
    public async Task A_model_that_renders_to_nothing_is_told()
    {
        Project.Write("models/customers.sql", "{% if not execute %}{{ ref('stg_orders') }}{% endif %}");

        var result = await Project.BuildAsync();

        Assert.That(Short(Result(result, "customers").Message), Is.EqualTo("models/customers.sql: it renders to nothing. Write a query, or set 'enabled' to false."));
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told()
    {
        Project.Write("target", "a file where the folder should be");

        Assert.That(async () => await Project.BuildAsync(), Throws.InstanceOf<PipelineException>().With.Message.Contains("last_run.jsonl: it cannot be written"));
    }

    [Test]
    public async Task Cancellation_ends_the_run()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var runner = await Project.RunnerAsync();

        Assert.That(async () => await runner.BuildAsync(new SqlRunOptions(), cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_running_query_is_interrupted()
    {
        Project.Write("models/slow.sql", "{{ config(materialized='table') }} select sum(a.range * b.range) as s from range(10000000) a, range(1000000) b");
        using var cancel = new CancellationTokenSource();
        var runner = await Project.RunnerAsync(new CancelWhenStarted("slow", cancel));

        Assert.That(async () => await runner.RunAsync(new SqlRunOptions { Select = ["slow"] }, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Project.QueryAsync("select count(*) from information_schema.tables where table_name = 'slow'"), Is.EqualTo("0"));
    }

    private sealed class CancelWhenStarted(string name, CancellationTokenSource cancel) : INodeObserver
    {
        public void Planned(int total)
        {
        }

        public void NodeStarted(Node node)
        {
            if (node.Name == name)
                cancel.CancelAfter(TimeSpan.FromMilliseconds(50));
        }

        public void NodeFinished(NodeResult result)
        {
        }

        public void Message(string text)
        {
        }
    }
}
