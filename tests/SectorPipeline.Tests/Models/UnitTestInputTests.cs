using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class UnitTestInputTests : UnitTestTest
{
    [SetUp]
    public void WriteModels() =>
        Project.Write("seeds/rates.csv", "code;rate\nA;0.5\nB;\n")
            .Write("seeds/seeds.yml", "seeds: [{ name: rates, config: { delimiter: ';' } }]")
            .Write("models/orders.sql", "select 'A' as code, 4 as amount")
            .Write("models/priced.sql", "select o.code, amount * rate as price from {{ ref('orders') }} o join {{- ref('rates') -}} as r on o.code = r.code");

    [Test]
    public async Task A_seed_without_rows_gives_those_of_its_file()
    {
        Unit("name: t\nmodel: priced\ngiven: [{ input: ref('rates') }, { input: ref('orders'), rows: [{ code: A, amount: 10 }, { code: B, amount: 1 }] }]\nexpect: { rows: [{ code: A, price: 5 }, { code: B, price: null }] }");

        await PassesAsync();
    }

    [Test]
    public async Task A_model_without_rows_is_a_fault()
    {
        Unit("name: t\nmodel: priced\ngiven: [{ input: ref('rates'), rows: [] }, { input: ref('orders') }]\nexpect: { rows: [] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith("models/units.yml:4: the input 'ref('orders')' has neither 'rows' nor 'fixture'. Give its rows, or 'rows: []' for none."));
    }

    [Test]
    public async Task A_unit_test_is_selected_by_its_name_as_a_test()
    {
        Unit("name: t\nmodel: priced\ngiven: [{ input: ref('rates') }, { input: ref('orders'), rows: [] }]\nexpect: { rows: [] }");
        var runner = await Project.RunnerAsync();

        var result = await runner.TestAsync(new SqlRunOptions { Select = ["test_name:t"] }, CancellationToken.None);

        Assert.That(Statuses(result), Is.EqualTo("t=Pass"));
    }
}
