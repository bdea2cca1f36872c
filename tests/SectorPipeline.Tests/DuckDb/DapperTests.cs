using Dapper;

namespace SectorPipeline.Tests.DuckDb;

public sealed class DapperTests
{
    private sealed record Bar(string Symbol, DateOnly Date, double Close, long Volume, decimal? Dividend);

    private sealed class Mutable
    {
        public string Symbol { get; set; } = "";

        public DateOnly? Date { get; set; }

        public double? Close { get; set; }
    }

    [Test]
    public void Rows_become_records()
    {
        using var connection = Memory.Open();

        var bars = connection.Query<Bar>(
            "select 'AAPL' as symbol, date '2020-01-02' as date, 300.35::double as close, 5::bigint as volume, 0.77::decimal(10, 2) as dividend union all select 'MSFT', date '2020-01-02', 1, 2, null order by 1").ToList();

        Assert.That(bars, Is.EqualTo(new[]
        {
            new Bar("AAPL", new DateOnly(2020, 1, 2), 300.35, 5, 0.77m), new Bar("MSFT", new DateOnly(2020, 1, 2), 1, 2, null),
        }));
    }

    [Test]
    public void Rows_become_objects_with_nullable_properties()
    {
        using var connection = Memory.Open();

        var row = connection.QuerySingle<Mutable>("select 'AAPL' as symbol, date '2020-01-02' as date, null::double as close");

        Assert.That((row.Symbol, row.Date, row.Close), Is.EqualTo(("AAPL", new DateOnly(2020, 1, 2), (double?)null)));
    }

    [Test]
    public void Parameters_are_taken_from_an_object()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t (symbol varchar, date date, close double)");

        var changed = connection.Execute("insert into t values ($Symbol, $Date, $Close)", new[]
        {
            new Mutable { Symbol = "AAPL", Date = new DateOnly(2020, 1, 2), Close = 1.5 }, new Mutable { Symbol = "MSFT" },
        });

        Assert.That(changed, Is.EqualTo(2));
        Assert.That(connection.ExecuteScalar<long>("select count(*) from t where symbol = $symbol and date = $date", new { symbol = "AAPL", date = new DateOnly(2020, 1, 2) }), Is.EqualTo(1));
    }

    [Test]
    public void A_list_can_be_a_parameter()
    {
        using var connection = Memory.Open();

        var found = connection.Query<long>("select i from range(10) r(i) where list_contains($wanted, i) order by i", new { wanted = (object)new[] { 3L, 5L } });

        Assert.That(found, Is.EqualTo(new[] { 3L, 5L }));
    }

    [Test]
    public void Several_results_are_read_in_turn()
    {
        using var connection = Memory.Open();
        using var results = connection.QueryMultiple("select 1; select 'x'");

        Assert.That(results.ReadSingle<int>(), Is.EqualTo(1));
        Assert.That(results.ReadSingle<string>(), Is.EqualTo("x"));
    }

    [Test]
    public async Task Queries_run_asynchronously_in_a_transaction()
    {
        await using var connection = Memory.Open();
        await using var transaction = await connection.BeginTransactionAsync();

        await connection.ExecuteAsync("create table t as select 42 as v", transaction: transaction);
        await transaction.CommitAsync();

        Assert.That(await connection.QuerySingleAsync<int>("select v from t"), Is.EqualTo(42));
    }
}
