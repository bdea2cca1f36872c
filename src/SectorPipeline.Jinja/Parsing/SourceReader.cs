using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>A position in the normalized source that knows its line and column.</summary>
internal sealed class SourceReader(string text, int firstLine)
{
    private int line = firstLine;
    private int lineStart;

    public string Text { get; } = text;

    public int Position { get; private set; }

    public Place Place => new(line, Position - lineStart + 1);

    public bool AtEnd => Position >= Text.Length;

    public char Current => Peek(0);

    public char Peek(int ahead) => Position + ahead < Text.Length ? Text[Position + ahead] : '\0';

    public bool At(string expected) => string.CompareOrdinal(Text, Position, expected, 0, expected.Length) == 0;

    public void MoveTo(int target)
    {
        for (var at = Text.IndexOf('\n', Position, target - Position); at >= 0; at = Text.IndexOf('\n', at + 1, target - at - 1))
        {
            line++;
            lineStart = at + 1;
        }

        Position = target;
    }

    public void SkipSpace()
    {
        var end = Position;
        while (end < Text.Length && PythonCharacters.IsSpace(Text[end]))
            end++;
        MoveTo(end);
    }

    /// <summary>Line breaks of every kind become \n, and the last one goes unless it is to be kept.</summary>
    public static string Normalize(string source, bool keepTrailingNewline)
    {
        var text = source.Contains('\r', StringComparison.Ordinal)
            ? source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : source;
        return !keepTrailingNewline && text.EndsWith('\n') ? text[..^1] : text;
    }
}
