using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class DatasetTests
{
    private static readonly RowColumn<int>[] Columns =
        [new TextColumn<int>("symbol", _ => null), new ValueColumn<int, DateOnly>("date", _ => null)];

    [Test]
    public void A_key_of_an_unknown_column_names_the_nearest() =>
        Assert.That(
            () => new Dataset<int>("bars", Columns) { Key = ["symbl"] },
            Throws.ArgumentException.With.Message.Contains("there is no column 'symbl'. Did you mean 'symbol'?"));

    [Test]
    public void A_column_that_the_lake_adds_cannot_be_declared() =>
        Assert.That(
            () => new Dataset<int>("bars", [new TextColumn<int>("run_id", _ => null)]),
            Throws.ArgumentException.With.Message.Contains("'run_id' is added by the lake"));

    [Test]
    public void A_partition_date_must_be_a_date() =>
        Assert.That(
            () => new Dataset<int>("bars", Columns) { PartitionDate = "symbol" },
            Throws.ArgumentException.With.Message.Contains("'symbol' is Text, not Date"));

    [Test]
    public void Rows_are_sorted_by_key_unless_said_otherwise()
    {
        var byKey = new Dataset<int>("bars", Columns) { Key = ["symbol", "date"] };
        var byDate = new Dataset<int>("bars", Columns) { Key = ["symbol", "date"], OrderBy = ["date"] };

        Assert.That(byKey.OrderBy, Is.EqualTo(new[] { "symbol", "date" }));
        Assert.That(byDate.OrderBy, Is.EqualTo(new[] { "date" }));
    }

    [Test]
    public void A_column_holds_the_types_that_the_lake_knows() =>
        Assert.That(() => new ValueColumn<int, float>("close", _ => null), Throws.ArgumentException.With.Message.Contains("no column holds a Single. Use one of DateOnly"));
}
