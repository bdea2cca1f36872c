using System.Numerics;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

public sealed class ParameterTests
{
    private static readonly object[] Values =
    [
        true, sbyte.MinValue, byte.MaxValue, short.MinValue, ushort.MaxValue, int.MinValue, uint.MaxValue, long.MinValue,
        ulong.MaxValue, (BigInteger)Int128.MinValue, (BigInteger)UInt128.MaxValue, 1.5f, Math.PI, double.NaN,
        0m, -0.0001m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m,
        "", "żółć 🦆", new string('x', 10_000), new byte[] { 0, 1, 255 }, Array.Empty<byte>(),
        DateOnly.MinValue, DateOnly.MaxValue, new DateTime(1969, 12, 31, 23, 59, 59, 999, 999), new TimeOnly(23, 59, 59, 999, 999),
        TimeSpan.FromDays(-3.25), Guid.AllBitsSet, Guid.Parse("6ccd780c-baba-1026-9564-5b8c656024db"),
    ];

    [TestCaseSource(nameof(Values))]
    public void A_value_comes_back_as_it_went(object value)
    {
        using var connection = Memory.Open();

        var answer = connection.Scalar("select ?", value);

        Assert.That(answer, Is.EqualTo(value));
        Assert.That(answer, Is.TypeOf(value.GetType()));
    }

    [Test]
    public void Null_and_DBNull_are_NULL()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Scalar("select ? is null and ? is null", null, DBNull.Value), Is.True);
    }

    [Test]
    public void A_DateTimeOffset_is_an_instant()
    {
        using var connection = Memory.Open();
        var instant = new DateTimeOffset(2020, 6, 1, 1, 0, 0, TimeSpan.FromHours(2));

        Assert.That(connection.Scalar("select ?", instant), Is.EqualTo(new DateTime(2020, 5, 31, 23, 0, 0, DateTimeKind.Utc)));
    }

    [Test]
    public void A_DateTime_in_utc_means_the_same_as_timestamp_and_with_time_zone()
    {
        using var connection = Memory.Open();
        var instant = new DateTime(2020, 6, 1, 12, 0, 0, DateTimeKind.Utc);
        connection.Run("create table t (a timestamp, b timestamptz)");

        connection.Run("insert into t values (?, ?)", instant, instant);

        Assert.That(connection.Scalar("select a = timestamp '2020-06-01 12:00' and b = timestamptz '2020-06-01 12:00:00+00' from t"), Is.True);
    }

    [Test]
    public void A_local_DateTime_is_refused()
    {
        using var connection = Memory.Open();

        Assert.That(
            () => connection.Scalar("select ?", new DateTime(2020, 6, 1, 0, 0, 0, DateTimeKind.Local)),
            Throws.ArgumentException.With.Message.Contains("local"));
    }

    [Test]
    public void Lists_are_values_too()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Scalar("select ?", new[] { 1, 2 }), Is.EqualTo(new List<object?> { 1, 2 }));
        Assert.That(connection.Scalar("select ?", new List<string?> { "a", null }), Is.EqualTo(new List<object?> { "a", null }));
        Assert.That(connection.Scalar("select ?", new[] { 1.5m, 1.25m }), Is.EqualTo(new List<object?> { 1.5m, 1.25m }));
        Assert.That(connection.Scalar("select ?::date[]", Array.Empty<DateOnly>()), Is.Empty);
        Assert.That(connection.Scalar("select count(*) from range(10) r(i) where i in (select unnest(?))", new[] { 3L, 5L, 99L }), Is.EqualTo(2));
    }

    [TestCase("id")]
    [TestCase("$id")]
    [TestCase("@ID")]
    public void A_named_parameter_is_found_with_or_without_its_sign(string name)
    {
        using var connection = Memory.Open();
        using var command = new DuckDbCommand("select $id + $id", connection);
        command.Parameters.AddWithValue("unused", 1);
        command.Parameters.AddWithValue(name, 21);

        Assert.That(command.ExecuteScalar(), Is.EqualTo(42));
    }

    [Test]
    public void Numbered_parameters_may_repeat_and_change_order()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Scalar("select $2 || $1 || $2", "a", "b"), Is.EqualTo("bab"));
    }

    [Test]
    public void A_missing_name_is_told_with_the_nearest()
    {
        using var connection = Memory.Open();
        using var command = new DuckDbCommand("select $symbol", connection);
        command.Parameters.AddWithValue("symbl", "AAPL");

        Assert.That(() => command.ExecuteScalar(), Throws.InvalidOperationException.With.Message.EqualTo(
            "The statement asks for parameter $symbol, but the command has none of this name. Did you mean 'symbl'?"));
    }

    [Test]
    public void A_missing_position_is_told()
    {
        using var connection = Memory.Open();

        Assert.That(() => connection.Scalar("select ?, ?", 1), Throws.InvalidOperationException.With.Message.Contains("asks for 2 parameters"));
    }

    [Test]
    public void A_text_that_is_not_text_is_refused()
    {
        using var connection = Memory.Open();

        Assert.That(() => connection.Scalar("select ?", "ab\ud800c"), Throws.ArgumentException.With.Message.Contains("position 2"));
    }

    [Test]
    public void A_type_without_counterpart_is_refused()
    {
        using var connection = Memory.Open();

        Assert.That(() => connection.Scalar("select ?", new Version(1, 2)), Throws.ArgumentException.With.Message.Contains("System.Version"));
    }
}
