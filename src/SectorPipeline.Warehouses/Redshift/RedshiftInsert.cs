using System.Text;

namespace SectorPipeline.Warehouses;

/// <summary>Rows as INSERT statements of many rows each.</summary>
internal static class RedshiftInsert
{
    private const int MaxRows = 1000;

    // A statement may have 16 MB; a character takes up to four bytes.
    private const int MaxLength = 3_000_000;

    public static IEnumerable<string> Statements(Relation table, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        var (start, statement, count) = ($"insert into {RedshiftDialect.Instance.Render(table)} values\n", new StringBuilder(), 0);
        foreach (var row in rows)
        {
            statement.Append(count == 0 ? start : ",\n").Append('(').AppendJoin(", ", row.Select(Literal)).Append(')');
            if (++count < MaxRows && statement.Length < MaxLength)
                continue;
            yield return statement.ToString();
            statement.Clear();
            count = 0;
        }

        if (count > 0)
            yield return statement.ToString();
    }

    private static string Literal(string? value) => value is null ? "null" : RedshiftDialect.Instance.Literal(value);
}
