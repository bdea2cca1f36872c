using System.Data.Common;
using System.Text.RegularExpressions;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Finds the row of a seed whose value the engine refused, which engines quote but do not place.</summary>
internal static partial class SeedFault
{
    /// <summary>The failure with the line of the file, where the value is found in a column whose type is set.</summary>
    public static Exception Of(Node node, SeedTable table, DbException failure)
    {
        var refused = Quoted().Matches(failure.Message).Select(match => match.Groups["value"].Value).ToHashSet(StringComparer.Ordinal);
        var types = new Dictionary<string, object?>(node.Config.Mapping("column_types"), StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                var name = table.Columns[column];
                if (table.Rows[row][column] is { } value && refused.Contains(value) && types.TryGetValue(name, out var type))
                    return new PipelineException($"{node.File.DisplayPath}:{table.Lines[row]}: '{value}' is no {type}, which 'column_types' says of {name}. Correct the value or the type.", failure);
            }
        }

        return failure;
    }

    // DuckDB quotes the value as 'x', PostgreSQL as "x".
    [GeneratedRegex("""(?<quote>['"])(?<value>.*?)\k<quote>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Quoted();
}
