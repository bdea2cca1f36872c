using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Finds the row of a unit test whose values do not fit the types of their columns, after its query has failed.</summary>
internal sealed class RowFault(WarehouseSession session, SqlDialect dialect)
{
    private readonly RowSql rowSql = new(dialect);

    /// <summary>What the engine says of the first such row, and where it is; null when all rows fit.</summary>
    public ConfigurationException? Find(IEnumerable<TypedRows> used) =>
        used.Select(Find).FirstOrDefault(fault => fault is not null);

    private ConfigurationException? Find(TypedRows typed)
    {
        if (typed.Rows.Sql is not null)
            return null;
        foreach (var row in typed.Rows.Rows)
        {
            foreach (var column in typed.Columns)
            {
                if (Fails(typed, row, column) is { } failure)
                    return new ConfigurationException(typed.Rows.File.Fault(row.Line, 0, $"the value of '{column.Name}' is no {column.Type}: {failure.Message.Split('\n')[0].Trim()}"), failure);
            }
        }

        return null;
    }

    private DbException? Fails(TypedRows typed, GivenRow row, ColumnDescription column)
    {
        try
        {
            session.Query($"select cast({dialect.Quote(column.Name)} as {dialect.TypeName(ColumnType.Text)}) from ({rowSql.Row(typed.Rows, row, [column])}) as given");
            return null;
        }
        catch (DbException failure)
        {
            return failure;
        }
    }
}
