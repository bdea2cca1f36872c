using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class DatasetTests
{
    private static readonly IReadOnlyList<Column> Columns = [new("symbol", ColumnType.Text), new("date", ColumnType.Date)];

    [Test]
    public void A_key_of_an_unknown_column_names_the_nearest() =>
        Assert.That(
            () => new Dataset<int>("bars", Columns, (_, _) => { }) { Key = ["symbl"] },
            Throws.ArgumentException.With.Message.Contains("there is no column 'symbl'. Did you mean 'symbol'?"));

    [Test]
    public void A_column_that_the_lake_adds_cannot_be_declared() =>
        Assert.That(
            () => new Dataset<int>("bars", [new Column("run_id", ColumnType.Text)], (_, _) => { }),
            Throws.ArgumentException.With.Message.Contains("'run_id' is added by the lake"));

    [Test]
    public void A_partition_date_must_be_a_date() =>
        Assert.That(
            () => new Dataset<int>("bars", Columns, (_, _) => { }) { PartitionDate = "symbol" },
            Throws.ArgumentException.With.Message.Contains("'symbol' is Text, not Date"));

    [Test]
    public void Rows_are_sorted_by_key_unless_said_otherwise()
    {
        var byKey = new Dataset<int>("bars", Columns, (_, _) => { }) { Key = ["symbol", "date"] };
        var byDate = new Dataset<int>("bars", Columns, (_, _) => { }) { Key = ["symbol", "date"], OrderBy = ["date"] };

        Assert.That(byKey.OrderBy, Is.EqualTo(new[] { "symbol", "date" }));
        Assert.That(byDate.OrderBy, Is.EqualTo(new[] { "date" }));
    }

    [TestCase(1, "ends before column 'date'")]
    [TestCase(2, "column 'date' is Date, the value Text")]
    public async Task A_row_that_does_not_fit_the_columns_is_refused(int values, string expected)
    {
        using var lake = new TemporaryLake();
        var dataset = new Dataset<int>("bars", Columns, (writer, count) => Enumerable.Repeat("x", count).ToList().ForEach(text => writer.Append(text)));
        await using var batch = await lake.Lake.BeginAsync(dataset, TemporaryLake.Run("run1"), CancellationToken.None);

        Assert.That(() => batch.Add(values, "r"), Throws.InvalidOperationException.With.Message.Contains(expected));
    }
}
