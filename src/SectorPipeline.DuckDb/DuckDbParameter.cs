using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.DuckDb;

/// <summary>
/// A value for <c>$name</c>, <c>$1</c> or <c>?</c>; its type is that of the .NET value. A DateTime becomes a TIMESTAMP with
/// its clock reading, a DateTimeOffset a TIMESTAMPTZ.
/// </summary>
public sealed class DuckDbParameter : DbParameter
{
    public DuckDbParameter()
    {
    }

    public DuckDbParameter(object? value) => Value = value;

    public DuckDbParameter(string name, object? value) => (ParameterName, Value) = (name, value);

    public override DbType DbType { get; set; } = DbType.Object;

    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input)
                throw new NotSupportedException("DuckDB has only input parameters.");
        }
    }

    public override bool IsNullable { get; set; } = true;

    /// <summary>The name, with or without its <c>$</c>; empty for a positional parameter.</summary>
    [AllowNull]
    public override string ParameterName
    {
        get;
        set => field = value ?? "";
    } = "";

    public override int Size { get; set; }

    [AllowNull]
    public override string SourceColumn
    {
        get;
        set => field = value ?? "";
    } = "";

    public override bool SourceColumnNullMapping { get; set; }

    public override object? Value { get; set; }

    /// <summary>The name as DuckDB knows it.</summary>
    internal string BareName => ParameterName.TrimStart('$', '@', ':');

    public override void ResetDbType() => DbType = DbType.Object;
}
