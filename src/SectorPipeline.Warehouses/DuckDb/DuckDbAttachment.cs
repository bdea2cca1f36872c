namespace SectorPipeline.Warehouses;

/// <summary>Another database that statements may name besides the warehouse's own.</summary>
/// <param name="Path">A file, or what the type takes: <c>ATTACH 'path' AS alias (…)</c>.</param>
public sealed record DuckDbAttachment(string Path)
{
    /// <summary>The name that statements use; DuckDB's own choice when null.</summary>
    public string? Alias { get; init; }

    /// <summary>Such as <c>sqlite</c>; a DuckDB file when null.</summary>
    public string? Type { get; init; }

    public bool IsReadOnly { get; init; }

    /// <summary>The statement that attaches it, unless it is attached.</summary>
    public string Sql
    {
        get
        {
            string?[] options = [Type is null ? null : $"type {Type}", IsReadOnly ? "read_only" : null];
            var listed = string.Join(", ", options.Where(option => option is not null));
            var alias = Alias is null ? "" : $" as {DuckDbDialect.Instance.Quote(Alias)}";
            return $"attach if not exists '{Path.Replace("'", "''", StringComparison.Ordinal)}'{alias}{(listed.Length == 0 ? "" : $" ({listed})")}";
        }
    }
}
