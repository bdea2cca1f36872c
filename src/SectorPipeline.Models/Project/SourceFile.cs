using System.Globalization;
using System.Text;
using System.Text.Unicode;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>A text file of a project, and how messages name a place in it.</summary>
internal sealed record SourceFile(string FullPath, string DisplayPath, string Text)
{
    private const int MaxWidth = 160;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The path from the project's folder on; the display path for what is in no project.</summary>
    public string ProjectPath { get; init; } = DisplayPath;

    public static SourceFile Read(string fullPath, string displayPath) =>
        new(fullPath, displayPath.Replace('\\', '/'), ReadText(fullPath, displayPath));

    /// <summary>The text of a file in UTF-8, or in the encoding that its byte order mark names.</summary>
    /// <exception cref="ConfigurationException">The file is in another encoding.</exception>
    public static string ReadText(string fullPath, string displayPath)
    {
        try
        {
            return File.ReadAllText(fullPath, Strict);
        }
        catch (DecoderFallbackException failure)
        {
            throw new ConfigurationException($"{displayPath}:{LineOfFault(fullPath)}: this is not UTF-8. Save the file in UTF-8.", failure);
        }
    }

    /// <summary>"path:line: message", the three lines around the place, and a caret when the column is known.</summary>
    public string Fault(int line, int column, string message) =>
        $"{DisplayPath}:{line.ToString(CultureInfo.InvariantCulture)}: {message}{Excerpt(line, column)}";

    /// <summary>The column at which the text begins on the line, or 0.</summary>
    public int ColumnOf(int line, string text) =>
        Text.Split('\n').ElementAtOrDefault(line - 1)?.IndexOf(text, StringComparison.Ordinal) + 1 ?? 0;

    /// <summary>The first line that has the text, or 0.</summary>
    public int LineOf(string text) =>
        Text.IndexOf(text, StringComparison.Ordinal) is >= 0 and var at ? Text.AsSpan(0, at).Count('\n') + 1 : 0;

    // No character of UTF-8 holds the byte of a line break, so that each line can be read for itself.
    private static string LineOfFault(string fullPath)
    {
        var bytes = File.ReadAllBytes(fullPath).AsSpan();
        var line = 1;
        for (; bytes.IndexOf((byte)'\n') is var end and >= 0 && Utf8.IsValid(bytes[..end]); line++)
            bytes = bytes[(end + 1)..];
        return line.ToString(CultureInfo.InvariantCulture);
    }

    private string Excerpt(int line, int column)
    {
        var lines = Text.Split('\n');
        var excerpt = new StringBuilder();
        for (var number = Math.Max(1, line - 1); number <= Math.Min(lines.Length, line + 1); number++)
        {
            excerpt.Append(CultureInfo.InvariantCulture, $"\n{number,5} | {Shortened(lines[number - 1].TrimEnd('\r'))}");
            if (number == line && column > 0)
                excerpt.Append(CultureInfo.InvariantCulture, $"\n      | {new string(' ', Math.Min(column - 1, MaxWidth))}^");
        }

        return excerpt.ToString();
    }

    private static string Shortened(string line) => (line.Length > MaxWidth ? line[..MaxWidth] + "…" : line).Replace('\t', ' ');
}
