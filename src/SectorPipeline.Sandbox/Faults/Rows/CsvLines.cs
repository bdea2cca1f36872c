using System.Text;

namespace SectorPipeline.Sandbox;

/// <summary>Lines under a header, of which the first field identifies the row; no field holds a comma.</summary>
internal sealed class CsvLines : AnswerRows
{
    private readonly string header;
    private List<string> lines;

    public CsvLines(ReadOnlySpan<byte> text)
    {
        string[] all = Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        (header, lines) = (all[0], [.. all.Skip(1)]);
    }

    public override int Count => lines.Count;

    public override void Blank(int row, bool whole, Noise noise)
    {
        var fields = lines[row].Split(',');
        var one = 1 + (int)(noise.Uniform(row) * (fields.Length - 1));
        for (var i = 1; i < fields.Length; i++)
            fields[i] = whole || i == one ? "None" : fields[i];
        lines[row] = string.Join(',', fields);
    }

    public override void Arrange(IReadOnlyList<int> order) => lines = [.. order.Select(row => lines[row])];

    /// <summary>Replaces each field that has a column of one of the names.</summary>
    public void Change(IReadOnlyDictionary<string, Func<string, string>> changes)
    {
        var names = header.TrimEnd('\r').Split(',');
        lines = lines.ConvertAll(line => string.Join(',', line.Split(',').Select((field, i) =>
            i < names.Length && changes.TryGetValue(names[i], out var change) ? change(field) : field)));
    }

    public TextBuffer ToText() =>
        new TextBuffer().Add(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(header)) + "\n"));
}
