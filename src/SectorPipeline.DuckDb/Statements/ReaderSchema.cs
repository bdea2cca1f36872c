using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using System.Globalization;
using SectorPipeline.DuckDb.Columns;

namespace SectorPipeline.DuckDb.Statements;

/// <summary>Describes the columns of a result in ADO.NET's two ways.</summary>
internal static class ReaderSchema
{
    public static ReadOnlyCollection<DbColumn> Columns(ColumnReader[] columns) =>
        columns.Select((column, ordinal) => (DbColumn)new ResultColumn(column, ordinal)).ToList().AsReadOnly();

    public static DataTable Table(ColumnReader[] columns)
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.ColumnSize, typeof(int));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add("DataTypeName", typeof(string));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        foreach (var (ordinal, column) in columns.Index())
            table.Rows.Add(column.Name, ordinal, -1, column.ValueType, column.TypeName, true);
        return table;
    }

    private sealed class ResultColumn : DbColumn
    {
        public ResultColumn(ColumnReader column, int ordinal)
        {
            ColumnName = column.Name;
            ColumnOrdinal = ordinal;
            DataType = column.ValueType;
            DataTypeName = column.TypeName;
            AllowDBNull = true;
        }
    }
}
