using System.Globalization;
using System.Text;

namespace SectorPipeline.Models;

/// <summary>A text file of a project, and how messages name a place in it.</summary>
internal sealed record SourceFile(string FullPath, string DisplayPath, string Text)
{
    /// <summary>The path from the project's folder on; the display path for what is in no project.</summary>
    public string ProjectPath { get; init; } = DisplayPath;

    public static SourceFile Read(string fullPath, string displayPath) =>
        new(fullPath, displayPath.Replace('\\', '/'), File.ReadAllText(fullPath));

    /// <summary>"path:line: message", the three lines around the place, and a caret when the column is known.</summary>
    public string Fault(int line, int column, string message) =>
        $"{DisplayPath}:{line.ToString(CultureInfo.InvariantCulture)}: {message}{Excerpt(line, column)}";

    /// <summary>The column at which the text begins on the line, or 0.</summary>
    public int ColumnOf(int line, string text) =>
        Text.Split('\n').ElementAtOrDefault(line - 1)?.IndexOf(text, StringComparison.Ordinal) + 1 ?? 0;

    private string Excerpt(int line, int column)
    {
        var lines = Text.Split('\n');
        var excerpt = new StringBuilder();
        for (var number = Math.Max(1, line - 1); number <= Math.Min(lines.Length, line + 1); number++)
        {
            excerpt.Append(CultureInfo.InvariantCulture, $"\n{number,5} | {lines[number - 1].TrimEnd('\r').Replace('\t', ' ')}");
            if (number == line && column > 0)
                excerpt.Append(CultureInfo.InvariantCulture, $"\n      | {new string(' ', column - 1)}^");
        }

        return excerpt.ToString();
    }
}
