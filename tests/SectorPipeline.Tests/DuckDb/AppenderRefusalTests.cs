using System.Numerics;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

/// <summary>Values and rows that do not fit their table.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AppenderRefusalTests : IDisposable
{
    private readonly DuckDbConnection connection = Memory.Open();

    public AppenderRefusalTests() => connection.Run("""
        create schema raw;
        create table raw.bars (symbol varchar, volume integer, price decimal(5, 2), kind enum('stock', 'etf'), tags varchar[], date date, seen timestamp)
        """);

    public void Dispose() => connection.Dispose();

    private static IEnumerable<TestCaseData> Misfits()
    {
        yield return Case(0, a => a.Append(1), "column 'symbol': VARCHAR takes no Int32.");
        yield return Case(1, a => a.Append("1"), "column 'volume': INTEGER takes no String.");
        yield return Case(1, a => a.Append(1.0), "column 'volume': INTEGER takes no Double.");
        yield return Case(1, a => a.Append(3_000_000_000L), "column 'volume': the value is out of range. (INTEGER)");
        yield return Case(1, a => a.Append(BigInteger.Pow(10, 30)), "column 'volume': the value is out of range. (INTEGER)");
        yield return Case(2, a => a.Append(1.005m), "column 'price': the value has more than 2 decimals; round it first. (DECIMAL(5,2))");
        yield return Case(2, a => a.Append(1000m), "column 'price': the value has too many digits. (DECIMAL(5,2))");
        yield return Case(2, a => a.Append(-1000), "column 'price': the value has too many digits. (DECIMAL(5,2))");
        yield return Case(3, a => a.Append("stok"), "column 'kind': the value 'stok' is not one of its words. Did you mean 'stock'?");
        yield return Case(4, a => a.Append("x"), "column 'tags': VARCHAR[] takes no String.");
        yield return Case(5, a => a.Append(new DateTime(2020, 1, 1)), "column 'date': DATE takes no DateTime.");
        yield return Case(6, a => a.Append(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Local)), "column 'seen': the value is a local time");

        static TestCaseData Case(int column, Action<DuckDbAppender> append, string message) => new TestCaseData(column, append, message).SetArgDisplayNames(message);
    }

    [TestCaseSource(nameof(Misfits))]
    public void A_value_that_does_not_fit_its_column_is_refused(int column, Action<DuckDbAppender> append, string message)
    {
        using var appender = connection.CreateAppender("raw", "bars");
        for (var i = 0; i < column; i++)
            appender.AppendNull();

        Assert.That(() => append(appender), Throws.TypeOf<PipelineException>().With.Message.StartsWith($"raw.bars, row 1, {message}"));
    }

    [TestCase("utinyint", -1)]
    [TestCase("ubigint", -1)]
    [TestCase("uhugeint", -1)]
    [TestCase("tinyint", 128)]
    [TestCase("usmallint", 65536)]
    public void A_number_beyond_its_column_is_refused(string type, long value)
    {
        connection.Run($"create table t (v {type})");
        using var appender = connection.CreateAppender("t");

        Assert.That(() => appender.Append(value), Throws.TypeOf<PipelineException>().With.Message.Contains("is out of range"));
    }

    [Test]
    public void Too_few_and_too_many_columns_are_told()
    {
        using var appender = connection.CreateAppender("raw", "bars");
        appender.Append("AAPL").Append(1);

        Assert.That(appender.EndRow, Throws.TypeOf<PipelineException>().With.Message.EqualTo(
            "raw.bars, row 1: has 2 values, but the table has 7 columns. Append a value or NULL for 'price'."));
        Assert.That(appender.Close, Throws.TypeOf<PipelineException>().With.Message.Contains("not complete"));
        for (var i = 2; i < 7; i++)
            appender.AppendNull();
        Assert.That(() => appender.AppendNull(), Throws.TypeOf<PipelineException>().With.Message.EqualTo(
            "raw.bars, row 1: the table has only 7 columns. Call EndRow after the last."));
    }

    [Test]
    public void A_table_that_does_not_exist_is_told_and_the_connection_goes_on()
    {
        Assert.That(() => connection.CreateAppender("raw", "bar"), Throws.TypeOf<DuckDbException>().With.Message.Contains("bar"));
        using var transaction = connection.BeginTransaction();
        Assert.That(connection.Scalar("select 1"), Is.EqualTo(1));
    }

    [Test]
    public void A_closed_appender_takes_nothing()
    {
        using var appender = connection.CreateAppender("raw", "bars");
        appender.Close();

        Assert.That(() => appender.Append("x"), Throws.InvalidOperationException);
        Assert.That(appender.Close, Throws.InvalidOperationException);
    }
}
