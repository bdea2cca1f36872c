using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class BuildTests
{
    private ProjectFolder project = new();

    [SetUp]
    public void CreateProject() => project = new ProjectFolder();

    [TearDown]
    public async Task RemoveProject() => await project.DisposeAsync();

    [Test]
    public async Task Seeds_models_and_tests_are_built_in_one_order()
    {
        project.Write("seeds/raw_orders.csv", "id,customer,amount\n1,ann,10.5\n2,bob,3\n3,ann,1\n")
            .Write("models/stg_orders.sql", "select id, customer, amount from {{ ref('raw_orders') }}")
            .Write("models/customers.sql", """
                {{ config(materialized='table') }}
                select customer, sum(amount) as total
                from {{ ref('stg_orders') }}
                group by customer
                """)
            .Write("models/schema.yml", """
                models:
                  - name: customers
                    columns:
                      - name: customer
                        data_tests: [unique, not_null]
                """);

        var result = await project.BuildAsync();

        Assert.That(result.Results.Select(node => node.Message).Where(message => message.Length > 20), Is.Empty);
        Assert.That(result.Results.Select(node => node.Node.Name), Is.EqualTo((string[])["raw_orders", "stg_orders", "customers", "not_null_customers_customer", "unique_customers_customer"])
            .Or.EqualTo((string[])["raw_orders", "stg_orders", "customers", "unique_customers_customer", "not_null_customers_customer"]));
        Assert.That(await project.QueryAsync("select * from main.customers order by 1"), Is.EqualTo("ann,11.5;bob,3"));
        Assert.That(result.Results.Single(node => node.Node.Name == "customers").Rows, Is.EqualTo(2));
    }
}
