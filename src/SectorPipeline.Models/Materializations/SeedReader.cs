using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Reads CSV as RFC 4180 has it; a field without quotes that is empty is null.</summary>
internal sealed class SeedReader(string text, char delimiter, string displayPath, int firstLine = 1)
{
    private readonly StringBuilder field = new();
    private int at = text.StartsWith('\uFEFF') ? 1 : 0;
    private int line = firstLine;

    /// <exception cref="PipelineException">The text is no table; the message has the line.</exception>
    public SeedTable Read()
    {
        var first = line;
        var header = ReadRow() ?? throw Error(first, "the file is empty. Give it a line of column names.");
        var columns = header.Select(name => name?.Trim() ?? throw Error(first, "a column has no name. Name it.")).ToList();
        if (columns.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Error(first, $"the column '{twice.Key}' is there twice. Rename one.");
        var rows = new List<IReadOnlyList<string?>>();
        var lines = new List<int>();
        for (var start = line; ReadRow() is { } row; start = line)
        {
            if (row is [null])
                continue;
            if (row.Count != columns.Count)
                throw Error(start, $"this row has {row.Count} {(row.Count == 1 ? "value" : "values")}, the header has {columns.Count}. A value that holds '{delimiter}' needs quotes.");
            rows.Add(row);
            lines.Add(start);
        }

        return new SeedTable(columns, rows) { Lines = lines };
    }

    private List<string?>? ReadRow()
    {
        if (at >= text.Length)
            return null;
        var row = new List<string?>();
        while (true)
        {
            row.Add(ReadField());
            if (at >= text.Length)
                return row;
            var end = text[at++];
            if (end == delimiter)
                continue;
            if (end == '\r' && at < text.Length && text[at] == '\n')
                at++;
            line++;
            return row;
        }
    }

    private string? ReadField()
    {
        if (at < text.Length && text[at] == '"')
            return ReadQuoted();
        var start = at;
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\n' or '\r'))
            at++;
        return at == start ? null : text[start..at];
    }

    private string ReadQuoted()
    {
        var opened = line;
        field.Clear();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 >= text.Length || text[at + 1] != '"'))
                return Close(opened);
            if (text[at] == '"')
                at++;
            if (text[at] == '\n')
                line++;
            field.Append(text[at]);
        }

        throw Error(opened, "a quote is opened here and not closed. Close it, or write it twice to mean the character.");
    }

    private string Close(int opened)
    {
        at++;
        if (at < text.Length && text[at] != delimiter && text[at] is not ('\n' or '\r'))
            throw Error(opened, $"'{text[at]}' follows a closing quote. Put the whole value in quotes.");
        return field.ToString();
    }

    private PipelineException Error(int place, string message) => new($"{displayPath}:{place}: {message}");
}
