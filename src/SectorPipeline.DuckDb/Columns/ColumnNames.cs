using System.Diagnostics.CodeAnalysis;
using SectorPipeline.Core;

namespace SectorPipeline.DuckDb.Columns;

internal static class ColumnNames
{
    /// <summary>The ordinal of a column: by its exact name, else regardless of case.</summary>
    [SuppressMessage("Usage", "CA2201", Justification = "ADO.NET asks for this exception.")]
    public static int Find(ColumnReader[] columns, string name)
    {
        var found = Array.FindIndex(columns, column => column.Name == name);
        if (found < 0)
            found = Array.FindIndex(columns, column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found >= 0
            ? found
            : throw new IndexOutOfRangeException($"There is no column '{name}'.{NearestName.Hint(name, columns.Select(column => column.Name))}");
    }
}
