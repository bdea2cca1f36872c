using System.Text;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>The lines around a place, with a caret under it.</summary>
internal static class Excerpt
{
    private const int MaxWidth = 160;

    public static string Around(string source, Place at, int firstLine)
    {
        var lines = source.Split('\n');
        var index = at.Line - firstLine;
        if (index < 0 || index >= lines.Length)
            return "";
        var text = new StringBuilder();
        var width = (at.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        for (var i = Math.Max(0, index - 1); i <= Math.Min(lines.Length - 1, index + 1); i++)
        {
            text.Append('\n').Append("  ").Append($"{i + firstLine}".PadLeft(width)).Append(" | ").Append(Shortened(lines[i]));
            if (i == index)
                text.Append('\n').Append(' ', width + 2).Append(" | ").Append(' ', Math.Clamp(at.Column - 1, 0, MaxWidth)).Append('^');
        }

        return text.ToString();
    }

    private static string Shortened(string line) =>
        (line.Length > MaxWidth ? line[..MaxWidth] + "…" : line).Replace('\t', ' ');
}
