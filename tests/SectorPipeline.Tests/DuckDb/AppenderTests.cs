using System.Numerics;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AppenderTests : IDisposable
{
    private readonly DuckDbConnection connection = Memory.Open();

    public void Dispose() => connection.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2047)]
    [TestCase(2048)]
    [TestCase(2049)]
    [TestCase(300_000)]
    public void Every_row_arrives_whatever_the_chunks_hold(int rows)
    {
        connection.Run("create table t (i integer, even varchar, third bigint)");

        using (var appender = connection.CreateAppender("t"))
        {
            for (var i = 0; i < rows; i++)
                appender.Append(i).Append(i % 2 == 0 ? $"{i}" : null).Append(i % 3 == 0 ? i : (long?)null).EndRow();
            Assert.That(appender.Rows, Is.EqualTo(rows));
            appender.Close();
        }

        Assert.That(connection.Scalar("select count(*) from t"), Is.EqualTo(rows));
        Assert.That(connection.Scalar(
            "select count(*) from t where even is distinct from case when i % 2 = 0 then i::varchar end or third is distinct from case when i % 3 = 0 then i end"), Is.Zero);
    }

    [Test]
    public void Every_type_arrives_as_it_went()
    {
        connection.Run("""
            create table t (a boolean, b tinyint, c ubigint, d hugeint, e uhugeint, f float, g double, h decimal(4, 1), i decimal(9, 2), j decimal(18, 4),
                k decimal(38, 10), l varchar, m blob, n date, o timestamp, p timestamptz, q timestamp_ns, r time, s uuid, u enum('x', 'y'), v interval, w json)
            """);
        object[] row =
        [
            true, sbyte.MinValue, ulong.MaxValue, (BigInteger)Int128.MinValue, (BigInteger)UInt128.MaxValue, 1.5f, Math.PI, -999.9m, 0.01m, 12345678901234.5678m,
            -1234567890123456789.0123456789m, "żółć 🦆 and more", new byte[] { 0, 255 }, DateOnly.MinValue, new DateTime(1969, 12, 31, 23, 59, 59, 999, 999),
            new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTime(2020, 1, 2).AddTicks(7), new TimeOnly(23, 59, 59), Guid.AllBitsSet, "y", TimeSpan.FromHours(-30), "[1]",
        ];

        using (var appender = connection.CreateAppender("main", "t"))
        {
            appender.Append(true).Append(-128).Append((BigInteger)ulong.MaxValue).Append((BigInteger)Int128.MinValue).Append((BigInteger)UInt128.MaxValue)
                .Append(1.5).Append(Math.PI).Append(-999.9m).Append(0.01m).Append(12345678901234.5678m).Append(-1234567890123456789.0123456789m)
                .Append("żółć 🦆 and more").Append([0, 255]).Append(DateOnly.MinValue).Append((DateTime)row[14])
                .Append(new DateTimeOffset(2020, 1, 2, 5, 4, 5, TimeSpan.FromHours(2))).Append((DateTime)row[16]).Append(new TimeOnly(23, 59, 59))
                .Append(Guid.AllBitsSet).Append("y").Append(TimeSpan.FromHours(-30)).Append("[1]"u8).EndRow();
            for (var i = 0; i < row.Length; i++)
                appender.AppendNull();
            appender.EndRow();
            appender.Close();
        }

        using var reader = connection.Query("select * from t");
        var values = new object[row.Length];
        reader.Read();
        reader.GetValues(values);
        Assert.That(values, Is.EqualTo(row));
        reader.Read();
        reader.GetValues(values);
        Assert.That(values, Is.All.EqualTo(DBNull.Value));
    }

    [TestCase("")]
    [TestCase("12 letters !")]
    [TestCase("13 letters !!")]
    [TestCase("żółćżółćżółć")]
    [TestCase("a\0b")]
    public void A_text_arrives_as_it_went(string text)
    {
        connection.Run("create table t (v varchar)");
        using var appender = connection.CreateAppender("t");

        appender.Append(text).EndRow();
        appender.Append(System.Text.Encoding.UTF8.GetBytes(text)).EndRow();
        appender.Append(text + new string('x', 5_000)).EndRow();
        appender.Close();

        Assert.That(connection.Scalar("select list(v order by length(v)) from t"), Is.EqualTo(new List<object?> { text, text, text + new string('x', 5_000) }));
    }

    [TestCase("ab", '\ud800', "")]
    [TestCase("a longer text than twelve ", '\udc00', " letters")]
    public void Half_a_surrogate_pair_is_refused_with_its_place_and_never_stored(string before, char half, string after)
    {
        connection.Run("create table bars (date date, symbol varchar)");
        using var appender = connection.CreateAppender("bars");
        appender.Append(new DateOnly(2020, 1, 1)).Append("good").EndRow();
        appender.Append(new DateOnly(2020, 1, 2));

        Assert.That(() => appender.Append(before + half + after), Throws.TypeOf<PipelineException>().With.Message.EqualTo(
            $"bars, row 2, column 'symbol': the value has half a surrogate pair at position {before.Length}, which is not text; repair or remove it. (VARCHAR)"));

        appender.Append("repaired").EndRow();
        appender.Close();
        Assert.That(connection.Scalar("select list(symbol order by date) from bars"), Is.EqualTo(new List<object?> { "good", "repaired" }));
    }

    [Test]
    public void Invalid_utf8_is_refused()
    {
        connection.Run("create table t (v varchar)");
        using var appender = connection.CreateAppender("t");

        Assert.That(() => appender.Append([(byte)'a', 0xC3, 0x28]), Throws.TypeOf<PipelineException>().With.Message.Contains("not valid UTF-8"));
    }

    [Test]
    public void A_violated_constraint_is_told_at_close_and_nothing_is_there()
    {
        connection.Run("create table t (i integer primary key)");

        using (var appender = connection.CreateAppender("t"))
        {
            appender.Append(1).EndRow();
            appender.Append(1).EndRow();
            Assert.That(appender.Close, Throws.TypeOf<DuckDbException>().With.Property(nameof(DuckDbException.ErrorType)).EqualTo(DuckDbErrorType.Constraint));
        }

        Assert.That(connection.Scalar("select count(*) from t"), Is.Zero);
    }

    [Test]
    public void Null_in_a_column_that_forbids_it_is_told_at_close()
    {
        connection.Run("create table t (i integer not null)");
        using var appender = connection.CreateAppender("t");
        appender.AppendNull().EndRow();

        Assert.That(appender.Close, Throws.TypeOf<DuckDbException>().With.Message.Contains("NOT NULL constraint failed: t.i"));
    }

    [TestCase(10)]
    [TestCase(500_000)]
    public void Rows_that_were_not_closed_are_discarded(int rows)
    {
        connection.Run("create table t (i integer)");

        using (var appender = connection.CreateAppender("t"))
            for (var i = 0; i < rows; i++)
                appender.Append(i).EndRow();

        Assert.That(connection.Scalar("select count(*) from t"), Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Inside_a_transaction_the_rows_are_part_of_it(bool commit)
    {
        connection.Run("create table t (i integer)");

        using (var transaction = connection.BeginTransaction())
        {
            using (var appender = connection.CreateAppender("t"))
            {
                appender.Append(1).EndRow();
                appender.Close();
            }

            connection.Run("insert into t values (2)");
            if (commit)
                transaction.Commit();
        }

        Assert.That(connection.Scalar("select count(*) from t"), Is.EqualTo(commit ? 2 : 0));
    }

    [Test]
    public void A_transaction_begun_by_SQL_is_respected()
    {
        connection.Run("create table t (i integer); begin");

        using (var appender = connection.CreateAppender("t"))
        {
            appender.Append(1).EndRow();
            appender.Close();
        }

        connection.Run("rollback");
        Assert.That(connection.Scalar("select count(*) from t"), Is.Zero);
    }

    [Test]
    public void A_connection_that_closes_discards_the_rows_of_its_appenders()
    {
        using var keeper = Memory.Open("Data Source=:memory:appender");
        keeper.Run("create table t (i integer)");
        var other = Memory.Open("Data Source=:memory:appender");
        var appender = other.CreateAppender("t");
        appender.Append(1).EndRow();

        other.Dispose();
        appender.Dispose();

        Assert.That(keeper.Scalar("select count(*) from t"), Is.Zero);
    }
}
