namespace SectorPipeline.Models;

/// <summary>Turns offsets of a text into lines and columns, both from 1.</summary>
internal sealed class TextLines
{
    private readonly string text;
    private readonly List<int> starts = [0];

    public TextLines(string text)
    {
        this.text = text;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
    }

    public (int Line, int Column) Place(int offset)
    {
        var found = starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    public bool IsFirstOfLine(int offset) => text.AsSpan(starts[Place(offset).Line - 1]..offset).IsWhiteSpace();

    /// <summary>The text of a line without the blanks around it.</summary>
    public string Line(int line) => text[starts[line - 1]..(line < starts.Count ? starts[line] : text.Length)].Trim();

    /// <summary>The only line that reads so, or null.</summary>
    public int? OnlyLine(string trimmed)
    {
        int? result = null;
        for (var line = 1; line <= starts.Count; line++)
        {
            if (Line(line) != trimmed)
                continue;
            if (result is not null)
                return null;
            result = line;
        }

        return result;
    }
}
