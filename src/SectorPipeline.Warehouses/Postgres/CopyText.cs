using System.Text;

namespace SectorPipeline.Warehouses;

/// <summary>The text format of COPY: tabs between values, <c>\N</c> for null, a backslash before what would be misread.</summary>
internal static class CopyText
{
    /// <summary>A row without the end of its line.</summary>
    public static string Line(IReadOnlyList<string?> row)
    {
        var line = new StringBuilder();
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0)
                line.Append('\t');
            Append(line, row[i]);
        }

        return line.ToString();
    }

    private static void Append(StringBuilder line, string? value)
    {
        if (value is null)
            line.Append(@"\N");
        else if (value.AsSpan().IndexOfAny("\\\t\n\r") < 0)
            line.Append(value);
        else
            AppendEscaped(line, value);
    }

    private static void AppendEscaped(StringBuilder line, string value)
    {
        foreach (var character in value)
        {
            line.Append(character switch
            {
                '\\' => @"\\",
                '\t' => @"\t",
                '\n' => @"\n",
                '\r' => @"\r",
                _ => null,
            });
            if (character is not ('\\' or '\t' or '\n' or '\r'))
                line.Append(character);
        }
    }
}
