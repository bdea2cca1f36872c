using System.Numerics;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

/// <summary>Rows that SQL reads without a table.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RowsTests : IDisposable
{
    private const string Long = "a text that is longer than what fits in place: żółć 🦆";

    private readonly DuckDbConnection connection = Memory.Open();

    public void Dispose() => connection.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2048)]
    [TestCase(2049)]
    [TestCase(300_000)]
    public void Every_row_arrives_in_order_whatever_the_chunks_hold(int count)
    {
        using var rows = Numbers(count);

        Assert.That(rows.Rows, Is.EqualTo(count));
        Assert.That(connection.Scalar($"select count(*) from {rows.Relation}"), Is.EqualTo(count));
        Assert.That(connection.Scalar($"""
            select count(*) from (select *, row_number() over () - 1 as n from {rows.Relation})
            where i <> n or i is null or even is distinct from case when n % 2 = 0 then '{Long}' || n end or third is distinct from case when n % 3 = 0 then n / 2 end
            """), Is.Zero);
    }

    [Test]
    public void Files_are_written_in_the_order_of_the_rows()
    {
        using var folder = new TemporaryFolder();
        using var rows = Numbers(300_000);

        connection.Run($"copy (select * from {rows.Relation}) to '{folder["a.parquet"]}' (format parquet, compression zstd)");

        Assert.That(connection.Scalar($"select count(*) from read_parquet('{folder["a.parquet"]}', file_row_number = true) where i <> file_row_number"), Is.Zero);
        Assert.That(connection.Scalar($"select count(*) from '{folder["a.parquet"]}'"), Is.EqualTo(300_000));
    }

    [Test]
    public void Every_type_arrives_as_it_went()
    {
        var day = new DateOnly(2020, 1, 2);
        var instant = new DateTimeOffset(2020, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2));
        using var rows = connection.CreateRows("t",
        [
            ("a", "varchar"), ("b", "date"), ("c", "timestamp"), ("d", "double"), ("e", "bigint"), ("f", "decimal(28, 4)"), ("g", "boolean"),
            ("h", "enum('x', 'y')"), ("i", "uuid"), ("j", "hugeint"), ("k", "interval"),
        ]);

        Append(rows, [0, 1], n => n == 0 ? Long : "short", n => n == 0 ? null : "y");

        using var reader = connection.Query($"select * from {rows.Relation}");
        object[] expected = [Long, day, instant.UtcDateTime, Math.PI, long.MinValue, -12345678901234.5678m, true];
        Assert.That(reader.Read(), Is.True);
        Assert.That(expected.Select((_, i) => reader.GetValue(i)), Is.EqualTo(expected));
        Assert.That(reader.IsDBNull(7), Is.True);
        Assert.That(reader.Read(), Is.True);
        Assert.That((reader.GetValue(0), reader.GetValue(7), reader.GetValue(8), reader.GetValue(9)), Is.EqualTo(("short", "y", Guid.AllBitsSet, (BigInteger)7)));
        Assert.That(Enumerable.Range(1, 6).All(reader.IsDBNull), Is.True);

        void Append(DuckDbRows to, int[] numbers, Func<int, string?> text, Func<int, string?> word)
        {
            to.Append(numbers, text);
            to.Append(numbers, n => First(n, day));
            to.Append(numbers, n => First(n, instant));
            to.Append(numbers, n => First(n, Math.PI));
            to.Append(numbers, n => First(n, long.MinValue));
            to.Append(numbers, n => First(n, -12345678901234.5678m));
            to.Append(numbers, n => First(n, true));
            to.Append(numbers, word);
            to.Append(numbers, _ => (Guid?)Guid.AllBitsSet);
            to.Append(numbers, _ => (BigInteger?)7);
            to.Append(numbers, _ => (TimeSpan?)TimeSpan.FromHours(-30));
            to.EndBlock();
        }

        static T? First<T>(int number, T value)
            where T : struct => number == 0 ? value : null;
    }

    [Test]
    public void Missing_values_are_counted()
    {
        using var rows = connection.CreateRows("t", [("a", "bigint"), ("b", "varchar")]);

        Assert.That(rows.Append([1, 2, 3], n => n == 2 ? null : (long?)n), Is.EqualTo(1));
        Assert.That(rows.Append([1, 2, 3], n => n == 2 ? "x" : null), Is.EqualTo(2));
    }

    [Test]
    public void A_statement_sees_the_rows_that_were_there_when_it_began_and_other_connections_see_them_too()
    {
        using var rows = Numbers(5000);
        using var other = Memory.Open();
        using var transaction = other.BeginTransaction();
        using var streaming = new DuckDbCommand($"select i from {rows.Relation}", other) { Streaming = true };
        using var reader = streaming.ExecuteReader();

        AppendNumbers(rows, 5000, 6000);
        var seen = 0;
        while (reader.Read())
            seen++;

        Assert.That(seen, Is.EqualTo(5000));
        Assert.That(other.Scalar($"select count(*) from {rows.Relation}"), Is.EqualTo(6000));
    }

    [Test]
    public void Rows_that_are_cleared_under_a_statement_end_it_with_an_error_and_what_it_has_read_stays_whole()
    {
        using var rows = Numbers(300_000);
        using var streaming = new DuckDbCommand($"select even from {rows.Relation}", connection) { Streaming = true };
        using var reader = streaming.ExecuteReader();
        reader.Read();

        rows.Dispose();

        Assert.That(reader.GetValue(0), Is.EqualTo($"{Long}0"));
        Assert.That(() => ReadAll(reader), Throws.TypeOf<DuckDbException>().With.Message.Contains("numbers: the rows were cleared or disposed"));
        Assert.That(connection.Scalar("select 1"), Is.EqualTo(1));
    }

    [Test]
    public void Rows_that_are_disposed_cannot_be_read()
    {
        var rows = Numbers(3);
        rows.Dispose();

        Assert.That(() => connection.Scalar($"select count(*) from {rows.Relation}"), Throws.TypeOf<DuckDbException>().With.Message.Contains("there are no such rows any more"));
        Assert.That(() => AppendNumbers(rows, 0, 1), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(connection.Scalar("select 1"), Is.EqualTo(1));
    }

    [Test]
    public void Rows_go_with_the_connection_that_made_them()
    {
        using var other = Memory.Open();
        using var rows = other.CreateRows("t", [("a", "bigint")]);

        other.Close();

        Assert.That(() => connection.Scalar($"select count(*) from {rows.Relation}"), Throws.TypeOf<DuckDbException>());
    }

    [Test]
    public void Cleared_rows_make_room_for_others()
    {
        using var rows = Numbers(5000);
        Assert.That(rows.Bytes, Is.GreaterThan(3 * 2048 * 3 * 16));

        rows.Clear();

        Assert.That((rows.Rows, rows.Bytes), Is.EqualTo((0L, 0L)));
        AppendNumbers(rows, 0, 10);
        Assert.That(connection.Scalar($"select sum(i) from {rows.Relation}"), Is.EqualTo((BigInteger)45));
        Assert.That(rows.Bytes, Is.LessThan(2048 * 3 * 16 + 1000));
    }

    [Test]
    public void A_value_that_is_refused_says_where_and_ends_the_rows()
    {
        using var rows = connection.CreateRows("t", [("a", "tinyint"), ("b", "varchar")]);

        Assert.That(() => rows.Append<long, long>([1, 2, 128], n => n), Throws.TypeOf<PipelineException>()
            .With.Message.EqualTo("t, row 3, column 'a': the value is out of range. (TINYINT)"));
        Assert.That(() => rows.Append<long, long>([1, 2, 3], n => n), Throws.InvalidOperationException);
        Assert.That(rows.EndBlock, Throws.InvalidOperationException);
        Assert.That(connection.Scalar($"select count(*) from {rows.Relation}"), Is.Zero);
    }

    [Test]
    public void Half_a_surrogate_pair_and_a_wrong_type_are_refused()
    {
        using var texts = connection.CreateRows("t", [("a", "varchar")]);
        using var numbers = connection.CreateRows("t", [("a", "varchar")]);

        Assert.That(() => texts.Append(["x\uD800"], text => text), Throws.TypeOf<PipelineException>().With.Message.Contains("row 1, column 'a': the value has half a surrogate pair"));
        Assert.That(() => numbers.Append<int, int>([1], n => n), Throws.TypeOf<PipelineException>().With.Message.Contains("column 'a': VARCHAR takes no Int32"));
    }

    [Test]
    public void The_columns_of_a_block_are_of_the_same_rows()
    {
        using var rows = connection.CreateRows("t", [("a", "bigint"), ("b", "varchar")]);
        rows.Append<long, long>([1, 2], n => n);

        Assert.That(rows.EndBlock, Throws.InvalidOperationException.With.Message.Contains("1 of 2 columns"));
        Assert.That(() => rows.Append(["x"], text => text), Throws.InvalidOperationException.With.Message.Contains("the same rows"));
    }

    [TestCase(0)]
    [TestCase(2049)]
    public void A_block_has_some_rows_and_fits(int count)
    {
        using var rows = connection.CreateRows("t", [("a", "bigint")]);

        Assert.That(() => rows.Append<long, long>(new long[count], n => n), Throws.ArgumentException.With.Message.Contains("Append 1 to 2048"));
    }

    [Test]
    public void A_type_that_there_is_not_and_no_columns_are_told()
    {
        Assert.That(() => connection.CreateRows("t", [("a", "bigit")]), Throws.TypeOf<DuckDbException>().With.Message.Contains("bigit"));
        Assert.That(() => connection.CreateRows("t", []), Throws.ArgumentException);
    }

    [TestCase("null")]
    [TestCase("0")]
    [TestCase("-1")]
    public void A_number_that_no_rows_have_is_an_error(string number) =>
        Assert.That(() => connection.Scalar($"select count(*) from dotnet_rows({number})"), Throws.TypeOf<DuckDbException>());

    private DuckDbRows Numbers(int count)
    {
        var rows = connection.CreateRows("numbers", [("i", "bigint"), ("even", "varchar"), ("third", "double")]);
        AppendNumbers(rows, 0, count);
        return rows;
    }

    private static void AppendNumbers(DuckDbRows rows, int from, int to)
    {
        foreach (var block in Enumerable.Range(from, to - from).Chunk(DuckDbRows.BlockRows))
        {
            rows.Append<int, long>(block, n => n);
            rows.Append<int>(block, n => n % 2 == 0 ? $"{Long}{n}" : null);
            rows.Append(block, n => n % 3 == 0 ? n / 2.0 : (double?)null);
            rows.EndBlock();
        }
    }

    private static void ReadAll(DuckDbDataReader reader)
    {
        while (reader.Read())
            _ = reader.GetValue(0);
    }
}
