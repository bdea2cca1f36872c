using System.Globalization;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Widens the text columns of a table so that longer values of another fit, before rows are added.</summary>
internal sealed class ColumnExpansion(RenderScope scope, SqlDialect dialect, ITemplateWarehouse warehouse)
{
    public string Run(Relation from, Relation to, CancellationToken cancellation)
    {
        // Engines whose texts have no length need no look at the columns.
        if (!dialect.LimitsTexts)
            return "";
        var wanted = warehouse.Columns(from).ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var column in warehouse.Columns(to))
        {
            if (wanted.TryGetValue(column.Name, out var other) && ColumnTypes.CanExpand(column, other))
                Widen(to, column, other, cancellation);
        }

        return "";
    }

    private void Widen(Relation table, ColumnDescription column, ColumnDescription other, CancellationToken cancellation)
    {
        if (!scope.TryGet("alter_column_type", out var macro) || macro is not IJinjaCallable alter)
            return;
        var type = string.Create(CultureInfo.InvariantCulture, $"character varying({other.CharacterSize})");
        alter.Call(new JinjaArguments([new RelationValue(table, dialect), column.Name, type], [], cancellation));
    }
}
