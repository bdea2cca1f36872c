namespace SectorPipeline.Models;

/// <summary>The rows of a query, or the columns that have values which .NET's types cannot hold.</summary>
internal sealed record ShownRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool IsTruncated, IReadOnlyCollection<int> Unreadable);
