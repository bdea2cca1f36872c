using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

/// <summary>The shop: seeds, sources, staging views, marts, tests of all kinds, unit tests. Its sums were computed from the CSV files by other means.</summary>
public abstract class ProjectsShopContract() : ProjectsContract("shop")
{
    private const string Orders = "select count(*), sum(total_cents), sum(paid_cents), sum(pieces), min(currency), max(currency) from {schema}__marts.orders";
    private const string Sold = "select count(*), sum(orders), sum(revenue_cents), sum(revenue) from {schema}__marts.daily_revenue";

    private const string Everything = """
        select 'customers', count(*), sum(sold_cents) from {schema}__marts.customers
        union all select 'orders', count(*), sum(total_cents) from {schema}__marts.orders
        union all select 'daily_revenue', count(*), sum(revenue_cents) from {schema}__marts.daily_revenue
        union all select 'product_sales', count(*), sum(sold_cents) from {schema}__marts.product_sales
        union all select 'payment_methods', count(*), sum(card_cents + transfer_cents + cash_cents + voucher_cents) from {schema}__marts.payment_methods
        order by 1
        """;

    [Test]
    public async Task Marts_hold_the_sums_of_the_seeds()
    {
        AssertSucceeded(await BuildAsync());

        Assert.That(await Project.RowAsync(Orders), Is.EqualTo("120|1303053|1143281|584|EUR|EUR"));
        Assert.That(await Project.RowAsync(Sold), Is.EqualTo("82|82|914922|9149.22"));
        Assert.That(
            await Project.RowAsync("select card_cents, transfer_cents, cash_cents, voucher_cents, payments from {schema}__marts.payment_methods"),
            Is.EqualTo("505689|256980|234699|145913|126"));
    }

    [Test]
    public async Task Customers_hold_who_never_bought_and_who_came_back()
    {
        AssertSucceeded(await BuildAsync());

        Assert.That(
            await Project.RowAsync("select count(*), sum(case when orders = 0 then 1 else 0 end), sum(case when is_loyal then 1 else 0 end), sum(orders) from {schema}__marts.customers"),
            Is.EqualTo("40|4|21|120"));
        Assert.That(
            await Project.RowsAsync("select full_name, sold_cents from {schema}__marts.customers order by sold_cents desc limit 3"),
            Is.EqualTo((string[])["Petra Fernández|81036", "Søren Łukasik|65638", "Farid Fernández|49738"]));
    }

    [Test]
    public async Task Seeds_keep_quotes_line_ends_nulls_and_leading_zeros()
    {
        AssertSucceeded(await Project.SeedAsync());

        Assert.That(await Project.RowAsync("select full_name, note from {schema}__raw.raw_customers where id = 3"), Is.EqualTo("Rosa Yamada|first line\nsecond line"));
        Assert.That(
            await Project.RowAsync("select sum(case when email is null then 1 else 0 end), sum(case when newsletter then 1 else 0 end), sum(case when note like '%VIP%' then 1 else 0 end), min(joined_on) from {schema}__raw.raw_customers"),
            Does.StartWith("5|18|9|2023-"));
        Assert.That(await Project.RowAsync("select name, list_price, weight_kg from {schema}__raw.raw_products where sku = '0028'"), Is.EqualTo("Tray \"grand\"|16.75|0.462"));
        Assert.That(await Project.RowAsync("select list_price, weight_kg from {schema}__raw.raw_products where sku = '0035'"), Is.EqualTo("31.49|null"));
    }

    [Test]
    public async Task Tests_warn_fail_limit_and_store_as_they_are_configured()
    {
        var result = await BuildAsync();

        Assert.That(Result(result, "emails_are_given"), Has.Property(nameof(NodeResult.Status)).EqualTo(NodeStatus.Warn).And.Property(nameof(NodeResult.Failures)).EqualTo(5));
        Assert.That(Result(result, "statuses_are_known").Status, Is.EqualTo(NodeStatus.Warn));
        Assert.That(Result(result, "nothing_gets_lost"), Has.Property(nameof(NodeResult.Status)).EqualTo(NodeStatus.Warn).And.Property(nameof(NodeResult.Failures)).EqualTo(2));
        Assert.That(Result(result, "weights_are_known").Failures, Is.EqualTo(1), "the limit holds two failures down to one");
        Assert.That(Result(result, "customers_buy_something").Failures, Is.EqualTo(4));
        Assert.That(Result(result, "polish_customers_have_an_email").Status, Is.EqualTo(NodeStatus.Pass));
        Assert.That(await Project.RowAsync("select count(*) from {schema}__dbt_test__audit.emails_are_given"), Is.EqualTo("5"));
    }

    [Test]
    public async Task Unit_tests_pass_and_fail_with_the_logic_of_their_model()
    {
        string[] names = ["revenue_counts_only_what_was_sold", "customers_become_loyal", "orders_are_valued"];
        var before = await BuildAsync();
        Project.Replace("models/marts/daily_revenue.sql", "where is_sold", "where true");

        var after = await Project.BuildAsync();

        Assert.That(names.Select(name => Result(before, name).Status), Is.All.EqualTo(NodeStatus.Pass));
        Assert.That(names.Select(name => Result(after, name).Status), Is.EqualTo((NodeStatus[])[NodeStatus.Fail, NodeStatus.Pass, NodeStatus.Pass]));
        Assert.That(Result(after, "daily_revenue").Status, Is.EqualTo(NodeStatus.Skipped));
        Assert.That(await Project.RowAsync(Sold), Is.EqualTo("82|82|914922|9149.22"), "a model is not built when its unit test fails");
    }

    [Test]
    public async Task A_second_build_gives_equal_tables()
    {
        AssertSucceeded(await BuildAsync());
        var before = await Project.RowsAsync(Everything);

        AssertSucceeded(await Project.BuildAsync());

        Assert.That(await Project.RowsAsync(Everything), Is.EqualTo(before));
        Assert.That(before, Is.EqualTo((string[])["customers|40|914922", "daily_revenue|82|914922", "orders|120|1303053", "payment_methods|1|1143281", "product_sales|12|914922"]));
    }

    [Test]
    public async Task Tags_choose_what_is_built()
    {
        AssertSucceeded(await BuildAsync());

        var result = await Project.BuildAsync(select: "tag:daily");

        Assert.That(
            result.Results.Select(one => one.Node).OfType<ModelNode>().Select(node => node.Name),
            Is.EquivalentTo((string[])["dim_customers", "daily_revenue"]));
        Assert.That(result.Results.Select(one => one.Node.Name), Does.Contain("emails_are_given").And.Contain("nothing_gets_lost").And.Not.Contain("statuses_are_known"));
    }

    [Test]
    public async Task An_exposure_chooses_all_that_it_reads()
    {
        AssertSucceeded(await BuildAsync());

        var result = await Project.BuildAsync(select: "+exposure:till_dashboard", exclude: "resource_type:test resource_type:seed resource_type:unit_test");

        Assert.That(
            result.Results.Select(one => one.Node.Name),
            Is.EquivalentTo((string[])["stg_customers", "stg_orders", "stg_order_items", "stg_payments", "fct_orders", "dim_customers", "daily_revenue"]));
    }

    private async Task<InvocationResult> BuildAsync()
    {
        AssertSucceeded(await Project.SeedAsync());
        return await Project.BuildAsync();
    }
}
