using SectorPipeline.Models;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Models;

public sealed class UnitTestSqlTests
{
    private static readonly GivenRows Rows = new()
    {
        File = new SourceFile("units.yml", "units.yml", ""),
        Line = 1,
        Columns = [new GivenColumn("ID", 1, 1)],
        Rows = [new GivenRow(1, [1L]), new GivenRow(2, [null])],
    };

    private static readonly ColumnDescription[] Columns = [new("id", "integer"), new("note", "varchar(8)")];

    [Test]
    public void Rows_are_one_list_of_values() =>
        Assert.That(new RowSql(PostgresDialect.Instance).Of(Rows, Columns), Is.EqualTo("""
            select * from (values
              (cast(1 as integer), cast(null as varchar(8))),
              (cast(null as integer), cast(null as varchar(8)))
            ) as given ("id", "note")
            """));

    [Test]
    public void Redshift_gets_a_union() =>
        Assert.That(new RowSql(RedshiftDialect.Instance).Of(Rows, Columns), Is.EqualTo("""
            select cast(1 as integer) as "id", cast(null as varchar(8)) as "note"
            union all
            select cast(null as integer) as "id", cast(null as varchar(8)) as "note"
            """));
}
